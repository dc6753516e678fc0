"""The course is text; every notebook is made from it, and an edit in a notebook is not lost."""

import json
import shutil
import tomllib
from dataclasses import replace

import nbformat
import pytest
from helpers import KIT, ROOT, citable_ids, first_in_gate, some_in_gate
from jsonschema import Draft7Validator

from whodecides.answers import TASKS, exercise_tasks, lesson_tasks, public_tasks_json, read_tasks
from whodecides.answers.lesson_patterns import ASK_IN_EXERCISE
from whodecides.answers.tasks import KINDS, Task
from whodecides.build import course_builder, task_files
from whodecides.build.course import (
    exercise_notebook,
    lesson_notebook,
    notebook_text,
    solution_code,
    solution_notebook,
    solved_code,
    student_code,
    with_use_case,
    without_use_case,
)
from whodecides.build.course_builder import check_course, make_course, write_back_edits
from whodecides.build.model_answers import check_citations, check_model_answers, ids_on_page
from whodecides.build.notebooks import read_notebook, write_notebook
from whodecides.build.revisions import REVISIONS, read_revisions
from whodecides.build.task_compiler import compile_task
from whodecides.build.task_files import SCHEMA, check_tasks
from whodecides.case import COURSE, case_paths
from whodecides.cli import main
from whodecides.errors import KitError

LESSONS = sorted(path.parent for path in KIT.at(KIT.course).glob("*/lesson.md"))
each_lesson = pytest.mark.parametrize("folder", LESSONS, ids=lambda path: path.name)


def test_every_notebook_is_what_its_text_makes():
    assert check_course(KIT) == []


@each_lesson
def test_text_and_notebook_say_the_same(folder):
    """An author may edit in JupyterLab: nothing of a text is lost on the way there and back."""
    text = (folder / "lesson.md").read_text(encoding="utf-8")
    assert (
        notebook_text(lesson_notebook(text, folder.name[:2]), text)
        == notebook_text(lesson_notebook(text, "00"))
        == text
    )
    if (folder / "exercise.md").is_file():
        text = (folder / "exercise.md").read_text(encoding="utf-8")
        asked = ASK_IN_EXERCISE.findall(text)
        assert notebook_text(exercise_notebook(text, folder.name[:2], asked), text, student_code) == text
        assert notebook_text(solution_notebook(text, folder.name[:2], asked), text, solution_code) == text


COMPLETED = """from whodecides import ask, load

rows = load()["claims"]
answer = None  # count them
# solution: answer = len(rows)
ask("E01.2", answer)"""


def test_a_cell_to_be_completed_has_an_exercise_and_a_solution():
    assert student_code(COMPLETED) == COMPLETED.replace("# solution: answer = len(rows)\n", "")
    solved = COMPLETED.replace("answer = None  # count them\n# solution: ", "")
    assert solved_code(COMPLETED) == solved
    told = solved.replace("import ask, load", "import load, solution").replace("ask(", "solution(")
    assert solution_code(COMPLETED) == told
    plain = 'from whodecides import ask\n\nask("E01.1")'
    assert student_code(plain) == solved_code(plain) == plain
    assert solution_code(plain) == 'from whodecides import solution\n\nsolution("E01.1")'


SHORT = """# Title

**One session only?** {line}: 5 minutes.

## First part

```python
ask("01.1")
```

## Second part

```python
ask("01.2")
```

## A part without a task

```python
places = ["MEX"]
index_plot(places)
```

## Third part

```python
ask("01.3")
```
"""


@pytest.mark.parametrize(
    ("line", "beyond"),
    [
        ("Go as far as task 01.2", ["01-07"]),
        ("Do tasks 01.1 and 01.3", ["01-03"]),
        ("Do tasks 01.2 to 01.3", ["01-01"]),
        ("Stay at home", []),
    ],
)
def test_a_lesson_knows_the_parts_beyond_its_short_way(line, beyond):
    notebook = lesson_notebook(SHORT.format(line=line), "01")
    found = notebook.metadata["whodecides"]["beyond_the_short_way"]
    assert found == beyond, [(each.id, each.source) for each in notebook.cells]


def test_code_that_only_opens_tools_is_folded():
    """Code with a name of its own is what the lesson is about there: one reads and changes it."""
    folded = [
        cell.metadata.get("jupyter", {}).get("source_hidden", False)
        for cell in lesson_notebook(SHORT, "01").cells
        if cell.cell_type == "code"
    ]
    assert folded == [True, True, False, True]


