"""No sentence of a tool, a task or a lesson speaks of its host: what stands in a living page is true there."""

import json
import re
import tomllib

import pytest
from helpers import KIT, ROOT, first_in_gate
from page_python import PagePython
from test_i18n import catalogue, marked, texts
from visible_texts import PageTexts, view_texts

from whodecides.answers.file_format import FORMAT, VERSION
from whodecides.build.notebooks import read_notebook
from whodecides.hosts.living_page import page_words
from whodecides.hosts.notebook_html import as_html
from whodecides.i18n import LANGUAGES
from whodecides.widgets import host

# What only a notebook has. A table has cells, too, but nobody runs them; in French they have a name of their own.
OF_JUPYTER = {
    "en": r"kernel|notebook|jupyter|binder|run all|restart the|\b(?:run|ran|running|click into|code)\b[^.]*\bcells?\b|\bcells?\b[^.]*\b(?:ran|runs?|running|above|below|click into)\b",
    "fr": r"kernel|noyau|carnet|notebook|jupyter|binder|run all|cellule",
    "es": r"kernel|núcleo|cuaderno|notebook|jupyter|binder|run all|ejecut[^.]*celda|celda[^.]*ejecut",
}
OF_A_KEYBOARD = (
    r"|\b(?:shift|maj|mayús)\b"  # by which code is run: told in an exercise with code, where the page has it, too
)
LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def of_jupyter(language, said, more=OF_A_KEYBOARD):
    """Return those of some texts that speak of Jupyter."""
    found = re.compile(OF_JUPYTER[language] + more, re.I)
    return sorted({each for each in said if found.search(each)})


@pytest.mark.parametrize(("language", "text"), [
    ("en", "Run this cell."), ("en", "When this cell ran:"), ("en", "Change the cell above."), ("en", "a code cell"), ("en", "Press Shift and Enter."),
    ("fr", "Exécutez de nouveau les cellules."), ("es", "Ejecute de nuevo las celdas."), ("es", "reinicie el kernel"),
])  # fmt: skip
def test_words_of_jupyter_are_found(language, text):
    assert of_jupyter(language, [text]) == [text]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Open Italy's cell in the row on the remedy."), ("fr", "Choisissez une case."), ("es", "Elija una celda.")],
)
def test_a_table_may_have_cells(language, text):
    assert of_jupyter(language, [text]) == []


@pytest.mark.parametrize("language", first_in_gate(*LANGUAGES))
def test_what_tools_and_answers_say_holds_in_every_host(language):
    ours = [
        message
        for message, modules in marked().items()
        if any(each.startswith(("tools/", "widgets/", "plots/", "answers/")) for each in modules - {"widgets/host.py"})
    ]
    known = {} if language == "en" else catalogue(language)
    said = [text for each in ours for text in texts(known[each].string if known else each[1])]
    assert len(said) > 1000
    assert of_jupyter(language, said) == []


ELSEWHERE = ("notebook", "binder")  # links that leave the page for Jupyter


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_living_page_says_its_own_words(language, monkeypatch):
    monkeypatch.setattr(host, "_in_page", True)
    own = {name: text for name, text in page_words()[language].items() if name not in ELSEWHERE}
    assert of_jupyter(language, [*host.host_words(language).values(), *own.values()]) == []
    monkeypatch.setattr(host, "_in_page", False)
    assert len(of_jupyter(language, host.host_words(language).values())) == 3


def prose(path):
    """Return the texts of a notebook, as a page has them."""
    cells = read_notebook(path).cells
    return [
        text for cell in cells if cell.cell_type == "markdown" for text in PageTexts(as_html(cell.source, "", ())).found
    ]


def strings(data):
    """Return all texts in plain data."""
    if isinstance(data, str):
        return [data]
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for part in parts for text in strings(part)]


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_lesson_exercise_and_tasks_hold_in_every_host(path):
    assert of_jupyter("en", prose(path)) == []
    for exercise in (ROOT / "exercises").glob(f"{path.stem[:2]}-*.ipynb"):
        assert of_jupyter("en", prose(exercise), more="") == []
    tasks = tomllib.loads((ROOT / KIT.course / path.stem / "tasks.toml").read_text(encoding="utf-8"))["task"]
    shown = [{name: part for name, part in task.items() if name not in ("answer", "facts", "asks")} for task in tasks]
    assert of_jupyter("en", strings(shown), more="") == []


@pytest.mark.exhaustive  # what tools say is held in the gate word by word
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_what_the_tools_of_all_lessons_show_at_first_holds_in_a_page(language, tmp_path):
    answers = {"format": FORMAT, "version": VERSION, "language": language, "answers": {}}
    (tmp_path / "my-answers.json").write_text(json.dumps(answers), encoding="utf-8")
    python, said = PagePython(tmp_path), []
    for path in LESSONS:
        for cell in read_notebook(path).cells:
            if cell.cell_type == "code":
                said += view_texts(python.ask("open_cell", cell.source))
    python.end()
    assert any("?" in each for each in said) and of_jupyter(language, said) == []
