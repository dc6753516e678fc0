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
from pathlib import Path

from ..answers.tasks import EXERCISES
from ..case import CASES, find_case
from ..errors import KitError, Words, _
from . import box
from .reducing import reduce_class

MOST_SECONDS_OF_A_CELL = 60


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
        # The course's folder appears empty in a sandbox; only its case and the questions are laid into it.
        readable = {each: each for each in (sys.prefix, sys.base_prefix, box.LIBRARY, find_case(course / CASES))}
        readable[_written(tasks or {}, Path(place) / "tasks")] = course / EXERCISES
        write_kernel(Path(place) / "kernels/python3", readable)
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
        command = box.sandboxed(["/usr/bin/env", "true"], Path(place) / "here", Path(place), {})
        done = subprocess.run(command, env=box.environment(), capture_output=True, text=True, errors="replace")
    if done.returncode:
        why = (done.stderr.strip().splitlines() or [Words(_("it does not say why"))])[-1]
        wrong = _(
            "The sandbox does not start here ({reason}): it needs bubblewrap 0.8 or newer, and a system that lets it make "
            "user namespaces."
        )
        raise KitError(Words(wrong, reason=why))


def write_kernel(folder, readable):
    """Write the description of a kernel that starts in a sandbox, where it reads what `readable` maps to its place."""
    folder.mkdir(parents=True)
    paths = folder / "readable.json"
    paths.write_text(json.dumps({str(path): str(there) for path, there in readable.items()}), encoding="utf-8")
    argv = [sys.executable, "-P", box.__file__, "{connection_file}", str(paths)]
    about = {"argv": argv, "display_name": "Python 3", "language": "python", "interrupt_mode": "message"}
    (folder / "kernel.json").write_text(json.dumps(about), encoding="utf-8")
