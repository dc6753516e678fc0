"""A hearing without words: what is decided, what a ruling still lacks, own findings beside those of the body that decided."""

from typing import Any, NamedTuple

from ...case import Case, Citable
from ...texts import count_words, is_filler, is_reason

PACKS = ("case file", "company", "user", "public", "civil society", "board")
SIDES = PACKS[1:5]  # who is heard; the last pack is for the bench
STAGES = ("exhibits", "turns", "questions")
SECONDS = {"turns": 60, "questions": 30}
ONE_PERSON, FEWEST_PEOPLE, MOST_PEOPLE = 1, 5, 46  # people in a room
DECISIONS = ("met", "partly met", "not met")
OUTCOMES = ("uphold", "uphold in part", "overturn")
LENGTHS = ("none", "days", "months", "years", "permanent", "indefinite")
FEWEST_WORDS = {"reasons": 40, "dissent": 25}


class Seats(NamedTuple):
    """Who sits where: people for each side, on the bench, and a clerk. `together`: for the vote all sit on the bench."""

    each: int
    bench: int
    clerk: bool
    together: bool


def seats(people: int) -> Seats:
    """Return the seats of a room: sides of one to seven, an odd bench, and a clerk where one is left over.

    A class that is too small for a bench of three changes seats for the vote, and votes together.
    """
    each = max(1, (people - 1) // 6)
    rest = people - len(SIDES) * each
    if rest < 3:
        return Seats(each, people, clerk=False, together=True)
    return Seats(each, rest - (rest % 2 == 0), clerk=rest % 2 == 0, together=False)


def valid_number_of_people(people: Any) -> int:
    """Return how many are in the room: one alone, or 5 to 46."""
    if not isinstance(people, int) or people < FEWEST_PEOPLE:
        return ONE_PERSON
    return min(people, MOST_PEOPLE)


def step_ids(case: Case) -> list[str]:
    """Return the ids of the steps of proportionality, in their order."""
    return list(case["hearing_steps"]["id"])


def parse_steps(case: Case, answer: Any) -> dict[str, dict[str, str]]:
    """Return the known parts of an answer to the steps as {"decisions": {step: decision}, "reasons": {step: text}}.

    `answer` may be damaged or come from other data: what is not known is left out.
    """
    known = step_ids(case)
    decisions, reasons = (_dictionary(answer, part) for part in ("decisions", "reasons"))
    return {
        "decisions": {step: decisions[step] for step in known if decisions.get(step) in DECISIONS},
        "reasons": {step: reasons[step] for step in known if _text(reasons.get(step))},
    }


def parse_hands(hands: Any, known: tuple[str, ...]) -> dict[str, int]:
    """Return how many hands were counted for each of the known answers; what is no count is left out."""
    given = hands if isinstance(hands, dict) else {}
    found = {each: given.get(each) for each in known}
    return {each: min(count, MOST_PEOPLE) for each, count in found.items() if isinstance(count, int) and count > 0}


def step_hands(case: Case, answer: Any) -> dict[str, dict[str, int]]:
    """Return the hands of a class on each step, {step: {decision: count}}; steps without a hand are left out."""
    given = _dictionary(answer, "hands")
    found = {step: parse_hands(given.get(step), DECISIONS) for step in step_ids(case)}
    return {step: hands for step, hands in found.items() if hands}


def ruling_hands(answer: Any) -> dict[str, int]:
    """Return the hands of a class on the outcome, {outcome: count}."""
    return parse_hands(_dictionary(answer, "hands"), OUTCOMES)


def agreement_count(case: Case, answer: Any, opened: int) -> int:
    """Return on how many of the first `opened` steps the own decision is the finding of the body that decided."""
    return sum(own == finding for _step, own, finding in own_and_official_findings(case, answer)[:opened])


def parse_ruling(answer: Any) -> dict[str, str]:
    """Return the known parts of a ruling as {"outcome", "length", "reasons", "dissent"}, each a text or ""."""
    given = answer if isinstance(answer, dict) else {}
    return {
        "outcome": given["outcome"] if given.get("outcome") in OUTCOMES else "",
        "length": given["length"] if given.get("length") in LENGTHS else "",
        **{part: _text(given.get(part)) for part in FEWEST_WORDS},
    }


def steps_done(case: Case, answer: Any) -> list[str]:
    """Return the steps that have a decision and a reason, in their order."""
    parsed = parse_steps(case, answer)
    return [
        step for step in step_ids(case) if step in parsed["decisions"] and is_reason(parsed["reasons"].get(step, ""))
    ]


def ruling_gaps(case: Case, answer: Any) -> dict[str, str]:
    """Return what a ruling still lacks, and why: {part of it: "missing", "short", "filler" or "off topic"}."""
    ruling = parse_ruling(answer)
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
    """Return the steps that a ruling passes over: the failed ones where all is upheld, all where none failed and
    the measure is overturned; else none. It can be argued either way, so this is a remark and no fault.
    """
    decisions, outcome = parse_steps(case, steps)["decisions"], parse_ruling(ruling)["outcome"]
    if outcome == "uphold":
        return [step for step in step_ids(case) if decisions.get(step) == "not met"]
    met = all(decisions.get(step) == "met" for step in step_ids(case))
    return step_ids(case) if outcome == "overturn" and met else []


def own_and_official_findings(case: Case, answer: Any) -> list[tuple[str, str, str]]:
    """Return own decisions beside the findings of the body that decided: [(step, own decision or "", finding), …]."""
    own = parse_steps(case, answer)["decisions"]
    steps = case["hearing_steps"]
    return [(step, own.get(step, ""), finding) for step, finding in zip(steps["id"], steps["finding"], strict=True)]


def _dictionary(answer: Any, part: str) -> dict[str, Any]:
    found = answer.get(part) if isinstance(answer, dict) else None
    return found if isinstance(found, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
