"""The brief of a delegation: what it would welcome, what it objects to, and on what evidence."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from ...case import Case, Reader, Row
from ...i18n import colon
from ...widgets.base import State
from .log_entries import wording_reference, wordings_reference
from .model import INFERRED, NO_EVIDENCE, OBJECTS, STATED, WELCOMES, check_delegation, load_table
from .wordings import all_linkages, all_wordings, basis_word, clause_titles, delegation_names, stance_rows


def delegation_brief_view(case: Case, state: State) -> dict[str, dict[str, Any]]:
    """Return the role sheet of the delegation `choice["delegation"]`, in parts. Raises KitError for an unknown one."""
    reader = Reader(case, state["language"])
    code = check_delegation(load_table(case), state["delegation"])
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
def _brief(reader: Reader, code: str) -> dict[str, Any]:
    """Return the brief in words: name, note, count, what one plays with, conditions, and what is folded: rows and advice."""
    _ = reader.say
    row = reader.case["delegations"].set_index("jurisdiction").loc[code]
    return {
        "name": delegation_names(reader)[code],
        "note": reader.text(row, "note"),
        "count": brief_sentence(reader, code),
        "sheet": [
            {
                "title": _("Red lines: you cannot live with"),
                "none": _("No red line is known."),
                "lines": _stance_wordings(reader, code, OBJECTS),
            },
            {"title": _("What you want"), "none": _("No wish is known."), "lines": _stance_wordings(reader, code, WELCOMES)},
            {
                "title": _("Your conditions"),
                "none": _("None that we know of."),
                "lines": _conditions(reader, code),
            },
            {
                "title": _("Free to trade: nothing was found"),
                "none": _("Something was found on each clause."),
                "lines": _clauses_without_stance(reader, code),
            },
        ],
        "key": _("In brackets: on what a line rests, with its evidence. All else is yours to trade."),
        "in_full": _("Clause by clause: whole wordings, reasons, evidence"),
        "headers": [_("Clause"), _("Would welcome"), _("Objects to"), _("Why, and on what evidence")],
        "rows": [_brief_row(reader, code, clause) for clause in load_table(reader.case).variants],
        "how": _("How to read and play a brief"),
        "advice": [
            _(
                "How to read this: “stated” means that a coded statement of your government carries the stance; "
                "“inferred” means that we read it out of a law, a ruling or an event, because no statement was found "
                "on it; where no evidence was found, no wish and no red line is ascribed to you."
            ),
            _("Red lines are the wordings that you object to. Everything else is yours to trade."),
            _("A stance that is stated binds you: cite the statement. One that is inferred you may call into question: say so openly."),
            _("Before the table opens: find out what two others object to, and offer each something that costs you nothing."),
            _("At the table: speak for your government, not for yourself. You need no vote and no majority; one objection is enough to stop a wording."),
        ],
    }  # fmt: skip


def _stance_wordings(reader: Reader, code: str, stance: str) -> list[str]:
    """Return the wordings on which a delegation has a stance, in short, each with what it rests on; the stated ones first."""
    rows = [row for row in stance_rows(reader.case).values() if (row["delegation"], row["stance"]) == (code, stance)]
    rows.sort(key=lambda row: row["basis"] != STATED)
    return [f"{wording_reference(reader, row['clause'], row['variant'])} ({_basis_text(reader, row)})" for row in rows]


def _conditions(reader: Reader, code: str) -> list[str]:
    """Return the conditions of a delegation: a wording, and what the text must say for it."""
    _, found = reader.say, []
    for each in load_table(reader.case).linkages:
        if each.delegation == code:
            wanted = wordings_reference(reader, each.needs_clause, each.needs_variants)
            sentence = _("{wording}, only if the text says {wanted} ({rests})")
            rests = _basis_text(reader, all_linkages(reader.case)[each.id])
            wording = wording_reference(reader, each.clause, each.variant)
            found.append(sentence.format(wording=wording, wanted=wanted, rests=rests))
    return found


def _clauses_without_stance(reader: Reader, code: str) -> list[str]:
    """Return the clauses on which nothing was found of a delegation."""
    stances = stance_rows(reader.case)
    return [
        clause_titles(reader)[clause][0]
        for clause, variants in load_table(reader.case).variants.items()
        if all(stances[code, clause, each]["basis"] == NO_EVIDENCE for each in variants)
    ]


def _basis_text(reader: Reader, row: Row) -> str:
    """Return the basis of a stance or a condition with the ids of its evidence."""
    ids = row["evidence"].replace(";", ", ")
    return basis_word(reader, row["basis"]) + (f"{colon(reader.language)}{ids}" if ids else "")


def brief_sentence(reader: Reader, code: str) -> str:
    """Say how much of a delegation's brief is stated, inferred, or open."""
    _ = reader.say
    bases = [row["basis"] for row in stance_rows(reader.case).values() if row["delegation"] == code]
    against = [
        row for row in stance_rows(reader.case).values() if row["delegation"] == code and row["stance"] == OBJECTS
    ]
    sentence = _("Stances in this brief: {all}. Stated: {stated}; inferred: {inferred}; without evidence: {none}.")
    more = _.ngettext(
        "It objects to {count} wording: {stated} stated, {inferred} inferred.",
        "It objects to {count} wordings: {stated} stated, {inferred} inferred.",
        len(against),
    )
    return sentence.format(all=len(bases), **_basis_counts(bases)) + " " + more.format(
        count=len(against), **_basis_counts([row["basis"] for row in against])
    )  # fmt: skip


def _basis_counts(bases: Sequence[str]) -> dict[str, int]:
    return {"stated": bases.count(STATED), "inferred": bases.count(INFERRED), "none": bases.count(NO_EVIDENCE)}


def _brief_row(reader: Reader, code: str, clause: str) -> list[str]:
    """Return the row of a clause: title, the wording most welcome, those objected to, reasons with basis and ids."""
    _ = reader.say
    rows = [stance_rows(reader.case)[code, clause, variant] for variant in load_table(reader.case).variants[clause]]
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
