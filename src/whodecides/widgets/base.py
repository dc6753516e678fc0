"""What all widgets share: their scripts and styles, and what they leave in a saved notebook."""

from functools import cache
from pathlib import Path

import anywidget

_HERE = Path(__file__).parent


@cache
def script(name):
    """Return the JavaScript module `name` with the shared helpers before it.

    A notebook loads a widget's script as one text, so it cannot import its neighbours.
    """
    return "\n".join((_HERE / each).read_text(encoding="utf-8") for each in ("dom.js", name))


class Widget(anywidget.AnyWidget):
    """A widget with a static twin: subclasses offer `static_html()` and `static_text()`.

    A page without a kernel, a screen reader or a printout gets these beside the live view.
    """

    _css = (_HERE / "whodecides.css").read_text(encoding="utf-8")

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return {**data, "text/html": self.static_html(), "text/plain": self.static_text()}, metadata
