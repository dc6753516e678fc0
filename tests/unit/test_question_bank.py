"""The question bank: read back as each platform reads it, its marks and its feedback are those of the kit."""

import csv
import io
import re

import pytest
from canvas_reader import read_canvas
from helpers import KIT, ROOT
from moodle_reader import read_moodle
from qti_reader import read_qti

from whodecides.answers import (
    Task,
    all_variants,
    check_answer,
    exercise_tasks,
    foreseen_mistakes,
    lesson_tasks,
    right_answer,
)
from whodecides.cli import main
from whodecides.i18n import translator
from whodecides.prepare.bank import FORMATS, question_bank
from whodecides.prepare.bank.questions import questions_of
from whodecides.prepare.bank.words import question_texts

pytestmark = pytest.mark.any_version

MARKED = ("choice", "number", "order", "classify", "table")
PLATFORMS = ("moodle", "canvas", "qti")


@pytest.fixture(scope="module")
def bank():
    return question_bank(KIT)


@pytest.fixture(scope="module")
def read(bank):
    """Each platform's questions, by the id that the kit gives them."""
    return _read(bank.files)


def _read(files):
    moodle = {each.id: each for each in read_moodle(files["moodle.xml"])}
    _quizzes, canvas = read_canvas(files["canvas-qti12.zip"])
    _tests, qti = read_qti(files["qti21.zip"])
    bare = {"canvas": canvas, "qti": qti}
    return {"moodle": moodle} | {
        name: {key.removeprefix("whodecides-"): each for key, each in found.items()} for name, found in bare.items()
    }


def _stated():
    """Return {id in the bank: task as its variant states it} of the kit."""
    tasks = lesson_tasks(KIT) + [each for found in exercise_tasks(KIT).values() for each in found]
    return {"-".join(filter(None, [each.id, each.variant])): each for task in tasks for each in all_variants(task)}


STATED = _stated()


def _given(task, answer, platform):
    """Return what a student does on a platform to give the answer: words that are chosen, and numbers."""
    if task.kind == "choice":
        return next(each["text"] for each in task.options if each["id"] == answer)
    if task.kind == "number":
        return answer
    names = {each["id"]: each["text"] for each in [*task.items, *task.categories, *task.rows, *task.columns]}
    if task.kind == "classify":
        return {names[item]: names[category] for item, category in answer.items()}
    if task.kind == "table":
        return {", ".join(names[part] for part in cell.split(".")): number for cell, number in answer.items()}
    if platform == "qti":
        return [names[item] for item in answer]
    places = {each["id"]: each["place"] for each in task.items}
    found = {}
    for number, item in enumerate(answer, 1):
        before = answer[number - 2] if number > 1 else None
        shared = before and places[before] == places[item]  # either order is right, so they have one number
        found[item] = found[before] if shared else str(number)
    return {names[item]: number for item, number in found.items()}


def _sentences(task, answer, feedback):
    """Return (is it right, what the kit says of an answer). What it says of an order ends with a count, which is left out."""
    found = check_answer(task, answer, 1)
    if task.kind == "order" and not found.right:
        assert found.text.startswith(feedback)
        return found.right, [feedback]
    return found.right, list(found.rows.values()) or [found.text]


def _differences(task, question, platform):
    """Return what is wrong with the marks and the feedback of a question, for the right answer and each foreseen one."""
    most = question.points if platform == "qti" else 1
    partly = platform != "qti" and task.kind in ("order", "classify", "table")
    for answer, feedback in [(right_answer(task), ""), *foreseen_mistakes(task)]:
        share, told = question.mark(_given(task, answer, platform))
        right, sentences = _sentences(task, answer, feedback)
        if right != (abs(share - most) < 1e-6) or (not right and share and not partly):
            yield f"{task.id} {task.variant}: {share} for {answer}"
        for each in sentences:
            if " ".join(each.split()) not in told:
                yield f"{task.id} {task.variant}: {answer} reads “{told}”, not “{each}”"


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_question_is_marked_as_the_kit_marks_it(read, platform):
    asked = {name: task for name, task in STATED.items() if task.kind in MARKED}
    wrong = [each for name, task in asked.items() for each in _differences(task, read[platform][name], platform)]
    assert len(asked) > 100 and wrong == []


