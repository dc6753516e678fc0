"""What people judge: levels of a rubric, and the points that follow from them."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, cast

from ..errors import Words, _
from ..i18n import translator
from .grading import Mark
from .tables import number_in

MOST_UNUSED = 1_000  # rows that match nothing, of which is told
QUESTION, OTHER = "question", "other"  # the last column of what waits, and its cell of an answer to another question
LEVELS = 4  # of a rubric; level 1 earns nothing, level 4 all points

CHANGED = _("The answer of {name} to {task} changed after it was dealt out: split again.")

Key = tuple[str, str]  # (student, task)
Place = tuple[str, int]  # (file with its folder, row)


class Opinion(NamedTuple):
    """What one marker wrote beside an answer, and where it stands."""

    marker: str
    level: int
    comment: str
    where: Place


class Judgements(dict[Key, int]):
    """The levels that count: {(student, task): level}; and what else was read beside them.

    `comments` are for the student. `open_ones` are answers dealt to two markers on whom no level counts yet, with the
    opinions so far; `awaited` are the markers who have not judged an answer yet. `unused` are sentences (Words) on what is
    wrong and was not used, at most MOST_UNUSED of `unused_in_all`; `overruled` are the markers' levels of answers for which
    the instructor's own table says another one. `progress` is {marker: (answers dealt, of these judged)}, `twice` the levels {marker: level} of answers that two markers read, `digests`
    what tells whether an answer is still the one that was judged, `places` where a level of the instructor's own stands.
    """

    def __init__(self, levels: Mapping[Key, int] | None = None) -> None:
        super().__init__(levels or {})
        self.comments: dict[Key, str] = {}
        self.open_ones: dict[Key, list[Opinion]] = {}
        self.awaited: dict[Key, list[str]] = {}
        self.unused: list[Words] = []
        self.unused_in_all = 0
        self.overruled: dict[Key, int] = {}
        self.progress: dict[str, tuple[int, int]] = {}
        self.twice: dict[Key, dict[str, int]] = {}
        self.digests: dict[Key, str] = {}
        self.places: dict[Key, Place] = {}

    def leave_out(self, why: Words) -> None:
        """Note what is not used; a table may have millions of such rows, and people read a few."""
        self.unused_in_all += 1
        if len(self.unused) < MOST_UNUSED:
            self.unused.append(why)

    def rename(self, old: Key, new: Key) -> None:
        """Keep under another key what is known of an answer: tables may name its student in another way."""
        kept = (
            self,
            self.comments,
            self.open_ones,
            self.awaited,
            self.twice,
            self.digests,
            self.places,
            self.overruled,
        )
        for each in cast("tuple[dict[Key, Any], ...]", kept):
            if old in each:
                each[new] = each.pop(old)

    def place_of(self, key: Key) -> Words:
        """Return where the level of an answer stands, as it is said everywhere: a file with its folder, and the row."""
        if key not in self.places:
            return Words(_("the markers' sheets"))
        file, row = self.places[key]
        return Words(_("{file}, row {row}"), file=file, row=row)

    @classmethod
    def of(cls, levels: Mapping[Key, int]) -> "Judgements":
        """Return plain levels as Judgements; Judgements as they are."""
        return levels if isinstance(levels, cls) else cls(levels)


def earned(found: Mark, level: int | None) -> float:
    """Return the points of a mark; of a judged one by the rubric's level (1 to 4), 0 while it is open."""
    if not found.judged:
        return found.points
    return round(found.most * (level - 1) / (LEVELS - 1), 2) if level else 0


def remarks(opinions: Iterable[Opinion]) -> str:
    """Return the comments of markers as one text for the student, each once."""
    return "\n".join(dict.fromkeys(each.comment for each in opinions if each.comment))


def noted(found: Mark, language: str = "en") -> str:
    """Return what the machine finds missing in an answer that a person judges, in the language of the marks' doubts."""
    return translator(language)(_("The check says: {text}")).format(text=found.doubt) if found.doubt else ""


def level_in(cell: str) -> int | None:
    """Return the level in a cell of a table, None where it is empty, 0 where it is no level."""
    text = cell.strip()
    if not text:
        return None
    value = number_in(text)  # a spreadsheet may have made 3.0 of it
    return int(value) if value is not None and value in range(1, LEVELS + 1) else 0
