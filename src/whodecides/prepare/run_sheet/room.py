"""Who sits where and in which order they speak, how many screens a session needs, and what is for home. Sentences only."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ...case import Reader
from ...classroom.typed_codes import FILE as TYPED_CODES
from ...errors import CountedMessage, Message, _, ngettext
from ...game.plan import phases_of
from ...i18n import Translator
from ...tools.hearing.room import seating_sentence, side_names
from ...tools.hearing.seats import FEWEST_PEOPLE, ONE_PERSON, SIDES, seats, valid_number_of_people
from ...tools.negotiation.seats import chairs, roles, table_sizes
from ..game_plans import game_plan
from ..lessons import Lesson
from ..plan import Plan, Session, Step, exercise_left, seat_counts
from .rows import stretches
from .times import PHASES

COMMAND = "whodecides"  # as the guide writes it; its last page says what one types for it
ANSWERS = "my-answers.json"  # the one file that a student hands in
PAIR = _(
    "A file is one person's. The other writes each answer down first, and types it in at home or hands in the paper."
)
BLANK = "……………"  # a day that the instructor writes


def screen_sharing(session: Session, lessons: Mapping[str, Lesson], say: Translator) -> str:
    """Return whether pairs may share a screen, and whose file a shared one makes."""
    if any(lessons[number].teaching["screens"] == "each" for number in session.lessons):
        return say(
            _(
                "One for each student: all work alone, pairs may not share. Who has none writes on the sheets, and hands these in."
            )
        )
    exercise = next((step.start for step in session.steps if step.kind == "exercise"), None)
    if exercise is None:
        told = _("Pairs may share.")
        return f"{say(told)} {say(PAIR)}"
    told = _("Pairs may share until minute {minute}; then each needs one, or begins at home.")
    return f"{say(told).format(minute=exercise)} {say(PAIR)}"


def preparation_before(session: Session, say: Translator) -> str:
    """Return what is done before a session, or "": students start the kit once, and the instructor pools their codes."""
    told = _("Students start the kit once and answer nothing: the class opens with what they see first.")
    return " ".join(filter(None, [say(told) if session.number == 1 else "", pooling_before(session, say)]))


def pooling_before(session: Session, say: Translator) -> str:
    """Return what an instructor does before a session that shows the class its own codes, or ""."""
    if not any(step.kind == "pool" for step in session.steps):
        return ""
    told = _("Put {file} of all students as answers.zip into the kit's folder; give there: {command}.")
    paper = _(
        "Codes on paper? Number the sheets; type them into {table}, copy it into the kit's folder, and add {option}. Give the "
        "sheets back before class."
    )
    return " ".join(
        [
            say(told).format(file=ANSWERS, command=f"{COMMAND} pool answers.zip"),
            say(paper).format(table=TYPED_CODES, option=f"--typed {TYPED_CODES}"),
        ]
    )


def beyond_short_way(session: Session, lessons: Mapping[str, Lesson], say: Translator) -> str:
    """Return which tasks a session takes beyond the short way of a lesson, as the line *One session only?* names it, or "".

    Who takes a lesson whole, or none of its short way, is told nothing.
    """
    found = []
    for number in session.lessons:
        here = [step.part for step in session.steps if step.part and step.lesson == number]
        parts = lessons[number].parts
        whole = {each.heading for each in parts} <= {each.heading for each in here}
        more = ", ".join(task for each in here if not each.short for task in each.tasks)
        if more and not whole and any(each.short and each.tasks for each in here):
            told = _(
                "Lesson {lesson}: its page names a shorter way, for a class with little time. The rows below take what it leaves out: {more}."
            )
            found.append(say(told).format(lesson=number, more=more))
    return " ".join(found)


def seating_lines(plan: Plan, session: Session, lessons: Mapping[str, Lesson], reader: Reader) -> list[str]:
    """Return who sits where and who speaks, for each size of a room, where the session plays a game."""
    game = game_of(session, lessons)
    if not game:
        return []
    say, found = reader.say, []
    hearing = game == "hearing"
    groups = list(plan.rooms) if hearing else [each for room in plan.rooms for each in table_sizes(room)]
    for people, count in Counter(groups).items():
        placed = (
            seating_sentence(reader, valid_number_of_people(people))
            if hearing
            else _summit(people, reader).translated(say)
        )
        several = (
            ngettext("{count} room of {people}. {seats}", "{count} rooms of {people}. {seats}")
            if hearing
            else ngettext("{count} table of {people}. {seats}", "{count} tables of {people}. {seats}")
        )
        found.append(
            CountedMessage(several, count, people=people, seats=placed).translated(say) if len(groups) > 1 else placed
        )
    tables = [] if hearing else _tables_of_rooms(plan, say)
    return [*tables, *found, *_speaking(game, max(groups), reader)]


def phones_line(plan: Plan, session: Session, lessons: Mapping[str, Lesson], reader: Reader) -> list[str]:
    """Return how an instructor gives out seats on phones, and goes past what the class leaves out, where it plays a game."""
    say, game = reader.say, game_of(session, lessons)
    if not game:
        return []
    told = _("On phones, seats come by themselves: {command} on your laptop ({guide}).")
    guide = say(told).format(command="whodecides room", guide="instructor/room.md")
    played = {phase for each in plan.sessions for step in each.steps for phase in _phases(step, lessons)}
    out = [say(PHASES[each]) for each in phases_of(game_plan(reader.case, game)) if each not in played]
    left = say(_("No row plays this; go past it on the console: {phases}.")).format(phases=", ".join(out))
    return [guide, left] if out and played else [guide]


def pause_words(session: Session, steps: Sequence[Step], lessons: Mapping[str, Lesson], say: Translator) -> str:
    """Return what to press in the room where a row interrupts a game that goes on in a later one; "" anywhere else."""
    places = [place for place, step in enumerate(session.steps) if step.part and _phases(step, lessons)]
    here = [place for place, step in enumerate(session.steps) if step in steps and place not in places]
    between = places and here and places[0] < here[0] < places[-1]
    return say(_("In the room: Pause; behind it, start the clock again.")) if between else ""


def _phases(step: Step, lessons: Mapping[str, Lesson]) -> list[str]:
    """Return the phases of a game that a step of a session plays."""
    return lessons[step.lesson].notes_on(step.part).get("phases", []) if step.part else []


def walking_line(plan: Plan, session: Session, lessons: Mapping[str, Lesson], say: Translator) -> list[str]:
    """Return when a class that fills several rooms walks there; nothing where one room holds all."""
    if len(plan.rooms) == 1 or not game_of(session, lessons):
        return []
    start = rows_of_the_game(session, lessons)[0][0].start
    if start <= session.steps[0].end:
        return [say(_("All come straight to their rooms, and stay there to the end, debrief included."))]
    told = _("Minute {minute}: all walk to their rooms, two minutes of that row, and stay there to the end, debrief included.")  # fmt: skip
    return [say(told).format(minute=start)]


def _tables_of_rooms(plan: Plan, say: Translator) -> list[str]:
    """Return in one line which tables stand in which rooms, after whose size sheets are named; none where a room has one."""
    if all(len(table_sizes(room)) == 1 for room in plan.rooms):
        return []
    told = ngettext("{count} room of {people}: tables of {tables}.", "{count} rooms of {people}: tables of {tables}.")
    rooms = Counter(plan.rooms).items()
    lines = [
        CountedMessage(told, count, people=people, tables=" + ".join(map(str, table_sizes(people))))
        for people, count in rooms
    ]
    return [" ".join(each.translated(say) for each in lines)]


def rows_of_the_game(session: Session, lessons: Mapping[str, Lesson]) -> list[list[Step]]:
    """Return the rows of a run-sheet in which a game is played: from its first part to the end of the lesson's parts."""
    rows = [row for row in stretches(session.steps) if row[0].part]
    begins = next(
        place
        for place, row in enumerate(rows)
        if any(step.part and "game" in lessons[step.lesson].notes_on(step.part) for step in row)
    )
    return [row for row in rows[begins:] if row[0].lesson == rows[begins][0].lesson]


