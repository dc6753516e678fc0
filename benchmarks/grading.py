"""Measure how long grading a class takes, and how long the usual way takes.

    python -m benchmarks.grading            print the results
    python -m benchmarks.grading --write    also write them into the README, with the day

The class is simulated from a seed. Seconds of grading are processor time, which is the time on a machine with nothing
else to do and the same on a busy one. "The usual way" is `nbgrader autograde`, which executes every notebook: in the same
run it grades twenty notebooks with the same answers that `whodecides grade` reads as data.
"""

import copy
import csv
import datetime
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import nbformat

from benchmarks.measuring import in_own_process, peak_memory
from benchmarks.readme import report_measurement
from whodecides.answers import exercise_tasks
from whodecides.build.nbgrader import write_nbgrader_course
from whodecides.case import case_paths, load, statement_codes
from whodecides.classroom import (
    grade_class,
    moodle_name,
    read_roster,
    roster_text,
    simulate_class,
    write_archive,
    write_report,
)

ROOT = Path(__file__).resolve().parents[1]
STUDENTS, TASKS, NOTEBOOKS = 3_000, 60, 20
SIZES = (30, 300, 3_000, 30_000)
# What the kit promises for STUDENTS × TASKS answers, and how many times as long nbgrader takes at least.
MOST_SECONDS, MOST_MEGABYTES, RATIO = 30, 500, 10
# What it promises of growth: memory of the largest class, and how many times what one of a smaller class takes one of a
# larger one may take, in time and in memory.
MOST_MEGABYTES_IN_ALL, MOST_GROWTH, MOST_GROWTH_OF_MEMORY = 2_000, 2, 1.5
EXERCISE = "06-comparing-national-positions"


def own_tasks():
    """Return the tasks of all exercises, in order."""
    return [task for tasks in exercise_tasks(case_paths(ROOT)).values() for task in tasks]


def sixty_tasks():
    """Return sixty tasks: those of the exercises, repeated under other ids where there are fewer."""
    tasks = own_tasks()
    return [replace(tasks[n % len(tasks)], id=f"E{1 + n // 8:02d}.{1 + n % 8}") for n in range(TASKS)]


def hand_in(folder, students):
    """Write what a simulated class hands in (an archive) and its class list into `folder`."""
    simulated = simulate_class(sixty_tasks(), students, seed=1)
    write_archive(folder / "class.zip", {moodle_name(each): each.text() for each in simulated})
    (folder / "roster.csv").write_text(roster_text(simulated), encoding="utf-8")


def grade(folder):
    """Grade what `hand_in` wrote; return (seconds, peak memory of this process in MB, students)."""
    tasks, codes = sixty_tasks(), statement_codes(load(ROOT / "data/january-2021"))
    began = time.process_time()
    report = grade_class(folder / "class.zip", tasks, {"": codes}, read_roster(folder / "roster.csv"))
    write_report(report, folder / "graded", {})
    return time.process_time() - began, peak_memory(), len(report.results)


def measure(students):
    """Grade a simulated class in a process of its own; return (seconds, MB)."""
    with tempfile.TemporaryDirectory() as folder:
        hand_in(Path(folder), students)
        seconds, memory, graded = in_own_process("benchmarks.grading", folder)
    if graded != students:
        raise RuntimeError(f"{graded:.0f} of {students} students were graded.")
    return seconds, memory


def against_nbgrader(students=NOTEBOOKS):
    """Grade the same answers both ways; return seconds a submission: {"usual": …, "own": …, "ratio": usual / own}."""
    tasks = exercise_tasks(case_paths(ROOT))[EXERCISE]
    simulated = simulate_class(tasks, students, seed=2)
    with tempfile.TemporaryDirectory() as place:
        course, files = Path(place) / "course", Path(place) / "files"
        write_nbgrader_course(case_paths(ROOT), course, [EXERCISE[:2]])
        release = nbformat.read(course / "release" / EXERCISE / f"{EXERCISE}.ipynb", as_version=4)
        for each in simulated:
            name = each.pseudonym.replace(" ", "-")
            _write(course / "submitted" / name / EXERCISE / f"{EXERCISE}.ipynb", _filled_in(release, each))
            _write(files / name / "my-answers.json", each.text())
        began = time.perf_counter()
        _nbgrader(course, "autograde", EXERCISE)
        usual = (time.perf_counter() - began) / students
        _nbgrader(course, "export", "--to=grades.csv")
        with (course / "grades.csv").open(newline="") as handle:
            theirs = {row["student_id"]: float(row["score"]) for row in csv.DictReader(handle)}
        began = time.perf_counter()
        report = grade_class(files, tasks, {"": statement_codes(load(ROOT / "data/january-2021"))})
        write_report(report, Path(place) / "graded", {})
        own = (time.perf_counter() - began) / students
    ours = {result.student.label: result.points({}) for result in report.results}
    if theirs != ours:
        raise RuntimeError(f"The two ways differ: {theirs} and {ours}.")
    return {"usual": usual, "own": own, "ratio": usual / own}


