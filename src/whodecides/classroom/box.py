"""A sandbox of bubblewrap, and the watch over what runs in it: what nbgrader starts in place of each kernel.

    python box.py CONNECTION READABLE    READABLE is a file of JSON: {path: where it stands in the sandbox}

It is run by its path and reads nothing of the library: that takes longer than to start the sandbox, for each student.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MOST_SECONDS = 240  # of a kernel in all
MOST_BYTES = 2_000_000_000  # of memory, all processes of a kernel together
MOST_PROCESSES = 40
MOST_WRITTEN = 50_000_000  # bytes in each of the folders that a kernel may write to
MOST_FILES = 20_000  # in these folders together
PAUSE = 0.1  # seconds between two looks at a running kernel
SYSTEM = ("/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts")
WRITABLE = ("/tmp", "/dev/shm")
NOBODY = "65534"  # the number of the user that a student's code runs as
LIBRARY = Path(__file__).parents[2]


def sandboxed(command, here, own, readable, at=None):
    """Return the command line that runs `command` in a sandbox.

    `here` becomes an empty folder of its own. The folder `own` stands at the path `at` (by default its own) and can be
    written to. `readable` maps paths to where they stand, to be read. Everything else of the machine is absent: other
    submissions, the gradebook, the solutions, the network. Run it with a small environment: it can be read inside.
    """
    binds = [each for path, there in ({each: each for each in SYSTEM} | readable).items()
             for each in ("--ro-bind-try", str(path), str(there))]  # fmt: skip
    memory = [each for path in WRITABLE for each in _in_memory(path)]
    # The one who starts this may be root. Inside there is another user, who can get no right of root, neither by a
    # program nor by a user namespace; and what root may write to without any right, as in /proc/sys, is read only.
    return [
        shutil.which("bwrap") or "bwrap", "--unshare-all", "--unshare-user", "--disable-userns", "--uid", NOBODY, "--gid", NOBODY,
        "--cap-drop", "ALL", "--die-with-parent", "--new-session", "--clearenv",
        "--proc", "/proc", "--remount-ro", "/proc", "--dev", "/dev", *memory, *binds,
        "--bind", str(own), str(at or own), *_in_memory(here), "--chdir", str(here), "--remount-ro", "/dev", "--remount-ro", "/",
        *(each for pair in environment().items() for each in ("--setenv", *pair)), *command,
    ]  # fmt: skip


def _in_memory(path):
    return ["--size", str(MOST_WRITTEN), "--tmpfs", str(path)]


def environment():
    """Return all that the environment of a sandbox holds."""
    kept = {"PATH": "/usr/bin:/bin", "HOME": "/tmp", "LANG": "C.UTF-8", "WHODECIDES_ANSWERS": "/tmp/my-answers.json"}
    kept |= {"JUPYTER_RUNTIME_DIR": "/tmp", "IPYTHONDIR": "/tmp/ipython", "MPLCONFIGDIR": "/tmp/matplotlib"}
    return kept | {"PYTHONPATH": str(LIBRARY), "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def watched(process, own=None, seconds=MOST_SECONDS, size=MOST_BYTES, processes=MOST_PROCESSES, files=MOST_FILES):
    """Wait for a sandbox and kill it, with all that runs in it, when it takes too much; return what it took too much of.

    `own` is the folder of the machine that it may write to. Memory is that of the processes, and what has been added to
    the memory that belongs to no process (files in memory), whoever added it.
    """
    import psutil

    began, root, shared = time.monotonic(), psutil.Process(process.pid), _shared()
    while process.poll() is None:
        time.sleep(PAUSE)
        family = _family(root)
        used = sum(_resident(each, psutil) for each in family) + max(0, _shared() - shared)
        entries, written = _written_to(own, files) if own else (0, 0)
        for took, reason in (
            (time.monotonic() - began > seconds, "time"),
            (used > size, "memory"),
            (len(family) > processes, "processes"),
            (entries + _files_in_memory(family) > files, "files"),
            (written > MOST_WRITTEN, "space"),
        ):
            if took:
                process.kill()  # with its first process the whole sandbox ends
                process.wait()
                return reason
    return ""


def _shared():
    """Return the bytes of memory in files and segments that exist in memory alone."""
    import psutil

    return getattr(psutil.virtual_memory(), "shared", 0)


def _written_to(folder, most):
    """Return (files, bytes) in a folder; it stops counting beyond `most` files."""
    files = size = 0
    for place, folders, names in os.walk(folder):
        files += len(folders) + len(names)
        size += sum(_size(os.path.join(place, each)) for each in names[:most])
        if files > most:
            break
    return files, size


def _size(path):
    try:
        return os.lstat(path).st_size
    except OSError:
        return 0


def _files_in_memory(family):
    """Return how many files stand in the folders that a sandbox has in memory; each takes memory, though it is empty."""
    if not family:
        return 0
    root = f"/proc/{family[-1].pid}/root"
    try:
        if os.path.samefile(root, "/"):  # it is not in its sandbox yet
            return 0
        found = [os.statvfs(root + each) for each in (*WRITABLE, os.readlink(f"/proc/{family[-1].pid}/cwd"))]
    except OSError:
        return 0
    return sum(each.f_files - each.f_ffree for each in found)


def _family(root):
    import psutil

    try:
        return root.children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def _resident(process, psutil):
    try:
        return process.memory_info().rss
    except psutil.NoSuchProcess:
        return 0


def main(connection_file, readable_file):
    """Start a kernel in a sandbox and watch over it."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_WRITTEN, MOST_WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    here, connection = Path.cwd(), Path(connection_file)
    readable = json.loads(Path(readable_file).read_text(encoding="utf-8"))
    kernel = [sys.executable, "-P", "-m", "ipykernel_launcher", "-f", str(connection)]
    with tempfile.TemporaryDirectory(
        prefix="kernel-", dir=Path(readable_file).parent, ignore_cleanup_errors=True
    ) as own:
        shutil.copy(connection, own)
        _link_sockets(connection, Path(own))
        command = sandboxed(kernel, here, own, readable, at=connection.parent)
        nothing = subprocess.DEVNULL
        process = subprocess.Popen(command, env=environment(), stdin=nothing, stdout=nothing, stderr=nothing)
        return 1 if watched(process, own) else process.returncode


def _link_sockets(connection, own):
    """Let nbgrader find the sockets of this kernel, which stand in a folder that no other kernel sees."""
    about = json.loads(connection.read_text(encoding="utf-8"))
    for name in ("shell", "iopub", "stdin", "control", "hb"):
        socket = Path(f"{about['ip']}-{about[f'{name}_port']}")
        socket.unlink(missing_ok=True)
        socket.symlink_to(own / socket.name)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))  # nbgrader adds options for kernels
