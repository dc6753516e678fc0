"""A hearing without words: what a student decided, what a ruling still lacks, own findings beside those of the body that decided."""

from typing import Any

from ...case import Case, Citable
from ...texts import count_words, is_filler, is_reason
from .answers import parse_ruling, parse_steps
from .moves import steps_passed_over
from .plan import step_ids
from .seats import SIDES

PACKS = ("case file", *SIDES, "board")  # the last one is for the bench
STAGES = ("cards", "pleas", "questions")  # the parts of the plan before the steps
FEWEST_WORDS = {"reasons": 40, "dissent": 25}


def agreement_count(case: Case, answer: Any, opened: int) -> int:
    """Return on how many of the first `opened` steps the own decision is the finding of the body that decided."""
    return sum(own == finding for _step, own, finding in own_and_official_findings(case, answer)[:opened])


def steps_done(case: Case, answer: Any) -> list[str]:
    """Return the steps that have a decision and a reason, in their order; of one who spoke for a side, those with a bet."""
    parsed = parse_steps(case, answer)
    return [
        step
        for step in step_ids(case)
        if step in parsed["bets"] or (step in parsed["decisions"] and is_reason(parsed["reasons"].get(step, "")))
    ]


def ruling_gaps(case: Case, answer: Any) -> dict[str, str]:
    """Return what a ruling still lacks, and why: {part of it: "missing", "short", "filler" or "off topic"}.

    Who spoke for a side and bet on the outcome owes none.
    """
    ruling = parse_ruling(case, answer)
    if ruling["bet"]:
        return {}
    lacks = {part: "missing" for part in ("outcome", "length") if not ruling[part]}
    texts = {part: _text_gap(case, ruling[part], fewest) for part, fewest in FEWEST_WORDS.items()}
    return lacks | {part: why for part, why in texts.items() if why}


def _text_gap(case: Case, text: str, fewest: int) -> str:
    if count_words(text) < fewest:
        return "short"
    if is_filler(text):
        return "filler"
    return "off topic" if Citable(case, {}).is_off_topic(text) else ""


def steps_contradicted(case: Case, steps: Any, ruling: Any) -> list[str]:
    """Return the steps that a ruling passes over (see `steps_passed_over`)."""
    decisions = parse_steps(case, steps)["decisions"]
    found = {step: decisions.get(step, "") for step in step_ids(case)}
    return steps_passed_over(found, parse_ruling(case, ruling)["outcome"])


def own_and_official_findings(case: Case, answer: Any) -> list[tuple[str, str, str]]:
    """Return own decisions, or bets, beside the findings of the body that decided: [(step, own or "", finding), …]."""
    parsed, steps = parse_steps(case, answer), case["hearing_steps"]
    own = parsed["decisions"] | parsed["bets"]
    return [(step, own.get(step, ""), finding) for step, finding in zip(steps["id"], steps["finding"], strict=True)]
