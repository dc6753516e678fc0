"""What stands on a run-sheet: rows of minutes, what can be cut, the board, the room. Plain data; the template draws it."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from ...answers import count_words
from ...case import Reader
from ...errors import CountedMessage, _, ngettext
from ...i18n import Translator, colon
from ...widgets.templates import render
from ..cards.sheet_list import Sheet
from ..lessons import Lesson, Part
from ..pages import style_of
from ..plan import Cut, Plan, Session, Step, cuttable
from .room import (
    beyond_short_way,
    closing_question,
    helper_line,
    homework,
    preparation_before,
    screen_sharing,
    seating_lines,
)

MANY_WORDS = (410, 450, 530, 615)  # on the sheet; with more of them the type is smaller, so that one page holds all
STRETCH = 8  # minutes from which on a row holds no further screen
MOST_TASKS = 3  # in a row: whoever leads a class keeps no more in mind
MOST_CUT = 3  # lines; nobody cuts more in the middle of a class
LEAST_CUT = 2  # minutes; less is not worth a thought


def run_sheets(
    plan: Plan,
    lessons: Mapping[str, Lesson],
    routes: Mapping[str, Any],
    sheets: Sequence[Sheet],
    reader: Reader,
    paper: str,
) -> dict[str, bytes]:
    """Return {"run-sheet-1.html": page, …}, one for each session.

    `routes` is the course's `routes.toml` as read, `sheets` what can be printed for these lessons.
    """
    return {
        f"run-sheet-{session.number}.html": _page(plan, session, lessons, routes, sheets, reader, paper).encode()
        for session in plan.sessions
    }


def printed_as(sheet: Sheet, rooms: Collection[int]) -> str:
    """Return the name of a sheet's file as one looks for it: with rooms of several sizes there is a file for each size."""
    return f"{sheet.file}-room-of-…" if sheet.of_a_room and len(set(rooms)) > 1 else sheet.file


def sheets_for(tasks: Collection[str], sheets: Sequence[Sheet], rooms: Collection[int]) -> list[str]:
    """Return the names of the sheets that serve one of these tasks."""
    return [printed_as(each, rooms) for each in sheets if set(each.serves) & set(tasks)]


def _page(
    plan: Plan,
    session: Session,
    lessons: Mapping[str, Lesson],
    routes: Mapping[str, Any],
    sheets: Sequence[Sheet],
    reader: Reader,
    paper: str,
) -> Markup:
    say = reader.say
    asked_last = closing_question(plan, session, lessons)
    table = stretches(session.steps)
    rows = [_row(each, asked_last, lessons, routes, sheets, plan.rooms, say) for each in table]
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
        "anyway": routes["no_network"]["say"],
        "no_network": [(each.number, each.teaching["no_network"]) for each in used],
        "room": seating_lines(plan, session, lessons, reader),
        "helpers": helper_line(plan, session, lessons, routes),
        "ahead": [
            (name, told)
            for name, told in (
                (say(_("Screens")), screen_sharing(session, lessons, say)),
                (say(_("Before class")), preparation_before(session, say)),
                (say(_("More tasks")), beyond_short_way(session, lessons, say)),
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
        headings=[say(each) for each in (_("Minute"), _("Students"), _("You say"), _("Watch for"))],
        rows=rows,
        **boxes,
        sheets=sheets_for(asked, sheets, plan.rooms),
        home=homework(plan, session, lessons, say),
        words={
            "cut": say(_("Cut this first")),
            "network": say(_("When the network dies")),
            "note": say(_("Content note")),
            "board": say(_("Board")),
            "room": say(_("The room")),
            "home": say(_("For home")),
            "paper": say(_("paper")),
            "none": say(_("nothing: no sheet belongs to this session.")),
        },
        size=sum(_words([rows, boxes]) > each for each in MANY_WORDS),
        colon=colon(reader.language),
        language=reader.language,
        paper=paper,
        style=style_of(__file__, "run_sheet.css"),
    )


def saved(cut: Cut, say: Translator) -> str:
    """Return how many minutes are won where what takes the place of a part is done instead."""
    return CountedMessage(ngettext("saves {count} minute", "saves {count} minutes"), cut.saves).translated(say)


def _in_the_table(part: Part, table: Sequence[Sequence[Step]]) -> str:
    """Return where a part stands in the table: the number of its row, and its tasks, or its minutes where it has none."""
    number, step = next((n, step) for n, row in enumerate(table, 1) for step in row if step.part == part)
    return f"{number} · {', '.join(part.tasks) or _when(step)}"


def stretches(steps: Sequence[Step]) -> list[list[Step]]:
    """Return the steps in rows: screens of one lesson that follow each other share a row until it has `STRETCH` minutes.

    A row has at most `MOST_TASKS` tasks, unless one screen has more.
    """
    rows: list[list[Step]] = []
    for step in steps:
        last = rows[-1] if rows else []
        shares = last and step.part and last[-1].part and last[-1].lesson == step.lesson
        tasks = [task for each in (*last, step) if each.part for task in each.part.tasks]
        if shares and len(tasks) <= MOST_TASKS and last[-1].end - last[0].start < STRETCH and step.minutes < STRETCH:
            last.append(step)
        else:
            rows.append([step])
    return rows


def _row(
    steps: Sequence[Step],
    asked_last: str,
    lessons: Mapping[str, Lesson],
    routes: Mapping[str, Any],
    sheets: Sequence[Sheet],
    rooms: Sequence[int],
    say: Translator,
) -> dict[str, Any]:
    """Return a row of the table: when, what it is, and three things to read. `ours`: the title is in the asked language."""
    step = steps[0]
    parts = [each.part for each in steps if each.part]
    told: dict[str, Any]
    if step.part:
        told = {**told_of_parts(steps, lessons), "ours": False}
    else:
        named = {
            "opening": _("Opening"),
            "closing": _("Debrief"),
            "pool": _("Your own codes"),
            "exercise": _("Exercise {number}"),
        }[step.kind]
        notes = routes[step.kind]
        told = {
            "when": _when(step),
            "title": say(named).format(number=step.lesson),
            "ours": True,
            "steps": notes.get("steps", []),
            "do": [notes["do"], *([notes["save"]] if "save" in notes else [])],
            "times": [],
            "say": notes["say"],
            "watch": notes["watch"],
        }
    if step.kind == "closing" and asked_last:
        told["say"] = f"{told['say']} {asked_last}"
    tasks = [task for part in parts for task in part.tasks]
    return {
        **told,
        "tasks": ", ".join(tasks),
        "sheets": sheets_for(tasks, sheets, rooms) if parts else [],
        "paperless": _paperless(step, tasks, sheets, rooms, say),
        "instead": lessons[step.lesson].second_question if step.kind == "exercise" else "",
    }


def told_of_parts(steps: Sequence[Step], lessons: Mapping[str, Lesson]) -> dict[str, Any]:
    """Return what a row of a lesson's parts tells: when, what it is, and what students do in each, of several when.

    What to say and to watch for is that of the longest of them.
    """
    parts = [each.part for each in steps if each.part]
    notes = [lessons[part.lesson].notes_on(part) for part in parts]
    longest = notes[parts.index(max(parts, key=lambda part: part.minutes))]
    return {
        "when": _when(*steps),
        "title": parts[0].heading,
        "steps": longest.get("steps", []),
        "do": [each["do"] for each in notes],
        "times": [_when(each) for each in steps] if len(steps) > 1 else [],
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
