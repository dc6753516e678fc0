"""A run that was stopped goes on where it was, and never mixes results."""

import errno
import re
from dataclasses import replace

import pytest
from class_tasks import CODES, KNOWN, TASKS

from whodecides import cli
from whodecides.classroom import (
    Checkpoint,
    PageFacts,
    grade_class,
    moodle_name,
    read_roster,
    report_files,
    roster_text,
    simulate_class,
    write_archive,
    write_report,
)
from whodecides.classroom import results as results_of_students
from whodecides.cli import class_commands
from whodecides.errors import KitError

STUDENTS = 40


@pytest.fixture
def handed_in(tmp_path, monkeypatch):
    """A class of forty, and the command that grades it on the tasks of these tests."""
    students = simulate_class(TASKS, STUDENTS, seed=1)
    (tmp_path / "list.csv").write_text(roster_text(students), encoding="utf-8")
    write_archive(tmp_path / "class.zip", {moodle_name(each): each.text() for each in students})
    monkeypatch.setattr(class_commands, "_graded_tasks", lambda options, cases: TASKS)
    monkeypatch.setattr(class_commands, "_page_facts", lambda *_given: PageFacts())
    monkeypatch.setattr(class_commands, "load", lambda folder: None)
    monkeypatch.setattr(class_commands, "citable", lambda case: CODES)
    return students


def command(tmp_path, *more):
    return [
        "grade",
        str(tmp_path / "class.zip"),
        "--roster",
        str(tmp_path / "list.csv"),
        "--out",
        str(tmp_path / "out"),
        *more,
    ]


