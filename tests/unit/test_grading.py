"""Grade made-up classes as the platforms give them out."""

import csv
import json
import random
import re
from contextlib import suppress
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from class_tasks import KNOWN, TASKS, judge_all
from helpers import ROOT

from whodecides.answers import Task, drawn_variant, named_variant, read_tasks, task_row
from whodecides.answers.lesson_aims import read_lesson_aims
from whodecides.classroom import (
    Checkpoint,
    Judgements,
    PageFacts,
    Student,
    canvas_name,
    feedback_page,
    grade_class,
    mark_answer,
    moodle_name,
    read_judgements,
    read_roster,
    report_lines,
    right_answer,
    roster_text,
    score,
    simulate_class,
    write_archive,
    write_report,
)
from whodecides.classroom.answer_groups import describe_groups
from whodecides.classroom.grading import shared_points
from whodecides.errors import KitError

pytestmark = pytest.mark.any_version

KIT = [task for path in sorted((ROOT / "exercises/tasks").glob("*.json")) for task in read_tasks(path)]


@pytest.fixture
def students():
    return simulate_class(TASKS, 12, seed=1)


@pytest.fixture
def roster(tmp_path, students):
    path = tmp_path / "roster.csv"
    path.write_text(roster_text(students), encoding="utf-8")
    return read_roster(path)


RECORD = {"tries": 1, "at": "", "variant": "", "class": ""}


def graded(tmp_path, files, roster=(), older=(), name="class.zip", tasks=TASKS, **more):
    write_archive(tmp_path / name, files)
    return grade_class(tmp_path / name, tasks, KNOWN, roster, older, **more)


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
    assert {each.message for each in report.verdicts} == {"graded"} and not report.missing


def test_a_plain_folder_is_read_like_an_archive(tmp_path, students, roster):
    for each in students:
        (tmp_path / "handed" / each.pseudonym).mkdir(parents=True)
        (tmp_path / "handed" / each.pseudonym / "my-answers.json").write_text(each.text(), encoding="utf-8")
    assert points(grade_class(tmp_path / "handed", TASKS, KNOWN, roster)) == expected(students)


def test_a_seed_gives_the_same_class_and_another_gives_another():
    assert simulate_class(TASKS, 5, 1) == simulate_class(TASKS, 5, 1) != simulate_class(TASKS, 5, 2)


def test_the_later_copy_counts(tmp_path, students, roster):
    first, *_ = students
    worse = json.loads(first.text())
    worse["answers"] = {}
    files = {canvas_name(first): json.dumps(worse), canvas_name(first, late=True, copy=1): first.text()}
    report = graded(tmp_path, files, roster)
    assert report.results[0].points({}) == expected(students)[first.pseudonym] and report.results[0].late
    assert {each.message for each in report.verdicts} == {"graded", "an earlier copy; the later one counts"}
    assert len(report.missing) == 11


def test_a_notebook_is_no_file_of_answers_and_is_never_run(tmp_path, students, roster):
    cell = {
        "cell_type": "code",
        "metadata": {},
        "outputs": [],
        "execution_count": None,
        "source": f'open("{tmp_path}/ran", "w")',
    }
    text = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    who = students[0].pseudonym
    report = graded(tmp_path, {f"{who}/my-answers.json": students[0].text(), f"{who}/06.ipynb": text}, roster)
    assert report.results[0].points({}) == expected(students)[who] and not (tmp_path / "ran").exists()
    said = {each.file.rpartition(".")[2]: (each.message, each.needs_person) for each in report.verdicts}
    assert said == {
        "json": ("graded", False),
        "ipynb": ("a notebook, not a file of answers; ask for my-answers.json", True),
    }
    report = graded(tmp_path, {f"{who}/06.ipynb": text}, roster)
    assert [each.pseudonym for each in report.unread_verdicts] == [who] and not report.results


