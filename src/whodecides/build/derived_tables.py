"""Tables that a question of a task can be asked of beside those of the case: each is worked out from the case.

Each is a function of a case that returns a frame; further arguments are parts of the question. Columns that say yes or
no hold these words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Self

import pandas as pd

from ..agreement import codes_of_both
from ..agreement_measures import CODERS
from ..case import Case, government_codes
from ..coding import coding_set, recoded_statements, rule_variants
from ..errors import KitError, suggest_names
from ..regulation import (
    act_day,
    applicable_instruments,
    application_outcomes,
    application_row,
    days_in_force,
    effect_time,
    law_outcome,
    orders_keep_or_remove,
    status_history,
    status_on,
)
from ..rhetoric_vs_practice import index_values
from ..tools.timeline.model import LOCAL, Entry, on_clock, region

IN_FORCE = "in force"


@dataclass(frozen=True)
class Moment:
    """When something happened: a day, and the earliest and latest moment (UTC) where its hour is known.

    One is less than another only where it certainly came before it.
    """

    day: date
    since: datetime | None = None
    until: datetime | None = None

    def __lt__(self, other: Self) -> bool:
        """Return whether this certainly came before the other."""
        return self.day < other.day or bool(self.until and other.since and self.until < other.since)


def _yes_or_no(truth: object) -> str:
    return "yes" if truth else "no"


@cache
def government_statements(case: Case) -> pd.DataFrame:
    """A row a statement of a government: id, jurisdiction, date, and its code on each variable."""
    codes = government_codes(case)
    spoken = codes[codes["statement"] != ""]
    wide = spoken.pivot(index=["statement", "jurisdiction", "date"], columns="variable", values="value")
    return wide.reset_index().rename(columns={"statement": "id"}).fillna("")


@cache
def timeline(case: Case, before: str | None = None) -> pd.DataFrame:
    """A row an entry of the timeline, by the local clock: what Entry holds, with jurisdiction, region, main and when.

    With `before`, an id, only what stands above that entry.
    """
    found = on_clock(case, LOCAL)
    ids = [each.id for each in found]
    if before is not None:
        if before not in ids:
            raise KitError(f"The timeline has no entry '{before}'. {suggest_names(before, ids)}")
        found = found[: ids.index(before)]
    rows = [
        {
            **{name: getattr(each, name) for name in ("id", "event", "kind", "day", "who")},
            "jurisdiction": each.place, "region": region(case, each.place), "main": _yes_or_no(each.main),
            "when": Moment(each.day, each.since, each.until),
        }
        for each in found
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=[*Entry.__annotations__.keys() & {"id", "event", "kind", "day", "who"},
                                       "jurisdiction", "region", "main", "when"])  # fmt: skip


@cache
def laws(case: Case, on: str | None = None) -> pd.DataFrame:
    """A row an instrument: id, jurisdiction, kind, and what it was on the day `on` (by default that of the case).

    `status` is its last step until then; `law` whether it was law; `effect` when it was: on the day of the case, later
    or never; `since` the day on which it first took effect; `orders_keep_or_remove` whether, as law, it would have ordered to keep
    or to remove what the case is about ("" where this was not asked).
    """
    day, known = (
        pd.Timestamp(on or act_day(case)),
        set(applicable_instruments(case)) if "applications" in case.tables else set(),
    )

    def row(name: str, place: str, kind: str) -> dict[str, Any]:
        effect = [step["date"] for step in status_history(case, name) if step["status"] == IN_FORCE]
        return {
            "id": name, "jurisdiction": place, "kind": kind, "status": status_on(case, name, day) or "none",
            "law": law_outcome(case, name, day), "effect": effect_time(case, name), "since": min(effect, default=pd.NaT),
            "decides": _yes_or_no(orders_keep_or_remove(case, application_outcomes(case, name))) if name in known else "",
        }  # fmt: skip

    table = case["instruments"]
    return pd.DataFrame([row(*each) for each in zip(table["id"], table["jurisdiction"], table["kind"], strict=True)])


@cache
def days_of_laws(case: Case) -> pd.DataFrame:
    """A row a day since that of the case, and a law or bill that is applied to it and was in force: day, id, jurisdiction, duty."""
    texts, duty = case["instruments"].set_index("id"), case.entry("application.duty")
    first, last = act_day(case) + pd.Timedelta(days=1), texts["last_checked"].max()
    rows = [
        (day, each, texts.loc[each, "jurisdiction"], application_row(case, each, duty)["outcome"])
        for each in applicable_instruments(case)
        if texts.loc[each, "kind"] in ("law", "bill")
        for day in days_in_force(case, each, first, last)
    ]
    return pd.DataFrame(rows, columns=["day", "id", "jurisdiction", "duty"])


@cache
def codes(case: Case) -> pd.DataFrame:
    """A row a statement and variable that both coders coded: statement, jurisdiction, variable, A, B, agree, set, follows.

    `set` says whether students code the statement; `follows` whose code was used: A, B, both or neither.
    """
    places = case["statements"].set_index("id")["jurisdiction"]
    used = case["positions"].query("coder == 'adjudicated'").set_index(["statement", "variable"])["value"].to_dict()
    asked = set(coding_set(case)) if "coding_set" in case.tables else set()
    rows = []
    for variable in case["variables"]["id"]:
        for statement, *given in codes_of_both(case, variable).itertuples(name=None):
            follows = [each for each, value in zip(CODERS, given, strict=True) if value == used[statement, variable]]
            rows.append({
                "statement": statement, "jurisdiction": places[statement], "variable": variable,
                **dict(zip(CODERS, given, strict=True)), "agree": _yes_or_no(given[0] == given[1]),
                "set": _yes_or_no(statement in asked), "follows": {0: "neither", 2: "both"}.get(len(follows), *follows[:1]),
            })  # fmt: skip
    columns = ["statement", "jurisdiction", "variable", *CODERS, "agree", "set", "follows"]
    return pd.DataFrame(rows, columns=columns)


@cache
def rules(case: Case) -> pd.DataFrame:
    """A row a rule of the codebook and government statement: rule, statement, jurisdiction, before, after, read, changes.

    `before` and `after` are the codes without and with the rule, on its variable; `read` says whether the statement
    was read again under it, `changes` whether its code becomes another.
    """
    said, frames = government_statements(case), []
    for rule in rule_variants(case):
        new = recoded_statements(case, rule).set_index("statement")["new_value"]
        own = said[["id", "jurisdiction"]].rename(columns={"id": "statement"})
        own = own.assign(rule=rule, before=said[case.row("rule_variants", rule)["variable"]])
        own["after"] = own["statement"].map(new).fillna(own["before"])
        own["read"] = own["statement"].isin(new.index).map(_yes_or_no)
        own["changes"] = (own["before"] != own["after"]).map(_yes_or_no)
        frames.append(own)
    return pd.concat(frames, ignore_index=True)


@cache
def index(case: Case, years: str) -> pd.DataFrame:
    """A row a rated jurisdiction: jurisdiction, first, last, change, between two `years` such as "2001/2005"."""
    first, last = map(int, years.split("/"))
    rows = [(place, index_values(case, place)) for place in case["jurisdictions"]["id"]]
    table = pd.DataFrame(
        [(place, values[first], values[last]) for place, values in rows if first in values and last in values],
        columns=["jurisdiction", "first", "last"],
    )
    return table.assign(change=table["last"] - table["first"])


# name: (the function, the parts of a question that it takes)
DERIVED_TABLES: dict[str, tuple[Callable[..., Any], tuple[str, ...]]] = {
    "government codes": (government_codes, ()),
    "government statements": (government_statements, ()),
    "timeline": (timeline, ("before",)),
    "laws": (laws, ("on",)),
    "days of laws": (days_of_laws, ()),
    "codes": (codes, ()),
    "rules": (rules, ()),
    "index": (index, ("years",)),
}


def query_table(case: Case, name: str, parts: dict[str, Any]) -> pd.DataFrame:
    """Return the table `name`: one of the case, or one of RECORDS for the `parts` of a question.

    Raises KitError for a table that is neither.
    """
    if name in DERIVED_TABLES:
        make, wanted = DERIVED_TABLES[name]
        return make(case, **{each: parts[each] for each in wanted if each in parts})
    if name not in case.tables:
        raise KitError(f"There is no table '{name}'. {suggest_names(name, [*DERIVED_TABLES, *case.tables])}")
    return case[name]
