"""A command says what it is doing and how far it is: one line that renews itself, or a line now and then."""

import io
import re
import sys

import pytest
from helpers import ROOT

from whodecides import cli
from whodecides.errors import KitError
from whodecides.progress import CLEAR_LINE, clear_progress, progress_step, show_progress, with_progress

MAKING = "Making page {number} of {all} …"


class Terminal(io.StringIO):
    def isatty(self):
        return True


def lines(stream):
    """What stood on a terminal, one after the other."""
    return [each for each in stream.getvalue().split(CLEAR_LINE) if each]


def test_on_a_terminal_one_line_renews_itself_and_is_gone_at_the_end():
    stream = Terminal()
    with show_progress("en", stream), progress_step("Making the folder …"):
        assert list(with_progress(["a", "b"], MAKING)) == ["a", "b"]
    outer = "Making the folder …"
    assert lines(stream) == [outer, "Making page 1 of 2 …", outer, "Making page 2 of 2 …", outer]
    assert stream.getvalue().endswith(CLEAR_LINE) and "\n" not in stream.getvalue()


def test_a_line_is_no_longer_than_the_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    stream = Terminal()
    with show_progress("en", stream), progress_step("x" * 90):
        pass
    assert lines(stream) == ["x" * 19]


def test_elsewhere_a_line_comes_now_and_then_and_a_short_run_says_nothing():
    clock, stream = {"now": 0.0}, io.StringIO()

    def run(pages, seconds):
        with show_progress("en", stream, lambda: clock["now"]):
            for _page in with_progress(range(pages), MAKING):
                clock["now"] += seconds
        told = stream.getvalue().splitlines()
        stream.seek(stream.truncate(0))
        return told

    assert run(100, 0.02) == []
    assert run(4, 2) == ["Making page 3 of 4 …"]
    assert run(3_000, 1)[:3] == ["Making page 4 of 3,000 …", "Making page 7 of 3,000 …", "Making page 13 of 3,000 …"]
    assert len(run(600, 1)) < 15


def test_it_speaks_the_language_of_the_terminal_and_groups_figures():
    stream = Terminal()
    with show_progress("fr", stream), progress_step("Grading student {number} of {all} …", number=1_200, all=3_000):
        pass
    assert "1\u202f200" in lines(stream)[0] and "student" not in lines(stream)[0]


def test_other_output_gets_a_line_of_its_own_and_so_does_an_error():
    stream = Terminal()
    with show_progress("en", stream), progress_step("Making …"):
        clear_progress()
        stream.write("Made.\n")
    assert f"Making …{CLEAR_LINE}Made.\n" in stream.getvalue()
    with pytest.raises(KitError), show_progress("en", stream := Terminal()), progress_step("Making …"):
        raise KitError("no")
    assert stream.getvalue().endswith(CLEAR_LINE)


def test_where_no_command_runs_nothing_is_said(capsys):
    assert list(with_progress(iter("ab"), "Reading file {number} …")) == ["a", "b"]
    clear_progress()
    assert capsys.readouterr() == ("", "")


TOLD = {  # of each command, what it goes through
    "bank {out} --lessons 02,03": "Asking the tasks of lesson 2 of 2 …",
    "cards {out} --students 9 --lessons 02": "Making sheet 1 of",
    "site {out} --read-only --lessons 02": "Making page 3 of",
    "slides 02 --out {out}": "Making slides, deck 1 of 1 …|Printing page 1 of 2 …",
    "rehearse {out} --students 3 --lessons 02": "Making up student 3 of 3 …",
    "class {out} --students 9 --for law": "Making part 5 of 12 of the folder …|Making sheet 2 of|Printing page 2 of",
    "release --out {out} --lessons 02": "Writing",
    "check notebooks/02-who-may-decide.ipynb": "Reading the kit …",
}


@pytest.mark.parametrize(("command", "told"), TOLD.items())
def test_each_long_command_says_how_far_it_is(command, told, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr("whodecides.prepare.pdf.find_browser", lambda: "a browser")
    monkeypatch.setattr("whodecides.prepare.pdf._run", lambda command, page, document: document.write_bytes(b""))
    assert cli.main(command.format(out=tmp_path / "out").split()) == 0
    for each in told.split("|"):
        assert any(line.startswith(each) for line in lines(sys.stderr)), each


def test_what_is_graded_split_and_pooled_says_how_far_it_is(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "stderr", Terminal())
    made = tmp_path / "made"
    assert cli.main(["rehearse", str(made), "--students", "3", "--lessons", "02"]) == 0
    for command in (f"grade {made}/moodle.zip --lessons 02 --out {made}/first", f"pool {made}/moodle.zip"):
        sys.stderr = Terminal()
        assert cli.main(command.split()) in (0, 1)
        told = lines(sys.stderr)
        assert "Reading file 2 …" in told and any(re.match("(Grading|Pooling) student 2 of", each) for each in told)