def test_each_task_that_a_platform_can_ask_is_a_question_with_its_variants(bank, read):
    asked = {name for name, task in STATED.items() if task.kind not in ("prediction", "work")}
    assert len(asked) >= 120
    for found in (*read.values(), {each.id for each in bank.questions}):
        assert set(found) == asked
    assert bank.left_out == {
        kind: sum(each.kind == kind for each in STATED.values()) for kind in ("prediction", "work")
    }


def test_points_are_those_of_the_task(read):
    for name, task in STATED.items():
        if task.kind in MARKED or task.rubric:
            expected = task.points or 1
            assert read["canvas"][name].points == read["qti"][name].points == expected
            moodle = read["moodle"][name]
            marks, gaps = moodle.marks, len(moodle.gaps)
            assert marks == (gaps if gaps and expected % gaps else expected)
            assert moodle.name.startswith(f"[set mark {expected:g}] ") == (marks != expected)
            assert read["moodle"][name].tags[-1] == (f"{expected:g} points" if expected != 1 else "1 point")
            assert ("(optional)" in read["canvas"][name].name) == task.optional


def test_open_tasks_are_essays_with_their_rubric(bank, read):
    open_tasks = {name: task for name, task in STATED.items() if task.kind in ("text", "evidence")}
    assert open_tasks
    for name, task in open_tasks.items():
        moodle, canvas, qti = (read[each][name] for each in PLATFORMS)
        assert (moodle.kind, canvas.kind, qti.interactions) == ("essay", "essay_question", {"extendedTextInteraction"})
        for level in task.rubric:
            assert level["text"] in moodle.grader and level["text"] in qti.grader
            assert level["text"] in canvas._general("general")
            assert level.get("anchor", "") in moodle.grader
            # What the kit keeps from students of an exercise stays with the grader.
            shown = f"{moodle.general} {canvas._general('general')} {' '.join(qti.feedback.values())}"
            assert not level.get("anchor") or level["anchor"] not in shown
        for sample in task.samples:
            assert sample["text"] in moodle.general and sample["note"] in canvas._general("general")
    table = list(csv.reader(io.StringIO(bank.files["canvas-rubrics.csv"].decode())))
    assert table[0][:4] == ["Rubric Name", "Criteria Name", "Criteria Description", "Criteria Enable Range"]
    graded = [each for each in open_tasks.values() if each.points]
    assert len(table) - 1 == len(graded) == len({row[0] for row in table[1:]})
    for row, task in zip(table[1:], graded, strict=True):
        assert len(row) == len(table[0]) and all(row) and row[3] == "false"
        ratings = [row[place : place + 3] for place in range(4, len(row), 3)]
        assert [each[1] for each in ratings] == [level["text"] for level in reversed(task.rubric)]
        assert [float(each[2]) for each in ratings] == [round(task.points * part / 3, 2) for part in (3, 2, 1, 0)]


def test_a_picture_stands_where_the_question_asks_about_it(read):
    pictured = {name for name, each in read["moodle"].items() if each.files}
    asking = {each.id for each in STATED.values() if re.search(r"\bthe (last )?(picture|figure)\b", each.question)}
    assert {"E02.5"} <= {STATED[each].id for each in pictured} == asking
    assert pictured == {name for name, task in STATED.items() if task.id in {STATED[each].id for each in pictured}}
    for platform in PLATFORMS:
        assert {name for name, each in read[platform].items() if each.page.pictures} == pictured
    for name in pictured:
        ((content,),) = [read["moodle"][name].files.values()]
        assert b"<svg" in content and read["moodle"][name].page.pictures[0][1]


def test_a_question_brings_the_table_of_which_it_speaks_and_points_at_nothing_else(read, bank):
    tabled = {each.id: each.table for each in bank.questions if each.table}
    assert {"E07.2", "E07.4", "E07.5", "06.2", "E08.4"} <= set(tabled) and not set(tabled) & {
        "06.4",
        "E07.3-2021",
        "E02.2",
        "09.9",
    }
    for name, table in tabled.items():
        for platform in PLATFORMS:
            page = read[platform][name].page
            assert page.tags.count("tr") > len(table["rows"]) and all(row[0] in page.text for row in table["rows"]), (
                name
            )
    said = {each.id: each.text for each in bank.questions if not each.picture and not each.table}
    assert [name for name, text in said.items() if re.search(r"\b(above|below)\b", text)] == []
    assert "lines of the exercise" in said["E07.3-2021"]


