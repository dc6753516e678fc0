"""What the bundle of a class tells students of their class: what to do before it, and what is for home."""

from collections.abc import Mapping
from typing import Any

from ..i18n import translator
from .lessons import Lesson
from .plan import Plan
from .reading import COURSE_LANGUAGE
from .run_sheet.room import BLANK, home

BEFORE = (
    "**Before session {session}:** start the kit once, and see that lesson {lesson} opens. Answer nothing yet: your class "
    "does {tasks} together."
)
DAY = "the day that your instructor names"


def own_plan(plan: Plan, lessons: Mapping[str, Lesson], routes: Mapping[str, Any]) -> str:
    """Return in Markdown what students do before their first session and after each, as the run-sheets say it.

    The ground rules of the course, of which run-sheets speak, follow.
    """
    first = plan.sessions[0]
    lesson, tasks = next((step.lesson, step.part.tasks) for step in first.steps if step.part and step.part.tasks)
    asked = f"task {tasks[0]}" if len(tasks) == 1 else f"tasks {', '.join(tasks)}"
    said = [BEFORE.format(session=first.number, lesson=lesson, tasks=asked)]
    for session in plan.sessions:
        if for_home := home(plan, session, lessons, translator(COURSE_LANGUAGE)):
            said.append(f"**After session {session.number}:** {for_home.replace(BLANK, DAY)}")
    rules = [f"**{each['name']}.** {each['text']}" for each in routes["rule"]]
    parts = [[f"- {each}" for each in said], ["**Ground rules**"], [f"- {each}" for each in rules]]
    return "\n\n".join("\n".join(each) for each in parts)