def game_of(session: Session, lessons: Mapping[str, Lesson]) -> str:
    """Return the game that a session plays, or ""."""
    notes = [lessons[step.lesson].notes_on(step.part) for step in session.steps if step.part]
    return next((each["game"] for each in notes if "game" in each), "")


def _delegations(reader: Reader) -> int:
    """Return how many sit at the table of the summit."""
    return len(reader.case["delegations"])


def _summit(people: int, reader: Reader) -> Message:
    if people < FEWEST_PEOPLE:
        return Message(_("In so small a class each plays alone, and the tool speaks for the others."))
    delegations = _delegations(reader)
    if people < delegations:
        shares = Counter(seat_counts(delegations, people)).items()
        shared = ", ".join(f"{count} × {size}" for size, count in shares)
        return Message(
            _("Delegations: {delegations}. A student plays: {shares}."), delegations=delegations, shares=shared
        )
    return Message(_("Students in a delegation: {shares}."), shares=_students_of_delegations(people, reader))


def _students_of_delegations(people: int, reader: Reader) -> str:
    """Return how many speak for whom at a table: the largest delegations first, and who chairs."""
    say, names, leads = reader.say, reader.names("jurisdictions"), chairs(reader.case)
    by_size: dict[int, list[str]] = {}
    for code, count in Counter(roles(reader.case, people)).most_common():
        chair = say(_("{name} (chairs)")).format(name=names[code])
        by_size.setdefault(count, []).append(chair if code in leads else names[code])
    return "; ".join(f"{count} × {', '.join(found)}" for count, found in by_size.items())


