"""An index in two years, in words: where it stood, where one expects it, where it stands."""

from collections.abc import Sequence
from typing import Any, TypedDict

import pandas as pd

from ...case import Reader
from ...i18n import localized_decimal
from ...widgets.html import PlainTable


class Line(TypedDict):
    """A country: two values from 0 to 1 and the second as one writes it, None and "" while one is asked for it."""

    id: str
    name: str
    first: float
    last: float | None
    text: str


def change_words(reader: Reader, place: str) -> dict[str, Any]:
    """Return the fixed words."""
    _, name, last = reader.say, reader.name("jurisdictions", place), reader.case.entry("index.last")
    asked = _("{place}: where does it stand in {last}? Press a part of the line.")
    return {
        "labels": {
            "title": "",
            "asked": asked.format(place=name, last=last),
            "key": _("{index}, 0 to 1. Ring: {first}; dot: {last}. Our copy has no bounds of uncertainty.").format(
                index=reader.entry("index.name"), first=reader.case.entry("index.first"), last=last
            ),
        }
    }


def change_view(
    reader: Reader, change: pd.DataFrame, place: str, options: Sequence[Sequence[str]], answer: str
) -> dict[str, Any]:
    """Return the lines, the highest of the first year on top, and what answers a press."""
    told, rows = bool(answer) or not options, change.sort_values("first", ascending=False, kind="stable")
    names = reader.names("jurisdictions")
    lines: list[Line] = [
        {
            "id": each.place,
            "name": names[each.place],
            "first": each.first,
            "last": each.last if told else None,
            "text": localized_decimal(each.last, reader.language, 3) if told else "",
        }
        for each in rows.itertuples()
    ]
    ids = [name for name, _text in options]
    ends = [(ids.index(answer) + each) / len(ids) for each in (0, 1)] if answer else []
    own = "–".join(localized_decimal(each, reader.language, 1) for each in ends)
    record = next(each["text"] for each in lines if each["id"] == place) if told else ""
    said = _change_sentence(reader, change, place) if told else ""
    return {"lines": lines, "place": place, "options": options, "own": own, "record": record, "said": said}


def _change_sentence(reader: Reader, change: pd.DataFrame, place: str) -> str:
    """Return how the value of a country changed, and who fell and who rose most."""
    _, names = reader.say, reader.names("jurisdictions")
    own = change.set_index("place").loc[place]

    def number(value: float) -> str:
        return localized_decimal(value, reader.language, 3)

    def rise(value: float) -> str:
        return f"+{number(value)}" if value > 0 else number(value)

    text = _("{place}: {first}, then {last} ({change}).").format(
        place=names[place], first=number(own["first"]), last=number(own["last"]), change=rise(own["change"])
    )
    ends = _("Largest rise: {up}, {rise}; largest fall: {down}, {fall}. The figure does not say why.").format(
        up=names[change.iloc[-1]["place"]],
        rise=rise(change.iloc[-1]["change"]),
        down=names[change.iloc[0]["place"]],
        fall=rise(change.iloc[0]["change"]),
    )
    return f"{text} {ends}"


def change_table(reader: Reader, change: pd.DataFrame) -> PlainTable:
    """Return headers, rows and caption of a table with both years and the change."""
    _, names, columns = reader.say, reader.names("jurisdictions"), ("first", "last", "change")
    years = [str(reader.case.entry(f"index.{each}")) for each in ("first", "last")]
    rows = [
        [names[row["place"]], *(localized_decimal(row[each], reader.language, 3) for each in columns)]
        for row in change.to_dict("records")
    ]
    return {"headers": [_("Jurisdiction"), *years, _("Change")], "rows": rows, "caption": reader.entry("index.name")}
