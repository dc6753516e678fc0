"""Grade made-up classes as the platforms give them out."""

import csv
import json

import numpy as np
import pytest
from class_tasks import CODES, TASKS

from whodecides.answers import Draw, draw_for, variant
from whodecides.classroom import (
    canvas_name,
    grade_class,
    moodle_name,
    read_judgements,
    read_roster,
    right_answer,
    roster_text,
    score,
    simulate_class,
    write_archive,
    write_report,
)
from whodecides.errors import KitError

SEED = "autumn"


@pytest.fixture
def students():
    return simulate_class(TASKS, 12, seed=1)


@pytest.fixture
def roster(tmp_path, students):
    path = tmp_path / "roster.csv"
    path.write_text(roster_text(students), encoding="utf-8")
    return read_roster(path)


def graded(tmp_path, files, roster=(), draw=None, name="class.zip"):
    write_archive(tmp_path / name, files)
    return grade_class(tmp_path / name, TASKS, CODES, roster, draw)


def points(report):
    return {result.student.label: result.points({}) for result in report.results}


def expected(students):
    """What a student earns, worked out from the key: right answers to tasks that no person judges."""
    return {
        each.pseudonym: sum(
            task.points for task in TASKS[:3]
            if each.answers.get(task.id, {}).get("answer") == right_answer(task)
        ) for each in students
    }  # fmt: skip


@pytest.mark.parametrize("name", [moodle_name, canvas_name, lambda each: f"{each.pseudonym}/my-answers.json",
                                  lambda each: f"{each.pseudonym}.json"])  # fmt: skip
def test_every_layout_gives_the_same_marks(tmp_path, students, roster, name):
    report = graded(tmp_path, {name(each): each.text() for each in students}, roster)
    assert points(report) == expected(students) and len(set(points(report).values())) > 1
    assert {each.said for each in report.verdicts} == {"graded"} and not report.missing


def test_a_plain_folder_is_read_like_an_archive(tmp_path, students, roster):
    for each in students:
        (tmp_path / "handed" / each.pseudonym).mkdir(parents=True)
        (tmp_path / "handed" / each.pseudonym / "my-answers.json").write_text(each.text(), encoding="utf-8")
    assert points(grade_class(tmp_path / "handed", TASKS, CODES, roster)) == expected(students)


def test_a_seed_gives_the_same_class_and_another_gives_another():
    assert simulate_class(TASKS, 5, 1) == simulate_class(TASKS, 5, 1) != simulate_class(TASKS, 5, 2)


def test_the_later_copy_counts(tmp_path, students, roster):
    first, *_ = students
    worse = json.loads(first.text())
    worse["answers"] = {}
    files = {canvas_name(first): json.dumps(worse), canvas_name(first, late=True, copy=1): first.text()}
    report = graded(tmp_path, files, roster)
    assert report.results[0].points({}) == expected(students)[first.pseudonym] and report.results[0].late
    assert {each.said for each in report.verdicts} == {"graded", "an earlier copy; the later one counts"}
    assert len(report.missing) == 11