def test_a_student_gets_one_variant_of_a_task(bank):
    quizzes, questions = read_canvas(bank.files["canvas-qti12.zip"])
    tests, _items = read_qti(bank.files["qti21.zip"])
    for groups in (*(each[-1] for each in quizzes.values()), *tests.values()):
        for count, ids in groups:
            tasks = {STATED[each.removeprefix("whodecides-")].id for each in ids}
            assert (count, len(tasks)) == (1, 1)
    for _title, kind, points, groups in quizzes.values():
        assert float(points) == sum(questions[ids[0]].points for _count, ids in groups)
        assert kind in ("assignment", "practice_quiz")
    assert set(tests) == set(quizzes)


def test_variants_stand_apart_in_moodle_so_that_a_quiz_takes_one(read):
    for name, task in STATED.items():
        if name in read["moodle"]:
            *_above, last = read["moodle"][name].category.split("/")
            exercise = f"Exercise {task.id[1:3]}" in read["moodle"][name].category
            assert (last == f"{task.id}: take one of these", exercise) == (bool(task.variant), task.id[0] == "E")


def test_a_question_on_texts_brings_them_and_says_that_what_to_open_stands_open(read):
    for platform in PLATFORMS:
        page = read[platform]["02.2"].page
        assert page.tags.count("tr") == 6 and "stands open here" in page.text
        assert "stands open here" not in read[platform]["02.4"].page.text


def test_a_question_links_to_its_page_where_lessons_have_an_address():
    bank = question_bank(KIT, ["02"], lessons_at="https://example.org/l/")
    assert {each.page for each in bank.questions} == {
        "https://example.org/l/notebooks/02-who-may-decide.html",
        "https://example.org/l/exercises/02-exercise.html",
    }
    for platform, found in _read(bank.files).items():
        assert all("a" in each.page.tags for each in found.values()), platform
    assert "--lessons-at" not in bank.files["README.html"].decode()


def test_the_page_beside_the_bank_tells_the_marks_of_an_exercise(bank):
    page = bank.files["README.html"].decode()
    assert all(f">{name}</th>" in page for name in bank.files if name != "README.html") and "--lessons-at" in page
    told = re.findall(r'<tr><th scope="row">(E\d\d\.\d+)</th><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td></tr>', page)
    tasks = {each.id: each for each in STATED.values() if each.id[0] == "E"}
    assert {task: float(points) for task, _added, _comes, points in told} == {
        name: each.points for name, each in tasks.items() if each.kind not in ("prediction", "work")
    }
    assert ("E02.6", "the question", "9", "1") in told


def test_the_same_kit_gives_the_same_bytes(bank):
    assert question_bank(KIT).files == bank.files


ODD = "a } b ~ c # d \\ e < f & g > h \" i ' j {1:SHORTANSWER:=k} %50% = l"
TASKS = [
    Task("06.1", "choice", 1, f"Which? {ODD}", options=[
        {"id": "a", "text": f"One {ODD}", "feedback": f"Yes {ODD}", "right": True},
        {"id": "b", "text": "Two", "feedback": f"No {ODD}"}]),
    Task("06.2", "classify", 1, "What is each?", right=f"All {ODD}", categories=[
        {"id": "x", "text": f"X {ODD}"}, {"id": "y", "text": f"Y {ODD}"}], items=[
        {"id": "p", "text": "P", "answer": "x", "feedback": f"Not P {ODD}"},
        {"id": "q", "text": "Q", "answer": "y", "feedback": f"Not Q {ODD}"}]),
    Task("E06.1", "number", 1, "How many?", answer=-0.5, tolerance=0.01, points=2, right=f"Half {ODD}", hint=f"Hint {ODD}",
         mistakes=[{"answer": 0.5, "feedback": f"Sign {ODD}"}, {"answer": -0.505, "feedback": "never told"},
                   {"answer": 5000000, "feedback": "In millions."}]),
    Task("E06.2", "order", 1, "In which order?", points=2, right="In order.", hint="Look at the days.", items=[
        {"id": "c", "text": "C", "place": 3}, {"id": "a", "text": "A", "place": 1}, {"id": "b", "text": "B", "place": 1}],
         mistakes=[{"first": "a", "second": "c", "feedback": f"A first {ODD}"}]),
    Task("E06.3", "table", 1, "Fill in.", points=3, right="Full.", hint=f"Count {ODD}", rows=[
        {"id": "r", "text": "R"}, {"id": "s", "text": "S"}], columns=[{"id": "m", "text": "M"}, {"id": "n", "text": "N"}],
         cells={"r.m": 1, "r.n": 2, "s.m": 0, "s.n": 4}, mistakes=[{"cell": "r.n", "answer": 3, "feedback": f"Three {ODD}"}]),
]  # fmt: skip


