"""What a phone shows to a seat of a hearing: first what it is asked to do, then what it reads."""

from collections.abc import Callable, Iterator
from textwrap import shorten

from ...case.reader import Reader
from ...game.plan import Step
from ...game.play import SWAP
from ...game.screen import Option, Part, Row, Screen, rows, text
from .clerk import clock_of_clerk, duty_of_clerk
from .in_short import case_in_short
from .moves import MOST_EXHIBITS, MOST_POINTS, MOST_SIGNS
from .phone_decisions import DECISION_PARTS, sentence_question
from .phone_parts import card_part, items_part, look_part, mine, press, written
from .play_view import Item, SeatView
from .room import room_words
from .seats import CLERK, side_and_bench, side_of
from .titles import clock_of_plea, mark_names, options_of, phase_name, seat_name, step_question
from .wall_screens import (
    asked_for_exhibits,
    exhibit_texts,
    points_title,
    question_part,
    wall_screen,
    weighed_points,
)

BEGINNING = 60  # letters of a point by which one knows it


def phone_screen(reader: Reader, step: Step, seen: SeatView) -> Screen:
    """Return what a seat sees of the step at hand."""
    above = f"{seat_name(reader, seen['own']['seat'])} · {phase_name(reader, step)}"
    duty: list[Part] = (
        [
            rows([{"text": duty_of_clerk(reader, step, seen["wall"]), "strong": True}]),
            *clock_of_clerk(reader, step, seen["wall"]),
        ]
        if seen["own"]["role"] == CLERK
        else []
    )
    first = list(_greeting(reader, step, seen))
    found = [*duty, *_PARTS[step.kind](reader, step, seen)]
    return {
        "title": _title(reader, step, seen),
        "above": above,
        "parts": [*first, *(each for each in found if each not in first)],
    }


