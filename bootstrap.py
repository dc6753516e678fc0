"""Set up the kit and start it or test it, with nothing but Python 3.11 or newer.

    python3 bootstrap.py start            make the environment, open the first lesson
    python3 bootstrap.py test [part …]    make the environment, run the tests or some parts of them
    python3 bootstrap.py test-all [part …]    the same, with those that take longer
    python3 bootstrap.py run PROGRAM …    make the environment with the tools that it needs, run a program in it

On Windows write `py` in place of `python3`. `make start` and `make test` call this, too.
This file uses only the standard library, and words that an old Python can still read.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "This kit needs Python 3.11 or newer, and this is Python %d.%d: install a newer Python from "
        "python.org or your system's packages, then try again." % sys.version_info[:2]
    )

if __name__ == "__main__" and not sys.flags.safe_path:
    del sys.path[0]  # this folder: a student's random.py in it would be read in place of Python's own

import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import tempfile
import threading
import time
import venv
import webbrowser
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent
LOCKS = ROOT / "requirements"
WHEELS = ROOT / "wheels"  # the packages themselves, in a bundle for a class without a network
NUMBERED = "[0-9][0-9]-*.ipynb"  # a lesson, an exercise or a solution
FIRST_PORT = 8888
LOG_FILE = "jupyterlab.log"  # in the environment: all that JupyterLab says, of which the terminal shows the errors
LOGGED = re.compile(r"\[(?:([DIWEC]) \d|\w+\] (DEBUG|INFO|WARNING|ERROR|CRITICAL)\b)")
STOPPING = re.compile(r"received signal \d+, stopping")
# Commands with which an instructor prepares and marks: what students have installed is enough for them.
FOR_CLASSES = "class site room bank slides cards release grade pool rehearse split".split()


def of_courses(kind):
    """Return the folders of tests that lie beside a course, by case: those of its `lessons`, its `data` or a `browser`."""
    return sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob(f"tests/course/*/{kind}"))


PARTS = {
    "browser": ["tests/browser", *of_courses("browser")],
    "unit": ["tests/project", "tests/unit", "tests/words"],
    "notebooks": ["tests/notebooks", *of_courses("lessons")],
    "data": ["tests/data", *of_courses("data")],
    "lowest": ["tests/unit"],
}
# Parts for which pytest starts once: to start it for each takes a quarter of a minute. Names of files in `browser` stand
# in the others, too.
TOGETHER = [["unit", "notebooks", "data"], ["browser"], ["lowest"]]
ENVIRONMENTS = {"test": ".venv", "lowest": ".venv-lowest"}  # by the lock that they are made from
WORKERS = 2  # processes that share the tests of an environment: with more, two cores do less
SLOWEST = 20  # tests that are named at the end
GATE = "not exhaustive"  # what `test` runs; `test-all` runs the rest, too
GATE_OF = {"lowest": f"{GATE} and not any_version"}  # of an environment in which less runs
UV = re.compile(r"^uv==.*?(?=^\S|\Z)", re.M | re.S)  # its lines in a lock
NO_WHEEL = re.compile(r"No matching distribution found|Could not find a version")
NO_NETWORK = re.compile(
    r"NewConnectionError|Failed to establish|Temporary failure in name resolution|getaddrinfo failed|"
    r"Network is unreachable|No route to host|Connection refused|ConnectTimeoutError|nodename nor servname",
    re.I,
)


def say(text):
    print(text, flush=True)


def python_in(folder):
    """Return the path of Python inside an environment, on any system."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def fingerprint(lock):
    """Return a text that changes when the lock, the project's metadata or Python changes."""
    content = lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes() + sys.version.encode()
    return hashlib.sha256(content).hexdigest()


