"""The table as a room: moves as a log, who may know what, what people and the model do; then the widget on the real table."""

import base64
import json
import re
from html import unescape
from itertools import product
from xml.etree import ElementTree

import pytest
from helpers import as_upload

from whodecides.answers import Store
from whodecides.errors import KitError
from whodecides.tools.negotiation.model import (
    ACCEPTS,
    INFERRED,
    NO_EVIDENCE,
    OBJECTS,
    RAISED,
    STATED,
    WELCOMES,
    Linkage,
    Table,
    load_table,
    objections,
)
from whodecides.tools.negotiation.moves import (
    allowed_offer,
    answer_from_moves,
    change_seat,
    moves_and_people,
    previous_seat,
    room_after,
    room_of,
    stored_moves,
    valid_moves,
)
from whodecides.tools.negotiation.room import (
    CONCEDED,
    broken_conditions,
    crossed_red_lines,
    disputes,
    granted_wishes,
    non_signatories,
    preview_of_closing,
    unanswered_red_lines,
    unvoiced_red_lines,
    voiced_disputes,
    voiced_stance,
    wishes,
)
from whodecides.tools.negotiation.summit_widget import MOST_MOVES, SummitTable

pytestmark = pytest.mark.any_version


def make(stances, linkages=()):
    """Two clauses with wordings a (the draft), b and c (silent); three delegations that can accept, if not named."""
    variants = dict.fromkeys("xy", ("a", "b", "c"))
    keys = product(("ONE", "TWO", "SIX"), "xy", "abc")
    return Table(
        variants, dict.fromkeys("xy", "c"), dict.fromkeys("xy", "a"), ("ONE", "TWO", "SIX"),
        {key: stances.get(key, (ACCEPTS, NO_EVIDENCE)) for key in keys}, tuple(linkages),
    )  # fmt: skip


PACKAGE = Linkage("K01", "TWO", "y", "b", "x", ("a",), INFERRED)
TABLE = make({
    ("ONE", "x", "a"): (OBJECTS, STATED), ("ONE", "y", "b"): (WELCOMES, STATED), ("TWO", "x", "b"): (OBJECTS, INFERRED),
}, [PACKAGE])  # fmt: skip


def propose(clause, variant, by=""):
    return {"kind": "propose", "by": by, "clause": clause, "variant": variant}


def objects(by, clause, variant, reason=""):
    return {"kind": "object", "by": by, "clause": clause, "variant": variant, "reason": reason}


LAST, CLOSE = {"kind": "last", "by": ""}, {"kind": "close", "by": ""}


def test_nothing_is_said_before_somebody_speaks():
    room = room_after(TABLE, [])
    assert disputes(TABLE, room) == [("ONE", "x", None)] and voiced_disputes(TABLE, room) == [] and room.voiced == set()


def test_what_is_read_out_is_objected_to_by_the_model_and_by_no_seat_that_people_play():
    room = room_after(TABLE, [propose("x", "a")])
    assert voiced_disputes(TABLE, room) == [("ONE", "x", None)] and room.voiced == {("ONE", "x", "a")}
    played = room_after(TABLE, [propose("x", "a")], {"ONE"})
    assert disputes(TABLE, played) == [] and played.voiced == set()
    sat = room_after(TABLE, [{"kind": "sit", "by": "ONE"}, propose("x", "a"), objects("ONE", "x", "a")])
    assert voiced_disputes(TABLE, sat) == [("ONE", "x", RAISED)]


def test_who_is_asked_answers_for_one_clause_and_people_answer_themselves():
    asked = {"kind": "ask", "by": "", "of": "ONE", "clause": "y"}
    assert room_after(TABLE, [asked]).voiced == {("ONE", "y", each) for each in "abc"}
    assert room_after(TABLE, [asked], {"ONE"}).voiced == set()


def test_an_objection_is_to_one_wording_and_goes_where_one_proposes_it():
    moves = [objects("ONE", "x", "a"), propose("x", "b")]
    assert [each[0] for each in disputes(TABLE, room_after(TABLE, moves, {"ONE"}))] == ["TWO"]
    again = room_after(TABLE, [*moves, propose("x", "a")], {"ONE"})
    assert disputes(TABLE, again) == [("ONE", "x", RAISED)]
    assert disputes(TABLE, room_after(TABLE, [*moves, propose("x", "a", "ONE")], {"ONE"})) == []


def test_who_gives_in_on_a_condition_objects_while_it_is_not_met():
    give = {"kind": "yield", "by": "ONE", "clause": "x", "variant": "a", "needs": "y", "wants": "b"}
    room = room_after(TABLE, [objects("ONE", "x", "a"), give], {"ONE"})
    assert disputes(TABLE, room) == [("ONE", "x", CONCEDED)]
    assert disputes(TABLE, room_after(TABLE, [give, propose("y", "b")], {"ONE"})) == []
    always = {**give, "needs": "", "wants": ""}
    assert disputes(TABLE, room_after(TABLE, [objects("ONE", "x", "a"), always], {"ONE"})) == []


