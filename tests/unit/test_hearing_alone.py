"""The hearing of one who is alone with a page: the plan and the moves of a room, kept as logs in the answers."""

import random

import pytest
from helpers import first_in_gate
from test_hearing import DISSENT, REASONS, change, pressed, without_log
from test_room_games import Hearing, press

from whodecides.answers import Task, answer_text
from whodecides.game.log import CHAIR, log_with_first
from whodecides.game.plan import phases_of
from whodecides.game.play import play_after
from whodecides.tools.hearing import screens
from whodecides.tools.hearing.answers import (
    LEAST_ROOM,
    ON_BENCH,
    ON_SIDE,
    given,
    log_of_ruling,
    log_of_steps,
    page_acts,
    parse_board,
    parse_heard,
    parse_ruling,
    parse_steps,
    ruling_answer,
    steps_answer,
)
from whodecides.tools.hearing.model import STAGES
from whodecides.tools.hearing.plan import hearing_plan, step_ids
from whodecides.tools.hearing.seats import SIDES
from whodecides.tools.hearing.widget import Board, Room, Ruling, Steps

pytestmark = pytest.mark.any_version

SEEDS = first_in_gate(range(12), range(12, 200))
PHASES = {Room: STAGES, Steps: ("steps",), Ruling: ("ruling",)}  # of the plan, for each part that keeps a log
SHOWN = (  # the acts that a page offers
    ("keep", "weigh", "answer", "reply", "vote", "count", "reason", "length", "opinion", "dissent", "expect")
)


@pytest.fixture(scope="module")
def room(case):
    return Hearing(case)


def a_log(dice, room, phases, by=(ON_BENCH, CHAIR)):
    """A log by chance of what a page offers in some phases of the plan, at times taken back."""
    plan = {step.id: step for step in hearing_plan(room.case) if step.phase in phases}
    offered = [
        (act, found["by"], plan[step])
        for act, found in page_acts(room.case).items() if act in SHOWN and found["by"] in by
        for step in found["steps"].values() if step in plan
    ]  # fmt: skip
    log = []
    for _press in range(dice.randint(0, 25)):
        act, seat, step = dice.choice(offered)
        log.append({"kind": "next", "by": CHAIR, "step": step.id})
        if act == "length":
            log.append({"kind": act, "by": seat, "step": step.id, "value": dice.choice(["days", "years", "for ever"])})
        else:
            log.append(press(dice, room, step, seat, act, len(log)))
        if dice.random() < 0.1:
            log.append({"kind": "undo", "by": CHAIR, "of": dice.choice(range(1, len(log), 2))})
    return log


def played(room, people, log):
    """The hearing to which a log leads in a room of so many, once it is over."""
    seats, over = {"kind": "seats", "by": CHAIR, "people": people}, room.game.plan[-1].id
    return play_after(room.game, [*log_with_first([seats], log), {"kind": "next", "by": CHAIR, "step": over}])


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
def test_a_log_is_the_same_hearing_alone_and_in_a_room_of_one(case, room, store, seeds):
    for seed in seeds:
        dice, kept, log = random.Random(seed), {}, []
        for part, phases in PHASES.items():
            widget = part(case, store, task="08.4" if part is Ruling else "08.2")
            moves = a_log(dice, room, phases)
            change(widget, **{part.answer_keys[-1]: moves})
            kept[part] = {key: widget.state[key] for key in part.answer_keys if key in widget.state}
            log = log_with_first(log, moves)
        guesses = a_log(dice, room, ("board",))
        log = log_with_first(log, guesses)
        play, alone = played(room, 1, log), played(room, LEAST_ROOM, log)
        assert list(play.seats) == [ON_BENCH] and (alone.presses, alone.texts) == (play.presses, play.texts), seed
        steps, ruling = parse_steps(case, kept[Steps]), parse_ruling(case, kept[Ruling])
        assert steps == steps_answer(case, play, ON_BENCH), seed
        assert ruling == ruling_answer(play, ON_BENCH), seed
        assert parse_board(case, {"moves": guesses})["expected"] == given(play, "expect", ON_BENCH), seed
        assert all(kept[Steps][part] == told for part, told in steps.items() if told or part in kept[Steps]), seed
        assert all(kept[Ruling][part] == told for part, told in ruling.items() if told or part in kept[Ruling]), seed
        home = screens.answers_of(case, play, ON_BENCH)
        if "steps" in home:
            assert parse_heard(case, home["steps"]) == {**parse_heard(case, kept[Room]), "written": {}}, seed
            assert parse_steps(case, home["steps"])["reasons"] == steps["reasons"], seed
        if "ruling" in home:
            assert parse_ruling(case, home["ruling"]) == ruling, seed


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
def test_an_answer_without_its_log_says_the_same(case, room, seeds):
    for seed in seeds:
        dice = random.Random(seed)
        steps = {"moves": a_log(dice, room, ("steps",), (ON_BENCH, ON_SIDE, CHAIR))}
        ruling = {"moves": a_log(dice, room, ("ruling",), (ON_BENCH, ON_SIDE, CHAIR))}
        assert parse_steps(case, parse_steps(case, steps)) == parse_steps(case, steps), seed
        assert parse_ruling(case, parse_ruling(case, ruling)) == parse_ruling(case, ruling), seed


