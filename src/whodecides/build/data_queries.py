"""Questions that a task asks of the data, written in tasks.toml as inline tables, and what the data answer.

    { count = "government statements", of = "AAA", where = { remedy = "new national law" } }

A question has one kind, a key of KINDS:

- count = "table": how many rows; with each = "column": how many different values of it;
- value = "column": what stands there in the row whose id is `of`, or in all rows of in = "table";
- least, most, list = "column": the smallest and the largest value, and all of them, in rows of in = "table";
- rank = "AAA", near = "BBB": the place among those most alike, with weights = { remedy = 2 } (by default each counts once);
- alpha = "variable": how far coders A and B agree; bound = "low" or "high" gives an end of its interval, less = "variable"
  the difference to another one. alpha = [50, 24, 2] is that of the constructed example;
- search = "signable": what the search for a text that all can sign finds: combinations, signable, best, most;
- number = 12: a number of its own, to reckon with.

Rows are those of a jurisdiction (of = "AAA", several in a list), and those that fulfil each condition of `where`:
column = value, a list of values, a span "first/last" with both ends, or a pattern "*word*".
Then part = "year", "number" (the first in a text) or "length" takes a part of the result, plus, minus and times reckon
with another question or number, and round = 2 rounds. With case = "my-case" the question is asked of another case of the
kit; what it reckons with is asked of this one, unless it names the other, too.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

import pandas as pd

from ..agreement import coder_agreement, paired_difference
from ..agreement_measures import alpha as alpha_of
from ..agreement_measures import synthetic_codes
from ..case import Case, citable, other_case
from ..errors import KitError, suggest_names
from ..positions import similarities
from ..positions import similarity_ranking as ranked
from ..tools.negotiation.model import load_table
from ..tools.negotiation.model import search as search_texts
from .derived_tables import DERIVED_TABLES, query_table

ROWS = ("of", "where", *(each for _, parts in DERIVED_TABLES.values() for each in parts))
CELLS = ("in", *ROWS)
OTHER_CASE = "case"
POST_PROCESSING = ("part", "plus", "minus", "times", "round")
DECIMALS = 6  # what is shorter in the data stays so in a difference
SEARCH_RESULTS = ("combinations", "signable", "best", "most")
BOUNDS = ("low", "high")


def query_result(question: Any, case: Case) -> Any:
    """Return what the data answer to a question: a number, a text, a date, or a list of them.

    A question that names another `case` of the kit is asked of that one. Raises KitError, in one sentence, where the
    question names what is not there.
    """
    if isinstance(question, int | float):
        return question
    if OTHER_CASE in question:
        asked = {name: part for name, part in question.items() if name not in (OTHER_CASE, *POST_PROCESSING)}
        found = query_result(asked, other_case(case, question[OTHER_CASE]))
        return _post_processed(found, question, case)
    kinds = [each for each in question if each in QUERY_KINDS]
    if len(kinds) != 1:
        raise KitError(
            f"{query_text(question)}: give a question one kind. {suggest_names(next(iter(question), ''), list(QUERY_KINDS))}"
        )
    answer, parts = QUERY_KINDS[kinds[0]]
    for name in question:
        if name not in (known := (*kinds, *parts, *POST_PROCESSING)):
            raise KitError(f"{query_text(question)}: unknown part '{name}'. {suggest_names(name, known)}")
    try:
        return _post_processed(
            plain_value(answer(case, **{k: v for k, v in question.items() if k not in POST_PROCESSING})), question, case
        )
    except KitError as error:
        raise KitError(f"{query_text(question)}: {error}") from None


def query_text(question: Any) -> str:
    """Return a question in words, as messages name it."""
    if not isinstance(question, dict):
        return str(question)
    words = [
        f"{name} = {query_text(each) if name != 'where' else _conditions(each)}" for name, each in question.items()
    ]
    return ", ".join(words)


def _conditions(where: Mapping[str, Any]) -> str:
    return " and ".join(f"{column} is {' or '.join(map(str, each)) if isinstance(each, list) else each}"
                        for column, each in where.items())  # fmt: skip


def plain_value(value: Any) -> Any:
    """Return a value of a frame as Python's own: int, float without noise, date, text, or a list of these."""
    if isinstance(value, list):
        return [plain_value(each) for each in value]
    if isinstance(value, pd.Timestamp):
        return value.date()
    value = value.item() if hasattr(value, "item") else value
    return round(value, DECIMALS) if isinstance(value, float) else value


