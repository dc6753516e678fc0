"""What a student has chosen in a comparator, as one line of text that restores the same view.

`MEX+DEU+FRA?evaluation=1&remedy=2&near=MEX&language=fr&open=DEU.remedy` shows three jurisdictions on
two variables, ranks by similarity to Mexico with the remedy counted twice, in French, with one cell open.
Instruments are compared in the same way on their features, but nothing is weighed or ranked:
`DEU-netzdg+USA-section-230?redress=1&oversight=1&day=2024-03-01&language=en` shows the law of one day.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import parse_qsl

from .case import compared_jurisdictions
from .case.rules import FEATURES, MORE_FEATURES
from .errors import KitError, nearest
from .i18n import LANGUAGES, check_language

FEWEST, MOST = 2, 4
WEIGHTS = (0, 1, 2, 3)
LAST = "last"  # in place of a day: as last recorded


@dataclass(frozen=True)
class Selection:
    """`places`: codes in order; `weights`: variable to weight, in codebook order; `opened`: (code, variable) or None.

    Where nothing is ranked `near` is empty, all weights are 1, and `day` is the day whose law is shown (2024-03-01),
    LAST, or empty for the day of the case.
    """

    places: tuple
    weights: dict
    near: str
    language: str = "en"
    opened: tuple | None = None
    day: str = ""

    def __str__(self):
        parts = [f"{variable}={weight}" for variable, weight in self.weights.items()]
        parts += [f"near={self.near}"] if self.near else []
        parts += [f"day={self.day}"] if self.day else []
        parts.append(f"language={self.language}")
        if self.opened:
            parts.append("open=" + ".".join(self.opened))
        return "+".join(self.places) + "?" + "&".join(parts)


@cache
def _jurisdictions(case):
    """Map codes and names in the three languages to codes, for all jurisdictions that can be compared."""
    return _codes_by_name(case, "jurisdictions", compared_jurisdictions(case))


@cache
def _instruments(case):
    return _codes_by_name(case, "instruments", case["instruments"]["id"])


def _codes_by_name(case, table, ids):
    rows = [case.row(table, each) for each in ids]
    names = {row["id"]: row["id"] for row in rows}
    for row in rows:
        names |= {row[f"name_{language}"]: row["id"] for language in LANGUAGES}
    return names


@dataclass(frozen=True)
class Compared:
    """What stands side by side: `name` (one, several), how a choice is written, and functions of the case:
    `codes` (names and codes to codes) and `variables` (the rows). `ranked`: one is asked who is near whom.
    """

    name: tuple
    example: str
    variable: str
    codes: Callable
    variables: Callable
    ranked: bool


JURISDICTIONS = Compared(
    ("jurisdiction", "jurisdictions"), "MEX+DEU+FRA", "codebook has no variable", _jurisdictions,
    lambda case: list(case["variables"]["id"]), True,
)  # fmt: skip
INSTRUMENTS = Compared(
    ("instrument", "instruments"), "DEU-netzdg+USA-section-230", "case has no feature", _instruments,
    lambda case: [*FEATURES, *MORE_FEATURES], False,
)  # fmt: skip


def parse(text, case, most=MOST, language="en", compared=JURISDICTIONS):
    """Read a state string. Names in any of the three languages serve as well as codes.

    What is left out is filled in: all variables with weight 1, the first one chosen as the one to be
    near, `language`. Raises KitError, in one sentence with the nearest valid names.
    """
    head, _, tail = str(text).partition("?")
    places = tuple(dict.fromkeys(_place(each, case, compared) for each in head.split("+") if each.strip()))
    if not FEWEST <= len(places) <= most:
        raise KitError(f"Choose {FEWEST} to {most} {compared.name[1]}, joined by +, for example {compared.example}.")
    options = dict(parse_qsl(tail, keep_blank_values=True))
    near = _place(options.pop("near", places[0]), case, compared) if compared.ranked else ""
    language = check_language(options.pop("language", language))
    opened = options.pop("open", None)
    day = "" if compared.ranked else _day(options.pop("day", ""))
    known = compared.variables(case)
    given = {_variable(name, known, compared): _weight(name, weight) for name, weight in options.items()}
    weights = {each: given.get(each, 1) for each in known if not given or each in given}
    return Selection(places, weights, near, language, _cell(opened, places, weights, case, compared), day)


def _day(text):
    try:
        return text if text in ("", LAST) else str(date.fromisoformat(text))
    except ValueError:
        raise KitError(f"'{text}' is not a day; write it as 2021-01-08, or '{LAST}' for the last record.") from None


def _place(text, case, compared):
    names = compared.codes(case)
    text = text.strip()
    code = next((code for name, code in names.items() if name.casefold() == text.casefold()), None)
    if code is None:
        listed = names.values()
        raise KitError(f"The case has no {compared.name[0]} '{text}'. {nearest(text, names, listed=listed)}")
    return code


def _variable(text, known, compared):
    if text not in known:
        raise KitError(f"The {compared.variable} '{text}'. {nearest(text, known)}")
    return text


def _weight(name, text):
    if text not in {str(each) for each in WEIGHTS}:
        raise KitError(f"The weight of {name} must be one of {', '.join(map(str, WEIGHTS))}, not '{text}'.")
    return int(text)


def _cell(text, places, weights, case, compared):
    if not text:
        return None
    place, _, variable = text.partition(".")
    cell = (_place(place, case, compared), _variable(variable, compared.variables(case), compared))
    if cell[0] not in places or cell[1] not in weights:
        raise KitError(f"The cell '{text}' is not shown: choose one of the {compared.name[1]} and variables on show.")
    return cell
