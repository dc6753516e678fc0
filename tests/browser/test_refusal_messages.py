"""What went wrong is said below the control that was used, in sight, and moves nothing under the hand."""

import nbformat
import pytest
from jupyterlab_page import open_notebook

from whodecides.tools import TOOLS
from whodecides.widgets.base import StatefulWidget

# The first two buttons, and the first list and field of each part of each tool: [[number of the tool, key of the control], …].
CONTROLS = """() => [...document.querySelectorAll(".whodecides")].flatMap((tool, number) => [...tool.children].flatMap((part) => {
  const seen = [...part.querySelectorAll("[data-key]")].filter((each) => each.checkVisibility() && !each.closest("svg")
    && each.getAttribute("aria-disabled") !== "true" && !each.disabled);
  const first = (tag, count) => seen.filter((each) => each.matches(tag)).slice(0, count);
  return [...first("button", 2), ...first("select", 1), ...first("input[type=radio]", 1)].map(({ dataset }) => [number, dataset.key]);
}))"""
PRESS = """([number, key]) => {
  window.control = () => document.querySelectorAll(".whodecides")[number].querySelector(`[data-key="${CSS.escape(key)}"]`);
  const control = window.control();
  if (!control?.checkVisibility()) return false;
  document.body.style.padding = "100vh 0"; // so that every control can stand in the middle
  control.scrollIntoView({ block: "center" });
  control.focus({ preventScroll: true });
  window.before = control.getBoundingClientRect().top;
  if (control.matches("select")) {
    control.selectedIndex = control.selectedIndex ? 0 : 1;
    control.dispatchEvent(new Event("change", { bubbles: true }));
  } else control.click();
  return true;
}"""
HEARD = """() => window.toPython('{"id": ""}')"""  # what was sent before has arrived
SAID = """(text) => [...document.querySelectorAll(".wd-message")].some((each) => each.textContent === text)"""
WHERE = """(text) => {
  const message = [...document.querySelectorAll(".wd-message")].find((each) => each.textContent === text);
  const control = window.control(), box = control.getBoundingClientRect(), said = message.getBoundingClientRect();
  return { tool: control.closest(".whodecides").className.split(" ").at(-1), key: control.dataset.key, moved: Math.abs(box.top - window.before),
    away: said.top - box.bottom, focus: document.activeElement === control,
    picture: Boolean(control.closest("table, .wd-lanes, [class*='-grid'], [data-picture]")), seen: said.bottom <= innerHeight };
}"""


@pytest.fixture
def refused(monkeypatch):
    """The choices that were sent to the tools; each is refused with its number."""
    sent = []

    def refuse(self, change):
        sent.append(change["new"])
        self.message = f"Refused: {len(sent)}"

    monkeypatch.setattr(StatefulWidget, "_on_request", refuse)
    return sent


@pytest.mark.exhaustive  # each tool in turn; the gate tries a refused answer
def test_a_refusal_stands_below_what_was_pressed_in_every_tool(page, address, kit, refused):
    calls = [call for tool in TOOLS for call in tool.calls if call.name not in ("ask", "save_and_restore")]
    cells = [nbformat.v4.new_code_cell(f"from whodecides import *\n{each.example}") for each in calls]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), kit / "all.ipynb")
    assert open_notebook(page, address, "all.ipynb") == []
    page.wait_for_function(
        "() => [...document.querySelectorAll('.whodecides')].every((each) => each.querySelector('h3'))"
    )
    tried = []
    for control in page.evaluate(CONTROLS):
        before = len(refused)
        if not page.evaluate(PRESS, control):
            continue
        page.evaluate(HEARD)
        if len(refused) > before:
            said = f"Refused: {len(refused)}"
            page.wait_for_function(SAID, arg=said)
            tried.append(page.evaluate(WHERE, said))
    assert len({each["tool"] for each in tried}) > 30
    # A picture or a table is not torn apart: below it the message is, if need be, scrolled into sight.
    wrong = [
        each
        for each in tried
        if not each["seen"] or not each["focus"] or each["away"] < 0
        or not each["picture"] and (each["away"] > 220 or each["moved"] > 2)
    ]  # fmt: skip
    assert not wrong, "\n".join(map(str, wrong))


def test_a_refused_answer_says_why_at_its_button(page, address, kit, refused):
    page.set_viewport_size({"width": 1366, "height": 900})
    cell = nbformat.v4.new_code_cell("from whodecides import decision_path\ndecision_path()")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), kit / "gate.ipynb")
    assert open_notebook(page, address, "gate.ipynb") == []
    button = page.locator("[data-key=answer-no]")
    button.wait_for()
    button.click()
    message = page.locator(".wd-message")
    message.wait_for()
    pressed, said = button.bounding_box(), message.bounding_box()
    assert 0 <= said["y"] - pressed["y"] - pressed["height"] < 24 and said["y"] + said["height"] <= 901
    assert button.evaluate("(each) => each === document.activeElement")
