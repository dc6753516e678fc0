"""The evidence that a brief cites, each with its sources."""

from functools import cache

from ...case.reader import source_name
from ...i18n import colon, data_word, dated, translator
from ...show.fates import fate_words


def cited_entries(case, found, language):
    """Return the evidence of a brief as a list of {id, text, sources}; `found` is [(table, id), …]."""
    return [_entry(case, table, row_id, language) for table, row_id in found]


@cache
def _entry(case, table, row_id, language):
    row = case.row(table, row_id)
    return {"id": row_id, "text": _ENTRIES[table](case, row, language), "sources": _sources(case, row, language)}


def _sources(case, row, language):
    """Return the sources of a row as a reader of a brief needs them: who published, when, and under which title."""
    rows = [case.row("sources", row[each]) for each in ("source", "source_1", "source_2") if row.get(each)]
    return [{"text": source_name(each, translator(language)), "url": each["url"]} for each in rows]


def _statement_entry(case, row, language):
    day = dated(row["date"], row["date_precision"], language)
    return f"{case.row('actors', row['actor'])['name']}, {day}{colon(language)}{row[f'gloss_{language}']}"


def _claim_entry(case, row, language):
    _ = translator(language)
    verdict = data_word(row["verdict"], "claims.verdict", language)
    return _("claim “{claim}”, our verdict: {verdict}").format(claim=row[f"paraphrase_{language}"], verdict=verdict)


def _instrument_entry(case, row, language):
    statuses = case["statuses"]
    steps = statuses[statuses["instrument"] == row["id"]].sort_values("date")
    last = steps.iloc[-1]
    date = dated(last["date"], last["date_precision"], language)
    return f"{row[f'name_{language}']} ({data_word(last['status'], 'statuses.status', language)}, {date})"


def _event_entry(case, row, language):
    return f"{dated(row['date'], row['date_precision'], language)}{colon(language)}{row[f'title_{language}']}"


def _action_entry(case, row, language):
    day = dated(row["date"], row["date_precision"], language)
    return f"{row['company']}, {row['target']}, {day}{colon(language)}{row[f'ground_{language}']}"


def _promise_entry(case, row, language):
    return f"{row['statement']}{colon(language)}{row[f'promise_{language}']} ({fate_words(language)[row['fate']]})"


_ENTRIES = {
    "statements": _statement_entry,
    "claims": _claim_entry,
    "instruments": _instrument_entry,
    "events": _event_entry,
    "platform_actions": _action_entry,
    "promises": _promise_entry,
}