def test_one_of_several_wordings_meets_a_condition():
    give = {"kind": "yield", "by": "ONE", "clause": "x", "variant": "a", "needs": "y", "wants": "b;c"}
    assert disputes(TABLE, room_after(TABLE, [give], {"ONE"})) == [("ONE", "x", CONCEDED)]
    for wanted in "bc":
        assert disputes(TABLE, room_after(TABLE, [give, propose("y", wanted)], {"ONE"})) == []
    for wrong in ({"wants": "b;z"}, {"wants": ["b"]}, {"wants": ""}, {"needs": "x", "wants": "b;a"}):
        assert valid_moves(TABLE, [{**give, **wrong}]) == [], wrong


def test_an_undo_names_its_move_and_moves_along_when_a_seat_is_taken():
    log = [propose("x", "b"), propose("y", "c"), objects("ONE", "x", "b", "No."), {"kind": "undo", "by": "", "of": 0}]
    room = room_after(TABLE, log, {"ONE"})
    assert (room.text["x"], room.text["y"]) == ("a", "c") and ("ONE", "x", "b") in room.against
    answer = {"seat": "ONE", "moves": log}
    later = {"seat": "TWO", "moves": change_seat(TABLE, answer, "TWO")}
    assert later["moves"][4]["of"] == 1 and room_of(TABLE, later).text == room.text
    assert valid_moves(TABLE, [*log, {"kind": "undo", "by": "TWO", "of": 2}])[-1]["kind"] == "object"


def test_a_move_is_taken_back_by_another_one_and_the_log_only_grows():
    log = [propose("x", "b"), propose("x", "c"), {"kind": "undo", "by": ""}]
    assert valid_moves(TABLE, log) == log[:1] and room_after(TABLE, log).text["x"] == "b"
    assert valid_moves(TABLE, [*log, {"kind": "undo", "by": ""}, {"kind": "undo", "by": ""}]) == []


@pytest.mark.parametrize("move", [
    3, {}, {"kind": "propose", "by": "", "clause": "z", "variant": "a"}, propose("x", "d"), propose("x", "a", "WHO"),
    {"kind": "ask", "by": "ONE", "of": "ONE", "clause": "x"}, {"kind": "object", "by": "", "clause": "x", "variant": "a", "reason": ""},
    {"kind": "yield", "by": "ONE", "clause": "x", "variant": "a", "needs": "x", "wants": "a"},
    {"kind": "yield", "by": "ONE", "clause": "x", "variant": "a", "needs": "q", "wants": "a"}, {"kind": "sit", "by": ""},
    {"kind": "offer", "by": "ONE", "picks": "x"}, {"kind": "ask", "by": "", "of": "ONE", "clause": ["x"]},
])  # fmt: skip
def test_what_is_no_move_is_left_out(move):
    assert valid_moves(TABLE, [move]) == []


def test_an_offer_is_heard_and_crosses_no_red_line_of_its_own():
    assert allowed_offer(TABLE, "TWO", {"x": "b", "y": "b", "z": "a"}) == {"y": "b"}
    room = room_after(TABLE, [{"kind": "offer", "by": "TWO", "picks": {"y": "b"}, "name": "team"}])
    assert room.people == {"TWO"} and room.voiced == {("TWO", "y", "b")} and room.text == TABLE.draft


def test_when_time_is_over_what_is_disputed_says_nothing_and_each_is_asked_once_more():
    room = room_after(TABLE, [propose("x", "b"), propose("y", "b"), CLOSE])
    assert room.text == {"x": "c", "y": "c"} and disputes(TABLE, room) == [] and non_signatories(TABLE, room) == []
    assert room.fell == {"x": ("b", [("TWO", "x", None)]), "y": ("b", [("TWO", "y", PACKAGE)])}
    silent = make({("ONE", "x", "a"): (OBJECTS, STATED), ("ONE", "x", "c"): (OBJECTS, STATED)})
    assert non_signatories(silent, room_after(silent, [CLOSE])) == ["ONE"]
    assert non_signatories(TABLE, room_after(TABLE, [CLOSE, {"kind": "refuse", "by": "SIX"}])) == ["SIX"]


def test_closing_breaks_a_condition_and_the_last_minute_says_so_before():
    moves = [propose("x", "a"), propose("y", "b")]  # ONE objects to x.a; without it TWO does not live with y.b
    room = room_after(TABLE, [*moves, LAST])
    after = preview_of_closing(TABLE, room)
    assert not room.over and room.text == {"x": "a", "y": "b"} and disputes(TABLE, room) == [("ONE", "x", None)]
    assert after.text == {"x": "c", "y": "b"} and non_signatories(TABLE, after) == ["TWO"]
    assert after == room_after(TABLE, [*moves, LAST, CLOSE])


