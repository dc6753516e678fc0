"""What opens beside the picture: a statement, and beside it one of the same office or person in the other case."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import TypedDict

from pandas import Timestamp

from ...agreement_measures import CODERS
from ...case.reader import Reader
from ...i18n import Translator
from ...widgets.coded_quotation import CodedQuotation, coded_quotation
from ...widgets.encodings import SUBSTANTIVE
from ...widgets.quotation import spoken_quotation
from .model import (
    OFFICE,
    OUTSIDE,
    PERSON,
    PERSON_IN_OFFICE,
    Mark,
    counterparts,
    marks,
    shared_values,
    spoken_outside,
    tie,
    years_between,
)
from .view import Readers, cases_of, encodings, is_unsure, mark_id, shown_id, value_label


class Card(CodedQuotation):
    """A statement with the name of its case; its id is that of the page."""

    case: str


class Panel(TypedDict):
    """One card, or two in the order of the cases; `told` says what joins them, `all` what else was answered by those who
    are joined, `next` that there is another counterpart.

    `pair` are the ids of both, the one that was pressed first; `tie` is OFFICE or PERSON where both stand in the picture.
    """

    cards: list[Card]
    told: str
    all: list[str]
    next: str
    pair: list[str]
    tie: str


EMPTY: Panel = {"cards": [], "told": "", "all": [], "next": "", "pair": [], "tie": ""}


@cache
def panel(readers: Readers, variable: str, place: str, opened: str, turn: int) -> Panel:
    """Return what opens with a statement, by its id on the page; with each `turn` beside the next counterpart."""
    cases, _ = cases_of(readers), readers[0].say
    every = marks(cases, variable, place)
    mark = next((each for each in every if mark_id(readers, each) == opened), None)
    if mark is None:
        return EMPTY
    own = _card(readers, variable, mark)
    found, outside = counterparts(mark, every), spoken_outside(cases, mark)
    count = len(found) or len(outside)
    if not count:
        alone = _("In the other case neither this office nor this person speaks.")
        return {**EMPTY, "cards": [own], "told": alone, "pair": [opened]}
    at = turn % count
    tied, every_answer = "", list[str]()
    if found:
        other, told = _card(readers, variable, found[at]), tie_sentence(readers, variable, mark, found[at])
        tied = OFFICE if tie(mark, found[at]) == OFFICE else PERSON
        every_answer = _all_answers(readers, variable, found, counterparts(found[at], every))
    else:
        other, told = _outside_card(readers, 1 - mark.side, outside[at]), _outside_sentence(readers, mark, outside[at])
    following = _("Set the next one beside it ({number} of {all})").format(number=(at + 1) % count + 1, all=count)
    return {
        "cards": [other, own] if mark.side else [own, other],
        "told": told,
        "all": every_answer,
        "tie": tied,
        "next": following if count > 1 else "",
        "pair": [own["id"], other["id"]],
    }


def _card(readers: Readers, variable: str, mark: Mark) -> Card:
    """Return a statement with the sign that its value has in the picture."""
    reader, cases, _ = readers[mark.side], cases_of(readers), readers[0].say
    sign, order = encodings(cases, variable)[mark.code.value]
    own = coded_quotation(reader, variable, mark.code)
    label = _("{value} (the coder was unsure)").format(value=own["label"]) if is_unsure(mark) else own["label"]
    why = own["why"] + _other_readings(readers, variable, mark)
    own |= {"label": label, "why": why, "sign": sign, "order": order, "id": mark_id(readers, mark)}
    return {**own, "case": _case_title(reader)}


def _case_title(reader: Reader) -> str:
    """Return the name of a case as that of a case: words of another year may stand in it."""
    _ = reader.say
    return _("Case: {case}").format(case=reader.case_name)


def _all_answers(readers: Readers, variable: str, *sides: Sequence[Mark]) -> list[str]:
    """Return, for each case, how often which answer is given by those who are joined, where one card does not tell all."""
    _, told = readers[0].say, list[str]()
    for marked in sorted(sides, key=lambda each: each[0].side):
        counts = Counter(value_label(readers, variable, each.code.value) for each in marked)
        if len(counts) > 1:
            listed = " · ".join(f"{label} {count}" for label, count in counts.most_common())
            words = _("{case}, this office or person, all {all}: {counts}.")
            told.append(words.format(case=readers[marked[0].side].case_name, all=len(marked), counts=listed))
    return told


def _other_readings(readers: Readers, variable: str, mark: Mark) -> list[list[str]]:
    """Return as a fact what both first coders read where neither had the value that is used: so much was in dispute."""
    _, positions = readers[0].say, readers[mark.side].case["positions"]
    own = positions[(positions["statement"] == mark.code.statement) & (positions["variable"] == variable)]
    read = list(own.loc[own["coder"].isin(CODERS), "value"])
    if len(read) < len(CODERS) or mark.code.value in read:
        return []
    labels = [value_label(readers, variable, each) for each in dict.fromkeys(read)]
    return [[_("In dispute: both first coders read"), "; ".join(labels)]]


def _outside_card(readers: Readers, side: int, statement: str) -> Card:
    """Return what somebody said who was not in government: it stands in no row of the picture."""
    reader, _ = readers[side], readers[side].say
    return {
        **spoken_quotation(reader, statement),
        "id": shown_id(readers, side, statement),
        "why": [],
        "original": [],
        "label": _("outside government, so not in the picture"),
        "sign": "",
        "order": -1,
        "case": _case_title(reader),
    }


def tie_sentence(readers: Readers, variable: str, one: Mark, other: Mark) -> str:
    """Return what joins two statements, how many years lie between them, and what became of the answer."""
    first, second = sorted((one, other), key=lambda each: each.code.date)
    what = _answers(readers, variable, first, second)
    return _sentence(readers[0].say, tie(one, other), first.code.date, second.code.date, what)


def _outside_sentence(readers: Readers, mark: Mark, statement: str) -> str:
    _, day = readers[0].say, readers[1 - mark.side].case.row("statements", statement)["date"]
    return _sentence(_, OUTSIDE, mark.code.date, day, _("once in government, once not"))


def _sentence(_: Translator, joined_by: str, one: Timestamp, other: Timestamp, what: str) -> str:
    who = {
        OFFICE: _("Same office"),
        PERSON: _("Same person, another office"),
        PERSON_IN_OFFICE: _("Same person, same office"),
        OUTSIDE: _("Same person"),
    }[joined_by]
    years = years_between(one, other)
    when = _.ngettext("{count} year on", "{count} years on", years).format(count=years) if years else _("later")
    return _("{who}, {when}: {what}.").format(who=who, when=when, what=what)


def _answers(readers: Readers, variable: str, first: Mark, second: Mark) -> str:
    """Return what two statements answer, one after the other. Not to speak of a question is no answer, and no move."""
    _ = readers[0].say
    values = [value_label(readers, variable, each.code.value) for each in (first, second)]
    answered = tuple(each.code.kind == SUBSTANTIVE for each in (first, second))
    if all(answered) and first.code.value == second.code.value:
        told = _("again “{first}”")
    elif all(answered):
        on_both = all(all(shared_values(cases_of(readers), variable)[each.code.value]) for each in (first, second))
        told = (
            _("from “{first}” to “{second}”")
            if on_both
            else _(
                "“{first}”, then “{second}”; one of the two stands on one list of codes only, so this shows no change"
            )
        )
    elif any(answered):
        told = (
            _("first “{first}”, then nothing on this question")
            if answered[0]
            else _("first nothing on this question, then “{second}”")
        )
    else:
        told = _("both times nothing on this question")
    return told.format(first=values[0], second=values[1])
