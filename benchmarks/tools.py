"""Measure each tool of the lessons: the time from an event to the new DOM, median of some changes, in Chromium.

python -m benchmarks.tools
"""

import statistics
import sys
import tempfile
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests/browser")]

from jupyterlab_page import CLOSE_ALL, chromium, jupyterlab, open_notebook, show_whole_notebook  # noqa: E402

from whodecides.tools import TOOLS as REGISTERED  # noqa: E402

CHANGES = 12
MOST_MILLISECONDS = 100  # what the kit promises
# Tool: (call, its element, what is done in turn, what changes with it). "select" goes to the next option.
TOOLS = {
    "timeline": ('timeline("2021-01-06", "2021-01-15")', ".wd-timeline", ("click", "everything"), ".wd-sentence"),
    "timeline, evidence": ('timeline("2021-01-06", "2021-01-15")', ".wd-timeline", ("click", "row-A012", "row-A018"), ".wd-evidence"),
    "decision path": ("decision_path()", ".wd-decision", ("click", "situation-cengiz-turkey", "situation-avia-law"), ".wd-test-facts"),
    "guarantees": ("guarantees()", ".wd-guarantees", ("click", "text-COE-echr-10", "text-IAC-achr-13"), ".wd-bound-desk strong"),
    "reading around": ("read_around()", ".wd-read-around", ("click", "tab-L04", "tab-L01"), ".wd-around-address"),
    "page of the story": ('story_page(scope="all")', ".wd-story-page", ("click", "C02", "C01"), ".wd-printed"),
    "page in print": ("correct_page()", ".wd-corrected-page", ("click", "C43", "C53"), ".wd-sentence"),
    "margin": ("left_out()", ".wd-margin", ("click", "F01", "F02"), ".wd-sentence"),
    "translation chain": ('translation_chain(scope="all")', ".whodecides.wd-chain", ("select", "expression"), ""),
    "coder": ('coder("evaluation", ["RUS-01", "AUS-08"])', ".wd-coder", ("select", "language"), ".wd-question"),
    "rule": ('revise_rule("conditions-decide+step-needed")', ".wd-reviser", ("click", "rule-step-needed", "rule-conditions-decide"), ".wd-code-sentence"),
    "agreement explorer": ('agreement_explorer("evaluation")', ".wd-agreement", ("select", "variable"), ".wd-sentence"),
    "two readings": (
        'two_readings("evaluation", "concerned", "condemns")', ".wd-two-readings", ("click", "NGA-01", "AUS-08"), ".wd-judged-words"),
    "rare values": ("rare_values(differences=[2, 4])", ".wd-rare-values", ("click", "one-4", "one-2"), ".wd-numbers"),
    "comparator, value": (
        'compare("MEX+DEU+FRA+POL")', ".wd-comparator",
        ("click", "MEX.evaluation.condemns", "DEU.evaluation.concerned"), ".wd-cmp-panel header h4"),
    "instrument comparator": (
        'compare_instruments("DEU-netzdg+POL-freedom-of-speech-bill+USA-section-230")',
        ".wd-comparator", ("select", "place-2"), ".wd-part-comparison"),
    "apply to the case": (
        'apply_to_case("DEU-netzdg+EUU-dsa", "duty+law")', ".wd-application", ("click", "page-EUU-dsa", "page-DEU-netzdg"), ".wd-law-name"),
    "ladder": ("measures_ladder()", ".wd-ladder-of-measures", ("click", "mark-A005", "mark-A018"), ".wd-rung-panel h4"),
    "on duty": ("on_duty()", ".wd-on_duty", ("click", "rung-lock", "undo"), ".wd-duty-text"),
    "hearing": ('hearing(part="steps")', ".wd-hearing", ("click", "next", "previous"), ".wd-part-step h4"),
    "clause fight": ('clause_fight("MEX", "follow-up", given={"decider": "d"})', ".wd-clause_fight", ("click", "read-a", "read-c"), ".wd-answer-sides"),
    "delegation brief": ('delegation_brief("MEX")', ".wd-delegation_brief", ("select", "delegation"), ".wd-part-brief .wd-sentence"),
    "objection map": ("objection_map()", ".wd-objection_map", ("click", "USA.decider", "RUS.law"), ".wd-objects-panel h4"),
    "best texts": ("best_texts()", ".wd-best_texts", ("select", "language"), ".wd-answer-sides"),
    "seat before the summit": ('sherpa_seat("MEX")', ".wd-summit", ("select", "seat"), ".wd-summit-room-cover h4"),
    "summit": ('summit_table("MEX")', ".wd-summit", ("click", "law", "office"), ".wd-summit-room-left h4"),
    "record explorer": ('record_explorer("MEX+RUS+DEU+POL")', ".wd-record", ("click", "place-DEU", "place-POL", "place-MEX", "place-RUS"), ".wd-record-columns"),
    "fates of promises": ("promise_fates()", ".wd-promises", ("click", "next"), ".wd-fate-promise"),
    "map of positions": ("where_they_stand()", ".wd-positions-map", ("click", "tile-MEX", "tile-DEU"), ".wd-map-panel h4"),
    "laws over time": ("laws_over_time()", ".wd-laws-over-time", ("click", "law-DEU-netzdg", "law-EUU-dsa"), ".wd-laws-told p"),
    "laws over time, day": ("laws_over_time()", ".wd-laws-over-time", ("click", "next", "before"), ".wd-laws-day"),
    "triangle": ("speech_triangle()", ".wd-triangle", ("click", "side-company-state", "side-speaker-state"), ".wd-triangle-panel"),
    "brief": ("brief(1)", ".wd-brief", ("click", "question-court", "again"), ".wd-question"),
    "task": ('ask("E06.1")', ".wd-task", ("submit",), ".wd-feedback"),
    "question of a lesson": ('ask("06.2")', ".wd-task", ("click", "option-differ", "option-law"), ".wd-feedback"),
    "language": ("save_and_restore()", ".wd-savebox", ("select", ""), "h3"),
}  # fmt: skip
MEASURED = {call.partition("(")[0] for call, *_rest in TOOLS.values()}
# A tool that no line names opens as the example of its first call does, and its language is changed.
TOOLS |= {
    tool.name: (tool.calls[0].example, ".whodecides", ("select", "language"), "")
    for tool in REGISTERED
    if any(call.interactive for call in tool.calls) and not MEASURED & {call.name for call in tool.calls}
}

