"""Lessons and exercises as living pages: static files in which each tool stands ready, and Python wakes in a worker."""

import gzip
import hashlib
import json
import posixpath
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import count
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

from ...answers import is_of_an_exercise, language_of, read_tasks
from ...answers.lesson_cases import left_out_lessons
from ...answers.lesson_patterns import HEADING
from ...case import NOTEBOOKS, CasePaths
from ...hosts import living_page
from ...hosts.notebook_html import as_html, is_folded, page_address
from ...hosts.plain import page_style
from ...i18n import LANGUAGES
from ...public_copy import binder_address, public_address
from ...widgets.scripts import style
from ..lessons import check_numbers
from .opening import Opened, called, open_notebooks
from .recorded import recorded_table
from .runtime import FIGURES, LIBRARY, PACKAGES, STUDENT_KIT, Runtime
from .student_kit import kit_pack, student_kit

ASSETS = "files"  # the folder of all that is named by its digest


class Files:
    """The files of a site: {path: bytes}. What is `named` gets the digest of its content into its name."""

    def __init__(self) -> None:
        self.made: dict[str, bytes] = {}

    def named(self, name: str, content: bytes) -> str:
        """Keep a file and return its path."""
        stem, dot, end = name.rpartition(".")
        path = f"{ASSETS}/{stem}.{hashlib.sha256(content).hexdigest()[:12]}{dot}{end}"
        self.made[path] = content
        return path


class LivingPage(NamedTuple):
    """A page before it is drawn: what stands in it, and what its script reads."""

    path: str
    title: str
    cells: list[dict[str, Any]]
    data: dict[str, Any]
    styles: list[str]  # of its tools
    told: str  # of an exercise, the word that says for whom it is and who tells what holds
    solution: str  # where that stands, "" where the site does not hold it


def living_pages(
    paths: CasePaths, runtime: Runtime, lessons: Sequence[str] = (), of_class: bytes = b"", solutions: bool = False
) -> dict[str, bytes]:
    """Return {path in the site: bytes}: a page for each lesson and its exercise, or for those of `lessons`, such as "06".

    `of_class` is what Python in the pages reads of the class whose pages they are, and `solutions` says that the site holds
    those of exercises. Raises KitError where there is no such lesson.
    """
    names = _names(paths, lessons)
    notebooks = [each for name in names for each in _notebooks_of(paths, name)]
    kit, files = student_kit(paths, names, of_class), Files()
    opened = open_notebooks(paths, kit, notebooks)
    language = language_of(json.loads(of_class or "{}"))
    told = "solved_exercise" if solutions else "class_exercise" if of_class else "exercise"
    pages = [_page(paths, each, opened, files, language, told) for each in notebooks]
    core = f"{ASSETS}/{runtime.folder}/"
    files.made |= {core + name: content for name, content in runtime.core().items()}
    packs = {name: files.named(name, pack) for name, pack in runtime.packs(kit_pack(kit)).items()}
    unpacked = [packs[PACKAGES], packs[STUDENT_KIT]]
    first = [*unpacked, packs[LIBRARY]]
    loaded = megabytes(content for path, content in files.made.items() if path.startswith(core) or path in first)
    shared = {
        "case": paths.case,
        "python": {
            "runtime": core,
            "library": packs[LIBRARY],
            "packs": unpacked,
            "figures": packs[FIGURES],
            "megabytes": loaded,
        },
        "worker": files.named("worker.js", living_page.worker_script().encode()),
        "words": living_page.page_words(),
    }
    css = files.named("style.css", "\n".join(_styles(pages)).encode())
    script = files.named("page.js", living_page.page_script().encode())
    kit_name = _kit_digest(files, pages)
    needed = [css, script, shared["worker"], *first, *(each for each in files.made if each.startswith(core))]
    for page in pages:
        own = [
            *page.data["languages"].values(),
            *page.data["recorded"].values(),
            *(each["script"] for each in page.data["cells"]),
        ]
        data = {**shared, **page.data, "kit": kit_name, "files": [*needed, *own]}
        files.made[page.path] = living_page.page(
            page.title, page.cells, data, css, script, page.told, page.solution
        ).encode()
    listed = {"kit": kit_name, "files": sorted(each for each in files.made if each.startswith(f"{ASSETS}/"))}
    return {**files.made, "kit.json": as_json(listed), "sw.js": living_page.service_worker_script().encode()}


def _names(paths: CasePaths, lessons: Sequence[str]) -> list[str]:
    """Return the names of the lessons asked for, all of them by default."""
    left_out, notebooks = left_out_lessons(paths), sorted(paths.at(paths.folder(NOTEBOOKS)).glob("*.ipynb"))
    known = {path.stem[:2]: path.stem for path in notebooks if path.stem not in left_out}
    check_numbers(lessons, known, paths.root)
    return [name for number, name in known.items() if not lessons or number in lessons]


