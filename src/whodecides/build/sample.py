"""Rows drawn at random, with their sources, for a reader who did not write them and checks each."""

from collections.abc import Collection

import pandas as pd

from ..case import Case, Row
from ..coding import ADJUDICATED
from ..provenance import sources_of

# A kind of rows: the tables that it is drawn from in equal parts.
KINDS = {
    "statements": ("statements",),
    "provisions": ("provisions",),
    "days and applications of the law": ("statuses", "applications"),
    "acts and events": ("platform_actions", "events"),
    "sources": ("sources",),
}


def sample(case: Case, seed: int, rows: int = 40) -> str:
    """Return a page in Markdown with `rows` rows of each kind: every cell that is filled, codes and addresses.

    A code stands before the words on which it rests.

    The same case and seed give the same rows. A table with fewer rows is shown whole.

    >>> sample(case, seed=1, rows=2).splitlines()[0]
    '# A sample to be checked, seed 1'
    """
    lines = [f"# A sample to be checked, seed {seed}"]
    for kind, tables in KINDS.items():
        there = [each for each in tables if each in case.tables]
        if not there:
            continue
        drawn = [(each, _drawn_rows(case[each], rows // len(there), seed + place)) for place, each in enumerate(there)]
        lines += ["", f"## {kind}: {sum(len(found) for _table, found in drawn)} rows"]
        for table, found in drawn:
            sources = set() if table == "sources" else sources_of(case, table)
            for record in found.to_dict("records"):
                lines += ["", f"### {table}", *_row(record, sources & set(record.values()), case["sources"])]
                lines += _codes(case, record["id"]) if table == "statements" else []
    return "\n".join(lines) + "\n"


def _drawn_rows(table: pd.DataFrame, rows: int, seed: int) -> pd.DataFrame:
    return table.sample(min(rows, len(table)), random_state=seed).sort_index()


def _row(record: Row, named: Collection[str], sources: pd.DataFrame) -> list[str]:
    filled = {name: value for name, value in record.items() if not pd.isna(value) and value != ""}
    cells = [
        f"- {name}: {value:%Y-%m-%d}" if hasattr(value, "strftime") else f"- {name}: {value}"
        for name, value in filled.items()
    ]
    known = sources.set_index("id").loc[[value for value in filled.values() if value in named]]
    return cells + [f"- source {row.Index}: {row.url} ({row.kind})" for row in known.itertuples()]


def _codes(case: Case, statement: str) -> list[str]:
    codes = case["positions"]
    codes = codes[(codes["statement"] == statement) & (codes["coder"] == ADJUDICATED)]
    said = codes["variable"] + ": " + codes["value"] + codes["words"].map(lambda words: f" | {words}" if words else "")
    return [f"- coded {each}" for each in said]
