"""Whose a file is.

What tells it has a rank, by who controls it: a platform's number in the path, then the folder in which a platform or a
person put it, then the file's own name, last what a student wrote into it. Where two pieces of evidence disagree a person
is told.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from ..answers.file_format import FileContent
from ..answers.versions import is_in_future, is_same_answer, record_time
from ..errors import SEMICOLON, Message, _, join_messages
from .name_matching import exact_key
from .roster import Student, StudentFinder
from .submission_paths import OwnerHint
from .submissions import Submission
from .verdicts import Verdict, attempt

TYPED, FILE, FOLDER, NUMBER = range(4)  # ranks of evidence


@dataclass
class ReadableFile:
    """A file that could be read: whose it is, by evidence of which rank, and what stands in it."""

    submission: Submission
    kept: FileContent
    verdict: Verdict
    rank: int = TYPED
    number: str = ""  # the platform's, where only the name beside it is on the class list
    where: str = ""

    def set_evidence(self, rank: int, hint: OwnerHint | None) -> None:
        """Note by evidence of which rank it is somebody's."""
        self.rank = rank
        if hint:
            self.number, self.where = hint.number, hint.where

    def note_for_person(self, message: Message, done: Message | None = None, name: str = "") -> None:
        """Note what a person has to look at; that it is `done` all the same, and for whom."""
        done_for = [Message(_("{done} for {name}"), done=done, name=name)] if done else []
        self.verdict.message, self.verdict.needs_person = join_messages([message, *done_for], SEMICOLON), True

    def sort_key(self) -> tuple[int, int, str, str]:
        """Return what sorts the files of one student: by rank, copy and the last answer's time."""
        last = max((each["at"] for each in self.kept["answers"].values()), default="")
        return (self.rank, self.submission.copy, last, self.submission.name)

    def tasks_answered_later(self, other: Self) -> list[str]:
        """Return the tasks to which it holds a later answer than another file of the student, or the only one.

        A time in the future tells nothing.
        """
        theirs = other.kept["answers"]
        return [
            task
            for task, ours in sorted(self.kept["answers"].items())
            if task not in theirs
            or (
                record_time(ours["at"]) > record_time(theirs[task]["at"])
                and not is_in_future(ours["at"])
                and not is_same_answer(ours, theirs[task])
            )
        ]

    def has_future_time(self) -> bool:
        """Say whether one of its times lies in the future: its clock does not tell which of two files is the later."""
        return any(is_in_future(each["at"]) for each in self.kept["answers"].values())


def group_by_student(
    files: Sequence[ReadableFile], students: Sequence[Student], done: Message
) -> list[tuple[Student, list[ReadableFile]]]:
    """Return [(student, their files), …] in the order of the class list; say in the verdicts what a person has to look at."""
    finder, found = StudentFinder(students), defaultdict(list)
    inside = all(any(hint.number for hint in each.submission.owner_hints[1:]) for each in files)
    for each in files:
        find_owner, by = (_owner_on_list, finder) if students else (_owner_in_path, inside)
        student = attempt([each.verdict], find_owner, each, by, done)
        if student is None:
            if not each.verdict.failed:
                each.note_for_person(Message(_("belongs to nobody on the class list; find out whose it is")))
            continue
        each.verdict.student = student.label
        found[student].append(each)
    for student, theirs in list(found.items()):
        if not _from_several_accounts(theirs):
            continue
        del found[student]
        for each in theirs:
            if students:
                several = _(
                    "several accounts hand in under the name {name}; find out whose it is, and add the platform's numbers "
                    "to the class list"
                )
                each.note_for_person(Message(several, name=student.label))
            else:
                one = replace(student, name=f"{student.name} ({each.number})" if each.number else student.name)
                each.verdict.student = one.label
                found[one].append(each)
    return sorted(found.items(), key=lambda pair: (pair[0].number, pair[0].label))


def _from_several_accounts(files: Sequence[ReadableFile]) -> bool:
    """Tell whether files of one name that lie side by side come from several accounts of the platform.

    Moodle counts participants anew for each assignment: in another folder a student may have another number.
    """
    numbers = defaultdict(set)
    for each in files:
        if each.number:
            numbers[each.where].add(each.number)
    return any(len(each) > 1 for each in numbers.values())


def _owner_on_list(file: ReadableFile, finder: StudentFinder, done: Message) -> Student | None:
    """Return the student of the class list to whom a file belongs, or None; note its rank and what disagrees."""
    evidence = []
    for hint in file.submission.owner_hints:
        by_number, by_name = finder.by_id(hint.number), finder.by_name(hint.name)
        if by_number:
            evidence.append((by_number, NUMBER, hint))
        if by_name:
            evidence.append((by_name, FOLDER if hint.folder else FILE, hint))
    by_pseudonym = finder.by_name(file.kept["pseudonym"])
    if not evidence:
        return by_pseudonym
    student, rank, hint = evidence[0]
    file.set_evidence(rank, hint if rank != NUMBER else None)
    other = next((each[0] for each in evidence if each[0] != student), None)
    if other:
        file.note_for_person(
            Message(_("its path names {name} and {other}"), name=student.label, other=other.label), done, student.label
        )
    elif by_pseudonym and by_pseudonym != student:
        carries = _("carries the pseudonym of {other}, handed in by {name}")
        file.note_for_person(Message(carries, other=by_pseudonym.label, name=student.label), done, student.label)
    return student


def _owner_in_path(file: ReadableFile, inside: bool, done: Message) -> Student | None:
    """Return the student whom the path of a file tells, else its pseudonym, or None; note its rank and what disagrees.

    `inside` says that all lies in folders around what a platform gave out; else the outermost part tells.
    """
    hints = file.submission.owner_hints
    if not hints:
        return Student(0, file.kept["pseudonym"]) if exact_key(file.kept["pseudonym"]) else None
    hint = next(each for each in hints if each.number) if inside else hints[0]
    file.set_evidence(NUMBER if hint.number else FOLDER if hint.folder else FILE, hint)
    if any(each.number not in ("", hint.number) for each in hints):
        file.note_for_person(Message(_("its path names somebody else, too")), done, hint.name)
    return Student(0, hint.name)