def test_neighbours_mostly_get_different_questions():
    """Of the tasks that vary two neighbours share about what chance gives them, and hardly ever all of a lesson's."""
    varied = [task for task in KIT if len(task.variants) > 1]
    lessons = {task.id[:3] for task in varied}
    draws = [f"{number:08x}" for number in range(400)]
    drawn = [{task.id: drawn_variant(task, draw).variant for task in varied} for draw in draws]
    pairs = list(zip(drawn, drawn[1:], strict=False))
    differ = np.mean([one[task.id] != other[task.id] for one, other in pairs for task in varied])
    chance = np.mean([1 - 1 / len(task.variants) for task in varied])
    assert abs(differ - chance) < 0.03 and chance > 0.5
    assert drawn_variant(varied[0], "").variant == varied[0].variants[0]["variant"]  # who learns alone
    for lesson in lessons:
        of_lesson = [task for task in varied if task.id.startswith(lesson)]
        counts = np.mean([all(one[t.id] == other[t.id] for t in of_lesson) for one, other in pairs])
        assert counts < np.prod([1 / len(task.variants) for task in of_lesson]) + 0.1


def test_each_student_is_graded_by_the_variant_that_was_shown(tmp_path):
    students = simulate_class(TASKS, 12, seed=3, class_name="autumn")
    (tmp_path / "roster.csv").write_text(roster_text(students), encoding="utf-8")
    roster = read_roster(tmp_path / "roster.csv")
    report = graded(tmp_path, {moodle_name(each): each.text() for each in students}, roster)
    shown = set()
    for each, result in zip(students, report.results, strict=True):
        record = each.answers.get("E06.1")
        if record:
            task = named_variant(TASKS[0], record["variant"])
            shown.add(record["variant"])
            right = record["answer"] == right_answer(task)
            assert result.marks[0].question == task.question and result.marks[0].points == (2 if right else 0)
        else:
            assert (result.marks[0].question, result.marks[0].points) == ("", 0)  # nobody knows what was shown
    assert shown == {"one", "two"}


def changed_classes(students, random):
    """Yield (what changed, class list, files) of classes in which the same answers were handed in."""
    listed = [Student(n, each.name, each.pseudonym, str(each.number)) for n, each in enumerate(students, 1)]
    files = {moodle_name(each): each.text() for each in students}
    yield "nothing", listed, files
    shuffled = random.sample(listed, len(listed))
    yield "the list is sorted otherwise", [replace(each, number=n) for n, each in enumerate(shuffled, 1)], files
    late = [Student(1, "Zoe Newcomer", "Aardvark 1", "77"), *(replace(each, number=each.number + 1) for each in listed)]
    yield "somebody enrolled late, at the top", late, files
    yield "the platform's list, without pseudonyms", [replace(each, pseudonym="") for each in listed], files
    typed = ["", " ", "none", "A. N. Other", *(each.pseudonym.upper() for each in students[:4]), students[0].pseudonym]
    retyped = {moodle_name(each): replace(each, pseudonym=random.choice(typed)).text() for each in students}
    yield "pseudonyms are empty, changed or somebody else's", listed, retyped
    other = {moodle_name(each): replace(each, draw=f"{random.getrandbits(32):08x}").text() for each in students}
    yield "the number that drew the variants is another", listed, other
    yield "all of it at once", [replace(each, number=n, pseudonym="") for n, each in enumerate(shuffled, 1)], retyped


