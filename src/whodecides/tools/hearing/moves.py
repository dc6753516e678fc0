"""The moves of a hearing as a log. Beside those of every game (see `game.play`) a seat has these, each with "step" and "value":

- ready, left: the card was read; the role was left;
- keep: up to three exhibits that weigh most. points: up to two points that one will make for one's side;
- weigh: the points of a side that weigh for a listener. ask: the one of them for which one asks *which exhibit?*;
- answer: whether a side answered the question of the bench: "yes", "part", "no";
- vote: of the bench, on a step or on the ruling. bet: what sides and clerk expect the bench to say;
- count: of the chair, {finding: hands}, where the bench votes without devices;
- reply, length, opinion, dissent: of the chair, where one page is for all: what was answered to a question, and of the
  ruling how long the measure may last, its reasons, the best case against it;
- line, reason, sentence: texts. A line of a side is for the bench before it votes, a reason goes with a finding, a sentence with the ruling;
- think: the released sentence that makes one think again, by the number of its move;
- expect: what one thinks that the body of the case found.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypedDict

from ...case import Case
from ...game.log import CHAIR
from ...game.plan import Step
from ...game.play import Game, Play, open_presses
from .plan import hearing_plan
from .seats import MOST_PEOPLE, SIDES, role_of_latecomer, roles

DECISIONS = ("met", "partly met", "not met")
IN_PART = "uphold in part"
OUTCOMES = ("uphold", IN_PART, "overturn")
MARKS = ("yes", "part", "no")
LENGTHS = ("none", "days", "months", "years", "permanent", "indefinite")
MOST_POINTS, MOST_EXHIBITS = 2, 3
WRITES = frozenset(("line", "reason", "sentence", "reply", "opinion", "dissent"))
MOST_SIGNS = {"line": 140, "sentence": 200}
RULING = "ruling"


@cache
def hearing_game(case: Case) -> Game:
    """Return the hearing of a case as a game."""
    items = {
        pack: _items(case, pack, kind) for pack, kind in [("case file", ""), *((side, "argument") for side in SIDES)]
    }
    findings = case.vocabulary("hearing_steps", "finding")
    arguments = [each for side in SIDES for each in items[side]]

    def is_known(step: Step, act: str, value: Any) -> bool:
        match act:
            case "ready" | "left":
                return value is True
            case "keep":
                return _some_of(items["case file"], value, MOST_EXHIBITS)
            case "points":
                return _some_of(arguments, value, MOST_POINTS)
            case "weigh":
                return _some_of(items.get(step.about, ()), value, len(arguments))
            case "ask":
                return value in items.get(step.about, ())
            case "answer":
                return value in MARKS
            case "vote" | "bet":
                return value in answers_to(step)
            case "count":
                return isinstance(value, Mapping)
            case "length":
                return value in LENGTHS
            case "think":
                return isinstance(value, int)
            case "expect":
                return value in findings
        return act in WRITES and _is_text(value, MOST_SIGNS.get(act))

    return Game(hearing_plan(case), roles, role_of_latecomer, is_known, WRITES)


def _items(case: Case, pack: str, kind: str) -> list[str]:
    """Return the ids of the items of a pack, of one kind or of all."""
    rows = case["hearing_roles"]
    return list(rows[(rows["pack"] == pack) & ((rows["kind"] == kind) | (kind == ""))]["id"])


def _some_of(known: Sequence[str], value: Any, most: int) -> bool:
    return isinstance(value, list) and len(value) <= most and all(each in known for each in value)


def _is_text(value: Any, most: int | None) -> bool:
    return isinstance(value, str) and bool(value.strip()) and (most is None or len(value) <= most)


def answers_to(step: Step) -> tuple[str, ...]:
    """Return what can be answered in a step on which the bench votes."""
    return OUTCOMES if step.kind == RULING else DECISIONS


def vote_on(step: str) -> str:
    """Return the step of the plan in which the bench votes on a step of proportionality."""
    return f"vote {step}"


def finding_on(step: str) -> str:
    """Return the step of the plan that shows what the body of the case found on a step of proportionality."""
    return f"finding {step}"


def parse_hands(hands: Any, known: Sequence[str]) -> dict[str, int]:
    """Return how many hands were counted for each of the known answers; what is no count is left out."""
    given = hands if isinstance(hands, Mapping) else {}
    found = {each: given.get(each) for each in known}
    return {each: min(count, MOST_PEOPLE) for each, count in found.items() if isinstance(count, int) and count > 0}


def bench_hands(play: Play, step: str) -> dict[str, int]:
    """Return how the bench votes in a step, as far as all may see it: {answer: hands}.

    Hands that the chair counted stand for the whole bench.
    """
    known, counted = answers_to(play.game.step(step)), open_presses(play, step, "count")
    if counted:
        return parse_hands(counted[CHAIR], known)
    votes = list(open_presses(play, step, "vote").values())
    return {each: votes.count(each) for each in known if each in votes}


class Verdict(TypedDict):
    """What the bench says: the answer with the most hands, "" where there is none; how many said so, how many voted, and
    how many sit on the bench, or voted where hands were counted."""

    answer: str
    count: int
    voted: int
    bench: int


def verdict(hands: Mapping[str, int], bench: int) -> Verdict:
    """Return what a bench of so many people says with these hands."""
    voted = sum(hands.values())
    return {
        "answer": most_hands(hands),
        "count": max(hands.values(), default=0),
        "voted": voted,
        "bench": max(bench, voted),
    }


def is_majority(said: Verdict) -> bool:
    """Say whether more than half of the bench said it: of those, too, who did not vote."""
    return bool(said["answer"]) and 2 * said["count"] > said["bench"]


def steps_passed_over(findings: Mapping[str, str], outcome: str) -> list[str]:
    """Return the steps that an outcome passes over, by {step: finding} of all steps: the failed ones where all is upheld, all
    where none failed and the measure is overturned; else none. It can be argued either way, so this is a remark and no fault.
    """
    if outcome == "uphold":
        return [step for step, finding in findings.items() if finding == "not met"]
    return list(findings) if outcome == "overturn" and set(findings.values()) == {"met"} else []


def most_pressed(counts: Mapping[str, int], most: int) -> list[str]:
    """Return so many of the values that were pressed most often, in their order; more where the last of them is level with others."""
    border = sorted(counts.values(), reverse=True)[:most]
    return [each for each, count in counts.items() if border and count >= border[-1]]


def most_hands(hands: Mapping[str, int]) -> str:
    """Return the answer with the most hands, "" on a tie: it decides nothing."""
    best = [each for each, count in hands.items() if count == max(hands.values(), default=0)]
    return best[0] if len(best) == 1 else ""
