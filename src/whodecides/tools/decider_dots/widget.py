"""Who should decide? What you expect governments to have said, then each government as a dot."""

from ...answers import Store, open_store, tasks_by_id
from ...case import Case, Reader, current_case
from ...widgets.base import Parts, State
from ...widgets.html import asked_static_fallback
from ...widgets.option_widget import OptionWidget
from ...widgets.scripts import script, style
from .model import NOBODY, governments_by_decider
from .view import dots_sentence, dots_table, dots_view, dots_words


class DeciderDots(OptionWidget):
    """A state holds `expected`, an answer, and the row that is `open` with the `number` of the statement that is read."""

    _esm = script(__file__)
    _css = style(__file__)
    option = "expected"

    def __init__(self, case: Case, store: Store, task: str | None = None, voices: str = "") -> None:
        self._case, self._voices = case, [each.strip() for each in voices.split("+") if each.strip()]
        super().__init__(store, {"expected": "", "open": "", "number": 0}, task)

    @property
    def _nobody(self) -> bool:
        """Whether the task lets one expect that most named nobody."""
        task = tasks_by_id().get(self._task)
        return task is not None and any(each["id"] == NOBODY for each in task.options)

    def compute_view(self, state: State) -> Parts:
        """Return words and view for a state. What is unknown in it counts as not chosen."""
        reader, rows = Reader(self._case, state["language"]), governments_by_decider(self._case)
        known = set(rows) if self._nobody else set(rows) - {NOBODY}
        expected = state["expected"] if state["expected"] in known else ""
        opened = state["open"] if expected and state["open"] in rows else ""
        number = state["number"] if isinstance(state["number"], int) else 0
        return {
            "words": dots_words(reader),
            "view": dict(dots_view(reader, expected, opened, number, self._voices, nobody=self._nobody)),
            "state": {**state, "expected": expected, "open": opened, "number": number},
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the answers, with the numbers of statements folded away, and what one is asked to do."""
        reader = Reader(self._case, state["language"])
        _, sentence = reader.say, dots_sentence(reader)
        note = _("Guess first. Then open how many governments gave each answer.")
        answers = [each["text"] for each in dots_view(reader, "", "", 0, nobody=self._nobody)["rows"]]
        return asked_static_fallback(sentence, answers, note, dots_table(reader)), sentence


def decider_dots(voices: str = "", *, task: str | None = None, case: Case | None = None) -> DeciderDots:
    """Ask which answer to "who should decide?" the most governments gave; then show each as a dot, with what it said.

    `voices` are statements to read before one guesses, such as "MEX-06+DEU-08", or exhibits that have one whole. What the student expects is stored as the
    answer to `task`.

    >>> decider_dots()
    """
    return DeciderDots(case or current_case(), open_store(), task, voices)
