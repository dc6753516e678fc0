"""The comparator, by mouse and by keyboard alone."""

import csv
import io
import struct
from itertools import product

import nbformat
import pytest
from lab import SETTLED, collapse_side_bar, open_notebook, whole_notebook
from shared import ROOT


@pytest.fixture
def notebook(kit):
    """Write a notebook with these cells into the kit; return its path."""

    def write(*cells):
        made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(each) for each in cells])
        made.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
        (kit / "notebooks").mkdir(exist_ok=True)
        nbformat.write(made, kit / "notebooks/test.ipynb")
        return "notebooks/test.ipynb"

    return write


@pytest.fixture
def comparator(page, address, notebook):
    """A comparator of three states and three variables, drawn."""
    path = notebook('from whodecides import compare\ncompare("MEX+DEU+ITA?evaluation=1&decider=1&remedy=1")')
    assert open_notebook(page, address, path) == []
    found = page.locator(".wd-comparator")
    found.locator(".wd-matrix").wait_for()
    return found


def state(comparator):
    return comparator.locator("[data-key=state]").input_value()


def focused(page):
    return page.evaluate("() => document.activeElement.dataset.key ?? null")


@pytest.mark.jupyterlab
def test_a_click_opens_the_evidence_beside_the_table(comparator, page):
    cell = comparator.locator('[data-key="DEU.evaluation"]')
    cell.click()
    panel = comparator.locator(".wd-evidence")
    panel.get_by_text("Steffen Seibert, ").first.wait_for()
    text = panel.inner_text()
    assert (
        "for Angela Merkel" in text
        and "German, original" in text
        and "2021-01-11" in text
        and "Our translation" in text
    )
    link = panel.locator("a").first
    assert link.get_attribute("href").startswith("http") and link.get_attribute("rel") == "noopener noreferrer"
    assert panel.locator("blockquote").first.get_attribute("lang") == "de"
    matrix, evidence = comparator.locator(".wd-matrix").bounding_box(), panel.bounding_box()
    assert evidence["x"] >= matrix["x"] + matrix["width"] - 1
    assert focused(page) == "DEU.evaluation"
    assert comparator.locator('[data-key="DEU.evaluation"]').get_attribute("aria-expanded") == "true"


def test_on_a_small_screen_the_evidence_opens_below_its_row(comparator, page):
    page.set_viewport_size({"width": 480, "height": 900})
    collapse_side_bar(page)
    comparator.locator('[data-key="MEX.decider"]').click()
    panel = comparator.locator(".wd-inline .wd-evidence")
    panel.wait_for()
    row = comparator.locator('[data-key="MEX.decider"]').bounding_box()
    assert 0 <= panel.bounding_box()["y"] - (row["y"] + row["height"]) < 40


def stays(page, key):
    """Press a button that opens or closes evidence; it must be where it was when it is drawn anew."""
    button = page.locator(f'[data-key="{key}"]').first
    button.hover(position={"x": 4, "y": 4})  # scrolls as far as the mouse needs
    opened, before = button.get_attribute("aria-expanded") == "true", button.bounding_box()
    button.click(position={"x": 4, "y": 4})
    page.wait_for_function(
        "([key, open]) => document.querySelector(`[data-key='${key}']`).getAttribute('aria-expanded') === open",
        arg=[key, "false" if opened else "true"],
    )
    page.wait_for_timeout(300)  # what JupyterLab moves, it moves after the next layout
    after = page.locator(f'[data-key="{key}"]').first.bounding_box()
    assert abs(after["y"] - before["y"]) <= 2 and abs(after["x"] - before["x"]) <= 2, (key, before, after)
    return not opened


