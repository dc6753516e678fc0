"""Notebooks in the kit's plain page: the cells run in this process, and playwright carries the messages.

So the page needs no server, and the tools no other process.
"""

import ast
import logging

import comm
import ipywidgets
import nbformat
from helpers import ROOT

from whodecides.answers import open_store
from whodecides.answers.store import PATH_VARIABLE
from whodecides.hosts.plain import MessageQueue, empty_page, page_output

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
        outputs, errors = run_cells(self.folder / path if (self.folder / path).exists() else ROOT / path)
        page.evaluate("([text, outputs]) => show(text, outputs)", [self._queue.pending_messages(), outputs])
        return errors


class _Kept(logging.Handler):
    def __init__(self, messages):
        super().__init__(logging.WARNING)
        self._messages = messages

    def emit(self, record):
        self._messages.append(record.getMessage())


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
            outputs.append(page_output(shown))
    return outputs, errors


def _run(source, space):
    """Run a cell; return what its last line is, or None."""
    body = ast.parse(source).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "<cell>", "exec"), space)
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), space) if last else None