@pytest.mark.parametrize("seed", [1, 2])
def test_a_mark_depends_on_the_answer_and_the_key_alone(tmp_path, seed):
    """A class of 400 with all tasks that vary: whatever happens to list, pseudonyms and seeds, not one mark changes."""
    tasks = [task for task in KIT if task.variants and not task.rubric]
    students = simulate_class(tasks, 400, seed, class_name="autumn-2026")
    found = {}
    for what, listed, files in changed_classes(students, random.Random(seed)):
        report = graded(tmp_path, files, listed, tasks=tasks)
        marks = {r.student.name: tuple((m.points, m.judged, m.question) for m in r.marks) for r in report.results}
        assert len(marks) == 400 and found.setdefault("nothing", marks) == marks, what
    right = {
        each.name: tuple(
            task.points * (record is not None and record["answer"] == right_answer(named_variant(task, record["variant"])))
            for task in tasks for record in [each.answers.get(task.id)]
        ) for each in students
    }  # fmt: skip
    assert {name: tuple(points for points, _, _ in each) for name, each in found["nothing"].items()} == right
    assert len({each["variant"] for one in students for each in one.answers.values()}) > 20


def test_answers_without_a_variant_or_revision_count_where_nothing_has_changed(tmp_path):
    """A task with variants goes to a person, who is told what was asked; what has one question only is marked."""
    students = [
        replace(
            each,
            answers={
                "E06.1": {"answer": "ab"[n % 2], "tries": 1, "at": ""},
                "E06.2": {"answer": "3", "tries": 1, "at": ""},
            },
        )
        for n, each in enumerate(simulate_class([], 40, seed=4))
    ]
    listed = [Student(n, each.name, each.pseudonym, str(each.number)) for n, each in enumerate(students, 1)]
    report = graded(tmp_path, {moodle_name(each): each.text() for each in students}, listed)
    assert [r.points({}) for r in report.results] == [1] * 40
    write_report(report, tmp_path / "out", {})
    told = [row for row in rows(tmp_path / "out/needs-a-person.csv") if row[1] == "E06.1"]
    assert len(told) == 40 and all("the variant that was shown is not written down" in row[4] for row in told)
    assert all("one: Which?; two: Which now?" in row[4] and row[6] in "ab" and "rubric" not in row[4] for row in told)
    judged = {(row[0], "E06.1"): 4 for row in told}
    assert [r.points(judged) for r in report.results] == [3] * 40


def test_a_variant_that_the_key_does_not_know_goes_to_a_person(tmp_path, students, roster):
    student = replace(students[0], answers={
        "E06.1": {"answer": "a", "tries": 1, "at": "", "variant": "three", "class": ""},
        "E06.2": {"answer": "3", "tries": 1, "at": "", "variant": "gone", "class": ""},
        "E06.3": {"answer": ["x", "y"], "tries": 1, "at": "", "variant": "", "class": ""}})  # fmt: skip
    report = graded(tmp_path, {moodle_name(student): student.text()}, roster)
    marks = {each.task: each for each in report.results[0].marks}
    assert [marks[each].judged for each in ("E06.1", "E06.2", "E06.3")] == [True, True, False]
    assert "does not know the variant 'three'" in marks["E06.1"].doubt and report.results[0].points({}) == 2
    write_report(report, tmp_path / "out", {})
    page = next((tmp_path / "out/feedback").iterdir()).read_text(encoding="utf-8")
    assert "so a person looks at it" in page and "A person will judge this answer" in page


def test_answers_from_another_kit_are_noted(tmp_path):
    students = simulate_class(TASKS, 5, seed=3, class_name="autumn")
    for record in students[2].answers.values():
        record["class"] = ""
    (tmp_path / "roster.csv").write_text(roster_text(students), encoding="utf-8")
    report = graded(tmp_path, {moodle_name(e): e.text() for e in students}, read_roster(tmp_path / "roster.csv"))
    notes = [result.notes for result in report.results]
    assert notes[2] == ["answered in another kit than most of the class: " + ", ".join(sorted(students[2].answers))]
    assert [each for n, each in enumerate(notes) if n != 2] == [[]] * 4


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.reader(handle))


def test_the_tables_and_pages_of_a_class(tmp_path, students, roster):
    report = graded(tmp_path, {moodle_name(each): each.text() for each in students[:-1]}, roster)
    write_report(report, tmp_path / "out", judge_all(report))
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
        write_report(report, tmp_path / "out", judge_all(report))


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


