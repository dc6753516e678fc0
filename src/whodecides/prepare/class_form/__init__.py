"""A page that asks what `whodecides class` needs, for whoever would rather not type its options."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ...errors import KitError, Message, _, translated
from ...i18n import LANGUAGES, translator
from ...widgets.templates import render
from ..offline import MACHINES, PYTHONS, WITH_INSTALLERS
from ..pages import style_of

NUMBERS = {"minutes": _("Minutes of a session"), "students": _("Students")}
DISCIPLINES = {
    "any": _("any subject"),
    "law": _("law"),
    "media": _("media and journalism"),
    "politics": _("politics"),
    "comparison": _("comparison of two cases"),
}
MOST_CHARACTERS = 300  # of a name or a folder
FIELDS = (
    "minutes",
    "students",
    "sessions",
    "discipline",
    "language",
    "paper",
    "name",
    "out",
    "pages",
    "offline",
    "python",
)


def form_page(language: str, sessions: list[int], papers: dict[str, str], out: str) -> str:
    """Return the page, which asks for each option of the command. `out` is the folder that it proposes."""
    say = translator(language)
    words = {
        "title": say(_("Make the folder of your class")),
        "opening": say(
            _("Run-sheets, debrief and the bundle for students are made on this computer. Nothing is sent.")
        ),
        "sessions": say(_("Sessions")),
        "discipline": say(_("For")),
        "language": say(_("Language of headings and labels")),
        "paper": say(_("Paper")),
        "name": say(_("Name of the class; answers carry it")),
        "out": say(_("A new folder")),
        "pages": say(
            _("Lessons behind a link, for phones and laptops (the first time, some 80 MB are fetched for it)")
        ),
        "offline": say(_("No network in class? Bring the packages for")),
        "python": say(_("with Python")),
        "make": say(_("Make the folder")),
        "making": say(_("Making it: this takes half a minute, with pages or packages some minutes …")),
        "live": say(_("In class, everybody’s phone is a seat")),
        "room": say(_("Open the room")),
        "opening_room": say(_("Opening the room …")),
        "stopped": say(_("No answer came: the terminal says why. Give the command again.")),
    }
    return render(
        __file__, "form.html", words=words, numbers={name: say(label) for name, label in NUMBERS.items()},
        defaults={"minutes": 75, "students": 20}, sessions=sessions, languages=LANGUAGES, papers=papers,
        disciplines={each: say(label) for each, label in DISCIPLINES.items()},
        machines=list(MACHINES), pythons=PYTHONS[::-1], with_installers=WITH_INSTALLERS, chosen=language, out=out, style=style_of(__file__, "form.css"),
        script=Markup(Path(__file__).with_name("form.js").read_text(encoding="utf-8")), language=language,
    )  # fmt: skip


def read_form(text: str) -> dict[str, Any]:
    """Return what the page sent, {option: value}; numbers are numbers. Raises KitError for what is no such answer."""
    try:
        sent = json.loads(text)
        fields = {name: str(sent[name])[:MOST_CHARACTERS].strip() for name in FIELDS}
    except (ValueError, KeyError, TypeError) as error:
        raise KitError(Message(_("The page sent something else than answers: load it again."))) from error
    for name in (*NUMBERS, "sessions"):
        if not fields[name].isdecimal():
            raise KitError(Message(_("'{text}' is no number: write digits only."), text=fields[name]))
    if not fields["out"]:
        raise KitError(Message(_("Name a new folder for the class.")))
    numbers = {name: int(fields[name]) for name in (*NUMBERS, "sessions")}
    return {**fields, **numbers, "pages": bool(fields["pages"])}


def room_response(open_room: Callable[[], bool], language: str) -> str:
    """Return what the page is told once it asked for a room: `open_room` says whether it opened one, or one was open."""
    is_new = open_room()
    told = (
        _("Its console opens in a window of its own.")
        if is_new
        else _("The room is open: look for its console among your windows.")
    )
    return json.dumps({"message": translator(language)(told), "wrong": False})


def form_response(text: str, make: Callable[[dict[str, Any]], list[Message]], language: str) -> str:
    """Return what the page is told, as JSON {"message", "wrong"}: `make` makes the folder and returns what it says."""
    say = translator(language)
    try:
        return json.dumps(
            {"message": " ".join(translated(each, say) for each in make(read_form(text))), "wrong": False}
        )
    except KitError as error:
        return json.dumps({"message": error.translated(say), "wrong": True})
    except OSError as error:
        wrong = Message(_("Nothing could be written ({reason}): choose another folder."), reason=error.strerror or "?")
        return json.dumps({"message": wrong.translated(say), "wrong": True})
