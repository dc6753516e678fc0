"""The bundle for a class holds no key, and the whole way from bundle to grades works."""

import csv
import json
import zipfile

import pytest
from shared import ROOT

from whodecides.answers import draw_for, lesson_tasks, variant
from whodecides.build import read_notebook, specifications
from whodecides.case import load
from whodecides.classroom import (
    canvas_name,
    moodle_name,
    roster_text,
    simulate_class,
    with_lesson_work,
    write_archive,
)
from whodecides.cli import main

SEED = "autumn-2026"
TASKS = [task for path in sorted((ROOT / "solutions").glob("*.ipynb")) for task in specifications(read_notebook(path))]


@pytest.fixture
def students():
    return simulate_class(TASKS, 12, seed=7, class_seed=SEED)


@pytest.fixture
def released(tmp_path, students, monkeypatch):
    monkeypatch.chdir(ROOT)
    (tmp_path / "roster.csv").write_text(roster_text(students), encoding="utf-8")
    out = tmp_path / "bundle.zip"
    assert main(["release", "--roster", str(tmp_path / "roster.csv"), "--class-seed", SEED, "--out", str(out)]) == 0
    return out


def keys(task):
    """Every text that would give the answer to a task away."""
    for part in (task.options, task.items, task.mistakes, task.codes):
        yield from (each["feedback"] for each in part if "feedback" in each)
    yield from (each["anchor"] for each in task.rubric)
    yield from (each for each in (task.right, task.hint) if each)


def test_no_key_is_in_the_bundle(released):
    with zipfile.ZipFile(released) as archive:
        names = archive.namelist()
        # The library and the lessons hold no exercise; what could give one away is under exercises/.
        inside = {name: archive.read(name).decode() for name in names if "/exercises/" in name}
        everything = "\n".join(archive.read(name).decode("utf-8", "replace") for name in names)
    assert not [name for name in names if "/solutions/" in name or "/tests/" in name or "/instructor/" in name]
    assert "whodecides/notebooks/00-start-here.ipynb" in names and "whodecides/bootstrap.py" in names
    assert "BEGIN HIDDEN TESTS" not in "".join(inside.values()) and "BEGIN SOLUTION" not in "".join(inside.values())
    drawn = [variant(task, number) for task in TASKS for number in range(max(1, len(task.variants)))]
    texts = {key for task in drawn for key in keys(task) if len(key) > 20}
    assert texts and not [key for key in texts if key in everything or json.dumps(key)[1:-1] in everything]
    for name, text in inside.items():
        if name.endswith(".json") and "/tasks/" in name:
            assert all(
                each["keyed"] is False and not {"answer", "right", "cells"} & set(each) for each in json.loads(text)
            )


def test_the_same_class_gives_the_same_bundle(released, tmp_path, students):
    again = tmp_path / "again.zip"
    main(["release", "--roster", str(tmp_path / "roster.csv"), "--class-seed", SEED, "--out", str(again)])
    assert again.read_bytes() == released.read_bytes()


def test_a_student_of_the_class_sees_their_own_variant_and_no_verdict(released, tmp_path, students, monkeypatch):
    from whodecides.answers import Store, class_draw, tasks_by_id
    from whodecides.widgets import task as form

    with zipfile.ZipFile(released) as archive:
        archive.extractall(tmp_path / "unpacked")
    monkeypatch.chdir(tmp_path / "unpacked/whodecides/exercises")
    store = Store(tmp_path / "mine.json")
    monkeypatch.setattr(form, "open_store", lambda: store)
    for cached in (tasks_by_id, class_draw):
        cached.cache_clear()
    try:
        task = next(each for each in TASKS if len(each.variants) > 1 and each.kind == "number")
        draw = draw_for(SEED, [each.pseudonym for each in students])
        seen = set()
        for each in students[:4]:
            store.choose_pseudonym(each.pseudonym)
            shown = form.ask(task.id)
            assert shown.task["question"] == variant(task, draw.number(task.id, each.pseudonym)).question
            shown.sent = {"answer": "7"}
            assert "Feedback comes from your instructor" in shown.feedback["text"] and shown.feedback["right"] is None
            seen.add(shown.task["question"])
        assert len(seen) > 1
    finally:
        for cached in (tasks_by_id, class_draw):
            cached.cache_clear()


def read(path):
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.parametrize("name", [moodle_name, canvas_name])
def test_an_instructors_walk_through(released, tmp_path, students, name, capsys):
    """Bundle → twelve students → archive as the platform gives it → grades → a person's levels → import file."""
    write_archive(tmp_path / "handed-in.zip", {name(each): each.text() for each in students})
    call = ["grade", str(tmp_path / "handed-in.zip"), "--roster", str(tmp_path / "roster.csv"), "--class-seed", SEED]
    assert main([*call, "--out", str(tmp_path / "first")]) == 0
    assert "12 students graded" in capsys.readouterr().out
    waiting = read(tmp_path / "first/needs-a-person.csv")
    assert waiting and all(row["task"] for row in waiting)
    table = tmp_path / "levels.csv"
    with table.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, waiting[0])
        writer.writeheader()
        writer.writerows({**row, "level": "4"} for row in waiting)
    assert main([*call, "--judgements", str(table), "--out", str(tmp_path / "second")]) == 0
    first, second = read(tmp_path / "first/grades.csv"), read(tmp_path / "second/grades.csv")
    assert [row["student"] for row in first] == [each.pseudonym for each in students]
    assert any(float(after["points"]) > float(before["points"]) for before, after in zip(first, second, strict=True))
    assert all(row["open"] == "0" for row in second)
    moodle, canvas = read(tmp_path / "second/moodle.csv"), read(tmp_path / "second/canvas.csv")
    assert [row["Grade"] for row in moodle] == [row["points"] for row in second]
    assert [row["whodecides exercises"] for row in canvas[1:]] == [row["points"] for row in second]
    assert len(list((tmp_path / "second/feedback").iterdir())) == 12


def test_a_class_is_pooled_by_the_command(tmp_path, students, monkeypatch, capsys):
    """The same archive as for grades, with the work of the lessons in it: tables that name nobody."""
    monkeypatch.chdir(tmp_path)
    worked = with_lesson_work(students, load(ROOT / "data"), lesson_tasks(ROOT), seed=7)
    (tmp_path / "roster.csv").write_text(roster_text(worked), encoding="utf-8")
    write_archive(tmp_path / "handed-in.zip", {moodle_name(each): each.text() for each in worked})
    call = ["pool", "handed-in.zip", "--roster", "roster.csv", "--kit", str(ROOT)]
    assert main(call) == 0
    said = capsys.readouterr().out
    assert "12 students pooled: 12 with codes, 12 with predictions; 0 handed in nothing." in said
    tables = {path.stem: read(path) for path in (tmp_path / "handed-in-pooled").iterdir()}
    assert len(tables["agreement"]) == 6 and tables["codings"][0]["value"] and tables["before-after"]
    assert {row["pseudonym"] for row in tables["codings"]} == {each.pseudonym for each in worked}
    assert not [each.name for each in worked if each.name in json.dumps(tables)]
    assert main(call) == 2 and "is not empty: name a new folder" in capsys.readouterr().err
    assert main(["pool", "nothing.zip", "--kit", str(ROOT)]) == 2
