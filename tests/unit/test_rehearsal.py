"""A class to practise on: whole, the same for the same seed, with accidents that grading tells."""

import csv
import re
import shlex
from collections import Counter
from dataclasses import replace

import pytest
from helpers import KIT, ROOT

from whodecides.answers import check_answer, exercise_tasks, lesson_tasks
from whodecides.case import citable
from whodecides.classroom import (
    grade_class,
    make_rehearsal,
    read_roster,
    report_lines,
    simulate_class,
    with_lesson_work,
)
from whodecides.classroom.assign_markers import hours_lines
from whodecides.classroom.rehearsal import ACCIDENTS, CLOSINGS, OPENINGS, example_version
from whodecides.cli import main
from whodecides.cli.invocation import command_line, program_name

pytestmark = pytest.mark.any_version

TASKS = [task for name, tasks in exercise_tasks(KIT).items() if name[:2] in ("04", "06") for task in tasks]
TEXTS = [task for tasks in exercise_tasks(KIT).values() for task in tasks if task.rubric]
LESSONS = lesson_tasks(KIT)


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def made(folder, case, students, seed=1):
    folder.mkdir(exist_ok=True)
    for name, content in make_rehearsal(TASKS, LESSONS, case, students, seed).files.items():
        (folder / name).write_bytes(content)
    return folder


def graded(folder, case, platform, roster="roster.csv"):
    return grade_class(folder / f"{platform}.zip", TASKS, {"": citable(case)}, read_roster(folder / roster))


def test_a_seed_makes_the_same_class_and_another_another(case):
    one, again, other = (make_rehearsal(TASKS, LESSONS, case, 12, seed).files for seed in (1, 1, 2))
    assert one == again and all(one[name] != other[name] for name in ("moodle.zip", "canvas.zip", "levels.csv"))


def test_a_text_is_one_of_its_own_and_as_long_as_the_task_asks(case):
    known = citable(case)
    for task in TEXTS:
        texts = [example_version(task, level, number) for level in range(4) for number in range(600)]
        assert len(set(texts)) == len(texts)
        for number in range(0, len(OPENINGS) * len(CLOSINGS), 7):
            best = check_answer(task, example_version(task, 3, number), 1, known)
            assert best.right is None, best.text  # nothing is missing in it


@pytest.mark.long(3)
def test_each_accident_is_told_where_the_table_says(tmp_path, case):
    folder = made(tmp_path, case, 30)
    happened = {}
    for row in rows(folder / "accidents.csv"):
        happened.setdefault(row["what happened"], []).append(row["pseudonym"])
    assert set(happened) == {said for said, _where, _count in ACCIDENTS.values()}
    assert [len(each) for each in happened.values()] == [count for _said, _where, count in ACCIDENTS.values()]
    twice, late, empty, pseudonym, copied, argument, document, nothing = happened.values()
    report = graded(folder, case, "moodle")
    labels = {each.student.label: each for each in report.results}
    missing = {each.label for each in report.missing}
    assert missing == {*empty, *document, *nothing} and len(labels) == 27
    assert {each.label for each in report.unread_verdicts} == {
        *empty,
        *document,
    }  # "no file was handed in" is said of one
    assert "27 students graded on 13 tasks; 1 handed in nothing, 2 only what cannot be read." in report_lines(
        report, {}
    )
    told = Counter((each.message.split(";")[0].split(" of ")[0], each.needs_person) for each in report.verdicts)
    assert told == {
        ("graded", False): 26,
        ("an earlier copy", False): 1,
        ("an empty file", True): 1,
        ("a PDF, not a file", True): 1,
        ("carries the pseudonym", True): 1,
    }
    assert [each for each in labels if labels[each].same_work] == sorted(copied, key=list(labels).index)
    assert {each.student for each in report.verdicts if "earlier copy" in each.message} == set(twice)
    assert {each.student for each in report.verdicts if "pseudonym" in each.message} == set(pseudonym)
    first = TASKS[[bool(task.rubric) for task in TASKS].index(True)].id
    assert len({mark.answer for each in argument for mark in labels[each].marks if mark.task == first}) == 1
    canvas = graded(folder, case, "canvas")
    assert {each.student.label for each in canvas.results if each.late} == set(late)
    assert [r.points({}) for r in canvas.results] == [r.points({}) for r in report.results]


def test_the_platforms_own_lists_fit_the_archives(tmp_path, case):
    folder = made(tmp_path, case, 12)
    marks = {
        platform: sorted(r.points({}) for r in graded(folder, case, platform, f"{platform}-list.csv").results)
        for platform in ("moodle", "canvas")
    }
    assert marks["moodle"] == marks["canvas"] and len(marks["moodle"]) > 8


@pytest.mark.parametrize("students", [1, 2, 5, 120])
def test_any_size_has_few_accidents_and_a_level_for_each_text(tmp_path, case, students):
    folder = made(tmp_path, case, students)
    accidents = rows(folder / "accidents.csv")
    assert len(accidents) <= students / 3 and len({row["student"] for row in accidents}) == len(accidents)
    report = graded(folder, case, "moodle")
    assert len(report.results) + len(report.missing) == students
    waiting = {(each.student.name, mark.task) for each in report.results for mark in each.marks if mark.judged}
    assert waiting == {(row["student"], row["task"]) for row in rows(folder / "levels.csv")}