LESSON = """# Comparing <states>

## Count them

ask("06.1")

## What you can do now

1. **Count** <b> *(task 06.1)*
2. **Argue** *(task 06.1)*
"""


def page_of(report, judgements, **about):
    """Return the only student's page as lines of text."""
    page = feedback_page(
        report.results[0], report.tasks, judgements, PageFacts({"06": read_lesson_aims(LESSON)}, **about)
    )
    page = re.sub("</(p|td|th|small|li|h1)>", "\n", page.partition("<body>")[2])
    return [text for each in page.splitlines() if (text := re.sub("<[^>]+>", "", each).strip())]


def page_about(tmp_path, students, roster, answers, tasks=TASKS, judgements=None, **about):
    records = {
        task: {**RECORD, "at": "2026-11-24T10:00:00", "answer": answer, "variant": "one" * (task == "E06.1")}
        for task, answer in answers.items()
    }
    student = replace(students[0], answers=records)
    whole = about.get("whole", False)
    report = graded(tmp_path, {moodle_name(student): student.text()}, roster, tasks=tasks, whole=whole)
    return page_of(report, judgements or {}, **about)


def test_a_judged_answer_shows_its_level_what_the_next_asks_and_the_comment(tmp_path, students, roster):
    """And no longer that a person will judge it; a fault that the check found stays."""
    student = students[0]
    key = (student.pseudonym, "E06.4")
    for text, fault in (("AAA-01 says it, so there.", False), ("ZZZ and nothing else.", True)):
        student.answers["E06.4"] = {"answer": text, "tries": 1, "at": "", "variant": "", "class": ""}
        report = graded(tmp_path, {moodle_name(student): student.text()}, roster)
        lines = page_of(report, {})
        assert [e for e in lines if "A person will judge" in e] and not [e for e in lines if "Your text, level" in e]
        assert lines[lines.index("Argue") + 2] == "Waits"
        for level in (1, 3, 4):
            judged = Judgements({key: level})
            judged.comments[key] = "Say <why>."
            lines = page_of(report, judged)
            assert [e for e in lines if e.endswith(f"Points: {2 * level - 2} of 6 · level {level} of 4")]
            assert lines[lines.index(f"Your text, level {level}:") + 1] == f"Level {level}"
            asks = "At the next level:"
            assert lines[lines.index(asks) + 1] == f"Level {level + 1}" if level < 4 else asks not in lines
            assert [each for each in lines if each.endswith(text)] and "Your answer:" in lines
            assert [e for e in lines if e.endswith("E06.4 Say &lt;why&gt;.")] and not [
                e for e in lines if "will judge" in e
            ]
            assert bool([each for each in lines if "Cite at least one" in each]) == fault
            assert lines[lines.index("Argue") + 2] == {1: "Not yet", 3: "Partly", 4: "Holds"}[level]
            again = "Look at these again, and at your texts"
            assert (again in lines and lines.index(again) < lines.index(f"Your text, level {level}:")) == (level < 4)
    page = feedback_page(replace(report.results[0], language="fr"), report.tasks, judged)
    assert '<span lang="en">Level 4</span>' in page
    assert re.search(r'<p class="better"><small>[^<]*</small> <span class="quoted">ZZZ', page), (
        "what holds has the sign of what holds"
    )


