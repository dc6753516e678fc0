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

from ..errors import KitError, Words, _, nearest

FILE = "case.toml"
WORDS = {"en": str, "fr": str, "es": str}  # the same text in each language of the kit


@dataclass(frozen=True)
class Id:
    """The id of a row of `table`."""

    table: str


SHAPE: dict[str, Any] = {
    "name": WORDS,
    "topic": WORDS,
    "act": {
        "day": date,
        "action": Id("platform_actions"),
        "what": WORDS,
        "where": WORDS,
        "this": WORDS,
        "whom": WORDS,
    },
    "variables": {"evaluation": Id("variables"), "decider": Id("variables"), "reason": Id("variables")},
    "coding": {"variables": [Id("variables")], "task": str},
    "first_minute": {
        "statements": [Id("statements")],
        "lead": WORDS,
        "steps": [{"id": str, "name": WORDS}],
        "theirs": str,
        "did": WORDS,
        "others": WORDS,
        "reading": WORDS,
        "onward": WORDS,
    },
    "period": {"first": date, "last": date},
    "clocks": [{"id": str, "zone": ZoneInfo, "name": WORDS}],
    "regions": [{"id": str, "name": WORDS, "jurisdictions": [Id("jurisdictions")]}],
    "violence": {"label": WORDS},
    "read_for_words": {"coders": [[str]], "without": [str]},
    "read_again": {"variable": Id("variables"), "values": [str], "coders": [str]},
    "story": {"language": str},
    "guarantees": {
        "instruments": [Id("instruments")],
        "state": [Id("instruments")],
        "shield": [Id("instruments")],
        "caption": WORDS,
        "features": {each: Id("features") for each in ("binds", "limits", "watch", "remedy", "keep")},
    },
    "application": {
        "law": Id("application_steps"),
        "duty": Id("application_steps"),
        "decides": [Id("application_outcomes")],
    },
    "test": {"name": WORDS},
    "triangle": {"state": [str], "company": [str], "between": [str], "user": [str], "note": WORDS},
    "companies": {"note": WORDS},
    "trials": {"title": WORDS, "question": WORDS, "ask": WORDS},
    "record": {"reason": Id("values")},
    "index": {
        "indicator": str,
        "first": int,
        "last": int,
        "name": WORDS,
        "what": WORDS,
        "says": WORDS,
        "silent": WORDS,
    },
    "beside": {"indicator": str, "name": WORDS, "what": WORDS},
    "queue": {"rule": WORDS, "ask": WORDS, "groups": [{"id": str, "name": WORDS}]},
    "board": {"name": str, "called": WORDS, "user": WORDS, "note": WORDS},
    "table": {"day": date, "note": WORDS, "moves": int, "record": [Id("events")]},
    "promises": {"caption": WORDS},
    "questions": [{"id": str, "text": WORDS, "first": WORDS, "second": WORDS}],
}
_KINDS = {
    date: _("is not a day, written as year-month-day without quotation marks"),
    int: _("is not a whole number"),
    str: _("is not a text"),
}


def read_about(folder: Path | str) -> dict[str, Any]:
    """Return the parsed `case.toml` of a case; empty where there is none, as in the kits of 2026.

    Raises KitError where it cannot be read, or holds what no tool knows.
    """
    path = Path(folder) / FILE
    try:
        about = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KitError(Words(_("{path} cannot be read: {reason}."), path=path, reason=error)) from None
    return _read(about, SHAPE, "")


def _read(value: Any, shape: Any, place: str) -> Any:
    """Return `value`, with clocks as time zones. Raises KitError where it has not the shape."""
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            raise _wrong(place, _("is no table of entries"))
        for name in value:
            if name not in shape:
                unknown = _("No tool knows the entry '{entry}' of {file}. {nearest}")
                asked, close = _joined(place, name), nearest(name, shape)
                raise KitError(Words(unknown, entry=asked, file=FILE, nearest=close))
        if shape is WORDS and (missing := [each for each in WORDS if not value.get(each)]):
            raise _wrong(place, _("lacks the words in {languages}"), languages=", ".join(missing))
        return {name: _read(each, shape[name], _joined(place, name)) for name, each in value.items()}
    if isinstance(shape, list):
        if not isinstance(value, list) or not value:
            raise _wrong(place, _("is no list with something in it"))
        whole = shape[0] if isinstance(shape[0], dict) and shape[0] is not WORDS else {}
        for each in value:
            if missing := [name for name in whole if not isinstance(each, dict) or name not in each]:
                raise _wrong(place, _("has an item without {names}"), names=", ".join(missing))
        return [_read(each, shape[0], place) for each in value]
    kind = shape if shape in _KINDS else str
    if type(value) is not kind:
        raise _wrong(place, _KINDS[kind])
    try:
        return ZoneInfo(value) if shape is ZoneInfo else value
    except (ValueError, OSError, KeyError):  # a KeyError says that there is no such zone
        raise _wrong(place, _("names no time zone: '{name}'"), name=value) from None


def _wrong(place: str, what: str, **parts: str) -> KitError:
    wrong = _("The entry '{entry}' of {file} {what}; mend it there.")
    return KitError(Words(wrong, entry=place, file=FILE, what=Words(what, **parts)))


def _joined(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def entry(about: dict[str, Any], name: str) -> Any:
    """Return the entry such as "act.day" of a parsed `case.toml`, or None where it is missing."""
    found: Any = about
    for part in name.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def named_ids(about: Any, shape: Any = SHAPE, place: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield (entry, table, id) for each id that a parsed `case.toml` names."""
    if isinstance(shape, Id):
        yield place, shape.table, about
    elif isinstance(shape, dict):
        for name, value in about.items():
            yield from named_ids(value, shape[name], _joined(place, name))
    elif isinstance(shape, list):
        for value in about:
            yield from named_ids(value, shape[0], place)
