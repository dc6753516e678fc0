"""What governments said beside an index and beside their dated record; and an index of which one value is expected first."""

from collections.abc import Sequence

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...errors import KitError, _
from ...plots.canvas import check_places
from ...rhetoric_vs_practice import index_change
from ...widgets.asked import AskingWidget
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import asked_static_fallback
from ...widgets.scripts import script, style
from ...widgets.templates import render
from .index_view import change_table, change_view, change_words
from .view import find_speakers, government, record_static_fallback, record_words


class RecordExplorer(StatefulWidget):
    """Show two governments side by side. A state holds shown (their codes) and turn: the column that changes next."""

    _esm = script(__file__)
    _css = style(__file__)

    def __init__(self, case: Case, places: str, store: Store, after: str | None = None) -> None:
        self._case, self._places = case, find_speakers(case, places)
        super().__init__(store, {"shown": self._places[:2], "turn": 0}, after=after)

    def compute_view(self, state: State) -> Parts:
        """Return words and view for a state."""
        reader, names = (
            Reader(self._case, state["language"]),
            Reader(self._case, state["language"]).names("jurisdictions"),
        )
        check_places(state["shown"], self._places)
        columns = [government(reader, each) for each in state["shown"]]
        view = {"places": [[each, names[each]] for each in self._places], "columns": columns}
        return {"words": record_words(reader), "view": view, "state": state}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the same as plain tables, and how often each government gave the reason that is looked for."""
        reader = Reader(self._case, state["language"])
        columns = [government(reader, each) for each in state["shown"]]
        page = render(__file__, "static_fallback.html", **record_static_fallback(reader, state["shown"]))
        return page, " ".join(f"{each['name']}. {each['sentence']}." for each in columns)


class IndexExpectation(AskingWidget):
    """Show the index in its first year; one presses where a country stands in the last one, and all values follow."""

    _esm = script(__file__, "expected.js")
    _css = style(__file__)

    def __init__(self, case: Case, store: Store, place: str, others: Sequence[str], task: str | None) -> None:
        self._case, self._place = case, place
        years = case.entry("index.first"), case.entry("index.last")
        self._change = index_change(case, dict.fromkeys((place, *others)), *years)
        check_places([place, *others], set(case["jurisdictions"]["id"]))
        if place not in set(self._change["place"]):
            raise KitError(
                _("The index rates none of these jurisdictions in both years: name countries that it rates.")
            )
        super().__init__(store, {}, task)

    def compute_view(self, state: State) -> Parts:
        """Return the first year and, once a part of the axis is pressed or where nothing is asked, the last one."""
        reader, task = Reader(self._case, state["language"]), self.asked_task
        options = [[each["id"], each["text"]] for each in task.options] if task else []
        answer = state["answer"] if state["answer"] in dict(options) else ""
        view = change_view(reader, self._change, self._place, options, answer)
        return {"words": change_words(reader, self._place), "view": view, "state": {**state, "answer": answer}}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return both years as a table, folded away where a prediction comes first, and what is asked."""
        reader, task = Reader(self._case, state["language"]), self.asked_task
        asked, table = change_words(reader, self._place)["labels"]["asked"], change_table(reader, self._change)
        note = reader.say("Only reading? Answer first, then open this.")
        return asked_static_fallback(asked, [each["text"] for each in task.options] if task else [], note, table), asked


def record_explorer(places: str, case: Case | None = None, after: str | None = None) -> RecordExplorer:
    """Show rhetoric and record of governments, two side by side: what each said beside what it did, and an index.

    `places`: jurisdictions by code or name, with a plus between; the first two stand there at once. `after` names a
    prediction task: the tool stays closed until that answer is stored. Raises KitError for a place of which no government
    statement is recorded.

    >>> record_explorer("MEX+DEU")
    """
    return RecordExplorer(case or current_case(), places, open_store(), after)


def expect_index(
    place: str, others: Sequence[str], task: str | None = None, case: Case | None = None
) -> IndexExpectation:
    """Show how an index rated countries in its first year; the last one follows once one's expectation of `place` is pressed.

    `place` and `others` are codes; who is not rated is left out. The options of the prediction `task` are equal parts of the
    axis, the lowest first. Raises KitError for an unknown code, and where `place` is not rated.

    >>> expect_index("MEX", ["DEU", "FRA"])
    """
    return IndexExpectation(case or current_case(), open_store(), place, others, task)
