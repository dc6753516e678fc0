"""The room: exhibits on the table, sides that speak against a clock, one question to each."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from ...case import Reader
from ...widgets.clock import clock_words
from .in_short import exhibits_in_short
from .model import STAGES
from .moves import MOST_EXHIBITS
from .packs import all_packs
from .plan import SECONDS
from .seats import FEWEST_PEOPLE, MOST_PEOPLE, ONE_PERSON, SIDES, seats
from .words import board_name

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@cache
def room_words(reader: Reader) -> dict[str, Any]:
    """Return what stays as it is while one reads in one language: exhibits, sides with their cards, labels of the room."""
    _, packs = reader.say, all_packs(reader)
    names = side_names(reader)
    stages = {"cards": _("Exhibits"), "pleas": _("Each side speaks"), "questions": _("One question each")}
    return {
        "room": {
            "stages": [[each, stages[each]] for each in STAGES],
            "leads": {
                "cards": _("The file comes first: lay the exhibits on the table, one by one. Keep the three that weigh most."),
                "pleas": _("The light is on who speaks. Each side has one minute, and its desk is the clock: it empties."),
                "questions": _("The bench asks each side one question. A side has half a minute to answer."),
            },
            "stage": _("Parts of the hearing"),
            "people": _("How many are you?"),
            "fewer": _("Fewer people"),
            "more": _("More people"),
            "exhibit": _("Exhibit {letter}"),
            "kept": _.pgettext("exhibit", "kept"),
            "keep": _("Keep it for the vote"),
            "drop": _("Take it off the list"),
            "most": MOST_EXHIBITS,
            "kept_so_far": _("Kept: {count} of {most}"),
            "full": _("Take one off the list to keep this one."),
            "next": _("Next exhibit"),
            "sides": _("Who speaks"),
            "again": _("Set the clock back"),
            "in_role": _("You speak for a role, not for yourself."),
            "said": _("Tick each point that weighs for you. What stays open, the bench may ask."),
            "answered": _("Was it answered?"),
            "marks": [["yes", _("answered")], ["part", _("in part")], ["no", _("not answered")]],
            "bench_works": _("How the bench works"),
            "bench": board_name(reader),
            "table": _("the table"),
            "on_table": _("exhibit on the table"),
            "on_list": _("kept exhibits"),
        },
        "exhibits": [{**item, "letter": LETTERS[place], "short": exhibits_in_short(reader).get(item["id"], item["kind"])} for place, item in enumerate(packs["case file"]["items"])],
        "sides": [{"id": side, "name": names[side], **_side_parts(packs[side]["items"])} for side in SIDES],
        "works": [item["text"] for item in packs["board"]["items"]],
        "clock": {"seconds": SECONDS, **clock_words(_, _("Time is over."))},
    }  # fmt: skip


def _side_parts(items: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return who a side is, its points, and the question that is hardest for it."""
    found = {sort: [item for item in items if item["sort"] == sort] for sort in ("who", "argument", "question")}
    texts = {sort: " ".join(item["text"] for item in found[sort]) for sort in ("who", "question")}
    return {**texts, "points": found["argument"]}


def side_names(reader: Reader) -> dict[str, str]:
    """Map each side to what its desk says."""
    return {side: reader.short_word(side, "hearing_roles.pack") for side in SIDES}


def room_view(reader: Reader, stage: str, side: str, people: int) -> dict[str, Any]:
    """Return who sits where, in numbers and in a sentence, and what the picture of the room says."""
    _, found = reader.say, seats(people)
    lit = {
        "cards": _("the table"),
        "pleas": side_names(reader).get(side, ""),
        "questions": side_names(reader).get(side, ""),
    }
    return {
        **found._asdict(),
        "people": people,
        "down": ONE_PERSON if people <= FEWEST_PEOPLE else people - 1,
        "up": FEWEST_PEOPLE if people == ONE_PERSON else min(people + 1, MOST_PEOPLE),
        "write": _("Answer for this side, in a sentence")
        if people == ONE_PERSON
        else _("Your own question, if you have a better one"),
        "seated": seating_sentence(reader, people),
        "alt": _("The room: a bench of {bench}, a table with exhibits, and four sides of {each}. The light is on: {lit}.").format(
            bench=found.bench, each=found.each, lit=lit[stage]
        ),
    }  # fmt: skip


def seating_sentence(reader: Reader, people: int) -> str:
    """Return who sits where, where `people` are in the room as `known_people` counts them."""
    _, found = reader.say, seats(people)
    if people == ONE_PERSON:
        return _("Alone: read each side’s card in turn, answer its question, and then be {board}.").format(
            board=board_name(reader)
        )
    if found.together:
        return _("People on each side: {each}. For the vote, all change to the bench.").format(each=found.each)
    if found.clerk:
        return _("People on each side: {each}; on the bench: {bench}; one clerk, who keeps the clock.").format(
            each=found.each, bench=found.bench
        )
    return _("People on each side: {each}; on the bench: {bench}.").format(each=found.each, bench=found.bench)
