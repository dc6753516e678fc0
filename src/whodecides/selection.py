"""What a student has chosen in the comparator, as one line of text that restores the same view.

`MEX+DEU+FRA?evaluation=1&remedy=2&near=MEX&language=fr&open=DEU.remedy` shows three jurisdictions on
two variables, ranks by similarity to Mexico with the remedy counted twice, in French, with one cell open.
"""

from dataclasses import dataclass
from functools import cache
from urllib.parse import parse_qsl

from .case import compared_jurisdictions
from .errors import KitError, nearest
from .i18n import LANGUAGES, check_language

FEWEST, MOST = 2, 4
WEIGHTS = (0, 1, 2, 3)


@dataclass(frozen=True)
class Selection:
    """`places`: codes in order; `weights`: variable to weight, in codebook order; `opened`: (code, variable) or None."""

    places: tuple
    weights: dict
    near: str
    language: str = "en"
    opened: tuple | None = None

    def __str__(self):
        parts = [f"{variable}={weight}" for variable, weight in self.weights.items()]
        parts += [f"near={self.near}", f"language={self.language}"]
        if self.opened:
            parts.append("open=" + ".".join(self.opened))
        return "+".join(self.places) + "?" + "&".join(parts)


def parse(text, case, most=MOST, language="en"):
    """Read a state string. Names of jurisdictions in any of the three languages serve as well as codes.

    What is left out is filled in: all variables with weight 1, the first jurisdiction as the one to be
    near, `language`. Raises KitError, in one sentence with the nearest valid names.
    """
    head, _, tail = str(text).partition("?")
    places = tuple(dict.fromkeys(_place(each, case) for each in head.split("+") if each.strip()))
    if not FEWEST <= len(places) <= most:
        raise KitError(f"Choose {FEWEST} to {most} jurisdictions, joined by +, for example MEX+DEU+FRA.")
    options = dict(parse_qsl(tail, keep_blank_values=True))
    near = _place(options.pop("near", places[0]), case)
    language = check_language(options.pop("language", language))
    opened = options.pop("open", None)
    known = list(case["variables"]["id"])
    given = {_variable(name, case): _weight(name, weight) for name, weight in options.items()}
    weights = {each: given.get(each, 1) for each in known if not given or each in given}
    return Selection(places, weights, near, language, _cell(opened, places, weights, case))


def _place(text, case):
    names = _codes_by_name(case)
    text = text.strip()
    code = next((code for name, code in names.items() if name.casefold() == text.casefold()), None)
    if code is None:
        raise KitError(f"The case has no jurisdiction '{text}'. {nearest(text, names, listed=names.values())}")
    return code


@cache
def _codes_by_name(case):
    """Map codes and names in the three languages to codes, for all jurisdictions that can be compared."""
    rows = [case.row("jurisdictions", each) for each in compared_jurisdictions(case)]
    names = {row["id"]: row["id"] for row in rows}
    for row in rows:
        names |= {row[f"name_{language}"]: row["id"] for language in LANGUAGES}
    return names


def _variable(text, case):
    known = list(case["variables"]["id"])
    if text not in known:
        raise KitError(f"The codebook has no variable '{text}'. {nearest(text, known)}")
    return text


def _weight(name, text):
    if text not in {str(each) for each in WEIGHTS}:
        raise KitError(f"The weight of {name} must be one of {', '.join(map(str, WEIGHTS))}, not '{text}'.")
    return int(text)


def _cell(text, places, weights, case):
    if not text:
        return None
    place, _, variable = text.partition(".")
    cell = (_place(place, case), _variable(variable, case))
    if cell[0] not in places or cell[1] not in weights:
        raise KitError(f"The cell '{text}' is not shown: choose one of the jurisdictions and variables on show.")
    return cell
