"""The claim ledger: the story's claims one at a time, the record, and verdicts beside a student's own."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from ...article_claims import SCOPES, VERDICT_SIGNS, claim_ids, known_judgements
from ...case import Case, Reader, Row
from ...errors import KitError, Message, suggest_names
from ...i18n import Translator, translator
from ...widgets.base import State
from ...widgets.evidence import row_card
from ...widgets.tool import AnswerSummary


def ledger_view(case: Case, state: State) -> dict[str, dict[str, Any]]:
    """Return all that the claim ledger shows for a state, as plain data in the reader's language.

    `state` holds language, claim, scope and judgements ({claim: [first]} or {claim: [first, now]}).
    Raises KitError for an unknown claim or scope.
    """
    reader, scope = Reader(case, state["language"]), state["scope"]
    _ = reader.say
    ids = claim_ids(case, scope)
    if state["claim"] not in ids:
        wrong = _("There is no claim '{name}' in this set. {nearest}")
        raise KitError(Message(wrong, name=state["claim"], nearest=suggest_names(state["claim"], ids)))
    judgements = known_judgements(state["judgements"], claim_ids(case, "all"), case.vocabulary("claims", "verdict"))
    mine = judgements.get(state["claim"])
    return {
        "words": _words(reader),
        "state": {**state, "judgements": judgements},
        "view": {
            "claim": _claim(reader, state["claim"], ids),
            "sources": reader.links(case.row("claims", state["claim"])),
            "result": _record_beside_judgement(reader, state["claim"], mine) if mine else None,
            "progress": _progress(case, judgements, _),
            "summary": _summary(reader, judgements),
        },
    }


def first_unjudged_claim(case: Case, scope: str, stored: dict[str, Any]) -> str:
    """Return the first claim of the set that is not judged yet; the first of all where none is left."""
    ids = claim_ids(case, scope)
    judged = known_judgements(stored, ids, case.vocabulary("claims", "verdict"))
    return next((each for each in ids if each not in judged), ids[0])


def ledger_static_fallback(reader: Reader) -> dict[str, Any]:
    """Return two tables, as headers, rows and caption: the claims for class, and what the record says; and a note."""
    _ = reader.say
    rows = [reader.case.row("claims", each) for each in claim_ids(reader.case, "class")]
    asked = {
        "headers": [
            _("Claim"),
            _("In our words"),
            _("As printed, in {language}").format(language=_story_language(reader)),
            _("Kind"),
        ],
        "rows": [
            [r["id"], reader.text(r, "paraphrase"), r["as_printed"], reader.word(r["kind"], "claims.kind")]
            for r in rows
        ],
        "caption": _("Claims of the story: judge each before you open the record"),
    }
    told = {
        "headers": [_("Claim"), _("Our verdict"), _("What the record says"), _("Sources")],
        "rows": [
            [
                r["id"],
                reader.word(r["verdict"], "claims.verdict"),
                reader.text(r, "record"),
                _sources_text(reader, r),
            ]
            for r in rows
        ],
        "caption": _("What the record says about these claims"),
    }
    return {"asked": asked, "note": _("Judge first, then open the record and our verdicts."), "told": told}


def ledger_sentence(case: Case, state: State) -> str:
    """Return in one sentence how far the student is."""
    judgements = known_judgements(state["judgements"], claim_ids(case, "all"), case.vocabulary("claims", "verdict"))
    return _progress(case, judgements, translator(state["language"]))


@cache
def _words(reader: Reader) -> dict[str, Any]:
    """Return what stays as it is while one reads in one language."""
    _ = reader.say
    counts = {scope: len(claim_ids(reader.case, scope)) for scope in SCOPES}
    return {
        "labels": _labels(reader),
        "story_language": reader.case.entry("story.language"),
        "scopes": [
            ["class", _("{all} claims for class").format(all=counts["class"])],
            ["all", _("All {all} claims").format(all=counts["all"])],
        ],
        "claims": {
            scope: [[each, f"{each} · {reader.text(reader.case.row('claims', each), 'paraphrase')}"] for each in ids]
            for scope, ids in ((scope, claim_ids(reader.case, scope)) for scope in SCOPES)
        },
        "verdicts": [
            {
                "id": each,
                "name": reader.word(each, "claims.verdict"),
                "definition": reader.meaning(each, "claims.verdict"),
                "sign": VERDICT_SIGNS[each],
                "order": order,
            }
            for order, each in enumerate(reader.case.vocabulary("claims", "verdict"))
        ],
    }


def _story_language(reader: Reader) -> str:
    """Return the name of the language in which the story is printed."""
    return reader.language_name(reader.case.entry("story.language"))


def _labels(reader: Reader) -> dict[str, str]:
    """Return the fixed words of the ledger."""
    _ = reader.say
    return {
        "title": _("Claim ledger"),
        "scope": _("Set of claims"),
        "claim": _("Claim"),
        "printed": _("As printed, in {language}:").format(language=_story_language(reader)),
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
        "ways": _("How these words changed on their way, step by step:"),
    }


def _claim(reader: Reader, claim: str, ids: tuple[str, ...]) -> dict[str, str]:
    _ = reader.say
    row = reader.case.row("claims", claim)
    return {
        "heading": _("Claim {place} of {all}: {id}, {kind}").format(
            place=ids.index(claim) + 1, all=len(ids), id=claim, kind=reader.word(row["kind"], "claims.kind")
        ),
        "paraphrase": reader.text(row, "paraphrase"),
        "printed": row["as_printed"],
    }


def _record_beside_judgement(reader: Reader, claim: str, mine: Sequence[str]) -> dict[str, Any]:
    _ = reader.say
    row = reader.case.row("claims", claim)
    date = [[_("Date"), f"{row['said_on']:%Y-%m-%d}"]] if row["said_on"] == row["said_on"] else []
    facts = [
        [_("Record"), reader.text(row, "record")],
        [_("Said or done by"), reader.text(row, "said_by")],
        *date,
        *_class_notes(reader, claim),
        *_related_claims(reader, row),
    ]
    ways = _ids_in_text(reader.case, "expressions", row["note"])
    return {
        "first": mine[0],
        "now": mine[-1],
        "ours": row["verdict"],
        "ways": [[each, f"{each} · {reader.name('expressions', each)}"] for each in ways],
        "card": row_card(
            reader, _("What the record says"), facts, {**row, "note": _note_without_references(row["note"], ways)}
        ),
    }


def _ids_in_text(case: Case, table: str, text: str) -> list[str]:
    """Return the ids of a table that a text names, each once."""
    known = set(case[table]["id"]) if table in case.tables else set()
    return list(dict.fromkeys(each for each in re.findall(r"\b[A-Z]\d+\b", text) if each in known))


def _note_without_references(note: str, ways: Sequence[str]) -> str:
    """Return what a note says beside "See R01.", which the buttons below it say better."""
    rest = re.sub(rf"^See (?:{'|'.join(ways)})\b\W*", "", note) if ways else note
    return rest[:1].upper() + rest[1:]


def _related_claims(reader: Reader, row: Row) -> list[list[str]]:
    """Return the other claims that record and note name by their ids, in words."""
    named = _ids_in_text(reader.case, "claims", f"{reader.text(row, 'record')} {row['note']}")
    return [[each, reader.text(reader.case.row("claims", each), "paraphrase")] for each in named if each != row["id"]]


def _class_notes(reader: Reader, claim: str) -> list[list[str]]:
    """Return where a claim chosen for class parts from the record, and what to notice."""
    rows = _class_rows(reader.case)
    if claim not in rows:
        return []
    _ = reader.say
    slip = reader.word(rows[claim]["slip"], "class_claims.slip")
    return [[_("Slip"), slip], [_("What to notice"), reader.text(rows[claim], "reason")]]


@cache
def _class_rows(case: Case) -> dict[str, dict[str, str]]:
    return {row["claim"]: row for row in case["class_claims"].to_dict("records")}


def _sources_text(reader: Reader, row: Row) -> str:
    return "; ".join(source["text"] for source in reader.links(row))


def _progress(case: Case, judgements: Mapping[str, list[str]], _: Translator) -> str:
    chosen, every = claim_ids(case, "class"), claim_ids(case, "all")
    return _("Judged so far: {done} of {all} claims for class; {done_all} of {every} in all.").format(
        done=sum(each in judgements for each in chosen), all=len(chosen), done_all=len(judgements), every=len(every)
    )


def _summary(reader: Reader, judgements: Mapping[str, list[str]]) -> dict[str, list[Any]]:
    """Return the student's judgements beside ours, in the order of the story."""
    _ = reader.say
    rows = {each: reader.case.row("claims", each) for each in claim_ids(reader.case, "all") if each in judgements}
    return {
        "headers": [_("Claim"), _("First"), _("Now"), _("Our verdict"), _("In our words")],
        "rows": [
            [
                each,
                *(
                    f"{VERDICT_SIGNS[verdict]} {reader.word(verdict, 'claims.verdict')}"
                    for verdict in (judgements[each][0], judgements[each][-1], row["verdict"])
                ),
                reader.text(row, "paraphrase"),
            ]
            for each, row in rows.items()
        ],
    }


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return how many claims were judged, how many judgements changed, and how many are ours, too."""
    _, case = reader.say, reader.case
    judged = known_judgements(answer.get("judgements"), claim_ids(case, "all"), case.vocabulary("claims", "verdict"))
    return {
        "sentence": _("Claims judged: {count}; judged anew after the record: {changed}.").format(
            count=len(judged), changed=sum(each[0] != each[-1] for each in judged.values())
        ),
        "words": "",
        "record": _("The same verdict as ours: {same} of {total}.").format(
            same=sum(case.row("claims", claim)["verdict"] == each[-1] for claim, each in judged.items()),
            total=len(judged),
        ),
    }
