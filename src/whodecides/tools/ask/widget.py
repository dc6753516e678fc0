"""A task in the notebook: question, answer, feedback; each answer is stored at once."""

from collections.abc import Callable
from functools import partial
from types import MappingProxyType
from typing import Any, TypedDict

import traitlets

from ...answers import (
    Store,
    Task,
    answer_of_today,
    answer_text,
    as_code,
    as_data,
    as_read,
    check_answer,
    checklist,
    class_name,
    code_digest,
    is_empty,
    open_store,
    shown_variant,
    tasks_by_id,
)
from ...answers.file import Record
from ...answers.result import Feedback, Known
from ...case import Case, Reader, citable, statement_codes, the_case
from ...errors import KitError, Words, nearest
from ...i18n import _, translator
from ...show.base import Widget
from ...show.files import told_of_damage, told_of_revival
from ...show.scripts import script, style
from ...show.templates import render
from ...show.tray import tray, tray_words
from .words import task_words

Said = dict[str, Any]  # the feedback, see TaskForm
Note = Callable[[str], str]  # a sentence in the language that is asked for
NOT_JUDGED = {"right": None}  # what is stored was given to another question, or cannot be read


class Sample(TypedDict):
    level: int
    text: str
    note: str


class Level(TypedDict):
    level: int
    text: str


class Compared(TypedDict, total=False):
    samples: list[Sample]
    rubric: list[Level]


def compared(task: Task, found: Feedback) -> Compared:
    """Return what is shown below the feedback on a whole text, or an empty dictionary where there is none or too early."""
    if not task.samples or not found.whole or found.right is not None:
        return {}
    return {
        "samples": [{"level": each["level"], "text": each["text"], "note": each["note"]} for each in task.samples],
        "rubric": [{"level": each["level"], "text": each["text"]} for each in task.rubric],
    }


