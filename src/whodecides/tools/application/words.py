"""The act, the steps of applying a text to it, and their outcomes, in words."""

from typing import Any

from ...case import Case, Reader
from ...i18n import written_day
from ...regulation import act_day


def the_act(case: Case) -> dict[str, Any]:
    """Return the row of `platform_actions` that all texts are applied to."""
    return case.row("platform_actions", case.entry("act.action"))


def day_of_act(reader: Reader) -> str:
    """Return the day of the act in words."""
    return written_day(act_day(reader.case), reader.language)


def step_words(reader: Reader) -> dict[str, tuple[str, str]]:
    """Return name and question of each step."""
    _ = reader.say
    return {
        "law": (_("Law?"), _("Was it law on {day}?").format(day=day_of_act(reader))),
        "reach": (
            _("Reach"),
            _("Does it reach {company} and {whom}?").format(
                company=the_act(reader.case)["company"], whom=reader.entry("act.whom")
            ),
        ),
        "duty": (_("Duty"), _("What does it require of the company about {act}?").format(act=reader.entry("act.this"))),
        "deadline": (_("By when"), _("By when must the company act?")),
        "risk": (_("Risk"), _("What does the company risk because of this decision?")),
        "oversight": (_("Oversight"), _("Who oversees it?")),
    }


def outcome_words(reader: Reader) -> dict[str, dict[str, str]]:
    """Return the words of each outcome of each step."""
    _ = reader.say
    unknown = _("not established")
    return {
        "law": {
            "in force": _("in force"),
            "not yet in force": _("signed, but not yet in force"),
            "only proposed": _("announced or proposed only"),
            "struck": _("struck down, as far as it matters here"),
            "ended": _("no longer in force"),
            "not yet proposed": _("not even announced"),
        },
        "reach": {
            "yes": _("both the service and {whom}").format(whom=reader.entry("act.whom")),
            "partly": _("the service, but only for that country"),
            "no": _("neither of them"),
            "not established": unknown,
        },
        "duty": {
            "remove": reader.entry("act.required"),
            "keep": _("to keep or restore, unless the text allows the reason"),
            "explain": _("to give reasons or hear the user, without saying what stays"),
            "none": _("nothing about this decision"),
            "not established": unknown,
        },
        "deadline": {
            "day": _("at once or within a day"),
            "days": _("within several days"),
            "no limit": _("no time limit for this decision"),
            "not established": unknown,
        },
        "risk": {
            "fine": _("a fine"),
            "blocking": _("slowing or blocking of the service"),
            "lawsuit": _("a lawsuit, or loss of legal protection"),
            "none": _("nothing for this decision"),
            "not established": unknown,
        },
        "oversight": {
            "regulator": _("a regulator or a council"),
            "government": _("a ministry, government office or prosecutor"),
            "courts": _("courts only"),
            "nobody": _("nobody"),
            "not established": unknown,
        },
    }
