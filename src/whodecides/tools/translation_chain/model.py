"""A wording cut into phrases, and each phrase followed from the first wording to the last: pure functions."""

import re
from functools import cache
from typing import TypedDict

from ...article_claims import expression_chain
from ...case import Case, Row

SIGNS = {"said": "", "kept": "=", "changed": "≠", "added": "+", "left out": "✕"}


class Part(TypedDict):
    """A piece of a wording: its text, and its cut where it is a phrase that is followed."""

    text: str
    cut: Row | None


class Place(TypedDict):
    """Where a phrase is at a step: the cut, and what the water carries from here on: clear, dyed or new."""

    step: int
    cut: Row
    water: str


@cache
def cuts_at(case: Case, expression: str) -> dict[int, tuple[Row, ...]]:
    """Return the cuts of each step of an expression, by phrase; without cuts it is empty."""
    if "cuts" not in case.tables:
        return {}
    found: dict[int, tuple[Row, ...]] = {}
    cuts = case["cuts"]
    for row in cuts[cuts["expression"] == expression].sort_values(["step", "phrase"]).to_dict("records"):
        found[row["step"]] = (*found.get(row["step"], ()), row)
    return found


def parts(wording: str, cuts: tuple[Row, ...]) -> list[Part]:
    """Return a wording in its order as phrases and what stands between them; whole where nothing is cut.

    A mark of punctuation goes with the phrase at which it stands.

    >>> [part["text"] for part in parts("a kind of “law”", ({"words": "law"},))]
    ['a kind of', '“law”']
    """
    found: list[Part] = []
    rest = 0
    for start, cut in sorted(((wording.find(cut["words"]), cut) for cut in cuts if cut["words"]), key=lambda at: at[0]):
        after, between, before = _punctuation_between(wording[rest:start])
        if not found and not between:
            after, before = "", after + before
        _place_punctuation(found, after, between)
        found.append({"text": before + cut["words"], "cut": cut})
        rest = start + len(cut["words"])
    after, between, before = _punctuation_between(wording[rest:])
    _place_punctuation(found, after, between)
    if before and found:
        found[-1]["text"] += before.strip() if after or between else f" {before.strip()}"
    return [part for part in found if part["text"]]


PUNCTUATION = re.compile(
    r"""([^\w\s\[]*(?:\s»)?)  # what closes the phrase before
        (.*?)
        ([“"'«(]*(?:«\s)?)$  # what opens the next""",
    re.DOTALL | re.VERBOSE,
)


def _punctuation_between(text: str) -> tuple[str, str, str]:
    """Return what of the text between two phrases closes the first, stands between, and opens the second."""
    after, between, before = PUNCTUATION.findall(text)[0]
    return after, between.strip(), before


def _place_punctuation(found: list[Part], after: str, between: str) -> None:
    if found:
        found[-1]["text"] += after
    elif after:
        between = (after + between).strip()
    if between:
        found.append({"text": between, "cut": None})


def phrase_paths(case: Case, expression: str, last: int | None = None) -> dict[int, list[Place]]:
    """Return the way of each phrase down to the step `last`: a dye stays in all water below it."""
    found: dict[int, list[Place]] = {}
    cuts = cuts_at(case, expression)
    for row in expression_chain(case, expression)[0]:
        if last is not None and row["step"] > last:
            break
        for cut in cuts.get(row["step"], ()):
            way = found.setdefault(cut["phrase"], [])
            water = way[-1]["water"] if way else "clear"
            if cut["change"] in ("changed", "added"):
                water = "dyed" if cut["change"] == "changed" else "new"
            way.append({"step": row["step"], "cut": cut, "water": water})
    return found


def outcome_of_phrase(way: list[Place]) -> str:
    """Return what became of a phrase: left out, or what its water carries at the end."""
    if way[-1]["cut"]["change"] == "left out":
        return "left out"
    return {"clear": "kept", "dyed": "changed", "new": "added"}[way[-1]["water"]]
