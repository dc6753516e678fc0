"""The engine has no word of the first case: a made-up one, of a fine and a market, is shown with its own words alone."""

import re
from base64 import b64decode

import pandas as pd
import pytest
from helpers import ROOT, first_in_gate, some_in_gate
from made_up_case import LAWS, PLACES, SPOKEN, VALUES, write_case, write_later_case
from test_case_in_code import FILES, texts
from visible_texts import widget_texts

import whodecides
from whodecides.answers import open_store
from whodecides.build.case_support import NEEDS
from whodecides.build.codebook import codebook
from whodecides.case import Reader, check_case, load
from whodecides.case.capability import missing_needs
from whodecides.i18n import LANGUAGES
from whodecides.prepare.cards.article import changes, verdicts
from whodecides.prepare.cards.blocks import SheetContext
from whodecides.prepare.cards.coding import final_codes
from whodecides.prepare.cards.games import best_text, board_outcome
from whodecides.prepare.cards.sheet_list import PIECES
from whodecides.widgets.base import StatefulWidget
from whodecides.widgets.encodings import value_encodings

# What a case is about, in the languages of the kit, as parts of words where a word has several forms.
FIRST = re.compile(
    r"(?i:suspen[ds]|suspensi|six steps|six étapes|seis pasos|g20|trump|twitter|facebook|youtube|capitol|mexic|mexiq|méxic|"
    r"washington|2021|6 january|8 january|8 janvier|8 de enero|lesson 0|leçon 0|lección 0|freedom of expression is|"
    r"liberté d.expression est|libertad de expresión es|this account|ce compte|esta cuenta|sherpa|the summit|sommet|cumbre|"
    r"presidency|communiqué|comunicado|three-part|trois étapes|tres partes|v-dem|index of free expression|of 3 steps|"
    r"indice de liberté|índice de libertad|session 1|experts rate|speaker.s office|keep or to remove|French text)"
    r"|\b(?:Board|Conseil|Consejo)\b"
)
CODES = {each: dict(zip(VALUES, values, strict=True)) for each, (_day, values) in SPOKEN.items()}
FEW = {
    each: {variable: codes[variable] for variable in ("view_of_fine", "main_ground")} for each, codes in CODES.items()
}

# The ladder shows each kind of measure that the kit knows, and suspension is one: a word of the method, not of the case.
LAW = re.compile(r"\bSuspended\b")  # how a law can stand
VALUE = re.compile(r"\| (?:statuses\.status|platform_actions\.action|events\.kind) \|")  # a row of labels of the method
RUNG = re.compile(r"\bSuspensi[oó]n\b")
NAMED = ({"steps": "12.2", "ruling": "12.4"},)  # tasks whose work a part of the hearing waits for

# Moves at the table, each after those before it: what people and the model say, and what closing does.
MOVES = [
    {"kind": "propose", "by": "QAA", "clause": "fees", "variant": "a"},
    {"kind": "ask", "by": "QAA", "of": "QCC", "clause": "fees"},
    {"kind": "propose", "by": "", "clause": "fees", "variant": "b"},
    {"kind": "sit", "by": "QBB"},
    {
        "kind": "object",
        "by": "QBB",
        "clause": "berths",
        "variant": "a",
        "reason": "Our ports have no berths left this year.",
    },
    {"kind": "yield", "by": "QBB", "clause": "fees", "variant": "a", "needs": "berths", "wants": "b"},
    {"kind": "last", "by": ""},
    {"kind": "close", "by": ""},
    {"kind": "refuse", "by": "QAA"},
]
PLAYED = [{"moves": MOVES[:count]} for count in (1, 2, 6, 7, 8, 9)]

