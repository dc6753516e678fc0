"""The screens of the table in a room: each seat can press what it is asked for, and no screen shows what is still secret."""

import json
import random
import re
from functools import cache
from types import SimpleNamespace

import pytest

from whodecides.case import Reader
from whodecides.game.log import CHAIR
from whodecides.game.play import Play, is_known_move, may_press, waited_for
from whodecides.game.view import WALL
from whodecides.i18n import LANGUAGES
from whodecides.room.rehearsal import chance_presses
from whodecides.tools.negotiation import screens
from whodecides.tools.negotiation.model import load_table, search
from whodecides.tools.negotiation.moves import room_of
from whodecides.tools.negotiation.plan import VOICES
from whodecides.tools.negotiation.play_view import no_reason, view
from whodecides.tools.negotiation.room import condition, crossed_red_lines, unvoiced_red_lines
from whodecides.tools.negotiation.room_moves import TablePlay, table_after, table_game
from whodecides.tools.negotiation.screen_parts import (
    STANDS,
    STATED,
    UNREAD,
    clause_sign,
    letter_of,
    mark,
    rule_of_silence,
)
from whodecides.tools.negotiation.stand_parts import stand_value, two_stances
from whodecides.tools.negotiation.wordings import all_wordings, clause_subject, delegation_names

pytestmark = pytest.mark.any_version

PEOPLE = 12  # each delegation is played, and the one that opens by two
ON_WALL, ON_PHONE, IN_TITLE = 45, 60, 12  # words of ours at most
OFFER = "We give way on one, if you do on the other."


def value_of(screen, act, place):
    """What somebody sends who presses an option of the first part of an act, or writes in its field."""
    part = parts_of(screen, act)[0]
    value = OFFER if part["kind"] == "field" else part["options"][place % len(part["options"])]["value"]
    return [value] if part.get("most", 1) > 1 else value


def parts_of(screen, act):
    return [each for each in screen["parts"] if each.get("act") == act]


def words(*texts):
    return sum(len(re.findall(r"[\w’'-]+", each)) for each in texts)


@cache
def whole_game(case):
    """Each step of a whole game: its walls and phones before all press and after it, and the log up to there."""
    reader, table, log, found = Reader(case, "en"), TablePlay(case, Play(table_game(case))), [], []

    def take(by, kind, **more):
        log.append({"kind": kind, "by": by, **more})
        table.take(len(log) - 1, log[-1])

    take(CHAIR, "seats", people=PEOPLE)
    for step in table.play.game.plan:
        take(CHAIR, "next", step=step.id)
        asked = {seat: screens.screen(reader, table, seat) for seat in table.play.seats}
        walls = [screens.screen(reader, table, "")]
        for at, (seat, screen) in enumerate(asked.items()):
            for act in (act for act in step.acts_of(table.play.seats[seat]) if parts_of(screen, act)):
                value = value_of(screen, act, int(at % 3 > 0 and step.kind != "sign"))
                take(seat, act, step=step.id, value=value)
        told = {seat: screens.screen(reader, table, seat) for seat in list(asked)[1:3]}  # alone in their delegations
        walls.append(screens.screen(reader, table, ""))
        found.append(SimpleNamespace(step=step, walls=walls, asked=asked, told=told, log=list(log)))
    return found, table


def test_each_seat_can_press_what_it_is_asked_for_and_nothing_unknown(case):
    shown, table = whole_game(case)
    for each in shown:
        assert all(screens.step_name(Reader(case, language), each.step) for language in LANGUAGES)
        for seat, screen in each.asked.items():
            acts = {part["act"] for part in screen["parts"] if "act" in part}
            missing = set(each.step.acts_of(table.play.seats[seat])) - acts
            assert acts <= set(each.step.acts_of(table.play.seats[seat])), (each.step.id, seat)
            assert missing <= {"convinced"}, "where nobody else objects, nobody convinces"
            for part in (part for part in screen["parts"] if "act" in part):
                values = [option["value"] for option in part.get("options", [{"value": OFFER}])]
                sent = [[value] for value in values] if part.get("most", 1) > 1 else values
                moves = [{"kind": part["act"], "by": seat, "step": each.step.id, "value": value} for value in sent]
                assert moves and all(is_known_move(table.play.game, move) for move in moves), (each.step.id, seat, part)


def test_what_one_pressed_is_shown_as_pressed_and_in_the_open_what_the_last_of_a_delegation_pressed(case):
    shown, table = whole_game(case)
    for each in shown:
        for seat, screen in each.told.items():
            for move in (move for move in each.log if (move["by"], move.get("step")) == (seat, each.step.id)):
                parts = parts_of(screen, move["kind"])
                assert move["value"] in [part.get("pressed", part.get("value")) for part in parts], (move, parts)
    read = next(each for each in shown if each.step.kind == "open")
    first, *_others, second = table.play.seats
    assert table.play.seats[first] == table.play.seats[second]
    value = {**parts_of(read.asked[first], "stand")[0]["options"][1]["value"]}
    log = [*read.log, {"kind": "stand", "by": second, "step": read.step.id, "value": value}]
    assert parts_of(screens.screen(Reader(case, "en"), table_after(case, log), first), "stand")[0]["pressed"] == value


def test_each_step_has_a_wall_and_phones_of_few_words(case):
    rows, told = case["delegations"].set_index("jurisdiction"), Reader(case, "en").entry("table.case")
    for each in whole_game(case)[0]:
        for screen in [*each.walls, *each.asked.values(), *each.told.values()]:
            assert 0 < words(screen["title"]) <= IN_TITLE and screen["above"], screen["title"]
        for wall in each.walls:
            said = [part["text"] for part in wall["parts"] if part["kind"] == "text" and "·" not in part["text"]]
            said = [each for each in said if each != told]
            titles = [part.get("title", "") for part in wall["parts"]]
            assert words(*said, *titles) <= ON_WALL and not any("act" in part for part in wall["parts"]), each.step.id
        for seat, phone in each.asked.items():
            said = [part["text"] for part in phone["parts"] if part["kind"] == "text"]
            labels = [part["label"] for part in phone["parts"] if "label" in part and not part.get("folded")]
            card = words(rows.loc[seat[:3], "note_en"], told) if each.step.kind == "seats" else 0
            assert words(phone["title"], *said, *labels) - card <= ON_PHONE, (each.step.id, seat)


