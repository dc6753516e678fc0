"""The lessons as living pages: static files in which each tool stands ready, and Python wakes in a worker."""

import hashlib
import json
import os
import posixpath
import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

from ...answers import is_of_an_exercise, read_tasks, tasks_json
from ...answers.store import FILE, PATH_VARIABLE
from ...case import DEFAULT, NOTEBOOKS, SCHEMAS, CasePaths
from ...files import PACKAGE
from ...hosts import living_page
from ...hosts.notebook_html import as_html, page_address
from ...hosts.plain import page_style
from ...i18n import LANGUAGES, _
from ...progress import with_progress
from ...widgets.scripts import style
from ..lessons import check_numbers
from .runtime import Runtime, zipped

ASSETS = "files"  # the folder of all that is named by its digest
CALLED = re.compile(r"^(\w+)\(", re.M)  # the call that opens a tool
OF_JUPYTER = ("layout", "tooltip", "tabbable")  # of which a page knows nothing
LEFT_OUT = ("build", "classroom", "cli", "prepare")  # what no student's page needs of the library


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


def living_pages(paths: CasePaths, runtime: Runtime, lessons: Sequence[str] = ()) -> dict[str, bytes]:
    """Return {path in the site: bytes}: a page for each lesson, or for those of `lessons`, such as "06", and what they need.

    Raises KitError where there is no such lesson, or where the runtime lacks a file.
    """
    names = _names(paths, lessons)
    files = Files()
    packs = [files.named("packages.zip", runtime.packages()), files.named("kit.zip", kit_pack(paths, names))]
    core = f"{ASSETS}/{runtime.folder}/"
    files.made |= {core + name: content for name, content in runtime.core().items()}
    pages = [_page(paths, name, names, files) for name in with_progress(names, _("Making page {number} of {all} …"))]
    css = files.named("style.css", "\n".join(_styles(pages)).encode())
    shared = {
        "case": paths.case,
        "python": {"runtime": core, "packs": packs},
        "worker": files.named("worker.js", living_page.worker_script().encode()),
        "words": living_page.page_words(),
    }
    script = files.named("page.js", living_page.page_script().encode())
    kit = _kit_digest(files, pages)
    needed = [css, script, shared["worker"], *packs, *(each for each in files.made if each.startswith(core))]
    for page in pages:
        own = [
            *needed,
            *page.data["languages"].values(),
            *(each["script"] for each in page.data["cells"] if "script" in each),
        ]
        data = {**shared, **page.data, "kit": kit, "files": own}
        files.made[page.path] = living_page.page(page.title, page.cells, data, css, script).encode()
    listed = {"kit": kit, "files": sorted(each for each in files.made if each.startswith(f"{ASSETS}/"))}
    return {
        **files.made,
        "kit.json": json.dumps(listed).encode(),
        "sw.js": living_page.service_worker_script().encode(),
    }


class LivingPage(NamedTuple):
    """A page before it is drawn: what stands in it, and what its script reads."""

    path: str
    title: str
    cells: list[dict[str, Any]]
    data: dict[str, Any]
    styles: list[str]  # of its tools


def _page(paths: CasePaths, name: str, names: Sequence[str], files: Files) -> LivingPage:
    path = paths.notebook(name)
    lesson = open_lesson(paths, name)
    saved = json.loads(paths.at(path).read_text(encoding="utf-8"))["cells"]
    targets = {page_address(paths.notebook(each)) for each in names}
    cells = list(_cells(saved, lesson, posixpath.dirname(path), targets, files))
    states = {language: _states(lesson, language) for language in LANGUAGES}
    data = {
        "lesson": name[:2],
        "root": "../" * path.count("/"),
        "tasks": [task.id for task in read_tasks(paths.at(f"{paths.keys}/{name}.json")) if not is_of_an_exercise(task)],
        "cells": [each["page"] for each in cells if "page" in each],
        "states": states.pop("en"),
        "languages": {
            language: files.named(f"{name[:2]}-{language}.json", as_json(each)) for language, each in states.items()
        },
    }
    title = "".join(saved[0]["source"]).partition("\n")[0].removeprefix("# ")
    return LivingPage(
        page_address(path),
        title,
        cells,
        data,
        [state["_css"] for state in lesson.states["en"].values() if "_css" in state],
    )


def _kit_digest(files: Files, pages: Iterable[LivingPage]) -> str:
    """Return what tells this kit from a newer one."""
    texts = [*sorted(files.made), *(str(cell.get("html", "")) for page in pages for cell in page.cells)]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:12]


def _names(paths: CasePaths, lessons: Sequence[str]) -> list[str]:
    """Return the names of the lessons asked for, all of them by default."""
    known = {path.stem[:2]: path.stem for path in sorted(paths.at(paths.folder(NOTEBOOKS)).glob("*.ipynb"))}
    check_numbers(lessons, known, paths.root)
    return [name for number, name in known.items() if not lessons or number in lessons]


