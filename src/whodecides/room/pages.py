"""The pages of a room: phone, wall, console, and the trial of the day before; each is a frame that its script fills."""

import json
from pathlib import Path

from markupsafe import Markup

from ..i18n import LANGUAGES, translator
from ..widgets.scripts import script
from ..widgets.templates import render
from .words import PAGE_WORDS

PAGES = {"": "phone", "wall": "wall", "console": "console", "ready": "ready"}  # path: script
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}


def room_pages() -> dict[str, tuple[str, bytes]]:
    """Return {path: (type, content)} of all that a room serves."""
    words = {
        language: {name: translator(language)(each) for name, each in PAGE_WORDS.items()} for language in LANGUAGES
    }
    data = Markup(json.dumps({"languages": LANGUAGES, "words": words}, ensure_ascii=False).replace("</", "<\\/"))
    found = {}
    for path, name in PAGES.items():
        page = render(__file__, "page.html", name=name, data=data)
        found[path] = ("text/html; charset=utf-8", f"{page}\n".encode())
        found[f"{name}.js"] = (TYPES[".js"], script(__file__, f"{name}.js").encode())
    return found | {"room.css": (TYPES[".css"], Path(__file__).with_name("room.css").read_bytes())}
