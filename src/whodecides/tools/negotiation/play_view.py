"""What the wall and each seat see of the table in a room: plain data, and nothing of another seat before it is open."""

from collections import Counter
from collections.abc import Collection, Iterable
from functools import cache
from typing import Any, TypedDict

from ...case.reader import Reader
from ...game.log import CHAIR
from ...game.plan import Step
from ...game.play import Play, is_open, open_presses
from ...game.view import WALL, OwnView, StepView, count_presses, own_view, step_view
from .ending import ending_view, last_minute_view
from .log_entries import dropped_clauses, objection_ground, objection_reason
from .model import NO_EVIDENCE, RAISED, WELCOMES, Linkage, Table, load_table, objections
from .plan import ROUNDS, TALKS, clauses_of_the_rest
from .room import (
    CONCEDED,
    Objection,
    Room,
    Wording,
    ground_basis,
    non_signatories,
    unvoiced_red_lines,
    voiced_disputes,
)
from .room_moves import CONDITION, LIVE, OBJECT, TablePlay, is_quiet, last_proposals
from .seat import Seat, seat_view
from .seats import corridor
from .wordings import all_wordings, clause_number, clause_subject, clause_titles, delegation_names, short_wordings

ABOUT_A_CLAUSE = ("fight", "read", *TALKS)  # kinds of steps
CONVINCING = 3  # delegations whose reasons convinced most, told at the end


class Against(TypedDict):
    """Who objects to the wording that is read, why, and the words that a brief quotes for it; {} where nobody is quoted.

    `needs` are the wordings of another clause that would be enough, by number and letter; "" where nothing would.
    """

    who: str
    name: str
    why: str
    needs: str
    quote: dict[str, Any]


class Proposal(TypedDict):
    """A wording that was proposed, is open to all, and is not on the table: by which delegations."""

    clause: str
    variant: str
    by: list[str]


class ClauseView(TypedDict):
    """The clause that is read: its question, the wording on the table, the others, and who objects, once it is open.

    `since` are those who object only since it was shown. `speaking` are the delegations that say why, `said` the objection
    of the one that has spoken. `missing` are the delegations of people that pressed nothing on it; it is `settled` where
    these are half at most.
    """

    id: str
    title: str
    question: str
    variant: str
    wording: str
    others: dict[str, str]
    objects: list[Against]  # those whose objection was said aloud
    speaking: list[str]
    said: Against | dict[str, Any]
    since: list[str]  # names
    missing: list[str]
    settled: bool


class ClauseRow(TypedDict):
    """A clause of the text on the table: its number and title, letter and short wording, how it stands, who objects aloud.

    It is `settled` once at least half of the delegations of people pressed on its wording.
    """

    id: str
    number: int
    title: str
    letter: str
    short: str
    says: bool
    called: bool
    settled: bool
    against: list[str]


class WallView(TypedDict):
    """What all see; a part is empty where the step does not show it. `quiet` says that a step has nothing to discuss, `new`
    is the clause of which the chair put a wording on the table in this step: nobody was asked about it before. On the
    wording that is asked `answered` seats of all have pressed; `held` says that what they pressed is not shown yet."""

    now: StepView
    quiet: bool
    new: str
    answered: int
    held: bool
    seats: dict[str, int]
    rows: list[ClauseRow]
    clause: ClauseView | dict[str, Any]
    proposals: list[Proposal]
    rest: list[str]  # the clauses that are asked together, where they are
    groups: list[list[str]]
    deals: int
    guesses: dict[str, int]
    convincing: dict[str, int]  # the delegations whose reasons convinced most, with how many presses
    surprising: dict[str, int]  # and those that surprised most
    unsigned: list[str]
    crossed: dict[str, list[str]]  # at the end: whose red lines the text crosses, and on which wordings
    unvoiced: dict[str, list[str]]  # the delegations that did not voice one, and on which wordings
    fell: list[str]  # once the table is closed: what was dropped, and why
    last: dict[str, Any]
    end: dict[str, Any]


class Met(TypedDict):
    """A round in the corridor: whom one met, and whether all of them pressed that they have a deal; None while some did not press.

    `refused` are the seats that pressed last for their delegation, and that there is no deal; `missing` are the delegations
    that pressed nothing.
    """

    round: str
    names: list[str]
    deal: bool | None
    refused: list[str]
    missing: list[str]


