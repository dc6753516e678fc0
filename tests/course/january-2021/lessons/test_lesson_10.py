"""What lesson 10 says follows from the data."""

import re

import nbformat
import pytest
from helpers import ROOT, task_rows

from whodecides.case import government_codes
from whodecides.rhetoric_vs_practice import index_change, index_values, promise_outcomes
from whodecides.tools.brief.model import LENGTH, SECTIONS
from whodecides.tools.promises.view import FEWEST_GUESSED

NAME = "10-what-happened-next"


@pytest.fixture(scope="module")
def tasks():
    return {row["id"]: row for row in task_rows(NAME)}


@pytest.fixture(scope="module")
def sources():
    cells = nbformat.read(ROOT / f"notebooks/{NAME}.ipynb", as_version=4).cells
    return [each.source for each in cells]


def test_a_number_can_be_pressed_for_each_promise_and_none(case, tasks):
    total = len(case["promises"])
    assert f"{total} things" in tasks["10.1"]["question"] and total == 15, "the lesson says fifteen"
    assert [each["text"] for each in tasks["10.1"]["options"]] == [str(number) for number in range(total + 1)]
    assert tasks["10.1"]["outcome"] == str(promise_outcomes(case)["kept"])


def test_the_two_sentences_are_those_that_the_rule_of_the_screen_chooses(case, tasks):
    """Own words, reason of high confidence, on suspensions in general: of the lowest and the highest rated country."""
    codes = government_codes(case)
    codes = codes[(codes["variable"] == case.entry("variables.reason")) & (codes["confidence"] == "high")]
    coded = codes[codes["value"] == case.entry("record.reason")]["statement"]
    rows = case["statements"][case["statements"]["id"].isin(set(coded))]
    rows = rows.query("wording_status == 'original' and about == 'suspension in general'")
    year = case.entry("index.first")
    rated = {row["id"]: index_values(case, row["jurisdiction"]).get(year) for row in rows.to_dict("records")}
    rated = {each: value for each, value in rated.items() if value is not None}
    ends = [min(rated, key=rated.get), max(rated, key=rated.get)]
    assert sorted(rated.values())[0] < sorted(rated.values())[1] and sorted(rated.values())[-2] < rated[ends[1]]
    texts = [case.row("statements", each)["gloss_en"] for each in ends]
    assert [each["text"].strip("“”") for each in tasks["10.7"]["options"]] == texts
    assert [bool(each.get("right")) for each in tasks["10.7"]["options"]] == [False, True]
    for option in tasks["10.7"]["options"]:
        assert all(f"{rated[each]:.2f}" in option["feedback"] for each in ends)


def test_the_dot_that_is_expected_stands_in_one_part_of_the_axis_and_the_figure_shows_large_changes(
    case, tasks, sources
):
    call = next(each for each in sources if "expect_index(" in each)
    change = index_change(case, re.findall(r"\b[A-Z]{3}\b", call), 2020, 2025).set_index("place")
    assert len(change) == 13 and change["change"].idxmax() == "POL"
    parts = [tuple(map(float, each["text"].split(" to "))) for each in tasks["10.8"]["options"]]
    assert [low for low, _high in parts] == [number / len(parts) for number in range(len(parts))]
    low, high = next(
        part
        for part, each in zip(parts, tasks["10.8"]["options"], strict=True)
        if each["id"] == tasks["10.8"]["outcome"]
    )
    assert low < change.loc["POL", "last"] < high


def test_governments_of_mexico_and_poland_objected(case):
    codes = government_codes(case).query("variable == 'evaluation'")
    for place in ("MEX", "POL"):
        assert set(codes[codes["jurisdiction"] == place]["value"]) & {"condemns", "concerned"}


def test_the_summit_of_the_last_screen_is_the_one_that_the_data_know(case, sources):
    assert "14 and 15 December 2026 in Miami" in case.row("events", "E320")["title_en"]
    assert "Miami, 14 December 2026" in sources[-1]
    assert case.row("promises", "P07")["fate"] == "not established" and "P07: not established" in sources[-1]


def test_what_is_asked_is_what_the_tools_ask(tasks):
    assert tasks["10.2"]["complete"] == {"guesses": FEWEST_GUESSED}
    asked = tasks["10.5"]["complete"]
    assert set(asked) == {"title", *SECTIONS} and sum(asked.values()) <= LENGTH[0]
    assert f"{LENGTH[0]} to {LENGTH[1]} words" in tasks["10.5"]["question"]
    assert tasks["10.6"]["cards_from"] == "10.5"
