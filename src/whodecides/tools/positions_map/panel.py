"""What was said behind one tile: the words first, then our translation, who, when, where to read it."""

from functools import cache
from typing import Any, TypedDict

from ...case.reader import Reader
from ...show.evidence import evidence_cards, reasons_of_code
from ...show.looks import looks
from ...show.passage import Passage, passage
from .model import Said, absent, statements
from .view import Span


class Words(Passage):
    """One statement as the panel shows it, with its day, the value that it was given, and why where words do not show it."""

    day: str
    why: list[list[str]]
    label: str
    sign: str
    order: int


class Panel(TypedDict):
    """The statements of a place, newest first; where there is none, `absence` is the card of the search."""

    place: str
    name: str
    said: list[Words]
    quiet: str
    absence: dict[str, Any]


@cache
def place_panel(reader: Reader, variable: str, place: str, span: Span) -> Panel:
    """Return what was said for a place in these days; an empty panel where no place is chosen."""
    if not place:
        return {"place": "", "name": "", "said": [], "quiet": "", "absence": {}}
    case, _ = reader.case, reader.say
    said = [each for each in statements(case, variable, *span) if each.place == place]
    why = absent(case, variable).get(place, "")
    quiet = {
        "none": "",
        "unsought": _("We have not looked for a statement of this government. That says nothing about it."),
        "": _("No statement up to this day.") if said else _("It spoke, but not in these days."),
    }
    return {
        "place": place,
        "name": reader.name("jurisdictions", place),
        "said": [_words(reader, variable, each) for each in reversed(said)],
        "quiet": quiet[why],
        "absence": evidence_cards(reader, place, variable)[0] if why == "none" else {},
    }


def _words(reader: Reader, variable: str, said: Said) -> Words:
    sign, order = looks(reader.case, variable)[said.value]
    return {
        **passage(reader, said.statement),
        "day": said.day.isoformat(),
        "why": reasons_of_code(reader, said.statement, said.confidence, said.words, said.note),
        "label": reader.labels()[variable, said.value],
        "sign": sign,
        "order": order,
    }
