"""A lesson that declares another case: it goes with that case's data, and is left out, in one sentence, where these are not."""

import json
import shutil

import nbformat
import pytest
from helpers import ROOT
from made_up_case import write_case, write_later_case

from whodecides.answers.lesson_cases import declared_cases, left_out_notes
from whodecides.build import course_builder
from whodecides.build.course_builder import check_course, keep_revisions, make_course
from whodecides.build.lesson_calls import failing_call_messages
from whodecides.build.task_files import FIRST_LINE, check_tasks, read_task_file
from whodecides.case import DEFAULT, case_paths, load
from whodecides.classroom.release import bundle
from whodecides.cli import main
from whodecides.prepare.lessons import read_lessons, read_routes
from whodecides.prepare.living.opening import open_notebooks
from whodecides.prepare.living.student_kit import student_kit
from whodecides.prepare.site import kit_site

ALONE, BOTH = "01-one-harbour", "02-two-harbours"
LESSON = """# {title}

**Time:** 5 minutes

## Who inspects?

*5 minutes*

```python
from whodecides import {name}

{call}
```

```python
from whodecides import ask

ask("{number}.1")
```
"""
TASK = """
[[task]]
id = "{number}.1"
kind = "number"
minutes = 1
question = "How many statements are there?"
answer = {answer}
right = "All are counted."
hint = "Count them."

[[task.mistakes]]
answer = 3
misconception = "counts-three"
feedback = "One more."
"""
ROUTES = """
[class]
games = [5, 60]
most = 100
opening = 1
closing = [1, 2]

[[route]]
for = "any"
minutes = 50
session = [{ lessons = [{ lesson = "01", tasks = "all" }, { lesson = "02", tasks = "all" }], home = ["02"] }]

[[route]]
for = "any"
minutes = 50
session = [{ lessons = [{ lesson = "01", tasks = "all" }] }, { lessons = [{ lesson = "02", tasks = "all" }] }]
"""
SAID = "Lesson 02 is left out: it is also about later, of which this kit has no data."


@pytest.fixture
def runs(monkeypatch):
    """The lessons that were executed; a run leaves its number in place of results."""
    found = []

    def ran(notebook, folder):
        found.append(notebook.cells[0].source.partition("\n")[0])
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = [nbformat.v4.new_output("stream", text=f"run {len(found)}")]
        return notebook

    monkeypatch.setattr(course_builder, "execute", ran)
    return found


@pytest.fixture
def kit(tmp_path, monkeypatch, runs):
    """A kit of the made-up case with two lessons, made; the second one is about the later case, too."""
    write_case(tmp_path / "data/harbour")
    write_later_case(tmp_path / "data/later")
    shutil.copytree(ROOT / "data/schema", tmp_path / "data/schema")
    (tmp_path / DEFAULT).write_text('default = "harbour"\n')
    (tmp_path / "instructor").mkdir()
    shutil.copy(ROOT / "instructor/for-students.md", tmp_path / "instructor")
    course = tmp_path / "course/harbour"
    for name, title, cases, call, answer in (
        (ALONE, "One harbour", "", 'compare("QAA+QBB")', '{ count = "statements" }'),
        (
            BOTH,
            "Two harbours",
            'cases = ["later"]\n',
            'compare_cases("QAA+QBB", "later")',
            '{ case = "later", count = "statements" }',
        ),
    ):
        (course / name).mkdir(parents=True)
        number = name[:2]
        text = LESSON.format(title=title, name=call.partition("(")[0], call=call, number=number)
        (course / name / "lesson.md").write_text(text)
        (course / name / "tasks.toml").write_text(f"{FIRST_LINE}\n{cases}{TASK.format(number=number, answer=answer)}")
    for each in ("tasks.schema.json", "teaching.schema.json", "routes.schema.json"):
        shutil.copy(ROOT / "course" / each, tmp_path / "course")
    (course / "routes.toml").write_text("#:schema ../routes.schema.json\n" + ROUTES)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WHODECIDES_ANSWERS", str(tmp_path / "my-answers.json"))
    paths = case_paths(tmp_path)
    make_course(paths, report=lambda line: None)
    return paths


@pytest.fixture
def lacking(kit):
    """The same kit without the data of the later case."""
    shutil.rmtree(kit.root / "data/later")
    return kit


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def data_in(files):
    """Return the cases whose tables are among these files."""
    return {
        path.split("data/")[1].split("/")[0] for path in files if path.startswith("data/") and path.endswith(".csv")
    }


