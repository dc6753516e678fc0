"""A government in two cases, in words: the answers as rows, a mark for each statement, and who speaks in both."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from string import ascii_uppercase
from typing import Any, TypedDict

from pandas import Timestamp

from ...case import id_elsewhere
from ...case.reader import Reader
from ...i18n import localized_day
from ...provenance import CONFIDENCES
from ...widgets.encodings import value_encodings
from ...widgets.evidence import evidence_cards
from ...widgets.html import PlainTable
from .model import (
    OUTSIDE,
    PERSON,
    Group,
    Mark,
    Pair,
    absence,
    counterparts,
    groups,
    handover,
    is_answer,
    marks,
    offices_in_both,
    plainest,
    shared_values,
    spoken_outside,
    who_speaks_in_both,
)

SHORT_DATE = "d MMM yyyy"
Readers = tuple[Reader, Reader]  # of both cases, in one language


class MarkView(TypedDict):
    """A statement as a button; `label` is all that it says aloud. `below` are the letters of those who speak in both cases,
    and a question mark where the coder was `unsure`.
    """

    id: str
    below: str
    label: str
    unsure: bool


class GroupView(TypedDict):
    """Marks that stand together; `since` is the day of the handover before them."""

    since: str
    marks: list[MarkView]


class Row(TypedDict):
    """A value. `lacking` says, for each case, that it does not have the value, "" where it has; `answers` whether the value
    answers the question.
    """

    id: str
    label: str
    sign: str
    order: int
    lacking: list[str]
    answers: bool
    cells: list[list[GroupView]]


class Side(TypedDict):
    """One case. Where it has no statement of the government, `quiet` says so and `absence` is the card of the search.

    `days` are those of the first and the last statement, since a case is called by the month of its event alone; `handover`
    says which office passed to whom in the time of the case, "" where none did.
    """

    name: str
    count: str
    days: str
    handover: str
    quiet: str
    absence: dict[str, Any]


class Both(TypedDict):
    """An office or a person that speaks in both cases. `first` and `second` are who spoke for it, or in which office, and
    `second` is "" where that is the same.

    `opens` is the statement that a press opens, beside its counterpart.
    """

    letter: str
    kind: str
    name: str
    first: str
    second: str
    opens: str


class Picture(TypedDict):
    """One government in both cases. `unused` are sentences on rows in which nothing stands, and on what one list of codes
    alone holds; `letters` names those who speak in both cases, "" where nobody does.
    """

    place: str
    name: str
    sides: list[Side]
    rows: list[Row]
    unused: list[str]
    letters: str
    both: list[Both]
    sentence: str
    table: PlainTable


def cases_of(readers: Readers) -> Pair:
    """Return the two cases that are compared."""
    return readers[0].case, readers[1].case


def shown_id(readers: Readers, side: int, statement: str) -> str:
    """Return the id of a statement as the page cites it, and as a text of the lesson does."""
    return id_elsewhere(*cases_of(readers), statement) if side else statement


def mark_id(readers: Readers, mark: Mark) -> str:
    """Return the id of a mark's statement as the page cites it."""
    return shown_id(readers, mark.side, mark.code.statement)


def place_name(readers: Readers, place: str) -> str:
    """Return the name of a government, which may stand in one of the cases alone."""
    return next(names[place] for names in (each.names("jurisdictions") for each in readers) if place in names)


@cache
def encodings(cases: Pair, variable: str) -> dict[str, tuple[str, int]]:
    """Return sign and colour of each value: those of the first case, where it has the value."""
    return {**value_encodings(cases[1], variable), **value_encodings(cases[0], variable)}


def value_label(readers: Readers, variable: str, value: str) -> str:
    """Return the label of a value, which may be one of one case alone."""
    labels = {**readers[1].labels(), **readers[0].labels()}
    return labels[variable, value]


@cache
def picture(readers: Readers, variable: str, place: str) -> Picture:
    """Return a government in both cases."""
    cases = cases_of(readers)
    found, both = groups(cases, variable, place), who_speaks_in_both(cases, variable, place)
    letters = _letters(both)
    named = [_both(readers, *each, ascii_uppercase[at % 26]) for at, each in enumerate(both)]
    cells: defaultdict[tuple[str, int], list[GroupView]] = defaultdict(list)
    for each in found:
        cells[each.value, each.side].append(_group_view(readers, variable, each, letters))
    rows = [
        _row(readers, variable, value, has, [cells[value, 0], cells[value, 1]])
        for value, has in shared_values(cases, variable).items()
    ]
    return {
        "place": place,
        "name": place_name(readers, place),
        "sides": [_side(readers, variable, place, at) for at in (0, 1)],
        "rows": rows,
        "unused": _unused(readers, rows),
        "letters": _letters_named(readers, named),
        "both": named,
        "sentence": picture_sentence(readers, variable, place),
        "table": picture_table(readers, variable, place),
    }


