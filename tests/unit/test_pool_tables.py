"""Pool made-up classes: one table of codes, agreement, disagreement, predictions, and nobody's name."""

import csv
import json
import math
import re

import krippendorff
import numpy as np
import pandas as pd
import pytest
from helpers import KIT

from whodecides.agreement import codes_on_scale, scale_of
from whodecides.agreement_measures import alpha, bootstrap, percent_agreement
from whodecides.answers import lesson_tasks
from whodecides.classroom import (
    made_up_class,
    moodle_name,
    pool_class,
    pool_lines,
    read_roster,
    read_typed_codes,
    roster_text,
    simulate_class,
    with_lesson_work,
    write_archive,
    write_pool,
)
from whodecides.classroom.pool_report import TABLES
from whodecides.classroom.pool_tables import (
    CODING_COLUMNS,
    LOOKS,
    TIE,
    agreement_table,
    codes_at_look,
    deviating_codes,
    disagreements,
    option_containing,
    pair_results,
    prediction_counts,
    value_shares,
)
from whodecides.classroom.typed_codes import codes_form
from whodecides.coding import codable_values, coded_variables, coding_set, reference_codes
from whodecides.errors import KitError
from whodecides.i18n import localized_decimal, localized_percent, translator
from whodecides.plots import class_agreement_plot, class_difference_plot, class_prediction_plot
from whodecides.prepare.cards.tasks import answer_blocks

AT = "2026-10-01T08:00:00.000+00:00"
TASKS = lesson_tasks(KIT)


@pytest.fixture(scope="module")
def students(case):
    return with_lesson_work(simulate_class([], 12, seed=3), case, TASKS, seed=3)


@pytest.fixture(scope="module")
def pool(case):
    archive, roster = made_up_class(case, TASKS)
    return pool_class(archive, case, TASKS, roster)


def reference(case):
    """The adjudicated codes as an answer of the coder."""
    known = reference_codes(case)
    return {
        each: {v: known[each, v]["adjudicated"]["value"] for v in coded_variables(case)} for each in coding_set(case)
    }


REVISIONS = {each.id: each.revision for each in TASKS}


def file_of(answers, **more):
    kept = {"format": "whodecides-answers", "version": 2, "language": "en", "pseudonym": "", "data": "0.1.0"}
    records = {
        task: {"answer": answer, "tries": 1, "at": AT, "revision": REVISIONS.get(task, 1)}
        for task, answer in answers.items()
    }
    return json.dumps(kept | {"answers": records} | more)


def pooled(tmp_path, case, files, roster=()):
    write_archive(tmp_path / "class.zip", files)
    return pool_class(tmp_path / "class.zip", case, TASKS, roster)


def rows_of(*codes):
    """Codings from texts such as "Heron DEU-01 remedy regional law"."""
    return pd.DataFrame(
        [(who, "first", *rest.split(" ", 2)) for who, rest in (each.split(" ", 1) for each in codes)],
        columns=CODING_COLUMNS,
    )


def test_all_codes_come_back_in_one_table(tmp_path, case, students):
    found = pooled(tmp_path, case, {moodle_name(each): each.text() for each in students})["codings"]
    assert list(found.columns) == CODING_COLUMNS
    assert (found["pass"] == "first").sum() == 12 * 12 * 3
    second = sum(len(given) for each in students for given in each.answers["04.2"]["answer"]["second"].values())
    assert (found["pass"] == "second").sum() == second > 0


def wide(codings, variable):
    chosen = codings[codings["variable"] == variable]
    return chosen.pivot(index="statement", columns="pseudonym", values="value")


