"""The claim ledger: the story's claims one at a time, the record, and verdicts beside a student's own."""

from functools import cache

from ...errors import KitError, Words, nearest
from ...i18n import data_word, language_name, translator
from ...show.evidence import row_card, source_links
from ...story import SCOPES, claim_ids, readable

# Signs that stand beside the colours, so that a verdict is never told by colour alone.
SIGNS = {"accurate": "✔", "imprecise": "≈", "misleading": "◐", "unsupported": "?", "false": "✖", "opinion": "✎"}


def ledger_view(case, choice):
    """Return all that the claim ledger shows for a choice, as plain data in the reader's language.

    `choice` holds language, claim, scope and judgements ({claim: [first]} or {claim: [first, now]}).
    Raises KitError for an unknown claim or scope.
    """
    language, scope = choice["language"], choice["scope"]
    _ = translator(language)
    ids = claim_ids(case, scope)
    if choice["claim"] not in ids:
        wrong = _("There is no claim '{name}' in this set. {nearest}")
        raise KitError(Words(wrong, name=choice["claim"], nearest=nearest(choice["claim"], ids)))
    judgements = readable(choice["judgements"], claim_ids(case, "all"), case.vocabulary("claims", "verdict"))
    mine = judgements.get(choice["claim"])
    return {
        "words": _words(case, language),
        "chosen": {**choice, "judgements": judgements},
        "view": {
            "claim": _claim(case, choice["claim"], ids, language),
            "sources": source_links(case, case.row("claims", choice["claim"]), language),
            "result": _result(case, choice["claim"], mine, language) if mine else None,
            "progress": _progress(case, judgements, _),
            "summary": _summary(case, judgements, language),
        },
    }


def first_open(case, scope, stored):
    """Return the first claim of the set that is not judged yet; the first of all where none is left."""
    ids = claim_ids(case, scope)
    judged = readable(stored, ids, case.vocabulary("claims", "verdict"))
    return next((each for each in ids if each not in judged), ids[0])


def ledger_twin(case, language):
    """Return two tables, as headers, rows and caption: the claims for class, and what the record says; and a note."""
    _ = translator(language)
    rows = [case.row("claims", each) for each in claim_ids(case, "class")]
    asked = {
        "headers": [
            _("Claim"),
            _("In our words"),
            _("As printed, in {language}").format(language=_tongue(case, language)),
            _("Kind"),
        ],
        "rows": [
            [r["id"], r[f"paraphrase_{language}"], r["as_printed"], data_word(r["kind"], "claims.kind", language)]
            for r in rows
        ],
        "caption": _("Claims of the story: judge each before you open the record"),
    }
    told = {
        "headers": [_("Claim"), _("Our verdict"), _("What the record says"), _("Sources")],
        "rows": [
            [
                r["id"],
                data_word(r["verdict"], "claims.verdict", language),
                r[f"record_{language}"],
                _sources_text(case, r, language),
            ]
            for r in rows
        ],
        "caption": _("What the record says about these claims"),
    }
    return {"asked": asked, "note": _("Judge first, then open the record and our verdicts."), "told": told}


def ledger_sentence(case, choice):
    """Return in one sentence how far the student is."""
    judgements = readable(choice["judgements"], claim_ids(case, "all"), case.vocabulary("claims", "verdict"))
    return _progress(case, judgements, translator(choice["language"]))


@cache
def _words(case, language):
    """Return what stays as it is while one reads in one language."""
    _ = translator(language)
    definitions = {
        "accurate": _("It agrees with the record, also in its sense."),
        "imprecise": _("Its core is right; a word, day, person or number is off."),
        "misleading": _("Parts may be true, but the reader gets a wrong picture."),
        "unsupported": _("Nothing that was found shows it, and nothing disproves it."),
        "false": _("The record shows that it is not so."),
        "opinion": _("A judgement or a loaded word, which no record can settle."),
    }
    counts = {scope: len(claim_ids(case, scope)) for scope in SCOPES}
    return {
        "labels": _labels(case, language),
        "story_language": case.entry("story.language"),
        "scopes": [
            ["class", _("{all} claims for class").format(all=counts["class"])],
            ["all", _("All {all} claims").format(all=counts["all"])],
        ],
        "claims": {
            scope: [[each, f"{each} · {case.row('claims', each)[f'paraphrase_{language}']}"] for each in ids]
            for scope, ids in ((scope, claim_ids(case, scope)) for scope in SCOPES)
        },
        "verdicts": [
            {
                "id": each,
                "name": data_word(each, "claims.verdict", language),
                "definition": definitions[each],
                "sign": SIGNS[each],
                "order": order,
            }
            for order, each in enumerate(case.vocabulary("claims", "verdict"))
        ],
    }


