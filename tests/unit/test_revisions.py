"""Which question an answer was given to: what counts as another question, and what becomes of answers to one."""

import json
from dataclasses import replace

import pytest

from whodecides.answers import Store, Task, all_variants, is_current_answer, question_digest, task_from
from whodecides.answers.task_json import public_tasks_json, task_row
from whodecides.case import release_of
from whodecides.tools.ask.widget import TaskForm

CHOICE = Task("E06.1", "choice", 3, "Which?", points=2, options=[
    {"id": "a", "text": "Yes", "feedback": "Right.", "right": True},
    {"id": "b", "text": "No", "feedback": "Look again.", "misconception": "m"}])  # fmt: skip
NUMBER = Task("E06.2", "number", 3, "How many?", points=1, answer=3, right="Three.", hint="Count.",
              mistakes=[{"answer": 4, "feedback": "One too many.", "misconception": "m"}])  # fmt: skip
CITING = Task("E06.4", "evidence", 9, "Argue.", points=6, places=["AAA"], cite=1, words=[3, 30], right="A person.",
              codes=[{"place": "AAA", "variable": "remedy", "values": ["none"], "feedback": "Look.", "misconception": "m"}])  # fmt: skip
WORK = Task("06.7", "work", 9, "Do it.", complete={"codes": 12}, right="Done.")


def moved(task, part, number, **fields):
    rows = [dict(each) for each in getattr(task, part)]
    rows[number] |= fields
    return replace(task, **{part: rows})


@pytest.mark.parametrize("other", [
    replace(CHOICE, question="Which now?"), moved(CHOICE, "options", 1, text="No, never"), replace(CHOICE, kind="prediction"),
    moved(moved(CHOICE, "options", 0, right=False), "options", 1, right=True), moved(CHOICE, "options", 1, id="c"),
    replace(CHOICE, options=[*CHOICE.options, {"id": "c", "text": "Perhaps", "feedback": "No.", "misconception": "m"}]),
])  # fmt: skip
def test_another_question_option_or_key_is_another_question(other):
    assert question_digest(other) != question_digest(CHOICE)


@pytest.mark.parametrize(("task", "other"), [
    (NUMBER, replace(NUMBER, answer=4)), (NUMBER, replace(NUMBER, tolerance=1)), (CITING, replace(CITING, places=["BBB"])),
    (CITING, replace(CITING, cite=2)), (CITING, replace(CITING, words=[3, 40])), (CITING, replace(CITING, closing=True)),
    (CITING, moved(CITING, "codes", 0, values=["new law"])), (WORK, replace(WORK, complete={"codes": 13})),
])  # fmt: skip
def test_what_decides_a_mark_decides_the_question(task, other):
    assert question_digest(other) != question_digest(task)


@pytest.mark.parametrize(("task", "other"), [
    (CHOICE, moved(CHOICE, "options", 1, feedback="Read the row.", misconception="n")), (CHOICE, replace(CHOICE, points=3)),
    (CHOICE, replace(CHOICE, minutes=9)), (CHOICE, replace(CHOICE, options=CHOICE.options[::-1])),
    (NUMBER, replace(NUMBER, hint="Look.", right="So it is.", mistakes=[])), (CHOICE, replace(CHOICE, revision=7)),
    (CITING, moved(CITING, "codes", 0, feedback="See.")),
    (CITING, replace(CITING, rubric=[{"level": 1, "text": "None.", "anchor": ""}], samples=[], tray=["claims"])),
])  # fmt: skip
def test_what_is_said_of_an_answer_makes_no_other_question(task, other):
    assert question_digest(other) == question_digest(task)


def test_every_variant_has_a_number_of_its_own_in_the_files():
    task = replace(
        CHOICE,
        variants=[{"variant": "one", "revision": 2}, {"variant": "two", "question": "Which now?", "revision": 1}],
    )
    row = task_row(task)
    assert "revision" not in row and [each["revision"] for each in row["variants"]] == [2, 1]
    assert [each.revision for each in all_variants(task_from(row))] == [2, 1]
    assert task_row(CHOICE)["revision"] == 1  # always there: a file of tasks without it is of a kit without numbers
    shown = json.loads(public_tasks_json([task, replace(NUMBER, revision=3)], keyed=False))
    assert [each["revision"] for each in shown[0]["variants"]] == [2, 1] and shown[1]["revision"] == 3


def test_an_answer_keeps_what_it_was_given_to(store):
    Store(store.path, "autumn").record("E06.1", "a", True, "one", revision=2)
    record = store.answer("E06.1")
    assert (record["variant"], record["revision"], record["class"]) == ("one", 2, "autumn")
    assert record["data"] == store.read()["data"] and len(record["data"].partition("+")[2]) == 8
    store.keep_state("06.7", {"codes": {}}, 3)
    assert store.answer("06.7")["revision"] == 3


