"""What stands in the debrief. Plain data; the template draws it."""

from collections.abc import Mapping
from typing import Any

from ...errors import _
from ...i18n import translator
from ...show.templates import render
from ..lessons import Lesson
from ..pages import style_of
from ..plan import Plan
from .expected import expected


def debrief(
    plan: Plan, lessons: Mapping[str, Lesson], routes: Mapping[str, Any], language: str, paper: str
) -> dict[str, bytes]:
    """Return {"debrief.html": page} for the lessons of a plan; `routes` is `course/routes.toml` as read."""
    say = translator(language)
    home = {task for session in plan.sessions for task in session.home}
    at_home = {number for session in plan.sessions for number in session.home_lessons}
    page = render(
        __file__,
        "debrief.html",
        title=say(_("Debrief")),
        rules=routes["rule"],
        lessons=[_lesson(lessons[number], home, number in at_home, say) for number in plan.lessons],
        words={
            "lead": say(_("For you, not for students: it holds the key.")),
            "rules": say(_("Ground rules")),
            "note": say(_("Content note")),
            "charged": say(_("Where it gets charged")),
            "discuss": say(_("To discuss: each of these is a good answer")),
            "answers": say(_("Expected answers, and how to meet others")),
            "home": say(_("for home")),
            "said": say(_("If somebody answers")),
            "elsewhere": say(_("Expected; if somebody places it elsewhere")),
            "thought": say(_("What may be behind it")),
            "help": say(_("Meet it with")),
            "sample": say(_("For example:")),
        },
        language=language,
        paper=paper,
        style=style_of(__file__, "debrief.css"),
    )
    return {"debrief.html": page.encode()}


def _lesson(lesson, home, whole, say):
    tasks = {each.id: each for each in lesson.tasks}
    asked = [task for part in lesson.parts for task in part.tasks]
    return {
        "number": lesson.number,
        "title": lesson.title,
        "note": lesson.noted,
        "charged": lesson.teaching["charged"],
        "discuss": lesson.teaching["discuss"],
        "tasks": [{**expected(tasks[each], say), "home": whole or each in home} for each in asked],
    }
