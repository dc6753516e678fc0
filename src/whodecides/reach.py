"""Reach and concentration: reported figures of one kind, and which companies acted in a period."""

import pandas as pd

from .errors import KitError, Words, _, nearest

KINDS = ("monthly", "daily", "followers")
FIRST, LAST = "2021-01-06", "2021-01-15"  # from the attack on the Capitol to the end of the story's ten days


def reported(case, kind):
    """Return the rows of `reach` of one kind (monthly, daily or followers), the largest value first.

    Raises KitError for another kind. Rows of different kinds are never mixed: they count different things.
    """
    if kind not in KINDS:
        wrong = _("There is no kind of figure '{name}'. {nearest}")
        raise KitError(Words(wrong, name=kind, nearest=nearest(kind, KINDS)))
    rows = case["reach"]
    return rows[rows["kind"] == kind].sort_values("value", ascending=False, kind="stable").reset_index(drop=True)


def acting_companies(case, first=FIRST, last=LAST):
    """Return how many actions each company decided from `first` to `last`, as a series by name, most first.

    Actions of states, courts and the Oversight Board do not count; an action of two companies counts for each.
    Raises KitError where `first` or `last` is no day.
    """
    actions = case["platform_actions"]
    chosen = actions[actions["date"].between(_day(first), _day(last)) & actions["decided_by"].str.startswith("company")]
    names = chosen["company"].str.split(";").explode().str.strip()
    return names.value_counts().rename_axis("company").reset_index().sort_values(
        ["count", "company"], ascending=[False, True]
    ).set_index("company")["count"]  # fmt: skip


def _day(text):
    try:
        return pd.Timestamp(text)
    except ValueError:
        wrong = _("'{text}' is not a day: write it as year-month-day, for example 2021-01-06.")
        raise KitError(Words(wrong, text=text)) from None
