"""The answers of lesson 09 follow from the data."""

import nbformat
from helpers import ROOT

from whodecides.answers import check_answer, read_tasks
from whodecides.tools.negotiation.clause_fight import doors, refusals
from whodecides.tools.negotiation.model import load_table, objectors_by_clause

TASKS = {task.id: task for task in read_tasks(ROOT / "course/january-2021/keys/09-the-g20-table.json")}


def test_the_prediction_has_one_first_place_among_its_options(case):
    against = {clause: len(each) for clause, each in objectors_by_clause(load_table(case)).items()}
    first = [clause for clause, count in against.items() if count == max(against.values())]
    options = {each["id"] for each in TASKS["09.1"].options}
    assert len(first) == 1 and first[0] in options and options <= set(against)


def test_what_stands_on_the_first_screens_is_so(case):
    """Each wording on who decides meets a no; silence is Mexico's own, and one wording of clause 12 buys it."""
    table = load_table(case)
    assert all(refusals(table, "decider", each, {}) for each in table.variants["decider"])
    assert [each[0] for each in refusals(table, "decider", table.silent["decider"], {})] == ["MEX"]
    given = {"decider": table.silent["decider"]}
    assert sum(not refusals(table, "follow-up", each, given) for each in table.variants["follow-up"]) == 1
    assert list(doors(table, "decider")) == ["b"]  # "the one to companies under law", in task 09.10's screen
    assert list(table.variants).index("decider") == 2 and len(table.variants) == 12


def test_the_exercise_shows_russias_condition_alone(case):
    table = load_table(case)
    given = {each: table.draft[each] for each in ("office", "transparency")}
    assert given == {"office": "b", "transparency": "b"}
    russia = {
        each: any(who == "RUS" and clause == "office" for who, clause, _ in refusals(table, "occasion", each, given))
        for each in table.variants["occasion"]
    }
    assert russia == {"a": False, "b": False, "c": True, "d": True}


def test_work_is_complete_only_with_enough_decided_clauses():
    for task, fewest in (("09.3", 2), ("09.6", 6)):
        picks = dict.fromkeys(range(fewest), "a")
        assert check_answer(TASKS[task], {"picks": picks, "wording": ""}, 1).right is None
        picks.pop(0)
        assert check_answer(TASKS[task], {"picks": picks}, 1).right is False
    assert check_answer(TASKS["09.11"], {"bets": ["FRA"], "read": ["a", "b", "c"]}, 1).right is None
    assert check_answer(TASKS["09.12"], {"bets": [], "read": ["a"], "signed": []}, 1).right is False


def test_what_happened_names_events_of_the_thread(case):
    lesson = nbformat.read(ROOT / "notebooks/09-the-g20-table.ipynb", as_version=4)
    told = next(each.source for each in lesson.cells if each.source.startswith("## What really happened"))
    events = case["events"].set_index("id")
    for event in ("E154", "E161", "E162", "E223", "E291"):
        assert event in told and events.loc[event, "thread"] == "g20"
    urls = set(case["sources"]["url"])
    for url in (part.partition(")")[0] for part in told.split("](")[1:]):
        assert url in urls, url
