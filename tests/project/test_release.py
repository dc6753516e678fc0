"""The bundle for a class holds no key, and the whole way from bundle to grades works."""

import csv
import json
import os
import posixpath
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from html import unescape
from pathlib import Path

import nbformat
import pytest
from helpers import DATA, KIT, ROOT, first_in_gate
from nbclient import NotebookClient

from whodecides.answers import (
    all_variants,
    class_file,
    class_pools,
    drawn_variant,
    exercise_tasks,
    lesson_tasks,
)
from whodecides.answers.lesson_patterns import ASK_IN_EXERCISE
from whodecides.build.notebooks import read_notebook
from whodecides.case import load
from whodecides.classroom import (
    canvas_name,
    moodle_name,
    right_answer,
    roster_text,
    simulate_class,
    with_lesson_work,
    write_archive,
)
from whodecides.cli import main

NAME = "autumn-2026"
TASKS = [task for tasks in exercise_tasks(KIT).values() for task in tasks]


@pytest.fixture
def students():
    return simulate_class(TASKS, 12, seed=7, class_name=NAME)


@pytest.fixture
def released(tmp_path, students, monkeypatch):
    monkeypatch.chdir(ROOT)
    (tmp_path / "roster.csv").write_text(roster_text(students), encoding="utf-8")
    out = tmp_path / "bundle.zip"
    assert main(["release", "--name", NAME, "--out", str(out)]) == 0
    return out


def keys(task):
    """Every text that would give the answer to a task away."""
    for part in (task.options, task.items, task.mistakes, task.codes):
        yield from (each[name] for each in part for name in ("feedback", "misconception") if name in each)
    yield from (each[name] for each in task.rubric for name in ("anchor", "text"))
    yield from (each for each in (task.right, task.hint) if each)
    if not task.rubric:
        yield from (json.dumps(right_answer(task)),) if isinstance(right_answer(task), dict | list) else ()


def names_in(part):
    """Every name of a field in a parsed file, however deep."""
    if isinstance(part, dict):
        return set(part) | {name for value in part.values() for name in names_in(value)}
    return {name for each in part for name in names_in(each)} if isinstance(part, list) else set()


def test_no_key_is_in_the_bundle(released):
    with zipfile.ZipFile(released) as archive:
        names = archive.namelist()
        # The library and the lessons hold no exercise; what could give one away is under exercises/.
        inside = {name: archive.read(name).decode() for name in names if "/exercises/" in name}
        everything = "\n".join(archive.read(name).decode("utf-8", "replace") for name in names)
    assert not [name for name in names if "/solutions/" in name or "/tests/" in name or "/instructor/" in name]
    assert "whodecides/notebooks/00-start-here.ipynb" in names and "whodecides/bootstrap.py" in names
    assert (
        "whodecides/course/january-2021/keys/00-start-here.json" in names
    )  # feedback at home needs the keys of the lessons
    asked = "\n".join(path.read_text(encoding="utf-8") for path in KIT.at(KIT.course).glob("*/exercise.md"))
    completed = re.findall(r"^# solution: (.+)$", asked, re.M)
    assert len(completed) == 3 and not [each for each in completed if each in everything]
    assert "solution(" not in "".join(inside.values())
    drawn = [each for task in TASKS for each in all_variants(task)]
    texts = {key for task in drawn for key in keys(task)}
    assert {task.id[:3] for task in drawn} == {f"E{number:02d}" for number in range(1, 12)} and len(texts) > 500
    long = {key for key in texts if len(key) > 20 and " " in key}  # lessons name misconceptions by the same ids
    in_exercises = "\n".join(inside.values())
    assert not [key for key in long if key in everything or json.dumps(key)[1:-1] in everything]
    assert not [key for key in texts if f'"{key}"' in in_exercises or f'"{json.dumps(key)[1:-1]}"' in in_exercises]
    shown = {
        "id",
        "cases",
        "kind",
        "minutes",
        "question",
        "points",
        "optional",
        "words",
        "categories",
        "rows",
        "columns",
        "options",
        "items",
        "text",
    }
    for name, text in inside.items():
        if "/tasks/" in name:
            tasks = json.loads(text)
            assert (
                tasks
                and all(each["keyed"] is False for each in tasks)
                and names_in(tasks) <= shown | {"keyed", "variants", "variant", "revision"}
            )


