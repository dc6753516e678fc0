"""A class to practise on: what made-up students handed in, as Moodle and Canvas give it out, with a few usual accidents.

The same seed gives the same class. Texts are the examples of the rubrics, each in a version of its own, so that there is
something to judge; a table says which level each was made for, and another which accidents were made.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from ..answers import Task, is_exercise_id
from ..case import Case
from ..errors import Message, _, translated
from ..files import write_zip
from ..i18n import translator
from .course_platforms import MOODLE_HEADER
from .result_files import csv_bytes
from .simulator import Simulated, canvas_name, moodle_name, roster_text, simulate_class, with_lesson_work
from .split import WAITING_FILE, Answer

CLASS_NAME = "rehearsal"
MAXIMUM_POINTS = 20  # points of the made-up assignment
ASSIGNMENT = "Exercises (77)"  # its column in Canvas's gradebook
LEVEL_CHANCES = (0.15, 0.3, 0.35, 0.2)  # how often a text is made for level 1, 2, 3, 4
TEXT_CHANCE = 0.95  # how often a text is written at all
# What makes a version of an example: students begin and end in many ways.
OPENINGS = (
    "My answer is this.", "I argue as follows.", "In short:", "I looked at the record.", "Here is my view.", "I would say:",
    "To begin with:", "First, the evidence.", "This is my reading.", "I see it so.", "Let me argue.", "I read it twice.",
    "A short answer.", "As I see it:", "I start here.", "My reading:", "My argument:", "From what I read:",
)  # fmt: skip
CLOSINGS = (
    "That is my answer.", "So I conclude.", "This is my reason.", "I stop here.", "That is all.", "This decides it.",
    "I stand by this.", "I may be wrong.", "That seems clear.", "So much for now.", "I leave it there.", "That is why.",
    "Others may differ.", "This convinced me.", "I hope it shows.", "That settles it.",
)  # fmt: skip

# What may happen in a class, and where the instructor meets it.
TWICE, LATE, EMPTY, PSEUDONYM, COPIED, ARGUMENT, DOCUMENT, NOTHING = range(8)
ACCIDENTS = {  # what happened, where it is seen, and how many students it takes
    TWICE: (_("handed in twice: an early copy with half of the answers, then the whole"), "submissions.csv", 1),
    LATE: (_("handed in late"), _("grades.csv, column late; Moodle's archive does not tell it"), 1),
    EMPTY: (_("the file is empty"), WAITING_FILE, 1),
    PSEUDONYM: (_("typed somebody else's pseudonym"), _("needs-a-person.csv, with roster.csv as the list"), 1),
    COPIED: (_("two handed in the same file of answers"), WAITING_FILE, 2),
    ARGUMENT: (_("two wrote the same argument"), _("the sheet of equal answers, once you split"), 2),
    DOCUMENT: (_("handed in a PDF"), WAITING_FILE, 1),
    NOTHING: (_("no file was handed in"), _("grades.csv, column notes"), 1),
}
STUDENTS_PER_ACCIDENT = 3  # every third student at most has one
STUDENTS_PER_ROUND = 100  # students; in larger classes each accident happens again


@dataclass
class _ClassDraft:
    """A class while it is made: the students, and by their place what is handed in otherwise than usual.

    `levels` are those for which texts were made, by place and task; `early` holds an earlier copy, `content` what stands in
    place of the file of answers, None for nothing; `accidents` says which accident happened to whom.
    """

    students: list[Simulated]
    levels: dict[tuple[int, str], int]
    early: dict[int, str] = field(default_factory=dict)
    content: dict[int, bytes | None] = field(default_factory=dict)
    late: set[int] = field(default_factory=set)
    accidents: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Rehearsal:
    """A made-up class: its `files` as {path: bytes}, and the `answers` in it that wait for a level."""

    files: dict[str, bytes]
    answers: list[Answer]


def make_rehearsal(
    exercises: Sequence[Task], lessons: Sequence[Task], case: Case, students: int, seed: int, language: str = "en"
) -> Rehearsal:
    """Return a made-up class on the tasks of `exercises`, with work in `lessons` for pooling.

    moodle.zip and canvas.zip hold the same class; roster.csv is its list in the kit's own layout, moodle-list.csv and
    canvas-list.csv those of the platforms. levels.csv has a level for each text, accidents.csv what went wrong.
    """
    random = np.random.default_rng([seed, students])
    made = with_lesson_work(simulate_class(list(exercises), students, seed, CLASS_NAME), case, list(lessons), seed)
    levels: dict[tuple[int, str], int] = {}
    made = [_with_texts(each, place, exercises, random, levels) for place, each in enumerate(made)]
    draft = _add_accidents(_ClassDraft(made, levels), [task for task in exercises if task.rubric], random)
    say = translator(language)
    levelled = list(_graded_texts(draft))
    files = {
        "moodle.zip": _archive_bytes(draft, lambda each, late, copy: _moodle_path(each, copy)),
        "canvas.zip": _archive_bytes(draft, canvas_name, early=False),
        "roster.csv": roster_text(draft.students).encode(),
        "moodle-list.csv": _moodle_list(draft.students),
        "canvas-list.csv": _canvas_list(draft.students),
        "levels.csv": csv_bytes([["student", "task", "level"], *([who, task, n] for who, task, n, _text in levelled)]),
        "accidents.csv": csv_bytes([[translated(cell, say) for cell in row] for row in _accident_rows(draft)]),
    }
    return Rehearsal(files, [Answer(who, task, text) for who, task, _n, text in levelled])


def _with_texts(
    student: Simulated,
    place: int,
    tasks: Sequence[Task],
    random: np.random.Generator,
    levels: dict[tuple[int, str], int],
) -> Simulated:
    """Return a student whose texts are versions of the rubric's examples; note for which level each was made."""
    answers = dict(student.answers)
    for turn, task in enumerate(each for each in tasks if each.rubric):
        level, written = int(random.choice(4, p=LEVEL_CHANCES)), random.random() < TEXT_CHANCE
        record = answers.pop(task.id, {"tries": 1, "at": _last_time(student), "variant": "", "class": CLASS_NAME})
        if written:
            answers[task.id] = {**record, "answer": example_version(task, level, place + 5 * turn)}
            levels[place, task.id] = task.rubric[level]["level"]
    return replace(student, answers=answers)


