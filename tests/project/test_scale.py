"""Work and memory grow with the class and not faster.

Small classes are compared here: 300 students against 30. Calls and bytes are counted, so they are the same on any
machine; processor time is the least of some rounds in one run. The large classes and nbgrader's own autograder are
measured by `make benchmark`, which fails where the kit's promises about seconds, memory, growth up to 30,000 students
and the time of the usual way do not hold.
"""

import cProfile
import re
import shutil
import socket
import threading
import tracemalloc

import pytest
from helpers import ROOT

from benchmarks import grading, living, pooling, tools
from whodecides.tools import CALLS

SMALL, LARGE = 30, 300  # students whose processor time is compared
COUNTED = (40, 80, 120)  # two equal steps of work that is counted
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


WAKES = {"lightest": 5_000, "decision": 0.09, "lesson": 1.2}
LIVING = {
    "first": WAKES, "phone": WAKES, "second": {"lightest": 3_000, "lesson": 0.5},
    "bytes": {"first": 17_900_000, "next": 80_000, "moved": 0}, "change": {"living": 20, "lab": 21},
}  # fmt: skip


@pytest.mark.parametrize("part, found, said", [
    ("first", {}, []),
    ("first", {"decision": 0.11}, ["first decision takes 0.11"]),
    ("phone", {"decision": 0.2, "lesson": 1.3}, ["first decision takes 0.20", "wakes in 1.30"]),
    ("second", {"lesson": 0.61}, ["On a second visit"]),
    ("bytes", {"first": 18_000_001, "next": 400_001}, ["first lesson takes 18,000,001", "next lesson takes 400,001"]),
    ("bytes", {"moved": 0.001}, ["moves in a tool"]),
    ("change", {"living": 22}, ["slower than in JupyterLab"]),
])  # fmt: skip
def test_the_benchmark_tells_what_a_living_page_does_not_hold(part, found, said):
    broken = living.broken_promises({**LIVING, part: LIVING[part] | found})
    assert len(broken) == len(said) and all(text in each for text, each in zip(said, broken, strict=True))


@pytest.mark.parametrize("bits", [0, 1_000_000_000])
def test_every_byte_that_a_server_sends_is_counted(bits):
    with living.CountingServer({"index.html": bytes(10_000)}) as server:
        server.bits = bits
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            connection.sendall(b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n")
            came = sum(len(part) for part in iter(lambda: connection.recv(4096), b""))
        server.shutdown()
    assert came == server.sent > 10_000


def test_each_tool_that_is_measured_exists():
    assert set(CALLS) >= tools.MEASURED


def test_no_other_test_looks_at_the_clock():
    """A busy machine gives the same result. What compares times of one run stands here, and in `benchmarks/`."""
    compare = {"test_scale.py"}
    clock = re.compile(r"perf_counter|monotonic\(|process_time|time\.time\(")
    tests = [path for path in (ROOT / "tests").rglob("*.py") if path.name not in compare]
    assert [path.name for path in tests if clock.search(path.read_text(encoding="utf-8"))] == []
