"""Pages for students and for those who judge. No script can run in them; what students wrote is escaped."""

from ..errors import _
from ..i18n import plain_number, translator
from ..show.templates import render
from .judging import LEVELS, Judgements, earned, noted


def number(value):
    return f"{value:g}"


def feedback_page(result, tasks, judgements, titles=None):
    """Return a student's feedback as one HTML page without any script. All of the student's text is escaped.

    `titles` are those of lessons by number: {"02": …}. While an answer waits for a person the page says what may change.
    """
    _, language = translator(result.language), result.language
    marks, judgements = [], Judgements.of(judgements)
    rubrics = {each.id: {row["level"]: row["text"] for row in each.rubric} for each in tasks if each.rubric}
    for each in result.marks:
        key = (result.student.label, each.task)
        level = judgements.get(key) if each.judged else None
        points = plain_number(earned(each, level), language)
        if each.judged and not level:
            said = _("A person will judge this answer by the rubric.")
        else:
            said = _("Points: {points} of {most}").format(points=points, most=plain_number(each.most, language))
        one = {
            "task": each.task,
            "lesson": (titles or {}).get(each.task[1:3], ""),
            "question": each.question,
            "answer": each.answer,  # only of what people judge
            "said": said,
            "feedback": _after_judging(each, _) if level else each.feedback,
            "reached": _reached(rubrics.get(each.task, {}), level, _) if level else [],
        }
        marks.append({**one, "comment": judgements.comments.get(key, "") if level else ""})
    return render(
        __file__,
        "feedback.html",
        title=_("Feedback for {student}").format(student=result.student.label),
        language=language,
        total=_("Points in all: {points} of {most}").format(
            points=plain_number(result.points(judgements), language),
            most=plain_number(sum(each.points for each in tasks if not each.optional), language),
        ),
        marks=marks,
        open=_("These points may still change: a person has not judged all of your answers yet.")
        if result.open_judgements(judgements)
        else "",
        commented=_("Comment on your answer:"),
        written=_("Your answer:"),
    )


def _after_judging(found, say):
    """Return what is left to say of an answer that a person judged: what the check found missing, and nothing else."""
    if not found.question:
        return say(_("To which question this answer was given was not written down, so a person looked at it."))
    return say(_("The check says: {text}")).format(text=found.feedback) if found.doubt else ""


def _reached(rubric, level, say):
    """Return the lines (our words, the rubric's sentence) on the level that an answer reached, and on the next one."""
    lines = [(say(_("Level {level} of {all}:")).format(level=level, all=LEVELS), rubric.get(level))]
    lines.append((say(_("The next level asks:")), rubric.get(level + 1)))
    return [each for each in lines if each[1]]


def judging_page(report):
    """Return one HTML page for the person who judges: for each task the rubric, then every answer to it."""
    _ = translator(report.language)
    tasks = [
        {
            "id": task.id,
            "question": task.question,
            "rubric": task.rubric,
            "answers": [
                {
                    "student": result.student.label,
                    "text": each.answer,
                    "doubt": noted(each, report.language),
                }
                for result in report.results
                for each in result.marks
                if each.judged and each.task == task.id
            ],
        }
        for task in report.tasks
        if task.rubric
    ]
    return render(
        __file__,
        "judging.html",
        title=_("Answers to be judged"),
        language=report.language,
        tasks=tasks,
        words={"example": _("For example:"), "nothing": _("Nothing waits for a judgement.")},
    )