def _speaking(game: str, people: int, reader: Reader) -> list[str]:
    """Return who speaks in which order, where more than one sit on a side."""
    say = reader.say
    if game == "hearing" and valid_number_of_people(people) != ONE_PERSON and seats(people).each > 1:
        order = ", ".join(side_names(reader)[side] for side in SIDES)
        told = _(
            "Order: {order}. In each side one speaks, one minute, and another answers the bench; the others take a point of the card each, find its exhibit for the speaker, and write the answer down. On paper each of the bench writes a question to one side, and who asks is drawn; on phones one who is drawn reads the question of the card."
        )
        return [say(told).format(order=order)]
    if game == "summit" and people > _delegations(reader):
        return [
            say(_("One speaks for a delegation; the others look up evidence, write the slips and mark objections."))
        ]
    return []


def homework(plan: Plan, session: Session, lessons: Mapping[str, Lesson], say: Translator) -> str:
    """Return what is left for home in one line; "" where nothing is."""
    return " · ".join(homework_lines(plan, session, lessons, say))


def homework_lines(plan: Plan, session: Session, lessons: Mapping[str, Lesson], say: Translator) -> list[str]:
    """Return what is left for home (parts of lessons, exercises, whole lessons), and last what is handed in; none where nothing is."""
    parts = [name for names in parts_at_home(session, lessons).values() for name in names]
    found = parts + _whole_at_home(plan, session, lessons, say)
    if not found:
        return []
    hand_in = say(_("Hand in {file} by {day}")).format(file=ANSWERS, day=BLANK)
    return [*found, hand_in]


def parts_at_home(session: Session, lessons: Mapping[str, Lesson]) -> dict[str, list[str]]:
    """Return {number of a lesson: its parts left for home}, each by its tasks and its heading, such as "00.2 One dot, opened"."""
    found: dict[str, list[str]] = {}
    for task in session.home:
        part = lessons[task[:2]].part_of(task)
        if part and task == next(each for each in part.tasks if each in session.home):
            tasks = ", ".join(each for each in part.tasks if each in session.home)
            found.setdefault(part.lesson, []).append(f"{tasks} {part.heading}")
    return found


def homework_for_class(plan: Plan, session: Session, lessons: Mapping[str, Lesson], say: Translator) -> str:
    """Return what is left for home as a class reads it, a line for each lesson; "" where nothing is."""
    screens = [" · ".join(names) for names in parts_at_home(session, lessons).values()]
    whole = _whole_at_home(plan, session, lessons, say)
    if not screens and not whole:
        return ""
    told = " · ".join([*whole, say(_("Hand in {file}")).format(file=ANSWERS)])
    return "\n".join([*screens, told[:1].upper() + told[1:]])


def _whole_at_home(plan: Plan, session: Session, lessons: Mapping[str, Lesson], say: Translator) -> list[str]:
    """Return the exercises and whole lessons that are left for home.

    The exercise of a lesson that goes on in a later session waits for its end.
    """
    later = plan.lessons_after(session)
    found = []
    for number in session.lessons:
        if lessons[number].exercise and number not in later:
            found.append(exercise_words(lessons[number], plan, say))
    for number in session.home_lessons:
        found.append(say(_("lesson {number}")).format(number=number))
        if lessons[number].exercise:
            found.append(exercise_words(lessons[number], plan, say))
    return found


def exercise_words(lesson: Lesson, plan: Plan, say: Translator) -> str:
    """Return what of a lesson's exercise is left for home: all, the rest, or nothing but to hand it in."""
    left = exercise_left(lesson, plan.sessions)
    told = _("exercise {number}") if left == lesson.exercise else _("the rest of exercise {number}")
    return say(told if left else _("exercise {number}, done in class")).format(number=lesson.number)


def closing_question(plan: Plan, session: Session, lessons: Mapping[str, Lesson]) -> str:
    """Return what a session asks last; "" where its last lesson goes on in a later one, which opens what it asks."""
    last = session.lessons[-1]
    return "" if last in plan.lessons_after(session) else lessons[last].first_question


def rooms_needed(plan: Plan, session: Session, lessons: Mapping[str, Lesson], say: Translator) -> str:
    """Return how many rooms and helpers a session with a game needs, or "" where one room is enough."""
    if len(plan.rooms) == 1 or not game_of(session, lessons):
        return ""
    told = _("The game needs {rooms} rooms of at most {most}, and a helper for each; or rooms play in turn.")
    return say(told).format(rooms=len(plan.rooms), most=max(plan.rooms))


def helper_line(plan: Plan, session: Session, lessons: Mapping[str, Lesson], routes: Mapping[str, Any]) -> str:
    """Return who leads where a game fills several rooms, or ""."""
    return routes["rooms"]["helpers"] if len(plan.rooms) > 1 and game_of(session, lessons) else ""
