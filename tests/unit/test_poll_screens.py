"""The screens of a poll, over all predictions and choices of the kit: all can act, nobody sees too much, little is read."""

import json
import re
from dataclasses import replace

import pytest

from whodecides.answers import check_answer, tasks_by_id
from whodecides.case import Reader, current_case
from whodecides.game.log import CHAIR
from whodecides.game.play import is_known_move, play_after
from whodecides.game.view import WALL
from whodecides.positions import governments_by_value
from whodecides.tools.ask.poll import CLASS, POLL, POLLED, option_on_record, poll_game
from whodecides.tools.ask.poll_screens import answers_of, chair, screen, step_name, step_note
from whodecides.tools.ask.poll_words import MOST_IN_TITLE, split_question

pytestmark = pytest.mark.any_version

PEOPLE = 4
SEATS = [f"{CLASS}.{number}" for number in range(1, PEOPLE + 1)]
SLEEPER = SEATS[-1]
SECRET = "A sentence that nobody has released."
TASKS = [task for task in tasks_by_id().values() if task.kind in POLLED]


@pytest.fixture(scope="module")
def readers():
    return [Reader(current_case(), language) for language in ("en", "fr", "es")]


def log_until(task, step, others=0, released=True):
    """All moves up to a step, in which all act but one; `others` is the option that all but the first press."""
    log = [{"kind": "seats", "by": CHAIR, "people": PEOPLE}]
    for each in POLL:
        log.append({"kind": "next", "by": CHAIR, "step": each.id})
        for seat in SEATS[:-1]:
            value = {
                "ready": True,
                "choose": task.options[0 if seat == SEATS[0] else others]["id"],
                "sentence": f"{SECRET} {seat}",
                "think": len(log),
            }
            log += [{"kind": act, "by": seat, "step": each.id, "value": value[act]} for act in each.acts_of(CLASS)]
        if each.id == step:
            break
        if each.id == "sentence" and released:
            log.append({"kind": "release", "by": CHAIR, "of": len(log) - 1})
    return log


def play_until(task, step, **how):
    return play_after(poll_game(task), log_until(task, step, **how))


def asked_in(shown):
    """Return {act: the values that can be sent} of a screen; a text stands for those of a field."""
    found = {each["act"]: [option["value"] for option in each["options"]] for each in shown["parts"] if each["kind"] == "options"}  # fmt: skip
    return found | {each["act"]: ["Because."] for each in shown["parts"] if each["kind"] == "field"}


@pytest.mark.parametrize("step", POLL, ids=lambda each: each.id)
def test_all_that_a_step_asks_can_be_pressed_and_is_known(readers, step):
    for task in TASKS:
        game, play = poll_game(task), play_until(task, step.id)
        for reader in readers:
            assert step_name(reader, step)
            wall = screen(reader, task, play, WALL)
            assert wall["title"] and wall["parts"] and not asked_in(wall)
            for seat in (SEATS[0], SLEEPER):
                shown = json.loads(json.dumps(screen(reader, task, play, seat)))
                assert shown["title"] and set(asked_in(shown)) == set(step.acts_of(CLASS)), (task.id, seat)
                for act, values in asked_in(shown).items():
                    moves = [{"kind": act, "by": seat, "step": step.id, "value": value} for value in values]
                    assert moves and all(is_known_move(game, move) for move in moves), (task.id, act)


def test_wall_and_console_say_how_the_time_divides_in_which_all_press(readers):
    (press,) = [each for each in POLL if each.id == "press"]
    for reader in readers:
        note = step_note(reader, press)
        assert note in [
            part.get("text") for part in screen(reader, TASKS[0], play_until(TASKS[0], "press"), WALL)["parts"]
        ]
        assert sum(map(int, re.findall(r"\d+", note))) == press.seconds
        assert [bool(step_note(reader, each)) for each in POLL] == [each is press for each in POLL]


def test_before_the_reveal_nothing_shows_what_others_pressed_or_what_is_so(readers):
    for task in TASKS:
        keyless = replace(task, outcome="", options=[{name: each[name] for name in ("id", "text")} for each in task.options])  # fmt: skip
        for seat in (WALL, SEATS[0], SLEEPER):
            shown = screen(readers[0], task, play_until(task, "press"), seat)
            assert shown == screen(readers[0], keyless, play_until(task, "press", others=1), seat), task.id


def test_a_sentence_that_is_not_released_stands_on_its_own_phone_only(readers):
    task = TASKS[0]
    for step in ("sentence", "sentences"):
        play = play_until(task, step, released=False)
        held = {seat: SECRET in json.dumps(screen(readers[0], task, play, seat)) for seat in (WALL, *SEATS)}
        assert held == {WALL: False, SLEEPER: False} | dict.fromkeys(SEATS[:-1], step == "sentence")
        assert not asked_in(screen(readers[0], task, play, SLEEPER)) or step == "sentence", "nothing to weigh yet"


def test_two_who_pressed_otherwise_speak_and_the_wall_does_not_name_them(readers):
    task = TASKS[0]
    play = play_until(task, "shown", others=1)
    titles = [screen(readers[0], task, play, seat)["title"] for seat in SEATS]
    assert [each.startswith("Your phone was drawn") for each in titles].count(True) == 2 and titles[0] != titles[-1]
    wall = json.dumps(screen(readers[0], task, play, WALL))
    assert "2 phones" in wall and not any(seat in wall for seat in SEATS)
    early = log_until(task, "press", others=1) + [{"kind": "reveal", "by": CHAIR, "step": "press"}]
    assert json.dumps(screen(readers[0], task, play_after(poll_game(task), early), WALL)) == wall