def _write(path, text):
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")


def _filled_in(release, student):
    """Return nbgrader's release version of an exercise with a student's answers in its cells, as text."""
    notebook = copy.deepcopy(release)
    for cell in notebook.cells:
        lesson, number, role = [*cell.id.split("-"), "", ""][:3]
        record = student.answers.get(f"{lesson}.{number}")
        if role == "answer" and record:
            code = f"{cell.source}\nanswer_{number} = {record['answer']!r}"
            cell.source = code if cell.cell_type == "code" else record["answer"]
    return nbformat.writes(notebook)


def _nbgrader(course, *arguments):
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = [sys.executable, "-m", "nbgrader", *arguments]
    done = subprocess.run(command, cwd=course, env={**os.environ, "PATH": path}, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"nbgrader {arguments[0]} failed: {done.stderr[-2000:]}")


def sentence(sizes, ratio, day):
    """Say the result as the README does. `sizes` is {students: (seconds, MB)}, `ratio` as from `against_nbgrader`."""
    seconds, memory = sizes[STUDENTS]
    ladder = "; ".join(f"{students:,}: {taken:.1f} s, {most:.0f} MB" for students, (taken, most) in sizes.items())
    return (
        f"Measured on {day:%Y-%m-%d}: grading {STUDENTS:,} students × {TASKS} answers takes {seconds:.1f} s of processor time and "
        f"{memory:.0f} MB ({ladder}). The same answers of {NOTEBOOKS} students take stock `nbgrader autograde` "
        f"{ratio['ratio']:.0f} times as long ({ratio['usual']:.2f} s against {ratio['own'] * 1000:.0f} ms a submission)."
    )


def broken_promises(sizes, ratio):
    """Return what does not hold, as sentences: seconds and memory of a large class, growth, the usual way's time."""
    seconds, memory = sizes[STUDENTS]
    said = []
    if seconds >= MOST_SECONDS or memory >= MOST_MEGABYTES:
        said.append(
            f"{STUDENTS:,} students take {seconds:.1f} s and {memory:.0f} MB, over {MOST_SECONDS} s or {MOST_MEGABYTES} MB."
        )
    for small, large in pairwise((SIZES[0], STUDENTS, SIZES[-1])):
        growth = (sizes[large][0] / large) / (sizes[small][0] / small)
        if growth > MOST_GROWTH:
            said.append(f"One of {large:,} students takes {growth:.1f} times what one of {small:,} takes.")
    smallest, largest = SIZES[0], SIZES[-1]
    in_all = sizes[largest][1]
    growth = (in_all - memory) / (largest - STUDENTS) / ((memory - sizes[smallest][1]) / (STUDENTS - smallest))
    if in_all > MOST_MEGABYTES_IN_ALL or growth > MOST_GROWTH_OF_MEMORY:
        said.append(
            f"{largest:,} students take {in_all:.0f} MB, each {growth:.1f} times what one of {STUDENTS:,} takes."
        )
    if ratio["ratio"] < RATIO:
        said.append(f"nbgrader takes only {ratio['ratio']:.0f} times as long.")
    return said


def main():
    if len(sys.argv) > 1 and sys.argv[1] != "--write":
        print(*grade(Path(sys.argv[1])))
        return
    sizes, ratio = {each: measure(each) for each in SIZES}, against_nbgrader()
    report_measurement("grading", sentence(sizes, ratio, datetime.date.today()), broken_promises(sizes, ratio))


if __name__ == "__main__":
    main()
