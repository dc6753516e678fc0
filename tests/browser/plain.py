"""A plain page as host of the tools: the cells run in this process, the page talks to the widgets, and no server or kernel is needed.

The wire is that of Jupyter's widgets: Python's side are the comms that ipywidgets opens, the page's side is `plain.js`.
"""

import ast
import json
import logging
from html import escape
from pathlib import Path

import comm
import ipywidgets
import nbformat
from comm.base_comm import BaseComm
from IPython.core.formatters import DisplayFormatter
from jupyter_client.jsonutil import json_default
from shared import ROOT

from whodecides.answers import open_store
from whodecides.answers.store import PLACE

ADDRESS = "http://localhost/plain"  # nobody serves it; browsers trust it as they trust JupyterLab's, for the clipboard
PAGE = "<!doctype html><html lang='en'><meta charset='utf-8'><title>Plain page</title><main class='jp-Notebook'></main>"
VIEW = "application/vnd.jupyter.widget-view+json"


class PlainPage:
    """Opens notebooks in plain pages; answers are kept in `folder`. `failures` holds what went wrong unseen."""

    def __init__(self, folder, monkeypatch):
        self.folder, self.failures, self._sent, self._pages = folder, [], [], set()
        monkeypatch.setenv(PLACE, str(folder / "my-answers.json"))
        widgets = logging.getLogger("traitlets")  # where ipywidgets tells what failed in a handler
        monkeypatch.setattr(widgets, "handlers", [*widgets.handlers, _Kept(self.failures)])
        monkeypatch.setattr(comm, "create_comm", lambda *args, **more: _Comm(self._sent, *args, **more))

    def open(self, page, path, run=True):
        """Show the outputs of a notebook's cells as in a new kernel; return the error messages of its cells."""
        assert run, "a plain page shows what ran"
        ipywidgets.Widget.close_all()
        open_store.cache_clear()
        self._sent.clear()
        if page not in self._pages:
            self._pages.add(page)
            page.route(ADDRESS, lambda route: route.fulfill(content_type="text/html", body=PAGE))
            page.expose_function("toPython", self._hear)
            page.on("pageerror", lambda error: self.failures.append(str(error)))
        page.goto(ADDRESS)
        page.add_script_tag(path=Path(__file__).with_name("plain.js"))
        outputs, errors = run_cells(self.folder / path if (self.folder / path).exists() else ROOT / path)
        page.evaluate("([text, outputs]) => show(text, outputs)", [self._said(), outputs])
        return errors

    def _hear(self, text):
        message = json.loads(text)
        widget = ipywidgets.widgets.widget._instances.get(message["id"])
        if widget:
            widget.comm.handle_msg({"content": {"data": message["data"]}, "buffers": []})
        return self._said()

    def _said(self):
        text = json.dumps(self._sent, default=json_default, allow_nan=False)
        self._sent.clear()
        return text


class _Kept(logging.Handler):
    def __init__(self, messages):
        super().__init__(logging.WARNING)
        self._messages = messages

    def emit(self, record):
        self._messages.append(record.getMessage())


class _Comm(BaseComm):
    """Python's end of a widget's wire: what it says waits in a list until the page is told."""

    def __init__(self, sent, *args, **more):
        self._list = sent
        super().__init__(*args, **more)

    def publish_msg(self, msg_type, data=None, metadata=None, buffers=None, **more):
        assert not buffers, "the plain page carries no binary data"
        # As text at once: what changes later is told later.
        self._list.append(
            json.loads(json.dumps({"type": msg_type, "id": self.comm_id, "data": data}, default=json_default))
        )


def run_cells(path):
    """Run a notebook's code; return ([{"model": id or None, "html": …} for each output], [error messages])."""
    space, outputs, errors = {"__name__": "__main__"}, [], []
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type != "code":
            continue
        try:
            shown = _run(cell.source, space)
        except Exception as error:
            errors.append(str(error))
            continue
        if shown is not None:
            data, _ = DisplayFormatter().format(shown)
            html = data.get("text/html") or f"<pre>{escape(data.get('text/plain', ''))}</pre>"
            outputs.append({"model": data.get(VIEW, {}).get("model_id"), "html": html})
    return outputs, errors


def _run(source, space):
    """Run a cell; return what its last line is, or None."""
    body = ast.parse(source).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "<cell>", "exec"), space)
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), space) if last else None