@pytest.mark.parametrize("look", LOOKS)
def test_agreement_is_that_of_the_agreement_module_and_of_the_package(case, pool, look):
    table = pool["agreement"].query("look == @look").set_index("variable")
    for variable in coded_variables(case):
        codes = wide(codes_at_look(pool["codings"], look), variable)
        row = table.loc[variable]
        assert row["agreement"] == pytest.approx(percent_agreement(codes))
        placed, order = codes_on_scale(case, variable, codes)
        scale = scale_of(case, variable)
        assert row["measured"] == len(placed)
        assert row["alpha"] == pytest.approx(alpha(placed, order, scale))
        numbers = placed.map(order.index, na_action="ignore").T.to_numpy(dtype=float)
        assert row["alpha"] == pytest.approx(krippendorff.alpha(numbers, level_of_measurement=scale))
        assert row["low"] < row["alpha"] < row["high"]


def test_the_interval_does_not_depend_on_the_order_of_the_rows(case, pool):
    shuffled = pool["codings"].sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(agreement_table(case, shuffled), pool["agreement"])
    codes = wide(codes_at_look(pool["codings"], LOOKS[0]), "decider").loc[list(coding_set(case))]
    row = pool["agreement"].query("variable == 'decider'").iloc[0]
    assert bootstrap(codes)["low"] == pytest.approx(row["low"])


def test_missing_codes_and_a_single_code_are_left_out_as_the_package_does(case):
    codings = rows_of("a MEX-01 remedy regional law", "b MEX-01 remedy regional law", "c MEX-01 remedy existing law",
                      "a DEU-01 remedy existing law", "b DEU-01 remedy existing law", "c GBR-03 remedy not addressed")  # fmt: skip
    row = agreement_table(case, codings).query("variable == 'remedy'").iloc[0]
    assert (row["students"], row["statements"], row["codes"]) == (3, 2, 5)
    numbers = np.array([[0, 1, np.nan], [0, 1, np.nan], [1, np.nan, 2]])
    assert row["alpha"] == pytest.approx(krippendorff.alpha(numbers, level_of_measurement="nominal"))


def test_the_second_look_replaces_the_first(case):
    codings = rows_of("a MEX-01 remedy regional law", "b MEX-01 remedy existing law")
    second = codings.iloc[[1]].assign(value="regional law")
    second["pass"] = "second"
    after = codes_at_look(pd.concat([second, codings]), LOOKS[1])
    assert sorted(after["value"]) == ["regional law", "regional law"]


def test_where_the_class_differs_and_who(case):
    codings = rows_of("a MEX-01 remedy regional law", "b MEX-01 remedy regional law", "c MEX-01 remedy existing law",
                      "a DEU-01 remedy existing law", "b DEU-01 remedy regional law",
                      "a GBR-03 remedy not addressed", "b GBR-03 remedy not addressed")  # fmt: skip
    shares = value_shares(case, codings)
    divided = disagreements(case, shares)
    assert list(divided["statement"]) == ["DEU-01", "MEX-01", "GBR-03"]
    assert list(divided["modal"]) == [TIE, "regional law", "not addressed"]
    assert list(divided["share"]) == pytest.approx([1 / 2, 2 / 3, 1])
    assert list(divided["differing"]) == [2, 1, 0]
    assert divided["counts"][1] == "regional law 2; existing law 1"
    assert divided["reference"][0] == "regional law" and divided["on_reference"][0] == 1 / 2
    who = deviating_codes(codings, divided)
    assert list(who["pseudonym"]) == ["a", "b", "c"] and list(who["value"])[2] == "existing law"
    assert shares.groupby(["statement", "variable"])["share"].sum().tolist() == pytest.approx([1, 1, 1])


def test_the_class_stands_beside_the_reference_by_government(case, pool):
    table = pool["governments"]
    outside = {
        each
        for each in coding_set(case)
        if not case.row("actors", case.row("statements", each)["actor"])["in_government"]
    }
    inside = {case.row("statements", each)["jurisdiction"] for each in coding_set(case) if each not in outside}
    assert set(table["jurisdiction"]) == inside
    sums = table.groupby(["jurisdiction", "variable"])[["class_share", "reference_share"]].sum()
    assert np.allclose(sums, 1)
    statements = table.groupby("variable")["reference_statements"].sum()
    assert (statements == len(coding_set(case)) - len(outside)).all()


