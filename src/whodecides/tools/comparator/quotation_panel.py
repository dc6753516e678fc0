"""The panel of a comparison: the quotations of one value, government beside government."""

from functools import cache
from typing import Any, TypedDict

from ...case.reader import Reader
from ...i18n import localized_day
from ...positions import CellValue, position_matrix
from ...provenance import CONFIDENCES, clearest_evidence, evidence
from ...widgets.encodings import SUBSTANTIVE, value_encodings
from ...widgets.evidence import coding_reasons, evidence_cards
from ...widgets.quotation import Quotation, quotation
from .model import Selection
from .sentence import variable_words

# A day as a button of the pager shows it: the year is that of the case, and the byline has all of it.
SHORT_DATE = "d MMM"
LOW_CONFIDENCE = CONFIDENCES[-1]  # how sure the coders were


class ColumnQuotation(Quotation):
    """A quotation as a column shows it. `why` says why it has this value where its words do not; `more` is folded."""

    short: str
    why: list[list[str]]
    more: list[list[str]]


class Column(TypedDict):
    """What one government said with this value; without quotations `absence` says where one looked.

    `first` is the number of the quotation that is open at first: the one that carries the value most plainly.
    """

    place: str
    name: str
    quotations: list[ColumnQuotation]
    first: int
    absence: dict[str, Any]


class Panel(TypedDict):
    """The quotations of one value. `without` names the governments on show that have none."""

    variable: str
    question: str
    value: str
    label: str
    sign: str
    order: int
    kind: str
    rule: str
    without: str
    columns: list[Column]


def most_shared_value(reader: Reader, places: tuple[str, ...], variable: str) -> tuple[str, str]:
    """Return (place, value) to begin with: the value that most of these governments share, and the first that has it.

    Answers come before silence, and of several values the one with most statements.
    """
    cells = {place: position_matrix(reader.case)[place, variable] for place in places}
    found: dict[str, list[CellValue]] = {}
    for entries in cells.values():
        for each in entries:
            found.setdefault(each.value, []).append(each)

    def weight(value: str) -> tuple[bool, int, int]:
        rows = found[value]
        return rows[0].kind == SUBSTANTIVE, len(rows), sum(each.count for each in rows)

    best = max(found, key=weight)
    return next(place for place in places if best in {each.value for each in cells[place]}), best


def opened_value(reader: Reader, selection: Selection) -> tuple[str, str, str]:
    """Return (place, variable, value) of what is open; where nothing was chosen, the most shared value of the first row."""
    places = selection.places
    if not selection.opened:
        variable = next(iter(selection.weights))
        place, value = most_shared_value(reader, places, variable)
        return place, variable, value
    place, variable = selection.opened
    entries = position_matrix(reader.case)[place, variable]
    return place, variable, selection.value if selection.value in {each.value for each in entries} else entries[0].value


@cache
def value_panel(reader: Reader, places: tuple[str, ...], variable: str, value: str) -> Panel:
    """Return the quotations of these governments that were given a value of a variable, by date."""
    _, case, names = reader.say, reader.case, reader.names("jurisdictions")
    entries = {
        place: [each for each in position_matrix(case)[place, variable] if each.value == value] for place in places
    }
    row = case["values"].query("variable == @variable and id == @value").to_dict("records")[0]
    sign, order = value_encodings(case, variable).get(value, ("", -1))
    lacking = [names[each] for each in places if not entries[each]]
    return {
        "variable": variable,
        "question": variable_words(reader)[variable][0],
        "value": value,
        "label": reader.labels()[variable, value],
        "sign": sign,
        "order": order,
        "kind": row["kind"],
        "rule": reader.text(row, "rule"),
        "without": _("No statement with this value: {places}.").format(places=", ".join(lacking))
        if lacking and row["kind"] == SUBSTANTIVE
        else "",
        "columns": [_column(reader, place, variable, value) for place in places if entries[place]],
    }


def _column(reader: Reader, place: str, variable: str, value: str) -> Column:
    pairs = zip(evidence(reader.case, place, variable), evidence_cards(reader, place, variable), strict=True)
    found = [(item, shown) for item, shown in pairs if item["value"] == value]
    spoken = [(item, shown) for item, shown in found if "statement" in item]
    return {
        "place": place,
        "name": reader.name("jurisdictions", place),
        "quotations": [_column_quotation(reader, item, shown) for item, shown in spoken],
        "first": clearest_evidence(reader.case, [item for item, _shown in spoken]),
        "absence": next((shown for item, shown in found if "search" in item), {}),
    }


def _column_quotation(reader: Reader, item: dict[str, Any], shown: dict[str, Any]) -> ColumnQuotation:
    _, statement = reader.say, item["statement"]
    why = coding_reasons(reader, statement["id"], item["confidence"], item["words"], item["note"])
    # What the words and the lines below them say already.
    above = {_("Coded as"), _("Speaker"), _("Date"), _("About"), _("Coder's note"), _("Coder's note, in English")}
    above |= {label for label, *_rest in why}
    return {
        **quotation(reader, statement["id"]),
        "short": localized_day(statement["date"], reader.language, SHORT_DATE),
        "why": why,
        "more": [fact for fact in shown["facts"] if fact[0] not in above],
    }
