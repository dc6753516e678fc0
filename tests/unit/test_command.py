"""What is typed wrongly is answered in one sentence that says what to write; how it is called makes no difference."""

import subprocess
import sys

import pytest
from helpers import ROOT

from whodecides.cli import main, parser
from whodecides.cli.invocation import BOOTSTRAP_VARIABLE
from whodecides.i18n import translator

pytestmark = pytest.mark.any_version

MISTYPED = {
    "clas": "There is no command 'clas'. Did you mean class?",
    "": "Say what to do. Choose from: check, new-case,",
    "-v": "There is no command '-v'. Choose from: check,",
    "build cours": "There is no command 'cours'. Did you mean course?",
    "build": "Say what to do. Choose from: notebooks, codebook,",
    "class --minuts 75 ../a": "'whodecides class' has no option --minuts. Did you mean --minutes?",
    "class --minuts=75 ../a": "'whodecides class' has no option --minuts. Did you mean --minutes?",
    "cards --studens 18 ../a": "'whodecides cards' has no option --studens. Did you mean --students?",
    "class --min 75 ../a": "'whodecides class' has no option --min. Did you mean --minutes?",
    "bank -l 04 ../a": "'whodecides bank' has no option -l. Did you mean",
    "grade x --class-sed a": "'whodecides grade' has no option --class-sed. Did you mean --case?",  # no old option
    "slides 02 ../s2": "'../s2' is a word too many for 'whodecides slides'",
    "slides --lessons 02": "'whodecides slides' has no option --lessons.",
    "slides decks": "There is no lesson 'decks' in",
    "bank --lessons 04, 06 ../a": "out: '06' would be the folder: name lessons with --lessons 06",
    "split graded --markers ana bo": "'bo' is a word too many for 'whodecides split': write lists with commas",
    "site ../a ../b": "'../b' is a word too many for 'whodecides site'",
    "class --minutes 75 min": "'min' would be a folder within the kit: name one beside it, such as ../min. If 'min' belongs",
    "class --for media studies": "'studies' would be a folder within the kit",
    "class --minutes many ../a": "--minutes: 'many' is no number: write digits only.",
    "class --sessions 3.5 ../a": "--sessions: '3.5' is no number",
    "class --language de ../a": "--language: The kit does not speak 'de'. Did you mean es or en?",
    "class --students": "--students: write a value behind it.",
    "cards ../a": "'whodecides cards' needs --students, too.",
    "grade": "'whodecides grade' needs submissions, too.",
    "rehearse --students 0 ../a": "--students: '0' does not fit: name a number from 1 to 10000.",
    "grade x --maximum none": "--maximum: 'none' is no number of points: write one above 0, such as 20.",
    "bank --format moodl ../a": "--format: There is no 'moodl'. Did you mean moodle?",
    "bank --lessons , ../a": "--lessons: name lessons by their numbers, such as 04,06",
    "slides 02 --paper a5": "There is no paper 'a5'. Did you mean a4?",
}


@pytest.mark.parametrize(("typed", "said"), MISTYPED.items())
def test_what_is_mistyped_is_answered_in_one_sentence_and_nothing_is_made(typed, said, tmp_path, monkeypatch, capsys):
    kit = tmp_path / "kit"
    kit.mkdir()
    for name in ("course", "notebooks", "data", "exercises", "solutions"):
        (kit / name).symlink_to(ROOT / name)
    monkeypatch.chdir(kit)
    before = sorted(tmp_path.rglob("*"))
    assert main(typed.split()) == 2
    told = capsys.readouterr()
    assert told.err.startswith(said) and told.err.count("\n") == 1 and "usage:" not in told.err and told.out == ""
    assert sorted(tmp_path.rglob("*")) == before


def test_it_is_answered_in_the_language_of_the_terminal(monkeypatch, capsys):
    monkeypatch.setenv("LANGUAGE", "fr")
    assert main(["clas"]) == 2
    say = translator("fr")
    assert (
        capsys.readouterr().err
        == say("There is no command '{name}'. {nearest}").format(
            name="clas", nearest=say("Did you mean {names}?").format(names="class")
        )
        + "\n"
    )


def test_capitals_are_no_mistake():
    assert parser().parse_args(["class", "--for", "Law", "../a"]).discipline == "law"
    assert parser().parse_args(["bank", "--format", "Moodle", "../a"]).format == ["moodle"]


def test_python_runs_the_package_as_the_command(monkeypatch):
    monkeypatch.delenv(BOOTSTRAP_VARIABLE, raising=False)
    run = [sys.executable, "-m", "whodecides"]
    found = subprocess.run([*run, "evidence", "--help"], capture_output=True, text=True, cwd=ROOT)
    assert found.returncode == 0 and found.stdout.startswith("usage: whodecides evidence")
    # What it prints to be copied can be copied.
    missing = subprocess.run([*run, "cards", "../a"], capture_output=True, text=True, cwd=ROOT)
    assert f"{sys.executable} -m whodecides cards --help" in missing.stderr
