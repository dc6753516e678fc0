"""The screens of the table in a room: each seat can press what it is asked for, and no screen shows what is still secret."""

import json
import re
from functools import cache
from types import SimpleNamespace

import pytest

from whodecides.case import Reader
from whodecides.game.log import CHAIR
from whodecides.game.play import Play, is_known_move, may_press
from whodecides.game.view import WALL
from whodecides.i18n import LANGUAGES
from whodecides.tools.negotiation import screens
from whodecides.tools.negotiation.model import load_table
from whodecides.tools.negotiation.moves import room_of
from whodecides.tools.negotiation.plan import VOICES
from whodecides.tools.negotiation.play_view import view
from whodecides.tools.negotiation.room_moves import TablePlay, table_after, table_game
from whodecides.tools.negotiation.screen_parts import STANDS, STATED, UNREAD, voices
from whodecides.tools.negotiation.stand_parts import stand_value
from whodecides.tools.negotiation.wordings import delegation_names

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
            for act in step.acts_of(table.play.seats[seat]):
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
            assert acts == set(each.step.acts_of(table.play.seats[seat])), (each.step.id, seat)
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
    rows = case["delegations"].set_index("jurisdiction")
    for each in whole_game(case)[0]:
        for screen in [*each.walls, *each.asked.values(), *each.told.values()]:
            assert 0 < words(screen["title"]) <= IN_TITLE and screen["above"], screen["title"]
        for wall in each.walls:
            said = [part["text"] for part in wall["parts"] if part["kind"] == "text" and "·" not in part["text"]]
            titles = [part.get("title", "") for part in wall["parts"]]
            assert words(*said, *titles) <= ON_WALL and not any("act" in part for part in wall["parts"]), each.step.id
        for seat, phone in each.asked.items():
            said = [part["text"] for part in phone["parts"] if part["kind"] == "text"]
            labels = [part["label"] for part in phone["parts"] if "label" in part and not part.get("folded")]
            card = words(rows.loc[seat[:3], "note_en"]) if each.step.kind == "seats" else 0
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
    shown = table_after(case, [*each.log, *sent, {"kind": "reveal", "by": CHAIR, "step": each.step.id}])
    wall, message = screens.screen(reader, shown, ""), json.dumps(screens.screen(reader, shown, ""))
    against = view(reader, shown)["clause"]["objects"]
    assert len(against) == PEOPLE - 1 and all(one["name"] in message for one in against)
    assert sum(part["kind"] == "quote" for part in wall["parts"]) == 1
    # Of many three say why, and their phones ask them to; at the next clause others do.
    clause = view(reader, shown)["clause"]
    speaking = [one["who"] for one in voices(reader, clause)]
    assert len(speaking) == VOICES and all(delegation_names(reader)[who] in wall["title"] for who in speaking)
    assert wall["title"].startswith(f"{len(against)} delegations object.")
    for seat, role in shown.play.seats.items():
        asked = screens.screen(reader, shown, seat)["title"].startswith("You object: say why")
        assert asked == (role in speaking), role
    following = {
        **clause,
        "id": list(load_table(case).variants)[list(load_table(case).variants).index(clause["id"]) - 1],
    }
    assert not {one["who"] for one in voices(reader, following)} & set(speaking)
    phone = screens.screen(reader, shown, next(iter(shown.play.seats)))
    assert not any("act" in part for part in phone["parts"]), "it cannot be changed any more"
    written = {"kind": "stand", "by": sent[0]["by"], "step": each.step.id, "value": {**no, "reason": "Anything."}}
    assert not is_known_move(shown.play.game, written), "in a room reasons are said"


def test_what_was_proposed_in_secret_is_open_with_the_wording_and_the_chair_can_put_it_on_the_table(case):
    reader, each = Reader(case, "en"), next(each for each in whole_game(case)[0] if each.step.kind == "read")
    assert view(reader, table_after(case, each.log))["proposals"] == []
    after = table_after(case, [*each.log, {"kind": "next", "by": CHAIR, "step": f"open {each.step.about}"}])
    proposed, (_label, listed) = view(reader, after)["proposals"], screens.chair(reader, after)
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


def test_what_is_pressed_on_a_new_wording_is_shown_at_once_and_it_stands_only_once_half_have_pressed(case):
    reader, (log, value, step) = Reader(case, "en"), put_on_the_table(case)

    def wall(log):
        found = screens.screen(reader, table_after(case, log), WALL)
        return found["title"], next(row["sign"] for row in found["parts"][-1]["rows"] if row["strong"])

    seats, letter = list(table_after(case, log).play.seats), f"1{value['variant']}"
    said = [
        {"kind": "stand", "by": seat, "step": step, "value": {**value, "stance": "object" if seat == seats[1] else "live"}}
        for seat in seats
    ]  # fmt: skip
    assert wall(log) == (f"New on the table: {letter}. 0 of 12 have pressed", UNREAD)
    assert table_after(case, [*log, *said]).held and wall([*log, *said])[1] == UNREAD
    show = {"kind": "reveal", "by": CHAIR, "step": step}
    agreed = [each for each in said if each["by"] != seats[1]]
    assert wall([*log, *agreed[:5], show]) == (f"Does not stand yet: {letter}. 5 of 12 have pressed", UNREAD)
    assert wall([*log, *agreed, show]) == ("Nobody objects: the wording stands.", STANDS)
    missing = delegation_names(reader)[table_after(case, log).play.seats[seats[1]]]
    named = f"Not pressed: {missing}. They count as able to live with it."
    shown = screens.screen(reader, table_after(case, [*log, *agreed, show]), WALL)
    assert named in [part.get("text") for part in shown["parts"]]
    assert wall([*log, *said, show]) == ("1 delegation objects. It says why: 20 seconds.", STATED)
    gone_on = table_after(case, [*log, *said, {"kind": "next", "by": CHAIR, "step": "packages"}])
    assert [len(row["against"]) for row in view(reader, gone_on)["rows"]][0] == 1, "going on says it, too"