def test_no_screen_shows_what_is_pressed_in_secret_what_is_written_or_the_brief_of_another(case):
    shown, reader = whole_game(case)[0], Reader(case, "en")
    notes = case["delegations"].set_index("jurisdiction")["note_en"]
    secret = [each for each in shown if each.step.secret]
    assert len(secret) > 3 and all(each.walls[0] == each.walls[1] for each in secret)
    for each in (secret[0], secret[4], secret[-1]):
        seat = next(iter(each.told))
        kept = [move for move in each.log if move["by"] in (CHAIR, seat) or move.get("step") != each.step.id]
        assert screens.screen(reader, table_after(case, kept), seat) == each.told[seat], each.step.id
    for each in shown:
        assert OFFER not in json.dumps([*each.walls, each.asked])
        for seat, screen in [("", each.walls[1]), *each.asked.items()]:
            message = json.dumps(screen)
            own = seat[:3] if each.step.kind == "seats" else ""
            assert [who for who, note in notes.items() if json.dumps(note)[1:-1] in message] == [own][: len(own)]


def test_once_a_wording_is_open_the_wall_says_who_objects_in_whose_words(case):
    reader, each = Reader(case, "en"), next(each for each in whole_game(case)[0] if each.step.kind == "fight")
    no = value_of(each.asked[next(iter(each.asked))], "stand", 0)
    sent = [{"kind": "stand", "by": seat, "step": each.step.id, "value": no} for seat in each.asked]
    fought = f"fought {each.step.about}"
    log = [*each.log, *sent, {"kind": "next", "by": CHAIR, "step": fought}]
    shown = table_after(case, log)
    wall, message = screens.screen(reader, shown, ""), json.dumps(screens.screen(reader, shown, ""))
    against = view(reader, shown)["clause"]["objects"]
    assert len(against) == PEOPLE - 1 and all(one["name"] in message for one in against)
    assert not any(part["kind"] == "quote" for part in wall["parts"]), "nobody has spoken yet"
    # Of many three say why, and their phones ask them to; at the next clause others do.
    clause = view(reader, shown)["clause"]
    speaking = clause["speaking"]
    assert len(speaking) == VOICES and all(delegation_names(reader)[who] in wall["title"] for who in speaking)
    assert wall["title"].startswith(f"{len(against)} delegations object.")
    for seat, role in shown.play.seats.items():
        asked = screens.screen(reader, shown, seat)["title"].startswith("You object: say why")
        assert asked == (role in speaking), role
    # Once one has spoken the wall says what its brief says, and quotes its government, and no other.
    spoken = next(one for one in against if one["quote"])
    said = {"kind": "said", "by": CHAIR, "step": fought, "value": spoken["who"]}
    told = screens.screen(reader, table_after(case, [*log, said]), "")["parts"]
    (quoted,) = (part for part in told if part["kind"] == "quote")
    assert quoted["text"] == spoken["quote"]["words"]
    assert f"{spoken['name']}: {spoken['why']}" in [part.get("text") for part in told]
    # At the next clause others do.
    following = next(one.about for one in shown.play.game.plan if one.kind == "read")
    log += [{"kind": "next", "by": CHAIR, "step": f"read {following}"}]
    at = {"clause": following, "variant": load_table(case).draft[following], "stance": "object"}
    log += [{"kind": "stand", "by": seat, "step": f"read {following}", "value": at} for seat in each.asked]
    later = table_after(case, [*log, {"kind": "next", "by": CHAIR, "step": f"open {following}"}])
    assert len(later.speaking()) == VOICES and not set(later.speaking()) & set(speaking)
    phone = screens.screen(reader, shown, next(iter(shown.play.seats)))
    assert {part.get("act") for part in phone["parts"]} <= {None, "convinced"}, "it cannot be changed any more"
    written = {"kind": "stand", "by": sent[0]["by"], "step": each.step.id, "value": {**no, "reason": "Anything."}}
    assert not is_known_move(shown.play.game, written), "in a room reasons are said"


def test_what_was_proposed_in_secret_is_open_with_the_wording_and_the_chair_can_put_it_on_the_table(case):
    reader, each = Reader(case, "en"), next(each for each in whole_game(case)[0] if each.step.kind == "read")
    assert view(reader, table_after(case, each.log))["proposals"] == []
    after = table_after(case, [*each.log, {"kind": "next", "by": CHAIR, "step": f"open {each.step.about}"}])
    proposed, (*_told, listed) = view(reader, after)["proposals"], screens.chair(reader, after)
    first = [one["value"]["variant"] for one in listed["options"]][: len(proposed)]
    assert proposed and sorted(one["variant"] for one in proposed) == first
    for option in listed["options"]:
        move = {"kind": "put", "by": CHAIR, "step": after.play.step.id, "value": option["value"]}
        assert is_known_move(after.play.game, move) and may_press(after.play, move)


def put_on_the_table(case):
    """The log up to a wording that the chair puts on the table where a clause is talked about, the wording, and its step."""
    reader, each = Reader(case, "en"), next(each for each in whole_game(case)[0] if each.step.kind == "read")
    step = f"open {each.step.about}"
    log = [*each.log, {"kind": "next", "by": CHAIR, "step": step}]
    new = view(reader, table_after(case, log))["proposals"][0]
    value = {"clause": new["clause"], "variant": new["variant"]}
    return [*log, {"kind": "put", "by": CHAIR, "step": step, "value": value}], value, step


def row_of(wall, value):
    return next(row for row in wall["rows"] if row["id"] == value["clause"])


