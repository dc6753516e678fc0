"""Measure the comparator against the usual way to draw the same matrix.

In one run, in one page of JupyterLab in Chromium: the time from the change event of a control to the new
DOM, median over 50 changes, for (a) `ipywidgets.interact` that redraws a matplotlib heat map of 12 × 8
cells, (b) the comparator with the same 12 jurisdictions and 8 variables.

    python -m benchmarks.comparator            print the medians and the ratio
    python -m benchmarks.comparator --write    also write them into the README, with the day
"""

import datetime
import statistics
import sys
import tempfile
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests/browser")]

from jupyterlab_page import chromium, jupyterlab, open_notebook  # noqa: E402

from benchmarks.readme import report_measurement  # noqa: E402

CHANGES = 50
MOST_RATIO, MOST_MILLISECONDS = 1 / 8, 100  # what the kit promises
PLACES = ("MEX", "DEU", "FRA", "POL", "RUS", "USA", "EUU", "GBR", "TUR", "BRA", "IND", "AUS")

PREPARED = f"""
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact
from whodecides import load
from whodecides.positions import position_matrix

case = load()
places, variables = {PLACES!r}, list(case["variables"]["id"])
counts = np.array([[position_matrix(case)[p, v][0].count for v in variables] for p in places], dtype=float)
"""

DRAWN = """
def draw(weight=1):
    weighted = counts.copy()
    weighted[:, 0] *= weight
    plt.figure(figsize=(8, 6))
    plt.imshow(weighted, cmap="Blues", aspect="auto")
    plt.xticks(range(len(variables)), variables, rotation=45, ha="right")
    plt.yticks(range(len(places)), places)
    for row, numbers in enumerate(weighted):
        for column, number in enumerate(numbers):
            plt.text(column, row, f"{number:.0f}", ha="center", va="center")
    plt.tight_layout()
    plt.show()
"""

USUAL_WAY = f"{PREPARED}\n@interact(weight=[0, 1, 2, 3]){DRAWN}"

COMPARATOR = f"""
from whodecides import load
from whodecides.answers import open_store
from whodecides.tools.comparator.widget import Comparator

class Wide(Comparator):
    most = {len(PLACES)}

Wide(load(), "{"+".join(PLACES)}?view=near", open_store())
"""

# Change a control and wait until the element `shown` is new; milliseconds of each change.
MEASURE = """async ([control, shown, changes]) => {
  const read = () => { const el = document.querySelector(shown); return el && ((el.src || el.value)); };
  const times = [];
  for (let i = 0; i < changes; i += 1) {
    const [first, ...others] = document.querySelectorAll(control);
    const before = read();
    const done = new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('no new DOM')), 60000);
      const watch = new MutationObserver(() => {
        const now = read();
        if (now && now !== before) { clearTimeout(late); watch.disconnect(); resolve(performance.now()); }
      });
      watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['src'] });
    });
    const began = performance.now();
    if (others.length) [first, ...others][(i + 2) % 4].click(); // the weights, of which the second is chosen
    else {
      first.selectedIndex = (first.selectedIndex + 1) % 4;
      first.dispatchEvent(new Event('change', { bubbles: true }));
    }
    times.push(await done - began);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  return times;
}"""


def measure(browser, address, folder, changes=CHANGES):
    """Measure in a page of `browser`; return medians in milliseconds: {"usual": …, "comparator": …, "ratio": comparator / usual}.

    `address` is that of a JupyterLab that serves `folder`.
    """
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(each) for each in (USUAL_WAY, COMPARATOR)])
    notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    nbformat.write(notebook, Path(folder) / "notebooks/benchmark.ipynb")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    errors = open_notebook(page, address, "notebooks/benchmark.ipynb")
    if errors:
        raise RuntimeError(f"The benchmark's notebook failed: {errors}")
    page.locator(".widget-interact img").wait_for()
    page.locator(".wd-cmp-order").wait_for()
    usual = page.evaluate(MEASURE, [".widget-interact select", ".widget-interact img", changes])
    own = page.evaluate(MEASURE, ['[data-key^="weight-evaluation-"]', "[data-key=state]", changes])
    page.close()
    medians = {"usual": statistics.median(usual), "comparator": statistics.median(own)}
    return medians | {"ratio": medians["comparator"] / medians["usual"]}


def sentence(found, day):
    """Say the result as the README does."""
    return (
        f"Measured on {day:%Y-%m-%d}: a change in the comparator takes {found['ratio']:.2f} of the time of the same matrix "
        f"redrawn by `interact` and matplotlib ({found['comparator']:.0f} ms against {found['usual']:.0f} ms, medians of "
        f"{CHANGES} changes, from event to new DOM in Chromium)."
    )


def broken_promises(found):
    """Return what does not hold, as sentences. `found` is as from `measure`."""
    if found["ratio"] <= MOST_RATIO and found["comparator"] <= MOST_MILLISECONDS:
        return []
    return [f"A change must take at most {MOST_RATIO} of the usual way, and {MOST_MILLISECONDS} ms."]


def main():
    with chromium() as browser, tempfile.TemporaryDirectory() as folder, jupyterlab(Path(folder)) as address:
        found = measure(browser, address, folder)
    report_measurement("comparator", sentence(found, datetime.date.today()), broken_promises(found))


if __name__ == "__main__":
    main()
