"""The plan of a course on a page or two: hours in class and at home, what is handed in, what to grade and what it weighs.

Every figure is worked out: minutes from lessons and exercises, hours of reading from the words that a task asks for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from ...answers import OPEN_KINDS, Task
from ...classroom.split import MINUTES_PER_DECISION, WORDS_PER_MINUTE
from ...errors import _
from ...i18n import Translator, colon, localized_number, translator
from ...widgets.templates import render
from ..lessons import Lesson
from ..pages import style_of
from ..plan import Plan, Session, exercise_left, minutes_of
from ..run_sheet.room import ANSWERS, exercise_words

SYLLABUS = "syllabus.html"
MOST_A_WEEK = 90  # minutes at home after one session
ALL_GRADED = 3  # exercises up to which a person reads all; of more, every second one


@dataclass(frozen=True)
class HandIn:
    """An exercise of a course: its number, the session after which it is done, its points, its open texts, minutes to read them."""

    exercise: str
    session: int
    points: float
    texts: int
    minutes: int


def syllabus(
    plan: Plan,
    lessons: Mapping[str, Lesson],
    exercises: Mapping[str, Sequence[Task]],
    class_name: str,
    language: str,
    paper: str,
    markers: int = 1,
) -> dict[str, bytes]:
    """Return {"syllabus.html": page}. `exercises` are the tasks of each exercise by its number; `markers` share what is read."""
    say = translator(language)
    hand_ins = hand_ins_of(plan, lessons, exercises)
    graded = suggested(hand_ins)
    rows = [_row(each, plan, lessons, say) for each in plan.sessions]
    in_class = sum(each.minutes for each in plan.sessions)
    at_home = sum(minutes_at_home(each, plan, lessons) for each in plan.sessions)
    told = say(_("In class {in_class}, at home {at_home}, together {all}. Handed in, after each exercise: {file}. Exercises: {count}."))  # fmt: skip
    marking = say(_("A machine marks most tasks in seconds. A person reads the open texts: all of them by {students} students take {all}. Counted are {words} words a minute, of texts midway between the fewest and the most words asked for, and {minutes} minute to decide on each."))  # fmt: skip
    part = say(_("Those of the suggestion take {some}.")) if len(graded) < len(hand_ins) else ""
    shared = (
        say(_("Shared among markers ({number}), for each: {all}, or for the suggestion: {some}."))
        if markers > 1
        else ""
    )
    grading = _grading(hand_ins, graded, language, say) if hand_ins else []
    every, few = (sum(each.minutes for each in some) for some in (hand_ins, graded))
    page = render(
        __file__, "syllabus.html",
        title=say(_("Plan of the course")), name=class_name,
        lead=told.format(in_class=_hours(in_class), at_home=_hours(at_home), all=_hours(in_class + at_home), file=ANSWERS, count=len(hand_ins)),
        rows=rows,
        headings=[say(each) for each in (_("Session"), _("Lessons"), _("In class, minutes"), _("At home"), _("At home, minutes"))],
        grading=grading,
        grading_headings=[say(each) for each in (_("Exercise"), _("After session"), _("Points"), _("Open texts"), _("Time to read them"), _("Who reads the texts"), _("Weight"))],
        marking=marking.format(students=plan.students, all=_hours(every), words=WORDS_PER_MINUTE, minutes=MINUTES_PER_DECISION),
        part=part.format(some=_hours(few)),
        shared=shared.format(number=markers, all=_hours(round(every / markers)), some=_hours(round(few / markers))),
        spread=spread(plan, lessons, say),
        aims=[(number, lessons[number].title, lessons[number].aims) for number in plan.lessons if lessons[number].aims],
        words={
            "aims": say(_("What students can do afterwards")), "reading": say(_("Further reading, from easy to hard, ends each lesson.")),
            "sessions": say(_("Your sessions")), "grading": say(_("What to grade: a suggestion")),
            "others": say(_("An exercise whose texts no person reads weighs half as much; let the machine alone grade it, and compare its open texts with the samples in class. Every figure follows from the lessons; change what you like: whichever exercises your markers read, let these weigh double.")),
        },
        colon=colon(language), language=language, paper=paper, style=style_of(__file__, "syllabus.css"),
    )  # fmt: skip
    return {SYLLABUS: page.encode()}


def minutes_at_home(session: Session, plan: Plan, lessons: Mapping[str, Lesson]) -> int:
    """Return the minutes that a session leaves for home: parts with its tasks, exercises as far as not begun, whole lessons."""
    return sum(minutes for _words, minutes in left_for_home(session, plan, lessons, translator("en")))


def left_for_home(
    session: Session, plan: Plan, lessons: Mapping[str, Lesson], say: Translator
) -> list[tuple[str, int]]:
    """Return what a session leaves for home, and the minutes of each."""
    parts = {part for each in session.lessons for task in session.home if (part := lessons[each].part_of(task))}
    tasks = [(say(_("tasks {tasks}")).format(tasks=", ".join(session.home)), minutes_of(parts))] if session.home else []
    exercises = [
        (exercise_words(lessons[each], plan, say), exercise_left(lessons[each], plan.sessions))
        for each in exercises_after(session, plan, lessons)
    ]
    whole = [
        (say(_("lesson {number}")).format(number=each), minutes_of(lessons[each].parts))
        for each in session.home_lessons
    ]
    return [*tasks, *exercises, *whole]


def spread(plan: Plan, lessons: Mapping[str, Lesson], say: Translator) -> list[str]:
    """Return why a session leaves nothing for home where its lesson goes on, and which one leaves more than a week's work."""
    found = []
    for session in plan.sessions:
        goes_on = plan.lessons_after(session) & set(session.lessons)
        minutes = minutes_at_home(session, plan, lessons)
        if goes_on and not minutes:
            told = _("Nothing for home after session {number}: lesson {lesson} goes on, and its exercise comes after its end. What the session before left may be handed in then.")  # fmt: skip
            found.append(say(told).format(number=session.number, lesson=", ".join(sorted(goes_on))))
        if minutes > MOST_A_WEEK:
            told = _("At home after session {number}: {time}. Give two weeks.")
            found.append(say(told).format(number=session.number, time=_hours(minutes)))
    return found


