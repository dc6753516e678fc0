"""The margin of the page: what is missing is written first, then the gaps of our list open beside it."""

from functools import cache
from typing import Any, TypedDict

from ...answers import Store, Task, checklist, open_store
from ...article_claims import omissions
from ...case import Case, Reader, Row, citable, current_case
from ...widgets.base import Parts, State
from ...widgets.evidence import Card, row_card
from ...widgets.html import folded_static_fallback
from ...widgets.scripts import script, style
from .model import page_ids
from .written import WrittenWidget, compared


class Gap(TypedDict):
    """What the story leaves out; `named` says that one had named it."""

    id: str
    text: str
    named: bool


class Margin(WrittenWidget):
    """A state holds text, kept, at (the gap that is open) and named, the ids of the gaps that one had named."""

    _esm = script(__file__, "margin.js")
    _css = style(__file__)

    def __init__(self, case: Case, store: Store, task: str, which: str = "") -> None:
        self._which = tuple(each.strip() for each in which.split("+") if each.strip())
        super().__init__(case, store, {"at": "", "named": []}, task)
        if stored := self.stored_text():
            self._show({**self._state, "text": stored, "kept": stored})

    def compute_view(self, state: State) -> Parts:
        """Return words, view and the mended state; the gaps stay out of it until a text is kept, where there is a task."""
        reader, task = Reader(self._case, state["language"]), self._text_task
        problem = self.problem(state) if state["kept"] or state.get("asked") else ""
        opens = not problem and bool(state["kept"] or not task)
        rows = {row["id"]: row for row in omissions(self._case)} if opens else {}
        every = len(rows)
        rows = {each: row for each, row in rows.items() if each in (self._which or rows)}
        named = [each for each in rows if each in state["named"]]
        return {
            "words": _words(reader),
            "view": {
                "asks": bool(task),
                "page": _page(reader) if task and not rows else [],
                "checklist": _checklist(reader, task, state["text"]),
                "problem": problem,
                "gaps": [_gap(reader, row, named) for row in rows.values()],
                "told": omission_card(reader, rows[state["at"]]) if state["at"] in rows else None,
                "said": _count(reader, named, len(rows), every) if rows else "",
                "compared": compared(reader, task) if rows else None,
            },
            "state": {**state, "named": named, "kept": state["kept"] if opens else ""},
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the gaps as a table, folded away below a line that asks for one's own, and how many there are."""
        reader = Reader(self._case, state["language"])
        every = len(omissions(self._case))
        return folded_static_fallback(**margin_static_fallback(reader)), _count(reader, [], every, every)


def margin_static_fallback(reader: Reader) -> dict[str, Any]:
    """Return two tables, as headers, rows and caption: the gaps, which are folded away, and room for one's own; and a note."""
    _ = reader.say
    cards = [omission_card(reader, row) for row in omissions(reader.case)]
    rows = [
        [card["heading"], card["said"], "; ".join(each["text"] for each in card["card"]["sources"])] for card in cards
    ]
    headers = [_("What is left out"), _("What the record says"), _("Sources")]
    return {
        "asked": {"headers": [_("Which facts are missing?")], "rows": [["…"]], "caption": _("The margin")},
        "note": _("Name two or three missing facts first, then open this."),
        "told": {"headers": headers, "rows": rows, "caption": _("What the story leaves out")},
    }


class Omission(TypedDict):
    """A gap that is opened: what is missing, what the record says, and the card behind it."""

    heading: str
    said: str
    card: Card


def omission_card(reader: Reader, row: Row) -> Omission:
    """Return a gap, what the record says of it, and its card."""
    _ = reader.say
    heading, facts = _("Who, when, and where to read it"), [[_("Said or done by"), reader.text(row, "said_by")]]
    return {
        "heading": reader.text(row, "paraphrase"),
        "said": reader.text(row, "record"),
        "card": row_card(reader, heading, facts, row),
    }


def _gap(reader: Reader, row: Row, named: list[str]) -> Gap:
    return {"id": row["id"], "text": reader.text(row, "paraphrase"), "named": row["id"] in named}


def _page(reader: Reader) -> list[str]:
    """Return the sentences of the page in our words, for whoever still has to say what it leaves out; [] without any for class."""
    if "class_claims" not in reader.case.tables:
        return []
    return [reader.text(reader.case.row("claims", each), "paraphrase") for each in page_ids(reader.case, "class")]


def _checklist(reader: Reader, task: Task | None, text: str) -> list[dict[str, Any]]:
    return checklist(task, text, citable(reader.case), reader.say) if task else []


def _count(reader: Reader, named: list[str], shown: int, every: int) -> str:
    _ = reader.say
    if named:
        return _("Gaps shown: {shown}. You had named {count} of them.").format(shown=shown, count=len(named))
    return _("Gaps shown: {shown}, of {all} on our list. Had you named one? Open it and say so.").format(
        shown=shown, all=every
    )


@cache
def _words(reader: Reader) -> dict[str, Any]:
    _ = reader.say
    return {
        "labels": {
            "title": "",
            "page": _("The page"),
            "write": _("Your note in the margin"),
            "open": _("Open the margin"),
            "checklist": _("What can be seen of it"),
            "gaps": _("What the story leaves out"),
            "named": _("I named this"),
            "mine": _("You wrote"),
            "press": _("Press a gap to read it; say which of them you had named."),
            "card": _("Who, when, and where to read it"),
        }
    }


def left_out(which: str = "", *, task: str = "", case: Case | None = None) -> Margin:
    """Show what the story leaves out, with sources, beside what one has written oneself.

    `which` names the gaps, such as "F01+F04"; without it all are shown.
    What is written is stored as the answer to `task`; until then the gaps stay closed. Without a task they are open.

    >>> left_out()
    """
    return Margin(case or current_case(), open_store(), task, which)