@pytest.mark.parametrize("asked", ["--students=0", "--students=10001", "--students=x", "--seed=-1", "--seed=x"])
def test_a_class_that_cannot_be_made_is_refused_before_anything_is_written(tmp_path, capsys, asked):
    assert main(["rehearse", asked, str(tmp_path / "out")]) == 2
    assert asked[2:].partition("=")[0] in capsys.readouterr().err and not (tmp_path / "out").exists()


@pytest.mark.long(5)
def test_what_the_command_says_to_try_works(tmp_path, capsys, monkeypatch):
    """From made-up submissions to grades and pooled codes, by the very commands that are printed."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("WHODECIDES_CALLED", "py bootstrap.py run whodecides")
    out = tmp_path / "a class"
    assert main(["rehearse", "--students", "12", "--lessons", "6", str(out)]) == 0
    said = capsys.readouterr().out
    assert "Do you mark alone? Write “--markers ana” in place of “--markers ana,bo,cy,dee --twice 10%”." in said
    called = "  py bootstrap.py run whodecides "
    commands = [shlex.split(line.removeprefix(called)) for line in said.splitlines() if line.startswith(called)]
    assert [each[0] for each in commands] == ["grade", "split", "grade", "grade", "pool"]
    assert [main(each) for each in commands] == [1, 0, 1, 0, 0]  # 1: the accidents need a person
    told = capsys.readouterr().out
    assert "not used" not in told and told.count("Not ready: ") == 2 and "Ready, after you have looked" in told
    people = rows(out / "with-levels/needs-a-person.csv")
    assert not any(row["task"] for row in people[: sum(not row["task"] for row in people)])  # what needs a decision
    assert all(row["level"] for row in people if row["task"])
    assert {row["open"] for row in rows(out / "with-levels/grades.csv")} <= {"0", ""}
    assert (out / "with-levels/moodle.csv").is_file() and (out / "final/moodle-not-final.csv").is_file()
    assert {path.name for path in (out / "marking").iterdir()} >= {"ana", "bo", "cy", "dee", "numbers.csv"}
    (out / "final/needs-a-person.csv").write_text("a person wrote here", encoding="utf-8")
    for again in ("final-2", "final-3"):  # the same command as often as one likes: nothing is lost, and nothing refused
        main(commands[2])
        told = capsys.readouterr().out
        assert f"Earlier results in {out / 'final'} stay as they are: everything new is in {out / again}." in told
        assert (out / again / "moodle-not-final.csv").is_file()
    assert (out / "final/needs-a-person.csv").read_text(encoding="utf-8") == "a person wrote here"
    main(commands[-1])  # the same holds of what is pooled
    assert f"everything new is in {out / 'pooled-2'}." in capsys.readouterr().out
    assert {each["task"][:2] for each in rows(out / "pooled/predictions.csv")} == {"06"}  # they were in no other lesson
    by_pseudonym = ["grade", str(out / "moodle.zip"), "--roster", str(out / "roster.csv"), "--lessons", "06"]
    levels = ["--judgements", str(out / "levels.csv"), "--out", str(tmp_path / "other")]
    assert main([*by_pseudonym, *levels]) == 0 and "not used" not in capsys.readouterr().out
    assert main(["rehearse", str(out)]) == 2 and "name a new folder" in capsys.readouterr().err
    assert main(["split", str(out / "first")]) == 0
    hours = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("Hours for one marker"))
    assert hours in said.splitlines()


def test_the_commands_that_are_printed_name_the_case_that_was_named(tmp_path, capsys, monkeypatch):
    """Else they would grade the tasks of the default case, which nobody here answered."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("WHODECIDES_CALLED", "whodecides")
    asked = ["rehearse", "--students", "2", "--lessons", "06", "--case", "january-2021", str(tmp_path / "out")]
    assert main(asked) == 0
    commands = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  whodecides ")]
    assert len(commands) == 5 and all(" --case january-2021 " in each for each in commands)


