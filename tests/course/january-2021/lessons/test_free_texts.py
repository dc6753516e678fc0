"""Free texts in lessons and exercises: what a machine can see is seen in all of them, and no task gives its answer away."""

import re

import pytest
from helpers import KIT, citable_ids, cited_ids, prose

from whodecides.answers import all_variants, check_answer, exercise_tasks, lesson_tasks, task_from
from whodecides.classroom import mark_answer, right_answer

KNOWN = citable_ids()
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


def filled(task, start=""):
    """A text of the length that the task asks for."""
    return start + " " + prose(task.words[0])


@each_text
def test_one_word_again_and_again_is_no_answer(task):
    ids = " ".join(cited_ids(right_answer(task))) if task.id in EXERCISES else ""
    for word in ("asdf ", "bla bla "):
        found = check_answer(task, ids + " " + word * task.words[0], 1, KNOWN)
        assert not found.whole, word


@each_text
@pytest.mark.parametrize("invented", ["XXX-99", "GER-01", "E9999", "MEX-99"])
def test_an_invented_id_is_named_and_not_accepted(task, invented):
    found = check_answer(task, filled(task, f"Look at {invented}:"), 1, KNOWN)
    assert not found.whole and f"{invented}." in found.text, found.text
    assert (
        mark_answer(task, filled(task, f"Look at {invented}:"), KNOWN).feedback == found.text
    )  # in class as in the lesson


@pytest.mark.parametrize("task", TASKS.values(), ids=TASKS)
def test_no_example_in_a_task_is_an_answer(task):
    """What a question, a hint or a help on a mistake names as an example would pass for the answer."""
    said = [task.question, task.hint, *(each["feedback"] for each in [*task.mistakes, *task.codes])]
    if task.kind in ("text", "evidence"):
        fixed = {each["place"] for each in task.codes if each.get("place") in KNOWN}  # "end with (C48)" is no choice
        assert not [
            each for text in said for each in cited_ids(text) if each not in fixed and each != "C46" and each != "C25"
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
    assert not cited_ids(cite)
