"""The comparator, by mouse and by keyboard alone."""

import csv
import io
import struct

import nbformat
import pytest
from helpers import ROOT, first_in_gate
from jupyterlab_page import (
    LAYOUT_SETTLED,
    collapse_side_bar,
    open_notebook,
    show_whole_notebook,
)

from whodecides.case import government_codes

# Messages are answered one after the other: once this one is, so is what was pressed before.
ANSWERED = "() => window.toPython(JSON.stringify({ id: 'nobody', data: {} }))"


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
    found.locator(".wd-cmp-board").wait_for()
    return found


def state(comparator):
    return comparator.locator("[data-key=state]").input_value()


def focused(page):
    return page.evaluate("() => document.activeElement.dataset.key ?? null")


CONCERNED = "DEU.evaluation.concerned"


def press(comparator, key):
    """Press a value, and wait until its quotations are there."""
    button = comparator.locator(f'[data-key="{key}"]')
    button.click()
    comparator.locator(f'[data-key="{key}"][aria-pressed="true"]').wait_for()


@pytest.mark.exhaustive  # it opens JupyterLab; the gate opens values on a plain page
@pytest.mark.jupyterlab
def test_a_value_opens_its_passages_side_by_side_below_the_board(comparator, page):
    press(comparator, "MEX.decider.national law")
    press(comparator, CONCERNED)
    panel = comparator.locator(".wd-cmp-panel")
    columns = panel.locator(".wd-cmp-column")
    assert columns.locator("h4").all_inner_texts() == ["Mexico", "Germany"]
    text = columns.nth(1).inner_text()
    assert (
        "Steffen Seibert, " in text
        and "for Angela Merkel" in text
        and "2021-01-11" in text
        and "Our translation" in text
    )
    link = columns.nth(1).locator("a").first
    assert link.get_attribute("href").startswith("http") and link.get_attribute("rel") == "noopener noreferrer"
    assert columns.nth(1).locator(".wd-cmp-words").get_attribute("lang") == "de"
    boxes = [columns.nth(number).bounding_box() for number in (0, 1)]
    assert boxes[0]["y"] == boxes[1]["y"] and boxes[0]["x"] + boxes[0]["width"] < boxes[1]["x"]
    assert focused(page) == CONCERNED
    # The other days are one press away; the board knows nothing of it.
    columns.nth(1).locator(".wd-cmp-dates button", has_text="26 Jan").click()
    columns.nth(1).get_by_text("DEU-08").wait_for()
    columns.nth(1).locator("summary").click()
    assert "German, " in columns.nth(1).locator("details").inner_text()


def test_the_panel_keeps_its_height_and_scrolls_inside(comparator):
    heights = set()
    for key in ("MEX.remedy.not addressed", CONCERNED, "ITA.remedy.no statement found", "MEX.remedy.no new rules"):
        press(comparator, key)
        heights.add(comparator.locator(".wd-cmp-panel").bounding_box()["height"])
    assert len(heights) == 1
    assert (
        comparator.locator(".wd-cmp-now .wd-cmp-quotation").evaluate("(box) => getComputedStyle(box).overflowY")
        == "auto"
    )


def test_on_a_small_screen_one_question_and_one_passage_are_shown(comparator, page):
    page.set_viewport_size({"width": 480, "height": 900})
    comparator.locator(".wd-cmp-narrow").wait_for()
    assert comparator.locator(".wd-cmp-line h4").all_inner_texts() == ["Evaluation of the suspension"]
    comparator.locator("[data-key=page-after]").click()
    comparator.get_by_role("heading", name="Who should decide", exact=True).wait_for()
    press(comparator, "DEU.decider.national law")
    shown = comparator.locator(".wd-cmp-column:visible")
    assert shown.count() == 1 and shown.get_attribute("aria-label") == "Germany"
    comparator.locator("[data-key=whose-MEX]").click()
    assert comparator.locator(".wd-cmp-column:visible").get_attribute("aria-label") == "Mexico"
    assert comparator.evaluate("(el) => el.scrollWidth <= el.clientWidth")
    comparator.locator("[data-key=page-after]").click()
    comparator.get_by_text("Question 3 of 3").wait_for()
    assert comparator.locator("[data-key=page-after]").get_attribute("aria-disabled") == "true"