# The arguments of each call, and what is then chosen one after the other; a call not named here is made without any.
USED = {
    "agreement_explorer": [(("view_of_fine",), [{"opened": ["rejects the fine", "doubts the fine"]}, {"variable": "main_ground"}])],
    "agreement_squares": [(("view_of_fine+main_ground",), [{"guess": "main_ground"}])],
    "alphas": [(("view_of_fine+main_ground",), [{"guess": "main_ground"}, {"opened": "view_of_fine"}])],
    "never_reads": [(("main_ground",), [{"guess": "50"}])],
    "own_codes": [(("view_of_fine",), [{"codes": {"QCC-01": "doubts the fine"}, "turned": ["QCC-01"], "opened": "QCC-01"}])],
    "two_readings": [(("view_of_fine", "rejects the fine", "doubts the fine"), [{"readings": {"QCC-01": "A"}, "opened": "QCC-01"}])],
    "apply_to_case": [((), [{"guesses": {f"QAA-port-act.{step}": found for step, found in (
        ("law", "on the day"), ("berth", "in port"), ("payment", "wait"), ("delay", "a week"))}}])],
    "account_decisions": [((), [{"decisions": {"A901": "close", "A902": "open"}, "at": "A901"}])],
    "arguments": [(("fine",), [])],
    "build_law": [(("QAA-port-act",), [{"parts": {"payment": "QAA-port-act"}, "pressed": "payment"}])],
    "correct_page": [((), [{"at": "C91", "text": "It took ten days, on 5 May 2031, on purpose."}])],
    "left_out": [((), [{"at": "F91", "named": ["F91"]}])],
    "delegation_brief": [(("QAA",), [{"delegation": "QBB"}, {"delegation": "QCC"}])],
    "clause_fight": [(("QAA", "fees"), [{"bets": ["QBB"]}, *({"read": [each], "at": each} for each in "abc")])],
    "objection_map": [((), [{"opened": ["QBB", "fees"]}, {"opened": ["QCC", "fees"]}])],
    "sherpa_seat": [(("QAA",), [{"moves": [{"kind": "ask", "by": "QAA", "of": "QBB", "clause": "fees"}]}])],
    "story_page": [((), [{"stamps": {"C91": "fact"}}])],
    "summit_table": [(("QAA",), PLAYED)],
    "translation_chain": [((), [{"judgements": {"R91.2": ["no"]}}])],
    "alike": [(("QAA", ["QBB", "QCC"]), [{"place": "QBB", "variable": "main_ground"}, {"place": "QCC", "variable": "view_of_fine"}])],
    "count_codes": [(("view_of_fine", ["QAA", "QBB"]), [{"cell": ["welcomes the fine", "QAA"]}, {"word": "main_ground"}])],
    "nearest": [(("QAA",), [])],
    "side_by_side": [((list(PLACES), ["view_of_fine", "main_ground"]), [{"opened": ["QBB.main_ground"]}, {"opened": ["QDD.main_ground"]}])],
    "texts_side_by_side": [((["QAA-port-act", "QBB-sea-act"], ["inspectors"]), [{"opened": ["QBB-sea-act.inspectors"]}])],
    "speakers": [(("view_of_fine", ["QBB"]), [{"dot": "QBB-01"}]), (("view_of_fine", ["QBB"], True), [{"picks": ["QBB-01", "QBB-02"]}])],
    "weigh": [(("QAA", ["QBB"], ["view_of_fine", "main_ground"]), [{"answer": "1"}, {"answer": "2", "weight": 3}])],
    "coder": [(("view_of_fine",), [{"codes": {"QCC-01": "doubts the fine"}, "at": "QCC-01"}])],
    "hardest_code": [(("view_of_fine",), [{"hardest": ["QCC-01"]}])],
    "try_sentence": [(("view_of_fine", ["QBB-01", "QCC-01"], "12.7"), [{"decides": ["QCC-01"], "wrong": []}])],
    "compare": [(("QAA+QBB+QDD",), [{"opened": ["QAA", "view_of_fine"]}, {"opened": ["QDD", "main_ground"]}])],
    "compare_cases": [(("QAA+QBB+QCC+QDD+QEE", "later"), [{"opened": "QAA-01"}, *({"place": each} for each in ("QBB", "QCC", "QDD", "QEE")), {"opened": "QCC-01"}])],
    "compare_instruments": [(("QAA-port-act+QBB-sea-act",), [{"opened": ["QBB-sea-act", "inspectors"]}])],
    "dot_plot": [((dict.fromkeys(VALUES, 1), "QAA"), [])],
    "decider_dots": [((), [{"expected": "an inspector", "open": "an inspector"}])],
    "first_minute": [((), [{"call": "pay"}])],
    "marked_words": [((), [{"picks": ["X01.1", "X01.2"]}])],
    "hearing": [
        (("file",), [{"pack": each} for each in ("company", "user", "board")]),
        (("sides",), [{"stage": "pleas", "side": "user", "people": 9}, {"stage": "questions", "side": "public"}]),
        (("steps",), [{"step": "size"}]), (("ruling",), [{"moves": [{"kind": "next", "by": "", "step": "sentence"}, {"kind": "opinion", "by": "", "step": "sentence", "value": "no " * 50}]}]), (("board",), []), (("board", *NAMED), []),
    ],
    "heat_map": [(("view_of_fine", list(PLACES)), [])],
    "index_plot": [((["QAA", "QBB"],), [])],
    "laws_over_time": [((), [{"opened": "QAA-port-act"}]), (("", "QAA-port-act", "wait"), [])],
    "promise_fates": [((), [{"guesses": {"P01": "kept"}, "at": "P01"}])],
    "reach_plot": [(("monthly",), []), (("followers",), [])],
    "record_explorer": [(("QAA+QBB",), [{"turn": 1}])],
    "expect_index": [(("QAA", ["QBB"]), [])],
    "brief": [((each,), []) for each in (1, 2, 3)],
    "revise_rule": [(("doubt-counts",), [])],
    "speech_triangle": [((), [{"side": "company-state"}])],
    "statuses_on": [(("2031-03-03",), [])],
    "decision_path": [((), [{"answers": {"port-closed-notice": {"answer": "no"}}}])],
    "guarantees": [((), [{"bound": {"QAA-port-act": "both"}, "at": "QAA-port-act"}])],
    "rule_check": [((), [{"checks": {"notice": "no"}}])],
    "on_duty": [((), [{"decided": {"A901": "close", "A902": "leave"}}, {"names": True}])],
    "rule_trial": [((), [{"rule": "An app may leave a port where it was fined twice in a year.", "calls": {"A901": "yes", "A902": "no"}}])],
    "other_clocks": [((["A901", "QAA-01"], ["QAA-01", "A901"]), [{"answer": "friday"}])],
    "press_timeline": [((None, None, "QAA-01"), []), ((), [])],
    "timeline": [((), [{"opened": "A901"}, {"opened": "QAA-01"}])],
    "where_they_stand": [((), [{"place": "QAA"}, {"variable": "who_inspects", "place": "QDD"}])],
}  # fmt: skip


