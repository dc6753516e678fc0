"""The screens of a hearing in a room: each step has them, all that is asked can be pressed, and nothing shows too early."""

import json
import random
from collections import Counter

import pytest
from helpers import ROOT, first_in_gate
from test_room_games import Hearing, a_game, exchanged, played_through

from whodecides.case import Reader
from whodecides.game.log import CHAIR
from whodecides.game.play import play_after, waited_for
from whodecides.tools.hearing import screens
from whodecides.tools.hearing.answers import parse_heard, parse_ruling, parse_steps
from whodecides.tools.hearing.in_short import case_in_short, exhibits_in_short
from whodecides.tools.hearing.plan import hearing_plan, step_ids
from whodecides.tools.hearing.play_view import view
from whodecides.tools.hearing.seats import SIDES, VOTERS, side_of
from whodecides.tools.hearing.titles import seat_name
from whodecides.tools.hearing.widget import Room, Ruling, Steps

pytestmark = pytest.mark.any_version

KINDS = {"text", "quote", "options", "field", "rows", "bars", "timer"}
SEEDS = first_in_gate(range(12), range(12, 40))


@pytest.fixture(scope="module")
def room(case):
    return Hearing(case)


def states(room, people):
    """Yield the state at the beginning and at the end of each step of a game in which all act, and sentences are released."""
    log = played_through(room, people)
    for number, move in enumerate(log):
        if move["kind"] == "next":
            play = play_after(room.game, log[: number + 1])
            play.released = [each for each, text in play.texts.items() if text.act != "line"]
            yield play
    yield play_after(room.game, log)


def said(part):
    """Yield the texts of a part."""
    for each in [part, *part.get("options", ()), *part.get("rows", ()), *part.get("bars", ())]:
        yield from (value for key, value in each.items() if isinstance(value, str) and key not in ("kind", "act"))


@pytest.mark.parametrize(("language", "people"), [("en", 18), ("en", 5), ("fr", 5), ("es", 5)])
def test_each_step_has_a_screen_for_all_on_which_what_is_asked_can_be_done(room, people, language):
    reader, seen = Reader(room.case, language), set()
    for play in states(room, people):
        step = play.step
        seen.add(step.id)
        for role, seat in {"": "", **{role: seat for seat, role in play.seats.items()}}.items():
            found = screens.screen(reader, play, seat)
            assert found["title"] and found["above"] and json.loads(json.dumps(found)) == found, step.id
            assert len(found["title"].split()) <= (12 if language == "en" else 16), found["title"]
            assert {each["kind"] for each in found["parts"]} <= KINDS
            assert "{" not in json.dumps([list(said(each)) for each in found["parts"]]), (step.id, role)
            pressed = [each for each in found["parts"] if each["kind"] in ("options", "field")]
            assert [each["act"] for each in pressed] == [*(step.acts_of(role) if seat else ())], (step.id, role)
            for part in pressed:
                offered, most = [each["value"] for each in part.get("options", [])], part.get("most", 1)
                values = offered if most == 1 else [*([each] for each in offered), offered[:most], []]
                assert part["kind"] == "field" or offered
                assert all(room.game.is_known(step, part["act"], each) for each in values), (step.id, part)
                assert part["kind"] == "options" or room.game.is_known(step, part["act"], "x" * part["signs"])
            waits = any("Nothing to press" in each for part in found["parts"] for each in said(part))
            assert pressed or not seat or waits or language != "en"
    assert seen == {each.id for each in hearing_plan(room.case)}


def test_a_phone_shows_what_was_pressed_and_after_a_reveal_says_it(room):
    (vote,) = [each for each in hearing_plan(room.case) if each.id == f"vote {step_ids(room.case)[0]}"]
    press = {"kind": "vote", "by": "bench.1", "step": vote.id, "value": "partly met"}
    log = [{"kind": "seats", "by": CHAIR, "people": 18}, {"kind": "next", "by": CHAIR, "step": vote.id}, press]
    shown = screens.screen(room.reader, play_after(room.game, log), "bench.1")["parts"]
    assert [each["pressed"] for each in shown if each["kind"] == "options"] == ["partly met"]
    open_play = play_after(room.game, [*log, {"kind": "reveal", "by": CHAIR, "step": vote.id}])
    opened = screens.screen(room.reader, open_play, "bench.1")["parts"]
    assert not any(each["kind"] in ("options", "field") for each in opened)
    assert {"label": "You voted", "text": "Passes in part"} in [row for part in opened for row in part.get("rows", [])]
    wall = screens.screen(room.reader, open_play, "")["parts"]
    assert [each["count"] for each in next(each for each in wall if each["kind"] == "bars")["bars"]] == [0, 1, 0]
    assert "The bench, seat 1" in json.dumps(wall), "the one who voted says why"


