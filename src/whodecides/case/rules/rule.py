"""What rules share: how one is written, and tables that several ask for."""

from collections.abc import Callable, Iterator
from functools import wraps

import pandas as pd

from ..loader import Case, Row

Breaches = Iterator[tuple[str, int, str, str]]  # (table, row, column, what to do)
Rule = Callable[[Case], Breaches]


def reads(*tables: str) -> Callable[[Rule], Rule]:
    """Let a rule say what tables it reads beside those that every case has; it is silent where one is missing."""

    def silent_without(rule: Rule) -> Rule:
        @wraps(rule)
        def asked(case: Case) -> Breaches:
            if all(each in case.tables for each in tables):
                yield from rule(case)

        return asked

    return silent_without


def numbered_rows(case: Case, table: str) -> Iterator[tuple[int, Row]]:
    """Yield (row number, row) of a table."""
    return enumerate(case[table].to_dict("records"), start=2)


def values_of_kind(case: Case, kind: str) -> set[tuple[str, str]]:
    """Return the pairs (variable, value) of the codebook that are of a kind."""
    values = case["values"]
    return set(values.loc[values["kind"] == kind, ["variable", "id"]].itertuples(index=False, name=None))


def government_statements(case: Case) -> pd.DataFrame:
    """Return the statements of those who were in government."""
    actors = case["actors"].set_index("id")["in_government"]
    statements = case["statements"]
    return statements[statements["actor"].map(actors).astype(bool)]
