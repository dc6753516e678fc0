"""The solution of an exercise's task: what is right and why, and what students read of other answers; nothing is stored."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any, TypedDict

from markupsafe import Markup

from ..answers import Task, all_variants, exercise_tasks
from ..errors import KitError, Message, suggest_names
from ..i18n import Translator, _, colon, localized_number, translator
from .calls import students_language
from .templates import render

RIGHT, WRONG = "✔ ", "✱ "

Rows = Iterator[tuple[str, ...]]


class VariantSolution(TypedDict):
    """One variant of a task: its question, a row for each answer with what is said of it, and what is said of evidence."""

    question: str
    headers: Sequence[str]
    rows: list[tuple[str, ...]]
    checks: list[str]


class Solution:
    """Shows itself in a notebook as a page to read, which needs no Python once it is saved."""

    def __init__(self, task: Task, given: object, language: str) -> None:
        _ = translator(language)
        self._heading, self._takes = _("Solution of task {id}").format(id=task.number), _effort_text(task, _)
        self._variants = [_variant_solution(each, _) for each in all_variants(task)]
        self._checked = _("What students read where the evidence does not fit:")
        self._given = "" if given is None else _("The code above gives: {answer}").format(answer=given)

    def html(self) -> Markup:
        """Return the solution as HTML."""
        parts = {"heading": self._heading, "takes": self._takes, "variants": self._variants}
        parts |= {"checked": self._checked, "given": self._given}
        return render(__file__, "solution.html", **parts)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": f"{self._heading}. {self._given}".rstrip()}


def solution(task_id: str, answer: Any = None) -> Solution:
    """Show the solution of a task of an exercise: each variant with what is right and why, and what else students read.

    `answer` is what the code of the cell works out; it is shown below. Nothing is stored. Raises KitError for a task
    whose key is not in this kit.

    >>> solution("E06.1")
    """
    tasks = {task.id: task for each in exercise_tasks().values() for task in each}
    if task_id not in tasks:
        wrong = _("This kit holds no solution of a task '{name}'. {nearest}")
        raise KitError(Message(wrong, name=task_id, nearest=suggest_names(task_id, tasks)))
    return Solution(tasks[task_id], answer, students_language())


def _effort_text(task: Task, _: Translator) -> str:
    """Return what a task takes and earns."""
    minutes = _.ngettext("{count} minute", "{count} minutes", task.minutes).format(count=task.minutes)
    points = _.ngettext("{count} point", "{count} points", ceil(task.points))
    earns = points.format(count=localized_number(task.points, _.language))
    return ", ".join([minutes, earns, *([_("optional")] if task.optional else [])])


def _variant_solution(task: Task, _: Translator) -> VariantSolution:
    checks = [each["feedback"] for each in task.codes]
    if task.rubric:
        levels = [_("Level"), _("What it takes"), _("An example")]
        return VariantSolution(question=task.question, headers=levels, rows=list(_levels(task)), checks=checks)
    answers = [_("Answer"), _("What students read")]
    return VariantSolution(
        question=task.question, headers=answers, rows=list(_ANSWERS[task.kind](task, _)), checks=checks
    )


def _levels(task: Task) -> Rows:
    yield from ((str(each["level"]), each["text"], each["anchor"]) for each in reversed(task.rubric))


def _choice(task: Task, _: Translator) -> Rows:
    for each in task.options:
        yield f"{RIGHT if each.get('right') else WRONG}{each['text']}", each["feedback"]


def _number(task: Task, _: Translator) -> Rows:
    yield RIGHT + localized_number(task.answer or 0, _.language), task.right
    yield from ((WRONG + localized_number(each["answer"], _.language), each["feedback"]) for each in task.mistakes)
    yield WRONG + _("any other number"), task.hint


def _order(task: Task, _: Translator) -> Rows:
    names = {each["id"]: each["text"] for each in task.items}
    placed = sorted(task.items, key=lambda each: each["place"])
    yield from ((f"{RIGHT}{each['place']:g}", each["text"]) for each in placed)
    yield RIGHT + _("this order"), task.right
    for each in task.mistakes:
        swapped = _("“{second}” before “{first}”")
        yield WRONG + swapped.format(first=names[each["first"]], second=names[each["second"]]), each["feedback"]
    yield WRONG + _("any other order"), task.hint


def _classify(task: Task, _: Translator) -> Rows:
    names = {each["id"]: each["text"] for each in task.categories}
    for each in task.items:
        yield f"{RIGHT}{each['text']} → {names[each['answer']]}", _("Not yet: {help}").format(help=each["feedback"])
    yield RIGHT + _("all of them"), task.right


def _table(task: Task, _: Translator) -> Rows:
    names = {each["id"]: each["text"] for each in [*task.rows, *task.columns]}

    def cell(name: str, number: float) -> str:
        row, column = name.split(".")
        return f"{names[row]}, {names[column]}{colon(_.language)}{localized_number(number, _.language)}"

    yield RIGHT + "; ".join(cell(name, number) for name, number in task.cells.items()), task.right
    yield from ((WRONG + cell(each["cell"], each["answer"]), each["feedback"]) for each in task.mistakes)
    yield WRONG + _("any other number"), task.hint


_ANSWERS = {"choice": _choice, "number": _number, "order": _order, "classify": _classify, "table": _table}