def test_what_listeners_press_while_a_side_speaks_is_shown_once_it_has_spoken_with_who_asks_for_an_exhibit(room):
    side, step = SIDES[0], f"plea {SIDES[0]}"
    point = room.points[side][1]
    log = [{"kind": "seats", "by": CHAIR, "people": 18}, {"kind": "next", "by": CHAIR, "step": step}]
    for act, value in (("weigh", [point]), ("ask", point)):
        log += [{"kind": act, "by": f"bench.{seat}", "step": step, "value": value} for seat in (1, 2)]
    play = play_after(room.game, log)
    assert "bars" not in [each["kind"] for each in screens.screen(room.reader, play, "")["parts"]]
    opened = play_after(room.game, [*log, {"kind": "reveal", "by": CHAIR, "step": step}])
    wall, speaker = (screens.screen(room.reader, opened, seat)["parts"] for seat in ("", f"{side}.1"))
    shown = [bar for part in wall for bar in part.get("bars", ())]
    assert [bar["count"] for bar in shown] == [0, 2, 0]
    in_whole = [room.reader.text(room.case.row("hearing_roles", each), "text") for each in room.points[side]]
    assert all(point in bar["label"] for point, bar in zip(in_whole, shown, strict=True))
    assert ["Asked by\N{NO-BREAK SPACE}2" in bar["label"] for bar in shown] == [False, True, False]
    asked = {"label": "Point 2", "text": "The bench (2)"}
    assert asked in [row for part in speaker for row in part.get("rows", ())]


def on_the_wall(room, log, step, *, revealed):
    reveal = [{"kind": "reveal", "by": CHAIR, "step": step}] if revealed else []
    return json.dumps(screens.screen(room.reader, play_after(room.game, [*log, *reveal]), ""))


def test_exhibits_that_are_kept_and_sentences_that_are_chosen_are_shown_when_the_chair_shows_them(room):
    log = [{"kind": "seats", "by": CHAIR, "people": 18}, {"kind": "next", "by": CHAIR, "step": "cards"}]
    keep = {"kind": "keep", "by": "bench.1", "step": "cards", "value": room.items["case file"][:3]}
    assert [on_the_wall(room, [*log, keep], "cards", revealed=each).count('"count": 1') for each in (False, True)] == [0, 3]  # fmt: skip
    log.append({"kind": "next", "by": CHAIR, "step": "sentence"})
    log.append({"kind": "sentence", "by": "bench.1", "step": "sentence", "value": "§"})
    log += [{"kind": "release", "by": CHAIR, "of": 3}, {"kind": "next", "by": CHAIR, "step": "sentences"}]
    log.append({"kind": "think", "by": "bench.2", "step": "sentences", "value": 3})
    shown = [on_the_wall(room, log, "sentences", revealed=each) for each in (False, True)]
    assert ['"count": 1' in each for each in shown] == [False, True] and all("\\u00a7" in each for each in shown)


def test_each_question_is_read_aloud_by_another_one_of_the_bench_whose_phone_says_so(room):
    for people in (5, 18):
        drawn = []
        for side in SIDES:
            step = {"kind": "next", "by": CHAIR, "step": f"question {side}"}
            play = play_after(room.game, [{"kind": "seats", "by": CHAIR, "people": people}, step])
            found = [
                seat for seat in play.seats if "You were drawn" in json.dumps(screens.screen(room.reader, play, seat))
            ]
            assert len(found) == 1 and play.seats[found[0]] in VOTERS and side_of(play.seats[found[0]]) != side
            drawn += found
        assert len(set(drawn)) >= 3, (people, drawn)


@pytest.mark.parametrize(("votes", "said"), [((), "No vote"), (("uphold", "overturn"), "A tie"), (("overturn",), "Overturn")])  # fmt: skip
def test_a_tie_is_called_a_tie_and_the_own_ruling_stands_beside_that_of_the_case(room, votes, said):
    log = [{"kind": "seats", "by": CHAIR, "people": 18}, {"kind": "next", "by": CHAIR, "step": "ruling"}]
    log += [{"kind": "vote", "by": f"bench.{seat}", "step": "ruling", "value": vote} for seat, vote in enumerate(votes, 1)]  # fmt: skip
    log.append({"kind": "bet", "by": "clerk.1", "step": "ruling", "value": "uphold"})
    for step in ("ruled", "out"):
        log.append({"kind": "next", "by": CHAIR, "step": step})
        wall = screens.screen(room.reader, play_after(room.game, log), "")["parts"]
        assert said in json.dumps(wall) and (step == "out" or "What the others bet" in json.dumps(wall))


