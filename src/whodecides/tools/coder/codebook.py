"""The codebook, in the reader's language."""

from functools import cache
from typing import Any

from ...case import Reader
from ...coding import codable_values, coded_variables

LETTERS = "abcdefghijklmnop"  # those of the values on paper, in their order


@cache
def variable_names(reader: Reader) -> dict[str, str]:
    """Map each variable that students code to its name."""
    return {variable: reader.name("variables", variable) for variable in coded_variables(reader.case)}


@cache
def codebook_page(reader: Reader, variable: str) -> dict[str, Any]:
    """Return what the codebook says of a variable: a dictionary with id, name, question, rule, borderline and values.

    Each value is a dictionary with id, label and rule.
    """
    rows, labels = reader.case["values"].set_index(["variable", "id"]), reader.labels()
    about = reader.case.row("variables", variable)
    return {
        "id": variable,
        "name": reader.text(about, "name"),
        "question": reader.text(about, "question"),
        "rule": reader.text(about, "rule"),
        "borderline": reader.text(about, "borderline"),
        "values": [
            {"id": value, "label": labels[variable, value], "rule": reader.text(rows.loc[variable, value], "rule")}
            for value in codable_values(reader.case)[variable]
        ],
    }


def codebook_pages(reader: Reader) -> list[dict[str, Any]]:
    """Return the pages of the variables that students code, in order, as from `codebook_page`."""
    return [codebook_page(reader, variable) for variable in coded_variables(reader.case)]
