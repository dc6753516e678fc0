"""The lessons keep the house rules; each rule is tried on a notebook that breaks it."""

import os
import re
import shutil
from itertools import zip_longest

import nbformat
import pytest
from helpers import KIT, ROOT
from jupyter_client.manager import start_new_kernel

from whodecides.answers import Task, lesson_tasks, open_store, read_tasks
from whodecides.answers.store import PATH_VARIABLE
from whodecides.build.lesson_linter import RULES, check_lesson, check_option_lengths
from whodecides.cli import main

LESSON = "06-comparing-national-positions"
NOTEBOOKS = sorted(path for folder in ("notebooks", "exercises") for path in (ROOT / folder).glob("*.ipynb"))


def test_all_lessons_keep_the_house_rules(capsys):
    assert main(["check", str(ROOT / "notebooks")]) == 0, capsys.readouterr().out


def links_of(path):
    """The links of a notebook to others, as paths."""
    texts = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown"]
    return [(path.parent / name).resolve() for name in re.findall(r"\]\(([\w./-]+\.ipynb)\)", "\n".join(texts))]


def test_links_between_notebooks_lead_somewhere():
    for path in [*NOTEBOOKS, *(ROOT / "solutions").glob("*.ipynb")]:
        assert all(each.is_file() for each in links_of(path)), path.name


def test_one_press_leads_from_a_lesson_to_its_exercise_back_and_on():
    lessons = sorted((ROOT / "notebooks").glob("*.ipynb"))
    for lesson, following in zip_longest(lessons[1:], lessons[2:]):  # 00 has no exercise
        exercise = ROOT / KIT.exercise(lesson.stem)
        onwards = [following] if following else []
        assert links_of(lesson)[-1 - len(onwards) :] == [exercise, *onwards]
        assert links_of(exercise)[0] == lesson and links_of(exercise)[-1 - len(onwards) :] == [lesson, *onwards]


def test_the_folder_of_the_lessons_holds_lessons_only():
    """Keys stand elsewhere: the list of files that a student sees first opens no answer."""
    found = [each.name for each in (ROOT / "notebooks").iterdir() if not each.name.startswith(".")]
    assert found and all(each.endswith(".ipynb") for each in found), found


@pytest.fixture
def copy(tmp_path):
    """A copy of a lesson with its tasks: (path, notebook, path of the tasks)."""
    path, tasks = tmp_path / f"notebooks/{LESSON}.ipynb", tmp_path / f"course/january-2021/keys/{LESSON}.json"
    for each in (path, tasks):
        each.parent.mkdir(parents=True)
        shutil.copy(ROOT / each.relative_to(tmp_path), each)
    (tmp_path / KIT.data).mkdir(parents=True)
    (tmp_path / KIT.data / "datapackage.json").write_text("{}", encoding="utf-8")
    return path, nbformat.read(path, as_version=4), tasks


def replace(cell, old, new):
    def change(notebook, tasks):
        source = notebook.cells[cell - 1].source
        assert old in source
        notebook.cells[cell - 1].source = source.replace(old, new)

    return change


def in_tasks(old, new):
    def change(notebook, tasks):
        text = tasks.read_text(encoding="utf-8")
        assert old in text
        tasks.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def add_cells(count, text="word"):
    def change(notebook, tasks):
        notebook.cells[2:2] = [nbformat.v4.new_markdown_cell(text) for _ in range(count)]

    return change


def add_words(count):
    def change(notebook, tasks):
        notebook.cells[0].source += "\n\n" + "word " * count

    return change


def goals_first(notebook, tasks):
    goals = next(each for each in notebook.cells if "## What you will learn" in each.source)
    notebook.cells.remove(goals)
    notebook.cells.insert(1, goals)


def cell_of(notebook, code):
    return next(each for each in notebook.cells if each.cell_type == "code" and code in each.source)


def show_result_early(notebook, tasks):
    notebook.cells.insert(1, cell_of(notebook, 'compare("MEX+DEU'))


def show_without_a_prediction(notebook, tasks):
    for each in notebook.cells:
        each.source = each.source.replace(', after="06.1"', "")


def open_the_result(notebook, tasks):
    data = cell_of(notebook, 'compare("MEX+DEU').outputs[0].data
    data["text/html"] = data["text/html"].replace("<details>", "<div>")


def drop_outputs(notebook, tasks):
    for each in notebook.cells:
        if each.cell_type == "code":
            each.outputs = []


def drop_one_output(notebook, tasks):
    cell_of(notebook, 'ask("06.2")').outputs = []


