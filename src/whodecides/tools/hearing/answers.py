"""Stored answers of the hearing as moves of its log, and back: one reading of what was decided, for a lesson and for a room.

An answer to the steps is {"decisions", "reasons"}, with "hands" where a class counted them and "bets" of one who spoke for
a side; a ruling has "outcome", "hands" and "bet" alike. It may be damaged, older, or come from other data: what the log
does not know is left out.
"""

from collections.abc import Iterator
from typing import Any

from ...case import Case
from ...game.log import CHAIR, Move
from ...game.play import Play, play_after
from .moves import RULING, bench_hands, hearing_game, most_hands, vote_on
from .plan import hearing_plan, step_ids
from .seats import BENCH, SIDES

LEAST_ROOM = 7  # people in the smallest room that has a bench and sides of their own; an answer does not say how many
ON_BENCH, ON_SIDE = f"{BENCH}.1", f"{SIDES[0]}.1"


def log_of_answers(case: Case, steps: Any, ruling: Any) -> list[Move]:
    """Return the log to which stored answers to the steps and to the ruling amount."""
    parts = {part: _dictionary(steps, part) for part in ("hands", "decisions", "bets", "reasons")}
    ruled, me = ruling if isinstance(ruling, dict) else {}, _seat_of(steps, ruling)
    log: list[Move] = [{"kind": "seats", "by": CHAIR, "people": LEAST_ROOM}]
    for step in step_ids(case):
        given = {part: found.get(step) for part, found in parts.items()}
        log += _voted(vote_on(step), given["hands"], given["decisions"], given["bets"])
        log += [_next(f"talk {step}"), _press(me, "reason", f"talk {step}", given["reasons"])]
    log += _voted(RULING, ruled.get("hands"), ruled.get("outcome"), ruled.get("bet"))
    return [*log, _next(hearing_plan(case)[-1].id)]


def _voted(step: str, hands: Any, decision: Any, bet: Any) -> Iterator[Move]:
    yield _next(step)
    yield _press(CHAIR, "count", step, hands)
    yield _press(ON_BENCH, "vote", step, decision)
    yield _press(ON_SIDE, "bet", step, bet)


def _next(step: str) -> Move:
    return {"kind": "next", "by": CHAIR, "step": step}


def _press(by: str, kind: str, step: str, value: Any) -> Move:
    return {"kind": kind, "by": by, "step": step, "value": value}


def decision_of(play: Play, step: str, seat: str) -> str:
    """Return what a seat decided in a step: its own vote, and of one who does not vote what the bench decided."""
    return str(play.pressed(step, "vote").get(seat, "")) or most_hands(bench_hands(play, step))


def steps_answer(case: Case, play: Play, seat: str) -> dict[str, dict[str, Any]]:
    """Return what a hearing leaves as the answer of a seat to the steps: decisions, reasons, hands, bets."""
    found: dict[str, dict[str, Any]] = {"decisions": {}, "reasons": {}, "hands": {}, "bets": {}}
    for step in step_ids(case):
        reasons = play.pressed(f"talk {step}", "reason")
        told = {
            "decisions": decision_of(play, vote_on(step), seat),
            "reasons": play.texts[reasons[seat]].text if seat in reasons else "",
            "hands": _hands(play, vote_on(step)),
            "bets": play.pressed(vote_on(step), "bet").get(seat, ""),
        }
        for part, value in told.items():
            if value:
                found[part][step] = value
    return found


def _hands(play: Play, step: str) -> dict[str, int]:
    """Return the hands of a class; who decides alone has none."""
    found = bench_hands(play, step)
    return found if play.pressed(step, "count") or sum(found.values()) > 1 else {}


def _seat_of(steps: Any, ruling: Any) -> str:
    """Return the seat of whoever gave these answers: on a side where they bet, else on the bench."""
    bets = _dictionary(steps, "bets") or (isinstance(ruling, dict) and ruling.get("bet"))
    return ON_SIDE if bets else ON_BENCH


def _read(case: Case, steps: Any, ruling: Any) -> Play:
    return play_after(hearing_game(case), log_of_answers(case, steps, ruling))


def _read_steps(case: Case, answer: Any) -> dict[str, dict[str, Any]]:
    return steps_answer(case, _read(case, answer, None), _seat_of(answer, None))


def parse_steps(case: Case, answer: Any) -> dict[str, dict[str, str]]:
    """Return the known parts of an answer to the steps as {"decisions": {step: decision}, "reasons": {step: text}}."""
    found = _read_steps(case, answer)
    return {part: found[part] for part in ("decisions", "reasons")}


def step_hands(case: Case, answer: Any) -> dict[str, dict[str, int]]:
    """Return the hands of a class on each step, {step: {decision: count}}; steps without a hand are left out."""
    return _read_steps(case, answer)["hands"]


def step_bets(case: Case, answer: Any) -> dict[str, str]:
    """Return what one who spoke for a side expected of the bench, {step: decision}."""
    return _read_steps(case, answer)["bets"]


def parse_outcome(case: Case, answer: Any) -> str:
    """Return the outcome of a ruling: the one chosen, or that with the most hands; "" where there is none."""
    return decision_of(_read(case, None, answer), RULING, ON_BENCH)


def parse_bet(case: Case, answer: Any) -> str:
    """Return what one who spoke for a side expected as the outcome, or ""."""
    return str(_read(case, None, answer).pressed(RULING, "bet").get(ON_SIDE, ""))


def ruling_hands(case: Case, answer: Any) -> dict[str, int]:
    """Return the hands of a class on the outcome, {outcome: count}."""
    return _hands(_read(case, None, answer), RULING)


def _dictionary(answer: Any, part: str) -> dict[str, Any]:
    found = answer.get(part) if isinstance(answer, dict) else None
    return found if isinstance(found, dict) else {}
