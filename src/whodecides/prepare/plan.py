"""The plan of a class: which parts of which lessons, in how many sessions, minute by minute. Pure functions.

A session is an opening, the parts of its route, and a closing. Where a class has less time than its route, the parts
that a lesson's author would cut first go home; where it has more, further tasks come in, then the exercise is begun, then
parts take longer. The closing keeps what it needs.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from ..errors import KitError, Message, _, suggest_names
from .lessons import Lesson, Part

ANY = "any"  # the discipline of whoever names none
LONG_CLOSING = 15  # minutes; a session with more left takes what its route leaves for home, too
LONGEST_CLOSING = 40  # minutes; who has more time takes a route with more lessons
CLASS_DECISION = 2  # minutes that a task takes in a class at least: decide, see, say one reason
SAID_INSTEAD = 3  # minutes in which something is said in place of a part that goes home
EXERCISE_BEGUN = 20  # minutes in class; with fewer it stays at home, and with more the parts come first


@dataclass(frozen=True)
class Step:
    """A row of the run-sheet. `kind` is opening, part, pool, exercise or closing; `start` counts from the beginning."""

    kind: str
    start: int
    minutes: int
    lesson: str = ""  # its number
    part: Part | None = None

    @property
    def end(self) -> int:
        return self.start + self.minutes


@dataclass(frozen=True)
class Cut:
    """A part to leave out where time runs short, and what takes its place in so many minutes of the class."""

    part: Part
    instead: str
    minutes: int

    @property
    def saves(self) -> int:
        """The minutes that are won."""
        return self.part.minutes - self.minutes


@dataclass(frozen=True)
class Session:
    """One meeting of the class: its rows, the numbers of its lessons, and the tasks and lessons that stay for home."""

    number: int
    steps: tuple[Step, ...]
    lessons: tuple[str, ...]
    home: tuple[str, ...]
    home_lessons: tuple[str, ...]

    @property
    def minutes(self) -> int:
        return self.steps[-1].end


@dataclass(frozen=True)
class Plan:
    """What a class does. `room_sizes` are the students of each room in which a game is played."""

    minutes: int
    students: int
    discipline: str
    sessions: tuple[Session, ...]
    rooms: tuple[int, ...]

    @property
    def lessons(self) -> list[str]:
        """The numbers of all lessons, each once, in their order."""
        return sorted({each for session in self.sessions for each in (*session.lessons, *session.home_lessons)})

    @property
    def home(self) -> set[str]:
        """The tasks that are for home."""
        return {task for session in self.sessions for task in session.home}

    def lessons_after(self, session: Session) -> set[str]:
        """Return the numbers of the lessons of later sessions: one of them that is in this session, too, goes on."""
        return {number for each in self.sessions if each.number > session.number for number in each.lessons}


def plan_class(
    routes: Mapping[str, Any],
    lessons: Mapping[str, Lesson],
    *,
    minutes: int,
    students: int,
    discipline: str = ANY,
    sessions: int = 1,
    only: Sequence[str] = (),
) -> Plan:
    """Return the plan of a class of `students` in `sessions` meetings of `minutes` each.

    `routes` is the course's `routes.toml` as read, `lessons` {number: Lesson}. `only` are numbers of lessons, all of whose
    parts then make one session in place of a route. Raises KitError, with what to change, where the numbers do not fit.
    """
    about = routes["class"]
    if not 1 <= students <= about["most"]:
        wrong = _("The number of students is {count}: name one from 1 to {most} with --students.")
        raise KitError(Message(wrong, most=about["most"], count=students))
    route = _route_of_lessons(only) if only else find_route(routes, discipline, sessions)
    fewest, most = seats_of_games(about)
    if students < fewest:  # each plays alone, in the minutes of the lesson
        lessons = {number: _without_rooms(each) for number, each in lessons.items()}
    _refuse_too_short(route, lessons, about, minutes)
    planned: list[Session] = []
    for number, wanted in enumerate(route["session"], start=1):
        others = {unit["lesson"] for each in route["session"] if each is not wanted for unit in each["lessons"]}
        later = {unit["lesson"] for each in route["session"][number:] for unit in each["lessons"]}
        planned.append(_session(number, wanted, lessons, about, minutes, others=others, later=later))
    return Plan(minutes, students, discipline, _with_home(planned, lessons), room_sizes(students, most))


def find_route(routes: Mapping[str, Any], discipline: str, sessions: int) -> dict[str, Any]:
    """Return the route of a discipline with so many sessions; where it has none, the general one."""
    known = list(dict.fromkeys(each["for"] for each in routes["route"]))
    if discipline not in known:
        wrong = _("There is no route for '{name}'. {nearest}")
        raise KitError(Message(wrong, name=discipline, nearest=suggest_names(discipline, known)))
    fitting = {each["for"]: each for each in routes["route"] if len(each["session"]) == sessions}
    found = fitting.get(discipline, fitting.get(ANY))
    if not found:
        there = sorted({len(each["session"]) for each in routes["route"] if each["for"] in (discipline, ANY)})
        wrong = _("No route has this number of sessions: {count}. Name one of these with --sessions: {known}.")
        raise KitError(Message(wrong, count=sessions, known=", ".join(map(str, there))))
    return found


def _route_of_lessons(numbers: Iterable[str]) -> dict[str, Any]:
    """Return a route of one session that takes all of these lessons."""
    return {"session": [{"lessons": [{"lesson": each, "tasks": "all"} for each in numbers]}]}


def seats_of_games(about: Mapping[str, Any]) -> tuple[int, int]:
    """Return the fewest and the most students in one room of a game; in a course without games all are in one.

    `about` is what `routes.toml` says of a class.
    """
    fewest, most = about.get("games", (1, about["most"]))
    return fewest, most


def room_sizes(students: int, most: int) -> tuple[int, ...]:
    """Return the students of each room of a game: as few rooms as can be, of nearly one size."""
    count = -(-students // most)
    return tuple(students // count + (each < students % count) for each in range(count))


def seat_counts(people: int, seats: int) -> tuple[int, ...]:
    """Return how many people sit on each seat; fewer people than seats leave some empty."""
    return tuple(people // seats + (each < people % seats) for each in range(seats))


def chosen_parts(lesson: Lesson, tasks: str | list[str]) -> list[Part]:
    """Return the parts that a route takes of a lesson: all, the short way, or those that ask the tasks named.

    A part without a task comes along where one that follows it does.
    """
    if tasks == "all":
        return list(lesson.parts)
    if tasks == "short":
        return [each for each in lesson.parts if each.short]
    asked = [place for place, each in enumerate(lesson.parts) if set(each.tasks) & set(tasks)]
    first, last = min(asked, default=0), max(asked, default=-1)
    return [
        each for place, each in enumerate(lesson.parts) if place in asked or (first < place < last and not each.tasks)
    ]


def _with_home(sessions: Sequence[Session], lessons: Mapping[str, Lesson]) -> tuple[Session, ...]:
    """Give each session what is left of its lessons, unless the same lesson comes again."""
    done = {task for each in sessions for step in each.steps if step.part for task in step.part.tasks}
    left = []
    for place, each in enumerate(sessions):
        again = {lesson for later in sessions[place + 1 :] for lesson in later.lessons}
        tasks = [
            task
            for number in each.lessons
            if number not in again
            for part in lessons[number].parts
            for task in part.tasks
            if task not in done
        ]
        left.append(replace(each, home=tuple(tasks)))
    return tuple(left)


def minutes_of_exercises(sessions: Iterable[Session]) -> Counter[str]:
    """Return {number of a lesson: the minutes that its exercise takes in these sessions}."""
    found = Counter[str]()
    for step in (step for each in sessions for step in each.steps if step.kind == "exercise"):
        found[step.lesson] += step.minutes
    return found


def exercise_left(lesson: Lesson, sessions: Iterable[Session]) -> int:
    """Return the minutes of a lesson's exercise that are left for home once all sessions have taken theirs."""
    return max(0, lesson.exercise - minutes_of_exercises(sessions)[lesson.number])


