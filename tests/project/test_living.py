"""Lessons as living pages: Python opens each cell without Jupyter, and the site holds what a page needs and no key of an exercise."""

import base64
import gzip
import html
import json
import random
import re
import zipfile
from io import BytesIO

import pytest
from helpers import KIT, ROOT
from made_up_runtime import made_up_runtime
from page_python import NAMES, PagePython, student, student_folder
from recorded_answers import assert_answered_as_by_python

from whodecides.answers import all_variants, class_file, is_of_an_exercise, read_tasks
from whodecides.answers.task_json import PUBLIC_FIELDS
from whodecides.build.notebooks import read_notebook
from whodecides.errors import KitError
from whodecides.prepare.living import megabytes
from whodecides.prepare.living.student_kit import kit_pack, student_kit
from whodecides.prepare.site import kit_site

__all__ = ["student", "student_folder"]  # fixtures
LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
EXERCISES = sorted((ROOT / "exercises").glob("*.ipynb"))
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


@pytest.mark.exhaustive  # those of lessons are opened in the gate
def test_every_cell_of_every_exercise_opens_without_jupyter(student):
    for path in EXERCISES:
        for code in codes_of(path):
            shown = student.ask("run_code", code)
            assert "error" not in shown, (path.name, code, shown)
            if "ask(" in code:
                assert shown["state"]["task"] and shown["script"], code
            elif not code.startswith("#"):
                assert "model" in shown or "html" in shown, code


def test_a_task_of_an_exercise_is_stored_and_told_without_a_key(student):
    shown = student.ask("open_cell", 'from whodecides import ask\nask("E06.1")')
    for answer in ("opposed", "part"):  # a wrong one and the right one
        said = student.ask(
            "hear_page",
            json.dumps({"id": shown["model"], "data": {"method": "update", "state": {"sent": {"answer": answer}}}}),
        )
        (told,) = (each["data"]["state"]["feedback"] for each in said["said"] if "feedback" in each["data"]["state"])
        stored = "Your answer is stored; you may change it and store it again.\nStored of this exercise: 1 of 7 tasks."
        assert told["text"] == stored and not told["more"], "for whom it is stands once, at the head of the page"
        assert json.loads(student.answers.read_text())["answers"]["E06.1"]["answer"] == answer


def press(python, shown, **change):
    asked = {**shown["state"]["state"], **change, "sent": 1}
    return {"id": shown["model"], "data": {"method": "update", "state": {"requested_state": asked}}}


def test_a_press_is_stored_and_opens_what_waited_for_it(python):
    first, second = (
        python.ask("open_cell", code) for code in codes_of(ROOT / "notebooks/06-comparing-national-positions.ipynb")[:2]
    )
    assert second["state"]["locked"]
    said = python.ask("hear_page", json.dumps(press(python, first, answer="DEU")))["said"]
    assert any(each["id"] == second["model"] and each["data"]["state"].get("locked") == "" for each in said)
    assert json.loads(python.answers.read_text())["answers"]["06.1"]["answer"] == "DEU"
    # What was pressed before that, and is told only now, does not take its place: what is stored is said instead.
    late = {**press(python, first, answer="FRA"), "at": "2020-01-01T00:00:00Z"}
    (told,) = python.ask("hear_page", json.dumps(late))["said"]
    assert told["data"]["state"]["state"]["answer"] == "DEU" and told["data"]["state"]["state"]["sent"] == 1
    assert json.loads(python.answers.read_text())["answers"]["06.1"]["answer"] == "DEU"


def test_presses_of_one_tool_that_were_kept_are_all_heard_each_with_its_time(python):
    """The first of them stores an answer; it is no later one, which would take the place of the others."""
    fight = python.ask("open_cell", codes_of(ROOT / "notebooks/09-the-g20-table.ipynb")[0])
    for second, bets in enumerate((["USA"], ["USA", "EUU"])):
        kept = {**press(python, fight, bets=bets), "at": f"2026-01-01T00:00:0{second}.500Z"}
        (told,) = [each for each in python.ask("hear_page", json.dumps(kept))["said"] if each["id"] == fight["model"]]
        assert told["data"]["state"]["state"]["bets"] == bets
    (stored,) = json.loads(python.answers.read_text())["answers"].values()
    assert stored["at"] == "2026-01-01T00:00:01.500+00:00"


