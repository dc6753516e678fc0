"""Findings that open one by one: what reading around the story shows, and what the story leaves out."""

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...i18n import Translator
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import html_table
from ...widgets.scripts import script, style
from .view import cards_table, omission_cards, origin_cards


class Findings(StatefulWidget):
    """Show cards below their headings, closed until they are wanted. Subclasses name `title` and `cards`."""

    _esm = script(__file__)
    _css = style(__file__)

    def __init__(self, case: Case, store: Store, after: str | None = None) -> None:
        self._case = case
        super().__init__(store, {}, after=after)

    def compute_view(self, state: State) -> Parts:
        """Return title and cards, which change with the language only."""
        reader = Reader(self._case, state["language"])
        return {"words": {"labels": {"title": self.title(reader.say)}, "cards": self.cards(reader)}}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the cards as one table, and how many there are."""
        reader = Reader(self._case, state["language"])
        _, cards = reader.say, self.cards(reader)
        sentence = _("Findings, each with its sources: {count}.").format(count=len(cards))
        return html_table(**cards_table(cards, self.title(_), reader.language)), sentence


class Origins(Findings):
    """What reading around the story finds."""

    cards = staticmethod(origin_cards)

    def title(self, _: Translator) -> str:
        """Return the title."""
        return _("Reading around the story")


class Omissions(Findings):
    """What the story leaves out."""

    cards = staticmethod(omission_cards)

    def title(self, _: Translator) -> str:
        """Return the title."""
        return _("What the story leaves out")


def read_around(case: Case | None = None) -> Origins:
    """Show what a reader finds who leaves the page: who publishes, in which language, from where.

    >>> read_around()
    """
    return Origins(case or current_case(), open_store())


def left_out(after: str | None = None, case: Case | None = None) -> Omissions:
    """Show what the story leaves out, with sources.

    `after` names a task that must be answered before.

    >>> left_out()
    """
    return Omissions(case or current_case(), open_store(), after)