class SeatView(TypedDict):
    """What one seat sees beside the wall: itself, its brief, whom it meets in the corridor, and where its delegation stands.

    `stands` maps a clause to the stance on its wording that the delegation took, as a seat presses it, `pressed_by` to the
    seat of another of the delegation where that one pressed it; `deal` is what it pressed in this round of the corridor, and
    by which seat. `made` are the clauses on whose wording somebody of it pressed in this step, `deals` its rounds in the
    corridor up to now.
    """

    wall: WallView
    own: OwnView
    brief: Seat
    meets: list[str]
    stands: dict[str, dict[str, str]]
    pressed_by: dict[str, str]
    deal: tuple[bool, str] | None
    made: list[str]
    deals: list[Met]


def view(reader: Reader, table: TablePlay, seat: str = WALL) -> WallView | SeatView:
    """Return what a seat sees of the table in a room, or the wall. Raises KeyError for a seat that nobody has."""
    play, room = table.play, table.room
    wall = _wall(reader, table)
    if seat == WALL:
        return wall
    who = play.seats[seat]
    groups = [group for group in _groups(reader, play, play.step) if who in group]
    return {
        "wall": wall,
        "own": own_view(play, seat),
        # What closing would cost rests on what others press, too.
        "brief": seat_view(reader, who, room, tells_close=not play.step.secret),
        "meets": [each for group in groups for each in group if each != who],
        "stands": _stands(table, who),
        "pressed_by": {
            clause: by
            for clause, variant in room.text.items()
            if (by := table.presser(who, clause, variant)) not in ("", seat)
        },
        "deal": _last_of(play, play.step, "deal").get(who),
        "made": [
            clause
            for clause, variant in room.text.items()
            if table.pressed_in.get((who, clause, variant)) == play.step.id
        ],
        "deals": _met(reader, play, who),
    }


def _wall(reader: Reader, table: TablePlay) -> WallView:
    play, room = table.play, table.room
    step, taken, names = play.step, list(play.seats.values()), delegation_names(reader)
    groups, new = _groups(reader, play, play.step), _new(play, room)
    about = step.about if step.kind in ABOUT_A_CLAUSE else new
    rest = clauses_of_the_rest(reader.case) if step.kind == "rest" else ()
    secret = [] if is_open(play, step.id) else [step.about, *rest]
    if table.held:
        secret.append(new)
    return {
        "now": step_view(play),
        "quiet": is_quiet(reader.case, room, step),
        "new": new,
        "answered": len(table.answers) if is_open(play, step.id) else 0,
        "held": table.held,
        "seats": {each: taken.count(each) for each in names},
        "rows": _rows(reader, room, secret=secret),
        "clause": _clause(reader, table, about) if about else {},
        "proposals": _proposals(play, room),
        "rest": list(rest),
        "groups": [list(each) for each in groups],
        "deals": sum(bool(_agreed(play, play.step, each)) for each in groups),
        "guesses": count_presses(play, "sign", "guess"),
        "convincing": dict(_convinced(play).most_common(CONVINCING)) if step.kind == "result" else {},
        "surprising": count_presses(play, "result", "surprise"),
        "unsigned": non_signatories(load_table(reader.case), room) if room.over else [],
        "crossed": _by_delegation(reader, room, objections(load_table(reader.case), room.text))
        if step.kind == "result"
        else {},
        "unvoiced": _by_delegation(reader, room, unvoiced_red_lines(load_table(reader.case), room))
        if step.kind == "result" and room.over
        else {},
        "fell": dropped_clauses(reader, room) if room.over else [],
        "last": last_minute_view(reader, room) if step.kind == "last" else {},
        "end": ending_view(reader, room, best=True) if step.kind == "result" and room.over else {},
    }


def _by_delegation(reader: Reader, room: Room, crossed: Iterable[tuple[str, str, Any]]) -> dict[str, list[str]]:
    """Map each delegation of which the text crosses red lines to these wordings, by number and letter."""
    found: dict[str, list[str]] = {}
    for who, clause, _linkage in crossed:
        wording = f"{clause_number(reader, clause)}{room.text[clause]}"
        found.setdefault(delegation_names(reader)[who], []).append(wording)
    return found


