"""Whose a file is.

What tells it has a rank, by who controls it: a platform's number in the path, then the folder in which a platform or a
person put it, then the file's own name, last what a student wrote into it. Where two pieces of evidence disagree a person
is told.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from ..answers.file import Kept
from ..answers.versions import is_ahead, same, when
from ..errors import CLAUSES, Words, _, listed
from .names import exact_key
from .paths import Claim
from .roster import Finder, Student
from .submissions import Submission
from .verdicts import Verdict, attempt

TYPED, FILE, FOLDER, NUMBER = range(4)  # ranks of evidence


@dataclass
class ReadFile:
    """A file that could be read: whose it is, by evidence of which rank, and what stands in it."""

    submission: Submission
    kept: Kept
    verdict: Verdict
    rank: int = TYPED
    number: str = ""  # the platform's, where only the name beside it is on the class list
    where: str = ""

    def take(self, rank: int, claim: Claim | None) -> None:
        """Note by evidence of which rank it is somebody's."""
        self.rank = rank
        if claim:
            self.number, self.where = claim.number, claim.where

    def tell(self, said: Words, done: Words | None = None, name: str = "") -> None:
        """Note what a person has to look at; that it is `done` all the same, and for whom."""
        done_for = [Words(_("{done} for {name}"), done=done, name=name)] if done else []
        self.verdict.said, self.verdict.person = listed([said, *done_for], CLAUSES), True

    def order(self) -> tuple[int, int, str, str]:
        """Return what sorts the files of one student: by rank, copy and the last answer's time."""
        last = max((each["at"] for each in self.kept["answers"].values()), default="")
        return (self.rank, self.submission.copy, last, self.submission.name)

    def later_than(self, other: Self) -> list[str]:
        """Return the tasks to which it holds a later answer than another file of the student, or the only one.

        A time in the future tells nothing.
        """
        theirs = other.kept["answers"]
        return [
            task
            for task, ours in sorted(self.kept["answers"].items())
            if task not in theirs
            or (
                when(ours["at"]) > when(theirs[task]["at"])
                and not is_ahead(ours["at"])
                and not same(ours, theirs[task])
            )
        ]

    def ahead(self) -> bool:
        """Say whether one of its times lies in the future: its clock does not tell which of two files is the later."""
        return any(is_ahead(each["at"]) for each in self.kept["answers"].values())


def by_student(
    files: Sequence[ReadFile], students: Sequence[Student], done: Words
) -> list[tuple[Student, list[ReadFile]]]:
    """Return [(student, their files), …] in the order of the class list; say in the verdicts what a person has to look at."""
    finder, found = Finder(students), defaultdict(list)
    inside = all(any(claim.number for claim in each.submission.claims[1:]) for each in files)
    for each in files:
        whose, by = (_on_list, finder) if students else (_without_list, inside)
        student = attempt([each.verdict], whose, each, by, done)
        if student is None:
            if not each.verdict.failed:
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


def _of_several(files: Sequence[ReadFile]) -> bool:
    """Tell whether files of one name that lie side by side come from several accounts of the platform.

    Moodle counts participants anew for each assignment: in another folder a student may have another number.
    """
    numbers = defaultdict(set)
    for each in files:
        if each.number:
            numbers[each.where].add(each.number)
    return any(len(each) > 1 for each in numbers.values())


def _on_list(file: ReadFile, finder: Finder, done: Words) -> Student | None:
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


def _without_list(file: ReadFile, inside: bool, done: Words) -> Student | None:
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
