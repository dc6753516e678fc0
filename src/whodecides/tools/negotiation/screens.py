"""The screens of the table in a room, what the chair puts on it, and what somebody takes home from it."""

from collections.abc import Iterable
from typing import Any, cast

from ...case.reader import Reader
from ...errors import _
from ...game.log import CHAIR, Move
from ...game.screen import Option, Part, Screen, options, rows
from ...game.screen import text as text_part
from ...game.view import WALL
from ...i18n import Translator
from .brief_parts import brief_parts, own_text
from .log_entries import wording_reference
from .model import load_table
from .moves import answer_from_moves
from .phone_screens import phone_screen
from .play_view import SeatView, WallView, view
from .room_moves import STANCES, TablePlay
from .screen_parts import step_name as step_name
from .wall_screens import wall_screen
from .wordings import all_wordings, clause_titles, delegation_names

OTHER_WORDING = _("Another wording of this clause lies on the table meanwhile. Read it, then press on that one.")
LIES_THERE = _("This wording lies on the table already. Propose another one, or press where you stand on it.")
AFTER = ("result", "out")  # kinds of steps once the table is closed


def screen(reader: Reader, table: TablePlay, seat: str) -> Screen:
    """Return what a seat sees of the table, or the wall. Raises KeyError for a seat that nobody has."""
    seen = view(reader, table, seat)
    if seat == WALL:
        return wall_screen(reader, table.play.step, cast("WallView", seen))
    return phone_screen(reader, table.play.step, cast("SeatView", seen))


def seat_name(reader: Reader, table: TablePlay, seat: str) -> str:
    """Return what a seat is called: its delegation, and which of its seats it is where there are several."""
    role, _dot, number = seat.rpartition(".")
    several = list(table.play.seats.values()).count(role) > 1
    return f"{delegation_names(reader)[role]} {number}" if several else delegation_names(reader)[role]


def chair(reader: Reader, table: TablePlay) -> list[Part]:
    """Return what the chair may put on the table: what was proposed first, then all else of a clause that is at hand.

    What is proposed in secret is not in it: as soon as it is open, it is.
    """
    _, seen = reader.say, cast("WallView", view(reader, table, WALL))
    step = table.play.step
    if "put" not in step.acts.get(CHAIR, ()) or (step.secret and seen["now"]["open"]):
        return []
    names, wordings = delegation_names(reader), all_wordings(reader)
    proposed = {(each["clause"], each["variant"]): each["by"] for each in seen["proposals"]}
    text = {row["id"]: row["letter"] for row in seen["rows"]}
    listed = {step.about} if step.about else {row["id"] for row in seen["rows"] if row["against"] or not row["settled"]}

    def offered(clause: str) -> list[Option]:
        """Return the other wordings of a clause, those first that somebody proposes, each whole, with who proposes it."""
        others = [each for each in load_table(reader.case).variants[clause] if each != text[clause]]
        others.sort(key=lambda each: (clause, each) not in proposed)
        return [
            {
                "value": {"clause": clause, "variant": each},
                "label": wording_reference(reader, clause, each),
                "note": " · ".join(
                    filter(None, (_names(names, proposed.get((clause, each), ()), _), wordings[clause, each]))
                ),
            }
            for each in others
        ]

    found, titles = [], clause_titles(reader)
    for clause in text:
        count = sum(each == clause for each, _variant in proposed)
        if count or clause in listed:
            heading = titles[clause][0]
            told = _.ngettext("{clause} ({count} proposal)", "{clause} ({count} proposals)", count)
            heading = told.format(clause=heading, count=count) if count else heading
            found.append(
                options("put", offered(clause), label=heading, folded="" if step.about else heading, unfolds=False)
            )
    label = text_part(_("Put another wording on the table:"))
    return [label, *found] if found else []


def _names(names: dict[str, str], who: Iterable[str], _: Translator) -> str:
    told = ", ".join(names[each] for each in who)
    return _("proposed by {names}").format(names=told) if told else ""


def why_not(table: TablePlay, move: Move) -> str:
    """Say why a press means nothing now, "" where it does: it is on a wording that is gone, or proposes the one that is there."""
    if move["kind"] not in ("stand", "propose"):
        return ""
    clause, variant = move["value"]["clause"], move["value"]["variant"]
    is_there = table.room.text[clause] == variant
    if move["kind"] == "stand":
        # In the last minute one may take back an objection to the silence that closing would leave.
        would_be = table.play.step.kind == "last" and variant == load_table(table.case).silent[clause]
        return "" if is_there or would_be else OTHER_WORDING
    return LIES_THERE if is_there else ""


def home_parts(reader: Reader, table: TablePlay, seat: str) -> list[Part]:
    """Return what somebody takes home to read: the text with who signs it once it is closed, and the brief."""
    _, seen = reader.say, cast("SeatView", view(reader, table, seat))
    brief = brief_parts(reader, seen, folded=False)
    if not table.room.over or table.play.step.kind not in AFTER:
        return brief
    signs = seen["own"]["role"] not in seen["wall"]["unsigned"]
    told = _("Your delegation signs this text.") if signs else _("Your delegation does not sign this text.")
    unsigned = ", ".join(delegation_names(reader)[each] for each in seen["wall"]["unsigned"])
    whole = _("No text: it is not signed by {names}.").format(names=unsigned) if unsigned else ""
    signed = rows([{"text": each} for each in (told, whole) if each], title=_("Signatures"))
    return [own_text(reader, seen), signed, *brief]


def answers_of(table: TablePlay, seat: str) -> dict[str, Any]:
    """Return what a seat takes home once the table is closed, {"summit": an answer as the lesson stores it}."""
    if seat not in table.play.seats or table.play.step.kind not in AFTER or not table.room.over:
        return {}
    answer = {"moves": _last_stances(table.moves), "seat": table.play.seats[seat], "wording": ""}
    return {"summit": {**answer, **answer_from_moves(load_table(table.case), answer)}}


def _last_stances(moves: list[Move]) -> list[Move]:
    """Return the moves without stances that their delegation took anew later: a room has more than a lesson keeps."""
    places = [
        (move["by"], move["clause"], move["variant"]) if move["kind"] in STANCES else place
        for place, move in enumerate(moves)
    ]
    last = {key: place for place, key in enumerate(places)}
    return [moves[place] for place in sorted(last.values())]
