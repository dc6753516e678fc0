import dataclasses
from datetime import date

import pandas as pd
import pytest

from whodecides.answers import Store
from whodecides.case import Reader, read_day
from whodecides.case.rules.days import (
    actions_have_titles,
    event_is_one_record,
    events_dated_as_their_record,
    hours_fit_a_record,
    hours_have_a_certain_day,
    months_are_their_first_day,
)
from whodecides.case.rules.negotiation import jurisdictions_have_a_region
from whodecides.errors import KitError
from whodecides.i18n import LANGUAGES, translator
from whodecides.tools.timeline.card import timeline_card
from whodecides.tools.timeline.choices import timeline_choices
from whodecides.tools.timeline.encodings import ACTION_ENCODINGS, ENCODINGS, encoding_words, entry_encoding
from whodecides.tools.timeline.lanes import MOST_IN_CELL, timeline_picture
from whodecides.tools.timeline.model import Filters, check_filters, entries, kinds, on_clock, region, regions, select
from whodecides.tools.timeline.view import MOST, timeline_listing, timeline_sentence, timeline_table
from whodecides.tools.timeline.widget import Timeline, timeline
from whodecides.tools.timeline.words import kind_word

SUSPENSION = "A027"
WINDOW = Filters(date(2021, 1, 6), date(2021, 1, 15))
ALL = Filters(date(2016, 1, 1), date(2026, 12, 31), everything=True, violence=True)


def but(filters, **changes):
    return dataclasses.replace(filters, **changes)


def test_each_thing_is_listed_once(case):
    ids = [each.id for each in entries(case)]
    assert len(ids) == len(set(ids))
    joined = case["event_records"]
    assert not set(joined["event"]) & set(ids)
    assert set(joined["statement"]) | set(joined["action"]) - {""} <= set(ids) | {""}
    tables = sum(len(case[each]) for each in ("events", "statements", "platform_actions"))
    assert len(ids) == tables - joined["event"].nunique()


def test_a_case_without_events_is_a_list_of_statements(tiny):
    assert {each.id for each in entries(tiny)} == set(tiny["statements"]["id"])
    kinds = {each.id: each.kind for each in entries(tiny)}
    assert kinds["BBB-03"] == "other statement" and kinds["BBB-02"] == "government statement"


def test_a_government_needs_no_event_to_be_heard_in_the_period(case):
    """What a government said in the case's period is a main entry by itself, once; later, and others, it needs an event."""
    row = case.row("statements", "BRA-05")
    assert "BRA-05" not in set(case["event_records"]["statement"])
    assert [each.id for each in select(case, but(WINDOW, kind="government statement"))].count("BRA-05") == 1
    for changed in ({"date": pd.Timestamp("2021-03-01")}, {"date_precision": "month"}, {"actor": "USA-cruz"}):
        rows = case["statements"].copy()
        for column, value in changed.items():
            rows.loc[rows["id"] == row["id"], column] = value
        other = dataclasses.replace(case, tables={**case.tables, "statements": rows})
        assert not next(each for each in entries(other) if each.id == "BRA-05").main, changed
    joined = [each for each in entries(case) if each.id in set(case["event_records"]["statement"])]
    assert joined and all(each.event for each in joined)


def test_each_jurisdiction_stands_in_one_region(case, tiny):
    """Nothing falls into the rest of the world in silence: a new place says its part of the world."""
    assert list(jurisdictions_have_a_region(case)) == [] and list(jurisdictions_have_a_region(tiny)) == []
    assert {region(case, each) for each in case["jurisdictions"]["id"]} == set(regions(case))
    assert region(tiny, "AAA") == ""
    new = pd.DataFrame([case.row("jurisdictions", "ITA") | {"id": "XAA"}])
    rows = pd.concat([case["jurisdictions"], new], ignore_index=True)
    other = dataclasses.replace(case, tables={**case.tables, "jurisdictions": rows})
    assert [(table, column, text) for table, _row, column, text in jurisdictions_have_a_region(other)] == [
        ("jurisdictions", "id", "'XAA' stands in no region; add it to one in case.toml: Americas, Europe, elsewhere.")
    ]
    twice = [each | {"jurisdictions": [*each["jurisdictions"], "BRA"]} for each in case.entry("regions")]
    other = dataclasses.replace(case, config={**case.config, "regions": twice})
    assert any("'BRA' stands in Americas and Europe" in text for *_, text in jurisdictions_have_a_region(other))


