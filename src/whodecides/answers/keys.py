"""What follows from a task's key: the right answer, and each wrong answer that its author foresaw."""

from typing import Any

from ..case import Row
from .tasks import Task


def right_answer(task: Task) -> Any:
    """Return an answer that earns full points, or, where a person judges, the anchor of the highest level."""
    match task.kind:
        case "choice":
            return next(each["id"] for each in task.options if each.get("right"))
        case "prediction":
            return task.options[0]["id"]
        case "number":
            return f"{task.answer:g}"
        case "order":
            return [each["id"] for each in sorted(task.items, key=lambda each: each["place"])]
        case "classify":
            return {each["id"]: each["answer"] for each in task.items}
        case "table":
            return {cell: f"{number:g}" for cell, number in task.cells.items()}
        case "text" | "evidence":
            return task.rubric[-1]["anchor"]


def foreseen_mistakes(task: Task) -> list[tuple[Any, str]]:
    """Return [(answer, the feedback written for it), …] for the wrong answers that the task catalogues."""
    right = right_answer(task)
    match task.kind:
        case "choice":
            return [(each["id"], each["feedback"]) for each in task.options if not each.get("right")]
        case "number":
            return [(f"{each['answer']:g}", each["feedback"]) for each in task.mistakes]
        case "order":
            return [(_swapped(right, each["first"], each["second"]), each["feedback"]) for each in task.mistakes]
        case "classify":
            return [
                (right | {each["id"]: _other(task.categories, each["answer"])}, each["feedback"]) for each in task.items
            ]
        case "table":
            far_off = {cell: number + 10 * (task.tolerance + 1) for cell, number in task.cells.items()}
            return [
                *((right | {each["cell"]: f"{each['answer']:g}"}, each["feedback"]) for each in task.mistakes),
                *((right | {cell: f"{number:g}"}, task.hint) for cell, number in far_off.items()),
            ]
        case _:
            return []


def _swapped(order: list[str], first: str, second: str) -> list[str]:
    places = {first: second, second: first}
    return [places.get(each, each) for each in order]


def _other(categories: list[Row], answer: str) -> str:
    return next(each["id"] for each in categories if each["id"] != answer)