def answers_of(**given):
    """A file of answers: task -> (answer, time)."""
    answers = {task: {"answer": answer, "tries": 1, "at": at} for task, (answer, at) in given.items()}
    return json.dumps({"format": "whodecides-answers", "version": 1, "language": "en", "answers": answers})


def test_what_another_page_stores_is_taken_in_and_nothing_is_lost(python):
    codes = codes_of(ROOT / "notebooks/06-comparing-national-positions.ipynb")
    first, second = (python.ask("open_cell", code) for code in codes[:2])
    python.ask("hear_page", json.dumps(press(python, first, answer="DEU")))
    told = python.ask(
        "take_answers",
        answers_of(**{"06.1": ("POL", "2020-01-01T00:00:00Z"), "00.4": ("label", "2020-01-01T00:00:00Z")}),
    )
    assert told["taken"] == 1 and "06.1" in told["message"]
    kept = json.loads(python.answers.read_text())["answers"]
    assert kept["06.1"]["answer"] == "DEU" and kept["06.1"]["earlier"][0]["answer"] == "POL"
    assert kept["00.4"]["answer"] == "label"
    refused = python.ask("take_answers", "no answers")
    assert refused["taken"] == 0 and "does not hold answers" in refused["message"]
    assert json.loads(python.answers.read_text())["answers"] == kept


def test_a_name_stands_beside_the_answers_and_an_impossible_one_is_refused(python):
    python.ask("open_cell", codes_of(ROOT / "notebooks/06-comparing-national-positions.ipynb")[0])
    assert python.ask("name_answers", "Ana")["message"] == ""
    assert "at most 40" in python.ask("name_answers", "<b>")["message"]
    assert json.loads(python.answers.read_text())["pseudonym"] == "Ana"


@pytest.mark.parametrize(("code", "sentence"), [
    ("x = 1\ny =", "SyntaxError (line 2): invalid syntax"),
    ("1\n1 / 0", "ZeroDivisionError (line 2): division by zero"),
    ("from whodecides import compare\ncompare('Atlantis')", "has no jurisdiction 'Atlantis'"),
])  # fmt: skip
def test_a_mistake_in_code_is_one_sentence_with_its_line(python, code, sentence):
    assert sentence in python.ask("open_cell", code)["error"]


def test_a_cell_may_show_a_text_a_table_or_nothing(python):
    assert python.ask("open_cell", "1 + 1")["html"] == "<pre>2</pre>"
    assert "<table" in python.ask("open_cell", "from whodecides import load\nload()['statements'].head(1)")["html"]
    assert python.ask("open_cell", "x = 1") == {"said": []}


def test_what_a_cell_prints_is_shown_above_its_value_and_above_its_error(python):
    assert "<pre>one &lt;\n</pre>" in python.ask("run_code", 'print("one <")\n2')["html"]
    failed = python.ask("run_code", 'print("so far")\nmissing')
    assert "so far" in failed["html"] and failed["error"] == "NameError (line 2): name 'missing' is not defined"
    assert python.ask("run_code", "raise SystemExit(1)")["error"].startswith("SystemExit")
    assert python.ask("run_code", "1 + 1")["html"] == "<pre>2</pre>"  # it goes on


def test_a_tool_that_code_opens_brings_its_script(python):
    shown = python.ask("run_code", "from whodecides import compare\ncompare('MEX+DEU')")
    assert "export default" in shown["script"] and ".whodecides" in shown["style"] and shown["state"]["state"]


DRAWING = """
import matplotlib.pyplot as plt
plt.plot([1, 2])
plt.title("Up & away")
plt.ylabel("count")
plt.show()
plt.figure()
"""


