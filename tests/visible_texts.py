"""What is seen or said of a tool, a figure or a page: its texts."""

import re
from html.parser import HTMLParser

TEXT_ATTRIBUTES = ("alt", "aria-label", "placeholder", "title")  # of HTML, whose text is said or shown
CODE = re.compile(
    r"[a-z0-9-]+( [a-z0-9-]+){0,5}"
)  # by which a script chooses; where one is shown, the static fallback tells


class PageTexts(HTMLParser):
    """The texts of a page: `found` holds what is seen or said of it."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.found, self._silent = [], 0
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self._silent += tag in ("style", "script")
        self.found += [value for name, value in attributes if name in TEXT_ATTRIBUTES and value]

    def handle_endtag(self, tag):
        self._silent -= tag in ("style", "script")

    def handle_data(self, data):
        if data.strip() and not self._silent:
            self.found.append(data.strip())


def view_texts(data):
    """Return the texts in the plain data of a view, of HTML in it the texts of the page."""
    if isinstance(data, str):
        if re.search(r"</\w+>", data):
            return PageTexts(data).found
        return [] if CODE.fullmatch(data) else [data]
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list | tuple) else ()
    return [text for part in parts for text in view_texts(part)]


def widget_texts(widget):
    """Return all texts of a tool or a figure: its static fallback, and what its script is told."""
    bundle = widget._repr_mimebundle_()
    bundle = bundle[0] if isinstance(bundle, tuple) else bundle
    found = PageTexts(bundle["text/html"]).found + [bundle["text/plain"]]
    for name in widget.trait_names(sync=True) if hasattr(widget, "traits") else ():
        if not name.startswith("_") and name not in ("requested_state", "state"):
            found += view_texts(getattr(widget, name))
    return found
