"""From submissions to students: whose file is whose, and which of several files of one student counts.

What tells whose a file is has a rank, by who controls it: a platform's number in the path, then the folder in which a
platform or a person put it, then the file's own name, last what a student wrote into it. Evidence of a lower rank never
displaces what lies there by a higher one, and where two pieces of evidence disagree a person is told.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

from ..answers.file import TASK_ID
from ..answers.versions import is_ahead
from ..errors import CLAUSES, Words, _, listed
from .alike import Group
from .names import exact_key
from .reading import read_answers
from .roster import Finder, Student
from .submissions import Submission, read_submissions

MOST_NAMED = 10  # tasks in a verdict
TYPED, FILE, FOLDER, NUMBER = range(4)  # ranks of evidence


@dataclass
class Verdict:
    """What became of one submitted file: `said`, Words, is what was done with it, or a clause that says why nothing was."""

    file: str
    student: str
    said: str
    person: bool = False  # whether somebody has to look


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


@dataclass
class _File:
    """A file that could be read: whose it is, by evidence of which rank, and what stands in it."""

    submission: Submission
    kept: dict
    verdict: Verdict
    rank: int = TYPED
    number: str = ""  # the platform's, where only the name beside it is on the class list
    where: str = ""

    def take(self, rank, claim):
        """Note by evidence of which rank it is somebody's."""
        self.rank = rank
        if claim:
            self.number, self.where = claim.number, claim.where

    def tell(self, said, done=None, name=""):
        """Note what a person has to look at; that it is `done` all the same, and for whom."""
        done_for = [Words(_("{done} for {name}"), done=done, name=name)] if done else []
        self.verdict.said, self.verdict.person = listed([said, *done_for], CLAUSES), True

    def order(self):
        """Return what sorts the files of one student: a notebook first, then by rank, copy and the last answer's time."""
        last = max((each["at"] for each in self.kept["answers"].values()), default="")
        return (self.kept["kind"] == "answers", self.rank, self.submission.copy, last, self.submission.name)

    def ahead(self):
        """Say whether one of its times lies in the future: its clock does not tell which of two files is the later."""
        return any(is_ahead(each["at"]) for each in self.kept["answers"].values())


def collect(
    path: Path | BytesIO,
    students: Sequence[Student] = (),
    done: str = _("graded"),
    progress: Callable[[int], None] | None = None,
) -> Collection:
    """Read all submissions in `path` (folder or ZIP) and return the Collection. Nothing in them is executed.

    Of several files of one student the later one counts: by the platform's copy number, then by the time of the last
    answer; a notebook only fills in what the file of answers does not hold. Without `students` everybody who handed
    something in is listed. `done` is the message that a verdict says of a file that counts; `progress` is called with
    the number of files read so far.
    """
    files, verdicts, unread = [], [], []
    done = Words(done)
    for number, submission in enumerate(read_submissions(path), start=1):
        verdict = Verdict(submission.name, _named_in(submission), submission.problem, submission.person)
        verdicts.append(verdict)
        if submission.content is not None and not submission.problem:
            kept, verdict.said = read_answers(submission.content)
            verdict.person = kept is None
            if kept is not None:
                # Without the bytes, which have been read: a large class would keep them all in memory.
                files.append(_File(replace(submission, content=None), kept, verdict))
        if verdict.person:
            unread.append((submission.claims, verdict))
        if progress:
            progress(number)
    by_student = _by_student(files, students, done)
    handed_in = [_counted(student, theirs, done) for student, theirs in by_student]
    present = {each.student for each in handed_in}
    missing = [each for each in students if each not in present]
    return Collection(handed_in, verdicts, missing, _of_missing(unread, students, missing))


def _of_missing(unread, students, missing):
    """Return {student: verdict} of those `missing` whose name or number stands in the path of a file that cannot be read."""
    finder, open_ones, found = Finder(students if unread else ()), set(missing), {}
    for claims, verdict in unread:
        named = (finder.by_id(each.number) or finder.by_name(each.name) for each in claims)
        student = next((each for each in named if each), None)
        if student in open_ones:
            found.setdefault(student, verdict)
    return found


def _named_in(submission):
    """Return the name that the path of a file tells: the outermost that a platform wrote, else the outermost, or ""."""
    claims = submission.claims
    return next((each.name for each in claims if each.number), claims[0].name if claims else "")


