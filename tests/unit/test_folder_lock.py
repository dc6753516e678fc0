"""Two who work in one folder at once: the second is told who is there, nothing is damaged, and what died bars nobody."""

import getpass
import io
import json
import multiprocessing
import os
import platform
import re
import signal
from contextlib import redirect_stderr, redirect_stdout

import pytest
from class_tasks import KNOWN, TASKS
from test_checkpoint import command, handed_in, results
from test_several_markers import class_of, graded, split

from whodecides import cli
from whodecides.classroom import Checkpoint, grade_class, read_roster, write_report
from whodecides.classroom.folder_lock import LOCK_FILE, OWNER_FILE, lock_folder
from whodecides.classroom.result_files import atomic_replacement
from whodecides.cli.output import write_folder
from whodecides.errors import KitError

pytestmark = pytest.mark.any_version

__all__ = ["handed_in"]  # a fixture
forking = multiprocessing.get_context("fork") if hasattr(os, "fork") else None
needs_fork = pytest.mark.skipif(not forking, reason="processes that begin at once, from where the test is")


def work_in_folder(folder, ready, done):
    with lock_folder(folder):
        ready.set()
        done.wait()


class OtherProcess:
    """Another process that works in a folder, until it is `done` or `killed`."""

    def __init__(self, folder):
        ready, self._done = forking.Event(), forking.Event()
        self._process = forking.Process(target=work_in_folder, args=(folder, ready, self._done))
        self._process.start()
        ready.wait()
        self.pid = self._process.pid

    def done(self):
        self._done.set()
        self._process.join()

    def killed(self):
        self._process.kill()
        self._process.join()


@pytest.fixture
def other_process():
    """A function that lets another process work in a folder, and returns it; all are ended afterwards."""
    running = []

    def begun(folder):
        running.append(OtherProcess(folder))
        return running[-1]

    yield begun
    for each in running:
        each.killed()


def in_use_message(process, folder):
    """Return what finds the sentence about whoever works in a folder."""
    who = f"{getpass.getuser()} works in '{folder}' (on {platform.node()}, process {process.pid}, since "
    return re.escape(who) + r"\d{4}-\d\d-\d\d \d\d:\d\d\S+\): wait until that is done"


@needs_fork
@pytest.mark.parametrize("end", ["done", "killed"])
def test_the_second_is_told_who_grades_there_and_a_dead_run_bars_nobody(
    tmp_path, handed_in, capsys, other_process, end
):
    out = tmp_path / "out"
    out.mkdir()
    first = other_process(out / "unfinished")
    before = results(out)
    for _again in range(2):
        assert cli.main(command(tmp_path)) == 2
        (said,) = capsys.readouterr().err.splitlines()
        assert re.match(in_use_message(first, out / "unfinished"), said)
    assert results(out) == before and [each.name for each in tmp_path.glob("out*")] == ["out"]
    getattr(first, end)()
    left = {f"unfinished/{each}" for each in (LOCK_FILE, OWNER_FILE)} if end == "killed" else set()
    assert set(results(out)) == left
    cli.main(command(tmp_path))
    assert "grades.csv" in results(out) and not (out / "unfinished").exists()


def wait_until_killed(folder):
    with Checkpoint(folder) as work:
        work.get_or_make("a", lambda: [1], list, list)
        os.kill(os.getpid(), signal.SIGKILL)


@needs_fork
def test_marks_that_a_killed_run_kept_are_taken_up(tmp_path):
    process = forking.Process(target=wait_until_killed, args=(tmp_path / "out",))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL and (tmp_path / "out/unfinished" / OWNER_FILE).exists()
    with Checkpoint(tmp_path / "out") as work:
        assert work.kept == 1 and work.get_or_make("a", lambda: [2], list, list) == [1]
        (work.results / "x").write_text("x")
    assert set(results(tmp_path / "out")) == {"x"}


def test_who_comes_when_the_first_has_just_finished_damages_nothing(tmp_path):
    """Both saw an empty folder; the first was done before the second began."""
    second = Checkpoint(tmp_path / "out")
    with Checkpoint(tmp_path / "out") as first:
        (first.results / "x").write_text("of the first")
    with pytest.raises(KitError, match="is not empty"):
        second.__enter__()
    assert results(tmp_path / "out") == {"x": b"of the first"} and not (tmp_path / "out/unfinished").exists()


