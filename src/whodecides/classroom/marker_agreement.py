"""How far markers are, and how far those who read the same answers agree."""

from collections.abc import Iterator
from itertools import islice
from math import isnan
from typing import Any

import numpy as np

from ..agreement_measures import alpha_of_counts, bootstrap_of_counts, percent_of_counts
from ..errors import CountedMessage, Message, ngettext
from ..i18n import localized_decimal, localized_percent
from .judgements import LEVELS, Judgements

MOST_NAMED = 10
FEWEST_COMPARED = 10  # answers read by two, below which agreement says nothing


def measure_agreement(judgements: Judgements) -> dict[str, Any] | None:
    """Return how far two markers of one answer agree: a dictionary; None where no answer has two levels.

    `count` answers, `measure_agreement` (share of pairs with the same level), Krippendorff's `alpha` and its `interval` (answers
    drawn anew). The scale is ordinal: 1 and 4 lie further apart than 3 and 4.
    """
    both = [list(levels.values()) for levels in judgements.double_levels.values() if len(levels) > 1]
    if not both:
        return None
    counts = np.array([[levels.count(level) for level in range(1, LEVELS + 1)] for levels in both], dtype=float)
    return {
        "count": len(both),
        "agreement": percent_of_counts(counts),
        "alpha": alpha_of_counts(counts, "ordinal"),
        "interval": bootstrap_of_counts(counts, scale="ordinal"),
    }


def marker_lines(judgements: Judgements, language: str = "en") -> Iterator[Message]:
    """Return what the command says of the markers: how far each is, how far they agree, what waits for a person.

    Its numbers are written as in `language`.
    """
    for marker, (assigned, judged) in sorted(judgements.progress.items()):
        done = ngettext(
            "{marker}: {judged} of {count} answer has a level.", "{marker}: {judged} of {count} answers have a level."
        )
        yield CountedMessage(done, assigned, marker=marker, judged=judged)
    measures = measure_agreement(judgements)
    if measures:
        yield _agreement_line(measures, language)
    differing = sum(len(each) > 1 for each in judgements.open_opinions.values())
    if differing:
        forms = ngettext(
            "On {count} answer two markers differ: neither level counts. Read both in needs-a-person.csv, write yours there, "
            "and name that table with --judgements, too.",
            "On {count} answers two markers differ: neither level counts. Read both in needs-a-person.csv, write yours there, "
            "and name that table with --judgements, too.",
        )
        yield CountedMessage(forms, differing)
    waiting = sum(len(each) == 1 for each in judgements.open_opinions.values())
    if waiting:
        forms = ngettext("{count} answer waits for its second marker.", "{count} answers wait for their second marker.")
        yield CountedMessage(forms, waiting)
    if judgements.overruled:
        forms = ngettext(
            "In {count} place your own table says another level than the markers, and counts: {list}.",
            "In {count} places your own table says another level than the markers, and counts: {list}.",
        )
        named = [" ".join(key) for key in islice(judgements.overruled, MOST_NAMED)]
        more = " …" if len(judgements.overruled) > MOST_NAMED else ""
        yield CountedMessage(forms, len(judgements.overruled), list="; ".join(named) + more)


def _agreement_line(measures: dict[str, Any], language: str) -> Message:
    if measures["count"] < FEWEST_COMPARED:
        few = ngettext(
            "Two markers judged {count} answer: too few to say how far they agree.",
            "Two markers judged {count} answers: too few to say how far they agree.",
        )
        return CountedMessage(few, measures["count"])
    same_level = localized_percent(measures["agreement"], language)
    if isnan(measures["alpha"]):
        same = ngettext(
            "Two markers judged {count} answer, and gave one level to all: alpha is not defined.",
            "Two markers judged {count} answers, and gave one level to all: alpha is not defined.",
        )
        return CountedMessage(same, measures["count"])
    interval = measures["interval"]
    alpha, low, high = (
        localized_decimal(each, language) for each in (measures["alpha"], interval["low"], interval["high"])
    )
    if interval["rare"]:
        rare = ngettext(
            "Two markers judged {count} answer: the same level in {share}, alpha {alpha}. Hardly an answer has anything but "
            "the usual level, so alpha may be far off.",
            "Two markers judged {count} answers: the same level in {share}, alpha {alpha}. Hardly an answer has anything "
            "but the usual level, so alpha may be far off.",
        )
        return CountedMessage(rare, measures["count"], share=same_level, alpha=alpha)
    forms = ngettext(
        "Two markers judged {count} answer: the same level in {share}, alpha {alpha} ({low} to {high}).",
        "Two markers judged {count} answers: the same level in {share}, alpha {alpha} ({low} to {high}).",
    )
    return CountedMessage(forms, measures["count"], share=same_level, alpha=alpha, low=low, high=high)


def marker_rows(judgements: Judgements) -> Iterator[list[Any]]:
    """Return the table of markers: how far each is, and whether each is stricter or milder than who read the same."""
    yield ["marker", "answers", "judged", "twice", "same", "higher", "lower"]
    pairs = [levels for levels in judgements.double_levels.values() if len(levels) > 1]
    for marker, (assigned, judged) in sorted(judgements.progress.items()):
        gaps = [
            levels[marker] - other
            for levels in pairs if marker in levels
            for name, other in levels.items() if name != marker
        ]  # fmt: skip
        above, below = sum(each > 0 for each in gaps), sum(each < 0 for each in gaps)
        yield [marker, assigned, judged, len(gaps), len(gaps) - above - below, above, below]
