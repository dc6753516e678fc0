"""A thousand games by chance: whoever reads a log of the table tells the same text, the same count, the same objections.

What is told is compared with a second reading of the rules, made for this test and from nothing of the tool's own.
"""

import json
import random
import re
from html import unescape

import pytest

from whodecides.answers import tasks_by_id
from whodecides.case import Reader, citable
from whodecides.game.log import log_with_first
from whodecides.i18n import LANGUAGES
from whodecides.tools.negotiation.answer_summary import summarize_summit_answer
from whodecides.tools.negotiation.best_texts import best_texts_view
from whodecides.tools.negotiation.ending import ending_view, last_minute_view
from whodecides.tools.negotiation.log_entries import log_entries
from whodecides.tools.negotiation.model import INFERRED, OBJECTS, STATED, load_table, objections
from whodecides.tools.negotiation.moves import answer_from_moves, change_seat, previous_seat, room_of, valid_moves
from whodecides.tools.negotiation.summit import summit_view, wall_rows
from whodecides.tools.negotiation.summit_static_fallback import summit_static_fallback
from whodecides.tools.negotiation.summit_widget import SummitTable
from whodecides.tools.negotiation.widget import BestTexts
from whodecides.tools.negotiation.wordings import delegation_names
from whodecides.tools.your_path.model import path_steps
from whodecides.tools.your_path.view import path_view
from whodecides.tools.your_path.widget import YourPath

pytestmark = pytest.mark.any_version

GAMES, LOOKED = 1000, 40  # in how many of them the pages, which take longer, are read as well
CHOSEN = {"language": "en", "clause": "", "wish": "", "asked": "", "wording": ""}
LAST, CLOSE, UNDO = ({"kind": each, "by": ""} for each in ("last", "close", "undo"))


def a_move(dice, table, people):
    """A move by chance; of people only where somebody plays."""
    clause, other = dice.sample(list(table.variants), 2)
    at = {"clause": clause, "variant": dice.choice(table.variants[clause])}
    who = dice.choice(sorted(people))
    wanted = dice.sample(table.variants[other], dice.choice([1, 1, 2]))
    needs = dice.choice([{"needs": "", "wants": ""}, {"needs": other, "wants": ";".join(wanted)}])
    return dice.choices(
        [
            {"kind": "propose", "by": "", **at},
            {"kind": "propose", "by": "", "clause": clause, "variant": table.draft[clause]},
            {"kind": "propose", "by": who, **at},
            {"kind": "object", "by": who, **at, "reason": dice.choice(["", "We cannot sign this sentence."])},
            {"kind": "yield", "by": who, **at, **needs},
            {"kind": "ask", "by": "", "of": dice.choice(table.delegations), "clause": clause},
            {"kind": "offer", "by": dice.choice(table.delegations), "picks": {clause: at["variant"]}, "name": "team"},
            {"kind": "sit", "by": dice.choice(table.delegations)},
            LAST,
            UNDO,
            {**UNDO, "of": dice.randrange(30)},
        ],
        [6, 12, 5, 5, 5, 3, 1, 1, 0.3, 2, 2],
    )[0]  # fmt: skip


def a_game(seed, table):
    """An answer as the table stores it: seats taken early and late, or all at once; most games are closed."""
    dice = random.Random(seed)
    answer = {"seat": dice.choice(table.delegations), "moves": [], "wording": ""}
    if dice.random() < 0.2:
        answer["moves"] = [{"kind": "sit", "by": each} for each in table.delegations if each != answer["seat"]]
    for _move in range(dice.randint(0, 45)):
        people = {answer["seat"], *(each["by"] for each in answer["moves"] if each["kind"] in ("sit", "offer"))}
        move = a_move(dice, table, people)
        if move == UNDO and not valid_moves(table, answer["moves"]):
            continue  # the page takes nothing back where nothing was done
        answer["moves"] = [*answer["moves"], move]
        answer["seat"] = previous_seat(table, answer)
        if dice.random() < 0.03:
            seat = dice.choice(table.delegations)
            answer = {**answer, "moves": change_seat(table, answer, seat), "seat": seat}
    if dice.random() < 0.8:
        answer["moves"] += [LAST] * (dice.random() < 0.7) + [CLOSE]
        people = sorted(room_of(table, answer).people)
        answer["moves"] += [{"kind": "refuse", "by": each} for each in people if dice.random() < 0.05]
        late = a_move(dice, table, {answer["seat"], *people})
        allowed = late["kind"] != "undo" and (late["kind"], late["by"]) != ("sit", answer["seat"])
        answer["moves"] += [late] * (dice.random() < 0.2 and allowed)  # the kit before this one took such moves
        answer["moves"] += [UNDO] * (dice.random() < 0.1)
    return {**answer, **answer_from_moves(table, answer)}


