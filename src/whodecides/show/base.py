"""What all widgets share: styles, what they leave in a saved notebook, and how a choice is answered."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import anywidget
import traitlets
from IPython import get_ipython

from ..answers import Store, answer_of_today, check_answer, revision_today, tasks_by_id
from ..case import Reader, citable, the_case
from ..errors import KitError
from ..i18n import LANGUAGES, check_language, translator
from .html import html_paragraph, saved_page
from .playback import told_back
from .scripts import script, style
from .templates import render

ONE_TABLE = script(__file__, "one_table.js")  # a sentence and the one table behind it

# What the page sends: another lesson, which has a kernel of its own, changed the language; a tool came into sight.
LOOK, CATCH_UP = {"look": "language"}, {"look": "answers"}

Choice = dict[str, Any]
Parts = dict[str, Any]  # what is shown, by the names of an explorer's traits


class Widget(anywidget.AnyWidget):
    """A widget with a static twin: subclasses offer `static_text()`, and `static_html()` where there is more to show.

    A page without a kernel, a screen reader or a printout gets these beside the live view. The twin begins with a line
    that says how to start the tools by the menu. The kit's extension of JupyterLab looks for its class and puts a button
    into it: a button in the twin itself would be dead in every other program.

    A widget hears of each change of the answers as `_follow(what)` once it has called `_listen`, until it is closed. It
    is closed when the cell that made it runs again: ipywidgets keeps every widget, and so would the store. Where the page
    says that another lesson speaks another language now, the widget looks for itself; where it says that a tool came into
    sight, all hear of what other lessons have stored meanwhile.
    """

    _store: Store  # there is none where the constructor failed

    _css = style(__file__)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        if cell := _running_cell():
            _made_in.setdefault(cell, []).append(self)

    def close(self) -> None:
        """Close the view in the browser, and hear no more of changes."""
        if hasattr(self, "_store"):
            self._store.unsubscribe(self._follow)
        super().close()

    def static_html(self) -> str:
        """Return the twin as HTML: its sentence, where a subclass has no more to show."""
        return html_paragraph(self.static_text())

    def _listen(self) -> None:
        """Call this last in a constructor: a widget that failed must hear of nothing."""
        self._store.subscribe(self._follow)
        self.on_msg(lambda _widget, told, _buffers: self._look(told))

    def _look(self, told: object) -> None:
        if told == LOOK:
            self._follow("language")
        elif told == CATCH_UP:
            self._store.catch_up()

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        page = saved_page(self._store.language, self.static_html())
        return {**data, "text/html": page, "text/plain": self.static_text()}, metadata


_made_in: dict[str, list[Widget]] = {}  # the widgets made by each cell of the notebook, by the id of the cell


def _running_cell() -> str | None:
    """Return the id of the cell that runs just now; None outside a notebook."""
    parent: dict[str, Any] = getattr(get_ipython(), "get_parent", dict)()
    return parent.get("metadata", {}).get("cellId")


def _close_earlier(info: Any) -> None:
    """Close what an earlier run of a cell made; IPython calls this before the cell runs again."""
    for widget in _made_in.pop(info.cell_id, ()):
        widget.close()


if shell := get_ipython():
    shell.events.register("pre_run_cell", _close_earlier)


class Explorer(Widget):
    """A widget with choices: the browser sets `choice`, Python answers with what is then shown.

    `choice` holds all that the student chose, whole each time, so that a quick hand loses nothing; it always has
    a "language", and "sent", which counts. `chosen` is the choice that is on show. An impossible choice leaves everything as it is and puts
    a sentence into `message`. While the answer to task `after` is owed nothing is shown and `locked` says what to do;
    an answer is owed until nothing is missing in it, right or wrong.

    With a `task`, the keys of the choice named in `kept` are the student's answer: each change is stored at once,
    and what was stored comes back.

    Subclasses offer `look(choice)`, which returns what is shown as {trait: plain data} and raises KitError for an
    impossible choice; and `twin(choice)`, which returns the same as (HTML that a template
    made, one sentence).
    """

    kept: tuple[str, ...] = ()
    tells = False  # whether what it shows answers the prediction `after`, which is then played back above it
    holds_after = False  # whether the prediction `after` stands in its view, which another one then changes

    choice = traitlets.Dict().tag(sync=True, echo_update=False)  # the browser knows what it asked for
    words = traitlets.Dict().tag(sync=True)
    chosen = traitlets.Dict().tag(sync=True)
    view = traitlets.Dict().tag(sync=True)
    played = traitlets.Dict().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)
    locked = traitlets.Unicode().tag(sync=True)

    def __init__(self, store: Store, first: Choice, task: str | None = None, after: str | None = None) -> None:
        super().__init__(store)
        self._task, self._after = task or "", after or ""
        self._now = {"language": store.language, **first, **self._stored()}
        self.observe(self._choose, "choice")
        self.locked = self._to_do_first()
        if not self.locked:
            self._show(self._now)
        self._listen()

    def static_html(self) -> str:
        """Return the twin as HTML; folded away while an answer is owed."""
        _ = translator(self._now["language"])
        note = _("Reading without running? Answer first, then open this.")
        twin, said = self.twin(self._now)[0], self._said()
        return render(__file__, "twin.html", twin=twin, said=said, closed=self._closed(), note=note)

    def static_text(self) -> str:
        """Return the twin in one sentence, or what comes before it."""
        return self._closed() or self._said()

    def _closed(self) -> str:
        """Return what a saved page says while the student's own work comes first; "" where the twin may be read.

        The page may be read again when that work is done, so it does not say that it is still to be done.
        """
        if not self.locked:
            return ""
        _ = translator(self._now["language"])
        return _("This tool opens once task {task} is done.").format(task=self._after)

    def _said(self) -> str:
        """Return the twin's sentence. How far one's own work is changes after the cell ran, and the page does not."""
        said, _ = self.twin(self._now)[1], translator(self._now["language"])
        return _("When this cell ran: {state}").format(state=said) if self._task else said

    def work(self, choice: Choice) -> str:
        """Say how far the work on the own task is; an empty text where it belongs to none."""
        task, _ = tasks_by_id().get(self._task), translator(choice["language"])
        if not task:
            return ""
        answer = {key: choice[key] for key in self.kept if key in choice}
        found = check_answer(task, answer, 1, language=choice["language"])
        state = found.text if found.right is False else _("Complete; you may go on changing it.")
        return _("Task {task}: {state}").format(task=task.number, state=state)

    def _to_do_first(self) -> str:
        """Return what to do before anything is shown; an empty text where nothing is owed."""
        if not self._after:
            return ""
        task, answers = tasks_by_id().get(self._after), self._store.read()["answers"]
        record, _ = answer_of_today(task, answers), translator(self._now["language"])
        if not task or not record:
            return _("First store your answer to task {task}; the tool then opens here.").format(task=self._after)
        if not check_answer(task, record["answer"], 1, citable(the_case())).whole:
            return _("First finish your work on task {task}; this tool then opens here.").format(task=self._after)
        return ""

    def _stored(self) -> Choice:
        """Return the parts of the choice that were stored as an answer."""
        record = self._store.answer(self._task) if self._task else None
        answer = record["answer"] if record else {}
        return {key: answer[key] for key in self.kept if key in answer} if isinstance(answer, dict) else {}

    def _choose(self, change: dict[str, Any]) -> None:
        asked = change["new"]
        before = self._now
        try:
            check_language(asked["language"])
            parts = self.look(asked)
            self._now = asked
            self._keep(before, asked)  # first stored, then shown: what a student sees is safe
            self._show(asked, parts)
        except KitError as error:
            self._now = before
            self.message = ""  # the same sentence again is news to the browser
            self.message = error.said(translator(self._now["language"]))

    def _keep(self, before: Choice, now: Choice) -> None:
        answer = {key: now[key] for key in self.kept if key in now}
        if self._task and answer != {key: before[key] for key in self.kept if key in before}:
            self._store.keep(self._task, answer, revision_today(tasks_by_id().get(self._task)))
        if now["language"] != before["language"]:
            self._store.choose_language(now["language"])

    def _follow(self, told: str) -> None:
        """Open when the answer is there; change language when it is changed elsewhere."""
        new_language = told == "language" and self._store.language != self._now["language"]
        if new_language:
            self._now = {**self._now, "language": self._store.language}
        if self.locked and (new_language or told == self._after):
            self.locked = self._to_do_first()
            if not self.locked:
                self._show(self._now)
        elif new_language or (self.holds_after and told == self._after and not self.locked):
            self._show(self._now)
        elif not self.locked:
            self.played = self._played_back()

    def _show(self, choice: Choice, parts: Parts | None = None) -> None:
        parts = parts or self.look(choice)
        self._now = choice
        shown = {**parts, "chosen": {**parts.get("chosen", choice), "sent": choice.get("sent", 0)}}
        if "words" in parts:
            shown["words"] = {**_shared_words(choice["language"]), **parts["words"]}
        with self.hold_sync():
            self.message = ""
            for part, content in shown.items():
                self.set_trait(part, content)
            self.played = self._played_back()

    def _played_back(self) -> dict[str, str]:
        """Return the prediction `after` beside its result, for a tool that shows this result; {} where it shows none."""
        if not self.tells:
            return {}
        reader = Reader(the_case(), self._now["language"])
        return told_back(reader, self._store, self._after, self._option_names(reader))

    def _option_names(self, reader: Reader) -> Mapping[str, str]:
        """Return the names of the options of the prediction `after` that are rows of the case."""
        return {}


@cache
def _shared_words(language: str) -> dict[str, Any]:
    """Return the words that the frame around each explorer shows."""
    _ = translator(language)
    return {
        "languages": [list(each) for each in LANGUAGES.items()],
        "language": _("Language"),
        "gloss": _("Our translation:"),
        "sources": _("Sources"),
        "late": late_text(language),
        "english": english_text(language),
    }


@cache
def english_text(language: str) -> str:
    """Return what a reader of another language is told once: the tools speak it, the lessons do not; "" in English."""
    _ = translator(language)
    return "" if language == "en" else _("The texts and questions of the lessons are in English for now.")


@cache
def late_text(language: str) -> str:
    """Return what only the browser can notice: a kernel that does not answer."""
    _ = translator(language)
    return _(
        "No reply from the machine: nothing new is stored. If cells are still running, wait. If not, copy what you "
        "wrote, choose “Kernel → Restart Kernel” in the menu, and run the cells again."
    )
