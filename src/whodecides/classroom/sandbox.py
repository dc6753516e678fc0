"""Run nbgrader's autograder with each student's kernel in a sandbox of its own (Linux, with bubblewrap).

nbgrader executes what students hand in. Here every submission is first reduced to its answer cells in a fresh copy of
the exercise; then its kernel runs without network, without any right of an administrator, and sees only Python, the
library, the data and the questions (read only). Where it may write there is little space. It is killed when it takes
too much time, memory, files or processes. The gradebook and other submissions stay outside.

Scores are still worked out inside the student's kernel, so a skilled student can forge them: use `whodecides grade`,
which executes nothing, wherever you can.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ..answers.tasks import EXERCISES
from ..case import CASES, find_case, find_root
from ..errors import KitError, Words, _
from ..files import PACKAGE
from .reducing import reduce_class

MOST_SECONDS = 240  # of a kernel in all
MOST_SECONDS_OF_A_CELL = 60
MOST_BYTES = 2_000_000_000  # of memory, all processes of a kernel together
MOST_PROCESSES = 40
MOST_WRITTEN = 50_000_000  # bytes in each of the folders that a kernel may write to
MOST_FILES = 20_000  # in these folders together
PAUSE = 0.1  # seconds between two looks at a running kernel
SYSTEM = ("/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts")
WRITABLE = ("/tmp", "/dev/shm")
NOBODY = "65534"  # the number of the user that a student's code runs as


def autograde(course, handed_in, tasks=None):
    """Reduce a class's notebooks into the course's `submitted/` and let nbgrader grade them in sandboxes.

    `tasks` maps the name of each exercise to its tasks without their key, as JSON text: what the forms show.
    Returns (exit code, sentences on what was left out). Raises KitError where bubblewrap is not there or cannot work.
    """
    try_out()
    course = Path(course).resolve()
    if (course / "submitted").exists():
        wrong = _("'{folder}' is there already: move it away, it holds an earlier round.")
        raise KitError(Words(wrong, folder=course / "submitted"))
    said = reduce_class(handed_in, course / "exercises", course / "submitted")
    with tempfile.TemporaryDirectory(prefix="grading-") as place:
        write_kernel(Path(place) / "kernels/python3", _written(tasks or {}, Path(place) / "tasks"))
        runtime = Path(place) / "runtime"
        runtime.mkdir()
        environment = {**os.environ, "JUPYTER_PATH": place, "JUPYTER_RUNTIME_DIR": str(runtime), "TMPDIR": str(runtime)}
        environment["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
        nbgrader = [sys.executable, "-P", "-m", "nbgrader"]
        # The solutions are ours; this enters the tasks into the gradebook and writes the exercises into release/.
        subprocess.run([*nbgrader, "generate_assignment", ".", "--force"], cwd=course, env=environment, check=True)
        command = [
            *nbgrader, "autograde", ".", "--create", "--KernelManager.transport=ipc",
            f"--KernelManager.ip={runtime / 'kernel'}",
            "--AsyncKernelManager.client_class=whodecides.classroom.listening.BoundedClient",
            f"--Execute.timeout={MOST_SECONDS_OF_A_CELL}", "--Execute.raise_on_iopub_timeout=False", "--Execute.shutdown_kernel=immediate",
            "--KernelSpecManager.ensure_native_kernel=False",
        ]  # fmt: skip
        return subprocess.call(command, cwd=course, env=environment), said


def _written(tasks, folder):
    folder.mkdir()
    for name, text in tasks.items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    return folder


def try_out():
    """See that a sandbox starts here. Raises KitError in one sentence where it does not."""
    if not shutil.which("bwrap"):
        raise KitError(_("The sandbox needs Linux with bubblewrap: install it (on Debian: apt install bubblewrap)."))
    with tempfile.TemporaryDirectory() as place:
        command = sandboxed(["/usr/bin/env", "true"], Path(place) / "here", Path(place), {})
        done = subprocess.run(command, env=_environment(), capture_output=True, text=True, errors="replace")
    if done.returncode:
        why = (done.stderr.strip().splitlines() or [Words(_("it does not say why"))])[-1]
        wrong = _(
            "The sandbox does not start here ({reason}): it needs bubblewrap 0.8 or newer, and a system that lets it make "
            "user namespaces."
        )
        raise KitError(Words(wrong, reason=why))


def write_kernel(folder, tasks):
    """Write the description of a kernel that starts in a sandbox; `tasks` is the folder of questions that it may read."""
    folder.mkdir(parents=True)
    argv = [sys.executable, "-P", "-m", "whodecides.classroom.sandbox", "{connection_file}", str(tasks)]
    about = {"argv": argv, "display_name": "Python 3", "language": "python", "interrupt_mode": "message"}
    (folder / "kernel.json").write_text(json.dumps(about), encoding="utf-8")


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
        *(each for pair in _environment().items() for each in ("--setenv", *pair)), *command,
    ]  # fmt: skip


def _in_memory(path):
    return ["--size", str(MOST_WRITTEN), "--tmpfs", str(path)]


def _environment():
    kept = {"PATH": "/usr/bin:/bin", "HOME": "/tmp", "LANG": "C.UTF-8", "WHODECIDES_ANSWERS": "/tmp/my-answers.json"}
    kept |= {"JUPYTER_RUNTIME_DIR": "/tmp", "IPYTHONDIR": "/tmp/ipython", "MPLCONFIGDIR": "/tmp/matplotlib"}
    library = str(PACKAGE.parent)
    return kept | {"PYTHONPATH": library, "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}


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


def main(connection_file, tasks):
    """Start a kernel in a sandbox and watch over it: what nbgrader runs in place of a kernel."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_WRITTEN, MOST_WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    here, connection = Path.cwd(), Path(connection_file)
    library, root = PACKAGE.parent, find_root(here)
    # The course's folder appears empty; only its case and the questions are laid into it.
    readable = {each: each for each in (Path(sys.prefix), Path(sys.base_prefix), library, find_case(root / CASES))}
    readable[Path(tasks)] = root / EXERCISES
    kernel = [sys.executable, "-P", "-m", "ipykernel_launcher", "-f", str(connection)]
    with tempfile.TemporaryDirectory(prefix="kernel-", dir=Path(tasks).parent, ignore_cleanup_errors=True) as own:
        shutil.copy(connection, own)
        _link_sockets(connection, Path(own))
        command = sandboxed(kernel, here, own, readable, at=connection.parent)
        nothing = subprocess.DEVNULL
        process = subprocess.Popen(command, env=_environment(), stdin=nothing, stdout=nothing, stderr=nothing)
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
