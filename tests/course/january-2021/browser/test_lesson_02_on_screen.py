"""A student does the core of lesson 02 on a small screen: forms and tools alone, no code."""

import json

import pytest
from helpers import first_in_gate, prose
from jupyterlab_page import accessibility_problems, open_notebook, show_whole_notebook

PATH = "notebooks/02-who-may-decide.ipynb"


def stored(kit):
    return json.loads((kit / "my-answers.json").read_text())["answers"]


def walk(tool, page, answer, reason):
    """Answer the step in hand by keyboard; wait until the reasons are on show."""
    before = tool.locator(".wd-own").count()
    tool.locator(f'[data-key="answer-{answer}"]').focus()
    page.keyboard.press("Space")
    tool.locator("[data-key=reason]").focus()
    page.keyboard.type(reason)
    tool.locator("[data-key=store]").focus()
    page.keyboard.press("Enter")
    tool.locator(".wd-own").nth(before).wait_for()


def test_the_core_of_the_lesson_without_code(page, address, kit):
    page.set_viewport_size({"width": 480, "height": 900})
    assert open_notebook(page, address, PATH) == []
    show_whole_notebook(page)
    tasks = page.locator(".wd-task")
    tasks.first.wait_for()

    # The texts stay closed until the prediction is stored.
    texts = page.locator(".wd-guarantees")
    assert texts.locator(".wd-bound-lane").count() == 0
    tasks.nth(0).get_by_label("States and companies alike").check()
    tasks.nth(0).get_by_role("button").click()
    played = texts.locator(".wd-bound-played")
    played.get_by_text("The record shows: States").wait_for()
    assert "You expected: States and companies alike" in played.inner_text()
    lane = texts.locator("[data-key=text-UNO-iccpr-19]")
    assert "State: held back. Company: not held back · addressed to states." in lane.get_attribute("aria-label")
    lane.focus()
    for _text in range(4):
        page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.key") == "text-USA-section-230"
    before = lane.bounding_box()
    page.keyboard.press("Enter")
    texts.get_by_role("heading", name="Section 230").wait_for()
    assert (
        lane.bounding_box() == before and page.evaluate("document.activeElement.dataset.key") == "text-USA-section-230"
    )
    texts.locator("summary[data-key=plain]").click()
    texts.get_by_role("rowheader", name="Section 230").wait_for()
    assert accessibility_problems(page, ".wd-guarantees") == []
    tasks.nth(1).get_by_label("None of the five orders").check()
    tasks.nth(1).get_by_role("button").click()
    tasks.nth(1).get_by_text("Right.").wait_for()

    # Two situations, six steps, by keyboard.
    tool = page.locator(".wd-decision")
    for situation, title in (("cengiz-turkey", "A court closes YouTube"), ("twitter-suspension", "A company suspends")):
        tool.locator("[data-key=situation]").select_option(situation)
        tool.get_by_role("heading", name=title).wait_for()
        for answer in ("no", "cannot tell", "yes"):
            walk(tool, page, answer, f"My reason for {answer} in this case.")
        tool.locator("[data-key=end]").wait_for()
    answers = stored(kit)["02.3"]["answer"]["answers"]
    assert len(answers) == 6
    assert answers["cengiz-turkey-law"] == {"answer": "no", "reason": "My reason for no in this case."}
    assert "Task 02.3 is complete, with 6 steps" in tool.locator(".wd-sentence").inner_text()

    tasks.nth(2).get_by_label("Even with a good aim").check()
    tasks.nth(2).get_by_role("button").click()
    tasks.nth(2).get_by_text("Right.").wait_for()
    places = ["platform-user", "state-platform-user", "state-platform", "state-user", "user-platform", "platform-state"]
    for number, place in enumerate(places):
        tasks.nth(3).locator("select").nth(number).select_option(place)
    tasks.nth(3).get_by_role("button").click()
    tasks.nth(3).get_by_text("Right.").wait_for()
    assert page.get_by_role("heading", name="Was the suspension right?").count() == 1
    tasks.nth(4).get_by_role("textbox").fill("For it: " + prose(20) + "Against it: " + prose(20))
    tasks.nth(4).get_by_role("button").click()
    tasks.nth(4).get_by_text("Stored.").first.wait_for()
    assert sorted(stored(kit)) == ["02.1", "02.2", "02.3", "02.4", "02.5", "02.6"]
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")


def test_a_step_asks_for_a_reason_can_be_taken_back_and_survives_a_crash(page, address, kit):
    assert open_notebook(page, address, PATH) == []
    show_whole_notebook(page)
    tool = page.locator(".wd-decision")
    tool.locator("[data-key=answer-no]").check()
    tool.locator("[data-key=reason]").fill("Too short")
    tool.locator("[data-key=store]").click()
    tool.get_by_text("say why in 5 words or more").wait_for()
    assert tool.locator(".wd-own").count() == 0 and "The best reason for yes" not in tool.inner_text()
    assert tool.locator("[data-key=reason]").input_value() == "Too short"
    tool.locator("[data-key=reason]").fill("The letter names a section that is far too general.")
    tool.locator("[data-key=store]").click()
    tool.get_by_text("The best reason for no").wait_for()
    assert page.evaluate("() => document.activeElement.dataset.key") == "step-uganda-block-law"

    # Take the step back: the reasons go, the words stay.
    tool.locator("[data-key=back]").click()
    tool.locator(".wd-own").wait_for(state="detached")
    assert tool.locator("[data-key=reason]").input_value().startswith("The letter names")
    assert tool.locator("[data-key=answer-no]").is_checked()
    assert stored(kit)["02.3"]["answer"]["answers"] == {}

    # Another language redraws the words around and keeps what was written; so does a new kernel.
    tool.locator("[data-key=language]").select_option("fr")
    tool.get_by_text("Étape 1 sur 3").wait_for()
    assert tool.locator("[data-key=reason]").input_value().startswith("The letter names")
    assert open_notebook(page, address, PATH) == []
    show_whole_notebook(page)
    tool.get_by_text("Étape 1 sur 3").wait_for()
    assert tool.locator("[data-key=reason]").input_value().startswith("The letter names")
    assert page.get_by_role("heading", name="La suspension était-elle juste").count() == 1


