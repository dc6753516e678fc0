"""A corrected row of data changes right answers, their neighbours and sentences, or the sentence is named."""

import json
import tomllib
from dataclasses import replace

import pandas as pd
import pytest
from helpers import KIT, ROOT

from whodecides.answers import TASKS
from whodecides.build.task_compiler import compile_task, stale_sentences
from whodecides.build.task_files import read_task_file

ROWS = {
    row["id"]: row
    for path in sorted(KIT.at(KIT.course).glob(f"*/{TASKS}"))
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["task"]
}


def corrected(case, table, column, value, **row):
    """A copy of the case with another value in the rows that `row` names."""
    rows = case[table].copy()
    chosen = pd.Series(True, index=rows.index)
    for name, each in row.items():
        chosen &= rows[name] == each
    assert chosen.any() and (rows.loc[chosen, column] != value).all()
    rows.loc[chosen, column] = value
    return replace(case, tables={**case.tables, table: rows})


def recoded(statement, variable, value, coder="adjudicated"):
    return ("positions", "value", value, {"statement": statement, "variable": variable, "coder": coder})


# kind of question: the task, the correction, and what becomes another.
CHANGES = {
    "statements with a value": ("E06.7", recoded("MEX-01", "evaluation", "concerned"), "answer"),
    "statements of a place": ("06.4", recoded("FRA-09", "decider", "not addressed"), "answer"),
    "a table of statements": ("E06.5", recoded("FRA-09", "remedy", "not addressed"), "cells"),
    "an order by count": ("E06.4", ("positions", "value", "concerned", {"jurisdiction": "POL", "variable": "evaluation", "coder": "adjudicated"}), "items"),
    "a prediction by rank": ("06.1", None, "outcome"),
    "entries of the timeline": ("E01.4", ("statements", "date", pd.Timestamp("2021-02-09"), {"id": "GBR-01"}), "answer"),
    "an order by day": ("E01.2", ("platform_actions", "date", pd.Timestamp("2021-01-25"), {"id": "A046"}), "items"),
    "what a record is": ("01.3", ("platform_actions", "action", "lock", {"id": "A018"}), "items"),
    "a date in a sentence": ("01.3", ("platform_actions", "date", pd.Timestamp("2021-01-05"), {"id": "A012"}), "items"),
    "rows of a table": ("E03.7", ("claims", "verdict", "imprecise", {"id": "C15"}), "answer"),
    "a table of rows": ("E03.4", ("claims", "verdict", "misleading", {"id": "C53"}), "right"),
    "codes under a rule": ("E04.4", ("rule_changes", "new_value", "new national law", {"variant": "step-needed", "statement": "FRA-09"}), "cells"),
    "codes of both coders": ("E05.2", None, "cells"),
    "statuses on a day": ("E07.3", ("statuses", "date", pd.Timestamp("2024-12-01"), {"instrument": "SGP-pofma", "status": "in force"}), "answer"),
    "when a law was law": ("07.3", ("statuses", "date", pd.Timestamp("2021-02-01"), {"instrument": "DEU-netzdg"}), "items"),
    "a difference": ("08.6", ("reach", "value", 88.2, {"id": "N11"}), "answer"),
    "bases": ("09.2", ("stances", "basis", "stated", {"delegation": "RUS", "clause": "blocking", "variant": "a"}), "items"),
    "objections": ("E09.1", ("stances", "stance", "can accept", {"delegation": "MEX", "clause": "decider", "variant": "c"}), "variants"),
    "the search for a text": ("09.7", ("stances", "stance", "objects", {"delegation": "ITA", "clause": "occasion", "variant": "b"}), "outcome"),
    "an index": ("10.8", ("indicators", "value", 0.75, {"jurisdiction": "POL", "year": 2025}), "outcome"),
    "promises": ("10.1", ("promises", "fate", "kept", {}), "outcome"),
}  # fmt: skip


def correction(case, kind):
    if kind == "a prediction by rank":
        nearest = compile_task(ROWS["06.1"], case)["outcome"]
        first = {"jurisdiction": nearest, "coder": "adjudicated", "variable": "evaluation"}
        return corrected(corrected(case, "positions", "value", "supports", **first), "positions", "value",
                         "no authority", **{**first, "variable": "decider"})  # fmt: skip
    if kind == "codes of both coders":
        first = (
            case["positions"]
            .query("variable == 'decider' and coder == 'A' and value == 'national law'")["statement"]
            .iloc[0]
        )
        return corrected(
            case, "positions", "value", "courts or independent body", statement=first, variable="decider", coder="A"
        )
    table, column, value, row = CHANGES[kind][1]
    if not row:
        rows = case[table].assign(**{column: value})
        return replace(case, tables={**case.tables, table: rows})
    return corrected(case, table, column, value, **row)


@pytest.mark.parametrize("kind", CHANGES)
def test_a_corrected_row_changes_what_follows_from_it(case, kind):
    name, _, field = CHANGES[kind]
    before, other = compile_task(ROWS[name], case), correction(case, kind)
    after = compile_task(ROWS[name], other)
    assert before[field] != after[field]


def test_a_sentence_that_rests_on_one_cell_is_named_when_it_changes(case):
    other = corrected(
        case, "positions", "value", "concerned", statement="DEU-01", variable="evaluation", coder="adjudicated"
    )
    (said,) = stale_sentences(ROWS["01.7"], compile_task(ROWS["01.7"], other), other)
    assert said.startswith("task 01.7: “Germany's minister of justice, 7 January")
    assert "supports, and it is concerned now: mend the sentence or what it holds." in said


def test_every_sentence_and_mistake_fits_the_data_that_are_there(case):
    assert [said for row in ROWS.values() for said in stale_sentences(row, compile_task(row, case), case)] == []


def test_what_the_kit_reads_is_what_the_data_make(case):
    for path in sorted(KIT.at(KIT.course).glob(f"*/{TASKS}")):
        stored = json.loads((ROOT / f"course/january-2021/keys/{path.parent.name}.json").read_text(encoding="utf-8"))
        assert [each["id"] for each in stored] == [task.id for task in read_task_file(path, case).tasks]


def test_no_number_of_a_key_stands_where_a_question_should():
    """A literal is left where nothing in the data leads to it: who read a unit or a mirror wrongly, or a made-up pair."""
    literal = {
        name
        for name, row in ROWS.items()
        for part in [row, *row.get("mistakes", ()), *row.get("variants", ())]
        for found in [part.get("answer")]
        if isinstance(found, int | float)
    }  # fmt: skip
    assert literal == {"E02.5"}
