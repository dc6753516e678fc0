"""Measure a class on a shared server: so many students log in at once, open lesson 00 and run its first tool.

    python -m benchmarks.hub              30 students; print the result
    python -m benchmarks.hub 10           so many students
    python -m benchmarks.hub --write      also write it into instructor/hub/README.md, with the day

A real hub with its real proxy, as `instructor/hub` sets it up: as root, with an account for each student, which is
removed afterwards. Memory is the share of each program in what is used (PSS): what several hold together is counted
once.
"""

import datetime
import html
import json
import os
import re
import shlex
import shutil
import socket
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
import uuid
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import nbformat
import psutil
import requests
import websocket

from benchmarks.readme import write_between

ROOT = Path(__file__).resolve().parents[1]
CONFIG = ROOT / "instructor/hub/jupyterhub_config.py"
PAGE = ROOT / "instructor/hub/README.md"
FIRST = "notebooks/00-start-here.ipynb"
LINK = f"/hub/user-redirect/lab/tree/{FIRST}"
GROUP = "whodecides"
STUDENTS = 30
PLANNED, MINUTES, OPEN = 300, 5, 2  # students, in which they all come, lessons that each has open
WHOLE = "06"  # the lesson whose kernel is counted when the whole of it was run
WAIT = 300  # seconds for whatever a student waits for


class Student:
    """A student with a browser's cookies."""

    def __init__(self, address: str, name: str, password: str) -> None:
        self.address, self.name, self.password = address, name, password
        self.browser = requests.Session()

    def open(self, link: str = LINK) -> requests.Response:
        """Follow a link as a browser does: log in where that is asked for, wait until one's server is there."""
        page = self.browser.get(self.address + link)
        if "/hub/login" in page.url:
            form = {"username": self.name, "password": self.password, "_xsrf": self.browser.cookies["_xsrf"]}
            page = self.browser.post(page.url, data=form)
        if progress := re.search(r'new EventSource\("([^"]+)"', page.text):
            # The page that waits listens until the server is there, then opens what was asked for.
            address = self.address + html.unescape(progress[1]).replace("\\u0026", "&")
            with self.browser.get(address, stream=True, timeout=WAIT) as told:
                for line in told.iter_lines():
                    if line.startswith(b"data:") and {"ready", "failed"} & set(json.loads(line[5:])):
                        break
            page = self.browser.get(page.url)
        return page

    def ask(self, method: str, path: str, **more: Any) -> requests.Response:
        """Send something to one's own server, as its page does."""
        return self._send(method, f"/user/{self.name}/", f"api/{path}", **more)

    def stop(self) -> None:
        """Stop one's own server, as the hub's page does."""
        self._send("DELETE", "/hub/", f"api/users/{self.name}/server").raise_for_status()

    def _send(self, method: str, own: str, path: str, **more: Any) -> requests.Response:
        token = next((each.value for each in self.browser.cookies if (each.name, each.path) == ("_xsrf", own)), "")
        headers = {"X-XSRFToken": token, "Referer": self.address + own}
        return self.browser.request(method, self.address + own + path, headers=headers, timeout=WAIT, **more)

    def run(self, code: str) -> list[dict[str, Any]]:
        """Run code in a kernel of lesson 00; return the outputs."""
        about = {"path": FIRST, "name": FIRST, "type": "notebook", "kernel": {"name": "python3"}}
        kernel = self.ask("POST", "sessions", json=about).json()["kernel"]["id"]
        session = uuid.uuid4().hex
        host = urlsplit(self.address).netloc
        request = requests.Request("GET", f"http://{host}/user/{self.name}/api/", cookies=self.browser.cookies)
        cookies = self.browser.prepare_request(request).headers["Cookie"]
        channels = f"ws://{host}/user/{self.name}/api/kernels/{kernel}/channels?session_id={session}"
        line = websocket.create_connection(channels, timeout=WAIT, cookie=cookies, origin=self.address)
        try:
            number = uuid.uuid4().hex
            header = {
                "msg_id": number,
                "session": session,
                "msg_type": "execute_request",
                "username": "",
                "version": "5.3",
            }
            content = {
                "code": code,
                "silent": False,
                "store_history": True,
                "user_expressions": {},
                "allow_stdin": False,
            }
            line.send(json.dumps({"header": header, "parent_header": {}, "metadata": {}, "content": content,
                                  "channel": "shell", "buffers": []}))  # fmt: skip
            return list(_outputs(line, number))
        finally:
            line.close()


def _outputs(line: websocket.WebSocket, number: str) -> Iterator[dict[str, Any]]:
    """Yield the outputs that answer the request with this number."""
    while True:
        received = line.recv()
        if not isinstance(received, str):  # it brings buffers
            continue
        message = json.loads(received)
        if message["parent_header"].get("msg_id") != number:
            continue
        if message["msg_type"] in ("execute_result", "display_data", "stream", "error"):
            yield message["content"]
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            return


def free_ports(count: int) -> list[int]:
    """Return so many ports on which nobody listens."""
    taken = [socket.socket() for _ in range(count)]
    for each in taken:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in taken]
    for each in taken:
        each.close()
    return ports


