"""What lesson 10 says follows from the data."""

import re

import nbformat
import pytest
from helpers import ROOT, task_rows

from whodecides.rhetoric_vs_practice import index_change, promise_outcomes
from whodecides.tools.brief.model import LENGTH, SECTIONS
from whodecides.tools.promises.view import FEWEST_OPENED

NAME = "10-what-happened-next"


@pytest.fixture(scope="module")
def tasks():
    rows = task_rows(NAME)
    return {row["id"]: row for row in rows}


@pytest.fixture(scope="module")
def change(case):
    """The changes of the countries that the figure of the lesson shows, by code."""
    cells = nbformat.read(ROOT / f"notebooks/{NAME}.ipynb", as_version=4).cells
    call = next(each.source for each in cells if "index_plot(" in each.source)
    return index_change(case, re.findall(r"\b[A-Z]{3}\b", call), 2020, 2025).set_index("place")


def test_the_number_of_promises_is_that_of_the_data(case, tasks):
    assert f"{len(case['promises'])} things" in tasks["10.1"]["question"]
    ranges = [[int(part) for part in each["text"].split(" to ")] for each in tasks["10.1"]["options"]]
    assert sum(low <= promise_outcomes(case)["kept"] <= high for low, high in ranges) == 1


def test_the_sentence_on_the_figure_fits_the_data(change):
    large = change[change["change"].abs() > 0.1]
    assert set(large.query("change < 0").index) == {"RUS", "USA", "MEX", "GBR", "UGA"}
    assert set(large.query("change > 0").index) == {"POL", "BRA"}
    assert change.drop(large.index)["change"].abs().max() < 0.05
    assert change.loc["DEU", "change"] < 0 < change.loc["POL", "change"]


def test_what_is_asked_is_what_the_tools_ask(tasks):
    assert tasks["10.2"]["complete"] == {"guesses": FEWEST_OPENED, "seen": FEWEST_OPENED}
    asked = tasks["10.5"]["complete"]
    assert set(asked) == {"title", *SECTIONS} and sum(asked.values()) <= LENGTH[0]
    assert f"{LENGTH[0]} to {LENGTH[1]} words" in tasks["10.5"]["question"]
