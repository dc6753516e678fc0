"""What stands above a task in the executed lesson: the last picture, with its words and its table, and the last table."""

import base64
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from textwrap import shorten
from typing import TypedDict

from ...case import CasePaths
from ...hosts.notebook_html import cell_outputs

SVG = "data:image/svg+xml;base64,"
ASK_CALL = re.compile(r"\bask\(\"(E?\d\d\.\d+)\"")
ASKED_BY_TOOL = re.compile(r"\btask=\"(\d\d\.\d+)\"")  # beside its own picture or table
MOST_ROWS = 250  # characters of an alternative text: QTI takes 256, and the table beside the picture holds all of it


class Table(TypedDict):
    """A table; the first cell of each row is its header."""

    caption: str
    head: list[list[str]]
    rows: list[list[str]]


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
            shown = _SavedOutput(cell_outputs(cell))
            tables = [_one_head(each) for each in shown.tables if each["head"] and each["rows"]]
            own = TaskContext(shown.picture(), tables[0] if tables else None)
            for task in ASKED_BY_TOOL.findall("".join(cell["source"])):
                yield task, own
            above = TaskContext(own.picture or above.picture, own.table or above.table)


def _one_head(table: Table) -> Table:
    """Return a table with one row of heads: pandas writes the names of index and columns in two."""
    columns = zip(*table["head"], strict=True)
    return {**table, "head": [[next(filter(None, reversed(each)), "") for each in columns]]}


class _SavedOutput(HTMLParser):
    """The last image of a saved cell, what stands below it, and its tables."""

    READ = frozenset(("figcaption", "caption", "th", "td"))  # what holds a text

    def __init__(self, pages: Iterable[str]) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self._image: dict[str, str | None] = {}
        self._said = self._caption = ""
        self._in_head = False
        for page in pages:
            self.feed(str(page))  # Markup would escape what it is put together with
        self.close()

    def picture(self) -> Picture | None:
        """Return the image with its caption and the first table, None where there is none that a platform takes."""
        source = self._image.get("src") or ""
        if not source.startswith(SVG):
            return None
        table = self.tables[0] if self.tables else Table(caption="", head=[[]], rows=[])
        headers, *rows = [*table["head"], *table["rows"]]
        return Picture(
            base64.b64decode(source[len(SVG) :]),
            shorten(self._image.get("alt") or "", MOST_ROWS, placeholder=" …"),
            self._caption,
            tuple(headers),
            tuple(map(tuple, rows)),
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.READ:
            self._said = ""
        match tag:
            case "img":
                self._image = dict(attrs)
            case "table":
                self.tables.append(Table(caption="", head=[], rows=[]))
            case "thead" | "tbody":
                self._in_head = tag == "thead"
            case "tr":
                self._rows().append([])

    def handle_data(self, data: str) -> None:
        self._said += data

    def handle_endtag(self, tag: str) -> None:
        said = " ".join(self._said.split())
        match tag:
            case "figcaption":
                self._caption = said
            case "caption":
                self.tables[-1]["caption"] = said
            case "th" | "td":
                self._rows()[-1].append(said)

    def _rows(self) -> list[list[str]]:
        return self.tables[-1]["head" if self._in_head else "rows"]
