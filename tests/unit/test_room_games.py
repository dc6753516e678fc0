"""Games by chance, with people who sleep, come late and take back: each state replays to itself, and no seat sees another's.

A seat's texts carry a mark by which they are found in any message. Of what was pressed in secret, a message may not even
depend: where the presses of others are exchanged for other ones, it stays the same.
"""

import json
import random
import re
from functools import cache

import pytest
from helpers import KIT, ROOT, first_in_gate, some_in_gate

from whodecides.answers import lesson_tasks
from whodecides.case import Reader
from whodecides.errors import KitError
from whodecides.game.log import CHAIR, numbered_moves
from whodecides.game.plan import EVERYBODY, minutes_of_phases, phases_of, seconds_of
from whodecides.game.play import is_known_move, is_open, play_after, waited_for
from whodecides.tools.ask import poll_view
from whodecides.tools.ask.poll import POLL, option_on_record, poll_game
from whodecides.tools.hearing import answers, moves
from whodecides.tools.hearing import play_view as hearing_view
from whodecides.tools.hearing.plan import hearing_plan, step_ids
from whodecides.tools.hearing.seats import CLERK, SIDES, VOTERS, roles, seats, side_of
from whodecides.tools.negotiation import play_view as table_view
from whodecides.tools.negotiation import seats as table_seats
from whodecides.tools.negotiation.model import load_table, most_disputed_clauses, objectors_by_clause
from whodecides.tools.negotiation.plan import CLAUSES, clauses_of_the_rest, clauses_read, most_seconds, table_plan
from whodecides.tools.negotiation.room_moves import next_speakers, table_after, table_game

pytestmark = pytest.mark.any_version

IN_GATE, ALL, BLOCK = 5, 1000, 100
# Seeds of games, many in one test: a thousand tests are slow to collect.
GAMES = first_in_gate(range(IN_GATE), *((range(at, min(at + BLOCK, ALL)),) for at in range(IN_GATE, ALL, BLOCK)))
PEOPLE = (1, 5, 6, 7, 12, 18, 33, 60)


class Hearing:
    """The hearing as the games below play it."""

    def __init__(self, case):
        self.case, self.reader, self.game = case, Reader(case, "en"), moves.hearing_game(case)
        rows = case["hearing_roles"]
        self.items = {pack: list(rows[rows["pack"] == pack]["id"]) for pack in ("case file", *SIDES)}
        self.points = {side: list(rows.query("pack == @side and kind == 'argument'")["id"]) for side in SIDES}
        self.findings = case.vocabulary("hearing_steps", "finding")

    def value(self, dice, step, act, mark):
        everything = [each for side in SIDES for each in self.points[side]]
        return {
            "ready": lambda: True,
            "left": lambda: True,
            "keep": lambda: dice.sample(self.items["case file"], 3),
            "points": lambda: dice.sample(everything, 2),
            "weigh": lambda: dice.sample(self.points.get(step.about, everything), 2),
            "ask": lambda: dice.choice(self.points.get(step.about, everything)),
            "answer": lambda: dice.choice(moves.MARKS),
            "vote": lambda: dice.choice(moves.answers_to(step)),
            "bet": lambda: dice.choice(moves.answers_to(step)),
            "count": lambda: {each: dice.randrange(9) for each in moves.answers_to(step)},
            "think": lambda: dice.randrange(60),
            "expect": lambda: dice.choice(self.findings),
        }.get(act, lambda: mark)()

    def view(self, log, seat=""):
        return hearing_view.view(self.reader, play_after(self.game, log), seat)

    def may_read(self, play, seat, text):
        """Say whether a text that is not released may be in the message of a seat: lines are for bench and clerk, once it voted."""
        return text.act == "line" and play.seats.get(seat) in (*VOTERS, CLERK) and is_open(play, text.step)

    def known_to(self, play, seat):
        """Whose presses the screens of a seat may show while they are secret: its own, and what the chair pressed."""
        return seat, CHAIR

    def secrets(self, play, role):
        """The words of a role that nobody else sees."""
        rows = self.case["hearing_roles"]
        side = side_of(role)
        return list(rows[(rows["pack"] == side) & (rows["kind"] == "who")]["text_en"]) if side else []


