"""What phones of a hearing show again and again: things to press and to write, with what was pressed before, and one's card."""

from collections.abc import Iterable
from typing import Any

from ...case.reader import Reader
from ...game.plan import Step
from ...game.screen import Option, Part, Row, field, options, rows, text
from .clerk import clerk_card
from .play_view import Item, SeatView
from .seats import CLERK


def press(step: Step, seen: SeatView, act: str, offered: Iterable[Option], label: str = "", most: int = 1) -> Part:
    """Return what can be pressed for an act, with what the seat pressed before."""
    return options(act, offered, mine(seen, step.id, act), label=label, most=most)


def mine(seen: SeatView, step: str, act: str) -> Any:
    """Return what the seat pressed or wrote in a step, None where it did not."""
    return seen["own"]["mine"].get(step, {}).get(act)


def items_part(items: Iterable[Item], title: str = "", *, folded: bool = False) -> Part:
    """Return items of a pack as a list. Where several of one kind follow each other, the first one says which."""
    found, before = list[Row](), ""
    for each in items:
        found.append({"label": "" if each["kind"] == before else each["kind"], "text": each["text"]})
        before = each["kind"]
    return rows(found, title=title, folded=folded)


def card_part(reader: Reader, seen: SeatView, *, folded: bool = True) -> Part:
    """Return one's card, with a heading where it is folded."""
    _ = reader.say
    title = _("Your card") if folded else ""
    if seen["own"]["role"] == CLERK:
        return rows(clerk_card(reader), title=title, folded=folded)
    return items_part(seen["card"], title, folded=folded)


def written(step: Step, seen: SeatView, act: str, label: str, signs: int) -> Part:
    """Return where a text is written, with what the seat wrote before."""
    return field(act, label, signs, mine(seen, step.id, act) or "")


def look_part(reader: Reader) -> Part:
    """Say that there is nothing to press."""
    _ = reader.say
    return text(_("Nothing to press now: look at the wall."))
