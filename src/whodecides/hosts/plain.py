"""A plain page as host of the tools, without server of Jupyter and kernel.

The wire is that of Jupyter's widgets: Python's side are the comms that ipywidgets opens, the page's side is `plain.js`.
Who makes the page chooses how a message travels: the page's function `toPython` takes a text and answers with one.
"""

import json
from pathlib import Path
from typing import Any

import ipywidgets
from comm.base_comm import BaseComm
from IPython.core.formatters import DisplayFormatter
from markupsafe import Markup

from ..answers.lesson_patterns import ASK, ASK_IN_EXERCISE
from ..i18n import LANGUAGES
from ..widgets.scripts import script
from ..widgets.templates import render
from .cells import Ran, run_cell
from .notebook_html import as_html

VIEW = "application/vnd.jupyter.widget-view+json"


def empty_page(*scripts: str) -> str:
    """Return the HTML of an empty plain page with its own scripts, and after them these scripts of the same folder."""
    # They are the kit's own files; nothing that a case says is among them.
    texts = [Markup(script(__file__, name)) for name in ("plain.js", *scripts)]
    return render(__file__, "plain.html", scripts=texts, style=page_style(), languages=LANGUAGES.items())


def page_style() -> Markup:
    """Return the style of a page: its texts, its screens and its bar."""
    return Markup(Path(__file__).with_name("page.css").read_text(encoding="utf-8"))


def page_output(shown: object) -> dict[str, Any]:
    """Return what a page needs to show a widget or another object: {"model": id, "html": static fallback, "text"}.

    "model" and "html" are None where there is none.
    """
    data, _metadata = DisplayFormatter().format(shown)
    return {
        "model": data.get(VIEW, {}).get("model_id"),
        "html": data.get("text/html"),
        "text": data.get("text/plain", ""),
    }


def notebook_outputs(cells: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[str]]:
    """Run the code of a notebook's cells in this process; return (what the page shows, in order, messages of cells that failed).

    A cell of text is {"text_html": HTML}; what a cell of code shows is what `page_output` says of it, and "tasks", the ids
    of those that it asks.
    """
    space: dict[str, Any] = {"__name__": "__main__"}
    outputs: list[dict[str, Any]] = []
    errors = []
    for cell in cells:
        if cell["cell_type"] == "markdown":
            outputs.append({"text_html": as_html("".join(cell["source"]), "", (), anchors=False)})
        elif cell["cell_type"] == "code":
            source = "".join(cell["source"])
            ran = run_cell(source, space)
            if ran.error:
                errors.append(str(ran.error))
            elif not ran.is_empty:
                asked = ASK.findall(source) + ASK_IN_EXERCISE.findall(source)
                outputs.append({**_cell_output(ran), "tasks": asked, "source": source})
    return outputs, errors


def _cell_output(ran: Ran) -> dict[str, Any]:
    shown = page_output(ran.value)
    if shown["model"]:
        return shown
    return {**shown, "html": ran.html(shown["html"] or "", "" if shown["html"] or ran.value is None else shown["text"])}


class MessageQueue:
    """Python's end of the wire: what the widgets say waits here until the page is told.

    `wire.create_comm` takes the place of `comm.create_comm`, as a kernel's does.
    """

    def __init__(self) -> None:
        self._waiting: list[dict] = []

    def create_comm(self, *args: Any, **named: Any) -> BaseComm:
        """Open the comm of a widget."""
        return _QueuedComm(self._waiting, *args, **named)

    def receive(self, text: str) -> str:
        """Give a message of the page, {"id": model, "data": …} as JSON, to its widget; return what was said since."""
        message = json.loads(text)
        widget = ipywidgets.widgets.widget._instances.get(message["id"])
        if widget:
            widget.comm.handle_msg({"content": {"data": message["data"]}, "buffers": []})
        return self.pending_messages()

    def pending_messages(self) -> str:
        """Return what was said and not told yet, [{"type", "id", "data"}, …] as JSON in one line."""
        text = json.dumps(self._waiting, allow_nan=False)
        self._waiting.clear()
        return text


class _QueuedComm(BaseComm):
    def __init__(self, waiting: list[dict[str, Any]], *args: Any, **named: Any) -> None:
        self._waiting = waiting
        super().__init__(*args, **named)

    def publish_msg(
        self, msg_type: Any, data: Any = None, metadata: Any = None, buffers: Any = None, **more: Any
    ) -> None:
        assert not buffers, "the plain page carries no binary data"
        # As text at once: what changes later is told later.
        data = {"type": msg_type, "id": self.comm_id, "data": data}
        message = json.dumps(data, default=lambda each: each.tolist())  # numbers of pandas, as Jupyter sends them
        self._waiting.append(json.loads(message))