def _new(play: Play, room: Room) -> str:
    """Return the clause of the wording that the chair put on the table last in this step and that lies there, or ""."""
    put = play.pressed(play.step.id, "put").get(CHAIR)
    return put["clause"] if put and room.text[put["clause"]] == put["variant"] and not room.over else ""


def _rows(reader: Reader, room: Room, secret: Collection[str]) -> list[ClauseRow]:
    """Return how each clause stands; how many pressed on the one that is asked in secret is in no row."""
    table, names, short = load_table(reader.case), delegation_names(reader), short_wordings(reader)
    against = {(each[1], each[0]): each for each in voiced_disputes(table, room)[::-1]}  # of several the first

    def named(who: str, clause: str) -> str:
        """Return who objects, and on which condition it would not."""
        needs = _needs(reader, room, against[clause, who])
        return with_condition(reader, names[who], needs)

    return [
        {
            "id": clause,
            "number": clause_number(reader, clause),
            "title": clause_subject(reader, clause),
            "letter": variant,
            "short": short[clause, variant],
            "says": variant != table.silent[clause],
            "called": clause in room.called,
            "settled": clause not in room.unsettled and clause not in secret,
            # Once it is closed, what was disputed says nothing: who refuses that does not sign.
            "against": [named(who, clause) for who in names if (clause, who) in against and not room.over],
        }
        for clause, variant in room.text.items()
    ]


def _clause(reader: Reader, table: TablePlay, clause: str) -> ClauseView:
    play, room = table.play, table.room
    title, question = clause_titles(reader)[clause]
    wordings = {variant: words for (each, variant), words in all_wordings(reader).items() if each == clause}
    variant, is_told = room.text[clause], is_open(play, play.step.id)
    now = _objects(reader, room, clause) if is_told else []
    shown = _objects(reader, table.shown, clause) if table.shown and is_told else []
    names, said = delegation_names(reader), play.pressed(play.step.id, "said").get(CHAIR)
    return {
        "id": clause,
        "title": title,
        "question": question,
        "variant": variant,
        "wording": wordings.pop(variant),
        "others": wordings,
        "objects": now,
        "speaking": table.speaking(),
        "said": next((each for each in now if each["who"] == said), {}),
        "since": [each["name"] for each in now if shown and each["who"] not in [other["who"] for other in shown]],
        "missing": [names[who] for who in table.missing(clause, variant)] if is_told and not table.held else [],
        "settled": clause not in room.unsettled if is_told else False,
    }


def _convinced(play: Play) -> Counter[str]:
    """Count how often it was pressed, in all steps, whose reason convinces."""
    return Counter(who for step in play.game.plan for who in open_presses(play, step.id, "convinced").values() if who)


def _objects(reader: Reader, room: Room, clause: str) -> list[Against]:
    """Return each delegation once whose objection to the wording of a clause was said aloud."""
    table = load_table(reader.case)
    found = {each[0]: each for each in voiced_disputes(table, room)[::-1] if each[1] == clause}
    return [_against(reader, room, found[who]) for who in table.delegations if who in found]


def _against(reader: Reader, room: Room, objection: Objection) -> Against:
    """Return an objection with the reason of the brief; one that is in no brief is a choice of its own, without words.

    A reason that somebody sent is not shown: nobody has read it before.
    """
    table, (who, clause, linkage) = load_table(reader.case), objection
    wording = (who, clause, room.text[clause])
    in_brief, ground = ground_basis(table, wording) != RAISED, objection_ground(reader, *wording)
    why = f"{ground['reason']} · {ground['rests']}" if in_brief else no_reason(reader, wording)
    return {
        "who": who,
        "name": delegation_names(reader)[who],
        "why": objection_reason(reader, table, objection, room) if linkage == CONCEDED else why,
        "needs": _needs(reader, room, objection),
        "quote": ground["quote"] if in_brief else {},
    }


def no_reason(reader: Reader, wording: Wording) -> str:
    """Say what the brief of one who objects says instead: that it wants the wording, can live with it, or nothing."""
    _, (stance, basis) = reader.say, load_table(reader.case).stances[wording]
    if stance == WELCOMES:
        return _("its brief wants this wording: ask why")
    if basis != NO_EVIDENCE:
        return _("its brief can live with this wording: ask why")
    return _("its brief says nothing on this: ask why")


