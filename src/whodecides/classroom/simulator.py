"""A made-up class, the same for the same seed: for tests, measurements and for trying the commands out.

Nobody in it is a person: names are taken from birds and numbers.
"""

import json
import zipfile
from dataclasses import dataclass

import numpy as np

from ..answers import draw_for, variant
from ..answers.store import FORMAT, VERSION
from .keys import foreseen_mistakes, right_answer

BIRDS = "Avocet Bittern Crane Dunlin Egret Falcon Grebe Heron Ibis Jay Kestrel Lapwing Merlin Osprey Plover Rail Stork Teal Wren".split()
BEGAN = np.datetime64("2026-10-01T08:00:00.000")


@dataclass(frozen=True)
class Simulated:
    """A made-up student: `answers` is what their file of answers holds, by task id."""

    name: str
    pseudonym: str
    number: int
    answers: dict

    def text(self):
        """Return the student's file of answers."""
        kept = {"format": FORMAT, "version": VERSION, "language": "en", "pseudonym": self.pseudonym, "data": "0.1.0"}
        return json.dumps(kept | {"answers": self.answers}, ensure_ascii=False)


def simulate_class(tasks, students, seed, class_seed=""):
    """Return a list of Simulated. Each has a skill between 0.3 and 1, the chance of a right answer to a task.

    A wrong answer is one that the task's author foresaw; some tasks stay open. With `class_seed` each student
    answers the variants drawn for their place on the list.
    """
    random = np.random.default_rng(seed)
    names = [f"{BIRDS[n % len(BIRDS)]} {n // len(BIRDS) + 1}" for n in range(students)]
    draw = draw_for(class_seed, names)
    skills = random.uniform(0.3, 1, students)
    return [
        Simulated(
            f"{name.split()[1]} {name.split()[0]}", name, 1_000_000 + n, _answers(tasks, skills[n], random, draw, name)
        )
        for n, name in enumerate(names)
    ]


def _answers(tasks, skill, random, draw, pseudonym):
    found = {}
    for number, task in enumerate(tasks):
        drawn = variant(task, draw.number(task.id, pseudonym))
        answer = _answer(drawn, skill, random)
        if answer is not None:
            at = str(BEGAN + np.timedelta64(number, "m")) + "+00:00"
            found[task.id] = {"answer": answer, "tries": int(random.integers(1, 4)), "at": at}
    return found


def _answer(task, skill, random):
    luck = random.random()
    if luck < skill:
        return right_answer(task)
    wrong = foreseen_mistakes(task)
    if wrong and luck < 0.95:
        return wrong[int(random.integers(len(wrong)))][0]
    return None


def roster_text(simulated):
    """Return the class list of a simulated class in the kit's own layout."""
    lines = [f"{each.name},{each.pseudonym},{each.number},{each.number}" for each in simulated]
    return "\n".join(["name,pseudonym,moodle_id,canvas_id", *lines]) + "\n"


def moodle_name(student):
    """Return the name that Moodle's "Download all submissions" gives a student's file."""
    return f"{student.name}_{student.number}_assignsubmission_file_/my-answers.json"


def canvas_name(student, late=False, copy=0):
    """Return the name that Canvas's "Download submissions" gives a student's file."""
    last_first = "".join(reversed(student.name.split())).lower()
    again = f"-{copy}" if copy else ""
    return f"{last_first}_{'LATE_' if late else ''}{student.number}_{student.number + 7}_my-answers{again}.json"


def write_archive(path, files):
    """Write {name: text or bytes} as a ZIP archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def notebook_text(exercise, student):
    """Return an exercise (a notebook as parsed JSON) with the student's answers written into its cells, as JSON text."""
    filled = json.loads(json.dumps(exercise))
    for cell in filled["cells"]:
        lesson, _, rest = cell["id"].partition("-")
        number, _, role = rest.partition("-")
        record = student.answers.get(f"{lesson}.{number}")
        if role == "answer" and record:
            source = "".join(cell["source"]).split("\n\nask(")
            cell["source"] = f"answer_{number} = {record['answer']!r}\n\nask(" + source[-1]
    return json.dumps(filled)