class Table:
    """The table as the games below play it."""

    def __init__(self, case):
        self.case, self.reader, self.game, self.table = case, Reader(case, "en"), table_game(case), load_table(case)

    def value(self, dice, step, act, mark):
        clause = step.about if step.about in self.table.variants else dice.choice(list(self.table.variants))
        at = {"clause": clause, "variant": dice.choice(self.table.variants[clause])}
        if act == "stand" and isinstance(
            mark, dict
        ):  # another answer on the same wording: on one off the table none counts
            clause, at = mark["clause"], {each: mark[each] for each in ("clause", "variant")}
        other = dice.choice([each for each in self.table.variants if each != clause])
        wants = ";".join(dice.sample(self.table.variants[other], 2))
        stance = dice.choice(["object", "live", "live", "condition"])
        return {
            "ready": lambda: True,
            "left": lambda: True,
            "deal": lambda: dice.random() < 0.6,
            "sign": lambda: dice.random() < 0.9,
            "guess": lambda: dice.randrange(13),
            "stand": lambda: {**at, "stance": stance, "reason": "", "needs": other, "wants": wants},
            "propose": lambda: at,
            "put": lambda: at,
            "wish": lambda: [f"{clause}.{at['variant']}"],
        }.get(act, lambda: mark)()

    def view(self, log, seat=""):
        return table_view.view(self.reader, table_after(self.case, log), seat)

    def may_read(self, play, seat, text):
        return False

    def known_to(self, play, seat):
        """Those who share a delegation see what was pressed last for it."""
        return {CHAIR, seat} | {each for each, role in play.seats.items() if role == play.seats.get(seat)}

    def secrets(self, play, role):
        rows = self.case["delegations"].set_index("jurisdiction")
        return [rows.loc[role, "note_en"]]


class Poll:
    """A poll on a task, as the games below play it."""

    def __init__(self, case):
        self.task = next(each for each in lesson_tasks(KIT) if each.kind == "prediction" and each.outcome)
        self.game = poll_game(self.task)

    def value(self, dice, step, act, mark):
        return {
            "ready": lambda: True,
            "choose": lambda: dice.choice(self.task.options)["id"],
            "think": lambda: dice.randrange(60),
        }.get(act, lambda: mark)()

    def view(self, log, seat=""):
        return poll_view.view(self.task, play_after(self.game, log), seat)

    def may_read(self, play, seat, text):
        return False

    def known_to(self, play, seat):
        return seat, CHAIR

    def secrets(self, play, role):
        return []


def a_move(dice, room, log, play):
    """A move by chance: mostly of a seat that the step asks, at times too late, too early, or of the chair."""
    step, number = play.step, len(log)
    if dice.random() < 0.3:
        later = min(play.at + 1, len(room.game.plan) - 1)
        other = dice.randrange(len(room.game.plan))
        acts = step.acts.get(CHAIR, ())
        return dice.choices(
            [
                {"kind": "next", "by": CHAIR, "step": room.game.plan[later].id},
                {"kind": "next", "by": CHAIR, "step": room.game.plan[other].id},
                {"kind": "reveal", "by": CHAIR, "step": step.id},
                {"kind": "late", "by": CHAIR},
                {"kind": "swap", "by": CHAIR, "seats": dice.choices(list(play.seats) or ["nobody.1"], k=2)},
                {"kind": "undo", "by": CHAIR, "of": dice.randrange(1, number + 1)},
                {"kind": "undo", "by": CHAIR},
                {"kind": dice.choice(["release", "release", "hide"]), "by": CHAIR, "of": dice.randrange(number + 1)},
                press(dice, room, step, CHAIR, dice.choice(acts), number) if acts else {"kind": "late", "by": CHAIR},
            ],
            [12, 1, 1, 0.5, 0.5, 1, 1, 3, 1],
        )[0]
    seat = dice.choice(list(play.seats) or ["nobody.1"])
    if dice.random() < 0.05:
        step = dice.choice(room.game.plan)
    acts = step.acts_of(play.seats.get(seat, "")) or ("ready",)
    if dice.random() < 0.05:
        return {"kind": "undo", "by": seat, "of": dice.randrange(number + 1)}
    return press(dice, room, step, seat, dice.choice(acts), number)


