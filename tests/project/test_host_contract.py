"""What a host gives a tool is one contract: tools take it from `widgets/host.*`, and know no host themselves."""

import re

import pytest
from helpers import ROOT

from whodecides.i18n import LANGUAGES
from whodecides.widgets import host

KIT = ROOT / "src/whodecides"
TEXTS = {
    path.relative_to(KIT).as_posix(): path.read_text(encoding="utf-8")
    for folder in ("tools", "widgets")
    for path in sorted((KIT / folder).rglob("*.*"))
    if path.suffix in (".py", ".js", ".css", ".html", ".svg")
}
JUPYTER = re.compile(r"\bjp-|data-lm-|ipython|ipywidgets|anywidget|kernel|whodecidesHost", re.I)
KNOWING = {"widgets/host.py", "widgets/host.js", "widgets/host.css", "widgets/host.html"}


def test_jupyter_is_known_to_the_files_of_the_host_and_to_no_tool():
    assert {name for name, text in TEXTS.items() if JUPYTER.search(text)} == KNOWING


@pytest.mark.parametrize("name", ["page.css", "page_parts.html", "plain.html", "plain.js", "living.html", "living.js"])
def test_a_page_of_the_kits_own_borrows_no_class_of_jupyterlab(name):
    assert not re.search(r"\bjp-", (KIT / "hosts" / name).read_text(encoding="utf-8"))


def test_a_page_names_all_that_a_tool_asks_of_it():
    """A tool asks `host().name`, and JupyterLab's side stands beside it."""
    asked = set(re.findall(r"host\(\)\.(\w+)", TEXTS["widgets/host.js"]))
    jupyterlab = re.search(r"const JUPYTERLAB = \{(.+?)\n\}", TEXTS["widgets/host.js"], re.S)[1]
    assert set(re.findall(r"^  (\w+):", jupyterlab, re.M)) == asked
    given = re.search(
        r"globalThis\.whodecidesHost = \{(.+?)\};", (KIT / "hosts/page_host.js").read_text(encoding="utf-8")
    )
    assert set(re.findall(r"(\w+)(?:,|:| \})", given[1] + " }")) == asked


def test_colours_come_from_the_host():
    """Each name that a page gives is one that the host's style asks for, beside JupyterLab's."""
    asked = set(re.findall(r"var\((--host-\w+)", TEXTS["widgets/host.css"]))
    given = set(re.findall(r"(--host-\w+):", (KIT / "hosts/page.css").read_text(encoding="utf-8")))
    assert given == asked


@pytest.fixture
def in_page(monkeypatch):
    monkeypatch.setattr(host, "_in_page", False)
    host.speak_as_page()


@pytest.mark.parametrize("language", LANGUAGES)
def test_jupyterlab_and_a_page_say_their_own(language, in_page, monkeypatch):
    page = host.host_words(language)
    monkeypatch.setattr(host, "_in_page", False)
    jupyterlab = host.host_words(language)
    assert page.keys() == jupyterlab.keys() and not set(page.values()) & set(jupyterlab.values())
    assert "Kernel" in jupyterlab["no_reply"] and "Run All" in jupyterlab["how_to_start"]


def test_a_page_says_that_nobody_answers_and_begins_no_fallback_with_a_line_on_running(in_page, store):
    from whodecides.tools.save_and_restore.widget import SaveBox

    box = SaveBox(store)
    assert "The tools do not answer. Load the page again" in box.view["labels"]["late"]
    assert "wd-again" not in box._repr_mimebundle_()[0]["text/html"]
