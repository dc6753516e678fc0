"""What lesson 01 says follows from the data."""

from datetime import date

import pytest
from helpers import task_rows

from whodecides.tools.timeline.model import Filters, entries, select

BY_ID = {task["id"]: task for task in task_rows("01-what-happened")}
SUSPENSION = "A027"


@pytest.fixture(scope="module")
def early(case):
    """The government statements of the record that came before the suspension, in order."""
    found = select(case, Filters(date(2021, 1, 6), date(2021, 1, 8), kind="government statement", everything=True))
    line = next(each for each in entries(case) if each.id == SUSPENSION)
    return [each for each in found if (each.until < line.since if each.until else each.day < line.day)]


@pytest.fixture(scope="module")
def objecting(case, early):
    codes = case["positions"].query("coder == 'adjudicated' and variable == 'evaluation'")
    values = dict(zip(codes["statement"], codes["value"], strict=True))
    return [each for each in early if values[each.id] in ("condemns", "concerned")]


def test_four_statements_of_three_people_for_two_governments_came_before_the_line(early, objecting):
    options = BY_ID["01.7"]["options"]
    assert {each.id for each in early} == {each["id"] for each in options} - {"all-object"} and len(early) == 4
    assert len({each.who for each in early}) == 3 and {each.place for each in early} == {"MEX", "DEU"}
    assert [each["id"] for each in options if each.get("right")] == [each.id for each in early if each not in objecting]


def test_the_first_objection_is_the_statement_that_answers_the_day(objecting):
    assert objecting[0].id == "MEX-01" and BY_ID["01.1"]["outcome"] == objecting[0].day.isoformat()
    assert [each["id"] for each in BY_ID["01.1"]["options"]] == [f"2021-01-{day:02}" for day in range(6, 16)]


def test_each_card_has_a_day_and_a_reason(case):
    found, items = {each.id: each for each in entries(case)}, BY_ID["01.2"]["items"]
    assert all(found[item["id"]].day.day in range(6, 16) and item["feedback"] for item in items)
    places = {item["id"]: item["place"] for item in items}
    assert all(places[each["first"]] < places[each["second"]] for each in BY_ID["01.2"]["mistakes"])
    assert found["A018"].since is None  # so nobody can say which event of its day came first


def test_the_same_minute_has_two_dates(case):
    line = next(each for each in entries(case) if each.id == SUSPENSION)
    assert (line.since.isoformat(), line.day) == ("2021-01-08T23:21:00+00:00", date(2021, 1, 8))  # 00:21 in Berlin


def test_a_bill_that_was_announced_before_answers_nothing(case):
    days = {each.id: each.day for each in entries(case)}
    assert days["POL-01"] < days[SUSPENSION] < days["E095"]
    assert "more than a year ago" in case.row("statements", "POL-05")["gloss_en"]


def test_a_state_shut_all_social_media_two_days_before_an_election(case):
    assert f"{case.row('platform_actions', 'A043')['date']:%Y-%m-%d}" == "2021-01-12"
    title = case["action_titles"].set_index("action").loc["A043", "title_en"]
    assert title == "Uganda blocks social media and messaging two days before elections"
