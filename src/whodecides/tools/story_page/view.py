"""The story's page as plain data: its sentences, the stamps on them, what the record says of one, what was let pass."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any, TypedDict

from ...article_claims import VERDICT_SIGNS
from ...case import Case, Reader, Row
from ...errors import KitError, Message, _, suggest_names
from ...i18n import localized_day
from ...widgets.base import State
from ...widgets.evidence import Card, row_card
from ...widgets.tool import AnswerSummary
from .model import STAMP_LOOKS, known_stamps, let_pass, matches, page_ids, slipped, slips

REFERENCE = re.compile(r"^See [A-Z]\d+(?:[,;] | and [A-Z]\d+)*\W*")  # ids are for citing, not for reading


class Stamp(TypedDict):
    """A stamp as it stands on a sentence, in the words in which one stamps; where the record has none, our verdict."""

    order: int
    sign: str
    name: str


class Sentence(TypedDict):
    """A sentence of the page; `stamp` is None until it may be told, `label` its id where it is cited by it."""

    id: str
    text: str
    label: str
    stamp: Stamp | None


class Told(TypedDict):
    """What answers a stamp: mine and the record's in some words, what the record says, and a card to open."""

    own: str
    record: str
    said: str
    card: Card


def page_view(
    case: Case, state: State, scope: str, checks: int, earlier: Mapping[str, str], opened: bool = False
) -> dict[str, Any]:
    """Return words, view and the mended state of the page that is checked.

    `state` holds language, at (the claim that is looked at), stamps and printed; `checks` says how many may be stamped, 0
    that all may; `earlier` holds what was stamped before, {claim: kind of slip}; `opened` says that one reads what the record
    says before one stamps. Where `at` is "", the first sentence that
    is not stamped is looked at, in print the heaviest that was let pass. Raises KitError for an unknown claim.
    """
    reader, ids = Reader(case, state["language"]), page_ids(case, scope)
    stamps = {
        claim: kind for claim, kind in known_stamps(case, state["stamps"], checks).items() if claim not in earlier
    }
    stamped = {**earlier, **stamps}
    left = checks - len(stamps) if checks else None
    printed = bool(state["printed"]) and left == 0
    passed = let_pass(case, stamped) if printed else []
    waiting = [each for each in ids if each not in stamped]
    at = state["at"] or (passed[0]["id"] if passed else (*waiting, ids[0])[0])
    if at not in ids:
        wrong = _("There is no claim '{name}' in this set. {nearest}")
        raise KitError(Message(wrong, name=at, nearest=suggest_names(at, ids)))
    mine = stamped.get(at, "")
    is_told = mine or (passed and at == passed[0]["id"])
    return {
        "words": page_words(reader),
        "view": {
            "sentences": sentences(reader, ids, stamped, with_ids=scope != "class"),
            "at": at,
            "printed_words": case.row("claims", at)["as_printed"],
            "beside": reader.text(case.row("claims", at), "record") if opened and not is_told else "",
            "told": told_of(reader, at, mine, opened) if is_told else None,
            "left": left,
            "may_print": left == 0 and not printed,
            "passed": _passed(reader, len(passed)) if printed else "",
            "progress": _opened_progress(reader, stamps, earlier) if opened else _progress(reader, stamps, left),
        },
        "state": {**state, "at": at, "stamps": stamps, "printed": printed},
    }


def sentences(reader: Reader, ids: Sequence[str], told: Collection[str], with_ids: bool = False) -> list[Sentence]:
    """Return the sentences of the page; the record's stamp stands on those that are told."""
    rows = [reader.case.row("claims", each) for each in ids]
    return [
        {
            "id": row["id"],
            "text": reader.text(row, "paraphrase"),
            "label": row["id"] if with_ids else "",
            "stamp": record_stamp(reader, row) if row["id"] in told else None,
        }
        for row in rows
    ]


def record_stamp(reader: Reader, row: Row) -> Stamp:
    """Return the record's stamp on a claim; our verdict where the record says no kind of slip."""
    kind, verdict = slips(reader.case).get(row["id"]), row["verdict"]
    if kind:
        return stamp_of(reader, kind)
    order = reader.case.vocabulary("claims", "verdict").index(verdict)
    return {"order": order, "sign": VERDICT_SIGNS[verdict], "name": reader.word(verdict, "claims.verdict")}


def stamp_of(reader: Reader, kind: str) -> Stamp:
    """Return the stamp that says a kind of slip."""
    sign, order = STAMP_LOOKS[kind]
    return {"order": order, "sign": sign, "name": reader.short_word(kind, "class_claims.slip")}


def told_of(reader: Reader, claim: str, mine: str = "", opened: bool = False) -> Told:
    """Return what the record says of a claim, beside one's own stamp where there is one; what to notice, if it was `opened`."""
    row = reader.case.row("claims", claim)
    mark, own = record_stamp(reader, row), stamp_of(reader, mine) if mine else None
    return {
        "own": f"{own['sign']} {own['name']}" if own else "",
        "record": f"{mark['sign']} {mark['name']}",
        "said": (_notices(reader).get(claim) if opened else "") or reader.text(row, "record"),
        "card": record_card(reader, row),
    }


