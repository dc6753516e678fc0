"""What a machine can see in a text without understanding it: how long it is, and whether it is plainly no answer.

It judges no more than that: people read what is written.
"""

import re

FEWEST_IN_REASON = 3  # different words; with fewer nothing is argued
LETTERS = 2  # that such a word has at least
SHORT = 12  # words; so short a text may well repeat itself
LONG = 90  # words; from here on a text needs no more different ones
MOST_WORDS = 10_000  # that are counted
DIFFERENT = 1 / 3  # of the words; ordinary texts of this length have more than half


def count_words(text):
    """Return the number of words of a text, as its writer sees them: what stands between spaces."""
    return len(str(text).split(None, MOST_WORDS))


def is_reason(text):
    """Say whether a text has enough different words to be a reason: "a b c" has not, "The law names it." has."""
    words = re.findall(rf"[^\W\d_]{{{LETTERS},}}", str(text).casefold())
    return len(set(words)) >= FEWEST_IN_REASON


def asked_of_reason(_):
    """Return what `is_reason` asks for, to be said wherever a reason is asked for or refused."""
    return _("{fewest} different words or more, each of {letters} letters or more").format(
        fewest=FEWEST_IN_REASON, letters=LETTERS
    )


def is_filler(text):
    """Say whether a text is plainly no answer: few different words again and again, as when a box is to be filled."""
    words = count_words(text)
    return words > SHORT and len(set(_words(text))) < DIFFERENT * min(words, LONG)


def _words(text):
    return re.findall(r"\w+", str(text).casefold())
