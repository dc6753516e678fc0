"""Follow a displayed value to what was said, and to where it can be read: value → statement → source."""

from functools import cache
from typing import Any

import pandas as pd

from .case import INFERRED, Case, Row, government_codes
from .case.reader import Reader
from .errors import CountedMessage, KitError, Message, _, ngettext, suggest_names
from .i18n import colon, localized_percent, translator
from .texts import topic_words


def evidence(case: Case, jurisdiction: str, variable: str) -> list[dict[str, Any]]:
    """Return what a cell of the comparison rests on, by date.

    Each item is a dictionary as from `evidence_card`, with value, confidence and note of the coder, and the words on which the
    value rests; where no statement was found, the one item holds `search` instead of `statement`.
    """
    return [_evidence_item(case, row) for row in _rows_by_cell(case).get((jurisdiction, variable), [])]


CONFIDENCES = ("high", "medium", "low")  # confidences of a coder


def evidence_order(confidence: str, note: str) -> tuple[int, bool]:
    """Return how plainly words carry the value that they were given, the plainest lowest.

    A coder says how sure they are, and writes a note where it is not plain why: what has neither doubt nor note can be
    read in the words themselves.
    """
    return CONFIDENCES.index(confidence), bool(note)


def clearest_evidence(case: Case, items: list[dict[str, Any]]) -> int:
    """Return the number of the item, one of `evidence`, whose words carry its value most plainly; 0 where there is none.

    Of those without a note it is the one that shares most words with the name of the value; of equals the first.
    """
    english = Reader(case, "en")

    def place(number: int) -> tuple[int, bool, int]:
        item = items[number]
        words = topic_words(english.text(item["statement"], "gloss"))
        named = topic_words(english.labels()[item["variable"], item["value"]])
        return *evidence_order(item["confidence"], item["note"]), 0 if item["note"] else -len(words & named)

    return min(range(len(items)), key=place, default=0)


@cache
def _rows_by_cell(case: Case) -> dict[tuple[str, str], list[Row]]:
    cells: dict[tuple[str, str], list[Row]] = {}
    for row in government_codes(case).to_dict("records"):
        cells.setdefault((row["jurisdiction"], row["variable"]), []).append(row)
    return cells


def _evidence_item(case: Case, row: Row) -> dict[str, Any]:
    about = {key: row[key] for key in ("variable", "value", "kind", "confidence", "words", "note")}
    if row["search"]:
        return {**about, "search": case.row("searches", row["search"])}
    return {**about, **evidence_card(case, row["statement"])}


def evidence_card(case: Case, statement_id: str) -> dict[str, Any]:
    """Return all that the evidence card shows of one statement: statement, actor, principal, sources.

    `principal` is the actor on whose behalf it was said, or None where the speaker spoke for themselves.
    """
    statement = case.row("statements", statement_id)
    return {
        "statement": statement,
        "actor": case.row("actors", statement["actor"]),
        "principal": None
        if statement["speaks_for"] == statement["actor"]
        else case.row("actors", statement["speaks_for"]),
        "sources": [case.row("sources", statement[each]) for each in ("source_1", "source_2") if statement[each]],
    }


AGENCIES = ("agency", "state agency")  # kinds of source
FIRST_HAND = ("primary record", *AGENCIES)
UNNAMED = "unnamed agency"  # the origin of agency text without a credit


def independent_sources(case: Case) -> pd.Series:
    """Return for each statement whether it has two sources of different origin (a boolean series by id).

    What stands in brackets after an origin ("presumed", "cited") does not make it another one; and an unnamed agency
    may be any agency.
    """
    sources = case["sources"].set_index("id")
    origin = sources["origin"].str.partition(" (")[0]
    agency = sources["kind"].isin(AGENCIES) | (origin == UNNAMED)
    statements = case["statements"].set_index("id")
    first, second = (statements[each].map(origin) for each in ("source_1", "source_2"))
    agencies = statements["source_1"].map(agency).eq(True) & statements["source_2"].map(agency).eq(True)
    doubtful = agencies & ((first == UNNAMED) | (second == UNNAMED))
    return second.notna() & (first != second) & ~doubtful


def sources_of(case: Case, table: str) -> set[str]:
    """Return the ids of the sources that a table names; none where the case has no such table."""
    rows = case.tables.get(table)
    if rows is None:
        return set()
    keys = next(each["schema"] for each in case.schema["resources"] if each["name"] == table)["foreignKeys"]
    columns = [each["fields"] for each in keys if each["reference"]["resource"] == "sources"]
    return set(rows[columns].stack()) - {""}


