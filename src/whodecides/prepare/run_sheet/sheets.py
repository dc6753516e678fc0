"""What stands on a run-sheet: rows of minutes, what can be cut, the board, the room. Plain data; the template draws it."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from ...answers import count_words
from ...errors import Counted, Words, _, ngettext
from ...i18n import Translator, translator
from ...show.templates import render
from ...tools.hearing.model import FEWEST, known_people
from ...tools.hearing.sides import seated
from ..lessons import Lesson
from ..pages import style_of
from ..plan import Plan, Session, Step, cuttable, shared_out

MANY_WORDS = (500, 605, 750, 990)  # on the sheet; with more of them the type is smaller, so that one page holds all
MOST_CUT = 4  # lines; nobody cuts more in the middle of a class


def run_sheets(
    plan: Plan, lessons: Mapping[str, Lesson], routes: Mapping[str, Any], delegations: int, language: str, paper: str
) -> dict[str, bytes]:
    """Return {"run-sheet-1.html": page, …}, one for each session.

    `routes` is `course/routes.toml` as read, `delegations` how many sit at the table of the summit.
    """
    return {
        f"run-sheet-{session.number}.html": _page(plan, session, lessons, routes, delegations, language, paper).encode()
        for session in plan.sessions
    }


def _page(plan, session, lessons, routes, delegations, language, paper) -> Markup:
    say = translator(language)
    rows = [_row(step, session, lessons, routes, say) for step in session.steps]
    used = [lessons[number] for number in session.lessons]
    shown = [step.part for step in session.steps if step.part]
    boxes = {
        "cut": [
            {"heading": part.heading, "saves": _minutes(part.minutes).said(say), "instead": instead}
            for part, instead in cuttable(shown, used)[:MOST_CUT]
        ],
        "board": [line for each in used for line in each.teaching["board"]],
        "notes": [(each.number, each.noted) for each in used if each.content_note],
        "no_network": [
            ("", routes["no_network"]["say"]),
            *((each.number, each.teaching["no_network"]) for each in used),
        ],
    }
    name = say(_("Run-sheet"))
    heading = say(_("Session {number} of {count}")).format(number=session.number, count=len(plan.sessions))
    return render(
        __file__,
        "run_sheet.html",
        title=f"{name} · {heading}",
        names=[(each.number, each.title) for each in used],
        facts=" · ".join([_minutes(session.minutes).said(say), _students(plan.students).said(say)]),
        headings=[say(each) for each in (_("Minute"), _("Students"), _("You say"), _("Watch for"))],
        rows=rows,
        room=_room(plan, session, lessons, delegations, say),
        **boxes,
        home=_home(session, lessons, say),
        words={
            "cut": say(_("Cut this first")),
            "network": say(_("When the network dies")),
            "note": say(_("Content note")),
            "board": say(_("Board")),
            "room": say(_("The room")),
            "home": say(_("For home")),
        },
        size=sum(_words([rows, boxes]) > each for each in MANY_WORDS),
        language=language,
        paper=paper,
        style=style_of(__file__, "run_sheet.css"),
    )


def _row(step: Step, session: Session, lessons, routes, say: Translator) -> dict[str, Any]:
    """Return a row of the table: when, what it is, and three things to read. `ours`: the title is in the asked language."""
    if step.part:
        title, notes, ours = step.part.heading, lessons[step.lesson].notes_on(step.part), False
    else:
        named = {"opening": _("Opening"), "closing": _("Debrief"), "exercise": _("Exercise {number}")}[step.kind]
        title, notes, ours = say(named).format(number=step.lesson), routes[step.kind], True
    if step.kind == "closing":
        asked = lessons[session.lessons[-1]].teaching["discuss"][0]["question"]
        notes = {**notes, "say": f"{notes['say']} {asked}"}
    return {
        "when": f"{step.start}–{step.end}",
        "title": title,
        "ours": ours,
        "tasks": ", ".join(step.part.tasks) if step.part else "",
        **{field: notes[field] for field in ("do", "say", "watch")},
    }


def _room(plan: Plan, session: Session, lessons, delegations, say: Translator) -> list[str]:
    """Return who sits where, for each size of a room, where the session plays a game."""
    notes = [lessons[step.lesson].notes_on(step.part) for step in session.steps if step.part]
    game = next((each["game"] for each in notes if "game" in each), None)
    if not game:
        return []
    found = []
    for people, count in Counter(plan.rooms).items():
        seats = seated(say, known_people(people)) if game == "hearing" else _summit(people, delegations).said(say)
        rooms = ngettext("{count} room of {people}. {seats}", "{count} rooms of {people}. {seats}")
        found.append(Counted(rooms, count, people=people, seats=seats).said(say) if len(plan.rooms) > 1 else seats)
    return found


def _summit(people: int, delegations: int) -> Words:
    if people < FEWEST:
        return Words(_("In so small a class each plays alone, and the tool speaks for the others."))
    few = people < delegations
    shares = shared_out(delegations, people) if few else shared_out(people, delegations)
    shared = ", ".join(f"{count} × {size}" for size, count in Counter(shares).items())
    if few:
        return Words(
            _("Delegations: {delegations}. A student plays: {shares}."), delegations=delegations, shares=shared
        )
    return Words(_("Delegations: {delegations}. Students in each: {shares}."), delegations=delegations, shares=shared)


def _home(session: Session, lessons, say: Translator) -> str:
    """Return what is left for home: tasks of the lessons, exercises, whole lessons."""
    begun = {step.lesson for step in session.steps if step.kind == "exercise"}
    found = []
    if session.home:
        found.append(say(_("tasks {tasks}")).format(tasks=", ".join(session.home)))
    for number in session.lessons:
        if lessons[number].exercise and number not in begun:
            found.append(say(_("exercise {number}")).format(number=number))
    found += [say(_("lesson {number}")).format(number=number) for number in session.home_lessons]
    return " · ".join(found)


def _words(said: Any) -> int:
    """Count the words of all texts in lists and dictionaries."""
    if isinstance(said, str):
        return count_words(said)
    parts = said.values() if isinstance(said, dict) else said if isinstance(said, list | tuple) else ()
    return sum(map(_words, parts))


def _minutes(count: int) -> Counted:
    return Counted(ngettext("{count} minute", "{count} minutes"), count)


def _students(count: int) -> Counted:
    return Counted(ngettext("{count} student", "{count} students"), count)
