"""The codes of a student summarized."""

from typing import Any

from ...case import Reader
from ...coding import ADJUDICATED, known_codes, known_second_pass, reference_codes
from ...widgets.tool import AnswerSummary


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return how many codes were given, how many changed at the second look, and how many the kit gives, too."""
    _, case = reader.say, reader.case
    codes, known = known_codes(case, answer.get("codes")), reference_codes(case)
    first = {(each, name): value for each, coded in codes.items() for name, value in coded.items()}
    again = {
        (each, name): entry["value"]
        for each, looked in known_second_pass(case, answer.get("second")).items()
        for name, entry in looked.items()
    }
    last = first | again
    return {
        "sentence": _("Codes given: {count}; changed at the second look: {changed}.").format(
            count=len(first), changed=sum(first.get(each) != value for each, value in again.items())
        ),
        "words": "",
        "record": _("The same code as the one that the kit uses: {same} of {total}.").format(
            same=sum(known[each][ADJUDICATED]["value"] == value for each, value in last.items() if each in known),
            total=len(last),
        ),
    }
