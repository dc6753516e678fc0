"""What the path of a submitted file tells: whose it is, by platform and by people, and which copy of a file it is.

A platform writes a name and a number of its own into a path; what stands behind them a student chose, and in some
platforms the name, too. Where one part of a path has the form of two such numbers, nobody can tell which is true.
"""

import re
from typing import NamedTuple

from ..errors import _
from .reading import asking

# Moodle: "Ana Silva_1234567_assignsubmission_file_" before the file's name or as a folder; from 4.1 on a folder without
# the last sign. Part by part of a path: a student chooses what stands after the platform's part.
MOODLE = re.compile(r"(?P<name>[^/]+?)_(?P<id>\d+)_assignsubmission_(?:file|onlinetext)(?=_|$)")
MOODLE_NUMBER = re.compile(r"_\d+_assignsubmission_(?:file|onlinetext)(?=_|$)")
# Canvas: "silvaana_LATE_1234_56789_my-answers-1.json"; the numbers are
# those of the student and of the file; Canvas counts copies that were handed in again at the end.
CANVAS = re.compile(r"(?P<name>[^/]+?)_(?P<late>LATE_)?(?P<id>\d+)_(?P<attempt>\d+)_(?P<file>[^/]+)$")
CANVAS_NUMBERS = re.compile(r"_\d+_\d+(?=_)")
NUMBER = re.compile(r"_\d+(?=_)")
MONTH_OR_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
DAY = re.compile(rf"_(?:(?:19|20)\d\d_{MONTH_OR_DAY}_{MONTH_OR_DAY}|{MONTH_OR_DAY}_{MONTH_OR_DAY}_(?:19|20)\d\d)(?!\d)")

# What is added to a name where a file of that name is there: Canvas writes my-answers-1.json, browsers my-answers (1).json,
# macOS my-answers 2.json; whoever copies a file gets "my-answers - Copy.json", which tells nothing of which is the later.
COPY = r"copy|copie|kopie|copia|c(?:ó|o\u0301)pia"
ADDED = re.compile(rf"(?<=my-answers)(?:[ _]?-?[ _]?(?:{COPY})|[ _]?\(\d+\)|[ _-]\d{{1,3}}(?!\d))+(?=\.\w+$)", re.I)
IN_BRACKETS = re.compile(r"[ _]?\(\d+\)(?=\.\w+$)")  # behind any name
BEFORE = re.compile(r"(?:copy of|copie de|copia de|kopie von|kopie van|c(?:ó|o\u0301)pia de) (?=my-answers)", re.I)


class Claim(NamedTuple):
    """What a part of a path tells about whose a file is: a name and, where a platform wrote it, its number.

    `folder` says whether the part is a folder, `where` in which folder it lies.
    """

    name: str
    number: str
    folder: bool
    where: str


class Told(NamedTuple):
    """What a path tells: `claims`, the outermost first, whether it is `late`, and the number of the `copy`, from 1.

    `problem`, Words, says why it tells nothing.
    """

    claims: tuple[Claim, ...]
    late: bool
    copy: int
    problem: str = ""


def told_by(name: str, outer: str = "") -> Told:
    """Return what a path tells. Within an archive that a student handed in, only the path of that archive (`outer`) does."""
    *folders, file = (outer or name).split("/")
    copy = _copy(name.rsplit("/", 1)[-1])
    if _is_doubtful(file, MOODLE_NUMBER, CANVAS_NUMBERS) or any(_is_doubtful(each, MOODLE_NUMBER) for each in folders):
        doubtful = _("its path holds two numbers of a platform in one part, so nobody can tell whose it is")
        return Told((), False, copy, asking(doubtful, _("find out, and put it into a folder of the student's name")))
    canvas = CANVAS.match(file) if not MOODLE.match(file) else None
    own = BEFORE.sub("", IN_BRACKETS.sub("", ADDED.sub("", file))).rsplit(".", 1)[0]
    last: tuple[str, str] = (canvas["name"], canvas["id"]) if canvas else _in_part(own)
    told = [*map(_in_part, folders), last]
    claims = tuple(
        Claim(*each, place < len(folders), "/".join(folders[:place]))
        for place, each in enumerate(told)
        if each[0] and each != ("my-answers", "")
    )
    return Told(claims, bool(canvas and canvas["late"]), copy)


def _is_doubtful(part: str, *forms: re.Pattern[str]) -> bool:
    """Tell whether a part of a path has the form of two numbers of a platform; at most one of them is true.

    A day that a student wrote behind the first is none.
    """
    found = [each for form in forms if (each := form.search(part))]
    if not found:
        return False
    behind = DAY.sub("_", part[min(each.end() for each in found) :])
    return any(form.search(behind) for form in forms) or bool(CANVAS_NUMBERS in forms and NUMBER.match(behind))


def _copy(file: str) -> int:
    """Return which copy a file is by the last number in what was added to its name."""
    added = ADDED.search(file) or IN_BRACKETS.search(file)
    numbers = re.findall(r"\d+", added[0]) if added else []
    return 1 + int(numbers[-1]) if numbers else 1


def _in_part(part: str) -> tuple[str, str]:
    """Return (name, platform's number or "") of a part of a path."""
    found = MOODLE.match(part)
    return (found["name"], found["id"]) if found else (part, "")
