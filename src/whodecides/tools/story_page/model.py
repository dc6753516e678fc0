"""Which sentences of a story can be checked, what was stamped on them, and what was let pass: pure functions."""

from collections.abc import Container, Mapping
from functools import cache
from typing import Any

from ...article_claims import claim_ids
from ...case import Case, Row

HEAVIEST = ("false", "misleading", "unsupported", "imprecise", "opinion")
# How a stamp looks, as (sign, order of its colour): one look for each, whichever verdict of ours stands behind it.
STAMP_LOOKS = {"none": ("✔", 0), "fact": ("✖", 4), "proof": ("?", 3), "attribution": ("❝", 1), "framing": ("◢", 6)}


@cache
def page_ids(case: Case, scope: str) -> tuple[str, ...]:
    """Return the ids of the claims on the page, in the order of the story. Raises KitError for an unknown scope."""
    chosen = set(claim_ids(case, scope))
    return tuple(each for each in claim_ids(case, "all") if each in chosen)


@cache
def slips(case: Case) -> dict[str, str]:
    """Map the claims for class to where they part from the record."""
    return dict(zip(case["class_claims"]["claim"], case["class_claims"]["slip"], strict=True))


def known_stamps(case: Case, stored: Any, most: int = 0) -> dict[str, str]:
    """Return the stamps in `stored` that can be read, {claim: kind of slip}; the first `most` of them, where it is not 0.

    `stored` comes from a file that may be damaged or older than the data.
    """
    if not isinstance(stored, dict):
        return {}
    known, kinds = claim_ids(case, "all"), case.vocabulary("class_claims", "slip")
    found = {claim: kind for claim, kind in stored.items() if claim in known and kind in kinds}
    return dict(list(found.items())[: most or None])


def matches(case: Case, stamps: Mapping[str, str]) -> int:
    """Count the stamps that are the record's, too."""
    return sum(slips(case).get(claim) == kind for claim, kind in stamps.items())


def slipped(case: Case) -> list[Row]:
    """Return the rows of the claims for class that part from the record, the heaviest first."""
    rows = [case.row("claims", each) for each in page_ids(case, "class") if slips(case)[each] != "none"]
    return sorted(rows, key=lambda row: [*HEAVIEST, row["verdict"]].index(row["verdict"]))


def let_pass(case: Case, checked: Container[str]) -> list[Row]:
    """Return those of them that were not checked."""
    return [row for row in slipped(case) if row["id"] not in checked]
