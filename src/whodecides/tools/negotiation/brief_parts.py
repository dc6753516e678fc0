"""What a phone shows of a brief: red lines, wishes and conditions with their signs, and how the text stands to them."""

from typing import Any, cast

from ...case.reader import Reader
from ...game.screen import WISH, Part, Row, rows
from .log_entries import objection_ground, wording_reference, wordings_reference
from .model import load_table
from .play_view import SeatView
from .room import crossed_red_lines
from .screen_parts import BOUND, SILENT, STANDS, label_of, mark, only_if, silent_words, wish_words
from .seat import Line
from .wordings import all_wordings, on_condition

RED_LINES, WISHES, CONDITIONS = range(3)  # the places of the parts of a brief


def mine(seen: SeatView, step: str, act: str) -> Any:
    """Return what one pressed in a step, None where one did not."""
    return seen["own"]["mine"].get(step, {}).get(act)


def brief_parts(reader: Reader, seen: SeatView, *, folded: bool, without: int = -1) -> list[Part]:
    """Return the parts of the brief, each line with its sign and on what it rests; one part may be left out."""
    found = []
    for place, part in enumerate(seen["brief"]["parts"]):
        lines = cast("list[Line]", part["lines"])
        listed = (
            _conditions(reader, seen, lines) if place == CONDITIONS else [_line(reader, seen, each) for each in lines]
        )
        none: Row = {"text": str(part["none"])}
        found += [rows(listed or [none], title=str(part["title"]), folded=folded)] if place != without else []
    return found


def _line(reader: Reader, seen: SeatView, line: Line) -> Row:
    sign, means = mark(reader, seen["own"]["role"], line["clause"], line["variant"])
    told = f"{all_wordings(reader)[line['clause'], line['variant']]} · {line['reason']}"
    return {"label": line["wording"], "text": told, "sign": sign, "means": means}


def _conditions(reader: Reader, seen: SeatView, lines: list[Line]) -> list[Row]:
    """Return the conditions with the wordings that they need."""
    table = load_table(reader.case)
    own = [each for each in table.linkages if each.delegation == seen["own"]["role"]]
    return [
        {
            "label": line["wording"],
            "text": " · ".join(
                [
                    all_wordings(reader)[each.clause, each.variant],
                    f"{only_if(reader)} {wordings_reference(reader, each.needs_clause, each.needs_variants)}",
                    *(all_wordings(reader)[each.needs_clause, needed] for needed in each.needs_variants),
                    line["reason"],
                ]
            ),
            "sign": BOUND,
            "means": on_condition(reader),
        }
        for each, line in zip(own, lines, strict=True)
    ]


def wish_rows(reader: Reader, seen: SeatView, title: str, *, is_over: bool = False) -> list[Part]:
    """Return the wordings for which one fights, and at the end whether each is in the text."""
    _, listed = reader.say, list[Row]()
    text_now = {row["id"]: row["letter"] for row in seen["wall"]["rows"]}
    for each in mine(seen, "brief", "wish") or []:
        clause, _dot, variant = each.rpartition(".")
        row: Row = {
            "label": wording_reference(reader, clause, variant),
            "text": all_wordings(reader)[clause, variant],
            "sign": WISH,
            "means": wish_words(reader),
        }
        if is_over:
            granted = text_now[clause] == variant
            row |= (
                {"sign": STANDS, "means": _("in the text")}
                if granted
                else {"sign": SILENT, "means": _("not in the text")}
            )
        listed.append(row)
    return [rows(listed, title=title)] if listed else []


def crossed_parts(reader: Reader, seen: SeatView) -> list[Part]:
    """Return the red lines of one's brief that the text crosses, each with its reason; nothing where it crosses none."""
    _, table, who = reader.say, load_table(reader.case), seen["own"]["role"]
    text = {row["id"]: row["letter"] for row in seen["wall"]["rows"]}
    listed: list[Row] = []
    for clause, linkage in crossed_red_lines(table, who, text):
        ground = objection_ground(reader, who, clause, text[clause])
        listed.append(
            {
                "label": wording_reference(reader, clause, text[clause]),
                "text": f"{ground['reason']} · {ground['rests']}",
                "sign": BOUND if linkage else mark(reader, who, clause, text[clause])[0],
                "means": on_condition(reader) if linkage else mark(reader, who, clause, text[clause])[1],
            }
        )
    return [rows(listed, title=_("Your red lines that the text crosses"))] if listed else []


def own_text(reader: Reader, seen: SeatView) -> Part:
    """Return the whole text, each clause with how one's own brief marks its wording, and whether a condition is met."""
    _, found = reader.say, list[Row]()
    lines = cast("list[Line]", seen["brief"]["parts"][CONDITIONS]["lines"])
    met = {(line["clause"], line["variant"]): line["now"] for line in lines}
    for row in seen["wall"]["rows"]:
        at = (row["id"], row["letter"])
        sign, means = mark(reader, seen["own"]["role"], *at)
        told = f"{means} · {met[at]}" if at in met else means
        says = all_wordings(reader)[at] if row["says"] else silent_words(reader)
        found.append({"label": label_of(row), "text": f"{row['title']} · {says}", "sign": sign, "means": told})
    return rows(found, title=_("The text, with the signs of your brief"))