def _tongue(case, language):
    """Return the name of the language in which the story is printed."""
    return language_name(case.entry("story.language"), language)


def _labels(case, language):
    """Return the fixed words of the ledger."""
    _ = translator(language)
    return {
        "title": _("Claim ledger"),
        "scope": _("Set of claims"),
        "claim": _("Claim"),
        "printed": _("As printed, in {language}:").format(language=_tongue(case, language)),
        "judge": _("How does this claim stand beside the record? Judge with what you know now."),
        "change": _("Change my judgement"),
        "check": _("Where you can check it"),
        "first": _("Your first judgement"),
        "now": _("Your judgement now"),
        "ours": _("Our verdict"),
        "previous": _("Previous claim"),
        "next": _("Next claim"),
        "undo": _("Undo my last step"),
        "summary": _("My judgements beside ours"),
        "summary_none": _("Nothing is judged yet."),
        "summary_note": _(
            "There are no points. Where we differ, read the record again: our verdicts are judgements, too."
        ),
        "judged": _("judged"),
    }


def _claim(case, claim, ids, language):
    _ = translator(language)
    row = case.row("claims", claim)
    return {
        "heading": _("Claim {place} of {all}: {id}, {kind}").format(
            place=ids.index(claim) + 1, all=len(ids), id=claim, kind=data_word(row["kind"], "claims.kind", language)
        ),
        "paraphrase": row[f"paraphrase_{language}"],
        "printed": row["as_printed"],
    }


def _result(case, claim, mine, language):
    _ = translator(language)
    row = case.row("claims", claim)
    said_by = row["said_by"] if language == "en" else row[f"said_by_{language}"]
    date = [[_("Date"), f"{row['said_on']:%Y-%m-%d}"]] if row["said_on"] == row["said_on"] else []
    facts = [
        [_("Record"), row[f"record_{language}"]],
        [_("Said or done by"), said_by],
        *date,
        *_for_class(case, claim, language),
    ]
    return {
        "first": mine[0],
        "now": mine[-1],
        "ours": row["verdict"],
        "card": row_card(case, _("What the record says"), facts, row, language),
    }


def _for_class(case, claim, language):
    """Return where a claim chosen for class parts from the record, and what to notice."""
    rows = _class_rows(case)
    if claim not in rows:
        return []
    _ = translator(language)
    slips = {
        "none": _("none found"),
        "fact": _("in a fact: what happened, or was shown to have happened"),
        "attribution": _("in an attribution: who said what"),
        "framing": _("in the framing: order, choice of words, what stands beside what"),
    }
    return [[_("Slip"), slips[rows[claim]["slip"]]], [_("What to notice"), rows[claim][f"reason_{language}"]]]


@cache
def _class_rows(case):
    return {row["claim"]: row for row in case["class_claims"].to_dict("records")}


def _sources_text(case, row, language):
    return "; ".join(source["text"] for source in source_links(case, row, language))


def _progress(case, judgements, _):
    chosen, every = claim_ids(case, "class"), claim_ids(case, "all")
    return _("Judged so far: {done} of {all} claims for class; {done_all} of {every} in all.").format(
        done=sum(each in judgements for each in chosen), all=len(chosen), done_all=len(judgements), every=len(every)
    )


def _summary(case, judgements, language):
    """Return the student's judgements beside ours, in the order of the story."""
    _ = translator(language)
    return {
        "headers": [_("Claim"), _("First"), _("Now"), _("Our verdict"), _("In our words")],
        "rows": [
            [
                each,
                *(
                    f"{SIGNS[verdict]} {data_word(verdict, 'claims.verdict', language)}"
                    for verdict in (judgements[each][0], judgements[each][-1], case.row("claims", each)["verdict"])
                ),
                case.row("claims", each)[f"paraphrase_{language}"],
            ]
            for each in claim_ids(case, "all")
            if each in judgements
        ],
    }