def press(dice, room, step, by, act, number):
    value = room.value(dice, step, act, f"§{by}§{number}§")
    return {"kind": act, "by": by, "step": step.id, "value": value}


@cache
def a_game(room, seed, long=60):
    """The log of a game in short."""
    dice = random.Random(seed)
    log = [{"kind": "seats", "by": CHAIR, "people": dice.choice(PEOPLE)}]
    start = dice.choice(room.game.plan).id if dice.random() < 0.7 else room.game.plan[0].id
    log.append({"kind": "next", "by": CHAIR, "step": start})
    for _move in range(dice.randint(5, long)):
        log.append(a_move(dice, room, log, play_after(room.game, log)))
    return log


@pytest.fixture(scope="module", params=[Hearing, Table, Poll], ids=["hearing", "table", "poll"])
def room(request, case):
    return request.param(case)


def exchanged(dice, room, log, kept, play):
    """The log with other values for all that others than a seat pressed since the step at hand began, while it is secret."""
    held = numbered_moves(log, lambda move: is_known_move(room.game, move))
    began = max(number for number, move in held if move["kind"] == "next")
    return log[:began] + [
        {**move, "value": room.value(dice, play.step, move["kind"], move["value"])}
        if move.get("step") == play.step.id and "value" in move and move["by"] not in room.known_to(play, kept) and isinstance(move["value"], str | dict | int | list)
        else move
        for move in log[began:]
    ]  # fmt: skip


@pytest.mark.parametrize("seeds", GAMES, ids=str)
def test_a_state_replays_to_itself_and_taking_back_leads_to_the_one_before(room, seeds):
    for seed in seeds:
        log = a_game(room, seed)
        play = play_after(room.game, log)
        assert play_after(room.game, json.loads(json.dumps(log))) == play, seed
        assert room.view(json.loads(json.dumps(log))) == room.view(log), seed
        last = {"kind": "late", "by": CHAIR}
        taken = [*log, last, {"kind": "undo", "by": CHAIR, "of": len(log)}]
        assert play_after(room.game, taken) == play and room.view(taken) == room.view(log), seed


@pytest.mark.parametrize("seeds", GAMES, ids=str)
def test_no_message_holds_what_only_another_seat_may_know(room, seeds):
    for seed in seeds:
        dice, log = random.Random(seed), a_game(room, seed)
        play = play_after(room.game, log)
        for seat in ["", *dice.sample(list(play.seats), min(4, len(play.seats)))]:
            message = json.dumps(room.view(log, seat), ensure_ascii=False)
            for number, text in play.texts.items():
                known = text.by == seat or number in play.released or room.may_read(play, seat, text)
                assert (text.text in message) <= known, (seed, seat, text)
            for other in set(play.seats.values()) - {play.seats.get(seat)}:
                for words in room.secrets(play, other):
                    assert json.dumps(words, ensure_ascii=False)[1:-1] not in message, (seed, seat, other)
            if play.step.secret and not is_open(play, play.step.id):
                assert room.view(exchanged(dice, room, log, seat, play), seat) == room.view(log, seat), seed


def played_through(room, people, seed=0, quiet=()):
    """The log of a whole game in which everybody acts at each step, but for `quiet` seats."""
    dice = random.Random(seed)
    log = [{"kind": "seats", "by": CHAIR, "people": people}]
    for step in room.game.plan:
        log.append({"kind": "next", "by": CHAIR, "step": step.id})
        play = play_after(room.game, log)
        if room.game.weighs & set(step.acts_of(EVERYBODY)):
            log += [{"kind": "release", "by": CHAIR, "of": each} for each in play.texts]
        for seat, role in play.seats.items():
            for act in step.acts_of(role) if seat not in quiet else ():
                move = press(dice, room, step, seat, act, len(log))
                log.append(move | {"value": dice.choice(list(play.texts))} if act in room.game.weighs else move)
    return log


