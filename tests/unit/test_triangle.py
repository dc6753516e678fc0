"""The triangle: six sides with acts of the record, circles with statements, and a place for each."""

from dataclasses import replace
from itertools import combinations
from math import dist

import pytest

from whodecides.answers import tasks_by_id
from whodecides.case import Reader
from whodecides.case.rules.negotiation import triangle_sides_list_acts
from whodecides.errors import KitError
from whodecides.positions import value_counts
from whodecides.tools.triangle.model import BUTTON, PLACES, WIDTHS, acts, layout, statements_at
from whodecides.tools.triangle.picture import triangle_figure
from whodecides.tools.triangle.view import facts_view, side_of, triangle_tables, triangle_view
from whodecides.tools.triangle.widget import Triangle


def test_the_triangle_shows_every_statement_that_names_a_decider(case):
    counts = value_counts(case, "decider")
    assert sorted(
        value for values in (case.entry(f"triangle.{each}") for each in PLACES) for value in values
    ) == sorted(counts.index)
    figure = triangle_figure(Reader(case, "en"))
    for place, name in (("company", "Company"), ("user", "Speaker"), ("state", "State")):
        number = counts[case.entry(f"triangle.{place}")].sum()
        assert f"{name} {number}" in figure.alt and f"{name} ({number})<" in figure.svg
    assert len(triangle_tables(Reader(case, "en"))[0]["rows"]) == len(counts)
    assert "Entreprise" in triangle_figure(Reader(case, "fr")).alt


def test_each_side_has_its_acts_by_day_with_sources(case):
    view = triangle_view(Reader(case, "en"))
    found = acts(case)
    assert {each["id"] for each in view["sides"]} == set(found) == set(case.vocabulary("sides", "side"))
    for side in view["sides"]:
        assert [each["id"] for each in side["acts"]] == [each.id for each in found[side["id"]]]
        assert len(side["acts"]) == (case["sides"]["side"] == side["id"]).sum() >= 5
        assert all(each["sources"] and each["title"] for each in side["acts"])
        days = [each.day["date"] for each in found[side["id"]]]
        assert days == sorted(days)
    assert sum(len(rows) for rows in found.values()) == len(triangle_tables(Reader(case, "en"))[1]["rows"])


def test_an_act_on_two_sides_names_the_other(case):
    view = triangle_view(Reader(case, "en"))
    names = {each["id"]: each["name"] for each in view["sides"]}
    rows = case["sides"]
    for side in view["sides"]:
        for act in side["acts"]:
            others = set(rows.loc[rows["record"] == act["id"], "side"]) - {side["id"]}
            assert bool(act["also"]) == bool(others) and all(names[each] in act["also"] for each in others)
    readings = rows.query("reading == 'two readings'")
    assert len(readings) and set(readings["side"]) == {"company-state", "company-speaker"}
    said = [act["also"] for side in view["sides"] for act in side["acts"] if act["id"] in set(readings["record"])]
    assert all(each.startswith("Two readings") for each in said)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_sheet_of_facts_has_a_way_around_that_lies_on_no_other(case, width):
    sides = [side_of(each["id"]) for each in tasks_by_id()["02.5"].categories]
    plan = layout(dict.fromkeys(PLACES, 0), width, sides, low=True)
    assert set(case.vocabulary("sides", "side")) <= {*sides, "speaker-state"}
    for one, other in combinations(plan["arrows"].values(), 2):
        assert dist(one["at"], other["at"]) >= BUTTON
    assert all(BUTTON / 2 <= each["at"][0] <= width - BUTTON / 2 for each in plan["arrows"].values())


def test_a_fact_is_told_once_it_was_placed_rightly_and_the_first_answer_is_kept(case, store):
    task = tasks_by_id()["02.5"]
    item = task.items[0]
    wrong = next(each["id"] for each in task.categories if each["id"] != item["answer"])
    widget = Triangle(case, store, "02.5")
    assert widget.view["fact"]["id"] == item["id"] and not widget.view["fact"]["record"] and not widget.view["acts"]
    press = {"placed": {item["id"]: wrong}, "tried": {item["id"]: [wrong]}, "hand": item["id"]}
    widget.requested_state = {**widget.state, **press}
    assert widget.view["fact"]["said"] == item["feedback"] and not widget.view["fact"]["record"]
    widget.requested_state = {**widget.state, "tried": {item["id"]: [wrong, item["answer"]]}}
    assert widget.view["fact"]["record"] and widget.view["acts"] and widget.view["fact"]["next"]
    assert store.answer("02.5")["answer"] == {item["id"]: wrong}
    assert Triangle(case, store, "02.5").state["placed"] == {item["id"]: wrong}
    every = {each["id"]: each["answer"] for each in task.items}
    assert facts_view(Reader(case, "en"), task, every, "")["fact"]["end"] == task.right
    with pytest.raises(KitError, match="There is no task '02.99'"):
        Triangle(case, store, "02.99")


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_that_is_pressed_lies_on_another_or_outside(case, width):
    plan = layout(statements_at(case), width, case.vocabulary("sides", "side"))
    buttons = {side: arrow["at"] for side, arrow in plan["arrows"].items()}
    assert len(buttons) == 6
    for one, other in combinations(buttons, 2):
        assert dist(buttons[one], buttons[other]) >= BUTTON, (one, other)
    for x, y in buttons.values():
        assert BUTTON / 2 <= x <= width - BUTTON / 2 and BUTTON / 2 <= y <= plan["height"] - BUTTON / 2
        for circle in plan["circles"].values():
            assert dist((x, y), circle["at"]) >= BUTTON / 2 + circle["radius"]
    corners = {"state": "state", "company": "company", "speaker": "user"}
    for side, arrow in plan["arrows"].items():
        first, second = (plan["circles"][corners[each]]["at"] for each in side.split("-"))
        assert dist(arrow["from"], first) < dist(arrow["from"], second), "an arrow begins at who acts"


def test_a_side_that_is_none_is_refused(case, store):
    with pytest.raises(KitError, match="no side 'moon'"):
        Triangle(case, store).compute_view({"side": "moon", "language": "en"})


@pytest.mark.parametrize(("row", "cells", "said"), [
    (0, {"record": "E999"}, "'E999' is no event or instrument"),
    (0, {"reading": "two sides"}, "stands on 1 of the sides"),
    (2, {"reading": "two readings"}, "has several readings"),
])  # fmt: skip
def test_a_wrong_row_is_told(case, row, cells, said):
    rows = case["sides"].copy()
    for column, value in cells.items():
        rows.loc[row, column] = value
    wrong = replace(case, tables={**case.tables, "sides": rows})
    assert any(said in text for _table, _row, _column, text in triangle_sides_list_acts(wrong))
    assert not list(triangle_sides_list_acts(case))
