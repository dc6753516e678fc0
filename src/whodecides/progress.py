"""What a command is doing, and how far it is. Whatever takes long says so here; only a command shows it.

On a terminal it is one line that renews itself and is gone at the end; elsewhere a line now and then, ever more seldom.
"""

import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from typing import TextIO, TypeVar

from .errors import Message
from .i18n import localized_with_groups, translator

DELAY = 3  # seconds until the first line where nobody looks on; each further one waits as long as it took until there
LONGEST_DELAY = 60  # seconds between two lines
T = TypeVar("T")
CLEAR_LINE = "\r\x1b[K"  # to the beginning of the line, of which nothing stays


class ProgressLine:
    """What is being done, the innermost last."""

    def __init__(self, language: str, stream: TextIO, now: Callable[[], float]) -> None:
        self._say, self._language, self._stream, self._now = translator(language), language, stream, now
        self._renews, self._began, self._due = stream.isatty(), now(), now() + DELAY
        self._doing: list[Message] = []

    def begin(self, template: str, parts: dict[str, object]) -> None:
        """Show what begins."""
        told = {
            name: localized_with_groups(each, self._language) if isinstance(each, int) else each
            for name, each in parts.items()
        }
        self._doing.append(Message(template, **told))
        if self._renews:
            self._renew()
        elif self._now() >= self._due:
            print(self._doing[-1].translated(self._say), file=self._stream, flush=True)
            passed = self._now() - self._began
            self._due = self._now() + min(passed, LONGEST_DELAY)

    def end(self) -> None:
        """Show again what it was a part of, if anything."""
        self._doing.pop()
        if self._renews:
            self._renew()

    def _renew(self) -> None:
        text = self._doing[-1].translated(self._say) if self._doing else ""
        self._stream.write(CLEAR_LINE + text[: shutil.get_terminal_size().columns - 1])  # a second line would stay
        self._stream.flush()

    def clear(self) -> None:
        """Leave the terminal's line to whatever is said."""
        if self._renews:
            self._stream.write(CLEAR_LINE)
            self._stream.flush()


_progress_line: ProgressLine | None = None


@contextmanager
def show_progress(
    language: str, stream: TextIO | None = None, now: Callable[[], float] = time.monotonic
) -> Iterator[None]:
    """Show within it what is done, on the standard error if nowhere else."""
    global _progress_line
    outer, _progress_line = _progress_line, ProgressLine(language, stream or sys.stderr, now)
    try:
        yield
    finally:
        _progress_line.clear()
        _progress_line = outer


def clear_progress() -> None:
    """Make room for a line of other output; what is done next is shown behind it."""
    if _progress_line:
        _progress_line.clear()


@contextmanager
def progress_step(template: str, **parts: object) -> Iterator[None]:
    """Say that something begins, by a message of the catalogue and its parts, and within it that it goes on."""
    line = _progress_line
    if line:
        line.begin(template, parts)
    try:
        yield
    finally:
        if line:
            line.end()


def with_progress(things: Iterable[T], template: str) -> Iterator[T]:
    """Go through things and say of each its {number}, where there is an end also of how many: {all}."""
    total = len(things) if isinstance(things, Sized) else 0
    for number, each in enumerate(things, 1):
        with progress_step(template, number=number, all=total):
            yield each
