"""Pages for students and for those who judge. No script can run in them; what students wrote is escaped."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from ..answers import Task
from ..answers.result import Decision
from ..case import split_id
from ..errors import _
from ..i18n import Translator, localized_day, localized_number, translator
from ..widgets.templates import render, render_in_pieces
from .grading import Mark, share_line
from .judgements import LEVELS, Judgements, Key, doubt_note, earned_points
from .report import PageFacts, Report
from .results import Result

MOST_CACHED_SECTIONS = 5_000  # sections of pages that are kept for the next student with the same answer
WORDS_OF_TEXT = 34  # of a student's text that stand on the page; the whole opens below
VERDICTS = (("holds", 1.0), ("nearly", 0.75), ("partly", 0.5), ("notyet", 0.0))  # of an aim, by the share of its points
Place = tuple[str, str]  # (heading of a screen, its address)
ENGLISH = Markup(' lang="en"')  # what the course says, on a page in another language


def feedback_page(
    result: Result, tasks: Sequence[Task], judgements: Mapping[Key, int], about: PageFacts | None = None
) -> str:
    """Return a student's feedback as one HTML page without any script. All of the student's text is escaped.

    `about` holds what is the same on the pages of all. While an answer waits for a person the page says what may change.
    """
    _, language = translator(result.language), result.language
    about, judgements = about or PageFacts(), Judgements.from_levels(judgements)
    of_tasks = {each.id: each for each in tasks}
    levels = {each.task: judgements.get((result.student.label, each.task)) for each in result.marks}
    again, held, reached, unanswered = [], [], [], []
    for mark in result.marks:
        task = of_tasks[mark.task]
        if _is_unanswered(mark):
            unanswered.append(mark.task)
        elif not mark.judged and mark.points == mark.most:
            held.append(_held_line(mark, language))
        elif mark.judged and levels[mark.task] == LEVELS:
            reached.append(_judged_section(mark, task, LEVELS, ("", ""), language))
        elif mark.judged:
            again.append(_judged_section(mark, task, levels[mark.task], _place(task, about), language))
        else:
            again.append(_wrong_section(mark, task.kind, _place(task, about), about, language))
    most = sum(each.points for each in tasks if not each.optional)
    comments = [(each.task, judgements.comments.get((result.student.label, each.task), "")) for each in result.marks]
    return render(
        __file__,
        "feedback.html",
        title=_("Feedback for {student}").format(student=result.student.label),
        language=language,
        lang=ENGLISH if language != "en" else "",
        heading=_heading(tasks, about, _),
        exercise=_("Feedback on exercise {numbers}").format(numbers=", ".join(_lessons(tasks))),
        course=about.course,
        student=result.student.label,
        days=_days(result, about, _),
        total=_("Points in all: {points} of {most}").format(
            points=localized_number(min(result.points(judgements), most), language),  # optional tasks fill gaps
            most=localized_number(most, language),
        ),
        open=_("These points may still change: a person has not judged all of your answers yet.")
        if result.open_judgements(judgements)
        else "",
        comments=[(task, text) for task, text in comments if text and levels[task]],
        aims=list(_aim_rows(result, of_tasks, levels, about, _)),
        leveled=any(each.judged for each in result.marks),
        again=again,
        nothing=_("No answer was handed in: {tasks}.").format(tasks=", ".join(unanswered)) if unanswered else "",
        held=held,
        reached=reached,
        words=_page_words(about.whole, _),
    )


def _page_words(whole: bool, say: Translator) -> dict[str, str]:
    shared = say(
        _(
            "Points: what you decide shares the points of a task equally, and each right decision earns its share, to half a "
            "point. Nothing is taken away; fewer than half right earn nothing. In an order those are right that need not be "
            "moved. A text earns points by its level: level 1 none, level 4 all. Your opinion is never judged."
        )
    )
    every = say(
        _(
            "Points: a task earns all its points, or none; a text by its level: level 1 none, level 4 all. Your opinion is never "
            "judged."
        )
    )
    return {
        "comment": say(_("Your instructor writes")),
        "picture": say(_("What holds, and what does not yet")),
        "holds": say(_("a decision that holds")),
        "look": say(_("one to look at again")),
        "level": say(_("the level of your text")),
        "again": say(_("Look at these again, and at your texts")),
        "held": say(_("These hold")),
        "points": every if whole else shared,
        "disagree": say(
            _("Not agreed? Write to your instructor, who has the same page: say which task, which decision, and why.")
        ),
    }


def _is_unanswered(mark: Mark) -> bool:
    return not mark.judged and mark.decisions == (0, 0)


def _lessons(tasks: Sequence[Task]) -> list[str]:
    """Return the numbers of the lessons whose exercises are graded, in order."""
    return list(dict.fromkeys(_lesson_of(each.id) for each in tasks))


def _lesson_of(task: str) -> str:
    """Return the number of the lesson of a task, behind the name of another case than the default one."""
    case, number = split_id(task)
    return "-".join(filter(None, (case, number[1:3])))


def _heading(tasks: Sequence[Task], about: PageFacts, say: Translator) -> str:
    titles = [about.lessons[each].title for each in _lessons(tasks) if each in about.lessons]
    return " · ".join(titles) or say(_("Your exercise"))


def _days(result: Result, about: PageFacts, say: Translator) -> Iterator[str]:
    """Yield the days that are known: of the last answer, and of the page."""
    for message, day in ((_("last answer {day}"), result.last_answer), (_("returned {day}"), about.returned)):
        if day:
            told = localized_day(datetime.date.fromisoformat(day), say.language)
            yield say(message).format(day=told)


def _aim_rows(
    result: Result, tasks: Mapping[str, Task], levels: Mapping[str, int | None], about: PageFacts, say: Translator
) -> Iterator[dict[str, Any]]:
    """Yield a row for each aim that the exercises assess: its words, a picture of each task, and how much of it holds."""
    by_aim: dict[tuple[str, int], list[Mark]] = {}
    for mark in result.marks:
        by_aim.setdefault((_lesson_of(mark.task), tasks[mark.task].aim), []).append(mark)
    verdicts = {
        "holds": say(_("Holds")),
        "nearly": say(_("Nearly")),
        "partly": say(_("Partly")),
        "notyet": say(_("Not yet")),
        "waits": say(_("Waits")),
    }
    for (lesson, number), marks in sorted(by_aim.items()):
        aims = about.lessons[lesson].aims if lesson in about.lessons else {}
        # An optional task that was left out takes nothing away.
        counted = [each for each in marks if not (tasks[each.task].optional and _is_unanswered(each))]
        most = sum(each.most for each in counted)
        share = sum(earned_points(each, levels[each.task]) for each in counted) / most if most else 0
        sign = next(name for name, least in VERDICTS if share >= least - 1e-9)
        if any(each.judged and not levels[each.task] for each in marks):
            sign = "waits"
        yield {
            "aim": aims.get(number, say(_("Exercise {number}")).format(number=lesson)),
            "runs": [_run(each, levels[each.task], say.language) for each in marks],
            "sign": sign,
            "verdict": verdicts[sign],
        }


@lru_cache(MOST_CACHED_SECTIONS)
def _run(mark: Mark, level: int | None, language: str) -> str:
    """Return the picture of one answer: a square for each decision, four steps for a text, with what it says in words."""
    say = translator(language)
    if mark.judged:
        told = (
            say(_("level {level} of {all}")).format(level=level, all=LEVELS) if level else say(_("waits for a person"))
        )
        marks = [f"step s{n}" + " on" * (n <= (level or 0)) for n in range(1, LEVELS + 1)]
    elif _is_unanswered(mark):
        told, marks = say(_("no answer")), ["sq no"]
    else:
        right, every = mark.decisions
        told = say(_("{right} of {all} right")).format(right=right, all=every)
        marks = ["sq"] * right + ["sq no"] * (every - right)
    return render(__file__, "answer_marks.html", task=mark.task, told=f"{mark.task}: {told}", marks=marks)


def _points_line(mark: Mark, level: int | None, say: Translator) -> str:
    points, most = (localized_number(each, say.language) for each in (earned_points(mark, level), mark.most))
    return say(_("Points: {points} of {most}")).format(points=points, most=most)


@lru_cache(MOST_CACHED_SECTIONS)
def _held_line(mark: Mark, language: str) -> Markup:
    """Return the line on an answer that is right: it is the same for all who gave the answer."""
    return render(
        __file__,
        "held_answer.html",
        task=mark.task,
        lang=ENGLISH if language != "en" else "",
        asked=shortest_question(mark.question),
        why=mark.feedback,
        said=_points_line(mark, None, translator(language)),
    )


def shortest_question(question: str) -> str:
    """Return the sentence of a question that asks, the last one with a question mark, else the first: short enough for a line."""
    sentences = re.split(r"(?<=[.?!]) +", question)
    return next((each for each in reversed(sentences) if each.endswith("?")), sentences[0])


@lru_cache(MOST_CACHED_SECTIONS)
def _wrong_section(mark: Mark, kind: str, place: Place, about: PageFacts, language: str) -> Markup:
    """Return the section on an answer of which something is not right: the same for all who gave the answer."""
    say = translator(language)
    lines = mark.feedback.split("\n")
    notice = lines.pop(0) if mark.changed else ""
    several = mark.decisions[1] > 1
    said = (
        share_line(mark.decisions, mark.points, mark.most, say, about.whole)
        if several
        else _points_line(mark, None, say)
    )
    shown = list(_shown_decisions(mark.again, about.show_answers))
    told = [lines[0]] if kind == "order" or not mark.again else []
    return _section(mark, kind, place, say, said=said, notice=notice, again=shown, told=told)


def _shown_decisions(again: Sequence[Decision], answers: bool) -> Iterator[Decision]:
    """Yield decisions as a page shows them: without the key where it hides `answers`, and one reason for several but once."""
    for each, after in zip_longest(again, again[1:]):
        why = "" if after and after.why == each.why else each.why
        yield each._replace(why=why, better=each.better if answers else "")


def _judged_section(mark: Mark, task: Task, level: int | None, place: Place, language: str) -> Markup:
    """Return the section on an answer that a person judges: its level beside what the next one asks."""
    say = translator(language)
    words = mark.answer.split()
    rubric = {row["level"]: row["text"] for row in task.rubric}
    said = say(_("A person will judge this answer by the rubric."))
    told = [] if level else [mark.feedback]
    if level:
        said = f"{_points_line(mark, level, say)} · {say(_('level {level} of {all}')).format(level=level, all=LEVELS)}"
        told = [each for each in (_judged_feedback(mark, say),) if each]
    return _section(
        mark,
        task.kind,
        place,
        say,
        said=said,
        told=told,
        answer={
            "mark": "better" if level == LEVELS else "mine",
            "begin": " ".join(words[:WORDS_OF_TEXT]) + " …" * (len(words) > WORDS_OF_TEXT),
            "rest": len(words) > WORDS_OF_TEXT,
            "text": mark.answer,
        },
        reached=_level_lines(rubric, level, say) if level else [],
    )


def _place(task: Task, about: PageFacts) -> Place:
    """Return (heading of the screen of the lesson that helps, its address), "" for what is not known."""
    lesson = _lesson_of(task.id)
    heading = about.lessons[lesson].place(task) if lesson in about.lessons else ""
    page = about.pages.get(lesson, "")  # a browser that cannot look for the heading opens the lesson at its beginning
    return heading, f"{page}#:~:text={quote(heading, safe='')}" if page and heading else ""


def _section(mark: Mark, kind: str, place: Place, say: Translator, **parts: Any) -> Markup:
    asked, (heading, address) = shortest_question(mark.question), place
    given, better = {
        "order": (say(_("Your place")), say(_("Better place"))),
        "number": (say(_("Your answer")), say(_("In the record"))),
        "table": (say(_("Your answer")), say(_("In the record"))),
    }.get(kind, (say(_("Your answer")), say(_("Better reading"))))
    named = say(_("lesson {number}, “{heading}”")).format(number=_lesson_of(mark.task), heading=heading)
    words = {
        "question": say(_("The whole question")),
        "written": say(_("Your answer:")),
        "text": say(_("The whole text")),
        "given": given,
        "better": better,
        "nothing": say(_("no answer given")),
        "again": say(_("Look again:")),
    }
    return render(
        __file__,
        "answer_section.html",
        **{"notice": "", "answer": {}, "again": [], "reached": []} | parts,
        task=mark.task,
        lang=ENGLISH if say.language != "en" else "",
        asked=asked,
        whole_question=mark.question if asked != mark.question else "",
        place=named if heading else "",
        address=address,
        words=words,
    )


def _judged_feedback(mark: Mark, say: Translator) -> str:
    """Return what is left to say of an answer that a person judged: what the check found missing, and nothing else."""
    if not mark.question and mark.changed:
        return say(_("The question has changed since you answered it, so a person looked at your answer."))
    if not mark.question:
        return say(_("To which question this answer was given was not written down, so a person looked at it."))
    return say(_("The check says: {text}")).format(text=mark.feedback) if mark.doubt else ""


def _level_lines(rubric: Mapping[int, str], level: int, say: Translator) -> list[tuple[str, str, str]]:
    """Return the lines (our words, the rubric's sentence, how it is marked) on the level of a text, and on the next one."""
    lines = [(say(_("Your text, level {level}:")).format(level=level), rubric.get(level, ""), "mine")]
    if level < LEVELS:
        lines.append((say(_("At the next level:")), rubric.get(level + 1, ""), "better"))
    else:
        lines = [(ours, sentence, "better") for ours, sentence, _mark in lines]
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
