"""Reach and concentration: reported figures of one kind, and which companies acted in a period."""

import pandas as pd

from .case import Case, Day, read_day
from .errors import KitError, Message, _, suggest_names


def reported_reach(case: Case, kind: str) -> pd.DataFrame:
    """Return the rows of `reach` of one kind, such as "daily", the largest value first.

    Raises KitError for another kind. Rows of different kinds are never mixed: they count different things.
    """
    kinds = case.vocabulary("reach", "kind")
    if kind not in kinds:
        wrong = _("There is no kind of figure '{name}'. {nearest}")
        raise KitError(Message(wrong, name=kind, nearest=suggest_names(kind, kinds)))
    rows = case["reach"]
    return rows[rows["kind"] == kind].sort_values("value", ascending=False, kind="stable").reset_index(drop=True)


def acting_companies(case: Case, first: Day | None = None, last: Day | None = None) -> pd.Series:
    """Return how many actions each company decided from `first` to `last`, as a series by name, most first.

    Without days they are those of the case's period. Actions of states, courts and boards do not count; an action of
    two companies counts for each.
    Raises KitError where `first` or `last` is no day.
    """
    first, last = (pd.Timestamp(read_day(each)) for each in action_period(case, first, last))
    actions = case["platform_actions"]
    chosen = actions[actions["date"].between(first, last) & actions["decided_by"].str.startswith("company")]
    names = chosen["company"].str.split(";").explode().str.strip()
    return names.value_counts().rename_axis("company").reset_index().sort_values(
        ["count", "company"], ascending=[False, True]
    ).set_index("company")["count"]  # fmt: skip


def action_period(case: Case, first: Day | None = None, last: Day | None = None) -> tuple[Day, Day]:
    """Return the days between which actions are counted: those given, or else those of the case."""
    return first or case.entry("period.first"), last or case.entry("period.last")
