"""The table as a plan: a first fight, briefs, a corridor, a reading, packages, a last minute, signatures. 68 minutes.

Everybody presses at nearly every step: what is read is answered in secret, and shown together; then those who object
speak. A clause to which nobody objects takes half a minute.
"""

from functools import cache

from ...case import Case
from ...game.log import CHAIR
from ...game.plan import ALL, CLOCK, EVERYBODY, NEXT, REVEAL, Plan, Step
from .model import load_table
from .seats import opening

ROUNDS = ("1", "2")  # in the corridor


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
                Step("reading", "read", 30, ALL, "wording", "wording", speak, clause, secret=True),
                Step("reading", "open", 95, CLOCK, "stances", "wording", speak, clause, skipped_if_quiet=True),
            )
        ),
        Step("packages", "packages", 660, CLOCK, "disputes", "disputes", speak),
        Step("last", "last", 90, CLOCK, "if closed now", "disputes", speak),
        Step("signing", "sign", 90, ALL, "text", "text", {EVERYBODY: ("sign", "guess")}, secret=True),
        Step("result", "result", 420, NEXT, "end", "end"),
        Step("out", "out", 120, ALL, "roles", "note", {EVERYBODY: ("left",)}),
    )  # fmt: skip
