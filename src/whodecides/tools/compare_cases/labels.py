"""The fixed words of the picture."""

from functools import cache
from typing import Any

from ...widgets.encodings import HOLLOW_SIGNS, SHAPES
from .model import OFFICE, OUTSIDE, PERSON
from .view import Readers


@cache
def fixed_words(readers: Readers, variable: str) -> dict[str, Any]:
    """Return what stays as it is while one reads in one language."""
    _ = readers[0].say
    return {
        "shapes": SHAPES,
        "hollow": HOLLOW_SIGNS,
        "labels": {
            "title": "",
            "question": question_words(readers, variable),
            "place": _("Government"),
            "before": _("Previous government"),
            "after": _("Next government"),
            "board": _("Statements by answer and case. Arrow keys move from sign to sign, Enter opens one."),
            "press": _("Press a sign: its words open."),
            "key": key_words(readers),
            "both": _("Who speaks in both cases"),
            "nobody": _("No office and no person speaks in both cases."),
            "kinds": kind_words(readers),
            "searched": _("{case}: where one looked"),
            "plain": _("The same as a table"),
        },
    }


def kind_words(readers: Readers) -> dict[str, str]:
    """Return what joins two statements, by its kind."""
    _ = readers[0].say
    return {OFFICE: _("same office"), PERSON: _("same person"), OUTSIDE: _("same person, once outside government")}


def key_words(readers: Readers) -> str:
    """Return how the picture is read."""
    _ = readers[0].say
    return _(
        "One sign is one statement; signs in a frame are of one holder of an office. Dashed, with a ?: the coder was "
        "unsure. A letter: who speaks in both cases."
    )


def question_words(readers: Readers, variable: str) -> str:
    """Return what coders asked of each statement. It is their question: what happened need not have been about it."""
    reader, _ = readers[0], readers[0].say
    question = reader.text(reader.case.row("variables", variable), "question")
    return _("Coders asked of each statement: “{question}”").format(question=question)
