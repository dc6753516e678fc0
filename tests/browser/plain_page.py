"""Notebooks in the kit's plain page: the cells run in this process, and playwright carries the messages.

So the page needs no server, and the tools no other process.
"""

import json
import logging

import comm
import ipywidgets
from helpers import ROOT

from whodecides.answers import open_store
from whodecides.answers.store import PATH_VARIABLE
from whodecides.hosts.plain import MessageQueue, empty_page, notebook_outputs
from whodecides.widgets import host

ADDRESS = "http://localhost/plain"  # nobody serves it; browsers trust it as they trust JupyterLab's, for the clipboard
HTML = empty_page()


class PlainPage:
    """Opens notebooks in plain pages; answers are kept in `folder`. `failures` holds what went wrong unseen."""

    def __init__(self, folder, monkeypatch):
        self.folder, self.failures, self._queue, self._pages = folder, [], MessageQueue(), set()
        monkeypatch.setenv(PATH_VARIABLE, str(folder / "my-answers.json"))
        widgets = logging.getLogger("traitlets")  # where ipywidgets tells what failed in a handler
        monkeypatch.setattr(widgets, "handlers", [*widgets.handlers, _Kept(self.failures)])
        monkeypatch.setattr(comm, "create_comm", self._queue.create_comm)
        monkeypatch.setattr(host, "_in_page", True)

    def open(self, page, path, run=True):
        """Show the outputs of a notebook's cells as in a new kernel; return the error messages of its cells."""
        assert run, "a plain page shows what ran"
        ipywidgets.Widget.close_all()
        open_store.cache_clear()
        self._queue.pending_messages()  # to the page before
        if page not in self._pages:
            self._pages.add(page)
            page.route(ADDRESS, lambda route: route.fulfill(content_type="text/html", body=HTML))
            page.expose_function("toPython", self._queue.receive)
            page.on("pageerror", lambda error: self.failures.append(str(error)))
        page.goto(ADDRESS)
        place = self.folder / path if (self.folder / path).exists() else ROOT / path
        outputs, errors = notebook_outputs(json.loads(place.read_text(encoding="utf-8"))["cells"])
        page.evaluate("([text, outputs]) => show(text, outputs)", [self._queue.pending_messages(), outputs])
        return errors


class _Kept(logging.Handler):
    def __init__(self, messages):
        super().__init__(logging.WARNING)
        self._messages = messages

    def emit(self, record):
        self._messages.append(record.getMessage())