def by_hand(table, answer):
    """The rules once more, by hand: (text, who objects to it, red lines not voiced, who refuses, whether it is closed)."""
    log = {}
    for number, move in enumerate(answer["moves"]):
        if move["kind"] == "undo":
            log.pop(move.get("of", max(log, default=0)), None)
        else:
            log[number] = move
    sits = [each["by"] for each in answer["moves"] if each["kind"] == "sit"]
    people = set() if answer["seat"] in sits else {answer["seat"]}
    text, spoke, refused, over = dict(table.draft), {}, set(), False

    def against():
        found = set()
        for who in set(table.delegations) - people:
            found |= {(who, clause) for clause in text if table.stances[who, clause, text[clause]][0] == OBJECTS}
            for each in table.linkages:
                if each.delegation == who and text[each.clause] == each.variant:
                    found |= {(who, each.clause)} if text[each.needs_clause] not in each.needs_variants else set()
        for (who, clause, variant), said in spoke.items():
            holds = said[0] == "object" or (said[0] == "yield" and said[1] and text[said[1]] not in said[2].split(";"))
            found |= {(who, clause)} if holds and text[clause] == variant else set()
        return found

    for move in log.values():
        kind, by = move["kind"], move["by"]
        if over:
            refused |= {by} if kind == "refuse" else set()
        elif kind in ("sit", "offer"):
            if by not in people:  # whoever sat here before, and was taken back, proposed for nobody
                spoke = {key: said for key, said in spoke.items() if key[0] != by or said[0] != "propose"}
            people.add(by)
        elif kind == "propose":
            text[move["clause"]] = move["variant"]
            if by:
                spoke[by, move["clause"], move["variant"]] = ("propose",)
        elif kind in ("object", "yield"):
            spoke[by, move["clause"], move["variant"]] = (kind, move.get("needs"), move.get("wants"))
        elif kind == "close":
            text.update({clause: table.silent[clause] for _who, clause in against()})
            over = True
    silent = [
        (who, clause)
        for who, clause, condition in objections(table, text)
        if who in people - refused
        and spoke.get((who, clause, text[clause]), ("",))[0] not in (("object", "yield") if condition else ("object", "yield", "propose"))
    ]  # fmt: skip
    return text, against(), sorted(silent), refused, over


@pytest.fixture(scope="module")
def games(case):
    return [a_game(seed, load_table(case)) for seed in range(GAMES)]


def numbers(sentence):
    """The clauses that say something, and the red lines not voiced, as a sentence counts them."""
    silent = re.search(r"(\d+) red lines? w", sentence)
    return int(re.search(r"(\d+) of 12 clauses", sentence)[1]), int(silent[1]) if silent else 0


@pytest.mark.exhaustive  # it is about the games of other tests
def test_the_random_games_are_varied_enough(case, games):
    table = load_table(case)
    found = [by_hand(table, each) for each in games]
    closed = [each for each in found if each[4]]
    assert 700 < len(closed) < 900 and sum(bool(each[3]) for each in closed) > 50
    assert sum(not each[1] and not each[3] for each in closed) > 50 and sum(bool(each[1]) for each in closed) > 200
    assert sum(bool(each[2]) for each in closed) > 300 and sum(not each[2] for each in closed) > 50
    kinds = [{move["kind"] for move in each["moves"]} for each in games]
    for kind in ("sit", "offer", "propose", "object", "yield", "ask", "last", "close", "refuse", "undo"):
        assert sum(kind in each for each in kinds) > 50, kind


def test_the_log_is_read_as_the_rules_say(case, games):
    table = load_table(case)
    for answer in games:
        room = room_of(table, answer)
        text, against, _silent, refused, over = by_hand(table, answer)
        assert (room.text, room.over, room.refused) == (text, over, refused)
        assert answer["picks"] == {clause: text[clause] for clause in (text if over else room.called)}
        spoken = {
            (move["by"], move.get("clause"), move.get("variant"))
            for move in answer["moves"] if move["kind"] in ("propose", "object", "yield")
        }  # fmt: skip
        offered = {
            (move["by"], *each) for move in answer["moves"] if move["kind"] == "offer" for each in move["picks"].items()
        }
        assert {each for each in room.voiced if each[0] in room.people} <= spoken | offered
        if over:
            assert all(text[clause] == table.silent[clause] for clause in room.fell)


