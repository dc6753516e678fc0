"""Joined views of a case that several floors need."""

from functools import cache


def government_codes(case):
    """Return one row for each government statement and variable, and for each search that found none.

    Only adjudicated values count, and only actors in government. Columns: jurisdiction, statement,
    search, variable, value, confidence, note, kind, date; sorted by jurisdiction, variable in codebook
    order, date.
    """
    return _government_codes(case).copy()


@cache
def statement_codes(case):
    """Return the adjudicated codes of each government statement: {id: {variable: value}}. Not to be changed."""
    codes = _government_codes(case)
    spoken = codes[codes["statement"] != ""]
    return {
        statement: dict(zip(rows["variable"], rows["value"], strict=True))
        for statement, rows in spoken.groupby("statement", sort=False)
    }


def compared_jurisdictions(case):
    """Return the codes of the jurisdictions that can be compared: with a government statement or a search."""
    known = set(_government_codes(case)["jurisdiction"])
    return [each for each in case["jurisdictions"]["id"] if each in known]


@cache
def _government_codes(case):
    positions = case["positions"]
    codes = positions[positions["coder"] == "adjudicated"].drop(columns="coder")
    kinds = case["values"].rename(columns={"id": "value"})[["variable", "value", "kind"]]
    codes = codes.merge(kinds, on=["variable", "value"])
    in_government = case["actors"].set_index("id")["in_government"]
    statements = case["statements"].set_index("id")
    codes = codes.assign(
        date=codes["statement"].map(statements["date"]),
        spoken=codes["statement"].map(statements["actor"].map(in_government)),
    )
    codes = codes[(codes["statement"] == "") | codes["spoken"].eq(True)]
    order = {each: place for place, each in enumerate(case["variables"]["id"])}
    codes = codes.assign(order=codes["variable"].map(order))
    codes = codes.sort_values(["jurisdiction", "order", "date", "statement"], kind="stable")
    return codes.drop(columns=["order", "spoken"]).reset_index(drop=True)
