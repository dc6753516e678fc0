"""The bank as Moodle XML: one file, a category for each lesson and in it one for its exercise; variants have one of their own.

A question with gaps becomes Moodle's "embedded answers (Cloze)", the one type of its core in which each gap has feedback of
its own. Moodle reads no mark of such a question: on import it adds up the weights of its gaps, which are whole numbers. So the
gaps share the points where these can be divided among them; elsewhere each weighs 1, and the name says which mark to set.
"""

import base64
from collections.abc import Iterable

from ...errors import _
from ...i18n import localized_number
from ...widgets.templates import render
from .questions import Gap, Question
from .words import NUMBERS, QuestionTexts

TOP = "whodecides"  # the category above those of the lessons
# What ends an answer or its feedback in a gap's code, and the strokes that look like it but end nothing.
ESCAPED = str.maketrans({"}": "\\}", "#": "\\#", "~": "∼", "\\": "∖"})
TYPES = {"choice": "multichoice", "number": "numerical", "essay": "essay"}  # every other kind is "cloze"


def moodle_xml(lessons: Iterable[tuple[str, list[Question]]], voice: QuestionTexts) -> bytes:
    """Return the file; `lessons` are pairs of a lesson's name and its questions."""
    categories: dict[str, list[dict[str, object]]] = {}
    for name, asked in lessons:
        for each in asked:
            categories.setdefault(f"$course$/top/{TOP}/{_category(name, each, voice)}", []).append(_parts(each, voice))
    page = render(__file__, "moodle.xml", categories=categories.items())
    return f"{page}\n".encode()


def _category(name: str, question: Question, voice: QuestionTexts) -> str:
    """Return where a question stands below the category of all; what is in a slash of its own is a category in another."""
    exercise = [voice.say(EXERCISE).format(number=question.lesson)] if question.exercise else []
    variants = [voice.say(VARIANTS).format(task=question.task)] if question.variant else []
    return "/".join([name, *exercise, *variants])


EXERCISE = _("Exercise {number}")
VARIANTS = _("{task}: take one of these")


def weight(question: Question) -> int:
    """Return what each gap of a question weighs."""
    share = question.points / len(question.gaps)
    return int(share) if share >= 1 and share == int(share) else 1


def mark_on_import(question: Question) -> float:
    """Return the mark that a question has in Moodle once it is imported."""
    return weight(question) * len(question.gaps) if TYPES.get(question.kind) is None else question.points


def name_in_moodle(question: Question, voice: QuestionTexts) -> str:
    """Return the name of a question, before it the mark to set where Moodle gives it another."""
    if mark_on_import(question) == question.points:
        return question.title
    return voice.say(SET_MARK).format(points=localized_number(question.points, voice.say.language), name=question.title)


SET_MARK = _("[set mark {points}] {name}")


def _parts(question: Question, voice: QuestionTexts) -> dict[str, object]:
    """Return what the template needs of a question; whatever is HTML there is text of the XML file, so it is escaped."""
    kind = TYPES.get(question.kind, "cloze")
    text, rubric, afterwards = voice.asked(question, f"@@PLUGINFILE@@/{picture_name(question)}"), "", ""
    if kind == "essay":
        text += voice.paragraph(question.wrong, voice.length(question))
        rubric, afterwards = voice.rubric(question, True), voice.compared(question)
    elif kind == "cloze":
        if question.kind == "order":
            text += voice.paragraph(voice.say(NUMBERS))
        text += voice.gaps(question, [_code(each, question.tolerance, weight(question)) for each in question.gaps])
        afterwards = voice.afterwards(question)
    return {
        "question": question,
        "name": name_in_moodle(question, voice),
        "type": kind,
        "text": str(text),
        "afterwards": str(afterwards),
        "rubric": str(rubric),
        "file": (picture_name(question), base64.b64encode(question.picture.svg).decode()) if question.picture else None,
        "options": [(each, str(voice.paragraph(each.feedback))) for each in question.options],
        "numbers": _numbers(question, voice) if kind == "numerical" else [],
        "tags": _tags(question),
    }


def _tags(question: Question) -> list[str]:
    """Return by what a quiz can draw questions: the task with all its variants, the lesson, the points."""
    kind = "exercise" if question.exercise else "lesson"
    return [
        question.task,
        f"lesson {question.lesson}",
        kind,
        f"{question.points:g} {'point' if question.points == 1 else 'points'}",
    ]


def picture_name(question: Question) -> str:
    """Return the name of the file with the picture of a question; variants share it."""
    return f"{question.task}.svg"


def _numbers(question: Question, voice: QuestionTexts) -> list[tuple[str, str, str, str]]:
    """Return (fraction, number, tolerance, feedback) for the right number, each foreseen one, and any other."""
    gap, tolerance = question.gaps[0], _tolerance(question.tolerance)
    told = [("100", gap.right[0], tolerance, question.right)]
    told += [("0", number, tolerance, feedback) for number, feedback in gap.foreseen]
    told.append(("0", "*", "0", gap.wrong))
    return [(share, number, allowed, str(voice.paragraph(said))) for share, number, allowed, said in told]


def _tolerance(tolerance: float) -> str:
    return f"{tolerance:g}"


def _code(gap: Gap, tolerance: float, weight: int) -> str:
    """Return the code of a gap as the Cloze type reads it: {weight:KIND:=right~wrong#feedback}."""
    if gap.options:
        parts = [
            f"={_plain(each.text)}" if each.id in gap.right else _with_feedback(_plain(each.text), gap.wrong)
            for each in gap.options
        ]
        return f"{{{weight}:MULTICHOICE:{'~'.join(parts)}}}"
    parts = [f"={gap.right[0]}:{_tolerance(tolerance)}"]
    parts += [_with_feedback(f"%0%{number}:0", feedback) for number, feedback in gap.foreseen]
    return f"{{{weight}:NUMERICAL:{'~'.join(parts)}}}"


def _with_feedback(answer: str, feedback: str) -> str:
    return f"{answer}#{_plain(feedback)}" if feedback else answer


def _plain(text: str) -> str:
    return text.translate(ESCAPED)
