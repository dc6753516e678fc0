"""What people judge: levels of a rubric, and the points that follow from them."""

from collections.abc import Mapping
from typing import NamedTuple

from ..errors import KitError, Words, _
from ..i18n import translator
from .grading import Mark

LONGEST_SHOWN = 5_000  # characters of an answer; the longest that a task asks for has about a thousand
MOST_UNUSED = 1_000  # rows that match nothing, of which is told
LEVELS = 4  # of a rubric; level 1 earns nothing, level 4 all points

CHANGED = _("the answer of {name} to {task} changed after it was dealt out; split again")

Key = tuple[str, str]  # (student, task)


class Opinion(NamedTuple):
    """What one marker wrote beside an answer, and where it stands, as (file, row)."""

    marker: str
    level: int
    comment: str
    where: tuple[str, int]


class Judgements(dict[Key, int]):
    """The levels that count: {(student, task): level}; and what else was read beside them.

    `comments` are for the student. `open_ones` are answers dealt to two markers on whom no level counts yet, with the
    opinions so far. `unused` are Words on rows that match nothing, `overruled` answers for which the instructor's own
    table says another level than the markers. `progress` is {marker: (answers dealt, of these judged)}, `twice` the levels
    {marker: level} of answers that two markers read, `digests` what tells whether an answer is still the one that was judged.
    """

    def __init__(self, levels: Mapping[Key, int] | None = None):
        super().__init__(levels or {})
        self.comments: dict[Key, str] = {}
        self.open_ones: dict[Key, list[Opinion]] = {}
        self.unused: list[Words] = []
        self.overruled: list[Key] = []
        self.progress: dict[str, tuple[int, int]] = {}
        self.twice: dict[Key, dict[str, int]] = {}
        self.digests: dict[Key, str] = {}

    def leave_out(self, why: Words) -> None:
        """Note a row that matches nothing; a table may have millions of them, and people read a few."""
        if len(self.unused) < MOST_UNUSED:
            self.unused.append(why)

    @classmethod
    def of(cls, levels: Mapping[Key, int]) -> "Judgements":
        """Return plain levels as Judgements; Judgements as they are."""
        return levels if isinstance(levels, cls) else cls(levels)


def earned(found: Mark, level: int | None) -> float:
    """Return the points of a mark; of a judged one by the rubric's level (1 to 4), 0 while it is open."""
    if not found.judged:
        return found.points
    return round(found.most * (level - 1) / (LEVELS - 1), 2) if level else 0


def noted(found: Mark, language: str = "en") -> str:
    """Return what the machine finds missing in an answer that a person judges, in the language of the marks' doubts."""
    return translator(language)(_("The check says: {text}")).format(text=found.doubt) if found.doubt else ""


def level_in(cell: str, file: str, row: int) -> int | None:
    """Return the level in a cell of a table, None where it is empty. Raises KitError for anything else."""
    text = cell.strip()
    if not text:
        return None
    if text not in {str(each) for each in range(1, LEVELS + 1)}:
        wrong = _("{file}, row {row}: the level '{level}' is none; write 1, 2, 3 or 4.")
        raise KitError(Words(wrong, file=file, row=row, level=text[:40]))
    return int(text)