def test_a_figure_is_shown_with_what_it_says_of_itself_and_fetched_once(python):
    assert python.ask("run_code", "import pandas") and python.ask("fetched") == []
    shown = python.ask("run_code", DRAWING)["html"]
    assert [html.unescape(each) for each in re.findall('alt="([^"]+)"', shown)] == [
        "Up & away. count",
        "A figure that names nothing",
    ]
    drawn = re.findall(r"base64,([^\"]+)", shown)
    assert b"Up &amp; away" in base64.b64decode(drawn[0])
    assert "<figure>" not in python.ask("run_code", "1")["html"]  # it was shown
    assert (
        python.ask("run_code", "from whodecides import reach_plot\nreach_plot('daily')")["html"].count("<figure") == 1
    )
    assert python.ask("fetched") == ["figures"]


def test_a_tool_fetches_what_writes_documents_when_it_is_asked_for_one(python):
    shown = python.ask("open_cell", "from whodecides import brief\nbrief(3)")
    assert python.ask("fetched") == []
    said = python.ask("hear_page", json.dumps(press(python, shown, file="docx")))
    (file,) = (each["data"]["state"]["file"] for each in said["said"] if "file" in each["data"]["state"])
    assert base64.b64decode(file["data"]).startswith(b"PK") and python.ask("fetched") == ["figures"]


@pytest.fixture
def runtime():
    return made_up_runtime()


def names_in(archive):
    return zipfile.ZipFile(BytesIO(archive)).namelist()


def test_a_site_holds_its_lessons_and_names_each_file_by_its_content(runtime):
    made = kit_site(KIT, runtime, ["00"], for_students=True)
    assert {"index.html", "notebooks/00-start-here.html", "kit.json", "sw.js"} < set(made)
    page = made["notebooks/00-start-here.html"].decode()
    for path in made:
        if path.startswith("files/"):
            assert path in page, path  # nothing lies about that no page asks for
    packages = next(content for path, content in made.items() if path.startswith("files/packages."))
    packages = gzip.decompress(packages)
    assert "site/pandas/__init__.py" in names_in(packages) and not any("/tests/" in each for each in names_in(packages))
    assert "The tools do not answer. Load the page again" in page and "Kernel" not in page
    assert "10-" not in page.partition('<script type="application/json"')[0]  # a lesson that is not there is not linked


@pytest.mark.exhaustive  # the gate holds which language a class has
def test_pages_of_a_class_speak_its_language_until_another_is_chosen(runtime):
    made = kit_site(KIT, runtime, ["00"], for_students=True, of_class=class_file("automne", "fr"))
    page = data_of(made["notebooks/00-start-here.html"])
    assert page["language"] == "fr" and list(page["languages"]) == ["en", "es"]
    others = json.loads(made[page["languages"]["en"]])
    assert {each["words"]["language"] for each in page["states"] if each.get("words")} == {"Langue"}
    assert {each["words"]["language"] for each in others if each.get("words")} == {"Language"}


def shown_in(page):
    """Return what of a page is there to be read, without the data of its script."""
    return page.decode().partition('<script type="application/json"')[0]


@pytest.mark.exhaustive  # the gate holds the names of files to their content, from which the rest follows
def test_the_same_kit_makes_the_same_bytes(runtime):
    assert kit_site(KIT, runtime, ["02"]) == kit_site(KIT, runtime, ["02"])


@pytest.mark.exhaustive  # all cells of all lessons are opened above
def test_a_figure_stands_in_the_page_and_the_fallback_of_a_tool_gives_way_to_its_script(runtime):
    page = shown_in(kit_site(KIT, runtime, ["08"], for_students=True)["notebooks/08-what-platforms-do.html"])
    drawn = re.sub(r"<noscript>.+?</noscript>", "", page, flags=re.S)  # as a browser with scripts sees it
    codes = codes_of(ROOT / "notebooks/08-what-platforms-do.ipynb")
    assert drawn.count("<figure") == sum(any(each in code for each in FIGURES) for code in codes) > 1
    assert page.count("<noscript>") == drawn.count("data-cell=") > 5
    assert "wd-again" not in page  # how the tools of a saved notebook are started


@pytest.fixture(scope="module")
def site():
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("whodecides.prepare.living.public_address", lambda root: "https://somebody.github.io/kit/")
        return kit_site(KIT, made_up_runtime(), ["06"], for_students=True)


def test_what_a_page_loads_is_said_as_it_travels_and_never_too_small():
    dense, repeated = random.Random(1).randbytes(1_100_000), bytes(5_000_000)
    assert megabytes([dense]) == megabytes(iter([dense, repeated])) == 2


