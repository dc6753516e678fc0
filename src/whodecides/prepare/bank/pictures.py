"""What stands above a task in the executed lesson: the last picture, with its words and its table, and the last table."""

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from textwrap import shorten

from ...case import CasePaths
from ...hosts.notebook_html import cell_outputs
from ..slides.saved_output import SavedOutput, Table, one_head

SVG = "data:image/svg+xml;base64,"
ASK_CALL = re.compile(r"\bask\(\"(E?\d\d\.\d+)\"")
ASKED_BY_TOOL = re.compile(r"\btask=\"(\d\d\.\d+)\"")  # beside its own picture or table
MOST_ROWS = 250  # characters of an alternative text: QTI takes 256, and the table beside the picture holds all of it
FIGURE = "wd-figure"  # the class of the element that holds one


@dataclass(frozen=True)
class Picture:
    """A figure as a platform can hold it: its image, what it shows in words, what stands below it, and its table."""

    svg: bytes
    alt: str
    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class TaskContext:
    """What a reader of the lesson finds above a task: the nearest picture and the nearest table, where there is one."""

    picture: Picture | None = None
    table: Table | None = None


def task_contexts(paths: CasePaths, name: str) -> dict[str, TaskContext]:
    """Return {number of a task: what stands above it} of the lesson `name` of a case and of its exercise."""
    notebooks = [paths.at(paths.notebook(name)), paths.at(paths.exercise(name))]
    return {task: found for path in notebooks if path.is_file() for task, found in _in_notebook(path)}


def _in_notebook(path: Path) -> Iterator[tuple[str, TaskContext]]:
    above = TaskContext()
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        if asked := ASK_CALL.search("".join(cell["source"])):
            yield asked[1], above
        else:
            tables = [
                one_head(each) for each in SavedOutput(cell_outputs(cell)).tables if each["head"] and each["rows"]
            ]
            own = TaskContext(_figure(cell), tables[0] if tables else None)
            for task in ASKED_BY_TOOL.findall("".join(cell["source"])):
                yield task, own
            above = TaskContext(own.picture or above.picture, own.table or above.table)


def _figure(cell: dict) -> Picture | None:
    pages = ["".join(each["data"].get("text/html", "")) for each in cell["outputs"] if "data" in each]
    reader = _Reader()
    for page in pages:
        if FIGURE in page:
            reader.feed(page)
    if reader.source is None or not reader.source.startswith(SVG):
        return None
    headers, *rows = reader.rows or [[]]
    svg = base64.b64decode(reader.source[len(SVG) :])
    return Picture(
        svg,
        shorten(reader.alt, MOST_ROWS, placeholder=" …"),
        " ".join(reader.caption.split()),
        tuple(headers),
        tuple(map(tuple, rows)),
    )


class _Reader(HTMLParser):
    """Takes the image, the caption and the table out of a figure's page."""

    def __init__(self) -> None:
        super().__init__()
        self.source: str | None = None
        self.alt, self.caption, self.rows, self._open = "", "", list[list[str]](), ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            named = dict(attrs)
            self.source, self.alt = named["src"], named["alt"] or ""
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td", "figcaption"):
            self._open = tag
            if tag != "figcaption":
                self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open == "figcaption":
            self.caption += data
        elif self._open:
            self.rows[-1][-1] += data
