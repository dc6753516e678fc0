"""The brief of 300 words: written in rounds, checked as one writes, handed over as a document."""

import base64
from typing import Any

import traitlets

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...errors import KitError, Message, _
from ...widgets.answer_files import day_of_storing, one_line_name
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.citation_picker import citation_picker_words, find_citable
from ...widgets.scripts import script, style
from ...widgets.templates import render
from .brief_export import exported_text
from .model import RECORD_TABLES
from .view import PLAN, ROUNDS, brief_content, brief_static_fallback, brief_view, other_side_text

FORMATS = ("docx", "txt")
CITABLE_TABLES = ("statements", *RECORD_TABLES, "claims")  # in the order in which they are shown


class Brief(StatefulWidget):
    """Write a brief, a round of it. A state holds its fields, file ("docx", "txt" or ""), paper ("A4" or "Letter"), name and search_text.

    The name, by default the pseudonym, stands on the document and is not stored. Rounds are written in tools of their own,
    which share one answer.
    """

    _esm = script(__file__)
    _css = style(__file__)
    answer_keys = ("question", "side", "addressee", "title", "opening", "said", "record", "counter", "recommendation")

    file = traitlets.Dict().tag(sync=True)

    def __init__(
        self, case: Case, store: Store, number: int = len(ROUNDS), task: str | None = None, after: str | None = None
    ) -> None:
        if number not in range(1, len(ROUNDS) + 1):
            raise KitError(Message(_("A brief is written in rounds, 1 to {last}: name one."), last=len(ROUNDS)))
        self._case, self._number = case, number
        super().__init__(
            store,
            {**dict.fromkeys(self.answer_keys, ""), "file": "", "paper": "A4", "name": store.read()["pseudonym"]},
            task,
            after,
        )

    def compute_view(self, state: State) -> Parts:
        """Return words, view and, only where it is asked for, the file in base64."""
        asked, name = state["file"] if state["file"] in FORMATS else "", one_line_name(state.get("name"))
        shown = brief_view(self._case, state)
        reader, sought = Reader(self._case, state["language"]), str(state.get("search_text") or "")
        promises = tuple(self._case["promises"]["id"]) if "promises" in self._case.tables else ()
        found = {**find_citable(reader, sought, CITABLE_TABLES, promises)}
        place: dict[str, Any] = {
            "fields": ROUNDS[self._number - 1],
            "plans": self._number == 1,
            "ends": self._number == len(ROUNDS),
        }
        if ROUNDS[self._number - 1] == ("counter",):
            place["plan"] = other_side_text(reader, shown["state"]) or shown["view"]["plan"]
        return {
            "words": {**shown["words"], "citation_picker": citation_picker_words(reader.say)},
            "view": {**shown["view"], **place, "search_result": found},
            "state": {**shown["state"], "file": asked, "name": name, "search_text": sought},
            "file": self._file(state, asked, shown["state"]["paper"], name),
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the parts and questions as plain tables, and how far the brief has come in one sentence."""
        page = render(__file__, "static_fallback.html", **brief_static_fallback(Reader(self._case, state["language"])))
        return page, brief_view(self._case, state)["view"]["status"]

    def _on_request(self, change: dict[str, Any]) -> None:
        """Take from the page what is written in this round; the rest may be older there than what another one stored."""
        here = {*ROUNDS[self._number - 1], *(PLAN if self._number == 1 else ())}
        kept = {each: self._state[each] for each in self.answer_keys if each not in here}
        super()._on_request({**change, "new": {**change["new"], **kept}})

    def _on_store_change(self, changed: str) -> None:
        """Take over what was written in another round."""
        super()._on_store_change(changed)
        stored = self._stored_state() if changed == self._task and not self.locked else {}
        if any(self._state[each] != text for each, text in stored.items()):
            self._show({**self._state, **stored, "file": ""})

    def _file(self, state: State, asked: str, paper: str, name: str) -> dict[str, str]:
        if not asked:
            return {}
        record = self._store.answer(self._task) if self._task else None
        facts = {"name": name, "date": day_of_storing(record["at"] if record else "")}
        reader, content = Reader(self._case, state["language"]), brief_content(self._case, state)
        if asked == "docx":
            from .document import brief_document  # what writes it takes long to open, and few cells need it

            data = brief_document(reader, content, paper, facts)
        else:
            data = exported_text(reader, content, facts).encode()
        return {"format": asked, "data": base64.b64encode(data).decode()}


def brief(number: int, task: str | None = None, after: str | None = None, case: Case | None = None) -> Brief:
    """Show a round of a brief of 300 words, which is written from the evidence and made into a document.

    `number` is the round: 1 what is so, 2 the side that one does not take, 3 the advice. Each change is stored as the answer
    to `task`, which all rounds share; `after` names a task that comes first. Raises KitError for a round that is none.

    >>> brief(1)
    """
    return Brief(case or current_case(), open_store(), number, task, after)
