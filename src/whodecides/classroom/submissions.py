"""Read what a class handed in: a folder or a ZIP archive, as a course platform gives it or as a person put it there.

Submissions are data. They are read into memory, in bounded pieces; nothing is unpacked to the disk, no path of a
submission is ever written to, and nothing in them is executed.
"""

import io
import lzma
import os
import re
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ..errors import KitError

MOST_BYTES = 5_000_000  # of one file; a usual file of answers has some ten thousand
MOST_BYTES_IN_ALL = 4_000_000_000
MOST_FILES = 300_000
# What reading a damaged or contrived archive may raise, whichever way it was compressed.
DAMAGE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, IndexError, OverflowError,
          MemoryError, struct.error, zlib.error, lzma.LZMAError)  # fmt: skip
NOISE = re.compile(r"(^|/)(__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\.ipynb_checkpoints/)")

# Moodle: "Ana Silva_1234567_assignsubmission_file_" before the file's name or as a folder; from 4.1 on a folder without
# the last sign. Part by part of a path: a student chooses what stands after the platform's part.
MOODLE = re.compile(r"(?P<name>[^/]+?)_(?P<id>\d+)_assignsubmission_(?:file|onlinetext)(?:_|$)")
# Canvas: "silvaana_LATE_1234_56789_my-answers-1.json"; the numbers are
# those of the student and of the file; Canvas counts copies that were handed in again at the end.
CANVAS = re.compile(r"(?P<name>[^/]+?)_(?P<late>LATE_)?(?P<id>\d+)_(?P<attempt>\d+)_(?P<file>[^/]+)$")
# Canvas writes my-answers-1.json for a file handed in again, browsers write my-answers (1).json.
COPY = re.compile(r"(?<=my-answers)-(\d+)(?=\.\w+$)| ?\((\d+)\)(?=\.\w+$)")


class Claim(NamedTuple):
    """What a part of a path tells about whose a file is: a name and, where a platform wrote it, its number.

    `folder` says whether the part is a folder, `where` in which folder it lies.
    """

    name: str
    number: str
    folder: bool
    where: str


@dataclass(frozen=True)
class Submission:
    """One file that was handed in.

    `name` is its path as it was given; `claims` what each part of it tells, the outermost first; `copy` counts files
    handed in again under the same name; `content` is None where `problem` says why. `noise` is what no student made, so
    that nobody has to look at it.
    """

    name: str
    claims: tuple
    late: bool
    copy: int
    content: bytes | None
    problem: str = ""
    noise: bool = False

    @property
    def person(self):
        """Whether somebody has to look at it."""
        return bool(self.problem) and not self.noise


def read_submissions(path):
    """Yield a Submission for each file in a folder or ZIP archive, sorted by name. Raises KitError where it is neither.

    `path` may also be an archive in memory, as `made_up_class` gives it.
    """
    if isinstance(path, io.BytesIO):
        with zipfile.ZipFile(path) as archive:
            yield from _in_archive(archive)
        return
    path = Path(path)
    if path.is_dir():
        yield from _in_folder(path)
    elif path.is_file():
        try:
            archive = zipfile.ZipFile(path)
        except DAMAGE:
            raise KitError(f"{path.name} is not a ZIP archive: download the submissions again.") from None
        with archive:
            yield from _in_archive(archive)
    else:
        raise KitError(f"There is no folder or ZIP archive '{path}': check its name.")


def _in_folder(folder):
    found, closed = [], []
    for place, folders, names in os.walk(folder, onerror=closed.append, followlinks=False):
        # A linked folder would not be walked through; it is told like a linked file.
        found += [Path(place) / each for each in names]
        found += [Path(place) / each for each in folders if (Path(place) / each).is_symlink()]
    for path in sorted(found):
        name = path.relative_to(folder).as_posix()
        yield _aside(name) if NOISE.search(name) else _named(name, *_file_content(path))
    for error in closed:
        name = Path(error.filename).relative_to(folder).as_posix()
        yield _named(f"{name}/", None, f"the folder cannot be read ({error.strerror})")


