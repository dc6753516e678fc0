"""Who spoke: names come with two statements of one person, and a line joins these alone."""

import pytest

from whodecides.case import Reader
from whodecides.errors import KitError
from whodecides.positions import changes_by_same_speaker, position_changes
from whodecides.tools.speakers.view import picture, speakers_sentence, spread
from whodecides.tools.speakers.widget import Speakers
from whodecides.widgets.coded_quotation import codes_of, typical_code


def asked(widget, **state):
    widget.requested_state = {**widget.state, **state, "sent": widget.state.get("sent", 0) + 1}
    assert widget.message == ""
    return widget.view


def test_a_line_joins_one_speakers_statements_with_other_values(case):
    for place, steps in position_changes(case, "evaluation").items():
        shown = picture(Reader(case, "en"), "evaluation", place)
        moves = [(before.statement, after.statement) for before, after in changes_by_same_speaker(steps)]
        assert shown["lines"] == moves and len(shown["dots"]) == len(steps)
        assert all(0 <= each["day"] <= 1 for each in shown["dots"])
    assert (
        speakers_sentence(Reader(case, "en"), picture(Reader(case, "en"), "evaluation", "DEU"))
        == "Germany: 4 statements, 3 speakers, 1 line."
    )


def test_names_stay_out_until_two_statements_of_one_person_are_picked(case, store):
    widget = Speakers(case, store, "evaluation", ["DEU"], True, None)
    assert {each["speaker"] for each in widget.view["dots"]} == {""} and widget.view["lines"] == []
    assert "Lambrecht" not in widget.static_html()
    assert widget.view["told"]["said"] == "" and widget.state["dot"] == "DEU-01", "the first lies open, to be read"
    view = asked(widget, dot="DEU-04")
    assert widget.state["picks"] == [] and {each["speaker"] for each in view["dots"]} == {""}, "to read is not to pick"
    view = asked(widget, picks=["DEU-04", "DEU-07"])
    assert view["told"]["said"].startswith("Two people: Steffen Seibert") and view["lines"] == []
    assert [bool(each["speaker"]) for each in view["dots"]] == [False, True, True, False]
    view = asked(widget, picks=["DEU-01", "DEU-08"])
    assert view["told"]["solved"] and view["lines"] == [("DEU-01", "DEU-08")]
    assert "first about: temporary locks; then about: suspension in general" in view["told"]["said"]


def test_a_task_stands_beside_the_picture_and_keeps_its_answer(case, store):
    widget = Speakers(case, store, "evaluation", ["DEU", "EUU"], False, "06.5")
    assert len(widget.view["asked"]["options"]) == 4 and widget.view["lines"]
    assert asked(widget, answer="government")["verdict"]["right"] is False
    assert asked(widget, place="EUU", answer="speaker")["verdict"]["right"] is True
    assert store.answer("06.5")["answer"] == "speaker" and store.answer("06.5")["tries"] == 2


def test_a_silent_government_has_no_picture(case, store):
    with pytest.raises(KitError, match="None was found of: ITA"):
        Speakers(case, store, "evaluation", ["ITA"], False, None)


def test_the_typical_statement_has_the_most_frequent_answer(case):
    for place in ("MEX", "DEU", "FRA", "POL"):
        answers = [each.value for each in codes_of(case, "evaluation", [place]) if each.kind == "substantive"]
        assert answers.count(typical_code(case, "evaluation", place).value) == max(map(answers.count, answers))
    assert typical_code(case, "evaluation", "ITA") is None


def test_signs_of_one_value_stand_apart_in_the_order_of_their_days():
    assert spread([0, 0.03, 0.06, 0.9]) == pytest.approx([0, 0.2, 0.4, 0.9])
    assert spread([0.9, 0.95, 1]) == pytest.approx([0.6, 0.8, 1])
    assert spread([0.5]) == [0.5] and spread([]) == []
    assert spread([0.5] * 11) == pytest.approx([each / 10 for each in range(11)])