def test_in_the_last_minute_all_objections_are_said_aloud():
    assert voiced_disputes(TABLE, room_after(TABLE, [LAST])) == [("ONE", "x", None)]
    assert voiced_disputes(TABLE, room_after(TABLE, [LAST, propose("y", "b"), propose("x", "b")])) == [
        ("TWO", "x", None), ("TWO", "y", PACKAGE),
    ]  # fmt: skip
    assert voiced_disputes(TABLE, room_after(TABLE, [LAST], {"ONE"})) == []  # people speak for themselves


def test_what_comes_after_closing_changes_nothing():
    closed = room_after(TABLE, [propose("x", "a"), CLOSE])
    late = [propose("x", "b"), objects("SIX", "y", "a", "No."), {"kind": "sit", "by": "ONE"}, LAST, CLOSE]
    late += [{"kind": "offer", "by": "ONE", "picks": {"y": "b"}, "name": ""}]
    assert room_after(TABLE, [propose("x", "a"), CLOSE, *late]) == closed
    assert room_after(TABLE, [propose("x", "a"), CLOSE, {"kind": "undo", "by": ""}]).text == TABLE.draft


def test_who_takes_a_seat_late_has_said_nothing_and_the_clause_is_to_be_read_again():
    early = room_after(TABLE, [{"kind": "sit", "by": "ONE"}, propose("x", "a")])
    late = room_after(TABLE, [propose("x", "a"), propose("y", "b"), {"kind": "sit", "by": "ONE"}])
    assert voiced_disputes(TABLE, late) == [] == voiced_disputes(TABLE, early) and late.voiced == early.voiced == set()
    assert list(late.called) == ["y"]  # nobody objected to y: that was no word of the model for ONE
    spoke = [propose("x", "a"), objects("ONE", "x", "a", "Ours"), {"kind": "sit", "by": "ONE"}]
    assert voiced_disputes(TABLE, room_after(TABLE, spoke)) == [("ONE", "x", RAISED)]


def test_the_seat_of_this_machine_is_changed_by_a_move_and_keeps_what_was_said():
    fresh = {"seat": "ONE", "moves": []}
    assert change_seat(TABLE, fresh, "TWO") == [] and room_of(TABLE, {"seat": "TWO", "moves": []}).people == {"TWO"}
    begun = {"seat": "SIX", "moves": [propose("x", "a")]}
    changed = {"seat": "ONE", "moves": change_seat(TABLE, begun, "ONE")}
    assert room_of(TABLE, begun).voiced == {("ONE", "x", "a")}
    assert changed["moves"] == [{"kind": "sit", "by": "SIX"}, *begun["moves"], {"kind": "sit", "by": "ONE"}]
    assert room_of(TABLE, changed).people == {"SIX", "ONE"} and room_of(TABLE, changed).voiced == set()
    assert list(room_of(TABLE, changed).called) == [] != list(room_of(TABLE, begun).called)
    undone = {**changed, "moves": [*changed["moves"], {"kind": "undo", "by": ""}]}
    assert previous_seat(TABLE, undone) == "SIX" and previous_seat(TABLE, changed) == "ONE"
    assert room_of(TABLE, {**undone, "seat": "SIX"}) == room_of(TABLE, begun)


def test_a_red_line_that_nobody_voiced_is_no_consent():
    sits = [{"kind": "sit", "by": each} for each in ("ONE", "TWO")]
    give = {"kind": "yield", "by": "ONE", "clause": "x", "variant": "a", "needs": "", "wants": ""}
    silent = room_after(TABLE, [*sits, propose("x", "a"), CLOSE])
    assert non_signatories(TABLE, silent) == [] and unvoiced_red_lines(TABLE, silent) == [("ONE", "x", None)]
    for moves in ([give], [propose("x", "a", "ONE")]):
        assert unvoiced_red_lines(TABLE, room_after(TABLE, [*sits, *moves, CLOSE])) == []
    assert unvoiced_red_lines(TABLE, room_after(TABLE, [*sits, CLOSE, {"kind": "refuse", "by": "ONE"}])) == []
    # A condition of one's own is not given up by proposing the wording: another clause breaks it later.
    broken = [*sits, propose("x", "b"), propose("y", "b", "TWO"), CLOSE]
    assert unvoiced_red_lines(TABLE, room_after(TABLE, broken)) == [("TWO", "x", None), ("TWO", "y", PACKAGE)]
    assert unvoiced_red_lines(TABLE, room_after(TABLE, [CLOSE])) == []  # the model voices all