def test_a_saved_exercise_shows_no_question_that_a_student_may_not_get(released):
    """Who opens one that was not started reads the other questions, and in place of those that something will come."""
    with zipfile.ZipFile(released) as archive:
        cells = [
            cell
            for name in archive.namelist()
            if re.search(r"/exercises/.+\.ipynb$", name)
            for cell in json.loads(archive.read(name))["cells"]
        ]
    shown = {}
    for cell in cells:
        if cell["cell_type"] == "code" and (asked := ASK_IN_EXERCISE.search("".join(cell["source"]))):
            shown[asked[1]] = unescape("".join("".join(each["data"]["text/html"]) for each in cell["outputs"]))
    assert set(shown) == {task.id for task in TASKS}
    everything = "\n".join(shown.values()) + "\n".join("".join(cell["source"]) for cell in cells)
    for task in TASKS:
        assert "wd-again" in shown[task.id]  # where JupyterLab puts its button
        if task.variants:
            assert f"Task {task.id}. Your question appears here" in shown[task.id]
            assert not [each for each in all_variants(task) if each.question in everything]
        else:
            assert task.question in shown[task.id]
            assert all(each["text"] in shown[task.id] for part in (task.options, task.items) for each in part)


def test_the_bundle_works_elsewhere(released, tmp_path, students):
    """Unpacked in another folder an exercise runs on the bundle's own library, without network, and can be graded."""
    elsewhere = tmp_path / "a students's folder é"
    with zipfile.ZipFile(released) as archive:
        archive.extractall(elsewhere)
    kit, student = elsewhere / "whodecides", students[3]
    tasks = {task.id: task for task in TASKS if task.id.startswith("E06")}
    notebook = read_notebook(kit / KIT.exercise("06"))
    for cell in notebook.cells:
        asked = ASK_IN_EXERCISE.search(cell.source) if cell.cell_type == "code" else None
        if asked:
            right = right_answer(drawn_variant(tasks[asked[1]], student.draw))
            cell.source = f"from whodecides import ask\n\nask({asked[1]!r}, {right!r})"
    first = (
        "import socket\n\ndef refuse(*arguments, **more):\n    raise OSError('there is no network')\n\n"
        "socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse\n"
        "import whodecides\nfrom whodecides.answers import open_store\n"
        f"open_store().restore({replace(student, answers={}).text()!r})\nprint(whodecides.__file__)"
    )
    notebook.cells.insert(0, nbformat.v4.new_code_cell(first))
    environment = {name: value for name, value in os.environ.items() if name != "WHODECIDES_ANSWERS"}
    client = NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(kit / "exercises")}}
    )
    client.execute(env=environment | {"PYTHONPATH": str(kit / "src")})
    assert notebook.cells[0].outputs[0].text.strip() == str(kit / "src/whodecides/__init__.py")
    kept = json.loads((kit / "my-answers.json").read_text(encoding="utf-8"))
    assert kept["pseudonym"] == student.pseudonym and set(kept["answers"]) == set(tasks)
    (tmp_path / "handed" / student.pseudonym).mkdir(parents=True)
    shutil.copy(kit / "my-answers.json", tmp_path / "handed" / student.pseudonym)
    call = [
        "grade",
        str(tmp_path / "handed"),
        "--roster",
        str(tmp_path / "roster.csv"),
        "--lessons",
        "06",
    ]
    assert main([*call, "--out", str(tmp_path / "graded")]) == 0
    row = next(row for row in read(tmp_path / "graded/grades.csv") if row["student"] == student.pseudonym)
    assert {each: float(row[each]) for each in tasks} == {
        each: 0 if task.rubric else task.points for each, task in tasks.items()
    }
    assert row["open"] == str(sum(bool(task.rubric) for task in tasks.values()))


def links(name, text):
    """The relative links of a page or notebook, as paths in the bundle."""
    if name.endswith(".ipynb"):
        text = "\n".join(
            "".join(cell["source"]) for cell in json.loads(text)["cells"] if cell["cell_type"] == "markdown"
        )
    for target in re.findall(r"\]\(([^)\s]+)\)|(?:href|src)=[\"']([^\"']+)", text):
        target = (target[0] or target[1]).partition("#")[0]
        if target and not re.match(r"\w+:", target):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(name), target))