def count(case: Case, count: str, each: str | None = None, **chosen: Any) -> int:
    """How many rows of a table are there, or how many different values of the column `each`?"""
    rows = _rows(case, count, **chosen)
    return len(rows) if each is None else _column(rows, each, count).nunique()


def value(case: Case, value: str, **chosen: Any) -> Any:
    """Which value do all rows have in a column? Raises KitError where there is none, or more than one."""
    found = _values(case, value, by_id=True, **chosen)
    if len(set(found)) != 1:
        few = ", ".join(sorted({str(plain_value(each)) for each in found})[:3]) or "none"
        raise KitError(f"one value is wanted, and there are {len(set(found))} ({few}).")
    return found[0]


def least(case: Case, least: str, **chosen: Any) -> Any:
    """Which is the smallest value of a column: the first day, the lowest number?"""
    return min(_non_empty(_values(case, least, **chosen)))


def most(case: Case, most: str, **chosen: Any) -> Any:
    """Which is the largest value of a column: the last day, the highest number?"""
    return max(_non_empty(_values(case, most, **chosen)))


def distinct_values(case: Case, list: str, **chosen: Any) -> Any:
    """Which different values does a column have, in order?"""
    return sorted(set(_values(case, list, **chosen)))


def rank(case: Case, rank: str, near: str, weights: dict[str, int] | None = None) -> int:
    """Which place has a government among those most like `near`? Several may share one."""
    similar = similarities(case)
    weights = weights or dict.fromkeys(case["variables"]["id"], 1)
    for name, known in ((near, next(iter(similar.values())).index), *((each, similar) for each in weights)):
        _known_name(name, known)
    table = ranked(similar, weights, near).set_index("jurisdiction")["rank"].dropna()
    return int(table[_known_name(rank, table.index)])


def alpha(case: Case, alpha: Any, bound: str | None = None, less: str | None = None) -> float:
    """How far do coders A and B agree on a variable, or in the constructed example?"""
    if isinstance(alpha, list):
        return alpha_of(synthetic_codes(*alpha))
    for each in filter(None, (alpha, less)):
        _known_name(each, case["variables"]["id"])
    if less:
        return paired_difference(case, alpha, less)[_known_name(bound, BOUNDS) if bound else "difference"]
    found = coder_agreement(case, alpha)
    return found["interval"][_known_name(bound, BOUNDS)] if bound else found["alpha"]


def search(case: Case, search: str) -> int:
    """What does the search for a text that all can sign find?"""
    found = search_texts(load_table(case))[_known_name(search, SEARCH_RESULTS)]
    return len(found) if isinstance(found, list) else found


def number(case: Case, number: float) -> float:
    """A number of its own."""
    return number


# name: (what answers, the parts that belong to it)
QUERY_KINDS: dict[str, tuple[Callable[..., Any], tuple[str, ...]]] = {
    "count": (count, ("each", *ROWS)),
    "value": (value, CELLS),
    "least": (least, CELLS),
    "most": (most, CELLS),
    "list": (distinct_values, CELLS),
    "rank": (rank, ("near", "weights")),
    "alpha": (alpha, ("bound", "less")),
    "search": (search, ()),
    "number": (number, ()),
}


def matches(value: Any, wanted: Any) -> bool:
    """Say whether a value is what a condition wants: the same, one of a list, within a span, or of a pattern."""
    if isinstance(wanted, list):
        return any(matches(value, each) for each in wanted)
    if value == wanted or isinstance(wanted, int | float):
        return value == wanted
    text = value.isoformat()[:10] if isinstance(value, date) else str(value)
    if text == wanted:
        return True
    first, slash, last = wanted.partition("/")
    if not slash:
        return "*" in wanted and fnmatchcase(text, wanted)
    if isinstance(value, int | float):
        return float(first) <= value <= float(last)
    return first <= text <= last


