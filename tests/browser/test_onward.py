"""*Onward* on a page leads past nothing in silence: what is next in a tool, what is not stored, what answers out of view."""

import pytest
from helpers import first_in_gate
from jupyterlab_page import open_notebook

LESSON, EXERCISE, CASES = (
    "notebooks/05-do-we-agree.ipynb",
    "exercises/05-exercise.ipynb",
    "notebooks/08-what-platforms-do.ipynb",
)
IN_VIEW = """(each) => {
  const { top, bottom } = each.getBoundingClientRect();
  return top >= 0 && bottom <= document.querySelector(".onward").getBoundingClientRect().top;
}"""
HAS_FOCUS = "(each) => each === document.activeElement"
PHONE, LAPTOP = (390, 750), (1366, 620)


def bar_of(page):
    return page.locator(".onward > .far"), page.locator(".onward > .go-on")


def walk_to(page, said):
    """Press Onward until the bar says a screen or a task."""
    far, onward = bar_of(page)
    for _press in range(60):
        if said in far.inner_text():
            return
        onward.click()
    raise AssertionError(f"the bar never says {said}")


def draw(page):
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.mark.parametrize("size", first_in_gate(PHONE, (LAPTOP,)))
def test_onward_leads_first_to_what_a_tool_has_next_and_then_on(page, address, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    assert open_notebook(page, address, LESSON) == []
    far, onward = bar_of(page)
    screen = page.locator(".screen").first
    screen.locator("[data-act]").first.click()
    following = screen.locator("[data-key=next]")
    following.wait_for()
    assert "(2 of 2)" in following.inner_text()
    draw(page)
    assert "quiet" in onward.get_attribute("class")
    for _press in range(4):
        if following.evaluate(HAS_FOCUS):
            break
        onward.click()
    assert following.evaluate(HAS_FOCUS) and following.evaluate(IN_VIEW) and far.inner_text().startswith("1 / ")
    onward.click()
    assert far.inner_text().startswith("2 / ")


def test_a_screen_of_which_nothing_is_left_has_a_strong_button(page, address):
    assert open_notebook(page, address, LESSON) == []
    _, onward = bar_of(page)
    walk_to(page, "05.8")
    screen = page.locator(".screen:has([data-tasks='05.8'])")
    screen.locator("[data-act]").first.click()
    screen.locator("[data-answer]").first.wait_for()
    page.wait_for_function("() => !document.querySelector('.onward > .go-on').classList.contains('quiet')")


@pytest.mark.parametrize("size", first_in_gate(PHONE, (LAPTOP,)))
def test_what_is_chosen_and_not_stored_is_said_before_onward_leads_on_and_stays(page, address, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    assert open_notebook(page, address, EXERCISE) == []
    far, onward = bar_of(page)
    walk_to(page, "E05.3")
    task = page.locator(".wd-task[data-tasks='E05.3'], [data-tasks='E05.3'] .wd-task").first
    option, store = task.locator("input[type=radio]").first, task.get_by_role("button", name="Store my answer")
    option.check()
    onward.click()
    assert store.evaluate(IN_VIEW) and store.evaluate(HAS_FOCUS) and "E05.3" in far.inner_text()
    assert task.get_by_text("Not stored yet").evaluate(IN_VIEW)
    for _press in range(2):  # the last question may have a text after it
        onward.click()
    assert option.is_checked()
    store.click()
    task.locator("[data-answer]:not(:empty)").wait_for()
    assert task.get_by_text("Not stored yet").count() == 0


def test_a_number_that_is_typed_in_a_lesson_and_not_stored_is_said(page, address):
    page.set_viewport_size({"width": 390, "height": 750})
    assert open_notebook(page, address, CASES) == []
    far, onward = bar_of(page)
    task = page.locator(".wd-task:has(input[inputmode=decimal])").first
    number, store = task.locator("input"), task.get_by_role("button", name="Store my answer")
    number.fill("12")
    draw(page)
    place = far.inner_text()
    onward.click()
    assert store.evaluate(HAS_FOCUS) and store.evaluate(IN_VIEW) and far.inner_text() == place
    for _press in range(4):
        if far.inner_text() != place:
            break
        onward.click()
    assert far.inner_text() != place and number.input_value() == "12"


@pytest.mark.exhaustive  # in the gate for one tool
def test_what_came_of_all_cases_is_shown_before_onward_leads_on(page, address):
    page.set_viewport_size({"width": 390, "height": 750})
    assert open_notebook(page, address, CASES) == []
    far, onward = bar_of(page)
    desk = page.locator(".wd-on_duty")
    for place in range(6):
        desk.locator(".wd-kicker", has_text=f"{place + 1}").first.wait_for()
        desk.locator("[data-key=rung-leave]").click()
        page.evaluate('() => window.toPython(\'{"id": ""}\')')
        draw(page)
    last = desk.locator(".wd-sentence[data-answer]")
    last.wait_for()
    seen = False
    for _press in range(12):
        onward.click()
        seen = seen or last.evaluate(IN_VIEW)
        if not far.inner_text().startswith("1 / "):
            break
    assert seen and far.inner_text().startswith("2 / ")


@pytest.mark.parametrize(("language", "name"), first_in_gate(("fr", "Écran suivant"), ("es", "Pantalla siguiente")))
def test_the_button_of_the_bar_has_a_name_of_its_own_that_fits_a_small_phone(page, address, language, name):
    page.set_viewport_size({"width": 360, "height": 640})
    assert open_notebook(page, address, LESSON) == []
    _, onward = bar_of(page)
    page.locator(".onward select").select_option(language)
    assert onward.inner_text() == name  # at once
    page.locator(f".whodecides[data-language={language}]").first.wait_for()
    assert page.evaluate("() => document.scrollingElement.scrollWidth <= innerWidth")
    bar = page.locator(".onward")
    assert bar.evaluate("(each) => each.scrollWidth <= each.clientWidth")
    assert bar.evaluate(
        "(each) => [...each.children].every((one) => one.getBoundingClientRect().bottom <= innerHeight)"
    )
    assert onward.evaluate("(each) => each.scrollHeight <= each.clientHeight + 1")
    assert page.locator(".whodecides button", has_text=name).count() == 0
