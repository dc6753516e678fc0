"""The case told on a few pages, as the course has worked it out: a page for the folder of a class, and its text for the site."""

import json
from typing import Any

from markupsafe import Markup

from ...case import NARRATIVE, CasePaths
from ...errors import _
from ...i18n import COURSE_LANGUAGE, translator
from ...widgets.templates import render
from ..pages import style_of

NARRATIVE_PAGE = "narrative.html"


def narrative_page(paths: CasePaths, language: str, paper: str) -> dict[str, bytes]:
    """Return {"narrative.html": page}, or nothing where the case has no narrative. `paper` as CSS names it."""
    told = _read(paths)
    if not told:
        return {}
    say = translator(language)
    page = render(
        __file__, "narrative.html", title=told["title"], sections=told["sections"], language=language,
        note=say(_("Behind each sentence stand the ids of what it rests on: rows of the data. Press one to read its source.")),
        told_in=say(_("In English, as the lessons are.")) if language != COURSE_LANGUAGE else "",
        paper=paper, style=style_of(__file__, "narrative.css"),
    )  # fmt: skip
    return {NARRATIVE_PAGE: page.encode()}


def narrative_text(paths: CasePaths) -> tuple[str, Markup] | None:
    """Return the title of a case's narrative and its text as HTML without a page around it, or None where it has none."""
    told = _read(paths)
    return (told["title"], render(__file__, "told.html", sections=told["sections"])) if told else None


def _read(paths: CasePaths) -> dict[str, Any]:
    """Return the narrative as the course has worked it out, or {} where the case has none."""
    path = paths.at(paths.course) / NARRATIVE
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