def test_filters_work_alone_and_together(case):
    assert {each.kind for each in select(case, but(WINDOW, kind="court"))} == set()
    assert all(each.who == "Twitter" for each in select(case, but(WINDOW, who="Twitter")))
    europe = select(case, but(WINDOW, place="Europe", everything=True))
    assert {region(case, each.place) for each in europe} == {"Europe"} and {"FRA", "DEU"} <= {
        each.place for each in europe
    }
    snap = select(case, but(WINDOW, platform="Snapchat", within="2021-01-13"))
    assert [each.id for each in snap] == ["A046"]
    assert len(select(case, WINDOW)) < len(select(case, but(WINDOW, everything=True)))


def test_violence_is_shown_only_when_chosen(case):
    assert "E037" not in {each.id for each in select(case, but(WINDOW, everything=True))}
    assert select(case, but(WINDOW, violence=True))[0].id == "E037"
    assert timeline_listing(Reader(case, "en"), WINDOW)["hidden"] == 1
    assert timeline_listing(Reader(case, "en"), but(WINDOW, within="2021-01-08"))["hidden"] == 1  # nothing moves
    assert timeline_listing(Reader(case, "en"), but(WINDOW, violence=True))["hidden"] == 0


def test_another_clock_moves_only_what_has_an_hour(case):
    moved = [each for each in on_clock(case, "Berlin") if each.day != each.local_day]
    assert {SUSPENSION, "A012", "A034"} <= {each.id for each in moved} and all(each.since for each in moved)
    suspension = next(each for each in moved if each.id == SUSPENSION)
    assert (suspension.local_day, suspension.day) == (date(2021, 1, 8), date(2021, 1, 9))
    assert not any(each.day != each.local_day for each in on_clock(case, ""))


def test_a_span_across_midnight_leaves_the_day(case):
    """The morning of 8 January in Mexico lies on both sides of midnight in Canberra: no day there is certain."""
    entry = next(each for each in on_clock(case, "Canberra") if each.id == "MEX-03")
    assert entry.day == entry.local_day == date(2021, 1, 8)


def test_the_order_within_a_day_claims_no_more_than_the_hours(case):
    day = select(case, but(WINDOW, within="2021-01-08", everything=True))
    known = [each for each in day if each.since]
    assert day[: len(known)] == known and [each.since for each in known] == sorted(each.since for each in known)
    ids = [each.id for each in known]
    assert ids.index("MEX-03") < ids.index(SUSPENSION) < ids.index("USA-11")


def test_impossible_filters_get_the_nearest_names(case):
    with pytest.raises(KitError, match="no kind 'goverment statement'. Did you mean government statement"):
        check_filters(case, but(WINDOW, kind="goverment statement"))
    with pytest.raises(KitError, match="no who 'Twiter'. Did you mean Twitter"):
        check_filters(case, but(WINDOW, who="Twiter"))
    with pytest.raises(KitError, match="end before it starts"):
        check_filters(case, but(WINDOW, end=date(2020, 1, 1)))
    with pytest.raises(KitError, match="is not a day: write it as"):
        read_day("8 January")


def test_every_kind_has_words_and_every_entry_a_sign(case):
    assert {each.kind for each in entries(case)} <= set(kinds(case))
    assert all(kind_word(Reader(case, language), each) for each in kinds(case) for language in LANGUAGES)
    assert (
        {entry_encoding(case, each) for each in entries(case)}
        == set(ENCODINGS)
        == set(encoding_words(Reader(case, "en")))
    )
    assert set(ACTION_ENCODINGS) <= set(case["platform_actions"]["action"])
    assert set(case["platform_actions"]["action"]) <= set(case.labelled("platform_actions.action"))


@pytest.mark.parametrize(
    ("language", "published", "inferred"),
    [
        ("en", "day of publication; it may have happened before", "day inferred"),
        ("fr", "jour de publication\u202f; la chose a pu avoir lieu avant", "jour déduit"),
        ("es", "día de publicación; pudo ocurrir antes", "día inferido"),
    ],
)
def test_an_unsure_day_is_told_beside_the_line(case, language, published, inferred):
    listing = timeline_listing(Reader(case, language), but(WINDOW, everything=True))
    lines = {line["id"]: line for group in listing["groups"] for line in (*group["known"], *group["unknown"])}
    assert (lines["DEU-05"]["certainty"], lines["BEL-01"]["certainty"]) == (published, inferred)
    assert lines[SUSPENSION]["certainty"] == ""
    headings = [group["heading"] for group in listing["groups"]]
    assert len(headings) == len(set(headings))  # sure and unsure entries of a day stand under one heading
    rows = timeline_table(Reader(case, language), but(WINDOW, everything=True))["rows"]
    days = {row[-1]: row[0] for row in rows}
    assert days["DEU-05"] != days["DEU-04"] and days["DEU-04"] in days["DEU-05"]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_entry_has_a_title_and_a_card_with_a_source(case, language):
    for entry in entries(case):
        card = timeline_card(Reader(case, language), entry.id)
        assert card["heading"].startswith(entry.id) and len(card["heading"]) > len(entry.id) + 10
        assert card["sources"] and all(text for _label, text, *_tongue in card["facts"])