@pytest.mark.exhaustive  # a walk in JupyterLab; a plain page walks the same tools
@pytest.mark.jupyterlab
def test_on_a_small_screen_nothing_happens_out_of_sight(page, address):
    """The next path begins where one can see it."""
    page.set_viewport_size({"width": 480, "height": 900})
    assert open_notebook(page, address, PATH) == []
    task = page.locator(".wd-task").first
    task.get_by_label("Nobody: it is a wish").check()
    task.get_by_role("button").click()
    page.locator(".wd-guarantees .wd-bound-lane").first.wait_for()

    # The lane that was chosen stays where it is; its card is drawn below.
    texts = page.locator(".wd-guarantees .wd-bound-lane").last
    texts.hover()
    before = texts.bounding_box()
    heading = page.locator(".wd-guarantees .wd-card h4").inner_text()
    texts.click()
    page.wait_for_function(
        "before => document.querySelector('.wd-guarantees .wd-card h4').innerText !== before", arg=heading
    )
    page.wait_for_timeout(300)
    assert abs(texts.bounding_box()["y"] - before["y"]) <= 2

    tool = page.locator(".wd-decision")
    tool.scroll_into_view_if_needed()
    for answer in ("no", "yes", "no"):
        walk(tool, page, answer, f"My reason for {answer} in this case.")
    tool.locator("[data-key=next]").click()
    title = tool.get_by_role("heading", name="A court closes YouTube")
    title.wait_for()
    assert 0 < title.bounding_box()["y"] < 500


@pytest.mark.exhaustive  # JupyterLab in another theme
@pytest.mark.jupyterlab
def test_the_triangle_does_not_glare_in_the_dark(page, address):
    page.set_viewport_size({"width": 900, "height": 900})
    assert open_notebook(page, address, PATH) == []
    show_whole_notebook(page)
    tool = page.locator(".wd-triangle")
    tool.locator("[data-key=side-company-state]").wait_for()
    paper = "each => getComputedStyle(each).backgroundColor.match(/[0-9.]+/g).slice(0, 3).every((each) => each > 128)"
    assert tool.evaluate(paper) is True
    page.evaluate("() => window.jupyterapp.commands.execute('apputils:change-theme', { theme: 'JupyterLab Dark' })")
    page.wait_for_function("() => document.body.dataset.jpThemeLight === 'false'")
    page.wait_for_function(f"() => !({paper})(document.querySelector('.wd-triangle'))")
    assert tool.locator("svg rect").count() == 0, "no white ground of its own"


@pytest.mark.parametrize("width", first_in_gate(480, 900))
def test_each_side_of_the_triangle_opens_below_by_hand_and_by_keyboard(page, address, width):
    page.set_viewport_size({"width": width, "height": 900})
    assert open_notebook(page, address, PATH) == []
    show_whole_notebook(page)
    tool = page.locator(".wd-triangle")
    sides, panel = tool.locator(".wd-triangle-side"), tool.locator(".wd-triangle-panel")
    sides.first.wait_for()
    assert sides.count() == 6 and tool.locator('.wd-triangle-side[tabindex="0"]').count() == 1
    below = tool.locator("summary")
    side = tool.locator("[data-key=side-company-state]")
    side.scroll_into_view_if_needed()
    before = side.bounding_box()["y"], below.bounding_box()["y"]
    side.click()
    panel.get_by_role("heading", name="Facebook blocks news").wait_for()
    assert abs(side.bounding_box()["y"] - before[0]) <= 1 and abs(below.bounding_box()["y"] - before[1]) <= 1
    assert "Two readings" in panel.inner_text() and panel.locator("a").count() > 10
    assert tool.locator('[aria-pressed="true"]').count() == 1

    page.keyboard.press("ArrowRight")
    assert page.evaluate("() => document.activeElement.dataset.key") == "side-state-speaker"
    assert panel.get_by_role("heading", name="Facebook blocks news").count() == 1, "an arrow key opens nothing"
    page.keyboard.press("Enter")
    panel.get_by_role("heading", name="TikTok").first.wait_for()
    assert page.evaluate("() => document.activeElement.dataset.key") == "side-state-speaker"
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.dataset.key") == "panel", "one stop for all six sides"

    tool.locator("[data-key=language]").select_option("fr")
    tool.get_by_text("Locuteur (1)").wait_for()
    below.click()
    assert tool.locator("details table").count() == 2
    assert accessibility_problems(page, ".wd-triangle") == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
