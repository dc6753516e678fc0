"""Run nbgrader's autograder with each student's kernel in a sandbox of its own (Linux, with bubblewrap).

nbgrader executes what students hand in. Here every submission is first reduced to its answer cells in a fresh copy of
the exercise; then its kernel runs without network, sees only Python, the library and the data (read only), and is
killed when it takes too much time, memory or too many processes. The gradebook and other submissions stay outside.

Scores are still worked out inside the student's kernel, so a skilled student can forge them: use `whodecides grade`,
which executes nothing, wherever you can.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat

from ..answers.tasks import EXERCISES
from ..case import CASE_FOLDER, find_root
from ..errors import KitError

MOST_SECONDS = 240  # of a kernel in all
MOST_SECONDS_OF_A_CELL = 60
MOST_BYTES = 2_000_000_000  # of memory, all processes of a kernel together
MOST_PROCESSES = 40
MOST_WRITTEN = 200_000_000  # bytes of a file that a kernel writes into its own temporary folder
PAUSE = 0.1  # seconds between two looks at a running kernel
SYSTEM = ("/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts", "/etc/ssl")


def reduced(submission, exercise):
    """Return a fresh copy of an exercise with the answers of a submission, and what was left out, as sentences.

    `submission` is a notebook as parsed JSON. Only the source of answer cells is taken over, by their grade id; of a cell that stands twice the first counts.
    """
    fresh = nbformat.reads(nbformat.writes(exercise), as_version=4)
    answers, left_out = {}, []
    for name, source in _named_cells(submission):
        if name in answers:
            left_out.append(f"cell {name} stands twice; the first counts.")
        answers.setdefault(name, source)
    for cell in fresh.cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("solution") and about["grade_id"] in answers:
            cell.source = answers[about["grade_id"]]
    return fresh, left_out


def _named_cells(submission):
    """Yield (grade id, source) of the cells of a notebook as parsed JSON, whatever else stands in it."""
    cells = submission.get("cells") if isinstance(submission, dict) else None
    for cell in cells if isinstance(cells, list) else []:
        try:
            name, source = cell["metadata"]["nbgrader"]["grade_id"], cell["source"]
            yield str(name), source if isinstance(source, str) else "".join(source)
        except (KeyError, TypeError):
            continue


def reduce_class(handed_in, exercises, submitted):
    """Write `submitted/<student>/<exercise>` for each folder in `handed_in`; return what was left out, as sentences.

    A notebook that is missing or cannot be read is replaced by the untouched exercise, so that the student gets a row.
    """
    said = []
    originals = {path.name: nbformat.read(path, as_version=4) for path in sorted(Path(exercises).glob("*.ipynb"))}
    if not originals:
        raise KitError(f"There are no exercises in '{exercises}': run 'make exercises' first.")
    for folder in sorted(each for each in Path(handed_in).iterdir() if each.is_dir()):
        target = Path(submitted) / folder.name
        target.mkdir(parents=True)
        for name, original in originals.items():
            try:
                notebook, notes = reduced(json.loads((folder / name).read_text(encoding="utf-8")), original)
            except FileNotFoundError:
                notebook, notes = original, ["was not handed in."]
            except (ValueError, RecursionError, OSError):
                notebook, notes = original, ["cannot be read; it counts as untouched."]
            nbformat.write(notebook, target / name)
            said += [f"{folder.name}/{name}: {note}" for note in notes]
    return said


def autograde(course, handed_in):
    """Reduce a class's notebooks into the course's `submitted/` and let nbgrader grade them in sandboxes.

    Returns (exit code, sentences on what was left out). Raises KitError where bubblewrap is not there.
    """
    from shutil import which

    if not which("bwrap"):
        raise KitError("The sandbox needs Linux with bubblewrap: install it (on Debian: apt install bubblewrap).")
    course = Path(course).resolve()
    if (course / "submitted").exists():
        raise KitError(f"'{course / 'submitted'}' is there already: move it away, it holds an earlier round.")
    said = reduce_class(handed_in, course / "exercises", course / "submitted")
    with tempfile.TemporaryDirectory(prefix="grading-") as place:
        write_kernel(Path(place) / "kernels/python3")
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
            f"--Execute.timeout={MOST_SECONDS_OF_A_CELL}", "--Execute.raise_on_iopub_timeout=False", "--Execute.shutdown_kernel=immediate",
            "--KernelSpecManager.ensure_native_kernel=False",
        ]  # fmt: skip
        return subprocess.call(command, cwd=course, env=environment), said


def write_kernel(folder):
    """Write the description of a kernel that starts in a sandbox."""
    folder.mkdir(parents=True)
    argv = [sys.executable, "-P", "-m", "whodecides.classroom.sandbox", "{connection_file}"]
    about = {"argv": argv, "display_name": "Python 3", "language": "python", "interrupt_mode": "message"}
    (folder / "kernel.json").write_text(json.dumps(about), encoding="utf-8")


def sandboxed(command, here, runtime, readable):
    """Return the command line that runs `command` in a sandbox.

    `here` becomes an empty folder of its own, `runtime` (the sockets of the kernel) is writable, `readable` paths can
    be read. Everything else of the machine is absent: other submissions, the gradebook, the solutions, the network.
    """
    binds = [each for path in (*SYSTEM, *map(str, readable)) for each in ("--ro-bind-try", path, path)]
    return [
        "bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--clearenv", "--proc", "/proc", "--dev", "/dev",
        "--tmpfs", "/tmp", *binds, "--bind", str(runtime), str(runtime), "--tmpfs", str(here), "--chdir", str(here),
        *(each for pair in _environment().items() for each in ("--setenv", *pair)), *command,
    ]  # fmt: skip


def _environment():
    kept = {"PATH": "/usr/bin:/bin", "HOME": "/tmp", "LANG": "C.UTF-8", "WHODECIDES_ANSWERS": "/tmp/my-answers.json"}
    kept |= {"JUPYTER_RUNTIME_DIR": "/tmp", "IPYTHONDIR": "/tmp/ipython", "MPLCONFIGDIR": "/tmp/matplotlib"}
    library = str(Path(__file__).parents[2])
    return kept | {"PYTHONPATH": library, "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def watched(process, seconds=MOST_SECONDS, size=MOST_BYTES, processes=MOST_PROCESSES):
    """Wait for a sandbox and kill it, with all that runs in it, when it takes too much; return what it took too much of."""
    import psutil

    began, root = time.monotonic(), psutil.Process(process.pid)
    while process.poll() is None:
        time.sleep(PAUSE)
        family = _family(root)
        used = sum(_resident(each, psutil) for each in family)
        for took, reason in (
            (time.monotonic() - began > seconds, "time"),
            (used > size, "memory"),
            (len(family) > processes, "processes"),
        ):
            if took:
                process.kill()  # with its first process the whole sandbox ends
                process.wait()
                return reason
    return ""


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


def main(connection_file):
    """Start a kernel in a sandbox and watch over it: what nbgrader runs in place of a kernel."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_WRITTEN, MOST_WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    here, connection = Path.cwd(), Path(connection_file)
    library = Path(__file__).parents[2]
    root = find_root(here)
    # The forms of the exercises are read, so that a student's cells find their tasks.
    readable = {Path(sys.prefix), Path(sys.base_prefix), library, root / CASE_FOLDER, root / EXERCISES}
    kernel = [sys.executable, "-P", "-m", "ipykernel_launcher", "-f", str(connection)]
    # The course's folder appears empty; only its data are laid into it.
    process = subprocess.Popen(sandboxed(kernel, here, connection.parent, sorted(readable)))
    return 1 if watched(process) else process.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