@pytest.mark.parametrize("chosen", first_in_gate("04,06", None, "05", "02"))
def test_the_bundle_holds_the_chosen_lessons_a_page_for_students_and_no_dead_link(tmp_path, monkeypatch, chosen):
    monkeypatch.chdir(ROOT)
    out = tmp_path / "bundle.zip"
    assert main(["release", "--out", str(out), *(["--lessons", chosen] if chosen else [])]) == 0
    with zipfile.ZipFile(out) as archive:
        files = {name.removeprefix("whodecides/"): archive.read(name) for name in archive.namelist()}
    numbers = {"00", *(chosen.split(",") if chosen else (f"{n:02d}" for n in range(1, 12)))}
    for pattern in (
        r"notebooks/(\d\d)-[^/]+\.ipynb",
        r"course/january-2021/keys/(\d\d)-[^/]+\.json",
        r"exercises/(\d\d)-[^/]+\.ipynb",
    ):
        found = {re.fullmatch(pattern, name)[1] for name in files if re.fullmatch(pattern, name)}
        assert found == numbers - ({"00"} if pattern.startswith("exercises") else set())
    pages = {name: content.decode() for name, content in files.items() if name.endswith((".md", ".ipynb"))}
    dead = {(name, target) for name, text in pages.items() for target in links(name, text) if target not in files}
    assert not dead and len(list(links("README.md", pages["README.md"]))) == 3 + 2 * len(numbers) - 1
    readme = pages["README.md"]
    assert "Hand in" in readme and not re.search("solutions|instructor/|contribut|make test|<!--", readme, re.I)


def test_the_same_class_gives_the_same_bundle(released, tmp_path, students):
    again = tmp_path / "again.zip"
    main(["release", "--name", NAME, "--out", str(again)])
    assert again.read_bytes() == released.read_bytes()


def test_the_bundle_does_not_tell_who_is_in_the_class(released):
    """Neither a name nor a digest with which one could be tried, and nothing that draws the variants."""
    with zipfile.ZipFile(released) as archive:
        assert json.loads(archive.read("whodecides/exercises/class.json")) == {"class": NAME, "language": "en"}


@pytest.fixture
def unpacked(released, tmp_path, monkeypatch):
    """The exercises of a student of the class, with a file of answers of their own that is not there yet."""
    from whodecides.answers import Store
    from whodecides.answers.variants import class_settings
    from whodecides.tools.ask import widget as form

    with zipfile.ZipFile(released) as archive:
        archive.extractall(tmp_path / "unpacked")
    monkeypatch.chdir(tmp_path / "unpacked/whodecides/exercises")
    store = Store(tmp_path / "mine.json", NAME)
    monkeypatch.setattr(form, "open_store", lambda: store)
    class_settings.cache_clear()
    yield form.ask, store
    class_settings.cache_clear()


def test_pages_of_a_class_show_everybody_the_first_variant_and_keep_the_name_of_the_class(unpacked):
    """A page shows a question before anything is drawn; another one in its place would judge what was pressed."""
    ask, store = unpacked
    Path("class.json").write_bytes(class_file(NAME, pools=True, first_variants=True))
    for task in [each for each in TASKS if len(each.variants) > 2][:5]:
        assert ask(task.id).task["question"] == all_variants(task)[0].question
    assert store.read()["draw"] == "", "nothing is drawn"
    assert class_pools()


def test_every_answer_of_a_class_carries_its_name_and_tools_speak_its_language_first(unpacked, monkeypatch, tmp_path):
    """Also what a tool keeps without a form, and until a student chooses another language."""
    from whodecides.answers.store import PATH_VARIABLE, open_store

    Path("class.json").write_bytes(class_file(NAME, "fr"))
    monkeypatch.setenv(PATH_VARIABLE, str(tmp_path / "of-class.json"))
    store = open_store.__wrapped__()
    assert store.language == "fr"
    store.keep_state("09.3", {"MEX": "a"})
    store.record("06.1", "a")
    assert {each["class"] for each in store.read()["answers"].values()} == {NAME}
    store.choose_language("en")
    assert open_store.__wrapped__().language == "en"


