"""A task in the notebook: question, answer, feedback; each answer is stored at once."""

from functools import cache
from html import escape

import traitlets

from ..answers import check_answer, class_draw, is_empty, open_store, tasks_by_id, variant
from ..case import statement_codes, the_case
from ..errors import KitError, nearest
from ..i18n import translator
from .base import Widget, script


class TaskForm(Widget):
    """Show one task. The browser sets `sent`; Python stores it and sets `feedback`."""

    _esm = script("task.js")

    task = traitlets.Dict().tag(sync=True)
    sent = traitlets.Dict().tag(sync=True)
    feedback = traitlets.Dict().tag(sync=True)

    def __init__(self, task, store, statements=()):
        super().__init__()
        self._task, self._store, self._statements = task, store, statements
        kept = store.answer(task.id)
        self.task = self._describe(kept["answer"] if kept else None)
        if kept:
            self.feedback = self._check(kept["answer"], kept["tries"])
        self.observe(self._store_answer, "sent")

    def static_html(self):
        """Return the question and the possible answers as text."""
        task = self._task
        parts = (task.options, task.items, task.categories, task.rows, task.columns)
        lists = ("".join(f"<li>{escape(each['text'])}</li>" for each in part) for part in parts if part)
        listed = "".join(f"<ol type='a'>{items}</ol>" for items in lists)
        return f"<p><strong>{escape(self.static_text())}</strong></p>{listed}"

    def static_text(self):
        """Return the question."""
        return f"{self._task.id} {self._task.question}"

    def _describe(self, answer):
        _ = translator(self._store.language)
        task = self._task
        return {
            "id": task.id,
            "kind": task.kind,
            "question": task.question,
            "options": [{"id": each["id"], "text": each["text"]} for each in task.options],
            "items": [{"id": each["id"], "text": each["text"]} for each in task.items],
            "categories": task.categories,
            "rows": task.rows,
            "columns": task.columns,
            "words": task.words,
            "answer": answer,
            "labels": {
                "task": _("Task {id} ({minutes} min)").format(id=task.id, minutes=task.minutes),
                "number": _("Your number"),
                "text": _("Your answer"),
                "choose": _("(choose)"),
                "up": _("Move up: {item}"),
                "down": _("Move down: {item}"),
                "store": _("Store my answer"),
                "right": _("Right"),
                "wrong": _("Not yet"),
                "stored": _("Stored"),
                "words": _("{count} words, {fewest} to {most} asked for"),
            },
        }

    def _check(self, answer, tries):
        found = self._found(answer, tries)
        return {"right": found.right, "text": found.text, "tries": tries}

    def _found(self, answer, tries):
        return check_answer(self._task, answer, tries, self._statements, self._store.language)

    def _store_answer(self, change):
        answer = change["new"].get("answer")
        if is_empty(answer):
            self.feedback = self._check(answer, 0)
            return
        try:
            tries = self._store.record(self._task.id, answer, tried=self._found(answer, 1).judged)
        except KitError as error:
            self.feedback = {"right": False, "text": str(error), "tries": 0}
            return
        self.feedback = self._check(answer, tries)


@cache
def _statements():
    return statement_codes(the_case())


def ask(task_id, answer=None):
    """Show a task, for example ask("06.1"). Raises KitError for an unknown id.

    An `answer` written in the cell, as in ask("E06.1", "differ"), is stored like one given in the form.
    """
    tasks = tasks_by_id()
    if task_id not in tasks:
        raise KitError(f"There is no task '{task_id}'. {nearest(task_id, tasks)}")
    if tasks[task_id].kind == "work":
        raise KitError(f"Task {task_id} is done in a tool of the lesson: open that one instead.")
    store = open_store()
    number = class_draw().number(task_id, store.read()["pseudonym"])
    form = TaskForm(variant(tasks[task_id], number), store, _statements())
    if answer is not None and (store.answer(task_id) or {}).get("answer") != answer:
        form.sent = {"answer": answer}
    return form
