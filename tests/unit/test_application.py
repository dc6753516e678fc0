"""Laws as cards: the clause first, a guess before the record, and a law of parts with what speaks against them."""

import pytest
from helpers import copied_case, read_rows, write_rows

from whodecides import apply_to_case, build_law
from whodecides.answers import tasks_by_id
from whodecides.case import Reader, load
from whodecides.errors import KitError
from whodecides.regulation import EFFECT_TIMES, applicable_instruments, application_steps, status_history
from whodecides.tools.application.model import decided, known_guesses, outcome_of, outcomes_of, pages
from whodecides.tools.application.view import cards_view, clauses_table, summarize_answer
from whodecides.tools.application.widget import LawBuilder, LawCards
from whodecides.tools.application.words import dated_strip, law_sentence
from whodecides.tools.ask.widget import TaskForm

TWO = ("DEU-netzdg", "POL-freedom-of-speech-bill")
KEEPS = "USA-texas-hb20"
READ = ("duty", "law")


@pytest.fixture
def folder(tmp_path):
    """A copy of the case that a test may change."""
    return copied_case(tmp_path / "data/copy")


def right(case, instruments, steps):
    return {f"{each}.{step}": outcome_of(case, each, step) for each in instruments for step in steps}


def shown(case, guesses, instruments=TWO, steps=READ, at="", language="en", expected=""):
    return cards_view(Reader(case, language), pages(instruments, steps), at, guesses, expected)


def test_the_clause_stands_above_the_question_and_the_answer_comes_after_the_guess(case):
    view = shown(case, {})
    assert "within 24 hours" in view["card"]["clause"]["text"] and view["card"]["clause"]["article"].startswith(
        "§ 3(2)"
    )
    (question,) = view["card"]["questions"]
    assert question["answer"] == {} and "nothing" in dict(question["options"]).values() and view["next"] == ""
    assert "not established" not in dict(question["options"])
    view = shown(case, {"DEU-netzdg.duty": "remove"})
    first, second = view["card"]["questions"]
    assert (first["answer"]["own"], first["answer"]["record"], first["answer"]["same"]) == (
        "remove it",
        "nothing",
        False,
    )
    assert second["answer"] == {} and [text for _code, text in second["options"]] == [
        "yes",
        "only later",
        "never so far",
    ]


def test_the_next_card_and_the_count_come_when_a_card_is_read(case):
    view = shown(case, {"DEU-netzdg.duty": "remove"}, expected="3")
    assert view["next"] == "" and view["tally"] == {"own": "You expected: 3", "record": "?", "said": ""}
    view = shown(case, right(case, TWO[:1], READ), expected="3")
    assert view["next"] == TWO[1] and view["tally"]["record"] == "0 of 1" and not view["tally"]["said"]
    assert [bool(each["marks"][1]) for each in view["pages"]] == [True, False]
    view = shown(case, right(case, TWO, READ), at=TWO[1])
    assert view["next"] == "" and view["card"]["place"] == "Poland" and view["tally"]["record"] == "0 of 2"
    assert "the company decided" in view["tally"]["said"]


def test_a_text_alone_is_asked_step_by_step_and_ends_with_the_objection(case):
    steps = ("reach", "risk")
    view = shown(case, {}, ("USA-texas-hb20",), steps)
    assert view["alone"] and [each["id"] for each in view["pages"]] == list(steps) and view["end"] == []
    view = shown(case, right(case, ["USA-texas-hb20"], steps), ("USA-texas-hb20",), steps)
    assert [name for name, _text, _links in view["end"]] == ["Best reason for it", "Best objection"]
    assert view["tally"] == {}


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_text_says_something_on_every_step(case, language):
    steps = tuple(application_steps(case))
    for each in applicable_instruments(case):
        view = shown(case, right(case, [each, *TWO], steps), (each, *TWO), steps, each, language)
        assert len(view["card"]["questions"]) == len(steps)
        assert all(one["answer"]["text"] and one["answer"]["sources"] for one in view["card"]["questions"])
        assert view["card"]["clause"]["text"] and view["card"]["clause"]["sources"]


