"""The path: what was decided, when what is so may stand beside it, what was changed, and the files to keep."""

import base64
import io
import json
from dataclasses import replace

import pytest
from docx import Document
from helpers import prose

from whodecides.answers import Task
from whodecides.case import Reader
from whodecides.tools import CALLS
from whodecides.tools.your_path import widget
from whodecides.tools.your_path.model import path_steps, prediction_came_true
from whodecides.tools.your_path.view import LONG_TEXT

OPTIONS = [{"id": "left", "text": "The left one"}, {"id": "right", "text": "The right one"}]
BOTH = {"left": "The left one", "right": "The right one"}
OWN = "my own words on what was seen there"


def prediction(name, **changes):
    return Task(
        name, "prediction", 1, "?", options=OPTIONS, outcome="right", path={"title": f"Title {name}"}, **changes
    )


@pytest.fixture
def tasks():
    """A prediction, one that is told after the work 03.2, a text, a call on duty; 03.3 is not on the path."""
    told_later = Task(
        "03.1", "prediction", 1, "?", options=OPTIONS, outcome="left", path={"title": "Later", "after": "03.3"}
    )
    duty = {"title": "Duty", "decision": True, "record": "They did"}
    return {
        each.id: each
        for each in (
            prediction("01.1"),
            Task("02.1", "text", 1, "?", words=[5, 200], path={"title": "Words"}),
            told_later,
            Task("03.3", "choice", 1, "?", options=[{**OPTIONS[0], "right": True, "feedback": "Yes."}, OPTIONS[1]]),
            Task("04.1", "prediction", 1, "?", options=OPTIONS, outcome="left", path=duty),
        )
    }


@pytest.fixture
def path(tasks, tiny, store, monkeypatch):
    monkeypatch.setattr(widget, "tasks_by_id", lambda: tasks)
    monkeypatch.setattr(widget, "citable", lambda case: {})
    return widget.YourPath(tiny, store)


def entry(path, title):
    return next(each for lap in path.view["lessons"] for each in lap["entries"] if each["title"] == title)


def asked(path, **state):
    path.requested_state = {**path.state, **state, "sent": 1}
    return base64.b64decode(path.file["data"])


def test_nothing_is_told_where_nothing_is_stored(path):
    assert [each["state"] for lap in path.view["lessons"] for each in lap["entries"]] == ["open"] * 4
    shown = json.dumps([path.view, path.static_html()])
    assert not any(text in shown for text in BOTH.values()) and "Title 01.1" in shown


def test_what_is_so_stands_beside_a_stored_expectation_in_the_words_of_the_task(path, store):
    store.record("01.1", "left")
    told = entry(path, "Title 01.1")
    assert (told["yours"], told["so"], told["same"]) == (BOTH["left"], BOTH["right"], False)
    assert "0 of 1" in path.view["sentence"]
    store.record("01.1", "right")
    assert entry(path, "Title 01.1")["same"] and "1 of 1" in path.view["sentence"]
    assert entry(path, "Title 01.1")["before"] == BOTH["left"]


def test_what_another_task_tells_waits_for_it(path, store):
    store.record("03.1", "right")
    assert entry(path, "Later")["so"] == "" and BOTH["left"] not in json.dumps(path.view)
    assert "03.3" in entry(path, "Later")["awaits"] and entry(path, "Later")["awaits"] in path.static_html()
    assert entry(path, "Later")["awaits"] in asked(path, file="html").decode()
    store.record("03.3", "left")
    assert (entry(path, "Later")["so"], entry(path, "Later")["awaits"]) == (BOTH["left"], "")


def test_the_saved_page_shows_a_picture_that_tells_how_much_is_there(path, store):
    store.record("01.1", "left")
    page = path.static_html()
    assert 'src="data:image/svg+xml' in page and f'alt="{path.view["sentence"]}' in page


def test_an_answer_to_a_question_that_has_changed_is_told_and_not_judged(path, store, tasks):
    store.record("01.1", "right")
    store.record("03.3", "left")
    store.record("02.1", OWN)
    store.record("03.1", "gone")  # an option that the question of today does not have
    assert "1 of 1" in path.view["sentence"] and entry(path, "Title 01.1")["same"]
    tasks |= {name: replace(tasks[name], revision=2) for name in ("01.1", "02.1", "03.1")}
    store.choose_language("en")
    store.record("04.1", "left")
    assert "as you expected" not in path.view["sentence"], "no expectation is compared with what another question asked"
    for title, yours, words in (("Title 01.1", BOTH["right"], ""), ("Words", "", OWN), ("Later", "gone", "")):
        told = entry(path, title)
        assert (told["yours"], told["words"], told["so"], told["state"]) == (yours, words, "", "done"), title
        assert "The question has changed since you answered it" in told["awaits"]
    assert "The question has changed" in asked(path, file="html").decode()
    store.record("01.1", "left", revision=2)
    assert (entry(path, "Title 01.1")["so"], entry(path, "Title 01.1")["before"]) == (BOTH["right"], "")
    tasks["03.3"] = replace(tasks["03.3"], revision=2)
    store.record("03.1", "left", revision=2)
    assert entry(path, "Later")["so"] == "" and "03.3" in entry(path, "Later")["awaits"], (
        "what comes first has changed, too"
    )


