"""An invented account page: each measure of a task is put on it, and the page shows what that does."""

from typing import Any

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...widgets.base import Parts, State
from ...widgets.html import asked_static_fallback
from ...widgets.instruments import first_capital
from ...widgets.placing import PlacingWidget
from ...widgets.scripts import script, style


class AccountPage(PlacingWidget):
    """Measures are sorted one by one; the page shows what the last word that was pressed does."""

    _esm = script(__file__)
    _css = style(__file__)

    def __init__(self, case: Case, store: Store, task: str | None = None) -> None:
        self._case = case
        super().__init__(store, {}, task)

    def compute_view(self, state: State) -> Parts:
        """Return the measure in hand, what was pressed for it, and what is said of that."""
        reader, state = Reader(self._case, state["language"]), self.read_places(state)
        _, right, last = reader.say, self.right_places(), self.last_places(state)
        solved = [each for each in right if last.get(each) == right[each]]
        left, order = [each for each in right if each not in solved], list(right)
        hand = state["hand"] if state["hand"] in right else next(iter(left or order), "")
        item = next((each for each in self._items.items if each["id"] == hand), {}) if self._items else {}
        at = last.get(hand, "")
        told = {"own": _measure(reader, at), "record": _measure(reader, at) if hand in solved else "", "said": "" if hand in solved else item["feedback"]} if at else {}  # fmt: skip
        following = [each for each in (*order[order.index(hand) + 1 :], *order) if each in left and each != hand] if hand else []  # fmt: skip
        view = {
            "measures": [[each["id"], _measure(reader, each["id"])] for each in self._items.categories] if self._items else [],
            "number": _("Measure {number} of {all}").format(number=order.index(hand) + 1, all=len(order)) if hand else "",
            "text": item.get("text", ""),
            "at": at,
            "told": told,
            "next": following[0] if following and hand in solved else "",
            "end": self._items.right if self._items and not left else "",
        }  # fmt: skip
        return {"words": {"labels": _labels(reader)}, "view": view, "state": {**state, "hand": hand}}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the measures to be sorted, and folded away what each of the words means."""
        reader = Reader(self._case, state["language"])
        _, items, words = (
            reader.say,
            self._items.items if self._items else [],
            self._items.categories if self._items else [],
        )
        rows = [[_measure(reader, each["id"]), reader.meaning(each["id"], "platform_actions.action")] for each in words]
        told: Any = {"headers": [_("Measure"), _("What it does")], "rows": rows, "caption": _("Measures")}
        asked = self._items.question if self._items else _("Which measure is it?")
        return asked_static_fallback(asked, [each["text"] for each in items], _("What each word means"), told), asked


def _measure(reader: Reader, action: str) -> str:
    return first_capital(reader.short_word(action, "platform_actions.action"))


def _labels(reader: Reader) -> dict[str, str]:
    _ = reader.say
    return {
        "title": "",
        "page": _("An invented account page"),
        "write": _("Write a post"),
        "label": _("A note was added."),
        "removal": _("This post was taken down."),
        "lock": _("Locked: the owner cannot post for now."),
        "suspension": _("Shut, without an end date."),
        "measures": _("Which measure is it?"),
        "next": _("Next"),
    }


def place_measures(task: str | None = None, case: Case | None = None) -> AccountPage:
    """Show an invented account page, on which the measures of a `task` are sorted: it shows what the pressed word does.

    The first answer to each is stored.

    >>> place_measures()
    """
    return AccountPage(case or current_case(), open_store(), task)
