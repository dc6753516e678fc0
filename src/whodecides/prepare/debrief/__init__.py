"""The debrief of a class: expected answers, misconceptions and how to meet them, discussion, ground rules.

Behind a task that has no key of its own stands what the data hold. Plain data; the template draws it.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from ...answers import Task
from ...case import Case, Reader, statement_codes
from ...coding import ADJUDICATED, coded_variables, coding_set, reference_codes
from ...errors import _
from ...i18n import Translator, colon, translator
from ...positions import governments_by_value, value_counts, variable_of
from ...tools.coder.codebook import variable_names
from ...tools.decision.model import situations
from ...tools.decision.view import situation_handout
from ...tools.guarantees.view import held_back_table
from ...tools.rule_trial.view import outcome_table
from ...widgets.templates import render
from ..lessons import Lesson, told_on_slides
from ..pages import style_of
from ..plan import Plan, Session
from .expected import expected_answer, wrong_answer_text

MOST_MISTAKES = 3  # of a lesson in a session; nobody keeps more in mind
ONE_ANSWER = ("choice", "prediction")  # kinds of tasks whose answer is a line


def debrief(
    case: Case,
    plan: Plan,
    lessons: Mapping[str, Lesson],
    routes: Mapping[str, Any],
    exercises: Mapping[str, Sequence[Task]],
    language: str,
    paper: str,
) -> dict[str, bytes]:
    """Return {"debrief.html": page} for the lessons of a plan; `routes` is the course's `routes.toml` as read.
    `exercises` are the tasks of each exercise by its number.

    It begins with what to read before each session; numbers behind predictions come from `case`.
    """
    say = translator(language)
    at_home = {number for session in plan.sessions for number in session.home_lessons}
    page = render(
        __file__,
        "debrief.html",
        title=say(_("Debrief")),
        ahead=_session_previews(plan, lessons, case, say),
        rules=routes["rule"],
        lessons=[
            _lesson(lessons[number], exercises.get(number, ()), plan.home, number in at_home, case, say)
            for number in plan.lessons
        ],
        words={
            "lead": say(_("For you, not for students: it holds the key.")),
            "ahead": say(_("Read this before class")),
            "short": say(_("In the room: the answers in short")),
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


def _session_previews(plan: Plan, lessons: Mapping[str, Lesson], case: Case, say: Translator) -> list[dict[str, Any]]:
    """Return what to read before each session; of a lesson in several sessions each shows what to expect of its own tasks."""
    return [
        {
            "name": say(_("Session {number}")).format(number=session.number) if len(plan.sessions) > 1 else "",
            "lessons": [
                _lesson_preview(lessons[each], session, case, say) for each in (*session.lessons, *session.home_lessons)
            ],
        }
        for session in plan.sessions
    ]


def _lesson_preview(lesson: Lesson, session: Session, case: Case, say: Translator) -> dict[str, Any]:
    """Return what one needs in the room: a content note, where it gets charged, mistakes to expect in the session, answers."""
    parts = [step.part for step in session.steps if step.part]
    asked = {task for part in parts if part.lesson == lesson.number for task in part.tasks}
    here = [each for each in lesson.tasks if each.number in asked or lesson.number in session.home_lessons]
    likely = _likely_mistakes(lesson, here)
    common = [each for each in likely if each[1]["misconception"] in lesson.teaching["common"]]
    answers = [(each.number, _answer_in_short(each, lesson, case, say)) for each in here]
    return {
        "number": lesson.number,
        "title": lesson.title,
        "note": lesson.noted,
        "charged": lesson.teaching["charged"],
        "expect": [_mistake(task, wrong, say) for task, wrong in common],
        "more": [_mistake(task, wrong, say) for task, wrong in likely[len(common) :]],
        "answers": [each for each in answers if each[1]],
    }


def _answer_in_short(task: Task, lesson: Lesson, case: Case, say: Translator) -> str:
    """Return the answer of a task in a line: of its key or, for work in a tool, what the slides tell; "" where none does."""
    if task.kind in ONE_ANSWER:
        return next(iter(expected_answer(task, say)["lines"]), "")
    return ", ".join(told_on_slides(lesson.slides_of(task.number), case))


def _likely_mistakes(lesson: Lesson, here: Sequence[Task]) -> list[tuple[Task, Mapping[str, Any]]]:
    """Return a few wrong answers to expect of these tasks: first those that their author calls common, then one a task."""
    common = [lesson.meeting(name) for name in lesson.teaching["common"]]
    found = [each for each in common if each and each[0] in here]
    for task in here:
        known = (wrong for wrong in (*task.options, *task.items, *task.mistakes) if "misconception" in wrong)
        first = next(known, None)
        if first and task not in [each for each, _wrong in found]:
            found.append((task, first))
    return found[:MOST_MISTAKES]


def _mistake(task: Task, wrong: Mapping[str, Any], say: Translator) -> dict[str, str]:
    met = _("If somebody does not place it so:") if task.kind == "classify" else _("If somebody says")
    said = wrong_answer_text(task, wrong, say)
    return {"met": say(met), "task": task.number, "answer": said, "help": wrong["feedback"]}


def _lesson(
    lesson: Lesson, exercise: Sequence[Task], home: Collection[str], whole: bool, case: Case, say: Translator
) -> dict[str, Any]:
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
                "steps": tables_behind(tasks[each], lesson, case, say.language),
                "home": whole or each in home,
            }
            for each in asked
        ],
        "exercise": say(_("Exercise {number}")).format(number=lesson.number),
        "exercise_tasks": [
            {**expected_answer(each, say), "numbers": None, "steps": [], "home": False} for each in exercise
        ],
    }


def counts_behind(task: Task, case: Case, say: Translator) -> tuple[str, list[str]] | None:
    """Return what is counted and a line for each answer; None for a task that asks for something else."""
    variable = variable_of(case, [each["id"] for each in task.options]) if task.kind == "prediction" else ""
    if not variable:
        return None
    counts, governments = value_counts(case, variable), governments_by_value(case, variable)
    label = say(
        _(
            "In the data: how many governments, and in brackets how many of {all} statements; the others name none of these"
        )
    )
    lines = [f"{each['text']}: {governments[each['id']]} ({counts[each['id']]})" for each in task.options]
    return label.format(all=len(statement_codes(case))), lines


def tables_behind(task: Task, lesson: Lesson, case: Case, language: str) -> Sequence[Mapping[str, Any]]:
    """Return what the data tell behind a task that is work in a tool, as tables: headers, rows, caption.

    For a decision path a table for each situation that the lesson's slides ask: of each step the best reasons, and what was said of it; "not decided"
    stands where no court or body is known. For coding the codes of the kit, with their notes; for accounts what was done, for texts whom each holds back.
    """
    reader = Reader(case, language)
    match task.path.get("call"):
        case "decision_path":
            asked = _situations_asked(task, lesson) or situations(case)
            return [situation_handout(reader, each)["told"] for each in asked]
        case "coder":
            return [_codes(reader)]
        case "account_decisions":
            return [outcome_table(reader)]
        case "guarantees":
            return [held_back_table(reader)]
        case _:
            return []


def _situations_asked(task: Task, lesson: Lesson) -> list[str]:
    """Return the situations that the slides of a lesson put to the class for a task, in their order."""
    return [each["of"] for each in lesson.slides_of(task.number) if each["show"] == "situation"]


def _codes(reader: Reader) -> dict[str, Any]:
    say, known, labels = reader.say, reference_codes(reader.case), reader.labels()
    rows = []
    for number, each in enumerate(coding_set(reader.case), 1):
        statement = reader.case.row("statements", each)
        row: list[Any] = [
            f"{number} ({each})",
            f"{reader.case.row('actors', statement['actor'])['name']}, {reader.date(statement)}",
        ]
        for variable in coded_variables(reader.case):
            code = known[each, variable][ADJUDICATED]
            row.append({"text": labels[variable, code["value"]], "note": code["note"]})
        rows.append(row)
    headers = [say(_("Statement")), say(_("Who spoke")), *variable_names(reader).values()]
    return {
        "headers": headers,
        "rows": rows,
        "caption": say(_("The codes that the kit uses, with its notes: a second opinion, not an answer key")),
    }