def test_the_title_of_a_vote_names_the_measure(room):
    (vote,) = [each for each in hearing_plan(room.case) if each.id == f"vote {step_ids(room.case)[0]}"]
    for language in ("en", "fr", "es"):
        reader = Reader(room.case, language)
        assert reader.entry("board.measure") in screens.screen(reader, play_after(room.game, [{"kind": "next", "by": CHAIR, "step": vote.id}]), "")["title"]  # fmt: skip


def test_the_buttons_of_a_vote_say_what_they_mean_and_the_same_side_stands_first_at_each_step(room):
    for step in step_ids(room.case):
        log = [{"kind": "seats", "by": CHAIR, "people": 18}, {"kind": "next", "by": CHAIR, "step": f"vote {step}"}]
        parts = screens.screen(room.reader, play_after(room.game, log), "bench.1")["parts"]
        notes = [option["note"] for part in parts if part["kind"] == "options" for option in part["options"]]
        assert notes[0].startswith("For the measure: ") and notes[2].startswith("Against the measure: "), step


def test_the_clerk_has_something_to_do_aloud_at_each_step(room):
    for play in states(room, 18):
        first = screens.screen(room.reader, play, "clerk.1")["parts"][0]
        assert first["rows"][0]["text"].startswith("Clerk: "), play.step.id


def test_the_clerk_has_a_clock_of_those_who_speak_and_keeps_no_exhibit(room):
    def clocks(play):
        parts = screens.screen(room.reader, play, "clerk.1")["parts"]
        return [(each["seconds"], each["label"]) for each in parts if each["kind"] == "timer"]

    side, first = SIDES[0], step_ids(room.case)[0]
    voted = [("bench.1", "vote", "met", f"vote {first}")]
    assert clocks(after(room, f"plea {side}")) == [(60, "Start the clock: 1:00")]
    assert clocks(after(room, f"question {side}")) == [(30, "Start the clock: 0:30")]
    assert clocks(after(room, f"talk {first}", *voted)) == [(20, "Start the clock: 0:20")]
    assert clocks(after(room, f"plea {side}", reveal=True)) == clocks(after(room, "cards")) == []
    file = room.items["case file"]
    kept = [("bench.1", "keep", file[:3]), ("clerk.1", "keep", file[3:6])]
    (shown,) = screens.screen(room.reader, after(room, "cards", *kept, reveal=True), "")["parts"]
    assert [each["count"] for each in shown["bars"]].count(1) == 3
    assert shown["of"] == Counter(after(room, "cards").seats.values())["bench"]
    assert "clerk.1" not in waited_for(after(room, "cards"))


def after(room, step, *presses, people=18, reveal=False):
    """The state of a game at a step, after presses as (seat, act, value), each in the step or as (…, step) in one before."""
    log = [{"kind": "seats", "by": CHAIR, "people": people}]
    for seat, act, value, *earlier in presses:
        at = earlier[0] if earlier else step
        if log[-1].get("step") != at:
            log.append({"kind": "next", "by": CHAIR, "step": at})
        log.append({"kind": act, "by": seat, "step": at, "value": value})
    if log[-1].get("step") != step:
        log.append({"kind": "next", "by": CHAIR, "step": step})
    return play_after(room.game, [*log, *([{"kind": "reveal", "by": CHAIR, "step": step}] if reveal else [])])


def words(room, play, seat, language="en"):
    """What a screen says, as one text."""
    found = screens.screen(Reader(room.case, language), play, seat)
    return " | ".join([found["title"], *(each for part in found["parts"] for each in said(part))])


def test_the_clerk_has_a_card_of_its_own_reads_what_is_written_to_the_bench_and_sees_who_was_drawn(room):
    first = step_ids(room.case)[0]
    card = words(room, after(room, "seats"), "clerk.1")
    assert "You do not vote" in card and "bind" not in card and room.reader.case.row("hearing_roles", "H29")["text_en"] not in card  # fmt: skip
    vote = f"vote {first}"
    line = ("user.1", "line", "§", f"question {SIDES[1]}")
    presses = [line, ("bench.1", "vote", "met", vote), ("bench.2", "vote", "not met", vote)]
    told = words(room, after(room, f"talk {first}", *presses), "clerk.1")
    assert "The bench, seat 1" in told and "The bench, seat 2" in told
    for step in (vote, "ruling", "sentence"):
        reads = {seat for seat in ("bench.1", "clerk.1", "user.1", "public.1", "") if "§" in words(room, after(room, step, line), seat)}  # fmt: skip
        assert reads == {"bench.1", "clerk.1"}, "a line reaches the bench before it votes"
    play = after(room, line[3])
    assert "user.1" not in waited_for(play) and "bench.1" in waited_for(play), "nobody waits for a line"
    for step, stops in ((f"plea {SIDES[0]}", "stop it"), (f"question {SIDES[0]}", "Stop the side")):
        assert stops in words(room, after(room, step), "clerk.1")
        assert stops not in words(room, after(room, step, reveal=True), "clerk.1"), "the side answers now"