def test_a_form_goes_on_showing_the_question_that_was_answered(unpacked):
    """Whatever becomes of the pseudonym, of the number that draws, or of the file: form, stored answer and mark agree."""
    ask, store = unpacked
    task = next(each for each in TASKS if len(each.variants) > 2)
    shown = ask(task.id)
    question, number = shown.task["question"], store.read()["draw"]
    store.choose_pseudonym("Heron 7")
    assert ask(task.id).task["question"] == question and store.read()["draw"] == number
    ask(task.id).sent = {"answer": "7"}
    record = store.answer(task.id)
    assert next(each.question for each in all_variants(task) if each.variant == record["variant"]) == question
    assert record["class"] == NAME
    for name in ("", "Grey Heron", "heron 7"):
        store.choose_pseudonym(name)
        for draw in range(8):
            with store._changing() as kept:
                kept["draw"] = f"{draw:08x}"
            again = ask(task.id)
            assert again.task["question"] == question and again.task["answer"] == "7"
    with store._changing() as kept:
        kept["answers"][task.id]["variant"] = "of another kit"
    strange = ask(task.id)
    assert (
        strange.task["answer"] is None
        and "This question has changed since you stored your answer: “7”" in strange.feedback["text"]
    )
    strange.sent = {"answer": "8"}
    assert store.answer(task.id)["variant"] in [each.variant for each in all_variants(task)]
    assert store.earlier()[0][2]["answer"] == "7"


def test_where_no_file_can_be_written_a_question_is_shown_all_the_same(unpacked, monkeypatch):
    ask, store = unpacked
    monkeypatch.setattr("os.replace", lambda *paths: (_ for _ in ()).throw(OSError(30, "Read-only file system")))
    assert ask(TASKS[0].id).task["question"] and store.read()["draw"] == ""


def test_a_student_of_the_class_sees_their_own_variant_and_no_verdict(unpacked):
    ask, store = unpacked
    task = next(each for each in TASKS if len(each.variants) > 1 and each.kind == "number")
    seen = set()
    for number in range(8):
        with store._changing() as kept:
            kept["draw"], kept["answers"] = f"{number:08x}", {}
        shown = ask(task.id)
        assert shown.task["question"] == drawn_variant(task, f"{number:08x}").question
        shown.sent = {"answer": "7"}
        assert "Stored of this exercise: " in shown.feedback["text"] and shown.feedback["right"] is None
        assert store.answer(task.id)["class"] == NAME
        seen.add(shown.task["question"])
    assert len(seen) == len(task.variants)


def read(path):
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.parametrize("name", first_in_gate(moodle_name, canvas_name))
def test_an_instructors_walk_through(released, tmp_path, students, name, capsys):
    """Bundle → twelve students → archive as the platform gives it → grades → a person's levels → import file."""
    write_archive(tmp_path / "handed-in.zip", {name(each): each.text() for each in students})
    call = ["grade", str(tmp_path / "handed-in.zip"), "--roster", str(tmp_path / "roster.csv")]
    assert main([*call, "--out", str(tmp_path / "first")]) == 0
    said = capsys.readouterr().out.splitlines()
    assert "12 students graded" in said[0] and "answers wait for a judgement; see needs-a-person.csv." in said[-2]
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