def test_exercises_are_pages_that_their_lesson_links_and_that_lead_back(site):
    lesson = shown_in(site["notebooks/06-comparing-national-positions.html"])
    for name in ("06-exercise.html", "06-in-pandas.html"):
        assert f'href="../exercises/{name}"' in lesson
        page = shown_in(site[f"exercises/{name}"])
        assert 'href="../notebooks/06-comparing-national-positions.html"' in page and 'href="07-' not in page
    assert 'data-word="exercise"' in shown_in(site["exercises/06-exercise.html"]) and 'class="told"' not in lesson


@pytest.mark.exhaustive  # the gate holds which pages there are
def test_an_exercise_says_who_tells_what_holds_a_class_or_its_solution(runtime):
    of_class = kit_site(KIT, runtime, ["06"], for_students=True, of_class=class_file("autumn"))
    assert 'data-word="class_exercise"' in shown_in(of_class["exercises/06-exercise.html"])
    alone = kit_site(KIT, runtime, ["06"], for_students=True, solutions=True)
    assert 'href="../solutions/06-solution.html"' in shown_in(alone["exercises/06-exercise.html"])
    assert "solutions/06-solution.html" in alone


def test_code_that_a_notebook_shows_is_an_editor_and_folded_code_is_not(site):
    for name in ("exercises/06-exercise", "exercises/06-in-pandas", f"notebooks/{NAMES[6]}"):
        page = shown_in(site[f"{name}.html"])
        cells = [each for each in read_notebook(ROOT / f"{name}.ipynb").cells if each.cell_type == "code"]
        unfolded = [each.source for each in cells if not each.metadata.get("jupyter", {}).get("source_hidden")]
        assert [html.unescape(each) for each in re.findall(r"<textarea[^>]+>(.*?)</textarea>", page, re.S)] == unfolded
    assert len(unfolded) == 0 and "<textarea" not in page  # of the lesson


def test_what_code_showed_stands_below_it_before_it_runs(site):
    page = shown_in(site["exercises/06-in-pandas.html"])
    assert "169 statements, from" in page and page.count('class="dataframe"') >= 5
    assert re.search(r'<img src="data:image/svg[^"]+" alt="\d+ of \d+ governments: ', page)


def data_of(page):
    """Return what the script of a page reads."""
    return json.loads(re.search(r'<script type="application/json" id="page">(.*?)</script>', page.decode(), re.S)[1])


def test_a_page_opens_as_a_notebook_here_and_where_an_address_is_set_on_binder(site):
    for path in ("exercises/06-exercise", f"notebooks/{NAMES[6]}"):
        data = data_of(site[f"{path}.html"])
        assert site[data["notebook"]] == (ROOT / f"{path}.ipynb").read_bytes()
        assert data["binder"] == f"https://mybinder.org/v2/gh/somebody/kit/HEAD?urlpath=lab/tree/{path}.ipynb"


def test_a_page_counts_the_tasks_of_its_own(site):
    lesson, exercise = (
        data_of(site[f"{each}.html"])["tasks"] for each in (f"notebooks/{NAMES[6]}", "exercises/06-exercise")
    )
    assert {"06.1", "06.2"} < set(lesson) and not any(each.startswith("E") for each in lesson)
    assert {"E06.1", "E06.7"} <= set(exercise) and all(each.startswith("E") for each in exercise)


def test_each_recorded_answer_is_the_one_that_python_gives(site, student):
    data = data_of(site[f"notebooks/{NAMES[6]}.html"])
    table = json.loads(site[data["recorded"]["es"]])
    assert [len(each["answers"]) for each in table.values()][0] == 5
    states = json.loads(site[data["languages"]["es"]])
    assert_answered_as_by_python(data["cells"], states, table, student, "es")
    told = table["0"]["answers"][0][1]
    told["0"]["view"] = [{}]
    with pytest.raises(AssertionError):
        assert_answered_as_by_python(data["cells"], states, table, student, "es")


