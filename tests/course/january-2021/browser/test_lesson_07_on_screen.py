"""Lesson 07 on a small screen and by keyboard: compare, classify, apply three laws, write. No code is touched."""

import json

from helpers import DATA, prose
from jupyterlab_page import accessibility_problems, collapse_side_bar, open_notebook, show_whole_notebook

from whodecides.case import load
from whodecides.regulation import application_outcomes, application_steps

LESSON = "notebooks/07-what-states-do.ipynb"
THREE = ("USA-section-230", "RUS-482-fz", "POL-freedom-of-speech-bill")


def answers(kit):
    return json.loads((kit / "my-answers.json").read_text())["answers"]


def focused(page):
    return page.evaluate("() => document.activeElement.dataset.key ?? null")


def task(page, number):
    return page.locator(".wd-task", has_text=f"Task 07.{number}")


def test_the_lesson_is_done_with_its_tools_alone(page, address, kit):
    case = load(DATA)
    page.set_viewport_size({"width": 480, "height": 900})
    assert open_notebook(page, address, LESSON) == []
    collapse_side_bar(page)
    show_whole_notebook(page)
    assert page.locator(".wd-matrix, .wd-one_table table").count() == 0
    task(page, 1).get_by_label("None").check()
    task(page, 1).get_by_role("button").click()
    page.locator(".wd-one_table").get_by_text("In force on 8 January 2021: 5 of 8.").wait_for()
    comparator = page.locator(".wd-comparator")
    comparator.locator('[data-key="DEU-netzdg.maximum fine"]').click()
    comparator.locator(".wd-inline").get_by_text("The act names five million").wait_for()
    comparator.locator(".wd-card", has_text="Last recorded status: replaced by another text.").wait_for()
    task(page, 2).get_by_role("textbox").fill("5")
    task(page, 2).get_by_role("button").click()
    task(page, 2).get_by_text("Right.").wait_for()
    # As last recorded: only vetoed texts in the lists, and one of them in the fourth column.
    comparator.locator('[data-key="choose"]').click()
    comparator.locator('[data-key="day"]').select_option("last")
    comparator.locator(".wd-caption", has_text="as last recorded").wait_for()
    comparator.locator('[data-key="filter-status"]').select_option("vetoed")
    page.wait_for_function("() => document.querySelector('[data-key=place-3]').options.length === 2")
    comparator.locator('[data-key="place-3"]').select_option("POL-dsa-bill")
    comparator.locator("th", has_text="vetoed").wait_for()
    tool = page.locator(".wd-application")
    for name in ("place-0", "instrument"):
        assert page.locator(f'[data-key="{name}"] optgroup[label="Germany"]').count() == 1
    for instrument in THREE:
        tool.locator('[data-key="instrument"]').select_option(instrument)
        for step, code in application_outcomes(case, instrument).items():
            tool.locator(f'[data-key="guess-{step}-{code}"]').click()
            tool.locator(f'[data-key="answer-{step}"]').wait_for()
        tool.locator(".wd-result").wait_for()
    assert "As if it had been law" in tool.locator(".wd-counterfactual").inner_text()
    tool.get_by_text("Applied in full: law on that day 1, law only later 1, never law 1.").wait_for()
    tool.get_by_text("Task 07.4: Complete").wait_for()
    kept = answers(kit)["07.4"]["answer"]["guesses"]
    assert len(kept) == len(THREE) * len(application_steps(case))
    law = task(page, 5)
    store = law.get_by_role("button", name="Store my answer")
    law.get_by_role("textbox", name="Your answer").fill("A law has to say who decides and by when. " + prose(60))
    store.click()
    law.get_by_text("Name two instruments by their ids").wait_for()
    two = "Section 230 (USA-section-230) says by whom, the Digital Services Act (EUU-dsa) says how. "
    law.get_by_role("textbox", name="Your answer").fill(two + prose(60))
    store.click()
    law.get_by_text("Check two things").wait_for()
    assert {"07.1", "07.2", "07.4", "07.5"} <= set(answers(kit)) and answers(kit)["07.1"]["answer"] == "none"


def test_arrow_keys_bring_a_cell_into_the_box(page, address, kit):
    (kit / "my-answers.json").write_text(json.dumps({
        "format": "whodecides-answers", "version": 1, "language": "en",
        "answers": {"07.1": {"answer": "none", "tries": 1, "at": "2026-01-01T00:00:00.000+00:00"}},
    }))  # fmt: skip
    page.set_viewport_size({"width": 480, "height": 900})
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    page.locator('.wd-comparator .wd-matrix [data-at="0,0"]').focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    assert focused(page) == "USA-section-230.removal deadline"
    assert page.evaluate("""() => {
      const [cell, box] = [document.activeElement, document.activeElement.closest('.wd-scroll')];
      return cell.getBoundingClientRect().right <= box.getBoundingClientRect().right + 1;
    }""")


def test_the_keyboard_applies_a_law_and_takes_a_guess_back(page, address, kit):
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    tool = page.locator(".wd-application")
    tool.locator('[data-key="instrument"]').focus()
    page.keyboard.press("Tab")
    assert focused(page) == "guess-law-in force"
    page.keyboard.press("Enter")
    tool.locator('[data-key="answer-law"]').wait_for()
    assert focused(page) == "answer-law"
    for _ in range(10):
        page.keyboard.press("Tab")
        if focused(page) == "guess-reach-yes":
            break
    page.keyboard.press("Space")
    tool.locator('[data-key="answer-reach"]').wait_for()
    assert answers(kit)["07.4"]["answer"]["guesses"] == {
        "USA-section-230.law": "in force",
        "USA-section-230.reach": "yes",
    }
    tool.locator('[data-key="undo"]').focus()
    page.keyboard.press("Enter")
    tool.locator('[data-key="answer-reach"]').wait_for(state="detached")
    assert focused(page) == "guess-reach-yes"  # the question that is open again
    assert answers(kit)["07.4"]["answer"]["guesses"] == {"USA-section-230.law": "in force"}