def _rows(case: Case, table: str, of: Any = None, where: Mapping[str, Any] | None = None, **parts: Any) -> pd.DataFrame:
    rows = whole = query_table(case, table, parts)
    conditions = dict(where or {}) | ({} if of is None else {"jurisdiction": of})
    for column, wanted in conditions.items():
        known = [*map(str, map(plain_value, _column(whole, column, table))), *_possible_values(case, table, column)]
        for each in wanted if isinstance(wanted, list) else [wanted]:
            if isinstance(each, str) and "/" not in each and "*" not in each and each not in known:
                raise KitError(f"{table} has no {column} '{each}'. {suggest_names(each, dict.fromkeys(known))}")
        rows = rows[[matches(plain_value(cell), wanted) for cell in rows[column]]]
    return rows


def _column(rows: pd.DataFrame, column: str, table: str) -> pd.Series:
    if column not in rows:
        raise KitError(f"{table} has no column '{column}'. {suggest_names(column, list(rows.columns))}")
    return rows[column]


def _possible_values(case: Case, table: str, column: str) -> list[str]:
    """The values that may stand in a column, by schema and codebook, although none does now: they count 0."""
    fields = [field for each in case.schema["resources"] if each["name"] == table for field in each["schema"]["fields"]]
    listed = [field.get("constraints", {}).get("enum", ()) for field in fields if field["name"] == column]
    codes = case["values"]["id"] if table in DERIVED_TABLES else ()
    places = case["jurisdictions"]["id"] if column == "jurisdiction" else ()
    return [*(each for enum in listed for each in enum), *codes, *places]


def _values(case: Case, column: str, of: Any = None, by_id: bool = False, **chosen: Any) -> list[Any]:
    """The cells of a column: of the rows of a table, or of the one row of the case that has the id `of`.

    With `by_id`, `of` names an id in a table that has ids.
    """
    if "in" in chosen:
        table = chosen.pop("in")
        if (
            by_id
            and of is not None
            and "id" in query_table(case, table, {k: v for k, v in chosen.items() if k != "where"})
        ):
            chosen["where"], of = {"id": of} | chosen.get("where", {}), None
        return _column(_rows(case, table, of, **chosen), column, table).tolist()
    facts = citable(case).get(of)
    if facts is None:
        raise KitError(f"Nothing has the id '{of}'. {suggest_names(of, list(citable(case)))}")
    table = facts.get("table", "statements")
    row = facts | case.row(table, of)
    return [row[_known_name(column, row)]]


def _non_empty(found: list[Any]) -> list[Any]:
    if not len(found):
        raise KitError("there is no such row.")
    return found


def _known_name(name: str, known: Iterable[str]) -> str:
    if name not in (known := list(known)):
        raise KitError(f"There is no '{name}' here. {suggest_names(name, known)}")
    return name


def _post_processed(found: Any, question: Mapping[str, Any], case: Case) -> Any:
    """Take a part of what was found, reckon with it and round it, as the question says."""
    part = question.get("part")
    if part is not None:
        found = VALUE_PARTS[_known_name(part, VALUE_PARTS)](found)
    for name, reckon in ARITHMETIC.items():
        if name in question:
            found = plain_value(reckon(found, query_result(question[name], case)))
    return round(found, question["round"]) if "round" in question else found


def _first_number(text: str) -> int | float:
    figures = re.search(r"\d+(?:\.\d+)?", text)
    if not figures:
        raise KitError(f"'{text}' holds no number.")
    return float(figures[0]) if "." in figures[0] else int(figures[0])


VALUE_PARTS = {"year": lambda day: day.year, "number": _first_number, "length": len}
ARITHMETIC = {
    "plus": lambda one, other: one + other,
    "minus": lambda one, other: (one - other).days if isinstance(one, date) else one - other,
    "times": lambda one, other: one * other,
}
