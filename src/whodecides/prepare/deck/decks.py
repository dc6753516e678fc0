"""The files of decks: of each session a page for the wall, the same above its notes, and a PPTX."""

from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any

from ...case import CasePaths, Reader, load
from ...hosts.notebook_html import COURSE_LANGUAGE
from ...i18n import _
from ...progress import with_progress
from ..lessons import check_numbers, read_lessons, read_routes
from ..plan import Plan, plan_class
from .html_writer import deck_page
from .material import Material
from .session_slides import session_slides

MAKING = _("Making slides, deck {number} of {all} …")


def deck_files(material: Material, plan: Plan, routes: Mapping[str, Any], paper: str) -> dict[str, bytes]:
    """Return {name: bytes} of the decks of a plan: "session-1.html", "session-1-notes.html" and "session-1.pptx", …

    There is no PPTX where python-pptx is not installed. `paper`, "A4" or "letter", is that of the notes. Raises KitError,
    which names the table, where a text does not fit its place.
    """
    files: dict[str, bytes] = {}
    for session in with_progress(plan.sessions, MAKING):
        slides = session_slides(material, plan, session, routes)
        name = " · ".join(material.lessons[each].title for each in session.lessons)
        file = f"session-{session.number}"
        files[f"{file}.html"] = deck_page(slides, name, material.say_in_notes).encode()
        files[f"{file}-notes.html"] = deck_page(slides, name, material.say_in_notes, paper, notes=True).encode()
        if writes_pptx():
            from .pptx_writer import deck_pptx

            files[f"{file}.pptx"] = deck_pptx(slides, name, COURSE_LANGUAGE)
    return files


def writes_pptx() -> bool:
    """Say whether python-pptx is installed, which no student needs."""
    return find_spec("pptx") is not None


def lesson_decks(paths: CasePaths, numbers: list[str], minutes: int, language: str, paper: str) -> dict[str, bytes]:
    """Return the files of a deck of one session of these lessons, as `deck_files` does.

    Raises KitError for a number that is no lesson's, and where the minutes do not fit.
    """
    lessons, routes = read_lessons(paths), read_routes(paths)
    check_numbers(numbers, lessons, paths.root)
    plan = plan_class(routes, lessons, minutes=minutes, students=routes["class"]["games"][0], only=numbers)
    return deck_files(Material(Reader(load(paths.tables), COURSE_LANGUAGE), lessons, language), plan, routes, paper)
