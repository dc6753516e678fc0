"""The bank as Moodle XML: one file, a category for each lesson.

A question with gaps becomes Moodle's "embedded answers (Cloze)", the one type of its core in which each gap has feedback of
its own. Its maximum mark is the number of its gaps: the format has no other.
"""

import base64
from collections.abc import Iterable

from ...widgets.templates import render
from .questions import Gap, Question
from .words import NUMBERS, QuestionTexts

TOP = "whodecides"  # the category above those of the lessons
# What ends an answer or its feedback in a gap's code, and the strokes that look like it but end nothing.
ESCAPED = str.maketrans({"}": "\\}", "#": "\\#", "~": "∼", "\\": "∖"})
TYPES = {"choice": "multichoice", "number": "numerical", "essay": "essay"}  # every other kind is "cloze"


def moodle_xml(lessons: Iterable[tuple[str, list[Question]]], voice: QuestionTexts) -> bytes:
    """Return the file; `lessons` are pairs of a lesson's name and its questions."""
    listed = [(f"$course$/top/{TOP}/{name}", [_parts(each, voice) for each in asked]) for name, asked in lessons]
    page = render(__file__, "moodle.xml", categories=listed)
    return f"{page}\n".encode()


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
        text += voice.gaps(question, [_code(each, question.tolerance) for each in question.gaps])
        afterwards = voice.afterwards(question)
    return {
        "question": question,
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


def _code(gap: Gap, tolerance: float) -> str:
    """Return the code of a gap as the Cloze type reads it: {1:KIND:=right~wrong#feedback}."""
    if gap.options:
        parts = [
            f"={_plain(each.text)}" if each.id in gap.right else _with_feedback(_plain(each.text), gap.wrong)
            for each in gap.options
        ]
        return f"{{1:MULTICHOICE:{'~'.join(parts)}}}"
    parts = [f"={gap.right[0]}:{_tolerance(tolerance)}"]
    parts += [_with_feedback(f"%0%{number}:0", feedback) for number, feedback in gap.foreseen]
    return f"{{1:NUMERICAL:{'~'.join(parts)}}}"


def _with_feedback(answer: str, feedback: str) -> str:
    return f"{answer}#{_plain(feedback)}" if feedback else answer


def _plain(text: str) -> str:
    return text.translate(ESCAPED)
