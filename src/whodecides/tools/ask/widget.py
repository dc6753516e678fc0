"""A task in a lesson: question, answer, feedback; each answer is stored at once."""

from collections.abc import Callable
from functools import partial
from types import MappingProxyType
from typing import Any, TypedDict

import traitlets

from ...answers import (
    OPEN_KINDS,
    Store,
    Task,
    answer_code,
    answer_text,
    as_json_data,
    check_answer,
    checklist,
    code_digest,
    current_answer,
    draws_variants,
    find_task,
    is_empty,
    is_of_an_exercise,
    normalized_answer,
    open_store,
    shown_variant,
    tasks_by_id,
)
from ...answers.file_format import Record
from ...answers.result import Feedback, Known
from ...case import Case, Citable, Reader, citable, current_case
from ...errors import KitError, Message
from ...i18n import _, translator
from ...widgets.answer_files import rewritten_file_text, unreadable_files_text
from ...widgets.base import Widget
from ...widgets.citation_picker import CitableItem, citation_picker_words, cited_items, find_citable
from ...widgets.scripts import script, style
from ...widgets.templates import render
from .words import task_words

FeedbackData = dict[str, Any]  # the feedback, see TaskForm
NoteInLanguage = Callable[[str], str]  # a sentence in the language that is asked for
NOT_JUDGED = {"right": None}  # what is stored was given to another question, or cannot be read


class Sample(TypedDict):
    level: int
    text: str
    note: str


class Level(TypedDict):
    level: int
    text: str


class SamplesAndRubric(TypedDict, total=False):
    samples: list[Sample]
    rubric: list[Level]


