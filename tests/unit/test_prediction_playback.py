"""A prediction is played back beside the result, and not before the tasks after which it may be told."""

from whodecides.answers import pending_prerequisite, right_answer, tasks_by_id
from whodecides.case import Reader
from whodecides.tools.negotiation.summit_widget import SummitTable
from whodecides.tools.promises.view import FEWEST_GUESSED
from whodecides.tools.promises.widget import PromiseOutcomes
from whodecides.widgets.prediction_result import due_prediction_result


def test_a_playback_waits_for_the_task_after_which_it_may_be_told(case, store):
    task = tasks_by_id()["04.1"]
    assert task.later == "04.2"
    store.keep_state("04.1", task.options[0]["id"])
    reader = Reader(case, "en")
    assert due_prediction_result(reader, store, "04.1") == {}
    assert due_prediction_result(reader, store, "nothing") == {}


def test_a_picture_that_holds_the_prediction_follows_another_one(case, store):
    widget = PromiseOutcomes(case, store, None, "10.1")
    assert widget.locked
    task = tasks_by_id()["10.1"]
    store.record("10.1", task.options[0]["id"], revision=task.revision)
    judged = list(case["promises"]["id"])[:FEWEST_GUESSED]
    widget.requested_state = {**widget.state, "guesses": dict.fromkeys(judged, "kept"), "sent": 1}
    for each in task.options[:2]:
        store.record("10.1", each["id"], revision=task.revision)
        assert widget.view["expected"]["expected"] == f"You expected: {each['text']}"


def test_a_prediction_on_a_question_that_has_changed_opens_and_is_told_nothing(case, store):
    """The tool asks for a prediction on the question of today; then it opens."""
    task = tasks_by_id()["09.1"]
    store.record("09.1", task.options[0]["id"], revision=99)
    assert due_prediction_result(Reader(case, "en"), store, "09.1") == {}
    picture = SummitTable(case, store, "MEX", after="09.1")
    assert "First store your answer to task 09.1" in picture.locked and not picture.view
    store.record("09.1", task.options[0]["id"], revision=task.revision)
    assert picture.locked == "" and picture.view


def test_a_prerequisite_is_pending_again_where_its_question_has_changed():
    tasks = tasks_by_id()
    first = tasks[tasks["02.1"].later]
    record = {"answer": right_answer(first), "tries": 1, "at": ""}
    for number, owes in ((first.revision, ""), (99, first.id)):
        assert pending_prerequisite(tasks["02.1"], tasks, {first.id: record | {"revision": number}}, {}) == owes
