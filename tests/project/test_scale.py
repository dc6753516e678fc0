"""Work and memory grow with the class and not faster.

Small classes are compared here: 300 students against 30. Calls and bytes are counted, so they are the same on any
machine; processor time is the least of some rounds in one run. The large classes and nbgrader's own autograder are
measured by `make benchmark`, which fails where the kit's promises about seconds, memory, growth up to 30,000 students
and the time of the usual way do not hold.
"""

import cProfile
import re
import shutil
import tracemalloc

import pytest
from helpers import ROOT

from benchmarks import grading, pooling, tools
from whodecides.tools import CALLS

SMALL, LARGE = 30, 300  # students whose processor time is compared
COUNTED = (20, 40, 60)  # two equal steps of work that is counted
ROUNDS = {SMALL: 3, LARGE: 1}  # the larger is measured more surely
GRADED = {each: (each / 150, 110 + each / 20) for each in grading.SIZES}  # seconds and MB that keep every promise


def grade(folder):
    shutil.rmtree(folder / "graded", ignore_errors=True)
    return grading.grade(folder)[0]


def pool(folder):
    shutil.rmtree(folder / "pooled", ignore_errors=True)
    return pooling.pool(folder)[0]


def counted(run, folder):
    """Return the calls that a run makes and the most bytes that it holds at once."""
    profile = cProfile.Profile()
    tracemalloc.start()
    profile.enable()
    run(folder)
    profile.disable()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return sum(each.callcount for each in profile.getstats()), most


@pytest.mark.exhaustive  # each `make benchmark` measures the same growth up to 30,000 students
@pytest.mark.parametrize(
    "hand_in, run", [(grading.hand_in, grade), (pooling.hand_in, pool)], ids=["grading", "pooling"]
)
def test_work_grows_with_the_class_and_not_faster(hand_in, run, tmp_path):
    folders = {size: tmp_path / str(size) for size in {*COUNTED, SMALL, LARGE}}
    for size, folder in folders.items():
        folder.mkdir()
        hand_in(folder, size)
    seconds = {size: min(run(folders[size]) for _ in range(rounds)) for size, rounds in ROUNDS.items()}
    assert seconds[LARGE] / LARGE <= 2 * seconds[SMALL] / SMALL
    counted(run, folders[COUNTED[0]])  # what counting itself keeps would make the first step smaller
    small, middle, large = (counted(run, folders[size]) for size in COUNTED)
    for first, second, third in zip(small, middle, large, strict=True):
        assert third - second <= 1.5 * (second - first)  # equal steps cost the same; squares would cost twice


@pytest.mark.parametrize("sizes, ratio, said", [
    ({}, 500, []),
    ({3_000: (31, 400)}, 500, ["3,000 students take 31.0 s"]),
    ({3_000: (12, 501)}, 500, ["501 MB"]),
    ({30_000: (500, 1_610)}, 500, ["30,000 students takes 2.5 times"]),
    ({30_000: (200, 3_110)}, 500, ["30,000 students take 3110 MB"]),
    ({3_000: (20, 170)}, 500, ["each 2.7 times what one of 3,000 takes"]),
    ({}, 9, ["9 times as long"]),
])  # fmt: skip
def test_the_benchmark_tells_a_broken_promise(sizes, ratio, said):
    found = grading.broken_promises(GRADED | sizes, {"ratio": ratio})
    assert len(found) == len(said) and all(text in each for text, each in zip(said, found, strict=True))


def test_the_benchmark_tells_a_slow_pool():
    assert pooling.broken_promises((59, 59, 600)) == [] and len(pooling.broken_promises((61, 2, 600))) == 1


def test_each_tool_that_is_measured_exists():
    assert set(CALLS) >= tools.MEASURED


def test_no_other_test_looks_at_the_clock():
    """A busy machine gives the same result. What compares times of one run stands here, and in `benchmarks/`."""
    compare = {"test_scale.py"}
    clock = re.compile(r"perf_counter|monotonic\(|process_time|time\.time\(")
    tests = [path for path in (ROOT / "tests").rglob("*.py") if path.name not in compare]
    assert [path.name for path in tests if clock.search(path.read_text(encoding="utf-8"))] == []
