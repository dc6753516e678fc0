"""The kit that Python reads in a page: what a class gets, without any key of an exercise."""

import json
from collections.abc import Collection, Mapping

from ...answers import CLASS_FILE, is_of_an_exercise, public_tasks_json, read_tasks, tasks_json
from ...answers.lesson_cases import declared_data
from ...case import DEFAULT, NOTEBOOKS, SCHEMAS, CasePaths
from ...files import PACKAGE
from .packs import zipped

LEFT_OUT = ("build", "classroom", "cli", "prepare", "room")  # what no student's page needs of the library


def student_kit(paths: CasePaths, lessons: Collection[str], of_class: bytes = b"") -> dict[str, bytes]:
    """Return {path in the kit: bytes}: the case and those that the lessons declare, keys of lessons, and of their
    exercises the questions without keys.

    `of_class` is the content of CLASS_FILE, empty where the pages are no class's.
    """
    files = {DEFAULT: (paths.root / DEFAULT).read_bytes()} | ({CLASS_FILE: of_class} if of_class else {})
    folders = (paths.data, *declared_data(paths, lessons), SCHEMAS)
    for path in sorted(each for folder in folders for each in paths.at(folder).rglob("*")):
        if path.is_file() and path.suffix != ".md":
            files[path.relative_to(paths.root).as_posix()] = path.read_bytes()
    for path in sorted(paths.at(paths.keys).glob("*.json")):
        if path.stem in lessons:
            tasks = read_tasks(path)
            of_the_exercise = [task for task in tasks if is_of_an_exercise(task)]
            files[f"{paths.keys}/{path.name}"] = tasks_json(
                [each for each in tasks if each not in of_the_exercise]
            ).encode()
            if of_the_exercise:
                questions = public_tasks_json(of_the_exercise, keyed=False)
                files[f"{paths.students_tasks}/{path.name}"] = questions.encode()
    for path in sorted(paths.at(paths.folder(NOTEBOOKS)).glob("*.ipynb")):
        first = json.loads(path.read_text(encoding="utf-8"))["cells"][0]  # of a lesson the library reads the title
        files[path.relative_to(paths.root).as_posix()] = json.dumps({"cells": [first]}).encode()
    return files


def kit_pack(kit: Mapping[str, bytes]) -> bytes:
    """Return what Python reads in the page, as a ZIP archive: the library, and a student's kit."""
    library = {
        f"site/whodecides/{path.relative_to(PACKAGE).as_posix()}": path.read_bytes()
        for path in sorted(PACKAGE.rglob("*"))
        if path.is_file() and path.suffix not in (".pyc", ".pot") and path.relative_to(PACKAGE).parts[0] not in LEFT_OUT
    }
    return zipped(library | {f"kit/{name}": content for name, content in kit.items()})