def _last_time(student: Simulated) -> str:
    return max((each["at"] for task, each in student.answers.items() if is_exercise_id(task)), default="")


def example_version(task: Task, level: int, number: int) -> str:
    """Return version `number` of the example of a level (0 to 3): another number, another text."""
    begun, rest = number % len(OPENINGS), number // len(OPENINGS)
    ended, drafts = rest % len(CLOSINGS), rest // len(CLOSINGS)
    anchor = task.rubric[level]["anchor"]
    more = [f"I wrote {drafts + 1} drafts."] if drafts else []
    parts = [OPENINGS[begun], anchor, *more, CLOSINGS[ended]]
    # The last sentence stays where a text has to end with an id.
    return " ".join([*more, OPENINGS[begun], CLOSINGS[ended], anchor] if task.closing else parts)


def _add_accidents(draft: _ClassDraft, texts: Sequence[Task], random: np.random.Generator) -> _ClassDraft:
    students = len(draft.students)
    free, most = list(random.permutation(students)), students // STUDENTS_PER_ACCIDENT
    for _round in range(1 + students // STUDENTS_PER_ROUND):
        for what, (_message, _where, needed) in ACCIDENTS.items():
            if students - len(free) + needed <= most and (texts or what != ARGUMENT):
                _apply_accident(draft, what, [int(free.pop()) for _each in range(needed)], texts)
    return draft


def _apply_accident(draft: _ClassDraft, what: int, who: Sequence[int], texts: Sequence[Task]) -> None:
    """Let an accident happen to students."""
    first, other, students = who[0], who[-1], draft.students
    draft.accidents += [(each, what) for each in who]
    if what == TWICE:
        half = dict(list(students[first].answers.items())[::2])
        draft.early[first] = replace(students[first], answers=half).text()
    elif what == LATE:
        draft.late.add(first)
    elif what in (EMPTY, DOCUMENT, NOTHING):
        draft.content[first] = {EMPTY: b"", DOCUMENT: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", NOTHING: None}[what]
    elif what == PSEUDONYM:
        neighbour = students[(first + 1) % len(students)].pseudonym
        draft.content[first] = replace(students[first], pseudonym=neighbour).text().encode()
    elif what == COPIED:
        students[other] = replace(students[other], answers=students[first].answers)
        draft.levels |= {(other, task): level for (place, task), level in draft.levels.items() if place == first}
    else:
        task = texts[0].id
        record = {"tries": 1, "at": _last_time(students[first]), "variant": "", "class": CLASS_NAME}
        argued = example_version(texts[0], 2, first)
        for each in who:
            own = students[each].answers
            students[each] = replace(students[each], answers=own | {task: own.get(task, record) | {"answer": argued}})
            draft.levels[each, task] = texts[0].rubric[2]["level"]


def _moodle_path(student: Simulated, copy: int) -> str:
    name = moodle_name(student)
    return name.replace("my-answers", f"my-answers ({copy})") if copy else name


def _archive_bytes(draft: _ClassDraft, name: Callable[..., str], early: bool = True) -> bytes:
    """Return what was handed in as an archive; Moodle gives out an `early` copy, too, Canvas the last alone."""
    files: list[tuple[str, bytes]] = []
    for place, student in enumerate(draft.students):
        late, again = place in draft.late, place in draft.early
        content = draft.content.get(place, student.text().encode())
        if again and early:
            files.append((name(student, late, 0), draft.early[place].encode()))
        if content is not None:
            files.append((name(student, late, int(again)), content))
    packed = io.BytesIO()
    write_zip(packed, sorted(files))
    return packed.getvalue()


def _moodle_list(students: Sequence[Simulated]) -> bytes:
    rows: list[list[Any]] = [
        [f"Participant {each.number}", each.name, f"{each.number}@example.org", "", "", MAXIMUM_POINTS, "", ""]
        for each in students
    ]
    return csv_bytes([MOODLE_HEADER, *rows])


def _canvas_list(students: Sequence[Simulated]) -> bytes:
    header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", ASSIGNMENT]
    rows = [[_last_first(each.name), each.number, f"s{each.number}", f"l{each.number}", "A", ""] for each in students]
    return csv_bytes([header, ["    Points Possible", "", "", "", "", MAXIMUM_POINTS], *rows], plain=True)


def _last_first(name: str) -> str:
    first, last = name.split(" ", 1)
    return f"{last}, {first}"


def _graded_texts(draft: _ClassDraft) -> Iterator[tuple[str, str, int, str]]:
    """Yield (name, task, level, text) of the texts that are graded. Every class list has the names, one the pseudonyms."""
    accidents = dict(draft.accidents)
    for place, student in enumerate(draft.students):
        if accidents.get(place) in (EMPTY, DOCUMENT, NOTHING):
            continue
        for task in student.answers:
            if (place, task) in draft.levels:
                yield student.name, task, draft.levels[place, task], student.answers[task]["answer"]


def _accident_rows(draft: _ClassDraft) -> Iterator[list[str]]:
    yield [*map(Message, (_("student"), _("pseudonym"), _("what happened"), _("where you see it")))]
    for place, what in sorted(draft.accidents, key=lambda each: (each[1], each[0])):
        message, where, _needed = ACCIDENTS[what]
        yield [draft.students[place].name, draft.students[place].pseudonym, Message(message), Message(where)]
