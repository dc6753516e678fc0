"""The lessons as living pages: static files in which each tool stands ready, and Python wakes in a worker."""

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

from ...answers import is_of_an_exercise, read_tasks, tasks_json
from ...answers.store import PATH_VARIABLE
from ...case import DEFAULT, NOTEBOOKS, SCHEMAS, CasePaths
from ...files import PACKAGE
from ...hosts import living_page
from ...hosts.notebook_html import as_html, page_address
from ...hosts.plain import page_style
from ...i18n import _
from ...progress import with_progress
from ...widgets.scripts import style
from ...widgets.templates import render
from ..lessons import check_numbers
from .packs import zipped
from .runtime import FIGURES, PACKAGES, STUDENT_KIT, Runtime

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


def living_site(paths: CasePaths, runtime: Runtime, lessons: Sequence[str] = ()) -> dict[str, bytes]:
    """Return {path in the site: bytes}: a page for each lesson, or for those of `lessons`, such as "06".

    Raises KitError where there is no such lesson, or where the runtime lacks a file.
    """
    names = _names(paths, lessons)
    files = Files()
    packs = {name: files.named(name, pack) for name, pack in runtime.packs(kit_pack(paths, names)).items()}
    files.made |= {f"{runtime.folder}/{name}": content for name, content in runtime.core().items()}
    shared = {
        "case": paths.case,
        "python": {
            "runtime": f"{runtime.folder}/",
            "packs": [packs[PACKAGES], packs[STUDENT_KIT]],
            "figures": packs[FIGURES],
        },
        "worker": files.named("worker.js", living_page.worker_script().encode()),
        "words": living_page.page_words(),
    }
    script = files.named("page.js", living_page.page_script().encode())
    opened = {name: open_lesson(paths, name) for name in with_progress(names, _("Making page {number} of {all} …"))}
    css = files.named("style.css", "\n".join(_styles(opened.values())).encode())
    targets = {page_address(name + ".ipynb") for name in names}
    titles = {}
    for name, lesson in opened.items():
        saved = json.loads(paths.at(paths.notebook(name)).read_text(encoding="utf-8"))["cells"]
        cells = list(_cells(saved, lesson, targets, files))
        titles[name] = "".join(saved[0]["source"]).partition("\n")[0].removeprefix("# ")
        page = {**shared, "lesson": name[:2], "cells": [each["page"] for each in cells if "page" in each]}
        files.made[f"{name}.html"] = living_page.page(titles[name], cells, page, css, script).encode()
    files.made["index.html"] = render(__file__, "index.html", style=css, lessons=titles.items()).encode()
    return files.made


def _names(paths: CasePaths, lessons: Sequence[str]) -> list[str]:
    """Return the names of the lessons asked for, all of them by default."""
    known = {path.stem[:2]: path.stem for path in sorted(paths.at(paths.folder(NOTEBOOKS)).glob("*.ipynb"))}
    check_numbers(lessons, known, paths.root)
    return [name for number, name in known.items() if not lessons or number in lessons]


class OpenedLesson(NamedTuple):
    """What the cells of a lesson show, in order, and the first state of each tool: {model: {trait: value}}."""

    outputs: list[dict[str, Any]]
    states: dict[str, dict[str, Any]]


def open_lesson(paths: CasePaths, lesson: str) -> OpenedLesson:
    """Open a lesson as a new student does."""
    with tempfile.TemporaryDirectory() as folder:
        asked = json.dumps({"name": lesson[:2], "arguments": [], "case": paths.case})
        ran = subprocess.run(
            [sys.executable, "-m", "whodecides.hosts.worker"], input=asked + "\n", capture_output=True, encoding="utf-8",
            cwd=paths.root, env={**os.environ, PATH_VARIABLE: str(Path(folder) / "my-answers.json")}, check=True,
        )  # fmt: skip
    told = json.loads(ran.stdout.splitlines()[0])
    states: dict[str, dict[str, Any]] = {}
    for message in json.loads(told["pending"]):
        if message["type"] == "comm_open":
            states[message["id"]] = message["data"]["state"]
        elif (message["data"] or {}).get("method") == "update":
            states[message["id"]] |= message["data"]["state"]
    return OpenedLesson([each for each in told["outputs"] if "source" in each], {model: state for model, state in states.items() if "_esm" in state})  # fmt: skip


def _styles(lessons: Iterable[OpenedLesson]) -> list[str]:
    """Return the style of a page, the one that all tools share, and what each has of its own."""
    common = style(__file__)  # beside this file there is no tool.css
    own = {state["_css"].replace(common, "").strip(): None for lesson in lessons for state in lesson.states.values()}
    return [str(page_style()), common, *own]


def _cells(
    saved: Iterable[dict[str, Any]], lesson: OpenedLesson, targets: Collection[str], files: Files
) -> Iterator[dict[str, Any]]:
    """Return what stands in the page for each saved cell that shows something, and of one of code what its script reads."""
    waiting = list(lesson.outputs)
    number = 0
    for cell in saved:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            yield {"html": as_html(source, "", targets, anchors=False)}
        elif waiting and waiting[0]["source"] == source:
            output = waiting.pop(0)
            page: dict[str, Any] = {"source": source}
            if state := lesson.states.get(output["model"]):
                script = f"{CALLED.findall(source)[-1]}.js"
                page |= {"state": {key: state[key] for key in state if key[0] != "_" and key not in OF_JUPYTER},
                         "script": files.named(script, state["_esm"].encode())}  # fmt: skip
            yield {
                "page": page,
                "number": number,
                "tasks": ", ".join(output["tasks"]),
                "fallback": Markup(output["html"] or ""),
            }
            number += 1


def kit_pack(paths: CasePaths, lessons: Sequence[str]) -> bytes:
    """Return what Python reads in the page, as a ZIP archive: library, case, and keys of lessons, none of an exercise."""
    files = {
        f"site/whodecides/{path.relative_to(PACKAGE).as_posix()}": path.read_bytes()
        for path in sorted(PACKAGE.rglob("*"))
        if path.is_file() and path.suffix not in (".pyc", ".pot") and path.relative_to(PACKAGE).parts[0] not in LEFT_OUT
    }
    files[f"kit/{DEFAULT}"] = (paths.root / DEFAULT).read_bytes()
    for path in sorted(each for folder in (paths.data, SCHEMAS) for each in paths.at(folder).rglob("*")):
        if path.is_file() and path.suffix != ".md":
            files[f"kit/{path.relative_to(paths.root).as_posix()}"] = path.read_bytes()
    for path in sorted(paths.at(paths.keys).glob("*.json")):
        if path.stem in lessons:
            tasks = tasks_json([task for task in read_tasks(path) if not is_of_an_exercise(task)])
            files[f"kit/{paths.keys}/{path.name}"] = tasks.encode()
    for path in sorted(paths.at(paths.folder(NOTEBOOKS)).glob("*.ipynb")):
        first = json.loads(path.read_text(encoding="utf-8"))["cells"][0]  # of a lesson the library reads the title
        files[f"kit/{path.relative_to(paths.root).as_posix()}"] = json.dumps({"cells": [first]}).encode()
    return zipped(files)
