"""What the path of a submitted file tells: whose it is, by platform and by people, and which copy of a file it is.

A platform writes a name and a number of its own into a path; what stands behind them a student chose, and in some
platforms the name, too. Where one part of a path has the form of two such numbers, nobody can tell which is true.
"""

import re
from typing import NamedTuple

from ..errors import _
from .answer_files import problem_and_request

# Moodle: "Ana Silva_1234567_assignsubmission_file_" before the file's name or as a folder; from 4.1 on a folder without
# the last sign. Part by part of a path: a student chooses what stands after the platform's part.
MOODLE_PART = re.compile(r"(?P<name>[^/]+?)_(?P<id>\d+)_assignsubmission_(?:file|onlinetext)(?=_|$)")
MOODLE_NUMBER = re.compile(r"_\d+_assignsubmission_(?:file|onlinetext)(?=_|$)")
# Canvas: "silvaana_LATE_1234_56789_my-answers-1.json"; the numbers are
# those of the student and of the file; Canvas counts copies that were handed in again at the end.
CANVAS_FILE = re.compile(r"(?P<name>[^/]+?)_(?P<late>LATE_)?(?P<id>\d+)_(?P<attempt>\d+)_(?P<file>[^/]+)$")
CANVAS_NUMBERS = re.compile(r"_\d+_\d+(?=_)")
PLATFORM_NUMBER = re.compile(r"_\d+(?=_)")
MONTH_OR_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
DAY = re.compile(rf"_(?:(?:19|20)\d\d_{MONTH_OR_DAY}_{MONTH_OR_DAY}|{MONTH_OR_DAY}_{MONTH_OR_DAY}_(?:19|20)\d\d)(?!\d)")

# What is added to a name where a file of that name is there: Canvas writes my-answers-1.json, browsers my-answers (1).json,
# macOS my-answers 2.json; whoever copies a file gets "my-answers - Copy.json", which tells nothing of which is the later.
COPY_WORDS = r"copy|copie|kopie|copia|c(?:ó|o\u0301)pia"
COPY_SUFFIX = re.compile(
    rf"(?<=my-answers)(?:[ _]?-?[ _]?(?:{COPY_WORDS})|[ _]?\(\d+\)|[ _-]\d{{1,3}}(?!\d))+(?=\.\w+$)", re.I
)
BRACKETED_NUMBER = re.compile(r"[ _]?\(\d+\)(?=\.\w+$)")  # behind any name
COPY_PREFIX = re.compile(r"(?:copy of|copie de|copia de|kopie von|kopie van|c(?:ó|o\u0301)pia de) (?=my-answers)", re.I)


class OwnerHint(NamedTuple):
    """What a part of a path tells about whose a file is: a name and, where a platform wrote it, its number.

    `folder` says whether the part is a folder, `where` in which folder it lies.
    """

    name: str
    number: str
    folder: bool
    where: str


class PathInfo(NamedTuple):
    """What a path tells: `owner_hints`, the outermost first, whether it is `late`, and the number of the `copy`, from 1.

    `problem`, a Message, says why it tells nothing.
    """

    owner_hints: tuple[OwnerHint, ...]
    late: bool
    copy: int
    problem: str = ""


def parse_path(name: str, outer: str = "") -> PathInfo:
    """Return what a path tells. Within an archive that a student handed in, only the path of that archive (`outer`) does."""
    *folders, file = (outer or name).split("/")
    copy = _copy_number(name.rsplit("/", 1)[-1])
    if _is_doubtful(file, MOODLE_NUMBER, CANVAS_NUMBERS) or any(_is_doubtful(each, MOODLE_NUMBER) for each in folders):
        doubtful = _("its path holds two numbers of a platform in one part, so nobody can tell whose it is")
        return PathInfo(
            (),
            False,
            copy,
            problem_and_request(doubtful, _("find out, and put it into a folder of the student's name")),
        )
    canvas = CANVAS_FILE.match(file) if not MOODLE_PART.match(file) else None
    own = COPY_PREFIX.sub("", BRACKETED_NUMBER.sub("", COPY_SUFFIX.sub("", file))).rsplit(".", 1)[0]
    last: tuple[str, str] = (canvas["name"], canvas["id"]) if canvas else _name_and_number(own)
    names = [*map(_name_and_number, folders), last]
    hints = tuple(
        OwnerHint(*each, place < len(folders), "/".join(folders[:place]))
        for place, each in enumerate(names)
        if each[0] and each != ("my-answers", "")
    )
    return PathInfo(hints, bool(canvas and canvas["late"]), copy)


def _is_doubtful(part: str, *forms: re.Pattern[str]) -> bool:
    """Tell whether a part of a path has the form of two numbers of a platform; at most one of them is true.

    A day that a student wrote behind the first is none.
    """
    found = [each for form in forms if (each := form.search(part))]
    if not found:
        return False
    behind = DAY.sub("_", part[min(each.end() for each in found) :])
    return any(form.search(behind) for form in forms) or bool(CANVAS_NUMBERS in forms and PLATFORM_NUMBER.match(behind))


def _copy_number(file: str) -> int:
    """Return which copy a file is by the last number in what was added to its name."""
    suffix = COPY_SUFFIX.search(file) or BRACKETED_NUMBER.search(file)
    numbers = re.findall(r"\d+", suffix[0]) if suffix else []
    return 1 + int(numbers[-1]) if numbers else 1


def _name_and_number(part: str) -> tuple[str, str]:
    """Return (name, platform's number or "") of a part of a path."""
    match = MOODLE_PART.match(part)
    return (match["name"], match["id"]) if match else (part, "")
