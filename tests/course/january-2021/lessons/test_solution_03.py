"""The exercises of lesson 03 follow from the data."""

import pytest
from helpers import KIT, cited_ids

from whodecides.answers import exercise_tasks, task_variant
from whodecides.article_claims import SIDE_BRANCH, claim_ids, expression_chain
from whodecides.case import statement_codes

TASKS = {task.id: task for task in exercise_tasks(KIT)["03-reading-the-story"]}


def expression(task):
    """Return the id of the expression that a question names first."""
    return task.question.split(":")[0].removeprefix("Expression ")


def test_the_claims_are_new_to_the_class_and_of_each_verdict(case):
    items = TASKS["E03.1"].items
    assert {item["answer"] for item in items} == {category["id"] for category in TASKS["E03.1"].categories}
    assert not {item["id"] for item in items} & set(claim_ids(case, "class"))


@pytest.mark.parametrize("words", ["2019-05-23 C59", "2021-01-04 C62", "2021-01-14 C24"])
def test_the_days_in_the_items_are_those_of_the_record(case, words):
    day, claim = words.split()
    assert f"{case.row('claims', claim)['said_on']:%Y-%m-%d}" == day


GONE = {"R07": "presidente", "R03": "excusa", "R11": "można"}
COME = {"R07": "We will see", "R03": "pretext", "R11": "amounts to"}
KEPT = {"R07": "El presidente ha dicho", "R03": "argument", "R11": "could even be called"}


@pytest.mark.parametrize("number", range(3))
def test_the_step_of_the_change_was_read_and_has_the_new_word(case, number):
    task = task_variant(TASKS["E03.2"], number)
    name = expression(task)
    (first, second, *_), branches = expression_chain(case, name)
    assert not first["inferred"] and not second["inferred"]
    assert GONE[name] in first["wording"] and COME[name] not in first["wording"] and COME[name] in second["wording"]
    right = next(option for option in task.options if option.get("right"))
    assert right["text"].removeprefix("In ").split("'")[0] in second["outlet_en"]
    # The branch that is offered as a wrong answer kept what changed elsewhere.
    branch = next(option["text"] for option in task.options if option["id"] == "branch")
    outlets = [row for row in branches if row["stage"] == SIDE_BRANCH and KEPT[name] in row["wording"]]
    assert any(row["outlet_en"].split(" (")[0] in branch for row in outlets)


def test_the_second_step_is_the_event_that_the_story_leaves_out(case):
    assert all(claim in TASKS["E03.3"].question for claim in ("C57", "C36", "C38", "C43", "C40"))
    assert case.row("claims", "C36")["said_on"] == case.row("claims", "F04")["said_on"]


def test_the_correction_rests_on_the_records_that_are_named(case):
    record = case.row("claims", "C48")
    assert "les Etats et les démocraties" in expression_chain(case, "R10")[0][0]["wording"]
    assert record["verdict"] == "imprecise" and "une des menaces" in record["record_en"]
    assert "France Inter radio on Monday 11 January" in case.row("claims", "C46")["record_en"]
    assert record["said_by"] in "Bruno Le Maire, French minister of the economy and finance"
    assert all(each["anchor"].rstrip(".").endswith("(C48)") for each in TASKS["E03.5"].rubric)


def test_the_argument_cites_what_its_question_asks(case):
    codes = statement_codes(case)
    best = TASKS["E03.6"].rubric[-1]["anchor"]
    values = {each: codes[each]["evaluation"] for each in cited_ids(best)}
    assert values == {"MEX-06": "condemns", "FRA-09": "concerned", "FRA-03": "supports with reservations"}
    speakers = {each: case.row("statements", each)["actor"] for each in values}
    assert speakers == {"MEX-06": "MEX-lopez-obrador", "FRA-09": "FRA-le-maire", "FRA-03": "FRA-cedric-o"}
    assert all("supports" not in code.get("evaluation", "") for each, code in codes.items() if each.startswith("MEX"))
    assert case.row("claims", "C25")["verdict"] == "unsupported"


def test_most_quotations_are_imprecise(case):
    """What is said of a right answer."""
    quotations = case["claims"].query("kind == 'quotation'")["verdict"]
    assert quotations.value_counts().idxmax() == "imprecise"
    assert set(quotations) == {"accurate", "imprecise", "misleading", "false"}
