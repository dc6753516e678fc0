"""A briefing for whoever helps in a room: half a page for each session with a game, from what its run-sheet says."""

from typing import Any

from ...errors import _
from ...i18n import Translator, colon
from ...widgets.templates import render
from ..pages import style_of
from ..plan import Session
from ..run_sheet.room import game_of, rows_of_the_game, seating_lines, walking_line
from ..run_sheet.sheets import RunSheetMaterial, row_headings, sheet_row, sheets_for

HELPERS = "helpers.html"


def helpers_page(material: RunSheetMaterial) -> dict[str, bytes]:
    """Return {"helpers.html": page}, or nothing where no session plays a game."""
    reader = material.reader
    pages = [_page(material, each) for each in material.plan.sessions if game_of(each, material.lessons)]
    if not pages:
        return {}
    say, headings = reader.say, row_headings(reader.say)
    page = render(
        __file__, "helpers.html", title=say(_("For whoever helps in a room")), sessions=pages,
        rule=material.routes["rule"][-1], colon=colon(reader.language), language=reader.language, paper=material.paper,
        words={
            "say": headings[2], "watch": headings[3],
            "seats": say(_("Who sits where")), "sheets": say(_("On paper")), "note": say(_("Content note")),
            "phones": say(_("Phones instead of paper? Then the instructor gives you the address and the code of your room.")),
            "network": say(_("When the network dies")), "yours": say(_("You keep the clock and say who speaks; you take no side and judge no answer. The game ends when the minutes end.")),
        },
        style=style_of(__file__, "helpers.css"),
    )  # fmt: skip
    return {HELPERS: page.encode()}


def _page(material: RunSheetMaterial, session: Session) -> dict[str, Any]:
    """Return what a helper needs in a session: the rows of its game and the debrief, seats, sheets, what to do without screens."""
    plan, lessons, reader = material.plan, material.lessons, material.reader
    say, rows = reader.say, rows_of_the_game(session, lessons)
    tasks = [task for steps in rows for step in steps if step.part for task in step.part.tasks]
    played = lessons[session.lessons[-1]]
    return {
        "name": say(_("Session {number} of {count}")).format(number=session.number, count=len(plan.sessions)),
        "lesson": f"{played.number} {played.title}",
        "begins": _where_to_begin(rows[0][0].start, session, say),
        "rows": [sheet_row(material, session, steps) for steps in [*rows, [session.steps[-1]]]],
        "walk": walking_line(plan, session, lessons, say),
        "seats": seating_lines(plan, session, lessons, reader),
        "sheets": sheets_for(tasks, material.sheets, plan.rooms),
        "note": played.noted,
        "no_network": played.teaching["no_network"],
    }


def _where_to_begin(minute: int, session: Session, say: Translator) -> str:
    """Return where a helper is when the game begins: in the room from the start, or before the class walks there."""
    if minute <= session.steps[0].end:
        return say(_("Be in your room before minute 0."))
    return say(_("Be in your room by minute {minute}.")).format(minute=minute)