@pytest.mark.parametrize("people", some_in_gate((5, 7, 60, 18), step=3))
def test_nobody_waits_in_a_whole_game_and_nobody_waits_for_a_sleeper(room, people):
    quiet = list(play_after(room.game, [{"kind": "seats", "by": CHAIR, "people": people}]).seats)[-1:]
    log = played_through(room, people, quiet=quiet)
    play = play_after(room.game, log)
    assert play.step == room.game.plan[-1] and waited_for(play) == quiet
    busy = {seat: sum(bool(step.acts_of(role)) for step in room.game.plan) for seat, role in play.seats.items()}
    silent = [step for step in room.game.plan if not step.acts]
    assert min(busy.values()) >= len(room.game.plan) - len(silent) - 2, "a side is silent while it speaks, and no more"


def test_the_hearing_takes_an_hour_and_without_the_body_of_the_case_fifty_minutes_and_what_the_guide_says(case):
    plan, guide = hearing_plan(case), (ROOT / "instructor/room.md").read_text(encoding="utf-8")
    assert seconds_of(plan) == 59 * 60
    assert [minutes_of_phases(plan, [each]) for each in ("seats", "cards", "pleas", "questions")] == [5, 3, 10, 4]
    phases = {each: minutes_of_phases(plan, [each]) for each in phases_of(plan)}
    for game, minutes in (("hearing", seconds_of(plan)), ("table", seconds_of(table_plan(case)))):
        assert re.search(rf"\*\*The {game}\*\*[^|]*\|[^|]*\| {minutes // 60} \|", guide), game
    said = "Seats {seats}, cards {cards}, pleas {pleas}, questions {questions}, six steps {steps}, ruling {ruling}, the Board {board}, out of the role {out}"
    assert said.format(**phases) in guide
    short = seconds_of(each for each in plan if each.phase != "board")
    assert f"it then takes {round(short / 60)} minutes" in guide
    assert len({each.id for each in plan}) == len(plan)


def test_the_table_takes_seventy_minutes_of_seventy_five_also_where_every_seat_objects_everywhere(case):
    plan = table_plan(case)
    assert seconds_of(plan) == 70 * 60 and len({each.id for each in plan}) == len(plan)
    assert [most_seconds(case, people) for people in (11, 18, 30)] == [70 * 60] * 3
    assert sum(each.seconds for each in plan if not each.skipped_if_quiet) <= 54 * 60, (
        "where nobody objects it is short"
    )


def test_the_clauses_in_which_briefs_differ_most_are_read_and_the_others_asked_together(case):
    table, read, rest = load_table(case), clauses_read(case), clauses_of_the_rest(case)
    assert len(read) == CLAUSES and sorted([*read, *rest]) == sorted(table.variants)
    assert [each.about for each in table_plan(case) if each.kind == "read"] == list(read)
    refusing = {clause: set(found) for clause, found in objectors_by_clause(table).items()}
    for each in table.linkages:
        refusing[each.clause].add(each.delegation)
    assert max(len(refusing[each]) for each in rest) <= min(len(refusing[each]) for each in read)
    assert most_disputed_clauses(table, len(table.variants)) == tuple(table.variants)


def test_on_the_clauses_of_the_rest_all_are_asked_at_once_and_what_they_press_counts(case):
    table, rest = load_table(case), clauses_of_the_rest(case)
    log = [{"kind": "seats", "by": CHAIR, "people": 11}, {"kind": "next", "by": CHAIR, "step": "rest"}]
    seats = list(table_after(case, log).play.seats)
    log += [{"kind": "rest", "by": each, "step": "rest", "value": []} for each in seats[1:6]]
    log.append({"kind": "rest", "by": seats[0], "step": "rest", "value": [rest[0]]})
    assert table_after(case, log).room.against == {}, "a secret"
    packages = table_after(case, [*log, {"kind": "next", "by": CHAIR, "step": "packages"}])
    assert packages.room.against == {(seats[0][:3], rest[0], table.draft[rest[0]]): ""}
    assert set(rest) <= set(packages.room.called) and not set(rest) & packages.room.unsettled
    fewer = [each for each in log if each["by"] not in seats[1:3]]
    silent = table_after(case, [*fewer, {"kind": "next", "by": CHAIR, "step": "packages"}])
    assert set(rest) <= silent.room.unsettled, "silence is no consent"


