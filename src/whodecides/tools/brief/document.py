"""The brief as a Word document, the same bytes each time."""

import io
import re
import zipfile

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Mm, Pt
from docx.text.run import Run

from ...files import FIXED, write_zip
from .handed_over import brief_parts

SIZES = {"A4": (Mm(210), Mm(297)), "Letter": (Inches(8.5), Inches(11))}
SMALL = Pt(8.5)
LOCALES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES"}
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f]")  # XML cannot hold them


def brief_document(reader, content, paper="A4"):
    """Return a brief as the bytes of a .docx file: title, facts, sections, and in small print the evidence with links.

    `content` is as from `brief_content`, `paper` "A4" or "Letter"; pages are numbered. There is no macro in it, and no
    name of a person who made it.
    """
    parts = brief_parts(reader, content)
    document = Document()
    _describe(document, parts["title"], reader.language)
    _set_up_pages(document.sections[0], paper, parts["page"])
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
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(entry["id"]).bold = True
        paragraph.add_run(f" · {entry['text']}")
        for source in entry["sources"]:
            paragraph.add_run(" · ")
            _add_link(paragraph, source["text"], source["url"])
        for run in paragraph._p.iter(qn("w:r")):
            Run(run, paragraph).font.size = SMALL
    return _same_bytes(document)


def _describe(document, title, language):
    facts = document.core_properties
    facts.title, facts.author, facts.last_modified_by, facts.comments = _clean(title)[:255], "", "", ""
    facts.language = LOCALES[language]
    facts.created = facts.modified = FIXED
    # A screen reader takes the voice from here.
    for each in document.styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), LOCALES[language])


def _set_up_pages(section, paper, word):
    """Set the size of the paper, and number the pages at the foot."""
    section.page_width, section.page_height = SIZES[paper]
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run(f"{word} ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(foot.add_run("1")._r)
    foot._p.append(field)


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
    with zipfile.ZipFile(written) as source:
        write_zip(packed, ((name, source.read(name)) for name in source.namelist()))
    return packed.getvalue()