def test_nothing_is_recorded_for_an_exercise(site):
    pages = [data_of(site[f"exercises/{name}.html"]) for name in ("06-exercise", "06-in-pandas")]
    assert [each["recorded"] for each in pages] == [{}, {}]


def unpacked(files):
    """Yield (path, bytes) of all files, those within archives, too."""
    for path, content in files.items():
        if content.startswith(b"\x1f\x8b"):
            content = gzip.decompress(content)
        if zipfile.is_zipfile(BytesIO(content)):
            with zipfile.ZipFile(BytesIO(content)) as archive:
                yield from unpacked({f"{path}/{each}": archive.read(each) for each in archive.namelist()})
        else:
            yield path, content


def letters(text):
    """Return a text without all that is written in several ways: HTML and JSON have their own marks."""
    return re.sub(r"[^A-Za-z]+", "", re.sub(r"\\u[0-9a-fA-F]{4}|\\n", "", html.unescape(text)))


def told_by_keys(task):
    """Yield the sentences that only the key of a task holds."""
    yield from (task.right, task.hint)
    for each in (*task.options, *task.items, *task.mistakes, *task.rubric, *task.samples, *task.codes):
        yield from (each.get(name, "") for name in ("feedback", "anchor", "note"))


def keys_of_exercises():
    return [task for name in NAMES for task in read_tasks(ROOT / KIT.keys / f"{name}.json") if is_of_an_exercise(task)]


def assert_no_key(files):
    tasks = [task for name in NAMES for task in read_tasks(ROOT / KIT.keys / f"{name}.json")]
    public = {letters(said) for task in tasks if not is_of_an_exercise(task) for said in told_by_keys(task)}
    secret = {
        letters(said) for task in keys_of_exercises() for each in all_variants(task) for said in told_by_keys(each)
    }
    secret = {each for each in secret - public if len(each) > 20}
    assert len(secret) > 200
    for path, content in unpacked(files):
        text = letters(content.decode(errors="replace"))
        assert [each for each in secret if each in text] == [], path


def test_no_key_of_an_exercise_is_in_any_byte_of_a_site(site):
    assert_no_key(site)
    assert_no_key(student_kit(KIT, NAMES))
    with pytest.raises(AssertionError):
        assert_no_key(
            {"files/kit.zip": kit_pack({"a.json": (ROOT / KIT.students_tasks / f"{NAMES[6]}.json").read_bytes()})}
        )


@pytest.mark.exhaustive  # the gate looks through the site of one lesson, and the packs of all
def test_no_key_of_an_exercise_is_in_any_byte_of_the_whole_site(runtime):
    assert_no_key(kit_site(KIT, runtime, for_students=True))


def test_a_pack_holds_questions_of_exercises_and_nothing_that_tells_an_answer():
    kit = student_kit(KIT, NAMES)
    with zipfile.ZipFile(BytesIO(kit_pack(kit))) as pack:
        names = pack.namelist()
    assert not any(name.startswith("kit/solutions") or "/prepare/" in name for name in names)
    asked = {}
    for name in NAMES:
        ids = [row["id"] for row in json.loads(kit[f"{KIT.keys}/{name}.json"])]
        assert ids and not any(each.startswith("E") for each in ids)
        for row in json.loads(kit.get(f"{KIT.students_tasks}/{name}.json", "[]")):
            asked[row["id"]] = row
            for each in (row, *row.get("variants", [])):
                assert set(each) <= {*PUBLIC_FIELDS, "options", "items", "keyed", "variants"}
                assert all(set(part) == {"id", "text"} for part in (*each.get("options", []), *each.get("items", [])))
    assert set(asked) == {task.id for task in keys_of_exercises()} and not any(each["keyed"] for each in asked.values())


def test_code_of_an_exercise_finds_its_tables_in_the_pack():
    kit = student_kit(KIT, NAMES)
    read = {each for path in EXERCISES for code in codes_of(path) for each in re.findall(r"(\w+\.csv)", code)}
    assert len(read) > 3 and all(f"{KIT.data}/{each}" in kit for each in read)


def test_a_lesson_that_is_not_there_is_named(runtime):
    with pytest.raises(KitError, match="There is no lesson '44'"):
        kit_site(KIT, runtime, ["44"], for_students=True)
