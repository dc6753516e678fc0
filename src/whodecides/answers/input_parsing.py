"""What a student may have meant: names of options, numbers and ids as people write them."""

import math
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from ..case import Row
from ..texts import CHARACTER_VARIANTS, normalized

IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]\W*$")
LONGEST_NUMBER = 40  # characters
LONGEST_NAME = 1_000  # characters of what may name an option; the longest option has some hundred
MOST_REMEMBERED = 2_000  # names of options; a course has some hundred
MOST_ITEMS = 1_000  # of an order or a table; the longest that a task asks for has some ten
UNIT = re.compile(r"(?<=\d)(?:[^\W\d_]|[\s%=])+$")  # 3rd, 50 %, 3 pour cent, 4 statements, 0.7 million, 9= of a tie
DIGIT_GROUPS = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")  # 2 000, as in French
THOUSANDS = re.compile(r"[-+]?\d{1,3}([.,])\d{3}(\1\d{3})*")  # 2,239,488 or 2.239.488; 2,239 may be a decimal as well
ROUNDING_ERROR = 1e-9  # of a difference that only the machine makes


def is_empty(answer: Any) -> bool:
    """Say whether there is no answer at all; 0 is one."""
    return not answer and (answer != 0 or isinstance(answer, bool))


def chosen_option(answer: Any, options: Iterable[Row]) -> Row | None:
    """Return the option that an answer names by its id or by its words, or None."""
    named = normalized_option_name(answer) if isinstance(answer, str) and len(answer) <= LONGEST_NAME else None
    return next(
        (
            each
            for each in options
            if named in (normalized_option_name(each["id"]), normalized_option_name(each["text"]))
        ),
        None,
    )


@lru_cache(MOST_REMEMBERED)
def normalized_option_name(text: str) -> str:
    """Return the name by which an option is found. It is worked out once for all who choose it."""
    return normalized(text).rstrip(".")


def answers_by_item(answer: Any, items: list[Row]) -> dict[str, Any]:
    """Return {id of an item: what the answer, a dictionary, holds under its id or words}."""
    given = answer.items() if isinstance(answer, dict) and len(answer) <= MOST_ITEMS else ()
    found = [(chosen_option(name, items), value) for name, value in given]
    return {each["id"]: value for each, value in found if each}


def read_number(text: Any, expected: Iterable[float] = (), tolerance: float = 0) -> float | None:
    """Read a number as people write it: 3, 3.5, 3,5, −3, 50 %, 2 000, 2,239,488, 3rd, 4 statements. None where it is none.

    One comma or point with three digits behind it can part thousands or decimals: it is read as the first of the
    `expected` numbers, up to `tolerance`, that it can stand for, else as decimals.
    """
    if isinstance(text, int | float) and not isinstance(text, bool):
        text = f"{text:.17g}" if abs(text) < 1e30 else ""
    if not isinstance(text, str) or len(text) > LONGEST_NUMBER or "_" in text:
        return None
    cleaned = UNIT.sub("", text.translate(CHARACTER_VARIANTS).strip())
    found = THOUSANDS.fullmatch(cleaned)
    if found:
        whole = float(re.sub("[.,]", "", cleaned))
        if found[2] or any(is_within_tolerance(whole, each, tolerance) for each in expected):
            return whole
    try:
        number = float(DIGIT_GROUPS.sub("", cleaned).replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def is_within_tolerance(number: float, other: float, tolerance: float) -> bool:
    return abs(number - other) <= tolerance + ROUNDING_ERROR
