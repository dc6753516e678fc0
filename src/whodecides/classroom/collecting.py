"""From submissions to students: which of several files of one student counts, and what of all of them is told.

Evidence of a lower rank never displaces what lies there by a higher one (see `whose`); where two pieces of evidence
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
from ..errors import CLAUSES, Words, _, listed
from ..progress import through
from .alike import Group
from .paths import Claim
from .reading import read_answers
from .roster import Finder, Student
from .submissions import Submission, read_submissions
from .verdicts import Verdict, attempt
from .whose import TYPED, ReadFile, by_student

MOST_NAMED = 10  # tasks in a verdict
ENOUGH = 3  # answers with their times, from which on two equal files are told


@dataclass
class HandedIn:
    """What one student handed in: the answers that count, and the `files` they come from.

    `pseudonym` is the one that the student typed, which may be empty or anybody's; `platform` says whether a course
    platform wrote a name into the files' paths; `claims` is what the path of the newest file tells; `alike` names
    all who handed in the same answers at the same times, this student among them, where there are others.
    """

    student: Student
    answers: dict
    language: str
    pseudonym: str
    platform: bool
    late: bool
    files: list = field(default_factory=list)
    claims: tuple = ()
    alike: Group = ()


@dataclass
class Collection:
    """All that a class handed in: by student in the order of the class list, by file, and of whom there are no answers.

    `unread` maps those of the `missing` who handed in only what cannot be read to the first verdict on it.
    """

    handed_in: list
    verdicts: list
    missing: list
    unread: dict = field(default_factory=dict)


def named_tasks(tasks: Sequence[str]) -> str:
    """Return the ids of tasks as much as anybody reads at once."""
    return ", ".join(tasks[:MOST_NAMED]) + " …" * (len(tasks) > MOST_NAMED)


def collect(
    path: Path | BytesIO,
    students: Sequence[Student] = (),
    done: str = _("graded"),
) -> Collection:
    """Read all submissions in `path` (folder or ZIP) and return the Collection. Nothing in them is executed.

    Of several files of one student the later one counts: by the platform's copy number, then by the time of the last
    answer, and where an earlier one holds a later answer a person is told. Without `students` everybody who handed
    something in is listed. `done` is the message that a verdict says of a file that counts.
    """
    files, verdicts, unread = [], [], []
    done = Words(done)
    for submission in through(read_submissions(path), _("Reading file {number} …")):
        verdict = Verdict(submission.name, _named_in(submission), submission.problem, submission.person)
        verdicts.append(verdict)
        if submission.content is not None and not submission.problem:
            kept, problem = attempt([verdict], read_answers, submission.content) or (None, "")
            verdict.said, verdict.person = problem or verdict.said, kept is None
            if kept is not None:
                # Without the bytes, which have been read: a large class would keep them all in memory.
                files.append(ReadFile(replace(submission, content=None), kept, verdict))
        if verdict.person:
            unread.append((submission.claims, verdict))
    found = by_student(files, students, done)
    counted = (attempt([each.verdict for each in theirs], _counted, student, theirs, done) for student, theirs in found)
    handed_in = [each for each in counted if each]
    unread += [(each.submission.claims, each.verdict) for each in files if each.verdict.failed]
    present = {each.student for each in handed_in}
    missing = [each for each in students if each not in present]
    return Collection(handed_in, verdicts, missing, _of_missing(unread, students, missing))


def _of_missing(
    unread: Sequence[tuple[tuple[Claim, ...], Verdict]], students: Sequence[Student], missing: Sequence[Student]
) -> dict[Student, Verdict]:
    """Return {student: verdict} of those `missing` whose name or number stands in the path of a file that cannot be read."""
    finder, open_ones, found = Finder(students if unread else ()), set(missing), {}
    for claims, verdict in unread:
        named = (finder.by_id(each.number) or finder.by_name(each.name) for each in claims)
        student = next((each for each in named if each), None)
        if student in open_ones:
            found.setdefault(student, verdict)
    return found


def _named_in(submission: Submission) -> str:
    """Return the name that the path of a file tells: the outermost that a platform wrote, else the outermost, or ""."""
    claims = submission.claims
    return next((each.name for each in claims if each.number), claims[0].name if claims else "")


def _counted(student: Student, files: list[ReadFile], done: Words) -> HandedIn:
    """Return what a student handed in: the newest of the files counts, and the verdicts on the others say why they do not."""
    files.sort(key=ReadFile.order)
    *others, newest = files
    paths = Counter(each.submission.name for each in files)
    for each in others:
        if each.rank < newest.rank:
            each.tell(_displaced(each, student))
        else:
            _tell_earlier(each, newest, twice=paths[each.submission.name] > 1)
    kept, verdict, submission = newest.kept, newest.verdict, newest.submission
    unread = sorted(filter(TASK_ID.fullmatch, kept["unread"]))
    nothing = [] if kept["answers"] or unread else [Words(_("it holds no answers yet"))]
    verdict.said = verdict.said or listed([done, *nothing], CLAUSES)
    if unread:
        look = Words(_("what it holds for {named} cannot be read: have a look"), named=named_tasks(unread))
        verdict.add(look)
    return HandedIn(
        student,
        dict(kept["answers"]),
        kept["language"],
        kept["pseudonym"],
        any(claim.number for claim in submission.claims),
        submission.late,
        [submission.name],
        submission.claims,
    )


def _tell_earlier(file: ReadFile, newest: ReadFile, twice: bool) -> None:
    """Say of an earlier copy that it does not count, and what a person has to look at; `twice` stands at one path."""
    ahead = file.submission.copy == newest.submission.copy and (file.ahead() or newest.ahead())
    overtaken = file.later_than(newest)
    guessed = ahead or overtaken or file.rank == TYPED or twice
    file.verdict.said = file.verdict.said or Words(_("an earlier copy; the later one counts"))
    if overtaken:
        look = _("and yet it holds the later answer, or the only one, to {tasks}: decide, and take the other file out")
        file.verdict.add(Words(look, tasks=named_tasks(overtaken)))
    if guessed and file.kept["answers"] != newest.kept["answers"]:
        file.verdict.person = newest.verdict.person = True
        if ahead:
            file.verdict.add(Words(_("a clock was ahead, so see which one is the later")))


def _displaced(file: ReadFile, student: Student) -> Words:
    if file.rank == TYPED:
        return Words(_("carries the pseudonym of somebody who handed in a file of their own; find out whose it is"))
    theirs = _("its name tells {name}; by stronger evidence another file is theirs; find out whose this is")
    return Words(theirs, name=student.label)


def tell_the_same(handed_in: Iterable[HandedIn], graded: Container[str]) -> None:
    """Note who handed in the same answers, given at the same times; a few answers may be the same by chance.

    Of `graded` tasks: one answer more in a lesson makes no other work. Where these are too few, all answers count.
    """
    by_work = defaultdict(list)
    for each in handed_in:
        timed = {task: record for task, record in each.answers.items() if record["at"]}
        counted = {task: record for task, record in timed.items() if task in graded}
        timed = counted if len(counted) >= ENOUGH else timed
        if len(timed) >= ENOUGH:
            told = json.dumps([[task, record["answer"], record["at"]] for task, record in sorted(timed.items())])
            by_work[hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()].append(each)
    for alike in by_work.values():
        if len(alike) > 1:
            group = tuple(each.student.label for each in alike)
            for each in alike:
                each.alike = group