@pytest.mark.long(30)
@pytest.mark.jupyterlab
def test_what_was_clicked_stays_where_it_is(page, address, notebook):
    """Open one cell after the other, and close the last: each stays under the hand, with its evidence bounded.

    On a small, a middling and a large screen, with the file browser open and closed.
    """
    path = notebook(
        'from whodecides import compare\ncompare("MEX+DEU+FRA+POL")',
        'from whodecides import agreement_explorer\nagreement_explorer("evaluation")',
    )
    assert open_notebook(page, address, path) == []
    for tool in (".wd-comparator", ".wd-agreement"):
        page.locator(f"{tool} .wd-matrix").wait_for()
    for width, side_bar in product((480, 900, 1366), ("expandLeft", "collapseLeft")):
        page.set_viewport_size({"width": width, "height": 768})
        page.evaluate(f"() => window.jupyterapp.shell.{side_bar}()")
        page.evaluate(SETTLED)
        for key in (
            "MEX.remedy",
            "POL.remedy",
            "MEX.evaluation",
            "DEU.decider",
            "MEX.justification",
            "FRA.decider",
            "FRA.decider",
            "condemns.supports",
            "supports.supports",
            "concerned.supports",
            "not addressed.supports",
            "supports.supports",
            "supports.supports",
        ):
            if stays(page, key):
                panel = page.locator(".wd-comparator .wd-evidence, .wd-agreement .wd-evidence")
                assert all(each.bounding_box()["height"] <= 768 for each in panel.all()), (width, side_bar)


@pytest.mark.jupyterlab
def test_what_was_clicked_stays_in_the_other_tools(page, address, notebook):
    tools = {
        "timeline(start='2021-01-06', end='2021-01-15')": ".wd-when-mark",
        "compare_instruments('DEU-netzdg+POL-freedom-of-speech-bill+USA-section-230')": ".wd-matrix [data-at]",
        "record_explorer('Mexico')": ".wd-line",
        "negotiation_table()": ".wd-mark",
        "revise_rule('step-needed')": ".wd-reread button",
    }
    page.set_viewport_size({"width": 480, "height": 768})
    path = notebook(*(f"import whodecides\nwhodecides.{call}" for call in tools))
    assert open_notebook(page, address, path) == []
    shown = [page.locator(".whodecides").nth(place).locator(buttons) for place, buttons in enumerate(tools.values())]
    for buttons in shown:
        buttons.first.wait_for()
    page.evaluate(SETTLED)
    for buttons in shown:
        keys = buttons.evaluate_all("found => found.map((each) => each.dataset.key)")
        for place in (0, 4, 2, 5):
            stays(page, keys[place])


@pytest.mark.parametrize("width", [480, 1366])
@pytest.mark.parametrize(("call", "buttons"), [
    ("compare('MEX+DEU+FRA+POL?remedy=1&open=MEX.remedy')", "[data-key^=value-], [data-key=copy]"),
    ("hearing(part='file')", ".wd-tabs button"),
    ("hearing(part='steps')", ".wd-tabs button"),
    ("timeline()", ".wd-units button"),
    ("promise_fates()", "[data-key=next]"),
])  # fmt: skip
def test_one_of_several_buttons_stays_where_it_is_pressed(page, address, notebook, call, buttons, width):
    page.set_viewport_size({"width": width, "height": 768})
    assert open_notebook(page, address, notebook(f"import whodecides\nwhodecides.{call}")) == []
    # As in JupyterLab the notebook scrolls, not the window, and more stands above and below.
    page.add_style_tag(content="main { height: 768px; overflow: auto } .jp-Cell { margin: 768px 0 }")
    page.locator(buttons).first.wait_for()
    keys = page.evaluate("css => [...document.querySelectorAll(css)].map((each) => each.dataset.key)", buttons)
    for key in keys[1:4] + keys[:4] * 3:
        button = page.locator(f"[data-key='{key}']")
        button.hover()
        before = button.bounding_box()
        button.click()
        page.evaluate("() => wire")  # until Python has answered
        after = page.locator(f"[data-key='{key}']").bounding_box()
        assert abs(after["y"] - before["y"]) <= 1 and abs(after["x"] - before["x"]) <= 1, (key, before, after)