@pytest.fixture
def kit(tmp_path, monkeypatch):
    """A kit with two lessons, one with an exercise, in which a run leaves a number in place of results."""
    runs = []

    def ran(notebook, folder):
        assert folder.is_dir(), "a kernel starts there"
        runs.append(notebook.cells[0].source)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = [nbformat.v4.new_output("stream", text=f"run {len(runs)}")]
        return notebook

    monkeypatch.setattr(course_builder, "execute", ran)
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "data/january-2021/numbers.csv").write_text("a\n1\n")
    shutil.copytree(
        KIT.at(KIT.course) / "06-comparing-national-positions", tmp_path / "course/january-2021/06-comparing"
    )
    asked = tmp_path / "course/january-2021/06-comparing/exercise.md"
    text = asked.read_text(encoding="utf-8")
    for old, new in (("06-comparing-national-positions", "06-comparing"), ("07-what-states-do", "07-more")):
        text = text.replace(old, new)
    asked.write_text(text, encoding="utf-8")
    shutil.copy(ROOT / COURSE / SCHEMA, tmp_path / COURSE)
    (tmp_path / "course/january-2021/07-more").mkdir()
    (tmp_path / "course/january-2021/07-more/lesson.md").write_text("# More\n\n```python\n1 + 1\n```\n")
    make_course(case_paths(tmp_path), report=lambda line: None)
    return tmp_path, runs


def made(kit, *names):
    said = []
    make_course(case_paths(kit), names, said.append)
    return [each.split()[1] for each in said]


def files(kit):
    return {path: path.read_bytes() for path in kit.rglob("*") if path.is_file()}


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_only_what_changed_is_executed_again(kit):
    root, runs = kit
    before = files(root)
    assert made(root) == [] and files(root) == before
    assert len(runs) == 5  # two lessons, an exercise, its solution, recipes
    change(root / "course/january-2021/07-more/lesson.md", "1 + 1", "1 + 2")
    assert made(root) == ["07-more"]
    change(root / "course/january-2021/06-comparing/tasks.toml", "minutes = 4", "minutes = 5")
    assert made(root) == ["06-comparing"]
    (root / "exercises/06-exercise.ipynb").unlink()
    assert made(root, "07") == [] and made(root, "06") == ["06-comparing"]
    change(root / "data/january-2021/numbers.csv", "1", "2")
    assert made(root) == ["06-comparing", "07-more"]


def test_recipes_in_pandas_are_shown_with_their_code_and_an_edit_is_carried_back(kit):
    root, _runs = kit
    recipes = "# Recipes\n\n```python\n1 + 1\n```\n\n```python\n# Your turn:\n```\n"
    (root / "course/january-2021/06-comparing/pandas.md").write_text(recipes, encoding="utf-8")
    assert made(root) == ["06-comparing"]
    notebook = read_notebook(root / "exercises/06-in-pandas.ipynb")
    assert not any("jupyter" in cell.metadata for cell in notebook.cells)
    edit(root / "exercises/06-in-pandas.ipynb", "# Recipes", "# Ten recipes")
    text = write_back_edits(root / "exercises/06-in-pandas.ipynb")
    assert text.name == "pandas.md" and text.read_text(encoding="utf-8").startswith("# Ten recipes")


def test_a_corrected_row_of_data_is_told_until_the_course_is_made_anew(kit):
    root, _ = kit
    old = "FRA,FRA-09,,remedy,new national law,adjudicated"
    change(root / "data/january-2021/positions.csv", old, old.replace("new national law", "not addressed"))
    said = check_course(case_paths(root))
    assert any(
        each.startswith(
            "course/january-2021/keys/06-comparing.json is not what course/january-2021/06-comparing and the data"
        )
        for each in said
    )
    assert "06-comparing" in made(root)
    assert check_course(case_paths(root)) == []
    shown = json.loads((root / KIT.students_tasks / "06-comparing.json").read_text(encoding="utf-8"))
    cells = next(each["cells"] for each in shown if each["id"] == "E06.5")
    assert cells["FRA.national"] == 4


def numbers(root, task="E06.2"):
    return {name: revision for name, (revision, _) in read_revisions(case_paths(root))[task].items()}


