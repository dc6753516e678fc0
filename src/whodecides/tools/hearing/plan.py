"""The hearing as a plan: four sides, six steps, a ruling, and only then what the body of the case found. 59 minutes.

Everybody acts at nearly every step: the bench votes while sides and clerk bet on it, listeners weigh what is said, all
write; a side that answers may write a line to the bench, which reads it when it votes. Votes and bets are secret until the next step, which shows them together; what listeners press while a side has the
word, exhibits that are kept and sentences that are chosen are secret until the chair shows them.
"""

from functools import cache

from ...case import Case
from ...game.log import CHAIR
from ...game.plan import ALL, CLOCK, EVERYBODY, NEXT, REVEAL, Plan, Step
from .seats import BENCH, SIDES, VOTERS, side_and_bench

# By phase: seconds in which a side speaks, and answers the bench, and in which one says why.
SECONDS = {"pleas": 60, "questions": 30, "steps": 20}
# Seconds until the next side stands; in which listeners press what weighs; in which a side names the exhibits of which it is asked.
CHANGE, WEIGH, EXHIBITS = 15, 30, 45


def step_ids(case: Case) -> list[str]:
    """Return the ids of the steps of proportionality, in their order."""
    return list(case["hearing_steps"]["id"])


@cache
def hearing_plan(case: Case) -> Plan:
    """Return the steps of a hearing."""
    voting = {**dict.fromkeys(VOTERS, ("vote",)), EVERYBODY: ("bet",), CHAIR: ("count",)}
    parts = {**dict.fromkeys([*SIDES, *map(side_and_bench, SIDES)], ("points",)), BENCH: ("keep",)}
    return (
        Step("seats", "seats", 300, ALL, "seats", "card", {EVERYBODY: ("ready",)}),
        Step("cards", "cards", 180, REVEAL, "exhibits", "brief", parts, secret=True),
        *(
            Step("pleas", "plea", SECONDS["pleas"] + CHANGE + WEIGH + EXHIBITS, REVEAL, "points", "points", _all_but(side, "weigh", "ask"), side, secret=True)
            for side in SIDES
        ),
        *(
            Step("questions", "question", 2 * SECONDS["questions"], REVEAL, "question", "question", {**_all_but(side, "answer", own=("line",)), CHAIR: ("reply",)}, side, secret=True, optional=frozenset(["line"]))
            for side in SIDES
        ),
        *(
            each for step in step_ids(case) for each in (
                Step("steps", "vote", 70, ALL, "arguments", "arguments", voting, step, secret=True),
                Step("steps", "talk", 120, CLOCK, "votes", "reason", {EVERYBODY: ("reason",)}, step, texts=(f"talk {step}",), most_texts=2),
            )
        ),
        Step("ruling", "ruling", 90, ALL, "findings", "outcome", voting, secret=True),
        Step("ruling", "ruled", 45, NEXT, "outcome", "outcome"),
        Step("ruling", "sentence", 165, CLOCK, "outcome", "sentence", {EVERYBODY: ("sentence",), CHAIR: ("length", "opinion", "dissent")}, texts=("sentence",), most_texts=3),
        Step("ruling", "sentences", 120, REVEAL, "sentences", "sentences", {EVERYBODY: ("think",)}, secret=True, texts=("sentence",), most_texts=5),
        *(
            each for step in step_ids(case) for each in (
                Step("board", "guess", 30, ALL, "own findings", "guess", {EVERYBODY: ("expect",)}, step, secret=True),
                Step("board", "finding", 40, NEXT, "finding", "finding", {}, step),
            )
        ),
        Step("out", "out", 240, ALL, "after", "card", {EVERYBODY: ("left",)}),
    )  # fmt: skip


def _all_but(side: str, *acts: str, own: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    """Let everybody act but those who have the word: these have acts of their `own`, or none."""
    return {EVERYBODY: acts, side: own, side_and_bench(side): own}
