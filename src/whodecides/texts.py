"""What a machine can see in a text without understanding it: how long it is, and whether it is plainly no answer.

It judges no more than that: people read what is written.
"""

import re
from collections.abc import Callable, Collection

FEWEST_IN_REASON = 3  # different words; with fewer nothing is argued
LETTERS = 2  # that such a word has at least
SHORT = 5  # words; so short a text may well repeat itself
LONG = 90  # words; from here on a text needs no more different ones
MOST_WORDS = 10_000  # that are counted
LONGEST_TEXT = 50_000  # characters that are looked at
TOLD = 4  # words; a shorter sentence may well come again
DIFFERENT = 1 / 3  # of the words; ordinary texts of this length have more than half

# MEX-06, EUU-dsa, E162, C11, and what looks like these; a word processor may have made another sign of the hyphen, and
# 14-Jan-21 is a day.
_ID = re.compile(
    r"(?<![\w-])(?:([A-Za-z]{3})[-\u2010-\u2014\u2212]([A-Za-z0-9]+(?:[-\u2010\u2011][A-Za-z0-9]+)*)"
    r"|[EeAa]\d{3}|[CcFfPp]\d{2}|[EAP]\d{4,}|[CFP]\d{3,})(?!\w)"
)
_NUMBER = re.compile(r"\d{1,3}(?![A-Za-z0-9])")
# X99, alone or in a list in brackets, is meant as an id; G7 and G20 are groups of states, A4 and B2 have one digit.
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]")
_MEANT = re.compile(r"(?!G\d{1,2}$)[A-Z]\d{2,4}")
# What English hangs on the name of a country, which may be written like the code of one.
AFTER_A_NAME = frozenset("backed based born centric friendly led made only owned run sponsored style wide".split())


def count_words(text: object) -> int:
    """Return the number of words of a text, as its writer sees them: what stands between spaces."""
    return len(str(text).split(None, MOST_WORDS))


def is_reason(text: object) -> bool:
    """Say whether a text has enough different words to be a reason: "a b c" has not, "The law names it." has."""
    words = re.findall(rf"[^\W\d_]{{{LETTERS},}}", str(text)[:LONGEST_TEXT].casefold())
    return len(set(words)) >= FEWEST_IN_REASON


def asked_of_reason(_: Callable[[str], str]) -> str:
    """Return what `is_reason` asks for, to be said wherever a reason is asked for or refused."""
    return _("{fewest} different words or more, each of {letters} letters or more").format(
        fewest=FEWEST_IN_REASON, letters=LETTERS
    )


def is_filler(text: object) -> bool:
    """Say whether a text is plainly no answer: few different words again and again, as when a box is to be filled.

    Words that differ by a number alone are one word: "asdf1 asdf2 …" is "asdf" again and again.
    """
    words = count_words(text)
    return words > SHORT and len(set(_words(text))) < DIFFERENT * min(words, LONG)


def named_ids(text: str, known: Collection[str]) -> tuple[list[str], list[str]]:
    """Return what a text cites: ([ids of `known`, in the order of first mention], [what looks like an id and is none]).

    Ids may be written in small letters, and mex-6 for MEX-06. Words that only look alike, such as "non-profit", are left
    alone: something counts as an unknown id only where it is three capitals with a number (GER-01), starts with the
    code of a place that `known` has, is a capital with as many digits or more (E9999), or a capital with digits that
    stands alone in brackets, as (X99) does.
    """
    found, unknown = [], []
    for match in _ID.finditer(text):
        name = _named(match, known)
        if name:
            found.append(name)
        elif _is_like_an_id(match, *_parts(match), known):
            unknown.append(match[0])
    listed = [part.strip() for inside in _BRACKETS.findall(text) for part in re.split(r"[,;/]|\band\b", inside)]
    unknown += [part for part in listed if _MEANT.fullmatch(part) and part not in found]
    return list(dict.fromkeys(found)), list(dict.fromkeys(unknown))


def id_places(text: str, known: Collection[str]) -> list[tuple[int, int, str]]:
    """Return where a text cites ids of `known`, however they are written: [(start, end, id), …]."""
    named = [(match, _named(match, known)) for match in _ID.finditer(text)]
    return [(match.start(), match.end(), name) for match, name in named if name]


def _parts(match: re.Match[str]) -> tuple[str, str]:
    return (match[1] or "").upper(), re.sub("[\u2010\u2011]", "-", match[2] or "")


def _named(match: re.Match[str], known: Collection[str]) -> str | None:
    """Return the id of `known` that is written here, None where it is none."""
    place, rest = _parts(match)
    number = _NUMBER.match(rest)
    written = [f"{place}-{rest}", f"{place}-{rest.lower()}"] if place else [match[0].upper()]
    written += [f"{place}-{int(number[0]):02d}"] if number else []
    return next((each for each in written if each in known), None)


def _is_like_an_id(match: re.Match[str], place: str, rest: str, known: Collection[str]) -> bool:
    if not place:
        return match[0][0].isupper()  # "p45" may be a page
    if match[1].isupper() and _NUMBER.fullmatch(rest):
        return True
    if rest.isalpha() and (rest in AFTER_A_NAME or rest.istitle() or not match[1].isupper()):
        return False  # "USA-based", "USA-China" and "per-capita" are words
    return (match[1].isupper() or rest.isdigit()) and any(each.startswith(f"{place}-") for each in known)


def _words(text: object) -> list[str]:
    return re.findall(r"[^\W\d_]+", str(text)[:LONGEST_TEXT].casefold())


def repeated_sentence(text: str) -> str:
    """Return the first sentence of `TOLD` words or more that a text says again, or "". Signs and capitals do not count."""
    seen = set()
    for sentence in re.split(r"(?<=[.!?…])\s+|\n+", text[:LONGEST_TEXT]):
        words = tuple(re.findall(r"\w+", sentence.casefold()))
        if len(words) >= TOLD and words in seen:
            return sentence.strip()
        seen.add(words)
    return ""
