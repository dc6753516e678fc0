"""What grading says at its end: what is left for a person, whether anything was guessed, and whether marks are final."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from ..answers import is_exercise_id
from ..case import split_id
from ..errors import Counted, Words, _, listed, ngettext
from .agreeing import marker_lines
from .alike import alike_in_words
from .judging import Judgements, Key
from .report import LONGEST, Report

MOST_NAMED = 20  # things that are not used, and tasks that nobody answered; needs-a-person.csv has all of the first
MANY = 100  # answers that wait, from which on several people may share them
FINAL = ("moodle.csv", "moodle-feedback.zip", "canvas.csv", "canvas-feedback.zip")  # what a platform takes


def not_final(name: str) -> str:
    """Return the name of a file for a platform while marks are not final: nobody uploads it by mistake."""
    path = Path(name)
    return f"{path.stem}-not-final{path.suffix}"


def waiting_in(report: Report, judgements: Mapping[Key, int]) -> int:
    """Return how many answers wait for a person."""
    return sum(len(each.open_judgements(judgements)) for each in report.results)


def is_final(report: Report, judgements: Mapping[Key, int]) -> bool:
    """Tell whether marks may be given back.

    No answer waits, no exercise counts 0 for all that may not be set yet, and the kit failed at no file.
    """
    return bool(report.results) and not (waiting_in(report, judgements) or _failed(report) or _meant(report))


def _failed(report: Report) -> int:
    """Return how many files the kit failed at."""
    return sum(each.failed for each in report.verdicts)


def final_line(report: Report, judgements: Mapping[Key, int], folder: Path, made: Collection[str]) -> Words:
    """Return the one sentence on whether marks may be given back; `made` are the names of the files in `folder`."""
    wait = waiting_in(report, judgements)
    if not report.results:
        return Words(_("Not ready: no student was graded."))
    if failed := _failed(report):
        told = ngettext(
            "Not ready: the kit failed at {count} file. Everybody else is graded; see needs-a-person.csv. Upload nothing yet.",
            "Not ready: the kit failed at {count} files. Everybody else is graded; see needs-a-person.csv. Upload nothing yet.",
        )
        return Counted(told, failed)
    if wait:
        told = ngettext(
            "Not ready: {count} answer waits for a person and counts 0 points so far. Upload nothing yet.",
            "Not ready: {count} answers wait for a person and count 0 points so far. Upload nothing yet.",
        )
        return Counted(told, wait)
    if _nobody(report):
        return Words(_("Not ready: nobody answered a task that is graded. Upload nothing yet."))
    if _meant(report):
        named = _("Not ready: name with --lessons the exercises that you set, and grade again. Upload nothing yet.")
        return Words(named)
    files = ", ".join(str(folder / each) for each in FINAL if each in made)
    looked = is_certain(report, judgements)
    if not files:
        stand = _("Ready: all points stand in {file}.")
        first = _("Ready, after you have looked at needs-a-person.csv: all points stand in {file}.")
        return Words(stand if looked else first, file=folder / "grades.csv")
    upload, first = (
        _("Ready: upload {files}."),
        _("Ready, after you have looked at needs-a-person.csv: upload {files}."),
    )
    return Words(upload if looked else first, files=files)


def report_lines(report: Report, judgements: Mapping[Key, int], called: str = "whodecides") -> Iterator[Words]:
    """Return what the command says at the end, in a few lines; the last says what needs a person.

    `called` is how the reader called the command.
    """
    yield _graded(report)
    yield from _of_nobody(report)
    yield from _of_other_questions(report)
    yield from _not_used(report, judgements)
    judged = Judgements.of(judgements)
    yield from marker_lines(judged, report.language)
    waiting = waiting_in(report, judgements)
    if waiting and not judged.progress:
        yield Words(_("Write levels into needs-a-person.csv, then grade again and name it with --judgements."))
        if waiting >= MANY:
            hours = _("'{command}' tells how many hours they take, and deals them to several people.")
            yield Words(hours, command=f"{called} split")
    same = [each.alike for each in report.results if each.alike]
    parts = [
        (sum(each.person for each in report.verdicts),
         ngettext("{count} file needs a person", "{count} files need a person")),
        (len(report.strangers(judgements)) + judged.unused_in_all,
         ngettext("{count} judgement was not used", "{count} judgements were not used")),
        (waiting, ngettext("{count} answer waits for a judgement", "{count} answers wait for a judgement")),
    ]  # fmt: skip
    told: list[Words] = [Counted(forms, count) for count, forms in parts if count]
    if same:
        handed_in = Words(_("the same answers of {students}"), students=alike_in_words(same))
        told.insert(bool(parts[0][0]), handed_in)
    if told:
        yield Words(_("For a person: {list}; see needs-a-person.csv."), list=listed(told))
    else:
        yield Words(_("Nothing is left for a person."))


def _graded(report: Report) -> Words:
    """Say how many were graded, and of whom there are no answers."""
    numbers = {"tasks": len(report.tasks), "missing": len(report.missing) - len(report.unread)}
    if report.unread:
        graded = ngettext(
            "{count} student graded on {tasks} tasks; {missing} handed in nothing, {unread} only what cannot be read.",
            "{count} students graded on {tasks} tasks; {missing} handed in nothing, {unread} only what cannot be read.",
        )
        return Counted(graded, len(report.results), **numbers, unread=len(report.unread))
    graded = ngettext(
        "{count} student graded on {tasks} tasks; {missing} handed in nothing.",
        "{count} students graded on {tasks} tasks; {missing} handed in nothing.",
    )
    return Counted(graded, len(report.results), **numbers)


def _of_nobody(report: Report) -> Iterator[Words]:
    """Say which tasks nobody answered, and which exercises were meant where whole ones are among them."""
    if _nobody(report):
        yield from _of_other_exercises(report)
        return
    if not (tasks := report.unanswered()):
        return
    forms = ngettext(
        "{count} task was answered by nobody and counts 0 for all: {list}.",
        "{count} tasks were answered by nobody and count 0 for all: {list}.",
    )
    named = ", ".join(tasks[:MOST_NAMED]) + " …" * (len(tasks) > MOST_NAMED)
    yield Counted(forms, len(tasks), list=named)
    if lessons := _answered(report):
        yield Words(_("Did you mean --lessons {lessons}?"), lessons=",".join(lessons))


def _of_other_exercises(report: Report) -> Iterator[Words]:
    """Say that nobody answered a task of the exercises that are graded, and of which others somebody did."""
    graded = ", ".join(_exercises(each.id for each in report.tasks))
    others = _exercises(each for each in report.answered if is_exercise_id(each))
    if not others:
        yield Words(_("Nobody answered a task of the exercises {graded}."), graded=graded)
        return
    told = _("Nobody answered a task of the exercises {graded}; answered were tasks of {others}.")
    yield Words(told, graded=graded, others=", ".join(others))
    yield Words(_("Did you mean --lessons {lessons}?"), lessons=",".join(others))


def _of_other_questions(report: Report) -> Iterator[Words]:
    """Name the tasks that were answered before their question changed, with how many answers each, by who marks them."""
    changed = [mark for each in report.results for mark in each.marks if mark.changed]
    for told, marks in (
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
            yield Words(told, list=", ".join(f"{task} ({counts[task]})" for task in sorted(counts)))


def _exercises(tasks: Iterable[str]) -> list[str]:
    """Return the numbers of the exercises of these ids of tasks."""
    return sorted({split_id(each)[1][1:3] for each in tasks})


def _nobody(report: Report) -> bool:
    """Tell whether there are students, and none of them answered a task that is graded."""
    return bool(report.results) and not any(each.id in report.answered for each in report.tasks)


def _answered(report: Report) -> list[str]:
    """Return the numbers of the exercises of which somebody answered a task, where there are others of which nobody did."""
    nobody = set(report.unanswered())
    some = _exercises(each.id for each in report.tasks if each.id not in nobody and each.id in report.answered)
    return some if some != _exercises(each.id for each in report.tasks) else []


def _meant(report: Report) -> bool:
    """Tell whether other exercises may be set than those that are graded.

    Nobody answered any of these; or nobody said which ones count, and whole ones were answered by nobody.
    """
    return _nobody(report) or (not report.chosen and bool(_answered(report)))


def _not_used(report: Report, judgements: Mapping[Key, int]) -> Iterator[Words]:
    """Name what is wrong in tables of judgements, as much as anybody reads at once."""
    judged = Judgements.of(judgements)
    said = []
    for (label, task), why in report.strangers(judgements).items():
        unused = _("The judgement of {name}, {task}, was not used: {reason}.")
        named = {"name": label[:LONGEST] or Words(_("no name")), "task": task[:LONGEST] or Words(_("no task"))}
        at: dict[str, object] = {**named, "reason": why}
        if place := judged.places.get((label, task)):
            unused = _("Not used: {file}, row {row}, {name}, {task}: {reason}.")
            at |= {"file": place[0], "row": place[1]}
        said.append(Words(unused, **at))
    said += [Words(_("Not used: {sentence}"), sentence=each) for each in judged.unused]
    yield from said[:MOST_NAMED]
    if more := len(report.strangers(judgements)) + judged.unused_in_all - len(said[:MOST_NAMED]):
        forms = ngettext(
            "{count} more is not used: see needs-a-person.csv.", "{count} more are not used: see needs-a-person.csv."
        )
        yield Counted(forms, more)


def is_certain(report: Report, judgements: Mapping[Key, int]) -> bool:
    """Tell whether nothing was guessed: no file, no two equal files, no judgement and no question needs a person's look."""
    return not (
        any(each.person for each in report.verdicts)
        or any(each.alike for each in report.results)
        or report.strangers(judgements)
        or Judgements.of(judgements).unused
        or _meant(report)
        or any(
            mark.judged and not mark.question and (each.student.label, mark.task) not in judgements
            for each in report.results
            for mark in each.marks
        )
    )
