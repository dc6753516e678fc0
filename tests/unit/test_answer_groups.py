"""Who gives what thousands give: told by counts and a few names, in every table, at the cost of one who does not."""

import cProfile
import io
import tracemalloc

import pytest
from class_tasks import KNOWN, TASKS

from whodecides.case.reader import Reader
from whodecides.classroom import Checkpoint, grade_class, report_lines, simulate_class, write_archive, write_report
from whodecides.classroom.answer_groups import MOST_NAMED, describe_groups, group_students, name_others
from whodecides.classroom.assign_markers import write_split
from whodecides.classroom.pool_names import name_masker
from whodecides.errors import translated
from whodecides.i18n import translator

pytestmark = pytest.mark.any_version

MANY = 30_000
FEW, TEN_TIMES = 40, 400  # students whose files are read
MOST = 12  # times what a tenth of the class costs


def test_a_group_is_kept_once_for_all_its_students():
    found = group_students((f"Student {n}", "the same text") for n in range(MANY))
    assert [len(group) for group in found.values()] == [MANY]
    named = [name_others(found["the same text"], f"Student {n}") for n in range(MANY)]
    assert max(map(len, named)) < 200 and named[1].startswith("Student 0, Student 2, ")
    assert named[-1].endswith(f"Student 9 and {MANY - 1 - MOST_NAMED} others")
    assert group_students([("a", 1), ("b", 2), ("a", 1)]) == {}  # nobody is alike to oneself


@pytest.mark.parametrize(("group", "most", "said"), [
    ("ab", 3, "a"), ("abcd", 3, "a, c, d"), ("abcde", 3, "a, c, d and 1 other"), ("abcdef", 1, "a and 4 others"),
])  # fmt: skip
def test_a_few_are_named_and_the_others_counted(group, most, said):
    assert name_others(tuple(group), "b", most) == said


def test_the_others_are_counted_in_each_language():
    told = name_others(tuple("abcdef"), "b", 1)
    assert [translated(told, translator(each)) for each in ("fr", "es")] == ["a et 4 autres", "a y 4 más"]


def test_students_with_identical_work_are_counted_once_each():
    def calls(students):
        group = tuple(f"Student {n}" for n in range(students))
        with cProfile.Profile() as profile:
            assert describe_groups(group for _each in group) == f"{students} students in 1 group"
        return sum(each.callcount for each in profile.getstats())

    assert calls(MANY) <= MOST * calls(MANY // 10)


@pytest.mark.parametrize(("names", "text", "told"), [
    (["Ada"], "ada, ADA and Adam", "[…], […] and […]m"), (["Ada", "Ada First"], "of Ada First", "of […]"),
    (["İnci"], "inci and INCI", "[…] and […]"), (["Weiß"], "WEIẞ", "[…]"), ([], "of Ada", "of Ada"),
])  # fmt: skip
def test_names_are_hidden_in_any_capitals(names, text, told):
    assert name_masker(names, "[…]")(text) == told


def test_hiding_the_names_of_a_class_takes_no_longer_in_a_larger_one():
    def calls(students):
        hide = name_masker([f"{n % 97} Maple {n:05d}" for n in range(students)], "[…]")
        with cProfile.Profile() as profile:
            assert hide("handed in by 1 Maple 00001, for nobody") == "handed in by […], for nobody"
        return sum(each.callcount for each in profile.getstats())

    assert calls(MANY) == calls(MANY // 10)


@pytest.mark.exhaustive  # of work that grows with a class
@pytest.mark.long(5)
def test_a_class_that_hands_in_one_file_costs_each_student_the_same(tmp_path, tiny):
    """Graded, told and split: calls, memory and what is written grow as the class does."""

    def cost(students):
        one = simulate_class(TASKS, 1, 1)[0].text()
        packed, graded, out = io.BytesIO(), tmp_path / f"graded-{students}", tmp_path / f"split-{students}"
        write_archive(packed, {f"Student {n}_{n}_assignsubmission_file_/my-answers.json": one for n in range(students)})
        tracemalloc.start()
        with cProfile.Profile() as profile:
            with Checkpoint(graded) as work:
                report = grade_class(packed, TASKS, KNOWN, checkpoint=work)
                write_report(report, work.results, {})
            assert f"the same answers of {students} students in 1 group" in list(report_lines(report, {}))[-1]
            write_split(graded, out, TASKS, Reader(tiny, "en"), "ana,bo")
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        written = sum(path.stat().st_size for folder in (graded, out) for path in folder.rglob("*") if path.is_file())
        return sum(each.callcount for each in profile.getstats()), most, written

    cost(10)  # what is read once for all
    for small, large in zip(cost(FEW), cost(TEN_TIMES), strict=True):
        assert large <= MOST * small
