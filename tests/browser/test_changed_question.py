"""The kit was updated: a form shows the question of today, and what was answered before as text."""

import nbformat
import pytest
from helpers import first_in_gate
from jupyterlab_page import accessibility_problems, open_notebook

from whodecides.answers import Store, tasks_by_id

TOLD = "This question has changed since you stored your answer"


@pytest.mark.parametrize("width", first_in_gate(480, 900, 1366))
def test_an_answer_to_the_question_before_is_shown_and_not_judged(page, address, kit, width):
    task = tasks_by_id()["01.8"]
    chosen = next(each for each in task.options if not each.get("right"))
    Store(kit / "my-answers.json").record("01.8", chosen["id"], revision=99)  # the one of today has another number
    cells = [nbformat.v4.new_code_cell('from whodecides import ask\nask("01.8")')]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), kit / "changed.ipynb")
    page.set_viewport_size({"width": width, "height": 900})
    assert open_notebook(page, address, "changed.ipynb") == []
    form = page.locator(".wd-task")
    form.get_by_text(TOLD).wait_for()
    assert form.locator(".wd-feedback").inner_text().startswith(f"● {TOLD}")
    assert chosen["text"] in form.locator(".wd-feedback").inner_text()
    assert chosen["feedback"] not in form.inner_text() and form.locator("[aria-pressed=true]").count() == 0
    assert accessibility_problems(page, ".wd-task") == [] and form.evaluate("(el) => el.scrollWidth <= el.clientWidth")
    form.get_by_role("button", name=chosen["text"]).click()
    form.get_by_text("Not yet.").wait_for()
    assert TOLD not in form.inner_text() and chosen["feedback"][:40] in form.inner_text()
    kept = Store(kit / "my-answers.json")
    assert kept.answer("01.8")["revision"] == task.revision
    assert [each["revision"] for _, _, each in kept.earlier()] == [99]
