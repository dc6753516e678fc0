"""The text of lesson 04 says what the data say."""

import nbformat
import pytest
from helpers import ROOT, task_rows

from whodecides.answers import Task, check_answer
from whodecides.case import government_codes
from whodecides.coding import borderline_pairs, coded_variables, coding_set, rule_changes, rule_effect

LESSON = "04-coding-positions"


@pytest.fixture(scope="module")
def tasks():
    rows = task_rows(LESSON)
    return {row["id"]: row for row in rows}


@pytest.fixture(scope="module")
def text():
    notebook = nbformat.read(ROOT / f"notebooks/{LESSON}.ipynb", as_version=4)
    return "\n".join(cell.source for cell in notebook.cells)


def test_the_question_names_the_rule_whose_changes_are_counted(case, tasks):
    assert case.row("rule_variants", "step-needed")["name_en"] in tasks["04.5"]["question"]


def test_the_statement_of_the_choice_is_coded_so(case):
    codes = government_codes(case)
    said = codes[(codes["statement"] == "RUS-08") & (codes["variable"] == "evaluation")].iloc[0]
    assert said["value"] == "not addressed" and f"{said['date']:%Y-%m-%d}" == "2021-01-27"
    assert "competing with states" in case.row("statements", "RUS-08")["gloss_en"]


def test_the_work_is_complete_with_twelve_codes_and_four_second_looks(case, tasks):
    task = Task(**tasks["04.2"])
    ids = coding_set(case)
    codes = {each: dict.fromkeys(coded_variables(case), "not addressed") for each in ids}
    reason = "the words name it"
    second = {
        each: {variable: {"value": "concerned", "reason": reason}} for each, variable in borderline_pairs(case)[:4]
    }
    assert check_answer(task, {"codes": codes, "second": second}, 1).right is None
    assert check_answer(task, {"codes": dict(list(codes.items())[:11]), "second": second}, 1).right is False


def test_the_text_counts_as_the_data_do(case, text):
    rows = [case.row("statements", each) for each in coding_set(case)]
    assert len({row["language"] for row in rows}) == 6 and "twelve statements in six languages" in text
    assert len(borderline_pairs(case)) == 9 and "It lists nine codes" in text
    assert len(coding_set(case)) * len(coded_variables(case)) == 36 and "There are 36 codes" in text
    places = [row["jurisdiction"] for row in rows]
    assert places[0] == places[8] and places[1] == places[7]  # statements 1 and 9, 2 and 8
    counts = rule_effect(case, "decider-weighs-more").loc[["supports", "supports with reservations"]].sum()
    assert (counts["before"], counts["after"]) == (9, 5) and "nine government statements support" in text


def test_one_country_loses_most_codes_to_the_rule_on_steps(case, text):
    lost = rule_changes(case, "step-needed")["statement"].str[:3].value_counts()
    assert lost.index[0] == "FRA" and lost.iloc[0] > lost.iloc[1:].max() and "which country loses most" in text