def record_card(reader: Reader, row: Row) -> Card:
    """Return the card behind what the record says of a claim: who, when, what to notice, where to read it."""
    _ = reader.say
    reason = _notices(reader).get(row["id"])
    notice = [[_("What to notice"), reason]] if reason else []
    verdict = f"{reader.word(row['verdict'], 'claims.verdict')}. {reader.meaning(row['verdict'], 'claims.verdict')}"
    facts = [
        [_("Our verdict"), verdict], [_("Said or done by"), reader.text(row, "said_by")], *_day(reader, row), *notice
    ]  # fmt: skip
    return row_card(
        reader, _("Who, when, and where to read it"), facts, {**row, "note": REFERENCE.sub("", row["note"])}
    )


@cache
def _notices(reader: Reader) -> dict[str, str]:
    """Map the claims for class to what to notice at each."""
    return {each["claim"]: reader.text(each, "reason") for each in reader.case["class_claims"].to_dict("records")}


def _day(reader: Reader, row: Row) -> list[list[str]]:
    _, dated = reader.say, row["said_on"] == row["said_on"]
    return [[_("Date"), localized_day(row["said_on"], reader.language)]] if dated else []


def _passed(reader: Reader, passed: int) -> str:
    """Return how many sentences with a slip went to print without a check."""
    _, every = reader.say, len(slipped(reader.case))
    if not passed:
        return _("Printed. You checked all {all} sentences with a slip.").format(all=every)
    title = _("Printed. {passed} of {all} sentences with a slip went out unchecked; one of them is lit.")
    return title.format(passed=passed, all=every)


def _progress(reader: Reader, stamps: Mapping[str, str], left: int | None) -> str:
    _, case = reader.say, reader.case
    if left is not None:
        return _("Checks left: {left}").format(left=left)
    if not stamps.keys() <= slips(case).keys():  # of the others the record says no kind of slip
        return _("Sentences stamped: {count}.").format(count=len(stamps))
    return _("Stamped: {count}; as the record has it: {same}.").format(count=len(stamps), same=matches(case, stamps))


def _opened_progress(reader: Reader, stamps: Mapping[str, str], earlier: Mapping[str, str]) -> str:
    """Return how many stamps are the record's with it open, beside those that were guessed."""
    _, case = reader.say, reader.case
    if not stamps:
        return ""
    text = _("As the record has it, with the record open: {same} of {count}. Guessed before: {guessed} of {before}.")
    return text.format(
        same=matches(case, stamps), count=len(stamps), guessed=matches(case, earlier), before=len(earlier)
    )


@cache
def page_words(reader: Reader) -> dict[str, Any]:
    """Return what stays as it is while one reads in one language."""
    _ = reader.say
    tongue = reader.language_name(reader.case.entry("story.language"))
    return {
        "labels": {
            "title": "",
            "page": _("The page"),
            "note": _("Printed in {language}, retold in our words").format(language=tongue),
            "printed": _("As printed, in {language}:").format(language=tongue),
            "stamp": _("Your stamp:"),
            "beside": _("What the record says:"),
            "none_left": _("No check is left."),
            "print": _("Print the page"),
            "card": _("Who, when, and where to read it"),
            "at": _("{number} of {all}"),
            "next": _("Next sentence"),
            "before": _("Sentence before"),
        },
        "story_language": reader.case.entry("story.language"),
        "stamps": [
            {
                "id": each,
                **stamp_of(reader, each),
                "meaning": reader.meaning(each, "class_claims.slip"),
            }
            for each in reader.case.vocabulary("class_claims", "slip")
        ],
    }


def page_static_fallback(reader: Reader, scope: str = "class") -> dict[str, Any]:
    """Return two tables, as headers, rows and caption: the sentences, and what the record says; and a note."""
    _ = reader.say
    rows = [reader.case.row("claims", each) for each in page_ids(reader.case, scope)]
    tongue = reader.language_name(reader.case.entry("story.language"))
    asked = {
        "headers": [_("Claim"), _("In our words"), _("As printed, in {language}").format(language=tongue)],
        "rows": [[row["id"], reader.text(row, "paraphrase"), row["as_printed"]] for row in rows],
        "caption": _("Sentences of the story: stamp each before you open the record"),
    }
    told = {
        "headers": [_("Claim"), _("Our verdict"), _("What the record says"), _("Sources")],
        "rows": [
            [
                row["id"],
                reader.word(row["verdict"], "claims.verdict"),
                reader.text(row, "record"),
                "; ".join(source["text"] for source in reader.links(row)),
            ]
            for row in rows
        ],
        "caption": _("What the record says about these claims"),
    }
    return {"asked": asked, "note": _("Stamp first, then open the record and our verdicts."), "told": told}


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return how many sentences were stamped, and how many stamps are the record's."""
    _, stamps = reader.say, known_stamps(reader.case, answer.get("stamps"))
    return {
        "sentence": _("Sentences stamped: {count}.").format(count=len(stamps)),
        "words": "",
        "record": _("The record has the same for {same} of {total}.").format(
            same=matches(reader.case, stamps), total=len(stamps)
        ),
    }