@pytest.mark.parametrize("shown", [False, True])
def test_a_wrong_decision_stands_beside_the_better_reading_only_where_answers_are_shown(
    tmp_path, students, roster, shown
):
    answers = {"E06.1": "b", "E06.2": "4", "E06.3": ["y", "x"], "E06.5": IN | {"z": "out"}, "E06.7": {"r.c": "1"}}
    tasks = [*TASKS[:3], *(replace(each, aim=1) for each in (SORTED, FILLED))]
    lines = page_about(tmp_path, students, roster, answers, tasks, show_answers=shown)
    for mine, better, reading, key in (
        ("No", "Better reading", "Yes", "Look again."), ("4", "In the record", "3", "One too many."),
        ("Out", "Better reading", "In", "Help z."), ("no answer given", "In the record", "2", ""),
    ):  # fmt: skip
        place = next(n for n, each in enumerate(lines) if each == mine and lines[n - 1].endswith("Your answer"))
        assert (lines[place + 1] == better and lines[place + 2] == reading) == shown
        assert not key or key in lines[place:]
    assert ("Better place" in lines) == shown and [each for each in lines if each.startswith("X first.")]
    assert "Look again: lesson 06, “Count them”" in lines and "Comparing &lt;states&gt;" in lines
    assert [e for e in lines if e.endswith("Right: 5 of 6; that earns 2.5 of 3 points.")]
    assert not shown or not [e for e in lines if "These hold" in e]


def test_a_page_says_whose_it_is_what_holds_and_how_points_are_made(tmp_path, students, roster):
    about = {"course": "autumn", "returned": "2026-11-29", "pages": {"06": "https://example.org/06.html"}}
    lines = page_about(tmp_path, students, roster, {"E06.1": "a", "E06.2": "3"}, TASKS[:3], **about)
    assert "Feedback on exercise 06 · autumn" in lines
    assert f"{students[0].pseudonym} · last answer 24 November 2026 · returned 29 November 2026" in lines
    assert lines[lines.index("Count &lt;b&gt;") + 1].startswith("E06.1") and "Partly" in lines
    assert [e for e in lines if e.startswith("E06.1 Which? Right, because.")]
    assert [e for e in lines if e.endswith("No answer was handed in: E06.3.")]
    assert [e for e in lines if e.startswith("Points: what you decide shares")] and [
        e for e in lines if "Not agreed?" in e
    ]
    wrong = replace(students[0], answers={"E06.2": {**RECORD, "answer": "9"}})
    result = graded(tmp_path, {moodle_name(wrong): wrong.text()}, roster, tasks=TASKS[1:2], name="w.zip").results[0]
    page = feedback_page(result, TASKS[1:2], {}, PageFacts({"06": read_lesson_aims(LESSON)}, about["pages"]))
    assert (
        'href="https://example.org/06.html#:~:text=Count%20them"' in page and 'aria-label="E06.2: 0 of 1 right"' in page
    )
    lines = page_about(tmp_path, students, roster, {"E06.5": IN | {"z": "out"}}, [SORTED], whole=True)
    assert [e for e in lines if e.startswith("Points: a task earns all its points, or none")]
    assert [e for e in lines if "Right: 5 of 6. This task counts as a whole" in e]


@pytest.mark.parametrize(("times", "day"), [
    (["2026-11-24T10:00:00.000+00:00", "2026-11-20T10:00"], "2026-11-24"), (["", "x", "<script>", "2026-99-01T", "20261124"], ""),
])  # fmt: skip
def test_the_day_of_the_last_answer_is_told_where_it_can_be_read(tmp_path, students, roster, times, day):
    records = {task.id: {**RECORD, "answer": "3", "at": at} for task, at in zip(TASKS * 2, times, strict=False)}
    student = replace(students[0], answers=records)
    assert graded(tmp_path, {moodle_name(student): student.text()}, roster).results[0].last_answer == day


