"""A change must feel immediate: quick beside the usual way to redraw, measured in the same run.

What is compared is the quickest of some changes, which a busy machine leaves as it is. `make benchmark` takes the
medians and holds the milliseconds that the kit promises.
"""

import io
import time

import matplotlib.pyplot as plt
import pytest

from benchmarks import tools
from benchmarks.comparator import DRAWN, MOST_RATIO, PREPARED, measure
from whodecides.tools import CALLS

CHANGES = 4


@pytest.mark.exhaustive  # `make benchmark` holds the same, by medians
@pytest.mark.long(20)
@pytest.mark.jupyterlab
def test_a_change_takes_an_eighth_of_the_usual_time(browser, address, kit):
    found = measure(browser, address, kit, 3 * CHANGES)  # the more, the surer is one undisturbed
    assert found["least"] <= MOST_RATIO, found


@pytest.fixture(scope="module")
def usual():
    """The milliseconds in which matplotlib draws the comparator's matrix as `interact` would, at best."""

    def show():
        plt.savefig(io.BytesIO(), format="png")
        plt.close()

    space, taken = {}, []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(plt, "show", show)
        exec(PREPARED + DRAWN, space)
        for weight in range(6):
            began = time.perf_counter()
            space["draw"](weight % 4)
            taken.append(1000 * (time.perf_counter() - began))
    return min(taken)


@pytest.mark.exhaustive  # `make benchmark` holds the same of each tool
@pytest.mark.parametrize("name", tools.TOOLS)
def test_every_tool_answers_in_a_quarter_of_the_usual_time(page, address, kit, usual, name):
    found = min(tools.times(page, address, kit, tools.TOOLS[name], CHANGES))
    assert found <= usual / 4, f"{found:.0f} ms, and {usual:.0f} ms the usual way"


def test_what_is_measured_exists():
    assert set(CALLS) >= tools.MEASURED
