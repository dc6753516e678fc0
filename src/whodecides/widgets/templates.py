"""The one environment of all templates: what a page says is plain data, its markup stands in a template."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ..files import PACKAGE

if TYPE_CHECKING:
    from jinja2 import Environment, Template


def render(module: str, name: str, /, **parts: Any) -> Markup:
    """Return the HTML that the template `name` beside a Python `module` makes of `parts`, as Markup.

    All text in `parts` is escaped; only Markup, which a template has made, is taken in as it is.
    Raises `jinja2.UndefinedError` for a part that the template names and nobody gave.
    """
    page = _template(module, name).render(parts)
    return Markup(page.rstrip())  # one that ends with a loop ends with an empty line


def render_in_pieces(module: str, name: str, /, **parts: Any) -> Iterator[str]:
    """Yield what `render` returns piece by piece: of a page that grows with a class not all is in memory at once."""
    return _template(module, name).generate(parts)


def macros(module: str, name: str) -> Any:
    """Return the macros of the template `name` beside a Python `module`, to be called by name."""
    return _template(module, name).module


@cache
def _template(module: str, name: str) -> Template:
    return _environment().get_template(f"{Path(module).parent.relative_to(PACKAGE).as_posix()}/{name}")


@cache
def _environment() -> Environment:
    """Return the environment. jinja2 is imported where a page is made: what makes none starts without it."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(PACKAGE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_escaped,
    )


def _escaped(value: object) -> object:
    """Return a value escaped as saved lessons have it: jinja2 would write the same quotes by other numbers."""
    return value if hasattr(value, "__html__") else Markup(escape(str(value)))
