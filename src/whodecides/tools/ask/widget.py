"""A task in the notebook: question, answer, feedback; each answer is stored at once."""

from functools import partial
from typing import Any

import traitlets

from ...answers import (
    answer_of_today,
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
    variant,
)
from ...case import Case, Reader, citable, statement_codes, the_case
from ...errors import KitError, Words, nearest
from ...i18n import _, translator
from ...show.base import Widget, late_text
from ...show.files import told_of_damage, told_of_revival
from ...show.scripts import script, style
from ...show.templates import render
from ...show.tray import tray, tray_words
from .compared import compared
from .in_words import in_words


class TaskForm(Widget):
    """Show one task. The browser sets `sent`; Python stores it and sets `feedback`: `right`, `text`, `rows` (the help on
    each wrong row, by id), `tries`, and `more`, which says that the answer may be asked for. When the browser counts up
    `asked`, Python sets `solution`. While a text is written, the browser sends it as `draft`, and Python says in
    `checklist` what it can see of it. When it sends what is `sought`, Python sets `tray`. Once a whole text is stored, Python sets `compared`: samples and a rubric.

    Where the question stands `above` the form, the form does not show it again; a screen reader still hears it as the
    name of the group of controls.
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

    def __init__(self, task, store, statements=(), above=False, class_name="", case=None):
        super().__init__(store)
        self._case = case
        self._task, self._statements, self._above = task, statements, above
        self._class = class_name
        kept = self._kept()
        self.task = self._describe(kept["answer"] if kept else None)
        if kept:
            self.feedback = self._check(kept["answer"], kept["tries"])
            self._add(told_of_damage(store.lost, store.language) if store.lost else "")
        else:
            self._tell_what_is_not_shown()
        self._check_draft(kept["answer"] if kept else "")
        self.observe(lambda change: self._check_draft(change["new"]), "draft")
        self.observe(self._store_answer, "sent")
        self.observe(self._tell_solution, "asked")
        self.observe(lambda change: self._find(change["new"].get("text", "")), "sought")
        self._listen()

    def _kept(self):
        """Return the stored record, or None where there is none to the question that is shown."""
        return answer_of_today(self._task, self._store.read()["answers"])

    def _tell_what_is_not_shown(self):
        _, stored = translator(self._store.language), self._store.read()
        if self._task.id in stored["answers"]:
            text = _(
                "This question has changed since you stored your answer: “{answer}”. It is not judged, and stays among "
                "your earlier answers; answer the question as it is now."
            ).format(answer=in_words(self._task, stored["answers"][self._task.id]["answer"]))
        elif self._task.id in stored["unread"]:
            text = _("Your stored answer to this task cannot be read. It is kept in your file; answer here anew.")
        elif self._store.lost:
            text = told_of_damage(self._store.lost, self._store.language)
        else:
            return
        self.feedback = self._said(text) | {"right": None}  # nothing was judged

    def _said(self, text):
        return {"right": False, "text": text, "tries": 0, "rows": {}, "more": False}

    def static_html(self):
        """Return the question, unless it stands above, and the possible answers as text."""
        task = self._task
        parts = (task.options, task.items, task.categories, task.rows, task.columns)
        heading = task.id if self._above else self.static_text()
        return render(__file__, "twin.html", heading=heading, lists=[part for part in parts if part])

    def static_text(self):
        """Return the question."""
        return f"{self._task.id} {self._task.question}"

    def take(self, answer):
        """Store an answer that was written in the cell, unless it is stored already.

        A cell that is run again holds what it held before; a later answer in the form is then the newer one and stays.
        """
        try:
            answer = as_data(answer)
        except KitError as error:
            self.feedback = self._said(error.said(translator(self._store.language)))
            return
        kept, _, note = self._kept(), translator(self._store.language), ""
        before = self._store.answer(self._task.id)
        if before and not kept and before.get("code") == code_digest(answer):
            return  # it was written for the question before, and what has changed is told already
        if not (kept and kept.get("code") == code_digest(answer)):
            stored = self._put(answer, {}, from_cell=True)
            if stored:
                self.task = self._describe(answer)  # the form shows what counts
            in_form = kept and kept["answer"] != answer and kept.get("code") != code_digest(kept["answer"])
            if stored and in_form:
                note = _("The answer in the cell is new, so it counts in place of what you stored in the form.")
        elif kept["answer"] != answer:
            note = _("The cell still holds an answer that you gave before. What you stored in the form counts.")
        self._add(note)

    def _add(self, note):
        """Say one thing more, on a line of its own."""
        if note:
            self.feedback = self.feedback | {"text": f"{self.feedback['text']}\n{note}"}

    def _describe(self, answer):
        _ = translator(self._store.language)
        task = self._task
        return {
            "id": task.id,
            "language": self._store.language,
            "kind": task.kind,
            "question": task.question,
            "above": self._above,
            "code": as_code(task) if task.points else "",
            "options": [{"id": each["id"], "text": each["text"]} for each in task.options],
            "items": [{"id": each["id"], "text": each["text"]} for each in task.items],
            "categories": task.categories,
            "rows": task.rows,
            "columns": task.columns,
            "words": task.words,
            "answer": answer,
            "tray": tray_words(_) if self._has_tray() else {},
            "labels": {
                "task": _("Task {id} ({minutes} min)").format(id=task.id, minutes=task.minutes),
                "number": _("Your number"),
                "text": _("Your answer"),
                "choose": _("(choose)"),
                "places": _(
                    "The number is the place: choose another, and the item goes there. An arrow moves it by one."
                ),
                "place": _("Place of: {item}"),
                "up": _("Move up: {item}"),
                "down": _("Move down: {item}"),
                "code": _("Write it as code"),
                "store": _("Store my answer"),
                "show": _("Show the answer"),
                "row": _("Not yet: {help}"),
                "right": _("Right"),
                "wrong": _("Not yet"),
                "checklist": _("What can be seen while you write; people judge the argument"),
                "done": _("there"),
                "open": _("still open"),
                "compare": _("Compare with two answers"),
                "sample": _("An answer of level {level}"),
                "rate": _("Rate your own answer"),
                "level": _("Level {level}: {text}"),
                "unkept": _("What you choose here is for you alone: it is not stored, and nobody else sees it."),
                "late": late_text(self._store.language),
            },
        }

    def _check_draft(self, text):
        if self._task.kind in ("text", "evidence"):
            self.checklist = checklist(self._task, text, self._statements, translator(self._store.language))

    def _find(self, text):
        """Set what the tray finds; of an evidence task the statements of governments, those of its places first."""
        evidence = self._task.kind == "evidence"
        tables = ("statements",) if evidence else self._task.tray
        only = statement_codes(self._case) if evidence else None
        reader = Reader(self._case, self._store.language)
        self.tray = {**tray(reader, str(text), tables, self._task.places, only)}

    def _has_tray(self):
        return self._case is not None and (self._task.kind == "evidence" or bool(self._task.tray))

    def _check(self, answer, tries):
        found = self._found(answer, tries)
        self.compared = {**compared(self._task, found)}
        said = {"right": found.right, "text": found.text, "tries": tries, "rows": found.rows}
        return said | {"more": bool(found.solution)}

    def _found(self, answer, tries):
        return check_answer(self._task, answer, tries, self._statements, self._store.language)

    def _store_answer(self, change):
        # The number tells the browser which of its answers this is about, also where the words are the same again.
        self._put(change["new"].get("answer"), {"number": change["new"].get("number", 0)})

    def _put(self, answer, number, from_cell=False):
        """Store an answer, say what there is to say, and return whether it is stored."""
        self.solution = ""  # it belongs to the answer before
        if is_empty(answer):
            self.feedback = self._check(answer, 0) | number
            return False
        whole = self._found(answer, 1).whole
        try:
            read = partial(as_read, self._task)
            shown = {"variant": self._task.variant, "revision": self._task.revision, "class_name": self._class}
            tries = self._store.record(self._task.id, answer, whole, from_cell=from_cell, read=read, **shown)
        except KitError as error:
            self.feedback = self._said(error.said(translator(self._store.language))) | number
            return False
        self.feedback = self._check(answer, tries) | number
        if self._store.revived:
            self._add(told_of_revival(self._store))
            self._store.revived = 0  # told once
        return True

    def _tell_solution(self, change):
        kept = self._kept()
        self.solution = (
            self._found(kept["answer"], kept["tries"]).solution if kept and self.feedback.get("more") else ""
        )

    def _follow(self, told):
        """Change language when it is changed elsewhere; what is written and not yet stored stays in the browser."""
        if told != "language":
            return
        self.task = self._describe(self.task["answer"])
        kept = self._kept()
        self._check_draft(self.draft or (kept["answer"] if kept else ""))
        if kept and self.feedback:
            self.feedback = self._check(kept["answer"], kept["tries"])
        elif not kept:
            self._tell_what_is_not_shown()
        if self.solution:
            self._tell_solution(None)


def ask(task_id: str, answer: Any = None, case: Case | None = None) -> TaskForm:
    """Show a task of a lesson or an exercise; what is answered is stored, and feedback follows.

    `task_id`: 06.1 in lesson 06, E06.1 in its exercise. An `answer` written in the cell, as in ask("E06.1", "differ"), is
    stored like one given in the form. Raises KitError for an unknown id.

    >>> ask("06.1")
    """
    tasks = tasks_by_id()
    if task_id not in tasks:
        raise KitError(Words(_("There is no task '{name}'. {nearest}"), name=task_id, nearest=nearest(task_id, tasks)))
    if tasks[task_id].kind == "work":
        raise KitError(Words(_("Task {task} is done in a tool of the lesson: open that one instead."), task=task_id))
    store, task, name = open_store(), tasks[task_id], class_name()
    shown = shown_variant(task, store.answer(task_id), _draw(store) if name and task.variants else "")
    # In an exercise the question stands in the cell above, except where it differs from student to student.
    first = not name and shown == variant(task, 0)
    above = task.points > 0 and (first or not task.variants)
    form = TaskForm(shown, store, citable(case or the_case()), above, name, case or the_case())
    if answer is not None:
        form.take(answer)
    return form


def _draw(store):
    """Return what draws the student's variants; the pseudonym serves where no file can be written."""
    try:
        return store.draw()
    except KitError:
        return store.read()["pseudonym"]
