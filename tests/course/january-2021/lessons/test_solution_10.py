"""What the exercise of lesson 10 asks follows from the data."""

import re

import pytest
from helpers import KIT

from whodecides.answers import exercise_tasks
from whodecides.case import Reader, statement_codes
from whodecides.rhetoric_vs_practice import dated_record, index_values
from whodecides.tools.promises.view import promise_outcome_words

TASKS = {task.id: task for task in exercise_tasks(KIT)["10-what-happened-next"]}


def test_the_promises_meet_each_fate_of_the_lesson_once(case):
    task = TASKS["E10.1"]
    assert {each["id"]: each["text"] for each in task.categories} == promise_outcome_words(Reader(case, "en"))
    assert sorted(each["answer"] for each in task.items) == sorted(case.vocabulary("promises", "fate"))


def test_the_steps_are_in_the_record_of_poland_in_this_order(case):
    shown = [step["id"] for step in dated_record(case, "POL")]
    ordered = [each["id"] for each in sorted(TASKS["E10.2"].items, key=lambda item: item["place"])]
    assert [each for each in shown if each in ordered] == ordered
    days = [case.row("events", each)["date"] for each in ordered]
    assert days == sorted(set(days)) and days[-1].year - days[0].year == 5
    assert shown[-1] == ordered[-1] and "after the veto" in case.row("events", ordered[-1])["title_en"]


def test_what_the_choice_says_of_both_countries(case):
    hungary, australia = index_values(case, "HUN"), index_values(case, "AUS")
    assert hungary[2024] - hungary[2023] == pytest.approx(0.013, abs=1e-9)
    assert australia[2024] - australia[2020] == pytest.approx(0.005, abs=1e-9)
    assert -0.04 < hungary[2024] - hungary[2020] < 0
    events = case["events"].set_index("id")
    for event, month, words in (
        ("E111", "2021-01", "announces a bill"),
        ("E135", "2021-03", "the platform bill is dropped in favour of EU rules"),
        ("E152", "2021-07", "Online Safety Act receives assent"),
    ):
        assert f"{events.loc[event, 'date']:%Y-%m}" == month and words in events.loc[event, "title_en"]


def test_the_brief_can_be_written_from_these_statements(case):
    codes = statement_codes(case)
    remedies = {each: codes[each]["remedy"] for each in ("HUN-04", "AUS-06", "AUS-05")}
    assert remedies == {"HUN-04": "new national law", "AUS-06": "new national law", "AUS-05": "company practice"}
    anchor = TASKS["E10.6"].rubric[-1]["anchor"]
    assert set(remedies) <= set(re.findall(r"[A-Z]{3}-\d\d", anchor))
    assert "23 December 2020" in case.row("statements", "AUS-06")["context"]
    force = case["statuses"].query("instrument == 'AUS-online-safety-act' and status == 'in force'")["date"]
    assert f"{force.min():%B %Y}" == "January 2022" and "since January 2022" in anchor
