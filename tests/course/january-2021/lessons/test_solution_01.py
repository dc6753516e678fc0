"""The exercises of lesson 01 follow from the data."""

from datetime import date

from whodecides.case import statement_codes
from whodecides.tools.timeline.model import Filters, entries, select

STEPS = {"A046", "A055", "A058", "A069", "A073", "A083", "A085"}


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


def test_the_steps_stand_in_the_second_timeline(case):
    shown = {each.id for each in select(case, Filters(date(2021, 1, 6), date(2023, 2, 28), place="USA"))}
    assert STEPS | {"A017", "A044", "A052", "A027"} <= shown


def test_the_argument_rests_on_the_days(case):
    days = {each.id: each.day for each in entries(case)}
    assert days["FRA-09"] == days["NOR-02"] == date(2021, 1, 11) and days["FRA-03"] == date(2021, 1, 9)
    codes = statement_codes(case)
    assert (codes["FRA-09"]["evaluation"], codes["NOR-02"]["evaluation"]) == ("concerned", "supports")
    norwegian = [each for each in codes if each.startswith("NOR") and days.get(each, date.max) <= date(2021, 1, 31)]
    assert norwegian == ["NOR-02"]
