"""Pages for students and for those who judge. No script can run in them; what students wrote is escaped."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from markupsafe import Markup

from ..answers import Task
from ..case import split_id
from ..errors import _
from ..i18n import Translator, plain_number, translator
from ..show.templates import pieces, render
from .grading import Mark
from .judging import LEVELS, Judgements, Key, earned, noted
from .report import Report
from .results import Result

MOST_SETTLED = 5_000  # sections of pages that are kept for the next student with the same answer


def feedback_page(
    result: Result, tasks: Sequence[Task], judgements: Mapping[Key, int], titles: Mapping[str, str] | None = None
) -> str:
    """Return a student's feedback as one HTML page without any script. All of the student's text is escaped.

    `titles` are those of lessons by number, {"02": …}, of another case than the default one {"my-case-02": …}. While an answer waits for a person the page says what may change.
    """
    _, language = translator(result.language), result.language
    titles, judgements = titles or {}, Judgements.of(judgements)
    rubrics = {each.id: {row["level"]: row["text"] for row in each.rubric} for each in tasks if each.rubric}

    def section(found: Mark) -> str:
        case, number = split_id(found.task)
        lesson = titles.get("-".join(filter(None, (case, number[1:3]))), "")
        if not found.judged:
            return _settled(found, lesson, language)
        key = (result.student.label, found.task)
        level = judgements.get(key)
        return _section(found, lesson, language, level, rubrics.get(found.task, {}), judgements.comments.get(key, ""))

    return render(
        __file__,
        "feedback.html",
        title=_("Feedback for {student}").format(student=result.student.label),
        language=language,
        total=_("Points in all: {points} of {most}").format(
            points=plain_number(result.points(judgements), language),
            most=plain_number(sum(each.points for each in tasks if not each.optional), language),
        ),
        sections=Markup("\n").join(map(section, result.marks)),
        open=_("These points may still change: a person has not judged all of your answers yet.")
        if result.open_judgements(judgements)
        else "",
    )


@lru_cache(MOST_SETTLED)
def _settled(found: Mark, lesson: str, language: str) -> str:
    """Return the section on an answer that no person judges: it is the same for all who gave the answer."""
    return _section(found, lesson, language)


def _section(
    found: Mark,
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
    if found.judged and not level:
        said = _("A person will judge this answer by the rubric.")
    else:
        points, most = (plain_number(each, language) for each in (earned(found, level), found.most))
        said = _("Points: {points} of {most}").format(points=points, most=most)
    return render(
        __file__,
        "section.html",
        task=found.task,
        lesson=lesson,
        language=language,
        question=found.question,
        answer=found.answer,  # only of what people judge
        said=said,
        feedback=_after_judging(found, _) if level else found.feedback,
        reached=_reached(rubric, level, _) if level else [],
        comment=comment if level else "",
        commented=_("Comment on your answer:"),
        written=_("Your answer:"),
    )


def _after_judging(found: Mark, say: Translator) -> str:
    """Return what is left to say of an answer that a person judged: what the check found missing, and nothing else."""
    if not found.question and found.changed:
        return say(_("The question has changed since you answered it, so a person looked at your answer."))
    if not found.question:
        return say(_("To which question this answer was given was not written down, so a person looked at it."))
    return say(_("The check says: {text}")).format(text=found.feedback) if found.doubt else ""


def _reached(rubric: Mapping[int, str], level: int, say: Translator) -> list[tuple[str, str]]:
    """Return the lines (our words, the rubric's sentence) on the level that an answer reached, and on the next one."""
    lines = [(say(_("Level {level} of {all}:")).format(level=level, all=LEVELS), rubric.get(level, ""))]
    lines.append((say(_("The next level asks:")), rubric.get(level + 1, "")))
    return [each for each in lines if each[1]]


def judging_page(report: Report) -> Iterator[str]:
    """Yield one HTML page, in pieces, for the person who judges: for each task the rubric, then every answer to it."""
    _ = translator(report.language)

    def shown(answer: tuple[str, Mark]) -> dict[str, str]:
        student, found = answer
        return {"student": student, "text": found.answer, "doubt": noted(found, report.language)}

    answers = {task.id: [] for task in report.tasks if task.rubric}
    for result, found in report.judged():
        if found.task in answers:
            answers[found.task].append((result.student.label, found))
    tasks = [
        {"id": task.id, "question": task.question, "rubric": task.rubric, "answers": map(shown, answers[task.id])}
        for task in report.tasks
        if task.rubric
    ]
    return pieces(
        __file__,
        "judging.html",
        title=_("Answers to be judged"),
        language=report.language,
        tasks=tasks,
        words={"example": _("For example:"), "nothing": _("Nothing waits for a judgement.")},
    )