def _file_content(path):
    try:
        kind = path.lstat()
        if not stat.S_ISREG(kind.st_mode):
            return None, "a link or a special file, not followed; ask for the file itself"
        if kind.st_size > MOST_BYTES:
            return None, _too_large(kind.st_size)
        return path.read_bytes(), ""
    except OSError as error:
        return None, f"the file cannot be read ({error.strerror})"


def _too_large(size):
    return f"too large ({size / 1_000_000:.0f} MB) to be a file of answers"


def _in_archive(archive, outer=""):
    """Yield the Submissions of an archive; `outer` is the name of the file where a student handed in an archive."""
    members = [each for each in archive.infolist() if not each.is_dir() or each.file_size]
    if len(members) > MOST_FILES:
        raise KitError(f"The archive holds more than {MOST_FILES} files: hand in one class at a time.")
    budget = MOST_BYTES if outer else MOST_BYTES_IN_ALL
    for member in sorted(members, key=lambda each: each.filename):
        name = (f"{outer}/" if outer else "") + member.filename.replace("\\", "/")
        if NOISE.search(name):
            yield _aside(name)
            continue
        if member.is_dir():
            yield _named(
                name, None, "a file named like a folder, with a slash at the end; ask for the file again", outer
            )
            continue
        content, problem = _member_content(archive, member, budget)
        budget -= len(content or b"")
        if content is not None and content[:4] in (b"PK\x03\x04", b"PK\x05\x06") and not outer:
            yield from _nested(name, content)
        else:
            yield _named(name, content, problem, outer)


def _nested(name, content):
    """Yield what lies in an archive that a student handed in; archives in it are not opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = list(_in_archive(archive, name))
    except (*DAMAGE, KitError):
        found = []
    yield from found
    if all(each.noise for each in found):
        yield _named(name, None, "a damaged or empty archive, or a document; ask for my-answers.json")


def _member_content(archive, member, budget):
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    if ".." in parts or member.filename.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", member.filename):
        return None, "its path leads out of the archive, so it was not read"
    if stat.S_ISLNK(member.external_attr >> 16):
        return None, "a link or a special file, not followed; ask for the file itself"
    if member.flag_bits & 1:
        return None, "encrypted; ask for the file without a password"
    if member.file_size > MOST_BYTES:
        return None, _too_large(member.file_size)
    try:
        with archive.open(member) as handle:
            content = handle.read(min(MOST_BYTES, budget) + 1)
    except DAMAGE:
        return None, "damaged within the archive; ask for the file again"
    if len(content) > min(MOST_BYTES, budget):
        return None, "unpacks to more than it declares, so it was not read"
    return content, ""


def _aside(name):
    """Return the Submission for a file that an operating system puts beside others: told, and nobody has to look."""
    return Submission(name, (), False, 1, None, "left out; systems write such files by themselves", noise=True)


def _named(name, content, problem, outer=""):
    """Return the Submission with what its name tells about the student.

    Within an archive that a student handed in, only the name of that archive (`outer`) tells whose it is.
    """
    copies = [int(one or two) for one, two in COPY.findall(name.rsplit("/", 1)[-1])]
    copy = 1 + (copies[-1] if copies else 0)
    *folders, file = (outer or name).split("/")
    moodle, canvas = MOODLE.match(file), CANVAS.match(file)
    if moodle and canvas and moodle.start("id") < canvas.start("id"):
        canvas = None  # what comes first was written by the platform, the rest by the student
    told = [_told(each) for each in folders] + [
        (canvas["name"], canvas["id"]) if canvas else _told(COPY.sub("", file).rsplit(".", 1)[0])
    ]
    claims = tuple(
        Claim(*each, place < len(folders), "/".join(folders[:place]))
        for place, each in enumerate(told)
        if each[0] and each != ("my-answers", "")
    )
    return Submission(name, claims, bool(canvas and canvas["late"]), copy, content, problem)


def _told(part):
    """Return (name, platform's number or "") of a part of a path."""
    found = MOODLE.match(part)
    return (found["name"], found["id"]) if found else (part, "")
