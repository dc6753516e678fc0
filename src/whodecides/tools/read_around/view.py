"""The tabs around the story as plain data: what one sees in each, how one may write of it, and then what was found."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypedDict

from ...answers import Task
from ...case import Case, Reader, Row
from ...case.reader import texts_in_all_languages
from ...errors import KitError, Message, _, suggest_names
from ...i18n import colon
from ...widgets.base import State
from ...widgets.html import PlainTable

SHOWN_OF_ADDRESS = 60  # characters


class Tab(TypedDict):
    """A page to open: `line` is how strongly it is tied to the story, "" until its sentences are weighed."""

    id: str
    name: str
    line: str
    word: str


class Weighed(TypedDict):
    """A sentence on the origin: `mine` is the category that was pressed, `right` says whether it is the right one."""

    id: str
    text: str
    mine: str
    own: str
    right: bool
    said: str


class Page(TypedDict):
    """What stands in the open tab; `found` is "" until its sentences are weighed; without an address it could not be read."""

    address: str
    question: str
    seen: str
    found: str
    sources: list[dict[str, str]]


def finding_ids(case: Case, which: str) -> list[str]:
    """Return the ids in a text such as "L01+L04", "" for all that have a tab. Raises KitError for one that has none."""
    known = [row["id"] for row in case["origins"].to_dict("records") if any(texts_in_all_languages(row, "tab"))]
    ids = [each.strip() for each in which.split("+")] if which else known
    for each in ids:
        if each not in known:
            wrong = _("'{name}' is not one of the findings with a tab. {nearest}")
            raise KitError(Message(wrong, name=each, nearest=suggest_names(each, known)))
    return ids


def around_view(case: Case, state: State, ids: Sequence[str], task: Task | None) -> dict[str, Any]:
    """Return words and view of the tabs. `ids` are the findings on which the sentences of the task rest, in their order.

    `state` holds language, tab and, by the id of each sentence, the category that was pressed. Raises KitError for an
    unknown tab.
    """
    reader, tab = Reader(case, state["language"]), state["tab"]
    if tab not in ids:
        wrong = _("'{name}' is not one of the findings with a tab. {nearest}")
        raise KitError(Message(wrong, name=tab, nearest=suggest_names(tab, ids)))
    items = list(zip(ids, task.items if task else [], strict=False))
    right = {each: all(state.get(item["id"]) == item["answer"] for on, item in items if on == each) for each in ids}
    row = case.row("origins", tab)
    names = {each["id"]: each["text"] for each in task.categories} if task else {}
    done = sum(state.get(item["id"]) == item["answer"] for _on, item in items)
    return {
        "words": _words(reader),
        "view": {
            "tabs": [_tab(reader, each, right[each]) for each in dict.fromkeys(ids)],
            "tab": tab,
            "page": _page(reader, row, right[tab]),
            "weighed": [_weighed(item, state, names) for on, item in items if on == tab],
            "categories": list(names.items()),
            "progress": _progress(reader, done, len(items)),
            "more": [[reader.text(each, "question"), reader.text(each, "finding")] for each in _others(case, ids)]
            if done == len(items)
            else [],
        },
    }


def _others(case: Case, ids: Sequence[str]) -> list[Row]:
    return [row for row in case["origins"].to_dict("records") if row["id"] not in ids]


def _tab(reader: Reader, finding: str, told: bool) -> Tab:
    row = reader.case.row("origins", finding)
    return {
        "id": finding,
        "name": reader.text(row, "tab"),
        "line": row["certainty"].replace(" ", "-") if told else "",
        "word": reader.word(row["certainty"], "origins.certainty") if told else "",
    }


def _address(reader: Reader, row: Row) -> str:
    """Return the address of the page as a browser shows it, which may be cut."""
    if not row["page"]:
        return ""
    address = reader.case.row("sources", row["page"])["url"].partition("//")[2]
    return f"{address[:SHOWN_OF_ADDRESS]}…" if len(address) > SHOWN_OF_ADDRESS else address


def _page(reader: Reader, row: Row, told: bool) -> Page:
    return {
        "address": _address(reader, row),
        "question": reader.text(row, "question"),
        "seen": reader.text(row, "seen"),
        "found": reader.text(row, "finding") if told else "",
        "sources": reader.links(row) if told else [],
    }


def _weighed(item: Row, state: State, names: Mapping[str, str]) -> Weighed:
    mine = state.get(item["id"], "")
    return {
        "id": item["id"],
        "text": item["text"],
        "mine": mine if mine in names else "",
        "own": names.get(mine, ""),
        "right": mine == item["answer"],
        "said": item["feedback"] if mine in names else "",
    }


def _progress(reader: Reader, done: int, every: int) -> str:
    _ = reader.say
    return _("Sentences weighed: {done} of {all}.").format(done=done, all=every) if every else ""


@cache
def _words(reader: Reader) -> dict[str, Any]:
    _ = reader.say
    return {
        "labels": {
            "title": "",
            "tabs": _("Pages around the story"),
            "story": _("The page"),
            "ask": _("How may you write this?"),
            "found": _("What we found"),
            "wrong": _("Not so; press another."),
            "more": _("What else was found"),
            "sources": _("Where to read it"),
        }
    }


def origins_table(reader: Reader) -> PlainTable:
    """Return all findings as a table: the question, what was found and how sure it is, and the sources."""
    _ = reader.say
    sure = _("How sure this is") + colon(reader.language)
    rows = [
        [
            reader.text(row, "question"),
            f"{reader.text(row, 'finding')} {sure}{reader.word(row['certainty'], 'origins.certainty')}",
            "; ".join(each["text"] for each in reader.links(row)),
        ]
        for row in reader.case["origins"].to_dict("records")
    ]
    headers = [_("Question"), _("What we found"), _("Sources")]
    return {"headers": headers, "rows": rows, "caption": _("Reading around the story")}


def around_static_fallback(reader: Reader, ids: Sequence[str]) -> dict[str, Any]:
    """Return two tables, as headers, rows and caption: the tabs and what one sees there, and the findings; and a note."""
    _ = reader.say
    rows = [reader.case.row("origins", each) for each in dict.fromkeys(ids)]
    return {
        "asked": {
            "headers": [_("Tab"), _("What one sees there")],
            "rows": [[reader.text(row, "tab"), reader.text(row, "seen")] for row in rows],
            "caption": _("Pages around the story"),
        },
        "note": _("How sure may one be? Decide first, then open this."),
        "told": origins_table(reader),
    }
