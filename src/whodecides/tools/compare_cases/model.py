"""Statements of a government in two cases, and which of them come from one office or one person. Pure functions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pandas import Timestamp

from ...case import Case, compared_jurisdictions, question_differences, shared_questions
from ...case.reader import Reader, names_in_all_languages
from ...errors import KitError, Message, _, suggest_names
from ...provenance import evidence_order
from ...widgets.coded_quotation import codes_of
from ...widgets.encodings import SUBSTANTIVE

# What joins a statement of one case with one of the other; with OUTSIDE the person did not speak for the government there.
OFFICE, PERSON, PERSON_IN_OFFICE, OUTSIDE = "office", "person", "person in office", "outside"
DAYS_IN_YEAR = 365.25

Pair = tuple[Case, Case]  # the case that is compared, and the other one
Office = tuple[str, str]  # of which jurisdiction, and its name in English; ("", "") where the case names none


@dataclass(frozen=True)
class Mark:
    """One statement of a government on a question. `side` is its case, 0 or 1; `code` its row of `government_codes`.

    `person` is the id of who spoke, "" where it was no person; `office` that for which they spoke, and `holder` the id of
    who held it.
    """

    side: int
    code: Any
    person: str
    office: Office
    holder: str


@dataclass(frozen=True)
class Group:
    """The statements of one holder of an office with one value in one case: they stand together. `later` says that they were
    made after a handover in their case.
    """

    side: int
    value: str
    later: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Handover:
    """An office of a government that passed from one to another in the time of a case; `first` and `second` are actors."""

    first: str
    second: str
    day: Timestamp


def shared_question(cases: Pair, variable: str | None = None) -> str:
    """Return a question that the codebooks of two cases ask alike: the one that is named, else the first.

    Raises KitError, in one sentence, where they do not.
    """
    shared = shared_questions(*cases)
    if not shared:
        raise KitError(
            _("These two cases share no question: its rows in variables.csv and values.csv must be the same in both.")
        )
    if variable is None or variable in shared:
        return variable or shared[0]
    if all(variable in set(each["variables"]["id"]) for each in cases):
        differ = _("The two cases do not ask '{name}' alike ({columns}), so its answers cannot be compared.")
        raise KitError(Message(differ, name=variable, columns=", ".join(question_differences(*cases, variable))))
    wrong = _("'{name}' is no question of both cases. {nearest}")
    raise KitError(Message(wrong, name=variable, nearest=suggest_names(variable, shared)))


def read_places(text: str, cases: Pair) -> tuple[str, ...]:
    """Return the governments that a text names by code or name, joined by +. Raises KitError for one in neither case."""
    names = _codes_by_name(cases)
    places = []
    for each in filter(None, map(str.strip, str(text).split("+"))):
        code = names.get(each.casefold())
        if not code:
            wrong = _("Neither case has a statement or a search of '{name}'. {nearest}")
            close = suggest_names(each, names, listed=names.values())
            raise KitError(Message(wrong, name=each, nearest=close))
        places.append(code)
    if not places:
        example = "+".join(list(dict.fromkeys(names.values()))[:2])
        raise KitError(Message(_("Name governments, joined by +, for example {example}."), example=example))
    return tuple(dict.fromkeys(places))


@cache
def _codes_by_name(cases: Pair) -> dict[str, str]:
    """Map codes and names in all languages, in small letters, to the codes of governments in one case or both."""
    found: dict[str, str] = {}
    for case in cases:
        for code in compared_jurisdictions(case):
            found |= dict.fromkeys(
                (each.casefold() for each in (code, *names_in_all_languages(case.row("jurisdictions", code)))), code
            )
    return found


@cache
def shared_values(cases: Pair, variable: str) -> dict[str, tuple[bool, bool]]:
    """Return the values that a statement can have in one case or both: {value: whether each case has it}.

    They stand in the order of the codebooks, and what is no answer at the end.
    """
    own = [_values_of_statements(each, variable) for each in cases]
    order = _joined(*[[value for value, answers in values.items() if answers] for values in own])
    order += [value for values in own for value, answers in values.items() if not answers]
    return {value: (value in own[0], value in own[1]) for value in order}


def _values_of_statements(case: Case, variable: str) -> dict[str, bool]:
    """Return the values of a question that a statement can have, and whether each answers it."""
    rows = case["values"]
    rows = rows[(rows["variable"] == variable) & (rows["kind"] != "no statement found")]
    return {value: kind == SUBSTANTIVE for value, kind in zip(rows["id"], rows["kind"], strict=True)}


def _joined(first: Iterable[str], second: Iterable[str]) -> list[str]:
    """Return what two lists hold, once each: what the second has alone follows what stands before it there."""
    joined, place = list(first), 0
    for each in second:
        if each not in joined:
            joined.insert(place, each)
        place = joined.index(each) + 1
    return joined


def is_answer(cases: Pair, variable: str, value: str) -> bool:
    """Say whether a value answers the question."""
    return any(_values_of_statements(each, variable).get(value) for each in cases)


@cache
def marks(cases: Pair, variable: str, place: str) -> tuple[Mark, ...]:
    """Return the statements of a government in both cases, each case by day and id, as the comparator counts them."""
    return tuple(
        Mark(side, code, *_speaker(case, code.statement))
        for side, case in enumerate(cases)
        for code in codes_of(case, variable, [place])
    )


def _speaker(case: Case, statement: str) -> tuple[str, Office, str]:
    row = case.row("statements", statement)
    actor, principal = case.row("actors", row["actor"]), case.row("actors", row["speaks_for"])
    office = Reader(case, "en").optional_text(principal, "office")  # one language is enough to tell offices apart
    person = actor["id"] if actor["kind"] == "person" else ""
    return person, (principal["jurisdiction"], office) if office else ("", ""), principal["id"]


@cache
def handover(case: Case, place: str) -> Handover | None:
    """Return which office of a government passed to somebody else in a case, the first where there are several.

    It is one that two actors in government held, where the one ended on the day on which the other began.
    """
    reader = Reader(case, "en")  # one language is enough to tell offices apart
    held = [
        each for each in case["actors"].to_dict("records") if each["jurisdiction"] == place and each["in_government"]
    ]
    found = [
        Handover(one["id"], other["id"], other["office_start"])
        for one in held
        for other in held
        if one["office_end"] == other["office_start"]
        and reader.optional_text(one, "office") == reader.optional_text(other, "office")
    ]
    return min(found, key=lambda each: (each.day, each.first), default=None)


def is_later(case: Case, place: str, day: Timestamp) -> bool:
    """Say whether a day lies behind the handover of an office of a government in a case."""
    found = handover(case, place)
    return found is not None and day > found.day


def tie(one: Mark, other: Mark) -> str:
    """Return what joins two statements of different cases: PERSON_IN_OFFICE, PERSON, OFFICE, or "" where nothing does."""
    person = bool(one.person) and one.person == other.person
    office = bool(one.office[1]) and one.office == other.office
    if person:
        return PERSON_IN_OFFICE if office else PERSON
    return OFFICE if office else ""


def counterparts(mark: Mark, every: Iterable[Mark]) -> list[Mark]:
    """Return the statements of the other case that a statement is joined with: the same person first, the plainest first."""
    found = [each for each in every if each.side != mark.side and tie(mark, each)]
    return sorted(found, key=lambda each: _order_of_pair(mark, each))


def plainest(own: Sequence[Mark]) -> Mark:
    """Return the statement of the first case by which to begin, of some that are joined with the other case."""
    pairs = [(one, other) for one in own for other in own if one.side == 0 and other.side == 1 and tie(one, other)]
    return min(pairs, key=lambda pair: _order_of_pair(*pair))[0]


def _order_of_pair(one: Mark, other: Mark) -> tuple[int, int, tuple[tuple[int, bool], ...]]:
    """Return what pairs are ordered by: what joins them, how many do not answer, how plainly their words do."""
    ties = {PERSON_IN_OFFICE: 0, PERSON: 1, OFFICE: 2}
    silent = sum(each.code.kind != SUBSTANTIVE for each in (one, other))
    plain = tuple(evidence_order(each.code.confidence, each.code.note) for each in (one, other))
    return ties[tie(one, other)], silent, plain


@cache
def spoken_outside(cases: Pair, mark: Mark) -> tuple[str, ...]:
    """Return what the person of a statement said in the other case without being in government, by day: ids."""
    other = cases[1 - mark.side]
    row = {row["id"]: row for row in other["actors"].to_dict("records")}.get(mark.person)
    if row is None or row["in_government"]:
        return ()
    said = other["statements"].query("actor == @mark.person").sort_values(["date", "id"])
    return tuple(said["id"])


def groups(cases: Pair, variable: str, place: str) -> list[Group]:
    """Return the statements of a government by case, value and holder of the office; without an office one stands alone."""
    found: dict[tuple[int, str, str, bool], list[Mark]] = {}
    for each in marks(cases, variable, place):
        holder = each.holder if each.office[1] else each.code.statement
        later = is_later(cases[each.side], place, each.code.date)
        found.setdefault((each.side, each.code.value, holder, later), []).append(each)
    return [Group(side, value, later, tuple(own)) for (side, value, _holder, later), own in found.items()]


@cache
def who_speaks_in_both(cases: Pair, variable: str, place: str) -> tuple[tuple[str, tuple[Mark, ...]], ...]:
    """Return the persons who speak in both cases, then offices in which others do, then persons who once spoke outside
    government: each as (PERSON, OFFICE or OUTSIDE; its statements). PERSON is one and the same person.
    """
    every = marks(cases, variable, place)
    by_person = {
        person: tuple(each for each in every if each.person == person)
        for person in dict.fromkeys(each.person for each in every if each.person)
    }
    in_office = {
        office: tuple(
            each for each in every if each.office == office and any(is_tied_by_office(each, other) for other in every)
        )
        for office in dict.fromkeys(each.office for each in every)
    }
    return (
        *((PERSON, own) for own in by_person.values() if len({each.side for each in own}) > 1),
        *((OFFICE, own) for own in in_office.values() if own),
        *((OUTSIDE, own) for own in by_person.values() if any(spoken_outside(cases, each) for each in own)),
    )


def is_tied_by_office(one: Mark, other: Mark) -> bool:
    """Say whether two statements of different cases come from one office, but not from one person."""
    return one.side != other.side and tie(one, other) == OFFICE


@cache
def offices_in_both(cases: Pair, variable: str, place: str) -> frozenset[Office]:
    """Return the offices of a government that speak in both cases, whoever holds them."""
    sides = [{each.office for each in marks(cases, variable, place) if each.side == side} for side in (0, 1)]
    return frozenset(sides[0] & sides[1]) - {("", "")}


def years_between(one: Timestamp, other: Timestamp) -> int:
    """Return how many years lie between two days, rounded; 0 for less than half a year."""
    return round(abs((one - other).days) / DAYS_IN_YEAR)


@cache
def absence(case: Case, variable: str, place: str) -> str:
    """Return why a case has no statement of a government: "none" (looked for, not found), "unsought", or "" where it has."""
    if place not in compared_jurisdictions(case):
        return "unsought"
    return "" if codes_of(case, variable, [place]) else "none"
