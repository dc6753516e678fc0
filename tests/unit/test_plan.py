"""The plan of a class: minutes that add up, what goes home, and one sentence where the numbers do not fit."""

from dataclasses import replace

import pytest

from whodecides.answers import Task
from whodecides.errors import KitError
from whodecides.prepare.lessons import Lesson, parts_of
from whodecides.prepare.plan import (
    chosen_parts,
    cuttable,
    minutes_of_exercises,
    plan_class,
    room_sizes,
    seat_counts,
    seats_of_games,
    shares,
)
from whodecides.prepare.routes import check_routes


def cell(kind, source, number=0):
    return {"cell_type": kind, "source": source, "id": f"c{number}"}


def lesson(number, minutes, folded=(), cut=(), exercise=0):
    """A lesson with a part for each entry of {heading: (minutes, task or "", what it waits for)}."""
    cells = []
    for place, (heading, (count, task, waits)) in enumerate(minutes.items()):
        cells.append(cell("markdown", f"{'#' * (1 + bool(place))} {heading}\n\n*{count} minutes*", place))
        code = (f'ask("{task}")\n' if task else "") + (f'show(after="{waits}")' if waits else "")
        cells.append(cell("code", code))
    folded = [f"c{place}" for place, heading in enumerate(minutes) if heading in folded]
    notebook = {"cells": cells, "metadata": {"whodecides": {"beyond_the_short_way": folded}}}
    teaching = {"part": [], "cut_first": [{"heading": each, "instead": "Say it."} for each in cut]}
    return Lesson(f"{number}-made-up", "Made up", "", parts_of(notebook, number), (), exercise, teaching)


@pytest.fixture
def lessons():
    first = {"One": (5, "01.1", ""), "Two": (10, "01.2", "01.1"), "Talk": (5, "", ""), "Three": (10, "01.3", "")}
    second = {"Four": (20, "02.1", ""), "Five": (10, "02.2", "02.1"), "Six": (15, "02.3", "")}
    return {
        "01": lesson("01", first, folded=["Three"], cut=["Two", "One"]),
        "02": lesson("02", second, folded=["Six"], cut=["Four", "Five"], exercise=30),
    }


@pytest.fixture
def routes():
    def route(name, *sessions):
        return {
            "for": name,
            "minutes": 60,
            "session": [
                {"lessons": [{"lesson": number, "tasks": tasks} for number, tasks in each.items()]} for each in sessions
            ],
        }

    return {
        "class": {"games": [5, 46], "most": 3000, "opening": 3, "closing": [7, 15]},
        "route": [
            route("any", {"01": "short"}),
            route("any", {"01": "short"}, {"02": "all"}),
            route("law", {"02": "short"}),
        ],
    }


def headings(session):
    return [step.part.heading for step in session.steps if step.part]


def plan(routes, lessons, **wished):
    return plan_class(routes, lessons, **{"minutes": 30, "students": 18, **wished})


def test_a_class_that_plays_a_game_has_its_minutes_and_one_who_plays_alone_those_of_the_lesson(routes, lessons):
    first = lessons["01"]
    parts = tuple(replace(each, in_a_room=7 if each.heading == "Two" else 0) for each in first.parts)
    lessons["01"] = replace(first, parts=parts)
    minutes = lambda made: [step.minutes for step in made.sessions[0].steps if step.part]  # noqa: E731
    assert minutes(plan(routes, lessons)) == [5, 7] and minutes(plan(routes, lessons, students=4)) == [5, 10]
    routes["route"][0]["session"][0]["lessons"][0]["minutes"] = {"01.2": 12}
    assert minutes(plan(routes, lessons)) == [5, 12], "a route knows better"


def test_a_part_begins_with_the_heading_above_its_minutes_and_has_the_tasks_up_to_the_next(lessons):
    assert [(each.heading, each.minutes, each.tasks) for each in lessons["01"].parts][:2] == [
        ("One", 5, ("01.1",)), ("Two", 10, ("01.2",)),
    ]  # fmt: skip
    assert lessons["01"].part_of("01.2").waits == {"01.1"}


def test_the_short_way_ends_with_its_last_task(lessons):
    assert [each.heading for each in chosen_parts(lessons["01"], "short")] == ["One", "Two"]
    assert [each.heading for each in chosen_parts(lessons["01"], ["01.2", "01.3"])] == ["Two", "Talk", "Three"]


@pytest.mark.parametrize("minutes", range(15, 81))
def test_a_session_takes_its_minutes_to_the_last_one(routes, lessons, minutes):
    (session,) = plan(routes, lessons, minutes=minutes).sessions
    assert session.minutes == minutes and session.steps[0].kind == "opening"
    for one, after in zip(session.steps, session.steps[1:], strict=False):
        assert one.end == after.start
    assert session.steps[-1].kind == "closing" and session.steps[-1].minutes >= 7