def test_what_people_say_rests_on_their_brief_or_on_their_own_choice():
    def after(*moves):
        return room_after(TABLE, [{"kind": "sit", "by": "ONE"}, *moves])

    give = {"kind": "yield", "by": "ONE", "clause": "x", "variant": "a", "needs": "y", "wants": "b"}
    assert voiced_stance(TABLE, after(objects("ONE", "x", "a")), ("ONE", "x", "a")) == (OBJECTS, STATED)
    assert voiced_stance(TABLE, after(objects("ONE", "x", "a", "Ours")), ("ONE", "x", "a")) == (OBJECTS, RAISED)
    assert voiced_stance(TABLE, after(objects("ONE", "y", "b", "Ours")), ("ONE", "y", "b")) == (OBJECTS, RAISED)
    assert voiced_stance(TABLE, after(give), ("ONE", "x", "a")) == (OBJECTS, RAISED)  # what it gave in for is not there
    assert voiced_stance(TABLE, after(give, propose("y", "b")), ("ONE", "x", "a")) == (ACCEPTS, RAISED)
    assert voiced_stance(TABLE, after(propose("y", "b", "ONE")), ("ONE", "y", "b")) == (WELCOMES, STATED)
    own = room_after(TABLE, [{"kind": "sit", "by": "TWO"}, objects("TWO", "y", "b")])
    assert voiced_stance(TABLE, own, ("TWO", "y", "b")) == (OBJECTS, INFERRED)  # by its condition


def test_a_text_grants_wishes_and_crosses_lines():
    assert wishes(TABLE, "ONE") == ["y"] and granted_wishes(TABLE, "ONE", {"x": "a", "y": "b"}) == ["y"]
    assert crossed_red_lines(TABLE, "ONE", {"x": "a", "y": "b"}) == [("x", None)]
    assert crossed_red_lines(TABLE, "TWO", {"x": "c", "y": "b"}) == [("y", PACKAGE)]


def test_answers_from_before_the_log_come_back_as_moves():
    old = {"picks": {"x": "b", "gone": "a"}, "raised": {"y.a": ["SIX"]}, "wording": "", "seat": ""}
    moves = stored_moves(TABLE, old)
    assert moves == [propose("x", "b"), objects("SIX", "y", "a")]
    assert answer_from_moves(TABLE, old) == {"picks": {"x": "b"}, "raised": {"y.a": ["SIX"]}}
    assert moves_and_people(TABLE, old)[1] == set() and moves_and_people(TABLE, {**old, "seat": "ONE"})[1] == {"ONE"}
    assert stored_moves(TABLE, "rubbish") == [] == stored_moves(TABLE, {"picks": 3, "raised": []})


# The widget, on the real table.


def move(table, *moves, **more):
    table.requested_state = {
        **table.state,
        "moves": [*table.state["moves"], *moves],
        **more,
        "sent": table.state["sent"] + 1,
    }
    return table.view


def seen(table):
    """What the wall holds of the cards: (delegation, clause) of those that are open."""
    return {(who, row["id"]) for row in table.view["rows"] for who, card in row["cards"].items() if card["marks"]}


def test_the_wall_and_the_saved_page_show_nothing_that_was_not_said(case, store):
    table = SummitTable(case, store, "MEX", task="09.6")
    page = unescape(table.static_html())
    assert seen(table) == set() and table.view["meter"]["count"] == 0
    assert not any(name in page for name in ("Mexico", "United States"))
    move(table, propose("decider", "b"))
    assert seen(table) == {("USA", "decider")} and "United States" in table.static_html()
    picture = re.search(r"svg\+xml;base64,([^\"]+)", table.static_html())[1]
    assert ElementTree.fromstring(base64.b64decode(picture)).tag.endswith("svg")
    assert 'alt="Clause 3, United States: b ✖ objects, inferred"' in table.static_html()
    assert "Mexico" not in table.static_html()


def test_an_objection_needs_a_reason_of_the_brief_or_of_ones_own(case, store):
    table = SummitTable(case, store, "MEX")
    assert "stated (MEX-13)" in move(table, objects("MEX", "incitement", "a"))["minutes"][0]["grounds"][0]["rests"]
    kept = table.state["moves"]
    for reason in ("", "x"):
        move(table, objects("MEX", "law", "b", reason))
        assert "needs a reason" in table.message and table.state["moves"] == kept
    said = move(table, objects("MEX", "law", "b", "Our courts cannot read human rights that way."))
    assert table.message == "" and said["minutes"][0]["grounds"][0]["rests"] == "own choice"


