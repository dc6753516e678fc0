"""A task: question, answer, feedback."""

from ...widgets.presses import Traits
from ...widgets.tool import Call, Tool
from .widget import ask


def _options(traits: Traits) -> list[Traits]:
    """Return the presses on an option of a lesson; what one gives to an exercise is stored, and nothing is told."""
    task = traits["task"]
    told = task["at_once"] and task["kind"] in ("prediction", "choice")
    return [{"sent": {"answer": each["id"], "number": 1}} for each in task["options"]] if told else []


TOOL = Tool(
    name="ask",
    calls=(
        Call(
            ask,
            needs=None,
            recorded=_options,
            tables=(
                "actors",
                "claims",
                "events",
                "instruments",
                "jurisdictions",
                "platform_actions",
                "positions",
                "promises",
                "statements",
                "values",
                "variables",
            ),
        ),
    ),
)
