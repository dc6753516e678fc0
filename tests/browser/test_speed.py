"""A change must feel immediate: at most one eighth of the usual way, and 100 ms."""

from benchmarks.comparator import measure


def test_a_change_takes_an_eighth_of_the_usual_time(browser, capsys):
    found = measure(browser)
    with capsys.disabled():
        print(f"\nOne change: {found['comparator']:.0f} ms, {found['ratio']:.3f} of the usual way", end=" ")
    assert found["ratio"] <= 1 / 8
    assert found["comparator"] <= 100
