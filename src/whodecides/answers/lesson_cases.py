"""Which other cases a lesson is about beside that of its course, and which lessons a kit leaves out for want of their data.

A lesson declares them at the top of its `tasks.toml`: cases = ["my-case"].
"""

import tomllib
from collections.abc import Iterable

from ..case import CasePaths, case_names, case_paths
from ..errors import Message, _
from .tasks import TASKS

FIRST_TABLE = "\n[["  # what stands at the top of a file is read alone: the tasks below are long


def declared_cases(paths: CasePaths, lesson: str) -> tuple[str, ...]:
    """Return the cases that a lesson declares, by its name such as "11-looking-back"; none where it has no such file."""
    file = paths.at(paths.course) / lesson / TASKS
    try:
        top = tomllib.loads(file.read_text(encoding="utf-8").partition(FIRST_TABLE)[0])
    except FileNotFoundError:
        return ()
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return ()  # what is wrong is told where the tasks are checked
    return tuple(top.get("cases", ()))


def left_out_lessons(paths: CasePaths) -> dict[str, tuple[str, ...]]:
    """Return {name of a lesson: the cases that it declares and the kit does not have}, in order."""
    known = case_names(paths.root)
    names = sorted(each.parent.name for each in paths.at(paths.course).glob(f"[0-9][0-9]-*/{TASKS}"))
    missing = {name: tuple(each for each in declared_cases(paths, name) if each not in known) for name in names}
    return {name: cases for name, cases in missing.items() if cases}


def left_out_numbers(paths: CasePaths) -> set[str]:
    """Return the numbers of the lessons that the kit leaves out."""
    return {name[:2] for name in left_out_lessons(paths)}


def left_out_notes(paths: CasePaths) -> list[Message]:
    """Return a sentence for each lesson that the kit leaves out."""
    told = _("Lesson {number} is left out: it is also about {cases}, of which this kit has no data.")
    return [Message(told, number=name[:2], cases=", ".join(cases)) for name, cases in left_out_lessons(paths).items()]


def declared_data(paths: CasePaths, lessons: Iterable[str]) -> list[str]:
    """Return the folders of data of the cases that these lessons declare, as far as the kit has them: "data/my-case"."""
    known = case_names(paths.root)
    declared = dict.fromkeys(each for name in lessons for each in declared_cases(paths, name))
    return [case_paths(paths.root, each).data for each in declared if each in known and each != paths.case]
