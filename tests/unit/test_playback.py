"""A prediction is played back beside the result, and not before the tasks after which it may be told."""

from whodecides.answers import owed, right_answer, tasks_by_id
from whodecides.case import Reader
from whodecides.show.playback import told_back
from whodecides.tools.agreement.widget import AgreementExplorer
from whodecides.tools.application.widget import AppliedTexts
from whodecides.tools.negotiation.widget import ObjectionMap


def test_it_waits_for_the_task_after_which_it_may_be_told(case, store):
    task = tasks_by_id()["04.1"]
    assert task.later == "04.2"
    store.keep("04.1", task.options[0]["id"])
    reader = Reader(case, "en")
    assert told_back(reader, store, "04.1") == {}
    assert told_back(reader, store, "nothing") == {}


def test_a_table_that_opens_with_the_prediction_tells_it_at_once(case, store):
    """The table shows the result: to compare with it, one needs what one expected beside it."""
    task = tasks_by_id()["07.1"]
    table = AppliedTexts(case, ["DEU-netzdg", "EUU-dsa"], store, after="07.1")
    assert table.locked and not table.view and not table.played
    store.keep("07.1", "half")
    assert table.view and (table.played["answer"], table.played["outcome"]) == ("half", task.outcome)
    assert table.played["expected"] == "You expected: Three or four"
    store.choose_language("fr")  # the option is the lesson's English: another language quotes it
    assert table.played["expected"].endswith("«\u00a0Three or four\u00a0»")


def test_it_is_told_where_the_result_stands_and_follows_the_answer(case, store):
    task = tasks_by_id()["05.1"]
    widget = AgreementExplorer(case, "evaluation", store, after="05.1")
    assert widget.locked and widget.played == {}
    first, second = (each["id"] for each in task.options[:2])
    store.keep("05.1", first, task.revision)
    assert widget.played["answer"] == first and widget.played["outcome"] == task.outcome
    store.keep("05.1", second, task.revision)
    assert widget.played["answer"] == second
    store.choose_language("fr")
    assert widget.played["expected"].startswith("Vous pensiez") and "«" not in widget.played["expected"]


def test_a_picture_that_holds_the_prediction_follows_another_one(case, store):
    widget = ObjectionMap(case, store, "09.1")
    assert widget.locked
    for each in [each["id"] for each in tasks_by_id()["09.1"].options[:2]]:
        store.keep("09.1", each)
        assert widget.view["played"]["id"] == each


def test_a_prediction_on_a_question_that_has_changed_opens_and_is_told_nothing(case, store):
    """The tool asks for a prediction on the question of today; then it opens."""
    store.record("05.1", "evaluation", revision=99)
    reader = Reader(case, "en")
    assert told_back(reader, store, "05.1") == {}
    explorer = AgreementExplorer(case, "evaluation", store, after="05.1")
    assert "First store your answer to task 05.1" in explorer.locked and not explorer.view
    store.record("05.1", "evaluation", revision=tasks_by_id()["05.1"].revision)
    assert explorer.locked == "" and explorer.view


def test_what_comes_first_is_owed_again_where_its_question_has_changed():
    tasks = tasks_by_id()
    first = tasks[tasks["02.1"].later]
    record = {"answer": right_answer(first), "tries": 1, "at": ""}
    for number, owes in ((first.revision, ""), (99, first.id)):
        assert owed(tasks["02.1"], tasks, {first.id: record | {"revision": number}}, {}) == owes
