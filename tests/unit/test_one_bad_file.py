"""One file never stops a class, nor changes anybody else's mark: whatever stands in it, and wherever the kit fails at it."""

import errno
import functools
import json
import random
from dataclasses import replace

import pytest
from class_tasks import KNOWN, TASKS
from test_checkpoint import command, handed_in, results
from test_hostile_submissions import CONTENTS, GOOD, content_bytes, file_of
from test_rehearsal import LESSONS, made
from test_rehearsal import TASKS as EXERCISES

from whodecides import cli
from whodecides.answers import right_answer
from whodecides.case import citable
from whodecides.classroom import (
    class_work,
    file_owners,
    final_line,
    grade_class,
    grading,
    is_certain,
    is_final,
    moodle_name,
    pool_class,
    pool_lines,
    pool_report,
    read_roster,
    report_files,
    write_archive,
    write_pool,
    write_report,
)
from whodecides.classroom import results as results_of_students
from whodecides.classroom.results import Grader

pytestmark = pytest.mark.any_version

__all__ = ["handed_in"]  # a fixture
LIST = "name,pseudonym\nAda First,first\nMay Middle,middle\nZoe Last,last\n"
FULL = 5  # points of a perfect file, before a person judges the fourth task
DEPTHS = [100, 480, 500, 600, 990, 5_000, 100_000]
KINDS = {"lists": "[]", "tables": "{}", "both": "[{}]"}


