"""The outcomes of promises in words and signs, which several tools show."""

from ..case import Reader

# A sign and a place in the palette for each fate; -1 has no colour: neither a fulfilment nor an end was found.
PROMISE_OUTCOME_ENCODINGS = {
    "kept": ("●", 0),
    "partly": ("◐", 1),
    "not kept": ("✖", 4),
    "dropped": ("◼", 2),
    "overtaken": ("✚", 6),
    "not established": ("?", -1),
}


def promise_outcome_words(reader: Reader) -> dict[str, str]:
    """Map the outcomes to words in the reader's language, in their order."""
    return {each: reader.word(each, "promises.fate") for each in reader.case.vocabulary("promises", "fate")}
