"""The exercises of lesson 07 follow from the data."""

import pytest
from helpers import KIT, cited_ids

from whodecides.answers import exercise_tasks, task_variant
from whodecides.case import statement_codes
from whodecides.regulation import act_day, provision, status_history, status_on

TASKS = {task.id: task for task in exercise_tasks(KIT)["07-what-states-do"]}
# The word in the row on the removal deadline that tells what sets removal in motion.
SAID = {
    "BRA-marco-civil": ("court", "court order"),
    "AUT-kopl-g": ("report", "Reported content"),
    "RUS-530-fz": ("own", "own detection"),
    "VNM-decree-147": ("authority", "an authority's request"),
    "FRA-sren": ("authority", "notified by police"),
}


def effect(case, instrument):
    """Return the day on which a text first took effect."""
    return next(step["date"] for step in status_history(case, instrument) if step["status"] == "in force")


@pytest.mark.parametrize(("number", "name"), [(0, "BRA-mp-1068"), (1, "USA-texas-hb20")])
def test_the_text_came_eight_months_after_the_day(case, number, name):
    task, steps = task_variant(TASKS["E07.1"], number), status_history(case, name)
    right = next(option for option in task.options if option.get("right"))
    assert status_on(case, name, "2021-01-08") is None and "eight months later" in right["text"]
    assert f"{steps[0]['date']:%Y-%m}" == "2021-09" and f"{steps[0]['date'].day} September 2021" in right["feedback"]
    stopped = {"BRA-mp-1068": "suspended", "USA-texas-hb20": "enjoined"}[name]
    assert {"in force", stopped} <= {step["status"] for step in steps} and "proposed" not in str(steps)


def test_the_measure_of_brazil_ended_in_its_month(case):
    assert f"{status_history(case, 'BRA-mp-1068')[-1]['date']:%Y-%m-%d}" == "2021-09-14"


def test_two_texts_took_effect_in_the_month_of_the_case(case):
    days = sorted(effect(case, item["id"]) for item in TASKS["E07.2"].items)
    january = [str(day.date()) for day in days if f"{day:%Y-%m}" == "2021-01"]
    assert january == ["2021-01-01", "2021-01-10"]
    adopted = {
        name: next(step for step in status_history(case, name) if step["status"] == "adopted")
        for name in ("RUS-482-fz", "AUT-kopl-g")
    }
    assert f"{adopted['RUS-482-fz']['date']:%Y-%m}" == "2020-12" and adopted["AUT-kopl-g"]["date"].year == 2020


def test_the_row_says_what_sets_removal_in_motion(case):
    items = {item["id"]: item["answer"] for item in TASKS["E07.4"].items}
    assert items == {name: category for name, (category, _) in SAID.items()}
    for name, (_, words) in SAID.items():
        row = provision(case, name, "removal deadline", act_day(case))
        assert words in f"{row['value']} {row['detail_en']}", name


def test_the_deadlines_in_hours_came_after_the_day(case):
    names = {cell.partition(".")[0] for cell in TASKS["E07.5"].cells}
    assert len(names) == 3 and all(effect(case, name) > act_day(case) for name in names)


def test_the_argument_rests_on_dates_and_codes(case):
    steps = {name: status_history(case, name) for name in ("HUN-tech-companies-bill", "GBR-online-safety-act")}
    told = {name: [f"{each['date']:%Y-%m} {each['status']}" for each in rows] for name, rows in steps.items()}
    assert told["HUN-tech-companies-bill"] == ["2021-01 announced", "2021-03 dropped"]
    assert told["GBR-online-safety-act"][2:4] == ["2023-10 adopted", "2025-03 in force"]
    assert "No text was published" in case.row("instruments", "HUN-tech-companies-bill")["summary_en"]
    codes, best = statement_codes(case), TASKS["E07.6"].rubric[-1]["anchor"]
    assert cited_ids(best) == ["HUN-04", "GBR-05", "GBR-03"]
    assert codes["HUN-04"]["remedy"] == codes["GBR-05"]["remedy"] == "new national law"
    assert codes["GBR-03"]["decider"] == "the company"