def graded_at_once(barrier, arguments, told):
    barrier.wait()
    with told.open("w") as handle, redirect_stdout(io.StringIO()), redirect_stderr(handle):
        code = cli.main(arguments)
    os._exit(code)


@needs_fork
def test_several_at_once_end_with_whole_results_or_a_sentence(tmp_path, handed_in):
    whole = tmp_path / "whole"
    write_report(grade_class(tmp_path / "class.zip", TASKS, KNOWN, read_roster(tmp_path / "list.csv")), whole, {})
    for turn in range(3):
        barrier, out = forking.Barrier(5), tmp_path / f"out{turn}"
        arguments = [str(out) if each == str(tmp_path / "out") else each for each in command(tmp_path)]
        told = [tmp_path / f"told-{turn}-{number}" for number in range(5)]
        running = [forking.Process(target=graded_at_once, args=(barrier, arguments, each)) for each in told]
        for each in running:
            each.start()
        for each in running:
            each.join()
        assert {each.exitcode for each in running} <= {0, 2} and any(each.exitcode == 0 for each in running)
        for each, sentence in zip(running, told, strict=True):
            known = re.search(r" works in |Another command works|is not empty", sentence.read_text())
            assert bool(known) == (each.exitcode == 2), sentence.read_text()
        folders = sorted(tmp_path.glob(f"{out.name}*"))
        assert folders and all(results(each) == results(whole) for each in folders)


@needs_fork
def test_the_second_who_splits_is_told_and_the_numbers_stay_those_of_the_sheets(tmp_path, tiny, other_process):
    folder, _report = graded(tmp_path, class_of(12))
    marking = tmp_path / "marking"
    first = other_process(marking)
    with pytest.raises(KitError, match=in_use_message(first, marking)):
        split(folder, marking, tiny)
    first.done()
    assert not marking.exists()
    split(folder, marking, tiny)
    dealt = results(marking)
    split(folder, marking, tiny)  # nothing new, and nothing is left behind
    assert results(marking) == dealt and "numbers.csv" in dealt
    with pytest.raises(KitError, match="no folder of a split"):
        split(folder, tmp_path / "class.zip", tiny)


@needs_fork
def test_the_second_who_writes_a_folder_is_told(tmp_path, other_process):
    out = tmp_path / "class"
    first = other_process(out)
    with pytest.raises(KitError, match=in_use_message(first, out)):
        write_folder(str(out), {"a/b": b"x"})
    first.done()
    assert not out.exists()
    assert write_folder(str(out), {"a/b": b"x"}) == out and results(out) == {"a/b": b"x"}
    with pytest.raises(KitError, match="Something lies in"):
        write_folder(str(out), {"c": b"x"})
    (tmp_path / "file").write_text("x")
    with pytest.raises(KitError, match="Something lies in"):
        write_folder(str(tmp_path / "file"), {"c": b"x"})
    assert results(out) == {"a/b": b"x"}


@needs_fork
@pytest.mark.parametrize("mark", ["", "{}", "[1]", '{"user": "x"}', None])
def test_a_mark_that_cannot_be_read_stops_no_sentence(tmp_path, other_process, mark):
    other_process(tmp_path / "out")
    place = tmp_path / "out" / OWNER_FILE
    place.unlink() if mark is None else place.write_text(mark)
    with pytest.raises(KitError, match="Another command works in"), lock_folder(tmp_path / "out"):
        pass


def test_who_has_no_name_can_work_all_the_same(tmp_path, monkeypatch):
    def nobody():
        raise KeyError("uid not found")

    monkeypatch.setattr(getpass, "getuser", nobody)
    with lock_folder(tmp_path / "out"):
        kept = json.loads((tmp_path / "out" / OWNER_FILE).read_text())
        assert kept["name"] == "?" and kept["process"] == os.getpid()
    assert not (tmp_path / "out").exists()


def test_a_file_takes_the_place_of_an_older_one_only_when_it_is_whole(tmp_path):
    """Two who release into one file at once write into halves of their own."""
    path = tmp_path / "whodecides-class.zip"
    path.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt), atomic_replacement(path) as half:
        half.write_bytes(b"half")
        raise KeyboardInterrupt
    assert results(tmp_path) == {path.name: b"old"}
    with atomic_replacement(path) as first, atomic_replacement(path) as second:
        first.write_bytes(b"first")
        second.write_bytes(b"second")
        assert path.read_bytes() == b"old"
    assert results(tmp_path) == {path.name: b"first"}  # the last one that was finished
