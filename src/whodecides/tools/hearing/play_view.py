"""What the wall and each seat of a hearing see: plain data, and nothing of another seat before it is open."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, TypedDict
from zlib import crc32

from ...case.reader import Reader
from ...game.play import Play, is_open, open_presses, released_texts
from ...game.view import WALL, OwnView, ReleasedText, StepView, count_presses, own_view, step_view, voices
from .board import opened_finding
from .moves import MOST_EXHIBITS, MOST_POINTS, RULING, Verdict, bench_hands, most_pressed, verdict, vote_on
from .packs import all_packs
from .plan import step_ids
from .room import room_words
from .seats import ANY_SIDE, BENCH, CLERK, OUTVOTED, SIDES, VOTERS, side_of
from .steps import step_view as arguments_view


class WallText(ReleasedText):
    """A released text; `by` is the group that has its question, "" where all have the same, or where one is alone in it."""

    by: str


class Point(TypedDict):
    """A point that a side makes, with its number on the card: whether the side chose it, for how many listeners it weighs,
    and the seats that ask *which exhibit?*"""

    id: str
    number: int
    text: str
    chosen: bool
    weighs: int
    asks: list[str]


class Voice(TypedDict):
    """Somebody who was drawn to say why they voted so."""

    seat: str
    vote: str


class Line(TypedDict):
    """What somebody of a side wrote to the bench."""

    side: str
    text: str


class Item(TypedDict):
    """An item of a pack: the code of its kind, what that is called, its words, and where these can be read, or ""."""

    id: str
    sort: str
    kind: str
    text: str
    source: str


class WallView(TypedDict):
    """What all see. `about` is what the step is on, in words, `seats` how many sit in each role; the rest is empty where
    the step does not show it. `kept` are the exhibits that the bench keeps. `texts` are the released ones that the step shows, `reads` is the seat
    that reads aloud, `thinks` says for how many each of
    them counts, by the number of its move.
    """

    now: StepView
    about: str
    seats: dict[str, int]
    exhibits: dict[str, int]
    kept: list[str]
    points: list[Point]
    question: str
    answers: dict[str, int]
    arguments: dict[str, Any]
    hands: dict[str, int]
    verdict: Verdict
    bets: dict[str, int]
    voices: list[Voice]
    reads: str
    texts: list[WallText]
    thinks: dict[str, int]
    findings: dict[str, Verdict]
    finding: dict[str, Any]
    after: list[Item]


class SeatView(TypedDict):
    """What one seat sees beside the wall: itself, its card, and, as judge or clerk, the lines that were written to the bench."""

    wall: WallView
    own: OwnView
    card: list[Item]
    lines: list[Line]


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
    hands = bench_hands(play, voted) if voted else {}
    kept = count_presses(play, "cards", "keep")
    return {
        "now": step_view(play),
        "about": side["name"] if side else arguments_view(reader, about)["name"] if about else "",
        "seats": _counts(play),
        "exhibits": kept if shows == "exhibits" else {},
        "kept": most_pressed(kept, MOST_EXHIBITS),
        "points": _points(play, about, side["points"]) if side and shows == "points" else [],
        "question": side["question"] if side and shows == "question" else "",
        "answers": count_presses(play, step.id, "answer") if shows == "question" else {},
        "arguments": dict(arguments_view(reader, about)) if shows in ("arguments", "votes") else {},
        "hands": hands,
        "verdict": verdict(hands, _bench(play)),
        "bets": count_presses(play, voted, "bet") if voted else {},
        "voices": _voices(play, voted) if voted else [],
        "reads": _reads(play),
        "texts": _texts(play),
        "thinks": count_presses(play, step.id, "think"),
        "findings": _findings(play, step_ids(reader.case)) if shows in ("findings", "outcome", "sentences") else {},
        "finding": _finding(reader, play, about) if shows == "finding" else {},
        "after": _items(reader, "outcome") if shows == "after" else [],
    }


def writes_as(role: str, vote: Any, outcome: str) -> str:
    """Return the group of a role that voted so, where the bench ruled so: `BENCH`, OUTVOTED, ANY_SIDE or `CLERK`."""
    if role not in VOTERS:
        return CLERK if role == CLERK else ANY_SIDE
    return OUTVOTED if outcome and vote and vote != outcome else BENCH


def _texts(play: Play) -> list[WallText]:
    """Return the released texts of the step at hand, a sentence with the group of its writer."""
    groups = _groups(play) if "sentence" in play.step.texts else {}
    return [
        {"number": number, "text": text, "by": groups.get(play.texts[number].by, "")}
        for number, text in released_texts(play, play.step.texts)
    ]


def _groups(play: Play) -> dict[str, str]:
    """Map each seat to the group as which it writes a sentence, without those who are alone in one: that would be a name."""
    outcome, votes = verdict(bench_hands(play, RULING), _bench(play))["answer"], open_presses(play, RULING, "vote")
    groups = {seat: writes_as(role, votes.get(seat), outcome) for seat, role in play.seats.items()}
    people = Counter(groups.values())
    return {seat: group for seat, group in groups.items() if people[group] > 1}


def _bench(play: Play) -> int:
    """Return how many sit on the bench."""
    return sum(role in VOTERS for role in play.seats.values())


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


def _points(play: Play, side: str, points: list[dict[str, Any]]) -> list[Point]:
    """Return the points that a side makes: those that it pressed most, all where it pressed none."""
    made = _points_made(play, side, [each["id"] for each in points])
    weighs, asks = count_presses(play, play.step.id, "weigh"), open_presses(play, play.step.id, "ask")
    return [
        {
            "id": each["id"],
            "number": number,
            "text": each["text"],
            "chosen": each["id"] in made,
            "weighs": weighs.get(each["id"], 0),
            "asks": [seat for seat, point in asks.items() if point == each["id"]],
        }
        for number, each in enumerate(points, start=1)
        if not made or each["id"] in made
    ]


def _points_made(play: Play, side: str, points: Sequence[str]) -> list[str]:
    """Return those of the points of a side that its people pressed most, as far as all may see it."""
    pressed = open_presses(play, "cards", "points")
    own = [each for seat, given in pressed.items() if side_of(play.seats[seat]) == side for each in given]
    return most_pressed({each: own.count(each) for each in points if each in own}, MOST_POINTS)


def _findings(play: Play, steps: list[str]) -> dict[str, Verdict]:
    """Return what the bench found on each step."""
    return {each: verdict(bench_hands(play, vote_on(each)), _bench(play)) for each in steps}


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
            "source": _source(reader, each),
        }
        for each in all_packs(reader)[pack]["items"]
    ]


def _source(reader: Reader, item: dict[str, Any]) -> str:
    """Return where one reads an item: the first source of the statement or exhibit behind it, and its own documents."""
    if not item["card"]:
        return ""
    own = reader.links(reader.case.row("hearing_roles", item["id"]))
    return "; ".join(dict.fromkeys(each["text"] for each in [item["card"]["sources"][0], *own]))


def _lines(play: Play, seat: str) -> list[Line]:
    """Return the lines that sides wrote to the bench, which bench and clerk read from the first vote to the sentences."""
    if play.seats[seat] not in (*VOTERS, CLERK) or play.step.phase not in ("steps", RULING):
        return []
    found = [
        each
        for number, each in play.texts.items()
        if each.act == "line" and is_open(play, each.step) and number not in play.withheld
    ]
    return [{"side": play.game.step(each.step).about, "text": each.text} for each in found]
