"""The brief as a Word document, the same bytes each time."""

import io
import re
import zipfile
from datetime import datetime

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from .briefing import brief_parts

FIXED = datetime(2021, 1, 14)  # a date that does not change, so that the same brief gives the same bytes
LOCALES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES"}
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f]")  # XML cannot hold them


def brief_document(case, content, language):
    """Return a brief as the bytes of a .docx file: title, facts, sections, and the list of evidence with links.

    `content` is as from `brief_content`. There is no macro in it, and no name of a person who made it.
    """
    parts = brief_parts(case, content, language)
    document = Document()
    _describe(document, parts["title"], language)
    document.add_heading(_clean(parts["title"]), level=0)
    for label, text in parts["facts"]:
        paragraph = document.add_paragraph()
        paragraph.add_run(label).bold = True
        paragraph.add_run(text)
    for heading, paragraphs in parts["sections"]:
        document.add_heading(heading, level=1)
        for text in paragraphs:
            document.add_paragraph(_clean(text))
    if parts["evidence"]:
        document.add_heading(parts["evidence_heading"], level=1)
    for entry in parts["evidence"]:
        paragraph = document.add_paragraph()
        paragraph.add_run(entry["id"]).bold = True
        paragraph.add_run(f" · {entry['text']}")
        for source in entry["sources"]:
            _add_link(document.add_paragraph(style="List Bullet"), source["text"], source["url"])
    return _same_bytes(document)


def _describe(document, title, language):
    facts = document.core_properties
    facts.title, facts.author, facts.last_modified_by, facts.comments = _clean(title)[:255], "", "", ""
    facts.language = LOCALES[language]
    facts.created = facts.modified = FIXED
    # A screen reader takes the voice from here.
    for each in document.styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), LOCALES[language])


def _clean(text):
    return _CONTROLS.sub("", text)


def _add_link(paragraph, text, url):
    """Append a link; python-docx has no call of its own for it."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _same_bytes(document):
    """Return the document's bytes with the time of each packed file fixed."""
    written, packed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, FIXED.timetuple()[:6]), source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
