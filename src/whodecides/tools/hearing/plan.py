"""The hearing as a plan: four sides, six steps, a ruling, and only then what the body of the case found. 49½ minutes.

Everybody acts at nearly every step: the bench votes while sides and clerk bet on it, listeners weigh what is said, all
write. Votes and bets are secret until the next step, which shows them together; what listeners press while a side has the
word, exhibits that are kept and sentences that are chosen are secret until the chair shows them.
"""

from functools import cache

from ...case import Case
from ...game.log import CHAIR
from ...game.plan import ALL, CLOCK, EVERYBODY, NEXT, REVEAL, Plan, Step
from .seats import SIDES, VOTERS, side_and_bench

SECONDS = {"pleas": 60, "questions": 30}  # in which a side speaks, and answers the bench
CHANGE, EXHIBITS = 15, 45  # seconds until the next side stands; in which a side names the exhibits of which it is asked


def step_ids(case: Case) -> list[str]:
    """Return the ids of the steps of proportionality, in their order."""
    return list(case["hearing_steps"]["id"])


@cache
def hearing_plan(case: Case) -> Plan:
    """Return the steps of a hearing."""
    voting = {**dict.fromkeys(VOTERS, ("vote", "line")), EVERYBODY: ("bet", "line"), CHAIR: ("count",)}
    parts = {**dict.fromkeys([*SIDES, *map(side_and_bench, SIDES)], ("points",)), EVERYBODY: ("keep",)}
    return (
        Step("seats", "seats", 240, ALL, "seats", "card", {EVERYBODY: ("ready",)}),
        Step("cards", "cards", 180, REVEAL, "exhibits", "brief", parts, secret=True),
        *(
            Step("pleas", "plea", SECONDS["pleas"] + CHANGE + EXHIBITS, REVEAL, "points", "points", _all_but(side, "weigh", "ask"), side, secret=True)
            for side in SIDES
        ),
        *(
            Step("questions", "question", 2 * SECONDS["questions"], REVEAL, "question", "question", {**_all_but(side, "answer"), CHAIR: ("reply",)}, side, secret=True)
            for side in SIDES
        ),
        *(
            each for step in step_ids(case) for each in (
                Step("steps", "vote", 70, ALL, "arguments", "arguments", voting, step, secret=True),
                Step("steps", "talk", 90, CLOCK, "votes", "reason", {EVERYBODY: ("reason",)}, step, texts=(f"vote {step}", f"talk {step}"), most_texts=2),
            )
        ),
        Step("ruling", "ruling", 90, ALL, "findings", "outcome", voting, secret=True),
        Step("ruling", "ruled", 30, NEXT, "outcome", "outcome"),
        Step("ruling", "sentence", 150, CLOCK, "outcome", "sentence", {EVERYBODY: ("sentence",), CHAIR: ("length", "opinion", "dissent")}, texts=("ruling", "sentence"), most_texts=3),
        Step("ruling", "sentences", 90, REVEAL, "sentences", "sentences", {EVERYBODY: ("think",)}, secret=True, texts=("sentence",), most_texts=5),
        *(
            each for step in step_ids(case) for each in (
                Step("board", "guess", 20, ALL, "own findings", "guess", {EVERYBODY: ("expect",)}, step, secret=True),
                Step("board", "finding", 35, NEXT, "finding", "finding", {}, step),
            )
        ),
        Step("out", "out", 180, ALL, "after", "card", {EVERYBODY: ("left",)}),
    )  # fmt: skip


def _all_but(side: str, *acts: str) -> dict[str, tuple[str, ...]]:
    """Let everybody act but those who have the word."""
    return {EVERYBODY: acts, side: (), side_and_bench(side): ()}
