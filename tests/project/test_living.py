"""Lessons as living pages: Python opens each cell without Jupyter, and the site holds what a page needs and no key of an exercise."""

import gzip
import json
import re
import zipfile
from io import BytesIO

import pytest
from helpers import KIT, ROOT
from made_up_runtime import made_up_runtime
from page_python import PagePython

from whodecides.answers import is_of_an_exercise, read_tasks
from whodecides.build import read_notebook
from whodecides.errors import KitError
from whodecides.prepare.living import kit_pack, living_site

LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
FIGURES = ("reach_plot", "company_plot")  # they stand in the page as pictures


@pytest.fixture
def python(tmp_path):
    started = PagePython(tmp_path)
    yield started
    started.end()


def codes_of(path):
    return [cell.source for cell in read_notebook(path).cells if cell.cell_type == "code"]


def test_every_cell_of_every_lesson_opens_without_jupyter(python):
    for path in LESSONS:
        for code in codes_of(path):
            shown = python.ask("open_cell", code)
            if not any(each in code for each in FIGURES):
                assert "model" in shown, (path.name, code, shown)
                assert shown["state"].get("view") or shown["state"].get("locked") or shown["state"]["task"], code


def press(python, shown, **change):
    asked = {**shown["state"]["state"], **change, "sent": 1}
    return {"id": shown["model"], "data": {"method": "update", "state": {"requested_state": asked}}}


def test_a_press_is_stored_and_opens_what_waited_for_it(python):
    first, second = (
        python.ask("open_cell", code) for code in codes_of(ROOT / "notebooks/06-comparing-national-positions.ipynb")[:2]
    )
    assert second["state"]["locked"]
    said = python.ask("hear_page", json.dumps(press(python, first, answer="DEU")))
    assert any(each["id"] == second["model"] and each["data"]["state"].get("locked") == "" for each in said)
    assert json.loads(python.answers.read_text())["answers"]["06.1"]["answer"] == "DEU"
    # What was pressed before that, and is told only now, does not take its place: what is stored is said instead.
    late = {**press(python, first, answer="FRA"), "at": "2020-01-01T00:00:00Z"}
    (told,) = python.ask("hear_page", json.dumps(late))
    assert told["data"]["state"]["state"]["answer"] == "DEU"
    assert json.loads(python.answers.read_text())["answers"]["06.1"]["answer"] == "DEU"


def test_what_another_page_stores_is_taken_over(python, tmp_path):
    codes = codes_of(ROOT / "notebooks/06-comparing-national-positions.ipynb")
    _first, second = (python.ask("open_cell", code) for code in codes[:2])
    other = PagePython(tmp_path)
    shown = other.ask("open_cell", codes[0])
    other.ask("hear_page", json.dumps(press(other, shown, answer="POL")))
    other.end()
    assert any(each["id"] == second["model"] for each in python.ask("take_answers"))


@pytest.mark.parametrize(("code", "sentence"), [
    ("x = 1\ny =", "SyntaxError (line 2): invalid syntax"),
    ("1\n1 / 0", "ZeroDivisionError (line 2): division by zero"),
    ("from whodecides import compare\ncompare('Atlantis')", "has no jurisdiction 'Atlantis'"),
])  # fmt: skip
def test_a_mistake_in_code_is_one_sentence_with_its_line(python, code, sentence):
    assert sentence in python.ask("open_cell", code)["error"]


def test_a_cell_may_show_a_text_a_table_or_nothing(python):
    assert python.ask("open_cell", "1 + 1")["text"] == "2"
    assert "<table" in python.ask("open_cell", "from whodecides import load\nload()['statements'].head(1)")["html"]
    assert python.ask("open_cell", "x = 1") == {"said": []}


@pytest.fixture
def runtime():
    return made_up_runtime()


def names_in(archive):
    return zipfile.ZipFile(BytesIO(archive)).namelist()


def test_a_site_holds_its_lessons_and_names_each_file_by_its_content(runtime):
    made = living_site(KIT, runtime, ["00"])
    assert {each for each in made if each.endswith(".html")} == {"index.html", "00-start-here.html"}
    page = made["00-start-here.html"].decode()
    for path in made:
        if path.startswith("files/"):
            assert path in page or path in made["index.html"].decode(), path  # nothing lies about that no page asks for
    assert living_site(KIT, runtime, ["00"]) == made
    packages = next(content for path, content in made.items() if path.startswith("files/packages."))
    packages = gzip.decompress(packages)
    assert "site/pandas/__init__.py" in names_in(packages) and not any("/tests/" in each for each in names_in(packages))
    assert "10-" not in page.partition('<script type="application/json"')[0]  # a lesson that is not there is not linked


def test_a_figure_stands_in_the_page_and_the_fallback_of_a_tool_gives_way_to_its_script(runtime):
    page = living_site(KIT, runtime, ["08"])["08-what-platforms-do.html"].decode()
    page = page.partition('<script type="application/json"')[0]
    drawn = re.sub(r"<noscript>.+?</noscript>", "", page, flags=re.S)  # as a browser with scripts sees it
    codes = codes_of(ROOT / "notebooks/08-what-platforms-do.ipynb")
    assert drawn.count("<figure") == sum(any(each in code for each in FIGURES) for code in codes) > 1
    assert page.count("<noscript>") == drawn.count("data-cell=") > 5


def test_no_key_of_an_exercise_is_in_a_page_or_a_pack(runtime):
    names = [path.stem for path in LESSONS]
    with zipfile.ZipFile(BytesIO(kit_pack(KIT, names))) as pack:
        texts = {name: pack.read(name).decode(errors="replace") for name in pack.namelist()}
    keys = [task for name in names for task in read_tasks(ROOT / KIT.keys / f"{name}.json") if is_of_an_exercise(task)]
    assert len(keys) > 40
    for task in keys:
        assert not any(f'"{task.id}"' in text for name, text in texts.items() if name.startswith("kit/course")), task.id
    assert not any(name.startswith("kit/solutions") or "/prepare/" in name for name in texts)


def test_a_lesson_that_is_not_there_is_named(runtime):
    with pytest.raises(KitError, match="There is no lesson '44'"):
        living_site(KIT, runtime, ["44"])
