"""When each phase of a game begins within a row of the run-sheet, and each step of a longer part."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

from ...case import Case
from ...errors import _
from ...game.plan import seconds_of
from ...i18n import Translator
from ..game_plans import game_plan
from ..plan import Step

PHASES = {
    "seats": _("seats and cards"),
    "cards": _("exhibits"),
    "pleas": _("each side speaks"),
    "questions": _("one question to each side"),
    "steps": _("step by step"),
    "ruling": _("vote and reasons"),
    "board": _("the comparison"),
    "fight": _("the first clause"),
    "brief": _("cards"),
    "corridor": _("meetings"),
    "reading": _("each clause is read"),
    "packages": _("packages"),
    "last": _("last minute"),
    "signing": _("signatures"),
    "result": _("what came out"),
    "out": _("out of the role"),
}


def phase_times(step: Step, notes: Mapping[str, Any], case: Case, say: Translator) -> str:
    """Return the minutes of the phases that a class plays in a row, "14–19 seats and cards · …"; "" for one alone, or none.

    `notes` are those of the part; where they name steps, these stand in place of phases. A row that is longer than the game's plan gives each phase its share.
    """
    phases = notes.get("phases", ())
    if not step.part or not step.part.in_a_room or len(phases) < 2 or "steps" in notes:
        return ""
    plan = game_plan(case, notes["game"])
    minutes = _minutes(step, [seconds_of(plan, [each]) for each in phases])
    return " · ".join(f"{when} {say(PHASES[each])}" for when, each in zip(minutes, phases, strict=True))


def timed_steps(step: Step, notes: Mapping[str, Any]) -> list[str]:
    """Return the steps of a longer part, each of the same length, with their minutes; of any other part as they are."""
    steps = notes.get("steps", [])
    if not step.part or len(steps) < 2:
        return list(steps)
    minutes = _minutes(step, [1] * len(steps))
    return [f"{when} · {each}" for when, each in zip(minutes, steps, strict=True)]


def _minutes(step: Step, lengths: Sequence[float]) -> list[str]:
    """Return from which minute to which each of several lengths reaches that share a row."""
    ends = [step.start + round(step.minutes * up_to / sum(lengths)) for up_to in accumulate(lengths)]
    return [f"{start}–{end}" for start, end in zip([step.start, *ends], ends, strict=False)]
