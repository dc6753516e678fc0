"""The codebook, in the reader's language."""

from functools import cache
from typing import Any

from ...case import Reader
from ...coding import CODED, codable


@cache
def variable_names(reader: Reader) -> dict[str, str]:
    """Map each variable of CODED to its name."""
    return {variable: reader.name("variables", variable) for variable in CODED}


@cache
def codebook_pages(reader: Reader) -> list[dict[str, Any]]:
    """Return the codebook for the variables of CODED, in the reader's language: a list of dictionaries.

    Each has id, name, question, rule, borderline and values (dictionaries with id, label and rule).
    """
    rows = reader.case["values"].set_index(["variable", "id"])
    labels = reader.labels()
    pages = []
    for variable in CODED:
        about = reader.case.row("variables", variable)
        pages.append({
            "id": variable,
            "name": reader.text(about, "name"),
            "question": reader.text(about, "question"),
            "rule": reader.text(about, "rule"),
            "borderline": reader.text(about, "borderline"),
            "values": [
                {"id": value, "label": labels[variable, value], "rule": reader.text(rows.loc[variable, value], "rule")}
                for value in codable(reader.case)[variable]
            ],
        })  # fmt: skip
    return pages
