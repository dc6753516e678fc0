"""The citation picker: what a text may cite, found by a word, a name, a place or an id.

It shows what was said and done, and never how it was coded or judged: that stays with the tools that ask first.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from typing import NamedTuple, TypedDict

from ..answers import normalized
from ..case import CITABLE, Case, Row, id_elsewhere
from ..case.reader import Reader
from ..i18n import Translator, colon
from ..regulation import article_of

MOST_SHOWN = 8  # that are shown at once


class CitableItem(TypedDict):
    """Something to cite. `verbatim` says that `text` is somebody's own words, in `language`; `gloss` is ours.

    `also` is what was said beside these words, in English, where it alone holds what is sought. `says` is what a text of
    law says, in plain words.
    """

    id: str
    text: str
    verbatim: bool
    language: str
    gloss: str
    byline: str
    also: str
    says: str


class SearchResult(TypedDict):
    """What a search found, and one sentence on it."""

    message: str
    items: list[CitableItem]


class IndexedItem(NamedTuple):
    """Something to cite, the plain texts in which it is looked for, all of it and its byline, and what was said beside it."""

    item: CitableItem
    search_text: str
    by: str
    context: str = ""

    def matches(self, words: list[str]) -> bool:
        """Say whether all words stand in it or beside it."""
        beside = f"{self.search_text} {normalized(self.context)}" if self.context else self.search_text
        return all(word in beside for word in words)

    def is_by(self, words: list[str]) -> bool:
        """Say whether all words stand in the byline: who speaks, and for which country."""
        return all(word in self.by for word in words)

    def for_words(self, words: list[str]) -> CitableItem:
        """Return it as it is shown for these words."""
        here = all(word in self.search_text for word in words)
        return {**self.item, "also": "" if here else self.context}


def find_citable(
    reader: Reader,
    sought: str,
    tables: Sequence[str] = CITABLE,
    near: Sequence[str] = (),
    only: Collection[str] | None = None,
    others: Iterable[Case] = (),
) -> SearchResult:
    """Return what has all words of `sought` in it, at most `MOST_SHOWN`: first the ids that begin with one of `near`.

    What has them in its byline comes before what only speaks of them. Where nothing is sought, these alone are shown. `tables` are looked through as far as the case has them; `only`
    holds the ids that may be found, None for all. What is of `others`, other cases, is found, too, by its id on this page.
    """
    _, words = reader.say, normalized(sought[:100]).split()
    entries = [each for table in tables if table in reader.case.tables for each in _indexed_items(reader, table)]
    for other in (Reader(each, reader.language) for each in others):
        entries += [
            _elsewhere(reader.case, other.case, each)
            for table in tables
            if table in other.case.tables
            for each in _indexed_items(other, table)
        ]
    if only is not None:
        entries = [each for each in entries if each.item["id"] in only]
    first = [each for each in entries if each.item["id"].startswith(tuple(near))] if near else []
    rest = [each for each in entries if each not in first] if words else []
    found = [[each for each in part if each.matches(words)] for part in (first, rest)]
    items = [each for part in found for each in sorted(part, key=lambda item: not item.is_by(words))]
    if not words and not items:
        message = citation_picker_words(_)["empty"]
    elif not items:
        message = _("Nothing found for “{sought}”. Try a shorter word.").format(sought=sought.strip()[:100])
    else:
        message = _("Found: {count}. Shown here: {shown}.").format(count=len(items), shown=min(MOST_SHOWN, len(items)))
    return {"message": message, "items": [each.for_words(words) for each in items[:MOST_SHOWN]]}


def cited_items(reader: Reader, ids: Iterable[str], others: Iterable[Case] = ()) -> list[CitableItem]:
    """Return what a text cites, in the order of the `ids`, with all that was said beside it; unknown ids are left out.

    Ids of `others`, other cases, are those of this page.
    """
    cited = list(ids)
    known = _items_of(reader, cited)
    for other in (Reader(each, reader.language) for each in others):
        own = [each.removeprefix(f"{other.case.folder.name}-") for each in cited]
        found = [_elsewhere(reader.case, other.case, each) for each in _items_of(other, own).values()]
        known |= {each.item["id"]: each for each in found if each.item["id"] in cited}
    return [{**known[each].item, "also": known[each].context} for each in cited if each in known]


def _items_of(reader: Reader, ids: Collection[str]) -> dict[str, IndexedItem]:
    """Return what can be cited of one case under these ids."""
    return {
        row["id"]: _INDEXERS[table](reader, row)
        for table in CITABLE
        if table in reader.case.tables
        for row in _citable_rows(reader.case, table)
        if row["id"] in ids
    }


def _elsewhere(case: Case, other: Case, found: IndexedItem) -> IndexedItem:
    """Return something of another case as a page of this one cites it."""
    return found._replace(item={**found.item, "id": id_elsewhere(case, other, found.item["id"])})


def citation_picker_words(_: Translator) -> dict[str, str]:
    """Return the fixed words of a citation picker."""
    return {
        "citation_picker": _("Find evidence and insert its id"),
        "search": _("Search: a word, a name, a place or an id"),
        "insert": _("Insert {id}"),
        "inserted": _("Now in your text: {id}"),
        "gloss": _("Our translation:"),
        "also": (_("Also said") if _.language == "en" else _("Also said, in English")) + colon(_.language),
        "empty": _("Type what you look for; Enter leads to what is found."),
    }


@cache
def _indexed_items(reader: Reader, table: str) -> tuple[IndexedItem, ...]:
    return tuple(_INDEXERS[table](reader, row) for row in _citable_rows(reader.case, table))


@cache
def _citable_rows(case: Case, table: str) -> list[Row]:
    rows = case.rows(table)
    if table == "claims":
        return [each for each in rows if each["kind"] != "omission"]  # what is left out is asked for first
    return rows


def _indexed_item(
    row: Row, text: str, byline: Iterable[str], more: Iterable[str] = (), **own_words: str
) -> IndexedItem:
    by = " · ".join(each for each in byline if each)
    item: CitableItem = {
        "id": row["id"], "text": text, "verbatim": bool(own_words), "language": own_words.get("language", ""), "gloss": own_words.get("gloss", ""),
        "byline": by, "also": "", "says": "",
    }  # fmt: skip
    return IndexedItem(item, normalized(" ".join((row["id"], text, item["gloss"], by, *more))), normalized(by))


def _statement(reader: Reader, row: Row) -> IndexedItem:
    who = reader.case.row("actors", row["actor"])
    actor = who["name"]
    principal = row["speaks_for"]
    if principal != row["actor"]:
        actor += ", " + reader.say("for {name}").format(name=reader.case.row("actors", principal)["name"])
    place = reader.name("jurisdictions", row["jurisdiction"])
    byline = [actor, reader.text(who, "office"), place, reader.date(row), reader.word(row["about"], "statements.about")]
    reported = row["wording_status"] == "reported speech"
    own_words = {} if reported else {"language": row["language"], "gloss": reader.gloss(row)}
    text = reader.text(row, "gloss") if reported else row["wording"]
    return _indexed_item(row, text, byline, [Reader(reader.case, "en").text(row, "gloss")], **own_words)._replace(
        context=row["context"]
    )


def _claim(reader: Reader, row: Row) -> IndexedItem:
    return _indexed_item(
        row, reader.text(row, "paraphrase"), [reader.word(row["kind"], "claims.kind")], [row["as_printed"]]
    )


def _instrument(reader: Reader, row: Row) -> IndexedItem:
    byline = [reader.name("jurisdictions", row["jurisdiction"]), reader.word(row["kind"], "instruments.kind")]
    found = _indexed_item(row, reader.text(row, "name"), byline, [row["name_original"], reader.text(row, "summary")])
    article = article_of(reader.case, row["id"])
    says = reader.text(article, "clause") if article else reader.text(row, "summary")
    return found._replace(item={**found.item, "says": says})


def _event(reader: Reader, row: Row) -> IndexedItem:
    place = reader.names("jurisdictions").get(row["jurisdiction"], "")
    return _indexed_item(row, reader.text(row, "title"), [place, reader.date(row)])


def _action(reader: Reader, row: Row) -> IndexedItem:
    return _indexed_item(
        row, reader.text(row, "ground"), [row["company"], row["target"], reader.date(row)], [row["platform"]]
    )


def _promise(reader: Reader, row: Row) -> IndexedItem:
    statement = reader.case.row("statements", row["statement"])
    return _indexed_item(
        row, reader.text(row, "promise"), [reader.case.row("actors", statement["actor"])["name"], row["statement"]]
    )


_INDEXERS: dict[str, Callable[[Reader, Row], IndexedItem]] = {
    "statements": _statement,
    "claims": _claim,
    "instruments": _instrument,
    "events": _event,
    "platform_actions": _action,
    "promises": _promise,
}
