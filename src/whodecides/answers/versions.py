"""The answers that a record replaced, which came after which, and by whose clock."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from typing import Any

from .file_format import Record
from .input_parsing import is_empty
from .revisions import revision_of
from .variants import short_digest

_answered: ContextVar[datetime | None] = ContextVar("answered", default=None)
MOST_EARLIER, MOST_EARLIER_BYTES = (
    5,
    20_000,
)  # answers that were replaced: how many are kept of a task, how large in all

CLOCK_TOLERANCE = timedelta(minutes=2)  # by which two clocks may differ


def code_digest(answer: Any) -> str:
    """Return what tells an answer that was written in a cell from another one."""
    return short_digest(json.dumps(answer, ensure_ascii=False, sort_keys=True))


def earlier_of(record: Record | None) -> list[Record]:
    """Return the answers that a record replaced, the last one first."""
    kept = (record or {}).get("earlier", [])
    return [each for each in kept if isinstance(each, dict) and isinstance(each.get("at"), str) and "answer" in each]


def versions_of(record: Record | None) -> list[Record]:
    """Return the present answer of a record, as an earlier one is kept, and the earlier ones; nothing where it is None."""
    return [without_fields(record, "tries", "code", "earlier"), *earlier_of(record)] if record else []


def without_fields(record: Record, *names: str) -> Record:
    return {name: value for name, value in record.items() if name not in names}


def is_same_answer(one: Record, other: Record, read: Callable[[Any], Any] = lambda answer: answer) -> bool:
    """Say whether two records hold the same answer to the same question."""
    asked, again = ((each.get("variant") or "", revision_of(each)) for each in (one, other))
    return asked == again and read(one["answer"]) == read(other["answer"])


def came_after(record: Record, other: Record) -> bool:
    """Say whether the answer of `other` is known to have come after that of `record`, whatever the clocks say."""
    return any(is_same_answer(each, record) and each["at"] == record["at"] for each in earlier_of(other))


def with_earlier(record: Record, versions: Iterable[Record]) -> Record:
    """Return a record with the other answers among `versions`: the first, and as many more as there is room for."""
    kept: list[Record] = []
    room = MOST_EARLIER_BYTES
    for each in versions:
        room -= len(json.dumps(each))
        there_is_room = (room >= 0 or not kept) and len(kept) < MOST_EARLIER
        if there_is_room and not any(is_same_answer(each, other) for other in (record, *kept)):
            kept.append(each)
    return without_fields(record, "earlier") | ({"earlier": kept} if kept else {})


def is_emptied(before: Any, now: Any) -> bool:
    """Say whether a part of an answer that held something holds nothing any more."""
    if not isinstance(before, dict) or not isinstance(now, dict):
        return before != now
    return any(not is_empty(part) and is_empty(now.get(name)) for name, part in before.items())


def is_in_future(text: str) -> bool:
    """Say whether the time that a record gives lies in the future, so that the clock which wrote it was ahead."""
    return record_time(text) > datetime.now(UTC) + CLOCK_TOLERANCE


def record_time(text: str) -> datetime:
    """Return the time that a record gives; where it gives none, one before all others."""
    try:
        found = datetime.fromisoformat(text)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime.min.replace(tzinfo=UTC)


def current_time() -> str:
    """Return when what is stored now was answered: this moment, or within `answered_at` an earlier one."""
    return (_answered.get() or datetime.now(UTC)).isoformat(timespec="milliseconds")


@contextmanager
def answered_at(text: str) -> Iterator[None]:
    """Let what is stored within be of the moment `text`, at which it was pressed before anybody could hear it."""
    before = _answered.set(record_time(text))
    try:
        yield
    finally:
        _answered.reset(before)