# Do something in a tool and wait until its text has changed; milliseconds of each change.
MEASURE = """async ([root, [how, ...keys], shown, changes]) => {
  const tool = document.querySelector(root);
  const read = () => (shown ? tool.querySelector(shown) : tool)?.textContent;
  const find = (key) => tool.querySelector(key ? `[data-key="${CSS.escape(key)}"]` : 'select');
  const times = [];
  for (let i = 0; i < changes; i += 1) {
    const key = keys[i % (keys.length || 1)];
    if (how === 'submit') {
      const radios = tool.querySelectorAll('input[type=radio]');
      radios[i % radios.length].checked = true;
    }
    const before = read();
    const done = new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${root} ${key}: no new DOM after change ${i}`)), 60000);
      const watch = new MutationObserver(() => {
        const now = read();
        if (!now || now === before) return; // a text that is only taken away is no answer yet
        clearTimeout(late); watch.disconnect(); resolve(performance.now());
      });
      watch.observe(tool, { childList: true, subtree: true, characterData: true });
    });
    const began = performance.now();
    if (how === 'click') find(key).click();
    else if (how === 'submit') tool.querySelector('form').requestSubmit();
    else {
      const select = find(key);
      select.selectedIndex = (select.selectedIndex + 1) % select.options.length;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
    times.push(await done - began);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  return times;
}"""


def measure(browser, tools=TOOLS, changes=CHANGES):
    """Return the median of each tool in milliseconds, each measured in a page and a kernel of its own."""
    with tempfile.TemporaryDirectory() as folder, jupyterlab(Path(folder)) as address:
        found = {}
        for name, tool in tools.items():
            found[name] = statistics.median(_times(browser, address, Path(folder), tool, changes))
            print(f"{name}: {found[name]:.0f} ms", flush=True)
        return found


def _times(browser, address, folder, tool, changes):
    (folder / "my-answers.json").unlink(missing_ok=True)
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    try:
        return times(page, address, folder, tool, changes)
    finally:
        page.evaluate(CLOSE_ALL)  # else its kernel lives on, and follows each change of language in the next ones
        page.close()


def times(page, address, folder, tool, changes):
    """Return the milliseconds of each change of a tool, which is opened from a notebook in `folder`."""
    call, root, action, shown = tool
    cell = nbformat.v4.new_code_cell(f"from whodecides import *\n\n{call}")
    notebook = nbformat.v4.new_notebook(cells=[cell])
    notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    (folder / "notebooks").mkdir(exist_ok=True)
    nbformat.write(notebook, folder / "notebooks/benchmark.ipynb")
    errors = open_notebook(page, address, "notebooks/benchmark.ipynb")
    if errors:
        raise RuntimeError(f"{call}: {errors}")
    show_whole_notebook(page)
    page.locator(root).wait_for()
    return page.evaluate(MEASURE, [root, list(action), shown, changes])


def main():
    with chromium() as browser:
        found = measure(browser)
    if slow := [name for name, median in found.items() if median > MOST_MILLISECONDS]:
        sys.exit(f"Slower than {MOST_MILLISECONDS} ms: {', '.join(slow)}.")


if __name__ == "__main__":
    main()
