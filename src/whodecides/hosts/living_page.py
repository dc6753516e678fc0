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


def page(title: str, cells: list[dict[str, Any]], data: dict[str, Any], style: str, page_script: str) -> str:
    """Return the page of a lesson: `cells` are what it shows, `data` what its script reads."""
    screens: list[list[dict[str, Any]]] = []
    for cell in cells:
        if not screens or "<h1" in cell.get("html", "") or "<h2" in cell.get("html", ""):
            screens.append([])
        screens[-1].append(cell)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    scripts = sorted({each["script"] for each in data["cells"] if "script" in each})
    return render(__file__, "living.html", title=title, screens=screens, data=Markup(text), style=style,
                  page_script=page_script, scripts=scripts, languages=LANGUAGES.items())  # fmt: skip


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
    }