def test_what_is_pressed_on_a_new_wording_is_shown_at_once_and_it_stands_only_once_half_have_pressed(case):
    reader, (log, value, step) = Reader(case, "en"), put_on_the_table(case)

    def wall(log):
        table = table_after(case, log)
        found = screens.screen(reader, table, WALL)
        return found["title"], clause_sign(reader, row_of(view(reader, table), value), is_read_now=table.held)[0]

    number = list(load_table(case).variants).index(value["clause"]) + 1
    seats, letter = list(table_after(case, log).play.seats), f"{number}{value['variant']}"
    said = [
        {"kind": "stand", "by": seat, "step": step, "value": {**value, "stance": "object" if seat == seats[1] else "live"}}
        for seat in seats
    ]  # fmt: skip
    assert wall(log) == (f"New on the table: {letter}. Can you live with it?", UNREAD)
    assert table_after(case, [*log, *said]).held and wall([*log, *said])[1] == UNREAD
    heard = [{"kind": "convinced", "by": seats[0], "step": step, "value": ""}]
    waited = [len(waited_for(table_after(case, [*log, *each]).play)) for each in ([], heard, said[:5], said)]
    assert waited == [12, 12, 7, 0], (
        "the wording that is new is waited for, not whose reasons convinced on the one before"
    )
    show = {"kind": "reveal", "by": CHAIR, "step": step}
    agreed = [each for each in said if each["by"] != seats[1]]
    assert wall([*log, *agreed[:5], show]) == (f"Does not stand yet: {letter}. 5 of 12 have pressed", UNREAD)
    assert wall([*log, *agreed, show]) == ("Nobody objects: the wording stands.", STANDS)
    missing = delegation_names(reader)[table_after(case, log).play.seats[seats[1]]]
    named = f"Not pressed: {missing}. {rule_of_silence(reader)}"
    shown = screens.screen(reader, table_after(case, [*log, *agreed, show]), WALL)
    assert named in [part.get("text") for part in shown["parts"]]
    assert wall([*log, *said, show]) == ("1 delegation objects. It says why: 20 seconds.", STATED)
    gone_on = table_after(case, [*log, *said, {"kind": "next", "by": CHAIR, "step": "packages"}])
    assert len(row_of(view(reader, gone_on), value)["against"]) == 1, "going on says it, too"


def test_a_wording_on_which_nobody_pressed_says_nothing_once_the_table_closes(case):
    reader, (log, value, _step) = Reader(case, "en"), put_on_the_table(case)
    last, closed = (
        [*log, *({"kind": "next", "by": CHAIR, "step": each} for each in to)] for to in (("last",), ("last", "sign"))
    )
    row = row_of(view(reader, table_after(case, last)), value)
    assert (row["says"], row["against"], row["settled"]) == (True, [], False)
    assert any("too few delegations" in each for each in view(reader, table_after(case, last))["last"]["falls"])
    table = table_after(case, closed)
    assert table.room.text[value["clause"]] == load_table(case).silent[value["clause"]]
    back = [*closed, {"kind": "next", "by": CHAIR, "step": "packages"}]
    assert table_after(case, back).room.text[value["clause"]] == value["variant"], "who goes back has not closed"
    ended = table_after(case, [*closed, {"kind": "next", "by": CHAIR, "step": "result"}])
    answer = screens.answers_of(ended, next(iter(ended.play.seats)))["summit"]
    assert room_of(load_table(case), answer).text == ended.room.text


def test_the_headline_counts_who_objects_now_and_who_objected_when_it_was_shown_speaks_first(case):
    reader, (log, value, step) = Reader(case, "en"), put_on_the_table(case)
    seats = list(table_after(case, log).play.seats)
    order = [each for who in load_table(case).delegations for each in seats if each[:3] == who]

    def said(given):
        return [
            {"kind": "stand", "by": seat, "step": step, "value": {**value, "stance": stance}}
            for seat, stance in given.items()
        ]

    first = {seat: "object" if seat in seats[1:9] else "live" for seat in seats}
    log = [*log, *said(first), {"kind": "reveal", "by": CHAIR, "step": step}]
    before = view(reader, table_after(case, log))["clause"]
    log = [*log, *said({each: "live" if each in seats[1:7] else "object" for each in seats[1:10]})]
    after = view(reader, table_after(case, log))
    clause = after["clause"]
    assert len(before["objects"]) == 8 and len(clause["objects"]) == 3
    assert screens.screen(reader, table_after(case, log), WALL)["title"].startswith("3 delegations object.")
    assert clause["speaking"] == [each[:3] for each in [*sorted(seats[7:9], key=order.index), seats[9]]]
    names = [delegation_names(reader)[each[:3]] for each in seats]
    assert clause["since"] == [names[9]], "who changed their mind is not named: it may be a press that nobody saw"
    assert sorted(row_of(after, value)["against"]) == sorted(names[7:10]), "they count"


def test_what_was_pressed_on_a_wording_before_is_not_shown_when_it_is_put_anew(case):
    reader, (log, value, step) = Reader(case, "en"), put_on_the_table(case)
    table = table_after(case, log)
    draft = load_table(case).draft[value["clause"]]
    seat = list(table.play.seats)[1]
    anew = {"kind": "put", "by": CHAIR, "step": step, "value": {**value, "variant": draft}}
    no = {"kind": "stand", "by": seat, "step": step, "value": {**value, "stance": "object"}}
    log = [*log, no, {"kind": "reveal", "by": CHAIR, "step": step}]
    name = delegation_names(reader)[table.play.seats[seat]]
    assert row_of(view(reader, table_after(case, log)), value)["against"] == [name]
    log = [*log, anew, {**anew, "value": value}]
    hidden = table_after(case, log)
    wall = view(reader, hidden)
    assert (wall["clause"]["objects"], row_of(wall, value)["against"]) == ([], [])
    assert value["clause"] not in view(reader, hidden, seat)["stands"], "one's own phone asks anew"
    shown = table_after(case, [*log, {"kind": "reveal", "by": CHAIR, "step": step}])
    assert row_of(view(reader, shown), value)["against"] == [], "what was pressed before counts no longer"


def test_a_press_on_a_wording_that_is_gone_is_refused_in_a_sentence(case):
    log, value, step = put_on_the_table(case)
    table = table_after(case, log)
    gone = {**value, "variant": load_table(case).draft[value["clause"]], "stance": "live"}
    move = {"kind": "stand", "by": next(iter(table.play.seats)), "step": step, "value": gone}
    assert screens.why_not(table, move) == screens.OTHER_WORDING
    assert screens.why_not(table, {**move, "value": {**gone, "variant": value["variant"]}}) == ""