def _unused(readers: Readers, rows: Sequence[Row]) -> list[str]:
    """Return sentences on rows in which nothing stands though both lists of codes have them, and on what a list lacks."""
    _ = readers[0].say
    shared = [each["label"] for each in rows if not any(each["cells"]) and not any(each["lacking"])]
    told = [_("No statement in either case: {values}.").format(values=", ".join(shared))] if shared else []
    return told + [lacking_sentence(readers, rows, at) for at in (0, 1) if any(each["lacking"][at] for each in rows)]


def lacking_sentence(readers: Readers, rows: Sequence[Row], side: int) -> str:
    """Return which codes the list of a case lacks, and what follows: where one chooses from more, each is chosen less often."""
    _ = readers[0].say
    values = [each["label"] for each in rows if each["lacking"][side]]
    return _(
        "Not on the list of codes for {case}: {values}. So shares of the two cases are not simply comparable."
    ).format(case=readers[side].case_name, values=", ".join(values))


def _letters_named(readers: Readers, both: Sequence[Both]) -> str:
    """Return who stands behind each letter, in a line."""
    _, named = readers[0].say, " · ".join(f"{each['letter']} {each['name']}" for each in both)
    return _("In both cases: {who}").format(who=named) if both else ""


def _letters(both: Sequence[tuple[str, tuple[Mark, ...]]]) -> dict[Mark, str]:
    """Return the letters of the statements whose office or person speaks in both cases."""
    found: dict[Mark, str] = {}
    for at, (_kind, own) in enumerate(both):
        for each in own:
            found[each] = found.get(each, "") + ascii_uppercase[at % 26]
    return found


def _row(readers: Readers, variable: str, value: str, has: tuple[bool, bool], cells: list[list[GroupView]]) -> Row:
    _ = readers[0].say
    sign, order = encodings(cases_of(readers), variable)[value]
    return {
        "id": value,
        "label": value_label(readers, variable, value),
        "sign": sign,
        "order": order,
        "lacking": ["" if each else _("not on the list of codes") for each in has],
        "answers": is_answer(cases_of(readers), variable, value),
        "cells": cells,
    }


def _group_view(readers: Readers, variable: str, group: Group, letters: dict[Mark, str]) -> GroupView:
    since = _handover_day(readers[group.side], group.marks[0].code.jurisdiction) if group.later else ""
    shown = [_mark_view(readers, variable, each, letters.get(each, "")) for each in group.marks]
    return {"since": since, "marks": shown}


def _handover_day(reader: Reader, place: str) -> str:
    """Return since when somebody else holds an office, in words; "" where it passed to nobody."""
    _, found = reader.say, handover(reader.case, place)
    return _("since {day}").format(day=localized_day(found.day, reader.language, SHORT_DATE)) if found else ""


def _handover_words(reader: Reader, place: str) -> str:
    """Return which office of a government passed to whom in the time of a case, in words; "" where none did."""
    _, found = reader.say, handover(reader.case, place)
    if not found:
        return ""
    first, second = (reader.case.row("actors", each) for each in (found.first, found.second))
    return _("{case}, {office}: until {day} {name}, then {other}.").format(
        case=reader.case_name,
        office=reader.text(first, "office"),
        name=first["name"],
        day=localized_day(found.day, reader.language, SHORT_DATE),
        other=second["name"],
    )


def _mark_view(readers: Readers, variable: str, mark: Mark, letters: str) -> MarkView:
    reader, _ = readers[mark.side], readers[mark.side].say
    said = [
        reader.case_name,
        value_label(readers, variable, mark.code.value),
        speaker_words(readers, mark),
        localized_day(mark.code.date, reader.language, SHORT_DATE),
        *([_("the coder was unsure")] if is_unsure(mark) else []),
        *([_("in both cases: {letters}").format(letters=", ".join(letters))] if letters else []),
    ]
    below = letters + ("?" if is_unsure(mark) else "")
    return {"id": mark_id(readers, mark), "below": below, "label": ", ".join(said), "unsure": is_unsure(mark)}


def is_unsure(mark: Mark) -> bool:
    """Say whether the coder was not sure of the value."""
    return bool(mark.code.confidence == CONFIDENCES[-1])


def speaker_name(readers: Readers, mark: Mark) -> str:
    """Return the name of who spoke."""
    case = readers[mark.side].case
    name: str = case.row("actors", case.row("statements", mark.code.statement)["actor"])["name"]
    return name


def speaker_words(readers: Readers, mark: Mark) -> str:
    """Return who spoke, and for whom where that is another person: an office speaks through whoever does."""
    name, holder = speaker_name(readers, mark), readers[mark.side].case.row("actors", mark.holder)
    return (
        name
        if holder["kind"] != "person" or holder["name"] == name
        else f"{name}, " + readers[0].say("for {name}").format(name=holder["name"])
    )


def office_name(readers: Readers, mark: Mark) -> str:
    """Return the office for which somebody spoke, in the reader's language."""
    reader = readers[mark.side]
    principal = reader.case.row("statements", mark.code.statement)["speaks_for"]
    return reader.text(reader.case.row("actors", principal), "office")


