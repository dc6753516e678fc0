"""Your path: what was decided through the lessons, read from the student's own answers."""

import base64
import json
import re
from functools import cache
from typing import Any

import traitlets

from ...answers import Store, lesson_names, open_store, tasks_by_id
from ...case import Case, CasePaths, Reader, citable, current_case, current_paths, missing_needs
from ...i18n import colon
from ...widgets.answer_files import day_of_storing, one_line_name
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.scripts import script, style
from ...widgets.templates import render
from .model import SURPRISE, path_steps, surprise_ids, surprises
from .picture import path_picture
from .view import PathView, Summarizers, path_view, path_words, without_open

FORMATS, PAPERS = ("html", "docx"), ("A4", "Letter")


class YourPath(StatefulWidget):
    """Show the path, or the part of it that belongs to one lesson.

    A state holds surprise (the id of one task in a list, or none), file ("html", "docx" or ""), paper and the name on the
    document, which is not stored.
    """

    answer_keys = (SURPRISE,)

    _esm = script(__file__)
    _css = style(__file__)

    file = traitlets.Dict().tag(sync=True)

    def __init__(self, case: Case, store: Store, lesson: str = "", task: str | None = None) -> None:
        self._case, self._lesson = case, lesson
        super().__init__(
            store, {SURPRISE: [], "file": "", "paper": PAPERS[0], "name": store.read()["pseudonym"]}, task=task
        )

    def compute_view(self, state: State) -> Parts:
        """Return words and view and, only where it is asked for, the file in base64."""
        reader = Reader(self._case, state["language"])
        chosen = surprise_ids(state.get(SURPRISE))
        view = self._path(reader, chosen)
        # What is chosen here is marked where it stands, so that nothing moves below the hand.
        earlier = [each for each in view["surprises"] if not self._task or each["task"] not in chosen]
        asked = state["file"] if state["file"] in FORMATS else ""
        paper = state["paper"] if state["paper"] in PAPERS else PAPERS[0]
        name = one_line_name(state.get("name"))
        return {
            "words": {**self._words(reader), "papers": [[each, each] for each in PAPERS]},
            "view": {**view, "surprises": earlier, "lesson": self._lesson, "asks": bool(self._task)},
            "state": {**state, SURPRISE: chosen, "file": asked, "paper": paper, "name": name},
            "file": self._file(reader, view, asked, paper, name),
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the path as a picture with its table, and how much stands on it in one sentence."""
        reader = Reader(self._case, state["language"])
        view = self._path(reader, surprise_ids(state.get(SURPRISE)))
        return path_picture(reader, view), view["sentence"]

    def _on_store_change(self, changed: str) -> None:
        super()._on_store_change(changed)
        if changed != "language":
            self._show({**self._state, "file": ""})

    def _words(self, reader: Reader) -> dict[str, Any]:
        """Return the words; on a screen of a lesson its heading is title enough."""
        words, on_screen = path_words(reader), self._lesson or self._task
        return {**words, "labels": {**words["labels"], "title": ""}} if on_screen else dict(words)

    def _path(self, reader: Reader, chosen: list[str]) -> PathView:
        prefix = current_paths().prefix
        own = {name: task for name, task in tasks_by_id().items() if task.id == prefix + task.number}
        answers = self._store.read()["answers"]
        steps = path_steps(own, answers, citable(self._case))
        own_id = self._task_id()
        surprising = surprises({name: task for name, task in own.items() if task.id != own_id}, answers)
        shown = [each for each in steps if self._lesson in ("", each.task.lesson)]
        return path_view(reader, shown, lesson_titles(), _summarizers(self._case), {*surprising, *chosen})

    def _task_id(self) -> str:
        """Return the id of the own task, whose answer the state holds, "" where there is none."""
        task = tasks_by_id().get(self._task)
        return task.id if task else ""

    def _file(self, reader: Reader, view: PathView, asked: str, paper: str, name: str) -> dict[str, str]:
        if not asked:
            return {}
        facts, view = self._facts(reader, name), without_open(view)
        if asked == "docx":
            from .document import path_document  # what writes it takes long to open, and few cells need it

            data = path_document(reader, view, facts, paper)
        else:
            parts: dict[str, Any] = {**path_words(reader), "view": view, "facts": facts}
            data = render(__file__, "page.html", language=reader.language, paper=paper, **parts).encode()
        return {"format": asked, "data": base64.b64encode(data).decode()}

    def _facts(self, reader: Reader, name: str) -> list[list[str]]:
        """Return the lines below the title: name, where one is given, and the day of the last answer."""
        _, answers = reader.say, self._store.read()["answers"].values()
        day = max((day_of_storing(each["at"]) for each in answers), default="")
        facts = [each for each in ([_("Name"), name], [path_words(reader)["labels"]["day"], day]) if each[1]]
        return [[label + colon(reader.language), text] for label, text in facts]


def lesson_titles() -> dict[str, str]:
    """Return {number of a lesson: its title}, as its notebook begins; of a lesson that is not in this kit its file's name."""
    return {number: _title(current_paths(), name) for number, name in lesson_names().items()}


@cache
def _title(paths: CasePaths, name: str) -> str:
    path = paths.at(paths.notebook(name))
    try:
        with path.open(encoding="utf-8") as handle:
            found = re.search(r'"# ((?:[^"\\]|\\.)+)"', handle.read(4_000))  # a notebook with its outputs is large
    except OSError:
        found = None
    title = json.loads(f'"{found[1]}"') if found else name[3:].replace("-", " ")
    return title.strip()


@cache
def _summarizers(case: Case) -> Summarizers:
    """Return what tells the work of each tool again, by its public call, where the case has what the tool needs."""
    from .. import CALLS  # when this module is read, not all tools are known yet

    return {
        name: call.summarize_answer
        for name, call in CALLS.items()
        if call.summarize_answer and not (call.needs and missing_needs(case, call.needs))
    }


def your_path(lesson: str = "", *, task: str | None = None, case: Case | None = None) -> YourPath:
    """Show what was decided and expected through the lessons, beside what is so, as a page and a document to keep.

    It reads the student's own answers; what is so stands only beside an answer that is stored. With the number of a
    `lesson` it shows those of this lesson alone. With a `task` students press the one answer that surprised them, which
    is stored and stands first on the whole path.

    >>> your_path()
    """
    return YourPath(case or current_case(), open_store(), lesson, task)
