"""A rule of one's own, tried on accounts without names."""

from whodecides.tools.rule_trial.model import MOST, is_rule, is_tried, slips, trials
from whodecides.tools.rule_trial.widget import RuleTrial

RULE = "An account is closed by its company where it calls for violence, after a warning."


def choose(widget, **changes):
    widget.requested_state = {**widget.state, **changes, "sent": widget.state["sent"] + 1}


def test_a_rule_has_some_words_and_not_too_many():
    assert is_rule(RULE) and not is_rule("Close it") and not is_rule("word " * (MOST + 1)) and not is_rule(None)
    assert not is_rule("bla " * 12)


def test_what_slips_through_is_told_only_when_each_account_has_a_call(case, store):
    widget = RuleTrial(case, store, task="02.7")
    assert "at least 8 words" in widget.view["lacks"]
    choose(widget, rule=RULE)
    calls = {row["action"]: "no" for row in trials(case)}
    last = list(calls)[-1]
    choose(widget, calls={each: call for each, call in calls.items() if each != last})
    assert widget.view["found"] == "" and not any(each["told"] for each in widget.view["cases"])
    names = {row["who_en"] for row in trials(case)}
    assert not any(name in str(widget.view) for name in names)
    choose(widget, calls=calls)
    assert is_tried(case, RULE, calls) and "Your rule reaches 0 of 6." in widget.view["found"]
    assert all(each["told"] for each in widget.view["cases"])
    passed, caught = slips(case, calls)
    assert len(passed) == 5 and caught == []
    # The first wording stays beside the one that came later.
    choose(widget, rule=RULE + " Others are told why.")
    assert widget.view["first"] == RULE
    assert store.answer("02.7")["answer"]["first"] == RULE


def test_a_damaged_part_of_an_answer_counts_as_missing(case, store):
    store.keep_state("02.7", {"rule": 4, "calls": {"A042": "perhaps", "X": "yes"}, "first": []})
    widget = RuleTrial(case, store, task="02.7")
    assert widget.state["rule"] == "" and widget.state["calls"] == {}


def test_an_account_is_told_without_its_name(case):
    """Some are left open: a rule that reaches all is no solution."""
    rows = trials(case)
    assert {row["limited"] for row in rows} == {True, False} and len(rows) == 6
    for language in ("en", "fr", "es"):
        places = [each for each in case["jurisdictions"][f"name_{language}"] if each != ""]
        assert [row["action"] for row in rows for place in places if place in row[f"case_{language}"]] == []
