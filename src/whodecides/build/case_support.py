"""Which tools and lessons of the kit a case can open."""

from .. import PUBLIC
from ..answers import TASKS
from ..answers.lesson_cases import left_out_lessons
from ..case import Case, CasePaths, missing_needs, paths_of
from ..case.config import FILE
from ..errors import KitError
from .lesson_calls import Trying, failed_calls
from .task_files import read_task_file

NEEDS = {name: call.needs for name, call in sorted(PUBLIC.items()) if call.needs}


def supported_calls(case: Case, trying: Trying = failed_calls) -> list[str]:
    """Return lines that say which tools and lessons a case opens, and what each of the others lacks.

    A lesson opens where each of its calls does with its arguments, and its tasks follow from the data.
    """
    missing = {name: found for name, needs in NEEDS.items() if (found := missing_needs(case, needs))}
    able = [name for name in NEEDS if name not in missing]
    lines = [f"This case opens {len(able)} of {len(NEEDS)} tools: {', '.join(able)}."]
    lines += [f"{name} lacks {', '.join(found)}." for name, found in missing.items()]
    return lines + _lessons(case, trying)


def _lessons(case: Case, trying: Trying) -> list[str]:
    """Return lines on the lessons of the case's own course; none where it has none, or lies in no kit."""
    try:
        paths = paths_of(case.folder / FILE)
    except KitError:
        return []
    left_out = left_out_lessons(paths)
    names = sorted(path.parent.name for path in paths.at(paths.course).glob("[0-9][0-9]-*/lesson.md"))
    names = [name for name in names if name not in left_out]
    if not names:
        return []
    found = [each for each in _unanswered(case, paths) if each[0] not in left_out]
    found += [(each.lesson, each.message) for each in trying(case, paths)]
    lacking = {lesson for lesson, _said in found}
    whole = ", ".join(name[:2] for name in names if name not in lacking)
    return [f"Lessons of which every call opens: {whole or 'none'}.", *(said for _lesson, said in found)]


def _unanswered(case: Case, paths: CasePaths) -> list[tuple[str, str]]:
    """Return (name of a lesson, sentence) for each lesson whose tasks the data do not answer."""
    found = []
    for path in sorted(paths.at(paths.course).glob(f"*/{TASKS}")):
        try:
            read_task_file(path, case, paths.prefix)
        except KitError as error:
            found.append((path.parent.name, str(error)))
    return found
