"""The pages that several tools share: one plain, accessible table, two of which the second is folded, a paragraph, a saved page."""

import base64
from collections.abc import Iterable, Sequence
from typing import Any, TypedDict

from .host import host_words
from .templates import macros, render


class PlainTable(TypedDict):
    """A table as plain data: the texts of its columns' headers, as many cells in each row, and a caption."""

    headers: list[str]
    rows: list[list[Any]]
    caption: str


def html_table(headers: Sequence[object], rows: Iterable[Sequence[object]], caption: str) -> str:
    """Return a table with a caption, column headers and the first cell of each row as its header.

    `headers` is a list of texts, `rows` a list of lists of the same length. All text is escaped.
    """
    return macros(__file__, "parts.html").table(headers, rows, caption)


def folded_table(note: str, told: PlainTable) -> str:
    """Return a table, folded away below a note."""
    return render(__file__, "folded.html", note=note, told=told)


def folded_static_fallback(asked: PlainTable, note: str, told: PlainTable) -> str:
    """Return a table and, folded away below the note, another one."""
    return render(__file__, "folded_static_fallback.html", asked=asked, note=note, told=told)


def asked_static_fallback(asked: str, options: Sequence[str], note: str, told: PlainTable) -> str:
    """Return a question with its options, and below a note, folded away, the table that answers it, as HTML."""
    return render(__file__, "asked_static_fallback.html", asked=asked, options=options, note=note, told=told)


def html_paragraph(text: str) -> str:
    """Return a paragraph. The text is escaped."""
    return macros(__file__, "parts.html").paragraph(text)


def saved_page(language: str, page: str) -> str:
    """Return what a widget leaves for who cannot use it: the host's line that says how to start the tools, and its static fallback `page`.

    The line holds for a lesson that was never run and for one that was run and closed.
    """
    return render(
        __file__, "saved.html", language=language, how_to_start=host_words(language)["how_to_start"], page=page
    )


def data_url(svg: str) -> str:
    """Return the address of an SVG image that holds the whole image."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
