"""What the tasks of lesson 02 say is what the data say."""

import re

import pytest
from shared import ROOT

from whodecides.answers import check_answer, read_tasks
from whodecides.build import read_notebook
from whodecides.case import government_codes
from whodecides.tools.guarantees.view import guarantee_ids
from whodecides.tools.triangle.model import PLACES

LESSON = ROOT / "notebooks/02-who-may-decide.ipynb"


@pytest.fixture(scope="module")
def tasks():
    return {task.id: task for task in read_tasks(ROOT / "course/keys/02-who-may-decide.json")}


def test_the_new_facts_are_those_of_the_record(case, tasks):
    removal, block = case.row("platform_actions", "A071"), case.row("platform_actions", "A072")
    assert (block["date"] - removal["date"]).days == 2
    assert f"{block['date'].day} {block['date']:%B %Y}" in tasks["02.4"].question
    assert block["duration"] == "indefinite" and "without an end date" in tasks["02.4"].question
    ruling = case["statuses"].query("instrument == 'NGA-twitter-suspension' and status == 'declared unlawful'").iloc[0]
    right = next(each for each in tasks["02.4"].options if each.get("right"))
    assert f"{ruling['date']:%B %Y}" in right["feedback"]


def test_the_dates_of_the_triangle_are_those_of_the_record(case, tasks):
    rows = {"qanon": ("platform_actions", "A041"), "india": ("platform_actions", "A059"),
            "turkey": ("events", "E101"), "coalition": ("statements", "USA-01"), "myanmar": ("platform_actions", "A064")}  # fmt: skip
    texts = {each["id"]: each["text"] for each in tasks["02.5"].items}
    for item, (table, row) in rows.items():
        date = case.row(table, row)["date"]
        assert f"({date.day} {date:%B %Y})" in texts[item]
    law = case["statuses"].query("instrument == 'UGA-computer-misuse-2022'").iloc[0]
    assert f"({law['date']:%B %Y})" in texts["uganda"]
    assert set(texts) == {*rows, "uganda"}


def test_no_act_of_the_triangle_is_a_fact_to_be_placed(case, tasks):
    """The task asks to place facts; the figure above it must not have placed them, nor the act that an exercise asks for."""
    shown = set(case["sides"]["record"])
    same = case["event_records"].set_index("event")
    names = shown | set(same.loc[same.index.isin(shown), "action"]) | set(same.loc[same.index.isin(shown), "statement"])
    assert not names & {"A041", "A059", "E101", "USA-01", "A064", "UGA-computer-misuse-2022", "A063"}
    assert not shown & {"E069", "E117", "E042", "E131", "E125", "UGA-computer-misuse-2022"}
    assert {each["id"] for each in tasks["02.5"].items} == {
        "qanon",
        "india",
        "turkey",
        "uganda",
        "coalition",
        "myanmar",
    }


def test_each_kind_of_limit_is_found_once_at_least(tasks):
    task = tasks["02.5"]
    assert {each["answer"] for each in task.items} == {each["id"] for each in task.categories} >= {"platform-state"}
    # Whether a president is a user or the state is for students to discuss; no item marks it.
    assert not any(
        "president" in each["text"] for each in task.items if each["answer"] in ("platform-user", "platform-state")
    )


def test_the_right_sentence_on_the_five_texts_follows_from_them(case, tasks):
    """No text orders a company to carry a speaker: each begins with none where must-carry is asked."""
    rows = case["provisions"].query("feature == 'must-carry'").set_index("instrument")["value"]
    assert all(rows[each].startswith("none") for each in guarantee_ids(case))
    assert next(each["id"] for each in tasks["02.2"].options if each.get("right")) == "none"


def test_two_situations_complete_the_path(tasks):
    own = {"answer": "no", "reason": "The rule is far too general."}
    task = tasks["02.3"]
    assert check_answer(task, {"answers": {str(n): own for n in range(5)}}, 1).right is False
    assert check_answer(task, {"answers": {str(n): own for n in range(6)}}, 1).right is None


def test_no_option_is_given_away_by_its_length(tasks):
    for task in tasks.values():
        if task.kind == "choice":
            lengths = {each["id"]: len(re.findall(r"\w+", each["text"])) for each in task.options}
            right = next(each["id"] for each in task.options if each.get("right"))
            assert lengths[right] <= 1.5 * max(n for each, n in lengths.items() if each != right)


def test_nothing_tells_whom_a_treaty_binds_before_the_prediction_is_stored():
    texts = [cell.source for cell in read_notebook(LESSON).cells if cell.cell_type == "markdown"]
    place = next(n for n, text in enumerate(texts) if text.startswith("## A limit must pass"))
    assert not [text for text in texts[:place] if re.search(r"treaty|treaties|binds the states", text)]


def test_the_reading_of_the_triangle_follows_from_the_codes(case):
    values = government_codes(case).query("variable == 'decider'")["value"]
    counts = values.value_counts()
    here = {
        corner: sum(counts.get(each, 0) for each in members)
        for corner, members in ((each, case.entry(f"triangle.{each}")) for each in PLACES)
    }
    text = next(cell.source for cell in read_notebook(LESSON).cells if "leave it to the company alone" in cell.source)
    assert (here["state"] + here["between"]) / sum(here.values()) > 0.8
    assert "Nine leave it to the company alone" in text and here["company"] == 9
    assert "One wants no authority at all" in text and here["user"] == counts["no authority"] == 1


def test_the_lesson_counts_the_answers_that_appear(case):
    assert (case["arguments"]["question"] == "decider").sum() == 7
    assert any("seven answers appear" in cell.source for cell in read_notebook(LESSON).cells)
