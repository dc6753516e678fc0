"""Free texts in lessons and exercises: what a machine can see is seen in all of them, and no task gives its answer away."""

import re

import pytest
from shared import DATA, KIT, cited, known, prose

from whodecides.answers import all_variants, check_answer, exercise_tasks, lesson_tasks, task_from
from whodecides.case import load
from whodecides.classroom import mark, right_answer
from whodecides.coding import coding_set

CASE = load(DATA)
KNOWN = known()
LESSONS = {task.id: task for task in lesson_tasks(KIT)}
EXERCISES = {
    f"{each.id} {each.variant}".strip(): each
    for tasks in exercise_tasks(KIT).values()
    for task in tasks
    for each in all_variants(task)
}
TASKS = LESSONS | EXERCISES
TEXTS = {name: task for name, task in TASKS.items() if task.kind in ("text", "evidence")}
each_text = pytest.mark.parametrize("task", TEXTS.values(), ids=TEXTS)
A_AND_B = {each for each, facts in KNOWN.items() if facts.get("A and B") == "differ"}


def filled(task, start=""):
    """A text of the length that the task asks for."""
    return start + " " + prose(task.words[0])


@each_text
def test_one_word_again_and_again_is_no_answer(task):
    ids = " ".join(cited(right_answer(task))) if task.id in EXERCISES else ""
    for word in ("asdf ", "bla bla "):
        found = check_answer(task, ids + " " + word * task.words[0], 1, KNOWN)
        assert not found.whole, word


@each_text
@pytest.mark.parametrize("invented", ["XXX-99", "GER-01", "E9999", "MEX-99"])
def test_an_invented_id_is_named_and_not_accepted(task, invented):
    found = check_answer(task, filled(task, f"Look at {invented}:"), 1, KNOWN)
    assert not found.whole and f"{invented}." in found.text, found.text
    assert mark(task, filled(task, f"Look at {invented}:"), KNOWN).feedback == found.text  # in class as in the lesson


def test_what_stands_in_the_data_may_be_named_in_any_text():
    free = [task for task in TEXTS.values() if task.kind == "text" and not task.codes]
    assert {"01.6", "09.4", "09.10"} <= {task.id for task in free}
    for task in free:
        for each in ("MEX-06", "E162", "EUU-dsa", "A018", "C43", "F01", "P07", "USA-based", "COVID-19"):
            assert check_answer(task, filled(task, each), 1, KNOWN).right is None, (task.id, each)


def test_a_rule_names_a_statement_of_the_set():
    task = LESSONS["04.6"]
    for number, statement in enumerate(coding_set(CASE), 1):
        assert check_answer(task, filled(task, f"It decides statement {number}"), 1, KNOWN).whole
        assert check_answer(task, filled(task, f"It decides {statement}"), 1, KNOWN).whole
    for other in ("POL-01", "statement 13", "no statement at all", "statement 0"):
        found = check_answer(task, filled(task, f"It decides {other}"), 1, KNOWN)
        assert not found.whole and "1 to 12" in found.text, other


def test_a_disagreement_is_one_of_coders_a_and_b():
    task = LESSONS["05.5"]
    read = [each for each, facts in KNOWN.items() if "A and B" in facts]
    assert len(A_AND_B) == 29  # as lesson 05 says
    for each in read:
        assert check_answer(task, filled(task, f"In {each}"), 1, KNOWN).whole == (each in A_AND_B)
    assert "coders A and B differ" in check_answer(task, filled(task), 1, KNOWN).text


def test_instruments_and_words_of_others_are_no_government_statements():
    task = LESSONS["06.6"]
    others = next(each for each, facts in KNOWN.items() if each[:3] == "DEU" and facts.get("table") == "statements")
    start = "DEU-04 and MEX-01 and"
    assert "no government statement" in check_answer(task, filled(task, f"{start} {others}"), 1, KNOWN).text
    assert "you cite 2" in check_answer(task, filled(task, f"{start} DEU-netzdg"), 1, KNOWN).text
    assert check_answer(task, filled(task, f"{start} MEX-05"), 1, KNOWN).right is None


@pytest.mark.parametrize("task", TASKS.values(), ids=TASKS)
def test_no_example_in_a_task_is_an_answer(task):
    """What a question, a hint or a help on a mistake names as an example would pass for the answer."""
    said = [task.question, task.hint, *(each["feedback"] for each in [*task.mistakes, *task.codes])]
    if task.kind in ("text", "evidence"):
        fixed = {each["place"] for each in task.codes if each.get("place") in KNOWN}  # "end with (C48)" is no choice
        assert not [
            each for text in said for each in cited(text) if each not in fixed and each != "C46" and each != "C25"
        ]
    if task.kind == "number":
        for text in said[1:]:
            assert f"{task.answer:g}" not in re.findall(r"\d+(?:[.,]\d+)?", text), text


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_example_of_a_number_is_no_answer(language):
    asked = task_from({"id": "t", "kind": "number", "minutes": 1, "question": "?", "answer": 1})
    examples = {
        float(each.replace(",", "."))
        for each in re.findall(r"\d+(?:[.,]\d+)?", check_answer(asked, "x", 1, KNOWN, language).text)
    }
    assert examples and not examples & {task.answer for task in TASKS.values() if task.kind == "number"}
    cite = check_answer(LESSONS["06.6"], "DEU-04 MEX-01", 1, KNOWN, language).text
    assert not cited(cite)
