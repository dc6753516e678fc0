"""What lesson 07 asks and says follows from the data."""

import re

import nbformat
import pytest
from helpers import ROOT

from whodecides.answers.feedback import check_answer
from whodecides.answers.tasks import read_tasks
from whodecides.case import citable
from whodecides.regulation import (
    applicable_instruments,
    application_outcomes,
    article_of,
    effect_time,
    law_outcome,
    provision,
    status_history,
)
from whodecides.tools.application.model import decided
from whodecides.tools.laws_over_time.model import hunt, instruments_of_kinds

FOUR = ("DEU-netzdg", "RUS-482-fz", "POL-freedom-of-speech-bill", "USA-section-230")
RULINGS = ("DEU-herrmann-v-twitter", "DEU-bverfg-iii-weg")


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
def calls(cells):
    return [re.sub(r'"\s+"', "", cell.source) for cell in cells if cell.cell_type == "code"]


def test_none_of_the_four_decided_and_each_has_its_clause(case, tasks, calls):
    assert any(f'"{"+".join(FOUR)}",' in each and '"duty+law"' in each for each in calls)
    assert all(article_of(case, each)["clause_en"] for each in (*FOUR, "USA-texas-hb20"))
    assert str(sum(decided(case, each) for each in FOUR)) == tasks["07.1"].outcome == "0"
    assert tasks["07.6"].complete == {"guesses": 2 * len(FOUR)}


def test_the_first_turn_is_the_second_card_and_the_next_waits_for_a_council(case):
    assert law_outcome(case, FOUR[1]) == "not yet in force" and effect_time(case, FOUR[1]) == "later"
    assert application_outcomes(case, FOUR[2])["duty"] == "explain" and effect_time(case, FOUR[2]) == "never"


@pytest.mark.parametrize("waits", ["limited", "none"])
def test_a_law_says_keep_itself_only_where_no_body_orders_first(case, waits):
    """What holds only once a council or an authority orders it is no duty to keep of the text itself."""
    for each in instruments_of_kinds(case, ("law", "bill")):
        row = provision(case, each, "must-carry") if each in applicable_instruments(case) else None
        if row is not None and row["value"].startswith(waits):
            assert application_outcomes(case, each)["duty"] != "keep", each


def test_the_search_counts_all_laws_of_the_kit(case, calls):
    """The thirteen lines hold each law and bill that ever said keep: no day is missed for want of a line."""
    (call,) = (each for each in calls if "laws_over_time(" in each)
    lines = tuple(re.search(r'"(DEU-netzdg\+[^"]+)"', call)[1].split("+"))
    assert len(lines) == 13 and set(FOUR) < set(lines)
    found, every = (hunt(case, texts, "keep") for texts in (lines, instruments_of_kinds(case, ("law", "bill"))))
    assert found.days == every.days and found.all == every.all and set(found.days) < set(found.asking)
    assert found.all == sum(found.days.values()) and len(found.days) == 2


def test_texas_came_eight_months_later(case, text, tasks):
    first = status_history(case, "USA-texas-hb20")[0]["date"]
    assert (first.year, first.month) == (2021, 9) and "Texas made its law eight months after the case." in text
    assert tasks["07.4"].complete == {"guesses": 2}


def test_two_rulings_of_2019_said_keep_in_their_own_cases(case, text, calls, tasks):
    assert any("+".join(RULINGS) in each for each in calls) and tasks["07.8"].complete == {"guesses": len(RULINGS)}
    assert (
        "In 2019 judges in Dresden told Twitter, and judges in Karlsruhe told Facebook, to bring back an account."
        in text
    )
    for each in RULINGS:
        first = status_history(case, each)[0]["date"]
        assert first.year == 2019 and provision(case, each, "must-carry", first)["value"].startswith("yes")
        assert application_outcomes(case, each)["reach"] == "no"


def test_the_posts_are_those_that_the_company_named(case, text):
    posts = case["exhibits"].query("kind == 'post' and act == 'A027'")["wording"]
    for said in re.findall("“([^”]+)”", text.split("two posts")[1].split("**Time:**")[0]):
        assert any(said in each for each in posts), said


def test_no_text_of_the_kit_orders_the_account_removed(case, text):
    duties = {application_outcomes(case, each)["duty"] for each in applicable_instruments(case)}
    assert "remove" not in duties and "No text of ours orders this account removed" in text


def test_the_sums_stand_in_the_act_and_in_the_kit(case, text):
    row = provision(case, "DEU-netzdg", "maximum fine", "2021-01-08")
    assert row["value"] == "EUR 50 million" and re.findall(r"\b(five|fifty)\b", row["detail_en"]) == ["five", "fifty"]
    assert "five hundred thousand euros" in text and "500,000" in row["detail_en"]


def test_the_parts_of_a_law_differ_in_their_duty(case, calls):
    (call,) = (each for each in calls if "build_law(" in each)
    texts = re.search(r'"([^"]+)"', call)[1].split("+")
    assert {application_outcomes(case, each)["duty"] for each in texts} == {"keep", "explain", "none"}
    assert set(texts) <= set(applicable_instruments(case))


def test_cheese_with_two_ids_is_no_law(case, tasks):
    """Two texts are not enough: what each was on the day has to be said."""
    known, task = citable(case), tasks["07.5"]
    whole = task.samples[-1]["text"]
    assert check_answer(task, whole, 1, known).right is None
    silent = re.sub(r"was in force on that day; it says", "says", whole).replace(", only announced then,", "")
    assert check_answer(task, silent.replace("draft", "text"), 1, known).text == task.codes[1]["feedback"]
    assert check_answer(task, whole.replace("(DEU-netzdg)", ""), 1, known).text == task.codes[0]["feedback"]
