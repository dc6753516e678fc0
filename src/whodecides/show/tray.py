"""The evidence tray: what a text may cite, found by a word, a name, a place or an id.

It shows what was said and done, and never how it was coded or judged: that stays with the tools that ask first.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from typing import NamedTuple, TypedDict

from ..answers import plain
from ..case import CITABLE, Row
from ..case.reader import Reader
from ..i18n import Translator

MOST = 8  # that are shown at once


class Found(TypedDict):
    """Something to cite. `said` says that `text` is somebody's own words, in the language `tongue`; `gloss` is ours.

    `also` is what was said beside these words, in English, where it alone holds what is sought.
    """

    id: str
    text: str
    said: bool
    tongue: str
    gloss: str
    byline: str
    also: str


class Tray(TypedDict):
    """What a search found, and one sentence on it."""

    told: str
    found: list[Found]


class Entry(NamedTuple):
    """Something to cite, the plain text in which it is looked for, and what was said beside it."""

    found: Found
    sought: str
    context: str = ""

    def holds(self, words: list[str]) -> bool:
        """Say whether all words stand in it or beside it."""
        beside = f"{self.sought} {plain(self.context)}" if self.context else self.sought
        return all(word in beside for word in words)

    def shown(self, words: list[str]) -> Found:
        """Return it as it is shown for these words."""
        here = all(word in self.sought for word in words)
        return {**self.found, "also": "" if here else self.context}


def tray(
    reader: Reader,
    sought: str,
    tables: Sequence[str] = CITABLE,
    near: Sequence[str] = (),
    only: Collection[str] | None = None,
) -> Tray:
    """Return what has all words of `sought` in it, at most `MOST`: first the ids that begin with one of `near`.

    Where nothing is sought, these alone are shown. `tables` are looked through as far as the case has them; `only`
    holds the ids that may be found, None for all.
    """
    _, words = reader.say, plain(sought[:100]).split()
    entries = [each for table in tables if table in reader.case.tables for each in _entries(reader, table)]
    if only is not None:
        entries = [each for each in entries if each.found["id"] in only]
    first = [each for each in entries if each.found["id"].startswith(tuple(near))] if near else []
    rest = [each for each in entries if each not in first] if words else []
    found = [each for each in (*first, *rest) if each.holds(words)]
    if not words and not found:
        told = tray_words(_)["empty"]
    elif not found:
        told = _("Nothing found for “{sought}”. Try a shorter word.").format(sought=sought.strip()[:100])
    else:
        told = _("Found: {count}. Shown here: {shown}.").format(count=len(found), shown=min(MOST, len(found)))
    return {"told": told, "found": [each.shown(words) for each in found[:MOST]]}


def cited(reader: Reader, ids: Iterable[str]) -> list[Found]:
    """Return what a text cites, in the order of the `ids`, with all that was said beside it; unknown ids are left out."""
    known = _by_id(reader)
    return [{**known[each].found, "also": known[each].context} for each in ids if each in known]


@cache
def _by_id(reader: Reader) -> dict[str, Entry]:
    tables = [table for table in CITABLE if table in reader.case.tables]
    return {each.found["id"]: each for table in tables for each in _entries(reader, table)}


def tray_words(_: Translator) -> dict[str, str]:
    """Return the fixed words of a tray."""
    return {
        "tray": _("Find evidence and insert its id"),
        "search": _("Search: a word, a name, a place or an id"),
        "insert": _("Insert {id}"),
        "inserted": _("Now in your text: {id}"),
        "gloss": _("Our translation:"),
        "also": _("Also said, in English"),
        "empty": _("Type what you look for; Enter leads to what is found."),
    }


@cache
def _entries(reader: Reader, table: str) -> tuple[Entry, ...]:
    rows = reader.case[table].to_dict("records")
    if table == "claims":
        rows = [each for each in rows if each["kind"] != "omission"]  # what is left out is asked for first
    return tuple(_ENTRIES[table](reader, row) for row in rows)


def _entry(row: Row, text: str, byline: Iterable[str], more: Iterable[str] = (), **said: str) -> Entry:
    by = " · ".join(each for each in byline if each)
    found: Found = {
        "id": row["id"], "text": text, "said": bool(said), "tongue": said.get("tongue", ""), "gloss": said.get("gloss", ""),
        "byline": by, "also": "",
    }  # fmt: skip
    return Entry(found, plain(" ".join((row["id"], text, found["gloss"], by, *more))))


def _statement(reader: Reader, row: Row) -> Entry:
    actor = reader.case.row("actors", row["actor"])["name"]
    principal = row["speaks_for"]
    if principal != row["actor"]:
        actor += ", " + reader.say("for {name}").format(name=reader.case.row("actors", principal)["name"])
    place = reader.name("jurisdictions", row["jurisdiction"])
    byline = [actor, place, reader.date(row), reader.word(row["about"], "statements.about")]
    reported = row["wording_status"] == "reported speech"
    said = {} if reported else {"tongue": row["language"], "gloss": reader.gloss(row)}
    text = reader.text(row, "gloss") if reported else row["wording"]
    return _entry(row, text, byline, [Reader(reader.case, "en").text(row, "gloss")], **said)._replace(
        context=row["context"]
    )


def _claim(reader: Reader, row: Row) -> Entry:
    return _entry(row, reader.text(row, "paraphrase"), [reader.word(row["kind"], "claims.kind")], [row["as_printed"]])


def _instrument(reader: Reader, row: Row) -> Entry:
    byline = [reader.name("jurisdictions", row["jurisdiction"]), reader.word(row["kind"], "instruments.kind")]
    return _entry(row, reader.text(row, "name"), byline, [row["name_original"], reader.text(row, "summary")])


def _event(reader: Reader, row: Row) -> Entry:
    place = reader.names("jurisdictions").get(row["jurisdiction"], "")
    return _entry(row, reader.text(row, "title"), [place, reader.date(row)])


def _action(reader: Reader, row: Row) -> Entry:
    return _entry(row, reader.text(row, "ground"), [row["company"], row["target"], reader.date(row)], [row["platform"]])


def _promise(reader: Reader, row: Row) -> Entry:
    statement = reader.case.row("statements", row["statement"])
    return _entry(
        row, reader.text(row, "promise"), [reader.case.row("actors", statement["actor"])["name"], row["statement"]]
    )


_ENTRIES: dict[str, Callable[[Reader, Row], Entry]] = {
    "statements": _statement,
    "claims": _claim,
    "instruments": _instrument,
    "events": _event,
    "platform_actions": _action,
    "promises": _promise,
}
