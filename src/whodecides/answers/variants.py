"""Which variant of a task a student gets: neighbours in a class mostly get different ones.

The bundle of a class holds `exercises/class.json` with the name of the class and nothing about who is in it. What is
drawn hangs on a random number in the student's own file of answers, and the variant that was shown is stored with each
answer: a mark needs neither the number nor the class list. Without the file (somebody who learns alone) everybody gets
the first variant, and so does a class that opens pages: they show a question before anything is drawn.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from ..case import Row, find_root
from ..errors import KitError, Message, _
from ..i18n import LANGUAGES
from .tasks import Task, named_variant, task_variant

CLASS_FILE = "exercises/class.json"


def drawn_variant(task: Task, draw: str) -> Task:
    """Return the task as the variant that `draw` (the text in a student's file) gives; the first where it is empty."""
    return task_variant(task, int(short_digest(draw, task.id), 16) if draw else 0)


def shown_variant(task: Task, record: Row | None, draw: str) -> Task:
    """Return the task as a student sees it: the variant of the stored `record`, where there is one, else the drawn one."""
    name = (record or {}).get("variant")
    return (named_variant(task, name) if name else None) or drawn_variant(task, draw)


def short_digest(*parts: str) -> str:
    """Return twelve hexadecimal digits that depend on the texts `parts`."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:12]


def class_name() -> str:
    """Return the name of the class whose bundle this is, "" where it is none."""
    return str(class_settings().get("class", ""))


def class_language() -> str:
    """Return the language that tools speak until a student chooses one: that of the class whose bundle this is."""
    return language_of(class_settings())


def language_of(settings: Mapping[str, Any]) -> str:
    """Return the language of a class, of whose bundle `settings` are what CLASS_FILE holds."""
    language = settings.get("language")
    return language if language in LANGUAGES else "en"


def class_pools() -> bool:
    """Return whether the class whose bundle this is lays its codes together, so that nobody sees those of others too early."""
    return bool(class_settings().get("pools", False))


def draws_variants() -> bool:
    """Return whether each student of this class gets variants of their own, and not the first ones."""
    return bool(class_name()) and not class_settings().get("first_variants", False)


def class_file(name: str, language: str = "en", pools: bool = False, first_variants: bool = False) -> bytes:
    """Return the content of CLASS_FILE: the class `name`, its language, and what holds of it beyond the ordinary."""
    settings = {"class": name, "language": language} | {
        key: True for key, holds in (("pools", pools), ("first_variants", first_variants)) if holds
    }
    return (json.dumps(settings, ensure_ascii=False, indent=1) + "\n").encode()


@cache
def class_settings() -> dict[str, Any]:
    """Return what the bundle says of its class, {} where it is none. Raises KitError where its file is damaged."""
    path = find_root() / CLASS_FILE
    if not path.is_file():
        return {}
    try:
        settings = json.loads(path.read_text(encoding="utf-8"))
        return {**settings, "class": settings["class"]}
    except (ValueError, KeyError, TypeError):
        wrong = _("{file} is damaged: ask your instructor for the kit of your class again.")
        raise KitError(Message(wrong, file=CLASS_FILE)) from None