@pytest.fixture(scope="module")
def harbour(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kit") / "data"
    write_later_case(folder / "later")
    return load(write_case(folder / "harbour"))


@pytest.fixture(autouse=True)
def own_answers(tmp_path, monkeypatch):
    monkeypatch.setenv("WHODECIDES_ANSWERS", str(tmp_path / "my-answers.json"))
    monkeypatch.chdir(ROOT)


def of_first_case(texts):
    """Return the texts in which a word of the first case stands."""
    return [text for text in dict.fromkeys(texts) if FIRST.search(text)]


def used(name, case):
    """Yield all texts of a tool or figure, as it opens and after each choice."""
    for arguments, choices in USED.get(name, [((), [])]):
        named = arguments[-1] if arguments and arguments[-1] in NAMED else {}
        shown = getattr(whodecides, name)(*arguments[: len(arguments) - bool(named)], case=case, **named)
        if isinstance(shown, pd.DataFrame):
            yield from map(str, [*shown.columns, *shown.to_numpy().ravel()])
            continue
        yield from widget_texts(shown)
        yield from re.findall(r"<text[^>]*>([^<]+)", getattr(shown, "svg", ""))
        for state in choices if isinstance(shown, StatefulWidget) else []:
            shown.requested_state = {**shown.state, **state, "sent": shown.state.get("sent", 0) + 1}
            assert shown.message == "", (name, state)
            yield from widget_texts(shown)


def test_the_made_up_case_is_sound_and_shares_no_name_with_the_first(harbour, case):
    assert [str(each) for each in check_case(harbour.folder)] == []
    for table, column in (("variables", "id"), ("values", "id"), ("jurisdictions", "id"), ("events", "id"), ("statements", "id"),
                          ("platform_actions", "id"), ("instruments", "id"), ("arguments", "question"), ("hearing_steps", "id"),
                          ("features", "id"), ("application_steps", "id"), ("application_outcomes", "id"), ("test_steps", "id"),
                          ("clauses", "id"), ("claims", "id"), ("expressions", "id"), ("linkages", "id")):  # fmt: skip
        shared = set(harbour[table][column]) & set(case[table][column])
        assert shared <= {"not addressed", "no statement found"}, table
    assert harbour.entry("coding.task") != case.entry("coding.task")
    assert not {each["id"] for each in harbour.entry("first_minute.steps")} & {
        each["id"] for each in case.entry("first_minute.steps")
    }


def test_the_made_up_case_opens_every_call(harbour):
    assert [name for name, needs in NEEDS.items() if missing_needs(harbour, needs)] == []


@pytest.mark.parametrize("language", first_in_gate(*LANGUAGES))
@pytest.mark.parametrize("name", some_in_gate(list(NEEDS), 2))
def test_a_tool_or_figure_says_no_word_of_the_first_case(harbour, name, language):
    open_store().choose_language(language)
    texts = list(used(name, harbour))
    assert texts
    if name == "measures_ladder":
        texts = [RUNG.sub("", text) for text in texts]
    assert of_first_case(texts) == []


def test_the_table_is_as_wide_as_the_delegations_are_many(harbour, case):
    for asked, seats in ((harbour, 3), (case, 11)):
        seat = asked["delegations"]["jurisdiction"][0]
        pages = (
            whodecides.summit_table(seat, case=asked).static_html(),
            whodecides.objection_map(case=asked).static_html(),
        )
        wide = [int(re.search(r'svg[^>]* width="(\d+)"', svg_in(page))[1]) for page in pages]
        assert wide == [394 + 46 * seats, 310 + 50 * seats]


def test_a_scale_of_three_values_ends_in_the_signs_of_both_ends(harbour):
    signs = value_encodings(harbour, "view_of_fine")
    assert [signs[each][0] for each in ("welcomes the fine", "doubts the fine")] == ["▲", "●"]


def svg_in(page):
    return b64decode(re.search(r'base64,([^"]+)', page)[1]).decode()


OF_TASKS = ("tasks", "order cards")  # they hold what the lessons of a course ask
ASKED = {  # what pieces of sheets want to know
    "exhibits": ["X01"], "expressions": ["R91"], "features": ["appeal"], "findings": ["L01"], "first": "2031-03-01", "instruments": list(LAWS),
    "last": "2031-03-12", "near": "QAA", "places": ["QAA", "QBB"], "question": "fine", "situations": ["port-closed"],
    "variable": "view_of_fine", "variables": ["view_of_fine", "main_ground"], "weightings": [[1, 2]],
}  # fmt: skip


@pytest.mark.parametrize("language", first_in_gate(*LANGUAGES))
def test_a_sheet_says_no_word_of_the_first_case(harbour, language):
    kit = SheetContext(Reader(harbour, language), {}, 9)
    blocks = [
        (kit.reader.say(title), piece(kit, ASKED)) for name, (title, piece) in PIECES.items() if name not in OF_TASKS
    ]
    blocks += [board_outcome(kit), final_codes(kit), best_text(kit), changes(kit, ["R91"]), verdicts(kit)]
    assert of_first_case(strings(blocks)) == []


def test_the_codebook_says_no_word_of_the_first_case(harbour):
    """Where it lists the values of a column, it lists those of the method, too: kinds of measure, states of a law."""
    lines = [line.partition("one of: ")[0] for line in codebook(harbour).splitlines() if not VALUE.match(line)]
    lines = [LAW.sub("", line) for line in lines]
    assert len(lines) > 100 and of_first_case(lines) == []


def strings(data):
    """Return all texts in blocks of a sheet."""
    if isinstance(data, str):
        return [data]
    if hasattr(data, "blocks"):
        return [data.title, *strings(data.blocks)]
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list | tuple) else ()
    return [text for part in parts for text in strings(part)]


