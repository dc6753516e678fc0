"""The negotiation: rules of consensus and search on tables made by hand, then the real table and its widgets."""

import base64
import re
from dataclasses import replace
from html import unescape
from itertools import product
from xml.etree import ElementTree

import numpy as np
import pytest
from helpers import ROOT

from whodecides.case import Reader
from whodecides.case.rules.negotiation import (
    stances_complete,
    stances_rest_on_evidence,
    stated_stances_rest_on_words,
    variants_leave_a_choice,
)
from whodecides.errors import KitError
from whodecides.i18n import LANGUAGES
from whodecides.tools.negotiation.best_texts import best_texts_view
from whodecides.tools.negotiation.delegation_brief import brief_sentence, delegation_brief_view
from whodecides.tools.negotiation.evidence import record_card, stance_evidence
from whodecides.tools.negotiation.log_entries import objection_ground
from whodecides.tools.negotiation.model import (
    ACCEPTS,
    BASES,
    INFERRED,
    NO_EVIDENCE,
    OBJECTS,
    STATED,
    WELCOMES,
    Linkage,
    Table,
    best_text,
    complete_text,
    load_table,
    objections,
    objectors_by_clause,
    pivots,
    search,
    signable_texts,
    stance_basis_counts,
    survival,
)
from whodecides.tools.negotiation.signing import signing_sentence
from whodecides.tools.negotiation.widget import (
    BestTexts,
    DelegationBrief,
    NegotiationTable,
    ObjectionMap,
    best_texts,
    delegation_brief,
    negotiation_table,
    objection_map,
)
from whodecides.tools.negotiation.wordings import stance_rows

pytestmark = pytest.mark.any_version


def make(stances, linkages=(), clauses=("x", "y")):
    """A table of clauses with wordings a, b and c (silent); who is not named can accept, without evidence."""
    variants = dict.fromkeys(clauses, ("a", "b", "c"))
    keys = product(("ONE", "TWO"), clauses, "abc")
    return Table(
        variants, dict.fromkeys(clauses, "c"), dict.fromkeys(clauses, "a"), ("ONE", "TWO"),
        {key: stances.get(key, (ACCEPTS, NO_EVIDENCE)) for key in keys}, tuple(linkages),
    )  # fmt: skip


PACKAGE = Linkage("K01", "TWO", "y", "b", "x", ("a",), INFERRED)
SMALL = make({
    ("ONE", "x", "a"): (OBJECTS, STATED), ("TWO", "x", "b"): (WELCOMES, STATED),
    ("ONE", "y", "a"): (OBJECTS, INFERRED),
}, [PACKAGE])  # fmt: skip


def test_one_objection_is_enough_and_a_condition_counts_as_one():
    assert objections(SMALL, {"x": "b", "y": "c"}) == []
    assert objections(SMALL, {"x": "a", "y": "c"}) == [("ONE", "x", None)]
    assert objections(SMALL, {"x": "b", "y": "b"}) == [("TWO", "y", PACKAGE)]
    assert objections(SMALL, {"x": "a", "y": "b"}) == [("ONE", "x", None)]


def test_the_best_text_says_most_and_then_is_most_welcome():
    assert search(SMALL) == {
        "combinations": 9, "signable": 2, "most": 1, "best": [{"x": "b", "y": "c"}], "others": [],
    }  # fmt: skip
    table = replace(SMALL, linkages=())
    assert search(table)["most"] == 2 and search(table)["best"] == [{"x": "b", "y": "b"}]


def test_a_text_that_says_as_much_but_is_less_welcome_is_found_too():
    table = make({("TWO", "x", "b"): (WELCOMES, STATED), ("ONE", "y", "a"): (OBJECTS, STATED)})
    found = search(table)
    assert found["best"] == [{"x": "b", "y": "b"}] and found["others"] == [{"x": "a", "y": "b"}]


