"""The ladder of measures, and the evidence of each mark."""

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...i18n import colon
from ...plots.canvas import Figure
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import html_table
from ...widgets.scripts import script, style
from ...widgets.templates import render
from .view import known_mark, ladder_card, ladder_sentence, ladder_table, ladder_words

LEFT, GAP, LINE = 340, 20, 58  # pixels: the names of the rungs, from mark to mark, a rung


def ladder_picture(reader: Reader) -> str:
    """Return the picture with its table folded below it, as HTML."""
    _, words = reader.say, ladder_words(reader)
    mark = colon(reader.language)
    rungs = [
        {**rung, "y": LINE * n, "marks": [{"x": LEFT + GAP * (k + 1), "length": each["length"]} for k, each in enumerate(rung["marks"])]}
        for n, rung in enumerate(words["rungs"])
    ]  # fmt: skip
    most = max((len(each["marks"]) for each in rungs), default=0)
    svg = render(
        __file__,
        "picture.html",
        rungs=rungs,
        lengths=words["lengths"],
        width=max(LEFT + GAP * (most + 2), 720),
        height=LINE * len(rungs) + 44,
        line=LINE,
    )
    counts = [f"{each['name']}{mark}{len(each['marks'])}" for each in words["rungs"]]
    table = html_table(**ladder_table(reader))
    return Figure(svg, "; ".join(counts) + ".", ladder_sentence(reader), table, _("The same as a table")).html()


class MeasuresLadder(StatefulWidget):
    """The ladder; `opened` is the measure whose evidence is shown."""

    _esm = script(__file__)
    _css = style(__file__)

    def __init__(self, case: Case, store: Store, after: str | None = None) -> None:
        self._case = case
        super().__init__(store, {"opened": ""}, after=after)

    def compute_view(self, state: State) -> Parts:
        """Return the ladder, with the evidence of a measure. An unknown one counts as none."""
        reader = Reader(self._case, state["language"])
        opened = known_mark(reader, state["opened"])
        return {
            "words": ladder_words(reader),
            "view": {"card": ladder_card(reader, opened)},
            "state": {**state, "opened": opened},
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the ladder as a picture with its table, and one sentence on it."""
        reader = Reader(self._case, state["language"])
        return ladder_picture(reader), ladder_sentence(reader)


def measures_ladder(after: str | None = None, case: Case | None = None) -> MeasuresLadder:
    """Show the measures of the record on a ladder, from a label to the account: a mark each, with its evidence.

    `after` names a task: the ladder stays closed until it is answered.

    >>> measures_ladder()
    """
    return MeasuresLadder(case or current_case(), open_store(), after)
