"""A prediction is played back beside the result, and not before the tasks after which it may be told."""

from whodecides.answers import pending_prerequisite, right_answer, tasks_by_id
from whodecides.case import Reader
from whodecides.tools.agreement.widget import AgreementExplorer
from whodecides.tools.negotiation.widget import ObjectionMap
from whodecides.widgets.prediction_result import due_prediction_result


def test_a_playback_waits_for_the_task_after_which_it_may_be_told(case, store):
    task = tasks_by_id()["04.1"]
    assert task.later == "04.2"
    store.keep_state("04.1", task.options[0]["id"])
    reader = Reader(case, "en")
    assert due_prediction_result(reader, store, "04.1") == {}
    assert due_prediction_result(reader, store, "nothing") == {}


def test_a_playback_stands_beside_the_result_and_follows_the_answer(case, store):
    task = tasks_by_id()["05.1"]
    widget = AgreementExplorer(case, "evaluation", store, after="05.1")
    assert widget.locked and widget.prediction_result == {}
    first, second = (each["id"] for each in task.options[:2])
    store.keep_state("05.1", first, task.revision)
    assert widget.prediction_result["answer"] == first and widget.prediction_result["outcome"] == task.outcome
    store.keep_state("05.1", second, task.revision)
    assert widget.prediction_result["answer"] == second
    store.choose_language("fr")
    assert (
        widget.prediction_result["expected"].startswith("Vous pensiez")
        and "«" not in widget.prediction_result["expected"]
    )


def test_a_picture_that_holds_the_prediction_follows_another_one(case, store):
    widget = ObjectionMap(case, store, "09.1")
    assert widget.locked
    for each in [each["id"] for each in tasks_by_id()["09.1"].options[:2]]:
        store.keep_state("09.1", each)
        assert widget.view["prediction_result"]["id"] == each


def test_a_prediction_on_a_question_that_has_changed_opens_and_is_told_nothing(case, store):
    """The tool asks for a prediction on the question of today; then it opens."""
    store.record("05.1", "evaluation", revision=99)
    reader = Reader(case, "en")
    assert due_prediction_result(reader, store, "05.1") == {}
    explorer = AgreementExplorer(case, "evaluation", store, after="05.1")
    assert "First store your answer to task 05.1" in explorer.locked and not explorer.view
    store.record("05.1", "evaluation", revision=tasks_by_id()["05.1"].revision)
    assert explorer.locked == "" and explorer.view


def test_a_prerequisite_is_pending_again_where_its_question_has_changed():
    tasks = tasks_by_id()
    first = tasks[tasks["02.1"].later]
    record = {"answer": right_answer(first), "tries": 1, "at": ""}
    for number, owes in ((first.revision, ""), (99, first.id)):
        assert pending_prerequisite(tasks["02.1"], tasks, {first.id: record | {"revision": number}}, {}) == owes
