"""Pages for students and for those who judge. No script can run in them; what students wrote is escaped."""

from html import escape

from ..i18n import plain_number, translator
from .judging import LONGEST_SHOWN, earned, noted


def number(value):
    return f"{value:g}"


def feedback_page(result, tasks, judgements):
    """Return a student's feedback as one HTML page without any script. All of the student's text is escaped."""
    _, language = translator(result.language), result.language
    title = _("Feedback for {student}").format(student=result.student.label)
    parts = []
    for each in result.marks:
        level = judgements.get((result.student.label, each.task))
        points = plain_number(earned(each, level), language)
        if each.judged and not level:
            said = _("A person will judge this answer by the rubric.")
        else:
            said = _("Points: {points} of {most}").format(points=points, most=plain_number(each.most, language))
        parts.append(
            f"<section><h2>{escape(each.task)}</h2><p>{escape(each.question)}</p>"
            f"<p><strong>{escape(said)}</strong></p><p style='white-space:pre-line'>{escape(each.feedback)}</p></section>"
        )
    total = _("Points in all: {points} of {most}").format(
        points=plain_number(result.points(judgements), language),
        most=plain_number(sum(each.points for each in tasks if not each.optional), language),
    )
    return _page(title, result.language, f"<p>{escape(total)}</p>{''.join(parts)}")


def judging_page(report):
    """Return one HTML page for the person who judges: for each task the rubric, then every answer to it."""
    parts = []
    for task in report.tasks:
        if not task.rubric:
            continue
        levels = "".join(
            f"<li value='{each['level']}'>{escape(each['text'])}<br><em>For example:</em> {escape(each['anchor'])}</li>"
            for each in task.rubric
        )
        parts.append(f"<h2>{escape(task.id)}</h2><p>{escape(task.question)}</p><ol>{levels}</ol>")
        for result in report.results:
            for each in result.marks:
                if each.judged and each.task == task.id:
                    label, text = escape(result.student.label), escape(each.answer[:LONGEST_SHOWN])
                    doubt = f"<p><em>{escape(noted(each))}</em></p>" if each.doubt else ""
                    parts.append(f"<section><h3>{label}</h3><p>{text}</p>{doubt}</section>")
    return _page("Answers to be judged", "en", "".join(parts) or "<p>Nothing waits for a judgement.</p>")


def _page(title, language, body):
    """Return an HTML page that no script can run in."""
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>body{{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;"
        "padding:0 1rem;overflow-wrap:anywhere}section{border-top:1px solid #767676}</style></head>"
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>\n"
    )
