"""The page of a marker in a browser: levels go into a file and come back from it, and nothing of a student's runs."""

from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from helpers import DATA, KIT, ROOT
from test_grading_pages import PAYLOADS

from whodecides.answers import exercise_tasks
from whodecides.case import citable, load
from whodecides.case.reader import Reader
from whodecides.classroom import (
    grade_class,
    make_rehearsal,
    moodle_name,
    read_judgements,
    read_roster,
    roster_text,
    simulate_class,
    write_archive,
    write_report,
)
from whodecides.classroom.assign_markers import write_split
from whodecides.classroom.judgement_tables import MOST_TABLE_BYTES

TASKS = exercise_tasks(KIT)["06-comparing-national-positions"]


@pytest.fixture(scope="module")
def split(tmp_path_factory):
    """A class of which some argue in markup, dealt to one marker; the folder of the split."""
    folder, case = tmp_path_factory.mktemp("marking"), load(DATA)
    students = simulate_class(TASKS, len(PAYLOADS) + 4, seed=5)
    (judged,) = (task for task in TASKS if task.rubric)
    for number, each in enumerate(students):
        text = f"{PAYLOADS[number] if number < len(PAYLOADS) else 'My view.'} {judged.rubric[3]['anchor']} {number}"
        each.answers[judged.id] = {"answer": text, "tries": 1, "at": "", "variant": "", "class": ""}
    (folder / "roster.csv").write_text(roster_text(students), encoding="utf-8")
    write_archive(folder / "class.zip", {moodle_name(each): replace(each).text() for each in students})
    report = grade_class(folder / "class.zip", TASKS, {"": citable(case)}, read_roster(folder / "roster.csv"))
    write_report(report, folder / "graded", {})
    write_split(folder / "graded", folder / "out", TASKS, Reader(case, "en"), "ana", "0")
    return folder / "out"


def test_levels_are_saved_as_a_file_and_taken_up_again(browser, split, tmp_path):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    asked, failed = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: failed.append(dialog.message))
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto((split / "ana/page-1.html").as_uri())
    articles, progress = page.locator("article"), page.locator("#progress")
    count = articles.count()
    assert count == len(PAYLOADS) + 4 and progress.inner_text() == f"Answers with a level: 0 of {count}."
    assert articles.first.locator(".card blockquote").count() >= 3  # what the answer cites stands beside it
    numbers = [int(each) for each in articles.evaluate_all("all => all.map((each) => each.dataset.number)")]
    for place, level in ((0, "3"), (1, "1"), (4, "4")):
        articles.nth(place).get_by_label(level, exact=True).check()
    articles.first.locator("textarea").fill('=good, "but" short\nand late')
    page.get_by_role("button", name="Next answer").click()
    assert page.evaluate("() => document.activeElement.id") == f"answer-{numbers[2]}"
    assert "Not saved as a file yet." in progress.inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my levels").click()
    assert download.value.suggested_filename == "ana-levels-1.csv"
    sheet = tmp_path / "ana-levels.csv"
    download.value.save_as(sheet)
    assert progress.inner_text() == f"Answers with a level: 3 of {count}."
    found = read_judgements(split / "numbers.csv", sheet)
    assert sorted(found.values()) == [1, 3, 4] and not found.unused
    assert sorted(filter(None, found.comments.values())) == ['=good, "but" short\nand late']
    # What the browser kept comes back by itself; without it, from the file.
    for _ in range(20):  # Chromium may hand what a page stored to the process of the next one a moment later
        page.reload()
        if not progress.inner_text().startswith("Answers with a level: 0"):
            break
    assert progress.inner_text().startswith(f"Answers with a level: 3 of {count}.")
    page.evaluate("() => localStorage.clear()")
    page.reload()
    assert progress.inner_text() == f"Answers with a level: 0 of {count}."
    page.set_input_files("#open", sheet)
    page.get_by_text("Levels taken from the file: 3.").wait_for()
    assert articles.first.locator("textarea").input_value() == '=good, "but" short\nand late'
    sheet.write_text("number;marker;level\n1;bo;3\n", encoding="utf-8")
    page.set_input_files("#open", sheet)
    page.get_by_text("This file is no sheet of levels.").wait_for()
    sheet.write_text(f"number;marker;level\n999;ana;3\n{numbers[2]};ana;2\n", encoding="utf-8-sig")
    page.set_input_files("#open", sheet)
    page.get_by_text("These rows fit no answer on this page: 999: 3.").wait_for()
    assert articles.nth(2).locator("input:checked").input_value() == "2"
    with (tmp_path / "photo.csv").open("wb") as photo:
        photo.truncate(MOST_TABLE_BYTES + 1)
    page.set_input_files("#open", tmp_path / "photo.csv")
    page.get_by_text("photo.csv is too large to be a table of judgements.").wait_for()
    page.set_input_files("#open", sheet)
    page.get_by_text("These rows fit no answer on this page: 999: 3.").wait_for()
    assert page.title() == "Answers to mark: ana, round 1" and failed == []
    assert page.locator("script").count() == 1 and page.locator("iframe, img, svg, a").count() == 0
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == []
    context.close()


def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser, split):
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.goto((split / "ana/page-1.html").as_uri())
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 1280, "height": 900})
    found = Axe().run(page).response
    assert any(rule["id"] == "color-contrast" for rule in found["passes"])
    assert [(rule["id"], node["html"][:200]) for rule in found["violations"] for node in rule["nodes"]] == []
    page.close()


def test_the_picture_of_the_guide(browser, tmp_path, request):
    case = load(DATA)
    for name, content in make_rehearsal(TASKS, [], case, 12, 7).files.items():
        (tmp_path / name).write_bytes(content)
    report = grade_class(tmp_path / "moodle.zip", TASKS, {"": citable(case)}, read_roster(tmp_path / "roster.csv"))
    write_report(report, tmp_path / "graded", {})
    write_split(tmp_path / "graded", tmp_path / "out", TASKS, Reader(case, "en"), "ana,bo")
    page = browser.new_page(viewport={"width": 1280, "height": 620})
    page.goto((tmp_path / "out/ana/page-1.html").as_uri())
    place = page.locator("article:has(.card)").first
    place.get_by_label("3", exact=True).check()
    place.evaluate("(each) => scrollTo(0, each.offsetTop - 110)")
    assert place.locator("blockquote").first.is_visible() and page.locator("aside li").count() == 4
    if request.config.getoption("--write-pictures"):
        (ROOT / "instructor/pictures/marking.png").write_bytes(page.screenshot())
    page.close()
