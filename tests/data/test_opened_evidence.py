"""The card that opens by itself shows the value for which it stands, or says why it was given."""

from datetime import date

import pytest

from whodecides.case import Reader
from whodecides.provenance import SURE, evidence, plainness
from whodecides.tools.comparator.model import parse
from whodecides.tools.comparator.panel import opened_value, value_panel
from whodecides.tools.positions_map.model import most_heard, statements
from whodecides.tools.positions_map.panel import place_panel
from whodecides.tools.record.view import record_view

PLAINEST = plainness(SURE[0], "")


@pytest.fixture(scope="module")
def reader(case):
    return Reader(case, "en")


def test_in_the_comparator_each_government_begins_with_its_plainest_words(reader):
    """For each jurisdiction, variable and value: no other statement with this value is surer, or plain without a note."""
    case, seen = reader.case, 0
    for place in set(case["statements"]["jurisdiction"]):
        for variable in case["variables"]["id"]:
            coded = {each["statement"]["id"]: each for each in evidence(case, place, variable) if "statement" in each}
            for value in {each["value"] for each in coded.values()}:
                (column,) = value_panel(reader, (place,), variable, value)["columns"]
                shown = column["passages"][column["first"]]
                first = coded[shown["id"]]
                assert first["value"] == value
                same = [
                    plainness(each["confidence"], each["note"]) for each in coded.values() if each["value"] == value
                ]
                assert plainness(first["confidence"], first["note"]) == min(same), (place, variable, value)
                reasons = [text for _label, text, *_language in shown["why"]]
                assert (first["note"] or first["statement"]["context"]) in [*reasons, ""]
                assert first["confidence"] != SURE[-1] or SURE[-1] in reasons
                seen += 1
    assert seen > 200


def test_of_plain_words_those_come_first_that_name_the_value(reader):
    panel = value_panel(reader, ("MEX",), "decider", "national law")
    column = panel["columns"][0]
    assert column["passages"][column["first"]]["id"] == "MEX-06"  # "this is for the nation states"


def test_the_map_begins_with_words_that_are_plain_wherever_a_government_has_such(reader):
    case = reader.case
    span = case.entry("period.first"), date(2021, 2, 10)  # as in lesson 06
    for variable in case["variables"]["id"]:
        said = statements(case, variable, *span)
        last = {each.place: each for each in said}
        place = most_heard(said)
        plain = {
            each.place
            for each in last.values()
            if each.substantive and plainness(each.confidence, each.note) == PLAINEST
        }
        assert place in plain or not plain, variable
        first = place_panel(reader, variable, place, span)["said"][0]
        assert first["id"] == last[place].statement and ("Why this code" not in str(first["why"])) == (place in plain)


def test_whatever_is_opened_on_the_map_says_why_where_its_words_do_not(reader):
    case = reader.case
    span = case.entry("period.first"), date(2021, 2, 10)  # as in lesson 06
    notes = {each.statement: each.note for each in statements(case, "evaluation", *span)}
    for place in case["tiles"]["jurisdiction"]:
        for each in place_panel(reader, "evaluation", place, span)["said"]:
            assert not notes[each["id"]] or notes[each["id"]] in str(each["why"])
    mexico = place_panel(reader, "evaluation", "MEX", span)["said"]
    assert any("rejects censorship" in str(each["why"]) for each in mexico)


def test_the_card_of_the_record_shows_the_codes_of_its_line_and_why(reader):
    card = record_view(reader, "MEX", "MEX-13")["view"]["card"]
    assert card["facts"][:2] == [
        ["Evaluation of the suspension", "condemns"],
        ["Why this code", "disliked it, rejects censorship"],
    ]


def test_the_calls_of_the_lessons_open_what_shows_its_value(reader):
    """The four governments of lesson 06 and the pair in which one began with words on something else."""
    selection = parse("MEX+DEU+FRA+POL", reader.case, 4)
    _place, variable, value = opened_value(reader, selection)
    for column in value_panel(reader, selection.places, variable, value)["columns"]:
        shown = column["passages"][column["first"]]
        coded = {each["statement"]["id"]: each for each in evidence(reader.case, column["place"], variable)}
        assert plainness(coded[shown["id"]]["confidence"], coded[shown["id"]]["note"]) == PLAINEST or shown["why"]
