"""Laws over time: when a text changed, how many stood how on a day, and the picture that says so."""

import re
from base64 import b64decode
from datetime import date

import pandas as pd
import pytest
from helpers import read_rows, write_rows

from whodecides.case import Reader, load
from whodecides.errors import KitError
from whodecides.regulation import application_row, status_on, statuses_on
from whodecides.tools.laws_over_time.model import (
    NOT_ANNOUNCED,
    axis_span,
    hunt,
    instrument_histories,
    instruments_of_kinds,
    named_days,
    standing_counts,
    standing_on_day,
    stops,
)
from whodecides.tools.laws_over_time.view import law_card, laws_rows, laws_sentence, laws_view, line_parts
from whodecides.tools.laws_over_time.widget import LawsOverTime, laws_over_time

KINDS = ("law", "bill")
OWN = ("AAA-act",)
DAY = (date(2021, 1, 8),)
STEPS = (
    ("2021-02-01", "announced", "month"),
    ("2021-03-01", "proposed", "day"),
    ("2021-06-01", "adopted", "day"),
    ("2022-01-01", "in force", "day"),
    ("2022-05-01", "in force", "day"),
    ("2023-01-01", "lapsed", "day"),
)


@pytest.fixture
def lived(tiny_folder):
    """The small case with a text that was born, changed and ended."""
    rows = [
        {"instrument": "AAA-act", "date": day, "date_precision": precision, "status": status, "source": "paper"}
        for day, status, precision in STEPS
    ]
    write_rows(tiny_folder, "statuses", rows)
    write_rows(tiny_folder, "instruments", [read_rows(tiny_folder, "instruments")[0] | {"last_checked": "2023-06-30"}])
    return load(tiny_folder)


@pytest.fixture
def reader(lived):
    return Reader(lived, "en")


def test_the_history_of_a_law_has_a_change_only_where_its_status_changes(lived):
    (life,) = instrument_histories(lived, OWN)
    assert [(f"{each.day:%Y-%m}", each.standing, each.sure) for each in life.changes] == [
        ("2021-02", "bill", False),
        ("2021-06", "adopted", True),
        ("2022-01", "in force", True),
        ("2023-01", "lapsed", True),
    ]
    said = [
        standing_on_day(life, date(2021, 1, 31)),
        standing_on_day(life, date(2021, 2, 1)),
        standing_on_day(life, date(2024, 1, 1)),
    ]
    assert said == [NOT_ANNOUNCED, "bill", "lapsed"]


def test_the_picture_counts_as_the_lawyers_table_does(case):
    """`statuses_on` counts the same texts on the same day: a picture that differs is wrong."""
    found = instrument_histories(case, instruments_of_kinds(case, KINDS))
    for day in (date(2021, 1, 8), date(2024, 3, 1), date(2026, 1, 9), axis_span(found, DAY)[1]):
        counts = standing_counts(found, day)
        unborn = counts.pop(NOT_ANNOUNCED, 0)
        assert dict(counts) == statuses_on(day, case=case)["instruments"].to_dict()
        assert unborn + sum(counts.values()) == len(found)


def test_every_stop_of_the_slider_is_a_change_a_named_day_or_an_end(lived):
    found = instrument_histories(lived, OWN)
    halts = stops(found, (date(2021, 1, 8), date(2021, 4, 4)))
    assert [str(each) for each in halts] == [
        "2021-01-01", "2021-01-08", "2021-02-01", "2021-04-04", "2021-06-01", "2022-01-01", "2023-01-01", "2023-06-30",
    ]  # fmt: skip
    assert axis_span(found, (date(2019, 5, 5),))[0] == date(2019, 1, 1), "a day that is named lies on the axis"


def test_a_line_is_cut_where_the_axis_begins_and_ends_at_the_last_look(lived):
    (life,) = instrument_histories(lived, OWN)
    parts = line_parts(life, (date(2022, 1, 1), date(2023, 6, 30)))
    assert [(each["standing"], each["sign"]) for each in parts] == [("in force", True), ("lapsed", True)]
    assert parts[1]["start"] == parts[1]["end"], "what ended is a sign without a line"
    early = line_parts(life, (date(2022, 6, 1), date(2023, 6, 30)))[0]
    assert (early["start"], early["sign"]) == (0, False)


def test_a_stop_of_the_slider_says_what_is_so_and_what_changed(reader):
    view = laws_view(reader, OWN, (date(2021, 1, 8), date(2022, 1, 1)))
    told = {each["day"]: each for each in view["stops"]}
    assert told["2022-01-01"]["changed"] == "Changed on this day: Act → in force."
    assert told["2021-02-01"]["changed"] == "Changed on this day: Act → bill (day not known)."
    assert told["2021-01-08"]["changed"] == "No change on this day."
    assert [view["stops"][each]["day"] for each in view["named"]] == ["2021-01-08", "2022-01-01"]
    at = view["standings"].index(next(each for each in view["standings"] if each["id"] == "in force"))
    assert [each["counts"][at] for each in view["stops"]] == [each["day"][:4] == "2022" for each in view["stops"]]


