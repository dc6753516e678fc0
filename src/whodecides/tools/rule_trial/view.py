"""The trial of a rule in words: the cases without names, and who it was only when each has a call."""

from functools import cache
from typing import Any, TypedDict

from ...case import Row
from ...case.reader import Reader
from ...texts import count_words
from ...widgets.html import PlainTable
from ...widgets.tool import AnswerSummary
from .model import FEWEST, MOST, is_rule, is_tried, parse_calls, slips, trials


class CaseOutcome(TypedDict):
    """Who it was and what was done."""

    who: str
    company: str
    did: str
    ground: str
    alike: bool
    links: list[dict[str, str]]


class TrialCase(TypedDict):
    """A case; `told` is None until all have a call."""

    id: str
    number: str
    text: str
    call: str
    told: CaseOutcome | None


def trial_view(reader: Reader, rule: str, calls: Any, first: str) -> dict[str, Any]:
    """Return the cases, what the rule still lacks, and, once each case has a call, what slips through."""
    own = parse_calls(reader.case, calls)
    open_ = is_tried(reader.case, rule, own)
    return {
        "cases": [_trial_case(reader, number, row, own, open_) for number, row in enumerate(trials(reader.case), 1)],
        "lacks": "" if is_rule(rule) else _missing_in_rule(reader, rule),
        "found": slips_text(reader, own) if open_ else "",
        "first": first if open_ and first != rule else "",
    }


@cache
def trial_words(reader: Reader) -> dict[str, Any]:
    """Return what stays as it is while one reads in one language."""
    _ = reader.say
    return {
        "labels": {
            "title": reader.entry("trials.title"),
            "rule": _("{question} At most {most} words, for everybody.").format(
                question=reader.entry("trials.question"), most=MOST
            ),
            "count": _("Words: {count} of {most}").replace("{most}", str(MOST)),
            "ask": reader.entry("trials.ask"),
            "yes": _("yes, it reaches it"),
            "no": _("no, it lets it pass"),
            "ground": _("Stated ground:"),
            "alike": _("as the company did"),
            "unlike": _("not as the company did"),
            "first": _("Your first wording:"),
            "again": _(
                "You changed the rule: go through the cases again. Your answers may still be those to an earlier wording."
            ),
            "mend": _("Change the rule above and try again: what do you win, and what do you lose?"),
            "role": _("In role: you write for everybody, friend and opponent. What a company did is no answer key."),
        },
    }


def progress(reader: Reader, rule: str, calls: Any) -> str:
    """Return how far the trial is, in one sentence."""
    _, own = reader.say, parse_calls(reader.case, calls)
    return _("Words in your rule: {words}. Tried on {done} of {all}.").format(
        words=count_words(rule), done=len(own), all=len(trials(reader.case))
    )


def cases_table(reader: Reader) -> PlainTable:
    """Return the cases without names, as {headers, rows, caption}."""
    _ = reader.say
    rows = [[number, reader.text(row, "case")] for number, row in enumerate(trials(reader.case), 1)]
    return {"headers": [_("Number"), _("The case")], "rows": rows, "caption": _("Cases on which a rule is tried")}


def outcome_table(reader: Reader) -> PlainTable:
    """Return the cases with names and what was done, as {headers, rows, caption}."""
    _ = reader.say
    rows = []
    for number, row in enumerate(trials(reader.case), 1):
        told = _case_outcome(reader, row, "")
        rows.append([number, told["who"], told["company"], told["did"], told["ground"]])
    headers = [_("Number"), _("Who"), _("Company and day"), _("What was done"), _("Stated ground")]
    return {"headers": headers, "rows": rows, "caption": _("What was done, and by whom")}


def _missing_in_rule(reader: Reader, rule: str) -> str:
    _ = reader.say
    if count_words(rule) > MOST:
        return _("Your rule is longer than {most} words: shorten it, and the cases open.").format(most=MOST)
    return _("Write a rule of at least {fewest} words, and the cases open.").format(fewest=FEWEST)


def _trial_case(reader: Reader, number: int, row: Row, own: dict[str, str], open_: bool) -> TrialCase:
    _, call = reader.say, own.get(row["action"], "")
    return {
        "id": row["action"],
        "number": _("Case {number}").format(number=number),
        "text": reader.text(row, "case"),
        "call": call,
        "told": _case_outcome(reader, row, call) if open_ else None,
    }


def _case_outcome(reader: Reader, row: Row, call: str) -> CaseOutcome:
    action = reader.case.row("platform_actions", row["action"])
    return {
        "who": reader.text(row, "who"),
        "company": f"{action['company']}, {reader.date(action)}",
        "did": reader.text(row, "did"),
        "ground": reader.text(action, "ground"),
        "alike": (call == "yes") == row["limited"],
        "links": reader.links(action),
    }


def slips_text(reader: Reader, own: dict[str, str]) -> str:
    """Return what slips through, in words."""
    _ = reader.say
    names = {row["action"]: reader.text(row, "who") for row in trials(reader.case)}
    passed, caught = ([names[each] for each in part] for part in slips(reader.case, own))
    sentences = [_("Your rule reaches {count} of {all}.").format(count=list(own.values()).count("yes"), all=len(names))]
    if passed:
        sentences.append(_("It lets pass, though a company acted: {names}.").format(names="; ".join(passed)))
    if caught:
        sentences.append(_("It reaches, though no company acted: {names}.").format(names="; ".join(caught)))
    return " ".join(sentences)


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return the rule in one's own words, and what slipped through when it was tried."""
    rule = answer.get("rule") if isinstance(answer.get("rule"), str) else ""
    calls = parse_calls(reader.case, answer.get("calls"))
    return {"sentence": progress(reader, rule, calls), "words": rule, "record": slips_text(reader, calls)}