def environment(name, locks):
    """Make the environment `name` from the first lock; reuse it when any of the locks is installed as it is.

    Returns the path of its Python.
    """
    folder = ROOT / name
    stamps = {lock: folder / ("installed-" + lock.stem) for lock in locks}
    for lock, stamp in stamps.items():
        if stamp.is_file() and stamp.read_text() == fingerprint(lock) and python_in(folder).exists():
            return python_in(folder)
    if is_usable(folder):
        say(f"Bringing the tools in {name} up to date …")
    else:
        say(f"Setting up the tools in {name}: this takes some minutes, once …")
        try:
            venv.create(folder, clear=True, with_pip=True)
        except (OSError, subprocess.CalledProcessError) as error:
            sys.exit(
                f"The environment could not be made in {folder} ({error}): check that the folder can be written "
                "and that Python's venv is installed (on Debian: apt install python3-venv)."
            )
    for stamp in stamps.values():
        stamp.unlink(missing_ok=True)
    add_uv(folder, locks[0].read_text())
    install(folder, ["--require-hashes", "-r", str(locks[0])])
    install(folder, ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    stamps[locks[0]].write_text(fingerprint(locks[0]))
    return python_in(folder)


def is_usable(folder):
    """Say whether the environment was made by this very Python and still runs."""
    program = python_in(folder)
    if not program.exists():
        return False
    found = subprocess.run([program, "-c", "import sys; print(sys.version)"], capture_output=True, text=True)
    return found.returncode == 0 and found.stdout.strip() == sys.version.strip()


def add_uv(folder, lock):
    """Install uv where the lock pins it. Students' locks do not: what they fetch stays small."""
    pinned = UV.search(lock)
    if pinned:
        with tempfile.TemporaryDirectory() as place:
            alone = Path(place) / "uv.lock"
            alone.write_text(pinned[0])
            pip(folder, ["--require-hashes", "-r", str(alone)])


def from_wheels():
    """Return the options by which an installer looks at the wheels of the bundle only, where it brings them."""
    return ["--no-index", "--find-links", str(WHEELS)] if WHEELS.is_dir() else []


def bundled_pythons():
    """Return the Pythons for which there are wheels, as text; one for several Pythons, named abi3, says nothing of them."""
    found = {match[1] for each in WHEELS.glob("*.whl") if (match := re.search(r"-cp3(\d\d)-cp3\1-", each.name))}
    return ", ".join(f"Python 3.{each}" for each in sorted(found)) or "no Python"


def install(folder, arguments):
    """Install with uv where it is there, in a tenth of the time; else, and where it fails, with pip, which says why."""
    uv = [python_in(folder), "-P", "-m", "uv", "pip", "install", "--python", python_in(folder), *from_wheels()]
    if subprocess.run([*uv, *arguments], capture_output=True).returncode:
        pip(folder, arguments)


def pip(folder, arguments):
    """Run pip and show a line now and then; stop with one sentence when it fails."""
    command = [
        python_in(folder),
        "-P",
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-input",
        "--progress-bar",
        "off",
        "--retries",
        "2",
        *from_wheels(),
        *arguments,
    ]
    lines, fetched = [], 0
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as running:
        for line in running.stdout:
            lines.append(line)
            if line.startswith(("Collecting ", "Processing ")):  # from the internet, or from the wheels of a bundle
                fetched += 1
                if fetched % 20 == 0:
                    say(f"  {fetched} packages found …")
            elif fetched and line.startswith("Installing collected packages"):
                say(f"  Installing {fetched} packages …")
    if running.returncode == 0:
        return
    output = "".join(lines)
    if from_wheels() and NO_WHEEL.search(output):
        sys.exit(
            f"The packages in the folder {WHEELS.name} are for {bundled_pythons()}, and this is Python "
            f"{sys.version_info[0]}.{sys.version_info[1]} on {platform.system()} ({platform.machine()}). Install a Python "
            "for which they are from python.org, beside the one that you have; or remove the folder and connect to the "
            "internet. Then open the kit again."
        )
    if NO_NETWORK.search(output):
        sys.exit("The packages could not be fetched because there is no network: connect, then try again.")
    say(output[-3000:])
    sys.exit(
        "Installing the packages failed, for the reason above: mend it, or remove the folder "
        f"{folder.name} and try again."
    )


def has_display():
    """Say whether a browser can be opened here."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def start(arguments):
    """Open JupyterLab on the first lesson. Further arguments go to JupyterLab, such as --port=9000."""
    program = environment(".venv", [LOCKS / "student.lock", LOCKS / "test.lock"])
    for path in shadowing_files(program):
        say(f"{path} has the name of a part of Python or of a package, and would be read in its place: rename it.")
    trust_lessons(program)
    token = hashlib.sha256(os.urandom(32)).hexdigest()[:32]
    options = [f"--ServerApp.root_dir={ROOT}", "--no-browser"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--allow-root")  # in a container one is root, and JupyterLab refuses that unless told
    named = {each.partition("=")[0] for each in arguments}  # said twice, an option stops JupyterLab
    options = [each for each in options if each.partition("=")[0] not in named]
    say("Opening the first lesson …")
    log = Path(program).parents[1] / LOG_FILE
    with tempfile.TemporaryDirectory(prefix="whodecides-", ignore_cleanup_errors=True) as runtime:
        server = subprocess.Popen(
            # -P: a file in the kit's folder is never read in place of a part of Python.
            [program, "-P", "-m", "jupyterlab", *options, *arguments],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,  # else Control+C would ask whether one is sure
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env={
                **os.environ,
                "JUPYTER_TOKEN": token,
                "JUPYTER_CONFIG_PATH": str(ROOT / "jupyter"),
                "JUPYTER_PATH": str(ROOT / "jupyter/installed/share/jupyter"),
                "JUPYTER_RUNTIME_DIR": runtime,
            },
        )
        threading.Thread(target=keep_log, args=(server.stdout, log), daemon=True).start()
        try:
            about = wait_until_served(server, Path(runtime))
            if about:
                announce_address(about, token, wanted_port(arguments))
            code = server.wait()
            if code:
                say(f"JupyterLab has stopped. What it said stands in {log}.")
            return code
        except KeyboardInterrupt:
            server.terminate()
            server.wait()
            say("Stopped.")
            return 0


def keep_log(lines, log):
    """Keep what JupyterLab says in a file, and show of it the errors and whatever is no line of a log."""
    shown, place = True, log if os.access(log.parent, os.W_OK) else Path(os.devnull)
    with place.open("w", encoding="utf-8") as kept:
        for line in lines:
            kept.write(line)
            kept.flush()
            if level := LOGGED.match(line):  # what follows, such as a traceback, belongs to it
                shown = (level[1] or level[2])[0] in "EC" and not STOPPING.search(line)
            if shown:
                say(line.rstrip())


def files_of_each_case(root, folder, name):
    """Return the files of this name in a folder of notebooks: first the default case's, then those of others."""
    return [*sorted(root.glob(f"{folder}/{name}")), *sorted(root.glob(f"{folder}/[!.]*/{name}"))]


def trust_lessons(program):
    """Sign the lessons and exercises as the kit brings them, once for each environment, so that they open ready to use.

    A notebook that is put there later is not signed: JupyterLab trusts it once its reader has run it.
    """
    stamp = Path(program).parents[1] / "notebooks-trusted"
    folders = ("notebooks", "exercises", "solutions")
    lessons = sorted(path for folder in folders for path in files_of_each_case(ROOT, folder, NUMBERED))
    if not stamp.exists():
        done = subprocess.run([program, "-P", "-m", "nbformat.sign", *map(str, lessons)], cwd=ROOT, capture_output=True)
        if not done.returncode:  # else each lesson offers to start its tools
            stamp.touch()


def shadowing_files(program):
    """Return the files in the folders of notebooks that Python would import in place of one of its own."""
    places = [
        each for lib in ("lib/python*", "Lib") for each in Path(program).parents[1].glob(lib + "/site-packages/*")
    ]
    taken = {each.name.partition(".")[0] for each in places} | sys.stdlib_module_names
    found = [
        *sorted(ROOT.glob("*.py")),
        *files_of_each_case(ROOT, "notebooks", "*.py"),
        *files_of_each_case(ROOT, "exercises", "*.py"),
    ]
    return [path.relative_to(ROOT) for path in found if path.stem in taken]


def wait_until_served(server, runtime):
    """Wait until JupyterLab listens; return what it says of itself (port, base_url …), or None where it has ended."""
    while server.poll() is None:
        for path in runtime.glob("jpserver-*.json"):
            try:
                return json.loads(path.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                pass  # it is being written
        time.sleep(0.1)
    return None


def wanted_port(arguments):
    found = re.search(r"--(?:ServerApp\.)?port[= ](\d+)", " ".join(arguments))
    return int(found[1] if found else os.environ.get("JUPYTER_PORT", FIRST_PORT))


def announce_address(about, token, wanted):
    """Say the address at which JupyterLab really listens, and open it where there is a screen."""
    if wanted not in (0, about["port"]):
        say(f"Port {wanted} is taken; using {about['port']}.")
    address = f"http://localhost:{about['port']}{about['base_url']}lab/tree/{first_lesson(ROOT)}?token={token}"
    say(
        f"\nIf no page opens, copy this address into a browser:\n\n    {address}\n\n"
        "To stop, press Control+C here. Your answers stay in my-answers.json.\n"
    )
    if has_display():
        webbrowser.open(address)


def first_lesson(root):
    """Return the first lesson of a kit: one of the default case, or, in the bundle of another one, of that."""
    found = files_of_each_case(root, "notebooks", NUMBERED)
    return found[0].relative_to(root).as_posix() if found else "notebooks"


def test(parts, whole=False):
    """Run the parts of the tests, all of them by default, and of each what belongs to the gate or the `whole`; return
    the exit code.
    """
    unknown = [each for each in parts if each not in PARTS]
    if unknown:
        sys.exit(f"There is no part '{unknown[0]}' of the tests; choose from {', '.join(PARTS)}.")
    parts = parts or list(PARTS)
    runs = [its for group in TOGETHER if (its := [each for each in parts if each in group])]
    with ThreadPoolExecutor() as pool:  # they wait for a network, not for each other
        made = {
            lock: pool.submit(environment, ENVIRONMENTS[lock], [LOCKS / f"{lock}.lock"])
            for lock in set(map(lock_of, parts))
        }
        ensure_programs(parts)
    programs = {lock: each.result() for lock, each in made.items()}
    failed, durations = 0, []
    for its in runs:
        lock = lock_of(its[0])
        code, took = run_parts(its, programs[lock], "" if whole else GATE_OF.get(lock, GATE))
        failed += bool(code)
        durations += took
    say(f"\nThe slowest {SLOWEST} tests, with what they set up:")
    for seconds, name in sorted(durations, reverse=True)[:SLOWEST]:
        say(f"{seconds:6.1f} s  {name}")
    say("\n" + ("Some tests failed: they are named above." if failed else "All tests passed."))
    return min(failed, 1)


def lock_of(part):
    """Return the name of the lock from which the environment of a part is made."""
    return "lowest" if part == "lowest" else "test"


def test_all(parts):
    """Run the parts of the tests, also what takes too long for each change; return the exit code."""
    return test(parts, whole=True)


def run_parts(parts, program, marked):
    """Run those tests of some parts that are so marked; return (exit code, durations)."""
    name, paths = ", ".join(parts), [path for part in parts for path in PARTS[part]]
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        report = Path(place) / "report.xml"
        options = ["-n", str(WORKERS), "--dist", "worksteal", "-m", marked, f"--junit-xml={report}"]
        # Tests start Python some hundreds of times: what it compiles is kept, also where a machine says otherwise.
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        code = subprocess.call([program, "-m", "pytest", *options, *paths], cwd=ROOT, env=kept)
        durations = durations_in(report, name if len(parts) == 1 else "")
    title = f"{name}: {'FAILED' if code else 'passed'} in {time.monotonic() - began:.0f} s"
    say(f"── {title} " + "─" * (60 - len(title)))
    return code, durations


def durations_in(report, part):
    """Return (seconds, name) of each test in a report of pytest, with its part's name; nothing where pytest wrote none."""
    if not report.is_file():
        return []
    tests = ElementTree.parse(report).iter("testcase")
    return [(float(each.get("time")), f"{part} {each.get('classname')}.{each.get('name')}".lstrip()) for each in tests]


def chromium():
    """Return the path of Chromium or Chrome, or None; that without windows first, which works a quarter less."""
    named = os.environ.get("CHROMIUM")
    names = "chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable chrome msedge".split()
    usual = (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
    )
    found = [each for each in (named, *map(shutil.which, names), *usual) if each and Path(each).exists()]
    return found[0] if found else None


def install_debian(packages):
    """Install packages where this is Debian and we may; elsewhere do nothing."""
    if packages and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        say(f"Installing Debian's {' and '.join(packages)} for the tests …")
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.call(["apt-get", "update", "-qq"], **quiet)
        subprocess.call(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], **quiet)


def ensure_programs(parts):
    """Make sure that there are browser and proxy for the parts that need one, on Debian by installing them."""
    browser = "browser" in parts
    # Else the tests of the hub could not make accounts, and are left out.
    hub = "unit" in parts and sys.platform == "linux" and os.geteuid() == 0
    wanted = [
        ("chromium-headless-shell", browser and not chromium()),
        ("node-configurable-http-proxy", hub and not shutil.which("configurable-http-proxy")),
    ]
    install_debian([package for package, missing in wanted if missing])
    if browser:
        os.environ["CHROMIUM"] = chromium() or sys.exit(
            "The browser tests need Chromium or Chrome: install one (on Debian: apt install chromium), or name its "
            "program in the variable CHROMIUM, then try again."
        )
    if hub and not shutil.which("configurable-http-proxy"):
        sys.exit(
            "The tests of the hub need configurable-http-proxy: install it (on Debian: apt install "
            "node-configurable-http-proxy; else: npm install -g configurable-http-proxy), then try again."
        )


def run(arguments):
    """Run a program with the authoring tools, for the other targets of the Makefile."""
    if not arguments:
        sys.exit(
            "Name the module to run, for example whodecides, as in: python3 bootstrap.py run whodecides check data"
        )
    ours = arguments[0] == "whodecides"
    locks = ["student", "test"] if ours and arguments[1:2] and arguments[1] in FOR_CLASSES else ["test"]
    program = environment(".venv", [LOCKS / f"{each}.lock" for each in locks])
    python = "py" if os.name == "nt" else Path(sys.orig_argv[0]).name  # "python3", as it was typed
    called = {"WHODECIDES_CALLED": f"{python} bootstrap.py run {arguments[0]}"} if ours else {}  # to print in commands
    return subprocess.call([program, "-m", *arguments], cwd=ROOT, env=os.environ | called)


COMMANDS = {"start": start, "test": test, "test-all": test_all, "run": run}


def main(arguments):
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 2
    return COMMANDS[arguments[0]](arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
