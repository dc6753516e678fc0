"""What pages made from lessons share: their Markdown as HTML with links that lead to pages, and what a cell showed."""

import posixpath
import re
from collections.abc import Callable, Collection
from typing import Any

import mistune
from markupsafe import Markup
from mistune.toc import add_toc_hook

WEB_ADDRESS = re.compile(r"\w+:|#")  # an address elsewhere, or a place in the same text


def page_address(name: str) -> str:
    """Return where the page of a notebook or a text lies."""
    return re.sub(r"\.(ipynb|md)$", ".html", name)


def as_html(text: str, place: str, targets: Collection[str], anchors: bool = True, flat: bool = False) -> Markup:
    """Return Markdown of the kit as HTML.

    `place` is the folder of the text and `targets` the pages that there are: a link to anything else of the kit stays as
    its bare words. With `anchors`, headings carry the ids by which links within the kit name them; `flat` pages lie in
    one folder, whatever folder of the kit they are made from.
    """
    markdown = mistune.create_markdown(renderer=_Renderer(place, targets, flat), plugins=["table", "strikethrough"])
    if anchors:
        add_toc_hook(markdown, heading_id=_anchors())
    return Markup(markdown(text))


def cell_outputs(cell: dict[str, Any]) -> list[Markup]:
    """Return what a saved code cell showed, as HTML.

    It was made by the kit's own templates, which escape what they are given.
    """
    outputs = [each["data"]["text/html"] for each in cell["outputs"] if "text/html" in each.get("data", {})]
    return [Markup("".join(each)) for each in outputs]


def is_folded(cell: dict[str, Any]) -> bool:
    """Say whether a code cell only opens a tool, so that the notebook folds its code away."""
    return bool(cell["metadata"].get("jupyter", {}).get("source_hidden"))


def _anchors() -> Callable[[dict[str, Any], Any], str]:
    """Return a function that names each heading of a text as the links within the kit do."""
    seen: dict[str, int] = {}

    def name(token: dict[str, Any], _place: Any) -> str:
        words = re.sub(r"[`*]", "", token["text"]).strip().lower()
        anchor = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        seen[anchor] = seen.get(anchor, -1) + 1
        return f"{anchor}-{seen[anchor]}" if seen[anchor] else anchor

    return name


class _Renderer(mistune.HTMLRenderer):
    """Links lead to pages that there are; one to anything else of the kit stays as its bare words."""

    def __init__(self, place: str, targets: Collection[str], flat: bool) -> None:
        super().__init__(escape=False)  # the texts are the kit's own
        self.place, self.targets, self.flat = place, targets, flat

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """Return a link, or its words."""
        if WEB_ADDRESS.match(url):
            return super().link(text, url, title)
        path, mark, anchor = url.partition("#")
        target = page_address(posixpath.normpath(posixpath.join(self.place, path)))
        if target not in self.targets:
            return text
        address = posixpath.basename(target) if self.flat else posixpath.relpath(target, self.place or ".")
        return super().link(text, address + mark + anchor, title)
