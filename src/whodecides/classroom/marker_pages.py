"""What a marker gets: a blind sheet, and a page that shows rubric, examples and cited evidence beside each answer."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ..answers import Task, all_variants, check_answer
from ..case import Citable, citable
from ..case.reader import Reader
from ..errors import Message, _, translated
from ..i18n import Translator, localized_with_groups
from ..widgets.citation_picker import cited_items
from ..widgets.templates import render
from .answer_groups import name_others
from .answer_numbers import MarkerAssignment, answer_digest, latest_assignments
from .grading import LONGEST_SHOWN
from .judgement_tables import MOST_TABLE_BYTES, TOO_LARGE
from .judgements import LEVELS
from .result_files import csv_bytes
from .split import Answer, Split, WaitingAnswers, first_rounds

MOST_CITED = 12  # cards beside an answer; a task asks for three at most
SHEET_FILE, PAGE_FILE, EQUAL_FILE = "sheet-{round}.csv", "page-{round}.html", "equal-{round}.csv"
NumberedAnswer = tuple[int, Answer]  # the number of an answer, and the answer


def marker_files(split: Split, waiting: WaitingAnswers, tasks: Iterable[Task], reader: Reader) -> dict[str, bytes]:
    """Return {path: bytes} of the sheets and pages of all markers, and of the instructor's sheets of equal answers.

    Each round of assigning has its own. An answer that changed since, or was judged, is left out of older rounds.
    """
    texts = {each.key: each for each in waiting.answers}
    by_task = {task.id: task for task in tasks}
    current = [
        each for each in latest_assignments(split.assignments).values() if each.key in texts and each.task in by_task
    ]
    current.sort(key=lambda each: (each.task, each.number))
    by_sheet: dict[tuple[str, int], list[MarkerAssignment]] = {}
    rounds = first_rounds(split.assignments)
    for each in current:
        for marker in each.markers:
            by_sheet.setdefault((marker, rounds[each.number, marker]), []).append(each)
    files = {}
    for (marker, round_number), lines in by_sheet.items():
        items = [(each.number, texts[each.key]) for each in lines]
        views = _answer_views(items, waiting, by_task, reader)
        files[f"{marker}/{SHEET_FILE.format(round=round_number)}"] = _blind_sheet(marker, views, reader.say)
        files[f"{marker}/{PAGE_FILE.format(round=round_number)}"] = _marker_page(
            marker, round_number, views, by_task, reader
        ).encode()
    if split.equal:
        round_number = max(each.round for each in split.assignments)
        files[EQUAL_FILE.format(round=round_number)] = _equal_sheet(split, reader.say)
    return files


def _answer_views(
    items: Iterable[NumberedAnswer], waiting: WaitingAnswers, tasks: Mapping[str, Task], reader: Reader
) -> list[dict[str, Any]]:
    """Return what a marker sees of each answer: its number, its text, what the check says, what it cites."""
    known = citable(reader.case)
    return [
        _answer_view(number, answer, waiting.hide_names(answer), tasks[answer.task], known, reader)
        for number, answer in items
    ]


def _answer_view(number: int, answer: Answer, text: str, task: Task, known: Citable, reader: Reader) -> dict[str, Any]:
    text, known = text[:LONGEST_SHOWN], known.with_cases(task.cases)
    ids, unknown = known.cited_ids(text)
    checked = check_answer(task, answer.text[:LONGEST_SHOWN], 1, known, reader.language)
    return {
        "number": number,
        "task": task.id,
        "text": text,
        "doubt": checked.text if checked.right is False else "",
        "cited": cited_items(reader, ids[:MOST_CITED], known.others.values()),
        "more": ids[MOST_CITED:],
        "unknown": unknown[:MOST_CITED],
    }


def _blind_sheet(marker: str, views: Iterable[dict[str, Any]], _say: Translator) -> bytes:
    header = ["number", "task", "level", "comment", "marker", _say(_("what the check says")), "answer"]
    rows = [[each["number"], each["task"], "", "", marker, each["doubt"], each["text"]] for each in views]
    return csv_bytes([header, *rows])


def _equal_sheet(split: Split, say: Translator) -> bytes:
    header = ["student", "task", "level", "comment", say(_("the same answer as")), "answer", "digest"]
    rows = [
        [
            each.student,
            each.task,
            "",
            "",
            translated(name_others(group, each.student), say),
            each.text[:LONGEST_SHOWN],
            answer_digest(each.text),
        ]
        for each, group in split.equal
    ]
    return csv_bytes([header, *sorted(rows, key=lambda row: (row[1], row[6], row[0]))])


def _marker_page(
    marker: str, round_number: int, views: list[dict[str, Any]], tasks: Mapping[str, Task], reader: Reader
) -> str:
    """Return the page of one marker. One script runs in it, which the page names by its digest; no text can add another."""
    script = Path(__file__).with_name("marker_page.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(f"\n{script}".encode()).digest()).decode()
    style = Path(__file__).with_name("marker_page.css").read_text(encoding="utf-8")
    by_task: dict[str, list[dict[str, Any]]] = {}
    for each in views:
        by_task.setdefault(each["task"], []).append(each)
    return render(
        __file__,
        "marker_page.html",
        language=reader.language,
        title=Message(_("Answers to mark: {marker}, round {round}"), marker=marker, round=round_number).translated(
            reader.say
        ),
        marker=marker,
        file=f"{marker}-levels-{round_number}.csv",  # the next round does not take its place in a folder
        kept=hashlib.sha256("".join(f"{each['number']}{each['text']}" for each in views).encode()).hexdigest()[:16],
        digest=digest,
        script=Markup("\n" + script),  # ours, as the style
        style=Markup(style),
        words=_page_words(reader.say),
        total=localized_with_groups(len(views), reader.language),
        levels=range(1, LEVELS + 1),
        most=MOST_TABLE_BYTES,
        tasks=[_task_view(tasks[name], answers) for name, answers in by_task.items()],
    )


def _task_view(task: Task, answers: list[dict[str, Any]]) -> dict[str, Any]:
    questions = list(dict.fromkeys(each.question for each in all_variants(task)))
    return {"id": task.id, "questions": questions, "rubric": task.rubric, "samples": task.samples, "answers": answers}


def _page_words(say: Translator) -> dict[str, str]:
    return {name: say(text) for name, text in PAGE_WORDS.items()}


PAGE_WORDS = {
    "how": _(
        "Choose a level for each answer and, where you like, write a comment for the student. You do not know whose answers "
        "these are, and some of them another marker reads, too: decide by the rubric, and by yourself."
    ),
    "keep": _(
        "Save your levels as a file as often as you like, and send back the newest one. To go on another day, open this page "
        "and then the file that you saved last. Nothing leaves this computer."
    ),
    "sheet": _("This page needs JavaScript. Without it, write your levels into the sheet beside this page."),
    "tools": _("Save and go on"),
    "save": _("Save my levels as a file"),
    "open": _("Go on with a saved file"),
    "next": _("Next answer without a level"),
    "progress": _("Answers with a level: {done} of {all}."),
    "taken": _("Levels taken from the file: {count}."),
    "unknown": _("These rows fit no answer on this page: {rows}."),
    "bad": _("This file is no sheet of levels."),
    "large": TOO_LARGE,
    "unsaved": _("Not saved as a file yet."),
    "rubric": _("The rubric"),
    "example": _("For example:"),
    "sample": _("A sample of level {level}"),
    "answer": _("Answer {number}"),
    "check": _("The check says:"),
    "cites": _("What it cites"),
    "nothing": _("It cites nothing from the data."),
    "more": _("It also cites:"),
    "missing": _("Not in the data:"),
    "gloss": _("Our translation:"),
    "also": _("Also said, in English"),
    "level": _("Level of answer {number}"),
    "none": _("none yet"),
    "comment": _("Comment for the student on answer {number}"),
}