class TaskForm(Widget):
    """Show one task. The browser sets `sent`; Python stores it and sets `feedback`: `right`, `text`, `rows` (the help on
    each wrong row, by id), `tries`, and `more`, which says that the answer may be asked for; besides `about`, the answer of
    which this is said (there is none where it holds for whatever is answered), `stored`, the one that is stored or
    None, and `kept`, which says that they are the same: a wrong or unfinished answer is stored, too. When the browser counts up `asked`, Python sets `solution`. While a text is written, the browser sends it as `draft`, and Python says in
    `checklist` what it can see of it. When it sends what is `sought`, Python sets `tray`. Once a whole text is stored, Python sets `compared`: samples and a rubric.

    Where the cell has a place for the answer (`in_code`), the form says how to write it there.
    """

    _esm = script(__file__)
    _css = style(__file__)

    task = traitlets.Dict().tag(sync=True)
    sent = traitlets.Dict().tag(sync=True)
    feedback = traitlets.Dict().tag(sync=True)
    asked = traitlets.Int().tag(sync=True)
    solution = traitlets.Unicode().tag(sync=True)
    draft = traitlets.Unicode().tag(sync=True)
    checklist = traitlets.List().tag(sync=True)
    compared = traitlets.Dict().tag(sync=True)  # empty until then, so that no page holds it before
    sought = traitlets.Dict().tag(sync=True)
    tray = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        task: Task,
        store: Store,
        statements: Known = MappingProxyType({}),
        in_code: bool = False,
        class_name: str = "",
        case: Case | None = None,
    ) -> None:
        super().__init__(store)
        self._case = case
        self._task, self._statements, self._in_code = task, statements, in_code
        self._class = class_name
        self._number = 0  # of the answers that the browser sent: it knows by it which of them the feedback is about
        self._saying: Callable[[], Said] | None = None
        self._notes: tuple[Note, ...] = ()
        kept = self._kept()
        self.task = self._describe(kept["answer"] if kept else None)
        if kept:
            self._say(lambda: self._check(kept["answer"], kept["tries"]), *self._damage())
        else:
            self._tell_what_is_not_shown()
        self._check_draft(kept["answer"] if kept else "")
        self.observe(lambda change: self._check_draft(change["new"]), "draft")
        self.observe(self._store_answer, "sent")
        self.observe(self._tell_solution, "asked")
        self.observe(lambda change: self._find(change["new"].get("text", "")), "sought")
        self._listen()

    def _kept(self) -> Record | None:
        """Return the stored record, or None where there is none to the question that is shown."""
        return answer_of_today(self._task, self._store.read()["answers"])

    def _tell_what_is_not_shown(self) -> None:
        stored = self._store.read()
        if self._task.id in stored["answers"]:
            changed = _(
                "This question has changed since you stored your answer: “{answer}”. It is not judged, and stays among "
                "your earlier answers; answer the question as it is now."
            )
            answer = answer_text(self._task, stored["answers"][self._task.id]["answer"])
            self._say(lambda: _said(translator(self._store.language)(changed).format(answer=answer)) | NOT_JUDGED)
            return
        elif self._task.id in stored["unread"]:
            text = _("Your stored answer to this task cannot be read. It is kept in your file; answer here anew.")
        elif self._store.lost:
            self._say(lambda: _said(""), *self._damage())
            return
        else:
            return
        self._say(lambda: _said(translator(self._store.language)(text)) | NOT_JUDGED)

    def _damage(self) -> tuple[Note, ...]:
        """Return what says which files could not be read, to be said in any language; nothing where all could."""
        lost = tuple(self._store.lost)
        return (lambda language: told_of_damage(lost, language),) if lost else ()

    def _say(self, saying: Callable[[], Said], *notes: Note) -> None:
        """Set `feedback` to what `saying()` returns, with each note (a function of the language) on a line of its own.

        It is said again in each language that is chosen later.
        """
        self._saying, self._notes = saying, notes
        self._say_again()

    def _say_again(self) -> None:
        said, kept, language = self._saying(), self._kept(), self._store.language
        lines = [said["text"], *(note(language) for note in self._notes)]
        stored = kept["answer"] if kept else None
        about = {"stored": stored, "kept": kept is not None and said.get("about") == stored, "number": self._number}
        self.feedback = said | {"text": "\n".join(filter(None, lines))} | about

    def static_html(self) -> str:
        """Return the question and the possible answers as text."""
        task = self._task
        parts = (task.options, task.items, task.categories, task.rows, task.columns)
        return render(__file__, "twin.html", heading=self.static_text(), lists=[part for part in parts if part])

    def static_text(self) -> str:
        """Return the question."""
        return f"{self._task.number} {self._task.question}"

    def take(self, answer: Any) -> None:
        """Store an answer that was written in the cell, unless it is stored already.

        A cell that is run again holds what it held before; a later answer in the form is then the newer one and stays.
        """
        try:
            answer = as_data(answer)
        except KitError as error:
            self._refuse(error)
            return
        kept, note, before = self._kept(), None, self._store.answer(self._task.id)
        if before and not kept and before.get("code") == code_digest(answer):
            return  # it was written for the question before, and what has changed is told already
        if not (kept and kept.get("code") == code_digest(answer)):
            stored = self._put(answer, from_cell=True)
            if stored:
                self.task = self._describe(answer)  # the form shows what counts
            in_form = kept and kept["answer"] != answer and kept.get("code") != code_digest(kept["answer"])
            if stored and in_form:
                note = _("The answer in the cell is new, so it counts in place of what you stored in the form.")
        elif kept["answer"] != answer:
            note = _("The cell still holds an answer that you gave before. What you stored in the form counts.")
        if note:
            self._say(self._saying, *self._notes, lambda language: translator(language)(note))

    def _describe(self, answer: Any) -> dict[str, Any]:
        _ = translator(self._store.language)
        task = self._task
        return {
            "id": task.id,
            "language": self._store.language,
            "kind": task.kind,
            "question": task.question,
            "code": as_code(task) if self._in_code else "",
            "options": [{"id": each["id"], "text": each["text"]} for each in task.options],
            "items": [{"id": each["id"], "text": each["text"]} for each in task.items],
            "categories": task.categories,
            "rows": task.rows,
            "columns": task.columns,
            "words": task.words,
            "answer": answer,
            "tray": tray_words(_) if self._has_tray() else {},
            "labels": task_words(task, self._store.language),
        }

    def _check_draft(self, text: str) -> None:
        if self._task.kind in ("text", "evidence"):
            self.checklist = checklist(self._task, text, self._statements, translator(self._store.language))

    def _find(self, text: str) -> None:
        """Set what the tray finds; of an evidence task the statements of governments, those of its places first."""
        evidence = self._task.kind == "evidence"
        tables = ("statements",) if evidence else self._task.tray
        only = statement_codes(self._case) if evidence else None
        reader = Reader(self._case, self._store.language)
        self.tray = {**tray(reader, str(text), tables, self._task.places, only)}

    def _has_tray(self) -> bool:
        return self._case is not None and (self._task.kind == "evidence" or bool(self._task.tray))

    def _check(self, answer: Any, tries: int) -> Said:
        found = self._found(answer, tries)
        self.compared = {**compared(self._task, found)}
        said = {"right": found.right, "text": found.text, "tries": tries, "rows": found.rows}
        return said | {"more": bool(found.solution), "about": answer}

    def _found(self, answer: Any, tries: int) -> Feedback:
        return check_answer(self._task, answer, tries, self._statements, self._store.language)

    def _store_answer(self, change: dict[str, Any]) -> None:
        # The number tells the browser which of its answers this is about, also where the words are the same again.
        self._number = change["new"].get("number", 0)
        self._put(change["new"].get("answer"))

    def _put(self, answer: Any, from_cell: bool = False) -> bool:
        """Store an answer, say what there is to say, and return whether it is stored."""
        self.solution = ""  # it belongs to the answer before
        if is_empty(answer):
            self._say(lambda: self._check(answer, 0))
            return False
        whole = self._found(answer, 1).whole
        try:
            read = partial(as_read, self._task)
            shown: dict[str, Any] = {
                "variant": self._task.variant,
                "revision": self._task.revision,
                "class_name": self._class,
            }
            tries = self._store.record(self._task.id, answer, whole, from_cell=from_cell, read=read, **shown)
        except KitError as error:
            self._refuse(error, about=answer)
            return False
        revived, self._store.revived = self._store.revived, 0  # told once
        notes = (lambda language: told_of_revival(self._store.path.name, revived, language),) if revived else ()
        self._say(lambda: self._check(answer, tries), *notes)
        return True

    def _refuse(self, error: KitError, **about: Any) -> None:
        self._say(lambda: _said(error.said(translator(self._store.language))) | about)

    def _tell_solution(self, change: dict[str, Any]) -> None:
        kept = self._kept()
        self.solution = (
            self._found(kept["answer"], kept["tries"]).solution if kept and self.feedback.get("more") else ""
        )

    def _follow(self, told: str) -> None:
        """Change language when it is changed elsewhere; what is written and not yet stored stays in the browser."""
        if told != "language":
            return
        self.task = self._describe(self.task["answer"])
        kept = self._kept()
        self._check_draft(self.draft or (kept["answer"] if kept else ""))
        if self._saying:
            self._say_again()
        if self.solution:
            self._tell_solution(None)


