"""What a search of all texts finds, beside the student's own text."""

from functools import cache

from ...i18n import colon, data_word, share, translator, whole
from .model import BASES, CHANCES, INFERRED, NO_EVIDENCE, negotiation, pivots, rests_on, search, survival, welcomed
from .signing import signing_sentence
from .wordings import all_linkages, all_wordings, clause_titles, delegation_names


def best_texts_view(case, choice, picks):
    """Return what the search found, in parts, beside the student's own text (`picks`, None where there is none)."""
    language = choice["language"]
    _ = translator(language)
    words = {
        "labels": {
            "title": _("What a search of all texts finds"),
            "numbers": _("The search in numbers"),
            "best": _("A best text"),
            "fragile": _("How fragile is it?"),
            "pivots": _("Which single objection keeps the text from saying more?"),
            "mine": _("Your text"),
        }
    }
    view = {**_found(case, language), "mine": _mine(case, picks, language)}
    return {"words": words, "view": view}


def _mine(case, picks, language):
    _ = translator(language)
    if picks is None:
        return _("No text of yours is stored yet. Store one at the negotiation table above, and compare.")
    return signing_sentence(case, picks, language)


@cache
def _found(case, language):
    """Return the search in words: numbers, meaning, the best texts, what they rest on, pivots."""
    _ = translator(language)
    table, names, clauses = negotiation(case), delegation_names(case, language), clause_titles(case, language)
    wordings, found = all_wordings(case, language), search(table)
    best = found["best"][0]
    rests = rests_on(table, best)
    return {
        "numbers": [
            [_("Different texts"), whole(found["combinations"], language)],
            [_("Texts that all can sign"), whole(found["signable"], language)],
            [_("Most clauses that say something in such a text"), f"{found['most']} / {len(best)}"],
            [_("Texts that say as much"), str(len(found["best"] + found["others"]))],
            [_("Of these, with the most welcomes"), str(len(found["best"]))],
        ],
        "others": [_differing(case, best, each, language) for each in found["best"][1:] + found["others"]],
        "meaning": _(
            "“Best” is our definition: most clauses that say something, then most welcomes. It does not ask whether "
            "the text is good. You may define it differently."
        ),
        "headers": [_("Clause"), _("Wording"), _("Welcomed by")],
        "rows": [
            [clauses[clause][0], wordings[clause, variant],
             ", ".join(names[each] for each in welcomed(table, clause, variant)) or "–"]
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
            [share(chance, language), share(survival(table, best, chance), language),
             share(survival(table, best, chance, (INFERRED, NO_EVIDENCE)), language)]
            for chance in CHANCES
        ],
        "pivot_headers": [_("Delegation"), _("Objects to"), _("Basis"), _("Clauses gained")],
        "pivots": [
            [names[each["delegation"]], _objected(case, each, language), data_word(each["basis"], "stances.basis", language),
             f"+{each['gain']}"]
            for each in pivots(table)
        ],
    }  # fmt: skip


def _differing(case, best, other, language):
    """Say what another text has where it differs from the best one."""
    clauses, wordings = clause_titles(case, language), all_wordings(case, language)
    other_words = [f"{clauses[each][0]}: “{wordings[each, other[each]]}”" for each in best if other[each] != best[each]]
    _ = translator(language)
    return _("Another text says as much. It differs in {clauses}").format(clauses=" · ".join(other_words))


def _objected(case, pivot, language):
    """Return what a pivot is about: clause and wording, or clause and condition."""
    clause, variant = pivot["clause"], pivot["variant"]
    what = all_wordings(case, language)[clause, variant]
    if pivot["linkage"]:
        what = all_linkages(case)[pivot["linkage"]][f"reason_{language}"]
    return f"{clause_titles(case, language)[clause][0]}{colon(language)}{what}"


def best_texts_twin(case, picks, language):
    """Return what the search found: tables (headers, rows, caption) and sentences; `rests` says it in one."""
    _ = translator(language)
    view = best_texts_view(case, {"language": language}, picks)
    labels, found = view["words"]["labels"], view["view"]
    numbers = [labels["numbers"], _("Number")]
    return {
        "numbers": {"headers": numbers, "rows": found["numbers"], "caption": labels["numbers"]},
        "best": {"headers": found["headers"], "rows": found["rows"], "caption": labels["best"]},
        "others": found["others"],
        "fragile": {"headers": found["survival_headers"], "rows": found["survival"], "caption": labels["fragile"]},
        "pivots": {"headers": found["pivot_headers"], "rows": found["pivots"], "caption": labels["pivots"]},
        "meaning": found["meaning"],
        "mine": f"{labels['mine']}{colon(language)}{found['mine']}",
        "rests": found["rests"],
    }
