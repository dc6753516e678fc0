"""What is seen or said of a tool, a figure or a page: its texts."""

import re
from html.parser import HTMLParser

ATTRIBUTES = ("alt", "aria-label", "placeholder", "title")  # of HTML, whose text is said or shown
CODE = re.compile(r"[a-z0-9-]+( [a-z0-9-]+){0,5}")  # by which a script chooses; where one is shown, the twin tells


class Page(HTMLParser):
    """The texts of a page: `found` holds what is seen or said of it."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.found, self._silent = [], 0
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self._silent += tag in ("style", "script")
        self.found += [value for name, value in attributes if name in ATTRIBUTES and value]

    def handle_endtag(self, tag):
        self._silent -= tag in ("style", "script")

    def handle_data(self, data):
        if data.strip() and not self._silent:
            self.found.append(data.strip())


def shown_in(data):
    """Return the texts in the plain data of a view, of HTML in it the texts of the page."""
    if isinstance(data, str):
        if re.search(r"</\w+>", data):
            return Page(data).found
        return [] if CODE.fullmatch(data) else [data]
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list | tuple) else ()
    return [text for part in parts for text in shown_in(part)]


def seen(widget):
    """Return all texts of a tool or a figure: its twin, and what its script is told."""
    bundle = widget._repr_mimebundle_()
    bundle = bundle[0] if isinstance(bundle, tuple) else bundle
    found = Page(bundle["text/html"]).found + [bundle["text/plain"]]
    for name in widget.trait_names(sync=True) if hasattr(widget, "traits") else ():
        if not name.startswith("_") and name not in ("choice", "chosen"):
            found += shown_in(getattr(widget, name))
    return found
