"""What somebody takes home from a room as a page to read: each question, what one pressed, what the class did, the record."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TypedDict

from ..case.reader import Reader
from ..errors import _
from ..game.log import numbered_moves
from ..game.play import is_known_move, is_open
from ..game.screen import Part, Screen
from ..widgets.templates import render
from .state import RoomState
from .words import PAGE_WORDS

MINE = _("My answers")
SHOWS = ("next", "reveal")  # kinds of moves before which one sees what one pressed


class Taken(TypedDict):
    """A step as it is taken home: what stood above it, its question, what one pressed or wrote as (label, words), what
    somebody else pressed last for one's own delegation, what the wall showed of it in few words, and its bars."""

    above: str
    title: str
    pressed: list[tuple[str, str]]
    partner: list[tuple[str, str]]
    shown: list[str]
    bars: list[Part]


class GameTaken(TypedDict):
    """A game as it is taken home: its title, whose answers these are, on what it was played, its steps, what else to read."""

    title: str
    own: str
    about: str
    steps: list[Taken]
    home: list[Part]


def page_taken_home(reader: Reader, games: Sequence[RoomState], person: int, day: date) -> str:
    """Return the page of a person in the reader's language, as of a day: the games in which they had a seat."""
    _ = reader.say
    words = {
        "title": _(MINE),
        "pressed": _("What I pressed"),
        "partner": _("Pressed last for my delegation, by somebody else"),
        "shown": _("On the wall"),
        "nothing": _("Nothing was pressed yet."),
        "count": _("Number"),
        "answer": _("Answer"),
    }
    taken = [_game_taken(reader, each, each.seat_of(person), day) for each in games]
    return render(__file__, "take_home.html", language=reader.language, words=words, games=taken)


def _game_taken(reader: Reader, state: RoomState, seat: str, day: date) -> GameTaken:
    assert state.game
    own = [reader.say(MINE), state.game.seat_name(reader, state.playing, seat), f"{day:%Y-%m-%d}"]
    return {
        "title": reader.say(PAGE_WORDS[f"game_{state.game.name.partition(' ')[0]}"]),
        "own": " · ".join(filter(None, own)),
        "about": state.game.about(reader),
        "steps": taken_steps(reader, state, seat),
        "home": state.game.home(reader, state.playing, seat),
    }


def taken_steps(reader: Reader, state: RoomState, seat: str) -> list[Taken]:
    """Return the steps of the game so far in which a seat pressed something, or the wall showed what the class did."""
    assert state.game
    game, playing, found = state.game, state.game.begin(), dict[str, Taken]()

    def note() -> None:
        play = game.play_of(playing)
        if seat in play.seats:
            before = found.get(play.step.id)
            wall = game.screen(reader, playing, "")
            taken = _taken(game.screen(reader, playing, seat), wall, is_open=is_open(play, play.step.id))
            # What is shown can be pressed no longer: it stands in what was noted before.
            if before and not taken["pressed"] and not taken["partner"]:
                taken |= {"pressed": before["pressed"], "partner": before["partner"]}
            found[play.step.id] = taken

    for number, move in numbered_moves(list(state.log), lambda each: is_known_move(game.game, each)):
        if move["kind"] in SHOWS:
            note()
        game.take(playing, number, move)
    note()
    told = _each_bars_once(found.values())
    return _each_question_once(
        [each for each in told if each["pressed"] or each["partner"] or each["shown"] or each["bars"]]
    )


def _each_bars_once(steps: Iterable[Taken]) -> Iterator[Taken]:
    """Yield the steps; bars that still stand on the wall of the next one are told once."""
    before = list[Part]()
    for each in steps:
        yield {**each, "bars": [part for part in each["bars"] if part not in before]}
        before = each["bars"]


def _each_question_once(steps: list[Taken]) -> list[Taken]:
    """Return the steps, those of one question that follow each other as one."""
    found: list[Taken] = []
    for each in steps:
        before = found[-1] if found else None
        if not before or (before["above"], before["title"]) != (each["above"], each["title"]):
            found.append(each)
            continue
        bars = {part["title"]: part for part in (*before["bars"], *each["bars"])}
        found[-1] = {
            **each,
            "pressed": before["pressed"] + each["pressed"],
            "partner": before["partner"] + each["partner"],
            "shown": list(dict.fromkeys(before["shown"] + each["shown"])),
            "bars": list(bars.values()),
        }
    return found


def _taken(phone: Screen, wall: Screen, *, is_open: bool) -> Taken:
    """Return a step as it is taken home; of what the wall showed what stood out, and once it is open its title."""
    shown = [wall["title"]] if is_open and wall["title"] != phone["title"] else []
    whole = [
        part["rows"]
        for part in wall["parts"]
        if part["kind"] == "rows" and all(row.get("strong") for row in part["rows"])
    ]
    strong = [row for rows in whole for row in rows]
    return {
        "above": wall.get("above", ""),
        "title": phone["title"],
        "pressed": [each for part in phone["parts"] for each in _pressed(part)],
        "partner": [each for part in phone["parts"] for each in _pressed_by_partner(part)],
        "shown": shown + [" ".join(filter(None, (row.get("label"), row["text"]))) for row in strong],
        "bars": [part for part in wall["parts"] if part["kind"] == "bars"],
    }


def _pressed(part: Part) -> list[tuple[str, str]]:
    """Return what one pressed or wrote in a part, with its label; nothing where one did not."""
    if part["kind"] == "field":
        return [(part["label"], part["value"])] if part["value"] else []
    if part["kind"] != "options" or part.get("earlier"):
        return []
    chosen = _chosen(part, part["own"] if part.get("by") else part["pressed"])
    return [(part["label"] or part["folded"], chosen)] if chosen else []


def _pressed_by_partner(part: Part) -> list[tuple[str, str]]:
    """Return who else pressed last in a part for one's own delegation, and what; nothing where nobody else did."""
    made = part["kind"] == "options" and not part.get("earlier")
    chosen = _chosen(part, part["pressed"]) if made and part.get("by") else ""
    return [(part["by"], chosen)] if chosen else []


def _chosen(part: Part, given: Any) -> str:
    """Return the labels of the options of a part that were given."""
    return " · ".join(
        each["label"] for each in part["options"]
        if (each["value"] in (given or []) if part["most"] > 1 else each["value"] == given)
    )  # fmt: skip
