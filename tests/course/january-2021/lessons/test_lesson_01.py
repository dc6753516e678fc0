"""The tasks of lesson 01 follow from the data."""

from datetime import date

import pytest
from helpers import task_rows

from whodecides.tools.timeline.model import Filters, entries, select

TASKS = task_rows("01-what-happened")
BY_ID = {task["id"]: task for task in TASKS}
SUSPENSION = "A027"


@pytest.fixture(scope="module")
def spoken(case):
    """The government statements of the second timeline with the line among them, in order."""
    chosen = Filters(date(2021, 1, 6), date(2021, 1, 15), kind="government statement", everything=True)
    return select(case, chosen, keep=SUSPENSION)


def evaluations(case):
    codes = case["positions"].query("coder == 'adjudicated' and variable == 'evaluation'")
    return dict(zip(codes["statement"], codes["value"], strict=True))


def test_the_first_objection_came_before_the_suspension(case, spoken):
    """The prediction 01.1 is about this; the timeline shows it."""
    objecting = [each for each in spoken if evaluations(case).get(each.id) in ("condemns", "concerned")]
    assert objecting[0].id == "MEX-01" and spoken.index(objecting[0]) < [each.id for each in spoken].index(SUSPENSION)
    assert [option["id"] for option in BY_ID["01.1"]["options"]][0] == "before"


def test_the_mistakes_of_the_order_name_items_in_their_order():
    places = {item["id"]: item["place"] for item in BY_ID["01.2"]["items"]}
    assert all(places[each["first"]] < places[each["second"]] for each in BY_ID["01.2"]["mistakes"])


def test_two_governments_stand_above_the_line(spoken):
    above = spoken[: [each.id for each in spoken].index(SUSPENSION)]
    assert {each.place for each in above} == {"MEX", "DEU"} and len({each.who for each in above}) == 3


def test_the_right_sentence_fits_the_cards(case, spoken):
    above = [each.id for each in spoken[: [each.id for each in spoken].index(SUSPENSION)]]
    assert evaluations(case)["DEU-01"] == "supports" and "DEU-01" in above
    mexico = [each for each in above if case.row("statements", each)["actor"] == "MEX-lopez-obrador"]
    assert mexico and all(case.row("statements", each)["about"] != "permanent suspension" for each in mexico)
    assert "FRA-03" not in above
    assert next(option for option in BY_ID["01.5"]["options"] if option.get("right"))["id"] == "mexico-locks"


def test_the_key_point_names_one_day(case):
    days = {each.id: each.day for each in entries(case)}
    assert (days[SUSPENSION] - days["MEX-01"]).days == 1