def stays(page, key):
    """Press a button that opens or closes evidence; it must be where it was when it is drawn anew."""
    button = page.locator(f'[data-key="{key}"]').first
    button.hover(position={"x": 4, "y": 4})  # scrolls as far as the mouse needs
    attribute = "aria-expanded" if button.get_attribute("aria-expanded") else "aria-pressed"
    opened, before = button.get_attribute(attribute) == "true", button.bounding_box()
    wanted = "true" if attribute == "aria-pressed" or not opened else "false"  # a pressed value stays pressed
    button.click(position={"x": 4, "y": 4})
    page.wait_for_function(
        "([key, name, open]) => document.querySelector(`[data-key='${key}']`).getAttribute(name) === open",
        arg=[key, attribute, wanted],
    )
    page.wait_for_timeout(300)  # what JupyterLab moves, it moves after the next layout
    after = page.locator(f'[data-key="{key}"]').first.bounding_box()
    assert abs(after["y"] - before["y"]) <= 2 and abs(after["x"] - before["x"]) <= 2, (key, before, after)
    return wanted == "true"


SCREENS = [(480, "collapseLeft"), (900, "expandLeft"), (1366, "expandLeft")]  # widths, each with the list of files
OTHERS = [(480, "expandLeft"), (900, "collapseLeft"), (1366, "collapseLeft")]


@pytest.mark.long(30)
@pytest.mark.jupyterlab
@pytest.mark.exhaustive  # the gate tries the same buttons in a plain page
@pytest.mark.parametrize("screens", [SCREENS, OTHERS])
def test_what_was_clicked_stays_where_it_is(page, address, notebook, screens):
    """Open one cell after the other, and close the last: each stays under the hand, with its evidence bounded."""
    path = notebook(
        'from whodecides import compare\ncompare("MEX+DEU+FRA+POL")',
        'from whodecides import agreement_explorer\nagreement_explorer("evaluation")',
    )
    assert open_notebook(page, address, path) == []
    for tool in (".wd-cmp-board", ".wd-agreement .wd-matrix"):
        page.locator(tool).wait_for()
    for width, side_bar in screens:
        page.set_viewport_size({"width": width, "height": 768})
        page.evaluate(f"() => window.jupyterapp.shell.{side_bar}()")
        page.evaluate(LAYOUT_SETTLED)
        for key in (
            "MEX.evaluation.condemns",
            "POL.evaluation.not addressed",
            "DEU.evaluation.supports",
            "POL.evaluation.condemns",
            "condemns.supports",
            "supports.supports",
            "concerned.supports",
            "not addressed.supports",
            "supports.supports",
            "supports.supports",
        ):
            if stays(page, key):
                panel = page.locator(".wd-cmp-panel, .wd-agreement .wd-evidence")
                assert all(each.bounding_box()["height"] <= 768 for each in panel.all()), (width, side_bar)