def _side(readers: Readers, variable: str, place: str, at: int) -> Side:
    reader, _ = readers[at], readers[at].say
    why = absence(reader.case, variable, place)
    days = sorted(each.code.date for each in marks(cases_of(readers), variable, place) if each.side == at)
    quiet = {
        "": "",
        "none": _("No statement found. This is not the same as neutral."),
        "unsought": _("We have not looked for a statement of this government. That says nothing about it."),
    }
    return {
        "name": reader.case_name,
        "count": _.ngettext("{count} statement", "{count} statements", len(days)).format(count=len(days)),
        "days": _days_words(reader, days),
        "handover": _handover_words(reader, place) if days else "",
        "quiet": quiet[why],
        "absence": evidence_cards(reader, place, variable)[0] if why == "none" else {},
    }


def _days_words(reader: Reader, days: Sequence[Timestamp]) -> str:
    """Return the days of the first and the last statement in words; "" where there is none."""
    ends = [localized_day(each, reader.language, SHORT_DATE) for each in (*days[:1], *days[-1:])]
    return " – ".join(dict.fromkeys(ends))


def _both(readers: Readers, kind: str, own: Sequence[Mark], letter: str) -> Both:
    """Return an office with its speakers in each case, or a person with the offices."""
    if kind == OUTSIDE:
        return _outside(readers, own[0], letter)
    named, listed = (speaker_name, office_name) if kind == PERSON else (office_name, speaker_words)
    first, second = (
        "; ".join(dict.fromkeys(listed(readers, each) for each in own if each.side == side)) for side in (0, 1)
    )
    return {
        "letter": letter,
        "kind": kind,
        "name": named(readers, own[0]),
        "first": first,
        "second": "" if first == second else second,
        "opens": mark_id(readers, plainest(own)),
    }


def _outside(readers: Readers, mark: Mark, letter: str) -> Both:
    """Return a person who spoke for the government in one case alone, with the offices in the order of the cases."""
    elsewhere = readers[1 - mark.side]
    offices = [office_name(readers, mark), elsewhere.text(elsewhere.case.row("actors", mark.person), "office")]
    first, second = reversed(offices) if mark.side else offices
    name = speaker_name(readers, mark)
    opens = mark_id(readers, mark)
    return {"letter": letter, "kind": OUTSIDE, "name": name, "first": first, "second": second, "opens": opens}


@cache
def picture_sentence(readers: Readers, variable: str, place: str) -> str:
    """Return how many statements of a government stand in each case, and how many offices and persons speak in both."""
    _, every = readers[0].say, marks(cases_of(readers), variable, place)
    told = []
    for at, reader in enumerate(readers):
        count = sum(each.side == at for each in every)
        if why := absence(reader.case, variable, place):
            said = _("{case}: no statement found") if why == "none" else _("{case}: not looked for")
        else:
            said = _.ngettext("{case}: {count} statement", "{case}: {count} statements", count)
        told.append(said.format(case=reader.case_name, count=count))
    parts = _("{place}. {first}; {second}.").format(place=place_name(readers, place), first=told[0], second=told[1])
    if not all(any(each.side == at for each in every) for at in (0, 1)):
        return parts
    offices = len(offices_in_both(cases_of(readers), variable, place))
    persons = sum(kind == PERSON for kind, _own in who_speaks_in_both(cases_of(readers), variable, place))
    return f"{parts} " + _("In both: {offices}, {persons}.").format(
        offices=_.ngettext("{count} office", "{count} offices", offices).format(count=offices),
        persons=_.ngettext("{count} person", "{count} persons", persons).format(count=persons),
    )


@cache
def picture_table(readers: Readers, variable: str, place: str) -> PlainTable:
    """Return all that the picture of a government shows, as a table: a row for each statement."""
    _, cases = readers[0].say, cases_of(readers)
    every = marks(cases, variable, place)
    order, outside = list(shared_values(cases, variable)), _("{id} (outside government)")
    rows = [
        [
            readers[each.side].case_name,
            value_label(readers, variable, each.code.value),
            localized_day(each.code.date, readers[0].language, SHORT_DATE),
            speaker_words(readers, each),
            office_name(readers, each),
            readers[each.side].word(each.code.confidence, "positions.confidence"),
            mark_id(readers, each),
            ", ".join(
                [mark_id(readers, other) for other in counterparts(each, every)]
                + [outside.format(id=shown_id(readers, 1 - each.side, other)) for other in spoken_outside(cases, each)]
            ),
        ]
        for each in sorted(every, key=lambda each: (each.side, order.index(each.code.value)))
    ]
    for at, side in enumerate(_side(readers, variable, place, each) for each in (0, 1)):
        if side["quiet"]:
            rows.insert(0 if at == 0 else len(rows), [side["name"], side["quiet"], "", "", "", "", "", ""])
    caption = _("{question}: {place}, {first} and {second}").format(
        question=readers[0].name("variables", variable),
        place=place_name(readers, place),
        first=readers[0].case_name,
        second=readers[1].case_name,
    )
    headers = [
        _("Case"),
        readers[0].name("variables", variable),
        _("Date"),
        _("Speaker"),
        _("Office spoken for"),
        _("How sure the coder was"),
        _("Statement"),
        _("Same office or person in the other case"),
    ]
    return {"headers": headers, "rows": rows, "caption": caption}
