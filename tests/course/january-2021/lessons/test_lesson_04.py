"""The text of lesson 04 says what the data say."""

import re
import tomllib

import nbformat
import pytest
from helpers import ROOT, task_rows

from whodecides.answers import Task, check_answer
from whodecides.case import Reader
from whodecides.coding import coding_set, recoded_statements, reference_codes
from whodecides.widgets.readings import blind_passage

LESSON = "04-coding-positions"
ON_TRIAL = "evaluation"


@pytest.fixture(scope="module")
def tasks():
    return {row["id"]: Task(**row) for row in task_rows(LESSON)}


@pytest.fixture(scope="module")
def cells():
    return [cell.source for cell in nbformat.read(ROOT / f"notebooks/{LESSON}.ipynb", as_version=4).cells]


@pytest.fixture(scope="module")
def six(cells):
    """The statements that are coded, in the order of the screens."""
    coded = [cell for cell in cells if "\ncoder(" in cell]
    return [each for cell in coded for each in re.findall(r"[A-Z]{3}-\d\d", cell)]


def test_six_of_the_twelve_are_coded_and_the_same_six_are_tried(case, tasks, cells, six):
    assert len(six) == len(set(six)) == tasks["04.2"].complete["codes"] == 6
    assert set(six) <= set(coding_set(case)) and len(coding_set(case)) == 12
    (trial,) = [cell for cell in cells if "try_sentence(" in cell]
    assert re.findall(r"[A-Z]{3}-\d\d", trial) == six


def test_the_six_hold_agreement_disagreement_silence_and_voices_outside_government(case, six):
    known = reference_codes(case)
    given = {each: [known[each, ON_TRIAL][coder]["value"] for coder in "AB"] for each in six}
    assert {each for each, (one, other) in given.items() if one != other} == {"AUS-08", "EUU-12"}
    assert given["POL-04"] == ["not addressed"] * 2  # after the screen that says what this is
    assert len({value for values in given.values() for value in values}) == 4
    outside = [each for each in six if not case.row("actors", case.row("statements", each)["actor"])["in_government"]]
    assert outside == ["RUS-01", "USA-18"]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_what_surrounds_the_six_names_neither_speaker_nor_code(case, six, language):
    reader = Reader(case, language)
    labels = {each.casefold() for (variable, _), each in reader.labels().items() if variable == ON_TRIAL}
    for each in six:
        passage, statement = blind_passage(reader, each), case.row("statements", each)
        actor = case.row("actors", statement["actor"])
        told = [actor["name"].split()[-1], reader.name("jurisdictions", statement["jurisdiction"])]
        for name in told:
            assert not re.search(rf"\b{re.escape(name)}\b", f"{passage['gloss']} {passage['context']}", re.I), (
                each,
                name,
            )
        assert not any(label in passage["context"].casefold() for label in labels), each


def test_six_codes_complete_the_work_also_as_an_older_answer_holds_them(case, tasks, six):
    codes = {each: {ON_TRIAL: "not addressed"} for each in six}
    assert check_answer(tasks["04.2"], {"codes": codes, "who": {}}, 1).right is None
    assert check_answer(tasks["04.2"], {"codes": dict(list(codes.items())[:5])}, 1).right is False
    older = {each: dict.fromkeys(("evaluation", "decider", "remedy"), "not addressed") for each in coding_set(case)}
    assert check_answer(tasks["04.2"], {"codes": older, "second": {}}, 1).right is None


def test_one_rule_takes_half_another_all_and_the_third_one_side(case):
    share = {}
    for rule in ("decider-weighs-more", "conditions-decide", "step-needed"):
        rows = recoded_statements(case, rule)
        moved = rows["old_value"] != rows["new_value"]
        share[rule] = moved.mean()
        if rule == "step-needed":
            by_place = moved.groupby(rows["statement"].str[:3]).mean()
            assert by_place["FRA"] == 1 and by_place["POL"] < 0.5
    assert share["conditions-decide"] == 1 and 0 < share["step-needed"] < 0.5 < share["decider-weighs-more"] < 1


def test_run_sheet_and_coding_sheet_name_the_six_by_their_numbers_on_paper(case, six):
    numbers = [list(coding_set(case)).index(each) + 1 for each in six]
    course = ROOT / "course/january-2021"
    parts = tomllib.loads((course / LESSON / "teaching.toml").read_text(encoding="utf-8"))["part"]
    told = [int(each) for part in parts for each in re.findall(r"\b\d+\b", part["do"])]
    sheets = tomllib.loads((course / "paper.toml").read_text(encoding="utf-8"))["sheet"]
    (note,) = [each["note"] for each in sheets if each["file"] == "04-coding-sheet"]
    assert told == numbers
    assert [int(each) for each in re.findall(r"\b\d+\b", note.partition("The rest")[0])] == numbers
