"""The fight over one clause: who says no, in whose words, and which clause is the price of another."""

from dataclasses import replace

import pytest

from whodecides.case import Reader
from whodecides.errors import KitError
from whodecides.tools.negotiation.clause_fight import (
    ClauseFight,
    doors,
    opening_wording,
    refusals,
    summarize_fight,
)
from whodecides.tools.negotiation.model import INFERRED, OBJECTS, WELCOMES, load_table, signable_texts
from whodecides.tools.negotiation.moves import room_after
from whodecides.tools.negotiation.room import disputes
from whodecides.tools.negotiation.seats import opening

pytestmark = pytest.mark.any_version


def fight(case, store, task=None):
    return ClauseFight(case, store, "MEX", "decider", {}, task, None)


def send(tool, **more):
    tool.requested_state = {**tool.state, **more, "sent": tool.state["sent"] + 1}
    assert not tool.message
    return tool.view


def read(tool, variant):
    return send(tool, read=[*dict.fromkeys([*tool.state["read"], variant])], at=variant)


def test_one_brings_a_wording_that_one_welcomes(case):
    table = load_table(case)
    assert table.stances["MEX", "decider", opening_wording(case, "MEX", "decider")][0] == WELCOMES


def test_the_first_fight_is_that_of_a_room_and_the_model_refuses_alike(case):
    table, first = load_table(case), opening(case)
    assert opening_wording(case, first.delegation, first.clause) == first.variant
    moves = [{"kind": "propose", "by": first.delegation, "clause": first.clause, "variant": first.variant}]
    room = disputes(table, room_after(table, moves))
    assert refusals(table, first.clause, first.variant, {}) == [each for each in room if each[1] == first.clause]
    other = {**case.config, "table": {**case.config["table"], "opens": {**vars(first), "variant": "c"}}}
    assert opening_wording(replace(case, config=other), first.delegation, first.clause) == "c"
    found = opening(replace(case, config={**case.config, "table": {}}))
    assert table.stances[found.delegation, found.clause, found.variant][0] == WELCOMES, "a case need not name one"


def test_nobody_speaks_before_the_clause_is_read_out(case, store):
    tool = fight(case, store)
    assert tool.view["voices"] == [] == tool.view["wordings"] and tool.view["said"] == ""
    assert {seat["kind"] for seat in tool.view["seats"]} == {""}
    assert send(tool, bets=["FRA"])["said"].startswith("You expect 1 no")


def test_each_who_refuses_says_so_and_only_stated_words_are_quoted(case, store):
    tool, table = fight(case, store), load_table(case)
    for variant in table.variants["decider"]:
        view = read(tool, variant)
        against = refusals(table, "decider", variant, {})
        assert against and [each["id"] for each in view["voices"]] == [each[0] for each in against]
        for voice, (who, clause, linkage) in zip(view["voices"], against, strict=True):
            inferred = linkage is None and table.stances[who, clause, variant][1] == INFERRED
            assert not (inferred and voice["quotation"]) and voice["reason"]
            assert not inferred or voice["rests"].startswith("No words found")
    assert "Each wording of this clause meets a no." in tool.view["said"]


def test_my_expectation_stands_beside_the_record(case, store):
    tool, table = fight(case, store, "09.11"), load_table(case)
    send(tool, bets=["FRA", "USA"])
    first = opening_wording(case, "MEX", "decider")
    who = {each[0] for each in refusals(table, "decider", first, {})}
    view = read(tool, first)
    assert view["own"] == "France, United States" and f"{len(who & {'FRA', 'USA'})} of {len(who)}" in view["said"]
    other = next(each for each in table.variants["decider"] if each != first)
    assert read(tool, other)["own"] == ""
    kept = store.answer("09.11")["answer"]
    assert kept == {"seat": "MEX", "clause": "decider", "bets": ["FRA", "USA"], "read": [first, other], "signed": []}
    told = summarize_fight(Reader(case, "en"), kept)
    assert told["sentence"] == "France, United States" and told["record"].count(",") == len(who) - 1
    assert fight(case, store, "09.11").view["at"] == other  # what was stored comes back


def test_a_price_is_found_and_the_numbers_are_worked_out(case, store):
    table = load_table(case)
    tool = ClauseFight(case, store, "MEX", "follow-up", {"decider": "d"}, "09.12", None)
    signed = [each for each in table.variants["follow-up"] if not refusals(table, "follow-up", each, {"decider": "d"})]
    for variant in table.variants["follow-up"]:
        view = read(tool, variant)
        assert bool(view["search"]) == (variant in signed)
    assert store.answer("09.12")["answer"]["signed"] == signed and len(signed) == 1
    search = read(tool, signed[0])["search"]
    assert search["count"] == str(len(signable_texts(table)))
    (door,) = doors(table, "decider")
    opened = send(tool, door=door)["search"]["opened"]
    assert int(opened["count"]) > len(signable_texts(table)) and "inferred" in opened["said"]
    assert opened["voice"]["quotation"] is None


def test_nothing_found_is_told_apart_from_what_one_can_live_with(case, store):
    tool, table = fight(case, store), load_table(case)
    view = read(tool, "a")
    words = {seat["id"]: seat["word"] for seat in view["seats"]}
    for who in table.delegations:
        stance, basis = table.stances[who, "decider", "a"]
        assert (words[who] == "no evidence") == (stance != OBJECTS and basis == "no evidence")


@pytest.mark.parametrize(
    ("seat", "clause", "given"),
    [("XXX", "decider", {}), ("MEX", "gone", {}), ("MEX", "decider", {"equal": "z"})],
)
def test_what_is_not_at_the_table_is_refused(case, store, seat, clause, given):
    with pytest.raises(KitError):
        ClauseFight(case, store, seat, clause, given, None, None)


def test_a_damaged_answer_opens_the_first_wording(case, store):
    store.record("09.11", {"bets": "rubbish", "read": ["z", 3], "clause": "gone", "seat": "XXX"})
    tool = fight(case, store, "09.11")
    assert tool.state["read"] == [] == tool.state["bets"] and tool.view["wording"]
    assert summarize_fight(Reader(case, "en"), {"bets": "rubbish"})["sentence"] == ""
    page = tool.static_html()
    assert page.index("<details>") < page.index("<table")
