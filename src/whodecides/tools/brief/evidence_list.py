"""The evidence that a brief cites, each with its sources."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from ...case import Reader, Row
from ...case.reader import source_name
from ...i18n import colon


def evidence_entries(reader: Reader, found: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    """Return the evidence of a brief as a list of {id, text, sources}; `found` is [(table, id), …]."""
    return [_entry(reader, table, row_id) for table, row_id in found]


@cache
def _entry(reader: Reader, table: str, row_id: str) -> dict[str, Any]:
    row = reader.case.row(table, row_id)
    return {"id": row_id, "text": _ENTRIES[table](reader, row), "sources": _sources(reader, row)}


def _sources(reader: Reader, row: Row) -> list[dict[str, str]]:
    """Return the sources of a row as a reader of a brief needs them: who published, when, and under which title."""
    rows = [reader.case.row("sources", row[each]) for each in ("source", "source_1", "source_2") if row.get(each)]
    return [{"text": source_name(each, reader.say), "url": each["url"]} for each in rows]


def _statement_entry(reader: Reader, row: Row) -> str:
    speaker = reader.case.row("actors", row["actor"])["name"]
    return f"{speaker}, {reader.date(row)}{colon(reader.language)}{reader.text(row, 'gloss')}"


def _claim_entry(reader: Reader, row: Row) -> str:
    _ = reader.say
    verdict = reader.word(row["verdict"], "claims.verdict")
    return _("claim “{claim}”, our verdict: {verdict}").format(claim=reader.text(row, "paraphrase"), verdict=verdict)


def _instrument_entry(reader: Reader, row: Row) -> str:
    statuses = reader.case["statuses"]
    steps = statuses[statuses["instrument"] == row["id"]].sort_values("date")
    last = steps.iloc[-1]
    return f"{reader.text(row, 'name')} ({reader.short_word(last['status'], 'statuses.status')}, {reader.date(last)})"


def _event_entry(reader: Reader, row: Row) -> str:
    return f"{reader.date(row)}{colon(reader.language)}{reader.text(row, 'title')}"


def _action_entry(reader: Reader, row: Row) -> str:
    return f"{row['company']}, {row['target']}, {reader.date(row)}{colon(reader.language)}{reader.text(row, 'ground')}"


def _promise_entry(reader: Reader, row: Row) -> str:
    fate = reader.word(row["fate"], "promises.fate")
    return f"{row['statement']}{colon(reader.language)}{reader.text(row, 'promise')} ({fate})"


_ENTRIES = {
    "statements": _statement_entry,
    "claims": _claim_entry,
    "instruments": _instrument_entry,
    "events": _event_entry,
    "platform_actions": _action_entry,
    "promises": _promise_entry,
}
