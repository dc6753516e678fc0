"""Where each government stands on a day: the value of its last statement up to then. Pure functions over a case."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ...case import Case, government_codes
from ...errors import KitError, Message, _, suggest_names
from ...provenance import CONFIDENCES, evidence_order
from ...widgets.encodings import SUBSTANTIVE

PLAINEST_RANK = evidence_order(CONFIDENCES[0], "")


@dataclass(frozen=True)
class DatedStatement:
    """One statement of a government on a variable: its id, whose it is, its day, its value, how sure that is, and on what it rests."""

    statement: str
    place: str
    day: date
    value: str
    substantive: bool
    confidence: str
    words: str
    note: str


@dataclass(frozen=True)
class Standing:
    """What a government's statements up to a day come to.

    `value` is that of the last statement that answers the question, and of the last one at all where none does.
    `several` says whether other answers were given too; `dated_statements` are all up to the day.
    """

    value: str
    statement: str
    substantive: bool
    several: bool
    statements: tuple[str, ...]


@cache
def dated_statements(case: Case, variable: str, first: date, last: date) -> tuple[DatedStatement, ...]:
    """Return what governments with a tile said in these days, both included, by day and id.

    Raises KitError for an unknown variable.
    """
    known = list(case["variables"]["id"])
    if variable not in known:
        wrong = _("The codebook has no variable '{name}'. {nearest}")
        raise KitError(Message(wrong, name=variable, nearest=suggest_names(variable, known)))
    codes = government_codes(case)
    codes = codes[(codes["variable"] == variable) & (codes["statement"] != "")]
    codes = codes[codes["jurisdiction"].isin(case["tiles"]["jurisdiction"])]
    statements = [
        DatedStatement(
            row.statement,
            row.jurisdiction,
            row.date.date(),
            row.value,
            row.kind == SUBSTANTIVE,
            row.confidence,
            row.words,
            row.note,
        )
        for row in codes.itertuples(index=False)
    ]
    return tuple(sorted((each for each in statements if first <= each.day <= last), key=lambda e: (e.day, e.statement)))


def standings(statements: tuple[DatedStatement, ...], day: date) -> dict[str, Standing]:
    """Return where each government stands that had spoken by a day: {place: Standing}."""
    by_place: dict[str, list[DatedStatement]] = {}
    for each in statements:
        if each.day <= day:
            by_place.setdefault(each.place, []).append(each)
    return {place: _standing(rows) for place, rows in by_place.items()}


def _standing(rows: list[DatedStatement]) -> Standing:
    answers = [each for each in rows if each.substantive]
    last = (answers or rows)[-1]
    several = len({each.value for each in answers}) > 1
    return Standing(last.value, last.statement, last.substantive, several, tuple(each.statement for each in rows))


def days(first: date, last: date) -> tuple[date, ...]:
    """Return all days from the first to the last."""
    return tuple(first + timedelta(number) for number in range((last - first).days + 1))


def initial_place(statements: tuple[DatedStatement, ...]) -> str:
    """Return the government to begin with: its last statement is an answer and plain, and it gave most different ones.

    Of several it is the one with most statements; "" if none spoke.
    """
    rows: dict[str, list[DatedStatement]] = {}
    for each in statements:
        rows.setdefault(each.place, []).append(each)

    def interest(place: str) -> tuple[bool, bool, int, int]:
        own = rows[place]
        plain = evidence_order(own[-1].confidence, own[-1].note) == PLAINEST_RANK
        return own[-1].substantive, plain, len({each.value for each in own if each.substantive}), len(own)

    return max(rows, key=interest, default="")


@cache
def absence_reasons(case: Case, variable: str) -> dict[str, str]:
    """Return why a place has no statement in the codes at all: {place: "none" (looked for, not found) or "unsought"}."""
    codes = government_codes(case).query("variable == @variable")
    searched = set(codes.loc[codes["search"] != "", "jurisdiction"])
    spoke = set(codes.loc[codes["statement"] != "", "jurisdiction"])
    places = [each for each in case["tiles"]["jurisdiction"] if each not in spoke]
    return {each: "none" if each in searched else "unsought" for each in places}
