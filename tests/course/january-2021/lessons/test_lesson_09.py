"""The answers of lesson 09 follow from the data."""

import nbformat
from helpers import ROOT

from whodecides.answers import check_answer, read_tasks
from whodecides.tools.negotiation.model import OBJECTS, load_table, objections, objectors_by_clause

TASKS = {task.id: task for task in read_tasks(ROOT / "course/january-2021/keys/09-the-g20-table.json")}


def test_the_prediction_has_one_first_place_among_its_options(case):
    against = {clause: len(each) for clause, each in objectors_by_clause(load_table(case)).items()}
    first = [clause for clause, count in against.items() if count == max(against.values())]
    options = {each["id"] for each in TASKS["09.1"].options}
    assert len(first) == 1 and first[0] in options and options <= set(against)


def test_each_option_of_the_package_says_what_the_table_does(case):
    table = load_table(case)
    silent = {**table.draft, "decider": "d", "follow-up": "d"}

    def mexico(**other):
        return [each for each in objections(table, {**silent, **other}) if each[:2] == ("MEX", "decider")]

    assert mexico() and not mexico(**{"follow-up": "b"}) and not mexico(decider="b")
    assert table.stances["MEX", "equal", "c"][0] != OBJECTS


def test_work_is_complete_only_with_enough_decided_clauses():
    for task, fewest in (("09.3", 3), ("09.6", 6)):
        picks = dict.fromkeys(range(fewest), "a")
        assert check_answer(TASKS[task], {"picks": picks, "wording": ""}, 1).right is None
        picks.pop(0)
        assert check_answer(TASKS[task], {"picks": picks}, 1).right is False


def test_what_happened_names_events_of_the_thread(case):
    lesson = nbformat.read(ROOT / "notebooks/09-the-g20-table.ipynb", as_version=4)
    told = next(each.source for each in lesson.cells if each.source.startswith("## What really happened"))
    events = case["events"].set_index("id")
    for event in ("E154", "E161", "E162", "E223", "E282", "E283", "E288", "E289", "E290", "E291"):
        assert event in told and events.loc[event, "thread"] == "g20"
    urls = set(case["sources"]["url"])
    for url in (part.partition(")")[0] for part in told.split("](")[1:]):
        assert url in urls, url