def in_files(root, task="E06.2"):
    """The revisions of a task's variants as students' and graders' files hold them."""
    found = []
    for folder in (KIT.students_tasks, KIT.keys):
        rows = json.loads((root / folder / "06-comparing.json").read_text(encoding="utf-8"))
        row = next(each for each in rows if each["id"] == task)
        found.append({each["variant"]: each["revision"] for each in row.get("variants", [])} or row["revision"])
    assert found[0] == found[1]
    return found[0]


def test_a_changed_question_gets_a_new_revision_and_the_others_keep_theirs(kit):
    root, _ = kit
    before = read_revisions(case_paths(root))
    assert {revision for each in before.values() for revision, _ in each.values()} == {1}
    old, new = "How many statements of Mexico's government", "How many of the statements by Mexico's government"
    change(root / "course/january-2021/06-comparing/tasks.toml", old, new)
    said = [each for each in check_course(case_paths(root)) if "revision" in each]
    assert said == [
        "06-comparing/tasks.toml, task E06.2, variant mexico no longer asks what stands in revisions.json as revision "
        "1: run 'make course', which makes it revision 2; or, where it asks the same in better words, 'whodecides build "
        "same E06.2'."
    ]
    assert made(root) == ["06-comparing"] and check_course(case_paths(root)) == []
    assert numbers(root) == in_files(root) == {"poland": 1, "france": 1, "mexico": 2}
    assert {each: now for each, now in read_revisions(case_paths(root)).items() if now != before[each]}.keys() == {
        "E06.2"
    }
    change(
        root / "course/january-2021/06-comparing/tasks.toml", new, old
    )  # back again: who answered in between saw another question
    assert made(root) == ["06-comparing"] and in_files(root) == {"poland": 1, "france": 1, "mexico": 3}


def test_a_corrected_row_that_changes_a_key_gives_a_new_revision(kit):
    root, _ = kit
    row = "FRA,FRA-09,,remedy,new national law,adjudicated"
    change(root / "data/january-2021/positions.csv", row, row.replace("new national law", "not addressed"))
    made(root)
    assert in_files(root, "E06.5") == 2 and numbers(root) == {"poland": 1, "france": 2, "mexico": 1}


def test_a_better_feedback_or_hint_keeps_the_revision(kit):
    root, _ = kit
    before = read_revisions(case_paths(root))
    text = (root / "course/january-2021/06-comparing/tasks.toml").read_text(encoding="utf-8")
    (root / "course/january-2021/06-comparing/tasks.toml").write_text(
        text.replace('hint = "', 'hint = "Once more: ').replace('feedback = "', 'feedback = "See: ').replace("points = 2", "points = 3")
    )  # fmt: skip
    assert made(root) == ["06-comparing"] and read_revisions(case_paths(root)) == before


@pytest.mark.exhaustive  # the gate holds the numbers of the course
def test_an_author_declares_a_rewording_the_same(kit, capsys, monkeypatch):
    root, _ = kit
    old, new = "How many statements of Mexico's government", "How many of the statements by Mexico's government"
    change(root / "course/january-2021/06-comparing/tasks.toml", old, new)
    monkeypatch.chdir(root)
    assert main(["build", "same", "E06.2"]) == 0 and "keeps" not in capsys.readouterr().err
    assert not [each for each in check_course(case_paths(root)) if "revision" in each]
    assert (
        made(root) == ["06-comparing"]
        and in_files(root) == {"poland": 1, "france": 1, "mexico": 1}
        and check_course(case_paths(root)) == []
    )
    before = read_revisions(case_paths(root))
    for task, said in (
        ("E06.2", "asks what stands in course/january-2021/revisions.json"),
        ("E99.1", "There is no task 'E99.1'"),
    ):
        assert main(["build", "same", task]) == 2 and said in capsys.readouterr().err
    assert read_revisions(case_paths(root)) == before


