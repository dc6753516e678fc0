"""The act, the steps of applying a text to it, and their outcomes, in words."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from ...case import Case, Reader
from ...i18n import localized_day
from ...regulation import LAW, act_day, application_steps


def the_act(case: Case) -> dict[str, Any]:
    """Return the row of `platform_actions` that all texts are applied to."""
    return case.row("platform_actions", case.entry("act.action"))


def day_of_act(reader: Reader) -> str:
    """Return the day of the act in words."""
    return localized_day(act_day(reader.case), reader.language)


@cache
def step_words(reader: Reader) -> dict[str, tuple[str, str]]:
    """Return name and question of each step that asks something. Not to be changed."""
    _, own = reader.say, [each for each in application_steps(reader.case) if each != LAW]
    rows = {each: reader.case.row("application_steps", each) for each in own}
    return {
        LAW: (_("Law?"), _("Was it law on {day}?").format(day=day_of_act(reader))),
        **{each: (reader.text(row, "name"), reader.text(row, "question")) for each, row in rows.items()},
    }


def duty_words(reader: Reader, outcomes: Mapping[str, str]) -> str:
    """Return what a text required of the company, from the outcome of each of its steps."""
    duty = reader.case.entry("application.duty")
    return outcome_words(reader)[duty][outcomes[duty]]


@cache
def outcome_words(reader: Reader) -> dict[str, dict[str, str]]:
    """Return the words of each outcome of each step. Not to be changed."""
    _, found = reader.say, {}
    for row in reader.case["application_outcomes"].to_dict("records"):
        found.setdefault(row["step"], {})[row["id"]] = reader.text(row, "label")
    return found | {
        LAW: {
            "in force": _("in force"),
            "not yet in force": _("signed, but not yet in force"),
            "only proposed": _("announced or proposed only"),
            "struck": _("struck down, as far as it matters here"),
            "ended": _("no longer in force"),
            "not yet proposed": _("not even announced"),
        }
    }