@pytest.mark.parametrize("nothing", [None, "", "  ", [], {}])
def test_a_page_that_is_returned_asks_for_no_answer(tmp_path, students, roster, nothing):
    """It says that none was handed in, or that it cannot be read; and shows no empty question."""
    record = {"answer": nothing, "tries": 1, "at": "", "variant": "", "class": ""}
    student = replace(students[0], answers={} if nothing is None else {each.id: record for each in TASKS})
    report = graded(tmp_path, {moodle_name(student): student.text()}, roster)
    assert not report.results[0].open_judgements({})
    page = feedback_page(report.results[0], report.tasks, {})
    every = ", ".join(each.id for each in TASKS)
    assert f"No answer was handed in: {every}." in page and " first." not in page and "<p></p>" not in page
    student = replace(students[0], answers={"E06.1": {**record, "answer": "none of them", "variant": "one"}})
    lines = page_of(graded(tmp_path, {moodle_name(student): student.text()}, roster), {})
    assert "What was handed in cannot be read as an answer to this task." in lines and not [
        e for e in lines if "first" in e
    ]


ITEMS = [{"id": each, "text": f"Item {each}", "answer": "in", "feedback": f"Help {each}."} for each in "uvwxyz"]
SORTED = Task("E06.5", "classify", 3, "Sort.", points=3, items=ITEMS, right="Sorted.",
              categories=[{"id": "in", "text": "In"}, {"id": "out", "text": "Out"}])  # fmt: skip
PLACED = Task("E06.6", "order", 3, "Order.", points=3, right="Done.", hint="Look at the days.",
              items=[{"id": each, "text": each.upper(), "place": place} for each, place in zip("abcdef", (1, 2, 2, 4, 5, 6), strict=True)])  # fmt: skip
FILLED = Task("E06.7", "table", 3, "Count.", points=2, right="Counted.", hint="Count again.", cells={"r.c": 1, "r.d": 2},
              rows=[{"id": "r", "text": "Row"}], columns=[{"id": "c", "text": "C"}, {"id": "d", "text": "D"}])  # fmt: skip
IN = dict.fromkeys("uvwxyz", "in")
SHARES = {  # what is answered: points by shares, the decisions that are right
    "all sorted": (SORTED, IN, 3, 6),
    "five sorted": (SORTED, IN | {"z": "out"}, 2.5, 5),
    "four, the others open": (SORTED, dict.fromkeys("uvwx", "in"), 2, 4),
    "three, of no category the others": (SORTED, dict.fromkeys("uvw", "in") | {"x": "up", "y": None}, 1.5, 3),
    "two sorted": (SORTED, dict.fromkeys("uv", "in"), 0, 2),
    "in order, those of one place swapped": (PLACED, list("acbdef"), 3, 5),
    "the last stands first": (PLACED, list("fabcde"), 2.5, 4),
    "two stand elsewhere": (PLACED, list("dabcfe"), 2, 3),
    "turned around": (PLACED, list("fedcba"), 0, 1),
    "the first four": (PLACED, list("abcd"), 2, 3),
    "one of them twice": (PLACED, list("abcdeff"), 0, 0),
    "one cell": (FILLED, {"r.c": "1", "r.d": "9"}, 1, 1),
    "one cell, the other open": (FILLED, {"r.c": "1"}, 1, 1),
    "an unread cell": (FILLED, {"r.c": "one", "r.d": "3"}, 0, 0),
}


@pytest.mark.parametrize("name", SHARES)
def test_each_right_decision_earns_its_share_and_all_or_nothing_is_a_switch(name):
    task, answer, points, right = SHARES[name]
    found = mark_answer(task, answer, {}, handed_in=True)
    every = {"classify": 6, "order": 5, "table": 2}[task.kind]
    assert (found.points, found.decisions) == (points, (right, every))
    assert len(found.again) <= every - right and (not found.again) >= (points == task.points)
    assert mark_answer(task, answer, {}, whole=True).points == (task.points if right == every else 0)


@pytest.mark.parametrize("order", [*permutations("abcdef")][::23])
def test_of_an_order_nothing_that_stands_at_its_place_is_to_be_looked_at_again(order):
    places = dict(zip("ABCDEF", ("1", "2–3", "2–3", "4", "5", "6"), strict=True))
    found = mark_answer(PLACED, list(order), {}, handed_in=True)
    assert found.again or found.decisions == (5, 5)
    for each in found.again:
        assert each.given not in each.better.split("–") and each.better == places[each.item]


