"""`whodecides check` tries every call of a lesson with its arguments on the case, and promises nothing else."""

import os
import shutil
from dataclasses import replace

import pytest
from helpers import KIT, ROOT

from whodecides.build import lesson_calls
from whodecides.build.case_support import supported_calls
from whodecides.build.lesson_calls import NOT_TRIED, calls_of, calls_of_course, failing_call_messages, tried_once
from whodecides.case import case_paths, load
from whodecides.cli import main

LESSON = "06-comparing-national-positions"
CELL = """\
# A lesson

```python
{code}
```
"""


@pytest.fixture
def kit(tmp_path, monkeypatch):
    """A kit with the default case, whose course has one lesson; the tests write its code."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / KIT.course / LESSON).mkdir(parents=True)
    shutil.copy(ROOT / KIT.course / LESSON / "tasks.toml", tmp_path / KIT.course / LESSON)
    monkeypatch.chdir(tmp_path)
    return case_paths(tmp_path)


def tried(kit, code, imported="ask, compare, statuses_on, timeline, use_case, where_they_stand", file="lesson.md"):
    """Return what the check says of a lesson with one cell of code."""
    text = CELL.format(code=f"from whodecides import {imported}\n\n{code}")
    (kit.at(kit.course) / LESSON / file).write_text(text, encoding="utf-8")
    return failing_call_messages(kit)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ('compare("MEX+DEU+XXX")', "lesson 06, cell 2: compare(\"MEX+DEU+XXX\"): "),
        ('compare(\n    "MEX+DEU+XXX",\n    after="06.1",\n)', 'lesson 06, cell 2: compare( "MEX+DEU+XXX", after="06.1", ): '),
        ('where_they_stand("no-variable", after="06.1")', "no-variable"),
        ('timeline(start="2021-13-40")', "2021-13-40"),
        ('day = "someday"\nstatuses_on(day)', "lesson 06, cell 2: statuses_on(day): "),
        ('print(compare("XXX+MEX"))', 'compare("XXX+MEX"): '),
        ('compare("MEX+DEU", after="06.66")', "the course has no task '06.66'"),
        ('ask("06.66")', "the course has no task '06.66'"),
        ('compare("MEX+DEU", sort="no such argument")', "This call does not fit: write it as compare("),
        ("compare(", "lesson 06, cell 2: from whodecides import"),
        ('use_case("no-case")\ncompare("MEX+DEU")', "There is no case 'no-case'"),
    ],
)  # fmt: skip
def test_a_call_whose_arguments_the_case_does_not_bear_is_told_with_its_place(kit, code, said):
    first = tried(kit, code)[0]
    assert said in first and first.startswith("lesson 06, cell 2: ") and "\n" not in first


@pytest.mark.parametrize(
    "code",
    [
        'compare("MEX+DEU", after="06.1")',
        'ask("06.1")',
        'place = "MEX+DEU"\ncompare(place)',
        'answer = None\nask("E06.7", answer)',
        'named = {"kind": "statement"}\nprint(named)',
        'use_case("january-2021")\ncompare("MEX+DEU")',
    ],
)
def test_a_call_that_opens_is_not_told(kit, code):
    assert tried(kit, code) == []


def test_an_unknown_call_is_told_and_an_imported_alias_is_tried(kit):
    assert "the kit has no call 'compere'. " in tried(kit, 'compere("MEX+DEU")', "compere")[0]
    assert "XXX" in tried(kit, 'c("MEX+XXX")', "compare as c")[0]


def test_the_code_of_an_exercise_is_tried_as_students_get_it(kit):
    (kit.at(kit.course) / LESSON / "lesson.md").write_text("# A lesson\n", encoding="utf-8")
    said = tried(kit, 'compare("MEX+XXX")\n# solution: compare("MEX+DEU")', file="exercise.md")
    assert len(said) == 1 and said[0].startswith('exercise 06, cell 2: compare("MEX+XXX"): ')


def test_code_that_is_worked_out_is_not_run_and_not_promised(kit):
    code = 'from pathlib import Path\nplaces = Path("ran").write_text("ran")\ncompare(places)'
    assert tried(kit, code) == [] and not (kit.root / "ran").exists()
    promised, *lines = supported_calls(load(kit.at(kit.data)))[1:]
    assert promised == "Lessons of which every call opens: none."
    assert lines == [f"lesson 06, cell 2: compare(places): {NOT_TRIED}"]
    assert (
        calls_of(
            CELL.format(code="from whodecides import compare\na = 'MEX'\na += '+DEU'\ncompare(a)"), "06-x", "lesson"
        )[0].is_read
        is False
    )


def test_trying_a_call_changes_no_setting_and_no_file(kit, monkeypatch):
    monkeypatch.setenv("WHODECIDES_ANSWERS", "mine.json")
    tried(kit, 'compare("MEX+DEU?evaluation=1")')
    assert os.environ["WHODECIDES_ANSWERS"] == "mine.json" and os.getcwd() == str(kit.root)
    assert not list(kit.root.glob("*.json"))


def test_a_call_made_in_several_places_is_tried_once_and_told_each_time(kit, monkeypatch):
    opened = []
    monkeypatch.setattr("whodecides.build.lesson_calls._try_call", lambda call, *_others: opened.append(call))
    assert tried(kit, 'compare("MEX+DEU")\ncompare("MEX+DEU")\ncompare("MEX+POL")') == []
    assert [each.arguments for each in opened] == [("MEX+DEU",), ("MEX+POL",)]
    monkeypatch.undo()
    monkeypatch.chdir(kit.root)
    assert len(tried(kit, 'compare("XXX")\ncompare("XXX")')) == 2


def test_every_call_of_the_kits_own_course_is_read():
    """That each opens is asked in `test_case_data.py` beside the course."""
    calls = calls_of_course(KIT)
    assert len(calls) > 150 and all(each.is_read for each in calls)


@pytest.mark.exhaustive  # the command that says so is tried in the gate
def test_a_case_that_lacks_a_country_or_a_table_does_not_open_the_lessons_that_need_it(case):
    tables = {name: table for name, table in case.tables.items() if name != "origins"}
    cut = replace(case, tables={**tables, "jurisdictions": case["jurisdictions"].query("id != 'POL'")})
    lines = supported_calls(cut)
    promised = next(each for each in lines if each.startswith("Lessons of which every call opens"))
    assert "05" in promised and not [each for each in ("03", "06", "07") if each in promised]
    for said in (
        'lesson 06, cell 4: alike("MEX", ["POL", "RUS", "FRA", "USA", "DEU"], after="06.1"): ',
        'lesson 03, cell 4: read_around("L01+L04+L02+L03+L08+L08", task="03.1"): read_around needs what this case lacks: the table origins',
    ):
        assert any(each.startswith(said) for each in lines), said


def test_check_course_says_so_and_fails(kit, monkeypatch, capsys):
    for other in ("whodecides.build.course_builder.check_course", "whodecides.prepare.teaching_checks.check_teaching"):
        monkeypatch.setattr(other, lambda paths: [])  # this kit has no notebooks
    tried(kit, 'compare("MEX+XXX")')
    (lesson,) = kit.at(kit.course).glob("06-*")
    for place in ("course", str(lesson.parent), str(lesson)):  # all courses, one, or the folder of a lesson: its course
        assert main(["check", place]) == 1
        assert 'lesson 06, cell 2: compare("MEX+XXX"): ' in capsys.readouterr().out


def test_a_check_of_the_data_and_of_their_course_tries_each_call_once(kit, monkeypatch):
    asked = []
    monkeypatch.setattr(lesson_calls, "failed_calls", lambda case, paths: asked.append(paths) or [])
    trying = tried_once()
    supported_calls(load(kit.tables), trying)
    assert failing_call_messages(kit, trying) == [] and asked == [kit]
