"""What a hearing is about in few words, as `case.toml` says it: the case, its exhibits, what it means to pass a step."""

from functools import cache
from typing import Any

from ...case.reader import Reader
from .moves import DECISIONS


def case_in_short(reader: Reader) -> str:
    """Return what the case is in three sentences, "" where nobody wrote them."""
    return reader.entry("board.case", "")


def measure_in_short(reader: Reader) -> str:
    """Return the measure that is judged, in a few words."""
    return reader.entry("board.measure")


@cache
def exhibits_in_short(reader: Reader) -> dict[str, str]:
    """Map each item of the case file to a few words; one of which there are none is left out."""
    found: list[dict[str, Any]] = reader.case.entry("board.exhibits", [])
    return {each["item"]: each["short"][reader.language] for each in found}


@cache
def meanings_of_step(reader: Reader, step: str) -> dict[str, str]:
    """Map decisions on a step to what they mean there, for whom of the two sides; {} where nobody wrote it."""
    _, (met, partly, not_met) = reader.say, DECISIONS
    for each in reader.case.entry("board.steps", []):
        if each["step"] == step:
            return {
                met: _("For the measure: {claim}").format(claim=each["met"][reader.language]),
                partly: _("Part of the measure passes, part does not"),
                not_met: _("Against the measure: {claim}").format(claim=each["not_met"][reader.language]),
            }
    return {}
