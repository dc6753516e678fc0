"""The comparator: national positions side by side, with the evidence one click away."""

from functools import cache
from html import escape

import traitlets

from ..answers import open_store
from ..case import load
from ..errors import KitError
from ..i18n import translator
from ..selection import MOST, Selection, parse
from ..tables import comparator_view, comparison_html, comparison_sentence
from .base import Widget, script


class Comparator(Widget):
    """Show two to four jurisdictions on the variables of the codebook.

    `choice` is what the browser asks for; the parts of `comparator_view` are what is shown, each a trait of its
    own, so that only what changed travels. An impossible choice leaves them as they are and puts a sentence into
    `message`. While a prediction is owed they are empty and `locked` says what to do; the stored prediction
    opens the comparator.
    """

    _esm = script("comparator.js")
    most = MOST

    choice = traitlets.Dict().tag(sync=True, echo_update=False)  # the browser knows what it asked for
    words = traitlets.Dict().tag(sync=True)
    chosen = traitlets.Dict().tag(sync=True)
    matrix = traitlets.Dict().tag(sync=True)
    evidence = traitlets.Dict().tag(sync=True)
    ranking = traitlets.Dict().tag(sync=True)
    plain = traitlets.Dict().tag(sync=True)
    summary = traitlets.Dict().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)
    locked = traitlets.Unicode().tag(sync=True)

    def __init__(self, case, state, store=None, after=None):
        super().__init__()
        self._case, self._after = case, after
        self._selection = parse(state, case, self.most, store.language if store else "en")
        self.observe(self._choose, "choice")
        if after and not store.answer(after):
            _ = translator(self._selection.language)
            self.locked = _("First store your prediction in task {task}; the comparator then opens here.").format(
                task=after
            )
            store.subscribe(self._open)
        else:
            self._show(self._selection)

    def static_html(self):
        """Return the matrix as a table, and the sentence; folded away while a prediction is owed."""
        page = f"{comparison_html(self._case, self._selection)}\n<p>{escape(self._sentence())}</p>"
        if not self.locked:
            return page
        _ = translator(self._selection.language)
        note = _("Reading without running? Make your prediction first, then open the table.")
        return f"<p>{escape(self.locked)}</p>\n<details><summary>{escape(note)}</summary>\n{page}\n</details>"

    def static_text(self):
        """Return the comparison in one sentence, or what to do before it is shown."""
        return self.locked or self._sentence()

    def _sentence(self):
        return comparison_sentence(self._case, self._selection)

    def _open(self, task_id):
        if task_id == self._after and self.locked:
            self.locked = ""
            self._show(self._selection)

    def _choose(self, change):
        asked = change["new"]
        opened = asked["opened"]
        selection = Selection(
            tuple(asked["places"]),
            asked["weights"],
            asked["near"],
            asked["language"],
            tuple(opened) if opened else None,
        )
        try:
            self._show(parse(str(selection), self._case, self.most))
        except KitError as error:
            self.message = str(error)

    def _show(self, selection):
        self._selection = selection
        with self.hold_sync():
            self.message = ""
            for part, content in comparator_view(self._case, selection, self.most).items():
                self.set_trait(part, content)


@cache
def _case():
    return load()


def compare(state, case=None, after=None):
    """Show the comparator.

    `state` names two to four jurisdictions by code or name, joined by +, and if you like what follows the
    question mark in the text that the widget shows: compare("Mexico+Germany+France?evaluation=1&remedy=2").
    `after` names a prediction task: the comparator stays closed until that answer is stored.
    Raises KitError with one sentence and the nearest valid names.
    """
    return Comparator(case or _case(), state, open_store(), after)
