"""Lesson 06 and its exercises: their numbers are worked out again from the data."""

import pytest
from shared import KIT, cited

from whodecides.answers import exercise_tasks, lesson_tasks, variant
from whodecides.case import government_codes, statement_codes
from whodecides.positions import rank, similarities

TASKS = {task.id: task for task in lesson_tasks(KIT)}
EXERCISES = {task.id: task for task in exercise_tasks(KIT)["06-comparing-national-positions"]}
REMEDIES = {"regional": "regional law", "national": "new national law", "existing": "existing law"}


def count(case, place, variable, value):
    """How many statements of a government were given a value."""
    codes = government_codes(case)
    return len(codes.query("jurisdiction == @place and variable == @variable and value == @value"))


def rank_of(case, place, **weights):
    ranked = rank(similarities(case), weights, "DEU").set_index("jurisdiction")
    return ranked.loc[place, "rank"]


def test_the_rank_moves_with_the_weight(case):
    task = TASKS["06.3"]
    assert task.answer == rank_of(case, "EUU", decider=1, remedy=0)
    assert [each["answer"] for each in task.mistakes] == [
        rank_of(case, "EUU", decider=1, remedy=3), rank_of(case, "EUU", decider=1, remedy=1)
    ]  # fmt: skip


def test_the_table_of_codes_holds_the_answer(case):
    task = TASKS["06.4"]
    assert task.answer == count(case, "FRA", "decider", "national law")
    spoken = government_codes(case).query("jurisdiction == 'FRA' and variable == 'decider'")
    wrong = {each["misconception"]: each["answer"] for each in task.mistakes}
    assert wrong["all-values-counted"] == count(case, "FRA", "remedy", "new national law") < len(spoken)
    assert wrong["wrong-column"] in [count(case, place, "decider", "national law") for place in ("DEU", "MEX", "POL")]


@pytest.mark.parametrize(
    ("number", "place", "name", "variable", "value"),
    [(0, "POL", "Poland", "remedy", "new national law"), (1, "FRA", "France", "remedy", "new national law"),
     (2, "MEX", "Mexico", "evaluation", "condemns")],
)  # fmt: skip
def test_the_statements_with_a_value_are_counted(case, number, place, name, variable, value):
    task = variant(EXERCISES["E06.2"], number)
    codes = government_codes(case).query("jurisdiction == @place and variable == @variable")
    assert name in task.question and task.answer == count(case, place, variable, value)
    wrong = {each["misconception"]: each["answer"] for each in task.mistakes}
    silent = (codes["value"] == "not addressed").sum()
    assert wrong["counts-not-addressed"] == task.answer + silent
    if "counts-row" in wrong:
        assert wrong["counts-row"] == len(codes)
    else:
        assert wrong["counts-values"] == codes.loc[codes["kind"] == "substantive", "value"].nunique()


def test_the_order_is_that_of_concerned_statements(case):
    task = EXERCISES["E06.4"]
    places = {each["id"]: each["place"] for each in task.items}
    counts = {place: count(case, place, "evaluation", "concerned") for place in places}
    assert len(set(counts.values())) == len(counts)
    assert sorted(places, key=places.get) == sorted(counts, key=lambda place: -counts[place])
    assert counts["POL"] == 0  # what the hint says of a government without the value


def test_the_table_of_remedies_is_that_of_the_comparator(case):
    task = EXERCISES["E06.5"]
    for cell, number in task.cells.items():
        place, remedy = cell.split(".")
        assert number == count(case, place, "remedy", REMEDIES[remedy])


def test_the_argument_is_about_codes_that_exist(case):
    task, codes = EXERCISES["E06.6"], statement_codes(case)
    for asked in task.codes:
        given = {each[asked["variable"]] for s, each in codes.items() if s.startswith(asked["place"])}
        assert given & set(asked["values"]), asked
    assert all(each in codes for level in task.rubric for each in cited(level["anchor"]))


def test_all_condemning_statements_are_counted(case):
    task = EXERCISES["E06.7"]
    codes = government_codes(case).query("variable == 'evaluation'")
    assert task.answer == (codes["value"] == "condemns").sum()
    assert task.mistakes[0]["answer"] == len(codes)
