"""Which sheets a class needs, and how often: read from the `paper.toml` of a course, where authors say what goes on paper."""

import tomllib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...answers import Task
from ...answers.lesson_cases import left_out_numbers
from ...case import CasePaths, Reader
from ...errors import KitError, Message, _, suggest_names
from ...tools.negotiation.seats import table_sizes
from . import article, coding, evidence, games, law, statutes, tasks, weights
from .blocks import Block, Section, SheetContext
from .paper_use import SIZES
from .seating import ROOM_COPIES, copies

PAPER = "paper.toml"
OWN = (
    "lesson",
    "file",
    "needed",
    "copies",
    "slips",
    "pages",
    "columns",
    "pieces",
    "after",
    "note",
    "with",
)  # what a sheet is; the rest is for its pieces
Piece = Callable[[SheetContext, Mapping[str, Any]], Sequence[Section] | Sequence[Block]]

# What can stand on a sheet: the name by which `paper.toml` asks for it, what a sheet that begins with it is called, what makes it.
PIECES: dict[str, tuple[str, Piece]] = {
    "tasks": (_("Worksheet"), tasks.task_blocks),
    "order cards": (_("Cards to put in order"), tasks.order_cards),
    "first posts": (_("You decide first"), evidence.first_posts),
    "what followed": (_("What followed"), evidence.what_followed),
    "exhibits": (_("Exhibits"), evidence.exhibit_sections),
    "wordings": (_("Exhibits"), evidence.wordings),
    "record": (_("The record of these days"), evidence.record_table),
    "said": (_("What governments said"), evidence.statements_between),
    "passages": (_("What governments said"), evidence.quotations),
    "comparator": (_("Governments side by side"), evidence.comparator),
    "story": (_("The page"), article.story_page),
    "stamps": (_("Your stamps"), article.stamps),
    "tabs": (_("Pages around the story"), article.tabs),
    "findings": (_("What reading around the page finds"), article.findings),
    "left out": (_("What the story leaves out"), article.left_out),
    "claims record": (_("What the record says about these claims"), article.claims_record),
    "chains": (_("Words on their way"), article.chains),
    "codebook": (_("Codebook"), coding.codebook),
    "statements": (_("Statements to code"), coding.statements),
    "tick sheet": (_("Coding sheet"), coding.tick_sheet),
    "agreement": (_("Agreement of two coders"), coding.agreement_sheet),
    "alpha": (_("Alpha by hand"), coding.alpha_sheet),
    "whom texts bind": (_("Whom each text binds"), law.binding),
    "three steps": (_("The test, step by step"), law.three_steps),
    "steps told": (_("What was said of each step"), law.steps_answers),
    "both cases": (_("The strongest case of each side"), law.both_cases),
    "weights": (_("Weights by hand"), weights.weights),
    "counts": (_("What a line of code counts"), weights.counts),
    "side by side": (_("Texts side by side"), statutes.side_by_side),
    "histories": (_("What became of these texts"), statutes.histories),
    "six questions": (_("Questions to each text"), statutes.six_questions),
    "six answers": (_("What the record says of each text"), statutes.six_answers),
    "queue": (_("On duty: one queue, one rule"), games.queue_cases),
    "queue ticks": (_("On duty: your decisions"), games.queue_ticks),
    "case file": (_("Case file"), games.case_file),
    "sides": (_("Hearing: the sides"), games.side_cards),
    "bench seat": (_("Hearing: a seat on the bench"), games.bench_seats),
    "bench": (_("Hearing: the bench"), games.bench_sheets),
    "clerk": (_("Hearing: the clerk"), games.clerk_sheet),
    "briefs": (_("The brief of a delegation"), games.briefs),
    "clauses": (_("Clauses and wordings"), games.clause_sheet),
    "wall": (_("The wall"), games.wall),
    "chair": (_("The wall of the chair"), games.chair),
    "slips": (_("Slips for offers"), games.slips),
}

OF_A_TABLE = {"clauses", "wall", "chair", "slips"}  # where a room is too large for one table, each has its own