def test_a_value_brings_its_own_statements_first(comparator):
    """A press on one value of a cell opens its statements first; the buttons in the panel do the same without a mouse."""
    value = comparator.locator('[data-key="MEX.remedy"] .wd-value').nth(1)
    name = value.get_attribute("data-value")
    value.click()
    pressed = comparator.locator('.wd-evidence [aria-pressed="true"]')
    pressed.wait_for()
    assert pressed.get_attribute("data-key") == f"value-{name}"
    first = comparator.locator(".wd-evidence .wd-card").first
    assert pressed.inner_text().rpartition(" (")[0] in first.inner_text()
    by_date = comparator.locator('[data-key="value-"]')
    by_date.focus()
    comparator.page.keyboard.press("Enter")
    comparator.locator('[data-key="value-"][aria-pressed="true"]').wait_for()
    assert focused(comparator.page) == "value-"
    silent = comparator.locator('.wd-evidence [data-key="silent"]')
    assert "do not address" in silent.inner_text() and silent.evaluate("each => !each.parentElement.open")


def test_absence_looks_different_and_says_where_one_looked(comparator):
    comparator.locator('[data-key="ITA.remedy"]').click()
    comparator.get_by_text("No statement found. This is not the same as neutral.").wait_for()
    looks = comparator.evaluate(
        """el => ['ITA.remedy', 'MEX.remedy', 'MEX.evaluation'].map(key => {
             const value = el.querySelector(`[data-key="${key}"] .wd-value`);
             const style = getComputedStyle(value);
             return style.fontStyle + style.backgroundImage.slice(0, 8) + value.querySelector('.wd-sign').textContent; })"""
    )
    assert looks[0].startswith("italicrepeatin") and looks[0] not in looks[1:]


def test_weights_change_the_ranking_and_the_state_at_once(comparator):
    ranking = comparator.locator(".wd-ranking tbody")
    before = ranking.inner_text()
    comparator.locator('[data-key="weight-remedy"]').select_option("0")
    comparator.page.wait_for_function(
        "before => document.querySelector('.wd-ranking tbody').innerText !== before", arg=before
    )
    assert "remedy=0" in state(comparator)
    assert "Not ranked" in comparator.locator(".wd-unranked").inner_text()


def test_everything_speaks_the_chosen_language(comparator):
    comparator.locator('[data-key="DEU.evaluation"]').click()
    comparator.locator('[data-key="language"]').select_option("fr")
    comparator.locator("h3", has_text="Allemagne").wait_for()
    text = comparator.inner_text()
    for word in ("Evidence", "Sources:", "Speaker", "No statement", "Not ranked", "Download", "Weight", "condemns"):
        assert word not in text, word
    assert comparator.get_attribute("lang") == "fr"
    assert "en anglais" in comparator.locator('dt:has(+ dd[lang="en"])').first.inner_text()
    comparator.locator('[data-key="language"]').select_option("es")
    comparator.locator("h3", has_text="Alemania").wait_for()


def test_jurisdictions_and_variables_are_chosen(comparator):
    comparator.locator('[data-key="place-3"]').select_option("POL")
    comparator.locator('.wd-matrix th:text-is("Poland")').wait_for()
    comparator.locator('[data-key="place-2"]').select_option("")
    comparator.locator('.wd-matrix th:text-is("Italy")').wait_for(state="detached")
    comparator.locator('[data-key="show-justification"]').check()
    comparator.locator('.wd-matrix th:text-is("Justification")').wait_for()
    assert state(comparator).startswith('compare("MEX+DEU+POL?evaluation=1&decider=1&remedy=1&justification=1')


