"""What a marker gets: a blind sheet, and a page that shows rubric, examples and cited evidence beside each answer."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ..answers import Task, all_variants, check_answer
from ..answers.result import Known
from ..case import citable
from ..case.reader import Reader
from ..errors import Words, _, in_words
from ..i18n import Translator, grouped
from ..show.templates import render
from ..show.tray import cited
from ..texts import named_ids
from .alike import others
from .grading import LONGEST_SHOWN
from .judging import LEVELS
from .levels import MOST_BYTES, TOO_LARGE
from .numbers import Dealt, digest_of, last_of_each
from .sheets import sheet_bytes
from .splitting import Answer, Split, Waiting, first_rounds

MOST_CITED = 12  # cards beside an answer; a task asks for three at most
SHEET, PAGE, EQUAL = "sheet-{round}.csv", "page-{round}.html", "equal-{round}.csv"
Item = tuple[int, Answer]  # the number of an answer, and the answer


def marker_files(found: Split, waiting: Waiting, tasks: Iterable[Task], reader: Reader) -> dict[str, bytes]:
    """Return {path: bytes} of the sheets and pages of all markers, and of the instructor's sheets of equal answers.

    Each round of dealing has its own. An answer that changed since, or was judged, is left out of older rounds.
    """
    texts = {each.key: each for each in waiting.answers}
    by_task = {task.id: task for task in tasks}
    current = [each for each in last_of_each(found.dealt).values() if each.key in texts and each.task in by_task]
    current.sort(key=lambda each: (each.task, each.number))
    dealt: dict[tuple[str, int], list[Dealt]] = {}
    rounds = first_rounds(found.dealt)
    for each in current:
        for marker in each.markers:
            dealt.setdefault((marker, rounds[each.number, marker]), []).append(each)
    files = {}
    for (marker, turn), lines in dealt.items():
        items = [(each.number, texts[each.key]) for each in lines]
        shown = _shown(items, waiting, by_task, reader)
        files[f"{marker}/{SHEET.format(round=turn)}"] = _sheet(marker, shown, reader.say)
        files[f"{marker}/{PAGE.format(round=turn)}"] = _page(marker, turn, shown, by_task, reader).encode()
    if found.equal:
        turn = max(each.round for each in found.dealt)
        files[EQUAL.format(round=turn)] = _equal(found, reader.say)
    return files


def _shown(items: Iterable[Item], waiting: Waiting, tasks: Mapping[str, Task], reader: Reader) -> list[dict[str, Any]]:
    """Return what a marker sees of each answer: its number, its text, what the check says, what it cites."""
    known = citable(reader.case)
    return [_one(number, answer, waiting.blind(answer), tasks[answer.task], known, reader) for number, answer in items]


def _one(number: int, answer: Answer, text: str, task: Task, known: Known, reader: Reader) -> dict[str, Any]:
    text = text[:LONGEST_SHOWN]
    ids, unknown = named_ids(text, known)
    checked = check_answer(task, answer.text[:LONGEST_SHOWN], 1, known, reader.language)
    return {
        "number": number,
        "task": task.id,
        "text": text,
        "doubt": checked.text if checked.right is False else "",
        "cited": cited(reader, ids[:MOST_CITED]),
        "more": ids[MOST_CITED:],
        "unknown": unknown[:MOST_CITED],
    }


def _sheet(marker: str, shown: Iterable[dict[str, Any]], _say: Translator) -> bytes:
    header = ["number", "task", "level", "comment", "marker", _say(_("what the check says")), "answer"]
    rows = [[each["number"], each["task"], "", "", marker, each["doubt"], each["text"]] for each in shown]
    return sheet_bytes([header, *rows])


def _equal(found: Split, say: Translator) -> bytes:
    header = ["student", "task", "level", "comment", say(_("the same answer as")), "answer", "digest"]
    rows = [
        [
            each.student,
            each.task,
            "",
            "",
            in_words(others(group, each.student), say),
            each.text[:LONGEST_SHOWN],
            digest_of(each.text),
        ]
        for each, group in found.equal
    ]
    return sheet_bytes([header, *sorted(rows, key=lambda row: (row[1], row[6], row[0]))])


def _page(marker: str, turn: int, shown: list[dict[str, Any]], tasks: Mapping[str, Task], reader: Reader) -> str:
    """Return the page of one marker. One script runs in it, which the page names by its digest; no text can add another."""
    script = Path(__file__).with_name("marking.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(f"\n{script}".encode()).digest()).decode()
    style = Path(__file__).with_name("marking.css").read_text(encoding="utf-8")
    by_task: dict[str, list[dict[str, Any]]] = {}
    for each in shown:
        by_task.setdefault(each["task"], []).append(each)
    return render(
        __file__,
        "marking.html",
        language=reader.language,
        title=Words(_("Answers to mark: {marker}, round {round}"), marker=marker, round=turn).said(reader.say),
        marker=marker,
        kept=hashlib.sha256("".join(f"{each['number']}{each['text']}" for each in shown).encode()).hexdigest()[:16],
        digest=digest,
        script=Markup("\n" + script),  # ours, as the style
        style=Markup(style),
        words=_words(reader.say),
        total=grouped(len(shown), reader.language),
        levels=range(1, LEVELS + 1),
        most=MOST_BYTES,
        tasks=[_task(tasks[name], answers) for name, answers in by_task.items()],
    )


def _task(task: Task, answers: list[dict[str, Any]]) -> dict[str, Any]:
    questions = list(dict.fromkeys(each.question for each in all_variants(task)))
    return {"id": task.id, "questions": questions, "rubric": task.rubric, "samples": task.samples, "answers": answers}


def _words(say: Translator) -> dict[str, str]:
    return {name: say(text) for name, text in WORDS.items()}


WORDS = {
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