def test_a_tie_and_a_step_without_a_vote_are_told_as_what_they_are(room):
    first = step_ids(room.case)[0]
    tie = [(f"bench.{seat}", "vote", vote, f"vote {first}") for seat, vote in ((1, "met"), (2, "not met"))]
    level = after(room, f"talk {first}", *tie)
    assert "open (a tie at 1, without a vote: 7)" in words(room, level, "bench.3")
    assert all("best reason on either side" in words(room, level, seat).lower() for seat in ("", "bench.3", "user.1"))
    assert "open (no vote)" in words(room, after(room, f"talk {first}"), "bench.3")
    assert "open (a tie at 1" in words(room, after(room, "ruling", *tie), "bench.3")
    ruled = after(room, "ruled", ("bench.1", "vote", "uphold", "ruling"), ("bench.2", "vote", "overturn", "ruling"))
    assert "there is no ruling" in words(room, ruled, "user.1") and "read the ruling" not in words(
        room, ruled, "clerk.1"
    )


def test_at_reasons_wall_and_phone_ask_the_same_of_who_voted_however_and_of_all_others(room):
    first = step_ids(room.case)[0]
    votes = [("bench.1", "vote", "met"), ("bench.2", "vote", "met"), ("bench.3", "vote", "not met")]
    for presses in (votes, votes[1:]):  # a majority of the votes, and a tie
        play = after(room, f"talk {first}", *((*each, f"vote {first}") for each in presses))
        wall, told = (
            screens.screen(room.reader, play, ""),
            "for what the bench says" if presses is votes else "on either side",
        )
        assert f"all others write the best reason {told}" in words(room, play, "")
        for seat in ("bench.2", "bench.3", "bench.4", "user.1", "clerk.1"):
            shown = screens.screen(room.reader, play, seat)
            (asked,) = [each["label"] for each in shown["parts"] if each["kind"] == "field"]
            voted = seat in ("bench.2", "bench.3")
            assert shown["title"] == wall["title"] and ("did you vote" in asked if voted else told in asked), seat


def test_at_reasons_a_phone_still_has_the_points_of_both_sides_the_exhibits_and_the_card(room):
    first = step_ids(room.case)[0]
    shown = screens.screen(room.reader, after(room, f"talk {first}"), "bench.1")["parts"]
    folded = [each["title"] for each in shown if each.get("folded")]
    assert folded == ["The strongest point of each side", "Exhibits", "Your card"]


def test_once_a_plea_or_a_question_is_shown_phones_have_the_counts_of_the_wall(room):
    side = SIDES[0]
    asked = [
        ("bench.1", act, value) for act, value in (("weigh", [room.points[side][0]]), ("ask", room.points[side][0]))
    ]
    for step, presses in ((f"plea {side}", asked), (f"question {side}", [("bench.1", "answer", "yes")])):
        play = after(room, step, *presses, reveal=True)
        told = {seat: [bar["count"] for each in screens.screen(room.reader, play, seat)["parts"] for bar in each.get("bars", ())] for seat in ("", "bench.1", "clerk.1", f"{side}.1")}  # fmt: skip
        assert sum(told[""]) == 1 and all(each == told[""] for each in told.values())
    kinds = [each["kind"] for each in screens.screen(room.reader, after(room, f"question {side}"), "bench.1")["parts"]]
    assert kinds.index("rows") < kinds.index("options"), "the question stands above its answers"


def test_bets_are_counted_and_the_own_bench_stands_beside_what_the_body_found(room):
    first, second, *_more = step_ids(room.case)
    presses = [
        *(("bench.1", "vote", "met", f"vote {first}"), ("user.1", "bet", "met", f"vote {first}")),
        *(("bench.1", "vote", "met", f"vote {second}"), ("user.1", "bet", "not met", f"vote {second}")),
        *(("bench.1", "vote", "uphold", "ruling"), ("user.1", "bet", "uphold", "ruling")),
    ]
    assert "Bets that came true: 2 of 3" in words(room, after(room, "ruled", *presses), "user.1")
    assert "Bets that came true" not in words(room, after(room, "ruled", *presses), "bench.1")
    found = words(room, after(room, f"finding {first}", *presses), "user.1")
    assert "Your own bench | Passes" in found


