"""What of a name tells people apart, and what gets lost on the way through platforms and keyboards."""

import unicodedata

LONGEST = 1_000  # characters of a name that are looked at, before one of them becomes many


def words_of(text: str, marks: bool) -> list[str]:
    """Return the words of a name in small letters; without `marks` without accents, other marks on letters and emoji."""
    text = unicodedata.normalize("NFKC" if marks else "NFKD", text[:LONGEST]).casefold()
    told = []
    for each in text:
        kind = unicodedata.category(each)
        kept = kind[0] in "LN" or (marks and (kind[0] == "M" or kind in ("So", "Sk")))
        told.append(each if kept else "" if kind[0] == "M" else " ")
    return "".join(told).split()


def exact_key(text: str) -> str:
    """Return a name without what never tells two people apart: capitals, spaces, punctuation."""
    return "".join(words_of(text, True))


def keys_of(text: str) -> tuple[str, ...]:
    """Return the keys of a name from the surest to the loosest: as written, without accents, in any order of its parts."""
    exact, loose = words_of(text, True), words_of(text, False)
    return "".join(exact), "".join(loose), "".join(sorted(exact)), "".join(sorted(loose))