def test_after_the_reveal_ones_own_feedback_stands_beside_the_record(readers):
    for task in TASKS:
        record, play = option_on_record(task), play_until(task, "shown")
        bars, *_others = (
            part["bars"] for part in screen(readers[0], task, play, WALL)["parts"] if part["kind"] == "bars"
        )
        assert [bool(each["record"]) for each in bars].count(True) == bool(record)
        assert sum(each["count"] for each in bars) == PEOPLE - 1
        own, lone = (screen(readers[0], task, play, seat)["parts"] for seat in (SEATS[0], SLEEPER))
        (first, *rest), (nothing, *_rest) = (next(part["rows"] for part in parts if part["kind"] == "rows") for parts in (own, lone))  # fmt: skip
        assert first["label"] == "You pressed" and len(rest) == bool(record) and "nothing" in nothing["text"]
        feedback = task.options[0].get("feedback", "")
        assert not feedback or feedback in [part.get("text") for part in own], task.id


def test_little_of_ours_is_read_and_a_title_stands_alone(readers):
    for task in TASKS:
        before, title = split_question(task.question)
        assert f"{before} {title}".split() == task.question.split()
        assert len(title.split()) >= 3 and (before or len(title.split()) <= MOST_IN_TITLE or title == task.question)
        theirs = {before, task.question, *(each.get("feedback") for each in task.options)}
        for step in POLL:
            for seat, most in ((WALL, 45), (SEATS[0], 60)):
                parts = screen(readers[0], task, play_until(task, step.id), seat)["parts"]
                ours = [part["text"] for part in parts if part["kind"] == "text" and part["text"] not in theirs]
                assert len(" ".join(ours).split()) <= most, (task.id, step.id, ours)


def test_one_takes_home_what_the_lesson_would_store():
    for task in TASKS:
        play = play_until(task, "sentences")
        kept = answers_of(task, play, SEATS[0])
        assert kept == {task.id: task.options[0]["id"]} and check_answer(task, kept[task.id], 1).whole
        assert answers_of(task, play, SLEEPER) == answers_of(task, play, "nobody") == {}


def test_what_is_judged_stands_on_wall_and_phone(readers):
    first = tasks_by_id()["00.4"]
    for reader in readers:
        for seat in (WALL, SEATS[0]):
            quotes = [part for part in screen(reader, first, play_until(first, "press"), seat)["parts"] if part["kind"] == "quote"]  # fmt: skip
            assert len(quotes) == 3 and all(bool(each["gloss"]) == (reader.language != "en") for each in quotes)
        assert "language" not in screen(reader, first, play_until(first, "press"), WALL), "in the reader's own words"
    who = replace(tasks_by_id()["00.2"], cards=["DEU-04"])
    (said,) = (part for part in screen(readers[0], who, play_until(who, "press"), WALL)["parts"] if part["kind"] == "quote")  # fmt: skip
    row = readers[0].case.row("statements", "DEU-04")
    assert (said["text"], said["language"], said["gloss"]) == (row["wording"], "de", row["gloss_en"])
    assert said["by"] == readers[0].date(row), "who spoke is what is asked"


def test_beside_each_option_that_is_a_value_stands_how_many_governments_said_so_in_the_record(readers):
    task, case = tasks_by_id()["00.5"], readers[0].case
    counts = governments_by_value(case, case.entry("variables.decider"))
    before, play = play_until(task, "press"), play_until(task, "shown")
    assert (
        "how many governments"
        not in json.dumps([screen(readers[0], task, before, seat) for seat in (WALL, SEATS[0])]).lower()
    )
    for step in ("shown", "sentence"):
        parts = screen(readers[0], task, play_until(task, step), WALL)["parts"]
        (part,) = (part for part in parts if part["kind"] == "bars")
        assert sum(each["count"] for each in part["bars"]) == PEOPLE - 1 and part["heads"] == (
            "pressed here",
            "governments",
        )
        assert [each["beside"] for each in part["bars"]] == [counts[each["id"]] for each in task.options], step
    parts = screen(readers[0], task, play, SEATS[0])["parts"]
    (said,) = (part["rows"] for part in parts if "governments" in part.get("title", ""))
    assert [each["text"].rsplit(": ", 1)[1] for each in said] == [str(counts[each["id"]]) for each in task.options]
    first = screen(readers[0], tasks_by_id()["00.4"], play_until(tasks_by_id()["00.4"], "shown"), WALL)
    assert "governments" not in json.dumps(first), "what a company did is no count of governments"


def test_the_console_has_what_is_read_out_and_says_what_is_so_only_once_all_may_see_it(readers):
    task = tasks_by_id()["00.5"]
    told = {step.id: json.dumps(chair(readers[0], task, play_until(task, step.id))) for step in POLL}
    assert task.question.split("?")[0] in told["press"] and "The record shows" not in told["press"]
    assert "The record shows" in told["shown"]
    assert told["sentence"].count('"text"') == 1, "what is written takes the place"
    assert told["join"] == told["sentences"] == "[]"


def test_who_pressed_nothing_writes_a_reason_for_one_of_the_answers(readers):
    task = tasks_by_id()["00.4"]
    titles = [screen(readers[0], task, play_until(task, "sentence"), seat)["title"] for seat in (SEATS[0], SLEEPER)]
    assert titles == [
        "Write the strongest reason for what you pressed.",
        "Write the strongest reason for one of the answers.",
    ]