def test_a_call_on_duty_is_no_expectation_and_does_not_count(path, store, tasks):
    store.record("04.1", "left")
    told = entry(path, "Duty")
    assert (told["predicted"], told["label"], told["so"]) == (False, "They did", BOTH["left"])
    assert (
        prediction_came_true(path_steps(tasks, store.read()["answers"], {})[-1])
        and "as you expected" not in path.view["sentence"]
    )


def test_a_text_is_folded_where_it_is_long_and_an_earlier_whole_one_is_kept(path, store):
    store.record("02.1", "too short", whole=False)
    assert entry(path, "Words")["state"] == "begun"
    store.record("02.1", OWN)
    assert (entry(path, "Words")["words"], entry(path, "Words")["start"]) == (OWN, "")
    assert entry(path, "Words")["before_words"] == ""
    store.record("02.1", prose(LONG_TEXT + 1))
    assert entry(path, "Words")["start"].endswith("…") and entry(path, "Words")["before_words"] == OWN


def test_a_page_and_a_document_hold_what_was_decided_and_a_name_that_is_not_stored(path, store):
    store.record("02.1", "Left <b>and</b> right are words of mine.")
    page = asked(path, file="html", name="  Ada   L ", paper="Letter").decode()
    assert "Left &lt;b&gt;and&lt;/b&gt; right" in page and "Ada L" in page and "size: Letter" in page
    assert "Title 01.1" not in page and "http" not in page
    document = Document(io.BytesIO(asked(path, file="docx", name="Ada", paper="A4")))
    texts = [each.text for each in document.paragraphs]
    assert "Name: Ada" in texts and "Left <b>and</b> right are words of mine." in texts
    assert "Ada" not in store.text()


def test_one_answer_of_a_lesson_is_marked_as_surprising_and_stands_first_on_the_path(tasks, tiny, store, monkeypatch):
    asks = Task("01.9", "work", 1, "?", complete={"surprise": 1})
    monkeypatch.setattr(widget, "tasks_by_id", lambda: {**tasks, asks.id: asks})
    monkeypatch.setattr(widget, "citable", lambda case: {})
    store.record("01.1", "left")
    store.record("04.1", "left")
    lesson = widget.YourPath(tiny, store, "01", "01.9")
    assert [lap["number"] for lap in lesson.view["lessons"]] == ["01"] and lesson.view["asks"]
    assert lesson.view["surprises"] == [] and lesson.words["labels"]["title"] == ""
    lesson.requested_state = {**lesson.state, "surprise": ["01.1"]}
    assert store.answer("01.9")["answer"] == {"surprise": ["01.1"]}
    whole = widget.YourPath(tiny, store)
    assert [each["title"] for each in whole.view["surprises"]] == ["Title 01.1"] and not whole.view["asks"]
    first, *_others = asked(whole, file="html").decode().partition("<h2 lang")
    assert "What surprised you" in first and "Title 01.1" in first
    document = Document(io.BytesIO(asked(whole, file="docx")))
    assert [each.text for each in document.paragraphs if each.style.name == "Heading 1"][0] == "What surprised you"
    # Taken back, and what nobody could have stored counts as none.
    lesson.requested_state = {**lesson.state, "surprise": []}
    assert widget.YourPath(tiny, store).view["surprises"] == []
    for damaged in ({"surprise": "01.1"}, {"surprise": [7]}, "01.1", {"surprise": ["02.1"]}):
        store.record("01.9", damaged)
        assert widget.YourPath(tiny, store).view["surprises"] == []


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_each_tool_tells_its_work_again_even_where_the_answer_is_damaged(case, language):
    tellers = {call.summarize_answer for call in CALLS.values() if call.summarize_answer}
    assert len(tellers) >= 13
    for teller in tellers:
        for answer in (
            {},
            {"outcome": 3},
            {"moves": [3, {"kind": "sit", "by": ["MEX"]}, {"kind": "close", "by": ""}], "seat": ["MEX"], "picks": 4},
            {"guesses": [], "picks": 4, "judgements": "x", "codes": [], "answers": 1, "title": 5},
        ):
            assert set(teller(Reader(case, language), answer)) == {"sentence", "words", "record"}


def test_what_a_tool_tells_again_counts_what_the_record_bears_out(case):
    rows = case["promises"].to_dict("records")[:3]
    other = next(each for each in case.vocabulary("promises", "fate") if each != rows[1]["fate"])
    guesses = {rows[0]["id"]: rows[0]["fate"], rows[1]["id"]: other, rows[2]["id"]: rows[2]["fate"]}
    told = CALLS["promise_fates"].summarize_answer(Reader(case, "en"), {"guesses": guesses})
    assert (told["sentence"][-2], told["record"]) == ("3", "As our coding has it: 2 of 3.")