def notebook(*sources):
    cells = [
        {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": each}
        for each in sources
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def test_a_notebook_is_read_and_never_run(tmp_path, students, roster):
    mark = tmp_path / "ran"
    text = notebook(
        'answer_1 = None\nanswer_1 = "a"\nask("E06.1", answer_1)',
        f'open({str(mark)!r}, "w")\nanswer_2 = 3\nask("E06.2", answer_2)',
        'answer_3 = sorted(["x", "y"])\nask("E06.3", answer_3)',  # calculated: not written out
        "answer_4 = (",
    )
    report = graded(tmp_path, {f"{students[0].pseudonym}/06.ipynb": text}, roster)
    assert [each.points for each in report.results[0].marks] == [2, 1, 0, 0] and not mark.exists()


def test_a_notebook_fills_in_what_the_file_of_answers_does_not_hold(tmp_path, students, roster):
    who = students[0].pseudonym
    kept = json.loads(students[0].text())
    kept["answers"] = {"E06.1": {"answer": "b", "tries": 1, "at": "2026-10-01T08:00:00+00:00"}}
    files = {f"{who}/my-answers.json": json.dumps(kept), f"{who}/06.ipynb": notebook(
        'answer_1 = "a"\nask("E06.1", answer_1)', 'answer_2 = 3\nask("E06.2", answer_2)')}  # fmt: skip
    assert [each.points for each in graded(tmp_path, files, roster).results[0].marks] == [0, 1, 0, 0]


def test_neighbours_get_different_variants(students):
    names = [each.pseudonym for each in students]
    draw = draw_for(SEED, names)
    drawn = [draw.number("E06.1", each) % 2 for each in names]
    assert all(one != other for one, other in zip(drawn, drawn[1:], strict=False))
    assert draw.number("E06.1", names[0].upper()) == draw.number("E06.1", names[0])
    assert Draw().number("E06.1", "anybody") == 0


def test_each_student_is_graded_by_their_own_variant(tmp_path):
    students = simulate_class(TASKS, 12, seed=3, class_seed=SEED)
    (tmp_path / "roster.csv").write_text(roster_text(students), encoding="utf-8")
    roster = read_roster(tmp_path / "roster.csv")
    draw = draw_for(SEED, [each.label for each in roster])
    report = graded(tmp_path, {moodle_name(each): each.text() for each in students}, roster, draw)
    for each, result in zip(students, report.results, strict=True):
        task = variant(TASKS[0], draw.number("E06.1", each.pseudonym))
        right = each.answers.get("E06.1", {}).get("answer") == right_answer(task)
        assert result.marks[0].question == task.question
        assert result.marks[0].points == (2 if right else 0)


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.reader(handle))


def test_the_tables_and_pages_of_a_class(tmp_path, students, roster):
    report = graded(tmp_path, {moodle_name(each): each.text() for each in students[:-1]}, roster)
    write_report(report, tmp_path / "out", {})
    grades = rows(tmp_path / "out/grades.csv")
    assert grades[0] == [
        "student",
        "name",
        "points",
        "of",
        "open",
        "late",
        "feedback",
        "notes",
        "E06.1",
        "E06.2",
        "E06.3",
        "E06.4",
    ]
    assert len(grades) == 13 and grades[-1][7] == "nothing handed in"
    assert {row[0]: float(row[2]) for row in grades[1:-1]} == points(report)
    assert (tmp_path / "out" / grades[1][6]).read_text(encoding="utf-8").startswith("<!doctype html>")
    moodle = rows(tmp_path / "out/moodle.csv")
    assert moodle[0] == [
        "Identifier",
        "Full name",
        "Email address",
        "Status",
        "Grade",
        "Maximum Grade",
        "Last modified (grade)",
        "Feedback comments",
    ]
    assert moodle[1][:2] == ["Participant 1000000", students[0].name]
    canvas = rows(tmp_path / "out/canvas.csv")
    assert canvas[0][:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert canvas[1][0].strip() == "Points Possible" and canvas[1][5] == "11" and len(canvas) == 14
    with pytest.raises(KitError, match="is not empty: name a new folder"):
        write_report(report, tmp_path / "out", {})


def test_an_argument_with_a_fault_reaches_a_person_too(tmp_path, students, roster):
    """What is missing costs no points by itself: the person who judges reads it beside the answer."""
    student = students[0]
    student.answers["E06.4"] = {"answer": "ZZZ and <b>nothing else</b> stands here.", "tries": 1, "at": ""}
    report = graded(tmp_path, {moodle_name(student): student.text()}, roster)
    write_report(report, tmp_path / "out", {})
    (row,) = [each for each in rows(tmp_path / "out/needs-a-person.csv") if each[1] == "E06.4"]
    assert "The check says: Cite at least one statement of each side" in row[4] and "nothing else" in row[6]
    page = (tmp_path / "out/judging.html").read_text(encoding="utf-8")
    assert "The check says: Cite at least one" in page and "<b>" not in page
    assert report.results[0].points({(student.pseudonym, "E06.4"): 2}) - report.results[0].points({}) == 2


def test_a_persons_levels_become_points(tmp_path, students, roster):
    report = graded(tmp_path, {moodle_name(each): each.text() for each in students}, roster)
    write_report(report, tmp_path / "one", {})
    table = rows(tmp_path / "one/needs-a-person.csv")
    waiting = [row for row in table if row[1] == "E06.4"]
    assert waiting and all(row[2] == "" for row in waiting)
    for number, row in enumerate(waiting):
        row[2] = str(1 + number % 4)
    judged = tmp_path / "judged.csv"
    with judged.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows(table)
    judgements = read_judgements(judged)
    before, after = points(report), {r.student.label: r.points(judgements) for r in report.results}
    assert [after[row[0]] - before[row[0]] for row in waiting[:4]] == [0, 2, 4, 6]
    judged.write_text("student,task,level\nHeron 1,E06.4,5\n")
    with pytest.raises(KitError, match="row 2: the level '5' is none; write 1, 2, 3 or 4"):
        read_judgements(judged)


MOODLE = "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,Last modified (grade),Feedback comments\n"
CANVAS = "Student,ID,SIS User ID,SIS Login ID,Section,Essay (77)\nPoints Possible,,,,,10\n"


def test_the_platforms_own_lists_serve_as_class_lists_and_come_back(tmp_path, students):
    moodle, canvas = tmp_path / "moodle.csv", tmp_path / "canvas.csv"
    moodle.write_text(
        MOODLE
        + "".join(
            f"Participant {each.number},{each.name},{each.number}@example.org,Submitted,-,10,Yes,-,\n"
            for each in students
        )
    )
    canvas.write_text(
        CANVAS
        + "".join(
            f'"{each.name.split()[1]}, {each.name.split()[0]}",{each.number},s{each.number},l{each.number},A,\n'
            for each in students
        )
    )
    for path, name in ((moodle, moodle_name), (canvas, canvas_name)):
        report = graded(tmp_path, {name(each): each.text() for each in students}, read_roster(path))
        assert (
            sorted(r.points({}) for r in report.results) == sorted(expected(students).values()) and not report.missing
        )
        write_report(report, tmp_path / f"out-{path.stem}", {})
    back = rows(tmp_path / "out-moodle/moodle.csv")
    assert back[0] == MOODLE.strip().split(",") and back[1][0] == "Participant 1000000"
    earned = expected(students)[students[0].pseudonym]
    assert back[1][4] == f"{round(earned * 10 / 11, 2):g}" != f"{earned:g}" and "E06.1: " in back[1][8]
    back = rows(tmp_path / "out-canvas/canvas.csv")
    assert back[2][1:5] == ["1000000", "s1000000", "l1000000", "A"]


@pytest.mark.parametrize(("text", "said"), [
    ("", "has no column 'name'"), ("who,what\na,b\n", "has no column 'name'"), ("name\n", "has no column 'name'"),
    ("name,pseudonym\nAna,Heron\nBo,heron\n", "Ana and Bo share the pseudonym 'heron'"),
    ("name,pseudonym\n,\n", "lists no student"),
])  # fmt: skip
def test_a_class_list_that_is_none_is_told(tmp_path, text, said):
    path = tmp_path / "roster.csv"
    path.write_text(text)
    with pytest.raises(KitError, match=said):
        read_roster(path)


def test_a_spreadsheets_class_list_is_read(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_bytes("\ufeffName;Pseudonym\r\nÉlodie Martin;Heron\r\n".encode())
    assert [(each.name, each.pseudonym) for each in read_roster(path)] == [("Élodie Martin", "Heron")]
    path.write_bytes(b"name\n\xff\xfe")
    with pytest.raises(KitError, match="UTF-8"):
        read_roster(path)
    with pytest.raises(KitError, match="There is no class list"):
        read_roster(tmp_path / "none.csv")


def test_what_is_neither_folder_nor_archive_is_told(tmp_path):
    (tmp_path / "text.zip").write_text("not an archive")
    with pytest.raises(KitError, match="not a ZIP archive"):
        grade_class(tmp_path / "text.zip", TASKS, CODES)
    with pytest.raises(KitError, match="There is no folder or ZIP archive"):
        grade_class(tmp_path / "none", TASKS, CODES)


@pytest.mark.parametrize(("answer", "points", "said"), [
    (np.int64(3), 1, "Three."), (3.0, 1, "Three."), (None, 0, "There is no answer yet. Write a number"), (np.nan, 0, "cannot be stored"),
    (np.int64(4), 0, "One too many."), ({1, 2}, 0, "cannot be stored"),
])  # fmt: skip
def test_an_answer_worked_out_in_a_cell_is_scored(answer, points, said, capsys):
    specification = """
id = "E06.2"
kind = "number"
minutes = 3
question = "How many?"
points = 1
answer = 3
right = "Three."
hint = "Count again."
mistakes = [{answer = 4, feedback = "One too many.", misconception = "m"}]
"""
    assert score(answer, specification) == points and said in capsys.readouterr().out
