"""The story taken apart: its claims, the ways of its expressions, and a student's judgements of both.

Judgements are stored as {id: [first]} or {id: [first, now]}: a change of mind keeps the first judgement.
"""

from collections.abc import Container
from functools import cache
from typing import Any

from .case import Case, Row
from .errors import KitError, Message, _, suggest_names

CHANGES = ("no", "a little", "yes", "cannot tell")
SCOPES = ("class", "all")
SIDE_BRANCH = "side branch"
# Signs that stand beside the colours, so that a verdict is never told by colour alone.
VERDICT_SIGNS = {"accurate": "✔", "imprecise": "≈", "misleading": "◐", "unsupported": "?", "false": "✖", "opinion": "✎"}


@cache
def claim_ids(case: Case, scope: str) -> tuple[str, ...]:
    """Return the ids of the claims to judge: those for class in their order, or all in the order of the story.

    `scope` is one of SCOPES, or names the claims, joined by +. Raises KitError for another scope or claim.
    """
    if scope == "class":
        return tuple(case["class_claims"]["claim"])
    if scope == "all":
        claims = case["claims"]
        return tuple(claims.loc[claims["kind"] != "omission", "id"])
    named, known = tuple(scope.split("+")), claim_ids(case, "all")
    unknown = next((each for each in named if each not in known), None)
    if unknown is None:
        return named
    wrong = _("There is no set of claims called '{name}'. {nearest}")
    raise KitError(Message(wrong, name=unknown, nearest=suggest_names(unknown, (*SCOPES, *known), listed=SCOPES)))


def omissions(case: Case) -> list[Row]:
    """Return the rows of what the story leaves out, as dictionaries."""
    claims = case["claims"]
    return claims[claims["kind"] == "omission"].to_dict("records")


@cache
def chain_ids(case: Case, scope: str) -> tuple[str, ...]:
    """Return the ids of the expressions: those for class, or all. Raises KitError for another scope."""
    if scope not in SCOPES:
        wrong = _("There is no set of expressions called '{name}'. {nearest}")
        raise KitError(Message(wrong, name=scope, nearest=suggest_names(scope, SCOPES)))
    expressions = case["expressions"]
    return tuple(expressions.loc[expressions["for_class"] | (scope == "all"), "id"])


@cache
def expression_chain(case: Case, expression: str) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return (steps, branches) of one expression: rows from its speaker to the story, and other renderings."""
    rows = case["renderings"]
    rows = rows[rows["expression"] == expression].sort_values("step").to_dict("records")
    if not rows:
        wrong = _("There is no expression '{name}'. {nearest}")
        raise KitError(Message(wrong, name=expression, nearest=suggest_names(expression, chain_ids(case, "all"))))
    steps = tuple(row for row in rows if row["stage"] != SIDE_BRANCH)
    return steps, tuple(row for row in rows if row["stage"] == SIDE_BRANCH)


def step_id(row: Row) -> str:
    """Return the id of a step, such as R01.2."""
    return f"{row['expression']}.{row['step']}"


@cache
def judged_steps(case: Case, scope: str) -> tuple[str, ...]:
    """Return the ids of the steps at which the meaning may change: all of the chains but the speakers' own."""
    return tuple(step_id(row) for each in chain_ids(case, scope) for row in expression_chain(case, each)[0][1:])


def known_judgements(stored: Any, known: Container[str], values: Container[str]) -> dict[str, list[str]]:
    """Return the judgements in `stored` that can be read: of a known thing, with one or two allowed values.

    `stored` comes from a file that may be damaged or older than the data; what cannot be read is left out.
    """
    if not isinstance(stored, dict):
        return {}
    return {
        key: list(given)
        for key, given in stored.items()
        if key in known and isinstance(given, list) and 1 <= len(given) <= 2 and all(each in values for each in given)
    }