def _session(
    number: int,
    wanted: Mapping[str, Any],
    lessons: Mapping[str, Lesson],
    about: Mapping[str, Any],
    minutes: int,
    *,
    others: Collection[str],
    later: Collection[str],
) -> Session:
    """Return a session of a route. `others` are the lessons of the other sessions, of which it takes what its route says;
    `later` those of the sessions behind it: the exercise of a lesson that goes on waits for its end.
    """
    parts, chosen = route_parts(wanted, lessons)
    fewest, wished = about["closing"]
    pool = wanted.get("own_codes", 0)
    free = minutes - about["opening"] - pool - minutes_of(parts)
    cut: list[Part] = []
    if free < fewest:
        parts, cut, free = _cut(parts, chosen, free, fewest)
    last = chosen[-1]
    whole = [unit if unit["lesson"] in others else {} for unit in wanted["lessons"]]
    for units in (wanted["lessons"], whole):
        parts, free = _extended(parts, units, chosen, cut, free, wished)
        left = 0 if last.number in later else last.exercise
        exercise, longer = shares(max(0, free - wished), left, [each.minutes for each in parts])
        if free - exercise - sum(longer) <= LONG_CLOSING:
            break
    parts = [replace(each, minutes=each.minutes + more) for each, more in zip(parts, longer, strict=True)]
    free -= exercise + sum(longer)
    if free > LONGEST_CLOSING:
        wrong = _("Too many minutes for session {number}: {minutes}. Change --minutes to at most {most}.")
        raise KitError(Message(wrong, number=number, most=minutes - free + LONGEST_CLOSING, minutes=minutes))
    return Session(
        number,
        tuple(_steps(parts, about["opening"], pool, exercise, last.number, free)),
        tuple(each.number for each in chosen),
        home=(),
        home_lessons=tuple(wanted.get("home", ())),
    )


