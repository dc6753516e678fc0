"""What a machine can see in a correction while it is written: its length, names, days, and words for a motive.

It sees form and dates. Whether the sentence is true it cannot see.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from babel.dates import get_month_names

from ...case import Case, Row
from ...case.reader import texts_in_all_languages
from ...i18n import LANGUAGES
from ...texts import normalized

MOTIVE = re.compile(
    r"\b(?:on purpose|deliberate\w*|intentional\w*|lied|lying|expres|delibere\w*|volontaire\w*|intentionnel\w*|menti|"
    r"a proposito|adrede|deliberad\w*|intencionad\w*|mintio|mintieron)\b"
)
NAME = re.compile(r"[^\W\d_][\w'’-]{3,}")


@cache
def _names_of_months() -> dict[str, int]:
    return {name: month for language in LANGUAGES for month, name in get_month_names("wide", locale=language).items()}


@cache
def _months() -> dict[str, int]:
    return {normalized(name): month for name, month in _names_of_months().items()}


@cache  # made when a correction is first looked at: every page imports this
def _date() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\d)(?:(?P<first>\d{1,2})(?:er|st|nd|rd|th)?(?: ?(?:-|,|and|or|et|ou|au|y|o|al|to) ?(?P<second>\d{1,2}))? (?:of |de )?)?"
        rf"\b(?P<month>{'|'.join({*_names_of_months(), *_months()})})\b(?: (?P<after>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?(?:,? (?:of |de )?(?P<year>\d{{4}}))?",
        re.I,
    )


class Date(NamedTuple):
    """A date in a text: the words that give it; day and year are 0 where they are not said."""

    text: str
    day: int
    month: int
    year: int


def dates_in(text: str) -> list[Date]:
    """Return the dates of a text in English, French or Spanish; a month alone is none, since "may" is a verb, too.

    >>> dates_in("on 11 January 2021, or in May")
    [Date(text='11 January 2021', day=11, month=1, year=2021)]
    """
    found = []
    for each in _date().finditer(" ".join(text.split())):
        days = [int(each[name]) for name in ("first", "second", "after") if each[name]]
        year = int(each["year"] or 0)
        if days or year:
            month = _months()[normalized(each["month"])]
            found += [Date(each[0].strip(), day, month, year) for day in days or [0]]
    return found


def record_of(case: Case, row: Row) -> str:
    """Return all that the record says of a claim, in each language, as one text."""
    return " ".join(texts_in_all_languages(row, "record"))


def strange_dates(row: Row, record: str, text: str) -> list[str]:
    """Return the dates in `text` that neither the record nor the day of a claim has."""
    known = dates_in(record)
    if row["said_on"] == row["said_on"]:
        known.append(Date("", row["said_on"].day, row["said_on"].month, row["said_on"].year))
    years = {each.year for each in known} - {0}
    return [
        date.text
        for date in dates_in(text)
        if not any(_agree(date, each) for each in known) or date.year and date.year not in years
    ]


def _agree(date: Date, known: Date) -> bool:
    same_day = date.day in (0, known.day)
    return same_day and date.month == known.month and (date.year == known.year or 0 in (date.year, known.year))


def names_the_day(row: Row, text: str) -> bool:
    """Say whether a text has the day of a claim."""
    said = row["said_on"]
    return any((date.day, date.month) == (said.day, said.month) for date in dates_in(text))


def names_of(row: Row) -> set[str]:
    """Return the parts of the names of those who said or did what a claim tells, in each language; none of a narrator."""
    heads = [part.split(",")[0] for each in texts_in_all_languages(row, "said_by") for part in re.split(r"[;()]", each)]
    return {normalized(name) for head in heads for name in NAME.findall(head) if name[0].isupper()}


def names_somebody(names: Iterable[str], text: str) -> bool:
    """Say whether one of the names stands in a text."""
    words = set(map(normalized, NAME.findall(text)))
    return not words.isdisjoint(names)


def motives_in(text: str, record: str) -> list[str]:
    """Return the words of a text that give somebody a motive and do not stand in the record."""
    known = normalized(record)
    return [each for each in MOTIVE.findall(normalized(text)) if each not in known]
