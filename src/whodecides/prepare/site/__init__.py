"""The kit as pages: the same tree of folders, each text and notebook an HTML file of its own.

A page that is read holds all that it shows: pictures lie in it, nothing is fetched, no script runs. Where there is a
runtime, lessons are living pages instead.
"""

import json
import posixpath
import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, TypedDict

import segno
from markupsafe import Markup

from ...answers.lesson_cases import left_out_numbers
from ...answers.lesson_patterns import ASK_IN_EXERCISE, HEADING, TOTAL
from ...case import CASES, EXERCISES, NOTEBOOKS, SOLUTIONS, CasePaths
from ...case.config import read_config
from ...classroom.release import README, later_lessons, lead_to_next_lesson
from ...hosts.notebook_html import as_html, cell_outputs, is_folded, page_address
from ...i18n import _, translator
from ...progress import with_progress
from ...widgets.scripts import script
from ...widgets.templates import render
from ..handouts import NARRATIVE_PAGE, narrative_text
from ..lessons import check_numbers
from ..living import living_pages
from ..living.runtime import Runtime

FOLDERS = {NOTEBOOKS: "Lessons", EXERCISES: "Exercises", SOLUTIONS: "Solutions"}
GUIDE = "instructor"
ADDRESS_PAGE = "address.html"  # of a site that is served to a room
NUMBER = re.compile(r"(\d\d)-")  # of a lesson, at the beginning of its file's name
PICTURES = {".png", ".svg"}


class Part(TypedDict):
    """One cell of a page: its text as HTML, or code (folded away where it only opens a tool) and what it showed.

    `is_question` says whether it only asks a task of an exercise.
    """

    text: Markup
    code: str
    folded: bool
    shown: list[Markup]
    is_question: bool


class Page(TypedDict):
    """A page before it is drawn: `path` in the site, `kind` as the list of contents groups it."""

    path: str
    title: str
    kind: str
    minutes: str  # of a lesson
    parts: list[Part]


def kit_site(
    paths: CasePaths,
    runtime: Runtime | None = None,
    lessons: Sequence[str] = (),
    for_students: bool = False,
    of_class: bytes = b"",
    solutions: bool = False,
) -> dict[str, bytes]:
    """Return {path in the site: bytes} of a case, from its executed notebooks and its documents.

    With a `runtime` the lessons are alive. Keys of exercises are not part of it, and their solutions, as pages to read, only
    where `solutions` asks for them. A link to what the site does not hold stays as its bare words. With `lessons`, such as
    "03", these alone and their exercises are in it; `for_students` leaves the guide of instructors out; `of_class` is what
    living pages read of their class.
    Raises KitError where there is no such lesson.
    """
    sources = _sources(paths, lessons, for_students, solutions)
    targets = {page_address(name) for name in sources} | set(sources)
    texts = [(name, path) for name, path in sources.items() if path.suffix not in PICTURES]
    making = with_progress(texts, _("Making page {number} of {all} …"))
    pages = [_page(name, path, targets, sources if lessons else ()) for name, path in making]
    if told := narrative_text(paths):
        title, text = told
        words = render(__file__, "narrative.html", title=title, text=text)
        part = Part(text=words, code="", folded=False, shown=[], is_question=False)
        pages.append(Page(path=NARRATIVE_PAGE, title=title, kind="To read", minutes="", parts=[part]))
    files = {name: path.read_bytes() for name, path in sources.items() if path.suffix in PICTURES}
    if runtime:
        files |= living_pages(paths, runtime, lessons, of_class, solutions)
    for place, page in enumerate(pages):
        if page["path"] not in files:
            files[page["path"]] = _drawn(page, pages, place, bool(runtime)).encode()
    course = [page for page in pages if page["kind"] == FOLDERS[NOTEBOOKS]]
    others = [page for page in pages if page not in course]
    files["index.html"] = render(
        __file__, "index.html", case=read_config(paths.tables)["name"]["en"], course=course, others=_groups(others, "index.html"),
        groups=_groups(pages, "index.html"), style=_style(), living=bool(runtime),
        progress=Markup(script(__file__, "progress.js")),
    ).encode()  # fmt: skip
    return files


def address_page(address: str, language: str = "en") -> str:
    """Return the page that shows a room where the pages are: the address, large, and as a code for a phone's camera."""
    _ = translator(language)
    words = {
        "title": _("Open this on your phone or laptop"),
        "code": _("The same address as a code for a camera"),
        "network": _(
            "You must be in the same network as this computer. The pages stay there as long as it serves them."
        ),
    }
    code = Markup(segno.make(address, error="m").svg_inline(scale=8, border=2, light="#fff"))  # of our own address
    return render(__file__, "address.html", address=address, code=code, words=words, style=_style())


