"""The trial of a rule in words: cases without names, who it was once it is decided, what one's own words do."""

from functools import cache
from typing import Any, TypedDict

from ...case import Row
from ...case.reader import Reader
from ...i18n import localized_day
from ...texts import count_words
from ...widgets.html import PlainTable
from ...widgets.tool import AnswerSummary
from .model import (
    DECISIONS,
    FEWEST,
    MOST,
    checks,
    closes,
    failed_steps,
    is_rule,
    is_tried,
    limited,
    parse_calls,
    parse_checks,
    stopped_at,
    trials,
    unlike,
)


class CaseOutcome(TypedDict):
    """Who it was and what was done; `ground` is what the company named."""

    who: str
    company: str
    did: str
    ground: str
    record: str
    links: list[dict[str, str]]


class TrialCase(TypedDict):
    """A case. `marks` are what stands on it, by whom: "close", "open" or "". `told` is None until it is decided."""

    id: str
    number: str
    text: str
    name: str
    marks: dict[str, str]
    told: CaseOutcome | None


class OwnCheck(TypedDict):
    """One question on the own rule. `answer` is "" until there is one, and `said`, of others' limits, only then."""

    step: str
    name: str
    ask: str
    options: list[list[str]]
    answer: str
    own: str
    said: str


@cache
def trial_words(reader: Reader) -> dict[str, Any]:
    """Return what stays as it is while one reads in one language."""
    _ = reader.say
    return {
        "labels": {
            "title": "",
            "rule": _("{question} At most {most} words, for everybody.").format(
                question=reader.entry("trials.question"), most=MOST
            ),
            "now": _("Your rule now"),
            "was": _("Your first rule"),
            "count": _("Words: {count} of {most}").replace("{most}", str(MOST)),
            "ask": reader.entry("trials.ask"),
            "close": _("Close it"),
            "open": _("Leave it open"),
            "yes": _("my words close it"),
            "no": _("my words leave it open"),
            "next": _("Next case"),
            "ground": _("Stated ground:"),
            "words": _("Your words"),
            "company": _("The company"),
        },
        "marks": mark_words(reader),
    }


def mark_words(reader: Reader) -> dict[str, dict[str, str]]:
    """Return what the marks are called: one's own, and those of a company, which may have done less than close."""
    _ = reader.say
    close, left = DECISIONS
    return {
        "own": {close: _.pgettext("account", "closed"), left: _.pgettext("account", "open"), "": _("not decided yet")},
        "company": {close: _("the company limited it"), left: _("the company left it open"), "": _("not told yet")},
    }


def accounts_view(reader: Reader, decisions: dict[str, str], chosen: str) -> dict[str, Any]:
    """Return the cases one after the other, the one that is open, and what is said once all are decided."""
    _, case, did = reader.say, reader.case, limited(reader.case)
    order = [row["action"] for row in trials(case)]
    at = chosen if chosen in order else next((each for each in order if each not in decisions), order[0])
    following = [*order[order.index(at) + 1 :], *order]
    same = len(decisions) - len(unlike(decisions, did))
    shown = [
        _trial_case(reader, number, row, {"own": decisions.get(row["action"], "")}, row["action"] in decisions)
        for number, row in enumerate(trials(case), 1)
    ]
    end = _("You and the companies went the same way on {same} of {all}. Did one thought lead you through all of them?")
    return {
        "cases": shown,
        "at": at,
        "next": next((each for each in following if each not in decisions), ""),
        "end": end.format(same=same, all=len(order)) if len(decisions) == len(order) else "",
    }


def rule_view(
    reader: Reader, rule: str, calls: dict[str, str], first: str, decisions: dict[str, str]
) -> dict[str, Any]:
    """Return the cases beside what was decided first, what the rule still lacks, and where words and decisions differ."""
    _ = reader.say
    rows = enumerate(trials(reader.case), 1)
    return {
        "cases": [_trial_case(reader, number, row, _marks(row, decisions, calls), True) for number, row in rows],
        "calls": calls,
        "unlike": unlike(calls, decisions),
        "lacks": "" if is_rule(rule) else missing_in_rule(reader, rule),
        "said": _rule_sentence(reader, rule, calls, decisions) if is_rule(rule) else "",
        "first": first if first != rule else "",
        "beside": _("You decided"),
    }


