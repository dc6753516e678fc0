"""The agreement of coders in words: who is compared, their numbers, the table of their codes, evidence."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pandas as pd

from ...agreement import coder_agreement, codes_of, codes_of_both, values_of, variable_agreement
from ...agreement_measures import CODERS
from ...case import Case, Reader, lesson_link
from ...coding import Codes, coding_lesson
from ...errors import KitError, Message, suggest_names
from ...i18n import localized_decimal, localized_percent
from ...widgets.answer_files import file_field_settings
from ...widgets.base import Parts, State
from ...widgets.encodings import value_encodings
from ...widgets.html import PlainTable
from .bag import Bag, make_bag
from .coders import ALL, FEWEST_OWN, coder_names, offered_pairs, other_coders, own_text
from .codes import all_cells, cell_evidence, statements_of_cells, table_of_codes
from .measure_words import interval_text, measure_labels, measures_in_words


def agreement_view(case: Case, state: State, own: Codes, classmates: Sequence[Codes]) -> Parts:
    """Return all that the explorer shows, in parts: words (fixed for a language), state, people, numbers, bag, table, evidence.

    `state` holds language, variable, coders ("A+B"), opened ([row, column] or None) and card (which statement of the
    opened cell, from 0). `own` are the student's codes and `classmates` a list of such codes, as from `coding.known_codes`.
    Where the coders chosen have no codes on the variable, coders A and B are shown. Raises KitError for an unknown
    variable.
    """
    reader, variable = Reader(case, state["language"]), state["variable"]
    _ = reader.say
    variables = list(case["variables"]["id"])
    if variable not in variables:
        wrong = _("The codebook has no variable '{name}'. {nearest}")
        raise KitError(Message(wrong, name=variable, nearest=suggest_names(variable, variables)))
    others = other_coders(own, classmates, variable)
    names = coder_names(others, _)
    offered = offered_pairs(names)
    coders = state["coders"] if state["coders"] in offered else "+".join(CODERS)
    compared = list(names) if coders == ALL else coders.split("+")
    codes, found = _codes_and_measures(case, variable, others, compared)
    labels = {value: reader.labels()[variable, value] for value in values_of(case, variable)}
    cells = statements_of_cells(codes, compared)
    opened = tuple(state["opened"] or ())
    opened = opened if opened in all_cells(case, variable, compared) else None
    card = min(max(int(state["card"]), 0), max(len(cells.get(opened, ())) - 1, 0)) if opened else 0
    return {
        "words": _words(reader),
        "state": {
            "language": reader.language,
            "variable": variable,
            "coders": coders,
            "opened": list(opened) if opened else None,
            "card": card,
            "classmates": classmates,
        },
        "people": {
            "offered": [[key, text.format(**names)] for key, text in offered.items()],
            "own": own_text(own, classmates, variable, others, coding_lesson(case), _),
            "link": lesson_link(coding_lesson(case)) if len(own) < FEWEST_OWN else "",
        },
        "numbers": measures_in_words(reader, variable, codes, found, labels)
        | {"sentence": _sentence(reader, variable, [names[each] for each in compared], found, len(codes))},
        "bag": _bag_of_both(reader, variable) if tuple(compared) == CODERS else _bag(reader, variable, codes),
        "table": table_of_codes(case, variable, cells, compared, names, labels, _),
        "evidence": cell_evidence(reader, variable, codes, cells, opened, card, names, labels) if opened else {},
    }


def _codes_and_measures(
    case: Case, variable: str, others: Mapping[str, Codes], compared: Sequence[str]
) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return the codes of those compared, a column each, and what was measured of them."""
    if tuple(compared) == CODERS:
        return codes_of_both(case, variable), coder_agreement(case, variable)
    codes = codes_of(case, variable, {who: others[who] for who in compared if who in others})[compared]
    return codes, variable_agreement(case, variable, codes)


@cache
def _bag_of_both(reader: Reader, variable: str) -> Bag:
    """Return the bag of coders A and B, which is asked for at each choice."""
    return _bag(reader, variable, codes_of_both(reader.case, variable))


def _bag(reader: Reader, variable: str, codes: pd.DataFrame) -> Bag:
    words = {value: reader.labels()[variable, value] for value in values_of(reader.case, variable)}
    return make_bag(codes, words, value_encodings(reader.case, variable), reader.language)


def _sentence(reader: Reader, variable: str, names: Sequence[str], found: dict[str, Any], statements: int) -> str:
    _ = reader.say
    return _(
        "{coders} on “{variable}”, {statements} statements: same value {agreement}. Krippendorff's alpha, {measured} "
        "statements: {alpha} (interval {interval})."
    ).format(
        coders=", ".join(names),
        variable=reader.name("variables", variable),
        statements=statements,
        measured=found["statements"],
        agreement=localized_percent(found["agreement"], reader.language),
        alpha=localized_decimal(found["alpha"], reader.language),
        interval=interval_text(found["interval"], reader.language, _),
    )


def agreement_table(view: Mapping[str, dict[str, Any]]) -> PlainTable:
    """Return headers, rows and caption of the table of codes of a view as from `agreement_view`."""
    table = view["table"]
    return {
        "headers": [table["corner"], *(name for _id, name in table["columns"])],
        "rows": [[row["name"], *(cell["count"] for cell in row["cells"])] for row in table["rows"]],
        "caption": table["caption"],
    }


@cache
def _words(reader: Reader) -> dict[str, Any]:
    """Return what stays as it is while one reads in one language."""
    _ = reader.say
    return {
        "labels": {
            **measure_labels(reader.language),
            "title": _("How far do coders agree?"),
            "agreement_by_option": _(
                "Same value, coders A and B. In a ring: what you expected to be least. ▸: what is least."
            ),
            "variable": _("Variable"),
            "coders": _("Coders"),
            "hint": _(
                "Click a number, or press Enter on it, to see its statements. Arrow keys move from cell to cell. "
                "✓ marks the same value, ≠ different values."
            ),
            "lesson": _("Open lesson {lesson} and code some statements").format(lesson=coding_lesson(reader.case)),
            "file": _("Compare with a classmate: open the file of answers that they saved"),
            "file_note": _("Only their codes are read, and nothing is kept."),
            "close": _("Close"),
            "statement": _("Statements in this cell"),
            "before": _("Previous"),
            "after": _("Next"),
            "rules": _("What the codebook says"),
            "third": _("What a third reading decided (open it after your own judgement)"),
            "evidence": _("Evidence"),
        },
        "taken": file_field_settings(reader.language),
        "variables": [[row["id"], reader.text(row, "name")] for row in reader.case["variables"].to_dict("records")],
    }