def _said(text: str) -> Said:
    return {"right": False, "text": text, "tries": 0, "rows": {}, "more": False}


def ask(task_id: str, answer: Any = "", case: Case | None = None) -> TaskForm:
    """Show a task of a lesson or an exercise; what is answered is stored, and feedback follows.

    `task_id`: 06.1 in lesson 06, E06.1 in its exercise. An `answer` written in the cell, as in ask("E06.1", "differ"), is
    stored like one given in the form, and may be None at first. Raises KitError for an unknown id.

    >>> ask("06.1")
    """
    tasks = tasks_by_id()
    if task_id not in tasks:
        raise KitError(Words(_("There is no task '{name}'. {nearest}"), name=task_id, nearest=nearest(task_id, tasks)))
    if tasks[task_id].kind == "work":
        raise KitError(Words(_("Task {task} is done in a tool of the lesson: open that one instead."), task=task_id))
    store, task, name = open_store(), tasks[task_id], class_name()
    shown = shown_variant(task, store.answer(task_id), _draw(store) if name and task.variants else "")
    in_code = not (isinstance(answer, str) and answer == "")
    form = TaskForm(shown, store, citable(case or the_case()), in_code, name, case or the_case())
    if in_code and answer is not None:
        form.take(answer)
    return form


def _draw(store: Store) -> str:
    """Return what draws the student's variants; the pseudonym serves where no file can be written."""
    try:
        return store.draw()
    except KitError:
        return store.read()["pseudonym"]
