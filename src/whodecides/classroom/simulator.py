"""A made-up class, the same for the same seed: for tests, measurements and for trying the commands out.

Nobody in it is a person: names are taken from trees, pseudonyms from birds, and both have a number.
"""

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

from ..answers import Task, drawn_variant, foreseen_mistakes, right_answer
from ..answers.file_format import FORMAT, VERSION, Record
from ..case import Case
from ..coding import ADJUDICATED, Codes, borderline_pairs, codable_values, coded_variables, coding_set, reference_codes
from ..errors import _
from ..progress import with_progress
from .grading import OF_SEVERAL_DECISIONS
from .pool_rows import coding_task_id
from .roster import Student

BIRDS = "Avocet Bittern Crane Dunlin Egret Falcon Grebe Heron Ibis Jay Kestrel Lapwing Merlin Osprey Plover Rail Stork Teal Wren".split()
TREES = (
    "Alder Birch Cedar Elm Fir Hazel Juniper Larch Maple Oak Pine Rowan Spruce Sycamore Teak Walnut Willow Yew".split()
)
BEGAN = np.datetime64("2026-10-01T08:00:00.000")


@dataclass(frozen=True)
class Simulated:
    """A made-up student: `answers` is what their file of answers holds, by task id, `draw` what drew their variants."""

    name: str
    pseudonym: str
    number: int
    answers: dict
    draw: str = ""

    def text(self) -> str:
        """Return the student's file of answers."""
        kept = {"format": FORMAT, "version": VERSION, "language": "en", "pseudonym": self.pseudonym, "draw": self.draw}
        return json.dumps(kept | {"data": "0.1.0", "answers": self.answers}, ensure_ascii=False)


def simulate_class(tasks: list[Task], students: int, seed: int, class_name: str = "") -> list[Simulated]:
    """Return a list of Simulated. Each has a skill between 0.3 and 1, the chance of a right answer to a task.

    A wrong answer is one that the task's author foresaw, in a task of several parts often more than one at once; some
    tasks stay open. In a class with a name each student
    answers the variants that their own file draws, else everybody the first.
    """
    random = np.random.default_rng(seed)
    names = [f"{BIRDS[n % len(BIRDS)]} {n // len(BIRDS) + 1}" for n in range(students)]
    draws = [f"{seed % 2**16:04x}{n % 2**16:04x}" if class_name else "" for n in range(students)]
    skills = random.uniform(0.3, 1, students)
    return [
        Simulated(
            f"{n // len(TREES) + 1} {TREES[n % len(TREES)]}",
            name,
            1_000_000 + n,
            _answers(tasks, skills[n], random, draws[n], class_name, BEGAN + np.timedelta64(n, "s")),
            draws[n],
        )
        for n, name in enumerate(names)
    ]


def _answers(
    tasks: Sequence[Task], skill: float, random: np.random.Generator, draw: str, class_name: str, began: np.datetime64
) -> dict[str, Record]:
    found = {}
    for number, task in enumerate(tasks):
        drawn = drawn_variant(task, draw)
        answer = _answer(drawn, skill, random)
        if answer is not None:
            at = str(began + np.timedelta64(number, "m")) + "+00:00"
            shown = {"variant": drawn.variant, "revision": drawn.revision, "class": class_name}
            found[task.id] = {"answer": answer, "tries": int(random.integers(1, 4)), "at": at} | shown
    return found


def _answer(task: Task, skill: float, random: np.random.Generator) -> Any:
    luck = random.random()
    if luck < skill:
        return right_answer(task)
    wrong = [answer for answer, _feedback in foreseen_mistakes(task)]
    if wrong and luck < 0.95:
        return _with_more_mistakes(task, wrong, skill, random)
    return None


def _with_more_mistakes(task: Task, wrong: Sequence[Any], skill: float, random: np.random.Generator) -> Any:
    """Return one of the `wrong` answers; in a task of several parts with the others' mistakes, each by the chance 1 − skill."""
    right, (first, *others) = right_answer(task), [wrong[int(each)] for each in random.permutation(len(wrong))]
    if task.kind not in OF_SEVERAL_DECISIONS:
        return first
    for other in others:
        if random.random() < skill:
            continue
        if task.kind == "order":  # the other mistake swaps two places: so does this one
            first = [first[right.index(each)] for each in other]
        else:
            first = first | {part: value for part, value in other.items() if value != right[part]}
    return first if first != right else wrong[0]


