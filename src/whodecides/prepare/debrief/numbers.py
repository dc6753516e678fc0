"""The numbers behind a prediction whose answers are values of a variable: how many government statements gave each."""

from ...answers import Task
from ...case import Case, statement_codes
from ...errors import _
from ...i18n import Translator
from ...positions import value_counts


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
