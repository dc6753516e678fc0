"""A poll: any prediction or choice of the course as a game of a whole room. All press in secret, then see it beside the record.

Beside the moves of every game (see `game.play`) a seat has these, each with "step" and "value":

- ready: one is here;
- choose: the id of an option;
- sentence: why, without a name; think: the released sentence that makes one think again, by the number of its move.
"""

from typing import Any

from ...answers import Task
from ...errors import KitError, Message, _
from ...game.plan import ALL, CLOCK, EVERYBODY, NEXT, Plan, Step
from ...game.play import MOST_SEATS, Game

CLASS = "class"  # the role of all
MOST_SIGNS = 160
POLLED = ("prediction", "choice")

# Seconds in which one reads and presses alone, and then tells a neighbour why, and may press anew.
ALONE, NEIGHBOUR = 45, 30

POLL: Plan = (
    Step("join", "join", 90, CLOCK, "join", "note", {EVERYBODY: ("ready",)}),
    Step("press", "press", ALONE + NEIGHBOUR, ALL, "question", "options", {EVERYBODY: ("choose",)}, secret=True),
    Step("press", "shown", 120, NEXT, "record", "record"),
    Step("sentence", "sentence", 120, CLOCK, "count", "sentence", {EVERYBODY: ("sentence",)}),
    Step("sentence", "sentences", 180, NEXT, "sentences", "sentences", {EVERYBODY: ("think",)}, texts=("sentence",)),
)


def poll_game(task: Task) -> Game:
    """Return a task with options as a game. Raises KitError for a task that has none."""
    if task.kind not in POLLED:
        raise KitError(Message(_("Task {task} has no options to press: name a prediction or a choice."), task=task.id))
    options = {each["id"] for each in task.options}

    def is_known(step: Step, act: str, value: Any) -> bool:
        match act:
            case "ready":
                return value is True
            case "choose":
                return isinstance(value, str) and value in options
            case "sentence":
                return isinstance(value, str) and bool(value.strip()) and len(value) <= MOST_SIGNS
            case "think":
                return isinstance(value, int)
        return False

    return Game(
        POLL,
        lambda people: [CLASS] * min(people, MOST_SEATS),
        lambda _taken: CLASS,
        is_known,
        writes=frozenset(("sentence",)),
        weighs=frozenset(("think",)),
    )


def option_on_record(task: Task) -> str:
    """Return the option that the data show, or that is right; "" where there is none."""
    if task.kind == "prediction":
        return task.outcome or ""
    return next((str(each["id"]) for each in task.options if each.get("right")), "")