@contextmanager
def running_hub(
    place: Path, names: Iterable[str], kit: Path = ROOT, domain: str = ""
) -> Iterator[tuple[str, str, subprocess.Popen]]:
    """Start the hub as the guide does, with all that it keeps in `place`; yield (address, password, its process).

    `names` stand on the list of the class. With a `domain`, such as "hub.example.org", each student has one below it.
    """
    front, inside, api = free_ports(3)
    address = f"http://127.0.0.1:{front}"
    (place / "class.csv").write_text("\n".join(["name,pseudonym", *(f"Student,{each}" for each in names)]) + "\n")
    ports = [
        f"load_subconfig({str(CONFIG)!r})",
        f"c.JupyterHub.bind_url = {address!r}",
        f"c.JupyterHub.hub_port = {inside}",
        f"c.ConfigurableHTTPProxy.api_url = 'http://127.0.0.1:{api}'",
    ]
    (place / "config.py").write_text("\n".join(ports) + "\n")
    command = [sys.executable, "-P", "-m", "jupyterhub", "-f", str(place / "config.py")]
    told = {
        **os.environ,
        "WHODECIDES_HUB": str(place),
        "WHODECIDES_KIT": str(kit),
        "WHODECIDES_DOMAIN": f"http://{domain}:{front}" if domain else "",
        "PYTHONPATH": str(kit / "src"),
    }
    opened = _command_prefix(place, [kit, Path(sys.prefix), Path(sys.base_prefix), CONFIG.parent])
    with (place / "log").open("ab") as log:
        hub = subprocess.Popen(opened + command, cwd=place, env=told, stdout=log, stderr=subprocess.STDOUT)
    try:
        until = time.monotonic() + WAIT
        while not _answers(f"{address}/hub/api/"):
            if hub.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"The hub did not start: {(place / 'log').read_text()[-3000:]}")
            time.sleep(0.1)
        yield (f"http://{domain}:{front}" if domain else address), (place / "kept/password").read_text().strip(), hub
    finally:
        hub.terminate()
        hub.wait()


def _command_prefix(place: Path, needed: list[Path]) -> list[str]:
    """Return how a command begins that sees `needed` open to other accounts where a folder above is closed, as /root is.

    Only this command, and what it starts, sees it so; of such a folder it sees nothing else.
    """
    closed: dict[Path, set[Path]] = {}
    for path in {each.resolve() for each in needed}:
        shut = [each for each in path.parents if not each.stat().st_mode & 0o001]
        inside = any(other.resolve() in path.parents for other in needed)  # it comes with that
        if shut and not inside:
            closed.setdefault(shut[-1], set()).add(path)
    if os.geteuid() or not closed:
        return []
    steps = ["set -e"]
    for number, (folder, paths) in enumerate(closed.items()):
        aside = {path: place / f"aside-{number}-{place_of}" for place_of, path in enumerate(sorted(paths))}
        for path, other in aside.items():
            steps += [f"mkdir -p {shlex.quote(str(other))}", shlex.join(["mount", "--bind", str(path), str(other)])]
        steps.append(shlex.join(["mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", str(folder)]))
        for path, other in aside.items():
            steps += [shlex.join(["mkdir", "-p", str(path)]), shlex.join(["mount", "--bind", str(other), str(path)])]
    return ["unshare", "--mount", "sh", "-c", "; ".join([*steps, 'exec "$@"']), "sh"]


def _answers(address: str) -> bool:
    try:
        return requests.get(address, timeout=5).ok
    except requests.ConnectionError:
        return False


@contextmanager
def removed_afterwards(names: list[str]) -> Iterator[None]:
    """Remove the accounts with these names at the end, and what they still run."""
    try:
        yield
    finally:
        if os.geteuid() == 0:
            import grp  # not on Windows

            for each in psutil.process_iter(["username"]):
                if each.info["username"] in names:
                    each.kill()
            for name in names:
                subprocess.run(["userdel", "--force", name], capture_output=True)
            with suppress(KeyError):
                if not grp.getgrnam(GROUP).gr_mem:
                    subprocess.run(["groupdel", GROUP], capture_output=True)


@contextmanager
def open_place() -> Iterator[Path]:
    """Yield a new folder into which the students' accounts can go, unlike those that tests are given."""
    place = Path(tempfile.mkdtemp(prefix="hub-"))
    place.chmod(0o755)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def first_tool() -> str:
    """Return the first cell of lesson 00 that runs."""
    cells = nbformat.read(ROOT / FIRST, as_version=4).cells
    return next(each.source for each in cells if each.cell_type == "code")


def all_tools() -> str:
    """Return the code of a whole lesson with much in it, as one cell."""
    (path,) = (ROOT / "notebooks").glob(f"{WHOLE}-*.ipynb")
    return "\n".join(each.source for each in nbformat.read(path, as_version=4).cells if each.cell_type == "code")


