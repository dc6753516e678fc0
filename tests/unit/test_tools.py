"""A tool is registered by its folder: what it says of itself is so, and nothing else has to list it."""

import sys
from dataclasses import replace

import numpy as np
import pytest
from helpers import ROOT, example_of, some_in_gate

from whodecides.tools import CALLS, TOOLS
from whodecides.widgets import base
from whodecides.widgets.base import StatefulWidget


def everything_locked(case):
    """Return the same measure for each case of the queue."""
    return dict.fromkeys(case["queue"]["action"], "lock")


class Watched(dict):
    """Tables that remember which of them were read."""

    def __init__(self, tables):
        super().__init__(tables)
        self.read = set()

    def __getitem__(self, name):
        self.read.add(name)
        return super().__getitem__(name)


# What is done in each tool, so that every kind of card and file was open once: the arguments of each call that is made,
# and what is then chosen one after the other. A call that is not named here is made once, as the example in its docstring.
RULE = "An account is closed by its company where it calls for violence, after a warning."
USED = {
    "agreement_explorer": [(("evaluation",), {}, [{"opened": ["concerned", "condemns"], "card": 3}])],
    "apply_to_case": [
        (("DEU-netzdg+EUU-dsa", "duty+law"), {}, [{"guesses": {"DEU-netzdg.duty": "none", "DEU-netzdg.law": "later"}}]),
        (("USA-texas-hb20", "reach"), {}, [{"guesses": {"USA-texas-hb20.reach": "no"}}]),
    ],
    "arguments": [
        (("suspension",), {}, []),
        (("suspension", "USA-20"), {}, [{"placed": {"USA-20": "suspension-for"}, "at": "USA-20"}]),
    ],
    "ask": [(("06.2",), {}, []), (("10.6",), {}, [{"text": "court"}]), (("09.10",), {}, [{"text": "president"}])],
    "brief": [
        ((1,), {}, [{"question": "court", "said": "MEX-01", "record": "A012, DEU-netzdg", "search_text": "court"}]),
        ((3,), {}, [{"recommendation": "MEX-01, A012, DEU-netzdg", "file": "docx"}]),
    ],
    "coder": [(("evaluation", ["RUS-01"]), {}, [{"codes": {"RUS-01": "condemns"}, "who": {"RUS-01": "RUS-medvedev"}}])],
    "hardest_code": [(("evaluation",), {}, [{"hardest": ["EUU-12"]}])],
    "try_sentence": [
        (("evaluation", ["RUS-01", "AUS-08"], "04.6"), {}, [{"decides": ["AUS-08"], "wrong": ["RUS-01"]}])
    ],
    "compare": [(("MEX+ARG",), {}, [{"opened": ["MEX", "evaluation"]}, {"opened": ["ARG", "evaluation"]}])],
    "compare_cases": [
        (("DEU+ITA",), {"other": "december-2025"}, [{"opened": "DEU-04"}, {"turn": 1}, {"place": "ITA"}])
    ],
    "compare_instruments": [(("DEU-netzdg+EUU-dsa",), {}, [{"opened": ["EUU-dsa", "redress"]}])],
    "correct_page": [((), {}, [{"at": "C53", "text": "Poland"}])],
    "guarantees": [((), {}, [{"bound": {"COE-echr-10": "states"}, "at": "COE-echr-10"}])],
    "decider_dots": [(("DEU-08+X01",), {}, [{"expected": "national law", "open": "the company", "number": 1}])],
    "first_minute": [((), {}, [{"call": "good"}])],
    "marked_words": [((), {}, [{"picks": ["X01.1", "X01.2", "X02.2", "X02.3"]}])],
    "build_law": [(("DEU-netzdg+EUU-dsa",), {}, [{"parts": {"duty": "EUU-dsa"}, "pressed": "duty"}])],
    "laws_over_time": [
        ((), {}, [{"opened": "DEU-netzdg"}]),
        (("2021-01-08", "DEU-netzdg+USA-texas-hb20", "keep"), {}, []),
    ],
    "left_out": [((), {}, [{"at": "F05", "named": ["F05"]}])],
    "hearing": [
        (("file",), {}, []),
        (("sides",), {}, [{"stage": "questions", "side": "public", "people": 23}]),
        (("steps",), {}, []),
        (("ruling",), {}, []),
        (("board",), {}, []),
    ],
    "on_duty": [((), {}, [{"names": True}, {"decided": everything_locked}])],
    "measures_ladder": [((), {}, [{"opened": "A005"}, {"opened": "A018"}])],
    "clause_fight": [
        (("MEX", "decider"), {}, [{"bets": ["FRA"]}, {"read": ["a", "c"], "at": "c", "opened": "DEU"}]),
        (("MEX", "follow-up", {"decider": "d"}), {}, [{"read": ["b"], "at": "b", "door": "b"}]),
    ],
    "sherpa_seat": [
        (("MEX",), {}, [{"moves": [{"kind": "ask", "by": "MEX", "of": "DEU", "clause": "decider"}], "asked": "DEU"}])
    ],
    "summit_table": [
        (
            ("MEX",),
            {},
            [
                {
                    "moves": [
                        {"kind": "propose", "by": "", "clause": each, "variant": "a"} for each in ("law", "decider")
                    ]
                },
                {"moves": [{"kind": "close", "by": ""}]},
            ],
        )
    ],
    "objection_map": [((), {}, [{"opened": ["MEX", "decider"]}])],
    "promise_fates": [((), {}, [{"guesses": {"P07": "kept"}, "at": "P07"}])],
    "expect_index": [(("POL", ["MEX", "RUS"]), {}, [])],
    "agreement_squares": [(("evaluation+remedy",), {}, [{"guess": "remedy"}])],
    "alphas": [(("remedy+interest",), {}, [{"guess": "remedy"}, {"opened": "evaluation"}])],
    "chance_bag": [((), {}, [{"both": 0}])],
    "never_reads": [(("remedy",), {}, [{"guess": "30"}])],
    "own_codes": [(("evaluation",), {}, [{"codes": {"AUS-08": "condemns"}, "turned": ["AUS-08"], "opened": "AUS-08"}])],
    "rare_values": [((), {"task": "05.9"}, [{"guess": "6"}, {"low": 0}]), ((), {"differences": (2, 4)}, [{"one": 4}])],
    "two_readings": [
        (("evaluation", "concerned", "condemns"), {}, [{"readings": {"AUS-08": "A"}, "opened": "AUS-08"}]),
        (
            ("evaluation", "concerned", "condemns"),
            {"only": "ITA-02", "sentence": "05.5"},
            [{"readings": {"ITA-02": "neither"}, "opened": "ITA-02"}],
        ),
    ],
    "record_explorer": [(("MEX+POL+DEU",), {}, [{"shown": ["DEU", "POL"], "turn": 1}])],
    "rule_trial": [((), {}, [{"rule": RULE, "calls": {"A042": "yes", "A063": "no"}}])],
    "rule_check": [((), {}, [{"checks": {"law": "yes", "aim": "none", "necessity": "none"}}])],
    "account_decisions": [((), {}, [{"decisions": {"A042": "close"}, "at": "A042"}])],
    "story_page": [((), {}, [{"at": "C43", "stamps": {"C43": "fact"}}]), ((), {"scope": "all"}, [])],
    "revise_rule": [(("step-needed",), {"task": "04.8"}, [{"guesses": {"step-needed": 5}}])],
    "nearest": [(("MEX",), {"statement": "MEX-05"}, [])],
    "alike": [(("MEX", ["DEU"]), {}, [{"place": "DEU", "variable": "evaluation"}])],
    "count_codes": [(("remedy", ["MEX", "FRA"]), {}, [{"cell": ["new national law", "FRA"]}, {"word": "decider"}])],
    "side_by_side": [
        ((["MEX", "ITA"], ["evaluation", "remedy"]), {}, [{"opened": ["MEX.remedy"]}, {"opened": ["ITA.remedy"]}])
    ],
    "texts_side_by_side": [
        (
            (["DEU-netzdg", "EUU-dsa"], ["redress", "scope"]),
            {},
            [{"opened": ["EUU-dsa.scope"]}, {"opened": ["DEU-netzdg.redress"]}],
        )
    ],
    "speakers": [
        (("evaluation", ["DEU", "EUU"]), {}, [{"dot": "DEU-01"}]),
        (("evaluation", ["DEU"], True), {}, [{"picks": ["DEU-01", "DEU-08"]}]),
    ],
    "weigh": [(("DEU", ["EUU", "BEL"], ["decider", "remedy"]), {}, [{"answer": "5"}])],
    "where_they_stand": [((), {}, [{"place": "MEX"}, {"place": "ITA"}, {"variable": "remedy", "place": "NPL"}])],
    "other_clocks": [
        (
            (["MEX-03", "A018", "A027"], ["MEX-03", "A027"], "Berlin"),
            {"task": "01.9"},
            [{"answer": "saturday", "clock": "Berlin"}],
        )
    ],
    "place_events": [
        ((), {"task": "01.2"}, [{"tried": {"A027": ["2021-01-06"]}, "placed": {"A027": "2021-01-06"}, "last": "A027"}])
    ],
    "place_measures": [((), {"task": "01.3"}, [{"tried": {"A012": ["label"]}, "placed": {"A012": "label"}}])],
    "press_timeline": [
        ((None, None, "MEX-01"), {"task": "01.1"}, [{"answer": "2021-01-11"}]),
        ((), {"task": "01.7"}, [{"answer": "DEU-01"}]),
    ],
    "timeline": [((), {"everything": True}, [{"opened": "A012"}, {"opened": "E095"}, {"opened": "MEX-01"}])],
}


