"""What a tool takes from its host in Python: what carries its traits to the page, the cell that runs, and the host's words.

docs/architecture.md has the whole of it. The host is JupyterLab, with anywidget and IPython, unless a page of the kit's
own shows the tools; where Python runs inside such a page neither of the two is there.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, TypedDict

from ..i18n import translator

try:
    from anywidget import AnyWidget as HostedWidget
    from IPython import get_ipython

    _in_page = False
except ImportError:
    from .page_widget import PageWidget as HostedWidget  # type: ignore[assignment]

    _in_page = True

    def get_ipython() -> None:
        """Return the shell of a notebook: there is none."""


__all__ = ["HostWords", "HostedWidget", "before_cell_runs", "host_words", "running_cell", "speak_as_page"]


class HostWords(TypedDict):
    """What only the host can say.

    `no_reply`: nobody answers, which the page alone can notice. `see_changes`: how to see what changed elsewhere.
    `how_to_start`: the line that begins what a tool leaves for who cannot use it, "" where there is none.
    """

    no_reply: str
    see_changes: str
    how_to_start: str


def host_words(language: str) -> HostWords:
    """Return what the host says, in a language."""
    return (_words_of_page if _in_page else _words_of_jupyterlab)(language)


def speak_as_page() -> None:
    """Let a page of the kit's own be the host that speaks; a program calls it before it opens a tool for one."""
    global _in_page
    _in_page = True


@cache
def _words_of_jupyterlab(language: str) -> HostWords:
    _ = translator(language)
    return {
        "no_reply": _(
            "No reply from the machine: nothing new is stored. If cells are still running, wait. If not, copy what you "
            "wrote, choose “Kernel → Restart Kernel” in the menu, and run the cells again."
        ),
        "see_changes": _("Run the other cells again to see what has changed."),
        "how_to_start": _(
            "Saved page. To use the tools, run all cells: in JupyterLab, “Run → Run All Cells” in the menu. Your stored "
            "answers come back."
        ),
    }


@cache
def _words_of_page(language: str) -> HostWords:
    _ = translator(language)
    return {
        "no_reply": _("The tools do not answer. Load the page again: what you pressed is kept."),
        "see_changes": _("Load the page again to see what has changed."),
        "how_to_start": "",
    }


def running_cell() -> str | None:
    """Return the id of the cell that runs just now; None outside a notebook."""
    parent: dict[str, Any] = getattr(get_ipython(), "get_parent", dict)()
    return parent.get("metadata", {}).get("cellId")


def before_cell_runs(listener: Callable[[str | None], None]) -> None:
    """Call `listener(id of a cell)` before the cell runs; never where there are no cells."""
    if shell := get_ipython():
        shell.events.register("pre_run_cell", lambda info: listener(info.cell_id))
