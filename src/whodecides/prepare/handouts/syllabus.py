"""The plan of a course on a page or two: hours in class and at home, what is handed in, what to grade and what it weighs.

Every figure is worked out: minutes from lessons and exercises, hours of reading from the words that a task asks for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...answers import Task
from ...classroom.split import MINUTES_PER_DECISION, WORDS_PER_MINUTE
from ...errors import _
from ...i18n import Translator, colon, localized_number, translator
from ...widgets.templates import render
from ..lessons import Lesson
from ..pages import style_of
from ..plan import Plan, Session
from ..run_sheet.room import ANSWERS

SYLLABUS = "syllabus.html"
FEW_HOURS = 20  # up to which a half counts
ALL_GRADED = 2  # exercises up to which a course grades all; of more, every second one


@dataclass(frozen=True)
class HandIn:
    """An exercise of a course: its number, the session after which it is done, its points, its open texts, hours to read them."""

    exercise: str
    session: int
    points: float
    texts: int
    hours: float


def syllabus(
    plan: Plan,
    lessons: Mapping[str, Lesson],
    exercises: Mapping[str, Sequence[Task]],
    class_name: str,
    language: str,
    paper: str,
) -> dict[str, bytes]:
    """Return {"syllabus.html": page}. `exercises` are the tasks of each exercise by its number."""
    say = translator(language)
    hand_ins = hand_ins_of(plan, lessons, exercises)
    graded = suggested(hand_ins)
    rows = [_row(each, plan, lessons, language, say) for each in plan.sessions]
    in_class = sum(each.minutes for each in plan.sessions)
    at_home = sum(minutes_at_home(each, plan, lessons) for each in plan.sessions)
    told = say(_("In class {in_class} hours, at home {at_home} hours, together {all} hours. Handed in, after each exercise: {file}. Exercises: {count}."))  # fmt: skip
    marking = say(_("A machine marks most tasks in seconds. A person reads the open texts: all of them by {students} students take {all} hours, those of the suggestion {some} hours. Counted are {words} words a minute, of texts midway between the fewest and the most words asked for, and {minutes} minute to decide on each."))  # fmt: skip
    page = render(
        __file__, "syllabus.html",
        title=say(_("Plan of the course")), name=class_name,
        lead=told.format(in_class=_hours(in_class / 60, language), at_home=_hours(at_home / 60, language), all=_hours((in_class + at_home) / 60, language), file=ANSWERS, count=len(hand_ins)),
        rows=rows,
        headings=[say(each) for each in (_("Session"), _("Lessons"), _("In class, minutes"), _("At home"), _("At home, minutes"))],
        grading=_grading(hand_ins, graded, language, say) if hand_ins else [],
        grading_headings=[say(each) for each in (_("Exercise"), _("After session"), _("Points"), _("Open texts"), _("Hours to read them"), _("Read by a person"), _("Weight"))],
        marking=marking.format(students=plan.students, all=_hours(sum(each.hours for each in hand_ins), language), some=_hours(sum(each.hours for each in graded), language), words=WORDS_PER_MINUTE, minutes=MINUTES_PER_DECISION),
        words={
            "sessions": say(_("Your sessions")), "grading": say(_("What to grade: a suggestion")),
            "others": say(_("The other exercises count as practice: the machine marks them, and their open texts are compared with the samples in class. Every figure follows from the lessons; change what you like.")),
        },
        colon=colon(language), language=language, paper=paper, style=style_of(__file__, "syllabus.css"),
    )  # fmt: skip
    return {SYLLABUS: page.encode()}


def minutes_at_home(session: Session, plan: Plan, lessons: Mapping[str, Lesson]) -> int:
    """Return the minutes that a session leaves for home: parts with its tasks, exercises as far as not begun, whole lessons."""
    parts = {
        lessons[number].part_of(task) for number in session.lessons for task in session.home if lessons[number].part_of(task)
    }  # fmt: skip
    whole = [part for number in session.home_lessons for part in lessons[number].parts]
    done = sum(each.minutes for each in session.steps if each.kind == "exercise")
    exercises = sum(lessons[number].exercise for number in exercises_after(session, plan, lessons))
    return sum(part.minutes for part in [*parts, *whole] if part) + max(0, exercises - done)


def exercises_after(session: Session, plan: Plan, lessons: Mapping[str, Lesson]) -> list[str]:
    """Return the exercises that are done after a session: one of a lesson that goes on later waits for its end."""
    later = {number for each in plan.sessions if each.number > session.number for number in each.lessons}
    numbers = [*(each for each in session.lessons if each not in later), *session.home_lessons]
    return [each for each in numbers if lessons[each].exercise]


def hand_ins_of(plan: Plan, lessons: Mapping[str, Lesson], exercises: Mapping[str, Sequence[Task]]) -> list[HandIn]:
    """Return what is handed in, in the order of the sessions, with the hours in which one person reads a whole class."""
    found = []
    for session in plan.sessions:
        for number in exercises_after(session, plan, lessons):
            tasks = [each for each in exercises[number] if not each.optional]
            texts = [each for each in tasks if each.kind in ("text", "evidence")]
            minutes = sum(sum(each.words) / 2 / WORDS_PER_MINUTE + MINUTES_PER_DECISION for each in texts)
            found.append(
                HandIn(
                    number, session.number, sum(each.points for each in tasks), len(texts), plan.students * minutes / 60
                )
            )
    return found


def suggested(hand_ins: Sequence[HandIn]) -> list[HandIn]:
    """Return which exercises a person reads: of many every second one, from the first or the second, whichever is quicker."""
    if len(hand_ins) <= ALL_GRADED:
        return list(hand_ins)
    return list(min((hand_ins[::2], hand_ins[1::2]), key=lambda some: sum(each.hours for each in some)))


def weights(graded: Sequence[HandIn]) -> list[int]:
    """Return equal weights in percent that add up to 100: what is left over goes to the last ones, which come latest."""
    share, left = divmod(100, len(graded))
    return [share + (place >= len(graded) - left) for place in range(len(graded))]


def _row(session: Session, plan: Plan, lessons: Mapping[str, Lesson], language: str, say: Translator) -> dict[str, Any]:
    home = [say(_("tasks {tasks}")).format(tasks=", ".join(session.home))] if session.home else []
    home += [say(_("exercise {number}")).format(number=each) for each in exercises_after(session, plan, lessons)]
    home += [say(_("lesson {number}")).format(number=each) for each in session.home_lessons]
    return {
        "number": session.number,
        "lessons": [f"{number} {lessons[number].title}" for number in (*session.lessons, *session.home_lessons)],
        "minutes": session.minutes,
        "home": " · ".join(home) or "–",
        "home_minutes": minutes_at_home(session, plan, lessons),
    }


def _grading(hand_ins: Sequence[HandIn], graded: Sequence[HandIn], language: str, say: Translator) -> list[list[Any]]:
    """Return a row for each exercise, and the sum."""
    weight = dict(zip((each.exercise for each in graded), weights(graded), strict=True))
    rows = [
        [each.exercise, each.session, localized_number(each.points, language), each.texts, _hours(each.hours, language), say(_("grade it")) if each.exercise in weight else "–", f"{weight[each.exercise]} %" if each.exercise in weight else "–"]
        for each in hand_ins
    ]  # fmt: skip
    texts, hours = sum(each.texts for each in hand_ins), sum(each.hours for each in hand_ins)
    points = localized_number(sum(each.points for each in hand_ins), language)
    some = _hours(sum(each.hours for each in graded), language)
    return [
        *rows,
        [say(_("All")), "", points, texts, _hours(hours, language), some, "100 %"],
    ]


def _hours(hours: float, language: str) -> str:
    """Return hours, to a half where they are few."""
    return localized_number(round(hours) if hours >= FEW_HOURS else round(2 * hours) / 2, language)