def test_where_no_text_stands_there_is_no_best():
    table = make({("ONE", "x", each): (OBJECTS, STATED) for each in "abc"})
    assert search(table) == {"combinations": 9, "signable": 0, "most": 0, "best": [], "others": []}
    with pytest.raises(KitError, match="no text can be signed by all"):
        best_text(table)


@pytest.mark.parametrize("seed", range(20))
def test_the_pruned_search_finds_what_trying_everything_finds(seed):
    chance = np.random.default_rng(seed)
    clauses = ("w", "x", "y", "z")
    keys = product(("ONE", "TWO"), clauses, "abc")
    stances = {key: (str(chance.choice([OBJECTS, WELCOMES, ACCEPTS], p=[0.15, 0.35, 0.5])), INFERRED) for key in keys}
    linkages = [
        Linkage(f"K{n}", "ONE", clauses[one], str(chance.choice(list("abc"))), clauses[two], ("a", "c"), STATED)
        for n, (one, two) in enumerate([(0, 3), (2, 1), (1, 0), (3, 2)])
    ]
    table = make(stances, linkages, clauses)
    tried = (dict(zip(clauses, each, strict=True)) for each in product("abc", repeat=4))
    expected = {tuple(text.values()) for text in tried if not objections(table, text)}
    found = {tuple("abc"[number] for number in row) for row in signable_texts(table)}
    assert found == expected and len(signable_texts(table)) == len(expected)


def test_a_pivotal_objection_is_one_without_which_a_better_text_stands():
    assert pivots(SMALL) == [
        {"gain": 1, "delegation": "ONE", "clause": "x", "variant": "a", "basis": STATED, "linkage": None},
        {"gain": 1, "delegation": "ONE", "clause": "y", "variant": "a", "basis": INFERRED, "linkage": None},
        {"gain": 1, "delegation": "TWO", "clause": "y", "variant": "b", "basis": INFERRED, "linkage": "K01"},
    ]


def test_survival_is_repeatable_and_falls_with_the_chance_of_error():
    table, text = make({("ONE", "x", "b"): (ACCEPTS, INFERRED)}), {"x": "b", "y": "c"}
    assert stance_basis_counts(table, text) == {STATED: 0, INFERRED: 1, NO_EVIDENCE: 3}
    assert survival(table, text, 0) == 1
    assert survival(table, text, 0.5, draws=20_000) == pytest.approx(0.75, abs=0.02)
    assert survival(table, text, 0.5, BASES, draws=20_000) == pytest.approx(0.75**4, abs=0.02)
    assert survival(table, text, 0.2) == survival(table, text, 0.2)
    assert survival(SMALL, {"x": "a", "y": "c"}, 0) == 0


def test_what_is_not_a_pick_falls_back_on_the_draft():
    assert complete_text(SMALL, {"x": "b", "y": "nonsense", "z": "a"}) == {"x": "b", "y": "a"}
    assert complete_text(SMALL, "damaged") == SMALL.draft


# The real table.


def changed(case, table, column, where, value):
    rows = case[table].copy()
    rows.loc[where(rows), column] = value
    return replace(case, tables={**case.tables, table: rows})


def stance_of(delegation, clause, variant):
    return lambda rows: (rows["delegation"] == delegation) & (rows["clause"] == clause) & (rows["variant"] == variant)


def test_the_table_has_the_size_that_was_promised(case):
    table = load_table(case)
    assert len(table.variants) >= 12 and all(len(each) in (3, 4) for each in table.variants.values())
    assert {"MEX", "DEU", "FRA", "RUS", "USA", "EUU", "ITA"} <= set(table.delegations) and 8 <= len(
        table.delegations
    ) <= 12
    members = set(case["jurisdictions"].query("member")["id"])
    assert set(table.delegations) <= members
    assert list(case["delegations"].query("role == 'presidency'")["jurisdiction"]) == ["ITA"]