@pytest.mark.exhaustive  # the log itself is held to the rules in the gate
def test_all_readers_of_a_log_agree(case, games):
    reader, table = Reader(case, "en"), load_table(case)
    names = delegation_names(reader)
    for answer in games:
        room = room_of(table, answer)
        text, against, silent, refused, over = by_hand(table, answer)
        told = summarize_summit_answer(reader, answer)["record"]
        says = len(table.clauses_in_text(text))
        if not over:
            assert told.startswith("Aloud, ") and numbers(told) == (says, 0)
            continue
        end, first = ending_view(reader, room, best=False), log_entries(reader, answer)[0]["text"]
        unsigned = [names[each] for each in table.delegations if each in refused | {who for who, _clause in against}]
        assert told.startswith(end["title"]) and numbers(told) == (says, len(silent))
        assert end["says"] == sum(row["texts"][0]["says"] for row in end["rows"]) == says
        assert {who for who, _why in end["refusals"]} == {names[who] for who, _clause in against}
        if unsigned:
            assert end["title"].startswith(f"No text: it is not signed by {', '.join(unsigned)}.")
        else:
            lines = "line was" if len(silent) == 1 else "lines were"
            assert end["title"] == (f"11 sign; {len(silent)} red {lines} not voiced." if silent else "All 11 sign.")
        assert sum("did not voice" in each for each in end["lines"]) == len(silent)
        if not refused:  # else the refusals are the last minutes
            assert first.endswith(told) and all(each in first for each in end["falls"])
        before = {**answer, "moves": answer["moves"][: len(answer["moves"]) - answer["moves"][::-1].index(CLOSE) - 1]}
        if not refused and UNDO not in answer["moves"][-2:]:
            preview = last_minute_view(reader, room_of(table, before))
            assert (preview["falls"], preview["refusals"]) == (end["falls"], end["refusals"])
            assert numbers(preview["sentence"])[0] == says


@pytest.mark.exhaustive  # the gate reads the log as the rules say
def test_the_saved_pages_agree_with_the_log(case, games):
    reader, table = Reader(case, "en"), load_table(case)
    for answer in games[:LOOKED]:
        state, told = {**CHOSEN, **answer}, summarize_summit_answer(reader, answer)["record"]
        shown, fallback = (
            summit_view(reader, state, sealed=False)["view"],
            summit_static_fallback(reader, state, sealed=False),
        )
        assert shown["sentence"] == fallback["sentence"] == told and best_texts_view(reader, answer)["view"][
            "mine"
        ].startswith(told)
        assert shown["text"] == room_of(table, answer).text
        saved = log_with_first([{"kind": "sit", "by": each} for each in shown["first"]], answer["moves"])
        assert room_of(table, {"moves": saved}) == room_of(table, answer)  # as the file of moves holds it
        assert [row["says"] for row in shown["rows"]].count(True) == numbers(told)[0]
        if shown["over"]:
            assert all(each in fallback["falls"] for each in shown["end"]["falls"])
            assert shown["meter"]["count"] == len(re.findall(r",|by ", told.partition(".")[0]))


@pytest.mark.exhaustive  # of a kit that is older than the log
def test_an_answer_stored_before_the_log_had_closing_moves_reads_the_same(case, games):
    """The kit before this one stored what lay on the table before it was closed, and no consequence of closing."""
    reader, table = Reader(case, "en"), load_table(case)
    for answer in games:
        older = {**answer, "picks": {**answer["picks"], "law": "b"}, "raised": {"law.b": ["RUS"]}}
        assert summarize_summit_answer(reader, json.loads(json.dumps(older))) == summarize_summit_answer(reader, answer)
        assert answer_from_moves(table, older) == {"picks": answer["picks"], "raised": answer["raised"]}


def test_taking_a_seat_changes_no_word_of_another(case, games):
    reader, table = Reader(case, "en"), load_table(case)
    for answer in games[:LOOKED]:
        room = room_of(table, answer)
        free = [each for each in table.delegations if each not in room.people]
        if room.over or room.last or not free:
            continue
        later = {**answer, "moves": change_seat(table, answer, free[0]), "seat": free[0]}
        after = room_of(table, later)
        for before, now in zip(wall_rows(reader, room), wall_rows(reader, after), strict=True):
            cards, mine = dict(before["cards"]), now["cards"].pop(free[0])
            cards.pop(free[0])
            assert cards == now["cards"]
            for variant, stance, *_rest in mine["marks"]:
                assert stance != OBJECTS or (free[0], before["id"], variant) in room.against
        told = [each["text"] for each in log_entries(reader, answer)]
        assert [each["text"] for each in log_entries(reader, later)][
            1 : 1 + len(told)
        ] == told  # the newest is the new seat


