"""The phrases of an expression as paths: what became of each, in words and as a table."""

from collections import Counter
from typing import Any, TypedDict

from ...article_claims import expression_chain
from ...case import Reader
from .model import SIGNS, outcome_of_phrase, phrase_paths


class PhrasePlace(TypedDict):
    """Where a phrase is at a step, and what its water carries from there: clear, dyed, new; it may end there."""

    step: int
    text: str
    water: str
    starts: str
    ends: bool
    note: str


class PhrasePath(TypedDict):
    """One phrase on its way: its places, the sign and the word of what became of it, and its notes."""

    phrase: int
    sign: str
    fate: str
    changed: bool
    places: list[PhrasePlace]


def phrase_path_views(reader: Reader, expression: str, last: int | None = None) -> list[PhrasePath]:
    """Return the paths of the phrases of an expression down to the step `last`, by their number."""
    found: list[PhrasePath] = []
    for phrase, way in phrase_paths(reader.case, expression, last).items():
        end = outcome_of_phrase(way)
        places: list[PhrasePlace] = [
            {
                "step": place["step"],
                "text": place["cut"]["words"],
                "water": place["water"],
                "starts": SIGNS[place["cut"]["change"]] if not number else "",
                "ends": place["cut"]["change"] == "left out",
                "note": reader.text(place["cut"], "note"),
            }
            for number, place in enumerate(way)
        ]
        word = reader.word(end, "cuts.change")
        found.append(
            {"phrase": phrase, "sign": SIGNS[end], "fate": word, "changed": end == "changed", "places": places}
        )
    return found


def outcome_sentence(reader: Reader, expression: str) -> str:
    """Return what came of the words, in one sentence; the name of the expression where that is not said."""
    row = reader.case.row("expressions", expression)
    has_finding = any(column.startswith("finding") for column in row)  # an older case has no such column
    return (has_finding and reader.text(row, "finding")) or reader.text(row, "name")


def alt_text(reader: Reader, expression: str, last: int | None = None) -> str:
    """Return the picture in words, from the data: how many steps there are, and what became of each phrase."""
    _ = reader.say
    steps = [row for row in expression_chain(reader.case, expression)[0] if last is None or row["step"] <= last]
    listed = " → ".join(reader.text(row, "outlet") for row in steps)
    sentence = _("River of words: {steps}.").format(steps=listed)
    counts = Counter(outcome_of_phrase(way) for way in phrase_paths(reader.case, expression, last).values())
    if not counts:
        return sentence
    fates = ", ".join(f"{reader.word(each, 'cuts.change')} {counts[each]}" for each in SIGNS if counts[each])
    return f"{sentence} " + _("What became of the phrases: {fates}.").format(fates=fates)


def phrase_table(reader: Reader, expression: str, last: int | None = None) -> dict[str, Any] | None:
    """Return the paths of the phrases as a table: a row for each phrase, with its words at each step; None without cuts."""
    _ = reader.say
    views = phrase_path_views(reader, expression, last)
    if not views:
        return None
    rows = [
        [
            each["phrase"],
            " → ".join(_("“{words}”").format(words=place["text"]) for place in each["places"] if place["text"]),
            f"{each['sign']} {each['fate']}",
            " ".join(place["note"] for place in each["places"] if place["note"]),
        ]
        for each in views
    ]
    headers = [_("Phrase"), _("Words, step by step"), _("What became of it"), _("Note")]
    return {"headers": headers, "rows": rows, "caption": _("The phrases on their way")}
