"""What grading says at its end: what is left for a person, whether anything was guessed, and whether marks are final."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from ..answers import is_exercise_id
from ..case import split_id
from ..errors import CountedMessage, Message, _, join_messages, ngettext
from .answer_groups import describe_groups
from .judgements import Judgements, Key
from .marker_agreement import marker_lines
from .report import LONGEST_UNKNOWN_NAME, Report

MOST_NAMED = 20  # things that are not used, and tasks that nobody answered; needs-a-person.csv has all of the first
MANY_WAITING = 100  # answers that wait, from which on several people may share them
PLATFORM_FILES = ("moodle.csv", "moodle-feedback.zip", "canvas.csv", "canvas-feedback.zip")  # what a platform takes


def not_final_name(name: str) -> str:
    """Return the name of a file for a platform while marks are not final: nobody uploads it by mistake."""
    path = Path(name)
    return f"{path.stem}-not-final{path.suffix}"


def count_waiting(report: Report, judgements: Mapping[Key, int]) -> int:
    """Return how many answers wait for a person."""
    return sum(len(each.open_judgements(judgements)) for each in report.results)


def is_final(report: Report, judgements: Mapping[Key, int]) -> bool:
    """Tell whether marks may be given back.

    No answer waits, no exercise counts 0 for all that may not be set yet, and the kit failed at no file.
    """
    return bool(report.results) and not (
        count_waiting(report, judgements) or _count_failed(report) or _may_be_wrong_exercises(report)
    )


def _count_failed(report: Report) -> int:
    """Return how many files the kit failed at."""
    return sum(each.failed for each in report.verdicts)


def final_line(report: Report, judgements: Mapping[Key, int], folder: Path, made: Collection[str]) -> Message:
    """Return the one sentence on whether marks may be given back; `made` are the names of the files in `folder`."""
    wait = count_waiting(report, judgements)
    if not report.results:
        return Message(_("Not ready: no student was graded."))
    if failed := _count_failed(report):
        forms = ngettext(
            "Not ready: the kit failed at {count} file. Everybody else is graded; see needs-a-person.csv. Upload nothing yet.",
            "Not ready: the kit failed at {count} files. Everybody else is graded; see needs-a-person.csv. Upload nothing yet.",
        )
        return CountedMessage(forms, failed)
    if wait:
        forms = ngettext(
            "Not ready: {count} answer waits for a person and counts 0 points so far. Upload nothing yet.",
            "Not ready: {count} answers wait for a person and count 0 points so far. Upload nothing yet.",
        )
        return CountedMessage(forms, wait)
    if _nothing_answered(report):
        return Message(_("Not ready: nobody answered a task that is graded. Upload nothing yet."))
    if _may_be_wrong_exercises(report):
        named = _("Not ready: name with --lessons the exercises that you set, and grade again. Upload nothing yet.")
        return Message(named)
    files = ", ".join(str(folder / each) for each in PLATFORM_FILES if each in made)
    certain = is_certain(report, judgements)
    if not files:
        stand = _("Ready: all points stand in {file}.")
        first = _("Ready, after you have looked at needs-a-person.csv: all points stand in {file}.")
        return Message(stand if certain else first, file=folder / "grades.csv")
    upload, first = (
        _("Ready: upload {files}."),
        _("Ready, after you have looked at needs-a-person.csv: upload {files}."),
    )
    return Message(upload if certain else first, files=files)


def report_lines(report: Report, judgements: Mapping[Key, int], called: str = "whodecides") -> Iterator[Message]:
    """Return what the command says at the end, in a few lines; the last says what needs a person.

    `called` is how the reader called the command.
    """
    yield _graded_line(report)
    yield from _unanswered_lines(report)
    yield from _changed_question_lines(report)
    yield from _unused_lines(report, judgements)
    judged = Judgements.from_levels(judgements)
    yield from marker_lines(judged, report.language)
    waiting = count_waiting(report, judgements)
    if waiting and not judged.progress:
        yield Message(_("Write levels into needs-a-person.csv, then grade again and name it with --judgements."))
        if waiting >= MANY_WAITING:
            hours = _("'{command}' tells how many hours they take, and deals them to several people.")
            yield Message(hours, command=f"{called} split")
    same_work = [each.same_work for each in report.results if each.same_work]
    parts = [
        (sum(each.needs_person for each in report.verdicts),
         ngettext("{count} file needs a person", "{count} files need a person")),
        (len(report.unmatched_judgements(judgements)) + judged.unused_count,
         ngettext("{count} judgement was not used", "{count} judgements were not used")),
        (waiting, ngettext("{count} answer waits for a judgement", "{count} answers wait for a judgement")),
    ]  # fmt: skip
    parts_left: list[Message] = [CountedMessage(forms, count) for count, forms in parts if count]
    if same_work:
        handed_in = Message(_("the same answers of {students}"), students=describe_groups(same_work))
        parts_left.insert(bool(parts[0][0]), handed_in)
    if parts_left:
        yield Message(_("For a person: {list}; see needs-a-person.csv."), list=join_messages(parts_left))
    else:
        yield Message(_("Nothing is left for a person."))


def _graded_line(report: Report) -> Message:
    """Say how many were graded, and of whom there are no answers."""
    numbers = {"tasks": len(report.tasks), "missing": len(report.missing) - len(report.unread_verdicts)}
    if report.unread_verdicts:
        graded = ngettext(
            "{count} student graded on {tasks} tasks; {missing} handed in nothing, {unread} only what cannot be read.",
            "{count} students graded on {tasks} tasks; {missing} handed in nothing, {unread} only what cannot be read.",
        )
        return CountedMessage(graded, len(report.results), **numbers, unread=len(report.unread_verdicts))
    graded = ngettext(
        "{count} student graded on {tasks} tasks; {missing} handed in nothing.",
        "{count} students graded on {tasks} tasks; {missing} handed in nothing.",
    )
    return CountedMessage(graded, len(report.results), **numbers)


def _unanswered_lines(report: Report) -> Iterator[Message]:
    """Say which tasks nobody answered, and which exercises were meant where whole ones are among them."""
    if _nothing_answered(report):
        yield from _other_exercise_lines(report)
        return
    if not (tasks := report.unanswered_tasks()):
        return
    forms = ngettext(
        "{count} task was answered by nobody and counts 0 for all: {list}.",
        "{count} tasks were answered by nobody and count 0 for all: {list}.",
    )
    named = ", ".join(tasks[:MOST_NAMED]) + " …" * (len(tasks) > MOST_NAMED)
    yield CountedMessage(forms, len(tasks), list=named)
    if lessons := _partly_answered_exercises(report):
        yield Message(_("Did you mean --lessons {lessons}?"), lessons=",".join(lessons))


def _other_exercise_lines(report: Report) -> Iterator[Message]:
    """Say that nobody answered a task of the exercises that are graded, and of which others somebody did."""
    graded = ", ".join(_exercise_numbers(each.id for each in report.tasks))
    others = _exercise_numbers(each for each in report.answered_tasks if is_exercise_id(each))
    if not others:
        yield Message(_("Nobody answered a task of the exercises {graded}."), graded=graded)
        return
    graded_cases = {split_id(each.id)[0] for each in report.tasks}
    if other_cases := sorted({split_id(each)[0] for each in report.answered_tasks} - graded_cases - {""}):
        yield Message(_("Answered were tasks of another case: add --case {cases}."), cases=",".join(other_cases))
        return
    message = _("Nobody answered a task of the exercises {graded}; answered were tasks of {others}.")
    yield Message(message, graded=graded, others=", ".join(others))
    yield Message(_("Did you mean --lessons {lessons}?"), lessons=",".join(others))


def _changed_question_lines(report: Report) -> Iterator[Message]:
    """Name the tasks that were answered before their question changed, with how many answers each, by who marks them."""
    changed = [mark for each in report.results for mark in each.marks if mark.changed]
    for message, marks in (
        (
            _("Marked by the keys of older kits, as the question has changed since: {list}."),
            [m for m in changed if m.question],
        ),
        (
            _(
                "Answered before the question changed, and left to a person, for no key at hand fits: {list}. Name the kit that "
                "these students had, or the file of keys of its release, with --older-kit."
            ),
            [m for m in changed if not m.question],
        ),
    ):
        counts = Counter(each.task for each in marks)
        if counts:
            yield Message(message, list=", ".join(f"{task} ({counts[task]})" for task in sorted(counts)))


def _exercise_numbers(tasks: Iterable[str]) -> list[str]:
    """Return the numbers of the exercises of these ids of tasks."""
    return sorted({split_id(each)[1][1:3] for each in tasks})


def _nothing_answered(report: Report) -> bool:
    """Tell whether there are students, and none of them answered a task that is graded."""
    return bool(report.results) and not any(each.id in report.answered_tasks for each in report.tasks)


def _partly_answered_exercises(report: Report) -> list[str]:
    """Return the numbers of the exercises of which somebody answered a task, where there are others of which nobody did."""
    nobody = set(report.unanswered_tasks())
    some = _exercise_numbers(
        each.id for each in report.tasks if each.id not in nobody and each.id in report.answered_tasks
    )
    return some if some != _exercise_numbers(each.id for each in report.tasks) else []


def _may_be_wrong_exercises(report: Report) -> bool:
    """Tell whether other exercises may be set than those that are graded.

    Nobody answered any of these; or nobody said which ones count, and whole ones were answered by nobody.
    """
    return _nothing_answered(report) or (not report.exercises_named and bool(_partly_answered_exercises(report)))


def _unused_lines(report: Report, judgements: Mapping[Key, int]) -> Iterator[Message]:
    """Name what is wrong in tables of judgements, as much as anybody reads at once."""
    judged = Judgements.from_levels(judgements)
    messages = []
    for (label, task), why in report.unmatched_judgements(judgements).items():
        unused = _("The judgement of {name}, {task}, was not used: {reason}.")
        named = {
            "name": label[:LONGEST_UNKNOWN_NAME] or Message(_("no name")),
            "task": task[:LONGEST_UNKNOWN_NAME] or Message(_("no task")),
        }
        at: dict[str, object] = {**named, "reason": why}
        if place := judged.locations.get((label, task)):
            unused = _("Not used: {file}, row {row}, {name}, {task}: {reason}.")
            at |= {"file": place[0], "row": place[1]}
        messages.append(Message(unused, **at))
    messages += [Message(_("Not used: {sentence}"), sentence=each) for each in judged.unused]
    yield from messages[:MOST_NAMED]
    if more := len(report.unmatched_judgements(judgements)) + judged.unused_count - len(messages[:MOST_NAMED]):
        forms = ngettext(
            "{count} more is not used: see needs-a-person.csv.", "{count} more are not used: see needs-a-person.csv."
        )
        yield CountedMessage(forms, more)


def is_certain(report: Report, judgements: Mapping[Key, int]) -> bool:
    """Tell whether nothing was guessed: no file, no two equal files, no judgement and no question needs a person's look."""
    return not (
        any(each.needs_person for each in report.verdicts)
        or any(each.same_work for each in report.results)
        or report.unmatched_judgements(judgements)
        or Judgements.from_levels(judgements).unused
        or _may_be_wrong_exercises(report)
        or any(
            mark.judged and not mark.question and (each.student.label, mark.task) not in judgements
            for each in report.results
            for mark in each.marks
        )
    )
