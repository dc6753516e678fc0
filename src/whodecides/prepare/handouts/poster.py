"""The ground rules for the wall: one page, read from three metres; the same file fills A4 or A3."""

from collections.abc import Mapping
from typing import Any

from ...errors import _
from ...i18n import translator
from ...widgets.templates import render
from ..pages import style_of

POSTER = "ground-rules.html"


def poster(routes: Mapping[str, Any], language: str, paper: str) -> dict[str, bytes]:
    """Return {"ground-rules.html": page}. `routes` is the course's `routes.toml` as read, `paper` as CSS names it."""
    say = translator(language)
    page = render(
        __file__, "poster.html", title=say(_("Ground rules")), rules=routes["rule"], language=language, paper=paper,
        style=style_of(__file__, "poster.css"),
    )  # fmt: skip
    return {POSTER: page.encode()}
