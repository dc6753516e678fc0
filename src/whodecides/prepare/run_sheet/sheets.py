"""What stands on a run-sheet: rows of minutes, what can be cut, the board, the room. Plain data; the template draws it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ...answers import count_words
from ...case import Reader
from ...errors import CountedMessage, _, ngettext
from ...i18n import Translator, colon
from ...widgets.templates import render
from ..cards.sheet_list import Sheet
from ..lessons import Lesson, Part, told_on_slides
from ..pages import style_of
from ..plan import Cut, Plan, Session, Step, cuttable
from .room import (
    beyond_short_way,
    closing_question,
    game_of,
    helper_line,
    homework,
    pause_words,
    phones_line,
    preparation_before,
    screen_sharing,
    seating_lines,
    walking_line,
)
from .rows import stretches
from .times import phase_times, timed_steps

# Words on the sheet: with more of them the type is smaller, so that one page holds all. Answers stand beside what students
# do, where there is room.
MANY_WORDS = (410, 470, 575, 660)
MOST_CUT = 3  # lines; nobody cuts more in the middle of a class
LEAST_CUT = 2  # minutes; less is not worth a thought


@dataclass(frozen=True)
class RunSheetMaterial:
    """What run-sheets and the pages of helpers are written from.

    `routes` is the course's `routes.toml` as read, `sheets` what can be printed for these lessons, `paper` as CSS names it.
    """

    plan: Plan
    lessons: Mapping[str, Lesson]
    routes: Mapping[str, Any]
    sheets: Sequence[Sheet]
    reader: Reader
    paper: str


def run_sheets(material: RunSheetMaterial) -> dict[str, bytes]:
    """Return {"run-sheet-1.html": page, …}, one for each session."""
    return {f"run-sheet-{session.number}.html": _page(material, session).encode() for session in material.plan.sessions}


def printed_as(sheet: Sheet, rooms: Collection[int]) -> str:
    """Return the name of a sheet's file as one looks for it: with rooms of several sizes there is a file for each size."""
    return f"{sheet.file}-room-of-…" if sheet.of_a_room and len(set(rooms)) > 1 else sheet.file


def sheets_for(tasks: Collection[str], sheets: Sequence[Sheet], rooms: Collection[int]) -> list[str]:
    """Return the names of the sheets that serve one of these tasks."""
    return [printed_as(each, rooms) for each in sheets if set(each.serves) & set(tasks)]


def _page(material: RunSheetMaterial, session: Session) -> Markup:
    plan, lessons, reader = material.plan, material.lessons, material.reader
    say = reader.say
    table = stretches(session.steps)
    rows = [sheet_row(material, session, each) for each in table]
    used = [lessons[number] for number in session.lessons]
    shown = [step.part for step in session.steps if step.part]
    asked = [task for part in shown for task in part.tasks]
    boxes = {
        "cut": [
            {"what": _in_the_table(each.part, table), "saves": saved(each, say), "instead": each.instead}
            for each in cuttable(shown, used)
            if each.saves >= LEAST_CUT and each.part.minutes <= session.minutes / 3  # more would be the session itself
        ][:MOST_CUT],
        "board": [line for each in used for line in each.teaching["board"]],
        "notes": [(each.number, each.noted) for each in used if each.content_note],
        "anyway": material.routes["no_network"]["say"],
        "no_network": [(each.number, each.teaching["no_network"]) for each in used],
        "room": [
            *phones_line(plan, session, lessons, reader),
            *seating_lines(plan, session, lessons, reader),
            *walking_line(plan, session, lessons, say),
        ],
        "helpers": helper_line(plan, session, lessons, material.routes),
        "ahead": [
            (name, told)
            for name, told in (
                (say(_("Screens")), screen_sharing(session, lessons, say)),
                (say(_("Before class")), preparation_before(session, say)),
                (say(_("On the page")), beyond_short_way(session, lessons, say)),
            )
            if told
        ],
    }
    name = say(_("Run-sheet"))
    heading = say(_("Session {number} of {count}")).format(number=session.number, count=len(plan.sessions))
    return render(
        __file__,
        "run_sheet.html",
        title=f"{name} · {heading}",
        names=[(each.number, each.title) for each in used],
        facts=" · ".join([_minutes(session.minutes).translated(say), _students(plan.students).translated(say)]),
        headings=row_headings(say),
        rows=rows,
        **boxes,
        sheets=sheets_for(asked, material.sheets, plan.rooms),
        home=homework(plan, session, lessons, say),
        words={
            "cut": say(_("Cut this first")),
            "network": say(_("When the network dies")),
            "note": say(_("Content note")),
            "board": say(_("Board")),
            "room": say(_("The room")),
            "home": say(_("For home")),
            "paper": say(_("paper")),
            "answer": say(_("Answer")),
            "none": say(_("nothing: no sheet belongs to this session.")),
        },
        size=sum(_words([_without_answers(rows), boxes]) > most for most in MANY_WORDS),
        colon=colon(reader.language),
        language=reader.language,
        paper=material.paper,
        style=style_of(__file__, "run_sheet.css"),
    )


def saved(cut: Cut, say: Translator) -> str:
    """Return how many minutes are won where what takes the place of a part is done instead."""
    return CountedMessage(ngettext("saves {count} minute", "saves {count} minutes"), cut.saves).translated(say)


