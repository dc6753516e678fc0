"""The page of public calls is made from their docstrings, and each example in it runs."""

from inspect import signature

import pytest
from helpers import ROOT

import whodecides
from whodecides import plots
from whodecides.build.api import PAGE, api_page


def test_the_page_is_that_of_the_docstrings():
    assert (ROOT / PAGE).read_text(encoding="utf-8") == api_page(), "run 'whodecides build api'"


SILENT = {"use_case"}  # it speaks to the calls that follow, and shows nothing


@pytest.mark.parametrize("name", whodecides.__all__)
def test_the_example_of_a_public_call_runs(name, tmp_path, monkeypatch):
    monkeypatch.setenv("WHODECIDES_ANSWERS", str(tmp_path / "my-answers.json"))
    monkeypatch.chdir(ROOT)
    example = whodecides.PUBLIC[name].example
    assert example.startswith(f"{name}(")
    shown = eval(example, {each: getattr(whodecides, each) for each in whodecides.__all__})
    assert (shown is None) == (name in SILENT)


@pytest.mark.parametrize("name", whodecides.__all__)
def test_a_public_call_says_its_types(name):
    function = whodecides.PUBLIC[name].function
    arguments = function.__code__.co_argcount + function.__code__.co_kwonlyargcount
    assert len(function.__annotations__) >= arguments + 1  # what it returns, too


FIGURES = {name: getattr(plots, name) for name in plots.__all__}


@pytest.mark.parametrize("function", [*(each.function for each in whodecides.PUBLIC.values()), *FIGURES.values()])
def test_a_public_call_names_first_what_is_shown(function):
    """Case and language come after it, and are the kit's own and the student's where they are not named."""
    named = signature(function).parameters
    assert all(named[each].default is None for each in ("case", "language") if each in named)
    assert "language" in named or function not in FIGURES.values()


def test_a_figure_speaks_the_students_language_and_shows_the_kits_own_case(case, store, monkeypatch):
    monkeypatch.chdir(ROOT / "notebooks")
    monkeypatch.setattr("whodecides.widgets.calls.open_store", lambda: store)
    store.choose_language("fr")
    shown = plots.dot_plot({"remedy": 1}, "DEU")
    assert shown.alt == plots.dot_plot({"remedy": 1}, "DEU", language="fr", case=case).alt
    assert shown.alt != plots.dot_plot({"remedy": 1}, "DEU", language="en").alt
