"""What of a name tells people apart, and what gets lost on the way through platforms and keyboards."""

import unicodedata

LONGEST_NAME = 1_000  # characters of a name that are looked at, before one of them becomes many


def name_words(text: str, marks: bool) -> list[str]:
    """Return the words of a name in small letters; without `marks` without accents, other marks on letters and emoji."""
    text = text[:LONGEST_NAME]
    if text.isascii():  # nothing to take apart; most names are, and each is looked up several times
        return text.casefold().translate(_ASCII_LETTERS[marks]).split()
    text = unicodedata.normalize("NFKC" if marks else "NFKD", text).casefold()
    return "".join(_normalized_letter(each, marks) for each in text).split()


def _normalized_letter(letter: str, marks: bool) -> str:
    """Return what a letter of a name tells: itself, nothing, or that a word ends."""
    kind = unicodedata.category(letter)
    is_kept = kind[0] in "LN" or (marks and (kind[0] == "M" or kind in ("So", "Sk")))
    return letter if is_kept else "" if kind[0] == "M" else " "


_ASCII_LETTERS = {marks: {code: _normalized_letter(chr(code), marks) for code in range(128)} for marks in (True, False)}


def exact_key(text: str) -> str:
    """Return a name without what never tells two people apart: capitals, spaces, punctuation."""
    return "".join(name_words(text, True))


def name_keys(text: str) -> tuple[str, ...]:
    """Return the keys of a name from the surest to the loosest: as written, without accents, in any order of its parts."""
    exact, loose = name_words(text, True), name_words(text, False)
    return "".join(exact), "".join(loose), "".join(sorted(exact)), "".join(sorted(loose))
