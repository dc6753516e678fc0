"""The library keeps its layers, and its style."""

import os
import shlex
import shutil
import subprocess
import sys
import tomllib

import pytest
import yaml
from helpers import ROOT

HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
IN_THE_KIT = ["python3", "bootstrap.py", "run"]  # how a hook begins: it uses the kit's environment


def run(*command, folder=ROOT):
    # VIRTUAL_ENV: `uv run` takes its programs from there.
    env = {**os.environ, "VIRTUAL_ENV": sys.prefix, "UV_OFFLINE": "1"}
    found = subprocess.run([sys.executable, *command], cwd=folder, env=env, capture_output=True, text=True)
    return found.returncode, found.stdout + found.stderr


def test_a_module_imports_only_from_layers_below():
    code, said = run("-c", "import sys; from importlinter.cli import lint_imports_command as main; main()")
    assert code == 0, said


def test_the_library_opens_without_what_draws_figures_and_writes_documents_and_pages():
    """matplotlib takes a third of a kernel's start, python-docx a tenth, jinja2 a twentieth, and a first cell may need none."""
    code, said = run(
        "-c", "import sys, whodecides; sys.exit(bool({'matplotlib', 'docx', 'jinja2'} & set(sys.modules)))"
    )
    assert code == 0, said


def test_where_the_library_lies_and_how_an_archive_is_written_is_said_once():
    """`files.py` says both; whatever else asks for its own place wants the file beside it."""
    library = ROOT / "src/whodecides"
    source = {path.relative_to(library).as_posix(): path.read_text(encoding="utf-8") for path in library.rglob("*.py")}
    for said in ("Path(__file__).parent", "ZipInfo(", "(2021, 1, 14"):
        assert {name for name, text in source.items() if said in text} == {"files.py"}, said


SLOW = {"types": 12}  # seconds


@pytest.mark.parametrize(
    "hook",
    [pytest.param(each, id=each["id"], marks=pytest.mark.long(SLOW.get(each["id"], 1))) for each in HOOKS[:-1]],
)
def test_what_runs_before_a_commit_passes_here_and_fetches_nothing(hook):
    """Style, format, types and scripts are checked by the very commands of the hooks, and the data beside their course."""
    command = shlex.split(hook["entry"])
    assert command[:3] == IN_THE_KIT and hook["language"] == "system"
    code, said = run("-m", *command[3:])
    assert code == 0, said


def test_the_hooks_are_the_quick_checks():
    assert [each["id"] for each in HOOKS] == ["style", "format", "types", "scripts", "data"]
    assert HOOKS[-1]["entry"].endswith(" whodecides check data")  # as test_case_data.py beside the course runs it


def test_every_module_has_its_layer():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    named = [each.strip().removeprefix("whodecides.") for layer in layers for each in layer.split("|")]
    present = {
        path.stem
        for path in (ROOT / "src/whodecides").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    assert present - {"__init__", "__main__"} == set(named)


def test_a_new_folder_is_exported_and_known_to_the_linter(tmp_path):
    shutil.copytree(ROOT / "src/whodecides", tmp_path / "whodecides", ignore=shutil.ignore_patterns("__pycache__"))
    folder = tmp_path / "whodecides/tools/greeting"
    folder.mkdir()
    (folder / "__init__.py").write_text(
        "from ...widgets.tool import Call, Tool\n"
        "from .widget import greet\n"
        'TOOL = Tool(name="greeting", calls=(Call(greet, needs=None),))\n'
    )
    (folder / "widget.py").write_text('def greet(case=None):\n    return "hello"\n')
    asked = (
        "import whodecides; from whodecides import greet; from whodecides.build.lesson_linter import INTERACTIVE\n"
        'print(greet(), "greet" in whodecides.__all__, bool(INTERACTIVE.search("greet()")))'
    )
    found = subprocess.run([sys.executable, "-c", asked], cwd=tmp_path, capture_output=True, text=True)
    assert found.stdout == "hello True True\n", found.stderr
