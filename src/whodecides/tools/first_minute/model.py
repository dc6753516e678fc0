"""The ladder of measures, and which words of what is judged the company named."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ...case import Case, Row
from ...case.first_minute import exhibits_of_act, judged_exhibits

LETTERS = "abcdefghijklmnopqrstuvwxyz"
CLAUSE_END = re.compile(r"(?<=[,.!?;:])\s+")


class Part(NamedTuple):
    """A part of a text; `letter` names the reading of it, "" where it has none."""

    text: str
    letter: str


class Place(NamedTuple):
    """A part of a post that one can press; `id` is the post's with the place in it, `reading` the id of what was read in it, or ""."""

    id: str
    text: str
    reading: str


def readings(case: Case, post: str) -> list[Row]:
    """Return what was read in a post, in the order of its words; without a post ("") what was weighed beside all."""
    found = [row for row in exhibits_of_act(case, "reading") if row["part_of"] == post]
    if not post:
        return found
    wording = case.row("exhibits", post)["wording"]
    return sorted(found, key=lambda row: wording.find(row["phrase"]))


@cache
def reading_letters(case: Case) -> dict[str, str]:
    """Return the letter of each reading of words of a post, by its id: a, b, c through all posts."""
    found = [row["id"] for post in judged_exhibits(case) for row in readings(case, post["id"])]
    return dict(zip(found, LETTERS, strict=False))


def text_parts(case: Case, post: Row) -> list[Part]:
    """Cut the wording of a post where readings begin and end."""
    letters, rest, parts = reading_letters(case), post["wording"], []
    for row in readings(case, post["id"]):
        if row["phrase"] not in rest:
            continue  # a rule of the check says so; the words themselves are shown whole
        before, _phrase, rest = rest.partition(row["phrase"])
        parts += [Part(before, ""), Part(row["phrase"], letters[row["id"]])]
    return [each for each in (*parts, Part(rest, "")) if each.text]


def places(case: Case, post: Row) -> list[Place]:
    """Cut the wording of a post into what can be pressed: the words of a reading, and between them clause by clause."""
    by_letter = {letter: reading for reading, letter in reading_letters(case).items()}
    parts = [
        Part(text, part.letter)
        for part in text_parts(case, post)
        for text in ([part.text] if part.letter else CLAUSE_END.split(part.text))
        if re.search(r"\w", text)
    ]
    return [
        Place(f"{post['id']}.{number}", part.text.strip(), by_letter.get(part.letter, ""))
        for number, part in enumerate(parts, 1)
    ]


@cache
def all_places(case: Case) -> tuple[Place, ...]:
    """Return the places of all posts that were judged, in order."""
    return tuple(place for post in judged_exhibits(case) for place in places(case, post))


def picked_places(case: Case, picks: Sequence[str]) -> list[Place]:
    """Return the places with these ids, as often as there are readings at most, in the order of the picks."""
    known = {each.id: each for each in all_places(case)}
    found = [known[each] for each in dict.fromkeys(picks) if each in known]
    return found[: most_picks(case)]


def most_picks(case: Case) -> int:
    """Return how many places one may press: as many as the company named."""
    return sum(bool(each.reading) for each in all_places(case))


def steps(case: Case) -> list[str]:
    """Return the ids of the four steps of the ladder, from the mildest measure to the hardest."""
    return [each["id"] for each in case.entry("first_minute.steps")]


def steps_apart(case: Case, mine: str, theirs: str) -> int:
    """Return by how many steps the first is harder than the second; negative where it is milder."""
    return steps(case).index(mine) - steps(case).index(theirs)
