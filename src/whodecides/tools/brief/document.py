"""The brief as a Word document, the same bytes each time."""

import re
from collections.abc import Mapping
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.run import Run

from ...case import Reader
from ...texts import id_spans
from ...widgets.document import (
    add_bookmark,
    add_facts,
    add_internal_link,
    add_link,
    document_bytes,
    new_document,
    without_control_characters,
)
from .brief_export import exported_parts
from .model import Content

SMALL = Pt(8.5)


def brief_document(
    reader: Reader, content: Content, paper: str = "A4", facts: Mapping[str, str] | None = None
) -> bytes:
    """Return a brief as the bytes of a .docx file: title, facts, sections, and in small print the evidence with links.

    `content` is as from `brief_content`, `paper` "A4" or "Letter"; `facts` may hold the name and the date to write on
    it. Each id in the text leads to its evidence at the end. Pages are numbered. There is no macro in it.
    """
    parts = exported_parts(reader, content, facts)
    document = new_document(parts["title"], reader.language, paper, parts["page"])
    add_facts(document, parts["facts"])
    known = {each["id"]: _place_name(each["id"]) for each in parts["evidence"]}
    for heading, paragraphs in parts["sections"]:
        document.add_heading(heading, level=1)
        for text in paragraphs:
            _add_text(document.add_paragraph(), without_control_characters(text), known)
    if parts["evidence"]:
        document.add_heading(parts["evidence_heading"], level=1)
    for number, entry in enumerate(parts["evidence"]):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        add_bookmark(paragraph, entry["id"], known[entry["id"]], number)
        paragraph.add_run(f" · {entry['text']}")
        for source in entry["sources"]:
            paragraph.add_run(" · ")
            add_link(paragraph, source["text"], source["url"])
        for run in paragraph._p.iter(qn("w:r")):
            Run(run, paragraph).font.size = SMALL
    return document_bytes(document)


def _place_name(row_id: str) -> str:
    return "id_" + re.sub(r"\W", "_", row_id)


def _add_text(paragraph: Any, text: str, known: Mapping[str, str]) -> None:
    """Append a text in which each id leads to its evidence."""
    end = 0
    for start, stop, row_id in id_spans(text, known):
        paragraph.add_run(text[end:start])
        add_internal_link(paragraph, text[start:stop], known[row_id])
        end = stop
    paragraph.add_run(text[end:])
