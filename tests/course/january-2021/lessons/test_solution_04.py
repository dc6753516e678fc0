"""The exercises of lesson 04 follow from the data."""

import pytest
from shared import KIT

from whodecides.answers import exercise_tasks, variant
from whodecides.case import statement_codes
from whodecides.coding import changes, coding_set, effect, references, reread, rule_variants

TASKS = {task.id: task for task in exercise_tasks(KIT)["04-coding-positions"]}

SPEAKERS = {"a": "NLD-01", "b": "EUU-03", "c": "DEU-08", "d": "DEU-07", "e": "TUR-01"}  # not told to students


def coded(case, statement, variable):
    """The codes of one statement by coder: A, B and adjudicated."""
    rows = case["positions"]
    rows = rows[(rows["statement"] == statement) & (rows["variable"] == variable)]
    return dict(zip(rows["coder"], rows["value"], strict=True))


@pytest.mark.parametrize("number, statement", [(0, "AUS-07"), (1, "CZE-01")])
def test_all_coders_gave_the_right_code_of_the_choice(case, number, statement):
    task = variant(TASKS["E04.1"], number)
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


@pytest.mark.parametrize("number", range(3))
def test_the_numbers_are_read_from_the_table_of_a_rule(case, number):
    task = variant(TASKS["E04.3"], number)
    names = {case.row("rule_variants", each)["name_en"]: each for each in rule_variants(case)}
    rule = next(names[each] for each in names if f'"{each}"' in task.question)
    counts = effect(case, rule)
    change = (counts["after"] - counts["before"]).abs()
    row = {
        "conditions-decide": "national law", "decider-weighs-more": "concerned", "step-needed": "new national law",
    }[rule]  # fmt: skip
    answers = {each["misconception"]: each["answer"] for each in task.mistakes}
    if rule == "conditions-decide":
        assert task.answer == change[row]
        assert answers == {
            "count-for-change": counts.loc[row, "after"],
            "read-again-is-changed": len(changes(case, rule)),
            "wrong-row": change["regional law"],
        }
        return
    other = {"decider-weighs-more": "supports with reservations", "step-needed": "not addressed"}[rule]
    assert task.answer == counts.loc[row, "after"]
    assert answers == {
        "rule-not-changed": counts.loc[row, "before"],
        "change-for-count": change[row],
        "wrong-row": counts.loc[other, "after"],
    }


def test_the_table_counts_changes_by_government(case):
    read, changed = (
        frame["statement"].str[:3] for frame in (reread(case, "step-needed"), changes(case, "step-needed"))
    )
    for place in ("FRA", "POL", "HUN"):
        assert TASKS["E04.4"].cells[f"{place}.changes"] == (changed == place).sum()
        assert TASKS["E04.4"].cells[f"{place}.stays"] == (read == place).sum() - (changed == place).sum()
    wrong = {each["cell"]: each["answer"] for each in TASKS["E04.4"].mistakes}
    assert wrong == {"FRA.changes": 0, "POL.stays": (read == "POL").sum(), "HUN.changes": (read == "HUN").sum()}


def test_the_coders_differed_as_the_text_task_says(case):
    codes = coded(case, "VEN-01", "evaluation")
    assert (codes["A"], codes["B"], codes["adjudicated"]) == ("not addressed", "concerned", "not addressed")
    assert "calls Trump violent" in case.row("statements", "VEN-01")["context"]
    assert ("VEN-01", "evaluation") not in references(case)


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
