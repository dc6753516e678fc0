"""Each side gets its best argument: as long as the other, and as well sourced."""

import re
from dataclasses import replace
from itertools import combinations

import pytest

from whodecides.case.rules.negotiation import arguments_rest_on_the_record
from whodecides.tools.decision.model import situations, steps

FEWEST, MOST = 0.67, 1.5
LANGUAGES = ("en", "fr", "es")


def words(text):
    return len(text.split())


def pairs(case):
    """Every two arguments on the same question."""
    rows = case["arguments"].to_dict("records")
    return [(a, b) for a, b in combinations(rows, 2) if a["question"] == b["question"]]


def test_there_are_sides_to_each_question(case):
    """Who should decide: each answer that a statement gives has its case, and no other has one."""
    sides = case["arguments"].groupby("question")["side"].apply(set).to_dict()
    answers = case["values"].query("variable == 'decider' and kind == 'substantive'")["id"]
    given = set(case["positions"].query("variable == 'decider' and coder == 'adjudicated'")["value"])
    assert sides == {"suspension": {"for", "against"}, "decider": given & set(answers)}


def test_each_answer_is_argued_by_those_who_give_it(case):
    """Two of the statements named at least, where so many give it; none that gives another without a note that says so."""
    given = case["positions"].query("variable == 'decider' and coder == 'adjudicated'")
    codes = given.set_index("statement")["value"]
    for row in case["arguments"].query("question == 'decider'").to_dict("records"):
        spoken = [each for each in row["evidence"].split(";") if each in codes.index]
        own = [each for each in spoken if codes[each] == row["side"]]
        assert len(own) >= min(2, (given["value"] == row["side"]).sum()), row["id"]
        assert all(each in row["note"] for each in spoken if each not in own), row["id"]


def test_both_sides_of_the_suspension_are_put_by_their_own(case):
    """Who is named for it supported it, who is named against it objected."""
    verdict = case["positions"].query("variable == 'evaluation' and coder == 'adjudicated'")
    verdict = verdict.set_index("statement")["value"]
    for side, verdicts in (
        ("for", {"supports", "supports with reservations"}), ("against", {"condemns", "concerned"}),
    ):  # fmt: skip
        spoken = case.row("arguments", f"suspension-{side}")["evidence"].split(";")
        assert {verdict[each] for each in spoken if each in verdict.index} <= verdicts


def test_the_case_against_has_the_reasons_that_critics_gave(case):
    """Double standards, private power and the rule of law, as the codes of those it names say."""
    reasons = case["positions"].query("variable == 'justification' and coder == 'adjudicated'")
    reasons = reasons.set_index("statement")["value"]
    named = case.row("arguments", "suspension-against")["evidence"].split(";")
    assert {"double standards", "private power", "rule of law"} <= {reasons.get(each) for each in named}


@pytest.mark.parametrize(("cells", "said"), [
    ({"evidence": "USA-12;USA-99"}, "'USA-99' is no statement, instrument or event"),
    ({"question": "decider", "side": "national law", "evidence": "USA-12"}, "no statement named here is coded 'national law'"),
])  # fmt: skip
def test_an_argument_that_rests_on_nothing_is_told(case, cells, said):
    rows = case["arguments"].copy()
    rows.loc[0, list(cells)] = list(cells.values())
    broken = replace(case, tables={**case.tables, "arguments": rows})
    assert any(said in text for *_place, text in arguments_rest_on_the_record(broken))
    assert not list(arguments_rest_on_the_record(case))


@pytest.mark.parametrize("language", LANGUAGES)
def test_arguments_on_a_question_are_equally_long(case, language):
    for first, second in pairs(case):
        ratio = words(first[f"text_{language}"]) / words(second[f"text_{language}"])
        assert FEWEST <= ratio <= MOST, (first["id"], second["id"], ratio)
    assert all(75 <= words(text) <= 95 for text in case["arguments"][f"text_{language}"])


def test_arguments_on_a_question_have_as_many_sources(case):
    for first, second in pairs(case):
        count = [sum(bool(row[each]) for each in ("source_1", "source_2")) for row in (first, second)]
        assert count[0] == count[1] == 2, (first["id"], second["id"])


def test_no_side_rests_on_the_sources_of_another(case):
    for first, second in pairs(case):
        assert not {first["source_1"], first["source_2"]} & {second["source_1"], second["source_2"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_reasons_both_ways_are_equally_long(case, language):
    for row in case["fact_steps"].to_dict("records"):
        ratio = words(row[f"yes_{language}"]) / words(row[f"no_{language}"])
        assert FEWEST <= ratio <= MOST, (row["id"], ratio)


def test_each_situation_has_each_step_once(case):
    test = tuple(case["test_steps"]["id"])
    assert len(case["fact_steps"]) == len(test) * len(situations(case))
    for situation in situations(case):
        assert [row["step"] for row in steps(case, situation)] == list(test)
        assert [row["id"] for row in steps(case, situation)] == [f"{situation}-{step}" for step in test]


def test_the_situations_differ_in_kind_and_outcome(case):
    """A state, a court, a law, a company; and what was decided is said only where it was."""
    findings = case["fact_steps"].groupby("pattern")["finding"].apply(list).to_dict()
    assert findings["cengiz-turkey"] == ["not met", "not decided", "not decided"]
    assert sorted(findings["avia-law"]) == ["met", "not decided", "not met"]
    assert set(findings["uganda-block"]) == set(findings["twitter-suspension"]) == {"not decided"}
    bound = case["fact_patterns"].set_index("id")["bound_en"]
    assert list(bound[bound.str.startswith("No")].index) == ["twitter-suspension"]


def test_linked_rows_say_the_same_day(case):
    rows = case["fact_patterns"].query("action != ''")
    assert len(rows) == 3
    for row in rows.to_dict("records"):
        assert case.row("platform_actions", row["action"])["date"] == row["date"]


def test_what_a_spokesman_said_is_not_put_into_his_principals_mouth(case):
    """Lesson 00 asks who said it; the best case in lesson 02 must not blur the answer."""
    row = case.row("arguments", "decider-national")
    for language, spokesman in (("en", "spokesman"), ("fr", "porte-parole"), ("es", "portavoz")):
        (sentence,) = re.findall(r"[^.]*(?:Chancellor|chancelière|canciller)[^.]*\.", row[f"text_{language}"])
        assert spokesman in sentence
