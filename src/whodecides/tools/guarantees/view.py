"""What texts promise about free expression: what they protect, whom they bind, which limits they allow."""

import re
from typing import Any, TypedDict

from ...case import Case, Reader, Row
from ...i18n import Translator
from ...regulation import provision, provision_kind
from ...widgets.html import PlainTable

ASKED = ("binds", "limits", "watch", "remedy")  # as `guarantees.features` of case.toml names them, in this order
BOUND, FREE, SHIELDED = "held", "free", "shield"
IN_BRACKETS = re.compile(r"\((.+)\)$")  # what a value adds in brackets


class Lane(TypedDict):
    """A text as the picture has it: what it does to a state and to a company, BOUND, FREE or SHIELDED, and the same in words.

    `beside` is what a text that leaves a company free says of it all the same.
    """

    id: str
    name: str
    state: str
    company: str
    beside: str
    below: str
    description: str


def effects(case: Case, instrument: str) -> tuple[str, str]:
    """Return what a text does to a state and to a company that would limit a speaker, each BOUND, FREE or SHIELDED."""
    carries = provision_kind(_provision(case, instrument, "keep")) == "rule"
    state = BOUND if instrument in case.entry("guarantees.state") else FREE
    shielded = instrument in case.entry("guarantees.shield", ())
    return state, BOUND if carries else SHIELDED if shielded else FREE


def effect_words(reader: Reader) -> dict[str, str]:
    """Return what each of BOUND, FREE and SHIELDED is called."""
    _ = reader.say
    return {BOUND: _("held back"), FREE: _("not held back"), SHIELDED: _("shielded")}


def guarantee_lanes(reader: Reader) -> list[Lane]:
    """Return the texts in the order of the lesson."""
    return [_lane(reader, each) for each in guarantee_ids(reader.case)]


def _lane(reader: Reader, instrument: str) -> Lane:
    _, words, name = reader.say, effect_words(reader), reader.name("instruments", instrument)
    state, company = effects(reader.case, instrument)
    watch, remedy = (reader.text(_provision(reader.case, instrument, asked), "value") for asked in ("watch", "remedy"))
    carries = IN_BRACKETS.search(reader.text(_provision(reader.case, instrument, "keep"), "value"))
    beside = carries[1] if carries and company == FREE else ""
    below = _("Who watches over it: {watch}. Remedy that it names: {remedy}.").format(watch=watch, remedy=remedy)
    told = f"{words[company]} · {beside}" if beside else words[company]
    sentence = _("State: {state}. Company: {company}.").format(state=words[state], company=told)
    return {
        "id": instrument,
        "name": name,
        "state": state,
        "company": company,
        "beside": beside,
        "below": below,
        "description": f"{sentence} {below}",
    }


def guarantee_ids(case: Case) -> list[str]:
    """Return the instruments of the case that speak of free expression itself, in the order of the lesson."""
    return case.entry("guarantees.instruments")


def guarantees_table(reader: Reader) -> PlainTable:
    """Return headers, rows and caption of the overview, one row a text."""
    _ = reader.say
    rows = [
        [reader.name("instruments", each), *(_detail(reader, each, asked) for asked in ASKED)]
        for each in guarantee_ids(reader.case)
    ]
    headers = [
        _("Text"),
        _("Whom it binds"),
        _("Which limits it allows"),
        _("Who watches over it"),
        _("Remedy that it names"),
    ]
    return {"headers": headers, "rows": rows, "caption": reader.entry("guarantees.caption")}


def guarantees_words(reader: Reader) -> dict[str, Any]:
    """Return what stays as it is while one reads in one language."""
    _ = reader.say
    return {
        "labels": {
            "title": _("Whom does each text hold back?"),
            "terms": _terms(_),
            "state": _("State"),
            "company": _("Company"),
            "speaker": _("speaker"),
            "lanes": _("One text a lane. Arrow keys move, Enter opens."),
            "panel": _("The text that is open"),
            "plain": _("The same as a table"),
        },
        "looks": effect_words(reader),
        "lanes": guarantee_lanes(reader),
        "table": guarantees_table(reader),
    }


def guarantee_card(reader: Reader, instrument: str) -> dict[str, Any]:
    """Return the card of one text, with its sources."""
    _ = reader.say
    row = reader.case.row("instruments", instrument)
    provisions = [_provision(reader.case, instrument, asked) for asked in ASKED]
    sources = reader.links(row)
    for each in provisions:
        sources += [link for link in reader.links(each) if link not in sources]
    headers = guarantees_table(reader)["headers"][1:]
    return {
        "heading": reader.text(row, "name"),
        "facts": [
            [_("In short"), reader.text(row, "summary")],
            *([header, reader.text(each, "detail")] for header, each in zip(headers, provisions, strict=True)),
        ],
        "sources": sources,
    }


def _terms(_: Translator) -> str:
    """Explain two words and the marks, where they are read: before it they would answer the prediction."""
    return _(
        "A treaty binds the states that have joined it. An immunity frees somebody from liability; it gives no orders. "
        "A wall: the text holds back whoever would limit the speaker. An arrow goes through. A double line: the text "
        "protects who does it."
    )


def guarantees_sentence(reader: Reader, instrument: str) -> str:
    """Return one sentence that says whom a text binds."""
    _ = reader.say
    name = reader.name("instruments", instrument)
    return _("{name}: {text}").format(name=name, text=_detail(reader, instrument, "binds"))


def _detail(reader: Reader, instrument: str, asked: str) -> str:
    return reader.text(_provision(reader.case, instrument, asked), "detail")


def _provision(case: Case, instrument: str, asked: str) -> Row | None:
    """Return what a text says on the feature that the case names for what is asked."""
    return provision(case, instrument, case.entry(f"guarantees.features.{asked}"))
