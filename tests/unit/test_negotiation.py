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
from whodecides.tools.negotiation.evidence import stance_facts
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
    ObjectionMap,
    best_texts,
    delegation_brief,
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
        opened = stance_facts(reader, row)
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


def test_who_objects_is_counted_by_clause(case):
    against = objectors_by_clause(load_table(case))
    assert len(against["decider"]) == max(map(len, against.values())) and "USA" in against["follow-up"]


# The widgets, as a notebook uses them.


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
    assert "44" in best_texts().static_html() and "9 of 11" in objection_map().static_text()
    assert delegation_brief("DEU").static_text().startswith("Stances in this brief: 41.")
    with pytest.raises(KitError, match="No delegation"):
        delegation_brief("Germany")


def test_the_search_waits_for_the_guess_and_follows_the_text(case, store):
    found = BestTexts(case, store, "09.6", "09.7")
    assert found.view["told"] == {} and "rows" not in found.view
    page = found.static_html()
    assert page.index("<details>") < page.index("<table")
    found.requested_state = {**found.state, "answer": "12", "sent": 1}
    assert store.answer("09.7")["answer"] == "12"
    most, whole = search(load_table(case)), len(load_table(case).variants)
    told = found.view["told"]
    assert (told["own"], told["record"]) == ("All twelve", f"{most['most']} of {whole}")
    assert str(most["signable"]) in told["said"] and "No text of yours" in found.view["mine"]
    store.record("09.6", {"picks": {"decider": "d"}})
    assert found.view["mine"] == signing_sentence(Reader(case, "en"), {"decider": "d"})
    assert [says for _title, _short, says in found.view["clauses"]].count(True) == most["most"]
    for door, _text in found.view["doors"]:
        found.requested_state = {**found.state, "opened": door, "sent": 2}
        assert found.view["ground"]["reason"]


def test_what_the_table_left_is_compared_with_the_best_text(case):
    """What was disputed says nothing once the table is closed."""
    moves = [{"kind": "propose", "by": "", "clause": "decider", "variant": "c"}, {"kind": "close", "by": ""}]
    answer = {"picks": {"decider": "c"}, "wording": "", "seat": "MEX", "raised": {}, "moves": moves}
    said = "No text: it is not signed by Russia. 1 red line was not voiced. 3 of 12 clauses say something."
    assert best_texts_view(Reader(case, "en"), answer)["view"]["mine"] == said


@pytest.mark.parametrize("kept", ["rubbish", {"picks": "rubbish"}, {"picks": {"gone": "a", "law": "z"}}])
def test_a_damaged_text_is_compared_as_the_draft(case, store, kept):
    store.record("09.6", kept)
    assert BestTexts(case, store, "09.6").view["mine"]