def test_where_two_items_have_changed_places_these_are_the_ones_to_look_at_again():
    found = mark_answer(PLACED, list("dbcaef"), {}, handed_in=True)
    assert [(each.item, each.given) for each in found.again] == [("D", "1"), ("A", "4")]


@pytest.mark.parametrize("points", [0.5, 1, 2, 2.5, 3, 6])
@pytest.mark.parametrize("every", range(1, 12))
def test_points_are_halves_and_rise_with_what_is_right_and_only_all_earns_all(points, every):
    earned = [shared_points(points, right, every) for right in range(every + 1)]
    assert earned == sorted(earned) and earned[-1] == points and all(each < points for each in earned[:-1])
    assert all(each * 2 % 1 == 0 for each in earned[:-1])
    assert not any(each for right, each in enumerate(earned) if 2 * right < every)
    for right, each in enumerate(earned[:-1]):
        assert 2 * right < every or abs(each - points * right / every) <= 0.25 or each == points - 0.5


@pytest.mark.parametrize(("whole", "answer", "said"), [
    (False, IN | {"z": "out"}, ["Right: 5 of 6; that earns 2.5 of 3 points.", "“Item z”: Help z."]),
    (False, {"u": "in", "z": "out"}, ["Choose a category for each item; still open: 4.",
                                      "Right: 1 of 6. Fewer than half earn no points.", "“Item z”: Help z."]),
    (True, IN | {"z": "out"},
     ["Right: 5 of 6. This task counts as a whole: all points, or none.", "“Item z”: Help z."]),
    (True, dict.fromkeys("uvwx", "in"),
     ["Choose a category for each item; still open: 2.",
      "Right: 4 of 6. This task counts as a whole: all points, or none."]),
    (False, IN, ["Sorted."]), (True, IN, ["Sorted."]),
])  # fmt: skip
def test_a_student_reads_how_much_is_right_and_what_it_earns(tmp_path, students, roster, whole, answer, said):
    record = {"answer": answer, "tries": 1, "at": "", "variant": "", "class": ""}
    student = replace(students[0], answers={"E06.5": record, "E06.3": {**record, "answer": ["y", "x"]}})
    report = graded(tmp_path, {moodle_name(student): student.text()}, roster, tasks=[TASKS[2], SORTED], whole=whole)
    order, sorted_in = report.results[0].marks
    assert sorted_in.feedback.splitlines() == said
    assert order.feedback.splitlines()[0].startswith("X first.") and order.feedback.splitlines()[1].startswith(
        "Right: 0 of 1."
    )


def test_what_a_part_earns_is_told_in_the_students_language():
    french = mark_answer(SORTED, IN | {"z": "out"}, {}, "fr", handed_in=True).feedback
    assert "5 sur 6" in french and "2,5" in french


def test_who_changes_the_rule_marks_anew_what_an_earlier_run_kept(tmp_path, students, roster):
    student = replace(students[0], answers={"E06.5": {**RECORD, "answer": IN | {"z": "out"}}})
    earned = []
    for whole in (False, True, False):
        with suppress(KeyboardInterrupt), Checkpoint(tmp_path / "out") as kept:
            report = graded(
                tmp_path, {moodle_name(student): student.text()}, roster, tasks=[SORTED], whole=whole, checkpoint=kept
            )
            earned.append((report.results[0].points({}), report.results[0].marks[0].again[0].item, kept.used))
            raise KeyboardInterrupt
    assert earned == [(2.5, "Item z", 0), (0, "Item z", 0), (2.5, "Item z", 1)]