@pytest.mark.parametrize("how", ["put", "undo"])
def test_what_was_pressed_on_a_wording_that_was_taken_back_does_not_count(case, how):
    """A wording was put on the table and taken back: its objections then stood against the silence that closing leaves."""
    reader, (log, value, step) = Reader(case, "en"), put_on_the_table(case)
    silent = {**value, "variant": load_table(case).silent[value["clause"]]}
    seat = list(table_after(case, log).play.seats)[1]
    put = {"kind": "put", "by": CHAIR, "step": step}
    no = {"kind": "stand", "by": seat, "step": step, "value": {**silent, "stance": "object"}}
    back = {**put, "value": value} if how == "put" else {"kind": "undo", "by": CHAIR, "of": len(log)}
    log = [*log, {**put, "value": silent}, no, back, {"kind": "next", "by": CHAIR, "step": "last"}]
    table = table_after(case, log)
    assert table.room.text[value["clause"]] == value["variant"]
    names = [name for name, why in view(reader, table)["last"]["refusals"] if "its own choice" in why]
    assert names == [] and (seat[:3], *silent.values()) not in table.room.against
    move = {"kind": "stand", "by": seat, "step": "last", "value": {**silent, "stance": "live"}}
    assert screens.why_not(table, move) == screens.OTHER_WORDING


def test_a_wording_that_is_back_on_the_table_is_asked_anew(case):
    log, value, step = put_on_the_table(case)
    seat = list(table_after(case, log).play.seats)[1]
    put, show = {"kind": "put", "by": CHAIR, "step": step}, {"kind": "reveal", "by": CHAIR, "step": step}
    other = {**value, "variant": load_table(case).silent[value["clause"]]}
    no = {"kind": "stand", "by": seat, "step": step, "value": {**value, "stance": "object"}}
    gone = [*log, no, show, {**put, "value": other}, show]
    assert (seat[:3], *value.values()) not in table_after(case, gone).room.against
    back = [*gone, {**put, "value": value}]
    assert value["clause"] in table_after(case, [*back, show]).room.unsettled
    assert (seat[:3], *value.values()) in table_after(case, [*back, no, show]).room.against


def test_a_phone_says_what_came_of_a_meeting_in_the_corridor(case):
    reader = Reader(case, "en")
    log = [{"kind": "seats", "by": CHAIR, "people": 11}, {"kind": "next", "by": CHAIR, "step": "corridor 1"}]
    table = table_after(case, log)
    log[1]["step"] = step = next(each.id for each in table.play.game.plan if each.kind == "corridor")
    first = next(iter(table.play.seats))
    group = [first, *(f"{who}.1" for who in view(reader, table_after(case, log), first)["meets"])]
    said = [{"kind": "deal", "by": each, "step": step, "value": True} for each in group]

    def deals(log):
        return [each["deal"] for each in view(reader, table_after(case, log), first)["deals"]]

    assert deals([*log, said[0]]) == [None] and deals([*log, *said]) == [True]
    assert deals([*log, *said, {**said[-1], "value": False}]) == [False]
    packages = {"kind": "next", "by": CHAIR, "step": "packages"}
    assert deals([*log, *said, packages]) == [True, False], "who presses nothing has no deal"
    assert "deal: all pressed it" in json.dumps(
        screens.screen(reader, table_after(case, [*log, *said, packages]), first)
    )


def test_what_the_last_of_a_delegation_presses_signs_for_it(case):
    log = [{"kind": "seats", "by": CHAIR, "people": PEOPLE}, {"kind": "next", "by": CHAIR, "step": "sign"}]
    roles = table_after(case, log).play.seats
    first, second = [seat for seat, role in roles.items() if list(roles.values()).count(role) == 2]

    def refused(*signs):
        said = [{"kind": "sign", "by": seat, "step": "sign", "value": each} for seat, each in signs]
        return table_after(case, [*log, *said, {"kind": "next", "by": CHAIR, "step": "result"}]).room.refused

    assert refused((first, False), (second, True)) == set() and refused((second, True), (first, False)) == {
        roles[first]
    }


def test_a_phone_says_that_somebody_else_of_its_delegation_pressed_last(case):
    reader, (log, value, step) = Reader(case, "en"), put_on_the_table(case)
    roles = table_after(case, log).play.seats
    first, second = [seat for seat, role in roles.items() if list(roles.values()).count(role) == 2]
    log = [*log, {"kind": "stand", "by": second, "step": step, "value": {**value, "stance": "live"}}]

    def phone(seat):
        screen = screens.screen(reader, table_after(case, log), seat)
        return parts_of(screen, "stand")[0]["pressed"], "not by you" in json.dumps(screen)

    assert phone(second) == (stand_value(**value, stance="live"), False)
    assert phone(first) == (stand_value(**value, stance="live"), True)


def test_what_one_takes_home_leads_to_the_text_of_the_room(case):
    (shown, table), seat = whole_game(case), next(iter(whole_game(case)[1].play.seats))
    answer, room = screens.answers_of(table, seat)["summit"], table.room
    assert screens.answers_of(table_after(case, shown[0].log), seat) == {} and answer["seat"] == table.play.seats[seat]
    found = room_of(load_table(case), answer)
    assert (found.text, found.refused, found.over) == (room.text, room.refused, True)
    assert len(answer["moves"]) <= len(table.moves)