def test_who_has_spoken_least_is_asked_first():
    against = ["A", "B", "C", "D", "E"]
    assert next_speakers(against, against, {}) == ["A", "B", "C"]
    assert next_speakers(against, against, {"A": 1, "B": 1, "C": 1}) == ["D", "E", "A"]
    assert next_speakers(against, ["A"], {"A": 2}) == ["A", "B", "C"], "who objected when it was shown, first"
    assert next_speakers(["A"], [], {"A": 9}) == ["A"]


@pytest.mark.parametrize("kind", ["prediction", "choice"])
def test_any_prediction_and_any_choice_is_a_poll_that_ends_beside_the_record(kind):
    for task in (each for each in lesson_tasks(KIT) if each.kind == kind):
        record, options = option_on_record(task), [each["id"] for each in task.options]
        assert record in options or (kind == "prediction" and not record), task.id
        log = [{"kind": "seats", "by": CHAIR, "people": 60}, {"kind": "next", "by": CHAIR, "step": "press"}]
        log += [
            {"kind": "choose", "by": f"class.{each}", "step": "press", "value": options[0]} for each in range(1, 61)
        ]
        before = poll_view.view(task, play_after(poll_game(task), log), "class.1")
        assert before["own"]["mine"] == {"press": {"choose": options[0]}} and before["wall"]["now"]["pressed"] == 60
        assert {(each["count"], each["record"]) for each in before["wall"]["options"]} == {(None, None)}
        log.append({"kind": "next", "by": CHAIR, "step": "shown"})
        shown = poll_view.view(task, play_after(poll_game(task), log))["options"]
        assert [each["count"] for each in shown] == [60, *[0] * (len(options) - 1)]
        assert [each["id"] for each in shown if each["record"]] == [each for each in options if each == record]


def test_what_has_no_options_is_no_poll():
    with pytest.raises(KitError, match="has no options to press"):
        poll_game(next(each for each in lesson_tasks(KIT) if each.kind == "text"))


def test_a_poll_takes_less_than_ten_minutes():
    assert minutes_of_phases(POLL, phases_of(POLL)) == 10 and seconds_of(POLL) == 585


def test_seats_of_a_hearing_are_those_that_are_counted():
    for people in range(5, 61):
        given, found = roles(people), seats(people)
        assert len(given) == people and sum(role in VOTERS for role in given) == found.bench
        assert all(sum(side_of(role) == side for role in given) == found.each for side in SIDES)


def test_who_opens_sits_in_twos_first_and_a_chair_alone(case):
    order = table_seats.by_weight(load_table(case))
    (chair,) = table_seats.chairs(case)
    opens = table_seats.opening(case).delegation
    for people in range(1, 34):
        given = table_seats.roles(case, people)
        assert len(given) == people and given[0] == opens and given.count(chair) == (people >= len(order))
        assert (
            max(map(given.count, given)) - min(given.count(each) for each in given if each != chair or people < 12) <= 1
        )
    assert table_seats.roles(case, 12).count(opens) == 2 and table_seats.role_of_latecomer(case, order[1:]) == order[0]
    assert [table_seats.table_sizes(each) for each in (33, 34, 60)] == [[33], [17, 17], [30, 30]]


def test_in_the_corridor_all_meet_somebody_and_nobody_the_same_twice(case):
    table = load_table(case)
    for present in (table.delegations, table.delegations[:4], table.delegations[:2]):
        first, second = table_seats.corridor(table, present, 2)
        met = [
            {frozenset((a, b)) for group in groups for a in group for b in group if a != b}
            for groups in (first, second)
        ]
        for groups in (first, second):
            assert sorted(each for group in groups for each in group) == sorted(present)
        assert len(present) == 2 or not met[0] & met[1]


