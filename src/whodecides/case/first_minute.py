"""The first minute of a case: what is judged, under which rule, and how sentences speak of whoever decided.

By default these are the exhibits of the act, and a company decided; `first_minute` in case.toml may name others.
"""

from functools import cache
from typing import TypedDict

from .loader import Case, Row
from .reader import Reader

OWN_WORDS = ("duty", "rule_is", "ground_is", "they")  # entries of `first_minute`, of which a case gives all or none


class MinuteWords(TypedDict):
    """How sentences speak of whoever decided: `duty` puts one in their place, `they` is their name on the ladder."""

    duty: str
    rule: str
    ground: str
    they: str
    asked: str  # what one is asked to do
    did: str  # the label of what they did
    open: str  # what to do once one has decided
    read: str  # the label of how they read what is judged


def exhibits_of_act(case: Case, kind: str) -> list[Row]:
    """Return the exhibits of one kind that belong to the act of the case, in the order of the table."""
    rows = case["exhibits"]
    own = rows[(rows["act"] == case.entry("act.action")) & (rows["kind"] == kind)]
    return [dict(row) for row in own.to_dict("records")]


def judged_exhibits(case: Case) -> list[Row]:
    """Return the exhibits that are judged: those that case.toml names, else the posts of the act."""
    named = case.entry("first_minute.judged", ())
    return [case.row("exhibits", each) for each in named] if named else exhibits_of_act(case, "post")


def rule_exhibits(case: Case) -> list[Row]:
    """Return the rule under which they are judged, in a list: the one that case.toml names, else the first of the act."""
    return _named_or_first(case, "rule")


def ground_exhibits(case: Case) -> list[Row]:
    """Return the ground that was stated for the act, in a list: the one that case.toml names, else the first of the act."""
    return _named_or_first(case, "ground")


def reply_exhibits(case: Case) -> list[Row]:
    """Return what whoever is judged had answered, in a list: empty where case.toml names nothing."""
    named = case.entry("first_minute.reply", "")
    return [case.row("exhibits", named)] if named else []


def _named_or_first(case: Case, kind: str) -> list[Row]:
    named = case.entry(f"first_minute.{kind}", "")
    return [case.row("exhibits", named)] if named else exhibits_of_act(case, kind)[:1]


@cache
def words_of_minute(reader: Reader) -> MinuteWords:
    """Return how sentences speak of whoever decided: in the case's own words, else as of a company."""
    _, case = reader.say, reader.case
    if not case.entry("first_minute.they", {}):
        return {
            "duty": _("You are on duty at the company."),
            "rule": _("The company’s rule"),
            "ground": _("The ground that the company stated"),
            "they": case.row("platform_actions", case.entry("act.action"))["company"],
            "asked": _(
                "You are on duty at the company, in role: read the exhibits and the rule, then choose one of four steps."
            ),
            "did": _("What the company did"),
            "open": _("Decide for yourself first. Then open what the company did."),
            "read": _("How the company read them"),
        }
    duty = reader.entry("first_minute.duty")
    return {
        "duty": duty,
        "rule": reader.entry("first_minute.rule_is"),
        "ground": reader.entry("first_minute.ground_is"),
        "they": reader.entry("first_minute.they"),
        "asked": " ".join((duty, _("In role: read the exhibits and the rule, then choose one of four steps."))),
        "did": _("What was done"),
        "open": _("Decide for yourself first. Then open what was done."),
        "read": _("How they were read"),
    }
