"""The library keeps its floors, and its style."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib

import pytest
import yaml
from shared import ROOT

HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
IN_THE_KIT = ["python3", "bootstrap.py", "run"]  # how a hook begins: it uses the kit's environment


def run(*command, folder=ROOT):
    # VIRTUAL_ENV: `uv run` takes its programs from there.
    env = {**os.environ, "VIRTUAL_ENV": sys.prefix, "UV_OFFLINE": "1"}
    found = subprocess.run([sys.executable, *command], cwd=folder, env=env, capture_output=True, text=True)
    return found.returncode, found.stdout + found.stderr


def test_a_module_imports_only_from_floors_below():
    code, said = run("-c", "import sys; from importlinter.cli import lint_imports_command as main; main()")
    assert code == 0, said


WRONG_IMPORTS = {  # a line at the end of a module, and what is then said of it
    "errors.py": ("from . import cli", "whodecides.errors -> whodecides.cli"),
    "classroom/alike.py": ("from .collecting import HandedIn", "No circle, neither of files nor of folders BROKEN"),
    "tools/coder/view.py": ("from ..brief import TOOL", "whodecides.tools.coder.view -> whodecides.tools.brief"),
}


@pytest.mark.parametrize("module", WRONG_IMPORTS)
def test_the_floors_bite(module, tmp_path):
    """A copy of the library in which a module imports what it must not is refused."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    wrong, said = WRONG_IMPORTS[module]
    with (tmp_path / "src/whodecides" / module).open("a") as file:
        file.write(f"\n{wrong}\n")
    found = subprocess.run(
        [sys.executable, "-c", "import sys; sys.path.insert(0, 'src'); from importlinter.cli import lint_imports_command as main; main()"],
        cwd=tmp_path, capture_output=True, text=True,
    )  # fmt: skip
    assert found.returncode != 0 and said in found.stdout


def test_the_library_opens_without_what_draws_figures_and_writes_documents_and_pages():
    """matplotlib takes a third of a kernel's start, python-docx a tenth, jinja2 a twentieth, and a first cell may need none."""
    code, said = run(
        "-c", "import sys, whodecides; sys.exit(bool({'matplotlib', 'docx', 'jinja2'} & set(sys.modules)))"
    )
    assert code == 0, said


def test_where_the_library_lies_and_how_an_archive_is_written_is_said_once():
    """`files.py` says both; whatever else asks for its own place wants the file beside it. `box.py` reads nothing else."""
    library = ROOT / "src/whodecides"
    source = {path.relative_to(library).as_posix(): path.read_text(encoding="utf-8") for path in library.rglob("*.py")}
    for said in ("Path(__file__).parent", "ZipInfo(", "(2021, 1, 14"):
        assert {name for name, text in source.items() if said in text} - {"classroom/box.py"} == {"files.py"}, said


SLOW = {"types": 12}  # seconds


@pytest.mark.parametrize(
    "hook",
    [pytest.param(each, id=each["id"], marks=pytest.mark.long(SLOW.get(each["id"], 1))) for each in HOOKS[:-1]],
)
def test_what_runs_before_a_commit_passes_here_and_fetches_nothing(hook):
    """Style, format, types and scripts are checked by the very commands of the hooks, and the data in tests/data."""
    command = shlex.split(hook["entry"])
    assert command[:3] == IN_THE_KIT and hook["language"] == "system"
    code, said = run("-m", *command[3:])
    assert code == 0, said


def test_the_hooks_are_the_quick_checks():
    assert [each["id"] for each in HOOKS] == ["style", "format", "types", "scripts", "data"]
    assert HOOKS[-1]["entry"].endswith(" whodecides.cli check data")  # as tests/data/test_case_data.py runs it


MISTYPED = {  # every function says its types and is checked; what is strict says what a list holds
    "case/days.py": ("def last(days: list) -> object:\n    return days[-1]\n", "type-arg"),
    "tools/new/model.py": ("def text(name: str):\n    return name\n", "no-untyped-def"),
    "tools/new/view.py": ("import json\n\n\ndef text() -> str:\n    return json.dumps()\n", "call-arg"),
    "tools/new/widget.py": ("def text():\n    return ''\n", "no-untyped-def"),
    "build/new.py": ("def _text(name):\n    return name\n", "no-untyped-def"),
}