def test_a_state_restores_the_same_view(comparator, page, address, notebook):
    comparator.locator('[data-key="DEU.remedy"]').click()
    comparator.locator('[data-key="weight-decider"]').select_option("3")
    page.wait_for_function("() => document.querySelector('[data-key=state]').value.includes('decider=3')")
    call, table = state(comparator), comparator.locator(".wd-matrix").inner_text()
    path = notebook("from whodecides import compare\n" + call)
    assert open_notebook(page, address, path) == []
    page.locator(".wd-matrix").wait_for()
    again = page.locator(".wd-comparator")
    assert state(again) == call and again.locator(".wd-matrix").inner_text() == table
    assert "Germany" in again.locator(".wd-evidence h3").inner_text()


def test_the_table_can_be_downloaded(comparator, page):
    with page.expect_download() as waiting:
        comparator.locator('[data-key="csv"]').click()
    with open(waiting.value.path(), encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.reader(io.StringIO(handle.read())))
    assert rows[0][0] == "Jurisdiction" and len(rows) == 1 + 3 * 3
    assert ["Italy", "Remedy", "no statement found", ""] in rows


def test_the_state_can_be_copied(comparator, page):
    comparator.locator('[data-key="copy"]').click()
    comparator.get_by_text("Copied").wait_for()
    assert page.evaluate("() => navigator.clipboard.readText()") == state(comparator)


@pytest.mark.jupyterlab
def test_the_keyboard_is_enough(comparator, page):
    """Choose the language, walk to a cell, open and close its evidence, change a weight: no mouse."""
    comparator.locator('[data-key="language"]').focus()
    page.keyboard.press("Tab")
    assert focused(page) == "place-0"
    for _ in range(60):
        page.keyboard.press("Tab")
        if focused(page) == "MEX.evaluation":
            break
    assert focused(page) == "MEX.evaluation"
    for key in ("ArrowDown", "ArrowRight", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"):
        page.keyboard.press(key)
    assert focused(page) == "DEU.decider"
    page.keyboard.press("Enter")
    comparator.locator(".wd-evidence h3", has_text="Germany · Who should decide").wait_for()
    assert focused(page) == "DEU.decider"
    page.keyboard.press("Tab")
    assert focused(page) == "evidence"
    page.keyboard.press("Escape")
    comparator.get_by_text("Choose a cell to see its evidence here.").wait_for()
    assert focused(page) == "DEU.decider"
    comparator.locator('[data-key="weight-remedy"]').focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => document.querySelector('[data-key=state]').value.includes('remedy=2')")
    assert focused(page) == "weight-remedy"
    # The notebook's own one-letter commands must not act while one is in the widget.
    page.keyboard.press("d")
    page.keyboard.press("d")
    assert page.locator(".jp-CodeCell").count() == 1


def test_arrows_stop_at_the_edge(comparator, page):
    comparator.locator('[data-key="MEX.evaluation"]').focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "MEX.evaluation"


@pytest.mark.jupyterlab
def test_the_picture_of_the_readme(page, address, notebook, request, tmp_path):
    """Take the README's picture; `make pictures` stores it."""
    path = notebook(
        'from whodecides import compare\ncompare("MEX+DEU+FRA?evaluation=1&decider=1&remedy=1&open=DEU.evaluation")'
    )
    page.set_viewport_size({"width": 1400, "height": 1000})
    assert open_notebook(page, address, path) == []
    collapse_side_bar(page)
    page.locator(".wd-beside").wait_for()
    kept = ROOT / "docs/comparator.png"
    taken = kept if request.config.getoption("--write-pictures") else tmp_path / "comparator.png"
    whole_notebook(page)
    box = page.locator(".wd-comparator").bounding_box()
    page.screenshot(path=taken, clip=box | {"height": min(box["height"], 900)})
    assert all(abs(new - old) < 40 for new, old in zip(size(taken), size(kept), strict=True)), "run 'make pictures'"


def size(picture):
    """Width and height of a PNG file, from its header."""
    return struct.unpack(">II", picture.read_bytes()[16:24])
