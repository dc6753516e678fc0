"""The ladder of measures, the exhibits of an act, and whose words stand beside which part of a post."""

from typing import NamedTuple

import pandas as pd

from ...case import Case, Row, government_codes
from ...positions import value_counts

SCENES = ("exhibits", "decision", "governments", "question")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Part(NamedTuple):
    """A part of a text; `letter` names the reading of it, "" where it has none."""

    text: str
    letter: str


def exhibits(case: Case, kind: str) -> list[Row]:
    """Return the exhibits of one kind that belong to the act of the case, in the order of the table."""
    rows = case["exhibits"]
    own = rows[(rows["act"] == case.entry("act.action")) & (rows["kind"] == kind)]
    return [dict(row) for row in own.to_dict("records")]


def readings(case: Case, post: str) -> list[Row]:
    """Return what was read in a post, in the order of its words; without a post ("") what was weighed beside all."""
    found = [row for row in exhibits(case, "reading") if row["part_of"] == post]
    if not post:
        return found
    wording = case.row("exhibits", post)["wording"]
    return sorted(found, key=lambda row: wording.find(row["phrase"]))


def reading_letters(case: Case) -> dict[str, str]:
    """Return the letter of each reading of words of a post, by its id: a, b, c through all posts."""
    found = [row["id"] for post in exhibits(case, "post") for row in readings(case, post["id"])]
    return dict(zip(found, LETTERS, strict=False))


def text_parts(case: Case, post: Row) -> list[Part]:
    """Cut the wording of a post where readings begin and end."""
    letters, rest, parts = reading_letters(case), post["wording"], []
    for row in readings(case, post["id"]):
        if row["phrase"] not in rest:
            continue  # a rule of the check says so; the words themselves are shown whole
        before, _phrase, rest = rest.partition(row["phrase"])
        parts += [Part(before, ""), Part(row["phrase"], letters[row["id"]])]
    return [each for each in (*parts, Part(rest, "")) if each.text]


def steps(case: Case) -> list[str]:
    """Return the ids of the four steps of the ladder, from the mildest measure to the hardest."""
    return [each["id"] for each in case.entry("first_minute.steps")]


def steps_apart(case: Case, mine: str, theirs: str) -> int:
    """Return by how many steps the first is harder than the second; negative where it is milder."""
    return steps(case).index(mine) - steps(case).index(theirs)


def decider_variable(case: Case) -> str:
    """Return the id of the variable that says who should decide."""
    return str(case.entry("variables.decider"))


def codes_of_decider(case: Case) -> pd.DataFrame:
    """Return the rows of `government_codes` on who should decide."""
    codes = government_codes(case)
    return codes[codes["variable"] == decider_variable(case)]


def decider_counts(case: Case) -> dict[str, int]:
    """Return how many governments say who should decide, by value, in the order of the codebook.

    One that gave two answers counts with each: who speaks often is not counted more often.
    """
    codes = codes_of_decider(case)
    governments = codes.groupby("value")["jurisdiction"].nunique()
    return {
        str(value): int(governments[value])
        for value in value_counts(case, decider_variable(case)).index
        if value in governments
    }


def governments_naming_nobody(case: Case) -> int:
    """Return how many governments spoke and in no statement said who should decide."""
    codes = codes_of_decider(case).query("statement != ''")
    named = codes[codes["value"].isin(decider_counts(case))]
    return len(set(codes["jurisdiction"]) - set(named["jurisdiction"]))


def statements_naming(case: Case, decider: str) -> list[str]:
    """Return the ids of the government statements that name this decider, by day."""
    codes = codes_of_decider(case)
    named = set(codes.loc[codes["value"] == decider, "statement"])
    return sorted(named, key=lambda each: (case.row("statements", each)["date"], each))


def governments_that_spoke(case: Case) -> int:
    """Return of how many jurisdictions there are government statements."""
    return int(government_codes(case).query("statement != ''")["jurisdiction"].nunique())
