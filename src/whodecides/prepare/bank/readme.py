"""The page that lies beside a question bank: which file is for which platform, and how marks are made there."""

from collections.abc import Collection, Iterable
from itertools import groupby

from ...errors import _
from ...i18n import Translator, colon, localized_number
from ...widgets.templates import render
from ..pages import PAPERS, style_of
from .moodle import SET_MARK, VARIANTS, mark_on_import
from .questions import Question

README = "README.html"
FILES = {
    "moodle.xml": (
        "Moodle",
        _("Question bank, Import, Moodle XML format; leave “Get category from file” ticked. Then add questions to a quiz."),
    ),
    "canvas-qti12.zip": (
        "Canvas",
        _("Settings, Import Course Content, QTI .zip file; leave “New Quizzes” unticked. Quizzes come unpublished."),
    ),
    "canvas-rubrics.csv": (
        "Canvas",
        _("Rubrics, Import rubric: for the open tasks, where your Canvas has this page."),
    ),
    "qti21.zip": (_("Other platforms that read QTI 2.1"), _("A test for each lesson and each exercise; all points or none.")),
}  # fmt: skip


def readme(
    lessons: Iterable[tuple[str, list[Question]]], files: Collection[str], links: bool, say: Translator
) -> dict[str, bytes]:
    """Return {"README.html": page} for these files of a bank; `links` says whether its questions link to their pages."""
    told = [
        _("A question with several parts gives each right part its share, below half, too, and rounds nothing; in QTI 2.1 it is all or none. The kit's own marking gives nothing below half and rounds to half a point. So the same answers may earn other points: mark one exercise in one place."),
        _("Open texts wait for a person; what counts at each level stands with the question."),
        _("Every key is public. Use the bank for practice, or let marks rest on the open texts."),
    ]  # fmt: skip
    if not links:
        told.append(
            _("Students open the lesson beside many questions. To link each question to its page, make the bank again with --lessons-at and the address where your class opens its lessons.")
        )  # fmt: skip
    tables = [_exercise(name, list(asked), say) for name, asked in _exercises(lessons)] if "moodle.xml" in files else []
    page = render(
        __file__, "readme.html", title=say(_("Questions for your course's platform")),
        files=[(each, *map(say, words)) for each, words in FILES.items() if each in files],
        file_headings=[say(each) for each in (_("File"), _("For"), _("There"))],
        marks=[say(each) for each in told], tables=tables,
        table_headings=[say(each) for each in (_("Task"), _("Add to the quiz"), _("Comes with"), _("Set the mark to"))],
        words={
            "marks": say(_("How marks are made there")),
            "moodle": say(_("An exercise as a quiz in Moodle")),
            "weights": say(_("Moodle adds up the weights of the parts of a question and takes no other mark, so some come with more marks than points: their names begin with “{name}”. A random question comes with 1. Set the marks in the quiz, at the right of each question; then an exercise has its points.")).format(name=say(SET_MARK).format(points="…", name="").strip()),
            "one": say(_("A question with variants has a category of its own, named “{name}”: add one random question from it. Optional questions count in no sum.")).format(name=say(VARIANTS).format(task="…")),
        },
        colon=colon(say.language), language=say.language, paper=PAPERS["a4"], style=style_of(__file__),
    )  # fmt: skip
    return {README: page.encode()}


def _exercises(lessons: Iterable[tuple[str, list[Question]]]) -> Iterable[tuple[str, Iterable[Question]]]:
    """Yield the name of each lesson with an exercise, and the questions of the exercise."""
    for name, asked in lessons:
        if of_exercise := [each for each in asked if each.exercise]:
            yield name, of_exercise


def _exercise(name: str, asked: list[Question], say: Translator) -> tuple[str, list[list[str]]]:
    """Return the name of an exercise, and a row for each task with what to add to a quiz; last the sum."""
    rows, points = [], 0.0
    for task, group in groupby(asked, key=lambda each: each.task):
        questions = list(group)
        first = questions[0]
        added = say(_("one of {all}, at random") if first.variant else _("the question")).format(all=len(questions))
        if first.optional:
            added = say(_("{name} (optional)")).format(name=added)
        else:
            points += first.points
        comes = 1 if first.variant else mark_on_import(first)
        rows.append([task, added, _number(comes, say), _number(first.points, say)])
    return name, [*rows, [say(_("All")), "", "", _number(points, say)]]


def _number(number: float, say: Translator) -> str:
    return localized_number(number, say.language)
