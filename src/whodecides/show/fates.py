"""The fates of promises in words, which several tools show."""

from functools import cache

from ..i18n import translator


@cache
def fate_words(language: str) -> dict[str, str]:
    """Map the fates to words in the reader's language."""
    _ = translator(language)
    return {
        "kept": _.pgettext("promise", "kept"),
        "partly": _.pgettext("promise", "kept in part"),
        "not kept": _.pgettext("promise", "not kept"),
        "dropped": _.pgettext("promise", "given up by its maker"),
        "overtaken": _.pgettext("promise", "overtaken by another rule"),
        "not established": _.pgettext("promise", "not established"),
    }
