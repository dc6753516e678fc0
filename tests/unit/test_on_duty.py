"""On duty: no name and no outcome before the decision, an even measure of one's own hand, and what was done as the data say."""

import json
from dataclasses import replace

import pandas as pd
import pytest

from whodecides.case import Reader
from whodecides.case.rules.article import queue_says_what_was_done
from whodecides.tools.on_duty.model import count_matching_decisions, groups, next_case, parse_decided, rungs_apart
from whodecides.tools.on_duty.view import duty_view
from whodecides.tools.on_duty.widget import OnDuty


def told(text):
    """A text in each language."""
    return {language: f"{text} ({language})" for language in ("en", "fr", "es")}


def row(action, group, rung):
    """A row of a queue."""
    texts = {"who": f"Who {action}", "case": f"Case {action}", "before": f"Before {action}", "did": f"Did {action}"}
    spoken = {f"{name}_{each}": said for name, text in texts.items() for each, said in told(text).items()}
    return {"action": action, "group": group, "rung": rung, **spoken}


@pytest.fixture
def waiting(tiny, case):
    """The small case with a queue of three, of which two are alike."""
    actions = pd.DataFrame(
        {
            "id": each,
            "company": "Any company",
            "action": kind,
            "duration": duration,
            "date": pd.Timestamp("2021-01-08"),
            "date_precision": "day",
            **{f"ground_{language}": said for language, said in told(f"Ground {each}").items()},
            "source_1": tiny["sources"]["id"].iloc[0],
            "source_2": "",
        }
        for each, kind, duration in (
            ("A001", "removal", "permanent"),
            ("A002", "suspension", "temporary"),
            ("A003", "suspension", "indefinite"),
        )
    )
    queue = pd.DataFrame([row("A001", "a", "remove"), row("A002", "b", "lock"), row("A003", "a", "close")])
    about = {
        "ask": dict.fromkeys(("en", "fr", "es"), "Why?"),
        "rule": told("Rule"),
        "groups": [{"id": each, "name": told(f"Group {each}")} for each in "ab"],
    }
    tables = {**tiny.tables, "platform_actions": actions, "queue": queue}
    return replace(tiny, schema=case.schema, tables=tables, config={**tiny.config, "queue": about})


DECIDED = {"A001": "leave", "A002": "lock", "A003": "close"}


def test_the_queue_gives_one_case_after_the_other(waiting):
    assert next_case(waiting, {})["action"] == "A001"
    assert next_case(waiting, {"A001": "leave"})["action"] == "A002"
    assert next_case(waiting, DECIDED) is None


def test_a_damaged_answer_keeps_only_what_is_known(waiting):
    assert parse_decided(waiting, ["lock"]) == {}
    assert parse_decided(waiting, {"A002": "lock", "A009": "lock", "A001": "hang"}) == {"A002": "lock"}


def test_like_cases_are_compared_with_like(waiting):
    assert {group: [each["action"] for each in rows] for group, rows in groups(waiting).items()} == {
        "a": ["A001", "A003"],
        "b": ["A002"],
    }
    assert [rungs_apart(waiting, each) for each in (["leave", "close"], ["lock"], ["remove", "label", "label"])] == [
        4,
        0,
        1,
    ]
    assert count_matching_decisions(waiting, DECIDED) == 2
    shown = duty_view(Reader(waiting, "en"), DECIDED, False)
    assert [(each["yours"], each["theirs"]) for each in shown["groups"]] == [
        ("you: 4 rungs apart", "the companies: 2 rungs apart"),
        ("you: 0 rungs apart", "the companies: 0 rungs apart"),
    ]
    assert "In 2 of 3 cases" in shown["same"]


def test_neither_name_nor_outcome_is_sent_before_the_last_decision(waiting, store):
    widget = OnDuty(waiting, store)
    for action, rung in DECIDED.items():
        sent = json.dumps(widget.view)
        assert "Who" not in sent and "Did" not in sent and "Ground" not in sent
        widget.requested_state = {**widget.state, "decided": {**widget.state["decided"], action: rung}}
    assert {line["own"] for group in widget.view["groups"] for line in group["lines"]} == set(DECIDED.values())


def test_a_name_is_shown_to_whoever_asks(waiting, store):
    widget = OnDuty(waiting, store)
    widget.requested_state = {**widget.state, "names": True}
    assert widget.view["waiting"]["name"] == "Who A001 (en) · Any company, 2021-01-08"


def test_the_saved_page_folds_what_was_done_and_draws_it(waiting, store):
    page = OnDuty(waiting, store).static_html()
    asked, _, after = page.partition("<details>")
    assert "Case A001" in asked and "Who A001" not in asked
    assert "Who A001" in after and "data:image/svg+xml" in after and "what was done: Lock the account" in after


def test_decisions_come_back(waiting, store):
    first = OnDuty(waiting, store, task="08.7")
    first.requested_state = {**first.state, "decided": {"A001": "label"}}
    again = OnDuty(waiting, store, task="08.7")
    assert again.state["decided"] == {"A001": "label"} and again.view["waiting"]["id"] == "A002"


def test_a_queue_says_what_was_done_and_compares(waiting, case):
    assert list(queue_says_what_was_done(case)) == []
    assert [(number, column) for _table, number, column, _text in queue_says_what_was_done(waiting)] == [(3, "group")]
    wrong = waiting["queue"].assign(rung=["remove", "close", "lock"], group=["a", "a", "c"])
    cut = replace(waiting, tables={**waiting.tables, "queue": wrong})
    found = [(number, column) for _table, number, column, _text in queue_says_what_was_done(cut)]
    assert found == [(3, "rung"), (4, "group"), (4, "rung")]