def test_the_card_has_the_history_to_the_last_look(reader):
    card = law_card(reader, "AAA-act")
    assert card["card"]["facts"][-1] == ["2023-06-30", "last checked: nothing later was found"]
    assert card["of"] == "Alpha · law · AAA-act" and card["summary"] == "A law." and law_card(reader, "") == {}


def test_the_card_names_the_article_of_each_rule_that_is_recorded(case):
    rules = law_card(Reader(case, "en"), "DEU-netzdg")["rules"]
    told = dict(rules["facts"])
    assert "§ 3(2)" in told["Removal deadline"] and rules["sources"]
    recorded = case["provisions"].query("instrument == 'DEU-netzdg' and article != ''")["feature"].nunique()
    assert sum("article not found" not in each for each in told.values()) <= recorded


def test_days_are_one_or_two(case):
    assert named_days(case, "") == DAY and named_days(case, "2024-03-01/2021-01-08") == (*DAY, date(2024, 3, 1))
    with pytest.raises(KitError, match="Name one day or two, joined by a slash, such as 2021-01-01/2022-01-01"):
        named_days(case, "2021-01-01/2022-01-01/2023-01-01")
    with pytest.raises(KitError, match="'tomorrow' is not a day"):
        named_days(case, "tomorrow")


def test_the_widget_answers_and_refuses(lived, store, tmp_path, monkeypatch):
    shown = LawsOverTime(lived, store, DAY, OWN)
    assert shown.panel == {} and shown.view == {}
    shown.requested_state = {**shown.state, "opened": "AAA-act", "language": "fr", "sent": 1}
    assert shown.panel["name"] == "Loi" and shown.laws["stops"][1]["label"] == "8 janvier 2021"
    shown.requested_state = {**shown.state, "opened": "AAA-akt", "sent": 2}
    assert "n’a pas de ligne" in shown.message and shown.panel["name"] == "Loi"
    monkeypatch.setenv("WHODECIDES_ANSWERS", str(tmp_path / "my-answers.json"))
    for wrong, said in (
        ({"kinds": ["treaty"]}, "The case has no text of these kinds"),
        ({"instruments": "AAA-akt"}, "no line for 'AAA-akt'. Did you mean AAA-act"),
    ):
        with pytest.raises(KitError, match=said):
            laws_over_time(case=lived, **wrong)


def test_the_days_are_counted_on_which_a_law_asked_for_something(case):
    """Day by day: in force as a whole, and nobody kept from enforcing it."""
    texts = instruments_of_kinds(case, KINDS)
    found = hunt(case, texts, "keep")
    days = pd.date_range("2021-01-09", max(case.row("instruments", each)["last_checked"] for each in texts))
    for each, count in found.days.items():
        assert application_row(case, each, "duty")["outcome"] == "keep"
        assert sum(status_on(case, each, day) == "in force" for day in days) == count
    assert found.of == len(days) and max(found.days.values()) <= found.all <= sum(found.days.values())
    assert hunt(case, ("DEU-netzdg",), "keep")[:3] == ((), {}, 0)


def test_one_says_what_one_expects_before_the_search(case, store):
    texts = ("DEU-netzdg", "USA-texas-hb20")
    shown = LawsOverTime(case, store, DAY, texts, "keep", "07.7")
    assert "hunt" not in shown.view and len(shown.view["options"]) == 4
    shown.requested_state = {**shown.state, "guess": "few", "sent": 1}
    assert store.answer("07.7")["answer"] == "few"
    told = shown.view["hunt"]
    assert told["own"] == "1 to 99" and list(told["days"]) == ["USA-texas-hb20"] and told["record"].endswith(" days")
    assert len(told["left"]) == 2 and "“keep or restore it”" in told["left"][0]
    assert LawsOverTime(case, store, DAY, texts, "keep", "07.7").view["hunt"] == told, "it comes back"
    with pytest.raises(KitError, match="no outcome 'keeep'. Did you mean keep"):
        laws_over_time("", "+".join(texts), "keeep", case=case)


def test_the_saved_page_has_a_picture_and_the_days_side_by_side(lived, store):
    page = LawsOverTime(lived, store, (*DAY, date(2022, 1, 1)), OWN).static_html()
    svg = b64decode(re.search(r"base64,([^\"]+)", page)[1]).decode()
    assert "AAA Act</text>" in svg and svg.count("<circle") == 4 and svg.count('stroke-dasharray="2 2"') == 1
    assert "in force (0 → 1)" in svg and ">1 January 2022</text>" in svg
    assert re.findall(r">([^<>\n]+)</td>", page) == ["Alpha", "not even announced", "in force"]
    assert "On 1 January 2022, 1 of 1 texts was in force." in re.search('alt="([^"]+)"', page)[1]


def test_rows_say_how_each_text_stood_on_each_day(reader):
    assert laws_rows(reader, OWN, (date(2021, 7, 1),)) == [["Act", "Alpha", "adopted or delivered"]]
    assert laws_sentence(reader, (), DAY, DAY[0]) == "On 8 January 2021, 0 of 0 texts were in force."
