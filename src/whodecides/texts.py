"""What a machine can see in a text without understanding it: how long it is, and whether it is plainly no answer.

It judges no more than that: people read what is written.
"""

import re

FEWEST_IN_REASON = 3  # words; with fewer nothing is argued
SHORT = 12  # words; so short a text may well repeat itself
LONG = 90  # words; from here on a text needs no more different ones
MOST_WORDS = 10_000  # that are counted
DIFFERENT = 1 / 3  # of the words; ordinary texts of this length have more than half


def count_words(text):
    """Return the number of words of a text, as its writer sees them: what stands between spaces."""
    return len(str(text).split(None, MOST_WORDS))


def is_reason(text):
    """Say whether a text has enough words, not all the same, to be a reason: "x" has not, "The law names it." has."""
    words = _words(text)
    return len(words) >= FEWEST_IN_REASON and len(set(words)) > 1


def is_filler(text):
    """Say whether a text is plainly no answer: few different words again and again, as when a box is to be filled."""
    words = count_words(text)
    return words > SHORT and len(set(_words(text))) < DIFFERENT * min(words, LONG)


def _words(text):
    return re.findall(r"\w+", str(text).casefold())
