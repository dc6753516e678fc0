"""Names and statuses of laws, bills and rulings in words, which several tools show."""

from ..i18n import translator


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


def first_capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]
