"""What the delegations, clauses, wordings and stances of the table are called."""

from functools import cache

from ...case import Case, Reader, Row
from .model import ACCEPTS, OBJECTS, RAISED, WELCOMES, load_table

SIGNS = {WELCOMES: "★", ACCEPTS: "○", OBJECTS: "✖"}


@cache
def delegation_names(reader: Reader) -> dict[str, str]:
    """Map the code of each delegation to its name."""
    return {each: reader.name("jurisdictions", each) for each in load_table(reader.case).delegations}


@cache
def clause_titles(reader: Reader) -> dict[str, tuple[str, str]]:
    """Map each clause to its title with a number, and its question."""
    rows = reader.case["clauses"].to_dict("records")
    return {
        row["id"]: (f"{number}. {reader.text(row, 'title')}", reader.text(row, "question"))
        for number, row in enumerate(rows, 1)
    }


def clause_subject(reader: Reader, clause: str) -> str:
    """Return what a clause is on: its title without a number."""
    return reader.text(reader.case.row("clauses", clause), "title")


def clause_number(reader: Reader, clause: str) -> int:
    """Return the number of a clause, from 1."""
    return list(load_table(reader.case).variants).index(clause) + 1


@cache
def all_wordings(reader: Reader) -> dict[tuple[str, str], str]:
    """Map (clause, variant) to its wording."""
    rows = reader.case["variants"]
    return dict(zip(zip(rows["clause"], rows["id"], strict=True), reader.text(rows, "wording"), strict=True))


@cache
def short_wordings(reader: Reader) -> dict[tuple[str, str], str]:
    """Map (clause, variant) to its wording in a few words."""
    rows = reader.case["variants"]
    return dict(zip(zip(rows["clause"], rows["id"], strict=True), reader.text(rows, "short"), strict=True))


@cache
def stance_rows(case: Case) -> dict[tuple[str, str, str], dict[str, str]]:
    """Map (delegation, clause, variant) to the row of its stance."""
    return {(row["delegation"], row["clause"], row["variant"]): row for row in case["stances"].to_dict("records")}


@cache
def all_linkages(case: Case) -> dict[str, dict[str, str]]:
    """Map the id of each linkage to its row."""
    return {row["id"]: row for row in case["linkages"].to_dict("records")}


def model_note(reader: Reader) -> str:
    """Return the sentence that says what the table is, and what it is not."""
    _ = reader.say
    return _(
        "This is a model of a negotiation, not a forecast. The wordings are ours. A stance is stated where a coded "
        "government statement carries it, inferred where only a law or the record does, and open where we found "
        "nothing. {note}"
    ).format(note=reader.entry("table.note", ""))


def basis_word(reader: Reader, basis: str) -> str:
    """Say on what a stance rests."""
    _ = reader.say
    return _("own choice") if basis == RAISED else reader.word(basis, "stances.basis")


def stance_words(reader: Reader, row: Row) -> str:
    """Return a row of `stances` in words: sign, stance and basis."""
    stance, basis = reader.word(row["stance"], "stances.stance"), reader.word(row["basis"], "stances.basis")
    return f"{SIGNS[row['stance']]} {stance} ({basis})"


def on_condition(reader: Reader) -> str:
    """Say that somebody objects, or gives in, on a condition."""
    _ = reader.say
    return _("on a condition")
