"""The card that opens by itself shows the value for which it stands, or says why it was given."""

from datetime import date

import pytest
from helpers import first_in_gate

from whodecides.case import Reader, government_codes
from whodecides.i18n import LANGUAGES
from whodecides.provenance import CONFIDENCES, evidence, evidence_order, trace
from whodecides.tools.agreement.codes import cell_evidence
from whodecides.tools.comparator.model import parse
from whodecides.tools.comparator.quotation_panel import opened_value, value_panel
from whodecides.tools.positions_map.model import dated_statements, initial_place
from whodecides.tools.positions_map.quotation_panel import place_panel
from whodecides.tools.rhetoric_vs_practice.view import government
from whodecides.widgets.evidence import coding_reasons, evidence_cards

PLAINEST = evidence_order(CONFIDENCES[0], "")


INFERRED = "no words: it was inferred"


def on_what(item):
    """What is to stand there of the words of a code: those quoted, those retold, or that it was inferred."""
    if item["words"] == "inferred":
        return [INFERRED]
    parts, wording = item["words"].split(" … "), item["statement"]["wording"]
    found = [[each for each in parts if (each in wording) == quoted] for quoted in (True, False)]
    return [text for text in map(" … ".join, found) if text]


@pytest.fixture(scope="module")
def reader(case):
    return Reader(case, "en")


def test_in_the_comparator_each_government_begins_with_its_plainest_words(reader):
    """For each jurisdiction, variable and value: no other statement with this value is surer, or plain without a note."""
    case, seen = reader.case, 0
    for place in set(case["statements"]["jurisdiction"]):
        for variable in case["variables"]["id"]:
            coded = {each["statement"]["id"]: each for each in evidence(case, place, variable) if "statement" in each}
            for value in {each["value"] for each in coded.values()}:
                (column,) = value_panel(reader, (place,), variable, value)["columns"]
                shown = column["quotations"][column["first"]]
                first = coded[shown["id"]]
                assert first["value"] == value
                same = [
                    evidence_order(each["confidence"], each["note"])
                    for each in coded.values()
                    if each["value"] == value
                ]
                assert evidence_order(first["confidence"], first["note"]) == min(same), (place, variable, value)
                reasons = [text for _label, text, *_language in shown["why"]]
                rests = on_what(first)
                assert rests == reasons[: len(rests)] and bool(rests) == (first["words"] != "")
                assert first["note"] in [*reasons, ""]
                assert first["words"] or first["note"] or first["statement"]["context"] in [*reasons, ""]
                assert first["confidence"] != CONFIDENCES[-1] or CONFIDENCES[-1] in reasons
                seen += 1
    assert seen > 200


def test_of_plain_words_those_come_first_that_name_the_value(reader):
    panel = value_panel(reader, ("MEX",), "decider", "national law")
    column = panel["columns"][0]
    assert column["quotations"][column["first"]]["id"] == "MEX-06"  # "this is for the nation states"


def test_the_map_begins_with_words_that_are_plain_wherever_a_government_has_such(reader):
    case = reader.case
    span = case.entry("period.first"), date(2021, 2, 10)  # as in lesson 06
    for variable in case["variables"]["id"]:
        said = dated_statements(case, variable, *span)
        last = {each.place: each for each in said}
        place = initial_place(said)
        plain = {
            each.place
            for each in last.values()
            if each.substantive and evidence_order(each.confidence, each.note) == PLAINEST
        }
        assert place in plain or not plain, variable
        first = place_panel(reader, variable, place, span)["statements"][0]
        assert first["id"] == last[place].statement and ("Why this code" not in str(first["why"])) == (place in plain)


def test_whatever_is_opened_on_the_map_says_why_where_its_words_do_not(reader):
    case = reader.case
    span = case.entry("period.first"), date(2021, 2, 10)  # as in lesson 06
    notes = {each.statement: each.note for each in dated_statements(case, "evaluation", *span)}
    for place in case["tiles"]["jurisdiction"]:
        for each in place_panel(reader, "evaluation", place, span)["statements"]:
            assert not notes[each["id"]] or notes[each["id"]] in str(each["why"])
    mexico = place_panel(reader, "evaluation", "MEX", span)["statements"]
    assert any("rejects censorship" in str(each["why"]) for each in mexico)


