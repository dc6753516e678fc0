"""Read what a class handed in: a folder or a ZIP archive, as a course platform gives it or as a person put it there.

Submissions are data. They are read into memory, in bounded pieces; nothing is unpacked to the disk, no path of a
submission is ever written to, and nothing in them is executed.

Work and memory are bounded for each of them: the bytes of a file, what an archive really unpacks to, the files in an
archive that a student handed in, the length of a name. What goes beyond gets a sentence, and the next one is read.
"""

import io
import mmap
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from ..answers.file_format import MOST_BYTES
from ..errors import CountedMessage, KitError, Message, _, ngettext
from .answer_files import ASK_AGAIN, ASK_FOR_ANSWERS, problem_and_request
from .submission_paths import parse_path

MOST_BYTES_IN_ALL = 4_000_000_000
MOST_FILES = 300_000
MOST_FILES_OF_ONE = 100  # in an archive that a student handed in
LONGEST_PATH = 1_000  # characters of a path
LONGEST_SHOWN_PATH = 200  # of a path that is not read
CHUNK = 65_536  # bytes that are unpacked together
ASK_FOR_FILE = _("ask for the file itself")
ZIP_ENTRY = b"PK\x01\x02"  # with which each line of an archive's list of contents begins
KNOWN_COMPRESSIONS = (
    zipfile.ZIP_STORED,
    zipfile.ZIP_DEFLATED,
)  # of compressing; others cannot be unpacked in bounded pieces
# What reading a damaged or contrived archive may raise, whichever way it was compressed.
ARCHIVE_ERRORS = (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, IndexError, OverflowError,
          MemoryError, struct.error, zlib.error)  # fmt: skip
# What systems write by themselves beside a file. Whatever else lies in macOS's __MACOSX is read like any other file.
SYSTEM_FILE = re.compile(
    r"(^|/)(\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\.my-answers\.json\.lock$|\.ipynb_checkpoints/)"
)


@dataclass(frozen=True)
class Submission:
    """One file that was handed in.

    `name` is its path as it was given; `owner_hints` what each part of it tells, the outermost first; `copy` counts files
    handed in again under the same name; `content` is None where `problem`, a Message, says why. `is_system_file` is what no
    student made, so that nobody has to look at it.
    """

    name: str
    owner_hints: tuple
    late: bool
    copy: int
    content: bytes | None
    problem: str = ""
    is_system_file: bool = False

    @property
    def needs_person(self) -> bool:
        """Whether somebody has to look at it."""
        return bool(self.problem) and not self.is_system_file


def read_submissions(path: Path | io.BytesIO) -> Iterator[Submission]:
    """Yield a Submission for each file in a folder or ZIP archive, sorted by name. Raises KitError where it is neither.

    `path` may also be an archive in memory, as `made_up_class` gives it.
    """
    if isinstance(path, io.BytesIO):
        with zipfile.ZipFile(path) as archive:
            yield from _archive_submissions(archive)
        return
    path = Path(path)
    if path.is_dir():
        yield from _folder_submissions(path)
    elif path.is_file():
        try:
            archive = _open_archive(path)
        except ARCHIVE_ERRORS:
            wrong = _("{file} is not a ZIP archive: download the submissions again.")
            raise KitError(Message(wrong, file=path.name)) from None
        with archive:
            yield from _archive_submissions(archive)
    else:
        raise KitError(Message(_("There is no folder or ZIP archive '{path}': check its name."), path=path))


class _MemoryCopy(mmap.mmap):
    """A file as memory that can be changed; no change reaches the disk."""

    def seekable(self) -> bool:
        return True


def _open_archive(path: Path) -> ZipFile:
    """Return a ZIP archive, also where one of its names is not in UTF-8 though it says so: that file is then damaged."""
    try:
        return zipfile.ZipFile(path)
    except UnicodeDecodeError:
        with path.open("rb") as handle:
            copy = _MemoryCopy(handle.fileno(), 0, access=mmap.ACCESS_COPY)
    end = copy.rfind(b"PK\x05\x06")
    place = end - struct.unpack_from("<L", copy, end + 12)[0]
    while copy[place : place + 4] == ZIP_ENTRY:
        lengths = struct.unpack_from("<HHH", copy, place + 28)
        start, stop = place + 46, place + 46 + lengths[0]
        try:
            copy[start:stop].decode("utf-8")
        except UnicodeDecodeError:
            copy[start:stop] = re.sub(rb"[\x80-\xff]", b"?", copy[start:stop])
        place = stop + lengths[1] + lengths[2]
    return zipfile.ZipFile(copy)  # type: ignore[call-overload] # a mmap reads and seeks as a file does


def _folder_submissions(folder: Path) -> Iterator[Submission]:
    found, closed = [], []
    for place, folders, names in os.walk(folder, onerror=closed.append, followlinks=False):
        # A linked folder would not be walked through; it is told like a linked file.
        found += [Path(place) / each for each in names]
        found += [Path(place) / each for each in folders if os.path.islink(Path(place) / each)]
        _refuse_too_many(len(found))
    for path in sorted(found):
        name = path.relative_to(folder).as_posix()
        yield _refused_by_name(name, name) or _submission(name, *file_content(path))
    for error in closed:
        name = Path(error.filename).relative_to(folder).as_posix()
        problem = Message(_("the folder cannot be read ({reason})"), reason=error.strerror)
        yield _refused_by_name(name, name) or _submission(f"{name}/", None, problem)


def _refuse_too_many(files: int) -> None:
    if files > MOST_FILES:
        raise KitError(Message(_("There are more than {most} files: hand in one class at a time."), most=MOST_FILES))


