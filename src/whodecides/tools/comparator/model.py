"""What a student has chosen in a comparator, as one line of text that restores the same view.

`MEX+DEU+FRA?evaluation=1&remedy=2&near=MEX&language=fr&open=DEU.remedy` shows three jurisdictions on
two variables, ranks by similarity to Mexico with the remedy counted twice, in French, with one cell open.
`open=DEU.remedy.existing law` opens one value of a cell, `view=near` begins with the ranking.
Instruments are compared in the same way on their features, but nothing is weighed or ranked:
`DEU-netzdg+USA-section-230?redress=1&oversight=1&day=2024-03-01&language=en` shows the law of one day.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from urllib.parse import parse_qsl

from ...case import Case, compared_jurisdictions, read_day
from ...case.reader import names_in_all_languages
from ...errors import KitError, Message, suggest_names
from ...i18n import _, check_language

FEWEST, MOST = 2, 4
WEIGHTS = (0, 1, 2, 3)
NEAR = "near"  # the view of weights and ranking, in place of what was said
LAST = "last"  # in place of a day: as last recorded


@dataclass(frozen=True)
class Selection:
    """`places`: codes in order; `weights`: variable to weight, in codebook order; `opened`: (code, variable) or None.

    `value` is the one that is open in that cell, "" for its most frequent one. `view` is NEAR, or "" for what was said.

    Where nothing is ranked `near` is empty, all weights are 1, and `day` is the day whose law is shown (2024-03-01),
    LAST, or empty for the day of the case.
    """

    places: tuple[str, ...]
    weights: dict[str, int]
    near: str
    language: str = "en"
    opened: tuple[str, str] | None = None
    day: str = ""
    value: str = ""
    view: str = ""

    def __str__(self) -> str:
        parts = [f"{variable}={weight}" for variable, weight in self.weights.items()]
        parts += [f"near={self.near}"] if self.near else []
        parts += [f"view={self.view}"] if self.view else []
        parts += [f"day={self.day}"] if self.day else []
        parts.append(f"language={self.language}")
        if self.opened:
            parts.append("open=" + ".".join((*self.opened, *([self.value] if self.value else []))))
        return "+".join(self.places) + "?" + "&".join(parts)


@cache
def _jurisdictions(case: Case) -> dict[str, str]:
    """Map codes and names in the three languages to codes, for all jurisdictions that can be compared."""
    return _codes_by_name(case, "jurisdictions", compared_jurisdictions(case))


@cache
def _instruments(case: Case) -> dict[str, str]:
    return _codes_by_name(case, "instruments", case["instruments"]["id"])


def _codes_by_name(case: Case, table: str, ids: Iterable[str]) -> dict[str, str]:
    rows = [case.row(table, each) for each in ids]
    names = {row["id"]: row["id"] for row in rows}
    for row in rows:
        names |= dict.fromkeys(names_in_all_languages(row), row["id"])
    return names


@dataclass(frozen=True)
class ComparisonKind:
    """What stands side by side: how a choice is written, what is said about a wrong one, and functions of the case:
    `codes` (names and codes to codes; the first ones serve as an example) and `variables` (the rows). `ranked`: one is
    asked who is near whom.
    """

    choose: str
    missing: str
    no_variable: str
    codes: Callable[[Case], dict[str, str]]
    variables: Callable[[Case], list[str]]
    ranked: bool


JURISDICTIONS = ComparisonKind(
    _("Choose {fewest} to {most} jurisdictions, joined by +, for example {example}."),
    _("The case has no jurisdiction '{name}'. {nearest}"), _("The codebook has no variable '{name}'. {nearest}"), _jurisdictions,
    lambda case: list(case["variables"]["id"]), True,
)  # fmt: skip
INSTRUMENTS = ComparisonKind(
    _("Choose {fewest} to {most} instruments, joined by +, for example {example}."),
    _("The case has no instrument '{name}'. {nearest}"), _("The case has no feature '{name}'. {nearest}"), _instruments,
    lambda case: list(case["features"]["id"]), False,
)  # fmt: skip


def parse(
    text: object, case: Case, most: int = MOST, language: str = "en", compared: ComparisonKind = JURISDICTIONS
) -> Selection:
    """Read a state string. Names in any of the three languages serve as well as codes.

    What is left out is filled in: all variables with weight 1, the first one chosen as the one to be
    near, `language`. Raises KitError, in one sentence with the nearest valid names.
    """
    head, tail = str(text).partition("?")[::2]
    places = tuple(dict.fromkeys(_place(each, case, compared) for each in head.split("+") if each.strip()))
    if not FEWEST <= len(places) <= most:
        example = "+".join(list(dict.fromkeys(compared.codes(case).values()))[:FEWEST])
        raise KitError(Message(compared.choose, fewest=FEWEST, most=most, example=example))
    options = dict(parse_qsl(tail, keep_blank_values=True))
    near = _place(options.pop("near", places[0]), case, compared) if compared.ranked else ""
    language = check_language(options.pop("language", language))
    opened = options.pop("open", None)
    view = NEAR if compared.ranked and options.pop("view", "") == NEAR else ""
    day = "" if compared.ranked else _day(options.pop("day", ""))
    known = compared.variables(case)
    given = {_variable(name, known, compared): _weight(name, weight) for name, weight in options.items()}
    weights = {each: given.get(each, 1) for each in known if not given or each in given}
    cell, value = _cell(opened, places, weights, case, compared)
    return Selection(places, weights, near, language, cell, day, value, view)


def _day(text: str) -> str:
    return text if text in ("", LAST) else str(read_day(text))


def _place(text: str, case: Case, compared: ComparisonKind) -> str:
    names = compared.codes(case)
    text = text.strip()
    code = next((code for name, code in names.items() if name.casefold() == text.casefold()), None)
    if code is None:
        listed = names.values()
        raise KitError(Message(compared.missing, name=text, nearest=suggest_names(text, names, listed=listed)))
    return code


def _variable(text: str, known: list[str], compared: ComparisonKind) -> str:
    if text not in known:
        raise KitError(Message(compared.no_variable, name=text, nearest=suggest_names(text, known)))
    return text


def _weight(name: str, text: str) -> int:
    if text not in {str(each) for each in WEIGHTS}:
        wrong = _("The weight of {variable} must be one of {weights}, not '{weight}'.")
        raise KitError(Message(wrong, variable=name, weights=", ".join(map(str, WEIGHTS)), weight=text))
    return int(text)


def _cell(
    text: str | None, places: tuple[str, ...], weights: dict[str, int], case: Case, compared: ComparisonKind
) -> tuple[tuple[str, str] | None, str]:
    """Return the open cell and the value that is open in it; a value that the variable has not is left out."""
    if not text:
        return None, ""
    place, variable, value = (*text.split(".", 2), "", "")[:3]
    cell = (_place(place, case, compared), _variable(variable, compared.variables(case), compared))
    if cell[0] not in places or cell[1] not in weights:
        raise KitError(Message(_("The cell '{name}' is not shown: choose a column and a row on show."), name=text))
    if not value:
        return cell, ""
    known = case["values"]
    return cell, value if value in set(known.loc[known["variable"] == cell[1], "id"]) else ""
