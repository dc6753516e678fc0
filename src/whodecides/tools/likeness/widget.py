"""Likeness: an order that one expects first, the questions behind it, and a weight that one moves."""

import re
from collections.abc import Sequence
from typing import Any

from ...answers import Store, open_store
from ...case import Case, Reader, compared_jurisdictions, current_case
from ...errors import KitError, _
from ...plots.canvas import check_places
from ...positions import similarities
from ...widgets.asked import AskingWidget, Verdict
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import PlainTable, asked_static_fallback, html_table
from ...widgets.prediction_result import prediction_result
from ...widgets.quotation import spoken_quotation
from ...widgets.scripts import script, style
from .view import (
    WEIGHTS,
    alike_view,
    alike_words,
    nearest_told,
    nearest_words,
    question_bars,
    ranked,
    weigh_view,
    weigh_words,
)


class Nearest(AskingWidget):
    """Whose statements are most like those of `near`? One option of the task is pressed, and the whole order follows."""

    _esm = script(__file__, "nearest.js")
    _css = style(__file__)

    def __init__(self, case: Case, store: Store, near: str, task: str | None, statement: str | None) -> None:
        check_places([near], compared_jurisdictions(case))
        self._case, self._near, self._statement = case, near, statement
        super().__init__(store, {}, task)

    def compute_view(self, state: State) -> Parts:
        """Return the options, and once one is chosen, or where nothing is asked, the order."""
        reader, task = Reader(self._case, state["language"]), self.asked_task
        names = reader.names("jurisdictions")
        options = [[each["id"], names.get(each["id"], each["text"])] for each in task.options] if task else []
        answer = state["answer"] if state["answer"] in dict(options) else ""
        order = ranked(reader, self._weights(), self._near) if answer or not task else []
        view: dict[str, Any] = {
            "quotation": spoken_quotation(reader, self._statement) if self._statement else None,
            "options": options,
            "order": order,
            **nearest_told(reader, order, answer, task.outcome if task else "", self._near),
        }
        return {"words": nearest_words(reader, self._near), "view": view, "state": {**state, "answer": answer}}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the order as a table, folded away where a prediction comes first, and what it is."""
        reader, task = Reader(self._case, state["language"]), self.asked_task
        _, labels = reader.say, nearest_words(reader, self._near)["labels"]
        order = ranked(reader, self._weights(), self._near)
        told: PlainTable = {
            "headers": [_("Rank"), _("Jurisdiction"), _("Similarity"), _("Statements")],
            "rows": [[each["rank"], each["name"], each["share"], each["statements"]] for each in order],
            "caption": labels["order"],
        }
        if not task:
            return html_table(**told), labels["order"]
        options, note = (
            [each["text"] for each in task.options],
            _("Only reading? Answer first, then open this."),
        )
        return asked_static_fallback(labels["options"], options, note, told), labels["options"]

    def _weights(self) -> dict[str, int]:
        return dict.fromkeys(similarities(self._case), 1)


class Alike(StatefulWidget):
    """On which questions are two governments alike? `place` is the other one, `variable` the question that is open."""

    _esm = script(__file__, "alike.js")
    _css = style(__file__)

    def __init__(self, case: Case, store: Store, near: str, others: Sequence[str], after: str | None) -> None:
        check_places([near, *others], compared_jurisdictions(case))
        self._case, self._near, self._others = case, near, tuple(others)
        super().__init__(store, {"place": "", "variable": ""}, after=after)

    def compute_view(self, state: State) -> Parts:
        """Return the bars of the government that is open: at first the one that was expected."""
        reader = Reader(self._case, state["language"])
        mine = prediction_result(reader, self._store, self._after).get("answer", "")
        place = next((each for each in (state["place"], mine) if each in self._others), self._others[0])
        variable = state["variable"] if state["variable"] in similarities(self._case) else ""
        view = alike_view(reader, self._near, self._others, place, variable) | {"mine": mine}
        state = {**state, "place": place, "variable": variable}
        return {"words": alike_words(reader, self._near), "view": view, "state": state}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return all bars as a table, and what they are."""
        reader = Reader(self._case, state["language"])
        names, sentence = reader.names("jurisdictions"), alike_words(reader, self._near)["labels"]["bars"]
        columns = [question_bars(reader, self._near, each) for each in self._others]
        rows = [[bars[0]["name"], *(bar["share"] for bar in bars)] for bars in zip(*columns, strict=True)]
        return html_table([names[self._near], *(names[each] for each in self._others)], rows, sentence), sentence


