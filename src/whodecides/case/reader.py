"""A case in the words of one language: names, dates, words, links and glosses.

Nobody else needs to know that a table holds a text in a column for each language: name_en, name_fr, name_es.
"""

import re
from dataclasses import dataclass
from functools import cache

from ..i18n import LANGUAGES, Translator, check_language, language_name, localized_date, translator
from .loader import Case, Row
from .origin_words import origin_in_words


@dataclass(frozen=True)
class Reader:
    """Says what is in `case` in `language` (en, fr or es). Raises KitError for another language.

    Two readers of one case and language are equal, so that what is worked out for one can be kept for both.
    """

    case: Case
    language: str

    def __post_init__(self) -> None:
        check_language(self.language)

    @property
    def say(self) -> Translator:
        """What turns a message of the interface into the language: `_ = reader.say`, then `_("Date")`."""
        return translator(self.language)

    def text(self, row: Row, column: str) -> str:
        """Return a text that a row holds in each language, such as "office" or "detail".

        Where the column itself is in English, as "rule" beside "rule_fr", it is read by whoever has no column of their own.
        """
        own = f"{column}_{self.language}"
        return row[column] if own not in row and column in row else row[own]

    def optional_text(self, row: Row, column: str) -> str:
        """Return the same where the row has such a text, else ""."""
        return self.text(row, column) if any(texts_in_all_languages(row, column)) else ""

    def name(self, table: str, row_id: str) -> str:
        """Return the name of a row. Raises KitError for an unknown id."""
        return self.text(self.case.row(table, row_id), "name")

    def names(self, table: str) -> dict[str, str]:
        """Return the names of all rows of a table, by id. Not to be changed."""
        return _names(self, table)

    def labels(self) -> dict[tuple[str, str], str]:
        """Return the words of all values of the codebook, by (variable, value). Not to be changed."""
        return _labels(self)

    def entry(self, name: str, default: str | None = None) -> str:
        """Return the words of an entry of `case.toml`; where it is missing the default, else KitError is raised."""
        return self.case.entry(name, None if default is None else {self.language: default})[self.language]

    @property
    def case_name(self) -> str:
        """What the case calls itself."""
        return self.entry("name", self.case.folder.name)

    def word(self, value: str, column: str) -> str:
        """Return the label of a value of a column, such as ("interview", "statements.channel"), from `labels.csv`.

        Raises KitError for a value without a label.
        """
        return self.text(self.case.label(column, value), "label")

    def short_word(self, value: str, column: str) -> str:
        """Return the short label of a value of a column, where it has none its label. Raises KitError as `word`."""
        return self.text(self.case.label(column, value), "short") or self.word(value, column)

    def meaning(self, value: str, column: str) -> str:
        """Return in a sentence what a value of a column means, "" where its label says it. Raises KitError as `word`."""
        return self.text(self.case.label(column, value), "meaning")

    def date(self, row: Row) -> str:
        """Return the date of a row as exactly as it is known, by its columns "date" and "date_precision"."""
        return localized_date(row["date"], row["date_precision"], self.language)

    def language_name(self, code: str) -> str:
        """Return the name of a language, such as "de", in the reader's own."""
        return language_name(code, self.language)

    def gloss(self, row: Row) -> str:
        """Return our translation of the words that a row quotes; "" where the reader needs none, or its table has none."""
        gloss = row.get(f"gloss_{self.language}", "")
        return "" if gloss == row.get("wording") else gloss

    def own_words(self, row: Row) -> dict[str, str]:
        """Return the words that a row quotes as {words, language, gloss}.

        Where the document has a text of its own in the reader's language, they are those of that text, without a gloss.
        """
        if self.language in row.get("authentic", "").split(";"):
            return {"words": row[f"gloss_{self.language}"], "language": self.language, "gloss": ""}
        return {"words": row["wording"], "language": row["language"], "gloss": self.gloss(row)}

    def links(self, row: Row) -> list[dict[str, str]]:
        """Return the sources of a row of any table as a card lists them: [{text, url}, …].

        `row` has `source`, or `source_1` and `source_2`.
        """
        names = [row[each] for each in ("source", "source_1", "source_2") if row.get(each)]
        sources = [self.case.row("sources", name) for name in names]
        return [{"text": self._source(each), "url": each["url"]} for each in sources]

    def note(self, row: Row) -> str:
        """Return the note of a row as people read it: addresses by the name of their site, sources by who published them."""
        published = _sources(self.case)
        text = _ADDRESS.sub(lambda found: found["site"], row["note"])
        return _SOURCE_ID.sub(lambda found: published.get(found[0], {"publisher": found[0]})["publisher"], text)

    def note_links(self, row: Row) -> list[dict[str, str]]:
        """Return what the note of a row rests on beside its sources, as a card lists it: [{text, url}, …]."""
        sites = [{"text": found["site"], "url": found[0]} for found in _ADDRESS.finditer(row["note"])]
        return [*({"text": self._source(each), "url": each["url"]} for each in self.note_sources(row)), *sites]

    def note_sources(self, row: Row) -> list[Row]:
        """Return the rows of the sources that the note of a row names by their id."""
        published = _sources(self.case)
        return [published[each] for each in _SOURCE_ID.findall(_ADDRESS.sub("", row["note"])) if each in published]

    def _source(self, source: Row) -> str:
        access = "" if source["access"] == "open" else f", {self.word(source['access'], 'sources.access')}"
        name = source_name(source, self.say, source["origin"])
        return f"{name} [{self.word(source['kind'], 'sources.kind')}{access}]"


# An address as a note holds it, with the name of its site; and what the id of a source may look like.
_ADDRESS = re.compile(r"https?://(?:www\.)?(?P<site>[^/\s)\];,]+)(?:[^\s)\];,]*[^\s)\];,.:])?")
_SOURCE_ID = re.compile(r"(?<![\w-])[a-z0-9][\w.]*(?:-[\w.]*\w)+")


@cache
def _sources(case: Case) -> dict[str, Row]:
    """Map the ids of sources to their rows."""
    return {each["id"]: each for each in case.rows("sources")}


@cache
def _names(reader: Reader, table: str) -> dict[str, str]:
    rows = reader.case[table]
    return dict(zip(rows["id"], reader.text(rows, "name"), strict=True))


@cache
def _labels(reader: Reader) -> dict[tuple[str, str], str]:
    rows = reader.case["values"]
    return dict(zip(zip(rows["variable"], rows["id"], strict=True), reader.text(rows, "label"), strict=True))


def names_in_all_languages(row: Row) -> list[str]:
    """Return the names of a row in all languages: who chooses it may write any of them."""
    return texts_in_all_languages(row, "name")


def texts_in_all_languages(row: Row, column: str) -> list[str]:
    """Return what a row holds in each language, as `Reader.text` reads it; "" for each where the row has no such text."""
    return [str(row.get(f"{column}_{language}", row.get(column)) or "") for language in LANGUAGES]


def source_name(source: Row, _: Translator, origin: str = "") -> str:
    """Return who published a source, whose words it is where that is somebody else, when, and its title, where it was seen.

    A source without day and title says that it is undated: a publisher's name alone would look like the whole publisher.
    """
    whose = "" if origin in ("", source["publisher"]) else f" ({origin_in_words(origin, _)})"
    date = f", {source['date']:%Y-%m-%d}" if source["date"] == source["date"] else ""
    title = f": {source['title']}" if source["title"] else ""
    return f"{source['publisher']}{whose}" + (date + title or ", " + _("undated"))
