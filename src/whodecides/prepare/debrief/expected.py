"""What is expected of each task, and how to meet each misconception: all of it from the key of the task."""

from collections.abc import Mapping
from typing import Any, TypedDict

from ...answers import Task, right_answer
from ...errors import _
from ...i18n import Translator, colon, localized_number

WITH_A_KEY = ("number", "order", "classify", "table")  # whose `right` says more than their key


class MisconceptionHelp(TypedDict):
    """What a student says, what may be thought behind it, and the question that helps."""

    answer: str
    thought: str
    help: str


class ExpectedAnswer(TypedDict):
    """A task: `label` says what `lines` are, `sample` is a good answer to a task that people judge, or "".

    `elsewhere`: what is said stands in its right place, and the help is for another one.
    """

    id: str
    question: str
    label: str
    lines: list[str]
    ordered: bool
    right: str
    sample: str
    meets: list[MisconceptionHelp]
    elsewhere: bool


def expected_answer(task: Task, say: Translator) -> ExpectedAnswer:
    """Return what to expect of a task; headings are in the language of `say`, the rest as the course has it."""
    label, lines = _lines(task, say)
    best = max(task.samples, key=lambda each: each["level"], default={"text": ""})
    return ExpectedAnswer(
        id=task.number,
        question=task.question,
        label=label,
        lines=lines,
        ordered=task.kind == "order",
        right=task.right if task.kind in WITH_A_KEY else "",
        sample=best["text"],
        meets=_misconceptions(task, say),
        elsewhere=task.kind == "classify",
    )


def _lines(task: Task, say: Translator) -> tuple[str, list[str]]:
    match task.kind:
        case "choice":
            right = next(each for each in task.options if each.get("right"))
            return say(_("Expected")), [right["text"], right["feedback"]]
        case "prediction":
            found = next((each["text"] for each in task.options if each["id"] == task.outcome), "")
            return say(_("The record shows")), [found] if found else []
        case "number":
            return say(_("Expected")), [localized_number(float(right_answer(task)), say.language)]
        case "order":
            names = {each["id"]: each["text"] for each in task.items}
            return say(_("Expected, in this order")), [names[each] for each in right_answer(task)]
        case "table":
            return say(_("Expected")), [
                f"{cell}{colon(say.language)}{localized_number(number, say.language)}"
                for cell, number in task.cells.items()
            ]
        case "text" | "evidence":
            return say(_("A full answer")), [each["text"] for each in task.rubric[-1:]]
        case "work":
            return say(_("To end with")), [task.right] if task.right else []
        case _:
            return "", []  # what is sorted stands in the table below


def _misconceptions(task: Task, say: Translator) -> list[MisconceptionHelp]:
    match task.kind:
        case "choice":
            wrong = [each for each in task.options if not each.get("right")]
        case "number" | "order":
            wrong = task.mistakes
        case "classify":
            wrong = task.items
        case _:
            wrong = [each for each in task.mistakes if "cell" in each]
    return [_misconception(wrong_answer_text(task, each, say), each) for each in wrong]


def wrong_answer_text(task: Task, wrong: Mapping[str, Any], say: Translator) -> str:
    """Return an answer to a task as somebody gives it, where a sentence of its key meets it."""
    match task.kind:
        case "choice":
            return wrong["text"]
        case "number":
            return localized_number(wrong["answer"], say.language)
        case "order":
            names = {each["id"]: each["text"] for each in task.items}
            return f"{names[wrong['second']]} → {names[wrong['first']]}"
        case "classify":
            names = {each["id"]: each["text"] for each in task.categories}
            return f"{wrong['text']} → {names[wrong['answer']]}"
        case _:
            return wrong["cell"]


def _misconception(said: str, wrong: Mapping[str, str]) -> MisconceptionHelp:
    return MisconceptionHelp(answer=said, thought=wrong["misconception"].replace("-", " "), help=wrong["feedback"])
