"""Laws and rules: their steps, their features, and what they would have required."""

import pandas as pd

from ...i18n import LANGUAGES
from ..loader import Case
from ..paths import DATA_PACKAGE
from .rule import Breaches, numbered_rows, reads


@reads("statuses", "instruments")
def status_history_in_order(case: Case) -> Breaches:
    """The history of an instrument runs forward in time and is never empty."""
    last: dict[str, pd.Timestamp] = {}
    for number, row in numbered_rows(case, "statuses"):
        before = last.get(row["instrument"])
        if before is not None and row["date"] < before:
            yield (
                "statuses",
                number,
                "date",
                f"comes before the row above for {row['instrument']}; put the rows in order.",
            )
        last[row["instrument"]] = row["date"]
    for number, row in numbered_rows(case, "instruments"):
        if row["id"] not in last:
            yield "instruments", number, "id", f"'{row['id']}' has no status; add at least one row to statuses.csv."


@reads("statuses", "instruments")
def checked_after_the_last_step(case: Case) -> Breaches:
    """The day on which somebody last looked is not before the last step that was found."""
    last = case["statuses"].groupby("instrument")["date"].max()
    for number, row in numbered_rows(case, "instruments"):
        if row["last_checked"] < last.get(row["id"], row["last_checked"]):
            yield (
                "instruments",
                number,
                "last_checked",
                f"comes before the last status of {row['id']}, {last[row['id']]:%Y-%m-%d}; write the day you looked.",
            )


@reads("statuses")
def an_injunction_names_whom_it_binds(case: Case) -> Breaches:
    """An injunction binds somebody, not a law: the note says whom."""
    for number, row in numbered_rows(case, "statuses"):
        if row["status"] == "enjoined" and not row["note"]:
            yield "statuses", number, "note", "an injunction binds somebody; say whom."


NOT_ESTABLISHED = "not established"


@reads("provisions", "features", "instruments", "statuses")
def provisions_complete(case: Case) -> Breaches:
    """Every instrument says one thing on a feature on each day, and something on each that is asked of all; what is established has a source.

    A row holds until the next one on the same feature. So one row holds from the beginning, and each other begins
    with a step of the history.
    """
    steps = set(zip(case["statuses"]["instrument"], case["statuses"]["date"], strict=True))
    provisions, features = case["provisions"], case["features"]
    asked_of_all = features.loc[features["for_all"], "id"]
    known = set(zip(provisions["instrument"], provisions["feature"], strict=True))
    first = provisions[provisions["since"].isna()].groupby(["instrument", "feature"]).size()
    for number, row in numbered_rows(case, "instruments"):
        for feature in asked_of_all:
            if (row["id"], feature) not in known:
                yield (
                    "instruments",
                    number,
                    "id",
                    f"'{row['id']}' has no row on {feature}; add it to provisions.csv, with none if there is none.",
                )
    for number, row in numbered_rows(case, "provisions"):
        if not row["source"] and row["value"] != NOT_ESTABLISHED:
            yield "provisions", number, "source", f"'{row['value']}' has no source; name it or write {NOT_ESTABLISHED}."
        if first.get((row["instrument"], row["feature"])) != 1:
            yield (
                "provisions",
                number,
                "since",
                f"one row of {row['instrument']} on {row['feature']} holds from the beginning: empty since in that one.",
            )
        if row["since"] == row["since"] and (row["instrument"], row["since"]) not in steps:
            yield (
                "provisions",
                number,
                "since",
                f"{row['since']:%Y-%m-%d} is no step of {row['instrument']}; name the day of one in statuses.csv.",
            )


@reads("provisions", "features")
def guarantees_say_what_is_asked(case: Case) -> Breaches:
    """A text that `guarantees` in case.toml names has a row on each feature that it asks of such texts."""
    known = set(zip(case["provisions"]["instrument"], case["provisions"]["feature"], strict=True))
    for instrument in case.entry("guarantees.instruments", ()):
        for feature in case.entry("guarantees.features", {}).values():
            if (instrument, feature) not in known:
                yield (
                    "provisions",
                    0,
                    "feature",
                    f"'{instrument}' has no row on {feature}, which guarantees in case.toml asks; add it, or take the text out.",
                )


@reads("applications", "application_steps")
def applications_complete(case: Case) -> Breaches:
    """An instrument that is applied to the case has every step, and each step an outcome that belongs to it."""
    applications = case["applications"]
    known = set(zip(applications["instrument"], applications["step"], strict=True))
    if "application_outcomes" not in case.tables:
        yield (
            "application_outcomes",
            0,
            "",
            f"the table is missing; describe it in {DATA_PACKAGE}, with the outcomes of each step.",
        )
        return
    outcomes = case["application_outcomes"].groupby("step")["id"].agg(list)
    for number, row in numbered_rows(case, "applications"):
        for step in case["application_steps"]["id"]:
            if (row["instrument"], step) not in known:
                yield "applications", number, "step", f"'{row['instrument']}' has no row on {step}; add it."
        allowed = outcomes.get(row["step"], [""])
        if row["outcome"] not in allowed:
            listed = ", ".join(allowed) or "nothing"
            yield "applications", number, "outcome", f"'{row['outcome']}' does not fit {row['step']}; write {listed}."


@reads("application_steps", "application_outcomes")
def questions_have_outcomes(case: Case) -> Breaches:
    """A step of an application asks something where it has outcomes, and only there."""
    with_outcomes = set(case["application_outcomes"]["step"])
    for number, row in numbered_rows(case, "application_steps"):
        for language in LANGUAGES:
            column = f"question_{language}"
            if row["id"] in with_outcomes and not row[column]:
                yield "application_steps", number, column, f"'{row['id']}' has outcomes; write what is asked."
            elif row[column] and row["id"] not in with_outcomes:
                yield (
                    "application_steps",
                    number,
                    column,
                    f"'{row['id']}' has no outcome; add its rows to application_outcomes.csv, or empty the question.",
                )


RULES = (
    status_history_in_order,
    checked_after_the_last_step,
    an_injunction_names_whom_it_binds,
    provisions_complete,
    guarantees_say_what_is_asked,
    applications_complete,
    questions_have_outcomes,
)
