"""Measure how long grading a class takes, and how long the usual way takes.

    python -m benchmarks.grading            print the results
    python -m benchmarks.grading --write    also write them into the README, with the day

The class is simulated from a seed. "The usual way" is `nbgrader autograde`, which executes every notebook: in the same
run it grades twenty notebooks of the same students that `whodecides grade` reads.
"""

import csv
import datetime
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.readme import write_between
from whodecides.build import read_notebook, specifications
from whodecides.case import load, statement_codes
from whodecides.classroom import (
    grade_class,
    moodle_name,
    notebook_text,
    read_roster,
    roster_text,
    simulate_class,
    write_archive,
    write_report,
)

ROOT = Path(__file__).resolve().parents[1]
STUDENTS, TASKS, NOTEBOOKS = 3_000, 60, 20
SIZES = (30, 300, 3_000, 30_000)
EXERCISE = "06-comparing-national-positions.ipynb"


def own_tasks():
    """Return the tasks of all exercises, in order."""
    return [
        task for path in sorted((ROOT / "solutions").glob("*.ipynb")) for task in specifications(read_notebook(path))
    ]


def sixty_tasks():
    """Return sixty tasks: those of the exercises, repeated under other ids where there are fewer."""
    tasks = own_tasks()
    return [replace(tasks[n % len(tasks)], id=f"E{1 + n // 8:02d}.{1 + n % 8}") for n in range(TASKS)]


def grade_simulated(folder, students, tasks):
    """Simulate a class, hand its files in as an archive, grade it; return (seconds, peak memory in MB)."""
    simulated = simulate_class(tasks, students, seed=1)
    write_archive(folder / "class.zip", {moodle_name(each): each.text() for each in simulated})
    (folder / "roster.csv").write_text(roster_text(simulated), encoding="utf-8")
    del simulated
    codes = statement_codes(load(ROOT / "data"))
    began = time.perf_counter()
    report = grade_class(folder / "class.zip", tasks, codes, read_roster(folder / "roster.csv"))
    write_report(report, folder / "graded", {})
    seconds = time.perf_counter() - began
    if len(report.results) != students:
        raise RuntimeError(f"{len(report.results)} of {students} students were graded.")
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def in_own_process(students):
    """Grade a class of `students` in a process of its own, so that its memory can be told; return (seconds, MB)."""
    command = [sys.executable, "-m", "benchmarks.grading", "--students", str(students)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    seconds, memory = done.stdout.split()[-2:]
    return float(seconds), float(memory)


def against_nbgrader(students=NOTEBOOKS):
    """Grade the same notebooks both ways; return seconds a submission: {"usual": …, "own": …, "ratio": usual / own}."""
    tasks = specifications(read_notebook(ROOT / "solutions" / EXERCISE))
    exercise = json.loads((ROOT / "exercises" / EXERCISE).read_text(encoding="utf-8"))
    simulated = simulate_class(tasks, students, seed=2)
    with tempfile.TemporaryDirectory() as place:
        course = Path(place)
        shutil.copy(ROOT / "nbgrader_config.py", course)
        shutil.copytree(ROOT / "data", course / "data")
        shutil.copytree(ROOT / "exercises/tasks", course / "exercises/tasks")
        (course / "solutions").mkdir()
        shutil.copy(ROOT / "solutions" / EXERCISE, course / "solutions")
        for each in simulated:
            (course / "submitted" / each.pseudonym.replace(" ", "-")).mkdir(parents=True)
            path = course / "submitted" / each.pseudonym.replace(" ", "-") / EXERCISE
            path.write_text(notebook_text(exercise, each), encoding="utf-8")
        _nbgrader(course, "generate_assignment", ".", "--force")
        began = time.perf_counter()
        _nbgrader(course, "autograde", ".", "--create")
        usual = (time.perf_counter() - began) / students
        _nbgrader(course, "export", "--to=grades.csv")
        with (course / "grades.csv").open(newline="") as handle:
            theirs = {row["student_id"]: float(row["score"]) for row in csv.DictReader(handle)}
        began = time.perf_counter()
        report = grade_class(course / "submitted", tasks, statement_codes(load(course / "data")))
        write_report(report, course / "graded", {})
        own = (time.perf_counter() - began) / students
    ours = {result.student.label: result.points({}) for result in report.results}
    answered = {name: score for name, score in theirs.items() if name in ours}
    if answered != ours:
        raise RuntimeError(f"The two ways differ: {answered} and {ours}.")
    return {"usual": usual, "own": own, "ratio": usual / own}


def _nbgrader(course, *arguments):
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = [sys.executable, "-m", "nbgrader", *arguments]
    subprocess.run(command, cwd=course, env={**os.environ, "PATH": path}, check=True, capture_output=True)


def sentence(sizes, ratio, day):
    """Say the result as the README does. `sizes` is {students: (seconds, MB)}, `ratio` as from `against_nbgrader`."""
    seconds, memory = sizes[STUDENTS]
    ladder = ", ".join(f"{students:,}: {taken:.1f} s" for students, (taken, _) in sizes.items())
    return (
        f"Measured on {day:%Y-%m-%d}: grading {STUDENTS:,} students × {TASKS} answers takes {seconds:.1f} s and "
        f"{memory:.0f} MB on two cores ({ladder}). The same {NOTEBOOKS} notebooks take stock `nbgrader autograde` "
        f"{ratio['ratio']:.0f} times as long ({ratio['usual']:.2f} s against {ratio['own'] * 1000:.0f} ms a submission)."
    )


def main():
    if "--students" in sys.argv:
        with tempfile.TemporaryDirectory() as folder:
            print(*grade_simulated(Path(folder), int(sys.argv[sys.argv.index("--students") + 1]), sixty_tasks()))
        return
    said = sentence({each: in_own_process(each) for each in SIZES}, against_nbgrader(), datetime.date.today())
    print(said)
    if "--write" in sys.argv:
        write_between("grading", said)


if __name__ == "__main__":
    main()
