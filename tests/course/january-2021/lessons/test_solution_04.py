"""The exercises of lesson 04 follow from the data."""

import pytest
from helpers import KIT

from whodecides.answers import exercise_tasks, task_variant
from whodecides.case import statement_codes
from whodecides.coding import coding_set, reference_codes

TASKS = {task.id: task for task in exercise_tasks(KIT)["04-coding-positions"]}

SPEAKERS = {"a": "NLD-01", "b": "EUU-03", "c": "DEU-08", "d": "DEU-07", "e": "TUR-01"}  # not told to students


def coded(case, statement, variable):
    """The codes of one statement by coder: A, B and adjudicated."""
    rows = case["positions"]
    rows = rows[(rows["statement"] == statement) & (rows["variable"] == variable)]
    return dict(zip(rows["coder"], rows["value"], strict=True))


@pytest.mark.parametrize("number, statement", [(0, "AUS-07"), (1, "CZE-01")])
def test_all_coders_gave_the_right_code_of_the_choice(case, number, statement):
    task = task_variant(TASKS["E04.1"], number)
    right = next(each for each in task.options if each.get("right"))
    assert set(coded(case, statement, "evaluation").values()) == {right["text"]}
    assert statement not in coding_set(case)
    said = case.row("statements", statement)
    quoted = "personally, I felt uncomfortable with what they did" if number == 0 else "shopkeeper"
    assert quoted in task.question and quoted in said["wording"] + said["context"]


def test_all_coders_gave_the_codes_to_be_classified(case):
    for item in TASKS["E04.2"].items:
        statement = SPEAKERS[item["id"]]
        assert set(coded(case, statement, "decider").values()) == {item["answer"]}, statement
        assert statement not in coding_set(case)


def test_the_coders_differed_as_the_text_task_says(case):
    codes = coded(case, "VEN-01", "evaluation")
    assert (codes["A"], codes["B"], codes["adjudicated"]) == ("not addressed", "concerned", "not addressed")
    assert "calls Trump violent" in case.row("statements", "VEN-01")["context"]
    assert ("VEN-01", "evaluation") not in reference_codes(case)


def test_one_government_has_three_codes_in_one_month(case):
    codes = {each: about["evaluation"] for each, about in statement_codes(case).items() if each.startswith("GBR")}
    dated = {
        each: value for each, value in codes.items() if f"{case.row('statements', each)['date']:%Y-%m}" == "2021-01"
    }
    assert (dated["GBR-01"], dated["GBR-04"], dated["GBR-05"]) == ("neutral", "not addressed", "concerned")
    assert [each for each, value in dated.items() if value == "neutral"] == ["GBR-01"]
    days = [f"{case.row('statements', each)['date'].day}" for each in ("GBR-01", "GBR-04", "GBR-05")]
    assert days == ["10", "13", "18"]
    office = case.row("actors", case.row("statements", "GBR-01")["actor"])["office_en"]
    assert "Health" in office and "a matter for the culture secretary" in case.row("statements", "GBR-01")["context"]
    assert all("On 10 January the health secretary" in each["anchor"] for each in TASKS["E04.6"].rubric[2:])