def test_results_are_not_written_among_the_submissions(tmp_path, students, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    handed_in = tmp_path / "class/first/my-answers.json"
    handed_in.parent.mkdir(parents=True)
    handed_in.write_text(students[0].text(), encoding="utf-8")
    for out in ("class/graded", "class", "class/../class/x"):
        assert main(["grade", str(tmp_path / "class"), "--lessons", "06", "--out", str(tmp_path / out)]) == 2
        assert "lies among the submissions" in capsys.readouterr().err
    assert [path for path in (tmp_path / "class").rglob("*") if path.is_file()] == [handed_in]
    for command, more in (("grade", ["--lessons", "06"]), ("pool", [])):
        assert main([command, str(tmp_path / "class"), *more, "--out", str(tmp_path / "class/first/out")]) == 2
        assert "lies among the submissions" in capsys.readouterr().err
        assert main([command, str(tmp_path / "class"), *more]) == 0
    assert [path for path in (tmp_path / "class").rglob("*") if path.is_file()] == [handed_in]
    assert (tmp_path / "class-graded/grades.csv").exists() and (tmp_path / "class-pooled/agreement.csv").exists()
    (tmp_path / "class").rename(tmp_path / "class.2026")
    assert main(["grade", str(tmp_path / "class.2026"), "--lessons", "06", "--machine-only"]) == 0
    (whole,), (by_machine,) = (read(tmp_path / f"{each}-graded/grades.csv") for each in ("class", "class.2026"))
    assert whole["open"] != "0" == by_machine["open"] and float(by_machine["of"]) < float(whole["of"])


def test_a_class_is_pooled_by_the_command(tmp_path, students, monkeypatch, capsys):
    """The same archive as for grades, with the work of the lessons in it: tables that name nobody."""
    monkeypatch.chdir(tmp_path)
    worked = with_lesson_work(students, load(DATA), lesson_tasks(KIT), seed=7)
    (tmp_path / "roster.csv").write_text(roster_text(worked), encoding="utf-8")
    write_archive(tmp_path / "handed-in.zip", {moodle_name(each): each.text() for each in worked})
    call = ["pool", "handed-in.zip", "--roster", "roster.csv", "--kit", str(ROOT)]
    assert main(call) == 0
    said = capsys.readouterr().out
    assert "12 students pooled: 12 with codes, 12 with predictions; 0 handed in nothing that can be read." in said
    tables = {path.stem: read(path) for path in (tmp_path / "handed-in-pooled").glob("*.csv")}
    assert len(tables["agreement"]) == 6 and tables["codings"][0]["value"] and tables["before-after"]
    assert {row["pseudonym"] for row in tables["codings"]} == {each.pseudonym for each in worked}
    assert not [each.name for each in worked if each.name in json.dumps(tables)]
    assert main(call) == 0 and "handed-in-pooled-2." in capsys.readouterr().out
    assert main(["pool", "nothing.zip", "--kit", str(ROOT)]) == 2


# A file of answers in which nothing is answered yet.
EMPTY = json.dumps(
    {
        "format": "whodecides-answers",
        "version": 3,
        "language": "en",
        "pseudonym": "middle",
        "draw": "",
        "data": "",
        "answers": {},
    }
)


def test_a_full_disk_is_one_sentence(tmp_path, monkeypatch, capsys):
    (tmp_path / "class").mkdir()
    (tmp_path / "class/my-answers.json").write_text(EMPTY)

    def full(path, rows):
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("whodecides.classroom.report_files.write_csv", full)
    monkeypatch.chdir(ROOT)
    assert main(["grade", str(tmp_path / "class"), "--out", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.strip().endswith("(No space left on device): see that there is space and that you may read and write there, then try again.")  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_class_in_a_folder_that_is_not_named_in_utf8_is_graded(tmp_path):
    """The folder's name stands in what the command says, too."""
    folder = os.fsencode(tmp_path) + b"/Pr\xfcfung"
    os.mkdir(folder)
    with open(folder + b"/my-answers.json", "w") as handle:
        handle.write(EMPTY)
    command = [sys.executable, "-m", "whodecides", "grade", folder]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "utf-8"})
    assert (
        found.returncode == 1 and b"1 student graded" in found.stdout
    )  # it holds no answer and b"Traceback" not in found.stderr


def test_a_lesson_leads_on_to_the_next_one_of_the_class(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    out = tmp_path / "bundle.zip"
    assert main(["release", "--lessons", "02,07", "--out", str(out)]) == 0
    with zipfile.ZipFile(out) as archive:
        texts = {
            name[:2]: archive.read(f"whodecides/notebooks/{name}.ipynb").decode()
            for name in ("00-start-here", "02-who-may-decide", "07-what-states-do")
        }
    assert "then open lesson 02" in texts["00"] and "then open lesson 06" not in texts["00"]
    with zipfile.ZipFile(out) as archive:
        ends = ["".join(json.loads(archive.read(f"whodecides/{KIT.exercise(each)}"))["cells"][-1]["source"]) for each in ("02", "07")]  # fmt: skip
    assert ends[0].endswith("**Next:** [lesson 07](../notebooks/07-what-states-do.ipynb)")
    assert ends[1].strip() == "**Back:** [lesson 07](../notebooks/07-what-states-do.ipynb)"
    assert "**Next:** [lesson 02](02-who-may-decide.ipynb)" in texts["00"]
    assert "**Next:** [lesson 07](07-what-states-do.ipynb)" in texts["02"] and "**Next:**" not in texts["07"]
