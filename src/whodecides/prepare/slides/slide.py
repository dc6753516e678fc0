"""One slide before it is drawn."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

AFTER_ALL = -1  # what stands behind the last part of a lesson: its key points and what to read


class Note(NamedTuple):
    """What whoever speaks reads below a slide.

    `quoted` says that the label is the course's, as an answer is; `ours` that the text is the interface's.
    """

    label: str
    text: Any
    quoted: bool = False
    ours: bool = False


@dataclass(frozen=True)
class Slide:
    """One slide. `kind` says how `shown` is drawn; `kicker` stands small above the heading, `foot` at its foot.

    `level` is that of the heading: 1 of the page, 2 of a part or a question, 0 where it only says again whose part this
    is. `part` is the place of its part in the lesson.
    """

    kind: str
    heading: str
    shown: dict[str, Any]
    kicker: str = ""
    level: int = 2
    notes: tuple[Note, ...] = ()
    tags: frozenset[str] = field(default_factory=frozenset)  # ids of tasks and what they are here: "06.1 asked"
    part: int = 0
    foot: str = ""
    home: bool = False  # not for class
    ours: bool = False  # the heading is the interface's, not the course's