@pytest.mark.parametrize("language", ["fr", "es"])
def test_a_card_says_which_of_its_words_are_english(case, language):
    facts = [fact for each in entries(case) for fact in timeline_card(Reader(case, language), each.id)["facts"]]
    _ = translator(language)
    english = {_("Note, in English"), _("Also said, in English")}
    assert english < {fact[0] for fact in facts} and not {_("Note"), _("Also said")} & {fact[0] for fact in facts}
    assert all(fact[2:] == (["en"] if fact[0] in english else []) for fact in facts)


def test_the_card_tells_the_hour_on_all_clocks(case):
    facts = dict(map(tuple, timeline_card(Reader(case, "en"), SUSPENSION)["facts"]))
    assert "Washington 18:21 (8 January 2021)" in facts["Hour"] and "00:21 (9 January 2021)" in facts["Hour"]
    assert facts["What was done"] == "suspension (permanent)"
    assert dict(map(tuple, timeline_card(Reader(case, "en"), "A018")["facts"]))["Hour"] == "not established"
    with pytest.raises(KitError, match="no entry 'A999'"):
        timeline_card(Reader(case, "en"), "A999")


def test_a_long_list_is_cut_and_says_so(case):
    listing = timeline_listing(Reader(case, "en"), ALL)
    listed = sum(len(group["known"]) + len(group["unknown"]) for group in listing["groups"])
    assert listed == MOST and str(len(entries(case))) in listing["more"]


def test_a_day_that_is_not_known_stands_under_its_month(case):
    listing = timeline_listing(Reader(case, "en"), but(ALL, start=date(2024, 9, 1), end=date(2024, 9, 30)))
    assert listing["groups"][0]["heading"] == "September 2024"
    assert [line["id"] for line in listing["groups"][0]["unknown"]] == ["E281"]


def test_the_sentence_counts_kinds(case):
    chosen = but(WINDOW, kind="government statement", everything=True)
    count = len(select(case, chosen))
    assert timeline_sentence(Reader(case, "en"), chosen).startswith(f"Entries: {count}, from 7 January 2021")
    assert f"government statement: {count})" in timeline_sentence(Reader(case, "en"), chosen)
    assert "\u00a0: " in timeline_sentence(Reader(case, "fr"), chosen)
    assert timeline_sentence(Reader(case, "en"), but(WINDOW, kind="court")) == "No entry fits these choices."


def test_choices_follow_the_period(case):
    names = [value for value, _words in timeline_choices(Reader(case, "en"), WINDOW)["who"]]
    assert "Snap" in names and "Okta" not in names
    assert "Okta" in [value for value, _ in timeline_choices(Reader(case, "en"), but(WINDOW, everything=True))["who"]]
    assert ["MEX", "México"] in timeline_choices(Reader(case, "es"), WINDOW)["place"]
    periods = dict(map(tuple, timeline_choices(Reader(case, "en"), but(WINDOW, end=date(2021, 2, 2)))["periods"]))
    assert periods["2021-01-06/2021-01-15"] == "6–15 January 2021"
    assert periods["2021-01-06/2021-02-02"] == "6 January 2021 to 2 February 2021"
    assert periods["2016-01-01/2026-12-31"] == "everything, 2016 to 2026"


def picture(case, filters):
    return timeline_picture(Reader(case, "en"), filters)


def test_a_period_has_columns_that_fit_its_length(case):
    days = picture(case, WINDOW)["columns"]
    assert [each["within"] for each in days][::9] == ["2021-01-06", "2021-01-15"] and days[0]["label"] == "Wed 6"
    months = picture(case, but(ALL, start=date(2021, 1, 1), end=date(2023, 2, 28)))["columns"]
    assert (len(months), months[0]["label"]) == (26, "January 2021")
    assert [each["within"] for each in picture(case, ALL)["columns"]] == [str(year) for year in range(2016, 2027)]


def test_each_entry_has_one_mark_or_is_counted(case):
    drawn = picture(case, ALL)
    assert len(drawn["marks"]) + sum(each["more"] for each in drawn["columns"]) == len(entries(case))
    assert sum(each["count"] for each in drawn["columns"]) == len(entries(case))
    cells = [(each["lane"], each["column"]) for each in drawn["marks"]]
    assert max(map(cells.count, cells)) == MOST_IN_CELL