def _by_student(files, students, done):
    """Return [(student, their files), …] in the order of the class list; say in the verdicts what a person has to look at."""
    finder, found = Finder(students), defaultdict(list)
    inside = all(any(claim.number for claim in each.submission.claims[1:]) for each in files)
    for each in files:
        student = _on_list(each, finder, done) if students else _without_list(each, inside, done)
        if student is None:
            each.tell(Words(_("belongs to nobody on the class list; find out whose it is")))
            continue
        each.verdict.student = student.label
        found[student].append(each)
    for student, theirs in list(found.items()):
        if not _of_several(theirs):
            continue
        del found[student]
        for each in theirs:
            if students:
                several = _(
                    "several accounts hand in under the name {name}; find out whose it is, and add the platform's numbers "
                    "to the class list"
                )
                each.tell(Words(several, name=student.label))
            else:
                one = replace(student, name=f"{student.name} ({each.number})" if each.number else student.name)
                each.verdict.student = one.label
                found[one].append(each)
    return sorted(found.items(), key=lambda pair: (pair[0].number, pair[0].label))


def _of_several(files):
    """Tell whether files of one name that lie side by side come from several accounts of the platform.

    Moodle counts participants anew for each assignment: in another folder a student may have another number.
    """
    numbers = defaultdict(set)
    for each in files:
        if each.number:
            numbers[each.where].add(each.number)
    return any(len(each) > 1 for each in numbers.values())


def _on_list(file, finder, done):
    """Return the student of the class list to whom a file belongs, or None; note its rank and what disagrees."""
    said = []
    for claim in file.submission.claims:
        by_number, by_name = finder.by_id(claim.number), finder.by_name(claim.name)
        if by_number:
            said.append((by_number, NUMBER, claim))
        if by_name:
            said.append((by_name, FOLDER if claim.folder else FILE, claim))
    claimed = finder.by_name(file.kept["pseudonym"])
    if not said:
        return claimed
    student, rank, claim = said[0]
    file.take(rank, claim if rank != NUMBER else None)
    other = next((each[0] for each in said if each[0] != student), None)
    if other:
        file.tell(
            Words(_("its path names {name} and {other}"), name=student.label, other=other.label), done, student.label
        )
    elif claimed and claimed != student:
        carries = _("carries the pseudonym of {other}, handed in by {name}")
        file.tell(Words(carries, other=claimed.label, name=student.label), done, student.label)
    return student


def _without_list(file, inside, done):
    """Return the student whom the path of a file tells, else its pseudonym, or None; note its rank and what disagrees.

    `inside` says that all lies in folders around what a platform gave out; else the outermost part tells.
    """
    claims = file.submission.claims
    if not claims:
        return Student(0, file.kept["pseudonym"]) if exact_key(file.kept["pseudonym"]) else None
    claim = next(each for each in claims if each.number) if inside else claims[0]
    file.take(NUMBER if claim.number else FOLDER if claim.folder else FILE, claim)
    if any(each.number not in ("", claim.number) for each in claims):
        file.tell(Words(_("its path names somebody else, too")), done, claim.name)
    return Student(0, claim.name)


def _counted(student, files, done):
    files.sort(key=_File.order)
    highest = max(each.rank for each in files)
    newest, answers, counted = files[-1], {}, []
    paths = Counter(each.submission.name for each in files)
    for each in files:
        if each.rank < highest:
            each.tell(_displaced(each, student))
            continue
        # Notebooks and the newest file of answers count; an older file of answers does not.
        if each.kept["kind"] == "answers" and each is not newest:
            ahead = each.submission.copy == newest.submission.copy and (each.ahead() or newest.ahead())
            guessed = ahead or each.rank == TYPED or paths[each.submission.name] > 1
            each.verdict.said = each.verdict.said or Words(_("an earlier copy; the later one counts"))
            if guessed and each.kept["answers"] != newest.kept["answers"]:
                each.verdict.person = newest.verdict.person = True
                if ahead:
                    clock = Words(_("a clock was ahead, so see which one is the later"))
                    each.verdict.said = listed([each.verdict.said, clock], CLAUSES)
            continue
        answers |= each.kept["answers"]
        counted.append(each)
        unread = sorted(filter(TASK_ID.fullmatch, each.kept["unread"]))
        nothing = [] if each.kept["answers"] or unread else [Words(_("it holds no answers yet"))]
        each.verdict.said = each.verdict.said or listed([done, *nothing], CLAUSES)
        if unread:
            named = ", ".join(unread[:MOST_NAMED]) + " …" * (len(unread) > MOST_NAMED)
            look = Words(_("what it holds for {named} cannot be read: have a look"), named=named)
            each.tell(listed([each.verdict.said, look], CLAUSES))
    last = counted[-1]
    return HandedIn(
        student,
        answers,
        last.kept["language"],
        last.kept["pseudonym"],
        any(claim.number for each in counted for claim in each.submission.claims),
        any(each.submission.late for each in counted),
        [each.submission.name for each in counted],
        last.submission.claims,
    )


def _displaced(file, student):
    if file.rank == TYPED:
        return Words(_("carries the pseudonym of somebody who handed in a file of their own; find out whose it is"))
    theirs = _("its name tells {name}; by stronger evidence another file is theirs; find out whose this is")
    return Words(theirs, name=student.label)
