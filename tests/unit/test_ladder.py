"""The ladder of measures: each measure on its rung, by day, under its own title, with its evidence."""

from dataclasses import replace

import pandas as pd
import pytest

from whodecides.case import Reader
from whodecides.tools.ladder.model import measures, title_row
from whodecides.tools.ladder.view import ladder_card, ladder_sentence, ladder_words
from whodecides.tools.ladder.widget import MeasuresLadder


def action(id_, kind, day, duration="permanent", end=None):
    """A row of platform_actions."""
    return {
        "id": id_,
        "company": "Any company",
        "target": f"Target of {id_}",
        "action": kind,
        "duration": duration,
        "date": pd.Timestamp(day),
        "date_precision": "day",
        "end_date": pd.Timestamp(end) if end else pd.NaT,
        **{f"ground_{language}": f"Ground of {id_}" for language in ("en", "fr", "es")},
        "source_1": "agency",
        "source_2": "",
        "note": "",
    }


@pytest.fixture
def climbed(tiny, case):
    """The small case with five actions, of which one stands on no rung."""
    actions = pd.DataFrame([
        action("A001", "removal", "2021-01-09"),
        action("A002", "removal", "2021-01-07"),
        action("A003", "label", "2021-01-08", "not applicable"),
        action("A004", "ruling", "2021-01-08"),
        action("A005", "suspension", "2021-01-08", "temporary", "2021-02-08"),
    ])  # fmt: skip
    named = {f"title_{language}": f"Own title ({language})" for language in ("en", "fr", "es")}
    told = {f"title_{language}": f"Event ({language})" for language in ("en", "fr", "es")}
    tables = {
        "platform_actions": actions,
        "action_titles": pd.DataFrame([{"action": "A001", "jurisdiction": "AAA", **named}]),
        "events": pd.DataFrame([{"id": "E001", **told}]),
        "event_records": pd.DataFrame([{"event": "E001", "statement": "", "action": "A002"}]),
    }
    return replace(tiny, schema=case.schema, tables={**tiny.tables, **tables})


def test_each_measure_stands_on_its_rung_by_day(climbed):
    found = {rung: [row["id"] for row in rows] for rung, rows in measures(climbed).items()}
    assert found == {"label": ["A003"], "feature limit": [], "removal": ["A002", "A001"], "lock": [], "suspension": ["A005"]}  # fmt: skip
    rungs = ladder_words(Reader(climbed, "en"))["rungs"]
    assert [each["id"] for each in rungs] == list(reversed(found)), "the hardest stands on top"
    assert "Measures in the record: 4; the post stays where it is: 1." in ladder_sentence(Reader(climbed, "en"))


def test_a_measure_is_called_by_its_own_title_its_event_or_its_target(climbed):
    assert title_row(climbed, "A001")["title_en"] == "Own title (en)"
    assert title_row(climbed, "A002")["title_fr"] == "Event (fr)"
    said = [mark["description"] for rung in ladder_words(Reader(climbed, "en"))["rungs"] for mark in rung["marks"]]
    assert "Target of A003 · Any company, 2021-01-08 · not applicable" in said


def test_a_mark_opens_its_evidence_and_an_unknown_one_none(climbed, store):
    widget = MeasuresLadder(climbed, store)
    assert widget.view["card"] == {}
    widget.requested_state = {**widget.state, "opened": "A005"}
    facts = {label: text for label, text, *_rest in widget.view["card"]["facts"]}
    assert facts["End"] == "8 February 2021" and facts["Ground that was stated"] == "Ground of A005"
    widget.requested_state = {**widget.state, "opened": "A004"}
    assert widget.view["card"] == {} and widget.state["opened"] == "", "a ruling is no measure of the ladder"
    assert ladder_card(Reader(climbed, "es"), "A001")["heading"] == "A001 · Own title (es)"


def test_the_saved_page_shows_the_ladder_as_a_picture(climbed, store):
    page = MeasuresLadder(climbed, store).static_html()
    assert (
        "data:image/svg+xml" in page and 'alt="Suspension: 1; Lock: 0; Removal: 2; Feature limit: 0; Label: 1."' in page
    )
    assert page.count("<tr>") == 5


def test_it_waits_for_the_task(case, store):
    widget = MeasuresLadder(case, store, after="08.3")
    assert "08.3" in widget.locked and widget.view == {}
