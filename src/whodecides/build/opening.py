"""Which tools and lessons of the kit a case can open."""

import re

from .. import PUBLIC
from ..case import Case, lacks, paths_of
from ..case.about import FILE
from ..errors import KitError

NEEDS = {name: call.needs for name, call in sorted(PUBLIC.items()) if call.needs}
CALL = re.compile(rf"\b({'|'.join(NEEDS)})\(")
CODE = re.compile(r"^```python\n(.*?)^```", re.M | re.S)


def opening(case: Case) -> list[str]:
    """Return lines that say which tools and lessons a case opens, and what each of the others lacks."""
    missing = {name: found for name, needs in NEEDS.items() if (found := lacks(case, needs))}
    able = [name for name in NEEDS if name not in missing]
    lines = [f"This case opens {len(able)} of {len(NEEDS)} tools: {', '.join(able)}."]
    lines += [f"{name} lacks {', '.join(found)}." for name, found in missing.items()]
    lessons = _calls_by_lesson(case)
    whole = [name for name, calls in lessons.items() if not calls & set(missing)]
    if lessons:
        lines.append(f"Lessons whose tools all open: {', '.join(each[:2] for each in whole) or 'none'}.")
    lines += [
        f"Lesson {name[:2]} lacks what {', '.join(sorted(calls & set(missing)))} needs."
        for name, calls in lessons.items()
        if name not in whole
    ]
    return lines


def _calls_by_lesson(case: Case) -> dict[str, set[str]]:
    """Return {name of a lesson: the public calls in its code} of the case's own course; empty where there is none."""
    try:
        paths = paths_of(case.folder / FILE)
    except KitError:  # a case that lies in no kit
        return {}
    found = {}
    for path in sorted(paths.at(paths.course).glob("[0-9][0-9]-*/*.md")):
        code = "\n".join(CODE.findall(path.read_text(encoding="utf-8")))
        found.setdefault(path.parent.name, set()).update(CALL.findall(code))
    return found
