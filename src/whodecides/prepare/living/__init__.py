"""The lessons as living pages: static files in which each tool stands ready, and Python wakes in a worker."""

import hashlib
import json
import os
import posixpath
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from ...answers import is_of_an_exercise, public_tasks_json, read_tasks, tasks_json
from ...answers.lesson_patterns import HEADING
from ...answers.store import PATH_VARIABLE
from ...case import DEFAULT, NOTEBOOKS, SCHEMAS, CasePaths
from ...files import PACKAGE
from ...hosts import living_page
from ...hosts.notebook_html import as_html, is_folded, page_address
from ...hosts.plain import page_style
from ...i18n import _
from ...progress import with_progress
from ...widgets.scripts import style
from ...widgets.templates import render
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


def living_site(paths: CasePaths, runtime: Runtime, lessons: Sequence[str] = (), binder: str = "") -> dict[str, bytes]:
    """Return {path in the site: bytes}: a page for each lesson and its exercise, or for those of `lessons`, such as "06".

    `binder` is the address at which Binder opens the kit, "" where there is none. Raises KitError where there is no such
    lesson, or where the runtime lacks a file.
    """
    names = _names(paths, lessons)
    files = Files()
    kit = student_kit(paths, names)
    packs = [files.named("packages.zip", runtime.packages()), files.named("kit.zip", kit_pack(kit))]
    files.made |= {f"{runtime.folder}/{name}": content for name, content in runtime.core().items()}
    python = {"runtime": f"{runtime.folder}/", "packs": packs, "figures": files.named("figures.zip", runtime.figures())}
    shared = {
        "case": paths.case,
        "python": python,
        "worker": files.named("worker.js", living_page.worker_script().encode()),
        "words": living_page.page_words(),
    }
    script = files.named("page.js", living_page.page_script().encode())
    notebooks = [each for name in names for each in _notebooks_of(paths, name)]
    opened = _open_notebooks(paths, kit, notebooks)
    css = files.named("style.css", "\n".join(_styles(opened.values())).encode())
    targets = {page_address(each) for each in notebooks}
    titles = {}
    for notebook, shown in opened.items():
        content, place = paths.at(notebook).read_bytes(), posixpath.dirname(notebook)
        saved, name = json.loads(content)["cells"], Path(notebook).stem
        cells = list(
            _cells(saved, shown, partial(as_html, place=place, targets=targets, anchors=False, flat=True), files)
        )
        title = HEADING.findall("".join(saved[0]["source"]))[0][1]
        if name in names:
            titles[name] = title
        page = {
            **shared,
            "lesson": name[:2] if name in names else name,
            "cells": [each["page"] for each in cells if "page" in each],
        }
        files.made[f"{name}.html"] = living_page.page(
            title, cells, page, style=css, page_script=script, notebook=files.named(f"{name}.ipynb", content),
            notebook_name=f"{name}.ipynb", binder=binder and f"{binder}?labpath={quote(notebook)}",
        ).encode()  # fmt: skip
    files.made["index.html"] = render(__file__, "index.html", style=css, lessons=titles.items()).encode()
    return files.made


def _names(paths: CasePaths, lessons: Sequence[str]) -> list[str]:
    """Return the names of the lessons asked for, all of them by default."""
    known = {path.stem[:2]: path.stem for path in sorted(paths.at(paths.folder(NOTEBOOKS)).glob("*.ipynb"))}
    check_numbers(lessons, known, paths.root)
    return [name for number, name in known.items() if not lessons or number in lessons]


def _notebooks_of(paths: CasePaths, lesson: str) -> list[str]:
    """Return where a lesson lies in the kit, and what of its exercise and its recipes in pandas there is."""
    possible = (paths.notebook(lesson), paths.exercise(lesson), paths.in_pandas(lesson))
    return [each for each in possible if paths.at(each).is_file()]


class Opened(NamedTuple):
    """What the cells of a notebook show, in order, and the first state of each tool: {model: {trait: value}}."""

    outputs: list[dict[str, Any]]
    states: dict[str, dict[str, Any]]


