"""What the data hold behind a task that has no key of its own: counts behind a prediction, what was said of each step."""

from typing import Any

from ...answers import Task
from ...case import Case, Reader, statement_codes
from ...errors import _
from ...i18n import Translator
from ...positions import value_counts
from ...tools.decision.model import situations
from ...tools.decision.view import situation_told


def numbers_behind(task: Task, case: Case, say: Translator) -> tuple[str, list[str]] | None:
    """Return what is counted and a line for each answer; None for a task that asks for something else."""
    values, offered = case["values"], {each["id"] for each in task.options}
    if task.kind != "prediction":
        return None
    for variable in values["variable"].unique():
        if offered <= set(values.loc[values["variable"] == variable, "id"]):
            counts = value_counts(case, variable)
            label = say(_("In the data, of {all} statements of governments; the others name none of these"))
            lines = [f"{each['text']}: {counts[each['id']]}" for each in task.options]
            return label.format(all=len(statement_codes(case))), lines
    return None


def told_of_steps(task: Task, case: Case, language: str) -> list[dict[str, Any]]:
    """Return for each situation of a decision path a table: of each step the best reasons, and what was said of it.

    A task that walks no path has none. "Not decided" stands where the data know of no court or body.
    """
    if task.path.get("call") != "decision_path":
        return []
    reader = Reader(case, language)
    return [situation_told(reader, each)["told"] for each in situations(case)]
