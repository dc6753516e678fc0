"""From submissions to students: whose file is whose, and which of several files of one student counts."""

from dataclasses import dataclass, field, replace

from ..answers.store import TASK_ID
from .reading import read_answers
from .roster import Finder, Student
from .submissions import read_submissions

MOST_NAMED = 10  # tasks in a verdict


@dataclass
class Verdict:
    """What became of one submitted file: `said` is what was done with it, or one clause that says why nothing was."""

    file: str
    student: str
    said: str
    person: bool = False  # whether somebody has to look


@dataclass
class HandedIn:
    """What one student handed in: the answers that count, and the `files` they come from.

    `pseudonym` is the one that the student typed, which may be empty or anybody's; `platform` says whether a course
    platform wrote a name into the files' paths.
    """

    student: Student
    answers: dict
    language: str
    pseudonym: str
    platform: bool
    late: bool
    files: list = field(default_factory=list)


@dataclass
class Collection:
    """All that a class handed in: by student in the order of the class list, by file, and who handed in nothing."""

    handed_in: list
    verdicts: list
    missing: list


def collect(path, students=(), done="graded"):
    """Read all submissions in `path` (folder or ZIP) and return the Collection. Nothing in them is executed.

    Of several files of one student the later one counts: by the platform's copy number, then by the time of the last
    answer; a notebook only fills in what the file of answers does not hold. Without `students` everybody who handed
    something in is listed. `done` is what a verdict says of a file that counts.
    """
    finder, by_student, verdicts = Finder(students), {}, []
    for submission in read_submissions(path):
        verdict = Verdict(submission.name, submission.owner, submission.problem, submission.person)
        verdicts.append(verdict)
        if submission.problem:
            continue
        kept, verdict.said = read_answers(submission.content)
        if kept is None:
            verdict.person = True
            continue
        student = _whose(submission, kept, finder, verdict, students, done)
        if student:
            verdict.student = student.label
            order = _order(submission, kept, finder.by_path(submission) == student)
            by_student.setdefault(student, []).append((order, _without_content(submission), kept, verdict))
    handed_in = [
        _counted(student, files, done)
        for student, files in sorted(by_student.items(), key=lambda pair: (pair[0].number, pair[0].label))
    ]
    present = {each.student for each in handed_in}
    return Collection(handed_in, verdicts, [each for each in students if each not in present])


def _without_content(submission):
    """Return the submission without its bytes, which have been read: a large class would keep them all in memory."""
    return replace(submission, content=None)


def _whose(submission, kept, finder, verdict, students, done):
    """Return the student to whom a readable file belongs, or None; say in the verdict what a person has to look at."""
    named, claimed = finder.by_path(submission), finder.by_pseudonym(kept["pseudonym"])
    if named and claimed and named != claimed:
        verdict.said = f"carries the pseudonym of {claimed.label}, handed in by {named.label}; {done} for {named.label}"
        verdict.person = True
    if named or claimed:
        return named or claimed
    label = submission.owner or kept["pseudonym"]
    if students or not label:
        verdict.said, verdict.person = "belongs to nobody on the class list; find out whose it is", True
        return None
    return Student(0, label)


def _order(submission, kept, own):
    """Return what sorts the files of one student: a notebook first, then by copy and by the last answer's time.

    A file that the name of the folder or file does not tell to be their `own` comes before those that are: anybody can
    write a pseudonym.
    """
    last = max((str(each["at"]) for each in kept["answers"].values()), default="")
    return (kept["kind"] == "answers", own, submission.copy, last, submission.name)


def _counted(student, files, done):
    files.sort(key=lambda each: each[0])
    answers, counted = {}, []
    *_, (newest, _submission, _kept, _verdict) = files
    for order, submission, kept, verdict in files:
        # Notebooks and the newest file of answers count; an older file of answers does not.
        if kept["kind"] == "answers" and order != newest:
            if newest[1] and not order[1]:  # the newest is their own, this one only claims to be
                verdict.said = (
                    "carries the pseudonym of somebody who handed in a file of their own; find out whose it is"
                )
                verdict.person = True
            verdict.said = verdict.said or "an earlier copy; the later one counts"
            continue
        answers |= kept["answers"]
        counted.append((submission, kept))
        unread = sorted(filter(TASK_ID.fullmatch, kept["unread"]))
        verdict.said = verdict.said or (done if kept["answers"] or unread else f"{done}; it holds no answers yet")
        if unread:
            named = ", ".join(unread[:MOST_NAMED]) + " …" * (len(unread) > MOST_NAMED)
            verdict.said += f"; what it holds for {named} cannot be read: have a look"
            verdict.person = True
    submission, kept = counted[-1]
    return HandedIn(
        student,
        answers,
        kept["language"],
        kept["pseudonym"],
        any(each.owner_id for each, _ in counted),
        any(each.late for each, _ in counted),
        [each.name for each, _ in counted],
    )