def test_the_calls_of_the_lessons_open_what_shows_its_value(reader):
    """The four governments of lesson 06 and the pair in which one began with words on something else."""
    selection = parse("MEX+DEU+FRA+POL", reader.case, 4)
    _place, variable, value = opened_value(reader, selection)
    for column in value_panel(reader, selection.places, variable, value)["columns"]:
        shown = column["quotations"][column["first"]]
        coded = {each["statement"]["id"]: each for each in evidence(reader.case, column["place"], variable)}
        assert evidence_order(coded[shown["id"]]["confidence"], coded[shown["id"]]["note"]) == PLAINEST or shown["why"]


# What stands before the words, and that there are none: quoted, retold, inferred.
SAID = {
    "en": ("Rests on the words", "Rests on what was also said", "Rests on", "no words: it was inferred"),
    "fr": ("Repose sur les mots", "Repose sur ce qui a aussi été dit, en anglais", "Repose sur", "aucun mot\u00a0: c’est une déduction"),
    "es": ("Se apoya en las palabras", "Se apoya en lo que también se dijo, en inglés", "Se apoya en", "ninguna palabra: se ha inferido"),
}  # fmt: skip


def facts_of(language, row, statement):
    """The facts that are to stand beside a code in a language, each with the language of its words where it is another."""
    quoted, retold, rests, inferred = SAID[language]
    if row["words"] == "inferred":
        return [[rests, inferred]]
    found = on_what({"words": row["words"], "statement": statement})
    english = [] if language == "en" else ["en"]
    return [
        [quoted, text, statement["language"]] if text.split(" … ")[0] in statement["wording"] else [retold, text, *english]
        for text in found if row["words"]
    ]  # fmt: skip


@pytest.mark.parametrize("language", first_in_gate(*LANGUAGES))
def test_wherever_a_code_is_opened_its_words_stand_beside_it_or_that_it_was_inferred(case, language):
    """In the comparator, on the map, beside the record, and on the evidence card."""
    reader, span = Reader(case, language), (date(2020, 1, 1), date(2026, 12, 31))
    codes = government_codes(case).query("statement != ''").to_dict("records")
    cards, opened, reason = 0, {}, case.entry("variables.reason")
    for place, variable in {(row["jurisdiction"], row["variable"]) for row in codes}:
        for shown in evidence_cards(reader, place, variable):
            if "wording" in shown:
                opened["card", shown["heading"].split(" ")[0], variable] = shown["facts"]
        for each in place_panel(reader, variable, place, span)["statements"]:
            opened["map", each["id"], variable] = [*each["why"], *each["original"]]
        for value in {row["value"] for row in codes if (row["jurisdiction"], row["variable"]) == (place, variable)}:
            (column,) = value_panel(reader, (place,), variable, value)["columns"]
            opened |= {
                ("panel", each["id"], variable): [*each["why"], *each.get("original", [])]
                for each in column["quotations"]
            }
    for row in codes:
        statement = case.row("statements", row["statement"])
        wanted = facts_of(language, row, statement)
        for where in ("card", "panel", "map"):
            assert all(each in opened[where, row["statement"], row["variable"]] for each in wanted), (where, row)
        if row["variable"] == reason:
            said = government(reader, row["jurisdiction"])["quotations"]
            assert all(
                each in next(one["why"] + one.get("original", []) for one in said if one["id"] == row["statement"])
                for each in wanted
            )
        cards += bool(wanted)
    assert cards > 400


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_a_code_was_inferred_is_told(case, language):
    """The one of which no words name the person: he speaks as himself. No government's statement is."""
    rows = case["positions"].query("words == 'inferred' and coder == 'adjudicated'").to_dict("records")
    assert [(row["statement"], row["variable"]) for row in rows] == [("USA-19", "names_suspended")]
    for row in rows:
        why = coding_reasons(Reader(case, language), row["statement"], row["confidence"], row["words"], row["note"])
        assert why[0] == [*SAID[language][2:]] and why[1][1] == row["note"]


def test_the_chain_behind_a_cell_and_the_third_reading_name_the_words_too(case, reader):
    row = case["positions"].query("statement == 'MEX-06' and variable == 'decider' and coder == 'adjudicated'").iloc[0]
    lines = trace(case, "MEX.decider")
    assert f"    rests on the words: {row['words']}" in lines
    place = (row["value"], row["value"])
    found = cell_evidence(reader, "decider", {place: ["MEX-06"]}, place, 0)
    assert found["rests"] == [["Rests on the words", row["words"], "es"]]
