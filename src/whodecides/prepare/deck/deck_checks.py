"""Whether the slides of a course can be made: none is missing, every text fits, what they say is so, none is too many."""

from collections.abc import Iterator, Mapping
from typing import Any

from ...case import Reader, load
from ...case.paths import CasePaths
from ...errors import KitError
from ...i18n import COURSE_LANGUAGE
from ..lessons import TEACHING, Lesson
from ..plan import ANY, plan_class, seats_of_games
from .material import Material
from .part_slides import part_slides, stale_slides
from .session_slides import LEAST_MINUTES, MOST_SLIDES, most_slides, session_slides


def check_slides(paths: CasePaths, lessons: Mapping[str, Lesson], routes: Mapping[str, Any] | None) -> Iterator[str]:
    """Yield a sentence for each slide that is missing, cannot be made or is no longer true, and each route with too many."""
    material, whole = Material(Reader(load(paths.tables), COURSE_LANGUAGE), lessons), True
    for lesson in lessons.values():
        for part in lesson.parts:
            try:
                yield from (f"{lesson.name}/{TEACHING}, {each}" for each in stale_slides(material, part))
                made = part_slides(material, part)
            except KitError as error:
                whole = False
                yield str(error)
                continue
            if part.minutes >= LEAST_MINUTES and not lesson.slide_tables(part):
                yield (
                    f"{lesson.name}/{TEACHING}, part '{part.heading}': it takes {part.minutes} minutes and has no slide; "
                    "write a [[part.slide]] for it."
                )
            if made and made[0].slides[0].answer:
                yield f"{lesson.name}/{TEACHING}, part '{part.heading}': it begins with an answer; ask before it."
    if whole and routes:
        yield from _too_many(material, routes)


def _too_many(material: Material, routes: Mapping[str, Any]) -> Iterator[str]:
    """Name the sessions that have too many slides although all that are spare are left out."""
    for route in routes["route"]:
        plan = plan_class(
            routes, material.lessons, minutes=route["minutes"], students=seats_of_games(routes["class"])[0], discipline=route.get("for", ANY),
            sessions=len(route["session"]),
        )  # fmt: skip
        for session in plan.sessions:
            count, most = len(session_slides(material, plan, session, routes)), most_slides(session.minutes)
            if count > most:
                yield (
                    f"the route {route['for']} of {len(route['session'])} sessions has {count} slides in session "
                    f"{session.number}; {MOST_SLIDES} are enough, so call {count - most} of them spare."
                )
