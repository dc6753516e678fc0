"""Pages for students and for those who judge. No script can run in them; what students wrote is escaped."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from markupsafe import Markup

from ..answers import Task
from ..case import split_id
from ..errors import _
from ..i18n import Translator, localized_number, translator
from ..widgets.templates import render, render_in_pieces
from .grading import Mark
from .judgements import LEVELS, Judgements, Key, doubt_note, earned_points
from .report import Report
from .results import Result

MOST_CACHED_SECTIONS = 5_000  # sections of pages that are kept for the next student with the same answer


def feedback_page(
    result: Result, tasks: Sequence[Task], judgements: Mapping[Key, int], titles: Mapping[str, str] | None = None
) -> str:
    """Return a student's feedback as one HTML page without any script. All of the student's text is escaped.

    `titles` are those of lessons by number, {"02": …}, of another case than the default one {"my-case-02": …}. While an answer waits for a person the page says what may change.
    """
    _, language = translator(result.language), result.language
    titles, judgements = titles or {}, Judgements.from_levels(judgements)
    rubrics = {each.id: {row["level"]: row["text"] for row in each.rubric} for each in tasks if each.rubric}

    def section(mark: Mark) -> str:
        case, number = split_id(mark.task)
        lesson = titles.get("-".join(filter(None, (case, number[1:3]))), "")
        if not mark.judged:
            return _cached_section(mark, lesson, language)
        key = (result.student.label, mark.task)
        level = judgements.get(key)
        return _answer_section(
            mark, lesson, language, level, rubrics.get(mark.task, {}), judgements.comments.get(key, "")
        )

    return render(
        __file__,
        "feedback.html",
        title=_("Feedback for {student}").format(student=result.student.label),
        language=language,
        total=_("Points in all: {points} of {most}").format(
            points=localized_number(result.points(judgements), language),
            most=localized_number(sum(each.points for each in tasks if not each.optional), language),
        ),
        sections=Markup("\n").join(map(section, result.marks)),
        open=_("These points may still change: a person has not judged all of your answers yet.")
        if result.open_judgements(judgements)
        else "",
    )


@lru_cache(MOST_CACHED_SECTIONS)
def _cached_section(mark: Mark, lesson: str, language: str) -> str:
    """Return the section on an answer that no person judges: it is the same for all who gave the answer."""
    return _answer_section(mark, lesson, language)


def _answer_section(
    mark: Mark,
    lesson: str,
    language: str,
    level: int | None = None,
    rubric: Mapping[int, str] = MappingProxyType({}),
    comment: str = "",
) -> str:
    """Return what a page says of one answer, as Markup; of a judged one by its `level`, the `rubric`, {level: sentence},
    and the markers' `comment`.
    """
    _ = translator(language)
    if mark.judged and not level:
        points_line = _("A person will judge this answer by the rubric.")
    else:
        points, most = (localized_number(each, language) for each in (earned_points(mark, level), mark.most))
        points_line = _("Points: {points} of {most}").format(points=points, most=most)
    return render(
        __file__,
        "answer_section.html",
        task=mark.task,
        lesson=lesson,
        language=language,
        question=mark.question,
        answer=mark.answer,  # only of what people judge
        said=points_line,
        feedback=_judged_feedback(mark, _) if level else mark.feedback,
        reached=_level_lines(rubric, level, _) if level else [],
        comment=comment if level else "",
        commented=_("Comment on your answer:"),
        written=_("Your answer:"),
    )


def _judged_feedback(mark: Mark, say: Translator) -> str:
    """Return what is left to say of an answer that a person judged: what the check found missing, and nothing else."""
    if not mark.question and mark.changed:
        return say(_("The question has changed since you answered it, so a person looked at your answer."))
    if not mark.question:
        return say(_("To which question this answer was given was not written down, so a person looked at it."))
    return say(_("The check says: {text}")).format(text=mark.feedback) if mark.doubt else ""


def _level_lines(rubric: Mapping[int, str], level: int, say: Translator) -> list[tuple[str, str]]:
    """Return the lines (our words, the rubric's sentence) on the level that an answer reached, and on the next one."""
    lines = [(say(_("Level {level} of {all}:")).format(level=level, all=LEVELS), rubric.get(level, ""))]
    lines.append((say(_("The next level asks:")), rubric.get(level + 1, "")))
    return [each for each in lines if each[1]]


def judging_page(report: Report) -> Iterator[str]:
    """Yield one HTML page, in pieces, for the person who judges: for each task the rubric, then every answer to it."""
    _ = translator(report.language)

    def shown(answer: tuple[str, Mark]) -> dict[str, str]:
        student, mark = answer
        return {"student": student, "text": mark.answer, "doubt": doubt_note(mark, report.language)}

    answers = {task.id: [] for task in report.tasks if task.rubric}
    for result, mark in report.judged_marks():
        if mark.task in answers:
            answers[mark.task].append((result.student.label, mark))
    tasks = [
        {"id": task.id, "question": task.question, "rubric": task.rubric, "answers": map(shown, answers[task.id])}
        for task in report.tasks
        if task.rubric
    ]
    return render_in_pieces(
        __file__,
        "judging.html",
        title=_("Answers to be judged"),
        language=report.language,
        tasks=tasks,
        words={"example": _("For example:"), "nothing": _("Nothing waits for a judgement.")},
    )
