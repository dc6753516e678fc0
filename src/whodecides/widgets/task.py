"""A task in the notebook: question, answer, feedback; each answer is stored at once."""

from html import escape

import traitlets

from ..answers import as_code, as_data, check_answer, class_draw, is_empty, open_store, tasks_by_id, variant
from ..case import statement_codes, the_case
from ..errors import KitError, Words, nearest
from ..i18n import _, translator
from .base import Widget, late_text, script
from .savebox import told_of_damage


class TaskForm(Widget):
    """Show one task. The browser sets `sent`; Python stores it and sets `feedback`.

    Where the question stands `above` the form, the form does not show it again; a screen reader still hears it as the
    name of the group of controls.
    """

    _esm = script("task.js")

    task = traitlets.Dict().tag(sync=True)
    sent = traitlets.Dict().tag(sync=True)
    feedback = traitlets.Dict().tag(sync=True)

    def __init__(self, task, store, statements=(), above=False):
        super().__init__(store)
        self._task, self._statements, self._above = task, statements, above
        kept = store.answer(task.id)
        self.task = self._describe(kept["answer"] if kept else None)
        if kept:
            self.feedback = self._check(kept["answer"], kept["tries"])
        elif store.lost:
            self.feedback = {"right": False, "text": told_of_damage(store.lost, store.language), "tries": 0}
        self.observe(self._store_answer, "sent")
        self._listen()

    def static_html(self):
        """Return the question, unless it stands above, and the possible answers as text."""
        task = self._task
        parts = (task.options, task.items, task.categories, task.rows, task.columns)
        lists = ("".join(f"<li>{escape(each['text'])}</li>" for each in part) for part in parts if part)
        listed = "".join(f"<ol type='a'>{items}</ol>" for items in lists)
        title = task.id if self._above else self.static_text()
        return f"<p><strong>{escape(title)}</strong></p>{listed}"

    def static_text(self):
        """Return the question."""
        return f"{self._task.id} {self._task.question}"

    def take(self, answer):
        """Store an answer that was written in the cell, unless it is stored already."""
        try:
            answer = as_data(answer)
        except KitError as error:
            self.feedback = {"right": False, "text": error.said(translator(self._store.language)), "tries": 0}
            return
        if (self._store.answer(self._task.id) or {}).get("answer") != answer:
            self.sent = {"answer": answer}
        self.task = {**self.task, "answer": answer}  # the field shows what was answered, not what was stored before

    def _describe(self, answer):
        _ = translator(self._store.language)
        task = self._task
        return {
            "id": task.id,
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
            "labels": {
                "task": _("Task {id} ({minutes} min)").format(id=task.id, minutes=task.minutes),
                "number": _("Your number"),
                "text": _("Your answer"),
                "choose": _("(choose)"),
                "up": _("Move up: {item}"),
                "down": _("Move down: {item}"),
                "code": _("Write it as code"),
                "store": _("Store my answer"),
                "right": _("Right"),
                "wrong": _("Not yet"),
                "words": _("{count} words, {fewest} to {most} asked for"),
                "late": late_text(self._store.language),
            },
        }

    def _check(self, answer, tries):
        found = check_answer(self._task, answer, tries, self._statements, self._store.language)
        return {"right": found.right, "text": found.text, "tries": tries}

    def _store_answer(self, change):
        answer = change["new"].get("answer")
        # The number tells the browser which of its answers this is about, also where the words are the same again.
        number = {"number": change["new"].get("number", 0)}
        if is_empty(answer):
            self.feedback = self._check(answer, 0) | number
            return
        whole = check_answer(self._task, answer, 1, self._statements).whole
        try:
            tries = self._store.record(self._task.id, answer, whole)
        except KitError as error:
            text = error.said(translator(self._store.language))
            self.feedback = {"right": False, "text": text, "tries": 0} | number
            return
        self.feedback = self._check(answer, tries) | number

    def _follow(self, told):
        """Change language when it is changed elsewhere; what is written and not yet stored stays in the browser."""
        if told != "language":
            return
        self.task = self._describe(self.task["answer"])
        kept = self._store.answer(self._task.id)
        if kept and self.feedback:
            self.feedback = self._check(kept["answer"], kept["tries"])


def ask(task_id, answer=None):
    """Show a task, for example ask("06.1"). Raises KitError for an unknown id.

    An `answer` written in the cell, as in ask("E06.1", "differ"), is stored like one given in the form.
    """
    tasks = tasks_by_id()
    if task_id not in tasks:
        raise KitError(Words(_("There is no task '{name}'. {nearest}"), name=task_id, nearest=nearest(task_id, tasks)))
    if tasks[task_id].kind == "work":
        raise KitError(Words(_("Task {task} is done in a tool of the lesson: open that one instead."), task=task_id))
    store = open_store()
    task = tasks[task_id]
    number = class_draw().number(task_id, store.read()["pseudonym"])
    # In an exercise the question stands in the cell above, except in a class whose questions differ.
    above = task.points > 0 and (task.keyed or not task.variants)
    form = TaskForm(variant(task, number), store, statement_codes(the_case()), above)
    if answer is not None:
        form.take(answer)
    return form