def test_what_is_pressed_becomes_a_move_of_the_table_once_it_is_open(case):
    table = load_table(case)
    opens = table_seats.opening(case)
    clause = next(each for each in clauses_read(case) if each != opens.clause)
    draft = table.draft[clause]
    log = [{"kind": "seats", "by": CHAIR, "people": 18}, {"kind": "next", "by": CHAIR, "step": f"read {clause}"}]
    stand = {"clause": clause, "variant": draft, "stance": "object"}
    seat = f"{opens.delegation}.2"
    log.append({"kind": "stand", "by": seat, "step": f"read {clause}", "value": stand})
    assert table_after(case, log).room.against == {}, "a secret"
    opened = [*log, {"kind": "next", "by": CHAIR, "step": f"open {clause}"}]
    assert table_after(case, opened).room.against == {(opens.delegation, clause, draft): ""}
    live = {"kind": "stand", "by": seat, "step": f"open {clause}", "value": {**stand, "stance": "live"}}
    assert table_after(case, [*opened, live]).room.against == {}, "in the open, at once"
    over = [*opened, *({"kind": "next", "by": CHAIR, "step": each} for each in ("last", "sign"))]
    room = table_after(case, over).room
    assert room.over and clause in room.fell
    back = [*over, {"kind": "next", "by": CHAIR, "step": "packages"}]
    assert not table_after(case, back).room.over, "who goes back has not closed"
    no = {"kind": "sign", "by": seat, "step": "sign", "value": False}
    signed = [*over, no, {"kind": "next", "by": CHAIR, "step": "result"}]
    assert table_after(case, signed).room.refused == {opens.delegation}
    assert table_view.view(Reader(case, "en"), table_after(case, signed))["end"]["title"].startswith("No text")
    assert [each["kind"] for each in table_after(case, signed).moves][-3:] == ["last", "close", "refuse"]


def test_a_secret_proposal_that_the_chair_takes_up_does_not_say_whose_it_was(case):
    table = load_table(case)
    clause = clauses_read(case)[0]
    variants = table.variants[clause]
    at = {"clause": clause, "variant": variants[-1]}
    log = [{"kind": "seats", "by": CHAIR, "people": 11}, {"kind": "next", "by": CHAIR, "step": f"read {clause}"}]
    (seat, who), *_others = play_after(table_game(case), log).seats.items()
    log.append({"kind": "propose", "by": seat, "step": f"read {clause}", "value": at})
    put = {"kind": "put", "by": CHAIR, "value": at}
    hidden = table_after(case, [*log, {**put, "step": f"read {clause}"}]).room
    assert hidden.text[clause] == variants[-1] and (who, *at.values()) not in hidden.voiced
    log.append({"kind": "next", "by": CHAIR, "step": f"open {clause}"})
    assert (who, *at.values()) in table_after(case, [*log, {**put, "step": f"open {clause}"}]).room.voiced


def test_the_first_fight_is_over_the_wording_that_opens_and_the_reading_over_the_draft(case):
    opens, table = table_seats.opening(case), load_table(case)
    log = [{"kind": "seats", "by": CHAIR, "people": 11}, {"kind": "next", "by": CHAIR, "step": f"fight {opens.clause}"}]
    assert table_after(case, log).room.text[opens.clause] == opens.variant
    log.append({"kind": "next", "by": CHAIR, "step": f"read {opens.clause}"})
    assert table_after(case, log).room.text == table.draft


def test_what_a_hearing_leaves_at_home_is_an_answer_like_those_of_the_lesson(case):
    room = Hearing(case)
    play = play_after(room.game, played_through(room, 18, seed=3))
    for seat, role in play.seats.items():
        found = answers.steps_answer(case, play, seat)
        assert set(found["reasons"]) == set(step_ids(case)) == set(found["hands"])
        assert set(found["bets"]) == (set() if role in VOTERS else set(step_ids(case)))
        read = answers.parse_steps(case, found)
        assert (read["bets"], read["reasons"]) == (found["bets"], found["reasons"])