@dataclass(frozen=True)
class Sheet:
    """A sheet as `paper.toml` asks for it. `needed`: the lesson does not go on paper without it. `copies` is for whom it is printed, `after` the task before it is given out.

    `slips` says how many stand on a sheet of paper, `pages` over how many sheets a text runs that is not cut, `columns` how
    many texts stand side by side. `serves` are the tasks for which one has it in hand.
    """

    lesson: str
    file: str
    needed: bool
    copies: str
    slips: int
    pages: int
    columns: int
    pieces: tuple[str, ...]
    after: str
    note: str
    serves: tuple[str, ...]
    asked: Mapping[str, Any]  # what its pieces want to know: tasks, places, exhibits …

    @property
    def of_a_room(self) -> bool:
        """Whether it depends on how many people are in a room."""
        return self.copies in ROOM_COPIES

    def copies_for(self, reader: Reader, people: int, students: int, sizes: Mapping[int, int]) -> int:
        """Return how many copies a class needs of it. `people` are in the room; `sizes`: {people: how many such rooms}."""
        case = reader.case
        delegations = len(case["delegations"]) if "delegations" in case.tables else 0
        tables = len(table_sizes(people)) if set(self.pieces) & OF_A_TABLE else 1
        return copies(self.copies, students, people, delegations, tables) * (sizes[people] if self.of_a_room else 1)


def read_sheets(paths: CasePaths, lessons: Collection[str], known: Mapping[str, Task]) -> list[Sheet]:
    """Return the sheets of these lessons in their order. Raises KitError for what `paper.toml` does not know."""
    sheets = _all_sheets(paths)
    for each in sheets:
        for task in (*each.serves, *([each.after] if each.after else [])):
            if task not in known:
                raise _unknown(each.file, task, known)
    return [each for each in sheets if each.lesson in lessons]


def chosen_lessons(paths: CasePaths, asked: Sequence[str] = ()) -> tuple[list[str], list[str]]:
    """Return which of the lessons asked for, such as "08", have sheets, and which have none; by default all that have.

    Raises KitError for a lesson that the course does not have.
    """
    known = sorted({path.stem[:2] for path in paths.at(paths.keys).glob("*.json")} - left_out_numbers(paths))
    wanted = list(asked) or known
    for each in wanted:
        if each not in known:
            raise KitError(
                Message(_("There is no lesson '{name}'. {nearest}"), name=each, nearest=suggest_names(each, known))
            )
    found = {sheet.lesson for sheet in _all_sheets(paths)}
    return [each for each in wanted if each in found], [each for each in wanted if asked and each not in found]


def _all_sheets(paths: CasePaths) -> list[Sheet]:
    path = paths.at(paths.course) / PAPER
    if not path.is_file():
        raise KitError(Message(_("{file} is missing: take the whole kit, not the bundle of a class."), file=path))
    rows, left_out = tomllib.loads(path.read_text(encoding="utf-8"))["sheet"], left_out_numbers(paths)
    return [_sheet(row) for row in rows if row["lesson"] not in left_out]


def _sheet(row: Mapping[str, Any]) -> Sheet:
    file = row["file"]
    for name in row["pieces"]:
        if name not in PIECES:
            raise _unknown(file, name, PIECES)
    try:
        copies(row["copies"], 1, 1, 1)
    except KeyError:
        raise _unknown(file, row["copies"], ROOM_COPIES) from None
    if row.get("slips", 1) not in SIZES:
        raise _unknown(file, str(row["slips"]), list(map(str, SIZES)))
    asked = {key: value for key, value in row.items() if key not in OWN}
    serves = tuple(dict.fromkeys((*row.get("tasks", ()), *row.get("with", ()))))
    return Sheet(
        row["lesson"], file, row.get("needed", False), row["copies"], row.get("slips", 1), row.get("pages", 1), row.get("columns", 1),
        tuple(row["pieces"]), row.get("after", ""), row.get("note", ""), serves, asked,
    )  # fmt: skip


def _unknown(file: str, name: str, known: Collection[str]) -> KitError:
    wrong = _("Nobody knows '{name}', for which the sheet '{file}' asks in {table}. {nearest}")
    return KitError(Message(wrong, name=name, file=file, table=PAPER, nearest=suggest_names(name, known)))
