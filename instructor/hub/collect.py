"""Collect the file of answers of each student into a new folder. Run it as root, while the hub runs or not:

    /srv/whodecides/env/bin/python /srv/whodecides/hub/collect.py /root/handed-in

Each file is read with the rights of its student alone, so that nobody hands in what they may not read: no link is
followed, nothing but a plain file of their own is opened, and no more of it is read than a file of answers can have.
"""

import grp
import os
import pwd
import select
import stat
import sys
import time
from pathlib import Path

STUDENTS = Path(os.environ.get("WHODECIDES_HUB", "/srv/whodecides")) / "students"
GROUP = "whodecides"  # of the students' accounts
FOLDER, FILE = "whodecides", "my-answers.json"
MOST_BYTES = 6_000_000  # of a file that grading reads; a usual one has some ten thousand
SECONDS = 20  # for one file, whatever a student's programs do meanwhile
NONE, NO_FILE, TOO_LARGE, REFUSED = 2, 3, 4, 5  # how the reader of a file ends without it
WHY = {
    NONE: "has no file of answers",
    NO_FILE: "has something else in its place than a file of their own, such as a link: look at it",
    TOO_LARGE: f"has a file of more than {MOST_BYTES // 1_000_000} MB: look at it",
}


def collect(students: Path, out: Path) -> list[str]:
    """Write `out`/<account>/my-answers.json for each student; return a sentence for each whose file could not be read.

    Raises FileExistsError where something lies in `out`.
    """
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(out.iterdir()):
        raise FileExistsError(f"Something lies in '{out}' already: name a new folder.")
    said = []
    for name in sorted(each.name for each in students.iterdir()):
        account = account_of(name, students)
        if account is None:
            said.append(f"{name}: is no account of a student; left out.")
            continue
        code, content = read_as(account)
        if code or content is None:
            said.append(f"{name}: {WHY.get(code, 'could not be read: try again')}.")
            continue
        (out / name).mkdir(mode=0o700)
        (out / name / FILE).write_bytes(content)
    return said


def account_of(name: str, students: Path) -> pwd.struct_passwd | None:
    """Return the account of a student whose folder has this name, None where the hub made no such account."""
    try:
        account, members = pwd.getpwnam(name), grp.getgrnam(GROUP).gr_mem
    except KeyError:
        return None
    return account if name in members and Path(account.pw_dir) == students / name and account.pw_uid else None


def read_as(account: pwd.struct_passwd) -> tuple[int, bytes | None]:
    """Return (0, the file of answers of an account), or (why not, None). A process of its own reads it as that user."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        code = REFUSED
        try:
            os.close(reading)
            os.setgroups([])
            os.setgid(account.pw_gid)
            os.setuid(account.pw_uid)  # from here on it may what the student may, and nobody can look into it
            code = _hand_over(account, writing)
        finally:
            os._exit(code)
    os.close(writing)
    content = _received(reading, child)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return (0, content) if code == 0 and content is not None else (code or REFUSED, None)


def _received(reading: int, child: int) -> bytes | None:
    """Return what a process sends, no more than a file can have; None, and stop it, where it sends more or waits."""
    until, content = time.monotonic() + SECONDS, b""
    try:
        while select.select([reading], [], [], max(0, until - time.monotonic()))[0]:
            part = os.read(reading, 65_536)
            if not part:
                return content
            content += part
            if len(content) > MOST_BYTES:
                break
        os.kill(child, 9)
        return None
    finally:
        os.close(reading)


def _hand_over(account: pwd.struct_passwd, writing: int) -> int:
    """Send the file of answers of whoever runs this; return how that ended. A step of the way that is a link ends it.

    What was opened is what is looked at and read, so that nothing can be put in its place between.
    """
    folders = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
    try:
        home = os.open(account.pw_dir, folders)
        file = os.open(FILE, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=os.open(FOLDER, folders, dir_fd=home))
    except FileNotFoundError:
        return NONE
    except OSError:  # a link, no folder, or not to be read
        return NO_FILE
    about = os.fstat(file)
    if not stat.S_ISREG(about.st_mode) or about.st_uid != account.pw_uid:
        return NO_FILE
    left = MOST_BYTES + 1  # it may grow while it is read
    while left and (part := os.read(file, min(left, 65_536))):
        left -= len(part)
        if not left:
            return TOO_LARGE
        while part:
            part = part[os.write(writing, part) :]
    return 0


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("Name a new folder for the files: collect.py /root/handed-in")
        return 2
    if os.geteuid():
        print("Run this as root: it takes the rights of each student in turn.")
        return 2
    try:
        said = collect(STUDENTS, Path(arguments[0]))
    except OSError as error:
        print(error)
        return 2
    print("\n".join([*said, f"Files are in {arguments[0]}: {len(list(Path(arguments[0]).iterdir()))}."]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
