"""The first minute: what is judged, a rule and your call on duty; then the words that the company named."""

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...case.first_minute import judged_exhibits
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import PlainTable, folded_static_fallback
from ...widgets.option_widget import OptionWidget
from ...widgets.scripts import script, style
from ...widgets.templates import render
from .model import picked_places, steps
from .view import (
    ladder_static_fallback,
    ladder_view,
    minute_sentence,
    minute_words,
    places_sentence,
    places_view,
    reading_rows,
)


class FirstMinute(OptionWidget):
    """A state holds `call`, the id of a step."""

    _esm = script(__file__)
    _css = style(__file__)
    option = "call"

    def __init__(self, case: Case, store: Store, task: str | None = None) -> None:
        self._case = case
        super().__init__(store, {"call": ""}, task)

    def compute_view(self, state: State) -> Parts:
        """Return words and view for a state. What is unknown in it counts as not chosen."""
        reader = Reader(self._case, state["language"])
        call = state["call"] if state["call"] in steps(self._case) else ""
        return {
            "words": minute_words(reader),
            "view": dict(ladder_view(reader, call)),
            "state": {**state, "call": call},
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return exhibits, rule and steps, with all that followed folded away, and what one is asked to do."""
        reader = Reader(self._case, state["language"])
        return render(__file__, "static_fallback.html", **ladder_static_fallback(reader)), minute_sentence(reader)


class MarkedWords(StatefulWidget):
    """A state holds `picks`, the ids of the places that were pressed, in their order."""

    _esm = script(__file__, "places.js")
    _css = style(__file__)
    answer_keys = ("picks",)

    def __init__(self, case: Case, store: Store, task: str | None = None) -> None:
        self._case = case
        super().__init__(store, {"picks": []}, task)

    def compute_view(self, state: State) -> Parts:
        """Return words and view for a state. What is unknown in it, and what is too much, counts as not pressed."""
        reader = Reader(self._case, state["language"])
        asked = state["picks"] if isinstance(state["picks"], list) else []
        picks = [each.id for each in picked_places(self._case, [each for each in asked if isinstance(each, str)])]
        return {
            "words": minute_words(reader),
            "view": dict(places_view(reader, picks)),
            "state": {**state, "picks": picks},
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the posts' words, with what the company read in them folded away, and what one is asked to do."""
        reader = Reader(self._case, state["language"])
        _, sentence = reader.say, places_sentence(reader)
        posts = [[post["wording"]] for post in judged_exhibits(self._case)]
        asked: PlainTable = {"headers": [_("Words of the posts")], "rows": posts, "caption": sentence}
        told: PlainTable = {
            "headers": [_("What"), _("Words or number"), _("Beside it")],
            "rows": reading_rows(reader),
            "caption": _("What the company read in it"),
        }
        return folded_static_fallback(asked, _("Press first. Then open what the company named."), told), sentence


def first_minute(task: str | None = None, case: Case | None = None) -> FirstMinute:
    """Show what is judged and the rule, take the student's call, then show what was done on the same ladder.

    Whoever decided was a company, unless `first_minute` in `case.toml` says who. The call is stored as the answer to `task`.

    >>> first_minute()
    """
    return FirstMinute(case or current_case(), open_store(), task)


def marked_words(task: str | None = None, case: Case | None = None) -> MarkedWords:
    """Show the posts again; who presses their words learns which of them the company named, and what it read in them.

    What was pressed is stored as the answer to `task`.

    >>> marked_words()
    """
    return MarkedWords(case or current_case(), open_store(), task)
