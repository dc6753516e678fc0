"""Markup is made in templates alone, and whatever a case says comes out of them as text."""

import re
from dataclasses import replace
from html import escape
from html.parser import HTMLParser

import pytest
from helpers import ROOT
from jinja2 import UndefinedError
from test_case_in_code import texts
from test_missing_tables import CALLS, as_in_its_example

import whodecides
from whodecides import plots, tools
from whodecides.answers import tasks_by_id
from whodecides.i18n import LANGUAGES
from whodecides.tools.ask.widget import TaskForm
from whodecides.widgets import base
from whodecides.widgets.templates import render

SOURCE = ROOT / "src/whodecides"
TAG = re.compile(r"(?<!\?P)</?[a-z][a-z0-9]*[\s/>]|<!doctype", re.I)  # a group of a regular expression has a name in <>
EXCEPTIONS = {
    "build/lesson_linter.py": "looks for tables and what is folded away in the outputs of a notebook",
    "classroom/grade_comments.py": "takes away what an editor put around an empty comment",
}
HOSTILE = """<script>alert(1)</script>"'&"""
# Ids that a rule checks, lists of them, and words that are searched for in another column.
KEYS = {"events", "evidence", "instruments", "languages", "masked", "needs_variants", "outcome", "variables"}


def test_no_python_file_makes_markup():
    found = {
        path.relative_to(SOURCE).as_posix(): (line, text)
        for path in SOURCE.rglob("*.py")
        for line, text in texts(path)
        if TAG.search(text)
    }
    assert {path: where for path, where in found.items() if path not in EXCEPTIONS} == {}
    assert set(found) == set(EXCEPTIONS), "an exception that is not needed"


def test_no_template_turns_escaping_off():
    templates = [path.read_text(encoding="utf-8") for kind in ("html", "xml") for path in SOURCE.rglob(f"*.{kind}")]
    assert templates and not any(re.search(r"\|\s*safe|autoescape", each) for each in templates)


class Elements(HTMLParser):
    """What a browser makes of a page: its elements with the names of their attributes, and its texts."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.texts = [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, *(name for name, _value in attrs)))
        self.texts += [value for _name, value in attrs if value]

    def handle_data(self, data):
        self.texts.append(data)


@pytest.fixture(scope="module")
def hostile(case):
    """The case with hostile text at the end of every text of its tables and its case.toml, addresses included."""

    def text_columns(resource):
        schema = resource["schema"]
        keys = [each["fields"] for each in schema.get("foreignKeys", [])] + [schema.get("primaryKey", [])]
        keys = {name for each in keys for name in ([each] if isinstance(each, str) else each)} | KEYS
        for field in schema["fields"]:
            known = {"enum", "pattern"} & set(field.get("constraints", {})) and field["name"] != "url"
            if field["type"] == "string" and field["name"] not in keys and not known:
                yield field["name"]

    columns = {each["name"]: list(text_columns(each)) for each in case.schema["resources"]}
    assert sum(map(len, columns.values())) > 150

    def worse(about):
        if isinstance(about, dict):
            return {key: each + HOSTILE if key in LANGUAGES and each else worse(each) for key, each in about.items()}
        return [worse(each) for each in about] if isinstance(about, list) else about

    return replace(
        case,
        config=worse(case.config),
        tables={
            name: rows.assign(
                **{each: rows[each].where(rows[each] == "", rows[each] + HOSTILE) for each in columns[name]}
            )
            for name, rows in case.tables.items()
        },
    )


def opened(name, case, *arguments):
    call = getattr(whodecides, name)
    if arguments:
        shown = call(*arguments, case=case)
    else:
        shown = CALLS[name](call, case) if name in CALLS else as_in_its_example(name, case)
    bundle = shown._repr_mimebundle_()
    return Elements((bundle[0] if isinstance(bundle, tuple) else bundle)["text/html"])


def escaped(sound, page):
    """Say whether hostile text came out as text: nothing else is in the page, and it stands there to read.

    A tool that shows no text of the case has the same page for both.
    """
    shown = page.texts == sound.texts or any(HOSTILE in text for text in page.texts)
    return page.elements == sound.elements and shown


@pytest.mark.parametrize("page, fits", [
    ("<p>5</p>", True), (f"<p>{escape('5' + HOSTILE)}</p>", True),
    (f"<p>5{HOSTILE}</p>", False), ("<p>5alert(1)</p>", False),
])  # fmt: skip
def test_the_search_finds_markup(page, fits):
    """A tool may show no text of the case; one that shows it changed or as elements may not."""
    assert escaped(Elements("<p>5</p>"), Elements(page)) is fits


@pytest.mark.filterwarnings("ignore:constrained_layout not applied")  # names so long leave a figure no room
@pytest.mark.parametrize(
    "call",
    [(name,) for name in (*tools.CALLS, *plots.CALLS)] + [("hearing", part) for part in ("steps", "ruling", "board")],
    ids=" ".join,
)
def test_what_a_case_says_comes_out_as_text(case, hostile, call, tmp_path, monkeypatch):
    """The page of a hostile case differs from that of the sound one in its texts alone."""
    monkeypatch.setenv("WHODECIDES_ANSWERS", str(tmp_path / "my-answers.json"))
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("whodecides.tools.compare_cases.widget.other_case", lambda case, _name: case)  # as hostile
    name, *part = call
    sound, page = (opened(name, each, *part) for each in (case, hostile))
    assert escaped(sound, page)


def test_what_a_task_says_comes_out_as_text(store):
    asked = tasks_by_id()["02.2"]  # its options are long, so that they stand one below the other in both
    worse = replace(
        asked,
        question=asked.question + HOSTILE,
        options=[{**each, "text": each["text"] + HOSTILE} for each in asked.options],
    )
    sound, page = (Elements(TaskForm(each, store).static_html()) for each in (asked, worse))
    assert page.elements == sound.elements and sum(HOSTILE in text for text in page.texts) == 1 + len(asked.options) > 1


def test_a_part_that_a_template_names_and_nobody_gave_is_an_error():
    with pytest.raises(UndefinedError, match="'language' is undefined"):
        render(base.__file__, "saved.html", how_to_start="Run it.", page="")
