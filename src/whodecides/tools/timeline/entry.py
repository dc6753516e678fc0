"""One entry in words: its day, its hour, its title."""

from collections import Counter
from datetime import date, datetime
from functools import cache

from ...case import Case, Reader
from ...i18n import colon, localized_day, qualified_date
from ...widgets.quotation import in_quotation_marks
from .model import Entry, table_records, times

DAY = {"en": "EEEE d MMMM y", "fr": "EEEE d MMMM y", "es": "EEEE, d 'de' MMMM 'de' y"}
MONTH = {"en": "MMMM y", "fr": "MMMM y", "es": "MMMM 'de' y"}


def entry_title(reader: Reader, entry: Entry) -> str:
    """Return an entry in one line: the title of its event or action; for other statements, who said what."""
    titles = _titles(reader)
    if entry.id in titles:
        return titles[entry.id]
    statement = reader.case.row("statements", entry.id)
    place = reader.name("jurisdictions", entry.place)
    quoted_words = in_quotation_marks(reader.text(statement, "gloss"), reader.language)
    return f"{entry.who} ({place}){colon(reader.language)}{quoted_words}"


@cache
def _titles(reader: Reader) -> dict[str, str]:
    """Map the ids of entries to their titles, for all but statements that are no event by themselves."""
    titles = {row["id"]: reader.text(row, "title") for row in table_records(reader.case, "events")}
    records = table_records(reader.case, "event_records")
    alone = Counter(row["event"] for row in records)
    for row in records:
        if alone[row["event"]] == 1:
            titles[row["statement"] or row["action"]] = titles[row["event"]]
    return titles | {row["action"]: reader.text(row, "title") for row in table_records(reader.case, "action_titles")}


def day_text(day: date, precision: str, language: str) -> str:
    """Return a day, or a month, in words, with what is not certain of it."""
    pattern = MONTH if precision == "month" else DAY
    return qualified_date(localized_day(day, language, pattern[language]), precision, language)


def hours_text(case: Case, entry: Entry, clock: str) -> str:
    """Return the hour of an entry on a clock as text; "" where it is not established."""
    found = times(case, entry, clock)
    return span_text(*found) if found else ""


def span_text(since: datetime, until: datetime) -> str:
    """Return one hour, or the span between two."""
    first, last = f"{since:%H:%M}", f"{until:%H:%M}"
    return first if first == last else f"{first}–{last}"