def test_work_of_a_kit_that_kept_no_log_comes_back_whole_and_goes_on(case, store):
    ids = step_ids(case)
    steps = {"decisions": dict.fromkeys(ids, "met"), "reasons": dict.fromkeys(ids, "The rule was public."), "hands": {"aim": {"met": 4}}}  # fmt: skip
    ruling = {"outcome": "uphold", "length": "days", "reasons": REASONS, "dissent": DISSENT}
    store.record("08.2", steps)
    store.record("08.4", ruling)
    store.record("08.1", "aim")
    assert Board(case, store, after="08.1", steps="08.2", ruling="08.4").view["owed"] == ""
    part, ruled = Steps(case, store, task="08.2"), Ruling(case, store, task="08.4", steps="08.2")
    assert {key: part.state[key] for key in steps} == steps and len(part.view["done"]) == len(ids)
    assert {key: ruled.state[key] for key in ruling} == ruling
    change(part, step=ids[1])
    assert store.answer("08.2")["answer"] == steps, "to look is no move"
    pressed(part, "reason", "aim", "It names an aim.")
    pressed(ruled, "length", "", "months")
    assert without_log(store.answer("08.2")["answer"]) == {**steps, "reasons": {**steps["reasons"], "aim": "It names an aim."}}  # fmt: skip
    assert without_log(store.answer("08.4")["answer"]) == {**ruling, "length": "months"}


def test_what_one_kept_and_marked_before_the_steps_comes_back_with_them(case, store):
    exhibits = list(case["hearing_roles"].query("pack == 'case file'")["id"])
    sides, steps = Room(case, store, steps="08.2"), Steps(case, store, task="08.2")
    pressed(sides, "keep", "", exhibits[:3])
    pressed(steps, "vote", "rule", "met")
    pressed(sides, "answer", "user", "part")
    pressed(sides, "answer", "civil society", "yes")
    pressed(sides, "reply", "user", "It was read as praise.")
    kept = store.answer("08.2")["answer"]
    assert answer_text(Task("08.2", "work", 15, "Decide."), kept) == "It was read as praise."
    assert kept["decisions"] == {"rule": "met"} and log_of_steps(case, kept) == steps.state["moves"]
    again = Room(case, store, steps="08.2").state
    assert (again["kept"], again["marks"]) == (exhibits[:3], {"user": "part", "civil society": "yes"})
    assert again["written"] == {"user": "It was read as praise."}
    pressed(sides, "keep", "", exhibits[1:4])
    pressed(sides, "keep", "", exhibits[:4])
    assert sides.state["kept"] == exhibits[1:4], "three, as in a room"


def test_what_a_page_offers_counts_at_the_step_to_which_it_goes(case, room):
    acts, dice = page_acts(case), random.Random(1)
    assert set(SHOWN) | {"bet"} <= set(acts) and set(acts["weigh"]["steps"]) == set(SIDES)
    steps = {each.id: each for each in hearing_plan(case)}
    assert tuple(phases_of(hearing_plan(case))[1:4]) == STAGES
    for act in (*SHOWN, "bet"):
        for step in acts[act]["steps"].values():
            made = press(dice, room, steps[step], acts[act]["by"], act, 1)
            made["value"] = "days" if act == "length" else made["value"]
            first = [{"kind": "seats", "by": CHAIR, "people": 7}, {"kind": "next", "by": CHAIR, "step": step}]
            assert made["by"] in play_after(room.game, [*first, made]).pressed(step, act), (act, step)


def test_whoever_changes_a_decision_after_the_reason_has_one_and_a_reason(case, store):
    widget = Steps(case, store, task="08.2")
    for act, value in (("vote", "met"), ("reason", "It was public."), ("vote", "not met")):
        pressed(widget, act, "rule", value)
    assert without_log(store.answer("08.2")["answer"]) == {"decisions": {"rule": "not met"}, "reasons": {"rule": "It was public."}}  # fmt: skip
    assert log_of_ruling(None) == []