@pytest.mark.exhaustive  # the gate changes a question
def test_what_goes_and_comes_back_is_never_taken_for_what_was_there(kit):
    """A name that is used again goes on counting, and a new variant begins above the task's other ones."""
    root, _ = kit
    path = root / "course/january-2021/06-comparing/tasks.toml"
    whole = path.read_text(encoding="utf-8")
    change(path, 'variant = "mexico"', 'variant = "mexico-2"')
    made(root)
    assert in_files(root) == {"poland": 1, "france": 1, "mexico-2": 2} and numbers(root) == {
        "poland": 1,
        "france": 1,
        "mexico": 1,
        "mexico-2": 2,
    }
    path.write_text(whole.replace('variant = "mexico"', 'variant = "mexico"\nhint = "Look."', 1), encoding="utf-8")
    made(root)
    assert in_files(root) == {"poland": 1, "france": 1, "mexico": 1}, "the same question as before under its own name"
    parts = whole.split("[[task]]\n")
    path.write_text("[[task]]\n".join(each for each in parts if not each.startswith('id = "06.3"')), encoding="utf-8")
    kept = numbers(root, "06.3")
    made(root)
    assert numbers(root, "06.3") == kept == {"": 1}
    path.write_text(whole.replace('id = "06.3"\n', 'id = "06.3"\ntolerance = 1\n'), encoding="utf-8")
    made(root)
    assert numbers(root, "06.3") == {"": 2}


@pytest.mark.exhaustive  # the gate holds the numbers of the course
def test_the_numbers_come_back_where_the_file_was_taken_back(kit):
    root, _ = kit
    before = (root / KIT.course / REVISIONS).read_text(encoding="utf-8")
    change(
        root / "course/january-2021/06-comparing/tasks.toml", "How many statements of Mexico's", "How many of Mexico's"
    )
    made(root)
    after = (root / KIT.course / REVISIONS).read_text(encoding="utf-8")
    (root / KIT.course / REVISIONS).write_text(before, encoding="utf-8")
    assert made(root) == [] and (root / KIT.course / REVISIONS).read_text(encoding="utf-8") == after
    for damage in ("[1", "[]", '{"E06.2": {"": 3}}', '{"E06.2": {"": ["x", "y"]}}'):
        (root / KIT.course / REVISIONS).write_text(damage, encoding="utf-8")
        with pytest.raises(KitError, match="revisions.json is damaged: restore it from Git"):
            made(root)


