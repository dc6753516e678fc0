"""Beside the default case another one: its cells say which it is, and its tasks bear its name outside its own pages."""

import json
import shutil
from dataclasses import replace

import pytest
from class_tasks import CODES, TASKS
from helpers import KIT, copied_case, zip_bytes

from whodecides.answers import Store, lesson_tasks, parse
from whodecides.answers.lesson_aims import read_lesson_aims
from whodecides.case import use_case
from whodecides.classroom import (
    PageFacts,
    grade_class,
    made_up_class,
    moodle_name,
    pool_class,
    simulate_class,
    write_archive,
    write_report,
)
from whodecides.classroom.answer_keys import read_older_kit
from whodecides.coding import coding_set
from whodecides.tools.agreement import widget as agreement_tools
from whodecides.widgets.calls import with_readable_errors
from whodecides.widgets.tool import Call

KEY = {"id": "E06.1", "kind": "number", "minutes": 1, "question": "?", "answer": 3, "revision": 1}
KEYS = {  # of kits before the second case, and since
    "course/keys/06-more.json": "E06.1",
    "course/january-2021/keys/06-more.json": "E06.2",
    "course/my-case/keys/06-more.json": "my-case-E06.1",
}


@pytest.mark.parametrize("above", ["", "whodecides-main/"])
@pytest.mark.parametrize("names", [[name] for name in KEYS] + [list(KEYS)], ids=["before", "since", "other", "all"])
def test_keys_of_a_kit_before_the_second_case_and_since_are_read(tmp_path, names, above):
    files = {f"{above}{name}": json.dumps([KEY | {"id": KEYS[name]}]) for name in names}
    (tmp_path / "older.zip").write_bytes(zip_bytes(files))
    for name, text in files.items():
        path = tmp_path / "older" / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    for older in ("older", "older.zip"):
        assert sorted(task.id for task in read_older_kit(tmp_path / older)) == sorted(KEYS[name] for name in names)


@pytest.fixture
def other_case(tiny_folder, tmp_path, monkeypatch):
    """A notebook that is about the case other, beside the default case tiny."""
    shutil.copytree(tiny_folder, tmp_path / "data/other")
    (tmp_path / "data/cases.toml").write_text('default = "tiny"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    use_case("other")
    yield
    use_case("")


def ask(name, answer=None, after=None, case=None, **work):
    """A call such as the public ones: it tells what came."""
    return name, answer, after, work


def test_a_notebook_of_another_case_names_its_tasks_by_their_numbers(other_case):
    call = with_readable_errors(Call(ask, needs=None))
    assert call("06.1", after="E06.2") == ("other-06.1", None, "other-E06.2", {})
    assert call("06.1", steps="08.2") == ("other-06.1", None, None, {"steps": "other-08.2"})
    assert call("other-06.1", after="no task")[:3] == ("other-06.1", None, "no task")
    use_case("")
    assert call("06.1", after="E06.2", steps="08.2") == ("06.1", None, "E06.2", {"steps": "08.2"})


@pytest.mark.parametrize("answer", ["12.5", "06.1", {"steps": "08.2"}, ["08.2"], 12.5])
def test_what_a_student_answers_is_no_name_of_a_task(other_case, answer):
    call = with_readable_errors(Call(ask, needs=None))
    assert call("06.1", answer) == ("other-06.1", answer, None, {}) == call("06.1", answer=answer)


def test_answers_to_tasks_of_every_case_are_kept_and_read(tmp_path):
    store = Store(tmp_path / "my-answers.json")
    for name in ("06.1", "my-case-06.1", "My_case.2-E06.12"):
        store.record(name, "3")
    assert set(Store(tmp_path / "my-answers.json").read()["answers"]) == {"06.1", "my-case-06.1", "My_case.2-E06.12"}
    strange = ("-06.1", "../E06.1", "my case-06.1", "a" * 61 + "-06.1", "my-case-", "é-06.1", "06.\u0661", "06.1\n")
    read = parse(store.text().replace('"06.1"', json.dumps(strange[0]), 1))
    assert "my-case-06.1" in read["answers"] and strange[0] in read["unread"]
    for name in strange:
        assert parse(store.text().replace('"06.1"', json.dumps(name), 1))["unread"].keys() == {name}


def of_other(task):
    """The same task in the course of the case other."""
    own = {name: f"other-{getattr(task, name)}" for name in ("id", "later") if getattr(task, name)}
    return replace(task, **own)


def test_a_class_may_be_graded_on_the_tasks_of_two_cases_and_each_cites_its_own(tmp_path):
    asked = [*TASKS, *map(of_other, TASKS)]
    students = simulate_class(asked, 8, seed=1)
    write_archive(tmp_path / "class.zip", {moodle_name(each): each.text() for each in students})
    known = {"": CODES, "other": {f"Z{name}": codes for name, codes in CODES.items()}}
    report = grade_class(tmp_path / "class.zip", asked, known)
    assert not report.unanswered_tasks()
    for result, student in zip(report.results, students, strict=True):
        given = {task.id for task in asked} & set(student.answers)
        assert {mark.task for mark in result.marks} == {task.id for task in asked} and given
    text = "# {0}\n\n## What you can do now\n\n1. **Count** {1} *(task 06.1)*\n2. **Argue** {1} *(task 06.1)*\n"
    named = {"06": ("Comparing", "here"), "other-06": ("Weighing", "there")}
    report.about = PageFacts({number: read_lesson_aims(text.format(*each)) for number, each in named.items()})
    write_report(report, tmp_path / "out", {})
    page = next((tmp_path / "out/feedback").glob("*.html")).read_text(encoding="utf-8")
    assert "<h1>Comparing · Weighing</h1>" in page and "Feedback on exercise 06, other-06" in page
    rows = {each.partition("</th>")[0]: each for each in page.split('<th scope="row">')[1:]}
    assert set(rows) == {"Count here", "Argue here", "Count there", "Argue there"}
    assert "other-E06" in rows["Count there"] and "other-E06" not in rows["Count here"]


def test_a_class_is_pooled_on_the_codes_of_its_own_case(case):
    """Lesson 04 of each case keeps codes: those of another one are not taken for them."""
    ours = lesson_tasks(KIT)
    theirs = [of_other(task) for task in ours]
    archive, roster = made_up_class(case, theirs)
    pool = pool_class(archive, case, theirs, roster)
    assert len(pool["codings"]) and len(pool["predictions"])
    archive.seek(0)
    assert not len(pool_class(archive, case, ours, roster)["codings"])


def test_own_codes_are_those_of_their_own_case(case, store, tmp_path, monkeypatch):
    for name in ("one", "other"):
        copied_case(tmp_path / "data" / name)
    (tmp_path / "data/cases.toml").write_text('default = "one"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    codes = {each: {"evaluation": "condemns"} for each in coding_set(case)[:8]}
    for name, other, found in (("", "other-04.2", "04.2"), ("other", "04.2", "other-04.2")):
        use_case(name)
        try:
            mine = Store(tmp_path / f"answers-{name}.json")
            mine.record(other, {"codes": codes})
            monkeypatch.setattr(agreement_tools, "open_store", lambda mine=mine: mine)
            widget = agreement_tools.own_codes("evaluation", case=case)
            widget.requested_state = {**widget.state, "before": True}
            assert not widget.view["asks"]
            mine.record(found, {"codes": codes})
            assert widget.view["asks"], name
        finally:
            use_case("")
