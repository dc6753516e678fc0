"""The page of the story: stamps, what was let pass, a correction with its lights, the margin, and the tabs around it."""

from html import unescape

import pytest

from whodecides.answers import tasks_by_id
from whodecides.article_claims import claim_ids, omissions
from whodecides.case import Reader
from whodecides.tools.read_around.widget import ReadAround
from whodecides.tools.story_page.checked_page import StoryPage
from whodecides.tools.story_page.corrected_page import CorrectedPage
from whodecides.tools.story_page.correction import lights
from whodecides.tools.story_page.lights import dates_in
from whodecides.tools.story_page.margin import Margin
from whodecides.tools.story_page.model import HEAVIEST, known_stamps, let_pass, page_ids, slips
from whodecides.tools.story_page.view import summarize_answer

LANGUAGES = ("en", "fr", "es")
AROUND = "L01+L04+L02+L03+L08+L08"


def change(widget, **parts):
    """Send a state with these parts, as the browser does."""
    widget.requested_state = {**widget.state, **parts, "sent": widget.state["sent"] + 1}
    return widget.view


def stamp(page, claim, kind):
    """Look at a sentence and stamp it."""
    return change(page, at=claim, stamps={**page.state["stamps"], claim: kind})


def test_the_page_holds_each_claim_once_and_in_the_order_of_the_story(case):
    assert page_ids(case, "all") == claim_ids(case, "all")
    assert set(page_ids(case, "class")) == set(claim_ids(case, "class"))
    paragraphs = [case.row("claims", each)["paragraph"] for each in page_ids(case, "class")]
    assert paragraphs == sorted(paragraphs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_record_of_a_sentence_stays_closed_until_it_is_stamped(case, store, language):
    store.choose_language(language)
    page = StoryPage(case, store, "C43", "03.8", checks=5)
    row = case.row("claims", "C43")
    record = row[f"record_{language}"]
    assert page.view["told"] is None and record not in str(page.view) + str(page.words)
    assert not any(each["stamp"] for each in page.view["sentences"])
    asked, folded = unescape(page.static_html()).split("<details>")
    assert row[f"paraphrase_{language}"] in asked and record not in asked and record in folded
    told = stamp(page, "C43", "fact")["told"]
    reader = Reader(case, language)
    assert told["said"] == record and told["card"]["sources"][0]["url"].startswith("http")
    assert told["own"] == f"✖ {reader.short_word('fact', 'class_claims.slip')}"
    (stamped,) = (each for each in page.view["sentences"] if each["stamp"])
    # One set of stamps: the record answers in the words in which one stamps, on the page and beside it.
    assert stamped["id"] == "C43" and stamped["stamp"]["name"] == reader.short_word("attribution", "class_claims.slip")
    assert told["record"] == f"❝ {stamped['stamp']['name']}"


def test_a_stamp_has_one_sign_and_false_is_another_than_not_shown(case, store):
    page = StoryPage(case, store, "C43", "03.8")
    signs = {each["name"]: each["sign"] for each in page.words["stamps"]}
    assert len(signs) == len(set(signs.values())) == len(case.vocabulary("class_claims", "slip"))
    for claim in page_ids(case, "class"):
        stamp(page, claim, "none")
    assert all(signs[each["stamp"]["name"]] == each["stamp"]["sign"] for each in page.view["sentences"])
    shown = {"false": "fact", "unsupported": "proof"}
    for claim, kind in slips(case).items():
        verdict = case.row("claims", claim)["verdict"]
        assert shown.get(verdict, kind) == kind and (verdict in shown or kind not in shown.values()), claim


def test_there_are_as_many_checks_as_the_call_says_and_the_first_stamp_stays(case, store):
    page = StoryPage(case, store, "C43", "03.8", checks=2)
    stamp(page, "C43", "attribution")
    stamp(page, "C53", "none")
    assert page.view["may_print"] and page.view["left"] == 0
    assert store.answer("03.8")["answer"]["stamps"] == {"C43": "attribution", "C53": "none"} == page.state["stamps"]
    again = StoryPage(case, store, "C43", "03.8", checks=2)
    assert again.state["stamps"] == page.state["stamps"] and again.state["at"] == page_ids(case, "class")[0]
    stamp(page, "C03", "fact")
    assert page.state["stamps"] == {"C43": "attribution", "C53": "none"}


def test_what_went_to_print_unchecked_is_told_and_one_is_lit(case, store):
    faulty = [each for each, kind in slips(case).items() if kind != "none"]
    page = StoryPage(case, store, checks=2)
    stamp(page, "C53", "fact")
    stamp(page, "C15", "none")
    assert page.view["passed"] == ""
    shown, left = change(page, printed=True, at=""), let_pass(case, {"C53", "C15"})
    assert f"{len(faulty) - 1} of {len(faulty)} sentences" in shown["passed"]
    assert [row["verdict"] for row in left] == sorted((row["verdict"] for row in left), key=HEAVIEST.index)
    assert shown["at"] == left[0]["id"] and shown["told"]["said"] == left[0]["record_en"] and not shown["told"]["own"]
    assert change(page, at="C03")["told"] is None  # the others are stamped later
    every = StoryPage(case, store, checks=len(faulty))
    for each in faulty:
        stamp(every, each, "fact")
    assert f"all {len(faulty)} sentences" in change(every, printed=True, at="")["passed"]


def test_stamps_of_before_stay_and_are_not_counted_again(case, store):
    first = StoryPage(case, store, "C43", "03.8", checks=1)
    then = StoryPage(case, store, task="03.9", before="03.8")
    stamp(first, "C43", "attribution")
    assert [each["id"] for each in then.view["sentences"] if each["stamp"]] == ["C43"]
    stamp(then, "C53", "none")
    assert then.state["stamps"] == {"C53": "none"} == store.answer("03.9")["answer"]["stamps"]
    stamp(then, "C43", "fact")  # it was stamped before
    assert then.state["stamps"] == {"C53": "none"}
    assert then.view["told"]["own"].endswith(Reader(case, "en").short_word("attribution", "class_claims.slip"))
    assert then.view["progress"] == "Stamped: 1; as the record has it: 0."


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_open_record_is_read_before_one_stamps_and_counted_beside_what_was_guessed(case, store, language):
    store.choose_language(language)
    page = StoryPage(case, store, "C43", "03.8", checks=5)
    stamp(page, "C43", "fact")
    page = StoryPage(case, store, task="03.9", before="03.8", opened=True)
    reader, row = Reader(case, language), case.row("claims", "C53")
    view = change(page, at="C53")
    assert view["beside"] == reader.text(row, "record") and view["told"] is None
    view = stamp(page, "C53", "fact")
    reason = case["class_claims"].set_index("claim").loc["C53", f"reason_{language}"]
    assert (view["beside"], view["told"]["said"]) == ("", reason)
    if language == "en":
        assert view["progress"].endswith("with the record open: 1 of 1. Guessed before: 0 of 1.")


def test_stored_stamps_may_be_damaged_and_an_unknown_claim_is_refused(case, store):
    assert known_stamps(case, {"C43": "fact", "C99": "fact", "C53": "wrong", "F01": "fact"}) == {"C43": "fact"}
    assert known_stamps(case, ["C43"]) == {} == known_stamps(case, None)
    store.record("03.8", "nothing")
    page = StoryPage(case, store, "C43", "03.8", checks=5)
    before = page.view
    change(page, at="F01")
    assert "no claim 'F01'" in page.message and page.view == before


def test_all_claims_bear_their_ids_and_only_some_a_kind_of_slip(case, store):
    page = StoryPage(case, store, scope="all")
    assert [each["label"] for each in page.view["sentences"]] == list(claim_ids(case, "all"))
    told = stamp(page, "C01", "attribution")["told"]
    assert told["record"] == "≈ imprecise" and page.view["progress"] == "Sentences stamped: 1."


def test_a_page_of_some_claims_keeps_the_order_of_the_story(case, store):
    page = StoryPage(case, store, scope="C57+C36")
    assert [each["label"] for each in page.view["sentences"]] == ["C36", "C57"] and page.view["at"] == "C36"


def test_stamps_are_told_again_where_a_student_looks_back(case):
    told = summarize_answer(Reader(case, "en"), {"stamps": {"C43": "attribution", "C53": "none"}})
    assert told["sentence"] == "Sentences stamped: 2." and "1 of 2" in told["record"]


@pytest.mark.parametrize(("text", "days"), [
    ("on 11 January 2021, or in May", [(11, 1, 2021)]),
    ("January 14, 2021", [(14, 1, 2021)]),
    ("le 1er février 2021 et le 12 aout", [(1, 2, 2021), (12, 8, 0)]),
    ("el 7 y el 13 de enero de 2021", [(13, 1, 2021)]),
    ("on 7 and 13 January, 11-12 March", [(7, 1, 0), (13, 1, 0), (11, 3, 0), (12, 3, 0)]),
    ("in January 2022 they may go", [(0, 1, 2022)]),
])  # fmt: skip
def test_days_are_found_in_three_languages(text, days):
    assert [(each.day, each.month, each.year) for each in dates_in(text)] == days


def looks(case, claim, text, language="en"):
    return [each["look"] for each in lights(Reader(case, language), claim, text, tasks_by_id()["03.6"])]


def test_lights_see_form_and_dates(case):
    good = "Poland had no such law: its Ministry of Justice announced a draft on 17 December 2020, and presented it on 15 January 2021."
    assert looks(case, "C53", good) == ["yes"] * 5
    bad = "Poland adopted a law on 3 March 2019, and the page deliberately hid that from everybody who read it."
    assert looks(case, "C53", bad) == ["yes", "open", "open", "no", "no"]
    assert looks(case, "C53", "") == ["open"] * 5
    assert looks(case, "C53", good.replace("2020", "2010"))[3] == "no"
    french = "Le porte-parole Steffen Seibert a dit le 11 janvier 2021 que la chancelière le juge problématique."
    assert looks(case, "C43", french, "fr") == ["yes"] * 5
    assert len(looks(case, "C37", "Twitter")) == 3  # of a narrator neither name nor day is asked


def test_the_record_itself_is_never_held_against_a_correction(case):
    for claim in page_ids(case, "class"):
        assert "no" not in looks(case, claim, case.row("claims", claim)["record_en"]), claim


def test_a_correction_is_printed_and_kept_with_its_claim(case, store):
    page = CorrectedPage(case, store, "03.6")
    assert all(each["stamp"] for each in page.view["sentences"])
    text = "On 11 January 2021 the spokesman Steffen Seibert reported that Chancellor Merkel finds the blocking problematic."
    bad = text.replace("11 January", "3 March")
    for wrong, why in ((bad, "3 March 2021"), ("Merkel did not", "write at least"), ("", "write at least")):
        shown = change(page, at="C43", text=wrong, kept=wrong, asked=True)
        assert why in shown["problem"] and not shown["printed"] and store.answer("03.6") is None, wrong
    shown = change(page, text=text, kept=text)
    assert shown["printed"] == text and shown["compared"]["samples"] and not shown["problem"]
    assert store.answer("03.6")["answer"] == f"{text} (C43)"
    again = CorrectedPage(case, store, "03.6")
    assert (again.state["at"], again.state["text"], again.view["printed"]) == ("C43", text, text)


def test_what_holds_is_not_corrected(case, store):
    page = CorrectedPage(case, store, "03.6")
    shown = change(page, at="C15", text="x", kept="x")
    assert shown["holds"] and not shown["printed"] and shown["lights"] == [] and store.answer("03.6") is None


def test_the_margin_opens_once_something_is_written_in_it(case, store):
    margin = Margin(case, store, "03.5")
    assert margin.view["page"] == [case.row("claims", each)["paraphrase_en"] for each in page_ids(case, "class")]
    assert margin.view["gaps"] == [] and "F01" not in margin.static_html().partition("<details>")[0]
    assert "write" in change(margin, text="", kept="", asked=True)["problem"].casefold()
    text = "The attack on the Capitol, and what the companies gave as their reason."
    shown = change(margin, text=text, kept=text)
    assert len(shown["gaps"]) == len(omissions(case)) and shown["compared"]["samples"] and shown["page"] == []
    assert store.answer("03.5")["answer"] == text
    shown = change(margin, at="F01", named=["F01", "C43"])
    assert shown["told"]["said"] == case.row("claims", "F01")["record_en"] and margin.state["named"] == ["F01"]
    assert "You had named 1 of them." in shown["said"]
    some = Margin(case, store, "03.5", "F04+F01")
    assert [each["id"] for each in some.view["gaps"]] == ["F01", "F04"]
    assert f"shown: 2, of {len(omissions(case))}" in change(some, named=[])["said"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tab_shows_what_is_seen_and_then_what_was_found(case, store, language):
    store.choose_language(language)
    around = ReadAround(case, store, AROUND, "03.1")
    row = case.row("origins", "L01")
    assert [each["id"] for each in around.view["tabs"]] == ["L01", "L04", "L02", "L03", "L08"]
    assert around.view["page"]["seen"] == row[f"seen_{language}"] and around.view["page"]["found"] == ""
    assert row[f"finding_{language}"] not in unescape(around.static_html()).partition("<details>")[0]
    wrong = change(around, **{"no-agency": "not"})["weighed"][0]
    assert not wrong["right"] and wrong["said"] and around.view["tabs"][0]["line"] == ""
    change(around, **{"no-agency": "fact"})
    assert (
        around.view["page"]["found"] == row[f"finding_{language}"] and around.view["tabs"][0]["line"] == "established"
    )


def test_tabs_are_kept_as_the_answer_to_their_task(case, store):
    around, task = ReadAround(case, store, AROUND, "03.1"), tasks_by_id()["03.1"]
    assert not ReadAround(case, store, "L03").view["page"]["address"]
    right = {each["id"]: each["answer"] for each in task.items}
    change(around, tab="L08", **right)
    assert store.answer("03.1")["answer"] == right and around.view["more"] and len(around.view["weighed"]) == 2
    assert ReadAround(case, store, AROUND, "03.1").state["machine"] == "presumably"
    change(around, tab="L05")
    assert "'L05' is not one of the findings" in around.message
