"""The sheets of a class in a browser: one page for each run-sheet, whatever its paper; axe; a phone's width."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from helpers import ROOT

from whodecides.errors import KitError
from whodecides.prepare.folder import README, _run_sheets, class_folder, printable, read_class_kit

SIZE = re.compile(rb"run size-(\d)")


def planned(paper):
    """Yield the run-sheets of all routes, in sessions from short to long."""
    for discipline in ("any", "law", "media", "politics"):
        for sessions in (1, 3, 10):
            for minutes in (55, 75, 90, 120, 150):
                try:
                    kit = read_class_kit(
                        ROOT, minutes=minutes, students=400, discipline=discipline, sessions=sessions, paper=paper, language="fr",
                    )  # fmt: skip
                except KitError:
                    continue
                yield from _run_sheets(kit).values()


@pytest.mark.exhaustive  # it prints the sheets of all lessons
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_run_sheet_is_one_page(browser, tmp_path, paper, monkeypatch):
    """Of each size of type the fullest sheet is printed: the others have less to hold."""
    lessons = read_class_kit(ROOT, minutes=75, students=1).lessons
    monkeypatch.setattr("whodecides.prepare.folder.read_lessons", lambda root: lessons)
    sheets = set(planned(paper))
    sizes = {int(SIZE.search(each)[1]) for each in sheets}
    fullest = {size: max((each for each in sheets if int(SIZE.search(each)[1]) == size), key=len) for size in sizes}
    assert sizes == {2, 3, 4}  # the larger types are for sheets that hold less than any of this course
    page = browser.new_page()
    for size, sheet in fullest.items():
        assert pages(page, tmp_path, sheet) == 1, size
    assert pages(page, tmp_path, fullest[4].replace(b"run size-4", b"run size-3")) == 2  # the count can tell
    page.close()


def pages(page, folder, sheet):
    (folder / "sheet.html").write_bytes(sheet)
    page.goto((folder / "sheet.html").as_uri())
    printed = page.pdf(prefer_css_page_size=True)
    return int(re.search(rb"/Type /Pages\s+/Count (\d+)", printed)[1])


@pytest.mark.exhaustive
def test_axe_finds_nothing_serious_and_nothing_scrolls_sideways(browser, tmp_path):
    files = class_folder(read_class_kit(ROOT, minutes=75, students=18, discipline="law", language="fr"))
    own = [each for each in printable(files) if not each.startswith(("deck/", "cards"))]  # those have their own tests
    for name in (README, *own):
        (tmp_path / name).write_bytes(files[name])
        context = browser.new_context(viewport={"width": 320, "height": 900})
        page = context.new_page()
        page.goto((tmp_path / name).as_uri())
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), name
        found = Axe().run(page).response
        assert any(rule["id"] == "color-contrast" for rule in found["passes"])
        assert [
            (rule["id"], node["html"][:200]) for rule in found["violations"] for node in rule["nodes"]
        ] == [], name  # fmt: skip
        context.close()
