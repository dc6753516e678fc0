"""The sheets of a class as pages, and the page for its instructor: what to print how often, who sits where, answers."""

import re
from collections.abc import Collection, Sequence
from pathlib import Path

from markupsafe import Markup

from ...answers import lesson_tasks
from ...case import Case, CasePaths, Reader
from ...errors import KitError, Message, _
from ...i18n import colon
from ...progress import with_progress
from ...widgets.templates import render
from ..pages import paper_named
from .blocks import Block, Section, SheetContext, text
from .instructor import instructor_sections
from .seating import sizes_of_rooms
from .sheet_list import PIECES, Sheet, read_sheets

FOLDER, INSTRUCTOR_PAGE = "cards", "cards.html"
MOST_STUDENTS = 3000
WORDS_A_PAGE = 400  # about; where pictures, tables or lines to write on stand between them, too


def cards(
    paths: CasePaths, case: Case, lessons: Collection[str], students: int, paper: str, language: str
) -> dict[str, bytes]:
    """Return {path: bytes} of all sheets that these lessons need on paper, and of the instructor's page `INSTRUCTOR_PAGE`.

    `lessons` are numbers such as "08", `paper` is "a4" or "letter". A sheet that depends on how many people are in a
    room of a game is made for each size of room. Answers stand on the instructor's page alone.
    Empty where none of the lessons has a sheet. Raises KitError for an unknown paper or language, and for a class without students.
    """
    paper = paper_named(paper)
    if not 1 <= students <= MOST_STUDENTS:
        wrong = _("A class has 1 to {most} students, not {count}: change --students.")
        raise KitError(Message(wrong, most=MOST_STUDENTS, count=students))
    reader, tasks = Reader(case, language), {each.number: each for each in lesson_tasks(paths)}
    sheets, sizes = read_sheets(paths, lessons, tasks), sizes_of_rooms(students)
    if not sheets:
        return {}
    kits = {people: SheetContext(reader, tasks, people) for people in sizes}
    titles = _titles(sheets, reader)
    files, printed, pages = dict[str, bytes](), [], dict[str, int]()
    for sheet in with_progress(sheets, _("Making sheet {number} of {all} …")):
        for people in kits if sheet.of_a_room else list(kits)[:1]:
            several = sheet.of_a_room and len(kits) > 1
            path = f"{FOLDER}/{sheet.file}{f'-room-of-{people}' if several else ''}.html"
            sections = _sections(kits[people], sheet)
            files[path] = _page(titles[sheet.file], sections, reader, paper)
            pages[path] = max(len(sections), -(-_words(files[path]) // WORDS_A_PAGE))
            printed.append((sheet, path, titles[sheet.file], people))
    _say = reader.say
    told = instructor_sections(reader, tasks, printed, pages, students, sizes)
    return {INSTRUCTOR_PAGE: _page(_say(_("Cards and sheets: for you")), told, reader, paper)} | files


def _titles(sheets: Sequence[Sheet], reader: Reader) -> dict[str, str]:
    """Return {file: title}: number of the lesson and what stands on the sheet beside tasks, counted where it comes twice."""
    found: dict[str, list[str]] = {}
    for each in sheets:
        named = next((piece for piece in each.pieces if piece != "tasks"), "tasks")
        found.setdefault(f"{each.lesson} · {reader.say(PIECES[named][0])}", []).append(each.file)
    return {
        file: title if len(files) == 1 else f"{title} {place}"
        for title, files in found.items()
        for place, file in enumerate(files, 1)
    }


def _sections(kit: SheetContext, sheet: Sheet) -> list[Section]:
    """Return the sections of a sheet: what its pieces make, one after the other; blocks that follow each other share a section."""
    sections, loose = list[Section](), list[Block]()
    if sheet.note:
        loose.append(text(sheet.note, style="note", lang="en"))
    for name in sheet.pieces:
        for part in PIECES[name][1](kit, sheet.asked):
            if isinstance(part, Section):
                sections.append(Section(part.title, [*loose, *part.blocks], part.style))
                loose = []
            else:
                loose.append(part)
    return [*sections, *([Section("", loose)] if loose else [])]


def _page(title: str, sections: Sequence[Section], reader: Reader, paper: str) -> bytes:
    page = render(
        __file__, "sheet.html", title=title, sections=sections, page_language=reader.language, paper=paper,
        colon=colon(reader.language), ours=reader.say(_("Our translation")), style=_style(),
    )  # fmt: skip
    return page.encode()


def _words(page: bytes) -> int:
    """Return how many words stand on a page."""
    return len(re.sub(r"(?s)<head>.*?</head>|<[^>]+>", " ", page.decode()).split())


def _style() -> Markup:
    return Markup(Path(__file__).with_name("cards.css").read_text(encoding="utf-8"))  # ours
