"""Names and statuses of laws, bills and rulings in words, which several tools show."""

from ..case import Reader
from ..i18n import by_letters, translator


def status_words(language: str) -> dict[str, str]:
    """Map the statuses and standings of instruments to words in the reader's language."""
    _ = translator(language)
    return {
        "announced": _("announced"),
        "proposed": _("proposed"),
        "adopted": _("adopted or delivered"),
        "in force": _("in force"),
        "enjoined": _("enjoined (somebody may not enforce it)"),
        "suspended": _("suspended"),
        "partly struck": _("struck down in part"),
        "struck": _("struck down"),
        "vacated": _("set aside, the question left open"),
        "declared unlawful": _("declared unlawful after its end"),
        "superseded": _("replaced by another text"),
        "lapsed": _("lapsed"),
        "vetoed": _("vetoed"),
        "dropped": _("given up or lifted"),
        "bill": _("bill"),
        "never adopted": _("never adopted"),
        "not announced": _("not even announced"),
    }


def grouped_instruments(reader: Reader) -> list[tuple[str, str, str]]:
    """Return the instruments as a list can show them, by place and then by name: (id, name, name of the place).

    They are too many for one list: a reader looks for a country or body first.
    """
    places, named = reader.names("jurisdictions"), reader.names("instruments")
    rows = reader.case["instruments"].set_index("id")["jurisdiction"]
    found = [(each, first_capital(named[each]), places[rows[each]]) for each in named]
    return sorted(found, key=lambda row: (by_letters(row[2]), by_letters(row[1])))


def first_capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]
