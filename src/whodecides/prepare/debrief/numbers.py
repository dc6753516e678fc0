"""What the data hold behind a task that has no key of its own: counts behind a prediction, what was said of each step."""

from typing import Any

from ...answers import Task
from ...case import Case, Reader, statement_codes
from ...coding import ADJUDICATED, coded_variables, coding_set, reference_codes
from ...errors import _
from ...i18n import Translator
from ...positions import value_counts
from ...tools.coder.codebook import variable_names
from ...tools.decision.model import situations
from ...tools.decision.view import situation_handout


def counts_behind(task: Task, case: Case, say: Translator) -> tuple[str, list[str]] | None:
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


def tables_behind(task: Task, case: Case, language: str) -> list[dict[str, Any]]:
    """Return what the data tell behind a task that is work in a tool, as tables: headers, rows, caption.

    For a decision path a table for each situation: of each step the best reasons, and what was said of it; "not decided"
    stands where no court or body is known. For coding the codes of the kit, with their notes.
    """
    reader, tool = Reader(case, language), task.path.get("call")
    if tool == "decision_path":
        return [situation_handout(reader, each)["told"] for each in situations(case)]
    return [_codes(reader)] if tool == "coder" else []


def _codes(reader: Reader) -> dict[str, Any]:
    say, known, labels = reader.say, reference_codes(reader.case), reader.labels()
    rows = []
    for number, each in enumerate(coding_set(reader.case), 1):
        statement = reader.case.row("statements", each)
        row: list[Any] = [
            f"{number} ({each})",
            f"{reader.case.row('actors', statement['actor'])['name']}, {reader.date(statement)}",
        ]
        for variable in coded_variables(reader.case):
            code = known[each, variable][ADJUDICATED]
            row.append({"text": labels[variable, code["value"]], "note": code["note"]})
        rows.append(row)
    headers = [say(_("Statement")), say(_("Who spoke")), *variable_names(reader).values()]
    return {
        "headers": headers,
        "rows": rows,
        "caption": say(_("The codes that the kit uses, with its notes: a second opinion, not an answer key")),
    }
