"""What is printed by a browser: paper, pages, tags; the same page gives the same bytes."""

import re
import sys

import pytest

from whodecides.errors import KitError
from whodecides.prepare.pdf import find_browser, print_pages

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Sheet</title>
<style>@page {{ size: {paper} }} h2 {{ break-before: page }}</style>
<body onload="document.body.append('ran')"><h1>One</h1><h2>Two</h2><img alt="" src="http://example.org/x.png"></body></html>"""
PAPERS = {"A4": (595, 842), "letter": (612, 792)}  # points


def printed(folder, paper, name="sheet"):
    page, document = folder / f"{name}.html", folder / f"{name}.pdf"
    page.write_text(PAGE.format(paper=paper), encoding="utf-8")
    print_pages([(page, document)], find_browser())
    return document.read_bytes()


@pytest.mark.parametrize("paper", PAPERS)
def test_a_page_is_printed_on_its_paper_with_tags_and_the_same_each_time(tmp_path, paper):
    found = printed(tmp_path, paper)
    sizes = {
        tuple(round(float(each)) for each in size.split())
        for size in re.findall(rb"/MediaBox \[0 0 ([\d. ]+)\]", found)
    }
    assert sizes == {PAPERS[paper]} and b"/StructTreeRoot" in found
    assert int(re.search(rb"/Type /Pages\s+/Count (\d+)", found)[1]) == 2
    assert found == printed(tmp_path, paper)


def test_a_browser_that_prints_nothing_is_told_with_what_to_do(tmp_path):
    (tmp_path / "sheet.html").write_text("x")
    with pytest.raises(KitError, match="choose Print, then Save as PDF"):
        print_pages([(tmp_path / "sheet.html", tmp_path / "sheet.pdf")], sys.executable)


def test_a_program_that_is_named_comes_first(monkeypatch, tmp_path):
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "mine"))
    assert find_browser() == tmp_path / "mine"
