"""The table as a plan: a first fight, briefs, a corridor, a reading, packages, a last minute, signatures. 69 minutes.

Everybody presses at nearly every step: what is read is answered in secret, and shown together; then those who object
speak. A clause to which nobody objects takes the seconds of `READ`; at most three say why they object, and one other
wording is asked, so that no clause takes more than its two steps, also where all object to all.
"""

from functools import cache

from ...case import Case
from ...game.log import CHAIR
from ...game.plan import ALL, CLOCK, EVERYBODY, NEXT, REVEAL, Plan, Step
from .model import load_table
from .seats import opening, roles

ROUNDS = ("1", "2")  # in the corridor
READ = 30  # seconds in which a wording is read out, and pressed on
VOICES, VOICE_SECONDS, CHANGE = 3, 20, 5  # who object and say why, for how long each, and until the next one stands
OBJECTIONS = VOICES * (VOICE_SECONDS + CHANGE) + READ  # seconds: then another wording is read out, and pressed on


@cache
def table_plan(case: Case) -> Plan:
    """Return the steps of the table."""
    stand, speak = {EVERYBODY: ("stand",)}, {EVERYBODY: ("stand", "propose"), CHAIR: ("put",)}
    return (
        Step("seats", "seats", 240, ALL, "seats", "note", {EVERYBODY: ("ready",)}),
        Step("fight", "fight", 240, REVEAL, "wording", "wording", stand, opening(case).clause, secret=True),
        Step("brief", "brief", 360, CLOCK, "signs", "brief", {EVERYBODY: ("wish",)}),
        *(Step("corridor", "corridor", 180, CLOCK, "groups", "group", {EVERYBODY: ("deal", "offer")}, each) for each in ROUNDS),
        *(
            each for clause in load_table(case).variants for each in (
                Step("reading", "read", READ, ALL, "wording", "wording", speak, clause, secret=True),
                Step("reading", "open", OBJECTIONS, CLOCK, "stances", "wording", speak, clause, skipped_if_quiet=True),
            )
        ),
        Step("packages", "packages", 600, CLOCK, "disputes", "disputes", speak),
        Step("last", "last", 90, CLOCK, "if closed now", "disputes", speak),
        Step("signing", "sign", 90, ALL, "text", "text", {EVERYBODY: ("sign", "guess")}, secret=True),
        Step("result", "result", 420, NEXT, "end", "end"),
        Step("out", "out", 120, ALL, "roles", "note", {EVERYBODY: ("left",)}),
    )  # fmt: skip


def most_seconds(case: Case, people: int) -> int:
    """Return how long the table takes where every seat objects to every wording, and to each another one is asked."""
    speak = min(VOICES, len(set(roles(case, people)))) * (VOICE_SECONDS + CHANGE)
    return sum(max(each.seconds, speak + READ) if each.kind == "open" else each.seconds for each in table_plan(case))