def check_view(
    reader: Reader, answers: dict[str, str], calls: dict[str, str], was: str, first: dict[str, str]
) -> dict[str, Any]:
    """Return the questions on the own rule, where it stops, and the cases now and by the `first` calls of the rule that `was`."""
    _, case = reader.say, reader.case
    asked = [_own_check(reader, each, answers.get(each["step"], "")) for each in checks(case)]
    whole = len(answers) == len(asked)
    return {
        "checks": asked,
        "said": _check_sentence(reader, answers) if whole else "",
        "changed": _changed_sentence(reader, calls, first) if whole and first else "",
        "was": was,
        "beside": _("Words before"),
        "calls": calls,
        "unlike": unlike(calls, first),
        "cases": [
            _trial_case(reader, number, row, _marks(row, first, calls), True)
            for number, row in enumerate(trials(case), 1)
        ]
        if whole
        else [],
    }


def _marks(row: Row, first: dict[str, str], calls: dict[str, str]) -> dict[str, str]:
    said = {"first": first.get(row["action"], ""), "words": calls.get(row["action"], "")}
    return {who: (DECISIONS[0] if closes(call) else DECISIONS[1]) if call else "" for who, call in said.items()}


def _trial_case(reader: Reader, number: int, row: Row, marks: dict[str, str], told: bool) -> TrialCase:
    _, outcome = reader.say, _case_outcome(reader, row)
    return {
        "id": row["action"],
        "number": _("Case {number}").format(number=number),
        "text": reader.text(row, "case"),
        "name": outcome["who"] if told else "",
        "marks": {**marks, "company": limited(reader.case)[row["action"]] if told else ""},
        "told": outcome if told else None,
    }


def _case_outcome(reader: Reader, row: Row) -> CaseOutcome:
    action = reader.case.row("platform_actions", row["action"])
    exact = action["date_precision"] == "day"
    day = localized_day(action["date"], reader.language) if exact else reader.date(action)
    return {
        "who": reader.text(row, "who"),
        "company": f"{action['company']}, {day}",
        "did": reader.text(row, "did"),
        "ground": reader.text(action, "ground"),
        "record": mark_words(reader)["company"][limited(reader.case)[row["action"]]],
        "links": reader.links(action),
    }


def _own_check(reader: Reader, asked: dict[str, Any], answer: str) -> OwnCheck:
    _, options = reader.say, [*asked["passes"], *asked["fails"]]
    stopped = _("Of the situations judged step by step, a court or body stopped here: {count} of {all}.").format(
        count=len(stopped_at(reader.case, asked["step"])), all=len(reader.case["fact_patterns"])
    )
    return {
        "step": asked["step"],
        "name": reader.name("test_steps", asked["step"]),
        "ask": asked["ask"][reader.language],
        "options": [[each["id"], each["name"][reader.language]] for each in options],
        "answer": answer,
        "own": next((each["name"][reader.language] for each in options if each["id"] == answer), ""),
        "said": stopped if answer else "",
    }


def _check_sentence(reader: Reader, answers: dict[str, str]) -> str:
    _, failed = reader.say, [reader.name("test_steps", each) for each in failed_steps(reader.case, answers)]
    if not failed:
        return _("By your own answers your rule passes each step. Does that change any of your calls?")
    return _("By your own answers your rule stops at: {steps}. Change a word, then look at the cases again.").format(
        steps="; ".join(failed)
    )


def _changed_sentence(reader: Reader, calls: dict[str, str], before: dict[str, str]) -> str:
    _ = reader.say
    return _("Changed since your first rule: {count} of {all}.").format(
        count=len(unlike(calls, before)), all=len(before)
    )


