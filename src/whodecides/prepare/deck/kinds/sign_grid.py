"""A sign for each government statement: governments across, the values of one variable down."""

from collections import Counter

from ....case import government_codes
from ....i18n import _
from ....widgets.encodings import SUBSTANTIVE
from ..material import Material, Row
from ..scene import FOOT, INNER, LEAST, LEFT, RIGHT, Box, Line, Note, Slide, Text
from ..text_fitting import fitted, text_width
from .layout import SILENT, headline, value_sign

LABEL = 340  # pixels of the words of a value
NAME, LONG_NAME = 40, 64  # pixels of the names of places: in one line, and in two where one is too long for it


def sign_grid(material: Material, row: Row) -> list[Slide]:
    """Return one slide of the `variable` and the jurisdictions that `of` names. Of a scale all values are shown."""
    places, names = row["of"], material.reader.names("jurisdictions")
    rows, counts = _values(material, row["variable"], places), _counts(material, row["variable"], places)
    items, top = headline(row["headline"], row.get("kicker", ""))
    column = (INNER - LABEL) / len(places)
    one_line = all(text_width(names[each], LEAST, bold=True) <= column for each in places)
    name = NAME if one_line else LONG_NAME
    for place, each in enumerate(places):
        x = LEFT + LABEL + place * column
        items.append(fitted(x, top - 2, column, name, names[each], 30, bold=True, align="center"))
    top += name + 6
    tall = (FOOT - top) / len(rows)
    step = min(44.0, (column - 24) / max(counts.values()))
    size = min(fitted(0, 0, LABEL - 20, tall - 8, words, 28).size for words in rows.values())
    for place, (value, words) in enumerate(rows.items()):
        y = top + place * tall
        items.append(Line(LEFT, y, RIGHT, y, "line", 2))
        colour = "quiet" if value == SILENT else "ink"
        items.append(Text(LEFT, y + 4, LABEL - 20, tall - 8, words, size, anchor="middle", colour=colour))
        for number, each in enumerate(places):
            middle, count = LEFT + LABEL + (number + 0.5) * column, counts[value, each]
            for sign in range(count):
                x = middle + (sign - (count - 1) / 2) * step
                items.append(value_sign(material.case, row["variable"], value, x, y + tall / 2, min(18.0, step * 0.42)))
    for number, each in enumerate(places):
        if not any(counts[value, each] for value in rows):
            nothing = material.say(_("no statement found"))
            x = LEFT + LABEL + number * column
            items.append(Box(x + 8, top + 8, column - 16, FOOT - top - 8, "soft", "", 0, 8))
            items.append(fitted(x + 14, top, column - 28, FOOT - top, nothing, 28, colour="quiet", align="center", anchor="middle"))  # fmt: skip
    alt = "; ".join(
        f"{names[each]}: " + ", ".join(f"{words} {counts[value, each]}" for value, words in rows.items() if counts[value, each])
        for each in places
    )  # fmt: skip
    label = material.say_in_notes(_("Government statements"))
    return [Slide(tuple(items), row["headline"], (Note(label, alt),), bool(row.get("answer")), alt=alt)]


def _values(material: Material, variable: str, places: list[str]) -> dict[str, str]:
    """Return the words of the values that are shown: of a scale all, else those that somebody has; last of silence."""
    values = material.case["values"]
    answers = values[(values["variable"] == variable) & (values["kind"] == SUBSTANTIVE)]["id"]
    counts, labels = _counts(material, variable, places), material.reader.labels()
    ordinal = material.case.row("variables", variable)["scale"] == "ordinal"
    shown = [each for each in answers if ordinal or any(counts[each, place] for place in places)]
    return {each: labels[variable, each] for each in shown} | {SILENT: material.say(_("silent on this"))}


def _counts(material: Material, variable: str, places: list[str]) -> Counter[tuple[str, str]]:
    """Return how many government statements of each place have each value."""
    codes = government_codes(material.case)
    codes = codes[(codes["variable"] == variable) & codes["jurisdiction"].isin(places) & (codes["statement"] != "")]
    return Counter(zip(codes["value"], codes["jurisdiction"], strict=True))
