"""The HTML of a living page, and its scripts."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ..i18n import LANGUAGES, translator
from ..widgets.scripts import script
from ..widgets.templates import render

STYLES = ("living.css", "code_cell.css")


def page_script() -> str:
    """Return the script of a living page."""
    return script(__file__, "living.js")


def worker_script() -> str:
    """Return the script of the worker in which Python runs."""
    return Path(__file__).with_name("living_worker.js").read_text(encoding="utf-8")


def service_worker_script() -> str:
    """Return the script that keeps pages for when there is no network."""
    return Path(__file__).with_name("service_worker.js").read_text(encoding="utf-8")


def living_style() -> str:
    """Return the style of what a living page says itself, and of code that can be changed."""
    return "\n".join(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in STYLES)


def page(
    title: str,
    cells: list[dict[str, Any]],
    data: dict[str, Any],
    style: str,
    page_script: str,
    told: str = "",
    solution: str = "",
) -> str:
    """Return the page of a lesson or an exercise: `cells` are what it shows, `data` what its script reads.

    `told` names the word of an exercise that says for whom it is and who tells what holds, `solution` is where that stands.
    """
    screens: list[list[dict[str, Any]]] = []
    for cell in cells:
        if not screens or "<h1" in cell.get("html", "") or "<h2" in cell.get("html", ""):
            screens.append([])
        screens[-1].append(cell)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    scripts = sorted({each["script"] for each in data["cells"]})
    return render(__file__, "living.html", title=title, root=data["root"], screens=screens, data=Markup(text), style=style,
                  page_script=page_script, scripts=scripts, told=told, solution=solution, words=page_words()["en"], languages=LANGUAGES.items())  # fmt: skip


@cache
def page_words() -> dict[str, dict[str, str]]:
    """Return what the page says itself, by language."""
    return {language: _words(language) for language in LANGUAGES}


def _words(language: str) -> dict[str, str]:
    _ = translator(language)
    return {
        "waking": _("The tools are waking up:"),
        "failed": _(
            "The tools do not answer. What you pressed is kept: load the page again, on a better line if you can."
        ),
        "again": _("Load again"),
        "newer": _("A newer version of these pages is there. What you answered is kept."),
        "not_stored": _(
            "This browser keeps nothing, or has no room left: save your answers as a file before you leave."
        ),
        "damaged": _(
            "What this browser kept as your answers cannot be read. Save it as a file and show it to your instructor."
        ),
        "start": _("Load the tools ({size} MB)"),
        "menu": _("Menu and my answers"),
        "lessons": _("All lessons"),
        "screens": _("On this page"),
        "answered": _("all tasks answered"),
        "mine": _("My answers"),
        "done": _("Answered on this page:"),
        "where": _("They are kept in this browser on this device, and nowhere else."),
        "forgets": _(
            "A private window forgets them when it is closed, and some browsers after seven days without a visit: save a file at the end."
        ),
        "online": _("At this address every visit needs the network: it does not begin with https."),
        "not_kept": _("This browser does not keep these pages: every visit needs the network."),
        "waiting": _("What you pressed last is still waiting for the tools, and not in the file yet."),
        "save": _("Save as a file"),
        "class_exercise": _(
            "Save your answers in the menu and hand that file in: your instructor then tells you what holds, and why."
        ),
        "exercise": _(
            "For a class: save your answers in the menu and hand that file in; whoever teaches tells you what holds. Alone? These pages "
            "hold no answers to exercises. The kit on a computer does: bring the saved file back there."
        ),
        "solved_exercise": _("For whoever learns alone: answer each task first, then compare."),
        "solution": _("The solution"),
        "hand_in": _("To hand in, save the file and upload it where your instructor says."),
        "restore": _("Bring answers back from a file (my-answers.json)"),
        "reading": _("The file is read as soon as the tools are awake …"),
        "name": _("Name beside the answers (a pseudonym will do)"),
        "leave": _("This is not me"),
        "aside": _(
            "These answers are put aside on this device, not deleted: whoever gave them goes on with them from here."
        ),
        "anew": _("Put them aside and begin anew"),
        "saved": _("Saved as my-answers.json, where your browser puts what it saves."),
        "others": _("Put aside on this device"),
        "go_on": _("Go on with these"),
        "remove": _("Remove"),
        "close": _("Close"),
        "fetching": _("Loading what draws figures and writes documents …"),
        "notebook": _("Download as a notebook, for Jupyter"),
        "binder": _("Open on Binder"),
        "code": _("Code: change it and run it"),
        "run": _("Run"),
        "as_it_was": _("As it was"),
        "waits": _("Runs as soon as the tools are awake."),
        "running": _("Running …"),
        "nothing_shown": _("Done. It shows nothing."),
    }