def test_a_reference_value_that_nobody_gave_stands_beside_the_class(tmp_path, case):
    codes = {"MEX-01": {"evaluation": "supports"}}
    files = {f"{who}/my-answers.json": file_of({"04.2": {"codes": codes, "second": {}}}) for who in "ab"}
    table = pooled(tmp_path, case, files)["governments"].set_index("value")
    assert table.loc["condemns", ["class_codes", "reference_share"]].tolist() == [0, 1]
    assert table.loc["supports", ["class_share", "reference_statements"]].tolist() == [1, 0]


def test_what_the_second_look_changed_is_counted(pool):
    table = pool["second-look"]
    codings = pool["codings"]
    assert table["count"].sum() == (codings["pass"] == "second").sum()
    assert (table["before"] != table["after"]).any() and (table["before"] == table["after"]).any()


def test_predictions_are_counted_and_compared_with_what_came_true(tmp_path, case):
    answers = [{"06.1": "POL"}, {"06.1": "POL"}, {"06.1": "DEU"}, {"06.1": "Narnia"}]
    files = {f"{n}/my-answers.json": file_of(each) for n, each in enumerate(answers)}
    found = pooled(tmp_path, case, files)
    table = found["predictions"].set_index("option")
    assert table["count"].to_dict() == {"DEU": 1, "FRA": 0, "POL": 2, "RUS": 0, "USA": 0}
    assert table["came_true"].to_dict() == {"DEU": "no", "FRA": "no", "POL": "yes", "RUS": "no", "USA": "no"}
    assert table.loc["POL", "share"] == pytest.approx(2 / 3)
    assert sorted(found["students"]["verdict"])[0].startswith("1 prediction left out")


def test_a_decision_in_a_role_does_not_come_true():
    """Task 00.4 asks what one does oneself: what the company did is no answer to it, here and on the instructor's sheet."""
    duty = next(each for each in lesson_tasks(KIT) if each.id == "00.4")
    chosen = pd.DataFrame({"task": "00.4", "option": [each["id"] for each in duty.options]})
    table = prediction_counts([duty], chosen)
    assert list(table["count"]) == [1, 1, 1, 1] and set(table["came_true"]) == {""} and duty.outcome
    so = next(each["text"] for each in duty.options if each["id"] == duty.outcome)
    told = str(answer_blocks(duty, duty.question, "en", translator("en")))
    assert (
        "'No answer is right or wrong.'" in told and f"'What the company did: {so}'" in told and f"'{so}'" not in told
    )


def test_before_and_after_of_the_same_student(tmp_path, case):
    answers = [{"01.1": "2021-01-11", "01.7": "DEU-01"}, {"01.1": "2021-01-11", "01.7": "DEU-01"},
               {"01.1": "2021-01-07", "01.7": "MEX-03"}, {"01.1": "2021-01-07"}, {"01.7": "DEU-01"}]  # fmt: skip
    found = pooled(tmp_path, case, {f"{n}/my-answers.json": file_of(each) for n, each in enumerate(answers)})
    rows = found["before-after"]
    assert [(row.before, row.later, row.right, row.count_) for row in rows.rename(columns={"count": "count_"}).itertuples()] == [
        ("Monday 11 January", "01.7", "yes", 2), ("Thursday 7 January", "01.7", "no", 1)]  # fmt: skip


def test_what_was_answered_to_a_question_that_has_changed_is_left_out_and_told(tmp_path, case):
    def answered(prediction, later):
        answers = json.loads(file_of({"01.1": "2021-01-11", "01.7": "DEU-01"}))
        answers["answers"]["01.1"] |= {"revision": prediction}
        answers["answers"]["01.7"] |= {"revision": later}
        return json.dumps(answers)

    now = {each.id: each.revision for each in TASKS}
    files = {"ada/my-answers.json": answered(now["01.1"], now["01.7"]), "bo/my-answers.json": answered(98, now["01.7"]),
             "cy/my-answers.json": answered(now["01.1"], 99)}  # fmt: skip
    found = pooled(tmp_path, case, files)
    assert found["predictions"].query("task == '01.1'")["count"].sum() == 2
    assert found["before-after"]["count"].sum() == 1 and found.left_out == 2
    assert found["students"].to_csv().count("1 answer left out: its question has changed since") == 2


