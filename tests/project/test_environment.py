"""The lock, environment.yml and what Binder makes of them."""

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from importlib.metadata import packages_distributions, requires

import pytest
import yaml
from helpers import ROOT
from jupyterlab_server.config import get_federated_extensions
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from whodecides import __version__
from whodecides.build.environment import BINDER_MARKERS, environment_yml, pinned_versions
from whodecides.prepare.offline import PYTHONS

EXTENSION = "jupyter/installed/share/jupyter/labextensions/whodecides"
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
STUDENT = (ROOT / "requirements/student.lock").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_pin_has_a_hash_and_no_registry_is_named(lock):
    text = lock.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert entries and all("==" in each and "--hash=sha256:" in each for each in entries)
    assert not re.search(r"https?://|index-url|find-links|trusted-host", text)


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_the_lock_serves_every_python_and_system(python, system):
    place = BINDER_MARKERS | {"python_version": python, "python_full_version": f"{python}.9", "sys_platform": system,
                      "os_name": "nt" if system == "win32" else "posix"}  # fmt: skip
    found = pinned_versions(STUDENT, place)
    for line in PROJECT["dependencies"]:
        wanted = Requirement(line)
        assert wanted.specifier.contains(found[wanted.name]), line


def test_students_get_what_the_tests_ran_on():
    tested = pinned_versions((ROOT / "requirements/test.lock").read_text(encoding="utf-8"))
    student = pinned_versions(STUDENT)
    assert {name: tested.get(name) for name in student} == student


@pytest.mark.parametrize("lock", ["student", "test"])
def test_a_lock_pins_what_one_package_asks_of_another_with_its_extras(lock):
    """Else a pip older than 23.3, as in Python 3.11, takes the newest release for it and stops: its hash is not pinned."""
    text = (ROOT / f"requirements/{lock}.lock").read_text(encoding="utf-8")
    pinned = {
        canonicalize_name(match[1]): {each.strip() for each in (match[2] or "").split(",")}
        for match in re.finditer(r"^([a-z0-9][a-z0-9._-]*)(?:\[([^]]+)\])?==", text, re.M)
    }
    asked = [
        (name, wanted)
        for name in pinned_versions(text)
        for wanted in map(Requirement, requires(name) or [])
        if wanted.extras
        and (wanted.marker is None or any(wanted.marker.evaluate({"extra": each}) for each in pinned[name]))
    ]
    assert {wanted.name for _, wanted in asked} >= {"jsonschema", "bleach"}
    assert not [
        f"{name}: {wanted}" for name, wanted in asked if not wanted.extras <= pinned[canonicalize_name(wanted.name)]
    ]