# Words of the method, whatever the case: a kind of measure, how a law can stand, who leads a table; and the board of a classroom.
METHOD = {"suspension", "Suspension", "suspended", "presidency", "Board"}
# Words of the data's vocabularies, and made-up rows that show the form of a row.
DATA_WORDS = ("new_case.py",)


def test_no_text_of_the_engine_has_a_word_of_the_first_case():
    found = [
        f"{path.name}:{line}: {text}"
        for path in FILES
        if path.name not in DATA_WORDS
        for line, text in texts(path)
        if text not in METHOD and FIRST.search(text)
    ]
    assert found == []


WRITTEN = (
    "Was the suspension right?", "Suspend for good", "L’usager suspendu", "¿Fue correcta la suspensión?", "What the Board said",
    "la décision du Conseil", "Lo que dijo el Consejo", "Hearing: six steps", "Six étapes", "the G20 table", "as on 8 January",
    "Open lesson 04", "dans la leçon 04", "Does it reach {company} and this account?",
)  # fmt: skip


@pytest.mark.parametrize("text", WRITTEN)
def test_the_search_finds_words_of_the_first_case(text):
    assert of_first_case([text]) == [text]


@pytest.mark.parametrize("text", ["the board of a company", "un conseil", "un consejo", "1 January 2030", "The fine"])
def test_the_search_passes_other_words(text):
    assert of_first_case([text]) == []


def test_the_first_case_would_be_found(case):
    """The same calls on the kit's own case say what is looked for: it stands in the case, and is shown."""
    shown = [
        *widget_texts(whodecides.hearing("sides", case=case)),
        *widget_texts(whodecides.arguments("suspension", case=case)),
    ]
    assert len(of_first_case(shown)) > 10


def test_own_codes_are_looked_for_in_the_task_that_the_case_names(harbour):
    open_store().record("12.7", {"codes": FEW})
    cards = whodecides.own_codes("view_of_fine", case=harbour)
    cards.requested_state = {**cards.state, "before": True}
    assert cards.view["asks"] and len(cards.view["rows"]) == len(FEW)
    assert of_first_case(widget_texts(cards)) == []