def test_types_are_checked_strictly_where_all_rests_on_them(tmp_path):
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for path, (text, _code) in MISTYPED.items():
        file = tmp_path / "src/whodecides" / path
        for folder in (file.parent, *file.parent.parents):
            if folder == tmp_path / "src":
                break
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "__init__.py").touch()
        file.write_text(text)
    code, said = run("-m", "mypy", folder=tmp_path)
    assert code == 1
    found = dict(re.findall(r"^src/whodecides/(\S+):\d+: error: .*\[(\S+)\]$", said.replace("\\", "/"), re.M))
    assert found == {path: code for path, (_text, code) in MISTYPED.items()}, said


@pytest.mark.exhaustive  # it tries `make coverage`, which the gate does not use
def test_coverage_counts_what_a_process_of_a_test_runs(tmp_path, monkeypatch):
    monkeypatch.setenv("COVERAGE_FILE", str(tmp_path / ".coverage"))
    inner = [sys.executable, "-c", "from whodecides.texts import count_words; count_words('a b')"]
    (tmp_path / "outer.py").write_text(
        f"import subprocess; subprocess.run({inner}, cwd={str(tmp_path)!r}, check=True)\n"
    )
    steps = (["run", str(tmp_path / "outer.py")], ["combine", "--quiet"], ["report"])
    (code, said), combined, (reported, table) = (run("-m", "coverage", *step) for step in steps)
    assert (code, said, combined, reported) == (0, "", (0, ""), 0)
    assert re.search(r"texts\.py +\d+ +\d+ +\d\d%", table), table


BROKEN = {
    "import(named)": 'import { nodes } from "./dom.js"; nodes();',
    "eslint(no-undef)": "drawIt();",
    "eslint(no-unused-vars)": "const drawn = 1;",
    "eslint(eqeqeq)": "if (document.title == 1) document.close();",
    "eslint(prefer-const)": "let title = 1; document.title = title;",
    "eslint(no-fallthrough)": "switch (document.title) { case 1: document.close(); default: document.open(); }",
}


def test_each_of_these_rules_holds_for_scripts(tmp_path):
    shutil.copy(ROOT / ".oxlintrc.json", tmp_path)
    (tmp_path / "dom.js").write_text("export const node = 1;\n")
    for place, script in enumerate(BROKEN.values()):
        (tmp_path / f"{place}.js").write_text(script + "\n")
    code, said = run("-m", "uv", "run", "--no-project", "oxlint", "--format=unix", folder=tmp_path)
    assert code == 1
    assert sorted(re.findall(r"^(\d)\.js:.*\[Error/(.+)\]", said, re.M)) == [
        (str(place), rule) for place, rule in enumerate(BROKEN)
    ]


def test_the_contributing_guide_names_every_module_of_every_floor():
    table = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    named = [each.strip().removeprefix("whodecides.") for layer in layers for each in layer.split("|")]
    present = {
        path.stem
        for path in (ROOT / "src/whodecides").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    assert present - {"__init__", "__main__"} == set(named)
    assert [each for each in named if f"`{each}`" not in table and f"`{each}/`" not in table] == []


def test_a_new_folder_is_exported_and_known_to_the_linter(tmp_path):
    shutil.copytree(ROOT / "src/whodecides", tmp_path / "whodecides", ignore=shutil.ignore_patterns("__pycache__"))
    folder = tmp_path / "whodecides/tools/greeting"
    folder.mkdir()
    (folder / "__init__.py").write_text(
        "from ...show.tool import Call, Tool\n"
        "from .widget import greet\n"
        'TOOL = Tool(name="greeting", calls=(Call(greet, needs=None),))\n'
    )
    (folder / "widget.py").write_text('def greet(case=None):\n    return "hello"\n')
    asked = (
        "import whodecides; from whodecides import greet; from whodecides.build.lessons import INTERACTIVE\n"
        'print(greet(), "greet" in whodecides.__all__, bool(INTERACTIVE.search("greet()")))'
    )
    found = subprocess.run([sys.executable, "-c", asked], cwd=tmp_path, capture_output=True, text=True)
    assert found.stdout == "hello True True\n", found.stderr