def evidence_figures(case: Case, language: str = "en") -> list[str]:
    """Return lines that say which share of statements is how well supported."""
    _ = translator(language)
    statements = case["statements"]
    kinds = case["sources"].set_index("id")["kind"]
    strong = statements[["source_1", "source_2"]].apply(lambda column: column.map(kinds)).isin(FIRST_HAND)
    figures = {
        _("{share} in the original wording"): (statements["wording_status"] == "original").mean(),
        _("{share} with two independent sources"): independent_sources(case).mean(),
        _("{share} with a primary or agency source"): strong.any(axis=1).mean(),
    }
    counted = CountedMessage(ngettext("{count} statement", "{count} statements"), len(statements)).translated(_)
    return [counted, *(line.format(share=localized_percent(part, language)) for line, part in figures.items())]


def trace(case: Case, key: str, language: str = "en") -> list[str]:
    """Return the whole chain behind one value as lines of text, from the value down to the addresses.

    Values of the codebook, names of columns and what nobody has translated stand there as the tables hold them.
    `key` is the id of a row of any table with sources (MEX-06, C12, A017, DEU-netzdg), of a source, of a search (Q-IND),
    a cell of the comparison (MEX.remedy) or a provision (DEU-netzdg.redress). Raises KitError where there is no such thing.
    """
    table, reader = _table_with_id(case, key), Reader(case, language)
    _ = reader.say
    if table == "cell":
        place, _dot, variable = key.partition(".")
        lines = [f"{place}, {reader.name('variables', variable)}"]
        for item in evidence(case, place, variable):
            confidence = reader.word(item["confidence"], "positions.confidence")
            value = "  " + _("{value} (confidence: {confidence})").format(value=item["value"], confidence=confidence)
            if "search" in item:
                chain = _search_lines(reader, item["search"])
            else:
                why = _english_lines(reader, _CODERS_NOTE, item["note"])
                chain = [*_basis_lines(reader, item["words"]), *why, *_statement_lines(reader, item)]
            lines += [value, *(f"    {line}" for line in chain)]
        return lines
    if table == "statements":
        return _statement_lines(reader, evidence_card(case, key))
    if table == "provisions":
        instrument, _dot, feature = key.partition(".")
        rows = case["provisions"]
        lines = [f"{reader.name('instruments', instrument)}, {reader.name('features', feature)}"]
        for row in rows[(rows["instrument"] == instrument) & (rows["feature"] == feature)].to_dict("records"):
            since = (
                _("since {date}").format(date=f"{row['since']:%Y-%m-%d}")
                if row["since"] == row["since"]
                else _("from the beginning")
            )
            article = f" ({row['article']})" if row["article"] else ""
            lines += [
                f"  {since}{colon(language)}{row['value']}{article}",
                f"  {reader.text(row, 'detail')}",
                *_said_beside(reader, row),
                *_source_lines(reader, row),
            ]
        return lines
    if table == "searches":
        return [f"{key} ({table})", *(f"  {line}" for line in _search_lines(reader, case.row(table, key)))]
    return _row_lines(reader, table, key)


# What only English holds: what to call it, and what to call it in another language.
_CONTEXT = (_("Also said"), _("Also said, in English"))
_NOTE = (_("Note"), _("Note, in English"))
_CODERS_NOTE = (_("Coder's note"), _("Coder's note, in English"))


def _said_beside(reader: Reader, row: Row) -> list[str]:
    """Return who spoke, where another table names them, the context and the note of a row, as far as it has them.

    Below a note stand the sources that it names by their id.
    """
    whose = reader.case.row("actors", row["whose"])["name"] if row.get("whose") else ""
    said = [f"{reader.say(_('Whose words'))}{colon(reader.language)}{whose}"] if whose else []
    said += _english_lines(reader, _CONTEXT, row.get("context", ""))
    if row.get("note"):
        named = [f"  {each['id']}{colon(reader.language)}{_address(each)}" for each in reader.note_sources(row)]
        said += [*_english_lines(reader, _NOTE, row["note"]), *named]
    return [f"  {line}" for line in said]


def _search_lines(reader: Reader, search: Row) -> list[str]:
    """Return where and with which words one looked for a statement that was not found, and the note."""
    looked = reader.say(_("looked for in: {places} ({date}); words: {terms}")).format(
        places=search["places"], date=f"{search['date']:%Y-%m-%d}", terms=search["terms"]
    )
    return [looked, *_english_lines(reader, _NOTE, search["note"])]


def _english_lines(reader: Reader, names: tuple[str, str], text: str) -> list[str]:
    """Return a text that stands in English alone below its name, as a list of lines; none where there is no text."""
    name = reader.say(names[reader.language != "en"])
    return [f"{name}{colon(reader.language)}{text}"] if text else []


def _basis_lines(reader: Reader, words: str) -> list[str]:
    """Return on which words a value rests, or that it was inferred, as a list of lines."""
    _ = reader.say
    said = _("rests on no words: it was inferred") if words == INFERRED else _("rests on the words: {words}")
    return [said.format(words=words)] if words else []