def test_a_sentence_that_no_longer_holds_is_named_by_the_check(kit):
    root, _ = kit
    rows = (root / "data/january-2021/statements.csv").read_text(encoding="utf-8")
    assert "suspension in general" in rows
    lines = [
        each.replace("suspension in general", "temporary locks") if each.startswith("DEU-08,") else each
        for each in rows.splitlines()
    ]
    (root / "data/january-2021/statements.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (said,) = [each for each in check_course(case_paths(root)) if "task 06.5" in each]
    assert said.startswith("06-comparing/tasks.toml, task 06.5: “One minister judged differently on two days")
    assert "suspension in general, and it is temporary locks now: mend the sentence or what it holds." in said


def test_the_check_works_each_task_out_once(kit, monkeypatch):
    done = []
    monkeypatch.setattr(task_files, "compile_task", lambda row, case: done.append(row["id"]) or compile_task(row, case))
    assert check_course(case_paths(kit[0])) == [] and len(done) == len(set(done)) > 5


@pytest.mark.exhaustive  # the gate makes the course with a whole memory
def test_a_broken_memory_of_what_was_made_makes_everything(kit):
    root, _ = kit
    for broken in ("", "[1]", "{"):
        (root / course_builder.STATE_FILE).write_text(broken)
        assert made(root) == ["06-comparing", "07-more"]


EDITED = {  # a cell of each kind of notebook: (what is there, what an author writes, what the text then says)
    "notebooks/06-comparing.ipynb": ("## Count it yourself", "## Count them", "## Count them"),
    "exercises/06-exercise.ipynb": ("## Silence is not", "## Silence is never", "## Silence is never"),
    "solutions/06-solution.ipynb": ('solution("E06.2")', '# Look.\nsolution("E06.2")', '# Look.\nask("E06.2")'),
}


@pytest.mark.parametrize("path", first_in_gate(*EDITED))
def test_an_edit_in_a_notebook_is_named_kept_and_carried_back(kit, path, capsys):
    root, _ = kit
    text = root / "course/january-2021/06-comparing" / ("lesson.md" if path.startswith("notebooks") else "exercise.md")
    original = text.read_text(encoding="utf-8")
    edit(root / path, *EDITED[path][:2])
    (said,) = [each for each in check_course(case_paths(root)) if each.startswith(path)]
    assert f"whodecides build text {path}" in said
    before = files(root)
    with pytest.raises(KitError, match="edited by hand"):
        make_course(case_paths(root))
    assert files(root) == before
    assert main(["build", "text", str(root / path)]) == 0 and "make course" in capsys.readouterr().out
    old, _, new = EDITED[path]
    assert text.read_text(encoding="utf-8") == original.replace(old.replace("solution(", "ask("), new)
    assert made(root) == ["06-comparing"]
    assert check_course(case_paths(root)) == []


def edit(path, old, new):
    """Change a cell of a notebook as an author does in JupyterLab."""
    notebook = read_notebook(path)
    (cell,) = [each for each in notebook.cells if old in each.source]
    cell.source = cell.source.replace(old, new)
    write_notebook(notebook, path)


@pytest.mark.parametrize("path", ["exercises/06-exercise.ipynb", "solutions/06-solution.ipynb"])
def test_an_edit_in_a_cell_of_which_a_notebook_shows_a_part_is_sent_to_the_text(kit, path):
    """Else the right answer would be lost with an edit of the exercise, and the open line with one of the solution."""
    root, _ = kit
    before = (root / "course/january-2021/06-comparing/exercise.md").read_bytes()
    edit(root / path, "evaluation = codes[", "judged = codes[")
    with pytest.raises(
        KitError, match="asks task E06.7 holds code for students and its solution: change both in exercise"
    ):
        write_back_edits(root / path)
    assert (root / "course/january-2021/06-comparing/exercise.md").read_bytes() == before


def test_an_edit_is_not_carried_over_a_newer_text(kit):
    """Exercise and solution have one text: who edits both would lose the first edit with the second."""
    root, _ = kit
    edit(root / "exercises/06-exercise.ipynb", "Silence is not", "Silence is never")
    edit(root / "solutions/06-solution.ipynb", "Silence is not", "Silence was not")
    write_back_edits(root / "exercises/06-exercise.ipynb")
    with pytest.raises(KitError, match="solutions/06-solution.ipynb was made from an older exercise.md"):
        write_back_edits(root / "solutions/06-solution.ipynb")
    assert "Silence is never" in (root / "course/january-2021/06-comparing/exercise.md").read_text(encoding="utf-8")
    write_back_edits(root / "exercises/06-exercise.ipynb")  # again: the text holds it already


@pytest.mark.parametrize("path", ["notebooks/09-none.ipynb", "exercises/README.md", "instructor/06-x.ipynb"])
def test_what_is_no_notebook_of_the_course_is_not_carried_back(kit, path):
    with pytest.raises(KitError, match="is not a notebook of the course|No such lesson"):
        write_back_edits(kit[0] / path)


def test_an_exercise_leads_to_its_lesson_and_to_the_next_one(kit):
    root, _ = kit
    text = root / "course/january-2021/06-comparing/exercise.md"
    for old, said in (
        ("These tasks follow [lesson 06](../notebooks/06-comparing.ipynb)", "does not link to its lesson before"),
        ("**Back:** [lesson 06]", "does not end with links to its lesson and to the next one"),
        (
            "**Next:** [lesson 07](../notebooks/07-more.ipynb)",
            "does not end with links to its lesson and to the next one",
        ),
    ):
        before = text.read_text(encoding="utf-8")
        change(text, old, "Nothing.")
        assert any(said in each for each in check_course(case_paths(root))), old
        text.write_text(before, encoding="utf-8")


@pytest.fixture
def second(kit):
    """The same kit with the same course for a second case, whose pages lie a folder deeper; its places."""
    root, _ = kit
    shutil.copytree(root / "data/january-2021", root / "data/my-case")
    for name in ("06-comparing", "07-more"):
        shutil.copytree(root / KIT.course / name, root / "course/my-case" / name)
    for path in (root / "course/my-case").glob("*/*.md"):
        text = path.read_text(encoding="utf-8")
        for place in ("notebooks", "exercises"):
            text = text.replace(f"](../{place}/", f"](../../{place}/my-case/")
        path.write_text(text, encoding="utf-8")
    make_course(case_paths(root, "my-case"), report=lambda line: None)
    return case_paths(root, "my-case")


@pytest.mark.exhaustive  # the gate begins a new case
def test_the_course_of_a_second_case_is_made_in_folders_of_its_name(kit, second, monkeypatch):
    root, _ = kit
    for place in ("notebooks", "exercises", "solutions"):
        ours, theirs = (sorted(each.name for each in (root / place / case).glob("*.ipynb")) for case in ("", "my-case"))
        assert ours == theirs != []
    assert made(root) == [] and check_course(case_paths(root)) == check_course(second) == []
    for place in (second.keys, second.students_tasks):
        tasks = read_tasks(root / place / "06-comparing.json")
        assert tasks and all(task.id == f"my-case-{task.number}" and task.case == "my-case" for task in tasks)
    cells = [cell.source for cell in read_notebook(root / second.exercise("06")).cells if 'ask("E06.2")' in cell.source]
    assert cells == ['from whodecides import ask, use_case\n\nuse_case("my-case")\nask("E06.2")']
    change(root / second.course / "07-more/lesson.md", "1 + 1", "1 + 2")
    monkeypatch.chdir(root)
    before = files(root)
    assert main(["build", "course"]) == 0, "the courses of all cases"
    changed = {path.relative_to(root).as_posix() for path, text in files(root).items() if before.get(path) != text}
    assert changed == {course_builder.STATE_FILE, "notebooks/my-case/07-more.ipynb"}


@pytest.mark.exhaustive  # as in the first case, which the gate tries
@pytest.mark.parametrize("path", EDITED)
def test_an_edit_in_a_notebook_of_a_second_case_is_carried_into_its_own_text(kit, second, path):
    root, _ = kit
    kept = files(root / KIT.course)
    place = path.replace("/", "/my-case/")
    text = root / second.course / "06-comparing" / ("lesson.md" if path.startswith("notebooks") else "exercise.md")
    original = text.read_text(encoding="utf-8")
    edit(root / place, *EDITED[path][:2])
    (said,) = [each for each in check_course(second) if each.startswith(place)]
    assert f"whodecides build text {place}" in said
    assert main(["build", "text", str(root / place)]) == 0
    old, _, new = EDITED[path]
    assert text.read_text(encoding="utf-8") == original.replace(old.replace("solution(", "ask("), new)
    make_course(second, report=lambda line: None)
    assert check_course(second) == [] and files(root / KIT.course) == kept


@pytest.mark.exhaustive  # as in the first case, which the gate tries
def test_a_changed_question_of_a_second_case_is_declared_the_same_by_its_number_there(kit, second, capsys, monkeypatch):
    root, _ = kit
    path = root / second.course / "06-comparing/tasks.toml"
    change(path, "How many statements of Mexico's government", "How many of the statements by Mexico's government")
    (said,) = [each for each in check_course(second) if "revision" in each]
    assert "task E06.2, variant mexico" in said and "'whodecides build same E06.2 --case my-case'" in said
    monkeypatch.chdir(root)
    assert main(["build", "same", "E06.2"]) == 2 and "asks what stands in" in capsys.readouterr().err
    assert main(["build", "same", "E06.2", "--case", "my-case"]) == 0
    assert not [each for each in check_course(second) if "revision" in each]
    assert set(read_revisions(second)) == {f"my-case-{task}" for task in read_revisions(case_paths(root))}


def test_older_missing_and_stray_notebooks_are_named(kit):
    root, _ = kit
    change(root / "course/january-2021/07-more/lesson.md", "# More", "# Much more")
    (root / "solutions/06-solution.ipynb").unlink()
    shutil.copy(root / "notebooks/07-more.ipynb", root / "notebooks/08-stray.ipynb")
    said = check_course(case_paths(root))
    assert "notebooks/07-more.ipynb is older than its text: run 'make course'." in said
    assert "solutions/06-solution.ipynb is missing: run 'make course'." in said
    assert any(each.startswith("notebooks/08-stray.ipynb has no text in 'course/january-2021'") for each in said)


def test_an_exercise_asks_each_of_its_tasks_once(kit):
    root, _ = kit
    change(root / "course/january-2021/06-comparing/exercise.md", 'ask("E06.2")', 'ask("E06.1")')
    with pytest.raises(KitError, match="asks task E06.1 2 times; ask it once"):
        make_course(case_paths(root))
    change(root / "course/january-2021/06-comparing/exercise.md", 'ask("E06.1")', 'ask("E06.99")')
    with pytest.raises(KitError, match="asks task E06.99, which tasks.toml does not have"):
        make_course(case_paths(root))


def test_a_course_without_such_a_lesson_says_so(kit):
    with pytest.raises(KitError, match="name lessons by number"):
        make_course(case_paths(kit[0]), ["99"])


@each_lesson
def test_tasks_keep_the_schema(folder):
    assert check_tasks(folder / TASKS) == []


def test_the_schema_names_every_kind_and_field_that_the_kit_reads():
    schema = json.loads((ROOT / COURSE / SCHEMA).read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    task = schema["definitions"]["task"]["properties"]
    assert set(task["kind"]["enum"]) == set(KINDS)
    assert set(task) == {*Task.__dataclass_fields__, "asks", "facts", "holds"} - {
        "cases",
        "keyed",
        "variant",
        "revision",
    }
    described = [*task.values(), *schema["definitions"].values()]
    assert all("description" in each or "$ref" in each for each in task.values()) and described


BROKEN = {
    "a field that the kind has not": ("asks = ", "answer = 3\nasks = ", "task 06.1"),
    "no pointer to the schema": ("#:schema", "# schema", "begin the file with the line #:schema"),
    "an unknown kind": ('kind = "prediction"', 'kind = "guess"', "task 06.1, kind: 'guess' is not one of"),
    "minutes in words": ("minutes = 2", 'minutes = "two"', "task 06.1, minutes: 'two' is not of type 'integer'"),
    "no question": ("question = ", "questions = ", "task 06.1"),
    "an exercise without points": ("points = 2\n", "", "'points' is a required property"),
    "not TOML": ("[[task]]", "[[task]", "is not valid TOML"),
    "an open task without samples": ("[[task.samples]]", "[[task.rubric]]", "task 06.6"),
    "one sample": ("[[task.samples]]\nlevel = 2", "[[task.rubric]]\nlevel = 2", "task 06.6"),
    "samples in an exercise": ("points = 2\n", "points = 2\nsamples = []\n", "'samples' is not one of"),
    "an exercise's level without an anchor": ("anchor = ", "# anchor = ", "'anchor' is a required property"),
    "a field for exercises in a lesson": ("minutes = 2", "minutes = 2\npoints = 2", "task 06.1"),
}


@pytest.mark.parametrize("name", some_in_gate(BROKEN, step=4))
def test_a_file_of_tasks_that_breaks_the_schema_is_told_where(kit, name):
    old, new, said = BROKEN[name]
    path = kit[0] / "course/january-2021/06-comparing/tasks.toml"
    change(path, old, new)
    found = check_course(case_paths(kit[0]))
    assert any(said in each and each.startswith("06-comparing/tasks.toml") for each in found), found


UNFIT = {
    "too short": ("write at least 60", lambda text: "DEU-04 and MEX-06 and MEX-01."),
    "too long": ("shorten to 150", lambda text: text + " and so on" * 60),
    "an unknown id": ("no government statement DEU-99", lambda text: text.replace("DEU-04", "DEU-99")),
    "one side alone": ("Missing: MEX", lambda text: text.replace("MEX-06", "DEU-07").replace("MEX-01", "DEU-08")),
}


@pytest.mark.parametrize("name", some_in_gate(UNFIT, step=4))
def test_a_sample_that_the_task_itself_would_not_take_is_told(kit, name):
    said, spoil = UNFIT[name]
    path = kit[0] / "course/january-2021/06-comparing/tasks.toml"
    (task,) = [each for each in tomllib.loads(path.read_text(encoding="utf-8"))["task"] if "samples" in each]
    change(path, task["samples"][1]["text"], spoil(task["samples"][1]["text"]))
    found = check_course(case_paths(kit[0]))
    assert any("task 06.6, sample 2 is no whole answer" in each and said in each for each in found), found


def test_samples_are_of_different_levels_of_the_rubric():
    (task,) = [each for each in lesson_tasks(KIT) if each.id == "02.6"]
    assert check_model_answers([task], {}) == [] and task.samples
    same, outside = ([{**task.samples[0], "level": level} for _ in range(2)] for level in (2, 4))
    for broken in (same, outside, task.samples[:1], []):
        assert "2 samples, of different levels" in check_model_answers([replace(task, samples=broken)], {})[0]
    assert "rubric of three or four levels" in check_model_answers([replace(task, rubric=task.rubric[1:])], {})[0]


def test_what_students_get_of_an_exercise_holds_what_a_text_is_compared_with_only_beside_its_key():
    rubric = [{"level": n, "text": f"level {n}", "anchor": f"anchor {n}"} for n in (1, 2, 3, 4)]
    task = Task("E01.1", "text", 5, "?", words=[1, 9], right="Stored.", samples=[{"text": "secret"}], rubric=rubric)
    shown, graded = public_tasks_json([task]), public_tasks_json([task], keyed=False)
    assert "secret" not in shown + graded and "anchor" not in graded
    assert {each for each in ("anchor 1", "anchor 2", "anchor 3", "anchor 4") if each in shown} == {
        "anchor 2",
        "anchor 4",
    }


def test_students_get_the_tasks_of_an_exercise_as_a_file_of_their_own(kit):
    root, _ = kit
    shown = json.loads((root / KIT.students_tasks / "06-comparing.json").read_text(encoding="utf-8"))
    wanted = [
        task.id for task in read_tasks(root / "course/january-2021/keys/06-comparing.json") if task.id.startswith("E")
    ]
    assert [each["id"] for each in shown] == wanted
    assert len(tomllib.loads((root / "course/january-2021/06-comparing/tasks.toml").read_text())["task"]) > len(wanted)


def test_a_model_answer_cites_what_its_reader_has_met():
    """01.6 cited events by ids that stand nowhere on its page."""
    (task,) = [each for each in lesson_tasks(KIT) if each.id == "01.6"]
    assert check_citations([task], citable_ids(), met=set()) == []  # its cards are what its samples cite
    closed = replace(task, tray=[], cards=[])
    assert [each.partition(",")[0] for each in check_citations([closed], citable_ids(), met=set())] == ["task 01.6"] * 2
    assert check_citations([closed], citable_ids(), met={"FRA-03", "POL-01", "POL-05"}) == []
    spoilt = replace(task, samples=[task.samples[0] | {"note": "See E053."}, task.samples[1]])
    assert "sample 1 cites E053" in check_citations([spoilt], citable_ids(), met=set())[0]
    (argued,) = [each for tasks in exercise_tasks(KIT).values() for each in tasks if each.id == "E10.6"]
    assert check_citations([argued], citable_ids(), met=set()) == []
    spoilt = replace(argued, rubric=[argued.rubric[0] | {"anchor": "It did not come (E135)."}])
    assert (
        "E135" in check_citations([spoilt], citable_ids(), met=set())[0]
    )  # its tray holds statements of governments alone


def test_what_a_page_shows_is_what_its_text_and_its_tools_name():
    cell = nbformat.v4.new_code_cell("compare()", outputs=[
        nbformat.v4.new_output("display_data", data={"text/html": "<td>MEX-06</td>", "image/png": "DEU-04"})
    ])  # fmt: skip
    page = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("Read FRA-09."), cell])
    assert ids_on_page(page, citable_ids()) == {"MEX-06", "FRA-09"}


