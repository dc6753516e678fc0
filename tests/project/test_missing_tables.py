"""Every public call opens on a cut case or says in one sentence what it needs: never a traceback."""

import re
from dataclasses import replace
from inspect import signature

import pytest
from helpers import ROOT, cited_ids, example_of, some_in_gate

import whodecides
from whodecides.build.case_support import NEEDS, supported_calls
from whodecides.case import citable, load
from whodecides.case.capability import Needs, missing_needs, require
from whodecides.case.config import SHAPE, config_ids, entry
from whodecides.errors import KitError
from whodecides.i18n import translator

STORY = {"claims", "class_claims", "expressions", "renderings", "origins"}
LAWS = {
    "instruments",
    "statuses",
    "features",
    "provisions",
    "application_steps",
    "application_outcomes",
    "applications",
}
TABLE = {"clauses", "variants", "delegations", "stances", "linkages"}
BASE = {"labels", "jurisdictions", "actors", "sources", "statements", "searches", "variables", "values", "positions"}


def two(case):
    """The first two jurisdictions that can be compared."""
    return whodecides.case.compared_jurisdictions(case)[:2]


def speaker(case):
    """The first jurisdiction whose government spoke."""
    return whodecides.government_codes(case).query("statement != ''")["jurisdiction"].iloc[0]


# How calls are made on any case whose example names what only some cases have; the case goes by keyword.
CALLS = {
    "build_law": lambda call, case: call(case["applications"]["instrument"].iloc[0], case=case),
    "arguments": lambda call, case: call(case["arguments"]["question"].iloc[0], case=case),
    "alike": lambda call, case: call(two(case)[0], two(case)[1:], case=case),
    "count_codes": lambda call, case: call("evaluation", two(case), case=case),
    "nearest": lambda call, case: call(two(case)[0], case=case),
    "side_by_side": lambda call, case: call(two(case), ["evaluation"], case=case),
    "speakers": lambda call, case: call("evaluation", [speaker(case)], case=case),
    "weigh": lambda call, case: call(two(case)[0], two(case)[1:], list(case["variables"]["id"])[-2:], case=case),
    "compare": lambda call, case: call("+".join(two(case)), case=case),
    "compare_cases": lambda call, case: call("+".join(two(case)), other="december-2025", case=case),
    "compare_instruments": lambda call, case: call("+".join(case["instruments"]["id"][:2]), case=case),
    "delegation_brief": lambda call, case: call(case["delegations"]["jurisdiction"].iloc[0], case=case),
    "dot_plot": lambda call, case: call(dict.fromkeys(case["variables"]["id"], 1), speaker(case), case=case),
    "heat_map": lambda call, case: call("evaluation", two(case), case=case),
    "expect_index": lambda call, case: call(case["indicators"]["jurisdiction"].iloc[0], [], case=case),
    "index_plot": lambda call, case: call(list(case["indicators"]["jurisdiction"][:2]), case=case),
    "record_explorer": lambda call, case: call(speaker(case), case=case),
    "revise_rule": lambda call, case: call(case["rule_variants"]["id"].iloc[0], case=case),
    "sherpa_seat": lambda call, case: call(case["delegations"]["jurisdiction"].iloc[0], case=case),
    "summit_table": lambda call, case: call(case["delegations"]["jurisdiction"].iloc[0], case=case),
}


def as_in_its_example(name, case):
    """Make a call as its docstring does, on this case."""
    call = whodecides.PUBLIC[name]
    arguments, named = example_of(call)
    named |= {"case": case} if "case" in signature(call.function).parameters else {}
    return getattr(whodecides, name)(*arguments, **named)


def without(case, tables):
    """The case without some tables, and without what its case.toml says on them."""
    kept = {name: rows for name, rows in case.tables.items() if name not in tables}
    return replace(case, tables=kept, config=_known(case.config, SHAPE, kept))


def _known(about, shape, tables):
    """What of a case.toml names only ids that are in these tables."""
    found = {}
    for name, value in about.items():
        ids = list(config_ids(value, shape[name]))
        if all(table in tables and each in set(tables[table]["id"]) for _place, table, each in ids):
            found[name] = value
        elif isinstance(value, dict):
            found[name] = _known(value, shape[name], tables)
    return found


def of_three_countries(case):
    """The case of three countries: no row points to one that is not there."""
    tables = dict(case.tables)
    tables["jurisdictions"] = tables["jurisdictions"].query("id in ('MEX', 'DEU', 'USA')")
    before = None
    while before != (before := sum(map(len, tables.values()))):
        for resource in case.schema["resources"]:
            for key in resource["schema"].get("foreignKeys", []):
                columns, target = key["fields"], key["reference"]["fields"]
                if isinstance(columns, str):
                    known = {"", *tables[key["reference"]["resource"]][target]}
                    rows = tables[resource["name"]]
                    tables[resource["name"]] = rows[rows[columns].isin(known)].reset_index(drop=True)
    return replace(case, tables=tables, config=_known(case.config, SHAPE, tables))


