"""The words behind a delegation's stance."""

from typing import Any

from ...case import Case, Reader, Row
from ...case.views import contains_words
from ...widgets.evidence import supporting_words


def quoted_statement(case: Case, row: Row) -> dict[str, Any] | None:
    """Return the statement whose words carry a stance, or None; a condition names no words."""
    words, known = row.get("words", ""), set(case["statements"]["id"])
    named = [case.row("statements", each) for each in row["evidence"].split(";") if each in known]
    return next((each for each in named if contains_words(each, words)), None) if words else None


def stance_facts(reader: Reader, row: Row) -> list[list[str]]:
    """Return the words on which a stance rests as facts, [label, text, language]; [] where none are named."""
    statement = quoted_statement(reader.case, row)
    return supporting_words(reader, statement, row["words"]) if statement else []