class OpenedLesson(NamedTuple):
    """What the cells of a lesson show, in order, and by language the first state of each tool: {model: {trait: value}}."""

    outputs: list[dict[str, Any]]
    states: dict[str, dict[str, dict[str, Any]]]


def open_lesson(paths: CasePaths, lesson: str) -> OpenedLesson:
    """Open a lesson as a new student does, who then chooses one language after the other."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, PATH_VARIABLE: str(Path(folder) / FILE)}
        process = subprocess.Popen(
            [sys.executable, "-m", "whodecides.hosts.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            encoding="utf-8", cwd=paths.root, env=environment,
        )  # fmt: skip

        def ask(message: dict[str, Any]) -> Any:
            process.stdin.write(json.dumps(message) + "\n")  # type: ignore[union-attr]
            process.stdin.flush()  # type: ignore[union-attr]
            return json.loads(process.stdout.readline())  # type: ignore[union-attr]

        with process:
            told = ask({"name": lesson[:2], "arguments": [], "case": paths.case})
            states = {"en": _changed({}, json.loads(told["pending"]))}
            first, state = next((model, each["state"]) for model, each in states["en"].items() if each.get("state"))
            for language in list(LANGUAGES)[1:]:
                wish = {"method": "update", "state": {"requested_state": {**state, "language": language}}}
                states[language] = _changed(states["en"], ask({"id": first, "data": wish}))
    return OpenedLesson([each for each in told["outputs"] if "source" in each], states)


def _changed(states: Mapping[str, dict[str, Any]], messages: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the states of tools, {model: {trait: value}}, after what they said."""
    after = dict(states)
    for message in messages:
        if message["type"] == "comm_open":
            after[message["id"]] = message["data"]["state"]
        elif (message["data"] or {}).get("method") == "update":
            after[message["id"]] = {**after[message["id"]], **message["data"]["state"]}
    return after


def _styles(pages: Iterable[LivingPage]) -> list[str]:
    """Return the style of a page, the one that all tools share, and what each has of its own."""
    common = style(__file__)  # beside this file there is no tool.css
    own = {each.replace(common, "").strip(): None for page in pages for each in page.styles}
    return [str(page_style()), living_page.living_style(), common, *own]


def _cells(
    saved: Iterable[dict[str, Any]], lesson: OpenedLesson, place: str, targets: Collection[str], files: Files
) -> Iterator[dict[str, Any]]:
    """Return what stands in the page for each saved cell that shows something, and of one of code what its script reads."""
    waiting = list(lesson.outputs)
    number = 0
    for cell in saved:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            yield {"html": as_html(source, place, targets, anchors=False)}
        elif waiting and waiting[0]["source"] == source:
            output = waiting.pop(0)
            page: dict[str, Any] = {"source": source}
            if state := lesson.states["en"].get(output["model"]):
                page["script"] = files.named(f"{CALLED.findall(source)[-1]}.js", state["_esm"].encode())
            yield {
                "page": page,
                "number": number,
                "tasks": ", ".join(output["tasks"]),
                "fallback": Markup(output["html"] or ""),
            }
            number += 1


def _states(lesson: OpenedLesson, language: str) -> list[dict[str, Any]]:
    """Return the first state of each cell that shows something, {} of one that shows no tool."""
    states = [lesson.states[language].get(output["model"], {}) for output in lesson.outputs]
    return [{key: state[key] for key in state if key[0] != "_" and key not in OF_JUPYTER} for state in states]


def as_json(content: object) -> bytes:
    """Return JSON that is as short as it can be."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def kit_pack(paths: CasePaths, lessons: Sequence[str]) -> bytes:
    """Return what Python reads in the page, as a ZIP archive: library, case, and keys of lessons, none of an exercise."""
    files = {
        f"site/whodecides/{path.relative_to(PACKAGE).as_posix()}": path.read_bytes()
        for path in sorted(PACKAGE.rglob("*"))
        if path.is_file() and path.suffix not in (".pyc", ".pot") and path.relative_to(PACKAGE).parts[0] not in LEFT_OUT
    }
    files[f"kit/{DEFAULT}"] = (paths.root / DEFAULT).read_bytes()
    for path in sorted(each for folder in (paths.data, SCHEMAS) for each in paths.at(folder).rglob("*")):
        if path.is_file():
            files[f"kit/{path.relative_to(paths.root).as_posix()}"] = path.read_bytes()
    for path in sorted(paths.at(paths.keys).glob("*.json")):
        if path.stem in lessons:
            tasks = tasks_json([task for task in read_tasks(path) if not is_of_an_exercise(task)])
            files[f"kit/{paths.keys}/{path.name}"] = tasks.encode()
    for path in sorted(paths.at(paths.folder(NOTEBOOKS)).glob("*.ipynb")):
        first = json.loads(path.read_text(encoding="utf-8"))["cells"][0]  # of a lesson the library reads the title
        files[f"kit/{path.relative_to(paths.root).as_posix()}"] = json.dumps({"cells": [first]}).encode()
    return zipped(files)
