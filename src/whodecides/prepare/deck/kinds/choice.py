"""A question with its options, and behind it the same options with the right one marked, and why."""

from ....answers import Task
from ..material import Material, Row
from ..scene import FOOT, Note, Slide
from .layout import headline, option_rows, replies, task_kicker


def ask(material: Material, row: Row) -> list[Slide]:
    """Return the question of a task with its options; with `told`, the headline of the answer, the answer behind it.

    Without it what each option is answered stands in the notes: whoever speaks can say it. With `asked` the slide before has
    put the question, and the answer stands alone.
    """
    task = material.tasks[row["task"]]
    answer = [_told(material, row, task)] if row.get("told") else []
    if row.get("asked"):
        return answer
    words = row.get("headline") or task.question
    items, top = headline(words, row.get("kicker") or task_kicker(task, material.say))
    items += option_rows(task.options, top, FOOT)
    notes = (Note("", task.question),) if words != task.question else ()
    said = () if answer else replies(task, material.say_in_notes)
    return [Slide(tuple(items), words, (*notes, *said), minutes=task.minutes), *answer]


def _told(material: Material, row: Row, task: Task) -> Slide:
    """The right option, or what the record shows of a prediction, with the feedback that belongs to it or the `lead`."""
    right = next((each for each in task.options if each.get("right")), None)
    items, top = headline(row["told"])
    # What somebody did is no right answer, and has another sign.
    so, why, sign = (right["id"], right["feedback"], "✓") if right else (task.outcome, "", "→")
    items += option_rows(task.options, top, FOOT, so, row.get("lead") or why, sign)
    return Slide(tuple(items), row["told"], replies(task, material.say_in_notes), answer=True)