def test_the_prediction_on_agreement_is_answered_by_the_class(tmp_path, case):
    codes = reference(case)
    other = {**codes, "MEX-01": {**codes["MEX-01"], "evaluation": "supports"}}
    (asked,) = [each for each in TASKS if each.id == "04.1"]

    def answered(codes):
        answers = json.loads(file_of({"04.1": "12", "04.2": {"codes": codes, "second": {}}}))
        answers["answers"]["04.1"] |= {"revision": asked.revision}
        return json.dumps(answers)

    files = {f"{n}/my-answers.json": answered(each) for n, each in enumerate((codes, codes, other))}
    found = pooled(tmp_path, case, files)
    assert sorted(pair_results(case, found["codings"])) == pytest.approx([11, 11.5, 11.5])
    rows = found["before-after"]
    assert set(rows["before"]) == {"All 12"} and rows["count"].sum() == 3
    assert rows["after"].str.endswith("with a classmate on average").all()


def test_six_codes_tell_how_often_a_pair_agrees_on_the_whole_set(tmp_path, case):
    six = {each: {"evaluation": "concerned"} for each in coding_set(case)[:6]}
    other = {**six, **{each: {"evaluation": "condemns"} for each in list(six)[:3]}}
    more = {**six, **{each: {"evaluation": "neutral"} for each in coding_set(case)[6:]}}
    few = dict(list(six.items())[:5])
    files = {
        f"{n}/a.json": file_of({"04.2": {"codes": each, "who": {}}}) for n, each in enumerate((six, other, more, few))
    }
    found = pooled(tmp_path, case, files)
    # Of the three with six codes or more: alike on 3 of 6 with the one and on all with the other, of twelve 9; and 6.
    assert sorted(pair_results(case, found["codings"])) == pytest.approx([6, 9, 9])
    row = found["agreement"].query("variable == 'evaluation'").iloc[0]
    assert row["students"] == 4 and row["statements"] == 6


def test_a_number_falls_into_its_option():
    task = next(each for each in TASKS if each.id == "04.1")
    assert [option_containing(task, each) for each in (12, 11.4, 10, 9.4, 0, 13)] == [
        "12",
        "10-11",
        "10-11",
        "7-9",
        "0-6",
        "",
    ]


