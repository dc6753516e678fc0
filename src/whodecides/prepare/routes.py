"""Whether the routes of a course's `routes.toml` fit the lessons. Pure functions."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .lessons import Lesson, Part
from .plan import minutes_of, route_parts


def check_routes(routes: dict[str, Any], lessons: dict[str, Lesson]) -> Iterator[str]:
    """Yield a sentence for each route that names what is not there, waits for a task, or takes more than its minutes;
    and for each part that has too few minutes for its tasks.

    What a run-sheet says of a class's own codes and of games is asked for only where a route has them.
    """
    yield from _unsaid(routes, lessons)
    for route in routes["route"]:
        done: set[str] = set()
        for number, session in enumerate(route["session"], 1):
            place = f"{route['for']}, {len(route['session'])} sessions, session {number}"
            wrong = list(_unknown_names(session, lessons))
            yield from (f"{place}: {each}" for each in wrong)
            if not wrong:
                parts, _chosen = route_parts(session, lessons)
                done |= {task for each in parts for task in each.tasks}
                for each in parts:
                    for task in sorted(each.waits - done):
                        yield f"{place}: '{each.heading}' waits for task {task}; take the task in, or the part out."
                yield from (f"{place}: {each}" for each in _hurried(parts, lessons))
                yield from _too_many_minutes(place, route, session, parts, routes["class"])


def _unsaid(routes: Mapping[str, Any], lessons: Mapping[str, Lesson]) -> Iterator[str]:
    sessions = [session for route in routes["route"] for session in route["session"]]
    if "pool" not in routes and any("own_codes" in each for each in sessions):
        yield "a session takes minutes for own_codes, and no [pool] says what is done in them; add it."
    played = any("game" in each for lesson in lessons.values() for each in lesson.teaching.get("part", ()))
    if played and not ("games" in routes["class"] and "rooms" in routes):
        yield "a lesson plays a game; add games to [class], and [rooms], which says who leads them."


def _unknown_names(session: Mapping[str, Any], lessons: Mapping[str, Lesson]) -> Iterator[str]:
    for unit in session["lessons"]:
        lesson = lessons.get(unit["lesson"])
        if not lesson:
            yield f"there is no lesson {unit['lesson']}; name one that is there."
            continue
        listed = unit["tasks"] if isinstance(unit["tasks"], list) else ()
        named = [*listed, *unit.get("more", ()), *unit.get("minutes", ())]
        for task in named:
            if not lesson.part_of(task):
                yield f"lesson {lesson.number} asks no task {task}; name one that it asks."
    for each in session.get("home", ()):
        if each not in lessons:
            yield f"there is no lesson {each}; name one that is there."


def _hurried(parts: Sequence[Part], lessons: Mapping[str, Lesson]) -> Iterator[str]:
    """Say where the tasks of a part take longer than it has in class.

    Work goes on over several screens; in a game, a class shares out what a task asks of one who works alone.
    """
    alone = {task.number: task.minutes for each in lessons.values() for task in each.tasks if task.kind != "work"}
    for part in parts:
        needed = sum(alone.get(task, 0) for task in part.tasks)
        if needed > part.minutes and not part.in_a_room:
            yield (
                f"'{part.heading}' has {part.minutes} minutes, and its tasks take {needed}; "
                "give it more, or take a task out."
            )


def _too_many_minutes(
    place: str, route: Mapping[str, Any], session: Mapping[str, Any], parts: Sequence[Part], about: Mapping[str, Any]
) -> Iterator[str]:
    taken = about["opening"] + minutes_of(parts) + session.get("own_codes", 0) + about["closing"][0]
    if taken > route["minutes"]:
        yield (
            f"{place}: opening, parts and debrief take {taken} minutes, the session has {route['minutes']}; "
            "take tasks out."
        )
