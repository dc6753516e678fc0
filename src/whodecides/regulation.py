"""Laws, bills and rulings: what they say, what they were on a given day, and what they mean for the case. Pure functions.

The case is the act that `case.toml` names. Whether a text was law on its day follows from the dated statuses; everything
else from the tables of provisions and applications.
"""

from collections.abc import Collection, Mapping
from functools import cache

import pandas as pd

from .case import Case, Day, Row, current_case, read_day
from .case.rules.law import NOT_ESTABLISHED
from .errors import KitError, Message, _, suggest_names

LEGAL_STATUSES = (
    "in force", "partly struck", "enjoined", "adopted", "suspended", "bill", "never adopted", "struck", "vacated",
    "declared unlawful", "vetoed", "lapsed", "dropped", "superseded",
)  # fmt: skip
# What the first step may find, from the status on the day.
IN_FORCE = "in force"
LAW_OUTCOMES = {
    "in force": IN_FORCE,
    "adopted": "not yet in force",
    "suspended": "not yet in force",
    "bill": "only proposed",
    "partly struck": "struck",
    "struck": "struck",
}
ENDED = "ended"  # what any other status finds
NOT_PROPOSED = "not yet proposed"
ON_THE_DAY, LATER, NEVER = EFFECT_TIMES = ("on the day", "later", "never")  # a text took effect
LAW = "law"  # the first step, which is reckoned from the statuses
LAW_STEP = (*dict.fromkeys(LAW_OUTCOMES.values()), ENDED, NOT_PROPOSED)  # what it may find
END_STATUSES = ("struck", "vetoed", "lapsed", "dropped")
BINDING_STATUSES = (IN_FORCE, "enjoined")
ADOPTED_IN_FORCE = ("ruling", "decision", "soft law")  # they hold once they are adopted; a law waits for a later day


def act_day(case: Case) -> pd.Timestamp:
    """Return the day of the act that the case is about, as a timestamp."""
    return pd.Timestamp(case.entry("act.day"))


@cache
def _histories(case: Case) -> dict[str, list[Row]]:
    return {name: rows.to_dict("records") for name, rows in case["statuses"].groupby("instrument", sort=False)}


def status_history(case: Case, instrument: str) -> list[Row]:
    """Return the dated steps in the life of an instrument, oldest first, as rows of `statuses`."""
    return _histories(case).get(instrument, [])


def _steps_until(case: Case, instrument: str, date: Day | None) -> list[str]:
    """Return the statuses that an instrument went through up to `date`, oldest first."""
    return [
        each["status"]
        for each in status_history(case, instrument)
        if date is None or each["date"] <= pd.Timestamp(date)
    ]


def status_on(case: Case, instrument: str, date: Day | None = None) -> str | None:
    """Return how an instrument stood on `date` (default: at the end of its recorded history), one of STANDINGS.

    None where nothing had been announced yet. Whatever is announced or proposed is a bill; it was "never adopted"
    where the whole history ends there. A veto stands until the same text is adopted again.
    """
    steps = _steps_until(case, instrument, date)
    if not steps:
        return None
    last = steps[-1]
    if last in ("announced", "proposed"):
        ends = [each for each in steps if each in END_STATUSES]
        return ends[-1] if ends else "never adopted" if date is None else "bill"
    return last


def is_in_force(case: Case, instrument: str, date: Day | None = None) -> bool:
    """Say whether a text held on `date` (default: at the end of its recorded history), whole or in part.

    An enjoined law is law, although somebody may not enforce it. What is left of a law holds if the whole once did.
    """
    steps = _steps_until(case, instrument, date)
    if steps[-1:] == ["adopted"]:
        return case.row("instruments", instrument)["kind"] in ADOPTED_IN_FORCE
    if steps[-1:] == ["partly struck"]:
        return IN_FORCE in steps
    return status_on(case, instrument, date) in BINDING_STATUSES


def last_status(case: Case, instrument: str) -> Row:
    """Return the last row of an instrument's history."""
    return status_history(case, instrument)[-1]


def statuses_on(date: Day, kinds: Collection[str] = ("law", "bill"), case: Case | None = None) -> pd.DataFrame:
    """Return a frame: how many instruments of these kinds had which status on `date`.

    A row is a status, the column `instruments` their number. What had not been announced by then is left out.
    Raises KitError where the date is not a day written as YYYY-MM-DD.

    >>> statuses_on("2021-01-08")
    """
    case, day = case or current_case(), pd.Timestamp(read_day(date))
    table = case["instruments"]
    table = table[table["kind"].isin(kinds)]
    found = table.assign(status=[status_on(case, each, day) for each in table["id"]])
    counts = found.groupby("status").size()
    known = [each for each in LEGAL_STATUSES if each in counts]
    # The name stands over the rows' names, so that no header is empty.
    return pd.DataFrame({"instruments": counts.reindex(known)}).rename_axis(index=None, columns="status")


