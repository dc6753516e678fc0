"""Answers of the hearing are logs of its moves, and what these leave: one reading, for a lesson and for a room.

A lesson keeps its moves as they come: under "heard" those of exhibits, pleas and questions, under "moves" those of the
steps or of the ruling; those of the end are in no answer. What they leave stands beside them, for marks: decisions, reasons, hands and bets of the steps;
outcome, length, reasons, dissent, hands and bet of a ruling. An answer without a log, as kits before kept it and as a room
hands it out, is read as the moves to which it amounts. It may be damaged, or come from other data: what the game does not
know is left out.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ...case import Case
from ...game.log import CHAIR, Move, log_with_first
from ...game.play import Play, play_after
from .moves import RULING, bench_hands, finding_on, hearing_game, most_hands, vote_on
from .plan import hearing_plan, step_ids
from .seats import BENCH, SIDES

LEAST_ROOM = 7  # people in the smallest room that has a bench and sides of their own; an answer does not say how many
# The seats of whoever is alone with a page. The one on a side is for bets alone; of the others' seats the page shows the record.
ON_BENCH, ON_SIDE = f"{BENCH}.1", f"{SIDES[0]}.1"


def page_acts(case: Case) -> dict[str, dict[str, Any]]:
    """Return what can be pressed on a page: {act: {"by": seat, "steps": {what it is about: step of the plan}}}."""
    found: dict[str, dict[str, Any]] = {}
    for seat, role in ((ON_BENCH, BENCH), (ON_SIDE, SIDES[0]), (CHAIR, CHAIR)):
        for step in hearing_plan(case):
            for act in step.acts.get(CHAIR, ()) if role == CHAIR else step.acts_of(role):
                if found.setdefault(act, {"by": seat, "steps": {}})["by"] == seat:
                    found[act]["steps"][step.about] = step.id
    return found


def log_of_heard(answer: Any) -> list[Move]:
    """Return the log of exhibits, pleas and questions in an answer to the steps: what a seat of a room pressed counts as the page's."""
    log = _stored_log(answer, "heard") or []
    return [{**move, "by": ON_BENCH} if move.get("by") else move for move in log]


def log_of_steps(case: Case, answer: Any) -> list[Move]:
    """Return the log of an answer to the steps."""
    log = _stored_log(answer, "moves")
    return list(_moves_of_steps(case, _dictionary(answer))) if log is None else log


def log_of_ruling(answer: Any) -> list[Move]:
    """Return the log of a ruling."""
    log = _stored_log(answer, "moves")
    return list(_moves_of_ruling(_dictionary(answer))) if log is None else log


def _stored_log(answer: Any, name: str) -> list[Move] | None:
    """Return a log as it is kept, None where there is none."""
    log = _dictionary(answer).get(name)
    return log if isinstance(log, list) and all(isinstance(each, dict) for each in log) else None


def _moves_of_steps(case: Case, answer: dict[str, Any]) -> Iterator[Move]:
    parts = {part: _dictionary(answer.get(part)) for part in ("hands", "decisions", "bets", "reasons")}
    for step in step_ids(case):
        given = {part: found.get(step) for part, found in parts.items()}
        yield from _voted(vote_on(step), given["hands"], given["decisions"], given["bets"])
        yield from _pressed(f"talk {step}", (ON_BENCH, "reason", given["reasons"]))


def _moves_of_ruling(answer: dict[str, Any]) -> Iterator[Move]:
    yield from _voted(RULING, answer.get("hands"), answer.get("outcome"), answer.get("bet"))
    written = (("length", "length"), ("opinion", "reasons"), ("dissent", "dissent"))
    yield from _pressed("sentence", *((CHAIR, act, answer.get(part)) for act, part in written))


def _voted(step: str, hands: Any, decision: Any, bet: Any) -> Iterator[Move]:
    return _pressed(step, (CHAIR, "count", hands), (ON_BENCH, "vote", decision), (ON_SIDE, "bet", bet))


def _pressed(step: str, *presses: tuple[str, str, Any]) -> Iterator[Move]:
    """Yield what was pressed in a step, as (seat, act, value), after the move to it; nothing where all is empty."""
    given = [each for each in presses if each[2]]
    if given:
        yield {"kind": "next", "by": CHAIR, "step": step}
    for by, act, value in given:
        yield {"kind": act, "by": by, "step": step, "value": value}


def _play(case: Case, log: list[Move]) -> Play:
    """Return the hearing to which a log of a page leads."""
    seats = [{"kind": "seats", "by": CHAIR, "people": LEAST_ROOM}]
    return play_after(hearing_game(case), log_with_first(seats, log))