@pytest.mark.exhaustive  # each of the other tools in turn; the comparator itself is in the gate
@pytest.mark.jupyterlab
def test_what_was_clicked_stays_in_the_other_tools(page, address, notebook):
    tools = {
        "timeline(start='2021-01-06', end='2021-01-15')": ".wd-entry",
        "compare_instruments('DEU-netzdg+POL-freedom-of-speech-bill+USA-section-230')": ".wd-ins-stack [data-at]",
        "record_explorer('MEX+RUS+DEU+POL+USA+FRA+AUS+BRA')": "[data-key^=place-][aria-pressed=false]",
        "objection_map()": ".wd-objects-cell",
    }
    page.set_viewport_size({"width": 480, "height": 768})
    path = notebook(*(f"import whodecides\nwhodecides.{call}" for call in tools))
    assert open_notebook(page, address, path) == []
    shown = [page.locator(".whodecides").nth(place).locator(buttons) for place, buttons in enumerate(tools.values())]
    for buttons in shown:
        buttons.first.wait_for()
    page.evaluate(LAYOUT_SETTLED)
    for buttons in shown:
        keys = buttons.evaluate_all("found => found.map((each) => each.dataset.key)")
        for place in (0, 4, 2, 5):
            stays(page, keys[place])


@pytest.mark.parametrize("width", first_in_gate(480, 1366))
@pytest.mark.parametrize(("call", "buttons"), [
    ("compare('MEX+DEU+FRA+POL?remedy=1')", ".wd-cmp-board [aria-pressed]"),
    ("hearing(part='file')", ".wd-tabs button"),
    ("timeline()", ".wd-day-cell"),
    *(pytest.param(*each, marks=pytest.mark.exhaustive) for each in (
        ("compare('MEX+DEU+FRA+POL')", "[data-key^=page-]"),
        ("compare('MEX+DEU+FRA+POL')", "[data-key^=view-]"),
        ("compare('MEX+DEU?view=near')", ".wd-cmp-weight label:nth-child(3) input, [data-key^=rank-]"),
        ("hearing(part='steps')", ".wd-tabs button"),
    )),
])  # fmt: skip
@pytest.mark.exhaustive  # of one button the gate tries it
def test_one_of_several_buttons_stays_where_it_is_pressed(page, address, notebook, call, buttons, width):
    page.set_viewport_size({"width": width, "height": 768})
    assert open_notebook(page, address, notebook(f"import whodecides\nwhodecides.{call}")) == []
    # As in JupyterLab the notebook scrolls, not the window, and more stands above and below.
    page.add_style_tag(content="main { height: 768px; overflow: auto } .wd-cell { margin: 768px 0 }")
    page.locator(buttons).first.wait_for()
    keys = page.evaluate("css => [...document.querySelectorAll(css)].map((each) => each.dataset.key)", buttons)
    for key in keys[1:4] + keys[:4] * 3:
        button = page.locator(f"[data-key='{key}']")
        button.hover()
        before = button.bounding_box()
        button.click()
        page.evaluate(ANSWERED)
        after = page.locator(f"[data-key='{key}']").bounding_box()
        assert abs(after["y"] - before["y"]) <= 1 and abs(after["x"] - before["x"]) <= 1, (key, before, after)


@pytest.mark.parametrize("width", first_in_gate(480, 1366))
def test_the_next_promise_is_read_from_its_top(page, address, notebook, width):
    """The button stays under the hand, unless the beginning would then stand above what one sees."""
    page.set_viewport_size({"width": width, "height": 768})
    assert open_notebook(page, address, notebook("import whodecides\nwhodecides.promise_fates()")) == []
    page.add_style_tag(content="main { height: 768px; overflow: auto } .wd-cell { margin: 768px 0 }")
    tool, button = page.locator(".wd-promises"), page.locator("[data-key=next]")
    button.wait_for()
    promises = []
    for _ in range(6):
        promises.append(tool.locator(".wd-fate-promise").inner_text())
        button.hover()
        before = button.bounding_box()["y"]
        button.click()
        page.evaluate(ANSWERED)
        top, moved = tool.bounding_box()["y"], button.bounding_box()["y"] - before
        assert top >= -1 and (abs(moved) <= 1 or top <= 1), (top, moved)
        assert button.evaluate("(each) => each === document.activeElement")
    assert len(set(promises)) == 6