def test_with_more_time_more_tasks_come_in_and_with_little_the_first_to_be_cut_goes_home(routes, lessons):
    assert headings(plan(routes, lessons, minutes=30).sessions[0]) == ["One", "Two"]
    assert headings(plan(routes, lessons, minutes=45).sessions[0]) == ["One", "Two", "Three"]
    short = plan(routes, lessons, minutes=20).sessions[0]
    assert headings(short) == ["One"] and short.home == ("01.2", "01.3")


def test_a_part_that_keeps_minutes_in_class_is_shortened_and_not_taken_out(routes, lessons):
    """In place of Two one says something in three minutes; where it keeps five, One goes, for whose task nobody waits."""
    lessons["01"] = lesson("01", {"One": (5, "01.1", ""), "Two": (10, "01.2", "")}, cut=["Two", "One"])
    first = lessons["01"].teaching["cut_first"][0]
    for minutes, stays in ((3, ["One"]), (5, ["Two"])):
        first["minutes"] = minutes
        assert headings(plan(routes, lessons, minutes=20).sessions[0]) == stays, minutes
        assert [each.saves for each in cuttable(lessons["01"].parts, [lessons["01"]])] == [10 - minutes, 5]


def test_a_part_for_whose_task_another_one_waits_is_not_cut(routes, lessons):
    """Four would be cut first, but Five waits for its task: so Five goes."""
    assert headings(plan(routes, lessons, minutes=35, discipline="law").sessions[0]) == ["Four"]


def test_a_long_session_begins_the_exercise_then_gives_parts_more_time(routes, lessons):
    """20 minutes of the exercise first, then parts of 20, 10 and 15 minutes take half more, then the exercise goes on."""
    ends = {
        minutes: [each.minutes for each in plan(routes, lessons, minutes=minutes, discipline="law").sessions[0].steps]
        for minutes in (83, 93, 110)
    }
    assert ends[83] == [3, 20, 10, 15, 20, 15]
    assert ends[93] == [3, 25, 12, 18, 20, 15]
    assert ends[110] == [3, 30, 15, 22, 25, 15]


@pytest.mark.parametrize(
    ("spare", "exercise", "expected"),
    [
        (0, 30, (0, [0, 0, 0])),
        (7, 30, (0, [4, 1, 2])),  # too few to begin the exercise
        (19, 30, (0, [10, 2, 5])),  # 2 are left over
        (24, 30, (20, [2, 1, 1])),
        (40, 30, (23, [10, 2, 5])),
        (60, 30, (30, [10, 2, 5])),  # 13 are left over
        (24, 0, (0, [10, 2, 5])),
    ],
)
def test_what_is_left_goes_to_the_exercise_and_to_parts_in_proportion(spare, exercise, expected):
    assert shares(spare, exercise, [20, 5, 11]) == expected


def test_the_exercise_of_a_lesson_in_two_sessions_is_begun_in_the_second(routes, lessons):
    routes["route"][1]["session"] = [{"lessons": [{"lesson": "02", "tasks": "all"}]}] * 2
    first, second = plan(routes, lessons, minutes=93, sessions=2).sessions
    assert not minutes_of_exercises([first]) and minutes_of_exercises([first, second]) == {"02": 20}


def test_what_was_cut_comes_back_where_a_later_cut_left_room_for_it(routes, lessons):
    """Of 5, 10 and 20 minutes the first two would go before the third; then the session has room for one of them."""
    parts = {"Small": (5, "", ""), "Middle": (10, "", ""), "Large": (20, "", ""), "Stays": (10, "03.1", "")}
    lessons["03"] = lesson("03", parts, cut=["Small", "Middle", "Large"])
    routes["route"][0]["session"] = [{"lessons": [{"lesson": "03", "tasks": "all"}]}]
    (session,) = plan(routes, lessons, minutes=38).sessions
    assert headings(session) == ["Middle", "Stays"] and session.minutes == 38


def changed(routes, place, session=0, **unit):
    """The routes with the first lesson of a session changed."""
    routes["route"][place]["session"][session]["lessons"][0] |= unit
    return routes


def test_what_a_class_does_not_take_of_a_lesson_is_for_home_afterwards(routes, lessons):
    wished = changed(routes, 0, tasks=["01.1"], more=[])
    (session,) = plan(wished, lessons, minutes=30).sessions
    assert headings(session) == ["One"] and session.home == ("01.2", "01.3")


def test_a_route_may_give_a_part_other_minutes(routes, lessons):
    (session,) = plan(changed(routes, 2, minutes={"02.1": 26}), lessons, minutes=54, discipline="law").sessions
    assert [(step.part.heading, step.minutes) for step in session.steps if step.part] == [("Four", 26), ("Five", 10)]
    with pytest.raises(KitError, match="at least 36"):  # it may still be cut: 3 + 26 + 7
        plan(routes, lessons, minutes=35, discipline="law")
    routes["route"][2]["minutes"] = 45
    assert "opening, parts and debrief take 46 minutes" in list(check_routes(routes, lessons))[-1]


def test_the_class_sees_its_own_codes_after_the_parts(routes, lessons):
    routes["route"][2]["session"][0]["own_codes"] = 15
    (session,) = plan(routes, lessons, minutes=75, discipline="law").sessions
    assert [(step.kind, step.minutes) for step in session.steps[-2:]] == [("pool", 15), ("closing", 15)]
    with pytest.raises(KitError, match="at least 45"):
        plan(routes, lessons, minutes=44, discipline="law")