def test_what_needs_a_decision_stands_first_and_a_page_says_that_points_may_change(tmp_path, students, roster):
    files = {moodle_name(each): each.text() for each in students}
    files[moodle_name(students[0])] = "%PDF-1.7"
    files[moodle_name(students[-1])] = students[-2].text()
    one = students[-3]
    one.answers["E06.1"] = {**one.answers["E06.1"], "variant": "gone"}
    files[moodle_name(one)] = one.text()
    report = graded(tmp_path, files, roster)
    report.about = PageFacts({"06": read_lesson_aims(LESSON)})
    write_report(report, tmp_path / "out", {})
    kinds = []
    for student, task, *_more, what, _where, _answer, _question in rows(tmp_path / "out/needs-a-person.csv")[1:]:
        kinds.append(
            "argument" if task == "E06.4" else "question" if task else "same" if "the same" in what else "file"
        )
        assert kinds[-1] != "file" or student in (students[0].name, students[-1].pseudonym)
    waiting = kinds.count("argument")
    assert kinds == ["file", *["file"] * (kinds.count("file") - 1), "same", "same", "question", *["argument"] * waiting]
    assert "the same answers of 1 pair of students" in list(report_lines(report, {}))[-1]
    grades = {row[0]: row for row in rows(tmp_path / "out/grades.csv")}
    assert grades[students[0].pseudonym][7].startswith("not read: not a file of answers; ask for")
    may_change = "These points may still change: a person has not judged all of your answers yet."
    for result in report.results:
        page = (tmp_path / "out" / grades[result.student.label][6]).read_text(encoding="utf-8")
        assert "<h1>Comparing &lt;states&gt;</h1>" in page
        assert (may_change in page) == bool(result.open_judgements({}))


@pytest.mark.parametrize(("task", "noted"), [("E05.1", False), ("E06.9", True)])
def test_answers_to_other_exercises_are_no_matter_of_this_assignment(tmp_path, students, roster, task, noted):
    students[0].answers[task] = students[0].answers["E06.2"]
    report = graded(tmp_path, {moodle_name(students[0]): students[0].text()}, roster)
    assert bool(report.results[0].notes) == noted


@pytest.mark.parametrize(("groups", "said"), [
    ([{"a", "b"}], "1 pair of students"), ([{"a", "b"}, {"a", "b"}, {"c", "d"}], "2 pairs of students"),
    ([{"a", "b"}, {"b", "c"}], "3 students in 1 group"), ([{"a", "b"}, {"c", "d"}, {"b", "c"}], "4 students in 1 group"),
    ([{"a", "b", "c"}, {"d", "e"}], "5 students in 2 groups"),
])  # fmt: skip
def test_identical_work_is_counted_in_students(groups, said):
    assert describe_groups(groups) == said


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
    (wrong,) = read_judgements(judged).unused
    assert str(wrong).endswith("/judged.csv, row 2: the level '5' is none: write 1, 2, 3 or 4.")


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
        write_report(report, tmp_path / f"out-{path.stem}", judge_all(report))
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
        grade_class(tmp_path / "text.zip", TASKS, KNOWN)
    with pytest.raises(KitError, match="There is no folder or ZIP archive"):
        grade_class(tmp_path / "none", TASKS, KNOWN)


@pytest.mark.parametrize(("answer", "points", "said"), [
    (np.int64(3), 1, "Three."), (3.0, 1, "Three."), (None, 0, "There is no answer yet. Write a number"), (np.nan, 0, "cannot be stored"),
    (np.int64(4), 0, "One too many."), ({1, 2}, 0, "cannot be stored"),
])  # fmt: skip
def test_an_answer_worked_out_in_a_cell_is_scored(answer, points, said, capsys):
    specification = json.dumps(task_row(TASKS[1]))
    assert score(answer, specification) == points and said in capsys.readouterr().out


def test_a_cell_whose_parts_are_partly_right_scores_its_share(capsys):
    assert score(IN | {"z": "out"}, json.dumps(task_row(SORTED))) == 2.5
    assert "Help z." in capsys.readouterr().out
