"""What lies behind a delegation's stance: reasons, conditions and cards."""

from ...i18n import data_word, dated, translator
from ...show.evidence import source_links, statement_card
from .model import negotiation, objections
from .wordings import all_linkages, clause_titles, delegation_names, stance_rows, stance_words


def stance_evidence(case, delegation, clause, text, language):
    """Return what lies behind a delegation's stance on the wording picked: title, reasons, cards."""
    _ = translator(language)
    row = stance_rows(case)[delegation, clause, text[clause]]
    reasons = [f"{stance_words(row, language)} · {row[f'reason_{language}']}"]
    ids = [row["evidence"]]
    for _delegation, _clause, linkage in objections(negotiation(case), text):
        if linkage and (linkage.delegation, linkage.clause) == (delegation, clause):
            linked = all_linkages(case)[linkage.id]
            reasons.append(_condition(case, linked, language))
            ids.append(linked["evidence"])
    listed = dict.fromkeys(each for part in ids for each in part.split(";") if each)
    return {
        "title": f"{delegation_names(case, language)[delegation]} · {clause_titles(case, language)[clause][0]}",
        "reasons": reasons,
        "cards": [record_card(case, each, language) for each in listed],
        "none": "" if listed else _("No evidence was found. This is not the same as agreement."),
    }


def _condition(case, row, language):
    """Return a linkage in words: a condition, its basis, its reason."""
    _ = translator(language)
    words = _("✖ Objects as long as clause “{clause}” stays as it is ({basis}): {reason}")
    return words.format(
        clause=clause_titles(case, language)[row["needs_clause"]][0],
        basis=data_word(row["basis"], "stances.basis", language),
        reason=row[f"reason_{language}"],
    )


def record_card(case, key, language):
    """Return the evidence card of a statement, an instrument or an event. Raises KitError for an unknown id."""
    _ = translator(language)
    if key in set(case["statements"]["id"]):
        return statement_card(case, key, language)
    if key in set(case["instruments"]["id"]):
        row = case.row("instruments", key)
        heading, facts = row[f"name_{language}"], [[_("What it is"), row[f"summary_{language}"]]]
    else:
        row = case.row("events", key)
        heading = dated(row["date"], row["date_precision"], language)
        facts = [[_("What happened"), row[f"title_{language}"]]]
    return {"heading": f"{key} · {heading}", "facts": facts, "sources": source_links(case, row, language)}