@pytest.mark.parametrize(("where", "column", "value", "said"), [
    (stance_of("MEX", "decider", "c"), "evidence", "DEU-04", "no government statement of MEX"),
    (stance_of("MEX", "decider", "c"), "evidence", "MEX-07", "coded on nothing that bears on the clause"),
    (stance_of("MEX", "decider", "c"), "evidence", "", "names its evidence"),
    (stance_of("DEU", "incitement", "a"), "evidence", "FRA-avia", "no instrument or event of DEU"),
    (stance_of("RUS", "blocking", "a"), "basis", "stated", "no government statement of RUS"),
    (stance_of("ITA", "occasion", "a"), "stance", "objects", "without evidence the stance is 'can accept'"),
])  # fmt: skip
def test_a_stance_without_its_basis_is_refused(case, where, column, value, said):
    assert list(stances_rest_on_evidence(case)) == []
    found = list(stances_rest_on_evidence(changed(case, "stances", column, where, value)))
    assert found and any(said in each[3] for each in found)


@pytest.mark.parametrize(("where", "column", "value", "said"), [
    (stance_of("MEX", "decider", "c"), "words", "", "copy the words that carry the stance, or give it another basis."),
    (stance_of("MEX", "decider", "c"), "words", "as we put it", "'as we put it' is in no statement named here; copy it from one."),
    (stance_of("DEU", "decider", "c"), "evidence", "DEU-04", "is in no statement named here; copy it from one."),
    (stance_of("ITA", "occasion", "a"), "words", "said by nobody", "only what is stated rests on words; leave it empty."),
])  # fmt: skip
def test_a_stated_stance_rests_on_words_of_its_own(case, where, column, value, said):
    assert list(stated_stances_rest_on_words(case)) == []
    (found,) = stated_stances_rest_on_words(changed(case, "stances", column, where, value))
    assert found[0] == "stances" and found[2] == "words" and said in found[3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_shows_the_words_that_carry_what_is_stated(case, language):
    """Where the reason is opened, and where it is said aloud: in the language spoken, or what was also said, in ours."""
    reader, table, whole = Reader(case, language), load_table(case), set()
    labels = set()
    for (who, clause, variant), row in stance_rows(case).items():
        opened = stance_evidence(reader, who, clause, {**table.draft, clause: variant})["words"]
        told = objection_ground(reader, who, clause, variant)
        condition = row["stance"] != OBJECTS and any(
            (each.delegation, each.clause, each.variant) == (who, clause, variant) for each in table.linkages
        )
        assert " … ".join(text for _label, text, *_language in opened) == row["words"]
        if row["basis"] != STATED or condition:
            assert not told["carried"]
            continue
        labels |= {label for label, *_rest in opened}
        carried = [fact for fact in opened if fact[1] != told["quote"]["words"]]
        assert told["carried"] == carried
        whole |= {row["words"]} if not carried else set()
        shown, languages = told["quote"]["words"], {text: spoken for _label, text, *spoken in opened}
        quoted = [text for text in languages if text.split(" … ")[0] in shown]
        assert all(languages[text] == [told["quote"]["language"]] for text in quoted)
        assert all(languages[text] == ([] if language == "en" else ["en"]) for text in set(languages) - set(quoted))
    assert len(labels) == 2 and whole  # quoted, or retold; and a whole quotation is not said twice


def test_who_is_quoted_is_who_carries_the_stance(case):
    """Two statements are named for it; the words are in the second."""
    row = stance_rows(case)["DEU", "decider", "c"]
    assert row["evidence"] == "DEU-04;DEU-07" and row["words"] in case.row("statements", "DEU-07")["wording"]
    told = objection_ground(Reader(case, "en"), "DEU", "decider", "c")
    assert told["quote"]["who"].endswith("DEU-07") and "Firmenchefs" in told["quote"]["words"]


def test_a_bloc_binds_its_members_only(case):
    assert case["delegations"].set_index("jurisdiction")["bloc"].to_dict()["FRA"] == "EUU"
    found = stances_rest_on_evidence(
        changed(case, "delegations", "bloc", lambda rows: rows["jurisdiction"] == "FRA", "")
    )
    assert {each[3].partition(" is ")[0] for each in found} == {"'EUU-dsa'"}


def test_gaps_in_the_tables_are_found(case):
    short = replace(case, tables={**case.tables, "stances": case["stances"].iloc[1:]})
    assert any("has no stance" in each[3] for each in stances_complete(short))
    loud = changed(case, "variants", "substance", lambda rows: rows["clause"] == "law", True)
    assert any("one says nothing" in each[3] for each in variants_leave_a_choice(loud))
    lost = changed(case, "linkages", "needs_variants", lambda rows: rows["id"] == "K01", "a;z")
    assert any("no variant 'z'" in each[3] for each in variants_leave_a_choice(lost))


def test_no_evidence_is_younger_than_the_summit(case):
    first = case["statuses"].groupby("instrument")["date"].min()
    dates = {**dict(zip(case["statements"]["id"], case["statements"]["date"], strict=True)),
             **dict(zip(case["events"]["id"], case["events"]["date"], strict=True)), **first.to_dict()}  # fmt: skip
    used = {
        each for table in ("stances", "linkages") for ids in case[table]["evidence"] for each in ids.split(";") if each
    }
    assert len(used) > 50
    assert [each for each in used if f"{dates[each]:%Y-%m-%d}" > str(case.entry("table.day"))] == []


def test_the_united_states_are_the_government_that_sat_in_rome(case):
    ids = set(case["stances"].query("delegation == 'USA' and basis == 'stated'")["evidence"])
    assert ids == {"USA-22"}


def test_every_signable_text_has_no_objection(case):
    table = load_table(case)
    rows = signable_texts(table)
    assert 10 < len(rows) < 1000  # neither everything nor nothing goes
    for row in rows:
        text = {clause: each[number] for (clause, each), number in zip(table.variants.items(), row, strict=True)}
        assert objections(table, text) == []
    assert objections(table, table.draft) and objections(table, table.silent)
    assert search(table)["most"] < len(table.variants)


def brief_page(case, store, delegation):
    return unescape(DelegationBrief(case, store, delegation).static_html())


def words_of(page):
    return len(re.sub(r"<[^>]+>", " ", page).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_briefs_are_of_comparable_length(case, store, language):
    store.choose_language(language)
    lengths = [words_of(brief_page(case, store, each)) for each in load_table(case).delegations]
    assert min(lengths) / max(lengths) >= 0.67


@pytest.mark.parametrize("delegation", ["MEX", "USA", "ITA"])
def test_a_brief_says_how_much_is_inferred(case, store, delegation):
    own = case["stances"].query("delegation == @delegation")
    counts = own["basis"].value_counts()
    said = brief_sentence(Reader(case, "en"), delegation)
    for basis, words in ((STATED, "Stated: {};"), (INFERRED, "inferred: {};"), (NO_EVIDENCE, "without evidence: {}.")):
        assert words.format(counts.get(basis, 0)) in said
    assert said in brief_page(case, store, delegation)


def test_each_red_line_in_a_brief_carries_its_basis(case, store):
    page = brief_page(case, store, "USA")
    for row in case["stances"].query("delegation == 'USA' and stance == 'objects'").to_dict("records"):
        ids = row["evidence"].replace(";", ", ")
        assert f"{row['reason_en']} ({row['basis']}: {ids})" in page


def test_cards_of_three_kinds(case):
    assert record_card(Reader(case, "fr"), "MEX-05")["wording_language"] == "es"
    assert "Section 230" in record_card(Reader(case, "en"), "USA-section-230")["heading"]
    assert (
        record_card(Reader(case, "en"), "E132")["heading"] == "E132 · 2021-03-10"
        and record_card(Reader(case, "es"), "E132")["sources"]
    )


def test_who_objects_is_counted_by_clause(case):
    against = objectors_by_clause(load_table(case))
    assert len(against["decider"]) == max(map(len, against.values())) and "USA" in against["follow-up"]


# The widgets, as a notebook uses them.


def pick(widget, sent, **picks):
    widget.requested_state = {**widget.state, "picks": {**widget.state["picks"], **picks}, "sent": sent}


def test_a_pick_is_stored_at_once_and_comes_back(case, store):
    table = NegotiationTable(case, store, task="09.6")
    assert store.answer("09.6") is None and "delegations object" in table.view["sentence"]
    pick(table, 1, decider="d")
    table.requested_state = {**table.state, "wording": "Our own words", "sent": 2}
    table.requested_state = {**table.state, "seat": "FRA", "sent": 3}
    assert store.answer("09.6")["answer"] == {
        "picks": {"decider": "d"},
        "wording": "Our own words",
        "seat": "FRA",
        "raised": {},
    }
    again = NegotiationTable(case, store, task="09.6")
    assert again.view["text"]["decider"] == "d" and again.state["wording"] == "Our own words"
    assert again.state["seat"] == "FRA"


def test_trying_leaves_the_stored_text_alone(case, store):
    table = NegotiationTable(case, store, task="09.6")
    pick(table, 1, decider="d")
    assert "stored at once" in table.view["keeping"] and table.view["work"] == "Task 09.6: Done so far: 1 of 6."
    kept = store.answer("09.6")
    tried = {"decider": "d", "follow-up": "d"}
    table.requested_state = {**table.state, "trial": tried, "sent": 2}
    assert table.view["text"]["follow-up"] == "d" and "only trying" in table.view["keeping"]
    assert ["MEX", "✖ Mexico (stated)", OBJECTS] in table.view["signs"]["decider"]
    assert store.answer("09.6") == kept and "trial" not in kept["answer"]
    table.requested_state = {**table.state, "trial": None, "sent": 3}
    assert table.view["text"]["follow-up"] == "a" and table.view["text"]["decider"] == "d"
    assert NegotiationTable(case, store).view["keeping"] == "This table stores nothing."


def test_the_table_says_when_its_task_is_complete(case, store):
    table = NegotiationTable(case, store, "MEX", task="09.3")
    pick(table, 1, decider="d", law="c", equal="b")
    assert (
        table.view["sentence"].startswith("Mexico objects to") and "own government still objects" in table.view["work"]
    )
    pick(table, 2, incitement="b")
    assert table.view["sentence"].startswith("Mexico can sign")
    assert table.view["work"] == "Task 09.3: Complete; you may go on changing it."
    assert NegotiationTable(case, store).view["work"] == ""
    # The draft chosen once more is no change.
    table.requested_state = {**table.state, "picks": dict(list(load_table(case).draft.items())[:5]), "sent": 3}
    assert "Done so far: 0 of 3" in table.view["work"]
    summit = NegotiationTable(case, store, task="09.6")
    pick(summit, 1, **dict(list(load_table(case).draft.items())[:6]))
    count = int(re.match(r"(\d+) of 11 delegations objects?", summit.view["sentence"])[1])
    assert summit.view["work"].endswith(f"Delegations that still object: {count}.") and count > 1


def test_a_sherpa_sees_one_side_at_a_time(case, store):
    """The stances of the others are found out by asking: no list shows all of them, and no old answer brings them back."""
    store.record("09.3", {"picks": {}, "wording": "", "seat": "", "raised": {}})
    table = NegotiationTable(case, store, "MEX", task="09.3")
    assert table.state["seat"] == "MEX" and "" not in [seat for seat, _ in table.words["seats"]]
    assert [seat["name"] for seat in table.view["seats"]] == ["Mexico"]
    table.requested_state = {**table.state, "seat": "", "sent": 1}
    assert "No delegation" in table.message and len(table.view["seats"]) == 1
    assert "" in [seat for seat, _ in NegotiationTable(case, store).words["seats"]]


def test_stances_are_in_no_tool_and_no_saved_page_before_the_prediction(case, store):
    tools = [ObjectionMap(case, store, "09.1"), NegotiationTable(case, store, task="09.6", after="09.1")]
    for tool in tools:
        page = tool.static_html()
        assert "09.1" in page and not any(name in page for name in ("Mexico", "Russia", "objects to"))
        assert "09.1" in tool.static_text() and tool.view == {}
    store.record("09.1", "decider")
    assert all("Mexico" in tool.static_html() and tool.view for tool in tools)


def test_an_objection_of_ones_own_choice_is_recorded_and_withdrawn(case, store):
    table, best = NegotiationTable(case, store, task="09.6"), search(load_table(case))["best"][0]
    pick(table, 1, **best)
    assert table.view["sentence"].startswith("Nobody objects") and ["ITA", "Italy"] in table.view["free"]["occasion"]
    raised = {f"occasion.{best['occasion']}": ["ITA", "XXX"], "nonsense": 3}
    table.requested_state = {**table.state, "raised": raised, "sent": 2}
    assert table.view["sentence"].startswith("1 of 11 delegations objects, to: 1.")
    assert ["ITA", "✖ Italy (own choice)", OBJECTS] in table.view["signs"]["occasion"]
    assert table.view["raised"]["occasion"] == [["ITA", "Italy"]] and "own choice" in table.static_html()
    assert NegotiationTable(case, store, task="09.6").view["sentence"].startswith("1 of 11")
    other = next(each for each in load_table(case).variants["occasion"] if each != best["occasion"])
    pick(table, 3, occasion=other)
    assert table.view["raised"]["occasion"] == []  # the objection was to another wording
    pick(table, 4, occasion=best["occasion"])
    table.requested_state = {**table.state, "raised": {f"occasion.{best['occasion']}": []}, "sent": 5}
    assert table.view["sentence"].startswith("Nobody objects")


def test_the_best_text_can_be_signed_at_the_table(case, store):
    table = NegotiationTable(case, store)
    pick(table, 1, **search(load_table(case))["best"][0])
    assert (
        table.view["sentence"]
        == "Nobody objects: all 11 delegations can sign this text. 9 of 12 clauses say something."
    )
    assert all(not seat["objects"] for seat in table.view["seats"]) and len(table.view["running"]) == 9


def test_a_package_is_told_with_its_basis(case, store):
    table = NegotiationTable(case, store)
    table.requested_state = {
        **table.state,
        "picks": {"decider": "d", "follow-up": "d"},
        "opened": ["MEX", "decider"],
        "sent": 1,
    }
    assert ["MEX", "✖ Mexico (stated)", OBJECTS] in table.view["signs"]["decider"]
    assert any("12. What comes next" in each and "(stated)" in each for each in table.view["evidence"]["reasons"])
    assert [card["heading"][:6] for card in table.view["evidence"]["cards"]] == ["MEX-05", "MEX-06"]
    pick(table, 2, **{"follow-up": "b"})
    assert table.view["signs"]["decider"] == []


def test_an_inference_is_labelled_wherever_it_shows(case, store):
    table = NegotiationTable(case, store)
    assert ["USA", "✖ United States (inferred)", OBJECTS] in table.view["signs"]["decider"]
    usa = next(seat for seat in table.view["seats"] if seat["name"] == "United States")
    assert "3. Who decides (inferred)" in usa["objects"]
    assert "✖ United States (inferred)" in table.static_html()


def test_a_seat_sees_its_own_stances_only(case, store):
    table = NegotiationTable(case, store, "MEX")
    assert [seat["name"] for seat in table.view["seats"]] == ["Mexico"]
    assert {mark[0] for marks in table.view["signs"].values() for mark in marks} == {"MEX"}
    assert table.view["own"]["decider"]["c"] == "✖ objects (stated)"
    assert "United States" not in table.static_html()
    table.requested_state = {**table.state, "opened": ["USA", "decider"], "sent": 1}
    assert table.view["evidence"] == {}


def test_an_unknown_seat_is_refused_and_nothing_is_lost(case, store):
    table = NegotiationTable(case, store, task="09.6")
    pick(table, 1, law="c")
    before = table.view
    table.requested_state = {**table.state, "seat": "XXX", "sent": 2}
    assert "No delegation 'XXX'" in table.message and table.view == before
    with pytest.raises(KitError, match="Did you mean"):
        NegotiationTable(case, store, "MEXX")


@pytest.mark.parametrize("kept", [
    "rubbish", {"picks": "rubbish", "wording": 3}, {"picks": {"gone": "a", "law": "z"}, "seat": "XXX"},
    {"seat": ["MEX"]},
])  # fmt: skip
def test_a_damaged_answer_opens_the_draft(case, store, kept):
    store.record("09.6", kept)
    assert NegotiationTable(case, store, task="09.6").view["text"] == load_table(case).draft
    assert BestTexts(case, store, "09.6").view["mine"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", r"\d+ des 11 délégations s’opposent\."), ("es", r"\d+ de 11 delegaciones se oponen\.")],
)
def test_the_table_speaks_three_languages(case, store, language, words):
    table = NegotiationTable(case, store)
    table.requested_state = {**table.state, "language": language, "opened": ["USA", "decider"], "sent": 1}
    assert re.match(words, table.view["sentence"]) and store.language == language
    shown = f"{table.words['clauses']} {table.words['labels']} {table.view}"
    for english in ("objects", "welcomes", "(inferred)", "Who can sign", "delegations", "clauses say"):
        assert english not in shown.replace("'objects'", "").replace("'welcomes'", ""), english


def test_the_search_waits_for_the_guess_and_follows_the_text(case, store):
    found = BestTexts(case, store, "09.6", "09.7")
    assert "09.7" in found.locked and found.view == {}
    page = found.static_html()
    assert page.index("<details>") < page.index("<table")
    store.record("09.7", "9")
    assert found.view["numbers"][1] == ["Texts that all can sign", "44"] and "No text of yours" in found.view["mine"]
    pick(NegotiationTable(case, store, task="09.6"), 1, decider="d")
    assert found.view["mine"] == signing_sentence(Reader(case, "en"), {"decider": "d"})
    assert len(found.view["others"]) == int(found.view["numbers"][3][1]) - 1
    for other in found.view["others"]:
        assert other.startswith("Another text says as much. It differs in ") and other in found.static_html()


def test_the_map_waits_for_the_prediction_and_plays_it_back(case, store):
    shown = ObjectionMap(case, store, "09.1")
    assert shown.view == {} and "09.1" in shown.static_text()
    store.record("09.1", "liability")
    assert len(shown.view["rows"]) == 12 and "3. Who decides" in shown.view["sentence"]
    assert shown.view["prediction_result"]["clause"] == "liability"
    assert shown.view["prediction_result"]["expected"].startswith("You expected: Liability")
    assert shown.view["prediction_result"]["shown"].startswith("The table shows: Who decides")
    assert ObjectionMap(case, store).view["prediction_result"] == {}


def test_the_map_opens_when_the_summit_is_closed(case, store):
    shown = ObjectionMap(case, store, "09.1", "09.6")
    store.record("09.1", "liability")
    assert shown.locked == "First finish your work on task 09.6; this tool then opens here."
    moves = [{"kind": "propose", "by": "", "clause": "decider", "variant": "c"}]
    answer = {"picks": {"decider": "c"}, "wording": "", "seat": "MEX", "raised": {}}
    store.record("09.6", {**answer, "moves": moves})
    assert shown.locked and "USA" not in shown.static_html()
    # What the table then left is compared with the best text: what was disputed says nothing.
    found = best_texts_view(Reader(case, "en"), {**answer, "moves": [*moves, {"kind": "close", "by": ""}]})
    said = "No text: it is not signed by Russia. 1 red line was not voiced. 3 of 12 clauses say something."
    assert found["view"]["mine"] == said
    store.record("09.6", {**answer, "moves": [*moves, {"kind": "close", "by": ""}]})
    assert not shown.locked and shown.view["prediction_result"]["clause"] == "liability"


def test_a_cell_of_the_map_says_what_stands_behind_it(case, store):
    shown = ObjectionMap(case, store)
    row = next(each for each in shown.view["grid"] if each["id"] == "decider")
    assert row["count"] == 9 and row["cells"]["ITA"] == {"marks": [], "name": "Clause 3, Italy: no objection"}
    assert row["cells"]["USA"]["name"] == "Clause 3, United States: objects to a (inferred), b (inferred)"
    assert row["cells"]["MEX"]["marks"] == [["c", "stated", False], ["d", "stated", True]]
    bound = {(each.delegation, each.clause, each.variant): each.basis for each in load_table(case).linkages}
    drawn = {
        (who, row["id"], letter): basis
        for row in shown.view["grid"] for who, cell in row["cells"].items() for letter, basis, is_bound in cell["marks"] if is_bound
    }  # fmt: skip
    assert drawn == bound and set(bound.values()) == {STATED, INFERRED}  # by the condition's own basis
    assert shown.view["panel"] == {}
    shown.requested_state = {**shown.state, "opened": ["MEX", "decider"], "sent": 1}
    assert [each["mark"][0] for each in shown.view["panel"]["items"]] == ["c", "d"]
    assert "follow-up" in shown.view["panel"]["items"][1]["ground"]["reason"]
    shown.requested_state = {**shown.state, "opened": ["ITA", "decider"], "sent": 2}
    assert "No objection here" in shown.view["panel"]["none"]
    shown.requested_state = {**shown.state, "opened": ["XXX", "decider"], "sent": 3}
    assert "No delegation" in shown.message
    page = shown.static_html()
    drawn = ElementTree.fromstring(base64.b64decode(re.search(r"svg\+xml;base64,([^\"]+)", page)[1]))
    assert sum(each.text in ("✖a", "✖b", "✖c", "◇a", "◇b", "◇c", "◇d") for each in drawn.iter()) > 40
    assert "3. Who decides: 9." in page and page.count("<table") == 1


def test_the_guess_is_played_back_beside_the_search(case, store):
    found = BestTexts(case, store, "09.6", "09.7")
    store.record("09.7", "12")
    assert found.view["prediction_result"]["expected"] == "You expected: All twelve"
    assert found.view["prediction_result"]["shown"] == "The search shows: Nine"


def test_a_brief_is_chosen_from_the_list(case, store):
    brief = DelegationBrief(case, store, "MEX")
    brief.requested_state = {**brief.state, "delegation": "ITA", "language": "es", "sent": 1}
    assert brief.view["name"] == "Italia" and "Declaradas: 0;" in brief.view["count"]
    brief.requested_state = {**brief.state, "delegation": "XXX", "sent": 2}
    assert "Ninguna delegación" in brief.message and brief.view["name"] == "Italia"
    with pytest.raises(KitError):
        delegation_brief_view(case, {"language": "en", "delegation": "XXX"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_brief_to_play_from_is_short_and_holds_each_red_line_and_wish(case, language):
    for who in load_table(case).delegations:
        view = delegation_brief_view(case, {"language": language, "delegation": who})["view"]
        lines, wishes, bound, free = (part["lines"] for part in view["sheet"])
        stances = [stance for (each, _c, _v), (stance, _b) in load_table(case).stances.items() if each == who]
        assert (len(lines), len(wishes)) == (stances.count(OBJECTS), stances.count(WELCOMES))
        assert len(bound) == sum(each.delegation == who for each in load_table(case).linkages)
        said = " ".join([view["note"], view["count"], *lines, *wishes, *bound, *free])
        assert len(said.split()) < 330, (who, len(said.split()))


def test_public_calls_find_the_case(monkeypatch):
    monkeypatch.chdir(ROOT / "notebooks")
    assert "Mexico" in negotiation_table(delegation="MEX").static_text()
    assert "44" in best_texts().static_html() and "9 of 11" in objection_map().static_text()
    assert delegation_brief("DEU").static_text().startswith("Stances in this brief: 41.")
    with pytest.raises(KitError, match="No delegation"):
        delegation_brief("Germany")


def test_the_static_fallback_says_that_it_is_a_model(case, store):
    assert "not a forecast" in NegotiationTable(case, store).static_html()
    store.choose_language("fr")
    assert "non une prévision" in NegotiationTable(case, store).static_html()
