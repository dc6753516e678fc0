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
from ..errors import Words, _, in_words
from ..files import write_zip
from ..i18n import translator
from .platforms import MOODLE_HEADER
from .sheets import sheet_bytes
from .simulator import Simulated, canvas_name, moodle_name, roster_text, simulate_class, with_lesson_work
from .splitting import NEEDED, Answer

CLASS = "rehearsal"
MAXIMUM = 20  # points of the made-up assignment
ASSIGNMENT = "Exercises (77)"  # its column in Canvas's gradebook
OPENED = (0.15, 0.3, 0.35, 0.2)  # how often a text is made for level 1, 2, 3, 4
WRITTEN = 0.95  # how often a text is written at all
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
    EMPTY: (_("the file is empty"), NEEDED, 1),
    PSEUDONYM: (_("typed somebody else's pseudonym"), _("needs-a-person.csv, with roster.csv as the list"), 1),
    COPIED: (_("two handed in the same file of answers"), NEEDED, 2),
    ARGUMENT: (_("two wrote the same argument"), _("the sheet of equal answers, once you split"), 2),
    DOCUMENT: (_("handed in a PDF"), NEEDED, 1),
    NOTHING: (_("no file was handed in"), _("grades.csv, column notes"), 1),
}
ACCIDENTS_OF = 3  # every third student at most has one
ONE_ROUND = 100  # students; in larger classes each accident happens again


@dataclass
class _Class:
    """A class while it is made: the students, and by their place what is handed in otherwise than usual.

    `levels` are those for which texts were made, by place and task; `early` holds an earlier copy, `content` what stands in
    place of the file of answers, None for nothing; `told` says which accident happened to whom.
    """

    students: list[Simulated]
    levels: dict[tuple[int, str], int]
    early: dict[int, str] = field(default_factory=dict)
    content: dict[int, bytes | None] = field(default_factory=dict)
    late: set[int] = field(default_factory=set)
    told: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Rehearsal:
    """A made-up class: its `files` as {path: bytes}, and the `answers` in it that wait for a level."""

    files: dict[str, bytes]
    answers: list[Answer]