def _greeting(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    """Return what somebody sees first who is new to a seat: which it is, and the card, where it does not stand there open."""
    _, new = reader.say, seen["own"]["new"]
    if not new:
        return
    told = _("You are here now: {seat}. Your card stands here until you press something.")
    if new == SWAP:
        told = _("You have another seat now: {seat}. Your card stands here until you press something.")
    yield rows([{"text": told.format(seat=seat_name(reader, seen["own"]["seat"])), "strong": True}])
    if step.kind != "seats":
        yield card_part(reader, seen)


def _title(reader: Reader, step: Step, seen: SeatView) -> str:
    """Return the question of a step; of some steps that of a role."""
    _, side, is_open = reader.say, side_of(seen["own"]["role"]), seen["wall"]["now"]["open"]
    chosen = _("Which two points will you make?") if side else _("Which three exhibits weigh most?")
    own = {
        "cards": "" if is_open or seen["own"]["role"] == CLERK else chosen,
        "plea": _("Your side speaks now") if side == step.about else "",
        "question": _("Your side answers now") if side == step.about and not is_open else "",
        "sentence": sentence_question(reader, seen),
    }
    return own.get(step.kind) or step_question(reader, step, shown=is_open)


def _seats(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    _, role = reader.say, seen["own"]["role"]
    if told := case_in_short(reader):
        yield text(told)
    if side_of(role):
        yield text(room_words(reader)["room"]["in_role"])
    if role == side_and_bench(side_of(role)):
        yield text(_("For the vote, all change to the bench."))
    yield card_part(reader, seen, folded=False)
    yield press(step, seen, "ready", [{"value": True, "label": _("I have read my card")}])


def _cards(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    _, exhibits = reader.say, room_words(reader)["exhibits"]
    if not seen["own"]["acts"]:
        yield look_part(reader)
        yield from _chosen(reader, seen)
        yield exhibit_texts(reader, seen["wall"])
        yield card_part(reader, seen)
        return
    if not side_of(seen["own"]["role"]):
        offered: list[Option] = [
            {"value": each["id"], "label": each["short"], "sign": each["letter"], "note": each["text"]}
            for each in exhibits
        ]
        yield press(step, seen, "keep", offered, _("Press three"), MOST_EXHIBITS)
        yield card_part(reader, seen)
        return
    points: list[Option] = [
        {"value": each["id"], "label": each["text"], "sign": str(number), "note": each["source"]}
        for number, each in enumerate(_of_sort(seen, "argument"), start=1)
    ]
    yield press(step, seen, "points", points, _("Press two. Your side has one minute to make them."), MOST_POINTS)
    yield items_part(_of_sort(seen, "question"))
    yield card_part(reader, seen)
    yield exhibit_texts(reader, seen["wall"])


def _chosen(reader: Reader, seen: SeatView) -> Iterator[Part]:
    """Return which exhibits or points one pressed."""
    _ = reader.say
    points = [each["id"] for each in _of_sort(seen, "argument")]
    kept, made = mine(seen, "cards", "keep") or [], mine(seen, "cards", "points") or []
    letters = [each["letter"] for each in room_words(reader)["exhibits"] if each["id"] in kept]
    numbers = [str(number) for number, each in enumerate(points, start=1) if each in made]
    found = [(_("You kept the exhibits"), letters), (_("You chose the points"), numbers)]
    if letters or numbers:
        yield rows({"label": label, "text": ", ".join(said)} for label, said in found if said)


def _of_sort(seen: SeatView, sort: str) -> list[Item]:
    return [each for each in seen["card"] if each["sort"] == sort]


def _plea(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    _, points = reader.say, seen["wall"]["points"]
    if side_of(seen["own"]["role"]) == step.about:
        yield from _own_plea(reader, step, seen)
        return
    if not seen["own"]["acts"]:
        yield look_part(reader)
        yield _points_note(reader, seen)
        yield from _weighed(reader, seen)
        return
    weighs: list[Option] = [
        {"value": each["id"], "label": each["text"], "sign": str(each["number"])} for each in points
    ]
    asks: list[Option] = [
        {
            "value": each["id"],
            "label": _("Point {number}").format(number=each["number"]),
            "note": shorten(each["text"], BEGINNING, placeholder=" …"),
        }
        for each in points
    ]
    yield press(
        step, seen, "weigh", weighs, _("Listen, and press each point that weighs for you"), MOST_POINTS + len(points)
    )
    yield _points_note(reader, seen)
    yield press(step, seen, "ask", asks, _("Of which point do you want to know on which exhibit it rests?"))
    yield exhibit_texts(reader, seen["wall"])


def _own_plea(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    """Return what a side does that has the word: it speaks; then it names exhibits for the points of which that is asked."""
    _, wall = reader.say, seen["wall"]
    if wall["now"]["open"]:
        if not any(each["asks"] for each in wall["points"]):
            yield text(_("Nothing to press now: nobody asks for an exhibit."))
        yield from _weighed(reader, seen)
        yield from _own_points(reader, seen)
        return
    yield text(_("Nothing to press now: make your points aloud, and name your exhibits and sources."))
    yield text(clock_of_plea(reader), small=True)
    yield from _own_points(reader, seen)
    yield exhibit_texts(reader, seen["wall"])


def _weighed(reader: Reader, seen: SeatView) -> Iterator[Part]:
    """Return for how many each point weighs, and for which an exhibit is asked."""
    yield weighed_points(reader, seen["wall"])
    yield from asked_for_exhibits(reader, seen["wall"])
    yield exhibit_texts(reader, seen["wall"])


def _points_note(reader: Reader, seen: SeatView) -> Part:
    """Return what a listener knows beside the points: who chose them, and how the time divides."""
    note = [points_title(reader, seen["wall"]), clock_of_plea(reader)]
    return text(". ".join(filter(None, note)), small=True)


def _own_points(reader: Reader, seen: SeatView) -> Iterator[Part]:
    """Return the points that one's side makes, with sources and marked those that one chose oneself; the others folded away."""
    _, own = reader.say, mine(seen, "cards", "points") or []
    made = [each["id"] for each in seen["wall"]["points"]]
    chosen, others = list[Row](), list[Row]()
    for number, each in enumerate(_of_sort(seen, "argument"), start=1):
        label = (_("Point {number}, ✔ your choice") if each["id"] in own else _("Point {number}")).format(number=number)
        row: Row = {"label": label, "text": each["text"], "note": each["source"]}
        (chosen if each["id"] in made else others).append(row)
    yield rows(chosen, title=points_title(reader, seen["wall"]))
    if others:
        yield rows(others, title=_("Other points of your side"), folded=True)


def _question(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    _ = reader.say
    if seen["wall"]["now"]["open"]:
        yield look_part(reader)
        yield from wall_screen(reader, step, seen["wall"])["parts"]
        return
    if side_of(seen["own"]["role"]) == step.about:
        yield items_part(_of_sort(seen, "question"))
        yield text(_("One of you answers aloud. Who does not may write to the bench."))
        yield written(step, seen, "line", _("One line to the bench"), MOST_SIGNS["line"])
        told = _("The bench reads it when it votes, with the name of your side. Your instructor sees who wrote it.")
        yield text(told, small=True)
        yield card_part(reader, seen)
        return
    if seen["own"]["seat"] == seen["wall"]["reads"]:
        yield rows([{"text": _("You were drawn: read the question aloud."), "strong": True}])
    yield question_part(reader, seen["wall"])
    yield press(step, seen, "answer", options_of(mark_names(reader)), _("Listen, then press"))
    yield exhibit_texts(reader, seen["wall"])


def _out(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    _ = reader.say
    yield text(_("Say aloud who you were. From now on you speak for yourself."))
    yield press(step, seen, "left", [{"value": True, "label": _("I have left my role")}])
    yield items_part(seen["wall"]["after"])


_PARTS: dict[str, Callable[[Reader, Step, SeatView], Iterator[Part]]] = {
    "seats": _seats,
    "cards": _cards,
    "plea": _plea,
    "question": _question,
    "out": _out,
    **DECISION_PARTS,
}
