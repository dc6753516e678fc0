"""Large classes: within the seconds and the memory that the kit promises, and in proportion to their size.

Each class is simulated from a seed and graded or pooled in a process of its own. Seconds are processor time, so that a
busy machine does not fail a test.
"""

import pytest

from benchmarks import grading, pooling

SECONDS, MEGABYTES = 30, 1_000  # for 3,000 students × 60 answers
POOLING_SECONDS = 60  # for 3,000 students × 90 statements, with 1,000 draws
RATIO = 10  # how many times as long nbgrader takes, at least


@pytest.fixture(scope="module")
def three_thousand():
    return grading.measure(3_000)


def told(capsys, text):
    with capsys.disabled():
        print(f"\n{text}", end=" ")


def test_three_thousand_students_are_graded_in_half_a_minute(three_thousand, capsys):
    seconds, memory = three_thousand
    told(capsys, f"Grading 3,000 students: {seconds:.1f} s, {memory:.0f} MB")
    assert seconds < SECONDS and memory < MEGABYTES


def test_grading_grows_with_the_class_and_not_faster(three_thousand, capsys):
    """A student of a class of 30,000 takes at most twice the time of one in a class of 3,000; and so on down to 30."""
    small, large = grading.measure(30), grading.measure(30_000)
    of_one = {30: small[0] / 30, 3_000: three_thousand[0] / 3_000, 30_000: large[0] / 30_000}
    told(capsys, "; ".join(f"{size:,} students: {1000 * each:.1f} ms each" for size, each in of_one.items()))
    assert of_one[30_000] <= 2 * of_one[3_000] and of_one[3_000] <= 2 * of_one[30]


def test_agreement_of_three_thousand_students_takes_less_than_a_minute(capsys):
    seconds, agreement, memory = pooling.measure()
    told(capsys, f"Pooling 3,000 students: {seconds:.1f} s, agreement {agreement:.1f} s, {memory:.0f} MB")
    assert seconds < POOLING_SECONDS and agreement < POOLING_SECONDS


def test_the_usual_way_takes_many_times_as_long(capsys):
    """Twenty notebooks through nbgrader's own autograder, and the same twenty read by ours: the same points."""
    found = grading.against_nbgrader()
    told(capsys, f"nbgrader takes {found['ratio']:.0f} times as long")
    assert found["ratio"] >= RATIO
