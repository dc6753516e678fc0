"""Lesson 10 on a small screen: guesses, tasks and the brief, by tools and forms alone."""

import io
import json
import zipfile

import pytest
from docx import Document
from helpers import prose
from jupyterlab_page import accessibility_problems, open_notebook, show_whole_notebook

from whodecides.answers import check_answer, tasks_by_id

LESSON = "notebooks/10-what-happened-next.ipynb"
TEXTS = {
    "opening": prose(45),
    "said": "MEX-06 " + prose(59),
    "record": "E162 EUU-dsa " + prose(73),
    "counter": "C11 " + prose(49),
    "recommendation": prose(70),
}


def small(page, address):
    page.set_viewport_size({"width": 480, "height": 900})
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)


def answers(kit):
    return {key: each["answer"] for key, each in json.loads((kit / "my-answers.json").read_text())["answers"].items()}


def scroll_to(page, css):
    found = page.locator(css).first
    found.scroll_into_view_if_needed()
    return found


@pytest.mark.exhaustive  # JupyterLab in both themes; a plain page tries the same guesses
@pytest.mark.jupyterlab
def test_guesses_are_kept_and_the_record_comes_after(page, address, kit):
    small(page, address)
    page.locator(".wd-task").first.get_by_role("button", name="4 to 7").click()
    tool = page.locator(".wd-promises")
    tool.locator("[data-key=guess-kept]").wait_for()
    assert tool.locator("[data-key=told]").count() == 0 and tool.locator("[data-key=show]").is_disabled()
    tool.get_by_text("The record opens when you have made your guess").wait_for()
    looks = "each => { const { borderTopStyle, cursor } = getComputedStyle(each); return [borderTopStyle, cursor]; }"
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        page.evaluate("theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
        page.wait_for_function("theme => document.body.dataset.jpThemeName === theme", arg=theme)
        off, on = (tool.locator(f"[data-key={each}]").evaluate(looks) for each in ("previous", "next"))
        assert off == tool.locator("[data-key=show]").evaluate(looks) == ["dashed", "not-allowed"] != on
    for number in range(8):
        tool.locator("[data-key=guess-kept]").click()
        tool.locator("[data-key=show]:enabled").click()
        tool.get_by_text(f"Seen {number + 1} of 15").wait_for()
        assert page.evaluate("() => document.activeElement.dataset.key") == "told"
        tool.locator("[data-key=next]").focus()
        page.keyboard.press("Enter")
        tool.locator(f'h4:has-text("P{number + 2:02}")').wait_for()
    tool.get_by_text("not established 2").wait_for()
    kept = answers(kit)["10.2"]
    assert len(kept["seen"]) == 8 and kept["guesses"]["P08"] == "kept"


def test_guesses_and_records_stand_on_a_board_and_the_prediction_is_played_back(page, address, kit):
    """By keyboard: one tab stop for the lines, a ring for the guess, a sign for the record, counts after eight."""
    small(page, address)
    page.locator(".wd-task").first.get_by_role("button", name="4 to 7").click()
    tool = page.locator(".wd-promises")
    lines = tool.locator("button.wd-fate-line")
    lines.first.wait_for()
    assert lines.count() == 15 and lines.evaluate_all("(all) => all.filter((each) => each.tabIndex === 0).length") == 1
    assert min(lines.evaluate_all("(all) => all.map((each) => each.offsetHeight)")) >= 24
    lines.first.focus()
    page.keyboard.press("ArrowDown")
    before = lines.nth(1).bounding_box()
    page.keyboard.press("Enter")
    tool.locator("h4", has_text="P02").wait_for()
    assert lines.nth(1).bounding_box() == before
    assert page.evaluate("() => document.activeElement.dataset.key") == "promise-P02"
    assert tool.locator(".wd-fate-place .wd-fate-disc").count() == 0
    for number in range(8):
        lines.nth(number).click()
        tool.locator("h4", has_text=f"P{number + 1:02}").wait_for()
        tool.locator("[data-key=guess-dropped]").click()
        tool.locator("[data-key=show]:enabled").click()
        tool.get_by_text(f"Seen {number + 1} of 15").wait_for()
        played = tool.locator(".wd-fate-played").count()
        assert bool(played) == (number == 7)
    assert tool.locator(".wd-fate-place .wd-fate-disc").count() == 8
    assert tool.locator(".wd-fate-square").count() == 15, "the others are counted, and not told one by one"
    assert "You expected: 4 to 7" in tool.locator(".wd-fate-played").inner_text()
    label = lines.first.get_attribute("aria-label")
    assert (
        "Your guess: given up by its maker. The record: " in label
        and "Christine Lambrecht (Germany), Federal Minister of Justice" in label
    )
    tool.locator("summary[data-key=plain]").click()
    assert tool.locator("tbody tr").count() == 8
    assert accessibility_problems(page, ".wd-promises") == []
    assert tool.evaluate("(each) => each.scrollWidth <= each.clientWidth")


def test_a_statement_opens_by_keyboard_and_places_change(page, address):
    small(page, address)
    tool = scroll_to(page, ".wd-record")
    tool.locator('[data-key="MEX-06"]').focus()
    page.keyboard.press("Enter")
    tool.locator(".wd-card h4", has_text="MEX-06").wait_for()
    assert page.evaluate("() => document.activeElement.dataset.key") == "MEX-06"
    tool.locator("[data-key=place]").select_option("EUU")
    tool.get_by_text("it has no value for European Union").wait_for()
    page.locator(".onward select").select_option("fr")
    tool.get_by_text("Ce qu’un indice peut dire et ne peut pas dire").wait_for()


def test_every_task_is_answered_without_code(page, address, kit):
    small(page, address)
    tasks = page.locator(".wd-task")

    def store(number, label=None, text=None):
        task = tasks.nth(number)
        if label:
            task.get_by_role("button", name=label).click()
        else:
            task.get_by_role("textbox").fill(text)
            task.get_by_role("button").click()
        said = task.locator(".wd-feedback:not(:empty)")
        said.wait_for()
        return said.inner_text()

    store(0, "8 to 11")
    promises = page.locator(".wd-promises")
    for number in range(8):
        promises.locator('[data-key="guess-not established"]').click()
        promises.locator("[data-key=show]:enabled").click()
        promises.get_by_text(f"Seen {number + 1} of 15").wait_for()
        promises.locator("[data-key=next]").click()
        promises.locator(f'h4:has-text("P{number + 2:02}")').wait_for()
    record = page.locator(".wd-record")
    record.locator("[data-key=place]").select_option("NOR")
    record.get_by_text("index 0.946 in 2020 and 0.953 in 2025").wait_for()
    assert store(1, "None about the argument").startswith("✔")
    figure = page.locator(".jp-OutputArea-output", has_text="The figure as a table").first
    figure.locator("summary").click()
    changes = [row.locator("td").last.inner_text() for row in figure.locator("tbody tr").all()]
    rise = max(changes, key=lambda each: float(each.replace("\u2212", "-")))
    assert store(2, text=rise).startswith("✔")
    brief = page.locator(".wd-brief")
    for key, value in (("question", "court"), ("side", "first"), ("addressee", "board")):
        brief.locator(f"select[data-key={key}]").select_option(value)
    brief.locator(".wd-part-question_and_side").get_by_text("Yes, a court should consent first").wait_for()
    brief.locator("textarea[data-key=title]").fill("A court first")
    for key, text in TEXTS.items():
        brief.locator(f"textarea[data-key={key}]").fill(text)
    brief.locator(".wd-part-count-opening").get_by_text("Words here: 45; in all: 300 of 300.").wait_for()
    brief.get_by_text("Nothing is missing that a machine can see").wait_for()
    assert store(3, text="If E162 were wrong, " + prose(30)).startswith("●")
    kept = answers(kit)
    assert sorted(kept) == ["10.1", "10.2", "10.3", "10.4", "10.5", "10.6"]
    assert len(kept["10.2"]["seen"]) == 8 and kept["10.3"] == "ask" and kept["10.4"] == rise
    assert all(check_answer(tasks_by_id()[task], answer, 1).right is not False for task, answer in kept.items())


def test_the_brief_is_checked_kept_and_handed_over(page, address, kit, tmp_path):
    small(page, address)
    tool = scroll_to(page, ".wd-brief")
    for key, value in (("question", "record"), ("side", "second"), ("addressee", "editor")):
        tool.locator(f"select[data-key={key}]").select_option(value)
    tool.locator("textarea[data-key=title]").fill("Words and records")
    tool.locator("textarea[data-key=said]").fill("As USA-99 says")
    tool.get_by_text("Words here: 3; in all: 3 of 300. Nothing in this kit is called USA-99").wait_for()
    for key, text in TEXTS.items():
        tool.locator(f"textarea[data-key={key}]").fill(text)
    tool.get_by_text("Nothing is missing that a machine can see").wait_for()
    kept = answers(kit)["10.5"]
    assert kept["said"] == TEXTS["said"] and kept["side"] == "second" and kept["title"] == "Words and records"
    assert tool.locator("[data-key=download]").count() == 0
    tool.locator("[data-key=docx]").focus()
    page.keyboard.press("Enter")
    link = tool.get_by_role("link", name="Download the brief as a Word document (brief.docx)")
    link.wait_for()
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")  # the link has the focus
    data = waiting.value.path().read_bytes()
    assert waiting.value.suggested_filename == "brief.docx" and zipfile.is_zipfile(io.BytesIO(data))
    assert "Words and records" in [each.text for each in Document(io.BytesIO(data)).paragraphs]
    # A new kernel: every part is there again; a change takes the document that is out of date away.
    small(page, address)
    tool = scroll_to(page, ".wd-brief")
    assert tool.locator("textarea[data-key=counter]").input_value() == TEXTS["counter"]
    tool.locator("[data-key=txt]").click()
    tool.locator("[data-key=download]").wait_for()
    tool.locator("textarea[data-key=title]").fill("Another title")
    tool.locator("[data-key=download]").wait_for(state="detached")