def _sources(paths: CasePaths, lessons: Collection[str], for_students: bool, solutions: bool) -> dict[str, Path]:
    """Return {name in the kit: file} of what becomes a page or a picture, in the order of reading."""
    root, case = paths.root, paths.at(paths.data)
    left_out = left_out_numbers(paths)
    kinds = [kind for kind in FOLDERS if solutions or kind != SOLUTIONS]
    found = [path for kind in kinds for path in sorted(paths.at(paths.folder(kind)).glob("*.ipynb"))]
    found = [path for path in found if path.name[:2] not in left_out]
    check_numbers(lessons, {path.name[:2] for path in found}, root)
    found = [path for path in found if not lessons or path.name[:2] in lessons]
    if not for_students:
        found += sorted(
            path for path in (root / GUIDE).rglob("*.md") if path != root / README
        )  # that is the bundle's page
        found += sorted((root / GUIDE / "pictures").glob("*"))
    found += sorted(case.glob("*.md"))
    return {path.relative_to(root).as_posix(): path for path in found}


def _page(name: str, path: Path, targets: Collection[str], of_class: Collection[str]) -> Page:
    """Return a page; a lesson or exercise leads on to the next lesson of a class, whose pages `of_class` names."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        cells = [{"cell_type": "markdown", "source": text}]
        kind = "The data" if name.startswith(CASES) else "For instructors"
    else:
        cells, kind = json.loads(text)["cells"], FOLDERS[name.split("/")[0]]
    place = posixpath.dirname(name)
    later = later_lessons(name, (each for each in of_class if each.startswith(f"{NOTEBOOKS}/")))
    parts = [_part(cell, place, targets, later if of_class else None) for cell in cells]
    first, number = HEADING.findall("".join(cells[0]["source"]))[0][1], NUMBER.match(path.name)
    title = f"{number[1]} · {first}" if number else first
    minutes = TOTAL.search("".join(cells[0]["source"]))
    return Page(path=page_address(name), title=title, kind=kind, minutes=minutes[1] if minutes else "", parts=parts)


def _part(cell: dict[str, Any], place: str, targets: Collection[str], later: Sequence[str] | None) -> Part:
    source = "".join(cell["source"])
    if later is not None and cell["cell_type"] == "markdown":
        source = lead_to_next_lesson(source, later)
    if cell["cell_type"] == "markdown":
        return Part(text=as_html(source, place, targets), code="", folded=False, shown=[], is_question=False)
    asks = is_folded(cell) and bool(ASK_IN_EXERCISE.search(source))
    return Part(text=Markup(), code=source, folded=is_folded(cell), shown=cell_outputs(cell), is_question=asks)


def _sections(parts: Sequence[Part]) -> list[list[Part]]:
    """Return the parts of a page by section: one begins with each text that has a title or a heading of level 2."""
    sections: list[list[Part]] = []
    for part in parts:
        if not sections or "<h1" in part["text"] or "<h2" in part["text"]:
            sections.append([])
        sections[-1].append(part)
    return sections


def _groups(pages: Sequence[Page], here: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return [(kind, [(title, address as seen from a page)])] in the order of reading."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for page in pages:
        link = posixpath.relpath(page["path"], posixpath.dirname(here) or ".")
        groups.setdefault(page["kind"], []).append((page["title"], link))
    return list(groups.items())


def _drawn(page: Page, pages: Sequence[Page], place: int, living: bool) -> str:
    """Return a page as HTML, with ways to the one before and after it of the same kind."""

    def beside(step: int) -> tuple[str, str] | None:
        other = pages[place + step] if 0 <= place + step < len(pages) else None
        if not other or other["kind"] != page["kind"]:
            return None
        return other["title"], posixpath.relpath(other["path"], posixpath.dirname(page["path"]))

    home = posixpath.relpath("index.html", posixpath.dirname(page["path"]))
    return render(
        __file__, "page.html", page=page, sections=_sections(page["parts"]), home=home, groups=_groups(pages, page["path"]), before=beside(-1),
        after=beside(1), style=_style(), living=living,
    )  # fmt: skip


def _style() -> Markup:
    return Markup(Path(__file__).with_name("site.css").read_text(encoding="utf-8"))  # ours
