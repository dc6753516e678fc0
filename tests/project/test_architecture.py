"""The page on how the parts fit together says what is so."""

import ast
import re
import tomllib

import pytest
from helpers import ROOT

PAGE = ROOT / "docs/architecture.md"
TEXT = PAGE.read_text(encoding="utf-8")
NAMED = re.findall(r"\[`([^`\]]+)\(\)`\]\(([^)]+)\)", TEXT)  # functions and classes, and the file that each link names


def defined_in(path):
    """Return the names of the functions, methods and classes that a Python file or a script defines."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".js":
        return set(re.findall(r"^(?:export )?function (\w+)", text, re.M))
    kinds = (ast.FunctionDef, ast.ClassDef)
    return {node.name for node in ast.walk(ast.parse(text)) if isinstance(node, kinds)}


@pytest.mark.parametrize(("name", "link"), NAMED, ids=[name for name, _link in NAMED])
def test_each_function_stands_in_the_file_to_which_it_is_linked(name, link):
    assert name in defined_in(PAGE.parent / link)


@pytest.mark.parametrize("part", TEXT.split("\n## ")[2:], ids=lambda part: part.partition("\n")[0])
def test_each_step_of_a_way_through_the_code_is_a_link(part):
    hops = re.findall(r"^\d+\. (.+)$", part, re.M)
    assert len(hops) >= 5 and all("](../" in hop for hop in hops)


def test_a_name_that_is_no_function_is_that_of_the_file_or_folder_to_which_it_is_linked():
    others = re.findall(r"\[`([\w./-]+)`\]\(([^)]+)\)", TEXT)
    assert others
    for name, link in others:
        path = PAGE.parent / link
        assert path.exists() and name.rstrip("/") in (path.name, path.stem), link


def test_the_page_names_every_module_on_its_layer_in_the_order_of_the_contract():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    rows = re.findall(r"^\| (\d) \| (.+?) \|", TEXT, re.M)
    numbers = {name: int(layer) for layer, cell in rows for name in re.findall(r"\[`(\w+)`\]", cell)}
    by_layer = [
        [numbers.pop(each.strip().removeprefix("whodecides.")) for each in layer.split("|")] for layer in layers
    ]
    assert numbers == {}  # it names no other
    assert [min(each) for each in by_layer] == sorted((max(each) for each in by_layer), reverse=True)


def test_the_picture_shows_the_modules_of_the_table():
    (picture,) = re.findall(r"^```mermaid\n(.+?)^```", TEXT, re.M | re.S)
    drawn = set(re.findall(r"\b[a-z]\w+\b", picture)) - {"flowchart"}
    facts = {
        "positions",
        "agreement",
        "coding",
        "provenance",
        "reach",
        "rhetoric_vs_practice",
        "regulation",
        "article_claims",
    }
    below = {"files", "agreement_measures", "texts", "public_copy", "game", "network"}  # beside errors
    table = {
        name
        for _layer, cell in re.findall(r"^\| (\d) \| (.+?) \|", TEXT, re.M)
        for name in re.findall(r"\[`(\w+)`\]", cell)
    }
    assert drawn == table - facts - below | {"facts", "course", "data"}