def test_the_log_and_what_follows_from_it_are_stored(case, store):
    table = SummitTable(case, store, "MEX", task="09.6")
    log = [propose("decider", "d"), objects("MEX", "decider", "d", "We announced a proposal of our own.")]
    for each in log:
        move(table, each)
    assert store.answer("09.6")["answer"] == {
        "picks": {"decider": "d"}, "wording": "", "seat": "MEX", "raised": {"decider.d": ["MEX"]}, "moves": log,
    }  # fmt: skip
    again = SummitTable(case, store, "USA", task="09.6")
    assert again.state["moves"] == log and again.state["seat"] == "MEX"
    assert "Done so far: 1 of 6" in again.view["work"]
    for clause in ("law", "equal", "office", "redress", "expression"):
        move(again, propose(clause, "b"))
    assert "6 of 12 are not read yet" in again.view["work"] and again.view["unread"] == 6
    for row in again.view["rows"]:
        if not row["called"]:
            move(again, propose(row["id"], row["letter"]))
    assert again.view["unread"] == 0 and "Call the last minute" in again.view["work"]
    assert "this is the last minute" in move(again, LAST)["work"]
    assert "do not sign" in move(again, CLOSE)["work"]


BEGIN = {"kind": "begin", "by": ""}


def test_a_closed_table_begins_again_and_keeps_nothing_of_the_game_before(case, store):
    table = SummitTable(case, store, "MEX", task="09.6")
    move(
        table,
        {"kind": "sit", "by": "DEU"},
        propose("decider", "b"),
        objects("DEU", "law", "a", "Not in our law."),
        CLOSE,
    )
    old = store.answer("09.6")["answer"]
    assert table.view["over"] and len(old["picks"]) == 12
    new = move(table, BEGIN, clause="", wish="", asked="")
    assert not new["over"] and new["minutes"] == [] and new["unread"] == 12 and new["people"] == ["MEX"]
    assert new["text"] == load_table(case).draft and table.state["moves"] == [] and table.message == ""
    assert store.answer("09.6")["answer"] == {"picks": {}, "wording": "", "seat": "MEX", "raised": {}, "moves": []}
    assert [each["answer"] for _task, _number, each in store.earlier()] == [old]
    assert SummitTable(case, store, "MEX", task="09.6").view == new  # as all cells that run again show it
    assert move(table, propose("decider", "d"))["minutes"] and table.state["moves"] == [propose("decider", "d")]


def test_a_condition_counts_as_broken_once_its_clause_was_read():
    met, unmet = propose("x", "a"), propose("x", "b")
    assert broken_conditions(TABLE, room_after(TABLE, [unmet])) == []
    read = room_after(TABLE, [propose("y", "b"), met, unmet])
    assert broken_conditions(TABLE, read) == [("TWO", "y", PACKAGE)] and ("TWO", "y", "b") in read.voiced
    assert broken_conditions(TABLE, room_after(TABLE, [propose("y", "b"), unmet, met])) == []
    give = {"kind": "yield", "by": "SIX", "clause": "y", "variant": "b", "needs": "x", "wants": "a"}
    people = room_after(TABLE, [propose("y", "b"), give, unmet], ["SIX", "TWO"])
    assert broken_conditions(TABLE, people) == [("SIX", "y", CONCEDED)]


def test_people_are_asked_about_a_red_line_that_was_read_out_until_they_speak():
    read = [propose("x", "a")]
    assert unanswered_red_lines(TABLE, room_after(TABLE, [], ["ONE"]), "ONE") == []
    assert unanswered_red_lines(TABLE, room_after(TABLE, read, ["ONE", "SIX"]), "ONE") == ["x"]
    assert unanswered_red_lines(TABLE, room_after(TABLE, read, ["ONE", "SIX"]), "SIX") == []
    give = {"kind": "yield", "by": "ONE", "clause": "x", "variant": "a", "needs": "", "wants": ""}
    for spoke in (objects("ONE", "x", "a"), give, {**read[0], "by": "ONE"}, propose("x", "b")):
        assert unanswered_red_lines(TABLE, room_after(TABLE, [*read, spoke], ["ONE"]), "ONE") == []


def test_the_move_that_breaks_a_condition_says_who_objects_now_and_why(case, store):
    table = SummitTable(case, store, "MEX")
    newest = move(table, propose("incitement", "b"), propose("equal", "b"))["minutes"][0]
    assert not newest["breaks"] and "condition" not in newest["text"]
    newest = move(table, propose("equal", "c"))["minutes"][0]
    assert newest["breaks"] and "This breaks a condition: India now objects to 4b “" in newest["text"]
    assert "only if the text also asks for equal treatment" in newest["text"] and newest["text"].endswith("(stated)")
    assert [name for _who, name in table.view["rows"][3]["against"]] == ["India"]
    assert "India" not in move(table, propose("law", "a"))["minutes"][0]["text"]  # it was said once
    give = {"kind": "yield", "by": "MEX", "clause": "decider", "variant": "d", "needs": "law", "wants": "a"}
    text = move(table, propose("decider", "d"), give, propose("law", "c"))["minutes"][0]["text"]
    assert "Mexico now objects to 3d" in text and "It gave in only as long as the text says 9a" in text
    several = {**give, "wants": "a;b"}
    assert "as long as the text says 9a “" in (newest := move(table, several)["minutes"][0])["text"]
    assert " / 9b “" in newest["text"] and newest["number"] == len(table.state["moves"]) - 1


