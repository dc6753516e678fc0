"""What the delegations, clauses, wordings and stances of the table are called."""

from functools import cache

from ...i18n import data_word, translator
from .model import ACCEPTS, OBJECTS, RAISED, WELCOMES, negotiation

SIGNS = {WELCOMES: "★", ACCEPTS: "○", OBJECTS: "✖"}


@cache
def delegation_names(case, language):
    """Map the code of each delegation to its name."""
    rows = case["jurisdictions"]
    names = dict(zip(rows["id"], rows[f"name_{language}"], strict=True))
    return {each: names[each] for each in negotiation(case).delegations}


@cache
def clause_titles(case, language):
    """Map each clause to its title with a number, and its question."""
    rows = case["clauses"].to_dict("records")
    return {
        row["id"]: (f"{number}. {row[f'title_{language}']}", row[f"question_{language}"])
        for number, row in enumerate(rows, 1)
    }


@cache
def all_wordings(case, language):
    """Map (clause, variant) to its wording."""
    rows = case["variants"]
    return dict(zip(zip(rows["clause"], rows["id"], strict=True), rows[f"wording_{language}"], strict=True))


@cache
def stance_rows(case):
    """Map (delegation, clause, variant) to the row of its stance."""
    return {(row["delegation"], row["clause"], row["variant"]): row for row in case["stances"].to_dict("records")}


@cache
def all_linkages(case):
    """Map the id of each linkage to its row."""
    return {row["id"]: row for row in case["linkages"].to_dict("records")}


def model_note(case, language):
    """Return the sentence that says what the table is, and what it is not."""
    _ = translator(language)
    return _(
        "This is a model of a negotiation, not a forecast. The wordings are ours. A stance is stated where a coded "
        "government statement carries it, inferred where only a law or the record does, and open where we found "
        "nothing. {note}"
    ).format(note=case.entry("table.note", {language: ""})[language])


def basis_word(basis, language):
    """Say on what a stance rests."""
    _ = translator(language)
    return _("own choice") if basis == RAISED else data_word(basis, "stances.basis", language)


def stance_words(row, language):
    """Return a row of `stances` in words: sign, stance and basis."""
    return f"{SIGNS[row['stance']]} {data_word(row['stance'], 'stances.stance', language)} ({data_word(row['basis'], 'stances.basis', language)})"
