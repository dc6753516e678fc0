"""The path as a Word document, the same bytes each time."""

from typing import Any

from ...case import Reader
from ...i18n import colon
from ...widgets.document import add_facts, document_bytes, new_document, without_control_characters
from .view import Entry, PathView, path_words


def path_document(reader: Reader, view: PathView, facts: list[list[str]], paper: str = "A4") -> bytes:
    """Return the path as the bytes of a .docx file; `facts` are lines below the title, [label with its colon, text]."""
    labels = path_words(reader)["labels"]
    document = new_document(labels["title"], reader.language, paper, reader.say("Page"))
    add_facts(document, facts)
    document.add_paragraph(view["sentence"])
    if view["surprises"]:
        document.add_heading(labels["surprises"], level=1)
    for each in view["surprises"]:
        document.add_heading(each["title"], level=2)
        _add_entry(document, each, labels, colon(reader.language))
    for lap in view["lessons"]:
        document.add_heading(f"{lap['number']} {lap['title']}", level=1)
        for each in lap["entries"]:
            document.add_heading(each["title"], level=2)
            _add_entry(document, each, labels, colon(reader.language))
    return document_bytes(document)


def _add_entry(document: Any, entry: Entry, labels: dict[str, str], mark: str) -> None:
    if entry["yours"]:
        who = labels["expected" if entry["predicted"] else "decided"]
        add_facts(document, [[who + mark, entry["yours"]]])
    _add_words(document, entry["words"])
    if entry["so"]:
        add_facts(document, [[entry["label"] + mark, entry["so"]]])
    if entry["awaits"]:
        document.add_paragraph(entry["awaits"])
    if entry["before"]:
        document.add_paragraph(without_control_characters(f"{labels['before']} {entry['before']}"))
    if entry["before_words"]:
        document.add_paragraph(labels["before_words"] + mark)
        _add_words(document, entry["before_words"])


def _add_words(document: Any, text: str) -> None:
    for line in text.splitlines():
        if line.strip():
            document.add_paragraph(without_control_characters(line.strip()), style="Quote")
