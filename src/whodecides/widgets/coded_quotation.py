"""A statement beside the value that it was given: its words, and where they do not show the value, the coder's reason."""

from collections.abc import Sequence
from typing import Any

from ..case import Case, government_codes
from ..case.reader import Reader
from ..case.views import locate_words
from ..provenance import evidence_order
from .encodings import SUBSTANTIVE, value_encodings
from .evidence import coding_reasons
from .quotation import Quotation, spoken_quotation


class CodedQuotation(Quotation):
    """`why` are facts: on which words the value rests, or why it was given; `order` is -1 where it answers nothing.

    `original` are those that quote words of which the reader sees a translation.
    """

    why: list[list[str]]
    original: list[list[str]]
    label: str
    sign: str
    order: int


def coded_quotation(reader: Reader, variable: str, code: Any) -> CodedQuotation:
    """Return a statement as it is shown; `code` has statement, value, confidence, words and note, as a row of `government_codes`."""
    sign, order = value_encodings(reader.case, variable)[code.value]
    told, row = spoken_quotation(reader, code.statement), reader.case.row("statements", code.statement)
    quoted = locate_words(row, code.words)[0] if told["gloss"] else ""
    reasons = coding_reasons(reader, code.statement, code.confidence, code.words, code.note)
    return {
        **told,
        "why": [each for each in reasons if each[1] != quoted],
        "original": [each for each in reasons if each[1] == quoted],
        "label": reader.labels()[variable, code.value],
        "sign": sign,
        "order": order,
    }


def codes_of(case: Case, variable: str, places: Sequence[str]) -> list[Any]:
    """Return the codes of these governments' statements on a variable, by day and id: rows of `government_codes`."""
    codes = government_codes(case)
    codes = codes[(codes["variable"] == variable) & codes["jurisdiction"].isin(places) & (codes["statement"] != "")]
    return sorted(codes.itertuples(index=False), key=lambda each: (each.date, each.statement))


def codes_by_plainness(case: Case, variable: str, place: str, value: str) -> list[Any]:
    """Return the codes of a government's statements that were given a value, the one of which coders were surest first."""
    codes = [each for each in codes_of(case, variable, [place]) if each.value == value]
    return sorted(codes, key=lambda each: evidence_order(each.confidence, each.note))


def typical_code(case: Case, variable: str, place: str) -> Any:
    """Return the code that stands for a government: of its most frequent answer, the one of which coders were surest; None
    where it answered nothing.
    """
    answers = [each for each in codes_of(case, variable, [place]) if each.kind == SUBSTANTIVE]
    counts = [each.value for each in answers]
    return min(
        answers,
        key=lambda each: (-counts.count(each.value), evidence_order(each.confidence, each.note)),
        default=None,
    )
