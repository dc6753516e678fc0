"""The screens of the table in a room, what the chair puts on it, and what somebody takes home from it."""

from collections.abc import Iterable
from typing import Any, cast

from ...case.reader import Reader
from ...errors import _
from ...game.log import CHAIR, Move
from ...game.screen import Option, Part, Row, Screen, options, rows
from ...game.screen import text as text_part
from ...game.view import WALL
from ...i18n import Translator
from .brief_parts import brief_parts, own_text, wish_rows
from .log_entries import wording_reference
from .model import load_table, search
from .moves import answer_from_moves
from .phone_screens import deal_parts, phone_screen
from .play_view import ClauseRow, ClauseView, SeatView, WallView, view
from .room_moves import STANCES, TablePlay
from .screen_parts import (
    case_in_short,
    in_question,
    is_in_question,
    label_of,
    letter_of,
    no_text,
    objected_by,
    title_and_short,
)
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
    """Return what the chair reads out, who objects, and what it may do: show why somebody objects, put a wording on the table.

    What is proposed in secret is not in it: as soon as it is open, it is.
    """
    seen, acts = cast("WallView", view(reader, table, WALL)), table.play.step.acts.get(CHAIR, ())
    told = _read_out(reader, seen) + (_has_spoken(reader, table, seen) if "said" in acts else [])
    return told + (_to_put(reader, table, seen) if "put" in acts else [])


def _read_out(reader: Reader, seen: WallView) -> list[Part]:
    """Return what is read out: the wording that is asked, and who objects to it once it is open; or all that is asked together."""
    _, wordings = reader.say, all_wordings(reader)
    if clause := cast("ClauseView", seen["clause"]):
        against = ", ".join(each["name"] for each in clause["objects"])
        objects: list[Row] = [{"label": _("Objected to by:"), "text": against}] if against else []
        letter = letter_of(reader, clause["id"], clause["variant"])
        return [rows([{"label": letter, "text": clause["wording"], "strong": True}, *objects])]
    rest: list[Row] = [
        {"label": label_of(row), "text": wordings[row["id"], row["letter"]]}
        for row in seen["rows"] if row["id"] in seen["rest"]
    ]  # fmt: skip
    return [rows(rest)] if rest else []


def _has_spoken(reader: Reader, table: TablePlay, seen: WallView) -> list[Part]:
    """Return the delegations that say why, and then the others that object: the wall shows what the brief of one says."""
    _, clause = reader.say, cast("ClauseView", seen["clause"])
    if not clause or not clause["speaking"]:
        return []
    others = [each["who"] for each in clause["objects"] if each["who"] not in clause["speaking"]]
    listed: list[Option] = [
        {"value": who, "label": delegation_names(reader)[who]} for who in [*clause["speaking"], *others]
    ]
    pressed = table.play.pressed(table.play.step.id, "said").get(CHAIR)
    return [options("said", listed, pressed, label=_("Who has spoken? The wall then shows what its brief says."))]


def _to_put(reader: Reader, table: TablePlay, seen: WallView) -> list[Part]:
    """Return the wordings to put on the table, those proposed first; of all clauses the ones first to which fewest object."""
    _, names, wordings = reader.say, delegation_names(reader), all_wordings(reader)
    about = table.play.step.about
    proposed = {(each["clause"], each["variant"]): each["by"] for each in seen["proposals"]}
    text = {row["id"]: row["letter"] for row in seen["rows"]}

    def offered(clause: str) -> list[Option]:
        """Return the wordings of a clause, those first that somebody proposes, each whole, with who proposes it."""
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

    def heading(row: ClauseRow) -> str:
        """Return how a clause stands: its wording in short, who objects, how many wordings are proposed instead."""
        count = sum(each == row["id"] for each, _variant in proposed)
        more = _.ngettext("{count} proposal", "{count} proposals", count).format(count=count) if count else ""
        told = f"{label_of(row)} {title_and_short(reader, row)}", objected_by(reader, row), more
        return " · ".join(filter(None, told))

    label = _("Put another wording on the table:")
    if about:
        return [options("put", offered(about), label=label)]
    listed = [*in_question(seen["rows"]), *(row for row in seen["rows"] if not is_in_question(row))]
    folds = [
        options("put", offered(row["id"]), label=wordings[row["id"], row["letter"]], folded=heading(row), unfolds=False)
        for row in listed
    ]
    return [text_part(label), *folds]


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
        return "" if is_there else OTHER_WORDING
    return LIES_THERE if is_there else ""


def home_parts(reader: Reader, table: TablePlay, seat: str) -> list[Part]:
    """Return what somebody takes home to read: the text with who signs it once it is closed, and the brief."""
    _, seen = reader.say, cast("SeatView", view(reader, table, seat))
    brief = brief_parts(reader, seen, folded=False)
    fought = wish_rows(reader, seen, _("You fought for"), is_over=table.room.over)
    about: list[Row] = [{"text": part["text"]} for part in case_in_short(reader)]
    case = [rows(about, title=_("What this table is about"))] if about else []
    own = [*case, *fought, *deal_parts(reader, seen), *brief]
    if not table.room.over or table.play.step.kind not in AFTER:
        return own
    best = _best_text(reader)
    if not any(row["says"] for row in seen["wall"]["rows"]):
        return [rows([{"text": no_text(reader)}], title=_("Signatures")), *best, *own]
    signs = seen["own"]["role"] not in seen["wall"]["unsigned"]
    told = _("Your delegation signs this text.") if signs else _("Your delegation does not sign this text.")
    unsigned = ", ".join(delegation_names(reader)[each] for each in seen["wall"]["unsigned"])
    whole = _("No text: it is not signed by {names}.").format(names=unsigned) if unsigned else ""
    signed = rows([{"text": each} for each in (told, whole) if each], title=_("Signatures"))
    return [own_text(reader, seen), signed, *best, *own]


def _best_text(reader: Reader) -> list[Part]:
    """Return a best text that all can sign, whole; nothing where there is none."""
    _, table, wordings = reader.say, load_table(reader.case), all_wordings(reader)
    found = search(table)["best"]
    listed: list[Row] = [
        {"label": clause_titles(reader)[clause][0], "text": wordings[clause, found[0][clause]]}
        for clause in (table.clauses_in_text(found[0]) if found else ())
    ]
    return [rows(listed, title=_("A best text, which crosses no red line"))] if listed else []


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