def test_proposals_stay_until_packages_and_are_those_of_delegations(case):
    reader = Reader(case, "en")
    log = [{"kind": "seats", "by": CHAIR, "people": PEOPLE}]
    plan, roles = table_after(case, log).play.game.plan, table_after(case, log).play.seats
    step = next(each for each in plan if each.kind == "read")
    log.append({"kind": "next", "by": CHAIR, "step": step.id})
    others = [each for each in load_table(case).variants[step.about] if each != load_table(case).draft[step.about]]
    first, second = [seat for seat, role in roles.items() if list(roles.values()).count(role) == 2]
    for seat, variant in ((first, others[0]), (second, others[1])):
        value = {"clause": step.about, "variant": variant}
        log.append({"kind": "propose", "by": seat, "step": step.id, "value": value})
    last = [{"clause": step.about, "variant": others[1], "by": [roles[first]]}]
    for later in (f"open {step.about}", "packages"):
        log.append({"kind": "next", "by": CHAIR, "step": later})
        assert view(reader, table_after(case, log))["proposals"] == last, "what one of it proposed last counts"
    label, *folds = screens.chair(reader, table_after(case, log))
    assert label["kind"] == "text" and len(folds) == len(load_table(case).variants), "all clauses are in sight"
    (proposed,) = (each for each in folds if "1 proposal" in each["folded"])
    assert proposed["options"][0]["value"] == {"clause": step.about, "variant": others[1]}
    value = {"clause": step.about, "variant": others[0]}
    for seat in [each for each in roles if each not in (first, second)][:3]:
        log.append({"kind": "propose", "by": seat, "step": "packages", "value": value})
    table, letter = table_after(case, log), letter_of(reader, step.about, others[0])
    parts = screens.screen(reader, table, WALL)["parts"]
    (row,) = (row for part in parts for row in part.get("rows", ()) if "proposed" in row["text"])
    assert f"→ {letter} proposed (" in row["text"] and row["text"].endswith(", +2)"), "what most delegations propose"
    assert "More proposals, with your instructor: 1." in [part.get("text") for part in parts]


def test_the_wall_shows_no_proposal_to_a_clause_that_stands_and_keeps_who_objects_beside_a_new_wording(case):
    reader, table = Reader(case, "en"), load_table(case)
    log = [{"kind": "seats", "by": CHAIR, "people": 11}, {"kind": "next", "by": CHAIR, "step": "packages"}]
    seats = list(table_after(case, log).play.seats)
    stands, disputed, new = list(table.variants)[:3]

    def press(kind, seat, clause, variant, **more):
        value = {"clause": clause, "variant": variant, **more}
        return {"kind": kind, "by": seat, "step": "packages", "value": value}

    log += [press("stand", seat, stands, table.draft[stands], stance="live") for seat in seats]
    log += [press("stand", seats[1], disputed, table.draft[disputed], stance="object")]
    for clause in (stands, disputed):
        log += [
            press("propose", seats[2], clause, each) for each in table.variants[clause] if each != table.draft[clause]
        ]
    last = [*log, {"kind": "next", "by": CHAIR, "step": "last"}]
    for shown, numbers in ((log, ["2"]), (last, [])):
        parts = screens.screen(reader, table_after(case, shown), WALL)["parts"]
        instead = [row["label"] for part in parts for row in part.get("rows", ()) if "proposed" in row["text"]]
        assert [each[:-1] for each in instead] == numbers, "the first clause stands, and a last minute leaves no time"
    log.append(press("put", CHAIR, new, table.variants[new][0]))
    wall = screens.screen(reader, table_after(case, log), WALL)
    name = delegation_names(reader)[seats[1][:3]]
    letter = f"2{table.draft[disputed]}"
    told = f"{letter} {clause_subject(reader, disputed)} ({name})"
    assert any(told in part.get("text", "") for part in wall["parts"]), "who objects to others"


def test_at_packages_the_clauses_come_first_to_which_fewest_object_and_each_objector_is_named(case):
    reader = Reader(case, "en")
    each = next(each for each in whole_game(case)[0] if each.step.kind == "packages")
    log = [move for move in each.log if move.get("step") != "packages" or move["by"] == CHAIR]
    clause, variant = next(iter(table_after(case, log).room.text.items()))
    no = {"clause": clause, "variant": variant, "stance": "object"}
    log += [{"kind": "stand", "by": seat, "step": "packages", "value": no} for seat in list(each.asked)[3:5]]
    table = table_after(case, log)
    rows = view(reader, table)["rows"]
    folds = [
        part["folded"]
        for part in screens.screen(reader, table, list(each.asked)[3])["parts"]
        if part.get("act") == "stand"
    ]
    listed = sorted((row for row in rows if row["against"]), key=lambda row: len(row["against"]))
    assert len({len(row["against"]) for row in listed}) > 1
    for row, fold in zip(listed, folds, strict=False):
        assert f"{row['number']}{row['letter']}" in fold and ", ".join(row["against"]) in fold
    wall = json.dumps(screens.screen(reader, table, WALL), ensure_ascii=False)
    assert all(f"({', '.join(row['against'])})" in wall for row in listed)


def test_what_is_pressed_at_packages_on_a_new_wording_does_not_show_as_settled_before_it_is_shown(case):
    reader = Reader(case, "en")
    each = next(each for each in whole_game(case)[0] if each.step.kind == "packages")
    log = [move for move in each.log if move.get("step") != "packages" or move["by"] == CHAIR]
    clause, variant = next(iter(table_after(case, log).room.text.items()))
    value = {
        "clause": clause,
        "variant": next(other for other in load_table(case).variants[clause] if other != variant),
    }
    log.append({"kind": "put", "by": CHAIR, "step": "packages", "value": value})
    log += [
        {"kind": "stand", "by": seat, "step": "packages", "value": {**value, "stance": "live"}} for seat in each.asked
    ]

    def is_settled(log):
        said = json.dumps(screens.screen(reader, table_after(case, log), WALL)["parts"], ensure_ascii=False)
        number = list(load_table(case).variants).index(clause) + 1
        return f"{number}{value['variant']} " in said.partition("Settled: ")[2].partition('"')[0]

    assert table_after(case, log).held and not is_settled(log)
    assert is_settled([*log, {"kind": "reveal", "by": CHAIR, "step": "packages"}])