def use(name, case, store, monkeypatch):
    """Open a tool on a case as a lesson does, do in it what `USED` says, and return the widgets."""
    function = CALLS[name].function
    for module in (sys.modules[function.__module__], base):
        monkeypatch.setattr(module, "current_case", lambda: case, raising=False)
        monkeypatch.setattr(module, "open_store", lambda: store, raising=False)
    opened = []
    for arguments, named, choices in USED.get(name, [(*example_of(CALLS[name]), [])]):
        shown = function(*arguments, **named)
        opened.append(shown)
        shown._repr_mimebundle_()
        for state in choices:
            state = {key: part(case) if callable(part) else part for key, part in state.items()}
            if not isinstance(shown, StatefulWidget):
                shown.search_request = state
                assert shown.search_result["items"], name
                continue
            shown.requested_state = {**shown.state, **state, "sent": shown.state.get("sent", 0) + 1}
            assert shown.message == "", (name, state)
            assert {key: shown.state.get(key) for key in state} == state
    return opened


def test_what_is_used_here_exists():
    assert set(USED) <= set(CALLS)


@pytest.mark.parametrize("name", some_in_gate(sorted(CALLS)))
def test_a_tool_reads_the_tables_that_it_names_and_no_other(case, store, monkeypatch, name):
    tables = Watched({each: case[each] for each in (*CALLS[name].tables, "labels")})
    use(name, replace(case, tables=tables), store, monkeypatch)
    assert tables.read - {"labels"} == set(CALLS[name].tables)  # every case has the words for its values


