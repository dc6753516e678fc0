"""The slides of a session: those of each row of its run-sheet, numbered like it. 4.2 is the second slide of row 4.

Where a session has more slides than its minutes bear, those that their authors call spare are left out, the last first and
before all others those that go first; the only one of a row stays where its part is not short.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ...i18n import Translator, _
from ..lessons import Lesson, Part
from ..plan import Plan, Session, Step
from ..run_sheet import closing_question, homework, homework_for_class
from ..run_sheet.sheets import stretches
from .kinds.words import ground_rules, question
from .material import Material
from .part_slides import GOES_FIRST, Shown, part_slides
from .scene import LEAST, LEFT, RIGHT, Note, Slide, Text

LEAST_MINUTES = 3  # of a part that has slides of its own: in fewer the wall may go on with the slide before
MOST_SLIDES, IN_MINUTES = 20, 75  # a slide stands for three or four minutes
TOLD = {"do": _("Students"), "say": _("You say"), "watch": _("Watch for")}
NUMBER = 120  # pixels of a slide's number at its foot


def session_slides(material: Material, plan: Plan, session: Session, routes: Mapping[str, Any]) -> list[Slide]:
    """Return the slides of a session with their numbers, minutes and notes. `routes` is `routes.toml` as read.

    Raises KitError, which names the table, where a text does not fit its place.
    """
    made = [
        (row, steps, step, shown)
        for row, steps in enumerate(stretches(session.steps), 1)
        for step in steps
        for shown in _step_slides(material, plan, session, step, routes)
    ]
    for keeps_rows in (True, False):
        spare = [each for each in reversed(made) if each[-1].spare]
        for each in sorted(spare, key=lambda each: each[-1].spare != GOES_FIRST):
            row, _steps, step, _shown = each
            is_only_one = step.minutes >= LEAST_MINUTES and Counter(one[0] for one in made)[row] == 1
            too_many = sum(len(shown.slides) for *_rest, shown in made) > most_slides(session.minutes)
            if too_many and not (keeps_rows and is_only_one):
                made = [one for one in made if one is not each]
    slides: list[Slide] = []
    begun: set[int] = set()  # starts of the steps of which a slide has the notes
    for row, steps, step, shown in made:
        for slide in shown.slides:
            number = f"{row}.{1 + sum(each.row == row for each in slides)}"
            notes = () if step.start in begun else _told(material, step, routes)
            begun.add(step.start)
            slides.append(_placed(slide, row, number, steps, _name(material, step), notes, material.say_in_notes))
    return [_announcing(slide, slides[place + 1 :], material.say_in_notes) for place, slide in enumerate(slides)]


def most_slides(minutes: int) -> int:
    """Return how many slides so many minutes bear."""
    return minutes * MOST_SLIDES // IN_MINUTES


def _step_slides(material: Material, plan: Plan, session: Session, step: Step, routes: Mapping[str, Any]) -> list[Shown]:  # fmt: skip
    if step.part:
        return part_slides(material, step.part)
    say, told = material.say, routes[step.kind]
    if step.kind == "opening":
        titles = " · ".join(material.lessons[each].title for each in session.lessons)
        made = ground_rules(titles, routes["rule"], say)
    elif step.kind == "closing":
        home = homework_for_class(plan, session, material.lessons, say)
        notes = material.say_in_notes
        codes = homework(plan, session, material.lessons, notes)
        at_home = (Note(notes(_("For home")), codes),) if codes else ()
        last, heading = closing_question(plan, session, material.lessons), say(_("Debrief"))
        do = "\n".join([told["do"], *([told["save"]] if "save" in told else [])])
        if last:
            made = question(last, do, heading, home, say(_("For home")))
            made = replace(made, notes=(*_good_answers(material.lessons[session.lessons[-1]], notes), *at_home))
        else:
            made = replace(question(do, "", heading, home, say(_("For home"))), notes=at_home)
    else:
        made = question(_name(material, step), told["do"], "")
        made = replace(made, notes=tuple(Note(str(n), each) for n, each in enumerate(told.get("steps", ()), 1)))
    return [Shown((replace(made, minutes=step.minutes),), False)]


def _good_answers(lesson: Lesson, say: Translator) -> tuple[Note, ...]:
    return tuple(Note(say(_("One good answer")), each) for each in lesson.teaching["discuss"][0]["answers"])


def _name(material: Material, step: Step) -> str:
    """Return what a step is called at the foot of its slides."""
    if step.part:
        return step.part.heading
    named = {"opening": _("Opening"), "closing": _("Debrief"), "pool": _("Your own codes"), "exercise": _("Exercise {number}")}  # fmt: skip
    return material.say(named[step.kind]).format(number=step.lesson)


def _told(material: Material, step: Step, routes: Mapping[str, Any]) -> tuple[Note, ...]:
    """Return what the author tells who teaches a step, and what takes its place where time is short."""
    lesson = material.lessons.get(step.lesson)
    told = lesson.notes_on(step.part) if lesson and step.part else routes[step.kind]
    notes = [Note(material.say_in_notes(words), told[name]) for name, words in TOLD.items()]
    return (*notes, *(Note(material.say_in_notes(_("If time is short")), each) for each in _instead(lesson, step.part)))


def _instead(lesson: Lesson | None, part: Part | None) -> list[str]:
    if not lesson or not part:
        return []
    return [each["instead"] for each in lesson.teaching["cut_first"] if each["heading"] == part.heading]


def _placed(slide: Slide, row: int, number: str, steps: Sequence[Step], name: str, notes: tuple[Note, ...], say: Translator) -> Slide:  # fmt: skip
    """Return a slide with its place: name and number at its foot, minutes of its row, notes on it."""
    start, end = steps[0].start, steps[-1].end
    foot = (
        Text(LEFT, 722, RIGHT - LEFT - NUMBER, 32, name, LEAST, colour="quiet"),
        Text(RIGHT - NUMBER, 722, NUMBER, 32, number, 26, bold=True, align="right"),
    )
    minutes = Note(say(_("Minute")), f"{start}–{end}")
    own = (minutes, *notes, *slide.notes)
    return replace(slide, items=(*slide.items, *foot), notes=own, row=row, number=number, start=start, end=end)


def _announcing(slide: Slide, following: Sequence[Slide], say: Translator) -> Slide:
    """Return a slide whose notes say that the next one answers it, and whether all at once."""
    if slide.answer or not following or not following[0].answer:
        return slide
    if following[0].presses:
        told = say(_("The next slide answers, one at each press: let everybody decide before each."))
    else:
        told = say(_("The next slide answers. Go on when everybody has decided."))
    return replace(slide, notes=(*slide.notes, Note("", told)))
