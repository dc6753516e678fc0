"""A change must feel immediate: at most one eighth of the usual way, and 100 ms."""

from benchmarks import tools
from benchmarks.comparator import measure


def test_a_change_takes_an_eighth_of_the_usual_time(browser, capsys):
    found = measure(browser)
    with capsys.disabled():
        print(f"\nOne change: {found['comparator']:.0f} ms, {found['ratio']:.3f} of the usual way", end=" ")
    assert found["ratio"] <= 1 / 8
    assert found["comparator"] <= 100


def test_every_tool_answers_within_a_tenth_of_a_second(browser, capsys):
    found = tools.measure(browser)
    with capsys.disabled():
        print("\n" + "; ".join(f"{name} {median:.0f} ms" for name, median in found.items()), end=" ")
    assert {name: median for name, median in found.items() if median > 100} == {}
