"""A briefing for whoever helps in a room: half a page for each session with a game, from what its run-sheet says."""

from collections.abc import Mapping, Sequence
from typing import Any

from ...case import Reader
from ...errors import _
from ...i18n import colon
from ...widgets.templates import render
from ..cards.sheet_list import Sheet
from ..lessons import Lesson
from ..pages import style_of
from ..plan import Plan, Session, Step
from ..run_sheet.room import game_of, seating_lines
from ..run_sheet.sheets import sheets_for, stretches, told_of_parts

HELPERS = "helpers.html"


def helpers_page(
    plan: Plan,
    lessons: Mapping[str, Lesson],
    routes: Mapping[str, Any],
    sheets: Sequence[Sheet],
    reader: Reader,
    paper: str,
) -> dict[str, bytes]:
    """Return {"helpers.html": page}, or nothing where no session plays a game. Arguments as `run_sheets` takes them."""
    halves = [_half(plan, each, lessons, sheets, reader) for each in plan.sessions if game_of(each, lessons)]
    if not halves:
        return {}
    say = reader.say
    page = render(
        __file__, "helpers.html", title=say(_("For whoever helps in a room")), halves=halves,
        rule=routes["rule"][-1], colon=colon(reader.language), language=reader.language, paper=paper,
        headings=[say(each) for each in (_("Minute"), _("Students"), _("You say"), _("Watch for"))],
        words={
            "seats": say(_("Who sits where")), "sheets": say(_("On paper")), "note": say(_("Content note")),
            "network": say(_("When the network dies")), "yours": say(_("You keep the clock and say who speaks; you take no side and judge no answer. The game ends when the minutes end.")),
        },
        style=style_of(__file__, "helpers.css"),
    )  # fmt: skip
    return {HELPERS: page.encode()}


def _half(
    plan: Plan, session: Session, lessons: Mapping[str, Lesson], sheets: Sequence[Sheet], reader: Reader
) -> dict[str, Any]:
    """Return what a helper needs in a session: the rows of its game, seats, sheets, what to do without screens."""
    say, rows = reader.say, _of_the_game(session, lessons)
    tasks = [task for steps in rows for step in steps if step.part for task in step.part.tasks]
    played = lessons[session.lessons[-1]]
    return {
        "name": say(_("Session {number} of {count}")).format(number=session.number, count=len(plan.sessions)),
        "lesson": f"{played.number} {played.title}",
        "rows": [told_of_parts(steps, lessons) for steps in rows],
        "seats": seating_lines(plan, session, lessons, reader),
        "sheets": sheets_for(tasks, sheets, plan.rooms),
        "note": played.noted,
        "no_network": played.teaching["no_network"],
    }


def _of_the_game(session: Session, lessons: Mapping[str, Lesson]) -> list[list[Step]]:
    """Return the rows of a run-sheet in which a game is played: from its first part to the end of the lesson's parts."""
    rows = [row for row in stretches(session.steps) if row[0].part]
    begins = next(
        place
        for place, row in enumerate(rows)
        if any(step.part and "game" in lessons[step.lesson].notes_on(step.part) for step in row)
    )
    return [row for row in rows[begins:] if row[0].lesson == rows[begins][0].lesson]
