"""What lesson 07 asks and says follows from the data."""

import re

import nbformat
import pytest
from helpers import ROOT

from whodecides.answers.feedback import check_answer
from whodecides.answers.tasks import read_tasks
from whodecides.case import Reader
from whodecides.regulation import (
    applicable_instruments,
    application_outcomes,
    application_steps,
    law_outcome,
    orders_keep_or_remove,
    provision,
    status_history,
    status_on,
)
from whodecides.tools.application.applied_texts import applied_texts_view

EIGHT = (
    "USA-section-230", "DEU-netzdg", "AUT-kopl-g", "BRA-marco-civil", "TUR-7253", "FRA-avia", "RUS-482-fz",
    "POL-freedom-of-speech-bill",
)  # fmt: skip


@pytest.fixture(scope="module")
def tasks():
    return {task.id: task for task in read_tasks(ROOT / "course/january-2021/keys/07-what-states-do.json")}


@pytest.fixture(scope="module")
def cells():
    return nbformat.read(ROOT / "notebooks/07-what-states-do.ipynb", as_version=4).cells


@pytest.fixture(scope="module")
def text(cells):
    return "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


@pytest.fixture(scope="module")
def codes(cells):
    return [cell.source for cell in cells if cell.cell_type == "code"]


def test_the_table_of_the_prediction_shows_what_it_asked_about(case, text, codes):
    in_force = [each for each in EIGHT if law_outcome(case, each) == "in force"]
    said = applied_texts_view(Reader(case, "en"), EIGHT)["sentence"]
    assert f"on 8 January 2021: {len(in_force)} of 8. Of these, 0 decided what became of this account." in said
    assert any("applied_texts(" in code and f'"{"+".join(EIGHT)}"' in code for code in codes)
    assert said not in text and "none of the five" not in text  # the prediction comes first
    assert not any(orders_keep_or_remove(case, application_outcomes(case, each)) for each in in_force)


def test_those_that_say_keep_came_later_or_never(case, text):
    keep = [each for each in applicable_instruments(case) if application_outcomes(case, each)["duty"] == "keep"]
    assert keep and all(law_outcome(case, each) != "in force" for each in keep)
    assert "Laws that tell a network to *keep* came later or never." in text


def test_courts_had_said_keep_in_their_own_cases(case, text):
    assert "In 2019 judges in Rome, Dresden and Karlsruhe told networks to bring back" in text
    for each in ("ITA-casapound-v-facebook", "POL-sin-v-meta", "DEU-herrmann-v-twitter", "DEU-bverfg-iii-weg"):
        first = status_history(case, each)[0]
        assert first["date"].year == 2019 and provision(case, each, "must-carry", first["date"])["value"].startswith(
            "yes"
        )
        assert (
            application_outcomes(case, each)["duty"] == "none" or application_outcomes(case, each)["reach"] == "no"
        )  # this account was beyond them
    assert "Others had refused." in text
    assert provision(case, "ITA-forza-nuova-v-facebook", "must-carry", "2021-01-08")["value"].startswith("none")


def test_the_sum_asked_for_stands_on_the_card(case, tasks):
    row = provision(case, "DEU-netzdg", "maximum fine")
    numbers = {"five": 5, "fifty": 50}
    sums = [numbers[word] for word in re.findall(r"\b(five|fifty)\b", row["detail_en"])]
    assert sums == [tasks["07.2"].answer, tasks["07.2"].mistakes[0]["answer"]] and row["value"] == "EUR 50 million"
    days = provision(case, "DEU-netzdg", "removal deadline")["value"]
    assert days.endswith(f"{tasks['07.2'].mistakes[1]['answer']} days")


def test_three_laws_complete_the_work(case, tasks):
    assert tasks["07.4"].complete == {"guesses": 3 * len(application_steps(case))}
    full = {f"{each}.{step}": "x" for each in ("a", "b", "c") for step in application_steps(case)}
    assert check_answer(tasks["07.4"], {"guesses": full}, 1).right is None
    full.popitem()
    assert check_answer(tasks["07.4"], {"guesses": full}, 1).right is False


def test_what_the_lesson_says_of_other_texts_is_so(case, text):
    assert "its name is grey. Texas and Florida, for example: their laws came after this case" in text
    for each in ("USA-texas-hb20", "USA-florida-sb7072", "MEX-monreal-draft"):
        assert status_on(case, each, "2021-01-08") is None
