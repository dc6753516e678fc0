"""From submissions to students: which of several files of one student counts, and what of all of them is told.

Evidence of a lower rank never displaces what lies there by a higher one (see `file_owners`); where two pieces of evidence
disagree a person is told.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

from ..case import TASK_ID
from ..errors import SEMICOLON, Message, _, join_messages
from ..progress import with_progress
from .answer_files import read_answers
from .answer_groups import Group
from .file_owners import TYPED, ReadableFile, group_by_student
from .roster import Student, StudentFinder
from .submission_paths import OwnerHint
from .submissions import Submission, read_submissions
from .verdicts import Verdict, attempt

MOST_NAMED = 10  # tasks in a verdict
FEWEST_TIMED = 3  # answers with their times, from which on two equal files are told


@dataclass
class StudentWork:
    """What one student handed in: the answers that count, and the `files` they come from.

    `pseudonym` is the one that the student typed, which may be empty or anybody's; `from_platform` says whether a course
    platform wrote a name into the files' paths; `owner_hints` is what the path of the newest file tells; `same_work` names
    all who handed in the same answers at the same times, this student among them, where there are others.
    """

    student: Student
    answers: dict
    language: str
    pseudonym: str
    from_platform: bool
    late: bool
    files: list = field(default_factory=list)
    owner_hints: tuple = ()
    same_work: Group = ()


@dataclass
class ClassWork:
    """All that a class handed in: by student in the order of the class list, by file, and of whom there are no answers.

    `unread_verdicts` maps those of the `missing` who handed in only what cannot be read to the first verdict on it.
    """

    handed_in: list
    verdicts: list
    missing: list
    unread_verdicts: dict = field(default_factory=dict)


def format_task_ids(tasks: Sequence[str]) -> str:
    """Return the ids of tasks as much as anybody reads at once."""
    return ", ".join(tasks[:MOST_NAMED]) + " …" * (len(tasks) > MOST_NAMED)


def collect(
    path: Path | BytesIO,
    students: Sequence[Student] = (),
    done_message: str = _("graded"),
) -> ClassWork:
    """Read all submissions in `path` (folder or ZIP) and return the ClassWork. Nothing in them is executed.

    Of several files of one student the later one counts: by the platform's copy number, then by the time of the last
    answer, and where an earlier one holds a later answer a person is told. Without `students` everybody who handed
    something in is listed. `done_message` is the message that a verdict says of a file that counts.
    """
    files, verdicts, unread = [], [], []
    done_message = Message(done_message)
    for submission in with_progress(read_submissions(path), _("Reading file {number} …")):
        verdict = Verdict(submission.name, _name_in_path(submission), submission.problem, submission.needs_person)
        verdicts.append(verdict)
        if submission.content is not None and not submission.problem:
            kept, problem = attempt([verdict], read_answers, submission.content) or (None, "")
            verdict.message, verdict.needs_person = problem or verdict.message, kept is None
            if kept is not None:
                # Without the bytes, which have been read: a large class would keep them all in memory.
                files.append(ReadableFile(replace(submission, content=None), kept, verdict))
        if verdict.needs_person:
            unread.append((submission.owner_hints, verdict))
    found = group_by_student(files, students, done_message)
    counted = (
        attempt([each.verdict for each in theirs], _student_work, student, theirs, done_message)
        for student, theirs in found
    )
    handed_in = [each for each in counted if each]
    unread += [(each.submission.owner_hints, each.verdict) for each in files if each.verdict.failed]
    present = {each.student for each in handed_in}
    missing = [each for each in students if each not in present]
    return ClassWork(handed_in, verdicts, missing, _unread_of_missing(unread, students, missing))


def _unread_of_missing(
    unread: Sequence[tuple[tuple[OwnerHint, ...], Verdict]], students: Sequence[Student], missing: Sequence[Student]
) -> dict[Student, Verdict]:
    """Return {student: verdict} of those `missing` whose name or number stands in the path of a file that cannot be read."""
    finder, still_missing, found = StudentFinder(students if unread else ()), set(missing), {}
    for hints, verdict in unread:
        named = (finder.by_id(each.number) or finder.by_name(each.name) for each in hints)
        student = next((each for each in named if each), None)
        if student in still_missing:
            found.setdefault(student, verdict)
    return found


def _name_in_path(submission: Submission) -> str:
    """Return the name that the path of a file tells: the outermost that a platform wrote, else the outermost, or ""."""
    hints = submission.owner_hints
    return next((each.name for each in hints if each.number), hints[0].name if hints else "")


def _student_work(student: Student, files: list[ReadableFile], done_message: Message) -> StudentWork:
    """Return what a student handed in: the newest of the files counts, and the verdicts on the others say why they do not."""
    files.sort(key=ReadableFile.sort_key)
    *others, newest = files
    paths = Counter(each.submission.name for each in files)
    for each in others:
        if each.rank < newest.rank:
            each.note_for_person(_displaced_message(each, student))
        else:
            _note_earlier_copy(each, newest, twice=paths[each.submission.name] > 1)
    kept, verdict, submission = newest.kept, newest.verdict, newest.submission
    unread = sorted(filter(TASK_ID.fullmatch, kept["unread"]))
    nothing = [] if kept["answers"] or unread else [Message(_("it holds no answers yet"))]
    verdict.message = verdict.message or join_messages([done_message, *nothing], SEMICOLON)
    if unread:
        look = Message(_("what it holds for {named} cannot be read: have a look"), named=format_task_ids(unread))
        verdict.add(look)
    return StudentWork(
        student,
        dict(kept["answers"]),
        kept["language"],
        kept["pseudonym"],
        any(claim.number for claim in submission.owner_hints),
        submission.late,
        [submission.name],
        submission.owner_hints,
    )


def _note_earlier_copy(file: ReadableFile, newest: ReadableFile, twice: bool) -> None:
    """Say of an earlier copy that it does not count, and what a person has to look at; `twice` stands at one path."""
    ahead = file.submission.copy == newest.submission.copy and (file.has_future_time() or newest.has_future_time())
    overtaken = file.tasks_answered_later(newest)
    guessed = ahead or overtaken or file.rank == TYPED or twice
    file.verdict.message = file.verdict.message or Message(_("an earlier copy; the later one counts"))
    if overtaken:
        look = _("and yet it holds the later answer, or the only one, to {tasks}: decide, and take the other file out")
        file.verdict.add(Message(look, tasks=format_task_ids(overtaken)))
    if guessed and file.kept["answers"] != newest.kept["answers"]:
        file.verdict.needs_person = newest.verdict.needs_person = True
        if ahead:
            file.verdict.add(Message(_("a clock was ahead, so see which one is the later")))


def _displaced_message(file: ReadableFile, student: Student) -> Message:
    if file.rank == TYPED:
        return Message(_("carries the pseudonym of somebody who handed in a file of their own; find out whose it is"))
    theirs = _("its name tells {name}; by stronger evidence another file is theirs; find out whose this is")
    return Message(theirs, name=student.label)


def note_identical_work(handed_in: Iterable[StudentWork], graded: Container[str]) -> None:
    """Note who handed in the same answers, given at the same times; a few answers may be the same by chance.

    Of `graded` tasks: one answer more in a lesson makes no other work. Where these are too few, all answers count.
    """
    by_work = defaultdict(list)
    for each in handed_in:
        timed = {task: record for task, record in each.answers.items() if record["at"]}
        counted = {task: record for task, record in timed.items() if task in graded}
        timed = counted if len(counted) >= FEWEST_TIMED else timed
        if len(timed) >= FEWEST_TIMED:
            text = json.dumps([[task, record["answer"], record["at"]] for task, record in sorted(timed.items())])
            by_work[hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()].append(each)
    for same in by_work.values():
        if len(same) > 1:
            group = tuple(each.student.label for each in same)
            for each in same:
                each.same_work = group
