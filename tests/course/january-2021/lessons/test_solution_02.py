"""The exercises of lesson 02 follow from the data."""

from datetime import date

from helpers import KIT, cited_ids

from whodecides.answers import exercise_tasks, task_variant
from whodecides.case import Reader, statement_codes
from whodecides.tools.guarantees.view import guarantee_ids
from whodecides.tools.triangle.view import triangle_alt

TASKS = {task.id: task for task in exercise_tasks(KIT)["02-who-may-decide"]}
# The words of the data from which it follows whom a text binds: a feature, or the summary.
BOUND = {
    "UNO-general-comment-34": ("summary_en", "It guides states"),
    "USA-eo-13925": ("summary_en", "asks federal bodies"),
    "USA-santa-clara-principles": ("summary_en", "they are voluntary"),
    "GBR-online-safety-act": ("summary_en", "duties of care on user-to-user and search services"),
    "USA-oversight-board-charter": ("summary_en", "binds the company unless"),
    "FRA-loi-2021-1109-art42": ("summary_en", "Platforms above set audience thresholds must"),
}


def status_days(case, instrument, status):
    rows = case["statuses"].query("instrument == @instrument and status == @status")
    return [day.date() for day in rows["date"]]


def test_the_rulings_are_those_of_the_record(case):
    first, second = (task_variant(TASKS["E02.1"], number).question for number in (0, 1))
    ruling = case.row("instruments", "USA-knight-v-trump")
    assert "In 2019 a US court of appeals" in first and "2d Cir. 2019" in ruling["name_original"]
    assert "using his account officially, could not block critics" in ruling["summary_en"]
    assert "It binds officials, not Twitter" in ruling["summary_en"]
    assert "was set aside in 2021" in first
    assert [day.year for day in status_days(case, "USA-knight-v-trump", "vacated")] == [2021]
    delfi = case.row("instruments", "COE-delfi-v-estonia")
    assert delfi["name_original"].startswith("Delfi AS v. Estonia [GC]") and "Delfi" in second
    assert "commercial news portal" in delfi["summary_en"] and "did not violate article 10" in delfi["summary_en"]
    assert [day.year for day in status_days(case, "COE-delfi-v-estonia", "adopted")] == [2013, 2015]


def test_the_texts_bind_whom_the_record_says(case):
    items = {item["id"]: item for item in TASKS["E02.2"].items}
    assert items.keys() == BOUND.keys() and not items.keys() & set(guarantee_ids(case))
    for name, (column, words) in BOUND.items():
        row = case.row("instruments", name)
        assert words in row[column], name
        assert (row["kind"] == "soft law") == (items[name]["answer"] == "nobody"), name
    assert case.row("instruments", "USA-eo-13925")["kind"] == "decision"
    for name, year in (("GBR-online-safety-act", 2023), ("USA-eo-13925", 2020), ("USA-oversight-board-charter", 2019)):
        assert status_days(case, name, "adopted")[0].year == year and f"({year})" in items[name]["text"]


def test_the_block_in_brazil_is_the_one_of_the_record(case):
    block, end = case.row("platform_actions", "A080"), case.row("platform_actions", "A081")
    question = TASKS["E02.3"].question
    assert block["date"].date() == date(2022, 3, 17) and "On 17 March 2022" in question
    assert (end["date"] - block["date"]).days == 3 and "Three days later" in question
    assert "Court orders not obeyed" in block["ground_en"] and "orders fully met" in end["ground_en"]
    assert "never went into effect" in block["note"] and "never went into effect" in question
    answers = [item["answer"] for item in TASKS["E02.3"].items]
    assert sorted(answers) == ["aim", "aim", "law", "law", "necessity", "necessity"]


def test_twitter_in_india_followed_orders_in_part(case):
    row = case.row("platform_actions", "A063")
    assert row["date"].date() == date(2021, 2, 10) and "more than 500" in row["target"]
    assert row["decided_by"] == "company, after state orders"
    assert "media, journalists, activists and politicians left alone" in row["ground_en"]
    assert "inconsistent with Indian law" in row["note"] and "called its post unusual" in row["note"]


def test_the_triangle_shows_the_numbers_that_are_asked_for(case):
    assert len(case.entry("triangle.state")) == 4
    assert "State 29; Company 5; Company, under public rules 17" in triangle_alt(Reader(case, "en"))


def test_no_government_gives_one_value_only():
    """What is said of a right answer."""
    for place in ("AUS", "FRA", "GBR"):
        assert sum(number > 0 for cell, number in TASKS["E02.6"].cells.items() if cell.startswith(place)) > 1


def test_the_account_rests_on_the_statements_that_it_names(case):
    codes = statement_codes(case)
    best = TASKS["E02.7"].rubric[-1]["anchor"]
    assert {each: codes[each]["decider"] for each in cited_ids(best)} == {
        "AUS-08": "the company",
        "FRA-09": "national law",
        "FRA-03": "the company under public rules",
    }
    said = {each: case.row("statements", each) for each in cited_ids(best)}
    offices = {each: case.row("actors", row["actor"])["office_en"] for each, row in said.items()}
    assert offices["AUS-08"].startswith("Acting Prime Minister") and offices["FRA-09"].startswith(
        "Minister for the Econ"
    )
    assert "That's a matter for Twitter" in said["AUS-08"]["gloss_en"]
    assert codes["AUS-08"]["evaluation"] == "condemns"
    assert "the sovereign people, states and the courts" in said["FRA-09"]["context"]
    assert "democratic supervision" in said["FRA-03"]["context"]
