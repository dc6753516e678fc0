"""The table of recorded answers that a page reads: of each only what it changes in the picture before it."""

from collections.abc import Mapping, Sequence
from typing import Any

from ...hosts.recorder import RecordedAnswer


def recorded_table(
    states: Sequence[Mapping[str, Any]], recorded: Mapping[int, Sequence[RecordedAnswer]]
) -> dict[str, Any]:
    """Return {place of a tool: {"stored": tasks, "answers": [[what a press sends, {place: what changes there}], …]}}.

    `states` are the first states of the tools, by their places, and `recorded` the answers to presses on each. How many
    presses there were before is no part of what a press sends here.
    """
    return {
        str(place): {
            "stored": sorted({task for each in answers for task in each["stored"]}),
            "answers": [[_uncounted(each["pressed"]), _changed(states, each["told"])] for each in answers],
        }
        for place, answers in recorded.items()
        if answers
    }


def _uncounted(pressed: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: {key: value[key] for key in value if key != "sent"} if name == "requested_state" else value
        for name, value in pressed.items()
    }


def _changed(states: Sequence[Mapping[str, Any]], told: Mapping[int, Mapping[str, Any]]) -> dict[str, Any]:
    changed = {place: changes({**states[place]}, {**states[place], **traits}) for place, traits in told.items()}
    return {str(place): changed[place] for place in sorted(changed) if changed[place]}


def changes(before: Any, after: Any) -> Any:
    """Return what makes `after` of `before`: [after], or {key or place: changes} where it holds all that `before` holds.

    In `after` keys stand in the order of `before`, new ones behind them, so that it is the same text again.
    """
    if isinstance(before, dict) and isinstance(after, dict) and list(after)[: len(before)] == list(before):
        return {
            key: changes(before.get(key), after[key]) for key in after if key not in before or before[key] != after[key]
        }
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return {
            str(place): changes(before[place], after[place])
            for place in range(len(after))
            if before[place] != after[place]
        }
    return [after]
