"""What a saved tool shows, as plain data: its pictures, the quotations that it lays on the table, and its tables."""

import base64
import re
from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import TypedDict
from xml.etree import ElementTree  # pictures of the kit's own

FEWEST_HEADS, HIGHEST_HEAD, BELOW_HEAD = 3, 40, 8  # words in a row, pixels from the top, pixels of letters below a line
PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3}  # of a length in SVG


class Picture(TypedDict):
    """A picture: its address holds the whole image. Lengths are pixels; `head` is the height of its row of heads, or 0."""

    alt: str
    address: str
    width: float
    height: float
    head: float
    caption: str


class Quote(TypedDict):
    """Somebody's words. `line` says whose, `gloss` is our translation or ""."""

    line: str
    language: str
    text: str
    gloss: str


class Table(TypedDict):
    """A table; the first cell of each row is its header."""

    caption: str
    head: list[list[str]]
    rows: list[list[str]]


class Twin(HTMLParser):
    """The HTML of a saved cell, taken apart."""

    READ = frozenset(("figcaption", "caption", "th", "td", "div", "blockquote", "p"))  # what holds a text

    def __init__(self, pages: Iterable[str]) -> None:
        super().__init__()
        self.pictures: list[Picture] = []
        self.quotes: list[Quote] = []
        self.tables: list[Table] = []
        self._said = self._line = ""
        self._bold = self._quoted = self._in_head = False
        for page in pages:
            self.feed(str(page))  # Markup would escape what it is put together with
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in self.READ:
            self._said, self._bold = "", False
        match tag:
            case "img":
                self.pictures.append(_picture(given))
            case "table":
                self.tables.append(Table(caption="", head=[], rows=[]))
            case "thead" | "tbody":
                self._in_head = tag == "thead"
            case "tr":
                self._rows().append([])
            case "blockquote":
                self.quotes.append(Quote(line=self._line, language=given.get("lang", ""), text="", gloss=""))
            case "strong":
                self._bold = True

    def handle_data(self, data: str) -> None:
        self._said += data

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.READ:
            return
        said = " ".join(self._said.split())
        match tag:
            case "figcaption" if self.pictures:
                self.pictures[-1]["caption"] = self.pictures[-1]["caption"] or said
            case "caption":
                self.tables[-1]["caption"] = said
            case "th" | "td":
                self._rows()[-1].append(said)
            case "div":
                self._line = said
            case "blockquote":
                self.quotes[-1]["text"] = said
            case "p" if self._quoted and not self._bold:
                self.quotes[-1]["gloss"] = said
        self._quoted = tag == "blockquote"  # a paragraph right behind a quotation is our translation

    def _rows(self) -> list[list[str]]:
        return self.tables[-1]["head" if self._in_head else "rows"]


def _picture(given: dict[str, str]) -> Picture:
    root = ElementTree.fromstring(base64.b64decode(given["src"].partition(",")[2]))
    width, height = (_pixels(root.get(name, "")) for name in ("width", "height"))
    if not (width and height):
        width, height = map(float, root.get("viewBox", "0 0 16 9").split()[2:])
    alt, address = given.get("alt", ""), given["src"]
    return Picture(alt=alt, address=address, width=width, height=height, head=_head(root), caption="")


def _head(root: ElementTree.Element) -> float:
    """Return how high the row of words is with which a picture begins, such as years or the names of columns; 0 for none."""
    texts = [each for each in root.iter() if each.tag.endswith("text") and each.get("x") and each.get("y")]
    heights = Counter(float(each.get("y", 0)) for each in texts)
    rows = [y for y, count in heights.items() if count >= FEWEST_HEADS and y <= HIGHEST_HEAD]
    return max(rows) + BELOW_HEAD if rows else 0


def _pixels(length: str) -> float:
    """Return a length of SVG in pixels, 0 where it is a share of something."""
    found = re.fullmatch(r"([\d.]+)(\w*)", length)
    return float(found[1]) * PIXELS.get(found[2], 0) if found else 0
