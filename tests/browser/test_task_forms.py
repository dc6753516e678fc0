"""What stands in a form and what is stored: a form never lets one look like the other."""

import nbformat
import pytest
from jupyterlab_page import accessibility_problems, open_notebook

from whodecides.answers import Store

KINDS = {"E06.1": "choice", "E01.2": "order", "E01.3": "classify", "E01.4": "number", "E01.5": "table", "01.6": "text", "E01.6": "evidence"}  # fmt: skip

TELL = "(language) => new BroadcastChannel('whodecides-language').postMessage(language)"  # as its tools do


@pytest.fixture
def forms(page, address, kit):
    """Tasks of every kind, in one page; `form(id)` is one of them."""
    page.set_viewport_size({"width": 900, "height": 900})
    cells = [nbformat.v4.new_code_cell(f'from whodecides import ask\nask("{each}")') for each in KINDS]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), kit / "forms.ipynb")
    assert open_notebook(page, address, "forms.ipynb") == []
    return lambda task: page.locator(".wd-task", has_text=f"Task {task} ")


def change(form, kind, other):
    """Give one of two different answers by hand."""
    if kind == "choice":
        form.get_by_role("radio").nth(int(other)).check()
    elif kind == "order":
        form.get_by_role("listitem").nth(int(not other)).get_by_role("button", name="Move down").click()
    elif kind == "classify":
        for each in form.get_by_role("combobox").all():
            each.select_option(index=1 + other)
    elif kind == "table":
        for each in form.locator("td input").all():
            each.fill("7" if other else "3")
    elif kind == "number":
        form.get_by_role("textbox").fill("7" if other else "3")
    else:
        form.locator("textarea").fill("Another text of a few words" if other else "A text of a few words")


@pytest.mark.parametrize(("task", "kind"), KINDS.items())
def test_a_changed_answer_says_that_it_is_not_stored_and_the_verdict_goes(forms, task, kind):
    form, unstored = forms(task), forms(task).locator(".wd-unstored")
    store, verdict = form.get_by_role("button", name="Store my answer"), forms(task).locator(".wd-feedback")
    change(form, kind, other=False)
    assert unstored.inner_text() == ""  # nothing was ever stored, and nothing is said of it
    store.click()
    verdict.wait_for()
    said = verdict.inner_text()
    change(form, kind, other=True)
    assert unstored.inner_text() == "Changed, not stored yet." and not verdict.is_visible()
    assert accessibility_problems(form.page, ".wd-task") == []
    if kind == "order":  # back to what is stored
        form.get_by_role("listitem").first.get_by_role("button", name="Move down").click()
    else:
        change(form, kind, other=False)
    assert unstored.inner_text() == "" and verdict.inner_text() == said
    change(form, kind, other=True)
    store.click()
    verdict.wait_for()
    assert unstored.inner_text() == ""


def test_help_on_other_rows_stays_while_one_is_changed_and_moves_no_button(forms, page):
    form = forms("E01.3")
    store, lists = form.get_by_role("button", name="Store my answer"), form.get_by_role("combobox")
    for each in lists.all():
        each.select_option(index=1)
    store.scroll_into_view_if_needed()
    before = store.bounding_box()["y"]
    store.click()
    form.locator(".wd-row-help:visible").first.wait_for()
    assert abs(store.bounding_box()["y"] - before) < 2
    wrong = form.locator("[aria-invalid]").count()
    assert wrong > 1
    form.locator("[aria-invalid]").first.select_option(index=2)
    assert form.locator("[aria-invalid]").count() == wrong - 1


def test_a_refused_answer_leaves_what_is_stored_and_says_so(forms):
    form = forms("E01.4")
    number, store = form.get_by_role("textbox"), form.get_by_role("button", name="Store my answer")
    verdict, unstored = form.locator(".wd-feedback"), form.locator(".wd-unstored")
    number.fill("3")
    store.click()
    verdict.wait_for()
    number.fill("")
    store.click()
    verdict.wait_for()
    assert unstored.inner_text() == "Changed, not stored yet."
    number.fill("3")
    assert unstored.inner_text() == "" and not verdict.is_visible()


def test_a_verdict_follows_the_language_and_the_first_form_alone_says_that_questions_are_in_english(forms, page, kit):
    form = forms("E06.1")
    form.get_by_role("radio").first.check()
    form.get_by_role("button", name="Store my answer").click()
    form.locator(".wd-feedback").wait_for()
    english = form.locator(".wd-feedback").inner_text()
    assert not page.locator(".wd-english:visible").count()
    another = Store(kit / "my-answers.json")  # of another lesson, which has a kernel of its own
    another.choose_language("fr")
    page.evaluate(TELL, "fr")
    page.get_by_role("button", name="Enregistrer ma réponse").first.wait_for()
    page.locator(".wd-english:visible").wait_for()
    assert page.locator(".wd-english:visible").count() == 1
    page.wait_for_function(
        "(one) => ![...document.querySelectorAll('.wd-feedback')].some((each) => each.textContent === one)", arg=english
    )
    another.choose_language("en")
    page.evaluate(TELL, "en")
    page.get_by_role("button", name="Store my answer").first.wait_for()
    page.wait_for_function(
        "(one) => [...document.querySelectorAll('.wd-feedback')].some((each) => each.textContent === one)", arg=english
    )
    assert not page.locator(".wd-english:visible").count()
