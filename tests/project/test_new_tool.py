"""`whodecides new-tool` makes a tool that is whole: every check of the kit passes with it in place."""

import os
import shutil
import subprocess
import sys

import pytest
from helpers import ROOT

from whodecides.build.new_tool import new_tool
from whodecides.errors import KitError

FILES = ["__init__.py", "model.py", "tool.css", "tool.js", "view.py", "widget.py"]


@pytest.mark.exhaustive  # it checks a copy of the kit
def test_a_new_tool_is_whole(tmp_path):
    """One test: else each process that takes one of them would make a kit of its own."""
    said = with_a_new_tool(tmp_path)
    check_that_it_makes_one_folder_and_its_test_and_says_how_to_go_on(tmp_path, said)
    check_that_style_types_and_layers_hold(tmp_path)
    check_that_the_tests_of_tools_pass(tmp_path)


def with_a_new_tool(folder):
    """Copy the kit and make a tool of a name of two words in it; return what was said. The data are the kit's own."""
    for name in ("src/whodecides", "tests", "benchmarks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("data", "course"):
        (folder / name).symlink_to(ROOT / name)
    for name in ("pyproject.toml", ".oxlintrc.json", "bootstrap.py", "CONTRIBUTING.md"):
        shutil.copy(ROOT / name, folder)
    return run(folder, "-m", "whodecides", "new-tool", "value_tally")


def run(folder, *command):
    """Run Python in a copy of the kit, which it imports; return the output, and fail where the command fails."""
    places = {"PYTHONPATH": str(folder / "src"), "WHODECIDES_ANSWERS": str(folder / "my-answers.json")}
    places |= {"VIRTUAL_ENV": sys.prefix, "UV_OFFLINE": "1"}  # `uv run` takes its programs from there
    found = subprocess.run(
        [sys.executable, *command], cwd=folder, env={**os.environ, **places}, capture_output=True, text=True
    )
    assert found.returncode == 0, found.stdout + found.stderr
    return found.stdout


def check_that_it_makes_one_folder_and_its_test_and_says_how_to_go_on(folder, said):
    made = sorted(path.name for path in (folder / "src/whodecides/tools/value_tally").glob("*.*"))
    assert made == FILES and (folder / "tests/unit/test_value_tally.py").is_file()
    assert said.count("value_tally/") == len(FILES) and " show value_tally" in said


def check_that_style_types_and_layers_hold(folder):
    # Without what it imports, which takes half a minute: that its functions say their types is seen all the same.
    run(folder, "-m", "mypy", "--follow-imports=skip", "src/whodecides/tools/value_tally")
    run(folder, "-m", "uv", "run", "--no-project", "oxlint")
    run(folder, "-m", "ruff", "check", "--no-cache", ".")
    run(folder, "-m", "ruff", "format", "--no-cache", "--check", ".")
    run(folder, "-c", "from importlinter.cli import lint_imports_command as main; main(['--no-cache'])")


def check_that_the_tests_of_tools_pass(folder):
    """Its own, and those that look at every tool: they find it by its `TOOL` alone."""
    modules = ["unit/test_value_tally.py", "unit/test_tools.py", "unit/test_scripts.py", "unit/test_i18n.py",
               "project/test_missing_tables.py", "project/test_case_in_code.py", "project/test_markup.py"]  # fmt: skip
    wanted = "value_tally or test_scripts or translated or nothing_of_the_case or folder or exists or declares"
    said = run(folder, "-m", "pytest", *(f"tests/{each}" for each in modules), "-k", wanted, "-vv", "-p", "no:xdist")
    for test in ("it_names_and_no_other[value_tally]", "that_it_names[value_tally]", "needs[whole-value_tally]",
                 "touch_no_other_tool[value_tally]",
                 "comes_out_as_text[value_tally]"):  # fmt: skip
        assert f"{test} PASSED" in said


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    """A copy of the library and of its tests, in which a name that is not refused does no harm."""
    root = tmp_path_factory.mktemp("kit")
    for part in ("src/whodecides", "tests/unit"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    return root


@pytest.mark.parametrize(
    "name, why",
    [
        ("Tally", "cannot be the name of a tool"),
        ("tally-2", "cannot be the name of a tool"),
        ("class", "cannot be the name of a tool"),
        ("../tally", "cannot be the name of a tool"),
        ("t" * 25, "cannot be the name of a tool"),
        ("comparator", "means something else in the kit already"),
        ("compare", "means something else in the kit already"),
        ("plots", "means something else in the kit already"),
        ("checkpoint", "means something else in the kit already"),
        ("evidence", "means something else in the kit already"),
    ],
)
def test_a_name_that_cannot_be_a_tools_is_refused(copied, name, why):
    with pytest.raises(KitError, match=why):
        new_tool(name, copied)


def test_a_kit_without_tests_is_no_place_for_a_tool(tmp_path):
    with pytest.raises(KitError, match="a clone of the kit"):
        new_tool("tally", tmp_path)
