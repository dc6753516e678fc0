"""The story's paragraphs as sentences of ours with the wordings that carry them; a reader marks what to check first."""

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any, TypedDict

from ...article_claims import VERDICT_SIGNS, claim_ids
from ...case import Case, Reader, Row
from ...widgets.tool import AnswerSummary

MOST_MARKS = 5  # sentences that one has the time to check


class VerdictMark(TypedDict):
    """Our verdict on a sentence: {order, sign, name}."""

    order: int
    sign: str
    name: str


class Sentence(TypedDict):
    """A claim of the story; `told` is empty until its record was judged, `mine` says that the reader marked it."""

    id: str
    text: str
    printed: str
    mine: bool
    told: VerdictMark | None


def page_view(case: Case, state: dict, told: bool) -> dict:
    """Return words, view and the mended state; with `told` the verdicts on what was marked and on the class's claims.

    `state` holds language and marked, the ids of at most `MOST_MARKS` claims; what is unknown or damaged is left out.
    """
    reader = Reader(case, state["language"])
    marked = known_marks(case, state["marked"])
    judged = {*marked, *claim_ids(case, "class")} if told else set()
    return {
        "words": _words(reader),
        "view": {
            "paragraphs": [[_sentence(reader, row, marked, judged) for row in each] for each in paragraphs(case)],
            "progress": marks_result(reader, marked) if told else _progress(reader, marked),
            "full": len(marked) >= MOST_MARKS,
            "told": told,
        },
        "state": {**state, "marked": marked},
    }


def known_marks(case: Case, marked: object) -> list[str]:
    """Return the ids in `marked` that name a claim, in the order of the story, at most `MOST_MARKS`."""
    found = marked if isinstance(marked, list) else []
    return [each for each in claim_ids(case, "all") if each in found][:MOST_MARKS]


@cache
def paragraphs(case: Case) -> list[list[dict]]:
    """Return the rows of the claims, a list for each paragraph of the story."""
    rows = case["claims"][case["claims"]["paragraph"].notna()]
    return [group.to_dict("records") for _number, group in rows.groupby("paragraph")]


def page_table(reader: Reader) -> dict:
    """Return headers, rows and caption of the page as a table."""
    _ = reader.say
    rows = [
        [int(row["paragraph"]), row["id"], reader.text(row, "paraphrase"), row["as_printed"]]
        for each in paragraphs(reader.case)
        for row in each
    ]
    tongue = reader.language_name(reader.case.entry("story.language"))
    headers = [_("Paragraph"), _("Claim"), _("In our words"), _("As printed, in {language}").format(language=tongue)]
    return {"headers": headers, "rows": rows, "caption": _("The story, paragraph by paragraph")}


def page_sentence(reader: Reader, marked: object) -> str:
    """Return how much is marked, in one sentence."""
    return _progress(reader, known_marks(reader.case, marked))


@cache
def _words(reader: Reader) -> dict[str, Any]:
    _ = reader.say
    tongue = reader.language_name(reader.case.entry("story.language"))
    return {
        "labels": {
            "title": _("The page"),
            "mark": _("Press a sentence to mark it; press it again to take the mark away."),
            "list": _("To be checked first"),
            "none": _("Nothing is marked yet."),
            "mine": _("you marked it"),
            "printed": _("As printed, in {language}:").format(language=tongue),
            "paragraph": _("Paragraph {number}"),
            "note": _("Retold sentence by sentence in our words, with short wordings of the page."),
        },
        "language": reader.case.entry("story.language"),
    }


def _sentence(reader: Reader, row: Row, marked: Sequence[str], judged: Collection[str]) -> Sentence:
    order = reader.case.vocabulary("claims", "verdict").index(row["verdict"])
    verdict = reader.word(row["verdict"], "claims.verdict")
    return {
        "id": row["id"],
        "text": reader.text(row, "paraphrase"),
        "printed": row["as_printed"],
        "mine": row["id"] in marked,
        "told": {"order": order, "sign": VERDICT_SIGNS[row["verdict"]], "name": verdict}
        if row["id"] in judged
        else None,
    }


def _progress(reader: Reader, marked: Sequence[str]) -> str:
    _ = reader.say
    return _("Marked: {done} of {all}.").format(done=len(marked), all=MOST_MARKS)


def marks_result(reader: Reader, marked: list[str]) -> str:
    """Return what became of the marks: how many sentences are off, and which of the class's claims were let pass."""
    _ = reader.say
    verdicts = reader.case["claims"].set_index("id")["verdict"]
    off = verdicts.index[~verdicts.isin(["accurate", "opinion"])]
    missed = sorted(each for each in claim_ids(reader.case, "class") if each in off and each not in marked)
    sentence = _("You marked {all}. By our verdicts {off} of these are not accurate.").format(
        all=len(marked), off=sum(each in off for each in marked)
    )
    if not missed:
        return sentence
    passed = _("You let pass, among the claims for class: {missed}.").format(missed=", ".join(missed))
    return f"{sentence} {passed}"


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return which sentences were to be checked first, and how these stand by our verdicts."""
    _, marked = reader.say, known_marks(reader.case, answer.get("marked"))
    texts = [reader.text(reader.case.row("claims", each), "paraphrase") for each in marked]
    return {
        "sentence": _("Sentences marked: {count}.").format(count=len(marked)),
        "words": " ".join(texts),
        "record": marks_result(reader, marked),
    }