@cache
def _provisions(case: Case) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = {}
    rows = case["provisions"].sort_values("since", na_position="first", kind="stable")
    for row in rows.to_dict("records"):
        found.setdefault((row["instrument"], row["feature"]), []).append(row)
    return found


def provision(case: Case, instrument: str, feature: str, date: Day | None = None) -> Row | None:
    """Return the row of `provisions` on one feature as the text stood on `date`, or None where the case records none.

    Default is the last version; for a day before the text existed it is the first.
    """
    rows = _provisions(case).get((instrument, feature), [])
    begun = [
        row for row in rows if date is None or not row["since"] > pd.Timestamp(date)
    ]  # an empty day is never later
    return begun[-1] if begun else None


def provision_kind(row: Row | None) -> str:
    """Say whether a provision (or None) is a "rule", "none", "not established" or "not recorded"."""
    if row is None:
        return "not recorded"
    if row["value"] == NOT_ESTABLISHED:
        return NOT_ESTABLISHED
    return "none" if row["value"].split()[0] == "none" else "rule"


@cache
def _applications(case: Case) -> dict[str, dict[str, Row]]:
    found: dict[str, dict[str, Row]] = {}
    for row in case["applications"].to_dict("records"):
        found.setdefault(row["instrument"], {})[row["step"]] = row
    return found


@cache
def application_steps(case: Case) -> dict[str, tuple[str, ...]]:
    """Return the steps that ask something, in order, each with its outcomes: LAW, then those of `application_steps`."""
    outcomes = case["application_outcomes"].groupby("step")["id"].agg(tuple)
    return {LAW: LAW_STEP} | {step: outcomes[step] for step in case["application_steps"]["id"] if step in outcomes}


def applicable_instruments(case: Case) -> list[str]:
    """Return the ids of the instruments that can be applied to the case, in the order of the table."""
    return list(_applications(case))


def application_row(case: Case, instrument: str, step: str) -> Row:
    """Return the row of `applications` for a step other than "law". Raises KitError for an unknown instrument."""
    rows = _applications(case)
    if instrument not in rows:
        wrong = _("'{name}' cannot be applied to the case. {nearest}")
        raise KitError(Message(wrong, name=instrument, nearest=suggest_names(instrument, rows)))
    return rows[instrument][step]


def article_of(case: Case, instrument: str) -> Row | None:
    """Return the row of `articles` that tells a text in plain words; None where the case has none."""
    return _articles(case).get(instrument)


@cache
def _articles(case: Case) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in case["articles"].to_dict("records") if "articles" in case.tables else []:
        found.setdefault(row["instrument"], row)
    return found


def days_in_force(case: Case, instrument: str, first: pd.Timestamp, last: pd.Timestamp) -> pd.DatetimeIndex:
    """Return the days from `first` to `last` on which a text was in force as a whole, and nobody was kept from enforcing it."""
    begins = [step["date"] for step in status_history(case, instrument)]
    found = pd.DatetimeIndex([])
    for day, following in zip(begins, [*begins[1:], last + pd.Timedelta(days=1)], strict=True):
        if status_on(case, instrument, day) == IN_FORCE:
            found = found.union(pd.date_range(max(day, first), min(following - pd.Timedelta(days=1), last)))
    return found


def law_outcome(case: Case, instrument: str, date: Day | None = None) -> str:
    """Return the outcome of the first step, one of LAW_STEP: was it law on `date` (default: the day of the act)?"""
    date = date or act_day(case)
    if is_in_force(case, instrument, date):
        return IN_FORCE
    status = status_on(case, instrument, date)
    return NOT_PROPOSED if status is None else LAW_OUTCOMES.get(status, ENDED)


def application_outcomes(case: Case, instrument: str) -> dict[str, str]:
    """Return the outcome of each step, in order: {"law": "in force", "reach": "partly", …}."""
    return {
        step: law_outcome(case, instrument) if step == LAW else application_row(case, instrument, step)["outcome"]
        for step in application_steps(case)
    }


def effect_time(case: Case, instrument: str) -> str:
    """Say when a text was law, one of WHEN: on the day of the act, only later, or never."""
    if law_outcome(case, instrument) == IN_FORCE:
        return ON_THE_DAY
    return LATER if set(BINDING_STATUSES) & set(_steps_until(case, instrument, None)) else NEVER


def orders_keep_or_remove(case: Case, outcomes: Mapping[str, str]) -> bool:
    """Say whether an instrument itself would have decided what became of what the act touched."""
    return outcomes[case.entry("application.duty")] in case.entry("application.decides")
