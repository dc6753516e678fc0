"""The exercises of lesson 05 follow from the codes of coders A and B."""

import re

import pytest
from helpers import KIT, cited_ids

from whodecides.agreement import codes_of_both, paired_difference
from whodecides.agreement_measures import CODERS, alpha, bootstrap, percent_agreement, synthetic_codes
from whodecides.answers import exercise_tasks
from whodecides.case import statement_codes

TASKS = {task.id: task for task in exercise_tasks(KIT)["05-do-we-agree"]}


@pytest.mark.parametrize("variable", ["company_right", "duty_to_moderate"])
def test_the_intervals_in_the_question_are_those_of_the_codes(case, variable):
    codes = codes_of_both(case, variable)
    found = bootstrap(codes)
    told = TASKS["E05.3"].question.replace("(interval ", "(")
    assert f"{alpha(codes):.2f} ({found['low']:.2f} to {found['high']:.2f})" in told
    assert found["low"] < 0.8  # a limit of 0.8 is not safely passed


def test_the_difference_in_the_question_is_paired_and_open(case):
    found = paired_difference(case, "company_right", "duty_to_moderate")
    told = f"{found['difference']:.2f} ({found['low']:.2f} to {found['high']:.2f})"
    assert told in TASKS["E05.3"].question and found["low"] < 0 < found["high"]


def test_the_order_is_that_of_alpha_and_not_of_agreement():
    pairs = {"one": (1, 2), "many": (24, 2), "none": (0, 4), "ten": (10, 4)}
    codes = {name: synthetic_codes(50, *numbers) for name, numbers in pairs.items()}
    assert percent_agreement(codes["one"]) > percent_agreement(codes["ten"]) and alpha(codes["none"]) < 0
    for item in TASKS["E05.4"].items:
        both, one = pairs[item["id"]]
        assert f"value to {both} statement" in item["text"] and item["text"].endswith(f"to {one}")


def test_the_readings_to_classify_are_those_of_the_coders(case):
    labels = case["values"].set_index(["variable", "id"])["label_en"]
    names = case["variables"].set_index("id")["name_en"]
    variables = {"Evaluation": "evaluation"} | {name: variable for variable, name in names.items()}
    third = statement_codes(case)
    for item in TASKS["E05.5"].items:
        name, a, b = item["text"].removeprefix(item["id"] + ", ").split(". ")
        name, _colon, words = name.partition(": ")
        variable, statement = variables[name], case.row("statements", item["id"])
        if "“" in words:  # else it is told what was said beside the words
            assert re.search("“(.+)”", words)[1] in (statement["gloss_en"] or statement["wording"])
        given = codes_of_both(case, variable).loc[item["id"]]
        assert [a, b] == [f"{coder}: {labels[variable, given[coder]]}" for coder in CODERS]
        assert third[item["id"]][variable] == given[item["answer"]]


def test_the_argument_is_about_statements_of_the_cell(case):
    codes = codes_of_both(case, "evaluation")
    twelve = set(codes.index[(codes["A"] == "concerned") & (codes["B"] == "condemns")])
    third = statement_codes(case)
    assert len(twelve) == 12
    assert {s for s in twelve & set(third) if s.startswith("AUS")} == {"AUS-08"}
    assert third["AUS-08"]["evaluation"] == "condemns"
    assert {third[s]["evaluation"] for s in ("FRA-09", "CHN-01")} == {"concerned"}
    for level in TASKS["E05.6"].rubric:
        assert set(cited_ids(level["anchor"])) <= twelve
