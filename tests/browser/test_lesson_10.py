"""Lesson 10 on a small screen: guesses, tasks and the brief, by tools and forms alone."""

import io
import json
import zipfile

from docx import Document
from lab import open_notebook, whole_notebook

LESSON = "notebooks/10-what-happened-next.ipynb"
TEXTS = {
    "opening": "word " * 90,
    "said": "MEX-06 " + "word " * 119,
    "record": "E162 EUU-dsa " + "word " * 148,
    "counter": "C11 " + "word " * 99,
    "recommendation": "word " * 140,
}


def small(page, address):
    page.set_viewport_size({"width": 480, "height": 900})
    assert open_notebook(page, address, LESSON) == []
    whole_notebook(page)


def answers(kit):
    return {key: each["answer"] for key, each in json.loads((kit / "my-answers.json").read_text())["answers"].items()}


def scroll_to(page, css):
    """JupyterLab draws a cell only when it comes near: go down until the tool is there."""
    found = page.locator(css)
    for _ in range(40):
        if found.count():
            break
        page.evaluate(
            "() => document.querySelectorAll('.jp-WindowedPanel-outer').forEach((each) => each.scrollBy(0, 800))"
        )
        page.wait_for_timeout(250)
    found.first.scroll_into_view_if_needed()
    return found.first


def test_guesses_are_kept_and_the_record_comes_after(page, address, kit):
    small(page, address)
    page.locator(".wd-task").first.get_by_label("4 to 7").check()
    page.locator(".wd-task").first.get_by_role("button").click()
    tool = page.locator(".wd-promises")
    tool.locator("[data-key=guess]").wait_for()
    assert tool.locator("[data-key=told]").count() == 0 and tool.locator("[data-key=show]").is_disabled()
    for number in range(8):
        tool.locator("[data-key=guess]").select_option("kept")
        tool.locator("[data-key=show]:enabled").click()
        tool.get_by_text(f"Seen {number + 1} of 15").wait_for()
        assert page.evaluate("() => document.activeElement.dataset.key") == "told"
        tool.locator("[data-key=next]").focus()
        page.keyboard.press("Enter")
        tool.locator(f'h4:has-text("P{number + 2:02}")').wait_for()
    tool.get_by_text("not established 2").wait_for()
    kept = answers(kit)["10.2"]
    assert len(kept["seen"]) == 8 and kept["guesses"]["P08"] == "kept"


def test_a_statement_opens_by_keyboard_and_places_change(page, address):
    small(page, address)
    tool = scroll_to(page, ".wd-record")
    tool.locator('[data-key="MEX-06"]').focus()
    page.keyboard.press("Enter")
    tool.locator(".wd-card h4", has_text="MEX-06").wait_for()
    assert page.evaluate("() => document.activeElement.dataset.key") == "MEX-06"
    tool.locator("[data-key=place]").select_option("EUU")
    tool.get_by_text("it has no value for European Union").wait_for()
    tool.locator("[data-key=language]").select_option("fr")
    tool.get_by_text("Ce qu'un indice peut dire et ne peut pas dire").wait_for()


def test_the_brief_is_checked_kept_and_handed_over(page, address, kit, tmp_path):
    small(page, address)
    tool = scroll_to(page, ".wd-brief")
    for key, value in (("question", "record"), ("side", "second"), ("addressee", "editor")):
        tool.locator(f"select[data-key={key}]").select_option(value)
    tool.locator("textarea[data-key=title]").fill("Words and records")
    tool.locator("textarea[data-key=said]").fill("As USA-99 says")
    tool.get_by_text("3 words. Nothing in this kit is called USA-99").wait_for()
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