def _refused_by_name(name: str, own: str) -> Submission | None:
    """Return the Submission of what is not read because of its name, else None; `own` is the name without an archive's."""
    readable = name.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    if readable != name:
        problem = problem_and_request(
            _("its name is not in UTF-8, so nobody can tell whose it is"),
            _("rename it, or grade the archive as it came"),
        )
    elif len(name) > LONGEST_PATH:
        too_long = Message(_("its name is too long ({letters} characters)"), letters=len(name))
        problem = problem_and_request(too_long, _("ask for the file under a shorter one"))
    elif not own.strip("/"):
        problem = problem_and_request(_("a file without a name"), ASK_AGAIN)
    elif SYSTEM_FILE.search(name):
        left_out = Message(_("left out; systems write such files by themselves"))
        return Submission(name, (), False, 1, None, left_out, is_system_file=True)
    elif own.endswith(("/", "\\")):
        problem = problem_and_request(_("a file named like a folder, with a slash at the end"), ASK_AGAIN)
    else:
        return None
    half = LONGEST_SHOWN_PATH // 2
    shown = readable if len(readable) <= LONGEST_SHOWN_PATH else f"{readable[:half]}…{readable[-half:]}"
    return Submission(shown or Message(_("(no name)")), (), False, 1, None, problem)


def file_content(path: Path) -> tuple[bytes | None, str]:
    """Return (the bytes of a file, ""), or (None, a Message: why it was not read). Links and special files are not followed."""
    try:
        kind = path.lstat()
        if not stat.S_ISREG(kind.st_mode):
            return None, _link_problem()
        if kind.st_size > MOST_BYTES:
            return None, _size_problem(kind.st_size)
        return path.read_bytes(), ""
    except OSError as error:
        return None, Message(_("the file cannot be read ({reason})"), reason=error.strerror)


def _link_problem() -> Message:
    return problem_and_request(_("a link or a special file, not followed"), ASK_FOR_FILE)


def _size_problem(size: int) -> Message:
    return Message(_("too large ({size} MB) to be a file of answers"), size=f"{size / 1_000_000:.0f}")


def _archive_submissions(archive: ZipFile, outer: str = "") -> Iterator[Submission]:
    """Yield the Submissions of an archive; `outer` is the name of the file where a student handed in an archive."""
    members = [each for each in archive.infolist() if not _is_folder(each)]
    _refuse_too_many(len(members))
    if not archive.infolist() and archive.start_dir:  # its list is empty, and yet something stands before it
        raise KitError(_("The archive's list of contents is damaged: download the submissions again."))
    budget = MOST_BYTES if outer else MOST_BYTES_IN_ALL
    for member in sorted(members, key=lambda each: each.filename):
        name = (f"{outer}/" if outer else "") + member.filename.replace("\\", "/")
        if unread := _refused_by_name(name, member.filename):
            yield unread
            continue
        content, problem, unpacked = _member_content(archive, member, min(MOST_BYTES, budget))
        budget = max(0, budget - unpacked)
        if content is not None and content[:4] in (b"PK\x03\x04", b"PK\x05\x06") and not outer:
            yield from _nested_submissions(name, content)
        else:
            yield _submission(name, content, problem, outer)


def _is_folder(member: ZipInfo) -> bool:
    return member.filename.endswith(("/", "\\")) and not member.file_size


def _nested_submissions(name: str, content: bytes) -> Iterator[Submission]:
    """Yield what lies in an archive that a student handed in; archives in it are not opened."""
    entries = content.count(ZIP_ENTRY)
    if entries > MOST_FILES_OF_ONE:  # counted before the list is read, which takes memory for each line
        many = CountedMessage(ngettext("an archive of {count} file", "an archive of {count} files"), entries)
        yield _submission(name, None, problem_and_request(many, ASK_FOR_ANSWERS))
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = list(_archive_submissions(archive, name))
    except (*ARCHIVE_ERRORS, KitError):
        found = []
    yield from found
    if all(each.is_system_file for each in found):
        yield _submission(
            name, None, problem_and_request(_("a damaged or empty archive, or a document"), ASK_FOR_ANSWERS)
        )


def _member_content(archive: ZipFile, member: ZipInfo, most: int) -> tuple[bytes | None, str, int]:
    """Return (bytes, "", how many were unpacked), or (None, a Message: why it was not read, how many): at most `most` bytes."""
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    if ".." in parts or member.filename.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", member.filename):
        return None, Message(_("its path leads out of the archive, so it was not read")), 0
    if stat.S_ISLNK(member.external_attr >> 16):
        return None, _link_problem(), 0
    if member.flag_bits & 1:
        return None, problem_and_request(_("encrypted"), _("ask for the file without a password")), 0
    if member.compress_type not in KNOWN_COMPRESSIONS:
        return None, problem_and_request(_("compressed in a rare way, so it was not read"), ASK_FOR_FILE), 0
    if member.file_size > MOST_BYTES:
        return None, _size_problem(member.file_size), 0
    pieces, unpacked = [], 0
    try:
        with archive.open(member) as handle:
            while unpacked <= most and (piece := handle.read(CHUNK)):
                pieces.append(piece)
                unpacked += len(piece)
    except ARCHIVE_ERRORS:
        return None, problem_and_request(_("damaged within the archive"), ASK_AGAIN), unpacked
    if unpacked > most:
        together = problem_and_request(
            _("too large together with the files beside it"), _("ask for my-answers.json alone")
        )
        return None, together, unpacked
    return b"".join(pieces), "", unpacked


def _submission(name: str, content: bytes | None, problem: str = "", outer: str = "") -> Submission:
    """Return the Submission with what its path tells about the student; see `parse_path`."""
    info = parse_path(name, outer)
    problem = problem or info.problem
    return Submission(name, info.owner_hints, info.late, info.copy, None if problem else content, problem)
