"""The brief of 300 words: written in sections, checked as one writes, handed over as a document."""

import base64

import traitlets

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...widgets.answer_files import day_of_storing, one_line_name
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.citation_picker import citation_picker_words, find_citable
from ...widgets.scripts import script, style
from ...widgets.templates import render
from .brief_export import exported_text
from .model import RECORD_TABLES
from .view import brief_content, brief_static_fallback, brief_view

FORMATS = ("docx", "txt")
CITABLE_TABLES = ("statements", *RECORD_TABLES, "claims")  # in the order in which they are shown


class Brief(StatefulWidget):
    """Write a brief. A state holds its fields, file ("docx", "txt" or ""), paper ("A4" or "Letter"), name and sought.

    The name, by default the pseudonym, stands on the document and is not stored. What is sought is shown in the tray;
    None until it is opened.
    """

    _esm = script(__file__)
    _css = style(__file__)
    answer_keys = ("question", "side", "addressee", "title", "opening", "said", "record", "counter", "recommendation")

    file = traitlets.Dict().tag(sync=True)

    def __init__(self, case: Case, store: Store, task: str | None = None, after: str | None = None) -> None:
        self._case = case
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
        reader, sought = Reader(self._case, state["language"]), state.get("search_text")
        found = {} if sought is None else {**find_citable(reader, str(sought), CITABLE_TABLES)}
        return {
            "words": {**shown["words"], "citation_picker": citation_picker_words(reader.say)},
            "view": {**shown["view"], "search_result": found},
            "state": {**shown["state"], "file": asked, "name": name, "search_text": sought},
            "file": self._file(state, asked, shown["state"]["paper"], name),
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the parts and questions as plain tables, and how far the brief has come in one sentence."""
        page = render(__file__, "static_fallback.html", **brief_static_fallback(Reader(self._case, state["language"])))
        return page, brief_view(self._case, state)["view"]["status"]

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


def brief(task: str | None = None, after: str | None = None, case: Case | None = None) -> Brief:
    """Show the tool in which a brief of 300 words is written from the evidence, and made into a document.

    Each change is stored as the answer to `task`; `after` names a task that comes first.

    >>> brief()
    """
    return Brief(case or current_case(), open_store(), task, after)
