"""What the tasks of lesson 02 say is what the data say."""

import re

import pytest
from helpers import ROOT

from whodecides.answers import check_answer, read_tasks
from whodecides.build import read_notebook
from whodecides.case import government_codes
from whodecides.tools.guarantees.view import guarantee_ids
from whodecides.tools.triangle.model import PLACES

LESSON = ROOT / "notebooks/02-who-may-decide.ipynb"


@pytest.fixture(scope="module")
def tasks():
    return {task.id: task for task in read_tasks(ROOT / "course/january-2021/keys/02-who-may-decide.json")}


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
    assert f"({law['date']:%B %Y};" in texts["uganda"]
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


def shown(source):
    """Return the ids of the exhibits that each cell of a lesson lays on the table."""
    return [each.split("+") for each in re.findall(r'exhibits\("([X0-9+]+)"\)', source)]


def test_students_read_words_of_each_of_the_five_texts(case):
    words, _test = shown(LESSON.read_text(encoding="utf-8").replace('\\"', '"'))
    said = " ".join(case.row("exhibits", each)["what_en"] for each in words)
    for text in (
        "Covenant",
        "European Convention",
        "American Convention",
        "First Amendment",
        "§ 230(c)(1)",
        "§ 230(c)(2)",
    ):
        assert text in said
    assert sum("list of aims" in case.row("exhibits", each)["what_en"] for each in words) == 4
    assert not [each for each in words if "own words" not in case.row("exhibits", each)["what_en"]]


def test_each_exhibit_of_the_test_says_what_it_is(case):
    _words, test = shown(LESSON.read_text(encoding="utf-8").replace('\\"', '"'))
    rows = {each: case.row("exhibits", each) for each in test}
    assert all(row["what_en"] and row["what_fr"] and row["what_es"] for row in rows.values())
    for each in ("X03", "X18"):  # an aim and a paraphrase: nobody may take them for the rule
        assert "own words, " not in rows[each]["what_en"]
    assert "paraphrase" in rows["X18"]["what_en"] and "not the policy itself" in rows["X03"]["what_en"]


def test_courts_and_laws_that_went_both_ways_are_those_of_the_record(case):
    cells = [each.source for each in read_notebook(LESSON).cells]
    lines = [line for cell in cells for line in cell.splitlines() if line.startswith("- **")]
    statuses = case["statuses"]
    addresses, must_carry = case["sources"].set_index("id")["url"], case["provisions"].query("feature == 'must-carry'")
    both = [("yes", "2019"), ("none", "2022"), ("yes", "2025")]
    for start, name, said in (
        ("must carry", "ZAF-bds-v-continental", [("yes", "2014")]),
        ("must carry", "DEU-herrmann-v-twitter", [("yes", "2019")]),
        ("must carry", "DEU-bverfg-iii-weg", [("yes", "2019")]),
        ("must carry", "USA-texas-hb20", [("yes", "2022")]),
        ("may remove, if it hears", "DEU-bgh-facebook", [("conditional", "2021")]),
        ("need not", "USA-murphy-v-twitter", [("none", "2021")]),
        ("both", "ITA-casapound-v-facebook", both),
    ):
        (line,) = (each for each in lines if each.startswith(f"- **{start}:**"))
        row, values = case.row("instruments", name), must_carry[must_carry["instrument"] == name]["value"]
        assert [re.match(r"\w+", each)[0] for each in values] == [kind for kind, _year in said], name
        assert all(year in line and year in {f"{each:%Y}" for each in statuses[statuses["instrument"] == name]["date"]}
                   for _kind, year in said), name  # fmt: skip
        assert any(addresses[row[each]] in line for each in ("source_1", "source_2")), name


def test_two_situations_complete_the_path(tasks):
    own = {"answer": "no", "reason": "The rule is far too general."}
    task = tasks["02.3"]
    assert check_answer(task, {"answers": {str(n): own for n in range(5)}}, 1).right is False
    assert check_answer(task, {"answers": {str(n): own for n in range(6)}}, 1).right is None


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
    assert sum(here.values()) < len(values) and "Most statements that say who should decide name the state" in text
    assert "Five leave it to the company alone" in text and here["company"] == 5
    assert "One wants no authority at all" in text and here["user"] == counts["no authority"] == 1


def test_the_lesson_counts_the_answers_that_appear(case):
    assert (case["arguments"]["question"] == "decider").sum() == 7
    assert any("seven answers appear" in cell.source for cell in read_notebook(LESSON).cells)
