"""The text of a lesson cut into what fits one slide: at paragraphs and lists, and where one is long, at its sentences."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ...answers.lesson_patterns import HEADING, MINUTES

MOST_WORDS = 60  # of a paragraph; more is a page
MOST_ON_SLIDE = 68  # of several paragraphs
MOST_IN_LIST = 80  # a list is read at a glance more easily
MOST_TOGETHER = 95  # a list and the sentence that leads to it
LEADING = 15  # words of such a sentence
A_LINE, MANY_LINES, FEW_LINES = 3, 8, 5  # words that a line takes, and each above the fifth beside
ONWARDS = ("**Exercise:**", "**Next:**")  # lead from a lesson to its exercise and to the lesson behind it
# A blank line parts blocks; what a lesson says about itself stands in a line of its own, which may follow on another.
BLANK = re.compile(r"\n\s*\n|\n(?=\*\*(?:Time|One session only\?|Content note):?\*\*)")
FOLD = re.compile(r"</?(?:details|summary)>")  # a slide has nothing to open: what a lesson folds is shown
LISTED = re.compile(r"(?:[-*]|\d+\.) ")
ITEM = re.compile(r"\n(?=(?:[-*]|\d+\.) )")
FOR_THE_NOTES = re.compile(r"\*\*(Time|One session only\?|Content note):?\*\* *(.+)", re.S)
# The end of a sentence, and not of a single letter, as in "v. Trump".
END = re.compile(r"(?<=[.?!])(?<![ .*][A-Za-z]\.)[”\"*]* +(?=[A-Z“\"*`])")
PAIRS = ("()", "[]", "“”")
TWINS = ("*", "`", '"')


def words_in(text: str) -> int:
    """Count the words of a text; an address is none."""
    return len(re.sub(r"\]\([^)]*\)", "]", text).split())


def room(lines: Sequence[str]) -> int:
    """Return how much room lines take, in words: one of its own takes that of some, and many lines need more of it."""
    return sum(map(words_in, lines)) + A_LINE * len(lines) + MANY_LINES * max(0, len(lines) - FEW_LINES)


def blocks(source: str) -> list[str]:
    """Return headings, paragraphs, lists and tables of a cell in order, without its line of minutes."""
    return [each.strip() for each in BLANK.split(FOLD.sub("", MINUTES.sub("", source))) if each.strip()]


def is_heading(block: str) -> re.Match[str] | None:
    """Match a heading: its signs and its words."""
    return HEADING.fullmatch(block)


def is_list(block: str) -> bool:
    """Say whether a block is a list."""
    return bool(LISTED.match(block))


def noted(source: str) -> dict[str, str]:
    """Return what a lesson says about itself: Time, One session only?, Content note."""
    found = filter(None, (FOR_THE_NOTES.fullmatch(each) for each in blocks(source)))
    return {each[1]: each[2] for each in found}


def packed(texts: Sequence[str]) -> list[str]:
    """Return blocks of text, as many on one slide as are read at a glance; what is too long is cut."""
    made: list[str] = []
    for text in (part for each in texts for part in _cut(each)):
        leads = made and (made[-1].endswith(":") or words_in(made[-1]) <= LEADING) and LISTED.match(text)
        most = MOST_TOGETHER if leads else MOST_ON_SLIDE
        if made and words_in(made[-1]) + words_in(text) <= most and not text.startswith("|"):
            made[-1] += "\n\n" + text
        else:
            made.append(text)
    return made


def _cut(text: str) -> list[str]:
    """Return a block in parts of about the same length: a list at its items, a paragraph at its sentences."""
    if text.startswith("|"):
        return [text]
    if LISTED.match(text):
        return ["\n".join(each) for each in chunks(ITEM.split(text), MOST_IN_LIST)]
    return [" ".join(each) for each in chunks(sentences(text), MOST_WORDS)]


def chunks(texts: Sequence[str], most: int) -> list[list[str]]:
    """Return texts in order, in as few groups as `most` words a group allow, and these about equally long."""
    counted = [words_in(each) for each in texts]
    total = sum(counted)
    groups = max(1, -(-total // most))
    made: list[list[str]] = [[]]
    so_far = 0
    for text, count in zip(texts, counted, strict=True):
        if made[-1] and (so_far + count / 2) * groups > total * len(made) and len(made) < groups:
            made.append([])
        made[-1].append(text)
        so_far += count
    return made


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph; what stands in brackets, quotation marks or a link is not cut."""
    borders = [0, *(each.end() for each in END.finditer(text) if _is_whole(text[: each.end()])), len(text)]
    return [text[start:end].strip() for start, end in pairwise(borders) if text[start:end].strip()]


def _is_whole(text: str) -> bool:
    opened = all(text.count(each[0]) == text.count(each[1]) for each in PAIRS)
    return opened and all(text.count(each) % 2 == 0 for each in TWINS)
