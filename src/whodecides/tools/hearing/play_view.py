"""What the wall and each seat of a hearing see: plain data, and nothing of another seat before it is open."""

from typing import Any, TypedDict
from zlib import crc32

from ...case.reader import Reader
from ...game.play import Play, is_open, open_presses, released_texts
from ...game.view import WALL, OwnView, ReleasedText, StepView, count_presses, own_view, step_view, voices
from .board import opened_finding
from .moves import RULING, bench_hands, most_hands, vote_on
from .packs import all_packs
from .plan import step_ids
from .room import room_words
from .seats import CLERK, SIDES, VOTERS, side_of
from .steps import step_view as arguments_view


class Point(TypedDict):
    """A point of a side: for how many listeners it weighs, and the seats that ask *which exhibit?*"""

    id: str
    text: str
    weighs: int
    asks: list[str]


class Voice(TypedDict):
    """Somebody who was drawn to say why they voted so."""

    seat: str
    vote: str


class Item(TypedDict):
    """An item of a pack: the code of its kind, what that is called, its words, and where these can be read, or ""."""

    id: str
    sort: str
    kind: str
    text: str
    source: str


class WallView(TypedDict):
    """What all see. `about` is what the step is on, in words, `seats` how many sit in each role; the rest is empty where
    the step does not show it. `texts` are the released ones that the step shows, `reads` is the seat
    that reads aloud, `thinks` says for how many each of
    them counts, by the number of its move.
    """

    now: StepView
    about: str
    seats: dict[str, int]
    exhibits: dict[str, int]
    points: list[Point]
    question: str
    answers: dict[str, int]
    arguments: dict[str, Any]
    hands: dict[str, int]
    bets: dict[str, int]
    voices: list[Voice]
    reads: str
    texts: list[ReleasedText]
    thinks: dict[str, int]
    findings: dict[str, str]
    finding: dict[str, Any]
    after: list[Item]


class SeatView(TypedDict):
    """What one seat sees beside the wall: itself, its card, and, as judge or clerk, the lines that were written to the bench."""

    wall: WallView
    own: OwnView
    card: list[Item]
    lines: list[str]


def view(reader: Reader, play: Play, seat: str = WALL) -> WallView | SeatView:
    """Return what a seat sees of a hearing, or the wall. Raises KeyError for a seat that nobody has."""
    wall = _wall(reader, play)
    if seat == WALL:
        return wall
    return {
        "wall": wall,
        "own": own_view(play, seat),
        "card": _card(reader, play.seats[seat]),
        "lines": _lines(play, seat),
    }


def _wall(reader: Reader, play: Play) -> WallView:
    step = play.step
    shows, about = step.wall, step.about
    sides = {each["id"]: each for each in room_words(reader)["sides"]}
    side = sides.get(about)
    voted = _voted(play)
    return {
        "now": step_view(play),
        "about": side["name"] if side else arguments_view(reader, about)["name"] if about else "",
        "seats": _counts(play),
        "exhibits": count_presses(play, "cards", "keep") if shows == "exhibits" else {},
        "points": _points(play, side["points"]) if side and shows == "points" else [],
        "question": side["question"] if side and shows == "question" else "",
        "answers": count_presses(play, step.id, "answer") if shows == "question" else {},
        "arguments": dict(arguments_view(reader, about)) if shows == "arguments" else {},
        "hands": bench_hands(play, voted) if voted else {},
        "bets": count_presses(play, voted, "bet") if voted else {},
        "voices": _voices(play, voted) if voted else [],
        "reads": _reads(play),
        "texts": [{"number": number, "text": text} for number, text in released_texts(play, step.texts)],
        "thinks": count_presses(play, step.id, "think"),
        "findings": _findings(play, step_ids(reader.case)) if shows in ("findings", "outcome", "sentences") else {},
        "finding": _finding(reader, play, about) if shows == "finding" else {},
        "after": _items(reader, "outcome") if shows == "after" else [],
    }


def _counts(play: Play) -> dict[str, int]:
    taken = list(play.seats.values())
    return {role: taken.count(role) for role in dict.fromkeys(taken)}


def _voted(play: Play) -> str:
    """Return the vote that the step at hand shows or takes, "" where it has none."""
    step = play.step
    if step.kind in ("vote", RULING):
        return step.id
    if step.wall in ("outcome", "sentences", "after"):
        return RULING
    return vote_on(step.about) if step.wall in ("votes", "own findings", "finding") else ""


def _voices(play: Play, voted: str) -> list[Voice]:
    """Return who was drawn, with what they voted: that is open by then, and said beforehand."""
    votes = play.pressed(voted, "vote")
    return [{"seat": each, "vote": votes[each]} for each in voices(play, voted, "vote")]


def _reads(play: Play) -> str:
    """Return the seat of the bench that reads aloud a question or the ruling, "" where nothing is read.

    It is drawn by lot, another one each time while there are enough, and always the same by one log; no side reads its own question.
    """
    if play.step.kind not in ("question", "ruled"):
        return ""
    about = play.step.about
    lots = sorted((each for each, role in play.seats.items() if role in VOTERS), key=lambda seat: crc32(seat.encode()))
    turn = SIDES.index(about) if about else len(SIDES)
    order = [lots[(turn + each) % len(lots)] for each in range(len(lots))]
    return next((each for each in order if not about or side_of(play.seats[each]) != about), "")


def _points(play: Play, points: list[dict[str, Any]]) -> list[Point]:
    weighs, asks = count_presses(play, play.step.id, "weigh"), open_presses(play, play.step.id, "ask")
    return [
        {
            "id": each["id"],
            "text": each["text"],
            "weighs": weighs.get(each["id"], 0),
            "asks": [seat for seat, point in asks.items() if point == each["id"]],
        }
        for each in points
    ]


def _findings(play: Play, steps: list[str]) -> dict[str, str]:
    """Return what the bench found on each step, "" where a tie decides nothing."""
    return {each: most_hands(bench_hands(play, vote_on(each))) for each in steps}


def _finding(reader: Reader, play: Play, step: str) -> dict[str, Any]:
    return {**opened_finding(reader, step), "expected": count_presses(play, f"guess {step}", "expect")}


def _card(reader: Reader, role: str) -> list[Item]:
    """Return the card of a role: the items of its pack; none of a clerk, whose card is no pack."""
    return [] if role == CLERK else _items(reader, side_of(role) or "board")


def _items(reader: Reader, pack: str) -> list[Item]:
    return [
        {
            "id": each["id"],
            "sort": each["sort"],
            "kind": each["kind"],
            "text": each["text"],
            "source": each["card"]["sources"][0]["text"] if each["card"] else "",
        }
        for each in all_packs(reader)[pack]["items"]
    ]


def _lines(play: Play, seat: str) -> list[str]:
    """Return the lines that were written to the bench while it voted, once the vote is open."""
    voted = _voted(play)
    if play.seats[seat] not in (*VOTERS, CLERK) or not voted or not is_open(play, voted):
        return []
    return [each.text for each in play.texts.values() if (each.step, each.act) == (voted, "line")]