def _notebooks_of(paths: CasePaths, lesson: str) -> list[str]:
    """Return where a lesson lies in the kit, and what of its exercise and its recipes in pandas there is."""
    possible = (paths.notebook(lesson), paths.exercise(lesson), paths.in_pandas(lesson))
    return [each for each in possible if paths.at(each).is_file()]


def _page(
    paths: CasePaths, notebook: str, opened: dict[str, Opened], files: Files, language: str, told: str
) -> LivingPage:
    """Return the page of a notebook, which speaks `language` until a student chooses another one; `told` is for exercises."""
    content, place, shown = paths.at(notebook).read_bytes(), posixpath.dirname(notebook), opened[notebook]
    targets = {page_address(each) for each in opened}
    saved = json.loads(content)["cells"]
    cells = list(_cells(saved, shown, partial(as_html, place=place, targets=targets, anchors=False), files))
    tools = shown.tools
    states = {spoken: [shown.state(each, spoken) for each in tools] for spoken in LANGUAGES}
    tables = {each: recorded_table(states[each], answers) for each, answers in shown.recorded.items()}
    name = Path(notebook).stem if place != paths.folder(NOTEBOOKS) else Path(notebook).stem[:2]
    data = {
        "lesson": name,
        "recorded": {
            each: files.named(f"{name}-{each}-answers.json", as_json(table)) for each, table in tables.items()
        },
        "root": "../" * notebook.count("/"),
        "tasks": _tasks(paths, notebook, shown),
        "notebook": files.named(f"{Path(notebook).name}", content),
        "notebook_name": Path(notebook).name,
        "binder": binder_address(public_address(paths.root), notebook),
        "cells": [each["page"] for each in cells if "page" in each],
        "language": language,
        "states": states.pop(language),
        "languages": {each: files.named(f"{name}-{each}.json", as_json(state)) for each, state in states.items()},
    }
    title = HEADING.findall("".join(saved[0]["source"]))[0][1]
    is_exercise = notebook == paths.exercise(name)
    solution = page_address(paths.solution(name)) if is_exercise and told == "solved_exercise" else ""
    styles = [shown.own(each)[1] for each in tools]
    return LivingPage(page_address(notebook), title, cells, data, styles, told if is_exercise else "", solution)


def _tasks(paths: CasePaths, notebook: str, opened: Opened) -> list[str]:
    """Return the ids of the tasks of a notebook: of a lesson all, since tools keep some, else those that it asks."""
    asked = "\n".join(output["source"] for output in opened.outputs)
    files = sorted(paths.at(paths.keys).glob(f"{Path(notebook).stem[:2]}-*.json"))
    is_lesson = notebook.startswith(paths.folder(NOTEBOOKS))
    tasks = [task for file in files for task in read_tasks(file)]
    return [each.id for each in tasks if (not is_of_an_exercise(each) if is_lesson else f'"{each.number}"' in asked)]


def _kit_digest(files: Files, pages: Iterable[LivingPage]) -> str:
    """Return what tells this kit from a newer one."""
    texts = [*sorted(files.made), *(str(cell.get("html", "")) for page in pages for cell in page.cells)]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:12]


def _styles(pages: Iterable[LivingPage]) -> list[str]:
    """Return the style of a page, the one that all tools share, and what each has of its own."""
    common = style(__file__)  # beside this file there is no tool.css
    own = {each.replace(common, "").strip(): None for page in pages for each in page.styles}
    return [str(page_style()), living_page.living_style(), common, *own]


def _cells(
    saved: Iterable[dict[str, Any]], opened: Opened, as_text: Callable[[str], Markup], files: Files
) -> Iterator[dict[str, Any]]:
    """Return what stands in the page for each saved cell that shows something or whose code is there to be read.

    "html" of a text; else "fallback", what it showed, with "page", what the page's script reads of a tool, and "code".
    """
    waiting = list(opened.outputs)
    number, code_number = count(), count()
    for cell in saved:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            yield {"html": as_text(source)}
            continue
        output = waiting.pop(0) if waiting and waiting[0]["source"] == source else None
        if not output and is_folded(cell):
            continue
        shown: dict[str, Any] = {"fallback": Markup(output["html"] or "" if output else "")}
        if not is_folded(cell):
            shown |= {"code": source, "code_number": next(code_number)}
        if output and opened.is_tool(output):
            script = files.named(f"{called(source)}.js", opened.own(output)[0].encode())
            page = {"source": source, "script": script}
            shown |= {"page": page, "number": next(number), "tasks": ", ".join(output["tasks"])}
        yield shown


def megabytes(contents: Iterable[bytes]) -> int:
    """Return how much travels of files where a web space packs them with gzip, in megabytes, rounded up."""
    return ceil(sum(len(gzip.compress(each, 6)) for each in contents) / 1e6)


def as_json(content: object) -> bytes:
    """Return JSON that is as short as it can be."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