def results(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def stop_after(monkeypatch, count, error=KeyboardInterrupt):
    """Let marking stop after `count` students; return the list of those marked since."""
    marked, real = [], results_of_students.grade_answers

    def mark(*arguments):
        if len(marked) == count:
            raise error
        marked.append(arguments)
        return real(*arguments)

    monkeypatch.setattr(results_of_students, "grade_answers", mark)
    return marked


@pytest.mark.parametrize(("stop", "code", "said"), [
    (KeyboardInterrupt(), 130, "Stopped. Give the same command again"),
    (OSError(errno.ENOSPC, "No space left on device"), 2, "see that there is space"),
])  # fmt: skip
def test_a_stopped_run_goes_on_where_it_was(tmp_path, handed_in, monkeypatch, capsys, stop, code, said):
    whole = tmp_path / "whole"
    write_report(grade_class(tmp_path / "class.zip", TASKS, KNOWN, read_roster(tmp_path / "list.csv")), whole, {})
    with monkeypatch.context() as patch:
        stop_after(patch, 25, stop)
        assert cli.main(command(tmp_path)) == code and said in capsys.readouterr().err
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["unfinished"]
    marked = stop_after(monkeypatch, STUDENTS)
    assert cli.main(command(tmp_path)) == 0
    assert "stopped after 25 students" in capsys.readouterr().err and len(marked) == STUDENTS - 25
    assert results(tmp_path / "out") == results(whole)
    (tmp_path / "out/grades.csv").unlink()  # now a folder with files of which nobody knows what they are
    assert cli.main(command(tmp_path)) == 2 and "is not empty" in capsys.readouterr().err
    assert not (tmp_path / "out-2").exists()


def test_the_same_command_again_leaves_earlier_results_and_takes_a_stopped_run_up(tmp_path, handed_in, monkeypatch):
    """A person may have written into the earlier ones."""
    assert cli.main(command(tmp_path)) == 0
    (tmp_path / "out/needs-a-person.csv").write_text("levels that somebody wrote")
    before = results(tmp_path / "out")
    with monkeypatch.context() as patch:
        stop_after(patch, 25)
        cli.main(command(tmp_path))
    assert [each.name for each in (tmp_path / "out-2").iterdir()] == ["unfinished"]
    assert cli.main(command(tmp_path)) == cli.main(command(tmp_path)) == 0
    assert results(tmp_path / "out") == before and results(tmp_path / "out-2") == results(tmp_path / "out-3")


def test_what_changed_since_the_stop_is_marked_anew(tmp_path, handed_in, monkeypatch, capsys):
    with monkeypatch.context() as patch:
        stop_after(patch, 25)
        cli.main(command(tmp_path))
    changed = {moodle_name(each): each.text() for each in handed_in}
    changed[moodle_name(handed_in[0])] = handed_in[1].text()
    write_archive(tmp_path / "class.zip", changed)
    with monkeypatch.context() as patch:
        marked = stop_after(patch, STUDENTS)
        cli.main(command(tmp_path))
    assert len(marked) == 1 + STUDENTS - 25
    fresh = grade_class(tmp_path / "class.zip", TASKS, KNOWN, read_roster(tmp_path / "list.csv"))
    write_report(fresh, tmp_path / "fresh", {})
    assert results(tmp_path / "out") == results(tmp_path / "fresh")


def test_another_key_marks_everybody_anew(tmp_path, handed_in, monkeypatch):
    with monkeypatch.context() as patch:
        stop_after(patch, 25)
        cli.main(command(tmp_path))
    monkeypatch.setattr(class_commands, "_graded_tasks", lambda options, cases: TASKS[:3])
    marked = stop_after(monkeypatch, STUDENTS)
    cli.main(command(tmp_path))
    assert len(marked) == STUDENTS


def test_a_line_cut_off_by_the_stop_is_left_out(tmp_path):
    with pytest.raises(KeyboardInterrupt), Checkpoint(tmp_path / "out") as work:
        assert [work.get_or_make(work.digest(n), lambda n=n: [n], list, list) for n in range(3)] == [[0], [1], [2]]
        raise KeyboardInterrupt
    journal = tmp_path / "out/unfinished/marks.jsonl"
    whole = journal.read_bytes()
    for cut in range(len(whole)):
        journal.write_bytes(whole[:cut])
        with pytest.raises(KeyboardInterrupt), Checkpoint(tmp_path / "out") as work:
            assert [work.get_or_make(work.digest(n), lambda n=n: [n], list, list) for n in range(4)] == [
                [0],
                [1],
                [2],
                [3],
            ]
            assert work.used == work.kept == whole[:cut].count(b"]]")
            raise KeyboardInterrupt
        with pytest.raises(KeyboardInterrupt), Checkpoint(tmp_path / "out") as work:
            assert work.kept == 4
            raise KeyboardInterrupt


def test_half_written_results_are_never_taken_for_results(tmp_path, handed_in, monkeypatch, capsys):
    real, written = report_files.write_csv, []

    def full(path, *arguments, **more):
        written.append(path)
        if len(written) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(path, *arguments, **more)

    with monkeypatch.context() as patch:
        patch.setattr(report_files, "write_csv", full)
        assert cli.main(command(tmp_path)) == 2 and "see that there is space" in capsys.readouterr().err
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["unfinished"]
    assert cli.main(command(tmp_path)) == 0 and len(results(tmp_path / "out/feedback")) == STUDENTS


def test_a_run_that_cannot_start_leaves_nothing(tmp_path, handed_in, capsys):
    (tmp_path / "class.zip").write_text("no archive")
    assert cli.main(command(tmp_path)) == 2 and not (tmp_path / "out").exists()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/mine.txt").write_text("kept")
    with pytest.raises(KitError, match="is not empty"):
        Checkpoint(tmp_path / "out")
    assert results(tmp_path / "out") == {"mine.txt": b"kept"}


def test_a_stop_while_results_are_moved_is_made_good(tmp_path, monkeypatch):
    def make(folder):
        with Checkpoint(folder) as work:
            for name in ("a", "b"):
                (work.results / name).mkdir()
                (work.results / name / "x").write_text(name)

    real = type(tmp_path).replace
    with monkeypatch.context() as patch:
        patch.setattr(
            type(tmp_path), "replace", lambda path, there: real(path, there) if path.name == "a" else exit_now()
        )
        with pytest.raises(KeyboardInterrupt):
            make(tmp_path / "out")
    make(tmp_path / "out")
    assert results(tmp_path / "out") == {"a/x": b"a", "b/x": b"b"}


def exit_now():
    raise KeyboardInterrupt


def test_exit_code_and_last_lines_say_whether_anything_was_guessed_and_whether_marks_are_final(
    tmp_path, handed_in, capsys
):
    def graded(name, *more):
        code = cli.main([*command(tmp_path, *more)[: -1 - len(more)], str(tmp_path / name), *more])
        return code, *capsys.readouterr().out.splitlines()[-2:]

    def upload(name):
        files = [f"{tmp_path / name / each}" for each in ("moodle.csv", "moodle-feedback.zip", "canvas.csv")]
        return f"upload {', '.join(files)}."

    code, said, final = graded("one")
    waiting = re.fullmatch(r"For a person: (\d+) answers wait for a judgement; see needs-a-person.csv.", said)[1]
    assert code == 0 and final == (
        f"Not ready: {waiting} answers wait for a person and count 0 points so far. Upload nothing yet."
    )
    made = {each.name for each in (tmp_path / "one").iterdir()}
    assert {"moodle-not-final.csv", "canvas-not-final.csv", "moodle-feedback-not-final.zip"} <= made
    assert not made & {"moodle.csv", "canvas.csv", "moodle-feedback.zip", "canvas-feedback.zip"}
    levels = tmp_path / "one/needs-a-person.csv"
    levels.write_text(levels.read_text(encoding="utf-8").replace('"E06.4",""', '"E06.4","3"'), encoding="utf-8")
    assert graded("two", "--judgements", str(levels)) == (0, "Nothing is left for a person.", f"Ready: {upload('two')}")
    assert not list((tmp_path / "two").glob("*not-final*"))
    (tmp_path / "more.csv").write_text("student,task,level\nnobody\x1b[2J" + "x" * 9_000 + ",E06.4,2\n")
    more = ["--judgements", str(levels), "--judgements", str(tmp_path / "more.csv")]
    look = "Ready, after you have looked at needs-a-person.csv: "
    said = "For a person: 1 judgement was not used; see needs-a-person.csv."
    assert graded("three", *more) == (0, said, look + upload("three"))
    cli.main([*command(tmp_path, *more)[:4], *more, "--out", str(tmp_path / "three, once more")])
    told = capsys.readouterr().out
    assert "there is no student 'nobody[2Jx" in told and len(told) < 2_000  # nothing that commands a terminal
    files = {moodle_name(each): each.text() for each in handed_in}
    write_archive(
        tmp_path / "class.zip", files | {"stranger/my-answers.json": handed_in[0].text().replace("Avocet", "Nobody")}
    )
    said = "For a person: 1 file needs a person; see needs-a-person.csv."
    assert graded("four", "--judgements", str(levels)) == (0, said, look + upload("four"))
    (tmp_path / "none.zip").write_bytes(b"PK\5\6" + bytes(18))
    assert cli.main(["grade", str(tmp_path / "none.zip"), "--out", str(tmp_path / "five")]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Not ready: no student was graded."


OTHERS = [replace(each, id=each.id.replace("E06", "E07")) for each in TASKS]  # an exercise that is not yet set


def test_an_exercise_that_nobody_answered_is_told_and_nothing_is_final(tmp_path, handed_in, monkeypatch, capsys):
    monkeypatch.setattr(class_commands, "_graded_tasks", lambda options, cases: [*TASKS, *OTHERS])
    (tmp_path / "levels.csv").write_text(
        "student,task,level\n" + "".join(f"{each.name},E06.4,2\n" for each in handed_in if "E06.4" in each.answers)
    )
    judged = ["--judgements", str(tmp_path / "levels.csv")]  # by names, where the list has pseudonyms
    assert cli.main(command(tmp_path, *judged)) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[3:5] == [
        "4 tasks were answered by nobody and count 0 for all: E07.1, E07.2, E07.3, E07.4.",
        "Did you mean --lessons 06?",
    ]
    assert said[-1] == (
        "Not ready: name with --lessons the exercises that you set, and grade again. Upload nothing yet."
    )
    assert not (tmp_path / "out/moodle.csv").exists()
    again = [*command(tmp_path, *judged, "--lessons", "06,07")]
    again[again.index(str(tmp_path / "out"))] = str(tmp_path / "again")
    assert cli.main(again) == 0  # whoever names it wants it
    assert "Ready: upload" in capsys.readouterr().out.splitlines()[-1]


@pytest.mark.parametrize(
    ("answered", "said"),
    [
        (("E06", "06"), "Nobody answered a task of the exercises 07."),  # lessons alone
        (("E06", "E02"), "Nobody answered a task of the exercises 07; answered were tasks of 02."),
        (("E06", "E06"), "Nobody answered a task of the exercises 07; answered were tasks of 06."),
        (("E06", "my-case-E06"), "Answered were tasks of another case: add --case my-case."),
    ],
)
def test_the_wrong_exercise_is_told_and_nothing_is_ready(tmp_path, handed_in, monkeypatch, capsys, answered, said):
    monkeypatch.setattr(class_commands, "_graded_tasks", lambda options, cases: OTHERS)
    files = {moodle_name(each): each.text().replace(f'"{answered[0]}.', f'"{answered[1]}.') for each in handed_in}
    write_archive(tmp_path / "class.zip", files)
    assert cli.main(command(tmp_path, "--lessons", "07")) == 1
    lines = capsys.readouterr().out.splitlines()
    assert said in lines and not any("answered by nobody" in each for each in lines)
    exercise = answered[1].lstrip("E") if answered[1].startswith("E") else ""
    assert [each for each in lines if "Did you mean" in each] == [f"Did you mean --lessons {exercise}?"] * bool(
        exercise
    )
    assert lines[-1] == "Not ready: nobody answered a task that is graded. Upload nothing yet."
    assert not (tmp_path / "out/moodle.csv").exists()
