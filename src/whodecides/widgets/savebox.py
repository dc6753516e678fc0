"""Save and restore: the student's answers as a file that any machine can read back."""

from html import escape

import traitlets

from ..answers import open_store
from ..errors import KitError
from ..i18n import LANGUAGES, translator
from .base import Widget, script


class SaveBox(Widget):
    """Choose the language and a pseudonym, download the answers, restore them from a file.

    The browser sets `language`, `pseudonym` and `restored` ({"text": …}); Python fills `view` (labels and the text
    to be saved) and `message`.
    """

    _esm = script("savebox.js")

    language = traitlets.Unicode().tag(sync=True)
    pseudonym = traitlets.Unicode().tag(sync=True)
    restored = traitlets.Dict().tag(sync=True)
    view = traitlets.Dict().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)

    def __init__(self, store):
        super().__init__(store)
        self.language, self.pseudonym = store.language, store.read()["pseudonym"]
        self._draw()
        self._tell_damage()
        self.observe(self._choose_language, "language")
        self.observe(self._choose_pseudonym, "pseudonym")
        self.observe(self._restore, "restored")
        self._listen()

    def static_html(self):
        """Return what the box is for."""
        return f"<p>{escape(self.static_text())}</p>"

    def static_text(self):
        """Return what the box is for, in one sentence."""
        _ = translator(self._store.language)
        return _("Run this cell to choose your language, to save your answers as a file, or to restore them from one.")

    def _choose_language(self, change):
        self._choose(self._store.choose_language, change["new"])

    def _choose_pseudonym(self, change):
        self._choose(self._store.choose_pseudonym, change["new"])

    def _choose(self, function, asked):
        self.message = ""
        try:
            function(asked)
        except KitError as error:
            self.message = error.said(translator(self._store.language))

    def _tell_damage(self):
        names = self._store.set_aside()
        if names:
            self.message = told_of_damage(names, self._store.language)

    def _restore(self, change):
        try:
            taken = self._store.restore(change["new"]["text"])
        except KitError as error:
            self.message = error.said(translator(self._store.language))
            return
        _ = translator(self._store.language)  # the file may bring another language
        self.message = _(
            "Restored. Answers taken in from the file: {count}. Run the other cells again to see them."
        ).format(count=len(taken))

    def _follow(self, task_id):
        if task_id == "language":
            self.language = self._store.language
            self.message = ""  # it was in the other language
        elif task_id == "pseudonym":
            self.pseudonym = self._store.read()["pseudonym"]
        self._draw()

    def _draw(self):
        kept = self._store.read()
        _ = translator(kept["language"])
        self.view = {
            "languages": list(LANGUAGES.items()),
            "text": self._store.text(),
            "labels": {
                "title": _("Your language and your answers"),
                "language": _("Language"),
                "pseudonym": _("Pseudonym, if your instructor asks for one"),
                "count": _("Answers stored so far: {count}").format(count=len(kept["answers"])),
                "save": _("Save my answers as a file"),
                "restore": _("Restore answers from a file (my-answers.json)"),
            },
        }


def told_of_damage(names, language):
    """Return the sentence that names files which could not be read."""
    _ = translator(language)
    return _("A file of answers could not be read and was set aside, unchanged: {names}.").format(
        names=", ".join(names)
    )


def save_and_restore():
    """Show the box with which students choose their language, save their answers and restore them."""
    return SaveBox(open_store())
