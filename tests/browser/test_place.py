"""A lesson in JupyterLab is a place: it opens ready where it is trusted, folds its code, and says where one is.

A lesson that nobody trusts is in test_day_two.py.
"""

import nbformat
import pytest
from lab import barriers, collapse_side_bar, kernel_connected, open_notebook
from nbformat.sign import NotebookNotary

LESSON = "notebooks/01-what-happened.ipynb"
PARTS = 6
FIRST_SEEN = """() => {
  const { content } = window.jupyterapp.shell.currentWidget;
  const top = content.outerNode.getBoundingClientRect().top;
  return content.widgets.find(({ node }) => node.getBoundingClientRect().bottom > top + 8).model.id;
}"""


@pytest.fixture
def signed(kit):
    """The lesson, which this machine trusts until the end of the test."""
    path = kit / LESSON
    notebook = nbformat.read(path, as_version=4)
    notary = NotebookNotary(data_dir=str(kit / ".data"))
    notary.sign(notebook)
    yield path
    notary.unsign(notebook)


def bar_says(page, text):
    page.wait_for_function("(text) => document.querySelector('.wd-place label').innerText.startsWith(text)", arg=text)


@pytest.mark.jupyterlab
def test_a_trusted_lesson_opens_ready_and_where_one_left_it(page, address, signed):
    page.set_viewport_size({"width": 1366, "height": 900})
    open_notebook(page, address, LESSON, run=False)
    page.locator(".wd-task").first.wait_for()
    assert page.locator(".wd-again").count() == 0
    # The code is folded to a bar, whose words would only be noise.
    bars = page.locator(".jp-InputPlaceholder")
    assert bars.count() == 8 and "import" not in bars.first.inner_text()

    bar_says(page, f"Part 1 of {PARTS}")
    parts = page.get_by_role("navigation", name="Where you are in this lesson").get_by_role("combobox")
    assert parts.locator("option").count() == PARTS
    parts.select_option("After is not because of")
    bar_says(page, f"Part 5 of {PARTS}")
    page.reload(wait_until="domcontentloaded")
    kernel_connected(page)
    page.wait_for_function(f"{FIRST_SEEN.replace('() =>', '() => (() =>', 1)})() === '01-16'")
    bar_says(page, f"Part 5 of {PARTS}")


@pytest.mark.jupyterlab
def test_the_short_way_folds_what_a_single_session_leaves_out(page, address):
    page.set_viewport_size({"width": 480, "height": 900})
    open_notebook(page, address, LESSON, run=False)
    collapse_side_bar(page)
    short = page.get_by_role("checkbox", name="Short way")
    short.focus()
    page.keyboard.press("Space")
    page.get_by_text("2 cells hidden").wait_for(state="attached")
    aside = page.locator(".wd-aside")
    assert [each.strip("¶") for each in aside.locator("h2").all_text_contents()] == [
        "Four measures are easily taken for one",
        "After is not because of",
    ]
    assert not aside.first.locator("table").is_visible()
    assert barriers(page, ".wd-place") == []
    assert page.evaluate(
        "() => document.querySelector('.wd-place').scrollWidth <= document.querySelector('.wd-place').clientWidth"
    )
    # A part is opened by the hand, and the box brings all back.
    aside.first.locator(".jp-showHiddenCellsButton").click()
    assert aside.first.locator("table").is_visible()
    short.uncheck()
    assert page.locator(".wd-aside").count() == 0 and page.get_by_text("cells hidden").count() == 0
    # What one reads is folded away: its heading stays. Below the last cell one is still in the last part.
    page.get_by_role("navigation").get_by_role("combobox").select_option("After is not because of")
    short.check()
    page.wait_for_function(FIRST_SEEN.replace("() =>", "() => (() =>", 1) + ")() === '01-16'")
    page.mouse.move(240, 600)
    page.mouse.wheel(0, 20_000)
    bar_says(page, f"Part {PARTS} of {PARTS}")


@pytest.mark.jupyterlab
def test_the_bar_speaks_the_language_of_the_tools_as_soon_as_it_is_chosen_and_in_the_next_lesson(page, address, signed):
    page.set_viewport_size({"width": 1366, "height": 900})
    open_notebook(page, address, "notebooks/00-start-here.ipynb")
    bar_says(page, "Part ")
    page.locator(".wd-first_minute .wd-language select").select_option("fr")
    bar_says(page, "Partie ")
    bar = page.get_by_role("navigation", name="Où vous êtes dans cette leçon")
    assert bar.get_attribute("lang") == "fr" and bar.get_by_text("Parcours court").is_visible()
    # Another lesson opens in it, before any tool has started; and where the answers say otherwise, it follows the tools,
    # also while all but the first question wait for an answer.
    page.evaluate("() => localStorage.setItem('whodecides-language', 'es')")
    open_notebook(page, address, "notebooks/02-who-may-decide.ipynb", run=False)
    bar_says(page, "Parte ")
    assert page.locator(".wd-task").count() == 0
    open_notebook(page, address, LESSON, run=False)
    page.locator(".wd-task").first.wait_for()
    bar_says(page, "Partie ")