def test_the_dates_are_read_around_the_day_of_the_act(case):
    reader = Reader(case, "en")
    for each in applicable_instruments(case):
        strip = dated_strip(reader, each)
        assert [one["act"] for one in strip].count(True) == 1 and len(strip) <= 6 and status_history(case, each)
    russia = dated_strip(reader, "RUS-482-fz")
    assert [(one["text"], one["day"]) for one in russia] == [
        ("adopted", "30 December 2020"), ("this suspension", "8 January 2021"), ("in force", "10 January 2021"),
    ]  # fmt: skip
    assert law_sentence(reader, "RUS-482-fz") == "2 days too late: it took effect on 10 January 2021."
    assert "announced or proposed only" in law_sentence(reader, "POL-freedom-of-speech-bill")


def test_a_text_decides_where_it_was_law_and_its_duty_says_what_stays(case):
    assert not any(decided(case, each) for each in TWO)
    assert outcome_of(case, KEEPS, "duty") == "keep" and outcome_of(case, KEEPS, "law") == EFFECT_TIMES[1]
    assert not decided(case, KEEPS), "it came later"


def test_a_text_decided_whose_history_says_so(folder):
    rows = read_rows(folder, "statuses")
    first = next(row for row in rows if row["instrument"] == KEEPS)
    first |= {"date": "2021-01-01", "status": "in force"}
    write_rows(folder, "statuses", rows)
    case, both = load(folder), (TWO[0], KEEPS)
    assert decided(case, KEEPS) and shown(case, right(case, both, READ), both)["tally"]["record"] == "1 of 2"


def test_a_text_without_an_article_is_told_in_short(folder):
    write_rows(folder, "articles", [each for each in read_rows(folder, "articles") if each["instrument"] != TWO[0]])
    case = load(folder)
    (first, second) = clauses_table(Reader(case, "en"), TWO)["rows"]
    assert first[1] == "–" and first[2] == case.row("instruments", TWO[0])["summary_en"] and "council" in second[2]


def test_guesses_are_kept_and_come_back(case, store):
    tool = LawCards(case, store, TWO, READ, task="07.6")
    assert store.answer("07.6") is None
    tool.requested_state = {**tool.state, "guesses": {"DEU-netzdg.duty": "none"}, "sent": 1}
    assert store.answer("07.6")["answer"] == {"guesses": {"DEU-netzdg.duty": "none"}}
    assert "1 of 8" in tool.view["work"]
    again = LawCards(case, store, TWO, READ, task="07.6")
    assert again.view["card"]["questions"][0]["answer"]["same"]
    again.requested_state = {**again.state, "instrument": "nothing", "sent": 2}
    assert "cannot be applied" in again.message


@pytest.mark.parametrize("damaged", [{"guesses": {"XXX.law": "later", "EUU-dsa.law": "perhaps"}}, {"guesses": 3}, "no"])
def test_damaged_answers_are_ignored(case, store, damaged):
    store.record("07.6", damaged)
    tool = LawCards(case, store, TWO, READ, task="07.6")
    assert tool.view["card"]["questions"][0]["answer"] == {} and tool.state["guesses"] == {}


def test_what_one_expected_stands_beside_the_count(case, store):
    tool = LawCards(case, store, TWO, READ, after="07.1")
    assert tool.view == {} and "07.1" in tool.static_text()
    store.record("07.1", "3", revision=tasks_by_id()["07.1"].revision)
    assert tool.view["tally"]["own"] == "You expected: 3"


def test_the_saved_page_holds_the_clauses_and_folds_what_the_record_says(case, store):
    page = LawCards(case, store, TWO, READ).static_html()
    asked, _, told = page.partition("<details>")
    assert "within 24 hours" in asked and "only proposed" not in asked and "announced or proposed only" in told