@pytest.mark.exhaustive  # the gate reads the log as the rules say
def test_your_path_agrees_with_the_log(case, games):
    reader, task, known = Reader(case, "en"), tasks_by_id()["09.6"], citable(case)
    for answer in games[::5]:  # a path takes as long as a thousand moves
        record = {"answer": json.loads(json.dumps(answer)), "tries": 1, "at": "", "revision": task.revision}
        (step,) = path_steps({task.id: task}, {task.id: record}, known)
        (entry,) = path_view(reader, [step], {}, {"summit_table": summarize_summit_answer})["lessons"][0]["entries"]
        shown = summit_view(reader, {**CHOSEN, **answer}, sealed=False)["view"]
        assert entry["yours"] == f"{shown['meter']['read']}."
        assert entry["so"] in ("", shown["sentence"])
        if shown["over"]:
            assert (entry["state"], entry["so"]) == ("done", shown["sentence"])


@pytest.mark.parametrize("seed", range(0, 40, 10))
def test_the_widget_plays_the_games_and_your_path_sums_them_up(case, store, seed):
    table, dice = load_table(case), random.Random(seed)
    shown = SummitTable(case, store, "MEX", task="09.6", best="09.7")
    store.record("09.1", "decider")

    def move(one, **more):
        moves = [*shown.state["moves"], *([one] if one else [])]
        shown.requested_state = {**shown.state, **more, "moves": moves, "sent": shown.state["sent"] + 1}

    for row in shown.view["rows"]:
        move({"kind": "propose", "by": "", "clause": row["id"], "variant": row["letter"]})
        if dice.random() < 0.5:
            move(a_move(dice, table, set(shown.view["people"])))
        if dice.random() < 0.1:
            move(None, seat=dice.choice(table.delegations))
    for row in shown.view["rows"]:
        if not row["called"]:
            move({"kind": "propose", "by": "", "clause": row["id"], "variant": row["letter"]})
    move(LAST)
    preview = shown.view["last"]
    move(CLOSE)
    said, end = shown.view["sentence"], shown.view["end"]
    assert preview["falls"] == end["falls"] and said.startswith(end["title"])
    move({"kind": "sit", "by": "DEU"})
    assert "The table is closed" in shown.message
    move(None, seat=next(each for each in table.delegations if each != shown.state["seat"]))
    assert "The table is closed" in shown.message and shown.view["sentence"] == said
    entries = [each for lap in YourPath(case, store).view["lessons"] for each in lap["entries"]]
    assert next(each["so"] for each in entries if each["task"] == "09.6") == said
    store.record("09.7", "9")
    assert BestTexts(case, store, "09.6").view["mine"].startswith(said)
    again = SummitTable(case, store, "MEX", task="09.6", best="09.7")
    assert (
        again.view["sentence"] == said
        and again.view["minutes"] == shown.view["minutes"]
        and said in shown.static_text()
    )
    page = unescape(again.static_html())
    assert said in page and all(each in page for each in (*end["falls"], *end["lines"]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_objection_by_condition_is_drawn_by_what_the_condition_rests_on(case, language):
    reader, table = Reader(case, language), load_table(case)
    assert len(table.linkages) == 11 and {each.basis for each in table.linkages} == {STATED, INFERRED}
    differ = {
        each.id for each in table.linkages if table.stances[each.delegation, each.clause, each.variant][1] != each.basis
    }
    assert differ == {"K01", "K03", "K04", "K06", "K07", "K08", "K09"}
    for each in table.linkages:
        unmet = next(one for one in table.variants[each.needs_clause] if one not in each.needs_variants)
        moves = [
            {"kind": "propose", "by": "", "clause": each.needs_clause, "variant": unmet},
            {"kind": "propose", "by": "", "clause": each.clause, "variant": each.variant},
        ]
        answer = {"seat": "", "moves": moves}
        row = next(row for row in wall_rows(reader, room_of(table, answer)) if row["id"] == each.clause)
        mark = next(one for one in row["cards"][each.delegation]["marks"] if one[0] == each.variant)
        assert mark == [each.variant, OBJECTS, each.basis, each.basis, True]
        assert reader.word(each.basis, "stances.basis") in row["cards"][each.delegation]["name"]