def test_who_writes_a_sentence_is_asked_what_fits_how_they_voted(room):
    votes = [
        (f"bench.{seat}", "vote", vote, "ruling") for seat, vote in ((1, "overturn"), (2, "overturn"), (3, "uphold"))
    ]
    play = after(room, "sentence", *votes)
    titles = {seat: screens.screen(room.reader, play, seat)["title"] for seat in ("bench.1", "bench.3", "user.1")}
    assert "those who wanted another" in titles["bench.1"] and "your side" in titles["user.1"]
    assert titles["bench.3"] == "What is the best case against this ruling?"
    for ruled in (play, after(room, "sentence", *votes[1:])):
        asked = [
            screens.screen(room.reader, ruled, seat)["title"] for seat in ("bench.2", "bench.3", "user.1", "clerk.1")
        ]
        assert all(each in words(room, ruled, "") for each in asked), "the wall shows the question of each"
    asked = after(room, f"question {SIDES[1]}")
    assert [seat for seat in titles if "One line to the bench" in words(room, asked, seat)] == ["user.1"]


def test_a_ruling_by_less_than_half_or_against_its_own_steps_is_told_as_what_it_is_on_wall_and_phone(room):
    steps = step_ids(room.case)
    found = [(f"bench.{seat}", "vote", "not met", f"vote {each}") for each in steps for seat in range(1, 6)]
    votes = [(f"bench.{seat}", "vote", vote, "ruling") for seat, vote in enumerate(["uphold"] * 4 + ["overturn"] * 3 + ["uphold in part"] * 2, 1)]  # fmt: skip
    ruled, question = after(room, "ruled", *found, *votes), "Do your findings carry this ruling?"
    for seat in ("", "bench.1", "user.1"):
        assert "Uphold (4 of 9: no majority). The largest group decides." in words(room, ruled, seat)
        assert question in words(room, ruled, seat)
        assert "Does not pass: | 1. A clear rule, 2. A legitimate aim, 3. " in words(room, ruled, seat)
    assert "Does not pass (5 of 9, without a vote: 4)" in words(room, after(room, f"talk {steps[0]}", *found), "")
    carried = after(room, "ruled", *found, ("bench.1", "vote", "overturn", "ruling"))
    assert question not in words(room, carried, "") and "no majority" in words(room, carried, "")
    majority = [(f"bench.{seat}", "vote", "overturn", "ruling") for seat in range(1, 6)]
    by_majority = words(room, after(room, "ruled", *majority), "")
    assert "no majority" not in by_majority and "largest group" not in by_majority


def test_exhibits_that_the_bench_keeps_are_marked_wherever_exhibits_are_listed_and_a_side_makes_the_points_that_it_pressed(room):  # fmt: skip
    side, (first, _second, third), file = SIDES[0], room.points[SIDES[0]], room.items["case file"]
    kept = [("bench.1", "keep", file[:3], "cards"), ("bench.2", "keep", file[:2] + file[5:6], "cards"), ("bench.3", "keep", file[:3], "cards")]  # fmt: skip
    points = [(f"{side}.1", "points", [third, first], "cards"), (f"{side}.2", "points", [first], "cards")]
    for step, seats in (("cards", ["", "bench.9", f"{side}.1"]), (f"plea {side}", ["bench.9", f"{side}.1"]), (f"question {side}", ["bench.9"]), (f"vote {step_ids(room.case)[0]}", ["bench.9"])):  # fmt: skip
        for seat in seats:
            told = screens.screen(room.reader, after(room, step, *kept, *points, reveal=step == "cards"), seat)["parts"]
            marked = [row for part in told if part.get("title", "").startswith(("Exhibits", "The three that the bench")) for row in (*part.get("rows", ()), *part.get("bars", ())) if row.get("strong") or row.get("record")]  # fmt: skip
            assert [each["label"][0] for each in marked] == ["A", "B", "C"], (step, seat)
    plea = after(room, f"plea {side}", *points)
    wall, listener = (screens.screen(room.reader, plea, seat)["parts"] for seat in ("", "user.1"))
    assert [row["label"] for row in wall[0]["rows"]] == ["1.", "3."] and "chose" in wall[0]["title"]
    assert [each["value"] for each in listener[0]["options"]] == [first, third]
    assert len(screens.screen(room.reader, after(room, f"plea {side}"), "")["parts"][0]["rows"]) == 3


