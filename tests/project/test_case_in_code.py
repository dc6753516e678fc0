"""Nothing of a case stands in the library: no code, id, day, person, company or country.

Docstrings and comments may show an example from the kit's own case: people read them, no tool does.
"""

import ast
import re

import pytest
from helpers import DATA, ROOT

from whodecides.case import load

CASE = load(DATA)
NAMED_BY_ID = ("actors", "statements", "claims", "instruments", "events", "platform_actions", "promises", "expressions")
DAY = re.compile(
    r"\b20(?:1[6-9]|2\d)-\d\d-\d\d\b|\b\d{1,2} (?:January|February|October|November|December) \d{4}\b|\bJanuary \d{4}\b"
)
KNOWN = {
    # Where a browser lies that prints.
    ("pdf.py", r"C:\Program Files\Google\Chrome\Application\chrome.exe"),
    ("pdf.py", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
}


def names():
    """Return what the case calls people, companies and places, in English."""
    companies = CASE["platform_actions"][["company", "platform"]].stack().str.split(r"[;(),]").explode().str.strip()
    persons = CASE["actors"].query("kind == 'person'")["name"]
    places = [each for language in ("en", "fr", "es") for each in CASE["jurisdictions"][f"name_{language}"]]
    found = {*companies, *persons, *persons.str.split().str[-1], *places}
    return {each for each in found if len(each) > 2 and each[0].isupper()}


SEARCHED = {
    "codes": set(CASE["jurisdictions"]["id"]),
    "ids": {each for table in NAMED_BY_ID for each in CASE[table]["id"]},
    "names": names() | {"French", "Rome", "Capitol", "V-Dem", "Oversight Board"},
}


def texts(path):
    """Yield (line, text) of what a file says to people or compares with data: its strings, but no docstring or comment."""
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        without = re.sub(r"/\*.*?\*/|(?m:^\s*//.*$)", lambda found: "\n" * found[0].count("\n"), source, flags=re.S)
        yield from enumerate(without.splitlines(), 1)
        return
    tree = ast.parse(source)
    documents = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents:
            yield node.lineno, node.value


def found_in(path):
    words = re.compile(
        r"(?<![\w-])(?:"
        + "|".join(sorted(map(re.escape, set().union(*SEARCHED.values())), key=len, reverse=True))
        + r")(?![\w-])"
    )
    for line, text in texts(path):
        for pattern in (words, DAY):
            for each in pattern.findall(text):
                if (path.name, text) not in KNOWN:
                    yield f"{path.relative_to(ROOT)}:{line}: {each}"


FILES = sorted(path for path in (ROOT / "src").rglob("*") if path.suffix in (".py", ".js", ".css", ".html"))


def test_nothing_of_the_case_stands_in_the_library():
    assert [each for path in FILES for each in found_in(path)] == []


@pytest.mark.parametrize("written", ['x = "MEX"', 'x = f"see {y} and MEX-06"', 'x = _("on 8 January 2021")', 'x = "2021-01-08"', 'x = "Twitter"'])  # fmt: skip
def test_the_search_finds_names_of_the_case(tmp_path, monkeypatch, written):
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    (tmp_path / "module.py").write_text(f'"""A docstring may name MEX-06 of 2021-01-08."""\n\n{written}\n')
    assert len(list(found_in(tmp_path / "module.py"))) == 1