@pytest.mark.exhaustive  # it asks for a hundred packages
def test_the_pip_of_this_python_takes_the_lock_of_students(tmp_path):
    """A student's environment has no uv, and each Python brings the pip of its day."""
    venv.create(tmp_path / "fresh", with_pip=True)
    program = tmp_path / "fresh" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    options = ["--dry-run", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    command = [program, "-P", "-m", "pip", "install", *options, "-r", ROOT / "requirements/student.lock"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_students_install_no_authoring_tools():
    assert not {
        "pytest",
        "nbval",
        "playwright",
        "frictionless",
        "jupyter-repo2docker",
        "python-pptx",
        "ruff",
        "uv",
    } & set(pinned_versions(STUDENT))


def test_environment_yml_has_the_pins_of_the_lock():
    assert (ROOT / "environment.yml").read_text(encoding="utf-8") == environment_yml(STUDENT), "run 'make lock'"


def test_binder_builds_this_environment_and_the_kit(monkeypatch):
    """Ask repo2docker itself which buildpack it takes, and what it would run."""
    from repo2docker.app import Repo2Docker

    monkeypatch.chdir(ROOT)
    app = Repo2Docker()
    pack = next(each for each in (make(base_image=app.base_image) for make in app.buildpacks) if each.detect())
    assert type(pack).__name__ == "CondaBuildPack"
    pack.platform = "linux/amd64"
    docker = pack.render({"NB_USER": "jovyan", "NB_UID": "1000"})
    update = re.search(r'^.*env update -p \$\{NB_PYTHON_PREFIX\} --file "environment\.yml"', docker, re.M)
    assert update
    assert pack.python_version == "3.12"
    # The kit is installed from the copied repository, so it must be copied before the environment is made.
    assert docker.index("COPY --chown=1000:1000 src/ ${REPO_DIR}/") < update.start()
    assert "RUN ./postBuild" in docker  # which signs the lessons
    listed = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"][-1]["pip"]
    assert listed[-1] == "--editable ."
    assert dict(each.split("==") for each in listed[:-1]) == pinned_versions(STUDENT)


def test_every_dependency_earns_its_place():
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    groups = (
        PROJECT["dependencies"],
        *PROJECT["optional-dependencies"].values(),
        *PYPROJECT["dependency-groups"].values(),
    )
    for each in (each for group in groups for each in group):
        line = next(line for line in lines if f'"{each}"' in line)
        assert re.search(r"# \w.{8,}", line), f"say in a comment what {each} is for"


def declared(requirements):
    """Return the names of packages in a list of pyproject.toml."""
    return {canonicalize_name(Requirement(each).name) for each in requirements}


CORE, AUTHORING = declared(PROJECT["dependencies"]), declared(PROJECT["optional-dependencies"]["authoring"])
TESTS = declared(PYPROJECT["dependency-groups"]["test"])
HUB, BACKEND = declared(PROJECT["optional-dependencies"]["hub"]), declared(PYPROJECT["build-system"]["requires"])
SLIDES = declared(PROJECT["optional-dependencies"]["slides"])
STARTED = {"jupyterlab", "uv"}  # as programs, and imported by nothing
FOR_SLIDES = (
    "prepare/deck/pptx_writer.py",
    "prepare/deck/pptx_presses.py",
)  # what needs the extra of slides, and is imported where it is there
FOR_AUTHORS = ("build/", "case/checking.py", "prepare/teaching_checks.py")  # what may need the authoring tools
PACKAGES = packages_distributions()


def imported(folder):
    """Return {path: packages that it imports} of the Python files below a folder: not Python's own nor the kit's."""
    ours = {"benchmarks", "whodecides", *(each.stem for each in (ROOT / "tests").rglob("*.py"))}
    found = {}
    for path in folder.rglob("*.py"):
        names = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {each.name.partition(".")[0] for each in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names.add(node.module.partition(".")[0])
        others = names - sys.stdlib_module_names - ours
        found[path.relative_to(folder).as_posix()] = {
            canonicalize_name(each) for name in others for each in PACKAGES.get(name, [name])
        }
    return found


def test_what_the_library_imports_is_declared_and_what_is_declared_is_used():
    found = imported(ROOT / "src/whodecides")
    undeclared = {
        path: missing
        for path, names in found.items()
        if (
            missing := names
            - CORE
            - (AUTHORING if path.startswith(FOR_AUTHORS) else SLIDES if path in FOR_SLIDES else set())
        )
    }
    assert undeclared == {}
    assert (CORE | AUTHORING | SLIDES) - set().union(*found.values()) == STARTED


@pytest.mark.parametrize("folder", ["tests", "benchmarks"])
def test_what_tests_and_measurements_import_is_declared(folder):
    known = CORE | AUTHORING | SLIDES | HUB | TESTS | BACKEND
    assert {path: names - known for path, names in imported(ROOT / folder).items() if names - known} == {}


def test_the_version_stands_once_and_what_cannot_read_it_says_the_same():
    assert PROJECT["dynamic"] == ["version"] and "version" not in PROJECT  # flit reads it from the library
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["version"]
    extension = json.loads((ROOT / EXTENSION / "package.json").read_text(encoding="utf-8"))["version"]
    assert cited == extension == __version__


def wheel(folder, how):
    """Return the wheel of a copy of the kit, made in a folder by a function of the build backend."""
    shutil.copytree(ROOT / "src", folder / "kit/src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "jupyter", folder / "kit/jupyter")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / "kit")
    program = f"import sys; from flit_core import buildapi; buildapi.{how}(sys.argv[1])"
    subprocess.run([sys.executable, "-c", program, str(folder)], cwd=folder / "kit", check=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_extension_of_jupyterlab_is_installed_with_the_kit(tmp_path):
    """As `make start` and Binder install it: beside the extension of anywidget, without which no tool runs."""
    folder = EXTENSION.removeprefix("jupyter/installed/")
    with zipfile.ZipFile(wheel(tmp_path, "build_editable")) as opened:
        (listed,) = (each for each in opened.namelist() if each.endswith(f".data/data/{folder}/package.json"))
        load = json.loads(opened.read(listed))["jupyterlab"]["_build"]["load"]
        scripts = (ROOT / "jupyter/installed" / folder / load).parent.glob("*.js")
        assert all(
            opened.read(listed.replace("package.json", f"static/{each.name}")) == each.read_bytes() for each in scripts
        )
    paths = [str(ROOT / "jupyter/installed/share/jupyter/labextensions")]
    assert get_federated_extensions(paths)["whodecides"]["jupyterlab"]["_build"]["load"] == load


def test_what_is_no_python_is_packaged_with_it(tmp_path):
    """Scripts, styles, templates and catalogues are read from beside the modules, wherever the kit is installed."""
    built = wheel(tmp_path, "build_wheel")
    with zipfile.ZipFile(built) as opened:
        packed = set(opened.namelist())
    files = {path for path in (ROOT / "src").rglob("*.*") if path.suffix in (".js", ".css", ".html", ".po")}
    assert files and {path.relative_to(ROOT / "src").as_posix() for path in files} <= packed