def samples_and_rubric(task: Task, found: Feedback) -> SamplesAndRubric:
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
    None, and `kept`, which says that they are the same: a wrong or unfinished answer is stored, too. When the browser counts up `solution_requests`, Python sets `solution`. While a text is written, the browser sends it as `draft`, and Python says in
    `checklist` what it can see of it. When it sends a `search_request`, Python sets `search_result`. Once a whole text is stored, Python sets `samples_and_rubric`: samples and a rubric.

    Where the code has a place for the answer (`in_code`), the form says how to write it there.
    """

    _esm = script(__file__)
    _css = style(__file__)

    task = traitlets.Dict().tag(sync=True)
    sent = traitlets.Dict().tag(sync=True)
    feedback = traitlets.Dict().tag(sync=True)
    solution_requests = traitlets.Int().tag(sync=True)
    solution = traitlets.Unicode().tag(sync=True)
    draft = traitlets.Unicode().tag(sync=True)
    checklist = traitlets.List().tag(sync=True)
    samples_and_rubric = traitlets.Dict().tag(sync=True)  # empty until then, so that no page holds it before
    search_request = traitlets.Dict().tag(sync=True)
    search_result = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        task: Task,
        store: Store,
        statements: Known = MappingProxyType({}),
        in_code: bool = False,
        case: Case | None = None,
    ) -> None:
        super().__init__(store)
        self._case = case
        self._task, self._statements, self._in_code = task, statements, in_code
        self._number = 0  # of the answers that the browser sent: it knows by it which of them the feedback is about
        self._make_feedback: Callable[[], FeedbackData] | None = None
        self._notes: tuple[NoteInLanguage, ...] = ()
        stored_record = self._stored_record()
        self.task = self._form_data(stored_record["answer"] if stored_record else None)
        if stored_record:
            self._set_feedback(
                lambda: self._feedback_data(stored_record["answer"], stored_record["tries"]),
                *self._unreadable_files_notes(),
            )
        else:
            self._note_hidden_answer()
        self._check_draft(stored_record["answer"] if stored_record else "")
        self.observe(lambda change: self._check_draft(change["new"]), "draft")
        self.observe(self._store_answer, "sent")
        self.observe(self._show_solution, "solution_requests")
        self.observe(lambda change: self._search(change["new"].get("text", "")), "search_request")
        self._subscribe()

    def _stored_record(self) -> Record | None:
        """Return the stored record, or None where there is none to the question that is shown."""
        return current_answer(self._task, self._store.read()["answers"])

    def _note_hidden_answer(self) -> None:
        stored = self._store.read()
        if self._task.id in stored["answers"]:
            changed = _(
                "This question has changed since you stored your answer: “{answer}”. It is not judged, and stays among "
                "your earlier answers; answer the question as it is now."
            )
            answer = answer_text(self._task, stored["answers"][self._task.id]["answer"])
            self._set_feedback(
                lambda: _message_feedback(translator(self._store.language)(changed).format(answer=answer)) | NOT_JUDGED
            )
            return
        elif self._task.id in stored["unread"]:
            text = _("Your stored answer to this task cannot be read. It is kept in your file; answer here anew.")
        elif self._store.lost:
            self._set_feedback(lambda: _message_feedback(""), *self._unreadable_files_notes())
            return
        else:
            return
        self._set_feedback(lambda: _message_feedback(translator(self._store.language)(text)) | NOT_JUDGED)

    def _unreadable_files_notes(self) -> tuple[NoteInLanguage, ...]:
        """Return what says which files could not be read, to be said in any language; nothing where all could."""
        lost = tuple(self._store.lost)
        return (lambda language: unreadable_files_text(lost, language),) if lost else ()

    def _set_feedback(self, saying: Callable[[], FeedbackData], *notes: NoteInLanguage) -> None:
        """Set `feedback` to what `saying()` returns, with each note (a function of the language) on a line of its own.

        It is said again in each language that is chosen later.
        """
        self._make_feedback, self._notes = saying, notes
        self._repeat_feedback()

    def _repeat_feedback(self) -> None:
        feedback, stored_record, language = self._make_feedback(), self._stored_record(), self._store.language
        lines = [feedback["text"], *(note(language) for note in self._notes)]
        if stored_record:
            lines.append(self._stored_of_exercise(language))
        stored = stored_record["answer"] if stored_record else None
        about = {
            "stored": stored,
            "kept": stored_record is not None and feedback.get("about") == stored,
            "number": self._number,
        }
        self.feedback = feedback | {"text": "\n".join(filter(None, lines))} | about

    def static_html(self) -> str:
        """Return the question and the possible answers as text."""
        task = self._task
        parts = (task.options, task.items, task.categories, task.rows, task.columns)
        return render(
            __file__, "static_fallback.html", heading=self.static_text(), lists=[part for part in parts if part]
        )

    def static_text(self) -> str:
        """Return the question."""
        return f"{self._task.number} {self._task.question}"

    def store_cell_answer(self, answer: Any) -> None:
        """Store an answer that was written in the code, unless it is stored already.

        Code that is run again holds what it held before; a later answer in the form is then the newer one and stays.
        """
        try:
            answer = as_json_data(answer)
        except KitError as error:
            self._refuse(error)
            return
        stored_record, note, before = self._stored_record(), None, self._store.answer(self._task.id)
        if before and not stored_record and before.get("code") == code_digest(answer):
            return  # it was written for the question before, and what has changed is told already
        if not (stored_record and stored_record.get("code") == code_digest(answer)):
            stored = self._store_and_respond(answer, from_cell=True)
            if stored:
                self.task = self._form_data(answer)  # the form shows what counts
            in_form = (
                stored_record
                and stored_record["answer"] != answer
                and stored_record.get("code") != code_digest(stored_record["answer"])
            )
            if stored and in_form:
                note = _("The answer in the code is new, so it counts in place of what you stored in the form.")
        elif stored_record["answer"] != answer:
            note = _("The code still holds an answer that you gave before. What you stored in the form counts.")
        if note:
            self._set_feedback(self._make_feedback, *self._notes, lambda language: translator(language)(note))

    def _form_data(self, answer: Any) -> dict[str, Any]:
        _ = translator(self._store.language)
        task = self._task
        return {
            "id": task.id,
            "language": self._store.language,
            "kind": task.kind,
            "at_once": not is_of_an_exercise(task),
            "question": task.question,
            "code": answer_code(task) if self._in_code else "",
            "options": [{"id": each["id"], "text": each["text"]} for each in task.options],
            "items": [{"id": each["id"], "text": each["text"]} for each in task.items],
            "categories": task.categories,
            "rows": task.rows,
            "columns": task.columns,
            "words": task.words,
            "answer": answer,
            "citation_picker": citation_picker_words(_) if self._has_citation_picker() else {},
            "cards": self._cards(),
            "recalled": self._recalled(),
            "labels": task_words(task, self._store.language),
        }

    def _cards(self) -> list[CitableItem]:
        """Return what lies beside the text: what the task names, or what the answer to another task cites."""
        ids, record = self._task.cards, self._store.answer(self._task.cards_from)
        if record and self._case:
            texts = record["answer"].values() if isinstance(record["answer"], dict) else [record["answer"]]
            ids = self._citable(self._case).cited_ids("\n".join(map(str, texts)))[0]
        if not (ids and self._case):
            return []
        return cited_items(Reader(self._case, self._store.language), ids, self._citable(self._case).others.values())

    def _citable(self, case: Case) -> Citable:
        """Return what the text may cite of a case, and of the others that its lesson declares."""
        return citable(case).with_cases(self._task.cases)

    def _recalled(self) -> dict[str, str]:
        """Return what the student made in the task that this one recalls: its title and text; {} where there is no such task."""
        from .. import CALLS  # when this module is read, not all tools are known yet

        task = tasks_by_id().get(self._task.recalls)
        call = CALLS.get(task.path.get("call", "")) if task else None
        if not (task and call and call.summarize_answer and self._case):
            return {}
        record, reader = current_answer(task, self._store.read()["answers"]), Reader(self._case, self._store.language)
        said = call.summarize_answer(reader, record["answer"])["sentence"] if record else ""
        _ = reader.say
        return {
            "task": task.id,
            "title": task.path["title"],
            "text": said or _("Nothing yet: do task {task} first.").format(task=task.number),
        }

    def _check_draft(self, text: str) -> None:
        if self._task.kind in OPEN_KINDS:
            self.checklist = checklist(self._task, text, self._statements, translator(self._store.language))

    def _search(self, text: str) -> None:
        """Set what the citation picker finds; of an evidence task the statements of governments, those of its places first."""
        evidence = self._task.kind == "evidence"
        tables = ("statements",) if evidence else self._task.tray
        known = self._citable(self._case)
        only = {each for each, facts in known.items() if "table" not in facts} if evidence else None
        reader = Reader(self._case, self._store.language)
        found = find_citable(reader, str(text), tables, self._task.places, only, known.others.values())
        self.search_result = {**found}

    def _has_citation_picker(self) -> bool:
        return self._case is not None and (self._task.kind == "evidence" or bool(self._task.tray))

    def _feedback_data(self, answer: Any, tries: int) -> FeedbackData:
        found = self._feedback(answer, tries)
        self.samples_and_rubric = {**samples_and_rubric(self._task, found)}
        feedback = {"right": found.right, "text": found.text, "tries": tries, "rows": found.rows}
        return feedback | {"more": bool(found.solution), "about": answer}

    def _feedback(self, answer: Any, tries: int) -> Feedback:
        return check_answer(self._task, answer, tries, self._statements, self._store.language)

    def _stored_of_exercise(self, language: str) -> str:
        """Return how much of an exercise without a key is stored, and of the last of it who tells what holds; else ""."""
        if self._task.keyed:
            return ""
        _, answers = translator(language), self._store.read()["answers"]
        place = (self._task.case, self._task.lesson)
        own = [each for each in tasks_by_id().values() if is_of_an_exercise(each) and (each.case, each.lesson) == place]
        count = sum(each.id in answers for each in own)
        told = _("Stored of this exercise: {count} of {all} tasks.").format(count=count, all=len(own))
        if count < len(own) or not self._store.class_name:
            return told
        return told + " " + _("Once you have handed in, your instructor tells you what holds, and why.")

    def _store_answer(self, change: dict[str, Any]) -> None:
        # The number tells the browser which of its answers this is about, also where the words are the same again.
        self._number = change["new"].get("number", 0)
        self._store_and_respond(change["new"].get("answer"))

    def _store_and_respond(self, answer: Any, from_cell: bool = False) -> bool:
        """Store an answer, say what there is to say, and return whether it is stored."""
        self.solution = ""  # it belongs to the answer before
        if is_empty(answer):
            self._set_feedback(lambda: self._feedback_data(answer, 0))
            return False
        whole = self._feedback(answer, 1).whole
        try:
            read = partial(normalized_answer, self._task)
            shown: dict[str, Any] = {"variant": self._task.variant, "revision": self._task.revision}
            tries = self._store.record(self._task.id, answer, whole, from_cell=from_cell, read=read, **shown)
        except KitError as error:
            self._refuse(error, about=answer)
            return False
        revived, self._store.revived = self._store.revived, 0  # told once
        notes = (lambda language: rewritten_file_text(self._store.path.name, revived, language),) if revived else ()
        self._set_feedback(lambda: self._feedback_data(answer, tries), *notes)
        return True

    def _refuse(self, error: KitError, **about: Any) -> None:
        self._set_feedback(lambda: _message_feedback(error.translated(translator(self._store.language))) | about)

    def _show_solution(self, change: dict[str, Any]) -> None:
        stored_record = self._stored_record()
        self.solution = (
            self._feedback(stored_record["answer"], stored_record["tries"]).solution
            if stored_record and self.feedback.get("more")
            else ""
        )

    def _on_store_change(self, changed: str) -> None:
        """Change language, the cards, or what is recalled, when they are changed elsewhere; what is written and not yet stored stays in the browser."""
        if changed not in ("language", self._task.cards_from, self._task.recalls):
            return
        self.task = self._form_data(self.task["answer"])
        stored_record = self._stored_record()
        self._check_draft(self.draft or (stored_record["answer"] if stored_record else ""))
        if self._make_feedback:
            self._repeat_feedback()
        if self.solution:
            self._show_solution(None)


def _message_feedback(text: str) -> FeedbackData:
    return {"right": False, "text": text, "tries": 0, "rows": {}, "more": False}


def ask(task_id: str, answer: Any = "", case: Case | None = None) -> TaskForm:
    """Show a task of a lesson or an exercise; what is answered is stored, and feedback follows.

    `task_id`: 06.1 in lesson 06, E06.1 in its exercise. An `answer` written in the code, as in ask("E06.1", "differ"), is
    stored like one given in the form, and may be None at first. Raises KitError for an unknown id.

    >>> ask("06.1")
    """
    task = find_task(task_id)
    if task.kind == "work":
        raise KitError(Message(_("Task {task} is done in a tool of the lesson: open that one instead."), task=task_id))
    store = open_store()
    shown = shown_variant(
        task, store.answer(task_id), _variant_seed(store) if draws_variants() and task.variants else ""
    )
    in_code = not (isinstance(answer, str) and answer == "")
    form = TaskForm(shown, store, citable(case or current_case()), in_code, case or current_case())
    if in_code and answer is not None:
        form.store_cell_answer(answer)
    return form


def _variant_seed(store: Store) -> str:
    """Return what draws the student's variants; the pseudonym serves where no file can be written."""
    try:
        return store.draw()
    except KitError:
        return store.read()["pseudonym"]