def _play_over(case: Case, log: list[Move]) -> Play:
    """Return the hearing to which a log of a page leads, once it is over: nothing in it is a secret any more."""
    return _play(case, [*log, {"kind": "next", "by": CHAIR, "step": hearing_plan(case)[-1].id}])


def parse_heard(case: Case, answer: Any) -> dict[str, Any]:
    """Return what was pressed before the steps: {"kept": [exhibit], "weighs": {side: [point]}, "marks": {side: mark}, "written": {side: text}}."""
    play = _play_over(case, log_of_heard(answer))
    return {
        "kept": given(play, "keep", ON_BENCH).get("", []),
        "weighs": given(play, "weigh", ON_BENCH),
        "marks": given(play, "answer", ON_BENCH),
        "written": given(play, "reply", CHAIR),
    }


def parse_steps(case: Case, answer: Any) -> dict[str, dict[str, Any]]:
    """Return what an answer to the steps decides: decisions, reasons, hands and bets, each as {step: …}."""
    play = _play_over(case, log_of_steps(case, answer))
    return steps_answer(case, play, ON_BENCH) | {"bets": steps_answer(case, play, ON_SIDE)["bets"]}


def parse_ruling(case: Case, answer: Any) -> dict[str, Any]:
    """Return the parts of a ruling: outcome, length, reasons, dissent and bet, each a text or "", and hands as {outcome: count}."""
    play = _play_over(case, log_of_ruling(answer))
    return ruling_answer(play, ON_BENCH) | {"bet": ruling_answer(play, ON_SIDE)["bet"]}


def parse_board(case: Case, state: Any) -> dict[str, Any]:
    """Return how far a log opens what the body of the case found, row by row, and what one expected: {"opened": rows, "expected": {step: finding}}."""
    play = _play(case, _stored_log(state, "moves") or [])
    found = [step for step in step_ids(case) if play.game.place(finding_on(step)) <= play.at]
    over = play.step == play.game.plan[-1]
    return {"opened": len(found) + over, "expected": given(play, "expect", ON_BENCH)}


def steps_answer(case: Case, play: Play, seat: str) -> dict[str, dict[str, Any]]:
    """Return what a hearing leaves as the answer of a seat to the steps: decisions, reasons, hands, bets."""
    steps, reasons, bets = step_ids(case), given(play, "reason", seat), given(play, "bet", seat)
    found = {
        "decisions": {step: decision_of(play, vote_on(step), seat) for step in steps},
        "reasons": {step: reasons.get(step) for step in steps},
        "hands": {step: _hands(play, vote_on(step)) for step in steps},
        "bets": {step: bets.get(step) for step in steps},
    }
    return {part: {step: value for step, value in told.items() if value} for part, told in found.items()}


def ruling_answer(play: Play, seat: str) -> dict[str, Any]:
    """Return what a hearing leaves as the ruling of a seat. One's sentence is a dissent where one voted with the minority."""
    vote, outcome = play.pressed(RULING, "vote").get(seat, ""), most_hands(bench_hands(play, RULING))
    own = "dissent" if vote and outcome and vote != outcome else "reasons"
    written = {"reasons": given(play, "opinion", CHAIR), "dissent": given(play, "dissent", CHAIR)}
    written[own] = given(play, "sentence", seat) | written[own]
    return {
        "outcome": decision_of(play, RULING, seat),
        "length": given(play, "length", CHAIR).get("", ""),
        **{part: texts.get("", "") for part, texts in written.items()},
        "hands": _hands(play, RULING),
        "bet": given(play, "bet", seat).get("", ""),
    }


def heard_log(play: Play, seat: str) -> list[Move]:
    """Return what a seat pressed before the steps, as a log."""
    return [
        move
        for step in play.game.plan
        for move in _pressed(
            step.id, *((seat, act, play.pressed(step.id, act).get(seat)) for act in ("keep", "weigh", "answer"))
        )
    ]


def decision_of(play: Play, step: str, seat: str) -> str:
    """Return what a seat decided in a step: its own vote, and of one who does not vote what the bench decided."""
    return str(play.pressed(step, "vote").get(seat, "")) or most_hands(bench_hands(play, step))


def given(play: Play, act: str, seat: str) -> dict[str, Any]:
    """Return what a seat gave as an act, {what the step is about: value}, in the order of the plan; of a text its words."""
    found = {}
    for step in play.game.plan:
        value = play.pressed(step.id, act).get(seat)
        if value is not None:
            found[step.about] = play.texts[value].text if act in play.game.writes else value
    return found


def _hands(play: Play, step: str) -> dict[str, int]:
    """Return the hands of a class; who decides alone has none."""
    found = bench_hands(play, step)
    return found if play.pressed(step, "count") or sum(found.values()) > 1 else {}


def _dictionary(part: Any) -> dict[str, Any]:
    return dict(part) if isinstance(part, Mapping) else {}
