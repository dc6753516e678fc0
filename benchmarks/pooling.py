"""Measure how long pooling a class takes: agreement with 1,000 draws of 3,000 students × 90 statements.

    python -m benchmarks.pooling            print the result
    python -m benchmarks.pooling --write    also write it into the README, with the day

Seconds are processor time, as in `benchmarks.grading`. The set of lesson 04 has 12 statements; here it holds 90 of the case, and each simulated student codes them all on three
variables.
"""

import datetime
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pandas as pd

from benchmarks.measuring import in_own_process, peak_memory
from benchmarks.readme import report_measurement
from whodecides.agreement_measures import DRAWS
from whodecides.answers import lesson_tasks
from whodecides.case import case_paths, load
from whodecides.classroom import (
    moodle_name,
    pool_class,
    read_roster,
    roster_text,
    simulate_class,
    with_lesson_work,
    write_archive,
    write_pool,
)
from whodecides.classroom.pool_tables import LOOKS, agreement_table
from whodecides.coding import coded_variables

ROOT = Path(__file__).resolve().parents[1]
STUDENTS, STATEMENTS = 3_000, 90
MOST_SECONDS = 60  # what the kit promises


def wide_case(statements=STATEMENTS):
    """Return the case with so many statements in the set that students code."""
    case = load(ROOT / "data/january-2021")
    ids = case["statements"]["id"][:statements]
    coding_set = pd.DataFrame({"statement": ids, "order": range(1, statements + 1)})
    return replace(case, tables={**case.tables, "coding_set": coding_set})


def hand_in(folder, students):
    """Write what a simulated class hands in (an archive) and its class list into `folder`."""
    simulated = with_lesson_work(
        simulate_class([], students, seed=4), wide_case(), lesson_tasks(case_paths(ROOT)), seed=4
    )
    write_archive(folder / "class.zip", {moodle_name(each): each.text() for each in simulated})
    (folder / "roster.csv").write_text(roster_text(simulated), encoding="utf-8")


def pool(folder):
    """Pool what `hand_in` wrote; return (seconds in all, seconds of the agreement, MB, students, codes of the first look)."""
    case, roster = wide_case(), read_roster(folder / "roster.csv")
    began = time.process_time()
    found = pool_class(folder / "class.zip", case, lesson_tasks(case_paths(ROOT)), roster)
    write_pool(found, folder / "pooled")
    seconds, began = time.process_time() - began, time.process_time()
    agreement = agreement_table(case, found["codings"], DRAWS)
    taken = time.process_time() - began
    codes = agreement.loc[agreement["look"] == LOOKS[0], "codes"].sum()
    return seconds, taken, peak_memory(), len(found["students"]), codes


def measure(students=STUDENTS):
    """Pool a simulated class in a process of its own; return (seconds in all, seconds of the agreement, MB)."""
    with tempfile.TemporaryDirectory() as folder:
        hand_in(Path(folder), students)
        *measured, pooled, codes = in_own_process("benchmarks.pooling", folder)
    if (pooled, codes) != (students, students * STATEMENTS * len(coded_variables(wide_case()))):
        raise RuntimeError(f"{pooled:.0f} of {students} students were pooled, with {codes:.0f} codes.")
    return measured


def sentence(found, day):
    """Say the result as the README does. `found` is as from `measure`."""
    seconds, agreement, memory = found
    return (
        f"Measured on {day:%Y-%m-%d}: pooling {STUDENTS:,} students × {STATEMENTS} statements × {len(coded_variables(wide_case()))} variables "
        f"takes {seconds:.1f} s of processor time and {memory:.0f} MB, reading and writing included; of this, agreement with "
        f"intervals from {DRAWS:,} draws takes {agreement:.1f} s."
    )


def broken_promises(found):
    """Return what does not hold, as sentences. `found` is as from `measure`."""
    return [f"Pooling takes {each:.1f} s, over {MOST_SECONDS} s." for each in found[:2] if each >= MOST_SECONDS]


def main():
    if len(sys.argv) > 1 and sys.argv[1] != "--write":
        print(*pool(Path(sys.argv[1])))
        return
    found = measure()
    report_measurement("pooling", sentence(found, datetime.date.today()), broken_promises(found))


if __name__ == "__main__":
    main()