def test_wall_and_phone_say_which_points_a_side_chose_that_a_tie_keeps_three_and_how_the_time_divides(room):
    side, (first, second, third) = SIDES[0], room.points[SIDES[0]]
    two = [(f"{side}.1", "points", [first, second], "cards")]
    three = [*two, (f"{side}.2", "points", [second, third], "cards")]
    for points, told in (
        (two, "The points that this side chose"),
        (three, "The points that this side chose: a tie keeps 3"),
    ):
        play = after(room, f"plea {side}", *points)
        for seat in ("", f"{side}.1", "bench.1"):
            assert told in words(room, play, seat) and ("tie" in words(room, play, seat)) == (points is three)
            assert "One minute to speak, then exhibits: the clock runs for both." in words(room, play, seat)
    labels = [row["label"] for part in screens.screen(room.reader, play, f"{side}.1")["parts"] for row in part.get("rows", ()) if row["label"].startswith("Point")]  # fmt: skip
    assert labels == ["Point 1, ✔ your choice", "Point 2, ✔ your choice", "Point 3"]
    speaker = screens.screen(room.reader, after(room, f"plea {side}", *two), f"{side}.1")["parts"]
    chosen, others = [each for each in speaker if any(row.get("label", "").startswith("Point") for row in each.get("rows", ()))]  # fmt: skip
    assert [len(chosen["rows"]), len(others["rows"]), others["folded"]] == [2, 1, True], (
        "what it did not choose is apart"
    )
    assert all(row["note"] and row["note"] not in row["text"] for row in chosen["rows"]), "sources are small"
    assert "this side chose" not in words(room, after(room, f"plea {side}"), "")


def test_the_title_of_cards_and_sentences_says_what_is_asked_and_then_what_is_shown(room):
    shown = screens.screen(room.reader, after(room, "sentences", reveal=True), "")
    assert shown["title"] == "How many think again after each sentence"
    for seat in ("", "bench.1", "user.1"):
        titles = [
            screens.screen(room.reader, after(room, "cards", reveal=each), seat)["title"] for each in (False, True)
        ]
        assert titles[0].startswith("Which") and titles[1] == "The exhibits that the bench keeps"


def test_while_all_expect_something_no_bars_stand_there_that_look_like_it(room):
    first = step_ids(room.case)[0]
    play = after(room, f"guess {first}", ("bench.1", "vote", "met", f"vote {first}"))
    wall = screens.screen(room.reader, play, "")["parts"]
    assert "bars" not in [each["kind"] for each in wall]
    assert "Your own bench | Passes (1 of 9: no majority, without a vote: 8)" in words(room, play, "")


def test_who_comes_late_reads_first_who_they_are_and_their_card_until_they_press_something(room):
    late = {"kind": "late", "by": CHAIR}
    for step in hearing_plan(room.case):
        for reveal in ([], [{"kind": "reveal", "by": CHAIR, "step": step.id}]):
            log = [
                {"kind": "seats", "by": CHAIR, "people": 18},
                {"kind": "next", "by": CHAIR, "step": step.id},
                *reveal,
            ]
            play = play_after(room.game, [*log, late])
            seat = list(play.seats)[-1]
            first, *parts = screens.screen(room.reader, play, seat)["parts"]
            assert first["rows"][0]["text"].startswith(f"You are here now: {seat_name(room.reader, seat)}. Your card")
            cards = [place for place, each in enumerate(parts) if each.get("title") == "Your card"]
            assert cards == ([] if step.kind == "seats" else [0]), step.id
            assert "You are here now" not in words(room, play, "bench.1")
    ready = {"kind": "left", "by": seat, "step": "out", "value": True}
    assert "You are here now" not in words(room, play_after(room.game, [*log[:2], late, ready]), seat)


def test_who_exchanged_seats_is_told_so_and_is_asked_to_read_the_other_card(room):
    log = [{"kind": "seats", "by": CHAIR, "people": 18}, {"kind": "next", "by": CHAIR, "step": "seats"}]
    both = ["bench.1", "user.1"]
    log += [{"kind": "ready", "by": seat, "step": "seats", "value": True} for seat in (*both, "public.1")]
    log.append({"kind": "swap", "by": CHAIR, "seats": both})
    play = play_after(room.game, log)
    assert set(both) <= set(waited_for(play)) and "public.1" not in waited_for(play)
    asked = {"kind": "next", "by": CHAIR, "step": "cards"}
    for seat in both:
        told = f"You have another seat now: {seat_name(room.reader, seat)}. Your card"
        assert told in words(room, play, seat) and told in words(room, play_after(room.game, [*log, asked]), seat)
        ready = {"kind": "ready", "by": seat, "step": "seats", "value": True}
        assert told not in words(room, play_after(room.game, [*log, ready, asked]), seat)
    assert "another seat" not in words(room, play, "public.1")


