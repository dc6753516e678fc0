"""The rows of a run-sheet: steps of a session that share one."""

from collections.abc import Sequence

from ..plan import Step

STRETCH = 8  # minutes from which on a row holds no further screen
MOST_TASKS = 3  # in a row: whoever leads a class keeps no more in mind


def stretches(steps: Sequence[Step]) -> list[list[Step]]:
    """Return the steps in rows: screens of one lesson that follow each other share a row until it has `STRETCH` minutes.

    A row has at most `MOST_TASKS` tasks, unless one screen has more.
    """
    rows: list[list[Step]] = []
    for step in steps:
        last = rows[-1] if rows else []
        shares = last and step.part and last[-1].part and last[-1].lesson == step.lesson
        tasks = [task for each in (*last, step) if each.part for task in each.part.tasks]
        if shares and len(tasks) <= MOST_TASKS and last[-1].end - last[0].start < STRETCH and step.minutes < STRETCH:
            last.append(step)
        else:
            rows.append([step])
    return rows