@pytest.mark.parametrize(("record", "fits"), [
    ({}, True), ({"revision": 1}, True), ({"revision": 2}, False), ({"variant": "", "revision": 1}, True),
    ({"variant": "one", "revision": 1}, False),
])  # fmt: skip
def test_an_answer_belongs_to_one_variant_and_revision(record, fits):
    assert is_current_answer(CHOICE, {"answer": "a", **record}) == fits
    assert not is_current_answer(CHOICE, None)
    assert is_current_answer(WORK, {"answer": {}, **record}), "work goes on, and no key judges it"
    changed = replace(CHOICE, revision=2)
    assert is_current_answer(changed, {"answer": "a", **record}) == (record == {"revision": 2})


def test_the_same_words_to_a_changed_question_are_another_answer(store, tmp_path):
    assert [store.record("E06.1", each, revision=1) for each in "ba"] == [1, 2]
    assert [store.record("E06.1", "a", revision=2) for _ in "aa"] == [1, 1], "tries begin anew"
    assert [(each["answer"], each["revision"]) for _, _, each in store.earlier()] == [("a", 1), ("b", 1)]
    other = Store(tmp_path / "other.json")
    other.record("E06.1", "a", revision=2)
    assert not any(other.restore(store.text())), "what both hold is not asked about"
    other.record("E06.1", "a", revision=1)
    assert store.restore(other.text()).replaced == ["E06.1"]
    store.bring_back("E06.1", next(n for _, n, each in store.earlier() if each["revision"] == 2))
    assert (store.answer("E06.1")["answer"], store.answer("E06.1")["revision"]) == ("a", 2)


@pytest.mark.parametrize("damage", [0, -1, True, "2", 1.5, None, [1]])
def test_a_number_that_is_none_counts_as_missing(store, damage):
    store.record("E06.1", "a", revision=2)
    text = store.path.read_text(encoding="utf-8").replace('"revision": 2', f'"revision": {json.dumps(damage)}')
    store.path.write_text(text, encoding="utf-8")
    assert "revision" not in store.answer("E06.1") and store.answer("E06.1")["answer"] == "a"


def test_a_changed_row_is_another_release_of_the_data(tiny_folder):
    first = release_of(tiny_folder)
    assert first == release_of(tiny_folder) and first.startswith("0.") and "+" in first
    path = next(tiny_folder.glob("statements.csv"))
    text = path.read_bytes()
    path.write_bytes(text.replace(b"\n", b"\r\n"))
    assert release_of(tiny_folder) == first, "Git may end lines otherwise on Windows"
    path.write_bytes(text.replace(b"AAA-01", b"AAA-09", 1))
    assert release_of(tiny_folder) != first


def form(task, store):
    return TaskForm(task, store, statements={"AAA-01": {}})


def test_a_form_shows_an_answer_to_the_question_before_as_text_and_judges_none(store):
    form(CHOICE, store).sent = {"answer": "b", "number": 1}
    again = form(CHOICE, store)
    assert again.feedback["text"] == "Look again." and again.task["answer"] == "b"
    today = form(replace(CHOICE, revision=2), store)
    told = (
        "This question has changed since you stored your answer: “No”. It is not judged, and stays among your earlier"
    )
    assert today.feedback["text"].startswith(told) and today.feedback["tries"] == 0 and today.task["answer"] is None
    today.solution_requests = 1
    assert today.solution == "", "no second try before the first"
    store.choose_language("fr")
    assert "No" in today.feedback["text"] and "This question has changed" not in today.feedback["text"]
    store.choose_language("en")
    today.sent = {"answer": "b", "number": 2}
    assert today.feedback["text"] == "Look again." and not today.feedback["more"], "tries begin anew"
    assert [(each["answer"], each["revision"]) for _, _, each in store.earlier()] == [("b", 1)]
    assert form(replace(CHOICE, revision=2), store).feedback["text"] == "Look again."


@pytest.mark.parametrize(("task", "answer", "told"), [
    (CHOICE, "gone", "“gone”"), (NUMBER, 3, "“3”"), (CITING, "We say\nso <b>", "“We say so <b>”"),
    (Task("E06.3", "order", 3, "In which order?", items=[{"id": "x", "text": "The X", "place": 1}]), ["x", "y"], "“The X, y”"),
    (Task("E06.5", "classify", 3, "?", items=[{"id": "x", "text": "The X", "answer": "k"}], categories=[{"id": "k", "text": "Kind"}]),
     {"x": "k", "y": {"z": {"a": 1}}}, "“The X – Kind; y – z – …”"),
])  # fmt: skip
def test_whatever_was_answered_is_told_in_words(store, task, answer, told):
    store.record(task.id, answer)
    assert told in form(replace(task, revision=2), store).feedback["text"]
    assert store.answer(task.id)["answer"] == answer


def test_a_cell_that_was_written_for_the_question_before_answers_no_other(store):
    form(CHOICE, store).store_cell_answer("a")
    assert store.answer("E06.1")["revision"] == 1
    changed = replace(CHOICE, revision=2)
    again = form(changed, store)
    again.store_cell_answer("a")
    assert store.answer("E06.1")["revision"] == 1 and "This question has changed" in again.feedback["text"]
    again.store_cell_answer("b")
    assert (store.answer("E06.1")["answer"], store.answer("E06.1")["revision"]) == ("b", 2)
