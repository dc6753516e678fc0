"""What a saved tool shows, as plain data: its pictures, the quotations that it lays on the table, and its tables."""

import base64
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import TypedDict
from xml.etree import ElementTree  # pictures of the kit's own

from .drawing import gaps_of, head_of, panels_of, pixels


class Picture(TypedDict):
    """A picture: its address holds the whole image. Lengths are pixels; `head` is the height of its row of heads, or 0.

    It can be cut at `panels`, each with an axis of its own, and at `gaps` between its rows: (place, height).
    """

    alt: str
    address: str
    width: float
    height: float
    head: float
    caption: str
    panels: list[float]
    gaps: list[tuple[float, float]]


class Quote(TypedDict):
    """Somebody's words. `line` says whose, `scene` what stands above all of a tool, `gloss` is our translation or ""."""

    line: str
    language: str
    text: str
    gloss: str
    scene: str


class Table(TypedDict):
    """A table; the first cell of each row is its header."""

    caption: str
    head: list[list[str]]
    rows: list[list[str]]


def one_head(table: Table) -> Table:
    """Return a table with one row of heads: pandas writes the names of index and columns in two."""
    columns = zip(*table["head"], strict=True)
    return {**table, "head": [[next(filter(None, reversed(each)), "") for each in columns]]}


class SavedOutput(HTMLParser):
    """The HTML of a saved cell, taken apart."""

    READ = frozenset(("figcaption", "caption", "th", "td", "div", "blockquote", "p"))  # what holds a text

    def __init__(self, pages: Iterable[str]) -> None:
        super().__init__()
        self.pictures: list[Picture] = []
        self.quotes: list[Quote] = []
        self.tables: list[Table] = []
        self._said = self._line = self._scene = ""
        self._bold = self._quoted = self._in_head = False
        for page in pages:
            self._line = self._scene = ""
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
                self.quotes.append(
                    Quote(line=self._line, language=given.get("lang", ""), text="", gloss="", scene=self._scene)
                )
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
            case "p" if self._bold and not self._line and not self._quoted:
                self._scene = said
            case "p" if self._quoted and not self._bold:
                self.quotes[-1]["gloss"] = said
        self._quoted = tag == "blockquote"  # a paragraph right behind a quotation is our translation

    def _rows(self) -> list[list[str]]:
        return self.tables[-1]["head" if self._in_head else "rows"]


def _picture(given: dict[str, str]) -> Picture:
    root = ElementTree.fromstring(base64.b64decode(given["src"].partition(",")[2]))
    width, height = (pixels(root.get(name, "")) for name in ("width", "height"))
    _left, _top, wide, high = map(float, root.get("viewBox", f"0 0 {width or 16} {height or 9}").split())
    if not (width and height):
        width, height = wide, high
    return Picture(
        alt=given.get("alt", ""), address=given["src"], width=width, height=height, head=head_of(root), caption="",
        panels=[each * height / high for each in panels_of(root)], gaps=gaps_of(root),
    )  # fmt: skip