def _in_the_table(part: Part, table: Sequence[Sequence[Step]]) -> str:
    """Return where a part stands in the table: the number of its row, and its tasks, or its minutes where it has none."""
    number, step = next((n, step) for n, row in enumerate(table, 1) for step in row if step.part == part)
    return f"{number} · {', '.join(part.tasks) or _when(step)}"


def row_headings(say: Translator) -> list[str]:
    """Return what stands above the columns of rows."""
    return [say(each) for each in (_("Minute"), _("Students"), _("You say"), _("Watch for"))]


def sheet_row(material: RunSheetMaterial, session: Session, steps: Sequence[Step]) -> dict[str, Any]:
    """Return a row of the table: when, what it is, and three things to read. `ours`: the title is in the asked language."""
    plan, lessons, sheets, reader = material.plan, material.lessons, material.sheets, material.reader
    step, say, rooms = steps[0], reader.say, plan.rooms
    asked_last = closing_question(plan, session, lessons)
    parts = [each.part for each in steps if each.part]
    told: dict[str, Any]
    if step.part:
        told = {**_told_of_parts(steps, lessons, reader), "ours": False}
        told["details"] = told["details"] or pause_words(session, steps, lessons, say)
    else:
        named = {
            "opening": _("Opening"),
            "closing": _("Debrief"),
            "pool": _("Your own codes"),
            "exercise": _("Exercise {number}"),
        }[step.kind]
        notes = material.routes[step.kind]
        told = {
            "when": _when(step),
            "title": say(named).format(number=step.lesson),
            "ours": True,
            "details": _debrief_place(step, plan, session, lessons, say),
            "steps": notes.get("steps", []),
            "do": [notes["do"], *([notes["save"]] if "save" in notes else [])],
            "times": [],
            "answers": [],
            "say": notes["say"],
            "watch": notes["watch"],
        }
    if step.kind == "closing" and asked_last:
        told["say"] = f"{told['say']} {asked_last}"
    tasks = [task for part in parts for task in part.tasks]
    return {
        **told,
        "opens": _opened_lesson(session, step, say),
        "tasks": ", ".join(tasks),
        "sheets": sheets_for(tasks, sheets, rooms) if parts else [],
        "paperless": _paperless(step, tasks, sheets, rooms, say),
        "instead": lessons[step.lesson].second_question if step.kind == "exercise" else "",
    }


def _opened_lesson(session: Session, step: Step, say: Translator) -> str:
    """Return which lesson a row opens where a session has several, "" where the class goes on in one."""
    first = next((each for each in session.steps if each.part and each.lesson == step.lesson), None)
    return say(_("Lesson {number}")).format(number=step.lesson) if step == first and len(session.lessons) > 1 else ""


def _debrief_place(step: Step, plan: Plan, session: Session, lessons: Mapping[str, Lesson], say: Translator) -> str:
    """Return where the debrief of a game in several rooms takes place; "" for any other row."""
    if step.kind != "closing" or len(plan.rooms) == 1 or not game_of(session, lessons):
        return ""
    return say(_("In each room, led by its helper."))


def _told_of_parts(steps: Sequence[Step], lessons: Mapping[str, Lesson], reader: Reader) -> dict[str, Any]:
    """Return what a row of a lesson's parts tells: when, what it is, and what students do in each, of several when.

    What to say and to watch for is that of the longest of them.
    """
    parts = [each.part for each in steps if each.part]
    notes = [lessons[part.lesson].notes_on(part) for part in parts]
    place = parts.index(max(parts, key=lambda part: part.minutes))
    longest, step = notes[place], steps[place]  # a row of parts has no other step
    return {
        "when": _when(*steps),
        "title": parts[0].heading,
        "details": phase_times(step, longest, reader.case, reader.say),
        "steps": timed_steps(step, longest),
        "do": [each["do"] for each in notes],
        "times": [_when(each) for each in steps] if len(steps) > 1 else [],
        "answers": [
            told for part in parts for told in told_on_slides(lessons[part.lesson].slide_tables(part), reader.case)
        ],
        "say": longest["say"],
        "watch": longest["watch"],
    }


def _paperless(step: Step, tasks: Sequence[str], sheets: Sequence[Sheet], rooms: Sequence[int], say: Translator) -> str:
    """Return what to do in a row for which there is no sheet, or ""."""
    if step.kind == "exercise":
        return say(_("no sheet: without screens, pairs write an answer and swap it; the exercise is for home."))
    if not step.part or sheets_for(tasks, sheets, rooms):
        return ""
    return say(_("no sheet: on the board"))


def _when(*steps: Step) -> str:
    return f"{steps[0].start}–{steps[-1].end}"


def _without_answers(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**each, "answers": []} for each in rows]


def _words(said: Any) -> int:
    """Count the words of all texts in lists and dictionaries."""
    if isinstance(said, str):
        return count_words(said)
    parts = said.values() if isinstance(said, dict) else said if isinstance(said, list | tuple) else ()
    return sum(map(_words, parts))


def _minutes(count: int) -> CountedMessage:
    return CountedMessage(ngettext("{count} minute", "{count} minutes"), count)


def _students(count: int) -> CountedMessage:
    return CountedMessage(ngettext("{count} student", "{count} students"), count)
