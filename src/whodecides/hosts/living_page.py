"""The HTML of a living page, and its two scripts."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ..i18n import LANGUAGES, translator
from ..widgets.scripts import script
from ..widgets.templates import render


def page_script() -> str:
    """Return the script of a living page."""
    return script(__file__, "living.js")


def worker_script() -> str:
    """Return the script of the worker in which Python runs."""
    return Path(__file__).with_name("living_worker.js").read_text(encoding="utf-8")


def code_style() -> str:
    """Return the style of code that can be changed."""
    return Path(__file__).with_name("code_cell.css").read_text(encoding="utf-8")


def page(title: str, cells: list[dict[str, Any]], data: dict[str, Any], **files: str) -> str:
    """Return the page of a lesson or an exercise: `cells` are what it shows, `data` what its script reads.

    `files` are addresses: `style`, `page_script`, `notebook` with its `notebook_name`, and `binder`, "" where there is none.
    """
    screens: list[list[dict[str, Any]]] = []
    for cell in cells:
        if not screens or "<h1" in cell.get("html", "") or "<h2" in cell.get("html", ""):
            screens.append([])
        screens[-1].append(cell)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    scripts = sorted({each["script"] for each in data["cells"]})
    return render(__file__, "living.html", title=title, screens=screens, data=Markup(text), scripts=scripts,
                  words=page_words()["en"], languages=LANGUAGES.items(), **files)  # fmt: skip


@cache
def page_words() -> dict[str, dict[str, str]]:
    """Return what the page says itself, by language."""
    return {language: _words(language) for language in LANGUAGES}


def _words(language: str) -> dict[str, str]:
    _ = translator(language)
    return {
        "waking": _("The tools are waking up:"),
        "failed": _("The tools did not wake up. What you pressed is kept: load the page again on a better line."),
        "not_stored": _("This browser keeps nothing: save your answers before you leave."),
        "start": _("Load the tools (20 MB)"),
        "fetching": _("Loading what draws figures and writes documents …"),
        "notebook": _("Open as a notebook"),
        "binder": _("Open on Binder"),
        "code": _("Code: change it and run it"),
        "run": _("Run"),
        "as_it_was": _("As it was"),
        "waits": _("Runs as soon as the tools are awake."),
        "running": _("Running …"),
        "nothing_shown": _("Done. It shows nothing."),
    }
