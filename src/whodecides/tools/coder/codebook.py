"""The codebook, in the reader's language."""

from functools import cache

from ...coding import CODED, codable
from ...show.evidence import value_labels


@cache
def variable_names(case, language):
    """Map each variable of CODED to its name."""
    return {variable: case.row("variables", variable)[f"name_{language}"] for variable in CODED}


@cache
def codebook_pages(case, language):
    """Return the codebook for the variables of CODED, in the reader's language: a list of dictionaries.

    Each has id, name, question, rule, borderline and values (dictionaries with id, label and rule).
    """
    ending = "" if language == "en" else f"_{language}"
    rows = case["values"].set_index(["variable", "id"])
    labels = value_labels(case, language)
    pages = []
    for variable in CODED:
        about = case.row("variables", variable)
        pages.append({
            "id": variable,
            "name": about[f"name_{language}"],
            "question": about[f"question_{language}"],
            "rule": about[f"rule{ending}"],
            "borderline": about[f"borderline{ending}"],
            "values": [
                {"id": value, "label": labels[variable, value], "rule": rows.loc[(variable, value), f"rule{ending}"]}
                for value in codable(case)[variable]
            ],
        })  # fmt: skip
    return pages
