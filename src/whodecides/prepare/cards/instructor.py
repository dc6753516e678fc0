"""The instructor's page: what to print and how often, who sits where, and the answers that stand on no other sheet."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath

from ...answers import Task
from ...case import Reader
from ...errors import _
from ...tools.hearing.model import seats
from ...tools.hearing.room import side_names
from ...tools.negotiation.model import load_table
from ...tools.negotiation.wordings import delegation_names
from . import article, coding, games, law, statutes, weights
from .blocks import Block, Section, SheetContext, bullets, table, text
from .seating import copies, delegation_seats, players
from .sheet_list import Sheet
from .tasks import answer_blocks, question_for_sheet

Printed = tuple[Sheet, str, str, int]  # a sheet, its path, its title, people in the room for which it was made

FOR_WHOM = {
    "student": _("one for each student"),
    "pair": _("one for two students"),
    "group": _("one for three students"),
    "class": _("one for all"),
    "room": _("one for each room"),
    "two in a room": _("one for two people"),
    "delegation": _("one for each delegation"),
    "seats": _("one for each room: it holds a page or a card for each seat"),
}
CUT = {"order cards", "queue", "sides", "bench", "slips"}  # pieces whose cards stand between broken lines
ANSWERS: dict[str, Callable[[SheetContext, Sheet], list[Block]]] = {
    "story": lambda kit, _sheet: [article.verdicts(kit)],
    "chains": lambda kit, sheet: article.changes(kit, sheet.asked["expressions"]),
    "statements": lambda kit, _sheet: [coding.final_codes(kit)],
    "three steps": lambda kit, sheet: law.steps_answers(kit, sheet.asked),
    "six questions": lambda kit, sheet: statutes.six_answers(kit, sheet.asked),
    "weights": lambda kit, sheet: [weights.weighted_rankings(kit, sheet.asked)],
    "queue": lambda kit, _sheet: [games.queue_outcome(kit)],
    "bench": lambda kit, _sheet: games.board_outcome(kit),
    "wall": lambda kit, _sheet: games.best_text(kit),
}


def instructor_sections(
    reader: Reader,
    tasks: Mapping[str, Task],
    printed: Sequence[Printed],
    pages: Mapping[str, int],
    students: int,
    sizes: Mapping[int, int],
) -> list[Section]:
    """Return the sections of the instructor's page: a list to print by, the seats of each room, answers by lesson.

    `pages` says of how many pages each sheet is, or so, by its path.
    """
    say = reader.say
    kit = SheetContext(reader, tasks, next(iter(sizes)))
    lead = say(_("For you, not for students: it holds the answers. Students: {count}.")).format(count=students)
    screens = say(
        _("With enough screens you print nothing; the run-sheet says whether pairs may share. Else print these sheets.")
    )
    cut = [PurePosixPath(path).stem for sheet, path, *_rest in printed if CUT & set(sheet.pieces)]
    start = [
        text(screens, style="screens"),
        text(lead, style="note"),
        _to_print(reader, printed, students, sizes),
        bullets(_paper(reader, printed, pages, students, sizes)),
        bullets([
            say(_("Print on one side. No colour is needed.")),
            *([say(_("Cut cards along the broken lines: {files}.")).format(files=", ".join(cut))] if cut else []),
            say(_("Give out a sheet only after the task that stands beside it: what is to be predicted stays hidden until then.")),
        ]),
    ]  # fmt: skip
    found = [Section(say(_("What to print")), start), *_seats(reader, printed, sizes)]
    for lesson in dict.fromkeys(sheet.lesson for sheet, *_rest in printed):
        blocks = _answers(kit, [sheet for sheet, *_rest in printed if sheet.lesson == lesson])
        if blocks:
            found.append(Section(say(_("Answers: lesson {number}")).format(number=lesson), blocks))
    return found


def _paper(
    reader: Reader, printed: Sequence[Printed], pages: Mapping[str, int], students: int, sizes: Mapping[int, int]
) -> list[str]:
    """Return how much is printed, lesson by lesson."""
    told = _("Lesson {number}: copies: {copies}; sheets of paper, about: {pages}.")
    found: dict[str, list[int]] = {}
    for sheet, path, _title, people in printed:
        count = _copies(reader, sheet, people, students, sizes)
        lesson = found.setdefault(sheet.lesson, [0, 0])
        lesson[0] += count
        lesson[1] += count * pages[path]
    return [
        reader.say(told).format(number=number, copies=count, pages=total) for number, (count, total) in found.items()
    ]


def _copies(reader: Reader, sheet: Sheet, people: int, students: int, sizes: Mapping[int, int]) -> int:
    case = reader.case
    delegations = len(case["delegations"]) if "delegations" in case.tables else 0
    return copies(sheet.copies, students, people, delegations) * (sizes[people] if sheet.of_a_room else 1)


def _to_print(reader: Reader, printed: Sequence[Printed], students: int, sizes: Mapping[int, int]) -> Block:
    say = reader.say
    rows = [
        [
            title,
            PurePosixPath(path).stem,
            _copies(reader, sheet, people, students, sizes),
            say(FOR_WHOM[sheet.copies]),
            sheet.after or "–",
        ]
        for sheet, path, title, people in printed
    ]
    headers = [say(each) for each in (_("Sheet"), _("File"), _("Copies"), _("For whom"), _("After task"))]
    return table(headers, rows, say(_("What to print, and how often")), style="print")


def _seats(reader: Reader, printed: Sequence[Printed], sizes: Mapping[int, int]) -> list[Section]:
    say, pieces = reader.say, {piece for sheet, *_rest in printed for piece in sheet.pieces}
    blocks: list[Block] = []
    for people, rooms in sizes.items():
        count = say(_("Rooms: {rooms}; people in each: {people}")).format(rooms=rooms, people=people)
        if "sides" in pieces:
            blocks += _hearing_seats(reader, people, count, sum(sizes.values()))
        if "briefs" in pieces:
            blocks += _table_seats(reader, people, count)
    return [Section(say(_("Who sits where")), blocks)] if blocks else []


def _hearing_seats(reader: Reader, people: int, count: str, rooms: int) -> list[Block]:
    say, found, caption = reader.say, seats(people), _("The hearing")
    keeper = _("you keep the clock") if rooms == 1 else _("the helper of the room keeps the clock")
    rows: list[list[object]] = [[name, found.each] for name in side_names(reader).values()]
    rows.append([say(_("The bench")), found.bench])
    rows.append([say(_("The clerk")), 1 if found.clerk else say(keeper)])
    told = [table([say(_("Seat")), say(_("People"))], rows, f"{say(caption)} · {count}")]
    if found.together:
        told.append(text(say(_("For the vote, all change to the bench."))))
    return told


def _table_seats(reader: Reader, people: int, count: str) -> list[Block]:
    say, names = reader.say, delegation_names(reader)
    codes, caption = list(load_table(reader.case).delegations), " · ".join((say(_("The table")), count))
    several = players(codes, people)
    if several:
        rows = [[place, ", ".join(names[code] for code in own)] for place, own in enumerate(several, 1)]
        return [table([say(_("Person")), say(_("Delegations"))], rows, caption)]
    rows = [[names[code], number] for code, number in delegation_seats(codes, people).items()]
    return [table([say(_("Delegation")), say(_("People"))], rows, caption)]


def _answers(kit: SheetContext, sheets: Sequence[Sheet]) -> list[Block]:
    """Return the answers of a lesson: of its tasks, then what belongs to its pieces."""
    say = kit.reader.say
    found: list[Block] = []
    for sheet in sheets:
        asked = [kit.tasks[each] for each in sheet.asked.get("tasks", ()) if "tasks" in sheet.pieces]
        for task in asked:
            found += answer_blocks(task, question_for_sheet(task, sheet.asked), kit.reader.language, say)
    for sheet in sheets:
        for piece in sheet.pieces:
            found += ANSWERS[piece](kit, sheet) if piece in ANSWERS else []
    return found