def test_a_case_that_nobody_codes_is_not_pooled(tmp_path, capsys, monkeypatch):
    """The rehearsal does not tell to, and who asks for it all the same hears in one sentence what is missing."""
    monkeypatch.chdir(ROOT)
    of_case = ["--case", "december-2025"]
    assert main(["rehearse", "--students", "2", *of_case, str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    assert " grade " in said and " pool " not in said
    assert main(["pool", str(tmp_path / "out/moodle.zip"), *of_case, "--out", str(tmp_path / "pooled")]) == 2
    assert "pool needs what this case lacks: the table coding_set" in capsys.readouterr().err
    assert not (tmp_path / "pooled").exists()
    for promise in (["class", str(tmp_path / "class")], ["release", "--out", str(tmp_path / "class.zip")]):
        assert main([*promise, "--pool", *of_case]) == 2
        assert "pool needs what this case lacks" in capsys.readouterr().err


STEPS = re.compile(r"    whodecides ((?:grade|split) .*)")


def test_the_case_of_400_shows_the_steps_that_the_rehearsal_prints(capsys, monkeypatch, tmp_path):
    """Step by step, but for the places of files, the page of the guide says what the rehearsal lets one try."""
    monkeypatch.chdir(ROOT)
    page = (ROOT / "instructor/README.md").read_text(encoding="utf-8").partition("## A course of 400")[2]
    page = page.partition("\n## ")[0]
    rehearse = re.search(r"`whodecides (rehearse .*?)`", page)[1].split()
    assert main([*rehearse[:-1], str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out.replace(f"{tmp_path / 'out'}/", "")
    printed = [line.removeprefix("  whodecides ") for line in said.splitlines() if line.startswith("  whodecides ")]
    for theirs, ours in (("moodle.zip", "submissions.zip"), ("moodle-list.csv", "worksheet.csv")):
        printed = [each.replace(theirs, ours) for each in printed]
    assert STEPS.findall(page) == printed[:3]


@pytest.mark.long(2)
def test_the_hours_on_the_page_are_those_that_the_code_works_out(case):
    """One exercise of 400 students: the page of the guide names what `split` would say."""
    tasks = exercise_tasks(KIT)
    of_one = next(each for name, each in tasks.items() if name.startswith("02"))
    page = (ROOT / "instructor/README.md").read_text(encoding="utf-8")
    answers = make_rehearsal(of_one, [], case, 400, 2026).answers
    (hours,) = (line for line in hours_lines(answers, 0.1, "en") if line.startswith("Hours"))
    one, four = re.search(r"about ([\d.]+)\..*of four: ([\d.]+)\.", hours).groups()
    assert (
        f"about {round(len(answers), -1)} answers, about {one} hours for one person and {four} for each of four" in page
    )


@pytest.mark.parametrize(("lessons", "said"), [("77", "no exercise '77': choose from 01, 02"), ("06,seven", "'seven'")])
def test_an_exercise_that_is_not_there_is_told(tmp_path, capsys, monkeypatch, lessons, said):
    """Else one of two would count in silence."""
    monkeypatch.chdir(ROOT)
    assert main(["rehearse", "--lessons", lessons, str(tmp_path / "out")]) == 2
    assert said in capsys.readouterr().err and not (tmp_path / "out").exists()


def test_a_list_of_exercises_names_one(tmp_path, capsys):
    assert main(["rehearse", "--lessons", " ,", str(tmp_path / "out")]) == 2
    assert "such as 04,06" in capsys.readouterr().err


def test_commands_are_printed_in_the_form_in_which_the_reader_called(monkeypatch):
    monkeypatch.delenv("WHODECIDES_CALLED", raising=False)
    monkeypatch.setattr("sys.argv", ["/kit/.venv/bin/whodecides", "rehearse"])
    assert command_line("grade", "a b/c.zip", "--out", "x") == 'whodecides grade "a b/c.zip" --out x'
    monkeypatch.setattr("sys.argv", [str(ROOT / "src/whodecides/__main__.py"), "rehearse"])
    monkeypatch.setattr("sys.executable", "/my kit/bin/python")
    assert program_name() == '"/my kit/bin/python" -m whodecides'


def test_a_case_without_a_task_of_coding_is_rehearsed_without_codes(case):
    uncoded = replace(case, config={name: each for name, each in case.config.items() if name != "coding"})
    students = with_lesson_work(simulate_class([], 3, seed=1), uncoded, LESSONS, seed=1)
    assert all("04.2" not in each.answers and "" not in each.answers for each in students)
    assert any(each.answers for each in students)


def test_the_switches_of_grade_reach_points_and_pages(tmp_path, monkeypatch):
    """By shares nobody has fewer points; right answers and links stand on the pages only where they are asked for."""
    monkeypatch.chdir(ROOT)
    assert main(["rehearse", "--students", "8", "--lessons", "02", str(tmp_path / "class")]) == 0
    command = ["grade", str(tmp_path / "class/moodle.zip"), "--lessons", "02", "--out"]
    points, pages = {}, {}
    for name, more in (
        ("shares", []),
        ("whole", ["--whole"]),
        ("shown", ["--show-answers", "--lessons-at", "https://example.org/"]),
    ):
        main([*command, str(tmp_path / name), *more])
        with (tmp_path / name / "grades.csv").open(encoding="utf-8-sig", newline="") as handle:
            points[name] = [float(row["points"]) for row in csv.DictReader(handle) if row["points"]]
        pages[name] = "".join(
            path.read_text(encoding="utf-8") for path in sorted((tmp_path / name / "feedback").iterdir())
        )
    assert points["shares"] == points["shown"] != points["whole"]
    assert all(whole <= shares for whole, shares in zip(points["whole"], points["shares"], strict=True))
    assert "a task earns all its points, or none" in pages["whole"] and "shares the points" in pages["shares"]
    assert (
        "Better reading" in pages["shown"]
        and "https://example.org/notebooks/02-who-may-decide.html#:~:text=" in pages["shown"]
    )
    assert (
        "Better reading" not in pages["shares"] and "<a " not in pages["shares"] and "lesson 02, “" in pages["shares"]
    )