def test_calls_name_the_nearest_id(case):
    with pytest.raises(KitError, match="Did you mean DEU-netzdg"):
        apply_to_case("DEU-netzgd", case=case)
    with pytest.raises(KitError, match="no step 'dutty'. Did you mean duty"):
        apply_to_case("DEU-netzdg", "dutty", case=case)
    with pytest.raises(KitError, match="Did you mean EUU-dsa"):
        build_law("EUU-dsaa", case=case)


def test_a_part_is_answered_by_the_best_objection_to_its_text(case, store):
    tool = LawBuilder(case, store, (*TWO, "USA-section-230"), "07.9", None)
    assert tool.view["slot"] == "duty" and tool.view["answer"] == {} and len(tool.view["options"]) == 3
    tool.requested_state = {**tool.state, "parts": {"duty": TWO[1]}, "pressed": "duty", "sent": 1}
    assert (
        tool.view["answer"]["name"] == "Against this text as a whole"
        and "council" in tool.view["answer"]["text"].lower()
    )
    assert tool.view["next"] == "deadline" and "announced or proposed only" in tool.view["law"][0]["then"]
    assert store.answer("07.9")["answer"] == {"parts": {"duty": TWO[1]}}
    both = dict.fromkeys(("duty", "deadline"), TWO[1])
    tool.requested_state = {**tool.state, "parts": both, "pressed": "deadline", "sent": 2}
    assert tool.view["answer"]["part"] and tool.view["answer"]["text"] == "", "an objection is said once"


@pytest.mark.parametrize(
    ("duty", "said"),
    [(KEEPS, "it would itself have said"), (TWO[1], "first"), ("USA-section-230", "the company would still")],
)
def test_the_whole_law_says_who_would_have_decided(case, store, duty, said):
    tool = LawBuilder(case, store, (*TWO, KEEPS, "USA-section-230"), None, None)
    parts = dict.fromkeys(("deadline", "risk", "oversight"), TWO[1]) | {"duty": duty, "reach": TWO[1], "risk ": "no"}
    tool.requested_state = {**tool.state, "parts": parts, "sent": 1}
    assert said in tool.view["verdict"] and len(tool.state["parts"]) == 4


def test_a_law_that_was_built_is_told_again_above_the_text_that_puts_it_into_words(case, store):
    form = TaskForm(tasks_by_id()["07.5"], store, case=case)
    assert form.task["recalled"]["text"] == "Nothing yet: do task 07.9 first."
    tool = LawBuilder(case, store, (*TWO, KEEPS), "07.9", None)
    assert tool.view["back"] == "" and tool.view["task"] == form.task["recalled"]["task"]
    tool.requested_state = {**tool.state, "parts": {"duty": KEEPS, "risk": TWO[1]}, "slot": "deadline", "sent": 1}
    assert tool.view["back"] == "duty"
    told = form.task["recalled"]["text"]
    assert "keep or restore it (United States, Texas House Bill 20)" in told and told.count(" · ") == 1
    assert all(each["says"] for each in form.task["cards"]), "a card says what its text says"


def test_two_texts_of_one_place_are_listed_by_their_names(case):
    listed = pages(("DEU-herrmann-v-twitter", "DEU-bverfg-iii-weg"), ("reach",))
    names = [each["name"] for each in cards_view(Reader(case, "en"), listed, "", {}, "")["pages"]]
    assert names[0].startswith("Herrmann") and len(set(names)) == 2


def test_work_is_told_again_as_guessed_and_as_it_is(case):
    answer = {"guesses": {"DEU-netzdg.duty": "none", "DEU-netzdg.law": "later", "XXX.law": "later"}}
    told = summarize_answer(Reader(case, "en"), answer)
    assert (
        told["sentence"].startswith("Questions answered: 2; texts that you applied: 1") and "1 of 2" in told["record"]
    )
    assert known_guesses(case, answer["guesses"]).keys() == {"DEU-netzdg.duty", "DEU-netzdg.law"}
    assert set(outcomes_of(case, "law")) == set(EFFECT_TIMES)