def with_lesson_work(simulated: list[Simulated], case: Case, tasks: list[Task], seed: int) -> list[Simulated]:
    """Return a simulated class that has also worked through the lessons: predictions, later answers, codes.

    Codes are drawn around the reference, each student with a skill of their own, less surely where the kit's coders
    were in doubt; who misses it often goes with one of those coders. At the second look some come round. Predictions lean towards what comes true.
    """
    random, lessons = np.random.default_rng(seed), {task.id: task for task in tasks}
    coding = coding_task_id(case, tasks)
    asked = [task for task in tasks if task.kind == "prediction"]
    asked += [lessons[each.later] for each in asked if each.later and each.later != coding]
    return [
        replace(each, answers=each.answers | _lesson_work(case, asked, coding, random.uniform(0.5, 0.95), random))
        for each in with_progress(simulated, _("Making up student {number} of {all} …"))
    ]


def _lesson_work(
    case: Case, asked: Sequence[Task], coding: str, skill: float, random: np.random.Generator
) -> dict[str, Record]:
    work: dict[str, Any] = {coding: _coding(case, skill, random)} if coding else {}
    for task in asked:
        answer = _prediction(task, random) if task.kind == "prediction" else _answer(task, skill, random)
        if answer is not None:
            work[task.id] = answer
    record = {"tries": 1, "at": str(BEGAN) + "+00:00", "variant": "", "class": ""}
    revisions = {task.id: task.revision for task in asked}
    return {task: {"answer": answer, "revision": revisions.get(task, 1)} | record for task, answer in work.items()}


def _prediction(task: Task, random: np.random.Generator) -> str | None:
    if random.random() < 0.1:
        return None
    return task.outcome if random.random() < 0.3 else task.options[int(random.integers(len(task.options)))]["id"]


def _coding(case: Case, skill: float, random: np.random.Generator) -> dict[str, dict[str, Any]]:
    """Return codes and second looks as the coder of lesson 04 stores them."""
    known, values = reference_codes(case), codable_values(case)
    codes: Codes = {}
    second: dict[str, dict[str, dict[str, str]]] = {}
    for statement in coding_set(case):
        for variable in coded_variables(case):
            given = known[statement, variable]
            sure = skill / 2 if (statement, variable) in borderline_pairs(case) else skill
            luck = random.random()
            if luck < sure:
                value = given[ADJUDICATED]["value"]
            elif luck < (1 + sure) / 2:
                value = given["AB"[int(random.integers(2))]]["value"]
            else:
                value = values[variable][int(random.integers(len(values[variable])))]
            codes.setdefault(statement, {})[variable] = value
    for statement, variable in borderline_pairs(case):
        if random.random() < 0.7:
            value = (
                known[statement, variable][ADJUDICATED]["value"]
                if random.random() < 0.4
                else codes[statement][variable]
            )
            second.setdefault(statement, {})[variable] = {"value": value, "reason": "The rule says so."}
    return {"codes": codes, "second": second}


def made_up_class(case: Case, tasks: list[Task], students: int = 24, seed: int = 2021) -> tuple[BytesIO, list[Student]]:
    """Return what a made-up class handed in, as Moodle gives it out (an archive in memory), and its class list."""
    simulated = with_lesson_work(simulate_class([], students, seed), case, tasks, seed)
    archive = io.BytesIO()
    write_archive(archive, {moodle_name(each): each.text() for each in simulated})
    roster = [Student(n, each.name, each.pseudonym, str(each.number)) for n, each in enumerate(simulated, 1)]
    return archive, roster


def roster_text(simulated: list[Simulated]) -> str:
    """Return the class list of a simulated class in the kit's own layout."""
    lines = [f"{each.name},{each.pseudonym},{each.number},{each.number}" for each in simulated]
    return "\n".join(["name,pseudonym,moodle_id,canvas_id", *lines]) + "\n"


def moodle_name(student: Simulated) -> str:
    """Return the name that Moodle's "Download all submissions" gives a student's file."""
    return f"{student.name}_{student.number}_assignsubmission_file_/my-answers.json"


def canvas_name(student: Simulated, late: bool = False, copy: int = 0) -> str:
    """Return the name that Canvas's "Download submissions" gives a student's file."""
    last_first = "".join(reversed(student.name.split())).lower()
    again = f"-{copy}" if copy else ""
    return f"{last_first}_{'LATE_' if late else ''}{student.number}_{student.number + 7}_my-answers{again}.json"


def write_archive(path: Path | BytesIO, files: dict[str, Any]) -> None:
    """Write {name: text or bytes} as a ZIP archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
