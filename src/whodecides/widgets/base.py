"""What all widgets share: styles, what they leave in a saved notebook, and how a state that is asked for is answered."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import traitlets

from ..answers import Store, check_answer, current_answer, current_revision, tasks_by_id
from ..case import Reader, citable, current_case
from ..errors import KitError
from ..i18n import LANGUAGES, check_language, colon, translator
from .host import HostedWidget, before_cell_runs, host_words, running_cell
from .html import html_paragraph, saved_page
from .prediction_result import due_prediction_result
from .scripts import style
from .templates import render

# What the page sends: another lesson, which has a Python of its own, changed the language; a tool came into sight.
REFRESH_LANGUAGE, REFRESH_ANSWERS = {"refresh": "language"}, {"refresh": "answers"}

State = dict[str, Any]
Parts = dict[str, Any]  # what is shown, by the names of a stateful widget's traits


class Widget(HostedWidget):
    """A widget with a static fallback: subclasses offer `static_text()`, and `static_html()` where there is more to show.

    A page without Python, a screen reader or a printout gets these beside the live view. The static fallback begins with a line
    that says how to start the tools, where the host has one. The kit's extension of JupyterLab looks for its class and puts
    a button into it: a button in the static fallback itself would be dead in every other program.

    A widget hears of each change of the answers as `_on_store_change(what)` once it has called `_subscribe`, until it is closed. It
    is closed when the cell that made it runs again: its host keeps every widget, and so would the store. Where the page
    says that another lesson speaks another language now, the widget looks for itself; where it says that a tool came into
    sight, all hear of what other lessons have stored meanwhile.
    """

    _store: Store  # there is none where the constructor failed

    _css = style(__file__)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        if cell := running_cell():
            _widgets_by_cell.setdefault(cell, []).append(self)

    def close(self) -> None:
        """Close the view in the browser, and hear no more of changes."""
        if hasattr(self, "_store"):
            self._store.unsubscribe(self._on_store_change)
        super().close()

    def static_html(self) -> str:
        """Return the static fallback as HTML: its sentence, where a subclass has no more to show."""
        return html_paragraph(self.static_text())

    def _subscribe(self) -> None:
        """Call this last in a constructor: a widget that failed must hear of nothing."""
        self._store.subscribe(self._on_store_change)
        self.on_msg(lambda _widget, message, _buffers: self._on_message(message))

    def _on_message(self, message: object) -> None:
        if message == REFRESH_LANGUAGE:
            self._on_store_change("language")
        elif message == REFRESH_ANSWERS:
            self._store.catch_up()

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        page = saved_page(self._store.language, self.static_html())
        return {**data, "text/html": page, "text/plain": self.static_text()}, metadata


_widgets_by_cell: dict[str, list[Widget]] = {}  # the widgets made by each cell of the notebook, by the id of the cell


def _close_widgets_of_earlier_run(cell: str | None) -> None:
    """Close what an earlier run of a cell made."""
    for widget in _widgets_by_cell.pop(cell or "", ()):
        widget.close()


before_cell_runs(_close_widgets_of_earlier_run)


class StatefulWidget(Widget):
    """A widget with a state: the browser sets `requested_state`, Python answers with what is then shown.

    `requested_state` holds all that the student chose, whole each time, so that a quick hand loses nothing; it always has
    a "language", and "sent", which counts. `state` is the one that is on show. An impossible one leaves everything as it is and puts
    a sentence into `message`. While the answer to task `after` is owed nothing is shown and `locked` says what to do;
    an answer is owed until nothing is missing in it, right or wrong.

    With a `task`, the keys of the state named in `answer_keys` are the student's answer: each change is stored at once,
    and what was stored comes back.

    Subclasses offer `compute_view(state)`, which returns what is shown as {trait: plain data} and raises KitError for an
    impossible state; and `static_fallback(state)`, which returns the same as (HTML that a template
    made, one sentence).
    """

    answer_keys: tuple[str, ...] = ()
    shows_result = (
        False  # whether what it shows answers the prediction `after`, which is then shown above it beside its result
    )
    contains_prediction = False  # whether the prediction `after` stands in its view, which another one then changes

    requested_state = traitlets.Dict().tag(sync=True, echo_update=False)  # the browser knows what it asked for
    words = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    view = traitlets.Dict().tag(sync=True)
    prediction_result = traitlets.Dict().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)
    locked = traitlets.Unicode().tag(sync=True)

    def __init__(self, store: Store, first: State, task: str | None = None, after: str | None = None) -> None:
        super().__init__(store)
        self._task, self._after = task or "", after or ""
        self._state = {"language": store.language, **first, **self._stored_state()}
        self.observe(self._on_request, "requested_state")
        self.locked = self._locked_notice()
        if not self.locked:
            self._show(self._state)
        self._subscribe()

    def static_html(self) -> str:
        """Return the static fallback as HTML; folded away while an answer is owed."""
        _ = translator(self._state["language"])
        note = _("Only reading? Answer first, then open this.")
        fallback, sentence = self.static_fallback(self._state)[0], self._status_sentence()
        return render(
            __file__,
            "static_fallback.html",
            fallback=fallback,
            sentence=sentence,
            closed=self._closed_notice(),
            note=note,
        )

    def static_text(self) -> str:
        """Return the static fallback in one sentence, or what comes before it."""
        return self._closed_notice() or self._status_sentence()

    def _closed_notice(self) -> str:
        """Return what a saved page says while the student's own work comes first; "" where the static fallback may be read.

        The page may be read again when that work is done, so it does not say that it is still to be done.
        """
        if not self.locked:
            return ""
        _ = translator(self._state["language"])
        return _("This tool opens once task {task} is done.").format(task=self._after)

    def _status_sentence(self) -> str:
        """Return the static fallback's sentence. How far one's own work is changes after the tool was opened, and the page does not."""
        sentence, _ = self.static_fallback(self._state)[1], translator(self._state["language"])
        return _("When this was opened: {state}").format(state=sentence) if self._task else sentence

    def progress_sentence(self, state: State) -> str:
        """Say how far the work on the own task is; an empty text where it belongs to none."""
        task, _ = tasks_by_id().get(self._task), translator(state["language"])
        if not task:
            return ""
        answer = {key: state[key] for key in self.answer_keys if key in state}
        found = check_answer(task, answer, 1, language=state["language"])
        progress = found.text if found.right is False else _("Complete; you may go on changing it.")
        return _("Task {task}: {state}").format(task=task.number, state=progress)

    def _locked_notice(self) -> str:
        """Return what to do before anything is shown; an empty text where nothing is owed."""
        if not self._after:
            return ""
        task, answers = tasks_by_id().get(self._after), self._store.read()["answers"]
        record, _ = current_answer(task, answers), translator(self._state["language"])
        if not task or not record:
            return _("First store your answer to task {task}; the tool then opens here.").format(task=self._after)
        if not check_answer(task, record["answer"], 1, citable(current_case())).whole:
            return _("First finish your work on task {task}; this tool then opens here.").format(task=self._after)
        return ""

    def _stored_state(self) -> State:
        """Return the parts of the state that were stored as an answer."""
        record = self._store.answer(self._task) if self._task else None
        answer = record["answer"] if record else {}
        return {key: answer[key] for key in self.answer_keys if key in answer} if isinstance(answer, dict) else {}

    def _on_request(self, change: dict[str, Any]) -> None:
        asked = change["new"]
        before = self._state
        try:
            check_language(asked["language"])
            parts = self.compute_view(asked)
            self._state = asked
            self._store_choice(before, asked)  # first stored, then shown: what a student sees is safe
            self._show(asked, parts)
        except KitError as error:
            self._state = before
            self.message = ""  # the same sentence again is news to the browser
            self.message = error.translated(translator(self._state["language"]))

    def _store_choice(self, before: State, now: State) -> None:
        if self._task:
            self._store_answer_keys(before, now)
        if now["language"] != before["language"]:
            self._store.choose_language(now["language"])

    def _store_answer_keys(self, before: State, now: State) -> None:
        answer = {key: now[key] for key in self.answer_keys if key in now}
        if answer != {key: before[key] for key in self.answer_keys if key in before}:
            answer = {**self._answer_beside(), **answer}
            self._store.keep_state(self._task, answer, current_revision(tasks_by_id().get(self._task)))

    def _answer_beside(self) -> State:
        """Return the parts of the stored answer that another tool of the same task keeps; most tasks have one tool alone."""
        return {}

    def _on_store_change(self, changed: str) -> None:
        """Open when the answer is there; change language when it is changed elsewhere."""
        new_language = changed == "language" and self._store.language != self._state["language"]
        if new_language:
            self._state = {**self._state, "language": self._store.language}
        if self.locked and (new_language or changed == self._after):
            self.locked = self._locked_notice()
            if not self.locked:
                self._show(self._state)
        elif new_language or (self.contains_prediction and changed == self._after and not self.locked):
            self._show(self._state)
        elif not self.locked:
            self.prediction_result = self._prediction_result()

    def _show(self, state: State, parts: Parts | None = None) -> None:
        parts = parts or self.compute_view(state)
        self._state = state
        shown = {**parts, "state": {**parts.get("state", state), "sent": state.get("sent", 0)}}
        if "words" in parts:
            late = host_words(state["language"])["no_reply"]
            shown["words"] = {**_shared_words(state["language"]), "late": late, **parts["words"]}
        with self.hold_sync():
            self.message = ""
            for part, content in shown.items():
                self.set_trait(part, content)
            self.prediction_result = self._prediction_result()

    def _prediction_result(self) -> dict[str, str]:
        """Return the prediction `after` beside its result, for a tool that shows this result; {} where it shows none."""
        if not self.shows_result:
            return {}
        reader = Reader(current_case(), self._state["language"])
        return due_prediction_result(reader, self._store, self._after, self._option_names(reader))

    def _option_names(self, reader: Reader) -> Mapping[str, str]:
        """Return the names of the options of the prediction `after` that are rows of the case."""
        return {}


@cache
def _shared_words(language: str) -> dict[str, Any]:
    """Return the words that the frame around each widget shows."""
    _ = translator(language)
    return {
        "languages": [list(each) for each in LANGUAGES.items()],
        "language": _("Language"),
        "colon": colon(language),
        "own": _("You"),
        "record": _("The record"),
        "gloss": _("Our translation:"),
        "sources": _("Sources"),
        "original": _("In the original, and where to read it"),
        "right": _("Right"),
        "wrong": _("Not yet"),
        "english": lessons_in_english_text(language),
    }


@cache
def lessons_in_english_text(language: str) -> str:
    """Return what a reader of another language is told once: the tools speak it, the lessons do not; "" in English."""
    _ = translator(language)
    return "" if language == "en" else _("The texts and questions of the lessons are in English for now.")
