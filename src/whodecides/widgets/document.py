"""What all Word documents of the kit share: paper, language, numbered pages, links, and the same bytes each time.

It takes long to open, and few cells need it: import it where a document is made.
"""

import io
import re
import zipfile
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Mm, Pt, RGBColor

from ..files import FIXED_DATE, write_zip

SIZES = {"A4": (Mm(210), Mm(297)), "Letter": (Inches(8.5), Inches(11))}
LOCALES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES"}
INK = RGBColor(0x1A, 0x1A, 0x1A)
_CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b-\x1f]")  # XML cannot hold them


def new_document(title: str, language: str, paper: str, page_word: str) -> Any:
    """Return a document with its title, on `paper` ("A4" or "Letter"), with numbered pages and no name of its maker."""
    document = Document()
    _set_type(document.styles)
    facts = document.core_properties
    facts.title, facts.author, facts.last_modified_by, facts.comments = (
        without_control_characters(title)[:255],
        "",
        "",
        "",
    )
    facts.language = LOCALES[language]
    facts.created = facts.modified = FIXED_DATE
    for each in document.styles.element.iter(qn("w:lang")):  # a screen reader takes the voice from here
        each.set(qn("w:val"), LOCALES[language])
    section = document.sections[0]
    section.page_width, section.page_height = SIZES[paper]
    section.left_margin = section.right_margin = Mm(25)
    _number_pages(section.footer.paragraphs[0], page_word)
    document.add_heading(without_control_characters(title), level=0)
    return document


def _set_type(styles: Any) -> None:
    """Set plain black headings, and lines that leave room to read."""
    normal = styles["Normal"]
    normal.font.size = Pt(11)
    normal.paragraph_format.line_spacing, normal.paragraph_format.space_after = 1.25, Pt(8)
    for name, size, before in (("Title", 24, 0), ("Heading 1", 14, 16), ("Heading 2", 11.5, 10)):
        style = styles[name]
        style.font.size, style.font.color.rgb = Pt(size), INK
        style.paragraph_format.space_before, style.paragraph_format.keep_with_next = Pt(before), True
        style.paragraph_format.space_after = Pt(4)


def _number_pages(foot: Any, word: str) -> None:
    """Write which page of how many it is."""
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for label, counted in ((f"{word} ", "PAGE"), (" / ", "NUMPAGES")):
        foot.add_run(label)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), counted)
        field.append(foot.add_run("1")._r)
        foot._p.append(field)


def without_control_characters(text: str) -> str:
    """Return a text without the signs that a document cannot hold."""
    return _CONTROL_CHARACTERS.sub("", text)


def add_facts(document: Any, facts: list[list[str]]) -> None:
    """Append a line for each [label with its colon, text]."""
    for label, text in facts:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(label).bold = True
        paragraph.add_run(without_control_characters(text))


def add_link(paragraph: Any, text: str, url: str) -> None:
    """Append a link to a page; python-docx has no call of its own for it."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    _append_link(paragraph, link, text)


def add_internal_link(paragraph: Any, text: str, name: str) -> None:
    """Append a link to the place in the document that `add_bookmark` named."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), name)
    _append_link(paragraph, link, text)


def _append_link(paragraph: Any, link: Any, text: str) -> None:
    run = paragraph.add_run(without_control_characters(text))
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def add_bookmark(paragraph: Any, text: str, name: str, number: int) -> None:
    """Append a text in bold to which `add_internal_link` leads. `name` has letters, digits and underscores; numbers differ."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for each in (start, end):
        each.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph._p.append(start)
    paragraph.add_run(without_control_characters(text)).bold = True
    paragraph._p.append(end)


def document_bytes(document: Any) -> bytes:
    """Return the document's bytes with the time of each packed file fixed."""
    written, packed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source:
        write_zip(packed, ((name, source.read(name)) for name in source.namelist()))
    return packed.getvalue()