def store_an_error(notebook, tasks):
    cell_of(notebook, "government_codes(").outputs = [
        nbformat.v4.new_output("error", ename="E", evalue="x", traceback=[])
    ]


def drop_alt(notebook, tasks):
    data = cell_of(notebook, "heat_map(").outputs[0].data
    data["text/html"] = data["text/html"].replace('alt="', 'title="')


def bare_picture(notebook, tasks):
    cell_of(notebook, "heat_map(").outputs = [nbformat.v4.new_output("display_data", {"image/png": "aaaa"})]


BROKEN = {
    "title": (replace(6, "## ", "# "), "has 2 headings of level 1"),
    "heading_levels": (replace(6, "## ", "#### "), "cell 6: the heading 'Each row shows where governments meet and where they part' skips a level"),
    "objectives verb": (replace(3, "**Contrast**", "**Understand**"), "does not start with a measurable verb"),
    "objectives task": (replace(3, " *(task 06.4)*", ""), "names no task"),
    "objectives asked": (replace(3, "06.4", "06.9"), "names task 06.9, which no cell asks"),
    "objectives count": (replace(3, "2. **Test**", "2. **Test** x *(task 06.3)*\n2. **Test** y *(task 06.3)*\n2. **Test**"), "has 6 objectives"),
    "minutes": (replace(10, "*9 minutes*", "*8 minutes*"), "the sections take 49 minutes, the first cell says 50"),
    "minutes total": (replace(1, "**Time:** 50 minutes", ""), "has no line '**Time:** 50 minutes'"),
    "length cells": (add_cells(20), "cells; keep to 25"),
    "length words": (add_cells(8, "word " * 100), "words of text; keep to 1200"),
    "length of a cell": (add_cells(1, "word " * 121), "cell 3 has 121 words"),
    "first_interaction": (add_words(100), "the first interaction comes after 1"),
    "first_interaction goals": (goals_first, "before there is something to do"),
    "task_rhythm": (replace(9, 'ask("06.2")', "pass"), "minutes without a task"),
    "tasks_exist unknown": (replace(9, "06.2", "06.7"), "asks task 06.7, which course/january-2021/06-"),
    "tasks_exist twice": (replace(9, "06.2", "06.3"), "asks task 06.3 more than once"),
    "tasks_exist unasked": (replace(9, 'ask("06.2")', "pass"), "task 06.2 is asked nowhere"),
    "options_teach right": (in_tasks('"right": true,\n', ""), "mark exactly one option as right"),
    "options_teach feedback": (
        in_tasks('"feedback": "One German statement supports', '"feedback": "", "id": "germany-supports", "text": "'), "option germany-supports: give it feedback"),
    "options_teach misconception": (in_tasks('"misconception": "bill-is-law",\n', ""), "option law: name the misconception"),
    "predictions_first early": (show_result_early, "before it is asked"),
    "predictions_first none": (show_without_a_prediction, "prediction 06.1 hides nothing"),
    "predictions_first saved": (open_the_result, "the saved output shows the result of prediction 06.1"),
    "outputs_saved": (drop_outputs, "is saved without outputs"),
    "outputs_saved one": (drop_one_output, "cell 9 is saved without its output"),
    "outputs_saved error": (store_an_error, "is saved with an error"),
    "images_have_alt text": (replace(6, "Read it row", "![](x.png) Read it row"), "cell 6 has an image without alt text"),
    "images_have_alt figure": (drop_alt, "cell 17 has an image without alt text"),
    "images_have_alt picture": (bare_picture, "cell 17 has a picture without alt text"),
    "closing points": (replace(25, "4. A fair argument", "A fair argument"), "has 3 key points for 4 objectives"),
    "closing one session": (replace(1, "**One session only?**", "One session:"), "has no line '**One session only?**"),
    "closing counted": (replace(1, "Do tasks 06.1, 06.2", "Do cells 2 to 7"), "counts cells; name tasks"),
    "closing exercise": (replace(25, "**Exercise:** [exercise 06]", "[exercise 06]"), "does not lead to its exercise; add"),
    "closing other exercise": (replace(25, "exercises/06-", "exercises/07-"), "does not lead to its exercise; add"),
    "closing next": (replace(25, "**Next:** [lesson 07]", "[lesson 07]"), "does not end with a link to the next lesson"),
    "closing next lesson": (replace(25, "](07-", "](08-"), "does not end with a link to the next lesson"),
    "closing readings": (replace(25, "## Further reading", "## More"), "has no '## Further reading'"),
    "closing level": (replace(25, "regulating technology (medium)", "regulating technology"), "names no level"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_lesson_is_told_what_to_mend(name, copy):
    path, notebook, tasks = copy
    change, expected = BROKEN[name]
    shutil.copy(ROOT / "notebooks/07-what-states-do.ipynb", path.parent)  # so that the lesson is not the last one
    change(notebook, tasks)
    said = check_lesson(path, notebook)
    assert any(expected in each for each in said), said


def test_choices_that_length_gives_away_are_told(copy, capsys):
    path, notebook, tasks = copy
    assert check_option_lengths(read_tasks(tasks)) == []
    in_tasks("One minister judged differently", "One and the same minister of that government judged differently")(
        notebook, tasks
    )
    assert main(["check", str(path.parent)]) == 1
    assert "In 1 of 2 choices the right option is the longest (06.5)" in capsys.readouterr().out


def test_every_rule_has_a_broken_notebook():
    tried = {name.split()[0] for name in BROKEN}
    assert {rule.__name__ for rule in RULES} == tried


@pytest.fixture
def without_answers(tmp_path, monkeypatch):
    """A student's file that does not exist yet, for what is called as in a notebook."""
    monkeypatch.setenv(PATH_VARIABLE, str(tmp_path / "my-answers.json"))
    open_store.cache_clear()
    yield
    open_store.cache_clear()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_each_cell_runs_alone(path, without_answers, tmp_path, monkeypatch):
    """Whoever comes back on another day runs any cell first: it brings what it needs, data included.

    To run a cell stores nothing, so neither the order of lessons nor a second time makes a difference.
    """
    monkeypatch.chdir(path.parent)
    for number, cell in enumerate(nbformat.read(path, as_version=4).cells, 1):
        if cell.cell_type == "code":
            exec(compile(cell.source, f"{path.name}, cell {number}", "exec"), {"__name__": "__main__"})
    assert not (tmp_path / "my-answers.json").exists()


def run_in_kernel(client, cell, code):
    """Run code as JupyterLab does, as the cell with this id; return how many tools then listen to the store."""
    content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False, "stop_on_error": True}
    content["user_expressions"] = {"listeners": "len(__import__('whodecides.answers').answers.open_store()._listeners)"}
    message = client.session.msg("execute_request", content, metadata={"cellId": cell})
    client.shell_channel.send(message)
    reply = client._recv_reply(message["header"]["msg_id"], timeout=120)["content"]
    assert reply["status"] == "ok", reply
    return int(reply["user_expressions"]["listeners"]["data"]["text/plain"])


def test_a_cell_that_runs_again_leaves_no_second_listener(tmp_path):
    """In a kernel: ipywidgets keeps every widget alive, so that nobody would ever be forgotten."""
    manager, client = start_new_kernel(
        kernel_name="python3",
        cwd=ROOT / "notebooks",
        env={**os.environ, PATH_VARIABLE: str(tmp_path / "my-answers.json")},
    )
    try:
        form = 'from whodecides import ask\nask("00.3")'
        two = 'from whodecides import ask, save_and_restore\nask("00.2")\nsave_and_restore()'
        cells = [("a", form), ("b", two), ("a", form), ("b", two), ("c", form), ("b", "1 + 1")]
        assert [run_in_kernel(client, *each) for each in cells] == [1, 3, 3, 3, 4, 2]
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_a_single_right_option_that_stands_out_is_told():
    options = [{"text": "x" * 30, "right": True}, {"text": "y" * 20}, {"text": "z" * 10}]
    others = [
        Task(f"t.{n}", "choice", 1, "?", options=[{"text": "x", "right": True}, {"text": "yy"}]) for n in range(9)
    ]
    assert check_option_lengths([Task("t", "choice", 1, "?", options=options), *others]) == []
    options[0]["text"] += "x"
    assert (
        "option of t is longer by half"
        in check_option_lengths([Task("t", "choice", 1, "?", options=options), *others])[0]
    )


def test_no_right_option_of_any_lesson_or_lesson_alone_stands_out():
    assert check_option_lengths(lesson_tasks(KIT)) == []


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem[:2])
def test_nobody_has_to_type_code(path):
    """A slip would end in an error that no tool can put in plain words. One section is about code: it says what to do."""
    cells = {cell.id: cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown"}
    typed = re.compile(
        r"write `|in place of `|replace a|between the quotation marks|run (?:it|the cell|that cell) again"
    )
    asking = [text for text in cells.values() if typed.search(text)]
    tasks = [task for task in lesson_tasks(KIT) if task.id.startswith(path.name[:2])]
    questions = [task.question for task in tasks]
    assert path.stem.startswith("06") or not [text for text in asking + questions if typed.search(text)]
    assert all("If an error or an empty table appears, check" in text for text in asking)
