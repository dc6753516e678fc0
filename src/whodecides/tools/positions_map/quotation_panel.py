"""What was said behind one tile: the words first, then our translation, who, when, where to read it."""

from functools import cache
from typing import Any, TypedDict

from ...case.reader import Reader
from ...widgets.coded_quotation import CodedQuotation, coded_quotation
from ...widgets.evidence import evidence_cards
from .model import DatedStatement, absence_reasons, dated_statements
from .view import Span


class PanelQuotation(CodedQuotation):
    """One statement as the panel shows it, with its day."""

    day: str


class Panel(TypedDict):
    """The statements of a place, newest first; where there is none, `absence` is the card of the search."""

    place: str
    name: str
    statements: list[PanelQuotation]
    quiet: str
    absence: dict[str, Any]


@cache
def place_panel(reader: Reader, variable: str, place: str, span: Span) -> Panel:
    """Return what was said for a place in these days; an empty panel where no place is chosen."""
    if not place:
        return {"place": "", "name": "", "statements": [], "quiet": "", "absence": {}}
    case, _ = reader.case, reader.say
    statements = [each for each in dated_statements(case, variable, *span) if each.place == place]
    why = absence_reasons(case, variable).get(place, "")
    quiet = {
        "none": "",
        "unsought": _("We have not looked for a statement of this government. That says nothing about it."),
        "": _("No statement up to this day.") if statements else _("It spoke, but not in these days."),
    }
    return {
        "place": place,
        "name": reader.name("jurisdictions", place),
        "statements": [_panel_quotation(reader, variable, each) for each in reversed(statements)],
        "quiet": quiet[why],
        "absence": evidence_cards(reader, place, variable)[0] if why == "none" else {},
    }


def _panel_quotation(reader: Reader, variable: str, statement: DatedStatement) -> PanelQuotation:
    return {**coded_quotation(reader, variable, statement), "day": statement.day.isoformat()}