CUTS = {
    "whole": lambda case: case,
    "no story": lambda case: without(case, STORY),
    "no laws": lambda case: without(case, LAWS),
    "no negotiation": lambda case: without(case, TABLE),
    "no timeline": lambda case: without(case, {"events", "event_records", "platform_actions", "action_titles", "hours"}),
    "only statements": lambda case: without(case, set(case.tables) - BASE),
    "one coder": lambda case: replace(case, tables={**case.tables, "positions": case["positions"].query("coder == 'adjudicated'")}),
    "no case.toml": lambda case: replace(case, config={}),
    "empty tables": lambda case: replace(case, tables={name: rows if name in BASE else rows.iloc[:0] for name, rows in case.tables.items()}),
    "three countries": of_three_countries,
}  # fmt: skip


# These lack most: the others, which lack a part of it or nothing, try the same in `make test-all`.
IN_GATE = ("only statements", "empty tables", "no case.toml", "one coder")


@pytest.fixture(
    scope="module",
    params=[*IN_GATE, *(pytest.param(each, marks=pytest.mark.exhaustive) for each in CUTS if each not in IN_GATE)],
)
def cut(request, case):
    return CUTS[request.param](case)


@pytest.fixture(autouse=True)
def own_answers(tmp_path, monkeypatch):
    monkeypatch.setenv("WHODECIDES_ANSWERS", str(tmp_path / "my-answers.json"))
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("name", some_in_gate(whodecides.__all__))
def test_a_call_opens_or_says_what_it_needs(cut, name):
    call = getattr(whodecides, name)
    missing = missing_needs(cut, NEEDS.get(name, Needs()))
    if missing:
        with pytest.raises(KitError) as told:
            _called_with_anything(call, cut)
        said = str(told.value)
        assert said.startswith(f"{name} needs what this case lacks: {missing[0]}") and "\n" not in said
        return
    try:
        opened = CALLS[name](call, cut) if name in CALLS else as_in_its_example(name, cut)
    except KitError as error:
        said = str(error)
        cut_off = name not in CALLS and set(cited_ids(whodecides.PUBLIC[name].example)) - set(citable(cut))
        assert cut_off and "\n" not in said, f"{name} declares no need that would say: {said}"
        return
    if hasattr(opened, "static_html"):
        assert opened.static_html() and opened.static_text()
    for part in ("file", "sides", "steps", "ruling", "board") if name == "hearing" else ():
        assert call(part, case=cut).static_html()


def _called_with_anything(call, case):
    """Make a call in which nothing is named that the case has: what the case lacks is told first."""
    needed = [each for each in signature(call).parameters.values() if each.default is each.empty]
    call(case=case, **{each.name: "x" for each in needed if each.name != "case" and each.kind is not each.VAR_KEYWORD})


def test_every_public_call_that_opens_a_case_declares_its_needs():
    assert set(whodecides.__all__) - set(NEEDS) == {
        "ask",
        "chance_bag",
        "load",
        "rare_values",
        "save_and_restore",
        "solution",
        "use_case",
        "your_path",
    }


def test_what_is_declared_exists(case):
    for needs in NEEDS.values():
        assert set(needs.tables) <= set(case.tables)
        assert all(entry(case.config, each) is not None for each in needs.entries)
    assert [name for name, needs in NEEDS.items() if missing_needs(case, needs)] == []


def test_the_sentence_is_said_in_the_students_language(tiny):
    with pytest.raises(KitError) as told:
        require(tiny, "promise_fates", NEEDS["promise_fates"])
    assert (
        str(told.value)
        == "promise_fates needs what this case lacks: the table promises, promises.caption in case.toml."
    )
    assert told.value.translated(translator("fr")).startswith("promise_fates a besoin de ce qui manque à ce cas")


def test_an_entry_that_names_what_is_not_there_counts_as_missing(case):
    cut = replace(case, tables={**case.tables, "platform_actions": case["platform_actions"].query("id != 'A027'")})
    assert [str(each) for each in missing_needs(cut, NEEDS["apply_to_case"])] == ["act.action in case.toml"]
    assert missing_needs(case, NEEDS["apply_to_case"]) == []


def test_check_says_which_tools_a_case_opens(tiny):
    """Which lessons the case of a course opens is asked beside each course."""
    assert re.match(rf"This case opens \d+ of {len(NEEDS)} tools: ", supported_calls(tiny)[0])
    lines = supported_calls(tiny)
    lacking = next(each for each in lines if each.startswith("guarantees lacks "))
    assert "guarantees.state in case.toml, guarantees.words in case.toml, guarantees.caption in case.toml" in lacking
    assert not any("Lesson" in each for each in lines), "there is no course beside this case"


def test_the_case_may_be_a_folder_that_is_loaded(tiny_folder):
    with pytest.raises(KitError, match="hearing needs what this case lacks: the table hearing_roles"):
        whodecides.hearing(case=load(tiny_folder))
