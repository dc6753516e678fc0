"""What a room's lines add up to: people, seats, the clock; what its screens are told, and what they are not."""

import json
import random
from datetime import date

import pytest
from helpers import KIT

from whodecides.answers import lesson_tasks
from whodecides.case import Reader
from whodecides.errors import KitError
from whodecides.game.log import CHAIR
from whodecides.i18n import LANGUAGES
from whodecides.room.games import find_game, games_offered
from whodecides.room.rehearsal import chance_presses
from whodecides.room.requests import RefusedError
from whodecides.room.room import CHAIR_PERSON, Room
from whodecides.room.state import room_after
from whodecides.room.words import PAGE_WORDS
from whodecides.tools.hearing.in_short import case_in_short

pytestmark = pytest.mark.any_version
TASKS = {each.id: each for each in lesson_tasks(KIT)}
POLL = "poll 00.4"


class Clock:
    """A clock that never turns back, moved by hand."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def room(case, tmp_path):
    return open_room(case, tmp_path / "room")


def open_room(case, folder, clock=None):
    readers = {each: Reader(case, each) for each in LANGUAGES}
    found = Room(folder, lambda name: find_game(case, TASKS, name), readers, clock or Clock())
    found.n = 0
    return found


def chair(room, **asked):
    room.n += 1
    lines = room.try_press(CHAIR_PERSON, "console", room.n, asked)
    room.keep(lines)
    return lines


def go(room, step):
    return chair(room, do="move", move={"kind": "next", "step": step})


def join(room, count):
    for _each in range(count):
        room.keep(room.try_join(f"d{len(room.state.people)}"))


def press(room, person, act, value, step=""):
    room.n += 1
    asked = {"kind": act, "step": step or room.state.play.step.id, "value": value}
    lines = room.try_press(person, f"d{person}", room.n, asked)
    room.keep(lines)
    return lines


def test_all_games_are_found_and_others_are_not(case):
    assert [find_game(case, TASKS, each).name for each in ("hearing", "table", POLL)] == ["hearing", "table", POLL]
    for name in ("hearings", "poll", "poll 99.9", "", "poll 08.5"):
        with pytest.raises(KitError):
            find_game(case, TASKS, name)


def test_a_room_offers_the_games_that_its_case_can_play(case, tiny):
    """A case without roles and clauses has no hearing and no table: its room opens all the same, for polls."""
    for each, names in ((case, ["poll", "hearing", "table"]), (tiny, ["poll"])):
        offered = games_offered(each, TASKS)
        assert [game["name"] for game in offered] == names and offered[0]["more"]


def test_seats_are_given_out_to_who_is_there_and_to_who_comes_later(room):
    join(room, 6)
    chair(room, do="drop", person=2)
    chair(room, do="game", name="hearing")
    assert room.state.seat_of(0) == "" and room.phone("en", 0)["screen"]["title"] == "You are in."
    chair(room, do="seats")
    seats = [room.state.seat_of(each) for each in range(6)]
    assert seats[2] == "" and len(set(seats)) == 6 and room.state.person_at(seats[4]) == 4
    join(room, 1)
    assert room.state.seat_of(6) and [room.state.seat_of(each) for each in range(6)] == seats
    for person in (0, 6):
        press(room, person, "ready", True)
    ready = room.wall("en")["pressed"]
    chair(room, do="swap", person=0, other=6)
    assert room.state.seat_of(6) == seats[0] and room.wall("en")["pressed"] == ready - 2, "they have other cards"
    assert all("You have another seat now" in json.dumps(room.phone("en", person)) for person in (0, 6))
    assert [each["said"] for each in room.console("en", set())["moves"]] == [], "to take it back one exchanges again"
    with pytest.raises(RefusedError):
        chair(room, do="seats")


def test_a_question_begins_at_once_and_phones_stay_for_the_next_game(room):
    chair(room, do="game", name=POLL)
    join(room, 2)
    assert [room.state.seat_of(each) for each in (0, 1)] == ["class.1", "class.2"]
    go(room, "press")
    press(room, 0, "choose", "leave")
    chair(room, do="game", name="hearing")
    assert room.state.seat_of(0) == "" and room.state.log == []
    chair(room, do="game", name=POLL)
    assert room.state.seat_of(1) == "class.2" and not room.state.play.presses


def test_a_question_has_a_seat_for_each_of_a_thousand_and_the_next_one_is_told_that_the_room_is_full(room):
    chair(room, do="game", name=POLL)
    for number in range(1000):
        room.try_join(f"d{number}")
    go(room, "press")
    room.try_press(999, "d999", 5000, {"kind": "choose", "step": "press", "value": "leave"})
    assert room.state.seat_of(999) in room.state.play.pressed("press", "choose")
    with pytest.raises(RefusedError, match="full"):
        room.try_join("one more")


def test_all_is_there_again_from_the_disk(case, room):
    join(room, 3)
    chair(room, do="game", name=POLL)
    go(room, "press")
    press(room, 0, "choose", "leave")
    press(room, 1, "choose", "label")
    chair(room, do="mute", person=1)
    again = open_room(case, room.folder)
    assert again.keys == room.keys and again.state.play.presses == room.state.play.presses
    for name in ("people", "sitting", "log", "clock", "sent", "door_open"):
        assert getattr(again.state, name) == getattr(room.state, name), name
    assert again.wall("en") == room.wall("en")


def test_what_was_taken_back_is_as_if_it_had_not_been_and_seats_are_not(room):
    join(room, 3)
    chair(room, do="game", name=POLL)
    go(room, "press")
    before = json.dumps(room.wall("en")["screen"])
    go(room, "shown")
    move = len(room.state.log) - 1
    assert [each["of"] for each in room.console("en", set())["moves"]][0] == move
    chair(room, do="move", move={"kind": "undo", "of": move})
    assert json.dumps(room.wall("en")["screen"]) == before
    for number in (0, 99, -1, "1"):
        with pytest.raises(RefusedError):
            chair(room, do="move", move={"kind": "undo", "of": number})


def test_a_second_press_of_the_large_button_does_nothing_and_one_for_a_step_that_is_over_is_refused(case, tmp_path):
    clock = Clock()
    room = open_room(case, tmp_path, clock)
    join(room, 6)
    chair(room, do="game", name="hearing")
    chair(room, do="seats")
    clock.now += 60
    large = lambda kind, step, saw: chair(room, do="move", move={"kind": kind, "step": step, "from": saw})  # noqa: E731
    assert large("next", "cards", "seats") and not large("reveal", "cards", "cards")
    clock.now += 2
    assert large("reveal", "cards", "cards") and not large("next", "plea company", "cards")
    assert room.state.play.step.id == "cards" and "cards" in room.state.play.revealed, "the class sees what was pressed"
    clock.now += 2
    with pytest.raises(RefusedError, match="another step meanwhile"):
        large("next", "cards", "seats")
    assert large("next", "plea company", "cards") and room.state.play.step.id == "plea company"


def test_who_writes_is_counted_as_one_who_has_written(room):
    join(room, 2)
    chair(room, do="game", name=POLL)
    go(room, "sentence")
    assert "have written" in PAGE_WORDS[f"pressed_{room.wall('en')['act']}"]
    chair(room, do="game", name="hearing")
    chair(room, do="seats")
    go(room, "talk rule")
    assert "have written" in PAGE_WORDS[f"pressed_{room.wall('en')['act']}"]


def test_a_code_is_known_with_the_spaces_that_the_wall_has_between_its_letters(room):
    assert room.keys.lets_in("", f" {' '.join(room.keys.code.lower())} ") and not room.keys.lets_in("", "")


def test_the_clock_is_paused_gets_a_minute_and_stands_while_nothing_runs(case, tmp_path):
    clock = Clock()
    room = open_room(case, tmp_path, clock)
    join(room, 2)
    chair(room, do="game", name=POLL)
    clock.now += 100
    go(room, "press")
    seconds = room.state.play.step.seconds
    clock.now += 5
    assert room.wall("en")["clock"] == {"left": seconds - 5, "runs": True, "drift": 10}
    chair(room, do="pause")
    clock.now += 30
    chair(room, do="pause")
    assert room.wall("en")["clock"]["left"] == seconds - 5 and not room.wall("en")["clock"]["runs"]
    chair(room, do="go")
    chair(room, do="more")
    clock.now += 1
    assert room.wall("en")["clock"]["left"] == seconds - 6 + 60
    t = room.t
    other = Clock()
    other.now = 3.0  # another machine, or one that was started anew: its clock says something else
    again = open_room(case, tmp_path, other)
    assert again.t <= t and again.wall("en")["clock"]["left"] == pytest.approx(seconds + 55, abs=1)
    other.now += 2
    assert again.t == pytest.approx(room.log.lines[-1]["t"] + 2)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"kind": "choose", "step": "shown", "value": "leave"}, "the room has gone on"),
        ({"kind": "choose", "step": "press", "value": "no such"}, "older than the room. Reload it"),
        ({"kind": "sentence", "step": "sentence", "value": " "}, "Nothing is written yet"),
        ({"kind": "sentence", "step": "sentence", "value": "x" * 2000}, "too long. Shorten it"),
        ({"kind": "think", "step": "press", "value": 1}, "not asked for this now"),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_to_do(room, asked, why):
    join(room, 2)
    with pytest.raises(RefusedError, match="Choose what you play first"):
        chair(room, do="pause")
    chair(room, do="game", name=POLL)
    go(room, "press")
    with pytest.raises(RefusedError, match=why):
        room.try_press(0, "d0", 50, asked)
    with pytest.raises(RefusedError, match="Seats are given out already"):
        chair(room, do="seats")


def test_a_press_on_a_wording_that_is_no_longer_on_the_table_is_refused(room):
    join(room, 12)
    chair(room, do="game", name="table")
    chair(room, do="seats")
    step = next(each for each in room.state.play.game.plan if each.kind == "read")
    go(room, step.id)
    stand = next(each for each in room.phone("en", 1)["screen"]["parts"] if each.get("act") == "stand")
    other = room.state.game.chair(room.readers["en"], room.state.playing)[1]["options"][0]["value"]
    chair(room, do="move", move={"kind": "put", "step": step.id, "value": other})
    with pytest.raises(RefusedError, match="Another wording of this clause"):
        press(room, 1, "stand", stand["options"][0]["value"])


@pytest.mark.parametrize("asked", [
    {"kind": "choose", "step": "press", "value": "no such"}, {"kind": "choose", "step": "press", "value": ["leave"]},
    {"kind": "choose", "step": "shown", "value": "leave"}, {"kind": "next", "step": "shown"}, {"kind": "reveal", "step": "press"},
    {"kind": "undo", "of": 0}, {"kind": "sentence", "step": "press", "value": "Early."}, {"kind": ["x"], "step": {}}, {}, None, 7,
], ids=json.dumps)  # fmt: skip
def test_what_a_seat_may_not_do_is_refused_and_leaves_nothing(room, asked):
    join(room, 2)
    chair(room, do="game", name=POLL)
    go(room, "press")
    count = len(room.state.log)
    with pytest.raises(RefusedError):
        room.try_press(0, "d0", 50, asked)
    assert len(room.state.log) == count == sum(each["kind"] == "move" for each in room.log.lines)


def test_a_press_that_was_sent_twice_counts_once_and_a_muted_seat_presses_but_writes_nothing(room):
    join(room, 2)
    chair(room, do="game", name=POLL)
    go(room, "press")
    asked = {"kind": "choose", "step": "press", "value": "leave"}
    assert len(room.try_press(0, "d0", 70, asked)) == 1 and room.try_press(0, "d0", 70, asked) == []
    chair(room, do="mute", person=0)
    assert len(room.try_press(0, "d0", 71, {**asked, "value": "label"})) == 1
    go(room, "sentence")
    with pytest.raises(RefusedError, match="Your texts"):
        press(room, 0, "sentence", "Something bad.")


def chance_value(dice, part):
    found = [each["value"] for each in part["options"]]
    return dice.choice(found) if part["most"] == 1 else dice.sample(found, min(len(found), part["most"]))


def test_the_console_says_of_each_text_whether_the_wall_shows_it_now_or_in_which_step(room):
    join(room, 6)
    of = lambda text: next(number for number, each in room.state.play.texts.items() if each.text == text)  # noqa: E731
    send = lambda text: chair(room, do="move", move={"kind": "release", "of": of(text)})  # noqa: E731
    chair(room, do="game", name=POLL)
    go(room, "sentence")
    for person in range(3):
        press(room, person, "sentence", f"§{person}§")
    send("§0§")
    told = room.console("en", set())
    assert told["takes"] is None and "§0§" not in json.dumps(room.wall("en"))
    assert [each["text"] for each in told["texts"]] == ["§0§", "§1§", "§2§"], "a new one comes below"
    names = {each["id"]: each["name"] for each in told["steps"]}
    assert (told["texts"][0]["on_wall"], told["texts"][0]["shown_in"]) == (False, names["sentences"])
    chair(room, do="game", name="hearing")
    chair(room, do="seats")
    go(room, "talk rule")
    press(room, 5, "reason", "§0§")
    send("§0§")
    for person in (1, 2):
        press(room, person, "reason", f"§{person}§")
        send(f"§{person}§")
    for again in ("§0§", "§1§", "§2§"):  # what was pushed off comes back when it is sent once more
        told, wall = room.console("en", set()), json.dumps(room.wall("en"), ensure_ascii=False)
        assert told["takes"] == 2 == sum(each["on_wall"] for each in told["texts"])
        assert all((each["text"] in wall) == each["on_wall"] for each in told["texts"])
        send(again)
        assert next(each for each in room.console("en", set())["texts"] if each["text"] == again)["on_wall"]
    go(room, "vote aim")
    assert {(each["shown_in"], each["now"]) for each in room.console("en", set())["texts"]} == {("", False)}
    go(room, "question user")
    side = next(person for person in range(20) if room.state.seat_of(person).startswith("user"))
    press(room, side, "line", "§line§")
    assert room.console("en", set())["texts"][-1]["shown_in"] is None, "the bench reads it: no wall is missing"


def test_beside_a_text_of_a_poll_stands_what_its_writer_pressed_and_not_who(room):
    join(room, 3)
    chair(room, do="game", name=POLL)
    go(room, "press")
    assert not room.console("en", set())["is_written"]
    press(room, 1, "choose", "label")
    go(room, "sentence")
    assert room.console("en", set())["is_written"] and room.console("en", set())["texts"] == []
    press(room, 1, "sentence", "Because.")
    press(room, 2, "sentence", "Why not?")
    texts = room.console("en", set())["texts"]
    assert [each["by"] for each in texts] == ["pressed: B", "no answer pressed"] and "person" not in texts[0]
    chair(room, do="mute", of=texts[0]["of"])
    assert room.state.people[1].muted and room.console("en", set())["texts"][0]["muted"]
    with pytest.raises(RefusedError):
        chair(room, do="mute", of=[])


def test_what_was_pressed_on_a_text_that_leaves_the_wall_is_asked_anew(room):
    join(room, 3)
    chair(room, do="game", name=POLL)
    go(room, "sentence")
    for person in (0, 1):
        press(room, person, "sentence", f"§{person}§")
    first, second = room.state.play.texts
    for each in (first, second):
        chair(room, do="move", move={"kind": "release", "of": each})
    go(room, "sentences")
    press(room, 2, "think", first)
    assert room.wall("en")["pressed"] == 1
    chair(room, do="move", move={"kind": "hide", "of": first})
    assert room.wall("en")["pressed"] == 0 and "no longer on the wall" in json.dumps(room.phone("en", 2))
    chair(room, do="move", move={"kind": "release", "of": first})
    assert room.wall("en")["pressed"] == 1 and "no longer on the wall" not in json.dumps(room.phone("en", 2))


GAMES = [("hearing", 9, 0), (POLL, 4, 0), ("table", 12, 0), *((each, people, seed) for seed in range(1, 12) for each, people in (("hearing", 9), (POLL, 4), ("table", 12)))]  # fmt: skip


@pytest.mark.parametrize(
    ("game", "people", "seed"), [*GAMES[:2], *(pytest.param(*each, marks=pytest.mark.exhaustive) for each in GAMES[2:])]
)
def test_no_message_of_a_whole_game_holds_what_another_wrote_or_pressed_in_secret(room, game, people, seed):
    """Texts carry a mark by which they are found; the console alone may have them before they are released."""
    dice = random.Random(seed)
    join(room, people)
    chair(room, do="game", name=game)
    if game != POLL:
        chair(room, do="seats")
    language = dice.choice(list(LANGUAGES))
    for place, step in enumerate(room.state.play.game.plan):
        if step.id != room.state.play.step.id:
            go(room, step.id)
        before = {each: json.dumps(room.phone(language, each)["screen"]) for each in range(people)}
        wrote = {}
        for person in dice.sample(range(people), people - 1):
            for part in room.phone(language, person)["screen"]["parts"]:
                if part["kind"] == "field":
                    wrote[person] = f"§{person}§{place}§"
                    press(room, person, part["act"], wrote[person])
                elif part["kind"] == "options" and part["options"] and dice.random() < 0.7:
                    press(room, person, part["act"], chance_value(dice, part))
        pressed = {seat for key, found in room.state.play.presses.items() if key[0] == step.id for seat in found}
        if game == "table":  # what one of a delegation presses is its stance, and the others see it
            pressed = {
                seat
                for seat, role in room.state.play.seats.items()
                if role in {room.state.play.seats[each] for each in pressed}
            }
        for person in range(people):
            message = json.dumps(room.phone(language, person), ensure_ascii=False)
            assert not any(text in message for other, text in wrote.items() if other != person), (step.id, person)
            if step.secret and room.state.seat_of(person) not in pressed:
                assert json.dumps(room.phone(language, person)["screen"]) == before[person], (step.id, person)
        assert not any(text in json.dumps(room.wall(language), ensure_ascii=False) for text in wrote.values())
        told = json.dumps(room.console(language, set()), ensure_ascii=False)
        assert all(text in told for text in wrote.values())
        if room.state.play.texts and dice.random() < 0.5:
            chair(room, do="move", move={"kind": "release", "of": dice.choice(list(room.state.play.texts))})


def test_what_is_kept_at_the_end_plays_to_the_same_votes_without_a_word(room):
    join(room, 4)
    chair(room, do="game", name=POLL)
    go(room, "press")
    press(room, 0, "choose", "leave")
    go(room, "sentence")
    press(room, 1, "sentence", "A word of mine.")
    room.end(delete=False)
    assert "word of mine" not in room.log.path.read_text()
    kept = room_after(room.find, room.log.lines)
    assert kept.play.pressed("press", "choose") == {"class.1": "leave"}
    assert [each.text for each in kept.play.texts.values()] == ["–"]
    (room.folder / "notes.txt").write_text("mine")
    room.end(delete=True)
    assert [each.name for each in room.folder.iterdir()] == ["notes.txt"], "what is not the room's stays"


def test_what_somebody_takes_home_opens_as_answers(room):
    join(room, 2)
    chair(room, do="game", name=POLL)
    assert not room.phone("en", 0)["home"]
    go(room, "press")
    press(room, 0, "choose", "leave")
    assert room.phone("en", 0)["home"] and not room.phone("en", 1)["home"]
    found = json.loads(room.answers(0, "fr"))
    assert found["answers"]["00.4"]["answer"] == "leave" and found["language"] == "fr"
    assert json.loads(room.answers(1, "en"))["answers"] == {}


def test_what_was_pressed_in_one_game_goes_home_with_the_next(room):
    join(room, 2)
    chair(room, do="game", name=POLL)
    go(room, "press")
    press(room, 0, "choose", "leave")
    assert room.files(1, "en") == {}
    chair(room, do="game", name="poll 00.5")
    assert room.phone("en", 0)["home"], "before anything is pressed anew"
    go(room, "press")
    press(room, 0, "choose", "the company")
    files = room.files(0, "en")
    answers = json.loads(files["answers"])["answers"]
    assert {task: each["answer"] for task, each in answers.items()} == {"00.4": "leave", "00.5": "the company"}
    assert "<strong>Leave it up</strong>" in files["page"] and "<strong>The company</strong>" in files["page"]
    assert "AMERICA FIRST" in files["page"], "what was judged"
    again = room_after(room.find, room.log.lines)
    assert again.answers_of(0) == room.state.answers_of(0)


def test_the_console_marks_who_was_drawn_to_speak_and_the_wall_does_not(room):
    join(room, 4)
    chair(room, do="game", name=POLL)
    go(room, "press")
    for person in range(4):
        press(room, person, "choose", ("leave", "label")[person % 2])
    drawn = lambda: [each["person"] for each in room.console("en", set())["people"] if each["drawn"]]  # noqa: E731
    assert drawn() == []
    go(room, "shown")
    assert len(drawn()) == 2 and [each["drawn"] for each in room.console("en", set())["people"][:2]] == [True, True]
    assert [room.phone("en", each)["number"] for each in range(4)] == [1, 2, 3, 4], "as the console calls them"
    assert all(room.phone("en", each)["screen"]["title"].startswith("Your phone was drawn") for each in drawn())


def test_invented_people_press_what_a_poll_asks(room):
    join(room, 1)
    chair(room, do="game", name=POLL)
    go(room, "press")
    presses = dict(chance_presses(random.Random(1), room.phone("en", 0)["screen"], 1))
    assert presses["choose"] in {each["id"] for each in TASKS["00.4"].options}


def test_the_page_that_somebody_takes_home_has_what_they_pressed_what_the_class_did_and_the_record(room):
    join(room, 3)
    chair(room, do="game", name=POLL)
    go(room, "press")
    press(room, 0, "choose", "leave")
    press(room, 1, "choose", "label")
    assert "<table" not in room.page(0, "en"), "what is secret is in no page"
    go(room, "shown")
    go(room, "sentence")
    press(room, 1, "sentence", "<b>Mine.</b>")
    page = room.page(0, "en")
    assert "<strong>Leave it up</strong>" in page and "(What the company did)" in page and "Mine" not in page
    assert page.count("<td>1</td>") == 2 and 'lang="en"' in page
    assert "&lt;b&gt;Mine.&lt;/b&gt;" in room.page(1, "fr") and 'lang="fr"' in room.page(1, "fr")
    press(room, 2, "sentence", "Late.")
    assert "Leave it up</strong>" not in room.page(2, "en"), "who pressed nothing took nothing"


def test_the_page_of_a_hearing_says_what_it_was_whose_and_when_and_each_question_once(room):
    join(room, 6)
    chair(room, do="game", name="hearing")
    chair(room, do="seats")
    for step, act, value in (("vote rule", "vote", "met"), ("guess rule", "expect", "met"), ("finding rule", "", "")):
        go(room, step)
        if act:
            press(room, 5, act, value)
    page, found = room.page(5, "en"), room.readers["en"].case.row("hearing_steps", "rule")
    assert "<h1>The hearing</h1>" in page and room.state.game.seat_name(room.readers["en"], room.state.playing, room.state.seat_of(5)) in page  # fmt: skip
    assert f"{date.today():%Y-%m-%d}" in page and case_in_short(room.readers["en"])[:40] in page
    assert page.count("what did the Board find?</h2>") == 1 and found["board_en"][:40] in page


def test_the_page_of_the_table_has_apart_what_a_partner_pressed_the_text_who_signs_and_the_brief(room):
    join(room, 12)
    chair(room, do="game", name="table")
    chair(room, do="seats")
    roles = list(room.state.play.seats.values())
    mine, partner = [person for person, role in enumerate(roles) if roles.count(role) == 2]
    go(room, next(each.id for each in room.state.play.game.plan if each.kind == "read"))
    no, yes = next(each["options"] for each in room.phone("en", mine)["screen"]["parts"] if each.get("act") == "stand")
    press(room, mine, "stand", no["value"])
    press(room, partner, "stand", yes["value"])
    go(room, "rest")
    for person in range(12):
        press(room, person, "rest", [])
    go(room, "sign")
    press(room, mine, "sign", True)
    press(room, partner, "sign", False)
    go(room, "result")
    page = room.page(mine, "en")
    assert f"<strong>{no['label']}</strong>" in page and f"<strong>{yes['label']}</strong>" in page
    assert page.index(no["label"]) < page.index("by somebody else") < page.index(yes["label"])
    refused = "Your delegation does not sign this text."
    assert refused in page and "Red lines: you cannot live with" in page and "The text, with the signs" in page
    moves = json.loads(room.answers(mine, "en"))["answers"]
    assert {"kind": "refuse", "by": roles[mine]} in next(iter(moves.values()))["answer"]["moves"]
    assert "by somebody else" not in room.page(partner, "en")


def test_the_chair_is_nobodys_seat(room):
    join(room, 1)
    chair(room, do="game", name=POLL)
    with pytest.raises(RefusedError):
        press(room, CHAIR_PERSON, "choose", "leave", "press")
    assert room.state.person_at(CHAIR) is None


def test_the_console_says_which_steps_were_passed_over(room):
    join(room, 6)
    chair(room, do="game", name="hearing")
    chair(room, do="seats")
    go(room, "cards")
    go(room, "plea user")
    steps = {each["id"]: each["passed_over"] for each in room.console("en", set())["steps"]}
    assert [each for each, passed in steps.items() if passed] == ["plea company"]
    go(room, "plea company")
    go(room, "plea user")
    assert not any(each["passed_over"] for each in room.console("en", set())["steps"])