def test_who_chose_a_sentence_is_told_that_they_may_change_it_when_new_ones_come(room):
    log = [{"kind": "seats", "by": CHAIR, "people": 18}, {"kind": "next", "by": CHAIR, "step": "sentence"}]
    log += [
        {"kind": "sentence", "by": "bench.1", "step": "sentence", "value": "§"},
        {"kind": "release", "by": CHAIR, "of": 2},
    ]
    play = play_after(room.game, [*log, {"kind": "next", "by": CHAIR, "step": "sentences"}])
    assert "You may change it when new ones come" in words(room, play, "bench.2")
    (offered,) = [part["options"] for part in screens.screen(room.reader, play, "bench.2")["parts"] if part["kind"] == "options"]  # fmt: skip
    assert [each["sign"] for each in offered] == ["1"], "the number that it has on the wall"
    assert "they may change it until it is shown" in words(room, play, "")


def test_what_a_point_rests_on_names_the_document_of_the_point_and_not_only_that_of_a_statement(room):
    card = view(room.reader, after(room, "seats"), "company.1")["card"]
    assert all("2021-05-05" in each["source"] for each in card if each["id"] == "H11")


def test_wall_and_guide_say_in_the_words_of_the_case_what_it_is_and_what_each_exhibit_is(room):
    guide = (ROOT / "instructor/room.md").read_text(encoding="utf-8")
    file = room.items["case file"]
    assert case_in_short(room.reader) in guide and set(exhibits_in_short(room.reader)) == set(file)
    cards = [{"kind": "seats", "by": CHAIR, "people": 18}, {"kind": "next", "by": CHAIR, "step": "cards"}]
    wall = screens.screen(room.reader, play_after(room.game, cards), "")["parts"]
    shown = [row["text"] for part in wall for row in part.get("rows", ())]
    assert shown == [exhibits_in_short(room.reader)[each] for each in file]
    assert all(each in guide for each in exhibits_in_short(room.reader).values())


def test_before_seats_are_drawn_there_is_a_wall_and_before_sentences_are_released_none_can_be_pressed(room):
    assert screens.screen(room.reader, play_after(room.game, []), "")["parts"]
    log = [{"kind": "seats", "by": CHAIR, "people": 18}, {"kind": "next", "by": CHAIR, "step": "sentences"}]
    for seat in ("", "bench.1"):
        parts = screens.screen(room.reader, play_after(room.game, log), seat)["parts"]
        assert [each["kind"] for each in parts] == ["text"]
    with pytest.raises(KeyError):
        screens.screen(room.reader, play_after(room.game, []), "bench.1")


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
def test_no_screen_holds_what_only_another_seat_may_know(room, seeds):
    for seed in seeds:
        dice, log = random.Random(seed), a_game(room, seed)
        play = play_after(room.game, log)
        for seat in ["", *dice.sample(list(play.seats), min(3, len(play.seats)))]:
            message = json.dumps(screens.screen(room.reader, play, seat), ensure_ascii=False)
            for number, text in play.texts.items():
                if text.by != seat and number not in play.released and not room.may_read(play, seat, text):
                    assert text.text not in message, (seed, seat, text)
            for other in SIDES:
                if other != side_of(play.seats.get(seat, "")):
                    assert not any(json.dumps(each)[1:-1] in message for each in room.secrets(play, other)), seed


def test_while_a_step_is_secret_no_screen_depends_on_what_others_press(room):
    log, dice = played_through(room, 8), random.Random(8)
    for end in [number for number, move in enumerate(log) if move["kind"] == "next"][1:]:
        play = play_after(room.game, log[:end])
        if not play.step.secret:
            continue
        for seat in ["", *{role: seat for seat, role in play.seats.items()}.values()]:
            other = play_after(room.game, exchanged(dice, room, log[:end], seat, play))
            assert other.presses != play.presses
            assert screens.screen(room.reader, other, seat) == screens.screen(room.reader, play, seat), (end, seat)