def test_a_seat_gives_in_for_one_of_several_wordings_as_its_brief_says(case, store):
    table = SummitTable(case, store, "MEX")
    assert table.view["seat"]["conditions"] == [["follow-up.a;b", table.view["seat"]["conditions"][0][1]]]
    assert table.view["seat"]["conditions"][0][1].startswith("◆ 12a “")
    known = load_table(case)
    for value, said in table.words["conditions"]:
        clause, _dot, wants = value.partition(".")
        assert known.silent[clause] not in wants.split(";") and "but silence" in said
        give = {"kind": "yield", "by": "MEX", "clause": "law", "variant": "a", "needs": clause, "wants": wants}
        assert clause == "law" or valid_moves(known, [give])


def test_who_plays_alone_is_asked_and_in_a_class_the_wall_shows_nothing_of_a_brief(case, store):
    table = SummitTable(case, store, "MEX")
    (question,) = move(table, propose("incitement", "a"), propose("occasion", "c"))["questions"]
    assert question["text"].startswith("Mexico, and you? Your brief has a red line here: 4a “")
    answer = {"kind": "object", "reason": "", **{each: question[each] for each in ("by", "clause", "variant")}}
    assert move(table, answer)["questions"] == [] and "Mexico objects to 4a" in table.view["minutes"][0]["text"]
    assert len(move(table, {"kind": "undo", "by": ""})["questions"]) == 1
    assert move(table, {"kind": "sit", "by": "DEU"})["questions"] == []


def test_what_one_brought_is_put_on_the_table_in_moves_of_ones_own(case, store):
    assert SummitTable(case, store, "MEX", offers="09.3").view["brings"] == {}
    store.record("09.3", {"picks": {"incitement": "b", "equal": "b", "occasion": "c"}, "seat": "MEX"})
    table = SummitTable(case, store, "MEX", task="09.6", offers="09.3")
    brings = table.view["brings"]
    assert brings["text"].startswith("You brought: 4b “") and "The draft says: 4a “" in brings["text"]
    assert [(each["kind"], each["by"], each["variant"]) for each in brings["moves"]] == [("propose", "MEX", "b")] * 2
    assert [each["clause"] for each in move(table, propose("equal", "b"))["brings"]["moves"]] == ["incitement"]
    assert move(table, *brings["moves"])["brings"] == {} and table.view["text"]["incitement"] == "b"
    assert move(table, {"kind": "undo", "by": ""}, {"kind": "undo", "by": ""})["brings"]["text"].startswith(
        "You brought: 4b"
    )
    assert move(table, {"kind": "sit", "by": "DEU"})["brings"] == {}


def test_a_quick_hand_goes_on_before_the_page_knows_that_a_game_began(case, store):
    table = SummitTable(case, store, "MEX", task="09.6")
    log = [propose("decider", "b"), CLOSE, BEGIN]
    for more in ([], [propose("law", "b")], [propose("law", "b"), propose("decider", "b")]):
        table.requested_state = {**table.state, "moves": [*log, *more], "sent": table.state["sent"] + 1}
        assert table.state["moves"] == more and table.message == ""


def test_a_log_that_is_full_begins_again(case, store):
    table = SummitTable(case, store, "MEX")
    move(table, *[propose("decider", "b")] * MOST_MOVES)
    move(table, propose("law", "b"))
    assert "begin again" in table.message and len(table.state["moves"]) == MOST_MOVES
    assert move(table, BEGIN)["minutes"] == [] and table.message == ""


def test_offers_that_were_read_in_are_gone_once_a_game_begins(case, store, tmp_path):
    team = Store(tmp_path / "team.json")
    team.record("09.3", {"seat": "FRA", "picks": {"redress": "c"}})
    table = SummitTable(case, store, "MEX", offers="09.3")
    move(
        table, files=[{"name": "team.json", "data": as_upload(team.text())}]
    )  # the moves are added here, not by the page
    assert table.view["brought"]
    assert not move(table, BEGIN)["brought"] and table.state["moves"] == []


def test_closing_decides_all_clauses(case, store):
    table = SummitTable(case, store, "MEX", task="09.6")
    assert "Done so far: 1 of 6" in move(table, propose("decider", "b"))["work"]
    assert "complete. Delegations that do not sign" in move(table, CLOSE)["work"]
    assert store.answer("09.6")["answer"]["picks"] == table.view["text"]


