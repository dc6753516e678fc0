"""What all games have: a log from which moves are taken back, a plan that says how long it takes, seats with secrets."""

import pytest

from whodecides.game.log import log_with_first, numbered_moves
from whodecides.game.plan import ALL, CLOCK, EVERYBODY, Step, minutes_of_phases, phases_of, seconds_of
from whodecides.game.play import Game, is_over, open_presses, play_after, released_texts, replay, waited_for

pytestmark = pytest.mark.any_version

PLAN = (
    Step("come", "come", 60, ALL, "seats", "card", {EVERYBODY: ("ready",)}),
    Step("say", "vote", 40, ALL, "question", "question", {"bench": ("vote", "note")}, "one", secret=True),
    Step("say", "talk", 90, CLOCK, "votes", "votes", {}, "one"),
)


def known(step, act, value):
    return act in ("ready", "vote") or isinstance(value, str)


GAME = Game(PLAN, lambda people: ["bench"] * people, lambda roles: "guest", known, frozenset(["note"]))


def press(by, kind, step, value=True):
    return {"kind": kind, "by": by, "step": step, "value": value}


def chair(kind, **more):
    return {"kind": kind, "by": "", **more}


OPENED = [chair("seats", people=3), chair("next", step="vote one")]


def taken(log):
    return [number for number, _move in numbered_moves(log, lambda move: isinstance(move, dict) and "by" in move)]


def test_an_undo_names_the_move_that_it_takes_back():
    log = [{"kind": "a", "by": "x"}, {"kind": "a", "by": "y"}, {"kind": "a", "by": "x"}]
    assert taken([*log, chair("undo", of=1)]) == [0, 2]
    assert taken([*log, chair("undo")]) == [0, 1]
    assert taken([*log, {"kind": "undo", "by": "x", "of": 1}]) == [0, 1, 2], "nobody takes back what is another's"
    assert taken([*log, {"kind": "undo", "by": "y"}]) == [0, 2]
    assert taken([*log, chair("undo", of=1), chair("undo", of=1), chair("undo", of="2")]) == [0, 2]
    assert taken([chair("undo"), "rubbish", {"kind": "a"}, *log]) == [3, 4, 5]
    assert taken("rubbish") == []


def test_moves_put_first_move_along_what_an_undo_names():
    log = [{"kind": "a", "by": "x"}, {"kind": "a", "by": "y"}, chair("undo", of=1), chair("undo")]
    longer = log_with_first([{"kind": "first", "by": "z"}], log)
    assert taken(log) == [] and taken(longer) == [0] and longer[3]["of"] == 2


def test_a_plan_says_how_long_it_takes():
    assert phases_of(PLAN) == ["come", "say"] and [each.id for each in PLAN] == ["come", "vote one", "talk one"]
    assert seconds_of(PLAN) == 190 and seconds_of(PLAN, ["say"]) == 130
    assert minutes_of_phases(PLAN, ["come"]) == 1 and minutes_of_phases(PLAN, ["say"]) == 3


def test_a_press_counts_in_its_step_and_the_last_one_of_a_seat_holds():
    log = [*OPENED, press("bench.1", "vote", "vote one", 1), press("bench.1", "vote", "vote one", 2)]
    play = play_after(GAME, [*log, press("bench.2", "ready", "come"), press("bench.9", "vote", "vote one", 3)])
    assert play.pressed("vote one", "vote") == {"bench.1": 2} and play.pressed("come", "ready") == {}
    assert open_presses(play, "vote one", "vote") == {} and waited_for(play) == ["bench.2", "bench.3"]
    over = play_after(GAME, [*log, chair("next", step="talk one"), press("bench.2", "vote", "vote one", 1)])
    assert open_presses(over, "vote one", "vote") == {"bench.1": 2}, "what comes after the reveal is too late"


def test_the_chair_reveals_without_the_rest_and_takes_it_back():
    log = [*OPENED, press("bench.1", "vote", "vote one", 1), chair("reveal", step="vote one")]
    play = play_after(GAME, [*log, press("bench.2", "vote", "vote one", 2)])
    assert open_presses(play, "vote one", "vote") == {"bench.1": 1} and is_over(play)
    back = play_after(GAME, [*log, chair("undo", of=3), press("bench.2", "vote", "vote one", 2)])
    assert open_presses(back, "vote one", "vote") == {} and len(back.pressed("vote one", "vote")) == 2
    assert not is_over(back)


def test_who_goes_back_to_a_secret_asks_anew_and_who_takes_the_move_back_does_not():
    log = [*OPENED, press("bench.1", "vote", "vote one", 1), chair("next", step="talk one")]
    again = play_after(GAME, [*log, chair("next", step="vote one")])
    assert again.pressed("vote one", "vote") == {} and not is_over(again)
    back = play_after(GAME, [*log, chair("undo", of=3)])
    assert back.pressed("vote one", "vote") == {"bench.1": 1} and open_presses(back, "vote one", "vote") == {}
    shown = [*log[:3], chair("reveal", step="vote one"), chair("next", step="vote one")]
    assert play_after(GAME, [*shown, press("bench.1", "vote", "vote one", 2)]).pressed("vote one", "vote") == {
        "bench.1": 2
    }


def test_who_comes_late_changes_no_other_seat():
    play = play_after(GAME, [*OPENED, chair("late"), chair("late")])
    assert list(play.seats) == ["bench.1", "bench.2", "bench.3", "guest.1", "guest.2"]


def test_texts_are_released_one_by_one_and_without_names():
    log = [*OPENED, press("bench.1", "note", "vote one", "mine"), press("bench.2", "note", "vote one", "yours")]
    play = play_after(GAME, [*log, chair("release", of=3), chair("release", of=1), chair("release", of=3)])
    assert released_texts(play, ["vote one"]) == [(3, "yours")]
    assert released_texts(play_after(GAME, [*log, chair("release", of=3), chair("hide", of=3)]), ["vote one"]) == []
    anew = play_after(GAME, [*log, chair("release", of=3), press("bench.2", "note", "vote one", "other")])
    assert released_texts(anew, ["vote one"]) == [], "what is written anew is read before it is shown"


@pytest.mark.parametrize(
    "wrong",
    [
        5,
        {},
        {"kind": "next", "by": "bench.1", "step": "talk one"},
        {"kind": "next", "by": "", "step": "nowhere"},
        {"kind": "next", "by": "", "step": ["talk one"]},
        {"kind": "seats", "by": "", "people": "many"},
        {"kind": "release", "by": "", "of": "x"},
        {"kind": ["vote"], "by": "bench.1", "step": "vote one", "value": 1},
        {"kind": "vote", "by": None, "step": "vote one", "value": 1},
        {"kind": "vote", "by": "", "step": "vote one", "value": 1},
        {"kind": "note", "by": "bench.1", "step": "vote one", "value": 1},
    ],
)
def test_what_is_no_move_changes_nothing(wrong):
    before, after = play_after(GAME, OPENED), play_after(GAME, [*OPENED, wrong])
    assert before == after


def test_a_replay_shows_each_state_in_turn():
    assert [play.at for play in replay(GAME, OPENED)] == [0, 0, 1]