def rehearsal(
    exercises: Sequence[Task], lessons: Sequence[Task], case: Case, students: int, seed: int, language: str = "en"
) -> Rehearsal:
    """Return a made-up class on the tasks of `exercises`, with work in `lessons` for pooling.

    moodle.zip and canvas.zip hold the same class; roster.csv is its list in the kit's own layout, moodle-list.csv and
    canvas-list.csv those of the platforms. levels.csv has a level for each text, accidents.csv what went wrong.
    """
    random = np.random.default_rng([seed, students])
    made = with_lesson_work(simulate_class(list(exercises), students, seed, CLASS), case, list(lessons), seed)
    levels: dict[tuple[int, str], int] = {}
    made = [_with_texts(each, place, exercises, random, levels) for place, each in enumerate(made)]
    found = _with_accidents(_Class(made, levels), [task for task in exercises if task.rubric], random)
    say = translator(language)
    levelled = list(_levels(found))
    files = {
        "moodle.zip": _archive(found, lambda each, late, copy: _moodle(each, copy)),
        "canvas.zip": _archive(found, canvas_name, early=False),
        "roster.csv": roster_text(found.students).encode(),
        "moodle-list.csv": _moodle_list(found.students),
        "canvas-list.csv": _canvas_list(found.students),
        "levels.csv": sheet_bytes(
            [["student", "task", "level"], *([who, task, n] for who, task, n, _text in levelled)]
        ),
        "accidents.csv": sheet_bytes([[in_words(cell, say) for cell in row] for row in _accidents(found)]),
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
        level, written = int(random.choice(4, p=OPENED)), random.random() < WRITTEN
        record = answers.pop(task.id, {"tries": 1, "at": _last(student), "variant": "", "class": CLASS})
        if written:
            answers[task.id] = {**record, "answer": version(task, level, place + 5 * turn)}
            levels[place, task.id] = task.rubric[level]["level"]
    return replace(student, answers=answers)


def _last(student: Simulated) -> str:
    return max((each["at"] for task, each in student.answers.items() if is_exercise_id(task)), default="")


def version(task: Task, level: int, number: int) -> str:
    """Return version `number` of the example of a level (0 to 3): another number, another text."""
    begun, rest = number % len(OPENINGS), number // len(OPENINGS)
    ended, drafts = rest % len(CLOSINGS), rest // len(CLOSINGS)
    anchor = task.rubric[level]["anchor"]
    more = [f"I wrote {drafts + 1} drafts."] if drafts else []
    parts = [OPENINGS[begun], anchor, *more, CLOSINGS[ended]]
    # The last sentence stays where a text has to end with an id.
    return " ".join([*more, OPENINGS[begun], CLOSINGS[ended], anchor] if task.closing else parts)


def _with_accidents(found: _Class, texts: Sequence[Task], random: np.random.Generator) -> _Class:
    students = len(found.students)
    free, most = list(random.permutation(students)), students // ACCIDENTS_OF
    for _round in range(1 + students // ONE_ROUND):
        for what, (_said, _where, needed) in ACCIDENTS.items():
            if students - len(free) + needed <= most and (texts or what != ARGUMENT):
                _happen(found, what, [int(free.pop()) for _each in range(needed)], texts)
    return found


def _happen(found: _Class, what: int, who: Sequence[int], texts: Sequence[Task]) -> None:
    """Let an accident happen to students."""
    first, other, students = who[0], who[-1], found.students
    found.told += [(each, what) for each in who]
    if what == TWICE:
        half = dict(list(students[first].answers.items())[::2])
        found.early[first] = replace(students[first], answers=half).text()
    elif what == LATE:
        found.late.add(first)
    elif what in (EMPTY, DOCUMENT, NOTHING):
        found.content[first] = {EMPTY: b"", DOCUMENT: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", NOTHING: None}[what]
    elif what == PSEUDONYM:
        neighbour = students[(first + 1) % len(students)].pseudonym
        found.content[first] = replace(students[first], pseudonym=neighbour).text().encode()
    elif what == COPIED:
        students[other] = replace(students[other], answers=students[first].answers)
        found.levels |= {(other, task): level for (place, task), level in found.levels.items() if place == first}
    else:
        task = texts[0].id
        record = {"tries": 1, "at": _last(students[first]), "variant": "", "class": CLASS}
        argued = version(texts[0], 2, first)
        for each in who:
            own = students[each].answers
            students[each] = replace(students[each], answers=own | {task: own.get(task, record) | {"answer": argued}})
            found.levels[each, task] = texts[0].rubric[2]["level"]


def _moodle(student: Simulated, copy: int) -> str:
    name = moodle_name(student)
    return name.replace("my-answers", f"my-answers ({copy})") if copy else name


def _archive(found: _Class, name: Callable[..., str], early: bool = True) -> bytes:
    """Return what was handed in as an archive; Moodle gives out an `early` copy, too, Canvas the last alone."""
    files: list[tuple[str, bytes]] = []
    for place, student in enumerate(found.students):
        late, again = place in found.late, place in found.early
        content = found.content.get(place, student.text().encode())
        if again and early:
            files.append((name(student, late, 0), found.early[place].encode()))
        if content is not None:
            files.append((name(student, late, int(again)), content))
    packed = io.BytesIO()
    write_zip(packed, sorted(files))
    return packed.getvalue()


def _moodle_list(students: Sequence[Simulated]) -> bytes:
    rows: list[list[Any]] = [
        [f"Participant {each.number}", each.name, f"{each.number}@example.org", "", "", MAXIMUM, "", ""]
        for each in students
    ]
    return sheet_bytes([MOODLE_HEADER, *rows])


def _canvas_list(students: Sequence[Simulated]) -> bytes:
    header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", ASSIGNMENT]
    rows = [[_last_first(each.name), each.number, f"s{each.number}", f"l{each.number}", "A", ""] for each in students]
    return sheet_bytes([header, ["    Points Possible", "", "", "", "", MAXIMUM], *rows], plain=True)


def _last_first(name: str) -> str:
    first, last = name.split(" ", 1)
    return f"{last}, {first}"


def _levels(found: _Class) -> Iterator[tuple[str, str, int, str]]:
    """Yield (name, task, level, text) of the texts that are graded. Every class list has the names, one the pseudonyms."""
    told = dict(found.told)
    for place, student in enumerate(found.students):
        if told.get(place) in (EMPTY, DOCUMENT, NOTHING):
            continue
        for task in student.answers:
            if (place, task) in found.levels:
                yield student.name, task, found.levels[place, task], student.answers[task]["answer"]


def _accidents(found: _Class) -> Iterator[list[str]]:
    yield [*map(Words, (_("student"), _("pseudonym"), _("what happened"), _("where you see it")))]
    for place, what in sorted(found.told, key=lambda each: (each[1], each[0])):
        said, where, _needed = ACCIDENTS[what]
        yield [found.students[place].name, found.students[place].pseudonym, Words(said), Words(where)]
