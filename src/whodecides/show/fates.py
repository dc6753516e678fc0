"""The fates of promises in words and signs, which several tools show."""

from functools import cache

from ..i18n import translator

# A sign and a place in the palette for each fate; -1 has no colour: neither a fulfilment nor an end was found.
FATE_LOOKS = {
    "kept": ("●", 0),
    "partly": ("◐", 1),
    "not kept": ("✖", 4),
    "dropped": ("◼", 2),
    "overtaken": ("✚", 6),
    "not established": ("?", -1),
}


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