def _table_with_id(case: Case, key: str) -> str:
    if key in set(case["statements"]["id"]):
        return "statements"
    head, dot, tail = key.partition(".")
    if dot and (head, tail) in _rows_by_cell(case):
        return "cell"
    provisions = case.tables.get("provisions")
    if dot and provisions is not None and ((provisions["instrument"] == head) & (provisions["feature"] == tail)).any():
        return "provisions"
    traced = {name: rows for name, rows in case.tables.items() if "source_1" in rows or name in ("sources", "searches")}
    for name, rows in traced.items():
        if key in set(rows["id"]):
            return name
    known = [each for rows in traced.values() for each in rows["id"]]
    known += [".".join(cell) for cell in _rows_by_cell(case)]
    listed = [*case["statements"]["id"][:1], *(".".join(cell) for cell in list(_rows_by_cell(case))[:1])]
    wrong = _("Nothing in this case is called '{name}'. {nearest}")
    raise KitError(Message(wrong, name=key, nearest=suggest_names(key, known, listed=listed)))


def _statement_lines(reader: Reader, item: dict[str, Any]) -> list[str]:
    statement, actor, principal = item["statement"], item["actor"], item["principal"]
    speaker = actor["name"]
    if principal:
        speaker = reader.say(_("{name} for {principal}")).format(name=speaker, principal=principal["name"])
    channel = reader.word(statement["channel"], "statements.channel")
    status = reader.word(statement["wording_status"], "statements.wording_status")
    said = f"{statement['id']}{colon(reader.language)}{speaker}, {statement['date']:%Y-%m-%d}"
    return [
        f"{said} ({statement['date_precision']}), {channel}",
        f"  [{statement['language']}, {status}] {statement['wording']}",
        f"  [{reader.language}] {reader.text(statement, 'gloss')}",
        *_said_beside(reader, statement),
        *_source_lines(reader, statement),
    ]


def _row_lines(reader: Reader, table: str, key: str) -> list[str]:
    case, row = reader.case, reader.case.row(table, key)
    words = _code_labels(reader, table, row)
    said = [
        f"  {name}{colon(reader.language)}{words.get(name, row[name])}"
        for name in row
        if row[name] and (name.endswith(f"_{reader.language}") or name in _SHOWN) and not name.startswith("gloss_")
    ]
    date = row.get("date", row.get("said_on", ""))
    lines = [f"{key} ({table})" + (f", {date:%Y-%m-%d}" if hasattr(date, "strftime") and date == date else ""), *said]
    lines += [*_quoted_lines(reader, row), *_said_beside(reader, row)]
    if table == "instruments":
        statuses = case["statuses"]
        for status in statuses[statuses["instrument"] == key].to_dict("records"):
            lines += [
                f"  {reader.date(status)} {reader.short_word(status['status'], 'statuses.status')}",
                *("  " + each for each in (*_said_beside(reader, status), *_source_lines(reader, status))),
            ]
    return [*lines, *_source_lines(reader, row)]


# Columns that hold the same in every language, and are shown beside those that hold the reader's.
_SHOWN = ("company", "verdict", "action", "target", "decided_by", "kind", "publisher", "title", "url")


def _quoted_lines(reader: Reader, row: Row) -> list[str]:
    """Return the words that a row quotes, and what they mean where the reader's language is another one; or nothing."""
    if not row.get("wording"):
        return []
    own = reader.own_words(row)
    gloss = [f"  [{reader.language}] {own['gloss']}"] if own["gloss"] else []
    return [f"  [{own['language']}] {own['words']}", *gloss]


def _code_labels(reader: Reader, table: str, row: Row) -> dict[str, str]:
    """Return the words of the codes that a row holds, by column."""
    if table == "claims":
        kind, verdict = reader.word(row["kind"], "claims.kind"), reader.word(row["verdict"], "claims.verdict")
        return {"kind": kind, "verdict": verdict}
    if table == "platform_actions":
        return {"action": reader.word(row["action"], "platform_actions.action")}
    if table == "exhibits":
        return {"kind": reader.word(row["kind"], "exhibits.kind")}
    if table == "events":
        return {"kind": reader.word(row["kind"], "events.kind")}
    if table == "sources":
        return {"kind": reader.word(row["kind"], "sources.kind")}
    return {"kind": reader.word(row["kind"], "instruments.kind")} if table == "instruments" else {}


def _source_lines(reader: Reader, row: Row) -> list[str]:
    names = [row[each] for each in ("source", "source_1", "source_2") if row.get(each)]
    sources = [reader.case.row("sources", each) for each in names]
    line = reader.say(_("source: {publisher}, {url}"))
    return ["  " + line.format(publisher=each["publisher"], url=each["url"]) for each in sources]


def _address(source: Row) -> str:
    return f"{source['publisher']}, {source['url']}"