def test_the_minutes_say_that_nobody_objects_only_where_all_were_asked(case, store):
    table = SummitTable(case, store, "MEX", task="09.6")
    silent = propose("decider", "d")
    assert move(table, {**silent, "by": "MEX"})["minutes"][0]["text"].endswith("Nobody objects.")
    assert move(table, silent)["minutes"][0]["text"].endswith("Nobody else objects. Mexico, do you?")
    move(table, {"kind": "sit", "by": "DEU"})
    assert move(table, silent)["minutes"][0]["text"].endswith("The people answer now.")
    sit = [{"kind": "sit", "by": each} for each, _name in table.words["delegations"]]
    said = move(table, *sit, propose("decider", "b"))["minutes"][0]["text"]
    assert said.endswith("Who objects?") and "Nobody" not in said


def test_a_stored_text_of_an_older_kit_opens(case, store):
    store.record("09.6", {"picks": {"law": "c"}, "wording": "Ours", "seat": "", "raised": {"law.c": ["ITA"]}})
    table = SummitTable(case, store, "MEX", task="09.6")
    assert table.view["text"]["law"] == "c" and table.state["wording"] == "Ours" and table.state["seat"] == "MEX"
    store.record("09.3", {"picks": {"law": "c"}, "seat": "FRA"})
    sherpa = SummitTable(case, store, "MEX", task="09.3", sealed=True)
    assert sherpa.view["text"]["law"] == "c" and sherpa.state["seat"] == "FRA"


@pytest.mark.parametrize(
    "kept", ["rubbish", {"picks": 3, "moves": "x"}, {"moves": [3, {"kind": "sit"}], "seat": ["MEX"]}]
)
def test_a_damaged_answer_opens_the_draft(case, store, kept):
    store.record("09.6", kept)
    assert set(SummitTable(case, store, "MEX", task="09.6").view["text"].values()) >= {"a", "b"}


def test_a_sherpa_offers_in_private_and_is_done_when_the_own_government_can_sign(case, store):
    table = SummitTable(case, store, "MEX", task="09.3", sealed=True)
    for clause, variant in (("decider", "d"), ("law", "c"), ("equal", "b")):
        move(table, {"kind": "draft", "by": "MEX", "clause": clause, "variant": variant})
    assert "own government still objects" in table.view["work"] and seen(table) == set()
    move(table, {"kind": "draft", "by": "MEX", "clause": "incitement", "variant": "b"})
    assert "Complete" in table.view["work"] and table.view["sentence"].startswith("Mexico can sign")
    asked = move(table, {"kind": "ask", "by": "MEX", "of": "USA", "clause": "decider"}, asked="USA")
    assert "cannot live with 3a" in asked["minutes"][0]["text"]
    assert asked["rows"][2]["own"]["USA"]["marks"][1][1] == OBJECTS
    # Another seat has an offer of its own; what one takes back there leaves this one alone.
    at_germany = move(table, {"kind": "draft", "by": "DEU", "clause": "law", "variant": "a"}, seat="DEU")
    assert at_germany["text"]["law"] == "a" and at_germany["text"]["decider"] == "b" and seen(table) == set()
    assert store.answer("09.3")["answer"]["picks"] == {"law": "a"} and at_germany["rows"][2]["own"].keys() == {"DEU"}
    move(table, {"kind": "undo", "by": "DEU"}, seat="MEX")
    assert table.view["text"]["law"] == "c" and store.answer("09.3")["answer"]["picks"]["law"] == "c"
    # What was told in private stays at the seat in session 2, and the wall has none of it.
    summit = SummitTable(case, store, "ITA", offers="09.3")
    assert summit.state["seat"] == "MEX" and seen(summit) == set()
    assert summit.view["rows"][2]["own"]["USA"]["marks"][1][1] == OBJECTS


def test_offers_come_from_ones_own_answers_and_from_the_files_of_teams(case, store, tmp_path):
    store.record("09.3", {"picks": {"incitement": "b"}, "seat": "MEX"})
    table = SummitTable(case, store, "MEX", task="09.6", offers="09.3")
    assert "Mexico offers: 4b" in move(table, table.view["own"])["minutes"][0]["text"] and table.view["own"] == {}
    team = Store(tmp_path / "team.json")
    team.record("09.3", {"picks": {"redress": "a", "liability": "a"}, "seat": "DEU"})
    team.choose_pseudonym("Team Berlin")
    files = [{"name": "team.json", "data": as_upload(team.text())}]
    table.requested_state = {**table.state, "files": files, "sent": 9}
    assert table.state["files"] == [] and table.state["moves"][-1]["name"] == "Team Berlin"
    assert set(table.view["people"]) == {"MEX", "DEU"} and "Germany offers" in table.view["minutes"][0]["text"]
    assert (
        table.view["minutes"][0]["text"] == "Germany offers: 5a “last word: court or independent body”."
    )  # 11a is its red line
    assert store.answer("09.6")["answer"]["moves"][-1]["by"] == "DEU"
    assert table.view["brought"] == "Offers on the table, with the clauses that they change: Mexico (1), Germany (1)."
    for text, said in (("{}", "no file of answers"), (Store(tmp_path / "none.json").text(), "no offer")):
        table.requested_state = {**table.state, "files": [{"name": "odd.json", "data": as_upload(text)}], "sent": 10}
        assert said in table.message and "odd.json" in table.message
    assert len(table.state["moves"]) == 2


