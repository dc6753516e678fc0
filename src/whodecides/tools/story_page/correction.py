"""The page with a correction as plain data: what lights say of the sentence, and how it stands in print."""

from functools import cache
from typing import Any, TypedDict

from ...answers import Task, count_words
from ...case import Case, Reader
from ...errors import KitError, Message, _, suggest_names
from ...widgets.base import State
from .lights import motives_in, names_of, names_somebody, names_the_day, record_of, strange_dates
from .model import page_ids
from .view import page_words, sentences, told_of
from .written import compared

FEWEST, MOST = 10, 60  # words of a correction without a task


class Light(TypedDict):
    """What can be seen of a sentence: `look` is "yes", "open" (not there yet) or "no" (against the record)."""

    look: str
    text: str


def correction_view(case: Case, state: State, task: Task | None, problem: str) -> dict[str, Any]:
    """Return words, view and the mended state of the page that is corrected; `problem` says why a sentence is not printed.

    Raises KitError for an unknown claim.
    """
    reader, ids = Reader(case, state["language"]), page_ids(case, "class")
    at = state["at"]
    if at and at not in ids:
        wrong = _("There is no claim '{name}' in this set. {nearest}")
        raise KitError(Message(wrong, name=at, nearest=suggest_names(at, ids)))
    holds = bool(at) and case.row("claims", at)["verdict"] == "accurate"
    kept = "" if problem or holds else state["kept"]
    return {
        "words": _words(reader),
        "view": {
            "sentences": sentences(reader, ids, ids),
            "at": at,
            "told": told_of(reader, at) if at else None,
            "holds": holds,
            "lights": lights(reader, at, state["text"], task) if at and not holds else [],
            "problem": problem,
            "printed": kept,
            "compared": compared(reader, task) if kept else None,
        },
        "state": {**state, "kept": kept},
    }


def lights(reader: Reader, claim: str, text: str, task: Task | None) -> list[Light]:
    """Return what can be seen of a sentence that corrects a claim, in the same order from the first letter to the last."""
    _, row = reader.say, reader.case.row("claims", claim)
    fewest, most = task.words if task else (FEWEST, MOST)
    words, record, names = count_words(text), record_of(reader.case, row), names_of(row)
    strange, motives = strange_dates(row, record, text), motives_in(text, record)
    length = _("{fewest} to {most} words (so far: {words})").format(fewest=fewest, most=most, words=words)
    found = [_light("yes" if fewest <= words <= most else "open", length)]
    if names:
        found.append(_light("yes" if names_somebody(names, text) else "open", _("Names who said or did it")))
    if row["said_on"] == row["said_on"]:
        found.append(_light("yes" if names_the_day(row, text) else "open", _("Names the day")))
    said = "yes" if words else "open"
    no_date, no_motive = _("“{date}” is not in this record"), _("“{word}”: the record shows no motive")
    found.append(
        _light("no", no_date.format(date=strange[0]))
        if strange
        else _light(said, _("No date that the record does not have"))
    )
    found.append(
        _light("no", no_motive.format(word=motives[0]))
        if motives
        else _light(said, _("No motive that nobody has shown"))
    )
    return found


def _light(look: str, text: str) -> Light:
    return {"look": look, "text": text}


def red_lights(reader: Reader, claim: str, text: str) -> list[str]:
    """Return what in a sentence stands against the record of a claim."""
    return [each["text"] for each in lights(reader, claim, text, None) if each["look"] == "no"]


@cache
def _words(reader: Reader) -> dict[str, Any]:
    _, words = reader.say, page_words(reader)
    labels = {
        "choose": _("Press the sentence that you correct."),
        "write": _("The sentence as it should read"),
        "lights": _("Lights tell form and dates; whether it is true, you judge:"),
        "print": _("Print it into the page"),
        "holds": _("It holds: nothing to correct. Press another sentence."),
        "correction": _("Correction"),
        "printed": _("Printed. Does the record support each word, and is what was right still there?"),
        "not_printed": _("Not printed yet."),
    }
    return {**words, "labels": {**words["labels"], **labels}}
