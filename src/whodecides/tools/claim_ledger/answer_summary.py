"""The judgements of the claim ledger summarized."""

from typing import Any

from ...article_claims import claim_ids, known_judgements
from ...case import Reader
from ...widgets.tool import AnswerSummary


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