@pytest.mark.parametrize("width", first_in_gate(390, 480, 700, 1366))
def test_the_heads_of_the_order_stand_apart(page, address, notebook, width):
    page.set_viewport_size({"width": width, "height": 900})
    assert open_notebook(page, address, notebook('from whodecides import compare\ncompare("MEX+DEU?view=near")')) == []
    heads = page.locator(".wd-cmp-four > *")
    heads.first.wait_for()
    sides = heads.evaluate_all("""(found) => found.flatMap((each) => {
      const text = document.createRange();
      text.selectNodeContents(each);
      return [text.getBoundingClientRect().left, text.getBoundingClientRect().right];
    })""")
    assert all(after - before >= 6 for before, after in zip(sides[1::2], sides[2::2], strict=False)), sides


def test_a_sign_is_a_statement_and_absence_looks_different(comparator):
    signs = comparator.evaluate("""(el) => Object.fromEntries([...el.querySelectorAll('.wd-cmp-board [aria-pressed]')].map((each) =>
      [each.dataset.key, [each.querySelectorAll('.wd-cmp-sign').length, each.querySelectorAll('.wd-cmp-silent').length]]))""")
    codes = government_codes().query("jurisdiction == 'MEX' and variable == 'remedy'")["value"].value_counts()
    assert {key.split(".")[2]: count for key, (count, _) in signs.items() if key.startswith("MEX.remedy")} == dict(
        codes
    )
    assert {key: silent == count for key, (count, silent) in signs.items() if count} == {
        key: "not addressed" in key for key, (count, _) in signs.items() if count
    }
    assert signs["ITA.remedy.no statement found"] == [0, 0]
    press(comparator, "ITA.remedy.no statement found")
    comparator.get_by_text("No statement found. This is not the same as neutral.").wait_for()
    assert comparator.locator("dt", has_text="Where one looked").count() == 1


def weigh(comparator, variable, weight):
    comparator.locator(f'[data-key="weight-{variable}-{weight}"]').check(force=True)


def order(comparator):
    return comparator.locator("[data-key^=rank-]").evaluate_all("(rows) => rows.map((row) => row.dataset.key)")


def test_weights_change_the_order_beside_them_and_the_state_at_once(comparator):
    comparator.locator("[data-key=view-near]").click()
    comparator.locator(".wd-cmp-order").wait_for()
    before = order(comparator)
    weigh(comparator, "remedy", 0)
    comparator.page.wait_for_function("() => document.querySelector('[data-key=state]').value.includes('remedy=0')")
    assert order(comparator) != before and "Not ranked" in comparator.locator(".wd-cmp-unranked").inner_text()
    weights, list_ = (
        comparator.locator(".wd-cmp-weight").first.bounding_box(),
        comparator.locator(".wd-cmp-now-order").bounding_box(),
    )
    assert weights["x"] + weights["width"] < list_["x"] + 400 and "view=near" in state(comparator)
    # Lines are as thick as the evidence: with one statement a hair.
    ink = comparator.locator(".wd-cmp-order").evaluate("""(box) => {
      const counts = [...box.querySelectorAll('[data-key^=rank-]')].map((row) => Number(row.children[3].textContent));
      const lines = [...box.querySelectorAll('path[stroke-width]')].map((line) => Number(line.getAttribute('stroke-width')));
      return counts.map((count, at) => [count, lines[at]]);
    }""")
    assert len({width for _count, width in ink}) == len({count for count, _width in ink}) > 2
    assert sorted(ink) == sorted(ink, key=lambda each: each[1])
    # The marked government's bars; another is marked without Python.
    other = order(comparator)[2]
    comparator.locator(f'[data-key="{other}"]').click()
    name = comparator.locator(f'[data-key="{other}"] span').nth(1).inner_text()
    assert comparator.locator(".wd-cmp-weigh-heads").inner_text().count(f"likeness: {name}") == 1
    comparator.locator("[data-key=reset]").click()
    comparator.page.wait_for_function("() => document.querySelector('[data-key=state]').value.includes('remedy=1')")
    assert order(comparator) == before


