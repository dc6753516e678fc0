"""Accounts without names: decided one by one, then by a rule of one's own, then by the rule at the steps of the test."""

from whodecides.tools.rule_trial.model import MOST, checks, is_rule, limited, stopped_at, trials, unlike
from whodecides.tools.rule_trial.widget import AccountDecisions, RuleCheck, RuleTrial

RULE = "An account is closed by its company where it calls for violence, after a warning."


def choose(widget, **changes):
    widget.requested_state = {**widget.state, **changes, "sent": widget.state["sent"] + 1}


def test_a_rule_has_some_words_and_not_too_many():
    assert is_rule(RULE) and not is_rule("Close it") and not is_rule("word " * (MOST + 1)) and not is_rule(None)
    assert not is_rule("bla " * 12)


def test_who_it_was_is_told_account_by_account(case, store):
    widget = AccountDecisions(case, store, task="02.8")
    rows = trials(case)
    names = [row["who_en"] for row in rows]
    assert not any(name in str(widget.view) for name in names)
    decisions = {}
    for place, row in enumerate(rows):
        decisions[row["action"]] = "close"
        choose(widget, decisions=dict(decisions), at=row["action"])
        assert [name in str(widget.view) for name in names] == [at <= place for at in range(len(names))]
    same = sum(each == "close" for each in limited(case).values())
    assert f"went the same way on {same} of 6" in widget.view["end"] and not widget.view["next"]
    assert store.answer("02.8")["answer"] == {"decisions": decisions}


def test_a_rule_is_tried_beside_the_first_decisions(case, store):
    widget = RuleTrial(case, store, task="02.7", after="02.8")
    assert "02.8" in widget.locked
    first = {row["action"]: "close" for row in trials(case)}
    store.record("02.8", {"decisions": first})
    assert not widget.locked and "at least 8 words" in widget.view["lacks"]
    calls = {row["action"]: "yes" for row in trials(case)} | {trials(case)[0]["action"]: "no"}
    choose(widget, rule=RULE, calls=calls)
    assert widget.view["unlike"] == [trials(case)[0]["action"]] and "differ on 1 of 6" in widget.view["said"]
    # The first wording stays beside the one that came later.
    choose(widget, rule=RULE + " Others are told why.")
    assert widget.view["first"] == RULE and store.answer("02.7")["answer"]["first"] == RULE


def test_the_rule_meets_the_test_and_is_changed(case, store):
    calls = {row["action"]: "yes" for row in trials(case)}
    widget = RuleCheck(case, store, task="02.9", before="02.7")
    assert widget.state["rule"] == "" and not any(each["said"] for each in widget.view["checks"])
    store.record("02.7", {"rule": RULE, "calls": calls, "first": RULE})
    assert widget.state["rule"] == RULE and widget.view["was"] == RULE
    answers = {each["step"]: each["passes"][0]["id"] for each in checks(case)}
    last = checks(case)[-1]
    choose(widget, checks={**answers, last["step"]: last["fails"][0]["id"]})
    assert "stops at: Necessary and proportionate." in widget.view["said"] and len(widget.view["cases"]) == 6
    said = widget.view["checks"][-1]["said"]
    assert f"stopped here: {len(stopped_at(case, last['step']))} of {len(case['fact_patterns'])}." in said
    choose(widget, checks=answers, calls={**calls, trials(case)[0]["action"]: "no"})
    assert "passes each step" in widget.view["said"] and "1 of 6" in widget.view["changed"]
    kept = store.answer("02.9")["answer"]
    assert kept["checks"] == answers and kept["rule"] == RULE and store.answer("02.7")["answer"]["calls"] == calls


def test_a_damaged_part_of_an_answer_counts_as_missing(case, store):
    store.keep_state("02.7", {"rule": 4, "calls": {"A042": "perhaps", "X": "yes"}, "first": []})
    widget = RuleTrial(case, store, task="02.7")
    assert widget.state["rule"] == "" and widget.state["calls"] == {}
    store.keep_state("02.9", {"rule": 4, "calls": "rubbish", "checks": {"law": "perhaps"}})
    widget = RuleCheck(case, store, task="02.9")
    assert widget.state["rule"] == "" and widget.state["calls"] == widget.state["checks"] == {}


def test_an_account_is_told_without_its_name(case):
    """Some are left open: a rule that reaches all is no solution."""
    rows = trials(case)
    assert {row["limited"] for row in rows} == {True, False} and len(rows) == 6
    assert unlike(limited(case), {row["action"]: "no" for row in rows}) == [
        row["action"] for row in rows if row["limited"]
    ]
    for language in ("en", "fr", "es"):
        places = [each for each in case["jurisdictions"][f"name_{language}"] if each != ""]
        assert [row["action"] for row in rows for place in places if place in row[f"case_{language}"]] == []
