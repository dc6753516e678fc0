"""Measure what guessing earns, and what parts of the points change in a made-up class.

    python -m benchmarks.guessing            print the figures that instructor/grading.md tells

Both are drawn from a seed, so that they are the same each time. They are no measurement of students: a made-up class makes
the mistakes that authors foresaw, as often as its simulator says.
"""

from collections import defaultdict
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np

from whodecides.answers import Task, all_variants, exercise_tasks
from whodecides.case import case_paths
from whodecides.classroom import mark_answer, simulate_class
from whodecides.classroom.grading import grade_answers

ROOT = Path(__file__).resolve().parents[1]
GUESSED = ("choice", "classify", "order", "table", "number")  # kinds that a key judges
DRAWS, SEED, STUDENTS = 400, 7, 400


def closed_tasks() -> list[Task]:
    """Return the tasks of all exercises that a key judges."""
    found = exercise_tasks(case_paths(ROOT)).values()
    return [task for tasks in found for task in tasks if task.kind in GUESSED]


def random_answer(task: Task, random: np.random.Generator) -> Any:
    """Return an answer by chance alone: an option, a category for each item, an order, whole numbers.

    A number lies between 0 and twice the largest right number of the task, at least 10.
    """

    def number() -> str:
        largest = max(task.cells.values(), default=task.answer or 0)
        return str(random.integers(int(max(10, 2 * largest)) + 1))

    match task.kind:
        case "choice":
            return random.choice([each["id"] for each in task.options]).item()
        case "classify":
            categories = [each["id"] for each in task.categories]
            return {each["id"]: random.choice(categories).item() for each in task.items}
        case "order":
            return random.permutation([each["id"] for each in task.items]).tolist()
        case "table":
            return {cell: number() for cell in task.cells}
        case _:
            return number()


def guessed_shares(whole: bool, draws: int = DRAWS) -> dict[str, float]:
    """Return {kind: mean share of the points} of random answers, `draws` to each variant of a task."""
    random, shares = np.random.default_rng(SEED), defaultdict(list)
    for task in closed_tasks():
        for each in all_variants(task):
            earned = [mark_answer(each, random_answer(each, random), {}, whole=whole).points for _draw in range(draws)]
            shares[task.kind].append(fmean(earned) / task.points)
    return {kind: fmean(shares[kind]) for kind in GUESSED}


def one_answer_for_all_parts() -> list[float]:
    """Return what the best single answer to all parts earns in each task that sorts or fills a table, as a share."""
    found = []
    for task in closed_tasks():
        if task.kind in ("classify", "table"):
            parts = [each["id"] for each in task.items] or list(task.cells)
            answers = [each["id"] for each in task.categories] or sorted(set(task.cells.values()))
            found.append(
                max(mark_answer(task, dict.fromkeys(parts, each), {}).points for each in answers) / task.points
            )
    return found


def made_up_points(whole: bool) -> list[float]:
    """Return the share of the points of closed tasks of each student of a made-up class."""
    tasks = closed_tasks()
    most = sum(each.points for each in tasks)
    students = simulate_class(tasks, STUDENTS, SEED, "guessing")
    return [
        sum(mark.points for mark in grade_answers(tasks, each.answers, {}, whole=whole)) / most for each in students
    ]


def main() -> None:
    whole, shared = guessed_shares(True), guessed_shares(False)
    for kind in GUESSED:
        print(f"{kind:10} all or nothing {whole[kind]:.2f}   by shares {shared[kind]:.2f}")
    same = one_answer_for_all_parts()
    print(f"one answer for all parts: earns in {sum(map(bool, same))} of {len(same)} tasks, at most {max(same):.2f}")
    before, after = made_up_points(True), made_up_points(False)
    gains = [now - then for then, now in zip(before, after, strict=True)]
    print(
        f"class of {STUDENTS}: mean {fmean(before):.3f} → {fmean(after):.3f}, gains {min(gains):.3f} to {max(gains):.3f}"
    )
    ranks = [np.argsort(np.argsort(each)) for each in (before, after)]
    print(f"correlation of ranks {np.corrcoef(ranks)[0, 1]:.3f}")


if __name__ == "__main__":
    main()