def test_everything_speaks_the_chosen_language(comparator):
    press(comparator, CONCERNED)
    comparator.locator('[data-key="language"]').select_option("fr")
    comparator.locator(".wd-cmp-column h4", has_text="Allemagne").wait_for()
    comparator.locator("details > summary").evaluate_all(
        "(all) => all.forEach((each) => { each.parentElement.open = true; })"
    )
    text = comparator.inner_text()
    for word in ("Evidence", "Our translation", "Where", "statement", "Download", "Weight", "condemns", "Question "):
        assert word not in text, word
    assert comparator.get_attribute("lang") == "fr"
    assert "en anglais" in comparator.locator('dt:has(+ dd[lang="en"])').first.inner_text()
    comparator.locator("[data-key=view-near]").click()
    comparator.locator(".wd-cmp-order").wait_for()
    text = comparator.inner_text()
    for word in ("ranked", "alike", "rests", "weigh", "Germany", "statement"):
        assert word not in text, word
    comparator.locator('[data-key="language"]').select_option("es")
    comparator.locator("[data-key^=rank-]", has_text="Alemania").wait_for()


def test_jurisdictions_and_variables_are_chosen(comparator):
    press(comparator, "DEU.evaluation.supports")
    comparator.locator('[data-key="place-3"]').select_option("POL")  # one more
    comparator.locator('[data-key^="POL."]').first.wait_for()
    comparator.locator('[data-key="drop-2"]').click()
    comparator.locator('[data-key^="ITA."]').first.wait_for(state="detached")
    comparator.locator('[data-key="place-1"]').select_option("FRA")  # in place of the one whose value is open
    comparator.locator('[data-key^="FRA."]').first.wait_for()
    assert comparator.locator('.wd-cmp-board [aria-pressed="true"]').count()
    comparator.locator('[data-key="place-1"]').select_option("DEU")
    comparator.locator("[data-key=questions]").click()
    comparator.locator('[data-key="show-justification"]').check()
    comparator.get_by_text("Questions 1 to 3 of 4").wait_for()
    comparator.locator("[data-key=page-after]").click()
    comparator.get_by_role("heading", name="Justification", exact=True).wait_for()
    assert state(comparator).startswith('compare("MEX+DEU+POL?evaluation=1&decider=1&remedy=1&justification=1')


def test_a_state_restores_the_same_view(comparator, page, address, notebook):
    press(comparator, "DEU.remedy.existing law")
    comparator.locator("[data-key=view-near]").click()
    weigh(comparator, "decider", 3)
    page.wait_for_function("() => document.querySelector('[data-key=state]').value.includes('decider=3')")
    comparator.locator("[data-key=view-said]").click()
    comparator.locator(".wd-cmp-board").wait_for()
    call, board = state(comparator), comparator.locator(".wd-cmp-board").inner_text()
    path = notebook("from whodecides import compare\n" + call)
    assert open_notebook(page, address, path) == []
    page.locator(".wd-cmp-board").wait_for()
    again = page.locator(".wd-comparator")
    assert state(again) == call and again.locator(".wd-cmp-board").inner_text() == board
    assert "apply existing law" in again.locator(".wd-cmp-panel header").inner_text()


def test_the_table_can_be_downloaded(comparator, page):
    comparator.locator("[data-key=plain-open]").click()
    with page.expect_download() as waiting:
        comparator.locator('[data-key="csv"]').click()
    with open(waiting.value.path(), encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.reader(io.StringIO(handle.read())))
    assert rows[0][0] == "Jurisdiction" and len(rows) == 1 + 3 * 3
    assert ["Italy", "Remedy", "no statement found", ""] in rows


def test_the_state_can_be_copied(comparator, page):
    comparator.locator("[data-key=state-open]").click()
    comparator.locator('[data-key="copy"]').click()
    comparator.get_by_text("Copied").wait_for()
    assert page.evaluate("() => navigator.clipboard.readText()") == state(comparator)