@pytest.fixture(scope="module")
def odd():
    say = translator("en")
    questions = questions_of(TASKS, "06", "Odd <i>signs</i> & more", {}, say)
    files = {}
    for make in FORMATS.values():
        files |= make([("06 Odd <i>signs</i> & more", questions)], question_texts(say))
    return _read(files)


SIGNS = str.maketrans(
    {"~": "∼", "\\": "∖"}
)  # what the code of a gap cannot hold stands there as a sign that looks like it


@pytest.mark.parametrize("platform", PLATFORMS)
def test_signs_that_mean_something_to_a_platform_stay_text(odd, platform):
    question = odd[platform]["06.1"]
    assert ODD in question.page.text and "Odd <i>signs</i> & more" in question.page.text
    assert question.page.tags.count("i") == question.page.tags.count("b") == 0
    for task in TASKS:
        if platform == "moodle" and task.kind in ("classify", "table"):
            continue  # below
        assert list(_differences(task, odd[platform][task.id], platform)) == []


def test_the_code_of_a_gap_ends_where_it_should(odd):
    classify, table = odd["moodle"]["06.2"], odd["moodle"]["E06.3"]
    signs = ODD.translate(SIGNS)
    share, told = classify.mark({"P": f"X {signs}", "Q": f"X {signs}"})
    assert share == 0.5 and f"Not Q {signs}" in told and "Not P" not in told
    share, told = table.mark({"R, M": "1", "R, N": "3", "S, M": "0", "S, N": "4"})
    assert share == 0.75 and f"Three {signs}" in told


def test_what_may_stand_in_either_order_may_have_either_number(odd):
    moodle, canvas, qti = (odd[each]["E06.2"] for each in PLATFORMS)
    for numbers in ({"A": "1", "B": "2"}, {"A": "2", "B": "1"}):
        assert moodle.mark({"C": "3", **numbers})[0] == 1
    assert canvas.mark({"A": "1", "B": "1", "C": "3"})[0] == 1 and "the lower of their two numbers" in canvas.page.text
    assert qti.mark(["B", "A", "C"])[0] == qti.mark(["A", "B", "C"])[0] == 2 and qti.mark(["A", "C", "B"])[0] == 0


def test_a_mistake_that_cannot_be_told_from_the_answer_is_left_out(odd):
    for platform in PLATFORMS:
        question = odd[platform]["E06.1"]
        share, told = question.mark("-0.505")
        assert share and "Half" in told and "never told" not in told


def test_the_command_writes_what_is_asked_for_and_says_what_is_left_out(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "en")
    out = tmp_path / "bank"
    command = ["bank", str(out), "--kit", str(ROOT), "--lessons", "06,10", "--format", "moodle", "--language", "fr"]
    assert main(command) == 0
    said = capsys.readouterr().out
    assert {each.name for each in out.iterdir()} == {"README.html", "moodle.xml"}
    page = (out / "README.html").read_text(encoding="utf-8")
    assert "canvas" not in page and '<html lang="fr"' in page
    found = read_moodle((out / "moodle.xml").read_bytes())
    assert {each.tags[1] for each in found} == {"lesson 06", "lesson 10"} and f"{len(found)} questions" in said
    left = [
        each
        for each in STATED.values()
        if each.id.lstrip("E")[:2] in ("06", "10") and each.kind in ("prediction", "work")
    ]
    assert f"{len(left)} tasks are left out" in said
    assert "leçon" in found[0].page.text and "Task" not in found[0].page.text
    assert main(command) == 2 and "already" in capsys.readouterr().err
    assert main(["bank", str(tmp_path / "other"), "--kit", str(ROOT), "--lessons", "99"]) == 2
    assert "99" in capsys.readouterr().err