def test_the_tools_speak_french_together(page, address, kit):
    (kit / "my-answers.json").write_text(json.dumps({
        "format": "whodecides-answers", "version": 1, "language": "en",
        "answers": {"07.1": {"answer": "none", "tries": 1, "at": "2026-01-01T00:00:00.000+00:00"}},
    }))  # fmt: skip
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    tool, comparator = page.locator(".wd-application"), page.locator(".wd-comparator")
    tool.locator('[data-key="instrument"]').select_option("EUU-dsa")
    tool.locator('[data-key="language"]').select_option("fr")
    tool.get_by_text("Ce texte était-il en vigueur").wait_for()
    comparator.locator("th .wd-mark", has_text="projet de loi").wait_for()
    tool.locator('[data-key="guess-law-in force"]').click()
    tool.get_by_text("Comme si").wait_for()
    for word in ("You expected", "The record", "Sources:", "redress", "as if"):
        assert word not in tool.inner_text() + comparator.inner_text(), word


def test_a_day_moves_along_the_lines_by_keyboard_and_the_counts_follow(page, address, kit):
    """The picture of laws over time: two days by a press, every change by arrow keys, a line by Enter, on a small screen."""
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    tool = page.locator(".wd-laws-over-time")
    said, slider = tool.locator(".wd-sentence"), tool.locator("[data-key=day]")
    count = tool.locator(".wd-laws-counts > li", has_text="in force").first.locator("strong")
    then = count.inner_text()
    assert said.inner_text().startswith(f"On 8 January 2021, {then} of ")
    assert slider.get_attribute("aria-valuetext") == "8 January 2021"
    russia = tool.locator("[data-key=law-RUS-482-fz]")
    assert russia.get_attribute("aria-label").endswith("Russia: adopted or delivered")
    box = tool.locator(".wd-laws-box")
    assert box.evaluate("(each) => each.scrollTop") > 0, "the youngest text of the day is in sight"
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "10 January 2021"
    assert russia.get_attribute("aria-label").endswith("Russia: in force") and int(count.inner_text()) == int(then) + 1
    tool.get_by_role("button", name="1 March 2024").click()
    assert said.inner_text().endswith(f"In force on 8 January 2021: {then}.") and int(count.inner_text()) > int(then)
    # One tab stop for all lines; Enter opens one, and nothing above it moves.
    lines = tool.locator(".wd-laws-line")
    assert lines.evaluate_all("(all) => all.filter((each) => each.tabIndex === 0).length") == 1
    russia.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "law-RUS-482-fz"
    place = "document.activeElement.getBoundingClientRect().top"
    before = page.evaluate(place)
    page.keyboard.press("Enter")
    tool.locator(".wd-laws-panel", has_text="Federal Law 482-FZ").get_by_text("2021-01-10").wait_for()
    assert focused(page) == "law-RUS-482-fz" and abs(page.evaluate(place) - before) < 1
    assert slider.get_attribute("aria-valuetext") == "1 March 2024", "opening a card does not turn the day back"
    tool.locator("summary[data-key=plain]").click()
    row = tool.locator("tr", has=page.get_by_role("rowheader", name="Federal Law 482-FZ", exact=True))
    row.wait_for()
    assert row.locator("td").all_inner_texts() == ["Russia", "adopted or delivered", "in force"]
    page.set_viewport_size({"width": 480, "height": 900})
    assert accessibility_problems(page, ".wd-laws-over-time") == []
    assert tool.evaluate("(each) => each.scrollWidth <= each.clientWidth")
    assert min(lines.evaluate_all("(all) => all.map((each) => each.offsetHeight)")) >= 24


def test_a_line_is_found_by_words_and_opened_by_keyboard(page, address):
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    tool = page.locator(".wd-laws-over-time")
    lines, said = tool.locator(".wd-laws-line:visible"), tool.locator(".wd-laws-found")
    every = lines.count()
    assert every == 63 and said.inner_text() == ""
    tool.locator("[data-key=search]").focus()
    page.keyboard.type("netzdg")
    said.get_by_text(f"of {every}. Enter leads to the first.").wait_for()
    few = lines.count()
    assert 0 < few < 6 and said.inner_text().startswith(f"Lines shown: {few} of")
    page.keyboard.press("Enter")
    assert focused(page).startswith("law-")
    page.keyboard.press("Enter")
    tool.locator(".wd-laws-panel .wd-card", has_text="What it says, and where").wait_for()
    assert "§" in tool.locator(".wd-laws-panel").inner_text()
    assert lines.count() == few and tool.locator("[data-key=search]").input_value() == "netzdg"
    for _ in range(few + 2):
        page.keyboard.press("ArrowDown")
    assert focused(page) == lines.last.get_attribute("data-key"), "arrows lead through what is shown alone"
    tool.locator("[data-key=search]").fill("zzz")
    said.get_by_text("No line holds these words.").wait_for()
    tool.locator("[data-key=search]").fill("")
    assert lines.count() == every
    assert accessibility_problems(page) == []
