"""One plain, accessible HTML table."""

from collections.abc import Iterable, Sequence
from html import escape

# JupyterLab drops style sheets from the outputs of a notebook that is not trusted, but keeps these attributes.
_CELL = 'style="text-align:left;vertical-align:top;padding:4px 8px;white-space:normal"'
_TABLE = 'style="border-collapse:collapse;margin:8px 0"'
_CAPTION = 'style="text-align:left;font-weight:bold;padding:4px 0;caption-side:top"'


def html_table(headers: Sequence[object], rows: Iterable[Sequence[object]], caption: str) -> str:
    """Return a table with a caption, column headers and the first cell of each row as its header.

    `headers` is a list of texts, `rows` a list of lists of the same length. All text is escaped.
    """
    head = "".join(f'<th scope="col" {_CELL}>{escape(str(each))}</th>' for each in headers)
    body = "".join(
        f'<tr><th scope="row" {_CELL}>{escape(str(first))}</th>'
        + "".join(f"<td {_CELL}>{escape(str(each))}</td>" for each in rest)
        + "</tr>\n"
        for first, *rest in rows
    )
    return (
        f"<table {_TABLE}><caption {_CAPTION}>{escape(caption)}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table>"
    )