def _open_notebooks(paths: CasePaths, kit: Mapping[str, bytes], notebooks: Sequence[str]) -> dict[str, Opened]:
    """Return {notebook: what it shows}, opened as a new student does in the kit that the page's Python reads."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in kit.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        asked = {"notebooks": [str(paths.at(each).resolve()) for each in notebooks], "case": paths.case}
        own = {PATH_VARIABLE: str(Path(folder) / "my-answers.json"), "MPLBACKEND": "agg"}  # no window for a figure
        with subprocess.Popen(
            [sys.executable, "-m", "whodecides.hosts.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            encoding="utf-8", cwd=Path(folder, paths.folder(NOTEBOOKS)), env={**os.environ, **own},
        ) as worker:  # fmt: skip
            assert worker.stdin and worker.stdout
            worker.stdin.write(json.dumps(asked) + "\n")
            worker.stdin.close()
            making = with_progress(notebooks, _("Making page {number} of {all} …"))
            return {each: _read_opened(line) for each, line in zip(making, worker.stdout, strict=True)}


def _read_opened(line: str) -> Opened:
    told = json.loads(line)
    states: dict[str, dict[str, Any]] = {}
    for message in json.loads(told["pending"]):
        if message["type"] == "comm_open":
            states[message["id"]] = message["data"]["state"]
        elif (message["data"] or {}).get("method") == "update":
            states[message["id"]] |= message["data"]["state"]
    return Opened([each for each in told["outputs"] if "source" in each], {model: state for model, state in states.items() if "_esm" in state})  # fmt: skip


def _styles(notebooks: Iterable[Opened]) -> list[str]:
    """Return the style of a page, the one that all tools share, and what each has of its own."""
    common = style(__file__)  # beside this file there is no tool.css
    own = {state["_css"].replace(common, "").strip(): None for opened in notebooks for state in opened.states.values()}
    return [str(page_style()), living_page.code_style(), common, *own]


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
        if output and (state := opened.states.get(output["model"])):
            script = f"{CALLED.findall(source)[-1]}.js"
            page = {
                "source": source,
                "state": {key: state[key] for key in state if key[0] != "_" and key not in OF_JUPYTER},
                "script": files.named(script, state["_esm"].encode()),
            }
            shown |= {"page": page, "number": next(number), "tasks": ", ".join(output["tasks"])}
        yield shown


def student_kit(paths: CasePaths, lessons: Collection[str]) -> dict[str, bytes]:
    """Return {path in the kit: bytes} of what Python reads in a page: the case, keys of lessons, and of their exercises
    the questions without keys, as a class gets them."""
    files = {DEFAULT: (paths.root / DEFAULT).read_bytes()}
    for path in sorted(each for folder in (paths.data, SCHEMAS) for each in paths.at(folder).rglob("*")):
        if path.is_file():
            files[path.relative_to(paths.root).as_posix()] = path.read_bytes()
    for path in sorted(paths.at(paths.keys).glob("*.json")):
        if path.stem in lessons:
            tasks = read_tasks(path)
            of_the_lesson = [task for task in tasks if not is_of_an_exercise(task)]
            of_the_exercise = [task for task in tasks if is_of_an_exercise(task)]
            files[f"{paths.keys}/{path.name}"] = tasks_json(of_the_lesson).encode()
            if of_the_exercise:
                questions = public_tasks_json(of_the_exercise, keyed=False)
                files[f"{paths.students_tasks}/{path.name}"] = questions.encode()
    for path in sorted(paths.at(paths.folder(NOTEBOOKS)).glob("*.ipynb")):
        first = json.loads(path.read_text(encoding="utf-8"))["cells"][0]  # of a lesson the library reads the title
        files[path.relative_to(paths.root).as_posix()] = json.dumps({"cells": [first]}).encode()
    return files


def kit_pack(kit: Mapping[str, bytes]) -> bytes:
    """Return what Python reads in the page, as a ZIP archive: the library, and a student's kit."""
    library = {
        f"site/whodecides/{path.relative_to(PACKAGE).as_posix()}": path.read_bytes()
        for path in sorted(PACKAGE.rglob("*"))
        if path.is_file() and path.suffix not in (".pyc", ".pot") and path.relative_to(PACKAGE).parts[0] not in LEFT_OUT
    }
    return zipped(library | {f"kit/{name}": content for name, content in kit.items()})
