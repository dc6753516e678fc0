"""Questions of tasks are answered from the data: each kind on a case that can be worked out by hand."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from whodecides.build.data_queries import QUERY_KINDS, matches, query_result
from whodecides.build.derived_tables import Moment
from whodecides.build.task_compiler import compile_task, stale_sentences
from whodecides.errors import KitError

SAID = {"count": "government statements"}
CONDEMNS = SAID | {"where": {"evaluation": "condemns"}}


def test_a_question_may_be_asked_of_another_case(tiny):
    """The default course asks one of both: how many government statements there are more in one of them."""
    from helpers import DATA

    from whodecides.case import load

    asked = {**SAID, "case": "december-2025"}
    there = query_result(SAID, load(DATA.parent / "december-2025"))
    here = load(DATA)
    assert query_result(asked, here) == there != query_result(SAID, here)
    assert query_result({**asked, "minus": SAID}, here) == there - query_result(SAID, here)
    with pytest.raises(KitError):
        query_result({**SAID, "case": "nowhere"}, here)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (SAID, 5),  # the opposition's does not count
        (SAID | {"of": "AAA"}, 2),
        (SAID | {"of": ["AAA", "CCC"]}, 3),
        (CONDEMNS, 3),
        (CONDEMNS | {"each": "jurisdiction"}, 2),
        (SAID | {"where": {"evaluation": ["condemns", "concerned"], "date": "2021-01-11/2021-01-14"}}, 3),
        (SAID | {"where": {"evaluation": "neutral"}}, 0),  # in the codebook, and nobody's value
        ({"count": "government codes", "where": {"variable": "evaluation"}}, 6),  # with the search that found none
        ({"value": "date", "of": "BBB-01"}, date(2021, 1, 11)),
        ({"value": "evaluation", "of": "CCC-01"}, "supports"),
        ({"value": "date", "of": "BBB-02", "minus": {"value": "date", "of": "AAA-01"}}, 5),
        ({"least": "date", "in": "government statements", "of": "BBB"}, date(2021, 1, 11)),
        ({"most": "date", "in": "government statements", "where": {"remedy": "regional law"}}, date(2021, 1, 11)),
        ({"list": "jurisdiction", "in": "government statements"}, ["AAA", "BBB", "CCC"]),
        ({"list": "jurisdiction", "in": "government statements", "part": "length"}, 3),
        ({"rank": "BBB", "near": "AAA"}, 1),
        ({"rank": "CCC", "near": "AAA", "weights": {"evaluation": 1}}, 2),
        ({"alpha": [50, 0, 2], "round": 2}, -0.01),
        ({"count": "timeline", "where": {"kind": "government statement"}, "before": "BBB-01"}, 2),
        ({"value": "status", "in": "laws", "of": "AAA-act", "on": "2021-03-01"}, "bill"),
        ({"count": "laws", "on": "2021-07-01", "where": {"status": "adopted"}}, 1),
        ({"value": "date", "of": "AAA-01", "part": "year", "plus": 1, "times": 2}, 4044),
        ({"number": 3, "minus": {"number": 1}}, 2),
        (7, 7),
    ],
)
def test_a_question_is_answered(tiny, question, answer):
    assert query_result(question, tiny) == answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ({"count": "goverment statements"}, "no table 'goverment statements'. Did you mean government statements"),
        (SAID | {"where": {"remedi": "regional law"}}, "no column 'remedi'. Did you mean remedy"),
        (SAID | {"where": {"remedy": "regional laws"}}, "no remedy 'regional laws'. Did you mean regional law"),
        (SAID | {"of": "AAB"}, "no jurisdiction 'AAB'. Did you mean AAA"),
        ({"value": "date", "of": "AAA-1"}, "Nothing has the id 'AAA-1'. Did you mean"),
        ({"value": "evaluation", "in": "government statements"}, "one value is wanted, and there are 3"),
        ({"least": "date", "in": "government statements", "of": "DDD"}, "there is no such row"),
        ({"rank": "AAB", "near": "AAA"}, "There is no 'AAB' here"),
        ({"counts": "statements"}, "give a question one kind. Did you mean count"),
        (SAID | {"wher": {}}, "unknown part 'wher'. Did you mean where"),
        ({"count": "timeline", "before": "AAA-99"}, "The timeline has no entry 'AAA-99'"),
        ({"value": "gloss_en", "of": "AAA-01", "part": "number"}, "holds no number"),
    ],
)
def test_a_question_that_names_what_is_not_there_is_told(tiny, question, said):
    with pytest.raises(KitError, match=said):
        query_result(question, tiny)


def test_every_kind_says_what_it_answers():
    assert all(answer.__doc__.endswith((".", "?")) for answer, _ in QUERY_KINDS.values())


def test_a_condition_is_a_value_a_list_a_span_or_a_pattern():
    assert matches("a", "a") and matches("a", ["b", "a"]) and not matches("a", "b")
    assert matches(date(2021, 1, 8), "2021-01-06/2021-01-15") and not matches(
        date(2021, 1, 16), "2021-01-06/2021-01-15"
    )
    assert matches(10, "7/10") and not matches(11, "7/10") and matches(-0.07, "-1/0")
    assert matches("an order", "*order") and matches("this/that", "this/that") and not matches("order of", "*order")


def test_a_moment_comes_before_another_only_where_that_is_certain():
    day, next_day = date(2021, 1, 7), date(2021, 1, 8)
    noon, two, three = (pd.Timestamp(f"2021-01-07T{hour}:00", tz="UTC") for hour in (12, 14, 15))
    assert Moment(day) < Moment(next_day) and not Moment(day) < Moment(day)
    assert Moment(day, noon, two) < Moment(day, three, three) and not Moment(day, noon, three) < Moment(day, two, three)


TASK = {
    "id": "E06.2", "kind": "number", "minutes": 3, "question": "How many of {all:word} statements condemn it?",
    "answer": CONDEMNS, "facts": {"all": SAID}, "hint": "Count.",
    "right": "{answer:Word}, the first on {AAA-01.date:day}.",
    "holds": [[{"value": "evaluation", "of": "CCC-01"}, "supports"]],
    "mistakes": [
        {"answer": {"like": "answer", "without": "evaluation"}, "feedback": "{all} are all.", "misconception": "all"},
        {"answer": {"like": "answer", "each": "jurisdiction"}, "feedback": "Places.", "misconception": "places"},
    ],
    "variants": [
        {"variant": "all"},
        {"variant": "alpha", "question": "And of Alpha?", "answer": {"like": "all", "of": "AAA"}},
    ],
}  # fmt: skip


def changed(case, table, row_id, column, value, **others):
    """A copy of the case in which the cells of one row hold another value."""
    rows = case[table].copy()
    key = "id" if "id" in rows else "statement"
    chosen = rows[key] == row_id
    for name, each in others.items():
        chosen &= rows[name] == each
    assert chosen.any()
    rows.loc[chosen, column] = value
    return replace(case, tables={**case.tables, table: rows})


def stale(task, case):
    return stale_sentences(task, compile_task(task, case), case)


def test_a_number_its_neighbours_and_its_sentences_are_worked_out(tiny):
    made = compile_task(TASK, tiny)
    assert made["answer"] == 3 and [each["answer"] for each in made["mistakes"]] == [5, 2]
    assert (
        made["question"] == "How many of five statements condemn it?"
        and made["right"] == "Three, the first on 7 January."
    )
    assert made["mistakes"][0]["feedback"] == "5 are all." and not {"facts", "holds"} & set(made)
    assert made["variants"][0] == {"variant": "all"}
    # Mistakes that neighbour another answer are other numbers.
    assert made["variants"][1]["answer"] == 2 and [each["answer"] for each in made["variants"][1]["mistakes"]] == [2, 1]


def test_another_row_of_data_is_another_answer_another_mistake_and_another_sentence(tiny):
    other = changed(tiny, "positions", "BBB-01", "value", "condemns", variable="evaluation")
    made = compile_task(TASK, changed(other, "statements", "AAA-01", "date", pd.Timestamp("2021-01-06")))
    assert made["answer"] == 4 and made["right"] == "Four, the first on 6 January."
    assert [each["answer"] for each in made["mistakes"]] == [5, 2]


def test_a_sentence_that_no_longer_holds_is_named_and_a_mistake_that_became_right(tiny):
    ok = {**TASK, "variants": []}
    assert stale(ok, tiny) == []
    (said,) = stale(ok, changed(tiny, "positions", "CCC-01", "value", "neutral", variable="evaluation"))
    assert "Three, the first on 7 January." in said and "of = CCC-01 = supports, and it is neutral now" in said
    everybody = tiny
    for statement in ("BBB-01", "CCC-01"):
        everybody = changed(everybody, "positions", statement, "value", "condemns", variable="evaluation")
    assert any("5 is the right answer now, and foreseen as a mistake" in each for each in stale(ok, everybody))


def asked(kind, **fields):
    return {"id": "06.1", "kind": kind, "minutes": 3, "question": "?", **fields}


def test_places_categories_cells_and_outcomes_follow_from_one_question(tiny):
    items = [{"id": each, "text": each} for each in ("CCC", "AAA", "BBB")]
    order = compile_task(asked("order", items=items, asks=CONDEMNS | {"first": "most"}), tiny)
    assert {each["id"]: each["place"] for each in order["items"]} == {"AAA": 1, "BBB": 2, "CCC": 3}
    sort = asked(
        "classify",
        items=[{"id": "AAA-01", "text": "A"}, {"id": "x", "text": "C", "asks": {"of": "CCC-01"}}],
        categories=[{"id": "against", "text": "a", "for": ["condemns", "concerned"]}, {"id": "supports", "text": "s"}],
        asks={"value": "evaluation"},
    )
    assert [each["answer"] for each in compile_task(sort, tiny)["items"]] == ["against", "supports"]
    columns = [{"id": "no", "text": "no", "asks": {"where": {"evaluation": "condemns"}}}]
    table = compile_task(asked("table", rows=items, columns=columns, asks=SAID), tiny)
    assert table["cells"] == {"CCC.no": 0, "AAA.no": 2, "BBB.no": 1} and "asks" not in table["columns"][0]
    most = asked("prediction", options=items, asks=CONDEMNS | {"first": "most"})
    assert compile_task(most, tiny)["outcome"] == "AAA"
    ranges = [{"id": "few", "text": "f", "for": ["0/2"]}, {"id": "many", "text": "m", "for": ["3/9"]}]
    assert compile_task(asked("prediction", options=ranges, asks=CONDEMNS), tiny)["outcome"] == "many"


@pytest.mark.parametrize(
    ("task", "said"),
    [
        (asked("number", answer={"like": "al"}, facts={"all": SAID}), "task 06.1: there is no fact 'al'. Did you mean all"),
        (asked("number", answer=1, right="{al} are right."), "task 06.1: {al} names no fact"),
        (asked("prediction", options=[{"id": "a", "text": "a"}], asks=SAID), "the data say 5, for which nothing stands"),
        (asked("prediction", options=[{"id": each, "text": "x"} for each in ("AAA", "BBB")], asks=SAID | {"first": "most"}),
         "several outcomes"),
    ],
)  # fmt: skip
def test_a_task_that_cannot_be_worked_out_is_named(tiny, task, said):
    with pytest.raises(KitError, match=said):
        compile_task(task, tiny)