def test_the_tables_are_written_and_said_in_a_few_lines(tmp_path, case, pool):
    write_pool(pool, tmp_path / "out")
    assert {each.stem for each in (tmp_path / "out").iterdir()} == set(TABLES)
    with (tmp_path / "out/agreement.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert len(rows) == 6 and float(rows[0]["alpha"]) == pytest.approx(pool["agreement"]["alpha"][0], abs=0.001)
    said = list(pool_lines(pool, case["variables"].set_index("id")["name_en"]))
    assert said[0] == "24 students pooled: 24 with codes, 24 with predictions; 0 handed in nothing that can be read."
    assert said[1].startswith("Evaluation of the suspension: the same value in ") and said[4].startswith(
        "Most divided: "
    )
    in_french = list(pool_lines(pool, case["variables"].set_index("id")["name_en"], "fr"))
    assert re.search(r"\d\xa0% of pairs, alpha \d,\d\d ", in_french[1])
    with pytest.raises(KitError, match="is not empty: name a new folder"):
        write_pool(pool, tmp_path / "out")


def test_a_seed_gives_the_same_class(case):
    (one, _), (two, _), (other, _) = (made_up_class(case, TASKS, seed=seed) for seed in (1, 1, 2))
    pools = [pool_class(each, case, TASKS) for each in (one, two, other)]
    assert pools[0]["codings"].equals(pools[1]["codings"]) and not pools[0]["codings"].equals(pools[2]["codings"])


# Broken and hostile codings: the answer to 04.2, what the student's verdict says, and how many codes are kept.
def deep(levels):
    return json.loads("[" * levels + "]" * levels)


LEFT_OUT = "left out: the codebook does not know"
STRANGE = {
    "nothing": (None, "no codes and no predictions", 0),
    "a text": ("all condemn", "not a table of codes", 0),
    "a list": ([1, 2], "not a table of codes", 0),
    "a number": (7, "not a table of codes", 0),
    "empty": ({}, "no codes and no predictions", 0),
    "codes as list": ({"codes": [["MEX-01"]], "second": {}}, f"1 code {LEFT_OUT}", 0),
    "codes as text": ({"codes": "condemns"}, f"1 code {LEFT_OUT}", 0),
    "an unknown statement": ({"codes": {"XXX-99": {"evaluation": "condemns"}}}, f"1 code {LEFT_OUT}", 0),
    "a statement outside the set": ({"codes": {"MEX-02": {"evaluation": "condemns"}}}, f"1 code {LEFT_OUT}", 0),
    "an unknown variable": ({"codes": {"MEX-01": {"mood": "angry", "evaluation": "condemns"}}}, f"1 code {LEFT_OUT}", 1),
    "an unknown value": ({"codes": {"MEX-01": {"evaluation": "hates"}}}, f"1 code {LEFT_OUT}", 0),
    "a value of no statement": ({"codes": {"MEX-01": {"evaluation": "no statement found"}}}, f"1 code {LEFT_OUT}", 0),
    "a value as list": ({"codes": {"MEX-01": {"evaluation": ["condemns"]}}}, f"1 code {LEFT_OUT}", 0),
    "a value as object": ({"codes": {"MEX-01": {"evaluation": {"value": "condemns"}}}}, f"1 code {LEFT_OUT}", 0),
    "a value as number": ({"codes": {"MEX-01": {"evaluation": 1e308}}}, f"1 code {LEFT_OUT}", 0),
    "a value as null": ({"codes": {"MEX-01": {"evaluation": None}}}, f"1 code {LEFT_OUT}", 0),
    "a statement as text": ({"codes": {"MEX-01": "condemns"}}, f"1 code {LEFT_OUT}", 0),
    "a formula as value": ({"codes": {"MEX-01": {"evaluation": "=HYPERLINK(1)"}}}, f"1 code {LEFT_OUT}", 0),
    "another's name as statement": ({"codes": {"Ada First": {"evaluation": "condemns"}}}, f"1 code {LEFT_OUT}", 0),
    "a second look as text": ({"codes": {}, "second": "changed"}, f"1 code {LEFT_OUT}", 0),
    "a second look without a value": ({"second": {"AUS-08": {"evaluation": {"reason": "x"}}}}, f"1 code {LEFT_OUT}", 0),
    "a second look where none is due": ({"second": {"MEX-01": {"remedy": {"value": "regional law"}}}}, f"1 code {LEFT_OUT}", 0),
    "a second look alone": ({"second": {"AUS-08": {"evaluation": {"value": "condemns"}}}}, "pooled", 1),
    "a reason without end": ({"second": {"AUS-08": {"evaluation": {"value": "condemns", "reason": "x" * 1_000_000}}}}, "pooled", 1),
    "a reason as deep list": ({"second": {"AUS-08": {"evaluation": {"value": "condemns", "reason": deep(40)}}}}, "pooled", 1),
    "a reason deeper than any answer": ({"second": {"AUS-08": {"evaluation": {"value": "condemns", "reason": deep(400)}}}}, "no codes and no predictions", 0),
    "ten thousand statements": ({"codes": {f"XXX-{n}": {"evaluation": "condemns"} for n in range(10_000)}}, f"10000 codes {LEFT_OUT}", 0),
}  # fmt: skip


@pytest.fixture
def roster(tmp_path):
    (tmp_path / "roster.csv").write_text("name,pseudonym\nAda First,first\nMay Middle,middle\nZoe Last,last\n")
    return read_roster(tmp_path / "roster.csv")


@pytest.mark.parametrize("kind", STRANGE)
def test_strange_codes_get_a_verdict_and_the_others_are_pooled(tmp_path, case, roster, kind):
    answer, said, kept = STRANGE[kind]
    good = file_of({"04.2": {"codes": reference(case), "second": {}}})
    files = {"first/a.json": good, "middle/a.json": file_of({"04.2": answer}), "last/a.json": good}
    found = pooled(tmp_path, case, files, roster)
    verdicts = found["students"].set_index("pseudonym")["verdict"]
    assert said in verdicts["middle"] and verdicts["first"] == verdicts["last"] == "pooled"
    assert found["codings"]["pseudonym"].value_counts().to_dict() == {"first": 36, "last": 36} | (
        {"middle": kept} if kept else {}
    )
    write_pool(found, tmp_path / "out")


@pytest.mark.parametrize(("text", "said"), [
    ("NaN", "04.2 cannot be read"), ("1e999", "04.2 cannot be read"), ("[" * 200_000 + "]" * 200_000, "nested too deeply"),
])  # fmt: skip
def test_a_file_that_is_none_gets_a_verdict(tmp_path, case, roster, text, said):
    broken = file_of({"04.2": {"codes": "HERE"}}).replace('"HERE"', text)
    found = pooled(tmp_path, case, {"middle/a.json": broken, "first/a.json": file_of({"06.1": "POL"})}, roster)
    assert any(said in each for each in found["submissions"]["verdict"])
    assert "first" in set(found["students"]["pseudonym"]) and not len(found["codings"])


def test_a_verdict_does_not_quote_a_megabyte(tmp_path, case, roster):
    strange = {f"{lesson:02d}.{number}": "x" * 100 for lesson in range(100) for number in range(100)}
    text = file_of({}, language="x" * 1_000_000, unread=strange)
    found = pooled(tmp_path, case, {"middle/a.json": text}, roster)
    (said,) = found["submissions"]["verdict"]
    assert said.startswith("pooled; what it holds for 00.0, 00.1, ") and len(said) <= 200


def test_an_empty_class_has_no_results_and_breaks_nothing(tmp_path, case, roster):
    found = pooled(tmp_path, case, {}, roster)
    assert found.missing == 3 and all(found["agreement"]["note"] == "nobody coded it")
    write_pool(found, tmp_path / "out")
    said = list(pool_lines(found, case["variables"].set_index("id")["name_en"]))
    assert said[0].startswith("0 students pooled") and "nobody coded it" in said[1] and len(said) == 4


def test_one_student_has_nobody_to_agree_with(tmp_path, case):
    found = pooled(tmp_path, case, {"a/a.json": file_of({"04.2": {"codes": reference(case)}, "04.1": "12"})})
    assert all(found["agreement"]["note"] == "fewer than two students coded the same statement")
    assert len(found["before-after"]) == 0 and len(found["disagreements"]) == 36
    write_pool(found, tmp_path / "out")
    assert "fewer than two" in list(pool_lines(found, case["variables"].set_index("id")["name_en"]))[1]


def test_where_all_give_one_value_alpha_is_not_defined(tmp_path, case):
    codes = {each: {"evaluation": "condemns"} for each in coding_set(case)}
    found = pooled(tmp_path, case, {f"{who}/a.json": file_of({"04.2": {"codes": codes}}) for who in "abc"})
    row = found["agreement"].iloc[0]
    assert row["note"] == "all gave the same value: alpha is not defined" and row["agreement"] == 1
    assert math.isnan(row["alpha"]) and math.isnan(row["low"])
    write_pool(found, tmp_path / "out")


def test_of_two_files_of_one_student_the_later_counts(tmp_path, case, roster):
    one, two = ({"04.2": {"codes": {"MEX-01": {"evaluation": value}}}} for value in ("condemns", "supports"))
    found = pooled(
        tmp_path, case, {"first/my-answers.json": file_of(one), "first/my-answers (1).json": file_of(two)}, roster
    )
    assert list(found["codings"]["value"]) == ["supports"] and found.missing == 2
    assert sorted(found["submissions"]["verdict"]) == ["an earlier copy; the later one counts", "pooled"]


def test_two_with_one_pseudonym_are_told_apart(tmp_path, case):
    """Also where an answer is nested deeply: names are given before answers are read."""
    answers = {"04.2": {"codes": {}, "second": deep(900)}, "06.1": "POL"}
    files = {f"{who}/a.json": file_of(answers, pseudonym="Heron") for who in "ab"} | {
        "c/a.json": file_of({}, pseudonym="Student 1")
    }
    found = pooled(tmp_path, case, files)
    assert list(found["students"]["pseudonym"]) == ["Student 1", "Student 2", "Student 3"]
    assert list(found["students"]["predictions"]) == [0, 1, 1]


def everything_in(folder):
    return "\n".join(path.read_text(encoding="utf-8-sig") for path in folder.iterdir())


@pytest.mark.parametrize("listed", ["with pseudonyms", "names only", "no list"])
def test_no_real_name_is_written(tmp_path, case, listed):
    """Neither from the class list nor from the platform's paths, whatever students typed as their pseudonym."""
    students = with_lesson_work(simulate_class([], 12, seed=3), case, TASKS, seed=3)
    text = roster_text(students)
    if listed == "names only":
        text = "\n".join(",".join([line.split(",")[0], *line.split(",")[2:]]) for line in text.splitlines())
    (tmp_path / "roster.csv").write_text(text)
    roster = read_roster(tmp_path / "roster.csv") if listed != "no list" else ()
    files = {moodle_name(each): each.text() for each in students}
    thief, victim, broken = students[0], students[1], students[2]
    files[moodle_name(thief)] = file_of({"06.1": "POL"}, pseudonym=victim.name, language="en")
    files[moodle_name(broken)] = file_of({}, language=victim.name)[:-9]
    found = pooled(tmp_path, case, files, roster)
    write_pool(found, tmp_path / "out")
    written = everything_in(tmp_path / "out")
    said = "\n".join(pool_lines(found, case["variables"].set_index("id")["name_en"]))
    for each in students:
        assert each.name not in written and each.name.casefold() not in written.casefold() and each.name not in said
        assert str(each.number) not in written
    assert (thief.pseudonym in written) == (listed == "with pseudonyms") and victim.pseudonym in written
    names = list(found["students"]["pseudonym"])
    assert names == sorted(names) and len(set(names)) == 11


def test_no_cell_is_a_formula(tmp_path, case):
    (tmp_path / "roster.csv").write_text('name,pseudonym\nAna,"=1+1"\nBo,"@SUM(A1)"\n')
    codes = {"04.2": {"codes": reference(case)}}
    files = {"Ana/a.json": file_of(codes), "Bo/a.json": file_of(codes)}
    write_pool(pooled(tmp_path, case, files, read_roster(tmp_path / "roster.csv")), tmp_path / "out")
    for path in (tmp_path / "out").iterdir():
        with path.open(encoding="utf-8-sig", newline="") as handle:
            assert not [cell for row in csv.reader(handle) for cell in row if cell.startswith(("=", "@", "+", "-"))]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_figures_of_a_class_say_what_the_tables_hold(case, pool, language):
    agreement = class_agreement_plot(pool["agreement"], language, case=case)
    first = pool["agreement"].iloc[0]
    assert (
        localized_decimal(first["alpha"], language) in agreement.alt
        and localized_decimal(first["low"], language) in agreement.table
    )
    differing = class_difference_plot(pool["disagreements"], "evaluation", language, case=case)
    most = pool["disagreements"].query("variable == 'evaluation'").iloc[0]
    assert (
        f"{most['statement']} {localized_percent(most['share'], language)}" in differing.alt
        and most["statement"] in differing.table
    )
    predicted = class_prediction_plot(pool["predictions"], "06.1", language)
    row = pool["predictions"].query("task == '06.1' and came_true == 'yes'").iloc[0]
    assert f"{row['text']} ✓ {localized_percent(row['share'], language)}" in predicted.alt and "✓" in predicted.caption
    for figure in (agreement, differing, predicted):
        assert "<table" in figure.table and not re.search(r"\{\w+\}", figure.html())


def test_figures_without_results_get_a_sentence(tmp_path, case):
    found = pooled(tmp_path, case, {"a/a.json": file_of({"06.1": "POL"})})
    with pytest.raises(KitError, match="There is no alpha to draw"):
        class_agreement_plot(found["agreement"], case=case)
    with pytest.raises(KitError, match="Nobody coded 'remedy'"):
        class_difference_plot(found["disagreements"], "remedy", case=case)
    with pytest.raises(KitError, match="Nobody predicted in task '01.1'. Choose from: 06.1"):
        class_prediction_plot(found["predictions"], "01.1")


@pytest.mark.parametrize("listed", [True, False])
def test_a_name_that_two_accounts_have_is_not_written(tmp_path, case, listed):
    """Where they are told apart by number, and where a person has to; also if it is typed as a pseudonym."""
    (tmp_path / "roster.csv").write_text("name\nAda Prim\nBo Second\n")
    files = {
        f"Ada Prim_{n}_assignsubmission_file_/a.json": file_of({"06.1": "POL"}, pseudonym="Ada Prim")
        for n in (701, 702)
    }
    files["Ada Prim_701_assignsubmission_file_/Bo Second_703_assignsubmission_file_b.json"] = file_of({})
    found = pooled(tmp_path, case, files, read_roster(tmp_path / "roster.csv") if listed else ())
    write_pool(found, tmp_path / "out")
    written = everything_in(tmp_path / "out")
    assert len(found["students"]) == (0 if listed else 2)
    assert "Prim" not in written and "Second" not in written and "70" not in written


FORM = "sheet,evaluation,decider,remedy"


def test_codes_typed_from_paper_are_pooled_with_those_of_files_and_alone(tmp_path, case):
    file = tmp_path / "codes-on-paper.csv"
    file.write_bytes(codes_form(case, 3))
    assert file.read_text(encoding="utf-8-sig").splitlines()[0].replace('"', "") == FORM
    example = file.read_text(encoding="utf-8-sig").splitlines()[1].replace('"', "")
    assert read_typed_codes(file, case) == {}  # nobody has typed anything yet, and the example is no sheet
    file.write_text(f"{FORM}\n{example.replace('example', '7')}\n", encoding="utf-8")
    assert len(read_typed_codes(file, case)["Sheet 7"]) == 3 * 11, "the example shows what can be read"
    file.write_text(f"{FORM}\n1,ABCdef.abcde,,\n2,aaaa aaaa aaaa,bbbbbbbbbbbb,\n3,,,\n", encoding="utf-8")
    typed = read_typed_codes(file, case)
    found = pool_class(None, case, TASKS, typed=typed)
    assert list(found["students"]["pseudonym"]) == ["Sheet 1", "Sheet 2"]
    assert list(found["students"]["codes"]) == [11, 24]
    value = codable_values(case)["evaluation"][1]
    assert ("Sheet 1", "first", coding_set(case)[1], "evaluation", value) in found["codings"].itertuples(index=False, name=None)  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (f"{FORM}\n1,abc,,\n", "row 2, evaluation (letters: 3, statements: 12): write a letter for each"),
        (f"{FORM}\n1,,,\n2,,zbbbbbbbbbbb,\n", "row 3, decider, has “z”: the letters are a to"),
        ("sheet,codes\n1,abc\n", "the first row is not that of the form"),
    ],
)
def test_a_cell_of_codes_from_paper_that_cannot_be_used_is_named(tmp_path, case, rows, said):
    file = tmp_path / "codes-on-paper.csv"
    file.write_text(rows, encoding="utf-8")
    with pytest.raises(KitError, match=re.escape(said)):
        read_typed_codes(file, case)