def resource_use(processes: list[psutil.Process]) -> tuple[float, float]:
    """Return (MB, seconds of processor time) of processes; what they have in common with others is counted by share."""
    memory = sum(each.memory_full_info().pss for each in processes) / 1_000_000
    return memory, sum(sum(each.cpu_times()[:4]) for each in processes)


def processes_of(name: str) -> tuple[list[psutil.Process], list[psutil.Process]]:
    """Return (server, kernels): the processes of a student."""
    own = [each for each in psutil.process_iter(["username", "cmdline"]) if each.info["username"] == name]
    kernels = [each for each in own if any("ipykernel" in part for part in each.info["cmdline"])]
    return [each for each in own if each not in kernels], kernels


def measure(students: int = STUDENTS) -> dict[str, Any]:
    """Let so many students come at once; return what they waited for and what they took, by name.

    Seconds from the click on the link: first, median, last. MB: of a student's server, of the kernel of lesson 00, of a
    kernel that ran a whole lesson, of hub and proxy. Seconds of processor time a student, all counted.
    """
    names = [f"wd{os.getpid()}-{number}" for number in range(students)]
    together, code = threading.Barrier(students), first_tool()
    # As pip does it in the guide; uv, which makes the environment of the tests, leaves it to the first start.
    subprocess.run([sys.executable, "-m", "compileall", "-q", sysconfig.get_path("purelib")], capture_output=True)
    with open_place() as place, running_hub(place, names) as (address, password, hub), removed_afterwards(names):
        everybody = [Student(address, name, password) for name in names]

        def come(student: Student) -> float:
            together.wait()
            began = time.monotonic()
            page = student.open()
            if not (page.ok and page.url.endswith(f"/user/{student.name}/lab/tree/{FIRST}")):
                raise RuntimeError(f"{student.name} came to {page.url} ({page.status_code})")
            if not any("text/html" in each.get("data", ()) for each in student.run(code)):
                raise RuntimeError(f"{student.name} saw no tool")
            return time.monotonic() - began

        with ThreadPoolExecutor(students) as pool:
            seconds = sorted(pool.map(come, everybody))
        servers, kernels = (
            [resource_use(each) for each in side] for side in zip(*map(processes_of, names), strict=True)
        )
        hub_memory, hub_seconds = resource_use([psutil.Process(hub.pid), *proxies(hub)])
        errors = [each for each in everybody[0].run(all_tools()) if "traceback" in each]
        if errors:
            raise RuntimeError(f"Lesson {WHOLE} did not run: {errors[0]['evalue']}")
        whole, _ = resource_use(processes_of(names[0])[1])
    return {
        "students": students,
        "cores": len(os.sched_getaffinity(0)),
        "first": seconds[0],
        "median": statistics.median(seconds),
        "last": seconds[-1],
        "server": statistics.median(memory for memory, _ in servers),
        "kernel": statistics.median(memory for memory, _ in kernels),
        "whole": whole,
        "hub": hub_memory,
        "processor": (sum(taken for _, taken in servers + kernels) + hub_seconds) / students,
    }


def proxies(hub: subprocess.Popen) -> list[psutil.Process]:
    """Return the proxy: what the hub started as root beside the servers."""
    return [each for each in psutil.Process(hub.pid).children() if each.uids().real == 0]


def result_text(found: dict[str, Any], day: datetime.date) -> str:
    """Say the result, and what follows for a large class, as the guide does. `found` is as from `measure`."""
    memory = found["hub"] + PLANNED * (found["server"] + OPEN * found["whole"])
    cores = PLANNED * found["processor"] / (MINUTES * 60)
    return f"""Measured on {day:%Y-%m-%d} on {found["cores"]} cores, {found["students"]} students at once:

| what | |
|---|---|
| from the click on the link until the first tool of lesson 00 is there: first, middle, last student | {found["first"]:.0f} s, {found["median"]:.0f} s, {found["last"]:.0f} s |
| processor time until then, a student | {found["processor"]:.1f} s |
| memory of a student's server | {found["server"]:.0f} MB |
| memory of an open lesson: 00 after its first tool; {WHOLE} after all of it | {found["kernel"]:.0f} MB; {found["whole"]:.0f} MB |
| memory of hub and proxy | {found["hub"]:.0f} MB |

For {PLANNED} students with {OPEN} open lessons each:

- memory: {found["hub"]:.0f} MB + {PLANNED} × ({found["server"]:.0f} MB + {OPEN} × {found["whole"]:.0f} MB) = **{memory / 1000:.0f} GB**;
- cores: {PLANNED} × {found["processor"]:.1f} s within {MINUTES} × 60 s = **{cores:.1f}**, rounded up, so that a class that comes within {MINUTES} minutes does not wait in line."""


def main() -> None:
    if os.geteuid() or not shutil.which("configurable-http-proxy"):
        sys.exit("This needs root, which makes an account for each student, and configurable-http-proxy.")
    asked = [int(each) for each in sys.argv[1:] if each.isdigit()]
    said = result_text(measure(*asked), datetime.date.today())
    print(said)
    if "--write" in sys.argv:
        write_between("hub", said, PAGE)


if __name__ == "__main__":
    main()
