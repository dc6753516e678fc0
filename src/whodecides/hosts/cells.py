"""Running the code of a cell without a kernel, and what it leaves to be shown."""

import ast
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

from markupsafe import Markup

from ..i18n import translator
from ..widgets.calls import students_language
from ..widgets.html import data_url
from ..widgets.templates import render


@dataclass(frozen=True)
class Ran:
    """What a cell that ran leaves: the value of its last line (None where that is none), or what it raised; what it
    printed; and the figures that matplotlib has drawn."""

    value: object = None
    error: BaseException | None = None
    printed: str = ""
    figures: list[Any] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be shown."""
        return self.value is None and not (self.error or self.printed or self.figures)

    def html(self, html: str = "", text: str = "") -> Markup:
        """Return what it printed, then what its value looks like, as `html` or as `text`, and its figures."""
        figures = [(data_url(_svg(each)), _alt(each)) for each in self.figures]
        return render(__file__, "cell_output.html", printed=self.printed, html=Markup(html), text=text, figures=figures)


def run_cell(source: str, space: dict[str, Any]) -> Ran:
    """Run a cell in the names of `space`."""
    printed, value, error = StringIO(), None, None
    with redirect_stdout(printed), redirect_stderr(printed):
        try:
            value = _value(source, space)
        except (Exception, SystemExit) as raised:  # of a student's own line, too
            error = raised
    figures = _drawn_figures()
    if _is_figure(value):
        figures, value = [*(each for each in figures if each is not value), value], None
    return Ran(value, error, printed.getvalue(), figures)


def _value(source: str, space: dict[str, Any]) -> object:
    body = ast.parse(source).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "cell", "exec"), space)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), space) if last else None  # type: ignore[attr-defined]


def _drawn_figures() -> list[Any]:
    """Return the open figures of matplotlib's pyplot and close them there; nothing where no cell has used it."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if not pyplot:
        return []
    found = [pyplot.figure(number) for number in pyplot.get_fignums()]
    pyplot.close("all")
    return found


def _is_figure(value: object) -> bool:
    module = sys.modules.get("matplotlib.figure")
    return bool(module) and isinstance(value, module.Figure)  # type: ignore[union-attr]


def _svg(figure: Any) -> str:
    """Return the SVG of a figure, cut to what is drawn as a notebook does it, text as text."""
    from matplotlib import rc_context

    page = StringIO()
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "whodecides"}):
        figure.savefig(page, format="svg", bbox_inches="tight", metadata={"Date": None, "Creator": None})
    return page.getvalue()


def _alt(figure: Any) -> str:
    """Return in words what a figure says of itself: its titles, and what its axes measure."""
    said = [figure.get_suptitle()]
    for axes in figure.axes:
        said += [axes.get_title(place) for place in ("left", "center", "right")]
        said += [axes.get_xlabel(), axes.get_ylabel()]
    _ = translator(students_language())
    return ". ".join(filter(None, said)) or _("A figure that names nothing")