@pytest.mark.parametrize(
    ("wished", "said"),
    [
        ({"students": 0}, "The number of students is 0: name one from 1 to 3000 with --students."),
        ({"students": 3001}, "The number of students is 3001"),
        ({"sessions": 4}, "No route has this number of sessions: 4. Name one of these with --sessions: 1, 2."),
        ({"discipline": "lawyers"}, "There is no route for 'lawyers'. Did you mean law?"),
        ({"minutes": 12}, "Too few minutes for session 1: 12. Change --minutes to at least 15."),
        ({"minutes": 200}, "Too many minutes for session 1: 200. Change --minutes to at most 80."),
    ],
)
def test_numbers_that_do_not_fit_are_told_in_one_sentence(routes, lessons, wished, said):
    with pytest.raises(KitError) as error:
        plan(routes, lessons, **wished)
    assert str(error.value).startswith(said)


def test_a_number_that_a_sentence_names_is_one_that_fits(routes, lessons):
    assert plan(routes, lessons, minutes=15).sessions[0].minutes == 15
    assert plan(routes, lessons, minutes=80).sessions[0].minutes == 80


def test_a_discipline_without_such_a_route_takes_the_general_one(routes, lessons):
    found = plan(routes, lessons, minutes=60, sessions=2, discipline="law")
    assert [each.lessons for each in found.sessions] == [("01",), ("02",)] and found.lessons == ["01", "02"]


@pytest.mark.parametrize("students", [1, 5, 46, 47, 93, 400, 3000])
def test_a_class_is_shared_out_to_rooms_of_a_game(students):
    found = room_sizes(students, 46)
    assert sum(found) == students and max(found) <= 46 and max(found) - min(found) <= 1
    assert len(found) == 1 or max(found) > 23


def test_delegations_are_shared_out():
    assert seat_counts(18, 11) == (2,) * 7 + (1,) * 4 and seat_counts(5, 11).count(0) == 6


def said_of(routes, lessons, **changed):
    """What the check says where the first session of the first route is changed."""
    routes["route"][0]["session"][0]["lessons"][0] |= changed
    return list(check_routes(routes, lessons))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, []),
        ({"lesson": "11"}, ["any, 1 sessions, session 1: there is no lesson 11; name one that is there."]),
        ({"tasks": ["01.9"]}, ["any, 1 sessions, session 1: lesson 01 asks no task 01.9; name one that it asks."]),
        ({"more": ["01.9"]}, ["any, 1 sessions, session 1: lesson 01 asks no task 01.9; name one that it asks."]),
        (
            {"tasks": ["01.2"]},
            ["any, 1 sessions, session 1: 'Two' waits for task 01.1; take the task in, or the part out."],
        ),
    ],
)
def test_a_route_that_names_what_is_not_there_is_told(routes, lessons, changed, said):
    assert said_of(routes, lessons, **changed) == said


def test_a_course_without_games_has_one_room_for_all(routes, lessons):
    del routes["class"]["games"]
    assert seats_of_games(routes["class"]) == (1, 3000)
    assert plan(routes, lessons, minutes=60, sessions=1, students=400).rooms == (400,)


def test_own_codes_and_games_need_words_for_the_run_sheet(routes, lessons):
    routes.pop("pool", None)
    routes["route"][0]["session"][0]["own_codes"] = 1
    assert "no [pool] says what is done in them" in list(check_routes(routes, lessons))[0]
    del routes["class"]["games"], routes["route"][0]["session"][0]["own_codes"]
    assert list(check_routes(routes, lessons)) == []
    lessons["01"].teaching["part"].append({"game": "summit"})
    assert "a lesson plays a game" in list(check_routes(routes, lessons))[0]


def test_each_task_has_two_minutes_in_class_and_a_route_may_not_give_a_part_fewer_than_its_tasks_take(routes, lessons):
    first = lessons["01"].parts[0]
    hurried = replace(first, minutes=1, tasks=("01.1", "01.9"))
    lessons["01"] = replace(
        lessons["01"],
        parts=(hurried, *lessons["01"].parts[1:]),
        tasks=(Task("01.1", "choice", 2, "?"), Task("01.9", "choice", 1, "?")),
    )
    assert plan(routes, lessons, sessions=1).sessions[0].steps[1].minutes == 4
    assert said_of(routes, lessons) == []
    said = said_of(routes, lessons, minutes={"01.1": 2})
    assert said == [
        "any, 1 sessions, session 1: 'One' has 2 minutes, and its tasks take 3; give it more, or take a task out."
    ]


def test_a_route_that_takes_more_than_its_minutes_is_told(routes, lessons):
    routes["route"][0]["minutes"] = 24
    assert list(check_routes(routes, lessons)) == [
        "any, 1 sessions, session 1: opening, parts and debrief take 25 minutes, the session has 24; take tasks out."
    ]
