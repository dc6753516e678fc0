"""The bank as a package of QTI 1.2, as Canvas's importer of quizzes reads it: a quiz for each lesson and each exercise.

Variants of a task form a group from which each student gets one. What Canvas's own types can hold decides the form:
each number that is listed in a numerical question or a blank counts as right there, so mistakes with their feedback stand
in what is read below a wrong answer. Menus become its matching questions, in which each row has feedback of its own.
The rubrics of the exercises' open tasks go beside it, as the table that Canvas imports.
"""

import csv
import hashlib
import io
from collections.abc import Iterable
from itertools import groupby

from ...errors import _
from ...widgets.templates import render
from .moodle import picture_name
from .questions import Gap, Question
from .words import LEVEL, LOWER, NUMBERS, QuestionTexts

TYPES = {
    "choice": "multiple_choice_question",
    "number": "numerical_question",
    "essay": "essay_question",
    "menus": "matching_question",
    "order": "matching_question",
    "numbers": "fill_in_multiple_blanks_question",
}
MANIFEST = "imsmanifest.xml"
META = "assessment_meta.xml"


def canvas_package(lessons: Iterable[tuple[str, list[Question]]], voice: QuestionTexts) -> dict[str, bytes]:
    """Return {path in the package: bytes}; `lessons` are pairs of a lesson's name and its questions."""
    files: dict[str, bytes] = {}
    pictures: dict[str, bytes] = {}
    quizzes = []
    for name, asked in lessons:
        for _exercise, group in groupby(asked, key=lambda each: each.exercise):
            questions = list(group)
            quiz = quiz_of(name, questions, voice)
            quizzes.append(quiz)
            told = [[_parts(each, voice) for each in variants] for variants in quiz["groups"]]
            files[f"{quiz['id']}/{quiz['id']}.xml"] = page("qti12.xml", quiz=quiz, groups=told)
            files[f"{quiz['id']}/{META}"] = page("canvas_meta.xml", quiz=quiz)
            pictures |= {address(each): each.picture.svg for each in questions if each.picture}
    return {MANIFEST: page("canvas_manifest.xml", quizzes=quizzes, pictures=pictures), **files, **pictures}


def page(template: str, **parts: object) -> bytes:
    """Return a file of a package, made from a template of this folder."""
    return f"{render(__file__, template, **parts)}\n".encode()


def address(question: Question) -> str:
    """Return the path of a question's picture in a package."""
    return f"images/{picture_name(question)}"


def quiz_of(name: str, questions: list[Question], voice: QuestionTexts) -> dict:
    """Return what a package says of the quiz on a lesson, or on its exercise: variants of a task are one group."""
    exercise = questions[0].exercise
    groups = [list(group) for _task, group in groupby(questions, key=lambda each: each.task)]
    kind, title = ("exercise", IN_EXERCISE) if exercise else ("lesson", IN_LESSON)
    return {
        "id": f"whodecides-{questions[0].lesson}-{kind}",
        "title": voice.say(title).format(name=name),
        "type": "assignment" if exercise else "practice_quiz",
        "points": sum(group[0].points for group in groups),
        "groups": groups,
    }


IN_EXERCISE = _("Exercise {name}")
IN_LESSON = _("Lesson {name}")


def item_id(question: Question) -> str:
    """Return the id of a question in a package: it begins with a letter, as XML asks."""
    return f"whodecides-{question.id}"


def _parts(question: Question, voice: QuestionTexts) -> dict[str, object]:
    """Return what the template needs of a question; whatever is HTML there is text of the XML file, so it is escaped."""
    kind = TYPES[question.kind]
    text, right, wrong, always = voice.asked(question, address(question)), "", "", ""
    if question.kind == "essay":
        text += voice.paragraph(question.wrong, voice.length(question))
        always = voice.compared(question) or voice.rubric(question, False)
    elif question.kind != "choice":
        right, wrong = voice.right(question), voice.wrong(question)
    if question.kind == "order":
        text += voice.paragraph(voice.say(NUMBERS), _order_hint(question, voice))
    if question.kind == "numbers":
        text += voice.gaps(question, [f"[{each.id}]" for each in question.gaps])
    return {
        "id": item_id(question),
        "reference": hashlib.sha256(question.id.encode()).hexdigest()[:32],
        "question": question,
        "type": kind,
        "text": str(text),
        "right": str(right),
        "wrong": str(wrong),
        "always": str(always),
        "options": [
            (place, each, str(voice.paragraph(each.feedback))) for place, each in enumerate(question.options, 1)
        ],
        "gaps": [_gap(place, each, voice) for place, each in enumerate(question.gaps, 1)],
    }


def _order_hint(question: Question, voice: QuestionTexts) -> str:
    """Return what to do with items that may stand in either order: a row of Canvas's matching has one right match."""
    return voice.say(LOWER) if any(len(each.right) > 1 for each in question.gaps) else ""


def _gap(place: int, gap: Gap, voice: QuestionTexts) -> dict[str, object]:
    numbers = {each.id: number for number, each in enumerate(gap.options, 1)}
    return {
        "place": place,
        "gap": gap,
        "right": numbers[gap.right[0]] if gap.options else gap.right[0],
        "options": [(numbers[each.id], each.text) for each in gap.options],
        "wrong": str(voice.paragraph(gap.wrong)) if gap.options else "",
    }


LEVELS = 4  # of the rubric of an exercise, as a grader knows them: the first earns nothing, the last all points
HEADER = ["Rubric Name", "Criteria Name", "Criteria Description", "Criteria Enable Range"]
RATING = ["Rating Name", "Rating Description", "Rating Points"]


def rubrics_csv(questions: Iterable[Question], voice: QuestionTexts) -> bytes:
    """Return the table: a rubric of one criterion for each open task of an exercise, the highest level first."""
    page = io.StringIO()
    table = csv.writer(page)
    table.writerow([*HEADER, *RATING * LEVELS])
    for each in questions:
        if each.exercise and each.levels:
            ratings = [
                part
                for row in sorted(each.levels, key=lambda row: -row["level"])
                for part in (voice.say(LEVEL).format(level=row["level"]), row["text"], _points(each, row["level"]))
            ]
            table.writerow([each.title, voice.say(CRITERION), each.text, "false", *ratings])
    return page.getvalue().encode()


def _points(question: Question, level: int) -> str:
    return f"{round(question.points * (level - 1) / (LEVELS - 1), 2):g}"


CRITERION = _("Argument")