def route_parts(wanted: Mapping[str, Any], lessons: Mapping[str, Lesson]) -> tuple[list[Part], list[Lesson]]:
    """Return the parts of a session of a route, and its lessons, with the minutes that parts take in a class."""
    chosen = [_timed(lessons[each["lesson"]], each.get("minutes", {})) for each in wanted["lessons"]]
    units = zip(chosen, wanted["lessons"], strict=True)
    return [part for lesson, unit in units for part in chosen_parts(lesson, unit["tasks"])], chosen


def _timed(lesson: Lesson, minutes: Mapping[str, int]) -> Lesson:
    """Return a lesson in which parts take the minutes of a class.

    Where they ask these tasks, {task: minutes}, those of the route; else those of a game, or of one who works alone, but
    for each task `CLASS_DECISION` at least.
    """
    named = {lesson.part_of(task): count for task, count in minutes.items()}
    return replace(
        lesson, parts=tuple(replace(each, minutes=named.get(each, minutes_in_class(each))) for each in lesson.parts)
    )


def minutes_in_class(part: Part) -> int:
    """Return how long a part takes in a class where its route says nothing else."""
    return part.in_a_room or max(part.minutes, CLASS_DECISION * len(part.tasks))


def _without_rooms(lesson: Lesson) -> Lesson:
    return replace(lesson, parts=tuple(replace(each, in_a_room=0) for each in lesson.parts))


def _refuse_too_short(
    route: Mapping[str, Any], lessons: Mapping[str, Lesson], about: Mapping[str, Any], minutes: int
) -> None:
    """Name the session that needs most, so that whoever follows the sentence is done."""
    needed = {}
    for number, wanted in enumerate(route["session"], 1):
        parts, chosen = route_parts(wanted, lessons)
        gone = _cut_order(parts, chosen)
        taken = about["opening"] + wanted.get("own_codes", 0) + about["closing"][0]
        needed[number] = taken + minutes_of(parts) - minutes_of(gone)
    number = max(needed, key=lambda each: needed[each])
    if needed[number] > minutes:
        wrong = _("Too few minutes for session {number}: {minutes}. Change --minutes to at least {needed}.")
        raise KitError(Message(wrong, number=number, needed=needed[number], minutes=minutes))


