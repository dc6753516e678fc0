"""The sheets of a class as pages, and the page for its instructor: what to print how often, who sits where, answers."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from markupsafe import Markup

from ...answers import lesson_tasks
from ...case import Case, CasePaths, Reader
from ...errors import KitError, Message, _
from ...i18n import COURSE_LANGUAGE, colon
from ...progress import with_progress
from ...widgets.templates import render
from ..pages import PAPERS, paper_named
from .blocks import Block, Section, SheetContext, in_columns, is_written_on, text, words_in
from .instructor import Printed, instructor_sections, paper_of, whom_line
from .paper_use import SIZES, by_sheets
from .seating import sizes_of_rooms
from .sheet_list import PIECES, Sheet, read_sheets

FOLDER, INSTRUCTOR_PAGE = "cards", "cards.html"
MOST_STUDENTS = 3000
FEW_WORDS = 300  # on a sheet of paper; with no more of them the type is larger, as on the smallest slips


def cards(
    paths: CasePaths,
    case: Case,
    lessons: Collection[str],
    students: int,
    paper: str,
    language: str,
    home: Collection[str] = (),
) -> dict[str, bytes]:
    """Return {path: bytes} of all sheets that these lessons need on paper, and of the instructor's page `INSTRUCTOR_PAGE`.

    `lessons` are numbers such as "08", `paper` is "a4" or "letter". A sheet that depends on how many people are in a
    room of a game is made for each size of room. `home` are tasks that a class does at home. Answers stand on the instructor's page alone.
    Empty where none of the lessons has a sheet. Raises KitError for an unknown paper or language, and for a class without students.
    """
    paper = paper_named(paper)
    reader, tasks = Reader(case, language), {each.number: each for each in lesson_tasks(paths)}
    printed = files_to_print(paths, reader, lessons, students)
    if not printed:
        return {}
    titles = _titles({each.sheet.file: each.sheet for each in printed}, reader)
    files = {
        f"{FOLDER}/{each.name}.html": _sheet_page(titles[each.sheet.file], each, reader, paper)
        for each in with_progress(printed, _("Making sheet {number} of {all} …"))
    }
    exact = _is_as_counted(reader, paper)
    told = instructor_sections(reader, tasks, printed, titles, students, exact, home)
    title = reader.say(_("Cards and sheets: for you"))
    return {INSTRUCTOR_PAGE: _page(title, reader, paper, sections=told)} | files


def sheets_of_paper(paths: CasePaths, case: Case, lessons: Collection[str], students: int) -> int:
    """Return how many sheets of paper, printed on one side, a class needs for these lessons. Raises KitError as `cards` does."""
    return sum(map(paper_of, files_to_print(paths, Reader(case, "en"), lessons, students)))


def files_to_print(paths: CasePaths, reader: Reader, lessons: Collection[str], students: int) -> list[Printed]:
    """Return the files of these lessons: each sheet, of a game for each size of room, with what stands on it."""
    if not 1 <= students <= MOST_STUDENTS:
        wrong = _("A class has 1 to {most} students, not {count}: change --students.")
        raise KitError(Message(wrong, most=MOST_STUDENTS, count=students))
    tasks, sizes = {each.number: each for each in lesson_tasks(paths)}, sizes_of_rooms(students)
    found = []
    for sheet in read_sheets(paths, lessons, tasks):
        for people in sizes if sheet.of_a_room else list(sizes)[:1]:
            several = sheet.of_a_room and len(sizes) > 1
            name = f"{sheet.file}{f'-room-of-{people}' if several else ''}"
            slips = _sections(SheetContext(reader, tasks, people), sheet)
            found.append(Printed(sheet, name, slips, people, sheet.copies_for(reader, people, students, sizes)))
    return found


def _titles(sheets: Mapping[str, Sheet], reader: Reader) -> dict[str, str]:
    """Return {file: title}: number of the lesson and what stands on the sheet beside tasks, counted where it comes twice."""
    found: dict[str, list[str]] = {}
    for each in sheets.values():
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


def _sheet_page(title: str, printed: Printed, reader: Reader, paper: str) -> bytes:
    """Return a file to print: its slips sheet by sheet, or a text that runs over several pages. It bears the file's name."""
    sheet, whom = printed.sheet, f"{printed.name} · {whom_line(reader, printed.sheet)}"
    slips = [Section(each.title, in_columns(each.blocks, sheet.columns), each.style) for each in printed.slips]
    large = sheet.slips == SIZES[-1] or sheet.slips * max(map(words_in, slips)) <= FEW_WORDS
    if sheet.pages > 1 or (sheet.slips == 1 and not any(is_written_on(each.blocks) for each in slips)):
        close = not large and not _is_as_counted(reader, paper)  # in more words or on less paper it runs over otherwise
        return _page(title, reader, paper, sections=slips, whom=whom, large=large, close=close)
    return _page(
        title,
        reader,
        paper,
        sheets=by_sheets(slips, sheet.slips),
        size=sheet.slips,
        whom=whom,
        large=large,
        alone=len(slips) == 1,
    )


def _page(
    title: str,
    reader: Reader,
    paper: str,
    *,
    sections: Sequence[Section] = (),
    sheets: Sequence[Sequence[Section]] = (),
    size: int = 0,
    whom: str = "",
    large: bool = False,
    close: bool = False,
    alone: bool = False,
) -> bytes:
    """Return a page. `size` is how many slips stand on a sheet, 0 where the page runs on; `alone`: they are copies of one.

    With `close` its lines stand closer.
    """
    page = render(
        __file__, "sheet.html", title=title, sections=sections, sheets=sheets, size=size, whom=whom, large=large, close=close, alone=alone, paper=paper,
        page_language=reader.language, colon=colon(reader.language), ours=reader.say(_("Our translation")),
        style=_style() + (Markup("@page { margin: 0 }") if size else _running_head(title, close)),
    )  # fmt: skip
    return page.encode()


def _is_as_counted(reader: Reader, paper: str) -> bool:
    """Return whether pages that run on were counted in this language and on this paper."""
    return reader.language == COURSE_LANGUAGE and paper == PAPERS["a4"]


def _running_head(title: str, close: bool) -> Markup:
    """Return what repeats the title of a page that runs on above its second page and those that follow, and counts them."""
    # What is no letter, number or space stands as its number, so that nothing in a title is a rule.
    words = "".join(each if each.isalnum() or each == " " else f"\\{ord(each):x} " for each in title)
    return Markup(
        '@page {{ margin: {margin}; @top-left {{ content: "{words}"; font: 9.5pt sans-serif }} '
        "@bottom-right {{ content: counter(page); font: 9.5pt sans-serif }} }} "
        "@page :first {{ @top-left {{ content: none }} }}"
    ).format(words=words, margin="9mm 9mm 9mm" if close else "11mm 11mm 10mm")


def _style() -> Markup:
    return Markup(Path(__file__).with_name("cards.css").read_text(encoding="utf-8"))  # ours