def test_the_line_stands_at_its_hour_and_marks_at_theirs(case):
    drawn = picture(case, but(WINDOW, everything=True))
    assert [(each["within"], each["line"]) for each in drawn["columns"] if each["line"]] == [
        ("2021-01-08", [76.5, "18:21"])
    ]
    known = {each.id for each in entries(case) if each.since}
    assert all((each["at"] is not None) == (each["id"] in known) for each in drawn["marks"])


def test_a_case_without_an_act_and_without_events_has_lanes(tiny):
    spoken = [each for each in entries(tiny) if each.kind == "government statement"]
    drawn = picture(tiny, WINDOW)
    assert not any(each["line"] for each in drawn["columns"]) and {each["id"] for each in drawn["marks"]} == {
        each.id for each in spoken
    }
    drawn = picture(tiny, but(WINDOW, everything=True))
    assert {each["lane"] for each in drawn["marks"]} == {1, 2} and drawn["looks"] == [["words", "statement"]]


@pytest.fixture
def widget(case, tmp_path):
    return Timeline(case, Store(tmp_path / "answers.json"), timeline(case=case).start)


def lines(widget):
    return [line["id"] for group in widget.listing["groups"] for line in [*group["known"], *group["unknown"]]]


def test_the_widget_answers_a_choice(widget):
    widget.requested_state = {**widget.state, "kind": "government statement", "everything": True, "opened": "MEX-01"}
    assert widget.message == "" and widget.card["heading"].startswith("MEX-01")
    assert lines(widget)[:5] == ["MEX-01", "DEU-01", "MEX-02", "MEX-03", "USA-11"]
    widget.requested_state = {**widget.state, "place": "Europe"}
    assert widget.state["opened"] == "" and widget.card == {}  # the card of a hidden entry closes


def test_opening_a_card_leaves_the_list_alone(widget):
    changed = set()
    widget.observe(lambda change: changed.add(change["name"]))
    widget.requested_state = {**widget.state, "opened": SUSPENSION}
    assert changed == {"requested_state", "state", "card"}


def test_a_refused_choice_changes_nothing(widget):
    before = lines(widget)
    widget.requested_state = {**widget.state, "who": "Atlantis"}
    assert "no who 'Atlantis'" in widget.message and lines(widget) == before and widget.state["who"] == ""


def test_the_widget_speaks_three_languages(widget):
    headings = set()
    for language in ("en", "fr", "es"):
        widget.requested_state = {**widget.state, "language": language, "opened": SUSPENSION}
        headings.add((widget.words["labels"]["title"], widget.listing["groups"][0]["heading"]))
    assert headings == {
        ("Timeline", "Wednesday 6 January 2021"),
        ("Chronologie", "mercredi 6 janvier 2021"),
        ("Cronología", "miércoles, 6 de enero de 2021"),
    }


def test_a_call_with_a_wrong_name_gets_a_sentence(case):
    with pytest.raises(KitError, match="no place 'Mexico'"):
        timeline(case=case, place="Mexico")
    with pytest.raises(KitError, match="is not a day"):
        timeline("January", case=case)


def test_the_page_without_a_kernel_holds_the_same_list(case):
    rows = timeline_table(Reader(case, "en"), WINDOW)["rows"]
    assert len(rows) == len(select(case, WINDOW)) and "18:21" in {hour for _day, hour, *_rest in rows}


def broken(case, table, **cells):
    """Return the case with some cells of the first row of a table changed."""
    rows = case[table].copy()
    for name, value in cells.items():
        rows.loc[0, name] = value
    return dataclasses.replace(case, tables={**case.tables, table: rows})


@pytest.mark.parametrize(
    ("rule", "table", "cells", "text"),
    [
        (event_is_one_record, "event_records", {"statement": "MEX-01"}, "name either a statement or an action"),
        (event_is_one_record, "event_records", {"event": "E270"}, "lies on another day than A001"),
        (actions_have_titles, "action_titles", {"action": "A001"}, "'A003' has no title"),
        (hours_fit_a_record, "hours", {"record": "A999"}, "'A999' is no event"),
        (hours_fit_a_record, "hours", {"to_time": "00:00"}, "is earlier than from_time"),
        (months_are_their_first_day, "statements", {"date_precision": "month"}, "only the month is known"),
        (hours_have_a_certain_day, "hours", {"record": "POL-02"}, "the day of POL-02 is not certain; remove the hour"),
        (
            events_dated_as_their_record,
            "platform_actions",
            {"date_precision": "inferred"},
            "A001 inferred; make them agree",
        ),
    ],
)
def test_a_breach_of_a_rule_is_told(case, tiny, rule, table, cells, text):
    assert list(rule(case)) == list(rule(tiny)) == []
    assert any(text in each[3] for each in rule(broken(case, table, **cells)))