def exercises_after(session: Session, plan: Plan, lessons: Mapping[str, Lesson]) -> list[str]:
    """Return the exercises that are done after a session: one of a lesson that goes on later waits for its end."""
    later = plan.lessons_after(session)
    numbers = [*(each for each in session.lessons if each not in later), *session.home_lessons]
    return [each for each in numbers if lessons[each].exercise]


def hand_ins_of(plan: Plan, lessons: Mapping[str, Lesson], exercises: Mapping[str, Sequence[Task]]) -> list[HandIn]:
    """Return what is handed in, in the order of the sessions, with the minutes in which one person reads a whole class."""
    found = []
    for session in plan.sessions:
        for number in exercises_after(session, plan, lessons):
            tasks = [each for each in exercises[number] if not each.optional]
            texts = [each for each in tasks if each.kind in OPEN_KINDS]
            minutes = sum(sum(each.words) / 2 / WORDS_PER_MINUTE + MINUTES_PER_DECISION for each in texts)
            found.append(
                HandIn(
                    number,
                    session.number,
                    sum(each.points for each in tasks),
                    len(texts),
                    round(plan.students * minutes),
                )
            )
    return found


def suggested(hand_ins: Sequence[HandIn]) -> list[HandIn]:
    """Return which exercises a person reads: of many every second one, from the first or the second, whichever is quicker."""
    if len(hand_ins) <= ALL_GRADED:
        return list(hand_ins)
    return list(min((hand_ins[::2], hand_ins[1::2]), key=lambda some: sum(each.minutes for each in some)))


def weights(hand_ins: Sequence[HandIn], graded: Sequence[HandIn]) -> list[int]:
    """Return the weight of each exercise in percent, in all 100: what a person reads weighs twice as much as what none does."""
    shares = [2 if each in graded else 1 for each in hand_ins]
    ends = [round(100 * up_to / sum(shares)) for up_to in accumulate(shares)]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _row(session: Session, plan: Plan, lessons: Mapping[str, Lesson], say: Translator) -> dict[str, Any]:
    home = [
        f"{words} ({minutes})" if minutes else words for words, minutes in left_for_home(session, plan, lessons, say)
    ]
    return {
        "number": session.number,
        "lessons": [f"{number} {lessons[number].title}" for number in (*session.lessons, *session.home_lessons)],
        "minutes": session.minutes,
        "home": " · ".join(home) or "–",
        "home_minutes": minutes_at_home(session, plan, lessons),
    }


def _grading(hand_ins: Sequence[HandIn], graded: Sequence[HandIn], language: str, say: Translator) -> list[list[Any]]:
    """Return a row for each exercise, and the sum; of one exercise its row alone, which has nothing to be weighed against."""
    rows = [
        [each.exercise, each.session, localized_number(each.points, language), each.texts, _hours(each.minutes), say(_("a person") if each in graded else _("nobody")), f"{weight} %"]
        for each, weight in zip(hand_ins, weights(hand_ins, graded), strict=True)
    ]  # fmt: skip
    if len(rows) == 1:
        return [rows[0][:-1]]
    texts, minutes = sum(each.texts for each in hand_ins), sum(each.minutes for each in hand_ins)
    points = localized_number(sum(each.points for each in hand_ins), language)
    return [*rows, [say(_("All")), "", points, texts, _hours(minutes), "", "100 %"]]


def _hours(minutes: int) -> str:
    """Return minutes as hours and minutes, so that what stands below each other adds up: "3 h 45 min"."""
    hours, rest = divmod(minutes, 60)
    return " ".join([*([f"{hours} h"] if hours else []), *([f"{rest} min"] if rest or not hours else [])])
