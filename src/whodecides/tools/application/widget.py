"""Laws as cards: the student reads a clause, presses a guess, and the record answers; then a law made of their parts."""

from collections.abc import Sequence

from ...answers import Store, current_answer, open_store, tasks_by_id
from ...case import Case, Reader, current_case
from ...errors import KitError, Message, _, suggest_names
from ...regulation import applicable_instruments
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import folded_static_fallback, html_table
from ...widgets.scripts import script, style
from .model import Page, chosen_instruments, chosen_steps, known_guesses, known_parts, pages
from .view import (
    builder_view,
    cards_view,
    cards_words,
    clauses_table,
    outcomes_table,
    progress,
    summarize_answer,
)

__all__ = ["LawBuilder", "LawCards", "apply_to_case", "build_law", "summarize_answer"]


class LawCards(StatefulWidget):
    """`state` holds the page on show, the guesses so far as {"instrument.step": outcome}, and the text, where there is one alone."""

    _esm = script(__file__)
    _css = style(__file__)
    answer_keys = ("guesses",)

    def __init__(
        self,
        case: Case,
        store: Store,
        instruments: Sequence[str],
        steps: Sequence[str],
        task: str | None = None,
        after: str | None = None,
    ) -> None:
        self._case, self._instruments, self._steps = case, tuple(instruments), tuple(steps)
        first = {"at": "", "guesses": {}, "instrument": self._instruments[0]}
        super().__init__(store, first, task=task, after=after)

    def compute_view(self, state: State) -> Parts:
        """Return the card on show and the list of all. Raises KitError for an unknown text."""
        known = applicable_instruments(self._case)
        if state["instrument"] not in known:
            wrong, name = _("'{name}' cannot be applied to the case. {nearest}"), state["instrument"]
            raise KitError(Message(wrong, name=name, nearest=suggest_names(name, known)))
        reader, guesses = Reader(self._case, state["language"]), known_guesses(self._case, state["guesses"])
        view = cards_view(reader, self._pages(state), state["at"], guesses, self._expected())
        return {
            "words": cards_words(reader),
            "view": {**view, "work": self.progress_sentence(state)},
            "state": {**state, "guesses": guesses},
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the clauses as a table with what the record says folded away, and how far the student is."""
        reader, listed = Reader(self._case, state["language"]), self._pages(state)
        shown = list(dict.fromkeys(each.instrument for each in listed))
        note = reader.say(_("Only reading? Guess first, then open this."))
        page = folded_static_fallback(clauses_table(reader, shown), note, outcomes_table(reader, shown, self._steps))
        return page, progress(reader, listed, known_guesses(self._case, state["guesses"]))

    def _pages(self, state: State) -> list[Page]:
        shown = (state["instrument"],) if len(self._instruments) == 1 else self._instruments
        return pages(shown, self._steps)

    def _expected(self) -> str:
        """Return the option of the prediction `after` that the student chose, "" where there is none."""
        task = tasks_by_id().get(self._after)
        record = current_answer(task, self._store.read()["answers"]) if task else None
        chosen = record["answer"] if record else None
        return next((each["text"] for each in task.options if each["id"] == chosen), "") if task else ""


class LawBuilder(StatefulWidget):
    """`state` holds the parts as {step: the text that it is taken from}, the one that is chosen now, and the one pressed last."""

    _esm = script(__file__, "builder.js")
    _css = style(__file__)
    answer_keys = ("parts",)

    def __init__(
        self, case: Case, store: Store, instruments: Sequence[str], task: str | None, after: str | None
    ) -> None:
        self._case, self._instruments = case, tuple(instruments)
        super().__init__(store, {"parts": {}, "slot": "", "pressed": ""}, task=task, after=after)

    def compute_view(self, state: State) -> Parts:
        """Return the part on show and the law so far; what is damaged in the state counts as not chosen."""
        reader, parts = (
            Reader(self._case, state["language"]),
            known_parts(self._case, state["parts"], self._instruments),
        )
        view = builder_view(reader, self._instruments, parts, state["slot"], state["pressed"])
        state = {**state, "parts": parts, "slot": view["slot"]}
        view = {**view, "task": self._task or "", "work": self.progress_sentence(state)}
        return {"words": cards_words(reader), "view": view, "state": state}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the clauses of the texts as a table, and how many parts are chosen."""
        reader = Reader(self._case, state["language"])
        table, chosen = (
            clauses_table(reader, self._instruments),
            known_parts(self._case, state["parts"], self._instruments),
        )
        sentence = reader.say(_("Parts chosen: {count}.")).format(count=len(chosen))
        return html_table(table["headers"], table["rows"], table["caption"]), sentence


def apply_to_case(
    instruments: str = "",
    steps: str = "",
    task: str | None = None,
    after: str | None = None,
    case: Case | None = None,
) -> LawCards:
    """Apply laws and bills to the act that the case is about: a clause in plain words, then one question at a time.

    `instruments` and `steps` are ids joined by "+"; of one text alone each step is a page of its own. `task` keeps the guesses;
    `after` is a prediction that comes first, and stands beside the number of texts that decided. Raises KitError with the
    nearest valid id.

    >>> apply_to_case("DEU-netzdg+EUU-dsa", "duty+law")
    """
    case = case or current_case()
    return LawCards(case, open_store(), chosen_instruments(case, instruments), chosen_steps(case, steps), task, after)


def build_law(
    instruments: str, task: str | None = None, after: str | None = None, case: Case | None = None
) -> LawBuilder:
    """Make a law of parts of real texts, each with what that text was on the day and what speaks against it.

    `instruments` are ids joined by "+"; `task` keeps the parts. Raises KitError with the nearest valid id.

    >>> build_law("DEU-netzdg+EUU-dsa")
    """
    case = case or current_case()
    return LawBuilder(case, open_store(), chosen_instruments(case, instruments), task, after)
