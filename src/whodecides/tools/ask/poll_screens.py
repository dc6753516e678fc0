"""The screens of a poll, made from what its view lets the wall and each phone know; and what one takes home."""

from collections.abc import Callable
from typing import Any

from ...answers import Task
from ...case import Reader
from ...errors import _
from ...game.plan import Step
from ...game.play import Play, open_presses
from ...game.screen import Part, Row, Screen, rows
from ...game.view import WALL, own_view
from .poll_phones import join_phone, press_phone, sentence_phone, sentences_phone, shown_phone
from .poll_view import SeatView, WallView, on_record, seat_view, wall_view
from .poll_walls import join_wall, press_wall, sentence_wall, sentences_wall, shown_wall
from .poll_words import Asked, asked_of, feedback_of, foreign_words, paragraph, time_divides

# By step.
WALLS: dict[str, Callable[[Asked, WallView], Screen]] = {
    "join": join_wall,
    "press": press_wall,
    "shown": shown_wall,
    "sentence": sentence_wall,
    "sentences": sentences_wall,
}
PHONES: dict[str, Callable[[Asked, SeatView], Screen]] = {
    "join": join_phone,
    "press": press_phone,
    "shown": shown_phone,
    "sentence": sentence_phone,
    "sentences": sentences_phone,
}


def screen(reader: Reader, task: Task, play: Play, seat: str) -> Screen:
    """Return what a seat sees of a poll, or the wall. Raises KeyError for a seat that nobody has."""
    asked = asked_of(reader, task)
    if seat == WALL:
        wall = wall_view(task, play)
        return WALLS[_shown_step(wall)](asked, wall)
    seen = seat_view(task, play, seat)
    return PHONES[_shown_step(seen["wall"])](asked, seen)


def _shown_step(wall: WallView) -> str:
    """Return the step that screens show: what was pressed may be open while its step still goes on."""
    now = wall["now"]
    return "shown" if now["step"] == "press" and now["open"] else now["step"]


def step_name(reader: Reader, step: Step) -> str:
    """Return what the console calls a step."""
    _ = reader.say
    return {
        "join": _("All take their phones"),
        "press": _("Press an answer"),
        "shown": _("The answers, and what is so"),
        "sentence": _("Write a sentence"),
        "sentences": _("Sentences on the wall"),
    }[step.id]


def chair(reader: Reader, task: Task, play: Play) -> list[Part]:
    """Return what whoever leads reads out, and may tell: what the wall shows, where it shows no sentences."""
    wall = wall_view(task, play)
    step = _shown_step(wall)
    if step in ("join", "sentences"):
        return []
    shown = WALLS[step](asked_of(reader, task), wall)
    title = rows([{"text": shown["title"], "strong": True}])
    if step == "sentence":  # what is written takes the place
        return [title]
    why = paragraph(feedback_of(task, on_record(wall)), foreign_words(reader))
    return [title, *shown["parts"], *([why] if why else [])]


def step_note(reader: Reader, step: Step) -> str:
    """Return what the console says of a step beside its name: how its time divides."""
    return time_divides(reader) if step.id == "press" else ""


def pressed_by(reader: Reader, task: Task, play: Play, seat: str) -> str:
    """Return what a seat pressed, as its letter where options have letters, as far as all may see what was pressed."""
    _, option = reader.say, open_presses(play, "press", "choose").get(seat, "")
    if not option:
        return _("no answer pressed")
    asked = asked_of(reader, task)
    return _("pressed: {answer}").format(answer=asked.signs.get(option) or asked.options[option])


def answers_of(task: Task, play: Play, seat: str) -> dict[str, Any]:
    """Return {id of the task: the id of the option that a seat pressed}, as the lesson stores it; {} where it pressed none."""
    mine = own_view(play, seat)["mine"].get("press", {}) if seat in play.seats else {}
    return {task.id: mine["choose"]} if "choose" in mine else {}


def home_parts(reader: Reader, task: Task) -> list[Part]:
    """Return what was judged, to be read at home, as rows; [] where it stands in the question."""
    asked = asked_of(reader, task)
    judged: list[Row] = [
        {"text": part["gloss"] or part["text"], "label": part["by"]} for part in asked.judged if part["kind"] == "quote"
    ]
    return [rows(judged, title=reader.say(_("What was judged")))] if judged else []
