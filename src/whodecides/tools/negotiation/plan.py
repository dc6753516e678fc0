"""The table as a plan: a first fight, briefs, a corridor, a reading, packages, a last minute, signatures. 70 minutes.

Everybody presses at nearly every step: what is read is answered in secret, and shown together; then those who object
speak, and the others press whose reason convinces them. Only the clauses in which the briefs differ most are read one by
one; the others are asked together, as the draft has them. A clause to which nobody objects takes the seconds of `READ`; at
most three say why they object, and one other wording is asked, so that no clause takes more than its two steps, also where
all object to all.
"""

from functools import cache

from ...case import Case
from ...game.log import CHAIR
from ...game.plan import ALL, CLOCK, EVERYBODY, Plan, Step
from .model import load_table, most_disputed_clauses
from .seats import opening, roles

ROUNDS = ("1", "2")  # in the corridor
CLAUSES = 6  # that are read one by one
READ = 60  # seconds in which a wording is read out, and pressed on
VOICES, VOICE_SECONDS, CHANGE = 3, 20, 5  # who object and say why, for how long each, and until the next one stands
OBJECTIONS = VOICES * (VOICE_SECONDS + CHANGE) + READ  # seconds: then another wording is read out, and pressed on
TALKS = ("fought", "open")  # kinds of steps in which those who object to a clause say why


def clauses_read(case: Case) -> tuple[str, ...]:
    """Return the clauses that are read one by one, in their order."""
    return most_disputed_clauses(load_table(case), CLAUSES)


def clauses_of_the_rest(case: Case) -> tuple[str, ...]:
    """Return the other clauses: all are asked on them at once, as the draft has them."""
    return tuple(each for each in load_table(case).variants if each not in clauses_read(case))


@cache
def table_plan(case: Case) -> Plan:
    """Return the steps of the table."""
    first = opening(case).clause
    stand = {EVERYBODY: ("stand", "propose"), CHAIR: ("put",)}
    talk = {EVERYBODY: ("stand", "propose", "convinced"), CHAIR: ("put", "said")}
    heard = {**talk, EVERYBODY: ("convinced", "stand", "propose")}  # who objects says why: the others are waited for
    rest = Step("reading", "rest", 150, ALL, "wordings", "wordings", {EVERYBODY: ("rest",)}, secret=True)
    return (
        Step("seats", "seats", 300, ALL, "seats", "note", {EVERYBODY: ("ready",)}),
        Step("fight", "fight", READ, ALL, "wording", "wording", {EVERYBODY: ("stand",)}, first, secret=True),
        Step("fight", "fought", 180, CLOCK, "stances", "wording", {EVERYBODY: ("convinced",), CHAIR: ("said",)}, first, skipped_if_quiet=True),
        Step("brief", "brief", 420, CLOCK, "signs", "brief", {EVERYBODY: ("wish",)}),
        *(Step("corridor", "corridor", 240, CLOCK, "groups", "group", {EVERYBODY: ("deal",)}, each) for each in ROUNDS),
        *(
            each for clause in clauses_read(case) for each in (
                Step("reading", "read", READ, ALL, "wording", "wording", stand, clause, secret=True),
                Step("reading", "open", OBJECTIONS, CLOCK, "stances", "wording", heard, clause, skipped_if_quiet=True),
            )
        ),
        *([rest] if clauses_of_the_rest(case) else []),
        Step("packages", "packages", 720, CLOCK, "disputes", "disputes", talk),
        Step("last", "last", 90, CLOCK, "if closed now", "disputes", talk),
        Step("signing", "sign", 180, ALL, "text", "text", {EVERYBODY: ("guess", "sign")}, secret=True),
        Step("result", "result", 270, ALL, "end", "end", {EVERYBODY: ("surprise",)}),
        Step("out", "out", 180, ALL, "roles", "note", {EVERYBODY: ("left",)}),
    )  # fmt: skip


def most_seconds(case: Case, people: int) -> int:
    """Return how long the table takes where every seat objects to every wording, and to each another one is asked."""
    speak = min(VOICES, len(set(roles(case, people)))) * (VOICE_SECONDS + CHANGE)
    return sum(max(each.seconds, speak + READ) if each.kind == "open" else each.seconds for each in table_plan(case))