def with_condition(reader: Reader, name: str, needs: str) -> str:
    """Return who objects, and with which wordings of another clause it would not."""
    _ = reader.say
    return _("{name}: only with {wordings}").format(name=name, wordings=needs) if needs else name


def _needs(reader: Reader, room: Room, objection: Objection) -> str:
    who, clause, linkage = objection
    needs, wants = room.yields.get((who, clause, room.text[clause]), ("", ()))
    if isinstance(linkage, Linkage):
        needs, wants = linkage.needs_clause, linkage.needs_variants
    elif linkage != CONCEDED:
        return ""
    return " / ".join(f"{clause_number(reader, needs)}{each}" for each in wants)


def _proposals(play: Play, room: Room) -> list[Proposal]:
    """Return what was proposed on the clause that is read, or, where none is, on any."""
    about, found = play.step.about if play.step.kind in ABOUT_A_CLAUSE else "", dict[tuple[str, str], list[str]]()
    for (who, clause), variant in last_proposals(play).items():
        if about in ("", clause) and room.text[clause] != variant:
            found.setdefault((clause, variant), []).append(who)
    return [{"clause": clause, "variant": variant, "by": by} for (clause, variant), by in found.items()]


def _stands(table: TablePlay, who: str) -> dict[str, dict[str, str]]:
    """Return where a delegation stands on the text on the table: as it said aloud, or pressed on the wording that is asked."""
    room, found = table.room, {}
    anew = table.asked if not is_open(table.play, table.play.step.id) else None  # nobody has answered it yet
    for clause, variant in room.text.items():
        if (clause, variant) == anew:
            continue
        at, wording = {"clause": clause, "variant": variant}, (who, clause, variant)
        if wording in room.against:
            found[clause] = {**at, "stance": OBJECT}
        elif wording in room.yields:
            needs, wants = room.yields[wording]
            bound = {"stance": CONDITION, "needs": needs, "wants": ";".join(wants)}
            found[clause] = {**at, **(bound if needs else {"stance": LIVE})}
    answers = [value for seat, value in table.answers.items() if table.play.seats[seat] == who]
    return found | ({table.asked[0]: answers[-1]} if table.asked and answers else {})


def _groups(reader: Reader, play: Play, step: Step) -> list[tuple[str, ...]]:
    """Return who meets whom in a step: the delegations that people play, in seating order."""
    if step.kind != "corridor":
        return []
    table = load_table(reader.case)
    present = [each for each in table.delegations if each in play.seats.values()]
    return _rounds(table, tuple(present))[ROUNDS.index(step.about)]


@cache
def _rounds(table: Table, present: tuple[str, ...]) -> list[list[tuple[str, ...]]]:
    return corridor(table, present, len(ROUNDS))


def _last_of(play: Play, step: Step, act: str) -> dict[str, tuple[Any, str]]:
    """Return what somebody of each delegation pressed last in a step, and which seat it was: it counts for all of it."""
    return {play.seats[seat]: (value, seat) for seat, value in play.pressed(step.id, act).items()}


def _agreed(play: Play, step: Step, group: tuple[str, ...]) -> bool | None:
    """Say whether a group has a deal: each delegation says so by its last press; None while some are silent."""
    last = _last_of(play, step, "deal")
    said = [last[who][0] for who in group if who in last]
    if not all(said):
        return False
    return True if len(said) == len(group) else None


def _met(reader: Reader, play: Play, who: str) -> list[Met]:
    """Return the rounds of a delegation in the corridor up to the step at hand; in one that is over, silence is no deal."""
    names, found = delegation_names(reader), list[Met]()
    for place, step in enumerate(play.game.plan[: play.at + 1]):
        for group in _groups(reader, play, step):
            if who in group:
                deal = _agreed(play, step, group)
                others = [names[each] for each in group if each != who]
                last = _last_of(play, step, "deal")
                found.append(
                    {
                        "round": step.about,
                        "names": others,
                        "deal": bool(deal) if place < play.at else deal,
                        "refused": [last[each][1] for each in group if each in last and not last[each][0]],
                        "missing": [names[each] for each in group if each not in last],
                    }
                )
    return found
