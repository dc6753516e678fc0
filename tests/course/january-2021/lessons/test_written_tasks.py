"""What single written tasks of the course ask is seen in what is written: governments, and what may be named anywhere."""

from helpers import KIT, citable_ids, prose

from whodecides.answers import check_answer, lesson_tasks

KNOWN = citable_ids()
LESSONS = {task.id: task for task in lesson_tasks(KIT)}


def filled(task, start=""):
    """A text of the length that the task asks for."""
    return start + " " + prose(task.words[0])


def test_instruments_and_words_of_others_are_no_government_statements():
    task = LESSONS["06.6"]
    others = next(each for each, facts in KNOWN.items() if each[:3] == "DEU" and facts.get("table") == "statements")
    start = "DEU-04 and MEX-01 and"
    assert "no government statement" in check_answer(task, filled(task, f"{start} {others}"), 1, KNOWN).text
    assert "you cite 2" in check_answer(task, filled(task, f"{start} DEU-netzdg"), 1, KNOWN).text
    assert check_answer(task, filled(task, f"{start} MEX-05"), 1, KNOWN).right is None


def test_what_stands_in_the_data_may_be_named_in_any_text():
    free = [task for task in LESSONS.values() if task.kind == "text" and not task.codes]
    assert {"01.6", "09.10"} <= {task.id for task in free}
    for task in free:
        for each in ("MEX-06", "E162", "EUU-dsa", "A018", "C43", "F01", "P07", "USA-based", "COVID-19"):
            assert check_answer(task, filled(task, each), 1, KNOWN).right is None, (task.id, each)
