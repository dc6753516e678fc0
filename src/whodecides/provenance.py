"""Follow a displayed value to what was said, and to where it can be read: value → statement → source."""

from functools import cache

from .case import government_codes


def evidence(case, jurisdiction, variable):
    """Return what a cell of the comparison rests on, by date.

    Each item is a dictionary as from `card`, with value, confidence and note of the coder; where no
    statement was found, the one item holds `search` instead of `statement`.
    """
    return [_coded(case, row) for row in _rows_by_cell(case).get((jurisdiction, variable), [])]


@cache
def _rows_by_cell(case):
    cells = {}
    for row in government_codes(case).to_dict("records"):
        cells.setdefault((row["jurisdiction"], row["variable"]), []).append(row)
    return cells


def _coded(case, row):
    about = {key: row[key] for key in ("variable", "value", "kind", "confidence", "note")}
    if row["search"]:
        return {**about, "search": case.row("searches", row["search"])}
    return {**about, **card(case, row["statement"])}


def card(case, statement_id):
    """Return all that the evidence card shows of one statement: statement, actor, principal, sources.

    `principal` is the actor on whose behalf it was said, or None where the speaker spoke for themselves.
    """
    statement = case.row("statements", statement_id)
    return {
        "statement": statement,
        "actor": case.row("actors", statement["actor"]),
        "principal": None
        if statement["speaks_for"] == statement["actor"]
        else case.row("actors", statement["speaks_for"]),
        "sources": [case.row("sources", statement[each]) for each in ("source_1", "source_2") if statement[each]],
    }


def independent_sources(case):
    """Return for each statement whether it has two sources of different origin (a boolean series by id)."""
    origin = case["sources"].set_index("id")["origin"]
    statements = case["statements"].set_index("id")
    first, second = statements["source_1"].map(origin), statements["source_2"].map(origin)
    return second.notna() & (first != second)


def evidence_figures(case):
    """Return lines that say which share of statements is how well supported."""
    statements = case["statements"]
    kinds = case["sources"].set_index("id")["kind"]
    strong = (
        statements[["source_1", "source_2"]].apply(lambda column: column.map(kinds)).isin(["primary record", "agency"])
    )
    figures = {
        "in the original wording": (statements["wording_status"] == "original").mean(),
        "with two independent sources": independent_sources(case).mean(),
        "with a primary or agency source": strong.any(axis=1).mean(),
    }
    return [f"{len(statements)} statements", *(f"{part:.0%} {what}" for what, part in figures.items())]
