"""The ladder of measures, and the evidence of each mark."""

from ...answers import Store, open_store
from ...case import Case, Reader, the_case
from ...show.base import Choice, Explorer, Parts
from ...show.scripts import script, style
from .picture import ladder_picture
from .view import known_mark, ladder_card, ladder_sentence, ladder_words


class MeasuresLadder(Explorer):
    """The ladder; `opened` is the measure whose evidence is shown."""

    _esm = script(__file__)
    _css = style(__file__)

    def __init__(self, case: Case, store: Store, after: str | None = None) -> None:
        self._case = case
        super().__init__(store, {"opened": ""}, after=after)

    def look(self, choice: Choice) -> Parts:
        """Return the ladder, with the evidence of a measure. An unknown one counts as none."""
        reader = Reader(self._case, choice["language"])
        opened = known_mark(reader, choice["opened"])
        return {
            "words": ladder_words(reader),
            "view": {"card": ladder_card(reader, opened)},
            "chosen": {**choice, "opened": opened},
        }

    def twin(self, choice: Choice) -> tuple[str, str]:
        """Return the ladder as a picture with its table, and one sentence on it."""
        reader = Reader(self._case, choice["language"])
        return ladder_picture(reader), ladder_sentence(reader)


def measures_ladder(after: str | None = None, case: Case | None = None) -> MeasuresLadder:
    """Show the measures of the record on a ladder, from a label to the account: a mark each, with its evidence.

    `after` names a task: the ladder stays closed until it is answered.

    >>> measures_ladder()
    """
    return MeasuresLadder(case or the_case(), open_store(), after)
