"""Read `case.toml`: what tools must know of a case beside its tables.

SHAPE says which entries there are. Every one but the name may be missing; what needs it says so.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ..errors import KitError, Message, _, suggest_names

FILE = "case.toml"
TRANSLATED = {"en": str, "fr": str, "es": str}  # the same text in each language of the kit
CHOICE = {"id": str, "name": TRANSLATED}  # what one may choose


@dataclass(frozen=True)
class Id:
    """The id of a row of `table`."""

    table: str


SHAPE: dict[str, Any] = {
    "name": TRANSLATED,
    "topic": TRANSLATED,
    "act": {
        "day": date,
        "action": Id("platform_actions"),
        "what": TRANSLATED,
        "where": TRANSLATED,
        "this": TRANSLATED,
        "whom": TRANSLATED,
    },
    "measures": [{"variable": Id("variables"), "action": Id("platform_actions")}],  # what a variable judges
    "variables": {"evaluation": Id("variables"), "decider": Id("variables"), "reason": Id("variables")},
    "coding": {"variables": [Id("variables")], "task": str},
    "first_minute": {
        "lead": TRANSLATED,
        "steps": [CHOICE],  # four, from the mildest to the hardest
        "theirs": str,  # the step that was taken
        "did": TRANSLATED,
        "others": TRANSLATED,  # what others did
        "named": TRANSLATED,  # what is surprising about the words that a company read in a post
        "judged": [Id("exhibits")],  # by default the posts of the act
        "rule": Id("exhibits"),  # by default the first rule of the act
        "ground": Id("exhibits"),  # by default the first ground of the act
        "reply": Id("exhibits"),  # what whoever is judged had answered; by default nothing
        "reply_is": TRANSLATED,
        # How sentences speak of whoever decided; without these four, as of a company.
        "duty": TRANSLATED,  # a whole sentence: where one is on duty
        "rule_is": TRANSLATED,
        "ground_is": TRANSLATED,
        "they": TRANSLATED,
    },
    "period": {"first": date, "last": date},
    "clocks": [{"id": str, "zone": ZoneInfo, "name": TRANSLATED}],
    "regions": [{"id": str, "name": TRANSLATED, "jurisdictions": [Id("jurisdictions")]}],
    "violence": {"label": TRANSLATED},
    "read_for_words": {"coders": [[str]], "without": [str]},
    "read_again": {"variable": Id("variables"), "values": [str], "coders": [str]},
    "story": {"language": str},
    "guarantees": {
        "instruments": [Id("instruments")],
        "state": [Id("instruments")],
        "shield": [Id("instruments")],
        "words": [Id("exhibits")],
        "caption": TRANSLATED,
        "features": {each: Id("features") for each in ("binds", "limits", "watch", "remedy", "keep")},
    },
    "application": {
        "law": Id("application_steps"),
        "duty": Id("application_steps"),
        "decides": [Id("application_outcomes")],
    },
    "triangle": {"state": [str], "company": [str], "between": [str], "user": [str], "note": TRANSLATED},
    "companies": {"note": TRANSLATED},
    "trials": {
        "question": TRANSLATED,
        "ask": TRANSLATED,
        "checks": [{"step": Id("test_steps"), "ask": TRANSLATED, "passes": [CHOICE], "fails": [CHOICE]}],
    },
    "record": {"reason": Id("values")},
    "index": {
        "indicator": str,
        "first": int,
        "last": int,
        "name": TRANSLATED,
        "what": TRANSLATED,
        "says": TRANSLATED,
        "silent": TRANSLATED,
    },
    "beside": {"indicator": str, "name": TRANSLATED, "what": TRANSLATED},
    "queue": {"rule": TRANSLATED, "ask": TRANSLATED, "groups": [{"id": str, "name": TRANSLATED}]},
    "board": {
        "name": str,
        "called": TRANSLATED,
        "user": TRANSLATED,
        "note": TRANSLATED,
        "case": TRANSLATED,
        "measure": TRANSLATED,
        "exhibits": [{"item": Id("hearing_roles"), "short": TRANSLATED}],
        "steps": [{"step": Id("hearing_steps"), "met": TRANSLATED, "not_met": TRANSLATED}],
    },
    "table": {
        "day": date,
        "case": TRANSLATED,
        "note": TRANSLATED,
        "moves": int,
        "record": [Id("events")],
        "opens": {"delegation": Id("jurisdictions"), "clause": Id("clauses"), "variant": str},
    },
    "promises": {"caption": TRANSLATED},
    "questions": [{"id": str, "text": TRANSLATED, "first": TRANSLATED, "second": TRANSLATED}],
}
_TYPE_ERRORS = {
    date: _("is not a day, written as year-month-day without quotation marks"),
    int: _("is not a whole number"),
    str: _("is not a text"),
}


def read_config(folder: Path | str) -> dict[str, Any]:
    """Return the parsed `case.toml` of a case; empty where there is none, as in the kits of 2026.

    Raises KitError where it cannot be read, or holds what no tool knows.
    """
    path = Path(folder) / FILE
    try:
        config = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KitError(Message(_("{path} cannot be read: {reason}."), path=path, reason=error)) from None
    return _checked(config, SHAPE, "")


def _checked(value: Any, shape: Any, place: str) -> Any:
    """Return `value`, with clocks as time zones. Raises KitError where it has not the shape."""
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            raise _config_error(place, _("is no table of entries"))
        for name in value:
            if name not in shape:
                unknown = _("No tool knows the entry '{entry}' of {file}. {nearest}")
                asked, close = _entry_name(place, name), suggest_names(name, shape)
                raise KitError(Message(unknown, entry=asked, file=FILE, nearest=close))
        if shape is TRANSLATED and (missing := [each for each in TRANSLATED if not value.get(each)]):
            raise _config_error(place, _("lacks the words in {languages}"), languages=", ".join(missing))
        return {name: _checked(each, shape[name], _entry_name(place, name)) for name, each in value.items()}
    if isinstance(shape, list):
        if not isinstance(value, list) or not value:
            raise _config_error(place, _("is no list with something in it"))
        whole = shape[0] if isinstance(shape[0], dict) and shape[0] is not TRANSLATED else {}
        for each in value:
            if missing := [name for name in whole if not isinstance(each, dict) or name not in each]:
                raise _config_error(place, _("has an item without {names}"), names=", ".join(missing))
        return [_checked(each, shape[0], place) for each in value]
    kind = shape if shape in _TYPE_ERRORS else str
    if type(value) is not kind:
        raise _config_error(place, _TYPE_ERRORS[kind])
    try:
        return ZoneInfo(value) if shape is ZoneInfo else value
    except (ValueError, OSError, KeyError):  # a KeyError says that there is no such zone
        raise _config_error(place, _("names no time zone: '{name}'"), name=value) from None


def _config_error(place: str, what: str, **parts: str) -> KitError:
    wrong = _("The entry '{entry}' of {file} {what}; mend it there.")
    return KitError(Message(wrong, entry=place, file=FILE, what=Message(what, **parts)))


def _entry_name(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def entry(config: dict[str, Any], name: str) -> Any:
    """Return the entry such as "act.day" of a parsed `case.toml`, or None where it is missing."""
    found: Any = config
    for part in name.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def config_ids(config: Any, shape: Any = SHAPE, place: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield (entry, table, id) for each id that a parsed `case.toml` names."""
    if isinstance(shape, Id):
        yield place, shape.table, config
    elif isinstance(shape, dict):
        for name, value in config.items():
            yield from config_ids(value, shape[name], _entry_name(place, name))
    elif isinstance(shape, list):
        for value in config:
            yield from config_ids(value, shape[0], place)
