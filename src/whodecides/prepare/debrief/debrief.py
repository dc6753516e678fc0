"""What stands in the debrief. Plain data; the template draws it."""

from collections.abc import Collection, Mapping
from typing import Any

from ...case import Case
from ...errors import _
from ...i18n import Translator, colon, translator
from ...widgets.templates import render
from ..lessons import Lesson
from ..pages import style_of
from ..plan import Plan, Session
from .expected import expected_answer, wrong_answer_text
from .numbers import counts_behind, tables_behind


def debrief(
    case: Case,
    plan: Plan,
    lessons: Mapping[str, Lesson],
    routes: Mapping[str, Any],
    language: str,
    paper: str,
) -> dict[str, bytes]:
    """Return {"debrief.html": page} for the lessons of a plan; `routes` is the course's `routes.toml` as read.

    It begins with what to read before each session; numbers behind predictions come from `case`.
    """
    say = translator(language)
    home = {task for session in plan.sessions for task in session.home}
    at_home = {number for session in plan.sessions for number in session.home_lessons}
    page = render(
        __file__,
        "debrief.html",
        title=say(_("Debrief")),
        ahead=_session_previews(plan, lessons, say),
        rules=routes["rule"],
        lessons=[_lesson(lessons[number], home, number in at_home, case, say) for number in plan.lessons],
        words={
            "lead": say(_("For you, not for students: it holds the key.")),
            "ahead": say(_("Read this before class")),
            "later": say(_("The rest is for the debrief itself: look up what you need.")),
            "rules": say(_("Ground rules")),
            "note": say(_("Content note")),
            "charged": say(_("Where it gets charged")),
            "discuss": say(_("To discuss: each of these is a good answer")),
            "answers": say(_("What to expect of each task, and how to meet other answers")),
            "home": say(_("for home")),
            "answer": say(_("If somebody answers")),
            "elsewhere": say(_("Expected; if somebody places it elsewhere")),
            "thought": say(_("What may be behind it")),
            "help": say(_("Meet it with")),
            "sample": say(_("For example:")),
        },
        colon=colon(language),
        language=language,
        paper=paper,
        style=style_of(__file__, "debrief.css"),
    )
    return {"debrief.html": page.encode()}


def _session_previews(plan: Plan, lessons: Mapping[str, Lesson], say: Translator) -> list[dict[str, Any]]:
    """Return what to read before each session; a lesson that goes on in a later session stands with its first one."""
    told: set[str] = set()
    found = []
    for session in plan.sessions:
        new = [each for each in (*session.lessons, *session.home_lessons) if each not in told]
        told |= set(new)
        name = say(_("Session {number}")).format(number=session.number) if len(plan.sessions) > 1 else ""
        if new:
            found.append({"name": name, "lessons": [_lesson_preview(lessons[each], session, say) for each in new]})
    return found


def _lesson_preview(lesson: Lesson, session: Session, say: Translator) -> dict[str, Any]:
    """Return the content note of a lesson, where it gets charged, and misconceptions to expect in its session."""
    expect = []
    for name in lesson.teaching["common"]:
        if (found := lesson.meeting(name)) and found[0].id not in session.home:
            task, wrong = found
            met = _("If somebody does not place it so:") if task.kind == "classify" else _("If somebody says")
            said = wrong_answer_text(task, wrong, say)
            expect.append({"met": say(met), "task": task.number, "answer": said, "help": wrong["feedback"]})
    return {
        "number": lesson.number,
        "title": lesson.title,
        "note": lesson.noted,
        "charged": lesson.teaching["charged"],
        "expect": expect,
    }


def _lesson(lesson: Lesson, home: Collection[str], whole: bool, case: Case, say: Translator) -> dict[str, Any]:
    tasks = {each.number: each for each in lesson.tasks}
    asked = [task for part in lesson.parts for task in part.tasks]
    return {
        "number": lesson.number,
        "title": lesson.title,
        "discuss": lesson.teaching["discuss"],
        "tasks": [
            {
                **expected_answer(tasks[each], say),
                "numbers": counts_behind(tasks[each], case, say),
                "steps": tables_behind(tasks[each], case, say.language),
                "home": whole or each in home,
            }
            for each in asked
        ],
    }
