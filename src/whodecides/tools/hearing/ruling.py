"""The student's ruling: what it consists of, what it still lacks, where it passes over the steps."""

from typing import Any

from ...case import Reader
from ...widgets.html import PlainTable
from .answers import parse_ruling
from .model import FEWEST_WORDS, ruling_gaps, steps_contradicted
from .moves import LENGTHS, OUTCOMES
from .steps import step_title
from .words import hearing_labels, length_names, outcome_names


def ruling_progress(reader: Reader, answer: Any) -> str:
    """Return what the ruling still lacks, and of a text that is long enough why it does not count yet."""
    _ = reader.say
    if parse_ruling(reader.case, answer)["bet"]:
        return _("Your bet is stored. You can still change it.")
    lacks = ruling_gaps(reader.case, answer)
    if not lacks:
        return _("Your ruling is complete and stored. You can still change it.")
    names = {
        "outcome": _("the outcome"),
        "length": _("the length of the measure"),
        "reasons": _("reasons of {fewest} words or more, in sentences").format(fewest=FEWEST_WORDS["reasons"]),
        "dissent": _("a dissent of {fewest} words or more, in sentences").format(fewest=FEWEST_WORDS["dissent"]),
    }
    why = {
        "reasons": {
            "filler": _("Your reasons are the same words or keys again and again: write sentences of your own."),
            "off topic": _("Hardly a word of your reasons is on this case: say what happened, and what was done."),
        },
        "dissent": {
            "filler": _("Your dissent is the same words or keys again and again: write sentences of your own."),
            "off topic": _("Hardly a word of your dissent is on this case: say what happened, and what was done."),
        },
    }
    sentences = [_("Stored so far. Still missing: {parts}.").format(parts=", ".join(names[each] for each in lacks))]
    return " ".join(sentences + [why[part][each] for part, each in lacks.items() if each in why.get(part, {})])


def ruling_remark(reader: Reader, steps: Any, ruling: Any) -> str:
    """Return a remark where a ruling passes over the student's own steps, or ""."""
    _ = reader.say
    passed_over = steps_contradicted(reader.case, steps, ruling)
    if not passed_over:
        return ""
    if parse_ruling(reader.case, ruling)["outcome"] == "overturn":
        return _("You overturn the measure, and you found that it passes every step. Do your reasons say why?")
    return _("You uphold the measure, and you found that it does not pass: {steps}. Do your reasons say why?").format(
        steps=", ".join(step_title(reader, each) for each in passed_over)
    )


def ruling_table(reader: Reader) -> PlainTable:
    """Return headers, rows and caption of a table of what a ruling consists of."""
    _ = reader.say
    labels = hearing_labels(reader)
    rows = [
        [labels["outcome"], " / ".join(outcome_names(_)[each] for each in OUTCOMES)],
        [labels["length"], " / ".join(length_names(_)[each] for each in LENGTHS)],
        [labels["reasons"], _("{fewest} words or more").format(fewest=FEWEST_WORDS["reasons"])],
        [labels["dissent"], _("{fewest} words or more").format(fewest=FEWEST_WORDS["dissent"])],
    ]
    return {"headers": [_("Part of the ruling"), _("What to give")], "rows": rows, "caption": _("Your ruling")}