def test_the_end_says_what_was_reached_and_what_it_cost(case, store):
    table = SummitTable(case, store, "MEX", best="09.7")
    give = {"kind": "yield", "by": "MEX", "clause": "decider", "variant": "d", "needs": "", "wants": ""}
    end = move(table, propose("decider", "d"), give, {"kind": "close", "by": ""})["end"]
    assert (
        end["title"].startswith("No text") and not end["best"] and end["record"] == [] and "09.7" in table.view["wait"]
    )
    assert end["rows"][2]["texts"] == [{"short": "say nothing", "says": False}]
    mexico = next(each for each in end["costs"] if each["id"] == "MEX")
    assert mexico["people"] and mexico["best"] is None and mexico["crossed"] == "1 (0)"
    assert end["lines"] == ["Mexico gave in on “3. Who decides” (stated)."]
    store.record("09.7", "9")
    end = table.view["end"]
    assert end["best_says"] == 9 and len(end["record"]) == 10 and table.view["wait"] == ""
    page = unescape(table.static_html())
    assert "Mexico gave in on “3. Who decides” (stated)." in page and "A best text" not in page
    assert move(table, {"kind": "refuse", "by": "MEX"})["end"]["title"].count("Mexico") == 1


def test_in_the_last_minute_a_seat_sees_what_closing_costs_it_and_nobody_else_does(case, store):
    """Closing drops clauses 3 and 12, to which the United States object: both silent, Mexico's condition is broken."""
    table = SummitTable(case, store, "MEX")
    assert move(table, propose("decider", "b"))["seat"]["at_close"] == ""
    seat = move(table, propose("follow-up", "a"), objects("MEX", "incitement", "a"), LAST)["seat"]
    assert "Red lines crossed: 1 (stated: 1" in seat["cost"] and "(stated: 1" in seat["at_close"]
    assert seat["at_close"].startswith("If the table closes now: Wishes granted: ")
    assert "Mexico" not in json.dumps(table.view["last"]["refusals"]) and table.view["end"] == {}
    end = move(table, CLOSE)["end"]
    assert "Mexico did not voice a red line of its brief: “3. Who decides” (stated)." in end["lines"]
    assert "1 red line was not voiced" in end["title"]


def test_a_text_that_says_more_than_a_best_one_says_why(case, store):
    sits = [{"kind": "sit", "by": each} for each in load_table(case).delegations if each != "MEX"]
    give = {"kind": "yield", "by": "MEX", "clause": "incitement", "variant": "a", "needs": "", "wants": ""}
    table = SummitTable(case, store, "MEX", best="09.7")
    assert move(table, *sits, give, LAST, CLOSE)["end"]["beyond"] == ""  # what is best is not known yet
    store.record("09.7", "9")
    end = table.view["end"]
    lines = len(objections(load_table(case), load_table(case).draft))
    assert end["title"] == f"11 sign; {lines - 1} red lines were not voiced." and end["says"] > end["best_says"]
    assert end["beyond"].endswith(f"Red lines that it crosses: {lines}; of these not voiced: {lines - 1}.")
    assert (
        "Mexico gave in on “4. Incitement and illegal content” (stated)." in end["lines"] and len(end["lines"]) == lines
    )


@pytest.mark.parametrize("language", ["fr", "es"])
def test_the_room_speaks_three_languages(case, store, language):
    table = SummitTable(case, store, "MEX", task="09.6", offers="09.3", best="09.7")
    moves = [
        propose("decider", "b"), {"kind": "ask", "by": "", "of": "RUS", "clause": "office"}, objects("MEX", "incitement", "a"),
        {"kind": "yield", "by": "MEX", "clause": "incitement", "variant": "a", "needs": "law", "wants": "b"},
        {"kind": "sit", "by": "DEU"}, {"kind": "offer", "by": "FRA", "picks": {"redress": "c"}, "name": "x"}, {"kind": "close", "by": ""},
    ]  # fmt: skip
    move(table, *moves, language=language)
    shown = json.dumps([table.words, {**table.view, "end": {}}], ensure_ascii=False)
    english = (
        "objects to",
        "welcomes (",
        "Wishes granted",
        "answers on",
        "offers:",
        "Moves:",
        "take this seat",
        "say nothing",
    )
    assert [each for each in english if each in shown] == []


def test_an_unknown_seat_is_refused(case, store):
    with pytest.raises(KitError, match="No delegation"):
        SummitTable(case, store, "MEXX")