def entries_on_variables(name):
    """Return the entries of case.toml by which a call needs variables of the codebook."""
    needs = CALLS[name].needs
    return [each for each in needs.entries if each.startswith(("variables.", "coding.variables"))] if needs else []


@pytest.mark.parametrize("name", sorted(filter(entries_on_variables, CALLS)))
def test_a_tool_needs_no_other_variables_than_its_entries_name(case, store, monkeypatch, name):
    tables = {each: case[each] for each in (*CALLS[name].tables, "labels")}
    named = {each for entry in entries_on_variables(name) for each in np.atleast_1d(case.entry(entry))}
    for table, column in (("variables", "id"), ("values", "variable"), ("positions", "variable")):
        tables[table] = tables[table][tables[table][column].isin(named)]
    use(name, replace(case, tables=tables), store, monkeypatch)


@pytest.mark.any_version
@pytest.mark.parametrize("name", sorted(CALLS))
def test_a_tool_stores_the_parts_that_it_names(case, store, monkeypatch, name):
    opened = use(name, case, store, monkeypatch)
    kept = {part for each in opened if isinstance(each, StatefulWidget) for part in each.answer_keys}
    assert kept == set(CALLS[name].answer_keys)


def test_each_folder_is_one_tool_and_bears_its_name():
    folders = {each.parent.name for each in (ROOT / "src/whodecides/tools").glob("*/__init__.py")}
    assert [tool.name for tool in TOOLS] == sorted(folders)
    assert len(CALLS) == sum(len(tool.calls) for tool in TOOLS)
