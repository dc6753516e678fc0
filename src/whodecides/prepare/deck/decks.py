"""The files of decks: of each session a page for the wall, the same above its notes, and a PPTX."""

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import Any

from ...i18n import COURSE_LANGUAGE, Translator, _
from ...progress import with_progress
from ..plan import Plan
from .html_writer import deck_page
from .material import Material
from .scene import Slide
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
        files |= written_slides(slides, name, file, material.say_in_notes, COURSE_LANGUAGE)
        files[f"{file}-notes.html"] = deck_page(slides, name, material.say_in_notes, paper, notes=True).encode()
    return files


def written_slides(slides: Sequence[Slide], title: str, file: str, say: Translator, language: str) -> dict[str, bytes]:
    """Return {name: bytes} of slides as a page and, where python-pptx is installed, as a PPTX in their `language`."""
    files = {f"{file}.html": deck_page(slides, title, say).encode()}
    if writes_pptx():
        from .pptx_writer import deck_pptx

        files[f"{file}.pptx"] = deck_pptx(slides, title, language)
    return files


def writes_pptx() -> bool:
    """Say whether python-pptx is installed, which no student needs."""
    return find_spec("pptx") is not None