@pytest.mark.jupyterlab
def test_the_keyboard_is_enough(comparator, page):
    """Walk to a value, read its quotations, change a weight, go back to the cell: no mouse."""
    comparator.locator('[data-key="language"]').focus()
    page.keyboard.press("Tab")
    assert focused(page) == "view-said"
    first = comparator.locator('.wd-cmp-board [tabindex="0"]')
    assert first.count() == 1  # one tab stop
    for _ in range(20):
        page.keyboard.press("Tab")
        if focused(page) == first.get_attribute("data-key"):
            break
    assert focused(page) == "MEX.evaluation.concerned"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert focused(page).startswith(("MEX.decider.", "DEU.decider."))
    key = focused(page)
    page.keyboard.press("Enter")
    comparator.locator(f'[data-key="{key}"][aria-pressed="true"]').wait_for()
    assert focused(page) == key
    for _ in range(3):
        page.keyboard.press("Tab")
    assert comparator.locator(".wd-cmp-panel").evaluate("(panel) => panel.contains(document.activeElement)")
    comparator.locator("[data-key=view-near]").focus()
    page.keyboard.press("Enter")
    comparator.locator(".wd-cmp-order").wait_for()
    comparator.locator('[data-key="weight-remedy-1"]').focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('[data-key=state]').value.includes('remedy=2')")
    assert focused(page) == "weight-remedy-2"
    # The notebook's own one-letter commands must not act while one is in the widget.
    page.keyboard.press("d")
    page.keyboard.press("d")
    assert page.locator(".jp-CodeCell").count() == 1
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.closest('.wd-comparator')") is None


def test_arrows_stop_at_the_edge(comparator, page):
    first = comparator.locator(".wd-cmp-board [aria-pressed]").first
    first.focus()
    key = focused(page)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == key


@pytest.mark.jupyterlab
def test_the_picture_of_the_readme(page, address, notebook, request, tmp_path):
    """Take the README's picture; `make pictures` stores it."""
    path = notebook(
        'from whodecides import compare\ncompare("MEX+DEU+FRA?evaluation=1&decider=1&remedy=1&open=DEU.decider")'
    )
    page.set_viewport_size({"width": 1400, "height": 1000})
    assert open_notebook(page, address, path) == []
    collapse_side_bar(page)
    page.locator(".wd-cmp-panel").wait_for()
    kept = ROOT / "docs/comparator.png"
    taken = kept if request.config.getoption("--write-pictures") else tmp_path / "comparator.png"
    show_whole_notebook(page)
    box = page.locator(".wd-comparator").bounding_box()
    page.screenshot(path=taken, clip=box | {"height": min(box["height"], 900)})
    assert all(abs(new - old) < 40 for new, old in zip(size(taken), size(kept), strict=True)), "run 'make pictures'"


def size(picture):
    """Width and height of a PNG file, from its header."""
    return struct.unpack(">II", picture.read_bytes()[16:24])


def test_the_wheel_goes_on_over_the_passages_once_they_end(page, comparator):
    page.set_viewport_size({"width": 480, "height": 700})
    press(comparator, CONCERNED)
    page.evaluate("() => { document.body.style.paddingBottom = '2000px'; }")  # what follows in a lesson
    box = comparator.locator(".wd-cmp-now .wd-cmp-quotation")
    box.evaluate("(box) => { box.scrollIntoView({ block: 'center' }); box.scrollTop = box.scrollHeight; }")
    at = box.bounding_box()
    page.mouse.move(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    before = page.evaluate("() => scrollY")
    for _ in range(3):  # a turn belongs to the box as long as a fraction of a pixel is left in it
        page.mouse.wheel(0, 300)
        page.wait_for_timeout(500)
    assert page.evaluate("() => scrollY") > before + 100
