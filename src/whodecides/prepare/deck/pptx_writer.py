"""Slides as PPTX that can be edited: headings are titles, texts are text boxes, signs are shapes, notes are notes.

What comes press by press appears so; what goes meanwhile is left out: nothing lies below anything else.

It needs python-pptx, which the extra "slides" of the kit names; import this module where a file is made.
"""

from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Pt

from ...files import FIXED_DATE
from ...widgets.document import LOCALES, document_bytes
from .html_writer import runs
from .pptx_presses import let_appear
from .scene import COLOURS, HOLLOW, WIDTH, Box, Item, Line, Sign, Slide, Text

PAGE = (Emu(12192000), Emu(6858000))  # 16:9, as office programs make it
PIXEL = 12192000 / WIDTH
POINTS = 960 / WIDTH  # of a pixel
SANS, SERIF = "Arial", "Georgia"
TITLE_ONLY = 5  # the layout with a title and nothing else
SHAPES = {
    "▲": MSO_SHAPE.ISOSCELES_TRIANGLE, "△": MSO_SHAPE.ISOSCELES_TRIANGLE, "▼": MSO_SHAPE.ISOSCELES_TRIANGLE,
    "▽": MSO_SHAPE.ISOSCELES_TRIANGLE, "■": MSO_SHAPE.RECTANGLE, "◆": MSO_SHAPE.DIAMOND, "★": MSO_SHAPE.STAR_5_POINT,
    "⬢": MSO_SHAPE.HEXAGON, "✚": MSO_SHAPE.CROSS, "✖": MSO_SHAPE.MATH_MULTIPLY,
}  # fmt: skip
POINTING_DOWN = "▼▽"
RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ur"))
ALIGNED = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
ANCHORED = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}


def deck_pptx(slides: Sequence[Slide], title: str, language: str) -> bytes:
    """Return slides as the bytes of a .pptx file, the same bytes each time; `language` is that of their words."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = PAGE
    facts = deck.core_properties
    facts.title, facts.author, facts.last_modified_by, facts.comments = title[:255], "", "", ""
    facts.created = facts.modified = FIXED_DATE
    layout = deck.slide_layouts[TITLE_ONLY]
    for each in slides:
        _write(deck.slides.add_slide(layout), each, LOCALES[language])
    return document_bytes(deck)


def _write(page: Any, slide: Slide, locale: str) -> None:
    page.name = f"{slide.number} {slide.headline}"
    presses: dict[int, list[int]] = {}
    for item in (each for each in slide.items if not each.until):
        shape = _write_item(page.shapes, item, locale)
        if item.since:
            presses.setdefault(item.since, []).append(shape.shape_id)
    let_appear(page, presses)
    for style in page.shapes._spTree.findall(f".//{qn('p:style')}"):
        style.getparent().remove(style)  # the shadows of the theme
    told = "\n\n".join(f"{note.label}: {note.text}" if note.label else note.text for note in slide.notes)
    page.notes_slide.notes_text_frame.text = told


def _write_item(shapes: Any, item: Item, locale: str) -> Any:
    if isinstance(item, Text):
        return _write_text(shapes.title if item.title else shapes.add_textbox(0, 0, 0, 0), item, locale)
    if isinstance(item, Line):
        return _write_line(shapes, item)
    return _write_box(shapes, item) if isinstance(item, Box) else _write_sign(shapes, item)


def _write_text(shape: Any, text: Text, locale: str) -> Any:
    shape.left, shape.top, shape.width, shape.height = map(_emu, (text.x, text.y, text.w, text.h))
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = ANCHORED[text.anchor]
    for place, words in enumerate(text.words.split("\n")):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = ALIGNED[text.align]
        if text.lang in RIGHT_TO_LEFT:
            paragraph._p.get_or_add_pPr().set("rtl", "1")
        for part, bold in runs(words):
            run = paragraph.add_run()
            run.text = part
            font = run.font
            font.size = Pt(round(text.size * POINTS * 2) / 2)  # office programs know half points
            font.bold, font.italic, font.name = text.bold or bold, text.italic, SERIF if text.serif else SANS
            font.color.rgb = _rgb(text.colour)
            run._r.get_or_add_rPr().set("lang", text.lang or locale)
    return shape


def _write_line(shapes: Any, line: Line) -> Any:
    made = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *map(_emu, (line.x1, line.y1, line.x2, line.y2)))
    _stroke(made, line.colour, line.width, line.dash)
    if line.arrow:
        head = OxmlElement("a:tailEnd")
        for name, value in (("type", "triangle"), ("w", "lg"), ("len", "lg")):
            head.set(name, value)
        made.line._get_or_add_ln().append(head)
    return made


def _write_box(shapes: Any, box: Box) -> Any:
    kind = MSO_SHAPE.ROUNDED_RECTANGLE if box.round else MSO_SHAPE.RECTANGLE
    made = shapes.add_shape(kind, *map(_emu, (box.x, box.y, box.w, box.h)))
    if box.round:
        made.adjustments[0] = box.round / min(box.w, box.h)
    _fill(made, box.fill)
    _stroke(made, box.line, box.width, box.dash)
    return made


def _write_sign(shapes: Any, sign: Sign) -> Any:
    kind = SHAPES.get(sign.sign, MSO_SHAPE.OVAL)
    made = shapes.add_shape(kind, *map(_emu, (sign.cx - sign.r, sign.cy - sign.r, 2 * sign.r, 2 * sign.r)))
    if sign.sign in POINTING_DOWN:
        made.rotation = 180
    hollow = sign.sign in HOLLOW
    _fill(made, "paper" if hollow else sign.colour)
    _stroke(made, sign.colour, 5 if hollow else 1, dash=False)
    return made


def _fill(shape: Any, colour: str) -> None:
    if not colour:
        shape.fill.background()
        return
    shape.fill.solid()
    shape.fill.fore_color.rgb = _rgb(colour)


def _stroke(shape: Any, colour: str, width: float, dash: bool) -> None:
    if not colour:
        shape.line.fill.background()
        return
    shape.line.color.rgb, shape.line.width = _rgb(colour), _emu(width)
    if dash:
        shape.line.dash_style = MSO_LINE.DASH


def _emu(pixels: float) -> Emu:
    return Emu(round(pixels * PIXEL))


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(COLOURS[colour][0][1:])
