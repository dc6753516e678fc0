"""What lies behind a delegation's stance: reasons, words, conditions and cards."""

from typing import Any

from ...case import Case, Reader, Row
from ...case.views import contains_words
from ...widgets.evidence import statement_card, supporting_words
from .model import Text, load_table, objections
from .wordings import all_linkages, clause_titles, delegation_names, stance_rows, stance_words


def stance_evidence(reader: Reader, delegation: str, clause: str, text: Text) -> dict[str, Any]:
    """Return what lies behind a delegation's stance on the wording picked: title, reasons, words, cards."""
    _ = reader.say
    row = stance_rows(reader.case)[delegation, clause, text[clause]]
    reasons = [f"{stance_words(reader, row)} · {reader.text(row, 'reason')}"]
    ids = [row["evidence"]]
    for _delegation, _clause, linkage in objections(load_table(reader.case), text):
        if linkage and (linkage.delegation, linkage.clause) == (delegation, clause):
            linked = all_linkages(reader.case)[linkage.id]
            reasons.append(_condition(reader, linked))
            ids.append(linked["evidence"])
    listed = dict.fromkeys(each for part in ids for each in part.split(";") if each)
    return {
        "title": f"{delegation_names(reader)[delegation]} · {clause_titles(reader)[clause][0]}",
        "reasons": reasons,
        "words": stance_facts(reader, row),
        "cards": [record_card(reader, each) for each in listed],
        "none": "" if listed else _("No evidence was found. This is not the same as agreement."),
    }


def quoted_statement(case: Case, row: Row) -> dict[str, Any] | None:
    """Return the statement whose words carry a stance, or None; a condition names no words."""
    words, known = row.get("words", ""), set(case["statements"]["id"])
    named = [case.row("statements", each) for each in row["evidence"].split(";") if each in known]
    return next((each for each in named if contains_words(each, words)), None) if words else None


def stance_facts(reader: Reader, row: Row) -> list[list[str]]:
    """Return the words on which a stance rests as facts, [label, text, language]; [] where none are named."""
    statement = quoted_statement(reader.case, row)
    return supporting_words(reader, statement, row["words"]) if statement else []


def _condition(reader: Reader, row: Row) -> str:
    """Return a linkage in words: a condition, its basis, its reason."""
    _ = reader.say
    words = _("✖ Objects as long as clause “{clause}” stays as it is ({basis}): {reason}")
    return words.format(
        clause=clause_titles(reader)[row["needs_clause"]][0],
        basis=reader.word(row["basis"], "stances.basis"),
        reason=reader.text(row, "reason"),
    )


def record_card(reader: Reader, key: str) -> dict[str, Any]:
    """Return the evidence card of a statement, an instrument or an event. Raises KitError for an unknown id."""
    _ = reader.say
    if key in set(reader.case["statements"]["id"]):
        return statement_card(reader, key)
    if key in set(reader.case["instruments"]["id"]):
        row = reader.case.row("instruments", key)
        heading, facts = reader.text(row, "name"), [[_("What it is"), reader.text(row, "summary")]]
    else:
        row = reader.case.row("events", key)
        heading = reader.date(row)
        facts = [[_("What happened"), reader.text(row, "title")]]
    return {"heading": f"{key} · {heading}", "facts": facts, "sources": reader.links(row)}
