"""The slides of one session: opening, its parts at their minutes, debrief; behind a divider what is left for home."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ...i18n import Translator, _
from ..lessons import Lesson
from ..plan import Plan, Session, Step
from ..run_sheet.room import homework_lines
from .part import Clock, told_notes
from .slide import AFTER_ALL, Note, Slide
from .texts import chunks, sentences, words_in

MOST_IN_RULES = 70  # words of ground rules on a slide
MOST_IN_SHORT = 110  # of their first sentences, which are few lines
FEWEST_WORDS = 8  # of a sentence that says a rule alone
SAID: dict[str, Any] = {"options": [], "items": [], "categories": []}  # a question that is only asked


def session_clock(session: Session, lesson: Lesson) -> Clock:
    """Return when the parts of a lesson begin and end in a session."""
    places = {each.heading: place for place, each in enumerate(lesson.parts)}
    steps = [each for each in session.steps if each.part and each.lesson == lesson.number]
    return Clock({places[step.part.heading]: (step.start, step.end) for step in steps if step.part}, session.minutes)


def session_slides(
    session: Session,
    plan: Plan,
    lessons: Mapping[str, Lesson],
    made: Mapping[str, list[Slide]],
    routes: Mapping[str, Any],
    say: Translator,
) -> list[Slide]:
    """Return the slides of a session from those of its lessons, `made` with its clock.

    A lesson's title stands before its first part here, its key points behind its last where the class has done all.
    """
    deck, home = _opening(session, plan, lessons, routes, say), []
    for number in session.lessons:
        lesson, name = lessons[number], say(_("Lesson {number}")).format(number=number)
        here = set(session_clock(session, lesson).spans)
        at_home = _for_home(lesson, session, plan)
        ends = at_home if at_home else here if len(lesson.parts) - 1 in here else ()
        for each in made[number]:
            is_title = each.kind == "title"
            if is_title or each.part in here or (each.part == AFTER_ALL and ends is here):
                deck.append(replace(each, level=min(each.level + is_title, 2), kicker=each.kicker or name * is_title, foot=name))  # fmt: skip
            elif each.part in at_home or (each.part == AFTER_ALL and ends is at_home):
                home.append(replace(each, foot=f"{name} · {say(_('For home'))}", home=True))
    deck += [_announced(step, session, lessons, routes, say) for step in session.steps[1:] if not step.part]
    return [*deck, *_divider(homework_lines(plan, session, lessons, say), bool(home), say), *home]


def _for_home(lesson: Lesson, session: Session, plan: Plan) -> set[int]:
    """Return the places of the parts of a lesson whose tasks are for home, and of those between that nobody takes."""
    asked = {place for place, part in enumerate(lesson.parts) if set(part.tasks) & set(session.home)}
    taken = {(step.lesson, step.part.heading) for each in plan.sessions for step in each.steps if step.part}
    silent = {
        place
        for place, part in enumerate(lesson.parts)
        if not part.tasks and (lesson.number, part.heading) not in taken
    }
    return asked | silent if asked else set()


def _opening(
    session: Session, plan: Plan, lessons: Mapping[str, Lesson], routes: Mapping[str, Any], say: Translator
) -> list[Slide]:
    """Return the title of a session and the ground rules: as a whole once for a class, then their first sentences."""
    step = session.steps[0]
    minutes = say.ngettext("{count} minute", "{count} minutes", session.minutes).format(count=session.minutes)
    title = Slide(
        "title",
        " · ".join(lessons[number].title for number in session.lessons),
        {"facts": [(say(_("Time")), minutes)], "ours": True},
        level=1,
        notes=_notes(step, session, routes["opening"], say),
    )
    rules = _rules(routes.get("rule", ()), short=session.number > 1)
    most = MOST_IN_SHORT if session.number > 1 else MOST_IN_RULES
    groups = chunks([f"{each['name']} {each['text']}" for each in rules], most) if rules else []
    left = iter(rules)
    shown = [[next(left) for _text in group] for group in groups]
    heading = say(_("Ground rules"))
    return [title, *(Slide("rules", heading, {"rules": each}, ours=True, notes=title.notes[:1]) for each in shown)]


def _rules(rules: Iterable[Mapping[str, str]], short: bool) -> list[Mapping[str, str]]:
    return [{**each, "text": _shortened(each["text"])} for each in rules] if short else list(rules)


def _shortened(text: str) -> str:
    """Return the first sentence of a rule, and the second where the first is only a few words."""
    first, *rest = sentences(text)
    return " ".join([first, *rest[: words_in(first) < FEWEST_WORDS]])


def _announced(
    step: Step, session: Session, lessons: Mapping[str, Lesson], routes: Mapping[str, Any], say: Translator
) -> Slide:
    """Return the slide of what is no part of a lesson: the exercise, or the debrief with the question that begins it."""
    told = routes[step.kind]
    notes = _notes(step, session, told, say)
    if step.kind == "exercise":
        heading = say(_("Exercise {number}")).format(number=step.lesson)
        return Slide("question", heading, SAID, notes=notes, ours=True)
    if step.kind == "closing":
        return Slide("question", lessons[session.lessons[-1]].first_question, SAID, say(_("Debrief")), notes=notes)
    steps = " ".join(f"{place}. {each}" for place, each in enumerate(told.get("steps", []), 1))
    return Slide(
        "question", told["do"], SAID, notes=(*notes, *([Note(say(_("Step by step")), steps)] if steps else []))
    )


def _notes(step: Step, session: Session, told: Mapping[str, str], say: Translator) -> tuple[Note, ...]:
    minutes = Clock({0: (step.start, step.end)}, session.minutes).minutes_text(0, say)
    return (Note(say(_("Time")), minutes, ours=True), *told_notes(told, say))


def _divider(told: list[str], slides: bool, say: Translator) -> list[Slide]:
    """Return the slide that says what is for home and what to hand in, as the run-sheet does; none where nothing is."""
    lines = [each[:1].upper() + each[1:] for each in told]
    words = say(_("The slides behind this one are not for class."))
    notes = (Note(say(_("For home")), words, ours=True),) if slides else ()
    return [Slide("home", say(_("For home")), {"lines": lines}, ours=True, notes=notes)] if told else []
