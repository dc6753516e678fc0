"""What people judge: levels of a rubric, and the points that follow from them."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, cast

from ..errors import Message, _
from ..i18n import translator
from .grading import Mark
from .input_tables import parse_number

MOST_UNUSED = 1_000  # rows that match nothing, of which is told
QUESTION_COLUMN, OTHER_QUESTION = (
    "question",
    "other",
)  # the last column of what waits, and its cell of an answer to another question
LEVELS = 4  # of a rubric; level 1 earns nothing, level 4 all points

ANSWER_CHANGED = _("The answer of {name} to {task} changed after it was dealt out: split again.")

Key = tuple[str, str]  # (student, task)
Location = tuple[str, int]  # (file with its folder, row)


class Opinion(NamedTuple):
    """What one marker wrote beside an answer, and where it stands."""

    marker: str
    level: int
    comment: str
    location: Location


class Judgements(dict[Key, int]):
    """The levels that count: {(student, task): level}; and what else was read beside them.

    `comments` are for the student. `open_opinions` are answers assigned to two markers on whom no level counts yet, with the
    opinions so far; `awaited_markers` are the markers who have not judged an answer yet. `unused` are sentences (Messages) on what is
    wrong and was not used, at most MOST_UNUSED of `unused_count`; `overruled` are the markers' levels of answers for which
    the instructor's own table says another one. `progress` is {marker: (answers assigned, of these judged)}, `double_levels` the levels {marker: level} of answers that two markers read, `digests`
    what tells whether an answer is still the one that was judged, `locations` where a level of the instructor's own stands.
    """

    def __init__(self, levels: Mapping[Key, int] | None = None) -> None:
        super().__init__(levels or {})
        self.comments: dict[Key, str] = {}
        self.open_opinions: dict[Key, list[Opinion]] = {}
        self.awaited_markers: dict[Key, list[str]] = {}
        self.unused: list[Message] = []
        self.unused_count = 0
        self.overruled: dict[Key, int] = {}
        self.progress: dict[str, tuple[int, int]] = {}
        self.double_levels: dict[Key, dict[str, int]] = {}
        self.digests: dict[Key, str] = {}
        self.locations: dict[Key, Location] = {}

    def leave_out(self, why: Message) -> None:
        """Note what is not used; a table may have millions of such rows, and people read a few."""
        self.unused_count += 1
        if len(self.unused) < MOST_UNUSED:
            self.unused.append(why)

    def rename(self, old: Key, new: Key) -> None:
        """Keep under another key what is known of an answer: tables may name its student in another way."""
        tables = (
            self,
            self.comments,
            self.open_opinions,
            self.awaited_markers,
            self.double_levels,
            self.digests,
            self.locations,
            self.overruled,
        )
        for each in cast("tuple[dict[Key, Any], ...]", tables):
            if old in each:
                each[new] = each.pop(old)

    @property
    def done_by_marker(self) -> dict[Key, set[str]]:
        """The markers whose level is there, of each answer on which no level counts yet."""
        return {key: {each.marker for each in opinions} for key, opinions in self.open_opinions.items()}

    def location_of(self, key: Key) -> Message:
        """Return where the level of an answer stands, as it is said everywhere: a file with its folder, and the row."""
        if key not in self.locations:
            return Message(_("the markers' sheets"))
        file, row = self.locations[key]
        return Message(_("{file}, row {row}"), file=file, row=row)

    @classmethod
    def from_levels(cls, levels: Mapping[Key, int]) -> "Judgements":
        """Return plain levels as Judgements; Judgements as they are."""
        return levels if isinstance(levels, cls) else cls(levels)


def earned_points(mark: Mark, level: int | None) -> float:
    """Return the points of a mark; of a judged one by the rubric's level (1 to 4), to half a point, 0 while it is open."""
    if not mark.judged:
        return mark.points
    return round(2 * mark.most * (level - 1) / (LEVELS - 1)) / 2 if level else 0


def join_comments(opinions: Iterable[Opinion]) -> str:
    """Return the comments of markers as one text for the student, each once."""
    return "\n".join(dict.fromkeys(each.comment for each in opinions if each.comment))


def doubt_note(mark: Mark, language: str = "en") -> str:
    """Return what the machine finds missing in an answer that a person judges, in the language of the marks' doubts."""
    return translator(language)(_("The check says: {text}")).format(text=mark.doubt) if mark.doubt else ""


def parse_level(cell: str) -> int | None:
    """Return the level in a cell of a table, None where it is empty, 0 where it is no level."""
    text = cell.strip()
    if not text:
        return None
    value = parse_number(text)  # a spreadsheet may have made 3.0 of it
    return int(value) if value is not None and value in range(1, LEVELS + 1) else 0
