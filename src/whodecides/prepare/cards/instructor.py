"""The instructor's page: what to print and how often, who sits where, and the answers that stand on no other sheet."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from ...answers import Task
from ...case import Reader
from ...errors import _
from ...tools.hearing.room import side_names
from ...tools.hearing.seats import seats
from ...tools.negotiation.model import load_table
from ...tools.negotiation.wordings import delegation_names
from . import article, coding, evidence, games, law, statutes, weights
from .blocks import Block, Section, SheetContext, bullets, table, text
from .paper_use import paper_used, times_printed
from .seating import delegation_seats, players, sizes_of_rooms
from .sheet_list import Sheet
from .tasks import answer_blocks, question_for_sheet


@dataclass(frozen=True)
class Printed:
    """A file to print: its sheet, its name, what stands on its slips, the people in its room, copies that a class needs."""

    sheet: Sheet
    name: str
    slips: Sequence[Section]
    people: int
    copies: int


def paper_of(printed: Printed) -> int:
    """Return how many sheets of paper a class needs of a file."""
    sheet = printed.sheet
    return paper_used(len(printed.slips), sheet.slips, printed.copies, sheet.pages)


FOR_WHOM = {
    "student": _("one for each student"),
    "pair": _("one for two students"),
    "group": _("one for three students"),
    "class": _("one for all"),
    "room": _("one for each room"),
    "two in a room": _("one for two people"),
    "delegation": _("one for each delegation"),
    "seats": _("one for each seat"),
}
CUT = {1: "–", 2: _("in 2"), 4: _("in 4"), 8: _("in 8")}  # slips on a sheet, and how it is cut
ANSWERS: dict[str, Callable[[SheetContext, Sheet], list[Block]]] = {
    "story": lambda kit, _sheet: [article.verdicts(kit)],
    "chains": lambda kit, sheet: article.changes(kit, sheet.asked["expressions"]),
    "statements": lambda kit, _sheet: [coding.final_codes(kit)],
    "three steps": lambda kit, sheet: law.steps_answers(kit, sheet.asked),
    "six questions": lambda kit, sheet: statutes.six_answers(kit, sheet.asked),
    "weights": lambda kit, sheet: [weights.weighted_rankings(kit, sheet.asked)],
    "queue": lambda kit, _sheet: [games.queue_outcome(kit)],
    "exhibits": lambda kit, sheet: [evidence.sources_of_exhibits(kit, sheet.asked)],
    "wordings": lambda kit, sheet: [evidence.sources_of_exhibits(kit, sheet.asked)],
    "bench": lambda kit, _sheet: games.board_outcome(kit),
    "wall": lambda kit, _sheet: games.best_text(kit),
}


def whom_line(reader: Reader, sheet: Sheet) -> str:
    """Return for whom a slip is, and when it is given out."""
    after = [reader.say(_("after task {task}")).format(task=sheet.after)] if sheet.after else []
    return " · ".join([reader.say(FOR_WHOM[sheet.copies]), *after])


def instructor_sections(
    reader: Reader,
    tasks: Mapping[str, Task],
    printed: Sequence[Printed],
    titles: Mapping[str, str],
    students: int,
    exact: bool,
    home: Collection[str],
) -> list[Section]:
    """Return the sections of the instructor's page: a list to print by, the seats of each room, answers by lesson.

    `titles` are those of the sheets, by their files; `home` the tasks that a class does at home. Where the paper is not `exact`, long texts may need a page more.
    """
    say, sizes = reader.say, sizes_of_rooms(students)
    kit = SheetContext(reader, tasks, next(iter(sizes)))
    total = (
        _("Sheets of paper: {count}. Students: {students}. Print on one side; no colour is needed.")
        if exact
        else _("Sheets of paper, about: {count}. Students: {students}. Print on one side; no colour is needed.")
    )
    screens = say(
        _("With enough screens you print nothing; the run-sheet says whether pairs may share. Else print these sheets.")
    )
    needed = [each for each in printed if each.sheet.needed]
    little = say(_("If you print only this: {sheets}. Sheets of paper: {count}.")).format(
        sheets=_by_lesson(needed), count=sum(map(paper_of, needed))
    )
    start = [
        *([text(little, style="screens")] if needed else []),
        text(screens, style="screens"),
        text(say(total).format(count=sum(map(paper_of, printed)), students=students), style="screens"),
        text(say(_("For you, not for students: it holds the answers.")), style="note"),
        _to_print(reader, printed, titles, home),
        bullets([
            _paper_by_lesson(reader, printed),
            say(_("Cut at the middle, a pile at once: in 2 across; in 4 across and down; in 8 each half of that once more.")),
            say(_("Give out a sheet only after the task that stands beside it: what is to be predicted stays hidden until then.")),
        ]),
    ]  # fmt: skip
    found = [Section(say(_("What to print")), start), *_stacks(reader, printed, sizes), *_seats(reader, printed, sizes)]
    for lesson in dict.fromkeys(each.sheet.lesson for each in printed):
        blocks = _answers(kit, [each.sheet for each in printed if each.sheet.lesson == lesson])
        if blocks:
            found.append(Section(say(_("Answers: lesson {number}")).format(number=lesson), blocks))
    return found


def _by_lesson(printed: Sequence[Printed]) -> str:
    """Return the names of sheets, after the number of their lesson: "01 order-cards, record · 02 exhibits"; each once."""
    found: dict[str, list[str]] = {}
    for each in {each.sheet.file: each.sheet for each in printed}.values():
        found.setdefault(each.lesson, []).append(each.file.removeprefix(f"{each.lesson}-"))
    return " · ".join(f"{lesson} {', '.join(files)}" for lesson, files in found.items())


def _stacks(reader: Reader, printed: Sequence[Printed], sizes: Mapping[int, int]) -> list[Section]:
    """Return what lies in the stack of one room, for each lesson with a game and each size of room; nothing for one room."""
    if sum(sizes.values()) == 1:
        return []
    say, blocks = reader.say, list[Block]()
    for lesson in dict.fromkeys(each.sheet.lesson for each in printed if each.sheet.of_a_room):
        for people, rooms in sizes.items():
            caption = say(_("Lesson {number} · Rooms: {rooms}; people in each: {people}"))
            own = [
                each
                for each in printed
                if each.sheet.lesson == lesson and (each.people == people or not each.sheet.of_a_room)
            ]
            rows = [[each.name, *_for_one_room(reader, each, people)] for each in own]
            headers = [say(each) for each in (_("File"), _("Pieces"), _("Paper"))]
            blocks.append(table(headers, rows, caption.format(number=lesson, rooms=rooms, people=people)))
    return [Section(say(_("A stack for each room")), blocks)] if blocks else []


def _for_one_room(reader: Reader, printed: Printed, people: int) -> tuple[int, int]:
    """Return how many slips or sheets a room of so many people gets of a file, and on how many sheets of paper they come."""
    sheet, slips = printed.sheet, len(printed.slips)
    held = sheet.copies_for(reader, people, people, {people: 1})
    return held * slips, paper_used(slips, sheet.slips, held, sheet.pages)


def _paper_by_lesson(reader: Reader, printed: Sequence[Printed]) -> str:
    """Return how much is printed, lesson by lesson."""
    found: dict[str, int] = {}
    for each in printed:
        found[each.sheet.lesson] = found.get(each.sheet.lesson, 0) + paper_of(each)
    by_lesson = ", ".join(f"{number} – {count}" for number, count in found.items())
    return reader.say(_("Sheets of paper, lesson by lesson: {counts}.")).format(counts=by_lesson)


def _to_print(reader: Reader, printed: Sequence[Printed], titles: Mapping[str, str], home: Collection[str]) -> Block:
    say = reader.say
    rows = [
        [
            titles[each.sheet.file],
            each.name,
            times_printed(len(each.slips), each.sheet.slips, each.copies),
            paper_of(each),
            say(CUT[each.sheet.slips]),
            say(FOR_WHOM[each.sheet.copies]),
            say(_("homework")) if set(each.sheet.serves) <= set(home) else each.sheet.after or "–",
        ]
        for each in printed
    ]
    asked = (_("Sheet"), _("File"), _("Print it so often"), _("Paper"), _("Cut"), _("For whom"), _("After task"))
    return table([say(each) for each in asked], rows, say(_("What to print, and how often")), style="print")


def _seats(reader: Reader, printed: Sequence[Printed], sizes: Mapping[int, int]) -> list[Section]:
    say, pieces = reader.say, {piece for each in printed for piece in each.sheet.pieces}
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
    seated = delegation_seats(reader.case, people)
    headers = [
        say(_("Delegation")),
        *(
            [say(_("People"))]
            if len(seated) == 1
            else [say(_("Table {number}")).format(number=place) for place, _each in enumerate(seated, 1)]
        ),
    ]
    rows = [[names[code], *(each[code] for each in seated)] for code in codes]
    return [table(headers, rows, caption)]


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