class Weigh(AskingWidget):
    """What one weight does to an order: a place is pressed where it counts nothing, and lines show every place."""

    _esm = script(__file__, "weigh.js")
    _css = style(__file__)

    def __init__(
        self, case: Case, store: Store, near: str, places: Sequence[str], variables: Sequence[str], task: str | None
    ) -> None:
        check_places([near, *places], compared_jurisdictions(case))
        for each in variables:
            case.row("variables", each)
        if len(variables) < 2 or not places:
            raise KitError(_("Name a government and two questions at least: the weight of the last one moves."))
        self._case, self._near, self._places, self._variables = case, near, tuple(places), tuple(variables)
        super().__init__(store, {"weight": 0}, task)

    def compute_view(self, state: State) -> Parts:
        """Return the axis, and beside a place that was pressed what the task says of it."""
        reader, answer = Reader(self._case, state["language"]), _whole_number(state["answer"])
        weight = state["weight"] if state["weight"] in WEIGHTS else 0
        state = {**state, "answer": "" if answer is None else str(answer), "weight": weight}
        view = weigh_view(reader, self._near, self._places, self._variables, answer, weight)
        words = weigh_words(reader, self._near, self._places[0], self._variables[-1])
        return {"words": words, "view": {**view, "verdict": self._verdict_on_mistake(state)}, "state": state}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the places as a table, that of the weight which is asked for left out, and what they are."""
        reader = Reader(self._case, state["language"])
        sentence = weigh_words(reader, self._near, self._places[0], self._variables[-1])["labels"]["axis"]
        view = weigh_view(reader, self._near, self._places, self._variables, None, 0)
        rows = [
            [each["name"], *("–" if rank is None else rank for rank in each["ranks"][1:])] for each in view["lines"]
        ]
        headers = [reader.say("Jurisdiction"), *(f"×{each}" for each in WEIGHTS[1:])]
        return html_table(headers, rows, sentence), sentence

    def _verdict_on_mistake(self, state: State) -> Verdict:
        """Return what the task says of a place that it foresaw; a hint would come too late, since the lines stand there."""
        found, task = self.verdict(state), self.asked_task
        return {} if task and found.get("text") == task.hint else found


def _whole_number(answer: Any) -> int | None:
    """Return the place that was pressed; one that was written in a form before counts, too."""
    found = re.match(r"\d{1,3}(?!\d|[.,])", str(answer).strip())
    return int(found[0]) if found else None


def nearest(near: str, task: str | None = None, statement: str | None = None, case: Case | None = None) -> Nearest:
    """Show who is nearest to a government by all questions, after one of the options of a prediction is pressed.

    `near`: its code. The press is stored as the answer to `task`, of which the options are codes; without a task the order
    stands there at once. `statement` is the id of the words that are read before. Raises KitError for an unknown code.

    >>> nearest("MEX")
    """
    return Nearest(case or current_case(), open_store(), near, task, statement)


def alike(near: str, others: Sequence[str], after: str | None = None, case: Case | None = None) -> Alike:
    """Show on which questions two governments are alike, with a statement of each.

    `near` is one of them, `others` are those that can be put beside it: codes. After the prediction `after` it begins with the
    government that was expected. Raises KitError for an unknown code.

    >>> alike("MEX", ["DEU", "FRA"])
    """
    return Alike(case or current_case(), open_store(), near, others, after)


def weigh(
    near: str,
    places: Sequence[str],
    variables: Sequence[str],
    task: str | None = None,
    case: Case | None = None,
) -> Weigh:
    """Show what the weight of a question does to the order by likeness to `near`.

    `places`: codes, of which the first is the one whose place is asked for; `variables`: those that count, the one whose
    weight moves last. The place that is pressed is stored as the answer to `task`. Raises KitError for an unknown name.

    >>> weigh("DEU", ["FRA", "MEX"], ["decider", "remedy"])
    """
    return Weigh(case or current_case(), open_store(), near, places, variables, task)
