"""The lessons keep the house rules; each rule is tried on a notebook that breaks it."""

import json
import os
import re
from itertools import zip_longest

import nbformat
import pytest
from helpers import KIT, ROOT
from jupyter_client.manager import start_new_kernel

from whodecides.answers import Task, lesson_tasks, open_store
from whodecides.answers.store import PATH_VARIABLE
from whodecides.build.lesson_linter import RULES, RULES_OF_PARTS, check_lesson, check_option_lengths
from whodecides.case import case_names
from whodecides.cli import main

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
    assert found and all(each.endswith(".ipynb") or each in case_names(ROOT) for each in found), found


RECIPES = "-in-pandas"  # cells that build on each other, and say so

SCREENS = """# Who said it?

Read the two lines, then press a name.

**Time:** 16 minutes
**One session only?** Do task 06.1: about 2 minutes.
*2 minutes*

```ask("06.1")```

## Each row shows what was said

*2 minutes*
> Somebody said these very words.

Open a value.

```compare("MEX+DEU", after="06.1")```

## Silence is not a position

*2 minutes*

```ask("06.2")```

## A word may be worked out

*2 minutes*

```government_codes("MEX")```

## A figure shows who changed

*2 minutes*

```heat_map("remedy")```

## A number is counted

*2 minutes*

```ask("06.3")```

## One answer may have surprised you

*4 minutes*

```your_path("06", task="06.4")```

## What you can do now

1. **Compare** what was said *(tasks 06.1, 06.2)*
2. **Count** what was not said *(task 06.3)*

Who could have forbidden it?

<details><summary>Further reading</summary>

### Further reading

- [Somebody's book](https://example.org/): what it shows (easy)

</details>

**Exercise:** [exercise 06](../exercises/06-exercise.ipynb)

**Next:** [lesson 07](07-next.ipynb)"""
PARTS = SCREENS.replace("## What you can do now", "## Key points").replace(
    "1. **Compare** what was said *(tasks 06.1, 06.2)*\n2. **Count** what was not said *(task 06.3)*",
    "1. Words first.\n2. Silence is counted.",
).replace("## Each row shows", "## What you will learn\n\n1. **Compare** what was said *(tasks 06.1, 06.2)*\n2. **Count** what was not said *(task 06.3)*\n\n## Each row shows")  # fmt: skip
TASKS = [
    {"id": "06.1", "kind": "prediction", "question": "Who?", "outcome": "a", "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]},
    {"id": "06.2", "kind": "choice", "question": "Which?", "options": [
        {"id": "yes", "text": "Yes, so it is", "right": True, "feedback": "It is."},
        {"id": "no", "text": "No, it is not so", "misconception": "silence-is-neutral", "feedback": "Silence is no position."}]},
    {"id": "06.3", "kind": "number", "question": "How many?", "answer": 3, "hint": "Count."},
    {"id": "06.4", "kind": "work", "question": "Which surprised you?", "complete": {"surprise": 1}},
    {"id": "E06.1", "kind": "number", "question": "And now?", "answer": 3, "hint": "Count.", "points": 1},
]  # fmt: skip


def notebook_of(text):
    """A notebook with the cells of a lesson, saved as if all had run."""
    cells = []
    for part in re.split(r"(```.+?```)", text):
        if part.startswith("```"):
            page = "<details><table></table></details>" if "after=" in part else '<img alt="What it shows">'
            cell = nbformat.v4.new_code_cell(part.strip("`"))
            cell.outputs = [nbformat.v4.new_output("display_data", {"text/html": page, "image/png": "aaaa"})]
            cells.append(cell)
        else:
            heads = re.split(r"(?m)^(?=## )", part.strip())
            cells += [nbformat.v4.new_markdown_cell(each.strip()) for each in heads if each.strip()]
    return nbformat.v4.new_notebook(cells=cells)


EXERCISE = """# Exercises

Answer each task of [lesson 06](../notebooks/06-x.ipynb).

## Values are read from statements

Click a value.

```compare("MEX+DEU")```

```ask("E06.1")```

```ask("E06.2")```

**Back:** [lesson 06](../notebooks/06-x.ipynb)
"""


@pytest.fixture
def said_of(tmp_path):
    """A function of (text, tasks) that says what the linter says of such a lesson, which is not the last one."""
    (tmp_path / KIT.data).mkdir(parents=True)
    (tmp_path / KIT.data / "datapackage.json").write_text("{}", encoding="utf-8")
    keys, notebooks = tmp_path / KIT.keys, tmp_path / "notebooks"
    keys.mkdir(parents=True)
    notebooks.mkdir()
    (tmp_path / "exercises").mkdir()
    (notebooks / "07-next.ipynb").write_text("{}", encoding="utf-8")

    def said(text, tasks=TASKS, change=lambda notebook: None, exercise=EXERCISE):
        rows = [{"minutes": 1, **each} for each in tasks]
        (keys / "06-lesson.json").write_text(json.dumps(rows), encoding="utf-8")
        notebook = notebook_of(text)
        change(notebook)
        nbformat.write(notebook, notebooks / "06-lesson.ipynb")
        nbformat.write(notebook_of(exercise), tmp_path / "exercises/06-exercise.ipynb")
        return check_lesson(notebooks / "06-lesson.ipynb", notebook)

    return said


@pytest.mark.parametrize("text", [SCREENS, PARTS], ids=["screens", "parts"])
def test_nothing_is_said_of_a_sound_lesson(said_of, text):
    assert said_of(text) == []


def test_a_lesson_of_ten_minutes_may_have_fewer_screens_and_leads_to_the_next_one_there_is(said_of, tmp_path):
    text = SCREENS
    for heading in ("A word may be worked out", "A figure shows who changed"):
        text = re.sub(rf"## {heading}.+?(?=\n## )", "", text, flags=re.S)
    twelve = text.replace("**Time:** 16", "**Time:** 12")
    assert [each.partition(": ")[2] for each in said_of(twelve)] == ["has 6 screens; make it 8 to 12."]
    assert said_of(twelve.replace("**Time:** 12", "**Time:** 10").replace("*4 minutes*", "*2 minutes*")) == []
    (tmp_path / "notebooks/07-next.ipynb").rename(tmp_path / "notebooks/09-next.ipynb")
    assert any("link to the next lesson" in each for each in said_of(SCREENS))
    assert said_of(SCREENS.replace("[lesson 07](07-", "[lesson 09](09-")) == []


def option(**changes):
    """The tasks with another right and wrong option."""
    return [{**each, "options": [{**one, **changes.get(one["id"], {})} for one in each["options"]]} if each["id"] == "06.2" else each for each in TASKS]  # fmt: skip


def without_outputs(notebook):
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []


def cell_of(notebook, code):
    return next(each for each in notebook.cells if code in each.source)


def without_one_output(notebook):
    cell_of(notebook, 'ask("06.2")').outputs = []


def with_an_error(notebook):
    cell_of(notebook, "government_codes").outputs = [
        nbformat.v4.new_output("error", ename="E", evalue="x", traceback=[])
    ]


def with_an_open_result(notebook):
    cell_of(notebook, "after=").outputs[0].data["text/html"] = "<table></table>"


def without_alt(notebook):
    cell_of(notebook, "heat_map").outputs[0].data["text/html"] = "<img>"


def with_a_bare_picture(notebook):
    cell_of(notebook, "heat_map").outputs = [nbformat.v4.new_output("display_data", {"image/png": "aaaa"})]


WRITTEN = [{"id": f"06.{number}", "kind": "text", "question": "Why?", "words": [5, 50]} for number in (5, 6, 7)]


class Exercise(str):
    """The text of an exercise, beside a lesson that is sound."""


# By rule: what is replaced by what in the text, other tasks or another notebook, and what is said of it.
BROKEN = {
    "title": ("## A number", "# A number", "has 2 headings of level 1"),
    "heading_levels": ("### Further", "#### Further", "skips a level"),
    "objectives verb": ("**Compare**", "**Understand**", "does not start with a measurable verb"),
    "objectives task": (" *(task 06.3)*", "", "names no task"),
    "objectives asked": ("(task 06.3)", "(task 06.9)", "names task 06.9, which no cell asks"),
    "objectives count": ("2. **Count** what was not said *(task 06.3)*", "", "has 1 objectives below '## What you can do now'"),
    "minutes": ("*4 minutes*", "*3 minutes*", "the sections take 15 minutes, the first cell says 16"),
    "minutes total": ("**Time:** 16 minutes", "", "has no line '**Time:** 50 minutes'"),
    "task_rhythm": ('```ask("06.2")```', "", "task 06.2 is asked nowhere"),
    "tasks_exist unknown": ('ask("06.2")', 'ask("06.8")', "asks task 06.8, which course/january-2021/06-"),
    "tasks_exist twice": ('ask("06.2")', 'ask("06.3")', "asks task 06.3 more than once"),
    "options_teach right": (option(yes={"right": False}), "mark exactly one option as right"),
    "options_teach feedback": (option(no={"feedback": ""}), "option no: give it feedback"),
    "options_teach misconception": (option(no={"misconception": ""}), "option no: name the misconception"),
    "predictions_first early": ('```ask("06.1")```', '```compare("MEX", after="06.1")```\n\n```ask("06.1")```', "before it is asked"),
    "predictions_first none": (', after="06.1"', "", "prediction 06.1 hides nothing"),
    "predictions_first saved": (with_an_open_result, "the saved output shows the result of prediction 06.1"),
    "outputs_saved": (without_outputs, "is saved without outputs"),
    "outputs_saved one": (without_one_output, "is saved without its output"),
    "outputs_saved error": (with_an_error, "is saved with an error"),
    "images_have_alt text": ("Open a value.", "![](x.png) Open a value.", "has an image without alt text"),
    "images_have_alt figure": (without_alt, "has an image without alt text"),
    "images_have_alt picture": (with_a_bare_picture, "has a picture without alt text"),
    "screens few": ('## A figure shows who changed\n\n*2 minutes*\n\n```heat_map("remedy")```\n\n', "", "has 7 screens; make it 8 to 12"),
    "screens two tools": ('```heat_map("remedy")```', '```heat_map("remedy")```\n\n```heat_map("decider")```', "at most one tool; split or join"),
    "screens text below": ('```heat_map("remedy")```', '```heat_map("remedy")```\n\nAnd look again.', "at most one tool; split or join"),
    "screen_words": ("Open a value.", "word " * 61, "words of ours; keep to 60"),
    "screen_words quoted": ("> Somebody", "> " + "word " * 90 + "Somebody", "words; keep to 90"),
    "screen_words lesson": ({"*2 minutes*\n": "*2 minutes*\n" + "word " * 50 + "\n", "## A number": ("## One more\n\n" + "word " * 55 + "\n\n") * 5 + "## A number"}, "words of text; keep to 600"),
    "exercise_words": (Exercise("# " + "word " * 61), "cell 1 of its exercise has 61 words of ours; keep to 60"),
    "exercise_screens two tools": (Exercise(EXERCISE.replace('```ask("E06.1")', '```heat_map("remedy")```\n\n```ask("E06.1")')), "from cell 2 is not one text"),
    "exercise_screens tool below": (Exercise(EXERCISE.replace('```ask("E06.2")', '```heat_map("remedy")```\n\n```ask("E06.2")')), "from cell 2 is not one text"),
    "exercise_screens text below": (Exercise(EXERCISE.replace('```ask("E06.2")', 'Look again.\n\n```ask("E06.2")')), "from cell 2 is not one text"),
    "exercise_screens elsewhere": (Exercise(EXERCISE.replace("a value.", "a value of [lesson 05](../notebooks/05-x.ipynb).")), "cell 2 of its exercise leads to another page"),
    "first_decision": ('```ask("06.1")```\n\n## Each', "## Each", "the first screen has nothing to decide"),
    "written_texts": ([*TASKS, *WRITTEN], "asks for 3 written texts (06.5, 06.6, 06.7); keep to 2"),
    "closing end": ("## What you can do now", "## The end", "does not end with '## What you can do now'"),
    "closing question": ("Who could have forbidden it?", "Somebody could have forbidden it.", "asks nothing below"),
    "closing one session": ("**One session only?**", "One session:", "has no line '**One session only?**"),
    "closing counted": ("Do task 06.1", "Do cells 2 to 7", "counts cells; name tasks"),
    "closing exercise": ("**Exercise:** [exercise 06]", "[exercise 06]", "does not lead to its exercise; add"),
    "closing other exercise": ("exercises/06-", "exercises/07-", "does not lead to its exercise; add"),
    "closing next": ("**Next:** [lesson 07]", "[lesson 07]", "does not end with a link to the next lesson"),
    "closing next lesson": ("](07-", "](08-", "does not end with a link to the next lesson"),
    "closing readings": ("### Further reading", "### More", "has no '## Further reading'"),
    "closing level": ("(easy)", "", "names no level"),
}  # fmt: skip
BROKEN_PARTS = {
    "length cells": ("## A number", "\n\n".join(["## One more"] * 20) + "\n\n## A number", "cells; keep to 25"),
    "length words": ("## A number", "\n\n".join(["## One more\n\n" + "word " * 100] * 13) + "\n\n## A number", "words of text; keep to 1200"),
    "length of a cell": ("Open a value.", "word " * 121, "words; keep to 120 or split it"),
    "first_interaction": ("Read the two lines", "word " * 100 + "Read the two lines", "the first interaction comes after 1"),
    "first_interaction goals": ('```ask("06.1")```', '## What you will learn\n\n```ask("06.1")```', "before there is something to do"),
    "closing_of_parts": ("2. Silence is counted.", "", "has 1 key points for 2 objectives"),
}  # fmt: skip


def said_of_broken(said_of, text, change):
    if isinstance(change[0], Exercise):
        return said_of(text, exercise=change[0])
    if callable(change[0]):
        return said_of(text, change=change[0])
    if isinstance(change[0], list):
        return said_of(text, tasks=change[0])
    for old, new in (change[0] if isinstance(change[0], dict) else {change[0]: change[1]}).items():
        assert old in text
        text = text.replace(old, new)
    return said_of(text)


@pytest.mark.parametrize(("text", "name"), [*((SCREENS, each) for each in BROKEN), *((PARTS, each) for each in BROKEN_PARTS)])  # fmt: skip
def test_a_broken_lesson_is_told_what_to_mend(said_of, text, name):
    *change, expected = {**BROKEN, **BROKEN_PARTS}[name]
    said = said_of_broken(said_of, text, change)
    assert any(expected in each for each in said), said


def test_choices_that_length_gives_away_are_told():
    right, wrong = {"text": "Yes, it is", "right": True}, {"text": "No, it never is"}
    short = [Task(f"06.{number}", "choice", 1, "?", options=[right, wrong]) for number in (1, 2)]
    assert check_option_lengths(short) == []
    long = Task("06.3", "choice", 1, "?", options=[{**right, "text": "Yes, it mostly is"}, wrong])
    assert check_option_lengths([short[0], long]) == [
        "In 1 of 2 choices the right option is the longest (06.3): shorten it or lengthen a wrong one, so that it is so in at most 40%."
    ]


def test_every_rule_has_a_broken_notebook():
    tried = {name.split()[0] for name in (*BROKEN, *BROKEN_PARTS)}
    assert {rule.__name__ for rule in (*RULES, *RULES_OF_PARTS)} == tried


@pytest.fixture
def without_answers(tmp_path, monkeypatch):
    """A student's file that does not exist yet, for what is called as in a notebook."""
    monkeypatch.setenv(PATH_VARIABLE, str(tmp_path / "my-answers.json"))
    open_store.cache_clear()
    yield
    open_store.cache_clear()


@pytest.mark.parametrize(
    "path",
    [path for path in NOTEBOOKS if not path.stem.endswith(RECIPES)],
    ids=lambda path: f"{path.parent.name}/{path.stem}",
)
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