def test_what_one_of_a_delegation_pressed_last_in_the_corridor_counts_and_a_phone_says_why_there_is_no_deal(case):
    reader = Reader(case, "en")
    log = [{"kind": "seats", "by": CHAIR, "people": PEOPLE}, {"kind": "next", "by": CHAIR, "step": "corridor 1"}]
    roles = table_after(case, log).play.seats
    first, second = [seat for seat, role in roles.items() if list(roles.values()).count(role) == 2]
    (*others,) = view(reader, table_after(case, log), first)["meets"]

    def pressed(*given):
        said = [{"kind": "deal", "by": seat, "step": "corridor 1", "value": value} for seat, value in given]
        table = table_after(case, [*log, *said])
        screen = screens.screen(reader, table, first)
        return view(reader, table, first)["deals"][0]["deal"], parts_of(screen, "deal")[0], json.dumps(screen)

    agreed = [(f"{each}.1", True) for each in others]
    assert pressed(*agreed, (second, False), (first, True))[0] is True, "the last of a delegation counts"
    deal, part, screen = pressed(*agreed, (first, True), (second, False))
    name = delegation_names(reader)[roles[first]]
    assert deal is False and part["pressed"] is False and part["own"] is True and part["by"] == f"{name} 2"
    assert (
        f"no deal: pressed by {name} 2" in screen and f"Pressed for your delegation by {name} 2, not by you" in screen
    )
    names = ", ".join(delegation_names(reader)[each] for each in others)
    assert f"not pressed yet: {names}" in pressed((first, True))[2]


def test_what_is_said_of_a_brief_holds(case):
    """A wall said “its brief says nothing on this” of a wording that the brief wants."""
    reader, table = Reader(case, "en"), load_table(case)
    for (who, clause, variant), (stance, basis) in table.stances.items():
        wanted, silent = stance == "welcomes", basis == "no evidence"
        told = no_reason(reader, (who, clause, variant))
        assert ("wants" in told) == wanted and ("says nothing" in told) == (silent and not wanted), (who, clause)
        note = two_stances(reader, who, clause, variant)[0]["note"]
        sign, _means = mark(reader, who, clause, variant)
        if sign and note:
            assert note != "not in your brief", (who, clause, variant)


def test_a_condition_that_was_pressed_is_seen_when_folded_and_is_told_once_it_is_met(case):
    reader = Reader(case, "en")
    log = [{"kind": "seats", "by": CHAIR, "people": 11}]
    table = table_after(case, log)
    step = next(each for each in table.play.game.plan if each.kind == "open")
    log.append({"kind": "next", "by": CHAIR, "step": step.id})
    seat = list(table.play.seats)[1]
    screen = screens.screen(reader, table_after(case, log), seat)
    wanted = next(
        option
        for option in parts_of(screen, "stand")[1]["options"]
        if load_table(case).draft[option["value"]["needs"]] not in option["value"]["wants"].split(";")
    )
    assert wanted["note"], "the whole wording"
    log.append({"kind": "stand", "by": seat, "step": step.id, "value": wanted["value"]})
    screen = screens.screen(reader, table_after(case, log), seat)
    assert wanted["label"] in parts_of(screen, "stand")[1]["folded"] and "condition is not met" in json.dumps(screen)
    needs, wants = wanted["value"]["needs"], wanted["value"]["wants"].split(";")[0]
    put = {"kind": "put", "by": CHAIR, "step": "packages", "value": {"clause": needs, "variant": wants}}
    log += [{"kind": "next", "by": CHAIR, "step": "packages"}, put]
    assert "your condition is met" in json.dumps(screens.screen(reader, table_after(case, log), seat))


def test_a_phone_says_the_same_of_a_condition_in_each_step_and_what_the_wall_says_of_the_wording(case):
    """It said “not met” while a wording was read, and “met” in the next step, of a wording that stood all the time."""
    reader, table, steps = Reader(case, "en"), load_table(case), whole_game(case)[0]
    (read, *_more) = (each.step for each in steps if each.step.kind == "read")
    needs = list(table.variants)[-1]
    seat = list(steps[0].asked)[1]
    bound = stand_value(read.about, table.draft[read.about], "condition", needs, table.draft[needs])
    log = [{"kind": "seats", "by": CHAIR, "people": PEOPLE}, {"kind": "next", "by": CHAIR, "step": read.id}]
    log += [{"kind": "stand", "by": seat, "step": read.id, "value": bound}]

    def told(log):
        table = table_after(case, log)
        (row,) = (
            row["text"]
            for part in screens.screen(reader, table, seat)["parts"]
            for row in part.get("rows", ())
            if row["text"].startswith("Your condition")
        )
        how = clause_sign(reader, row_of(view(reader, table), {"clause": needs}))[1]
        assert row.startswith("Your condition is met as things stand now:") and row.endswith(
            f"is on the table ({how})."
        )
        return row

    opened = [*log, {"kind": "next", "by": CHAIR, "step": f"open {read.about}"}]
    assert told(log) == told(opened) and "not read" in told(log)
    no = stand_value(needs, table.draft[needs], "object")
    for step in ("packages", "last"):
        log.append({"kind": "next", "by": CHAIR, "step": step})
        log.append({"kind": "stand", "by": list(steps[0].asked)[2], "step": step, "value": no})
        folds = [part["folded"] for part in parts_of(screens.screen(reader, table_after(case, log), seat), "stand")]
        told_in_short = (
            f"your condition is met as things stand now ({len(table.variants)}{table.draft[needs]}: disputed)"
        )
        assert any(told_in_short in fold for fold in folds), "as the wall says"


def test_where_fewer_than_half_have_pressed_the_wall_names_who_is_missing(case):
    reader, (log, value, step) = Reader(case, "en"), put_on_the_table(case)
    seat = list(table_after(case, log).play.seats)[1]
    log = [*log, {"kind": "stand", "by": seat, "step": step, "value": {**value, "stance": "live"}}]
    table = table_after(case, [*log, {"kind": "reveal", "by": CHAIR, "step": step}])
    told = next(
        part["text"] for part in screens.screen(reader, table, WALL)["parts"] if "Not pressed" in part.get("text", "")
    )
    names = [name for who, name in delegation_names(reader).items() if who != seat[:3]]
    assert all(name in told for name in names) and told.endswith(rule_of_silence(reader))


