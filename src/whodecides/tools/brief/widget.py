"""The brief of 300 words: written in sections, checked as one writes, handed over as a document."""

import base64

import traitlets

from ...answers import Store, open_store
from ...case import Case, Reader, the_case
from ...show.base import Choice, Explorer, Parts
from ...show.files import short_name, written_on
from ...show.scripts import script, style
from ...show.templates import render
from ...show.tray import tray, tray_words
from .handed_over import brief_text
from .model import RECORD_TABLES
from .view import brief_content, brief_twin, brief_view

FORMATS = ("docx", "txt")
CITED = ("statements", *RECORD_TABLES, "claims")  # in the order in which they are shown


class Brief(Explorer):
    """Write a brief. A choice holds its fields, file ("docx", "txt" or ""), paper ("A4" or "Letter"), name and sought.

    The name, by default the pseudonym, stands on the document and is not stored. What is sought is shown in the tray;
    None until it is opened.
    """

    _esm = script(__file__)
    _css = style(__file__)
    kept = ("question", "side", "addressee", "title", "opening", "said", "record", "counter", "recommendation")

    file = traitlets.Dict().tag(sync=True)

    def __init__(self, case: Case, store: Store, task: str | None = None, after: str | None = None) -> None:
        self._case = case
        super().__init__(
            store,
            {**dict.fromkeys(self.kept, ""), "file": "", "paper": "A4", "name": store.read()["pseudonym"]},
            task,
            after,
        )

    def look(self, choice: Choice) -> Parts:
        """Return words, view and, only where it is asked for, the file in base64."""
        asked, name = choice["file"] if choice["file"] in FORMATS else "", short_name(choice.get("name"))
        shown = brief_view(self._case, choice)
        reader, sought = Reader(self._case, choice["language"]), choice.get("sought")
        found = {} if sought is None else {**tray(reader, str(sought), CITED)}
        return {
            "words": {**shown["words"], "tray": tray_words(reader.say)},
            "view": {**shown["view"], "tray": found},
            "chosen": {**shown["chosen"], "file": asked, "name": name, "sought": sought},
            "file": self._file(choice, asked, shown["chosen"]["paper"], name),
        }

    def twin(self, choice: Choice) -> tuple[str, str]:
        """Return the parts and questions as plain tables, and how far the brief has come in one sentence."""
        page = render(__file__, "twin.html", **brief_twin(Reader(self._case, choice["language"])))
        return page, brief_view(self._case, choice)["view"]["status"]

    def _file(self, choice: Choice, asked: str, paper: str, name: str) -> dict[str, str]:
        if not asked:
            return {}
        record = self._store.answer(self._task) if self._task else None
        facts = {"name": name, "date": written_on(record["at"] if record else "")}
        reader, content = Reader(self._case, choice["language"]), brief_content(self._case, choice)
        if asked == "docx":
            from .document import brief_document  # what writes it takes long to open, and few cells need it

            data = brief_document(reader, content, paper, facts)
        else:
            data = brief_text(reader, content, facts).encode()
        return {"format": asked, "data": base64.b64encode(data).decode()}


def brief(task: str | None = None, after: str | None = None, case: Case | None = None) -> Brief:
    """Show the tool in which a brief of 300 words is written from the evidence, and made into a document.

    Each change is stored as the answer to `task`; `after` names a task that comes first.

    >>> brief()
    """
    return Brief(case or the_case(), open_store(), task, after)
