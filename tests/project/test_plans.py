"""The plans that the routes of the course give: minutes that add up, and no long debrief where a task stayed out."""

import pytest
from helpers import KIT

from whodecides.errors import KitError
from whodecides.prepare.lessons import read_lessons, read_routes
from whodecides.prepare.plan import minutes_in_class, plan_class

LONG = 15  # minutes of a debrief
LESSONS, ROUTES = read_lessons(KIT), read_routes(KIT)
WAYS = sorted({(each["for"], len(each["session"])) for each in ROUTES["route"]})


def planned(discipline, sessions, minutes):
    return plan_class(ROUTES, LESSONS, minutes=minutes, students=24, discipline=discipline, sessions=sessions)


def plans_that_fit(discipline, sessions):
    """Yield the plans of a route for sessions of many lengths, but for those that it is too long or too short for."""
    for minutes in range(50, 121):
        try:
            yield planned(discipline, sessions, minutes)
        except KitError:
            continue


@pytest.mark.parametrize(("discipline", "sessions"), WAYS)
def test_a_debrief_is_short_where_a_task_stayed_out_and_minutes_add_up(discipline, sessions):
    plans = list(plans_that_fit(discipline, sessions))
    assert 75 in [each.minutes for each in plans] and len(plans) > 10
    for plan in plans:
        for each in plan.sessions:
            assert sum(step.minutes for step in each.steps) == plan.minutes
            done = {task for one in plan.sessions for step in one.steps if step.part for task in step.part.tasks}
            others = {number for one in plan.sessions if one is not each for number in one.lessons}
            own = [LESSONS[number] for number in each.lessons if number not in others]
            parts = [part for lesson in own for part in lesson.parts if part.tasks]
            out = [part.minutes for part in parts if not set(part.tasks) & done]
            closing = each.steps[-1].minutes
            fits = out and closing - min(out) >= ROUTES["class"]["closing"][1]
            assert closing <= LONG or not fits, (plan.minutes, each.number, closing, out)


@pytest.mark.parametrize(("discipline", "sessions"), WAYS)
def test_no_part_takes_more_than_half_as_long_again_and_the_debrief_keeps_to_its_minutes(discipline, sessions):
    for each in planned(discipline, sessions, 75).sessions:
        given = {task: part for number in each.lessons for part in LESSONS[number].parts for task in part.tasks}
        own = next(one for one in ROUTES["route"] if (one["for"], len(one["session"])) == (discipline, sessions))
        changed = {task for unit in own["session"][each.number - 1]["lessons"] for task in unit.get("minutes", ())}
        for step in (step for step in each.steps if step.part and step.part.tasks):
            task = step.part.tasks[0]
            part = given[task]
            assert step.minutes <= 1.5 * minutes_in_class(part) or task in changed
        assert 7 <= each.steps[-1].minutes <= LONG


def test_a_seminar_of_law_gives_its_time_to_the_tasks():
    """A law teacher found 29 of 75 minutes for one sentence, and a decision, talk and votes in 4."""
    first, second, _third = planned("law", 3, 75).sessions
    assert [each.minutes for each in (first.steps[-1], second.steps[-1])] == [12, 12]
    assert sum(step.minutes for step in first.steps if step.lesson == "00") >= 8
    lasting = {task: step.minutes for step in first.steps if step.part for task in step.part.tasks}
    assert lasting["02.8"] >= 6 and lasting["02.3"] >= 6 * 3, "six votes, a minute each; six answers with reasons"
    assert first.home == ("00.7", "00.2", "00.3", "00.6", "02.5", "02.11", "02.6", "02.9", "02.12")