def test_who_listens_presses_whose_reason_convinces_and_the_wall_counts_it_at_the_end(case):
    reader, each = Reader(case, "en"), next(each for each in whole_game(case)[0] if each.step.kind == "fight")
    no = value_of(each.asked[next(iter(each.asked))], "stand", 0)
    seats = list(each.asked)
    sent = [{"kind": "stand", "by": seat, "step": each.step.id, "value": no} for seat in seats[1:3]]
    fought = f"fought {each.step.about}"
    log = [{"kind": "seats", "by": CHAIR, "people": PEOPLE}, {"kind": "next", "by": CHAIR, "step": each.step.id}]
    log += [*sent, {"kind": "next", "by": CHAIR, "step": fought}]
    listening = screens.screen(reader, table_after(case, log), seats[4])
    assert [one["value"] for one in parts_of(listening, "convinced")[0]["options"]] == [
        *sorted(seat[:3] for seat in seats[1:3]),
        "",
    ]
    own = parts_of(screens.screen(reader, table_after(case, log), seats[1]), "convinced")[0]["options"]
    assert seats[1][:3] not in [one["value"] for one in own]
    log.append({"kind": "convinced", "by": seats[4], "step": fought, "value": seats[1][:3]})
    wall = json.dumps(screens.screen(reader, table_after(case, log), WALL))
    assert wall == json.dumps(screens.screen(reader, table_after(case, log[:-1]), WALL)), "it is told at the end"
    result = [*log, {"kind": "next", "by": CHAIR, "step": "sign"}, {"kind": "next", "by": CHAIR, "step": "result"}]
    name = delegation_names(reader)[seats[1][:3]]
    assert f"{name} (1 press)" in json.dumps(screens.screen(reader, table_after(case, result), WALL))
    log.append({"kind": "convinced", "by": seats[5], "step": fought, "value": seats[4][:3]})  # who says nothing
    assert json.dumps(screens.screen(reader, table_after(case, log), WALL)) == wall


def test_a_text_that_says_nothing_is_not_offered_for_signature(case):
    reader = Reader(case, "en")
    steps = ("packages", "last", "sign")  # nobody pressed on any wording
    log = [
        {"kind": "seats", "by": CHAIR, "people": 11},
        *({"kind": "next", "by": CHAIR, "step": each} for each in steps),
    ]
    table = table_after(case, log)
    phone = screens.screen(reader, table, next(iter(table.play.seats)))
    assert not parts_of(phone, "sign") and parts_of(phone, "guess") and "no text" in phone["title"]
    assert "no text" in screens.screen(reader, table, WALL)["title"]


def test_at_seats_wall_and_phones_say_what_happened(case):
    for language in LANGUAGES:
        reader = Reader(case, language)
        told = reader.entry("table.case")
        for table in (
            TablePlay(case, Play(table_game(case))),
            table_after(case, [{"kind": "seats", "by": CHAIR, "people": 11}]),
        ):
            assert told in [part.get("text") for part in screens.screen(reader, table, WALL)["parts"]]
        assert told in [part.get("text") for part in screens.screen(reader, table, "MEX.1")["parts"]]


def test_no_letter_stands_without_its_wording_where_it_is_traded(case):
    """In brief, corridor and packages each wording is there in full, open or one press away."""
    wordings = all_wordings(Reader(case, "en"))
    for each in whole_game(case)[0]:
        if each.step.kind not in ("brief", "corridor", "packages"):
            continue
        for screen in each.asked.values():
            shown = json.dumps(screen, ensure_ascii=False)
            for number, clause in enumerate(load_table(case).variants, 1):
                for variant in load_table(case).variants[clause]:
                    named = re.search(rf"(?<!\d){number}{variant} “", shown)
                    assert not named or json.dumps(wordings[clause, variant], ensure_ascii=False)[1:-1] in shown


def test_what_one_takes_home_names_a_press_in_the_step_in_which_it_was_made_and_whole_wordings(case):
    shown, table = whole_game(case)
    seat, reader = list(table.play.seats)[1], Reader(case, "en")
    last = next(each for each in shown if each.step.kind == "last")
    quiet = [move for move in last.log if (move["by"], move.get("step")) != (seat, "last")]
    parts = parts_of(screens.screen(reader, table_after(case, quiet), seat), "stand")
    assert any(part["pressed"] for part in parts) and all(
        part["earlier"] for part in parts if part["folded"].startswith("✖")
    )
    titles = {part["title"]: part for part in screens.home_parts(reader, table, seat)}
    assert {
        "What this table is about",
        "A best text, which crosses no red line",
        "Your meetings in the corridor",
    } <= set(titles)
    (wish,) = next(each for each in shown if each.step.kind == "brief").told[seat]["parts"][0]["pressed"]
    clause, _dot, variant = wish.rpartition(".")
    assert [row["text"] for row in titles["You fought for"]["rows"]] == [all_wordings(reader)[clause, variant]]
    best = [row["text"] for row in titles["A best text, which crosses no red line"]["rows"]]
    assert len(best) == search(load_table(case))["most"] and set(best) <= set(all_wordings(reader).values())


def test_invented_people_mostly_follow_their_brief_and_press_again_only_on_what_is_new(case):
    each = next(each for each in whole_game(case)[0] if each.step.kind == "read")
    dice, (seat, screen) = random.Random(1), list(each.asked.items())[3]
    likely = parts_of(screen, "stand")[0]["likely"]
    pressed = [dict(chance_presses(dice, screen, 1))["stand"] for _time in range(200)]
    assert likely in pressed and 0.7 < pressed.count(likely) / 200 < 1
    assert "stand" not in dict(chance_presses(dice, each.told[list(each.told)[0]], 1)), "who has answered leaves it so"
    red = load_table(case).stances
    for who in red:
        if who[1:] == (each.step.about, load_table(case).draft[each.step.about]) and red[who][0] == "objects":
            asked = parts_of(each.asked[f"{who[0]}.1"], "stand")[0]["likely"]
            assert asked["stance"] == "object"
    log, value, _step = put_on_the_table(case)
    new = screens.screen(Reader(case, "en"), table_after(case, log), seat)
    assert dict(chance_presses(dice, new, 1))["stand"]["variant"] == value["variant"]


