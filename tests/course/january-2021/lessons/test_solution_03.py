"""The exercises of lesson 03 follow from the data."""

from itertools import pairwise

import pytest
from shared import KIT, cited

from whodecides.answers import exercise_tasks, variant
from whodecides.case import statement_codes
from whodecides.story import SIDE_BRANCH, chain, claim_ids

TASKS = {task.id: task for task in exercise_tasks(KIT)["03-reading-the-story"]}
TITLES = {"DEU": ("Germany", 43, 45), "FRA": ("France", 46, 49), "POL": ("Poland", 50, 55)}


def expression(task):
    """Return the id of the expression that a question names first."""
    return task.question.split(":")[0].removeprefix("Expression ")


def test_the_verdicts_are_those_of_the_ledger_and_new_to_the_class(case):
    items = TASKS["E03.1"].items
    assert {item["answer"] for item in items} == {category["id"] for category in TASKS["E03.1"].categories}
    for item in items:
        assert item["answer"] == case.row("claims", item["id"])["verdict"]
        assert item["id"] not in claim_ids(case, "class")


@pytest.mark.parametrize("words", ["2019-05-23 C59", "2021-01-04 C62", "2021-01-14 C24"])
def test_the_days_in_the_items_are_those_of_the_record(case, words):
    day, claim = words.split()
    assert f"{case.row('claims', claim)['said_on']:%Y-%m-%d}" == day


GONE = {"R07": "presidente", "R03": "excusa", "R11": "można"}
COME = {"R07": "We will see", "R03": "pretext", "R11": "amounts to"}
KEPT = {"R07": "El presidente ha dicho", "R03": "argument", "R11": "could even be called"}


@pytest.mark.parametrize("number", range(3))
def test_the_step_of_the_change_was_read_and_has_the_new_word(case, number):
    task = variant(TASKS["E03.2"], number)
    name = expression(task)
    (first, second, *_), branches = chain(case, name)
    assert not first["inferred"] and not second["inferred"]
    assert GONE[name] in first["wording"] and COME[name] not in first["wording"] and COME[name] in second["wording"]
    right = next(option for option in task.options if option.get("right"))
    assert right["text"].removeprefix("In ").split("'")[0] in second["outlet_en"]
    # The branch that is offered as a wrong answer kept what changed elsewhere.
    branch = next(option["text"] for option in task.options if option["id"] == "branch")
    outlets = [row for row in branches if row["stage"] == SIDE_BRANCH and KEPT[name] in row["wording"]]
    assert any(row["outlet_en"].split(" (")[0] in branch for row in outlets)


def test_the_order_follows_from_the_days(case):
    claims = {"asylum": "C57", "objection": "C36", "twitter": "C38", "seibert": "C43", "zakharova": "C40"}
    items = sorted(TASKS["E03.3"].items, key=lambda item: item["place"])
    days = [case.row("claims", claims[item["id"]])["said_on"] for item in items]
    assert all(first < second for first, second in pairwise(days))
    assert all(claim in TASKS["E03.3"].question for claim in claims.values())
    assert days[1] == case.row("claims", "F04")["said_on"]  # the event that the story leaves out


def test_the_counts_follow_from_the_verdicts(case):
    task = TASKS["E03.4"]
    assert len(task.cells) == len(task.rows) * len(task.columns)
    for cell, number in task.cells.items():
        place, verdict = cell.split(".")
        name, first, last = TITLES[place]
        assert {"id": place, "text": f"{name} (C{first} to C{last})"} in task.rows
        verdicts = [case.row("claims", f"C{each}")["verdict"] for each in range(first, last + 1)]
        assert number == verdicts.count(verdict)
        if cell == "FRA.imprecise":  # the mistake that counts the accurate ones, too
            assert {"cell": cell, "answer": number + verdicts.count("accurate")}.items() <= task.mistakes[1].items()
    assert all(each["answer"] != task.cells[each["cell"]] for each in task.mistakes)


def test_the_correction_rests_on_the_records_that_are_named(case):
    record = case.row("claims", "C48")
    assert "les Etats et les démocraties" in chain(case, "R10")[0][0]["wording"]
    assert record["verdict"] == "imprecise" and "une des menaces" in record["record_en"]
    assert "France Inter radio on Monday 11 January" in case.row("claims", "C46")["record_en"]
    assert record["said_by"] in "Bruno Le Maire, French minister of the economy and finance"
    assert all(each["anchor"].rstrip(".").endswith("(C48)") for each in TASKS["E03.5"].rubric)


def test_the_argument_cites_what_its_question_asks(case):
    codes = statement_codes(case)
    best = TASKS["E03.6"].rubric[-1]["anchor"]
    values = {each: codes[each]["evaluation"] for each in cited(best)}
    assert values == {"MEX-06": "condemns", "FRA-09": "concerned", "FRA-03": "supports with reservations"}
    speakers = {each: case.row("statements", each)["actor"] for each in values}
    assert speakers == {"MEX-06": "MEX-lopez-obrador", "FRA-09": "FRA-le-maire", "FRA-03": "FRA-cedric-o"}
    assert all("supports" not in code.get("evaluation", "") for each, code in codes.items() if each.startswith("MEX"))
    assert case.row("claims", "C25")["verdict"] == "unsupported"


def test_the_quotations_are_counted(case):
    task = TASKS["E03.7"]
    quotations = case["claims"].query("kind == 'quotation'")["verdict"]
    assert task.answer == (quotations == "accurate").sum()
    wrong = {mistake["misconception"]: mistake["answer"] for mistake in task.mistakes}
    assert wrong == {"no-filter": len(quotations), "counts-other-value": (quotations == "imprecise").sum()}
    # What is said of a right answer.
    assert task.answer < (quotations == "imprecise").sum() > (quotations == "misleading").sum()
    assert set(quotations) == {"accurate", "imprecise", "misleading", "false"}
