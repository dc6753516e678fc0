"""The judgements of the claim ledger told again."""

from typing import Any

from ...case import Reader
from ...show.tool import Retold
from ...story import claim_ids, readable


def retold(reader: Reader, answer: dict[str, Any]) -> Retold:
    """Return how many claims were judged, how many judgements changed, and how many are ours, too."""
    _, case = reader.say, reader.case
    judged = readable(answer.get("judgements"), claim_ids(case, "all"), case.vocabulary("claims", "verdict"))
    return {
        "said": _("Claims judged: {count}; judged anew after the record: {changed}.").format(
            count=len(judged), changed=sum(each[0] != each[-1] for each in judged.values())
        ),
        "words": "",
        "record": _("The same verdict as ours: {same} of {total}.").format(
            same=sum(case.row("claims", claim)["verdict"] == each[-1] for claim, each in judged.items()),
            total=len(judged),
        ),
    }