def nested(deep, kind):
    """Return the text of lists or tables within each other."""
    signs = KINDS[kind]
    before = "".join(each if each == "[" else '{"a":' for each in signs[: len(signs) // 2])
    times = deep // (len(signs) // 2)
    return before * times + "1" + signs[len(signs) // 2 :] * times


def with_deep(place, text):
    """Return a file that is perfect but for what is nested in a place of it."""
    answers = json.loads(json.dumps(GOOD))
    unread = {}
    if place == "answer":
        answers["E06.2"]["answer"] = "HERE"
    elif place == "earlier":
        answers["E06.2"]["earlier"] = [{"answer": "HERE", "at": "2026-01-01"}]
    elif place == "class":
        answers["E06.2"]["class"] = "HERE"
    else:
        unread["E06.2"] = "HERE"
    return file_of(answers, unread=unread).replace('"HERE"', text)


def class_of(tmp_path, files):
    """Write a class list of three, and an archive of files; return (the archive, the list)."""
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    write_archive(tmp_path / "class.zip", files)
    return tmp_path / "class.zip", read_roster(tmp_path / "list.csv")


def among_honest(content):
    return {
        "first/my-answers.json": file_of(),
        "middle/my-answers.json": content,
        "last/my-answers.json": file_of(),
    }


def points_of(found):
    return {each.student.label: each.points({}) for each in found.results}


PLACES = ("answer", "earlier", "class", "unread")


@pytest.mark.parametrize("deep", DEPTHS)
def test_what_is_nested_deeply_goes_to_a_person_and_stops_nobody(tmp_path, case, deep):
    """A student for each kind of nesting and each place in a file where it may stand, between two honest ones."""
    strange = {f"{kind} in {place}": with_deep(place, nested(deep, kind)) for kind in KINDS for place in PLACES}
    files = {"first": file_of(), **strange, "last": file_of()}
    (tmp_path / "list.csv").write_text("name\n" + "\n".join(files), encoding="utf-8")
    write_archive(tmp_path / "class.zip", {f"{name}/my-answers.json": content for name, content in files.items()})
    roster = read_roster(tmp_path / "list.csv")
    found = grade_class(tmp_path / "class.zip", TASKS, KNOWN, roster)
    write_report(found, tmp_path / "out", {})
    points = points_of(found)
    assert points.pop("first") == points.pop("last") == FULL
    told = {each.file.split("/")[0]: each for each in found.verdicts if each.needs_person}
    assert set(told) == set(strange) and not any(each.failed for each in told.values())
    for verdict in told.values():
        assert "nested too deeply" in verdict.message or "for E06.2 cannot be read" in verdict.message
    # Where the file can be read all the same, the other answers count.
    assert points.keys() <= set(strange) and (deep > 900 or len(points) == len(strange))
    assert all(count == FULL - (not name.endswith("unread")) for name, count in points.items())
    pooled = pool_class(tmp_path / "class.zip", case, LESSONS, roster)
    assert pooled.files_to_check == len(strange) and len(pooled["students"]) == 2 + len(points)


@pytest.mark.parametrize("error", [
    KeyError("E06.1"), ValueError("could not allocate"), RecursionError("maximum depth"), MemoryError(), TypeError(),
    AssertionError(), UnicodeEncodeError("utf-8", "\ud800", 0, 1, "no"), ZeroDivisionError(),
], ids=lambda each: type(each).__name__)  # fmt: skip
def test_where_the_kit_fails_at_one_answer_a_person_marks_it_and_all_else_is_marked(
    tmp_path, handed_in, monkeypatch, capsys, error
):
    """By the command: in the marking of one answer of one student."""
    real, argument = grading.check_answer, "AAA-01 says it, as nobody else says"
    record = next(each.answers["E06.4"] for each in handed_in if "E06.4" in each.answers)
    unlucky = replace(handed_in[7], answers=handed_in[7].answers | {"E06.4": record | {"answer": argument}})
    files = {moodle_name(each): each.text() for each in (*handed_in[:7], unlucky, *handed_in[8:])}
    write_archive(tmp_path / "class.zip", files)

    def fails(task, answer, *arguments, **more):
        if answer == argument:
            raise error
        return real(task, answer, *arguments, **more)

    whole = grade_class(tmp_path / "class.zip", TASKS, KNOWN, read_roster(tmp_path / "list.csv"))
    monkeypatch.setattr(grading, "check_answer", fails)
    assert cli.main(command(tmp_path)) == 1
    said = capsys.readouterr().out
    assert said.splitlines()[-1].startswith("Not ready: ") and "For a person: 1 file needs a person" in said
    found = grade_class(tmp_path / "class.zip", TASKS, KNOWN, read_roster(tmp_path / "list.csv"))
    assert points_of(found) == points_of(whole) and not is_certain(found, {}) and not is_final(found, {})
    (verdict,) = [each for each in found.verdicts if each.needs_person]
    assert (
        unlucky.name in verdict.file and "the kit failed at the answers to E06.4: judge them by hand" in verdict.message
    )
    table = (tmp_path / "out/needs-a-person.csv").read_text(encoding="utf-8-sig")
    assert (
        verdict.file in table
        and "the kit failed at this answer (test_one_bad_file.py, line" in table
        and type(error).__name__ in table
    )
    levels = {(each.student.label, "E06.4"): 4 for each in found.results}
    assert is_final(found, levels)  # once a person has decided


@pytest.mark.parametrize("error", [KeyError("x"), ValueError("out of memory"), RecursionError()], ids=repr)
@pytest.mark.parametrize(("where", "function", "marked"), [
    (results_of_students, "grade_answers", True), (Grader, "result", False), (class_work, "read_answers", False),
    (class_work, "_student_work", False), (file_owners, "_owner_on_list", False), (report_files, "feedback_page", True),
])  # fmt: skip
def test_wherever_the_kit_fails_at_one_student_the_others_get_their_marks(
    tmp_path, monkeypatch, where, function, marked, error
):
    answers = {**GOOD, "E06.4": {**GOOD["E06.4"], "answer": "AAA-01 says it to the unlucky"}}
    archive, roster = class_of(tmp_path, among_honest(file_of(answers)))
    whole, real = grade_class(archive, TASKS, KNOWN, roster), getattr(where, function)

    @functools.wraps(real)
    def fails(*arguments, **more):
        if "unlucky" in repr(arguments) or "middle" in repr(arguments):
            raise error
        return real(*arguments, **more)

    monkeypatch.setattr(where, function, fails)
    found = grade_class(archive, TASKS, KNOWN, roster)
    write_report(found, tmp_path / "out", {})
    points = points_of(found)
    assert {each: points[each] for each in ("first", "last")} == dict.fromkeys(("first", "last"), FULL)
    assert ("middle" in points) == marked and points_of(whole)["middle"] == FULL
    (verdict,) = [each for each in found.verdicts if each.needs_person]
    assert verdict.file == "middle/my-answers.json" and "the kit failed at " in verdict.message
    assert function == "grade_answers" or type(error).__name__ in verdict.message
    everything = {(each.student.label, mark.task): 4 for each in found.results for mark in each.marks if mark.judged}
    if function == "grade_answers":  # a person can mark all by hand
        assert not is_final(found, {}) and is_final(found, everything)
    else:
        line = final_line(found, everything, tmp_path / "out", [])
        assert not is_final(found, everything) and line.startswith("Not ready: the kit failed at 1 file.")
        assert (tmp_path / "out/moodle-not-final.csv").exists() or found.class_list.layout == "own"
    rows = (tmp_path / "out/grades.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 1 + 3 and ("the kit failed" in rows[2]) == (not marked)
    assert len(list((tmp_path / "out/feedback").iterdir())) == 2 + (function == "grade_answers")


def test_a_run_in_which_the_kit_failed_is_taken_up_after_a_stop_and_marks_anew_what_failed(
    tmp_path, handed_in, monkeypatch, capsys
):
    """What failed is not kept: where the kit is mended meanwhile, the next start marks it."""
    real, calls = results_of_students.grade_answers, []
    unlucky = handed_in[0].answers

    def stops(tasks, answers, *arguments):
        if answers == {each: {**record} for each, record in unlucky.items()}:
            raise KeyError("x")
        calls.append(answers)
        if len(calls) == 25:
            raise KeyboardInterrupt
        return real(tasks, answers, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(results_of_students, "grade_answers", stops)
        assert cli.main(command(tmp_path)) == 130
    cli.main(command(tmp_path))
    assert "stopped after 24 students" in capsys.readouterr().err
    fresh = grade_class(tmp_path / "class.zip", TASKS, KNOWN, read_roster(tmp_path / "list.csv"))
    write_report(fresh, tmp_path / "fresh", {})
    assert results(tmp_path / "out") == results(tmp_path / "fresh")


def test_a_full_disk_is_no_students_fault(tmp_path, handed_in, monkeypatch, capsys):
    def full(*arguments):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(report_files, "feedback_page", full)
    assert cli.main(command(tmp_path)) == 2 and "see that there is space" in capsys.readouterr().err


@pytest.mark.parametrize("error", [KeyError("x"), ValueError("out of memory"), RecursionError()], ids=repr)
def test_where_the_kit_fails_at_one_students_codes_the_others_are_pooled(tmp_path, case, monkeypatch, error):
    archive, roster = class_of(tmp_path, among_honest(file_of({"06.1": {"answer": "POL", "tries": 1, "at": ""}})))
    real = pool_report.student_rows

    def fails(handed_in, name, *arguments):
        if name == "middle":
            raise error
        return real(handed_in, name, *arguments)

    monkeypatch.setattr(pool_report, "student_rows", fails)
    found = pool_class(archive, case, LESSONS, roster)
    write_pool(found, tmp_path / "pooled")
    verdicts = found["students"].set_index("pseudonym")["verdict"]
    names = case["variables"].set_index("id")["name_en"]
    assert list(verdicts.index) == ["first", "last", "middle"] and verdicts["middle"].startswith("the kit failed")
    assert (
        found.files_to_check == 1
        and "1 file needs a person: see submissions.csv." in list(pool_lines(found, names))[-1]
    )


def test_a_class_to_practise_on_is_graded_where_the_kit_fails_at_one_student(tmp_path, case, monkeypatch):
    folder = made(tmp_path / "class", case, 9)
    roster, codes = read_roster(folder / "moodle-list.csv"), citable(case)
    whole = points_of(grade_class(folder / "moodle.zip", EXERCISES, {"": codes}, roster))
    real, unlucky = Grader.result, sorted(whole)[2]

    def fails(marking, handed_in, *arguments):
        if handed_in.student.label == unlucky:
            raise KeyError("x")
        return real(marking, handed_in, *arguments)

    monkeypatch.setattr(Grader, "result", fails)
    found = grade_class(folder / "moodle.zip", EXERCISES, {"": codes}, roster)
    write_report(found, tmp_path / "out", {})
    assert points_of(found) == {who: points for who, points in whole.items() if who != unlucky}
    row = next(line for line in (tmp_path / "out/moodle-not-final.csv").read_text().splitlines() if unlucky in line)
    assert row.endswith(',"","20","",""')  # Moodle keeps what it has
    assert not is_final(found, {})


def hostile(chance):
    """Return (path, content) of a file that means harm, or that an accident made: by chance, the same for the same seed."""
    content = content_bytes(chance.choice(list(CONTENTS.values()))[0])
    way = chance.randrange(6)
    if way == 0 and content:  # a piece of it
        content = content[: chance.randrange(len(content))]
    elif way == 1 and content:  # signs of it are changed
        changed = bytearray(content[:20_000])
        for _change in range(chance.randrange(1, 9)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        content = bytes(changed)
    elif way == 2:
        place = chance.choice(["answer", "earlier", "class", "unread"])
        content = with_deep(place, nested(chance.choice(DEPTHS), chance.choice(list(KINDS)))).encode()
    elif way == 3:
        answers = {task.id: {"answer": chance.choice(WRONG), "tries": 1, "at": "2026-10-09"} for task in TASKS}
        content = file_of(answers, pseudonym=chance.choice(["Ann 1", "Bob 2", "nobody"])).encode()
    folder = chance.choice(["stranger", "x" * 300, "Ann 1", "..", "Eve_7_assignsubmission_file_", "=1+1", "a/b/c", ""])
    name = chance.choice(["my-answers.json", "my-answers (3).json", "my-answers - Copy.json", "x.zip", "06.ipynb", "Ann 1.json",
                          "Ann_1_assignsubmission_file_Eve_7_assignsubmission_file_my-answers.json"])  # fmt: skip
    own = "Eve_7_assignsubmission_file_"  # what a platform writes before all that is hers
    return f"{own}/{folder}/{name}", content


WRONG = ["none", None, 7, 1e308, [], {}, [["x"]], {"x": {"y": "z"}}, "x" * 10_000, True, "\ufdfa" * 1_000]


@pytest.mark.parametrize("seed", range(25))
def test_no_file_among_honest_ones_changes_their_marks(tmp_path, seed):
    """Six honest students, and one who hands in a dozen files made by chance."""
    chance = random.Random(seed)
    honest = {}
    for number, name in enumerate(("Ann 1", "Bob 2", "Cy 3", "Di 4", "Ed 5", "Flo 6"), start=1):
        answers = {task.id: {**GOOD[task.id], "answer": right_answer(task) if chance.random() < 0.6 else chance.choice(WRONG)}
                   for task in TASKS if chance.random() < 0.9}  # fmt: skip
        honest[f"{name}_{number}_assignsubmission_file_/my-answers.json"] = file_of(answers)
    mixed = list({**honest, **dict(hostile(chance) for _file in range(12))}.items())
    chance.shuffle(mixed)
    lines = [
        f"{name},{number}" for number, name in enumerate(("Ann 1", "Bob 2", "Cy 3", "Di 4", "Ed 5", "Flo 6", "Eve"), 1)
    ]
    (tmp_path / "list.csv").write_text("\n".join(["name,moodle_id", *lines]))
    for roster in (read_roster(tmp_path / "list.csv"), ()):
        write_archive(tmp_path / "honest.zip", honest)
        write_archive(tmp_path / "mixed.zip", dict(mixed))
        alone = grade_class(tmp_path / "honest.zip", TASKS, KNOWN, roster)
        among = grade_class(tmp_path / "mixed.zip", TASKS, KNOWN, roster)
        write_report(among, tmp_path / f"out-{len(roster)}", {})
        marks = {each.student.label: each.marks for each in among.results}
        assert {each.student.label: each.marks for each in alone.results}.items() <= marks.items()
        told = {each.file: each for each in among.verdicts}
        assert not any(told[name].needs_person for name in honest) and all(each.message for each in told.values())
        assert not any(each.failed for each in told.values())