@pytest.mark.parametrize("people", [5, 18])
def test_what_a_seat_takes_home_is_what_the_lesson_stores(room, case, tmp_path, people):
    play = play_after(room.game, played_through(room, people, seed=3))
    for seat, role in play.seats.items():
        home = screens.answers_of(case, play, seat)
        steps, ruling = home["steps"], home["ruling"]
        assert {move["by"] for move in steps["heard"]} == {"", seat}, "nobody else's seat is in it"
        assert set(steps["decisions"]) == (set(step_ids(case)) if role in VOTERS else set()), "a bet is no decision"
        assert bool(ruling["outcome"]) == (role in VOTERS)
        heard = parse_heard(case, steps)
        assert heard["kept"] == play.pressed("cards", "keep").get(seat, []) and heard["weighs"]
        read, ruled = parse_steps(case, steps), parse_ruling(case, ruling)
        assert set(read["reasons"]) == set(step_ids(case)) and read["bets"] == steps.get("bets", {})
        assert {part: ruled[part] for part in ruling} == ruling
        assert bool(ruled["bet"]) == (role not in VOTERS)
        assert Counter(bool(ruled[each]) for each in ("reasons", "dissent")) == {True: 1, False: 1}
        assert set(steps) <= {*Room.answer_keys, *Steps.answer_keys} and set(ruling) <= set(Ruling.answer_keys)
    assert screens.answers_of(case, play_after(room.game, []), "bench.1") == {}


def test_at_home_one_reads_what_the_body_found_on_the_steps_that_are_open_and_at_the_end_what_came_after(room):
    first, second, *_more = step_ids(room.case)
    home = lambda step: screens.home_parts(room.reader, after(room, step), "user.1")  # noqa: E731
    assert home(f"guess {first}") == [] and [len(each["rows"]) for each in home(f"finding {second}")] == [2]
    assert [len(each["rows"]) for each in home("out")] == [6, 6]
    votes = [
        (f"bench.{seat}", "vote", vote, f"vote {first}") for seat, vote in ((1, "met"), (2, "met"), (3, "not met"))
    ]
    (voted,) = screens.home_parts(room.reader, after(room, f"vote {second}", *votes), "user.1")
    assert [row["text"] for row in voted["rows"]] == ["Passes 2, Does not pass 1"], (
        "though its reasons were passed over"
    )
    assert screens.home_parts(room.reader, after(room, f"vote {first}", *votes), "user.1") == [], (
        "secret while it is asked"
    )


def test_the_console_names_each_step_in_its_own_words(room):
    for language in ("en", "fr", "es"):
        names = [screens.step_name(Reader(room.case, language), each) for each in hearing_plan(room.case)]
        assert len(set(names)) == len(names) and not any("{" in each for each in names)


def test_a_line_to_the_bench_that_the_chair_takes_off_is_on_no_phone_until_it_comes_back(room):
    vote = f"vote {step_ids(room.case)[0]}"
    log = [
        {"kind": "seats", "by": CHAIR, "people": 18},
        {"kind": "next", "by": CHAIR, "step": f"question {SIDES[1]}"},
        {"kind": "line", "by": "user.1", "step": f"question {SIDES[1]}", "value": "§"},
        {"kind": "next", "by": CHAIR, "step": vote},
    ]
    hide, release = ({"kind": kind, "by": CHAIR, "of": 2} for kind in ("hide", "release"))
    logs = (log, [*log, hide], [*log, hide, release])
    shown = ["§" in words(room, play_after(room.game, each), "bench.1") for each in logs]
    assert shown == [True, False, True]
    assert all("§" not in words(room, play_after(room.game, each), "") for each in logs), "a wall has no line"


def test_beside_a_sentence_stands_which_question_its_writer_had_unless_that_would_be_a_name(room):
    votes = dict(zip((f"bench.{seat}" for seat in range(1, 6)), ["overturn"] * 3 + ["uphold"] * 2, strict=True))

    def told(votes):
        presses = [(seat, "vote", vote, "ruling") for seat, vote in votes.items()]
        presses += [(seat, "sentence", f"§{seat}", "sentence") for seat in (*votes, "user.1", "clerk.1")]
        play = after(room, "sentences", *presses)
        play.released = [number for number, text in play.texts.items() if text.act == "sentence"]
        return {each["text"][1:]: each["by"] for each in view(room.reader, play, "")["texts"]}

    groups = {**dict.fromkeys(list(votes)[:3], "bench"), **dict.fromkeys(list(votes)[3:], "outvoted"), "user.1": "side"}
    assert told(votes) == {**groups, "clerk.1": ""}, "a clerk is alone"
    assert told({**votes, "bench.5": "overturn"})["bench.4"] == "", "and so is one who voted otherwise"


def test_a_bench_that_upholds_in_part_is_asked_which_part(room):
    votes = [(f"bench.{seat}", "vote", "uphold in part", "ruling") for seat in (1, 2, 3)]
    play = after(room, "sentence", *votes)
    assert all("Which part of it stays, and why?" in words(room, play, seat) for seat in ("", "bench.1"))
