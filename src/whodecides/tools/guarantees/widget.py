"""Texts on free expression: an overview, and one card at a time with its sources."""

from ...answers import open_store
from ...case import Case, Reader, the_case
from ...errors import KitError, Words, _, nearest
from ...show.base import Explorer
from ...show.scripts import script, style
from ...show.templates import render
from .view import guarantee_card, guarantee_ids, guarantees_sentence, guarantees_words


class Guarantees(Explorer):
    """Compare texts on whom they bind and which limits they allow; open one to read its sources."""

    _esm = script(__file__)
    _css = style(__file__)

    def __init__(self, case, store, after=None):
        self._case = case
        super().__init__(store, {"text": guarantee_ids(case)[0]}, after=after)

    def look(self, choice):
        """Return words and the opened card. Raises KitError for another text."""
        known = guarantee_ids(self._case)
        if choice["text"] not in known:
            wrong, name = _("'{name}' is not one of the texts. {nearest}"), choice["text"]
            raise KitError(Words(wrong, name=name, nearest=nearest(name, known)))
        reader = Reader(self._case, choice["language"])
        return {"words": guarantees_words(reader), "view": {"card": guarantee_card(reader, choice["text"])}}

    def twin(self, choice):
        """Return the overview as a table, and whom the opened text binds."""
        reader = Reader(self._case, choice["language"])
        words = guarantees_words(reader)
        page = render(__file__, "twin.html", terms=words["labels"]["terms"], overview=words["table"])
        return page, guarantees_sentence(reader, choice["text"])


def guarantees(after: str | None = None, case: Case | None = None) -> Guarantees:
    """Show the texts on free expression: whom each binds, and what it allows.

    `after` names a prediction: they stay closed until it is stored.

    >>> guarantees()
    """
    return Guarantees(case or the_case(), open_store(), after)
