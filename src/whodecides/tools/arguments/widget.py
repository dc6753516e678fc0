"""The strongest case for each answer; before it, voices of the record: in which case is each of them cited?"""

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import html_table
from ...widgets.scripts import script, style
from .view import (
    arguments_table,
    arguments_words,
    check_question,
    parse_placed,
    placed_text,
    voice_ids,
    voices_view,
)


class Arguments(StatefulWidget):
    """A state holds `placed`, {statement: argument}, and `at`, the voice in hand."""

    _esm = script(__file__)
    _css = style(__file__)
    answer_keys = ("placed",)

    def __init__(self, case: Case, store: Store, question: str, voices: str = "", task: str | None = None) -> None:
        check_question(case, question)
        self._case, self._question, self._voices = case, question, voice_ids(case, question, voices)
        super().__init__(store, {"placed": {}, "at": ""}, task)

    def compute_view(self, state: State) -> Parts:
        """Return words and view for a state; what is unknown in it counts as not there."""
        reader, placed = Reader(self._case, state["language"]), self._placed(state)
        view = voices_view(reader, self._question, self._voices, placed, state["at"])
        words = arguments_words(reader, self._question)
        return {
            "words": {**words, "labels": {**words["labels"], "title": ""}} if self._voices else words,
            "view": view,
            "state": {**state, "placed": placed, "at": view["voice"].get("id", "")},
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the cases as a table, and how many voices are placed, or the question."""
        reader = Reader(self._case, state["language"])
        page = html_table(**arguments_table(reader, self._question))
        question = arguments_words(reader, self._question)["labels"]["title"]
        return page, placed_text(reader, self._placed(state)) if self._voices else question

    def _placed(self, state: State) -> dict[str, str]:
        placed = parse_placed(self._case, self._question, state["placed"])
        return {each: row for each, row in placed.items() if each in self._voices}


def arguments(question: str, voices: str = "", task: str | None = None, case: Case | None = None) -> Arguments:
    """Show the strongest case for each answer to a question side by side, with their sources.

    `question`: one of those that `case.toml` asks of `arguments.csv`. `voices` are ids of statements that one of the cases
    cites, joined by "+": in which case is each of them? The cases open when all are placed, which is stored as the answer
    to `task`. Raises KitError with the nearest valid name for another question or statement.

    >>> arguments("decider")
    """
    return Arguments(case or current_case(), open_store(), question, voices, task)
