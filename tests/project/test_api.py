"""The page of public calls is made from their docstrings, and each example in it runs."""

import pytest
from shared import ROOT

import whodecides
from whodecides.build.api import PAGE, api_page, examples


def test_the_page_is_that_of_the_docstrings():
    assert (ROOT / PAGE).read_text(encoding="utf-8") == api_page(), "run 'whodecides build api'"


@pytest.mark.parametrize("name", whodecides.__all__)
def test_the_example_of_a_public_call_runs(name, tmp_path, monkeypatch):
    monkeypatch.setenv("WHODECIDES_ANSWERS", str(tmp_path / "my-answers.json"))
    monkeypatch.chdir(ROOT)
    (example,) = examples(whodecides.PUBLIC[name])
    assert example.startswith(f"{name}(")
    shown = eval(example, {each: getattr(whodecides, each) for each in whodecides.__all__})
    assert shown is not None


@pytest.mark.parametrize("name", whodecides.__all__)
def test_a_public_call_says_its_types(name):
    function = whodecides.PUBLIC[name].function
    arguments = function.__code__.co_argcount + function.__code__.co_kwonlyargcount
    assert len(function.__annotations__) >= arguments + 1  # what it returns, too
