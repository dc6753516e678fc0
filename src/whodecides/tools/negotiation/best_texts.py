"""What a search of all texts finds, beside the student's own text."""

from functools import cache
from typing import Any

from ...case import Case, Reader
from ...i18n import colon, localized_percent, localized_with_groups
from .ending import gain_over_best_text
from .log_entries import objection_ground, wording_reference
from .model import (
    BASES,
    CHANCES,
    INFERRED,
    NO_EVIDENCE,
    Text,
    best_text,
    load_table,
    pivots,
    search,
    stance_basis_counts,
    survival,
    welcoming_delegations,
)
from .moves import room_of
from .signing import signing_sentence, table_status_sentence
from .wordings import all_linkages, all_wordings, clause_titles, delegation_names, short_wordings


def best_texts_view(reader: Reader, answer: Any, opened: str = "") -> dict[str, dict[str, Any]]:
    """Return what the search found, in parts, beside the student's own text; `opened` is an objection as "delegation.clause"."""
    _ = reader.say
    words = {
        "labels": {
            "title": "",
            "numbers": _("The search in numbers"),
            "best": _("A best text"),
            "fragile": _("How fragile is it?"),
            "pivots": _("Which single objection keeps the text from saying more?"),
            "mine": _("Your text"),
        }
    }
    found = _search_in_words(reader)
    found_open = (each for each in _pivots(reader.case) if _door(each) == opened)
    ground = next(
        (objection_ground(reader, each["delegation"], each["clause"], each["variant"]) for each in found_open), {}
    )
    return {"words": words, "view": {**found, "mine": _own_text(reader, answer), "ground": ground}}


@cache  # each of them is a search of its own
def _pivots(case: Case) -> list[dict[str, Any]]:
    return pivots(load_table(case))


def _door(pivot: dict[str, Any]) -> str:
    """Return the name by which one opens an objection."""
    return f"{pivot['delegation']}.{pivot['clause']}"


def _own_text(reader: Reader, answer: Any) -> str:
    _ = reader.say
    if not isinstance(answer, dict) or answer.get("picks") is None:
        return _("No text of yours is stored yet. Store one at the negotiation table above, and compare.")
    if not isinstance(answer.get("moves"), list):  # a text that was chosen, without a table
        return signing_sentence(reader, answer["picks"])
    room = room_of(load_table(reader.case), answer)
    return " ".join(
        each for each in (table_status_sentence(reader, room), room.over and gain_over_best_text(reader, room)) if each
    )


@cache
def _search_in_words(reader: Reader) -> dict[str, Any]:
    """Return the search in words: numbers, meaning, the best texts, what they rest on, pivots."""
    _ = reader.say
    table, names, clauses = load_table(reader.case), delegation_names(reader), clause_titles(reader)
    wordings, found = all_wordings(reader), search(table)
    best = best_text(table)
    rests = stance_basis_counts(table, best)
    return {
        "numbers": [
            [_("Different texts"), localized_with_groups(found["combinations"], reader.language)],
            [_("Texts that all can sign"), localized_with_groups(found["signable"], reader.language)],
            [_("Most clauses that say something in such a text"), f"{found['most']} / {len(best)}"],
            [_("Texts that say as much"), str(len(found["best"] + found["others"]))],
            [_("Of these, with the most welcomes"), str(len(found["best"]))],
        ],
        "most": _("{some} of {all}").format(some=found["most"], all=len(best)),
        "numbers_sentence": _("Of {all} possible texts all delegations can sign {signable}. Texts that say most: {best}.").format(
            all=localized_with_groups(found["combinations"], reader.language),
            signable=localized_with_groups(found["signable"], reader.language), best=len(found["best"] + found["others"]),
        ),
        "others": [_difference_text(reader, best, each) for each in found["best"][1:] + found["others"]],
        "meaning": _(
            "“Best” is our definition: most clauses that say something, then most welcomes. It does not ask whether "
            "the text is good. You may define it differently."
        ),
        "clauses": [
            [clauses[clause][0], short_wordings(reader)[clause, variant], variant != table.silent[clause]]
            for clause, variant in best.items()
        ],
        "headers": [_("Clause"), _("Wording"), _("Welcomed by")],
        "rows": [
            [clauses[clause][0], wordings[clause, variant],
             ", ".join(names[each] for each in welcoming_delegations(table, clause, variant)) or "–"]
            for clause, variant in best.items()
        ],
        "rests": _(
            "It rests on {all} stances: {stated} stated, {inferred} inferred, {none} without evidence. One of them that "
            "turns into an objection is enough to break it."
        ).format(all=sum(rests.values()), **{key: rests[basis] for key, basis in zip(("stated", "inferred", "none"), BASES, strict=True)}),
        "survival_headers": [
            _("If each such stance is wrong with a chance of"), _("Text stands: inferred may be wrong"),
            _("Text stands: inferred and open may be wrong"),
        ],
        "survival": [
            [localized_percent(chance, reader.language), localized_percent(survival(table, best, chance), reader.language),
             localized_percent(survival(table, best, chance, (INFERRED, NO_EVIDENCE)), reader.language)]
            for chance in CHANCES
        ],
        "pivot_headers": [_("Delegation"), _("Objects to"), _("Basis"), _("Clauses gained")],
        "doors": [
            [_door(each), f"{names[each['delegation']]} · {wording_reference(reader, each['clause'], each['variant'])}"]
            for each in _pivots(reader.case)
        ],
        "pivots": [
            [names[each["delegation"]], _objection_text(reader, each), reader.word(each["basis"], "stances.basis"),
             f"+{each['gain']}"]
            for each in _pivots(reader.case)
        ],
    }  # fmt: skip


def _difference_text(reader: Reader, best: Text, other: Text) -> str:
    """Say what another text has where it differs from the best one."""
    _, clauses, wordings = reader.say, clause_titles(reader), all_wordings(reader)
    other_words = [f"{clauses[each][0]}: “{wordings[each, other[each]]}”" for each in best if other[each] != best[each]]
    return _("Another text says as much. It differs in {clauses}").format(clauses=" · ".join(other_words))


def _objection_text(reader: Reader, pivot: dict[str, Any]) -> str:
    """Return what a pivot is about: clause and wording, or clause and condition."""
    clause, variant = pivot["clause"], pivot["variant"]
    what = all_wordings(reader)[clause, variant]
    if pivot["linkage"]:
        what = reader.text(all_linkages(reader.case)[pivot["linkage"]], "reason")
    return f"{clause_titles(reader)[clause][0]}{colon(reader.language)}{what}"


def best_texts_static_fallback(reader: Reader, answer: Any) -> dict[str, Any]:
    """Return what the search found: tables (headers, rows, caption) and sentences; `rests` says it in one."""
    _ = reader.say
    view = best_texts_view(reader, answer)
    labels, found = view["words"]["labels"], view["view"]
    numbers = [labels["numbers"], _("Number")]
    return {
        "numbers": {"headers": numbers, "rows": found["numbers"], "caption": labels["numbers"]},
        "best": {"headers": found["headers"], "rows": found["rows"], "caption": labels["best"]},
        "others": found["others"],
        "fragile": {"headers": found["survival_headers"], "rows": found["survival"], "caption": labels["fragile"]},
        "pivots": {"headers": found["pivot_headers"], "rows": found["pivots"], "caption": labels["pivots"]},
        "meaning": found["meaning"],
        "mine": f"{labels['mine']}{colon(reader.language)}{found['mine']}",
        "rests": found["rests"],
    }