ABOUT = {  # what an author writes: what the notebook of the case my-case says
    'from whodecides import ask\n\nask("06.1")': (
        'from whodecides import ask, use_case\n\nuse_case("my-case")\nask("06.1")'
    ),
    "import pandas\nfrom whodecides import your_path, load\n\ncase = load()\n\ncase.tables": (
        'import pandas\nfrom whodecides import your_path, load, use_case\n\nuse_case("my-case")\ncase = load()\n\ncase.tables'
    ),
    "from whodecides import load\ncase = load()\n\ncase.tables": (
        'from whodecides import load, use_case\nuse_case("my-case")\ncase = load()\n\ncase.tables'
    ),
    "from whodecides import load": 'from whodecides import load, use_case\n\nuse_case("my-case")',
    'from whodecides import load, use_case\n\nuse_case("other")\nload()': (
        'from whodecides import load, use_case\n\nuse_case("my-case")\nuse_case("other")\nload()'
    ),
}


@pytest.mark.parametrize(("written", "shown"), ABOUT.items())
def test_a_cell_says_first_which_case_it_is_about_and_the_way_back_takes_it_out(written, shown):
    assert with_use_case(written, "my-case") == shown
    assert without_use_case(shown, "my-case") == written


@pytest.mark.parametrize("written", [*ABOUT, "1 + 1", "import pandas\n\npandas.NA", 'print("use_case")'])
def test_a_cell_of_the_default_case_stays_as_it_is(written):
    assert with_use_case(written, "") == written == without_use_case(written, "")


@pytest.mark.parametrize("written", ["1 + 1", "import pandas\n\npandas.NA", "for each in rows:\n    print(each)"])
def test_a_cell_that_imports_nothing_of_ours_stays_as_it_is(written):
    assert with_use_case(written, "my-case") == written == without_use_case(written, "my-case")


def test_what_an_author_says_of_another_case_is_no_sentence_of_ours():
    chosen = 'from whodecides import load, use_case\n\nuse_case("other")\nload()'
    assert without_use_case(chosen, "my-case") == chosen
