"""The map in words: tiles, days, marks in time, and what the page says of them."""

from collections import Counter
from datetime import date
from functools import cache
from typing import Any, TypedDict

from ...case.reader import Reader
from ...i18n import localized_day
from ...widgets.encodings import value_encodings
from .model import DatedStatement, Standing, absence_reasons, dated_statements, days, standings

SHORT = {"en": "d MMM", "fr": "d MMM", "es": "d MMM"}
Span = tuple[date, date]
LISTED = 5  # answers that the sentence names, the most frequent first


class Tile(TypedDict):
    """A place on the map; `absent` is "none", "unsought", or "" for one that spoke, `quiet` what that is in words."""

    id: str
    letters: str
    row: int
    column: int
    name: str
    union: bool
    absent: str
    quiet: str


class Value(TypedDict):
    """A value as the page shows it. `order` is its place in the palette; -1 is no answer."""

    id: str
    label: str
    sign: str
    order: int


class DayView(TypedDict):
    """A day: what is then so, and where each government stands: {place: [value, statement, several, ids of all]}."""

    day: str
    label: str
    short: str
    sentence: str
    tiles: dict[str, list[Any]]


class World(TypedDict):
    """The map. `marks` are all statements: [number of the day, value, place, id]."""

    variables: list[list[str]]
    question: str
    tiles: list[Tile]
    values: list[Value]
    days: list[DayView]
    marks: list[list[Any]]


@cache
def world_view(reader: Reader, variable: str, span: Span) -> World:
    """Return the map on a variable for all days of a span."""
    case, all_days = reader.case, days(*span)
    statements = dated_statements(case, variable, *span)
    variables = case["variables"]["id"]
    return {
        "variables": [[each, reader.name("variables", each)] for each in variables],
        "question": reader.text(case.row("variables", variable), "question"),
        "tiles": map_tiles(reader, variable, span),
        "values": map_values(reader, variable),
        "days": [_day_view(reader, variable, statements, each) for each in all_days],
        "marks": [[(each.day - span[0]).days, each.value, each.place, each.statement] for each in statements],
    }


def map_tiles(reader: Reader, variable: str, span: Span) -> list[Tile]:
    """Return the tiles in the order of the table."""
    case, _ = reader.case, reader.say
    silent, spoke = absence_reasons(case, variable), {each.place for each in dated_statements(case, variable, *span)}
    quiet = {
        "none": _("no statement found"),
        "unsought": _("not looked for"),
        "": _("had not spoken yet"),
        "other": _("spoke, but not in these days"),
    }
    tiles: list[Tile] = []
    for row in case["tiles"].to_dict("records"):
        place = row["jurisdiction"]
        why = silent.get(place, "")
        tiles.append(
            {
                "id": place,
                "letters": row["letters"],
                "row": int(row["row"]),
                "column": int(row["column"]),
                "name": reader.name("jurisdictions", place),
                "union": case.row("jurisdictions", place)["kind"] != "state",
                "absent": why,
                "quiet": quiet[why if why or place in spoke else "other"],
            }
        )
    return tiles


def map_values(reader: Reader, variable: str) -> list[Value]:
    """Return the values that a statement can have, in codebook order, with sign and colour."""
    labels = reader.labels()
    return [
        {"id": each, "label": labels[variable, each], "sign": sign, "order": order}
        for each, (sign, order) in value_encodings(reader.case, variable).items()
    ]


def _day_view(reader: Reader, variable: str, statements: tuple[DatedStatement, ...], day: date) -> DayView:
    stand = standings(statements, day)
    return {
        "day": day.isoformat(),
        "label": localized_day(day, reader.language),
        "short": localized_day(day, reader.language, SHORT[reader.language]),
        "sentence": map_sentence(reader, variable, stand, day),
        "tiles": {place: [s.value, s.statement, s.several, list(s.statements)] for place, s in stand.items()},
    }


def map_sentence(reader: Reader, variable: str, stand: dict[str, Standing], day: date) -> str:
    """Return what is so on a day: how many governments had spoken, and what their last words were."""
    _, labels, written = reader.say, reader.labels(), localized_day(day, reader.language)
    if not stand:
        return _("By {day}, no government had spoken.").format(day=written)
    count = len(stand)
    text = _.ngettext(
        "By {day}, {count} government had spoken.", "By {day}, {count} governments had spoken.", count
    ).format(day=written, count=count)
    words = Counter(each.value for each in stand.values())
    order = list(value_encodings(reader.case, variable))
    ranked = sorted(
        (value for value in words if value_encodings(reader.case, variable)[value][1] >= 0),
        key=lambda value: (-words[value], order.index(value)),
    )
    listed = [f"{labels[variable, value]}\u00a0{words[value]}" for value in ranked[:LISTED]]
    if rest := sum(words[value] for value in ranked[LISTED:]):
        listed.append(_("other answers {count}").format(count=rest))
    if silent := count - sum(words[value] for value in ranked):
        listed.append(_("no answer to this question {count}").format(count=silent))
    return f"{text} " + _("Their last word: {listed}.").format(listed=", ".join(listed))


@cache
def map_words(reader: Reader, span: Span) -> dict[str, Any]:
    """Return the words that the page shows whatever is chosen."""
    _ = reader.say
    first, last = (localized_day(each, reader.language) for each in span)
    return {
        "labels": {
            "title": _("Where governments stand"),
            "variable": _("Question"),
            "day": _("Day"),
            "play": _("Play"),
            "pause": _("Pause"),
            "map": _("Map: one tile a state, round for a union of states. Arrow keys move, Enter opens."),
            "panel": _("What was said"),
            "choose": _("Click a tile, or press Enter on it, to read what was said."),
            "counted": _("Statements up to that day"),
            "strip": _("Statements by day and value: the table below has the same."),
            "corner": _("corner: other answers too"),
            "none": _("looked, found nothing"),
            "yet": _("not yet, or on another day"),
            "unsought": _("no box: not looked for"),
            "several": _("other answers too"),
            "plain": _("The same as a table"),
            "note": map_note(reader, first, last),
            "headers": map_headers(reader),
        },
    }


def map_headers(reader: Reader) -> list[str]:
    """Return the headers of the table."""
    _ = reader.say
    return [_("Government"), _("Last word"), _("Day"), _("Statement"), _("All statements up to that day")]


def map_note(reader: Reader, first: str, last: str) -> str:
    """Return the rule by which a tile has its value."""
    _ = reader.say
    return _(
        "Statements of governments from {first} to {last}. A tile shows the value of the last statement that answers the "
        "question; of several on one day, the last in the table. A government is several people."
    ).format(first=first, last=last)