def missing_in_rule(reader: Reader, rule: str) -> str:
    """Return what a text lacks to be a rule."""
    _ = reader.say
    if count_words(rule) > MOST:
        return _("Your rule is longer than {most} words: shorten it, then try it.").format(most=MOST)
    return _("Write a rule of at least {fewest} words, then try it.").format(fewest=FEWEST)


def _rule_sentence(reader: Reader, rule: str, calls: dict[str, str], decisions: dict[str, str]) -> str:
    _, case = reader.say, reader.case
    if not is_tried(case, rule, calls):
        return _("Tried on {done} of {all}. Not what you wish: what do your words do?").format(
            done=len(calls), all=len(trials(case))
        )
    differ = len(unlike(calls, decisions))
    if differ:
        return _(
            "Your words and your first answers differ on {count} of {all}. Change a word, or change your mind."
        ).format(count=differ, all=len(calls))
    return _("Your words do what you did. Do they do it to friend and opponent alike?")


def progress(reader: Reader, rule: str, calls: dict[str, str]) -> str:
    """Return how far the trial is, in one sentence."""
    _ = reader.say
    return _("Words in your rule: {words}. Tried on {done} of {all}.").format(
        words=count_words(rule), done=len(calls), all=len(trials(reader.case))
    )


def decided_text(reader: Reader, decisions: dict[str, str]) -> str:
    """Return how many cases are decided, in one sentence."""
    _ = reader.say
    return _("Cases decided: {done} of {all}.").format(done=len(decisions), all=len(trials(reader.case)))


def checks_table(reader: Reader) -> PlainTable:
    """Return the questions on the own rule, as {headers, rows, caption}."""
    _ = reader.say
    shown = [_own_check(reader, each, "") for each in checks(reader.case)]
    rows = [[each["name"], each["ask"], "; ".join(name for _id, name in each["options"])] for each in shown]
    return {
        "headers": [_("Step"), _("Question"), _("Answers")],
        "rows": rows,
        "caption": _("Your own rule at each step of the test"),
    }


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
        told = _case_outcome(reader, row)
        rows.append([number, told["who"], told["company"], told["did"], told["ground"]])
    headers = [_("Number"), _("Who"), _("Company and day"), _("What was done"), _("Stated ground")]
    return {"headers": headers, "rows": rows, "caption": _("What was done, and by whom")}


def slips_text(reader: Reader, own: dict[str, str]) -> str:
    """Return what slips through, in words."""
    _, did = reader.say, limited(reader.case)
    names = {row["action"]: reader.text(row, "who") for row in trials(reader.case)}
    differ = unlike(own, did)
    passed, caught = ([names[each] for each in differ if closes(own[each]) == way] for way in (False, True))
    sentences = [_("Your rule reaches {count} of {all}.").format(count=sum(map(closes, own.values())), all=len(names))]
    if passed:
        sentences.append(_("It lets pass, though a company acted: {names}.").format(names="; ".join(passed)))
    if caught:
        sentences.append(_("It reaches, though no company acted: {names}.").format(names="; ".join(caught)))
    return " ".join(sentences)


def summarize_decisions(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return how many cases were closed, beside what the companies did."""
    _, own = reader.say, parse_calls(reader.case, answer.get("decisions"), DECISIONS)
    did = limited(reader.case)
    sentence = _("You closed {count} of {all}.").format(count=sum(map(closes, own.values())), all=len(did))
    record = _("The companies limited {count} of {all}.").format(count=sum(map(closes, did.values())), all=len(did))
    return {"sentence": sentence, "words": "", "record": record}


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return the rule in one's own words, and what slipped through when it was tried."""
    rule = answer.get("rule") if isinstance(answer.get("rule"), str) else ""
    calls = parse_calls(reader.case, answer.get("calls"))
    return {"sentence": progress(reader, rule, calls), "words": rule, "record": slips_text(reader, calls)}


def summarize_check(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return where the rule stops by its writer's own answers, and how it reads now."""
    rule = answer.get("rule") if isinstance(answer.get("rule"), str) else ""
    return {
        "sentence": _check_sentence(reader, parse_checks(reader.case, answer.get("checks"))),
        "words": rule,
        "record": "",
    }
