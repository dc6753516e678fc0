"""The brief of a delegation: what it would welcome, what it objects to, and on what evidence."""

from functools import cache

from ...case import Reader
from .model import INFERRED, NO_EVIDENCE, OBJECTS, STATED, WELCOMES, check_delegation, negotiation
from .wordings import all_linkages, all_wordings, clause_titles, delegation_names, stance_rows


def delegation_brief_view(case, choice):
    """Return the role sheet of the delegation `choice["delegation"]`, in parts. Raises KitError for an unknown one."""
    reader = Reader(case, choice["language"])
    code = check_delegation(negotiation(case), choice["delegation"])
    _ = reader.say
    words = {
        "labels": {
            "title": _("The brief of a delegation"),
            "delegation": _("Delegation"),
        },
        "delegations": [list(each) for each in delegation_names(reader).items()],
    }
    return {"words": words, "view": _brief(reader, code)}


@cache
def _brief(reader, code):
    """Return the brief in words: name, note, count, said, headers, rows, conditions."""
    _ = reader.say
    row = reader.case["delegations"].set_index("jurisdiction").loc[code]
    return {
        "name": delegation_names(reader)[code],
        "note": reader.text(row, "note"),
        "count": brief_sentence(reader, code),
        "headers": [_("Clause"), _("Would welcome"), _("Objects to"), _("Why, and on what evidence")],
        "rows": [_brief_row(reader, code, clause) for clause in negotiation(reader.case).variants],
        "conditions_title": _("Your conditions"),
        "conditions": [
            _("“{clause}”: {reason} ({basis}; {evidence})").format(
                clause=clause_titles(reader)[each["clause"]][0], reason=reader.text(each, "reason"),
                basis=reader.word(each["basis"], "stances.basis"), evidence=each["evidence"].replace(";", ", "),
            )
            for each in all_linkages(reader.case).values() if each["delegation"] == code
        ] or [_("None that we know of.")],
        "advice": [
            _(
                "How to read this: “stated” means that a coded statement of your government carries the stance; "
                "“inferred” means that we read it out of a law, a ruling or an event, because no statement was found "
                "on it; where no evidence was found, no wish and no red line is ascribed to you."
            ),
            _("Red lines are the wordings that you object to. Everything else is yours to trade."),
            _("A stance that is stated binds you: cite the statement. One that is inferred you may call into question: say so openly."),
            _("Sherpas: find out in the corridor what two others object to, and offer each something that costs you nothing."),
            _("Summit: speak for your government, not for yourself. You need no vote and no majority; one objection is enough to stop a wording."),
        ],
    }  # fmt: skip


def brief_sentence(reader, code):
    """Say how much of a delegation's brief is stated, inferred, or open."""
    _ = reader.say
    bases = [row["basis"] for row in stance_rows(reader.case).values() if row["delegation"] == code]
    against = [
        row for row in stance_rows(reader.case).values() if row["delegation"] == code and row["stance"] == OBJECTS
    ]
    said = _("Stances in this brief: {all}. Stated: {stated}; inferred: {inferred}; without evidence: {none}.")
    more = _.ngettext(
        "It objects to {count} wording: {stated} stated, {inferred} inferred.",
        "It objects to {count} wordings: {stated} stated, {inferred} inferred.",
        len(against),
    )
    return said.format(all=len(bases), **_counted(bases)) + " " + more.format(
        count=len(against), **_counted([row["basis"] for row in against])
    )  # fmt: skip


def _counted(bases):
    return {"stated": bases.count(STATED), "inferred": bases.count(INFERRED), "none": bases.count(NO_EVIDENCE)}


def _brief_row(reader, code, clause):
    """Return the row of a clause: title, the wording most welcome, those objected to, reasons with basis and ids."""
    _ = reader.say
    rows = [stance_rows(reader.case)[code, clause, variant] for variant in negotiation(reader.case).variants[clause]]
    against = [row for row in rows if row["stance"] == OBJECTS]
    for_it = [row for row in rows if row["stance"] == WELCOMES][:1]  # the first goes furthest
    cells = [
        " / ".join(all_wordings(reader)[clause, row["variant"]] for row in part) or "–" for part in (for_it, against)
    ]
    shown = for_it + against or [row for row in rows if row["evidence"]][:1]
    reasons = dict.fromkeys(
        _("{reason} ({basis}: {evidence})").format(
            reason=reader.text(row, "reason"),
            basis=reader.word(row["basis"], "stances.basis"),
            evidence=row["evidence"].replace(";", ", "),
        )
        for row in shown
    )
    free = _(
        "No evidence was found. You are free here: choose, say that it is your own choice, and have the chair record an "
        "objection at the table."
    )
    return [clause_titles(reader)[clause][0], *cells, " ".join(reasons) or free]