def test_a_wording_on_which_nobody_pressed_says_nothing_once_the_table_closes(case):
    reader, (log, value, _step) = Reader(case, "en"), put_on_the_table(case)
    last, closed = (
        [*log, *({"kind": "next", "by": CHAIR, "step": each} for each in to)] for to in (("last",), ("last", "sign"))
    )
    row = view(reader, table_after(case, last))["rows"][0]
    assert (row["says"], row["against"], row["settled"]) == (True, [], False)
    assert any("too few delegations" in each for each in view(reader, table_after(case, last))["last"]["falls"])
    table = table_after(case, closed)
    assert table.room.text[value["clause"]] == load_table(case).silent[value["clause"]]
    back = [*closed, {"kind": "next", "by": CHAIR, "step": "packages"}]
    assert table_after(case, back).room.text[value["clause"]] == value["variant"], "who goes back has not closed"
    ended = table_after(case, [*closed, {"kind": "next", "by": CHAIR, "step": "result"}])
    answer = screens.answers_of(ended, next(iter(ended.play.seats)))["summit"]
    assert room_of(load_table(case), answer).text == ended.room.text


def test_who_objected_when_a_wording_was_shown_speaks_whatever_is_pressed_since(case):
    reader, (log, value, step) = Reader(case, "en"), put_on_the_table(case)
    seats = list(table_after(case, log).play.seats)

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
    assert clause["objects"] == before["objects"] and voices(reader, clause) == voices(reader, before)
    names = [delegation_names(reader)[each[:3]] for each in seats]
    assert sorted(clause["since"]["live"]) == sorted(names[1:7]) and clause["since"]["object"] == [names[9]]
    assert sorted(after["rows"][0]["against"]) == sorted(names[7:10]), "they count"


def test_what_was_pressed_on_a_wording_before_is_not_shown_when_it_is_put_anew(case):
    reader, (log, value, step) = Reader(case, "en"), put_on_the_table(case)
    table = table_after(case, log)
    draft = load_table(case).draft[value["clause"]]
    seat = list(table.play.seats)[1]
    anew = {"kind": "put", "by": CHAIR, "step": step, "value": {**value, "variant": draft}}
    no = {"kind": "stand", "by": seat, "step": step, "value": {**value, "stance": "object"}}
    log = [*log, no, {"kind": "reveal", "by": CHAIR, "step": step}]
    name = delegation_names(reader)[table.play.seats[seat]]
    assert view(reader, table_after(case, log))["rows"][0]["against"] == [name]
    log = [*log, anew, {**anew, "value": value}]
    hidden = table_after(case, log)
    wall = view(reader, hidden)
    assert (wall["clause"]["objects"], wall["rows"][0]["against"]) == ([], [])
    assert view(reader, hidden, seat)["stands"][value["clause"]] == no["value"], "one's own phone still has it"
    shown = table_after(case, [*log, {"kind": "reveal", "by": CHAIR, "step": step}])
    assert view(reader, shown)["rows"][0]["against"] == [name]


def test_a_press_on_a_wording_that_is_gone_is_refused_in_a_sentence(case):
    log, value, step = put_on_the_table(case)
    table = table_after(case, log)
    gone = {**value, "variant": load_table(case).draft[value["clause"]], "stance": "live"}
    move = {"kind": "stand", "by": next(iter(table.play.seats)), "step": step, "value": gone}
    assert screens.why_not(table, move) == screens.OTHER_WORDING
    assert screens.why_not(table, {**move, "value": {**gone, "variant": value["variant"]}}) == ""


def test_an_objection_to_the_silence_that_closing_would_leave_is_ones_own_and_can_be_taken_back(case):
    reader, (log, value, step) = Reader(case, "en"), put_on_the_table(case)
    silent = {**value, "variant": load_table(case).silent[value["clause"]]}
    table = table_after(case, log)
    seat = next(
        each for each, who in list(table.play.seats.items())[1:] if load_table(case).stances[who, *silent.values()][0] != "objects"
    )  # fmt: skip
    put = {"kind": "put", "by": CHAIR, "step": step}
    no = {"kind": "stand", "by": seat, "step": step, "value": {**silent, "stance": "object"}}
    log = [*log, {**put, "value": silent}, no, {**put, "value": value}, {"kind": "next", "by": CHAIR, "step": "last"}]
    table = table_after(case, log)
    refused = [
        why for name, why in view(reader, table)["last"]["refusals"] if name == delegation_names(reader)[seat[:3]]
    ]
    assert len(refused) == 1 and "Its own press objects" in refused[0]
    part = next(
        each for each in parts_of(screens.screen(reader, table, seat), "stand") if "You pressed" in each["label"]
    )
    letter = f"1{silent['variant']}"
    assert part["label"] == f"You pressed: I object to {letter}. Press to take it back:"
    move = {"kind": "stand", "by": seat, "step": "last", "value": part["options"][0]["value"]}
    assert screens.why_not(table, move) == ""
    after = table_after(case, [*log, move])
    assert view(reader, after, seat)["refuses"] == []
    assert not any("You pressed" in each["label"] for each in parts_of(screens.screen(reader, after, seat), "stand"))


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
    assert "deal: both sides pressed it" in json.dumps(
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