def test_where_clauses_are_asked_together_what_one_wants_is_no_button_for_a_wish(case):
    """A student pressed the star of her wish, and so objected to it."""
    each = next(each for each in whole_game(case)[0] if each.step.kind == "rest")
    table = load_table(case)
    seen = set()
    for seat, screen in each.asked.items():
        _none, part = parts_of(screen, "rest")
        assert part["label"] == "Press only what you object to:"
        for option in part["options"]:
            wording = (seat[:3], option["value"], table.draft[option["value"]])
            wanted, bound = table.stances[wording][0] == "welcomes", condition(table, wording)
            assert ("leave it" in option["note"].split(" · ")[0]) >= (wanted and not bound)
            if bound:
                assert "only if" in option["note"] and "on the table" in option["note"]
            seen.add((wanted, bool(bound)))
    assert len(seen) > 1


def closed(case, *refusing):
    """The log up to the result, after all can live with the draft and some do not sign."""
    table = load_table(case)
    log = [{"kind": "seats", "by": CHAIR, "people": PEOPLE}, {"kind": "next", "by": CHAIR, "step": "packages"}]
    seats = list(table_after(case, log).play.seats)
    for clause, variant in table.draft.items():
        value = stand_value(clause, variant, "live")
        log += [{"kind": "stand", "by": seat, "step": "packages", "value": value} for seat in seats[1:7]]
    log.append({"kind": "next", "by": CHAIR, "step": "sign"})
    log += [{"kind": "sign", "by": seat, "step": "sign", "value": False} for seat in seats if seat[:3] in refusing]
    return log


def test_wall_and_phones_say_first_whether_there_is_a_text(case):
    reader = Reader(case, "en")
    show = {"kind": "reveal", "by": CHAIR, "step": "sign"}
    for refusing, told in (((), "There is a text: all 11 sign it."), (["MEX"], "No text: it is not signed by Mexico.")):
        for last in (show, {"kind": "next", "by": CHAIR, "step": "result"}):
            table = table_after(case, [*closed(case, *refusing), last])
            titles = {screens.screen(reader, table, seat)["title"] for seat in (WALL, *table.play.seats)}
            assert titles == {told}


def test_at_the_end_it_is_named_whose_red_lines_the_text_crosses(case):
    reader, table = Reader(case, "en"), load_table(case)
    signing = table_after(case, closed(case))
    crossed = {who: crossed_red_lines(table, who, signing.room.text) for who in table.delegations}
    assert any(crossed.values())
    for seat, who in signing.play.seats.items():
        titled = {part.get("title"): part for part in screens.screen(reader, signing, seat)["parts"]}
        found = titled.get("Your red lines that the text crosses", {"rows": []})
        assert len(found["rows"]) == len(crossed[who])
    result = table_after(case, [*closed(case), {"kind": "next", "by": CHAIR, "step": "result"}])
    silent = unvoiced_red_lines(table, result.room)
    told = next(
        part["text"]
        for part in screens.screen(reader, result, WALL)["parts"]
        if part.get("text", "").startswith("Crossed red lines")
    )
    for who, clause, _linkage in silent:
        letter = f"{list(table.variants).index(clause) + 1}{result.room.text[clause]}"
        assert re.search(rf"{delegation_names(reader)[who]} \([^)]*{letter}", told)


def test_where_more_object_than_speak_the_wall_says_why_and_who_waits(case):
    reader, each = Reader(case, "en"), next(each for each in whole_game(case)[0] if each.step.kind == "read")
    at = stand_value(each.step.about, load_table(case).draft[each.step.about], "object")
    log = [{"kind": "seats", "by": CHAIR, "people": 11}, {"kind": "next", "by": CHAIR, "step": each.step.id}]
    seats = list(table_after(case, log).play.seats)
    log += [{"kind": "stand", "by": seat, "step": each.step.id, "value": at} for seat in seats[: VOICES + 1]]
    table = table_after(case, [*log, {"kind": "next", "by": CHAIR, "step": f"open {each.step.about}"}])
    against = view(reader, table)["clause"]
    (waits,) = (one["name"] for one in against["objects"] if one["who"] not in against["speaking"])
    told = f"They object, too, and wait this time, as who has spoken least speaks first: {waits}."
    assert told in [part.get("text") for part in screens.screen(reader, table, WALL)["parts"]]


def test_a_phone_names_the_seat_where_several_speak_for_a_delegation(case):
    reader, table = Reader(case, "en"), table_after(case, [{"kind": "seats", "by": CHAIR, "people": PEOPLE}])
    roles = table.play.seats
    for seat, who in roles.items():
        name = delegation_names(reader)[who]
        several = list(roles.values()).count(who) > 1
        assert screens.screen(reader, table, seat)["above"].split(" · ")[0] == (
            f"{name} {seat[4:]}" if several else name
        )


def test_what_was_proposed_instead_leaves_the_wall_once_nobody_objects_and_signs_are_explained(case):
    reader, each = Reader(case, "en"), next(each for each in whole_game(case)[0] if each.step.kind == "read")
    draft = load_table(case).draft[each.step.about]
    other = next(one for one in load_table(case).variants[each.step.about] if one != draft)
    log = [{"kind": "seats", "by": CHAIR, "people": 11}, {"kind": "next", "by": CHAIR, "step": each.step.id}]
    seats, live = list(table_after(case, log).play.seats), stand_value(each.step.about, draft, "live")
    log += [{"kind": "stand", "by": seat, "step": each.step.id, "value": live} for seat in seats]
    value = {"clause": each.step.about, "variant": other}
    log.append({"kind": "propose", "by": seats[0], "step": each.step.id, "value": value})
    wall = screens.screen(
        reader, table_after(case, [*log, {"kind": "reveal", "by": CHAIR, "step": each.step.id}]), WALL
    )
    assert wall["title"] == "Nobody objects: the wording stands."
    assert not any(part.get("title") == "Proposed instead" for part in wall["parts"])
    assert any(f"{UNREAD} not read" in part.get("text", "") for part in wall["parts"])
