"""One setting says where a public copy is: every link and badge comes from it, and where it is empty there is none."""

import re
import shutil

import pytest
from helpers import ROOT

from whodecides.errors import KitError
from whodecides.public_copy import binder_address, public_address, with_links

README = (ROOT / "README.md").read_text(encoding="utf-8")
GITHUB = "https://somebody.github.io/whodecides/"


def test_the_readme_is_what_the_setting_makes_of_it():
    assert with_links(README, public_address(ROOT)) == README, "run 'whodecides build links'"


def test_without_a_public_copy_there_is_no_link_to_one_and_the_two_commands_come_first():
    made = with_links(with_links(README, GITHUB), "")
    assert made == with_links(README, "")
    assert not re.search(r"mybinder|badge|github\.io|OWNER", made)
    assert made.index("bootstrap.py start") < made.index("## What is in it")


def test_with_one_the_link_comes_first_and_binder_second():
    made = with_links(README, GITHUB)
    link, binder, commands = (made.index(each) for each in (f"]({GITHUB})", "(https://mybinder.org/v2/gh/somebody/whodecides/HEAD?", "bootstrap.py start"))  # fmt: skip
    assert link < binder < commands
    elsewhere = with_links(README, "https://example.org/lessons/")
    assert "](https://example.org/lessons/)" in elsewhere and "mybinder" not in elsewhere


def test_binder_opens_a_notebook_of_that_copy():
    assert binder_address(GITHUB, "notebooks/06.ipynb") == (
        "https://mybinder.org/v2/gh/somebody/whodecides/HEAD?urlpath=lab/tree/notebooks/06.ipynb"
    )
    assert binder_address("https://example.org/", "notebooks/06.ipynb") == ""


def test_an_address_that_is_none_is_named(tmp_path):
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    text = (tmp_path / "pyproject.toml").read_text(encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(re.sub(r'^address = ".*?"', 'address = "here"', text, flags=re.M))
    with pytest.raises(KitError, match="here in pyproject.toml is no address of pages"):
        public_address(tmp_path)
