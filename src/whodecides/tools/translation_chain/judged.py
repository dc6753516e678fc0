"""What the record says to a judgement: does a step change the meaning?"""

from collections import Counter
from collections.abc import Sequence

from ...article_claims import expression_chain
from ...case import Reader, Row
from .model import SIGNS, cuts_at


def counted_changes(reader: Reader, cuts: Sequence[Row]) -> str:
    """Return how many phrases a step kept, changed, added and left out, "" where it is compared with nothing."""
    counts = Counter(cut["change"] for cut in cuts if cut["change"] != "said")
    return ", ".join(
        f"{SIGNS[each]} {reader.word(each, 'cuts.change')} {counts[each]}" for each in SIGNS if counts[each]
    )


def judge(reader: Reader, row: Row, answer: str) -> str:
    """Return whether the record bears out an answer to whether a step changes the meaning; "" where no phrase is cut.

    The record says of each phrase whether its meaning is kept, and not how much a change weighs.
    """
    _, cuts = reader.say, cuts_at(reader.case, row["expression"])
    if not cuts:
        return ""
    before = next(
        each for each in expression_chain(reader.case, row["expression"])[0] if each["step"] == row["step"] - 1
    )
    doubtful = answer == "cannot tell"
    if not is_read(before):
        return (
            _("Right: the words before could not be read.")
            if doubtful
            else _("Nobody can tell: the words before could not be read.")
        )
    kept = all(cut["change"] == "kept" for cut in cuts.get(row["step"], ()))
    if doubtful:
        inferred = row["inferred"] or before["inferred"]
        return (
            _("A fair doubt: one of the two texts is presumed.")
            if inferred
            else _("It can be told: both texts were read.")
        )
    if kept:
        return (
            _("Right: each phrase is kept.")
            if answer == "no"
            else _("The record has each phrase kept; compare what it notes.")
        )
    if answer == "no":
        return _("Not so: the record finds a change.")
    return (
        _("Right: the meaning changes.")
        if answer == "yes"
        else _("Right that it changes; the record does not measure how much.")
    )


def is_read(row: Row) -> bool:
    """Return whether the wording of a step could be read or presumed."""
    return not row["wording"].startswith("[")
