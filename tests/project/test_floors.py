"""The library keeps its floors, and its style."""

import shutil
import subprocess
import sys
import tomllib

from shared import ROOT


def run(*command):
    found = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True)
    return found.returncode, found.stdout + found.stderr


def test_a_module_imports_only_from_floors_below():
    code, said = run("-c", "import sys; from importlinter.cli import lint_imports_command as main; main()")
    assert code == 0, said


def test_the_floors_bite(tmp_path):
    """A copy of the library in which the lowest floor imports the highest is refused."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    errors = tmp_path / "src/whodecides/errors.py"
    errors.write_text(errors.read_text() + "\nfrom . import cli\n")
    found = subprocess.run(
        [sys.executable, "-c", "import sys; sys.path.insert(0, 'src'); from importlinter.cli import lint_imports_command as main; main()"],
        cwd=tmp_path, capture_output=True, text=True,
    )  # fmt: skip
    assert found.returncode != 0 and "whodecides.errors -> whodecides.cli" in found.stdout


def test_the_library_opens_without_what_draws_figures_and_writes_documents_and_pages():
    """matplotlib takes a third of a kernel's start, python-docx a tenth, jinja2 a twentieth, and a first cell may need none."""
    code, said = run(
        "-c", "import sys, whodecides; sys.exit(bool({'matplotlib', 'docx', 'jinja2'} & set(sys.modules)))"
    )
    assert code == 0, said


# What has over 300 lines, and why.
LONG = {
    "agreement.py": "the measures of agreement; to be split",
    "answers/feedback.py": "the feedback of every kind of task; to be split",
    "answers/store.py": "the one file of answers; to be split",
    "build/lessons.py": "the rules of the house for lessons; to be split",
    "case/rules.py": "all rules of a case; to be split",
    "classroom/sandbox.py": "what keeps a student's code in; to be split",
    "cli.py": "all commands; to be split",
}


def test_a_module_has_at_most_300_lines():
    source = ROOT / "src/whodecides"
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in source.rglob("*.py")}
    assert {path.relative_to(source).as_posix() for path, count in lines.items() if count > 300} == set(LONG)


def test_style():
    code, said = run("-m", "ruff", "check", ".")
    assert code == 0, said
    code, said = run("-m", "ruff", "format", "--check", ".")
    assert code == 0, said


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
    assert present - {"__init__"} == set(named)
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
