"""Save and restore: the student's answers as a file that any machine can read back."""

import json
from collections.abc import Callable
from typing import Any

import traitlets

from ...answers import Store, Task, answer_text, named_variant, open_store, tasks_by_id
from ...answers.file_format import Record
from ...errors import KitError
from ...i18n import LANGUAGES, translator
from ...widgets.answer_files import (
    decoded_file_text,
    file_field_settings,
    restored_text,
    rewritten_file_text,
    unreadable_files_text,
)
from ...widgets.base import Widget, lessons_in_english_text
from ...widgets.host import host_words
from ...widgets.scripts import script

MOST_LISTED = 50  # earlier answers, the last ones first
MOST_CHARACTERS = 80  # characters of an earlier answer


class SaveBox(Widget):
    """Choose the language and a pseudonym, download the answers, restore them from a file, bring back an earlier one.

    The browser sets `language`, `pseudonym`, `restored` ({"data": a file in base64}) and `again` ({"task", "number"} of an earlier
    answer); Python fills `view` (labels, the text to be saved, the earlier answers) and `message`. When the browser counts
    up `asked`, the text is read again, because other lessons store answers, too; `given` then says so.
    """

    _esm = script(__file__)

    language = traitlets.Unicode().tag(sync=True)
    pseudonym = traitlets.Unicode().tag(sync=True)
    restored = traitlets.Dict().tag(sync=True, echo_update=False)  # a file may be large, and need not come back
    again = traitlets.Dict().tag(sync=True)
    asked = traitlets.Int().tag(sync=True)
    given = traitlets.Int().tag(sync=True)
    view = traitlets.Dict().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.language, self.pseudonym = store.language, store.read()["pseudonym"]
        self._update_view()
        self._report_unreadable_files()
        self.observe(self._choose_language, "language")
        self.observe(self._choose_pseudonym, "pseudonym")
        self.observe(self._restore, "restored")
        self.observe(self._bring_back, "again")
        self.observe(self._reload, "asked")
        self._subscribe()

    def static_text(self) -> str:
        """Return what the box is for, in one sentence."""
        _ = translator(self._store.language)
        return _("Choose your language here, save your answers as a file, or restore them from one.")

    def _choose_language(self, change: dict[str, Any]) -> None:
        self._choose(self._store.choose_language, change["new"])
        self.message = self.message or lessons_in_english_text(self._store.language)

    def _choose_pseudonym(self, change: dict[str, Any]) -> None:
        self._choose(self._store.choose_pseudonym, change["new"])

    def _choose(self, function: Callable[..., Any], asked: str) -> None:
        self.message = ""
        try:
            function(asked)
        except KitError as error:
            self.message = error.translated(translator(self._store.language))

    def _report_unreadable_files(self) -> None:
        names = self._store.set_aside()
        if names:
            self.message = unreadable_files_text(names, self._store.language)

    def _restore(self, change: dict[str, Any]) -> None:
        self.message = ""  # the same sentence again is news to the browser
        try:
            done = self._store.restore(decoded_file_text(change["new"]["data"]))
        except KitError as error:
            self.message = error.translated(translator(self._store.language))
            return
        language = self._store.language  # the file may bring another one
        self.message = restored_text(done, language, host_words(language)["see_changes"])

    def _bring_back(self, change: dict[str, Any]) -> None:
        self._choose(lambda asked: self._store.bring_back(asked["task"], asked["number"]), change["new"])
        if not self.message:
            _ = translator(self._store.language)
            done = _("Your earlier answer to task {task} is back.").format(task=change["new"]["task"])
            self.message = f"{done} {host_words(self._store.language)['see_changes']}"

    def _reload(self, change: dict[str, Any]) -> None:
        self.message = ""
        try:
            self._store.catch_up()
            self._update_view()
        except KitError as error:  # what the page knew before is then saved
            self.message = error.translated(translator(self.language))
        self.given = change["new"]

    def _on_store_change(self, task_id: str) -> None:
        if task_id == "language":
            self.language = self._store.language
            self.message = ""  # it was in the other language
        elif task_id == "pseudonym":
            self.pseudonym = self._store.read()["pseudonym"]
        self._update_view()
        if self._store.revived:
            self.message = rewritten_file_text(self._store.path.name, self._store.revived, self._store.language)

    def _update_view(self) -> None:
        kept = self._store.read()
        _ = translator(kept["language"])
        no_reply = host_words(kept["language"])["no_reply"]
        self.view = {
            "languages": list(LANGUAGES.items()),
            "taken": file_field_settings(kept["language"]),
            "text": self._store.text(),
            "earlier": [
                {"task": task, "number": number, "words": _earlier_answer_line(task, record)}
                for task, number, record in self._store.earlier()[:MOST_LISTED]
            ],
            "labels": {
                "title": _("Your language and your answers"),
                "language": _("Language"),
                "pseudonym": _("Pseudonym, if your instructor asks for one"),
                "count": _("Answers stored so far: {count}").format(count=len(kept["answers"])),
                "save": _("Save my answers as a file"),
                "saved": _("Your answers are now in the file my-answers.json, where your browser puts what it saves."),
                "late": " ".join(
                    [_("The file that was saved may lack your newest answers."), no_reply, _("Then save again.")]
                ),
                "restore": _("Restore answers from a file (my-answers.json)"),
                "earlier": _("Earlier answers"),
                "again": _("Bring this answer back"),
            },
        }


def _earlier_answer_line(task: str, record: Record) -> str:
    """Return an earlier answer as one line of a list: task, time (UTC, as it is stored), and how the answer begins."""
    words = _answer_words(tasks_by_id().get(task), record)
    return f"{task} · {record['at'][:16].replace('T', ' ')} UTC · {words[:MOST_CHARACTERS]}{'…' if len(words) > MOST_CHARACTERS else ''}"


def _answer_words(task: Task | None, record: Record) -> str:
    """Return what was answered, as it is stored where the task is none of this kit."""
    if not task:
        return " ".join(json.dumps(record["answer"], ensure_ascii=False).split())
    return answer_text(named_variant(task, record.get("variant", "")) or task, record["answer"])


def save_and_restore() -> SaveBox:
    """Show the box with which students choose their language, save their answers and restore them.

    >>> save_and_restore()
    """
    return SaveBox(open_store())
