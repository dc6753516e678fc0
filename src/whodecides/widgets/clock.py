"""A clock against which something is done: what it says, and when it speaks."""

from typing import Any

from ..i18n import Translator

WARNINGS = (30, 10)  # seconds before its end, at which it speaks


def clock_words(_: Translator, over: str) -> dict[str, Any]:
    """Return what a clock says; `over` is said at its end."""
    return {
        "start": _("Start the clock"),
        "pause": _("Pause the clock"),
        "go_on": _("Go on"),
        "left": _("Seconds left: {count}"),
        "over": over,
        "warnings": WARNINGS,
    }
