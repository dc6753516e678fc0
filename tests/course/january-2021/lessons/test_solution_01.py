"""The exercises of lesson 01 follow from the data."""

from datetime import date
from itertools import pairwise

import pytest
from shared import KIT

from whodecides.answers import exercise_tasks, variant
from whodecides.case import statement_codes
from whodecides.tools.timeline.model import Filters, entries, select

TASKS = {task.id: task for task in exercise_tasks(KIT)["01-what-happened"]}
STEPS = {
    "snapchat": "A046", "referral": "A055", "youtube": "A058", "board": "A069", "two-years": "A073",
    "twitter": "A083", "meta": "A085",
}  # fmt: skip
PLACES = {"the United Kingdom's": "GBR", "France's": "FRA", "Australia's": "AUS"}


def listed(case, end=15, **filters):
    """The entries of the first timeline, with other filters where they are named."""
    chosen = {"kind": "government statement", "everything": True} | filters
    return select(case, Filters(date(2021, 1, 6), date(2021, 1, end), **chosen))


def test_the_first_measures_of_snapchat_and_youtube_changed(case):
    lock, ban = case.row("platform_actions", "A017"), case.row("platform_actions", "A046")
    assert (lock["action"], lock["duration"], f"{lock['date']:%m-%d}") == ("lock", "indefinite", "01-06")
    assert f"{lock['end_date']:%Y-%m-%d}" == "2021-01-20" and "effective 20 January" in ban["note"]
    assert (ban["duration"], f"{ban['date']:%m-%d}") == ("permanent", "01-13")
    bars = [case.row("platform_actions", each) for each in ("A044", "A052", "A058")]
    assert [f"{each['date']:%m-%d}" for each in bars] == ["01-12", "01-19", "01-26"]
    assert [each["duration"] for each in bars] == ["temporary", "temporary", "indefinite"]
    assert all("(uploads and live streams)" in each["target"] for each in bars)
    assert f"{case.row('platform_actions', 'A027')['date']:%m-%d}" == "01-08"


def test_the_order_follows_from_the_days(case):
    items = sorted(TASKS["E01.2"].items, key=lambda item: item["place"])
    days = [case.row("platform_actions", STEPS[item["id"]])["date"] for item in items]
    assert len(items) == 7 and all(first < second for first, second in pairwise(days))
    shown = {each.id for each in select(case, Filters(date(2021, 1, 6), date(2023, 2, 28), place="USA"))}
    assert set(STEPS.values()) | {"A017", "A044", "A052", "A027"} <= shown  # the second timeline


def test_the_measures_are_those_of_the_data(case):
    for item in TASKS["E01.3"].items:
        row = case.row("platform_actions", item["id"])
        assert item["answer"] == row["action"]
        assert item["text"].startswith(f"{row['date'].day} {row['date']:%B %Y}: {row['company']} ")


@pytest.mark.parametrize("number", range(3))
def test_the_number_of_statements_and_its_mistakes(case, number):
    task = variant(TASKS["E01.4"], number)
    place = next(code for name, code in PLACES.items() if name in task.question)
    wrong = {
        "all-speakers-counted": len(listed(case, place=place, kind="")),
        "wrong-period": len(listed(case, place=place, end=31)),
    }
    assert task.answer == len(listed(case, place=place))
    assert all(wrong[each["misconception"]] == each["answer"] != task.answer for each in task.mistakes)


def test_the_table_counts_by_day_and_side(case):
    for cell, count in TASKS["E01.5"].cells.items():
        day, place = cell.split(".")
        found = [each for each in listed(case, place=place) if each.day == date(2021, 1, int(day[1:]))]
        assert len(found) == count, cell
    changed = {"all-speakers-counted": {"kind": ""}}
    for mistake in TASKS["E01.5"].mistakes:
        day, place = mistake["cell"].split(".")
        found = listed(case, place=place, **changed[mistake["misconception"]])
        assert mistake["answer"] == sum(each.day == date(2021, 1, int(day[1:])) for each in found), mistake["cell"]


def test_the_argument_rests_on_the_days(case):
    days = {each.id: each.day for each in entries(case)}
    assert days["FRA-09"] == days["NOR-02"] == date(2021, 1, 11) and days["FRA-03"] == date(2021, 1, 9)
    codes = statement_codes(case)
    assert (codes["FRA-09"]["evaluation"], codes["NOR-02"]["evaluation"]) == ("concerned", "supports")
    norwegian = [each for each in codes if each.startswith("NOR") and days.get(each, date.max) <= date(2021, 1, 31)]
    assert norwegian == ["NOR-02"]
