"""Who spoke: find two statements of one person, or read what a line between two of them shows."""

from collections.abc import Sequence
from typing import Any

from ...answers import Store, open_store
from ...case import Case, Reader, compared_jurisdictions, current_case
from ...errors import KitError, Message, _
from ...plots.canvas import check_places
from ...widgets.asked import AskingWidget
from ...widgets.base import Parts, State
from ...widgets.html import html_table
from ...widgets.scripts import script, style
from .view import Picture, pair_told, picture, speakers_sentence, speakers_words, value_levels


class Speakers(AskingWidget):
    """A state holds `place`, the government on show, `dot`, the statement that is read, and `picks`, those that were picked as one person's."""

    _esm = script(__file__)
    _css = style(__file__)

    def __init__(
        self, case: Case, store: Store, variable: str, places: Sequence[str], find: bool, task: str | None
    ) -> None:
        check_places(places, compared_jurisdictions(case))
        self._case, self._variable, self._places = case, case.row("variables", variable)["id"], tuple(places)
        silent = [each for each in places if not picture(Reader(case, "en"), variable, each)["dots"]]
        if not places or silent:
            wrong = _("Name governments of which a statement answers this question. None was found of: {places}")
            raise KitError(Message(wrong, places=", ".join(silent) or "–"))
        self._find = find and not task
        super().__init__(store, {"place": places[0], "dot": "", "picks": []}, task)

    def compute_view(self, state: State) -> Parts:
        """Return the picture of the government on show; names stay out until two statements were picked as one person's."""
        reader = Reader(self._case, state["language"])
        place = state["place"] if state["place"] in self._places else self._places[0]
        shown = picture(reader, self._variable, place)
        ids = [each["id"] for each in shown["dots"]]
        picks = [each for each in state["picks"] if each in ids][-2:]
        dot = state["dot"] if state["dot"] in ids else ids[0] if self._find else ""
        told = pair_told(reader, shown, picks) if self._find else {"solved": True}
        state = {**state, "place": place, "dot": dot, "picks": picks}
        view = {
            **(shown if told["solved"] else _unnamed(shown, picks if len(picks) == 2 else ())),
            "levels": value_levels(reader, self._variable),
            "places": [[each, reader.name("jurisdictions", each)] for each in self._places],
            "find": self._find,
            "told": told,
            "asked": self.asked_question(),
            "verdict": self.verdict(state),
            "sentence": speakers_sentence(reader, shown) if told["solved"] else "",
        }
        return {"words": speakers_words(reader, self._variable), "view": view, "state": state}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return all statements as a table, and what they are."""
        reader = Reader(self._case, state["language"])
        _, sentence = reader.say, speakers_words(reader, self._variable)["labels"]["picture"]
        rows = [
            [
                shown["name"],
                each["when"],
                *([] if self._find else [each["speaker"]]),
                each["label"],
                each["about"],
                each["id"],
            ]
            for shown in (picture(reader, self._variable, place) for place in self._places)
            for each in shown["dots"]
        ]
        headers = [_("Jurisdiction"), _("Date"), *([] if self._find else [_("Speaker")])]
        headers += [reader.name("variables", self._variable), _("About"), _("Statement")]
        return html_table(headers, rows, sentence), sentence


def _unnamed(shown: Picture, named: Sequence[str]) -> dict[str, Any]:
    """Return a picture without lines, with the names of those statements alone."""
    dots = [each if each["id"] in named else {**each, "speaker": "", "who": ""} for each in shown["dots"]]
    return {**shown, "dots": dots, "lines": []}


def speakers(
    variable: str, places: Sequence[str], find: bool = False, task: str | None = None, case: Case | None = None
) -> Speakers:
    """Show a government's statements by day and value, with a line where one speaker was given another value.

    `places`: codes, one of which is shown at a time. With `find` names and lines stay out until two statements of one person
    were picked. With a `task` its options stand beside the picture, and the one that is pressed is stored as its answer.
    Raises KitError for an unknown name, or a government without such a statement.

    >>> speakers("evaluation", ["DEU", "EUU"])
    """
    return Speakers(case or current_case(), open_store(), variable, places, find, task)