def test_a_lesson_declares_cases_at_the_top_of_its_tasks(kit):
    assert declared_cases(kit, BOTH) == ("later",) and declared_cases(kit, ALONE) == () == declared_cases(
        kit, "03-none"
    )
    file = kit.at(kit.course) / BOTH / "tasks.toml"
    assert check_tasks(file) == [] == left_out_notes(kit)
    change(file, 'cases = ["later"]', 'cases = "later"')
    assert check_tasks(file) == [
        f"{BOTH}/tasks.toml, cases: 'later' is not of type 'array'. Write each task below a line [[task]]."
    ]
    change(file, 'cases = "later"', 'cases = ["harbour"]')
    assert check_tasks(file) == [
        f"{BOTH}/tasks.toml, cases: it names the case of its own course; name others, or leave the line out."
    ]


def test_a_text_of_such_a_lesson_may_cite_the_cases_that_it_declares(kit):
    file, case = kit.at(kit.course) / BOTH / "tasks.toml", load(kit.tables)
    change(file, 'kind = "number"', 'kind = "text"')
    assert [task.cases for task in read_task_file(file, case).tasks] == [["later"]]
    change(file, 'cases = ["later"]\n', "")
    assert [task.cases for task in read_task_file(file, case).tasks] == [[]]


def test_with_both_cases_everything_holds_the_lesson(kit):
    assert list(read_lessons(kit)) == ["01", "02"] and len(read_routes(kit)["route"]) == 2
    assert check_course(kit) == [] == failing_call_messages(kit)
    assert f"notebooks/{BOTH}.html" in kit_site(kit)


def test_a_row_of_the_other_case_makes_its_lesson_anew_and_no_other(kit, runs):
    assert runs == ["# One harbour", "# Two harbours"]
    change(kit.root / "data/later/statements.csv", "made-up words", "other made-up words")
    make_course(kit, report=lambda line: None)
    assert runs[2:] == ["# Two harbours"]


def test_without_its_case_a_lesson_is_left_out_and_nothing_fails(lacking, runs, capsys):
    assert [str(each) for each in left_out_notes(lacking)] == [SAID]
    assert list(read_lessons(lacking)) == ["01"]
    assert check_course(lacking) == [] == failing_call_messages(lacking)
    kept = (lacking.root / lacking.notebook(BOTH)).read_bytes()
    change(lacking.at(lacking.course) / BOTH / "lesson.md", "Who inspects?", "Who is it?")
    said = []
    make_course(lacking, [], said.append)
    assert said == [SAID] and len(runs) == 2 and (lacking.root / lacking.notebook(BOTH)).read_bytes() == kept
    files = kit_site(lacking)
    assert f"notebooks/{ALONE}.html" in files and f"notebooks/{BOTH}.html" not in files
    assert main(["site", "pages", "--read-only"]) == 0
    assert SAID in capsys.readouterr().out.splitlines()


def test_the_check_says_it_and_names_nothing_of_the_lesson(lacking, capsys):
    main(["check", "course/harbour"])  # which also says what these lessons lack of teaching
    told = capsys.readouterr().out.splitlines()
    assert told[0] == SAID and not [each for each in told[1:] if BOTH in each or "later" in each]


def test_a_question_of_the_rest_of_the_course_is_declared_the_same_all_the_same(lacking):
    change(lacking.at(lacking.course) / ALONE / "tasks.toml", "How many statements are there?", "How many are there?")
    keep_revisions(lacking, ["01.1"])
    assert check_course(lacking)[-1].endswith("then run 'make course'.")


def test_routes_go_on_without_the_lesson_and_one_of_an_empty_session_is_none(lacking):
    (route,) = read_routes(lacking)["route"]
    assert route["session"] == [{"lessons": [{"lesson": "01", "tasks": "all"}], "home": []}]


def test_pages_and_bundle_carry_the_declared_case_with_its_lesson_alone(kit):
    assert data_in(student_kit(kit, [ALONE])) == {"harbour"}
    assert data_in(student_kit(kit, [ALONE, BOTH])) == {"harbour", "later"}
    exercise = json.dumps(nbformat.v4.new_notebook(cells=[]))
    for name, wanted in ((ALONE, {"harbour"}), (BOTH, {"harbour", "later"})):
        files = bundle(kit, {name: (exercise, "[]")}, b"{}")
        assert data_in(files) == wanted and f"notebooks/{name}.ipynb" in files


def test_the_lesson_opens_in_the_kit_of_a_page(kit):
    notebook = kit.notebook(BOTH)
    opened = open_notebooks(kit, student_kit(kit, [BOTH]), [notebook])[notebook]
    assert opened.outputs[0]["source"].endswith('compare_cases("QAA+QBB", "later")')
    state = opened.state(opened.tools[0], "fr")
    assert [each["name"] for each in state["view"]["sides"]] == ["Harbour fine (inventé)", "Six years on (inventé)"]
