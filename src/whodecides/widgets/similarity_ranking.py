"""The ranking of jurisdictions by likeness to one of them, in words: a tool and a figure show it."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from ..case import Case, government_codes
from ..case.reader import Reader
from ..i18n import localized_percent
from ..positions import similarities, similarity_ranking
from .encodings import SUBSTANTIVE


def ranking_rows(reader: Reader, weights: Mapping[str, float], near: str) -> list[dict[str, Any]]:
    """Return who can be ranked by likeness to `near`, in words: dictionaries with id, rank, name, percent, share and evidence.

    `weights` maps variables to numbers. `statements` counts those that a place rests on: they say something on a variable
    that counts. `evidence` is the same in words.
    """
    _, names = reader.say, reader.names("jurisdictions")
    counted = frozenset(variable for variable, weight in weights.items() if weight > 0)
    spoken = _statement_counts(reader.case, counted)
    table = similarity_ranking(similarities(reader.case), weights, near).dropna(subset="rank")
    return [
        {
            "id": row.jurisdiction,
            "rank": int(row.rank),
            "name": names[row.jurisdiction],
            "percent": round(100 * row.similarity),
            "share": localized_percent(row.similarity, reader.language),
            "weight": localized_percent(row.evidence, reader.language),
            "statements": spoken[row.jurisdiction],
            "evidence": _("one statement only")
            if spoken[row.jurisdiction] == 1
            else _("statements: {count}").format(count=spoken[row.jurisdiction]),
        }
        for row in table.itertuples()
    ]


@cache
def _statement_counts(case: Case, variables: frozenset[str]) -> dict[str, int]:
    """Return how many government statements of each jurisdiction say something on one of these variables."""
    codes = government_codes(case)
    codes = codes[codes["variable"].isin(variables) & (codes["kind"] == SUBSTANTIVE)]
    return {str(place): int(count) for place, count in codes.groupby("jurisdiction")["statement"].nunique().items()}
