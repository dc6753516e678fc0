"""Two cases side by side: which questions they share, which statements one office or person made, and how these are cited."""

from dataclasses import replace

import pytest
from made_up_case import ONLY_FIRST, ONLY_LATER, SHARED, write_case, write_later_case

from whodecides import compare_cases
from whodecides.answers import Task, check_answer, checklist
from whodecides.case import Reader, citable, load, other_case, question_differences, shared_questions
from whodecides.classroom.grading import mark_answer
from whodecides.errors import KitError
from whodecides.i18n import LANGUAGES, translator
from whodecides.texts import cited_ids
from whodecides.tools import CALLS
from whodecides.tools.ask.widget import TaskForm
from whodecides.tools.compare_cases.model import marks, plainest, shared_values, tie
from whodecides.tools.compare_cases.picture import alt_text
from whodecides.tools.compare_cases.view import picture
from whodecides.tools.compare_cases.widget import CompareCases
from whodecides.widgets.citation_picker import cited_items

PLACES = "QAA+QBB+QCC+QDD+QEE"


@pytest.fixture(scope="module")
def cases(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kit") / "data"
    write_later_case(folder / "later")
    case = load(write_case(folder / "harbour"))
    return case, other_case(case, "later")


@pytest.fixture
def opened(cases, store):
    return CompareCases(cases, store, PLACES)


def asked(widget, **state):
    widget.requested_state = {**widget.state, **state, "sent": widget.state.get("sent", 0) + 1}
    assert widget.message == ""
    return widget.view


def readers(cases, language="en"):
    return tuple(Reader(each, language) for each in cases)


def marks_in(view, side):
    """Return {value: ids of the marks} of one case."""
    return {
        row["id"]: [mark["id"] for group in row["cells"][side] for mark in group["marks"]]
        for row in view["rows"]
        if row["cells"][side]
    }


def test_a_question_is_shared_where_nothing_of_it_differs(cases):
    assert shared_questions(*cases) == (SHARED,) == shared_questions(*reversed(cases))
    assert question_differences(*cases, "view_of_fine") == ("question_fr",)
    assert question_differences(*cases, "main_ground") == ("label_es (open seas)",)


def test_values_are_those_of_both_and_each_says_where_it_stands_alone(cases, opened):
    values = shared_values(cases, SHARED)
    assert {value for value, has in values.items() if has == (True, True)} >= {"an inspector", "not addressed"}
    assert values[ONLY_FIRST] == (True, False) and values[ONLY_LATER] == (False, True)
    assert list(values)[-1] == "not addressed" and list(values)[0] == "an inspector"
    rows = {row["id"]: row for row in opened.view["rows"]}
    assert rows[ONLY_FIRST]["lacking"] == ["", "not on the list of codes"]
    assert rows[ONLY_LATER]["lacking"] == ["not on the list of codes", ""]
    assert rows["an inspector"]["lacking"] == ["", ""] and not rows["not addressed"]["answers"]


def test_each_government_statement_is_a_mark_in_its_case(opened):
    view = asked(opened, place="QAA")
    assert marks_in(view, 0) == {"an inspector": ["QAA-01"], "the harbour office": ["QAA-02"]}
    assert marks_in(view, 1) == {"the harbour office": ["later-QAA-01"], "not addressed": ["later-QAA-02"]}
    assert marks_in(asked(opened, place="QCC"), 1) == {}, "who is out of government is in no row"


def letters_in(view):
    """Return {id of a mark: what stands below it}."""
    groups = [group for row in view["rows"] for cell in row["cells"] for group in cell]
    return {mark["id"]: mark["below"] for group in groups for mark in group["marks"]}


def test_letters_stand_for_one_person_or_one_office(cases, opened):
    view = asked(opened, place="QAA")
    assert letters_in(view) == {"QAA-01": "AB", "QAA-02": "AB", "later-QAA-01": "A", "later-QAA-02": "B"}
    assert view["letters"] == "In both cases: A Person of Arvia (made up) · B Harbour master (made up)"
    told = [(each["kind"], each["name"], each["first"], each["second"]) for each in opened.view["both"]]
    head, office = "Person of Arvia (made up)", "Harbour master (made up)"
    assert told == [
        ("person", head, office, ""),
        ("office", office, head, f"Clerk of Arvia (made up), for {head}"),
    ], "the same person is one and the same"
    (both,) = asked(opened, place="QBB")["both"]
    assert (both["kind"], both["second"]) == ("office", "Another person of Belmare (made up)")
    every = marks(cases, SHARED, "QAA")
    assert {tie(one, other) for one in every for other in every if one.side < other.side} == {
        "person in office",
        "office",
    }
    assert plainest(every).code.statement == "QAA-01"


def test_a_handover_within_a_case_and_a_doubt_of_the_coder_are_told(cases, opened):
    sides = asked(opened, place="QBB")["sides"]
    told = "Six years on (made up), Harbour master (made up): until 1 Jan 2037 Person of Belmare (made up), then Another person of Belmare (made up)."
    assert [each["handover"] for each in sides] == ["", told]
    (row,) = (each for each in opened.view["rows"] if each["id"] == ONLY_LATER)
    (group,) = row["cells"][1]
    assert group["since"] == "since 1 Jan 2037" and group["marks"][0]["unsure"]
    assert "the coder was unsure" in group["marks"][0]["label"]
    assert [each[5] for each in opened.view["table"]["rows"]] == ["high", "high", "low"]
    alt = alt_text(readers(cases), picture(readers(cases), SHARED, "QBB"))
    assert told in alt and "(coder unsure: 1)" in alt
    assert group["marks"][0]["below"].endswith("?")
    assert sides[1]["days"] == "6 Mar 2037", "a case is called by the month of its event, and lasts longer"
    lacking = "Not on the list of codes for Six years on (made up): no inspection (made up). So shares of the two cases are not simply comparable."
    assert opened.view["unused"][-1] == lacking and lacking in alt
    asked(opened, opened=group["marks"][0]["id"])
    assert any(each["label"].endswith("(the coder was unsure)") for each in opened.panel["cards"])


def test_a_mark_opens_beside_its_counterparts_one_after_the_other(opened):
    asked(opened, place="QAA", opened="QAA-01")
    assert [each["id"] for each in opened.panel["cards"]] == ["QAA-01", "later-QAA-01"]
    assert [each["case"] for each in opened.panel["cards"]] == [
        "Case: Harbour fine (made up)",
        "Case: Six years on (made up)",
    ]
    told = "Same person, same office, 6 years on: from “an inspector (made up)” to “the harbour office (made up)”."
    assert opened.panel["told"] == told and opened.panel["next"] == "Set the next one beside it (2 of 2)"
    every = [
        "Harbour fine (made up), this office or person, all 2: an inspector (made up) 1 · the harbour office (made up) 1.",
        "Six years on (made up), this office or person, all 2: the harbour office (made up) 1 · not addressed (made up) 1.",
    ]
    assert (opened.panel["tie"], opened.panel["all"]) == ("person", every)
    asked(opened, turn=1)
    assert [each["id"] for each in opened.panel["cards"]] == ["QAA-01", "later-QAA-02"]
    told = "Same office, 6 years on: first “an inspector (made up)”, then nothing on this question."
    assert opened.panel["told"] == told and opened.panel["next"] == "Set the next one beside it (1 of 2)"
    assert opened.panel["tie"] == "office"
    asked(opened, opened="later-QAA-02", turn=0)
    assert [each["id"] for each in opened.panel["cards"]][1] == "later-QAA-02", "the cases keep their order"


def test_a_code_that_one_list_lacks_is_told_as_no_change(case, store):
    widget = CompareCases((case, other_case(case, "december-2025")), store, "USA", "justification")
    asked(widget, opened="USA-14")
    told = "“freedom of expression”, then “sovereignty against another state”; one of the two stands on one list of codes only, so this shows no change"
    assert told in widget.panel["told"] and "from “" not in widget.panel["told"]


def test_what_neither_first_coder_read_is_told_as_in_dispute(case, store):
    widget = CompareCases((case, other_case(case, "december-2025")), store, "FRA", "justification")
    for opened, found in (("FRA-11", ["democracy and public debate"]), ("FRA-09", [])):
        asked(widget, opened=opened)
        (card,) = (each for each in widget.panel["cards"] if each["id"] == opened)
        assert [each[1] for each in card["why"] if each[0] == "In dispute: both first coders read"] == found


def test_the_question_of_the_coders_is_told_as_theirs(opened):
    assert opened.words["labels"]["question"].startswith("Coders asked of each statement: “")


def test_whoever_left_government_is_read_beside_but_in_no_row(opened):
    view = asked(opened, place="QCC", opened="QCC-01")
    assert [each["kind"] for each in view["both"]] == ["outside"]
    card = opened.panel["cards"][1]
    assert (card["id"], card["label"]) == ("later-QCC-01", "outside government, so not in the picture")
    assert opened.panel["told"] == "Same person, 6 years on: once in government, once not."


def test_what_was_not_found_and_what_was_not_looked_for_are_told_apart(opened):
    sides = asked(opened, place="QDD")["sides"]
    assert sides[0]["quiet"].startswith("No statement found") and sides[0]["absence"]["facts"][0] == [
        "Where one looked",
        "made-up papers",
    ]
    assert sides[1]["quiet"] == ""
    sides = asked(opened, place="QEE")["sides"]
    assert sides[0]["quiet"].startswith("We have not looked") and sides[0]["absence"] == {}
    assert (
        opened.view["sentence"]
        == "Esker. Harbour fine (made up): not looked for; Six years on (made up): no statement found."
    )


def test_an_id_of_the_other_case_is_none_of_this_one(cases, opened):
    known = citable(cases[0])
    assert cited_ids("See QAA-01 (QAA-02).", known) == (["QAA-01", "QAA-02"], [])
    text = f"See {marks_in(asked(opened, place='QAA'), 1)['the harbour office'][0]}."
    assert cited_ids(text, known) == ([], [])


TEXT = {
    "alone": "A head of government in Dunmore names the app alone, made-up words (QDD-01).",
    "named": "The harbour office decides in Arvia, made-up words: later-QAA-01 and, earlier, QAA-01.",
    "nothing": "The harbour office decides in Arvia, made-up words: other-QAA-01, later-QAA-99, harbour-QDD-01.",
}


@pytest.fixture
def evidence():
    """A task of a lesson that declares the later case, beside one that was never made."""
    return Task("11.1", "evidence", 1, "Who inspects?", words=[3, 99], cite=2, right="Done.", cases=["later", "lost"])


def test_an_id_of_a_case_that_the_lesson_declares_is_cited(cases):
    known = citable(cases[0]).with_cases(["later", "lost"])
    assert list(known.others) == ["later"] and citable(cases[0]).with_cases([]) is citable(cases[0])
    assert known.cited_ids(TEXT["alone"]) == (["QDD-01"], []), "an id that one case alone has names its case"
    assert known.cited_ids(TEXT["named"]) == (["later-QAA-01", "QAA-01"], []), "one id, two statements"
    assert known.cited_ids(TEXT["nothing"]) == ([], ["later-QAA-99", "harbour-QDD-01"])
    assert known.cited_ids("later-QDD-01, then QDD-01") == (["QDD-01"], []), "one statement, written twice"
    assert known.cited_ids("harbour-QAA-01, later-QAA-01") == (["QAA-01", "later-QAA-01"], [])
    assert citable(cases[0]).cited_ids("later-QDD-01") == ([], ["later-QDD-01"]), "a case that the lesson is not about"
    assert known.origin("QDD-01") == (cases[1], "QDD-01") and known.origin("QAA-01") == (cases[0], "QAA-01")
    assert known.origin("later-QAA-01") == (cases[1], "QAA-01")
    assert known["later-QAA-01"][SHARED] == "the harbour office" != known["QAA-01"][SHARED]
    assert not known.is_off_topic("Dunmore, made-up words: " + "lorem " * 5 + "QDD-01")


def test_an_answer_counts_what_it_cites_of_both_cases(cases, evidence):
    known, text = citable(cases[0]), f"{TEXT['alone']} {TEXT['named']}"
    assert check_answer(evidence, text, 1, known).whole and not check_answer(evidence, TEXT["alone"], 1, known).whole
    assert mark_answer(evidence, text, known).doubt == ""
    assert all(each["done"] for each in checklist(evidence, text, known, translator("en")))
    found = check_answer(replace(evidence, cases=[]), text, 1, known)
    assert not found.whole and "no government statement QDD-01" in found.text
    found = check_answer(evidence, TEXT["nothing"], 1, known)
    assert not found.whole and "later-QAA-99" in found.text


def test_the_tray_and_what_lies_beside_a_text_hold_both_cases(cases, evidence, store):
    form = TaskForm(evidence, store, case=cases[0])
    form.search_request = {"text": "QAA-01", "number": 1}
    assert {each["id"] for each in form.search_result["items"]} == {"QAA-01", "later-QAA-01"}
    form.search_request = {"text": "QCC-01", "number": 2}
    assert {each["id"] for each in form.search_result["items"]} == {"QCC-01"}, "out of government in the later case"
    form.search_request = {"text": "QDD-01", "number": 3}
    assert [each["id"] for each in form.search_result["items"]] == ["QDD-01"]
    ids = ["QDD-01", "QAA-02", "later-QAA-01", "later-QDD-99"]
    assert [each["id"] for each in cited_items(Reader(cases[0], "en"), ids, [cases[1]])] == ids[:3]


def test_the_table_and_the_alt_text_hold_the_whole_picture(cases, opened):
    for language in LANGUAGES:
        for place in PLACES.split("+"):
            shown = picture(readers(cases, language), SHARED, place)
            ids = [each for side in (0, 1) for own in marks_in(shown, side).values() for each in own]
            assert sorted(row[6] for row in shown["table"]["rows"] if row[6]) == sorted(ids)
            alt = alt_text(readers(cases, language), shown)
            assert all(row["label"] in alt for row in shown["rows"] if any(row["cells"]))
            assert all(each["name"] in alt for each in shown["both"])
            assert alt.count("a court") >= 1, "what one case alone can answer is told"
    assert "later-QCC-01 (outside government)" in opened.static_html()


def test_the_tables_of_both_cases_are_those_that_are_declared(cases, store, monkeypatch):
    read = set()

    class Watched(dict):
        def __getitem__(self, name):
            read.add(name)
            return super().__getitem__(name)

    folder = cases[1].folder
    later = load(folder)
    object.__setattr__(later, "tables", Watched(later.tables))
    widget = CompareCases((cases[0], later), store, PLACES)
    for state in ({"place": "QAA", "opened": "QAA-01"}, {"place": "QCC", "opened": "QCC-01"}, {"place": "QEE"}):
        asked(widget, **state)
    widget.static_html()
    assert read - {"labels"} == set(CALLS["compare_cases"].tables)


@pytest.mark.parametrize(
    "places, other, variable, said",
    [
        ("QAA", "latter", None, "There is no other case 'latter'. Did you mean later?"),
        ("QAA", "harbour", None, "There is no other case 'harbour'. Choose from: later."),
        ("QAA", "later", "view_of_fine", "The two cases do not ask 'view_of_fine' alike (question_fr), so its answers cannot be compared."),
        ("QAA", "later", "views", "'views' is no question of both cases. Choose from: who_inspects."),
        ("QAA+QZZ", "later", None, "Neither case has a statement or a search of 'QZZ'."),
        (" + ", "later", None, "Name governments, joined by +, for example QAA+QBB."),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_said_in_one_sentence(cases, tmp_path, monkeypatch, places, other, variable, said):
    monkeypatch.setenv("WHODECIDES_ANSWERS", str(tmp_path / "my-answers.json"))
    with pytest.raises(KitError) as told:
        compare_cases(places, other, variable, case=cases[0])
    assert str(told.value).startswith(said) and "\n" not in str(told.value)


def test_a_kit_of_one_case_says_so_and_one_without_a_shared_question_too(cases, tiny, tmp_path, monkeypatch, store):
    monkeypatch.setenv("WHODECIDES_ANSWERS", str(tmp_path / "my-answers.json"))
    with pytest.raises(KitError, match="There is no other case 'later': this kit holds one alone."):
        compare_cases("AAA", "later", case=tiny)
    with pytest.raises(KitError, match="These two cases share no question"):
        CompareCases((cases[0], tiny), store, "AAA")


def test_governments_are_named_as_people_write_them(cases, store):
    assert [each for each, _name in CompareCases(cases, store, "Arvia+qbb+ Esker +QAA").view["places"]] == [
        "QAA",
        "QBB",
        "QEE",
    ]