def minutes_of(parts: Iterable[Part]) -> int:
    """Return how long parts take together."""
    return sum(each.minutes for each in parts)


def _steps(parts: Iterable[Part], opening: int, pool: int, exercise: int, last: str, closing: int) -> Iterator[Step]:
    yield Step("opening", 0, opening)
    at = opening
    for each in parts:
        yield Step("part", at, each.minutes, each.lesson, each)
        at += each.minutes
    for kind, minutes in (("pool", pool), ("exercise", exercise)):
        if minutes:
            yield Step(kind, at, minutes, last)
            at += minutes
    yield Step("closing", at, closing)


def cuttable(parts: Iterable[Part], lessons: Iterable[Lesson]) -> list[Cut]:
    """Return what to cut first, of the last lesson first.

    A part stays where another one of those shown waits for its task.
    """
    parts = list(parts)
    cut = list[Cut]()
    for lesson in reversed(list(lessons)):
        for each in lesson.teaching.get("cut_first", []):
            part = next((one for one in parts if (one.lesson, one.heading) == (lesson.number, each["heading"])), None)
            if part and not _is_awaited(part, [one for one in parts if one not in [gone.part for gone in cut]]):
                cut.append(Cut(part, each["instead"], each.get("minutes", 0)))
    return cut


def _is_awaited(part: Part, parts: Iterable[Part]) -> bool:
    return any(set(part.tasks) & each.waits for each in parts if each != part)


def _cut_order(parts: Sequence[Part], lessons: Sequence[Lesson]) -> list[Part]:
    """Return the parts that can be taken out, in their order; one of all stays.

    What keeps more minutes in the class than a few words take is shortened by whoever teaches, and taken out by no plan.
    """
    out = [each.part for each in cuttable(parts, lessons) if each.minutes <= SAID_INSTEAD]
    return out[: len(parts) - 1]


def _cut(parts: list[Part], lessons: Sequence[Lesson], free: int, fewest: int) -> tuple[list[Part], list[Part], int]:
    """Take parts out until the session fits. Return what stays, what is out and the minutes that are left."""
    cut: list[Part] = []
    for part in _cut_order(parts, lessons):
        if free >= fewest:
            break
        cut, free = [*cut, part], free + part.minutes
    return [each for each in parts if each not in cut], cut, free


def _extended(
    parts: list[Part],
    units: Iterable[Mapping[str, Any]],
    chosen: Sequence[Lesson],
    cut: Sequence[Part],
    free: int,
    wished: int,
) -> tuple[list[Part], int]:
    """Let in what was cut, the last one first, then further tasks, as long as the debrief keeps its time."""
    further = list(reversed(cut))
    for unit, lesson in zip(units, chosen, strict=True):
        others = [task for each in lesson.parts for task in each.tasks]
        further += [part for task in unit.get("more", others) if (part := lesson.part_of(task))]
    for part in further:
        out = {task for each in cut if each not in parts for task in each.tasks}
        if part not in parts and free - part.minutes >= wished and not part.waits & out:
            parts, free = [*parts, part], free - part.minutes
    order = [part for lesson in chosen for part in lesson.parts]
    return sorted(parts, key=order.index), free


def shares(spare: int, exercise: int, parts: Sequence[int]) -> tuple[int, list[int]]:
    """Return how many of `spare` minutes go to an exercise of `exercise` minutes, and how many to each of the parts.

    The exercise is begun; then parts of these minutes take longer, in proportion, each by at most a half; then the exercise
    goes on. What none of them can take is left over.
    """
    begun = min(exercise, EXERCISE_BEGUN) if spare >= EXERCISE_BEGUN else 0
    most = [each // 2 for each in parts]
    given = min(spare - begun, sum(most))
    ends = [round(given * up_to / max(1, sum(most))) for up_to in accumulate(most)]
    longer = [end - start for start, end in zip([0, *ends], ends, strict=False)]
    return (min(exercise, spare - given) if begun else 0), longer
