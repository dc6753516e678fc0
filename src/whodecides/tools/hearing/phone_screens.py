"""What a phone shows to a seat of a hearing: first what it is asked to do, then what it reads."""

from collections.abc import Callable, Iterator

from ...case.reader import Reader
from ...game.plan import Step
from ...game.screen import Option, Part, Row, Screen, rows, text
from .moves import MOST_EXHIBITS, MOST_POINTS
from .phone_decisions import DECISION_PARTS
from .phone_parts import card_part, items_part, mine, press
from .play_view import Item, SeatView
from .room import room_words
from .seats import CLERK, side_and_bench, side_of
from .titles import mark_names, options_of, phase_name, seat_name, step_question
from .wall_screens import question_part


def phone_screen(reader: Reader, step: Step, seen: SeatView) -> Screen:
    """Return what a seat sees of the step at hand."""
    above = f"{seat_name(reader, seen['own']['seat'])} · {phase_name(reader, step)}"
    return {"title": _title(reader, step, seen), "above": above, "parts": list(_PARTS[step.kind](reader, step, seen))}


def _title(reader: Reader, step: Step, seen: SeatView) -> str:
    """Return the question of a step; of some steps that of a role."""
    _, side = reader.say, side_of(seen["own"]["role"])
    own = {
        "cards": _("Which two points will you make?") if side else _("Which three exhibits weigh most?"),
        "plea": _("Your side speaks now") if side == step.about else "",
        "question": _("Your side answers now") if side == step.about else "",
    }
    return own.get(step.kind) or step_question(reader, step)


def _seats(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    _, role = reader.say, seen["own"]["role"]
    yield press(step, seen, "ready", [{"value": True, "label": _("I have read my card")}])
    if role == CLERK:
        yield text(_("You are the clerk: you keep the time. You read what the bench reads, and you bet on its votes."))
    elif side_of(role):
        yield text(room_words(reader)["room"]["in_role"])
    if role == side_and_bench(side_of(role)):
        yield text(_("For the vote, all change to the bench."))
    yield items_part(seen["card"])


def _cards(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    _, exhibits = reader.say, room_words(reader)["exhibits"]
    if not side_of(seen["own"]["role"]):
        offered: list[Option] = [
            {"value": each["id"], "label": each["text"], "sign": each["letter"]} for each in exhibits
        ]
        yield press(step, seen, "keep", offered, _("Press three"), MOST_EXHIBITS)
        yield card_part(reader, seen)
        return
    points: list[Option] = [
        {"value": each["id"], "label": each["text"], "note": each["source"]} for each in _of_sort(seen, "argument")
    ]
    yield press(step, seen, "points", points, _("Press two. Your side has one minute to make them."), MOST_POINTS)
    yield items_part(_of_sort(seen, "question"))
    yield card_part(reader, seen)
    yield rows(
        ({"label": f"{each['letter']}. {each['kind']}", "text": each["text"]} for each in exhibits),
        title=_("Exhibits"), folded=True,
    )  # fmt: skip


def _of_sort(seen: SeatView, sort: str) -> list[Item]:
    return [each for each in seen["card"] if each["sort"] == sort]


def _plea(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    _, points = reader.say, seen["wall"]["points"]
    if side_of(seen["own"]["role"]) == step.about:
        yield text(_("Nothing to press now: make your points aloud, and name your exhibits and sources."))
        yield _own_points(reader, seen)
        return
    weighs: list[Option] = [
        {"value": each["id"], "label": each["text"], "sign": str(number)} for number, each in enumerate(points, start=1)
    ]
    asks: list[Option] = [
        {"value": each["id"], "label": _("Point {number}").format(number=number)}
        for number, each in enumerate(points, start=1)
    ]
    yield press(step, seen, "weigh", weighs, _("Listen, and press each point that weighs for you"), len(points))
    yield press(step, seen, "ask", asks, _("For which point do you ask: which exhibit?"))


def _own_points(reader: Reader, seen: SeatView) -> Part:
    """Return the points of one's side, those that one chose in bold, with sources and with who asks for an exhibit."""
    _ = reader.say
    asks = [each["asks"] for each in seen["wall"]["points"]]
    chosen, points = mine(seen, "cards", "points") or [], _of_sort(seen, "argument")
    found: list[Row] = []
    for number, (each, asked) in enumerate(zip(points, asks, strict=True), start=1):
        words = f"{each['text']} ({each['source']})" if each["source"] else each["text"]
        row: Row = {"label": _("Point {number}").format(number=number), "text": words, "strong": each["id"] in chosen}
        if asked:
            told = _.ngettext("{count} person asks: which exhibit?", "{count} people ask: which exhibit?", asked)
            row["sign"], row["means"] = "?", told.format(count=asked)
        found.append(row)
    return rows(found)


def _question(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    _ = reader.say
    if side_of(seen["own"]["role"]) == step.about:
        yield text(_("Nothing to press now: answer aloud. The others press whether you did."))
        yield items_part(_of_sort(seen, "question"))
        yield card_part(reader, seen)
        return
    yield press(step, seen, "answer", options_of(mark_names(reader)), _("Listen, then press"))
    yield question_part(reader, seen["wall"])


def _out(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    _ = reader.say
    yield press(step, seen, "left", [{"value": True, "label": _("I have left my role")}])
    yield text(_("Say aloud who you were. From now on you speak for yourself."))
    yield items_part(seen["wall"]["after"])


_PARTS: dict[str, Callable[[Reader, Step, SeatView], Iterator[Part]]] = {
    "seats": _seats,
    "cards": _cards,
    "plea": _plea,
    "question": _question,
    "out": _out,
    **DECISION_PARTS,
}
