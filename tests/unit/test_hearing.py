"""The hearing: packs that weigh alike, work that is never lost, a Board that speaks last."""

import base64
import re
from dataclasses import replace
from functools import partial
from html import unescape
from itertools import combinations
from xml.etree import ElementTree

import pytest
from helpers import DATA, ROOT

from whodecides.answers import tasks_by_id
from whodecides.case import Reader, load
from whodecides.case.rules.article import hearing_items_have_sources
from whodecides.errors import KitError
from whodecides.game.log import CHAIR
from whodecides.plots import company_plot, reach_plot
from whodecides.plots.reach import OUTDATED_AFTER_DAYS, reach_rows
from whodecides.reach import acting_companies, reported_reach
from whodecides.tools.hearing.answers import page_acts, parse_ruling, parse_steps
from whodecides.tools.hearing.board import board_view
from whodecides.tools.hearing.model import (
    FEWEST_WORDS,
    PACKS,
    own_and_official_findings,
    ruling_gaps,
    steps_done,
)
from whodecides.tools.hearing.seats import SIDES, seats, valid_number_of_people
from whodecides.tools.hearing.steps import step_view
from whodecides.tools.hearing.widget import Board, CaseFile, Room, Ruling, Steps, hearing

pytestmark = pytest.mark.any_version

LANGUAGES = ("en", "fr", "es")
ROLES = PACKS[1:]
KINDS = load(DATA).vocabulary("reach", "kind")
REASONS = (
    "The rule was known to all users, and it forbids praise of violence. Two posts praised people who were breaking the "
    "law at that hour. A shorter measure would have left the risk in place until the inauguration was over."
)
DISSENT = (
    "Voters lose what their president says. Nobody outside the company can check its reading of two short posts, and a "
    "label or a day of silence would have met the danger just as well."
)

FOOD = (
    "My favourite food is pizza with cheese and tomatoes. My dog eats soup every morning and sleeps under the table. I "
    "would like a bigger kitchen because cooking is fun and my friends come to dinner on Sunday. Bananas are yellow."
)


def change(widget, **changes):
    """What the browser sends: the present choice with changes, and the next number."""
    widget.requested_state = {**widget.state, **changes, "sent": widget.state["sent"] + 1}


def pressed(widget, act, about, value):
    """What the browser sends for a press: the log, which goes on to the step of the plan, as `log.js` writes it."""
    found = page_acts(widget._case)[act]
    at, own = {"by": found["by"], "step": found["steps"][about]}, (widget.answer_keys or ("moves",))[-1]
    log = widget.state[own]
    if [move["step"] for move in log if move["kind"] == "next"][-1:] != [at["step"]]:
        taken = {move["of"] for move in log if move["kind"] == "undo"}
        stood = {move["kind"]: move for place, move in enumerate(log) if move.get("step") == at["step"] and move["kind"] not in ("next", act) and place not in taken}  # fmt: skip
        log = [*log, {"kind": "next", "by": CHAIR, "step": at["step"]}, *stood.values()]
    change(widget, **{own: [*log, {"kind": act, **at, "value": value}]})


def open_rows(board, rows):
    """Open rows one by one, with what one expects in each; the last one as the browser opens all."""
    steps = list(board._case["hearing_steps"]["id"])
    for step in steps[:rows]:
        pressed(board, "expect", step, "met")
        change(board, moves=[*board.state["moves"], {"kind": "next", "by": CHAIR, "step": f"finding {step}"}])
    if rows > len(steps):
        change(board, moves=[*board.state["moves"], {"kind": "next", "by": CHAIR, "step": "out"}])


def press_ruling(widget, **parts):
    """Press the parts of a ruling."""
    acts = {"outcome": "vote", "reasons": "opinion", "hands": "count"}
    for part, value in parts.items():
        pressed(widget, acts.get(part, part), "", value)


def without_log(answer):
    """An answer as kits before the log kept it."""
    return {part: value for part, value in answer.items() if part not in ("moves", "heard")}


def all_steps(case):
    ids = list(case["hearing_steps"]["id"])
    return {"decisions": dict.fromkeys(ids, "met"), "reasons": dict.fromkeys(ids, "The rule says so.")}


def ruling(**changes):
    return {"outcome": "uphold", "length": "days", "reasons": REASONS, "dissent": DISSENT, **changes}


def ratios(numbers):
    return [max(pair) / min(pair) for pair in combinations(numbers, 2)]


@pytest.mark.parametrize("kinds", [("argument", "tool"), ("who", "question"), ("who", "argument", "tool", "question")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_role_packs_are_comparable_in_length(case, language, kinds):
    rows = case["hearing_roles"]
    rows = rows[rows["kind"].isin(kinds)]
    words = rows[f"text_{language}"].map(lambda text: len(text.split())).groupby(rows["pack"]).sum()
    assert max(ratios(words[list(ROLES)])) <= 1.5


def test_role_packs_are_comparable_in_shape_and_sources(case):
    rows = case["hearing_roles"]
    shapes, sources = [], []
    for role in ROLES:
        pack = rows[rows["pack"] == role]
        shapes.append(list(pack["kind"].replace("tool", "argument")))
        sources.append(len({each for column in ("statement", "source_1", "source_2") for each in pack[column]} - {""}))
    assert shapes == [["who", "argument", "argument", "argument", "question"]] * 5
    assert max(ratios(sources)) <= 1.5


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_sides_of_a_step_are_comparable_in_length(case, language):
    for row in case["hearing_steps"].to_dict("records"):
        assert max(ratios([len(row[f"{side}_{language}"].split()) for side in ("for", "against")])) <= 1.5, row["id"]


def test_a_damaged_answer_keeps_only_what_is_known(case):
    nothing = {"decisions": {}, "reasons": {}, "hands": {}, "bets": {}}
    assert parse_steps(case, "rubbish") == parse_steps(case, {"moves": [7, {"kind": "vote"}]}) == nothing
    assert parse_steps(case, {"moves": [{"kind": "vote"}, {"kind": "undo", "of": "x"}]}) == nothing
    older = {"decisions": {"rule": "met", "old": "met", "aim": "maybe"}, "reasons": ["x"]}
    assert parse_steps(case, older) == {**nothing, "decisions": {"rule": "met"}}
    assert parse_ruling(case, None) == parse_ruling(case, {"outcome": "hang", "length": 3, "reasons": None})


def test_a_step_is_done_with_decision_and_reason(case):
    assert steps_done(
        case, {"decisions": {"aim": "met", "rule": "met"}, "reasons": {"aim": "It names them.", "rule": " "}}
    ) == ["aim"]
    for no_reason in (
        "x",
        "Yes.",
        "no no no no no",
        "– – –",
        "a b c",
        "x x x",
        "so so it it x y",
        "11 22 33",
        "asdf qwer zxcv",
    ):
        assert steps_done(case, {"decisions": {"aim": "met"}, "reasons": {"aim": no_reason}}) == [], no_reason
    assert len(steps_done(case, all_steps(case))) == 6


def test_a_ruling_says_what_it_lacks(case):
    lacks = partial(ruling_gaps, case)
    assert lacks({}) == {"outcome": "missing", "length": "missing", "reasons": "short", "dissent": "short"}
    assert lacks(ruling(reasons=" ".join(REASONS.split()[:39]))) == {"reasons": "short"}
    assert lacks(ruling(reasons=" ".join(REASONS.split()[:40]), dissent=" ".join(DISSENT.split()[:25]))) == {}
    assert lacks(ruling(reasons="asdf " * 40, dissent=DISSENT)) == {"reasons": "filler"}
    assert lacks(ruling(reasons=FOOD, dissent=FOOD)) == {"reasons": "off topic", "dissent": "off topic"}


def test_a_text_that_is_long_enough_and_refused_says_why(case, store):
    widget = Ruling(case, store, task="08.4", steps="08.2")
    press_ruling(widget, **ruling(reasons="blah " * 45))
    assert (
        "Still missing: reasons of 40 words or more, in sentences. Your reasons are the same words"
        in widget.view["progress"]
    )
    press_ruling(widget, reasons=FOOD)
    assert "Hardly a word of your reasons is on this case" in widget.view["progress"]
    press_ruling(widget, reasons=REASONS)
    assert widget.view["progress"] == "Your ruling is complete and stored. You can still change it."


def test_a_ruling_against_the_own_steps_is_remarked_and_not_forbidden(case, store):
    store.record(
        "08.2", {**all_steps(case), "decisions": {**all_steps(case)["decisions"], "aim": "not met", "rule": "not met"}}
    )
    widget = Ruling(case, store, task="08.4", steps="08.2")
    assert widget.view["remark"] == ""
    press_ruling(widget, **ruling())
    titles = [each["name"] for each in (step_view(Reader(case, "en"), step) for step in ("rule", "aim"))]
    assert all(title in widget.view["remark"] for title in titles) and "reasons say why" in widget.view["remark"]
    assert (
        widget.view["progress"].startswith("Your ruling is complete")
        and store.answer("08.4")["answer"]["outcome"] == "uphold"
    )
    press_ruling(widget, outcome="overturn")
    assert widget.view["remark"] == ""
    store.record("08.2", all_steps(case))
    assert "passes every step" in widget.view["remark"]


def test_everybody_has_a_seat_and_a_bench_decides():
    for people in range(5, 61):
        found = seats(people)
        if found.together:
            assert found.bench == people and people - len(SIDES) * found.each < 3
            continue
        assert len(SIDES) * found.each + found.bench + found.clerk == people
        assert found.bench % 2 == 1 and found.bench >= 3 and 1 <= found.each <= 9
    assert (seats(1).each, seats(1).bench) == (1, 1), "one alone is each side in turn, and then the Board"
    assert [valid_number_of_people(each) for each in (0, 3, 5, 60, 200, "many")] == [1, 1, 5, 60, 60, 1]


def test_the_room_has_all_exhibits_and_each_side_its_points_and_question(case, store):
    widget = Room(case, store)
    assert [each["id"] for each in widget.words["exhibits"]] == list(
        case["hearing_roles"].query("pack == 'case file'")["id"]
    )
    for side in widget.words["sides"]:
        assert side["who"] and side["question"] and len(side["points"]) == 3
    assert widget.view["down"] == 1 and widget.view["up"] == 5 and "Alone" in widget.view["seated"]
    change(widget, people=24, stage="pleas", side="public")
    assert "People on each side: 3; on the bench: 11; one clerk" in widget.view["seated"]
    assert "light is on: People at risk" in widget.view["alt"] and "140 police officers" in widget.view["page"]
    saved = widget.static_html()
    assert f'alt="{widget.view["alt"]}"' in saved and 'src="data:image/svg+xml' in saved, "the saved page has a picture"
    change(widget, people="many", stage="feast", side="nobody")
    assert (widget.state["people"], widget.state["stage"], widget.state["side"]) == (1, "cards", "company")


def test_own_decisions_stand_beside_the_decisions(case):
    beside = {
        step: (own, finding)
        for step, own, finding in own_and_official_findings(case, {"decisions": {"aim": "not met"}})
    }
    assert beside["aim"] == ("not met", "met") and beside["process"] == ("", "not met")


def test_the_tasks_ask_for_what_the_widgets_call_complete(case, monkeypatch):
    monkeypatch.chdir(ROOT / "notebooks")
    tasks = tasks_by_id()
    assert set(tasks["08.2"].complete.values()) == {len(case["hearing_steps"])}
    assert {part: tasks["08.4"].complete[part] for part in FEWEST_WORDS} == FEWEST_WORDS
    assert [each["id"] for each in tasks["08.1"].options] == list(case["hearing_steps"]["id"])


def test_a_pack_opens_and_an_unknown_one_is_refused(case, store):
    widget = CaseFile(case, store)
    assert widget.view["id"] == "case file" and widget.view["items"][0]["kind"] == "Fact"
    change(widget, pack="user")
    assert widget.view["name"] == "Role: the suspended user's side"
    change(widget, pack="judge")
    assert "There is no pack 'judge'" in widget.message and widget.view["id"] == "user"


def test_posts_are_described_and_their_words_only_on_demand(case, store):
    quoted = [each for each in CaseFile(case, store).view["items"] if each["quotation"]]
    posts = [each for each in quoted if each["kind"] == "Post, described"]
    assert len(posts) == 2 and all(len(each["quotation"].split()) > 40 for each in posts)  # whole, not a part
    for language in LANGUAGES:
        store.choose_language(language)
        page = unescape(CaseFile(case, store).static_html())
        assert not any(each["quotation"][:30] in page for each in posts)


def test_a_quotation_is_marked_with_the_language_of_its_exhibit(case, store):
    quoted = case["hearing_roles"].query("exhibit != ''")["exhibit"]
    exhibits = case["exhibits"].copy()
    exhibits.loc[exhibits["id"].isin(quoted), "language"] = "pt"
    moved = replace(case, tables={**case.tables, "exhibits": exhibits})
    for shown, tongue in ((case, "en"), (moved, "pt")):
        items = CaseFile(shown, store).view["items"]
        assert {each["quotation_language"] for each in items if each["quotation"]} == {tongue}
    script = (ROOT / "src/whodecides/tools/hearing/items.js").read_text(encoding="utf-8")
    assert '"blockquote", { lang: item.quotation_language }' in script


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_static_fallback_holds_file_and_roles_but_not_the_outcome(case, store, language):
    store.choose_language(language)
    page = unescape(CaseFile(case, store).static_html())
    rows = case["hearing_roles"]
    shown = rows[rows["pack"].isin(PACKS)][f"text_{language}"]
    assert all(text in page for text in shown) and "oversightboard.com" in page
    assert not any(text in page for text in rows[rows["pack"] == "outcome"][f"text_{language}"])


def test_every_item_has_a_source_card_or_claims_nothing(case, store):
    widget = CaseFile(case, store)
    for pack in PACKS:
        change(widget, pack=pack)
        for item in widget.view["items"]:
            assert item["card"] or item["kind"] in ("Who you are", "Hardest question for you")
            assert not item["card"] or item["card"]["sources"][0]["url"].startswith("http")


def test_a_pack_can_be_printed_in_the_readers_language(case, store):
    store.choose_language("es")
    page = CaseFile(case, store).view["page"]
    assert page.startswith('<!doctype html><html lang="es">') and "Expediente" in page and page.count("<li>") == 9


def test_steps_are_stored_and_come_back(case, store):
    widget = Steps(case, store, task="08.2")
    pressed(widget, "vote", "rule", "met")
    change(widget, step="aim")
    pressed(widget, "reason", "rule", "It was public.")
    kept = store.answer("08.2")["answer"]
    assert without_log(kept) == {"decisions": {"rule": "met"}, "reasons": {"rule": "It was public."}}
    assert [each["kind"] for each in kept["moves"]] == ["next", "vote", "next", "reason"]
    again = Steps(case, store, task="08.2")
    assert again.state["reasons"] == {"rule": "It was public."} and again.view["done"] == ["rule"]
    assert "1 of 6" in again.view["progress"]
    change(again, step="nowhere")
    assert "There is no step 'nowhere'" in again.message and again.state["step"] == "rule"


def test_an_undo_brings_the_earlier_answer_back(case, store):
    widget = Steps(case, store, task="08.2")
    before = dict(widget.state)
    pressed(widget, "vote", "rule", "met")
    widget.requested_state = {**before, "drawn": 1, "sent": 5}
    assert widget.state["decisions"] == {} and widget.state["drawn"] == 1
    assert store.answer("08.2")["answer"]["decisions"] == {}


def test_a_damaged_record_does_not_stop_the_parts(case, store):
    store.record("08.2", {"decisions": ["rule"], "reasons": 5})
    store.record("08.4", ["x"])
    assert Steps(case, store, task="08.2").view["done"] == []
    assert Ruling(case, store, task="08.4", steps="08.2").state["outcome"] == ""
    assert Board(case, store, steps="08.2", ruling="08.4").view["owed"]


def test_a_ruling_is_stored_and_shows_the_steps(case, store):
    widget = Ruling(case, store, task="08.4", steps="08.2")
    assert widget.view["steps"][0][1:] == ["(open)", ""]
    press_ruling(widget, outcome="overturn", reasons="Short.")
    assert without_log(store.answer("08.4")["answer"]) == {
        "outcome": "overturn",
        "length": "",
        "reasons": "Short.",
        "dissent": "",
    }
    assert "reasons of 40 words" in widget.view["progress"] and "the outcome" not in widget.view["progress"]
    store.keep_state("08.2", all_steps(case))
    assert widget.view["steps"][0] == ["1. A clear rule", "Passes", "The rule says so."]
    press_ruling(widget, **ruling())
    assert widget.view["progress"].startswith("Your ruling is complete")


def test_the_board_speaks_last(case, store):
    widget = Board(case, store, after="08.1", steps="08.2", ruling="08.4")
    decision = case["hearing_roles"].query("kind == 'decision'")["text_en"].iloc[0]
    assert "08.1" in widget.locked and widget.view == {}
    page = widget.static_html()
    assert page.index("<details>") < page.index("<table") and decision not in widget.static_text()
    store.record("08.1", "process")
    assert widget.locked == "" and "each of your steps" in widget.view["owed"] and "items" not in widget.view
    assert (
        decision not in widget.static_html().partition("<details>")[0] and "each of your steps" in widget.static_text()
    )
    store.keep_state("08.2", all_steps(case))
    assert "ruling is complete" in widget.view["owed"] and "items" not in widget.view
    assert decision not in widget.static_html().partition("<details>")[0] and "ruling is" in widget.static_text()
    store.keep_state("08.4", ruling())
    assert "<details>" not in widget.static_html() and widget.static_text() == decision
    assert widget.view["owed"] == "" and widget.view["items"] == []
    assert not any("finding" in each for each in widget.view["steps"]), "each row waits for a hand"
    open_rows(widget, 1)
    assert widget.view["steps"][0]["expected"] == "You expected: Passes"
    assert ["finding" in each for each in widget.view["steps"]] == [True] + 5 * [False]
    assert "agree on 0 of 1" in widget.view["agree"] and widget.view["prediction_result"] == []
    open_rows(widget, 7)
    assert widget.view["items"][0]["text"] == decision
    assert widget.view["prediction_result"][0].startswith("You expected: Notice, a way to appeal")
    assert widget.view["steps"][5]["mine"] == "Passes" and widget.view["steps"][5]["finding"] == "Does not pass"
    assert widget.view["own"][3][1] == DISSENT


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_parts_speak_the_language(case, store, language):
    store.choose_language(language)
    title = {"en": "Hearing: step by step", "fr": "Audience\u00a0: étape par étape", "es": "Audiencia: paso a paso"}[
        language
    ]
    assert Steps(case, store).words["labels"]["title"] == title
    view = board_view(Reader(case, language), all_steps(case), ruling())
    row = case["hearing_steps"].iloc[5]
    assert view["steps"][5]["text"] == row[f"board_{language}"] and row[f"name_{language}"] in view["steps"][5]["name"]
    assert row[f"question_{language}"].split(",")[0] in unescape(Steps(case, store).static_html())
    assert Board(case, store).static_html().count("<tr>") == 7


def test_a_class_counts_hands_and_the_board_stands_beside_them(case, store):
    widget = Steps(case, store, task="08.2")
    pressed(widget, "count", "rule", {"met": 2, "not met": 3, "maybe": 4, "partly met": -1})
    assert widget.state["hands"] == {"rule": {"met": 2, "not met": 3}}
    assert not any(parse_steps(case, {"hands": {"rule": 5, "aim": {"met": "x"}}}).values())
    store.keep_state("08.2", {**all_steps(case), "hands": {"rule": {"met": 4, "not met": 1}}})
    room = Ruling(case, store, task="08.4", steps="08.2")
    assert room.view["counted"], "a class that counted on the steps counts on the ruling"
    store.keep_state("08.4", {**ruling(), "hands": {"uphold": 3, "overturn": 2}})
    store.record("08.1", "aim")
    view = Board(case, store, after="08.1", steps="08.2", ruling="08.4").view
    assert view["steps"][0]["votes"] == {"met": 4, "not met": 1} and view["votes"] == {"uphold": 3, "overturn": 2}
    assert view["steps"][1]["votes"] == {}


def test_hands_decide_unless_somebody_decides_otherwise(case, store):
    widget = Steps(case, store, task="08.2")
    pressed(widget, "count", "rule", {"met": 2, "not met": 3})
    pressed(widget, "count", "aim", {"met": 1, "partly met": 1})
    assert widget.state["decisions"] == {"rule": "not met"}, "a tie decides nothing"
    assert store.answer("08.2")["answer"]["decisions"] == {"rule": "not met"}, "what is kept is what is shown"
    older = {"decisions": {"rule": "met"}, "reasons": {}, "hands": {"rule": {"not met": 3}}}
    assert parse_steps(case, older) == {**older, "bets": {}}
    assert parse_steps(case, {"hands": {"rule": {"met": 0}}, "decisions": {"rule": "met"}})["hands"] == {}
    assert parse_ruling(case, {"hands": {"uphold": 1, "overturn": 2}})["outcome"] == "overturn"


def test_who_spoke_for_a_side_and_bet_has_acted(case, store):
    store.record("08.1", "aim")
    widget, room = Steps(case, store, task="08.2"), Ruling(case, store, task="08.4", steps="08.2")
    bets = dict.fromkeys(case["hearing_steps"]["id"], "met")
    for step, bet in {**bets, "aim": "maybe"}.items():
        pressed(widget, "bet", step, bet)
    assert "aim" not in widget.state["bets"]
    board = Board(case, store, after="08.1", steps="08.2", ruling="08.4")
    assert board.view["owed"]
    pressed(widget, "bet", "aim", "met")
    assert store.answer("08.2")["answer"]["bets"] == bets and len(widget.view["done"]) == 6
    assert "ruling is complete" in board.view["owed"] and room.view["betting"]
    press_ruling(room, bet="uphold")
    assert board.view["owed"] == "" and board.view["steps"][0]["mine"] == "You bet: Passes"
    open_rows(board, 6)
    assert "agree on" in board.view["agree"] and board.view["outcome"] == "uphold"
    again = Steps(case, store, task="08.2")
    assert again.state["bets"] == bets, "what was bet comes back"


def test_the_board_alone_shows_no_empty_boxes_of_a_student(case, store):
    view = Board(case, store).view
    assert view["own"] == [] and {step["mine"] for step in view["steps"]} == {""}
    assert len(view["items"]) > 1 and all(step["finding"] and step["text"] for step in view["steps"])


def test_public_calls_open_each_part(monkeypatch):
    monkeypatch.chdir(ROOT / "notebooks")
    assert [type(hearing(part)).__name__ for part in ("file", "steps", "ruling", "board")] == [
        "CaseFile", "Steps", "Ruling", "Board"
    ]  # fmt: skip
    with pytest.raises(KitError, match="no part 'fil'. Did you mean file"):
        hearing("fil")
    with pytest.raises(KitError, match="does not know 'rulings'"):
        hearing("board", rulings="08.4")


def test_what_followed_agrees_with_the_actions(case):
    """The days and the sum in the outcome are those of platform_actions."""
    actions = case["platform_actions"].set_index("id")
    said = " ".join(case["hearing_roles"].query("pack == 'outcome'")["text_en"])
    for action in ("A069", "A073", "A084", "A085", "A088", "A095"):
        date = actions.loc[action, "date"]
        assert f"{date.day} {date:%B %Y}" in said, action
    assert "About 25 million" in actions.loc["A095", "ground_en"] and "about 25 million" in said


def test_figures_of_one_kind_are_ordered_and_kinds_not_mixed(case):
    daily = reported_reach(case, "daily")
    assert list(daily["value"]) == sorted(daily["value"], reverse=True) and set(daily["kind"]) == {"daily"}
    assert sum(len(reported_reach(case, kind)) for kind in KINDS) == len(case["reach"])
    with pytest.raises(KitError, match="no kind of figure 'dayly'. Did you mean daily"):
        reported_reach(case, "dayly")


def test_companies_that_acted_are_counted_from_the_actions(case):
    counts = acting_companies(case)
    rows = case["platform_actions"].query("'2021-01-06' <= date <= '2021-01-15'")
    rows = rows[rows["decided_by"].str.startswith("company")]
    assert counts["Twilio"] == counts["Zendesk"] == 1 and len(counts) == 21
    assert counts.sum() == len(rows) + 1  # Twilio and Zendesk share a row
    assert counts["Twitter"] == (rows["company"] == "Twitter").sum() == counts.max()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_of_reach_tells_numbers_periods_and_doubts(case, kind, language):
    figure = reach_plot(kind, language, case=case)
    headers, rows = reach_rows(Reader(case, language), kind)
    assert len(headers) == len(rows[0])
    for service, measure, value, period, doubt, _ in rows:
        assert f"{service} {value} ({measure}, {period})" in figure.alt
        assert doubt.replace("'", "&#x27;") in figure.table
    ElementTree.fromstring(base64.b64decode(re.search(r"base64,([^\"]+)", figure.html())[1]))


def test_a_figure_of_companies_names_how_many(case):
    figure = company_plot(case=case)
    assert "Companies: 21." in figure.alt and figure.table.count("<tr>") == 22
    assert "Names of companies: 21." in figure.caption
    # Those with one action each share a line of the picture; the table and the words name them all.
    assert "14 others" in figure.svg and "Campaign Monitor" not in figure.svg and "Campaign Monitor 1" in figure.alt
    with pytest.raises(KitError, match="No company acted in these days"):
        company_plot("2019-01-01", "2019-01-02", case=case)


def test_an_argument_without_a_source_is_told(case):
    rows = case["hearing_roles"].copy()
    first = rows.index[rows["kind"] == "argument"][0]
    rows.loc[first, ["statement", "source_1", "source_2"]] = ""
    broken = replace(case, tables={**case.tables, "hearing_roles": rows})
    assert [(table, number) for table, number, *_ in hearing_items_have_sources(broken)] == [
        ("hearing_roles", first + 2)
    ]
    assert list(hearing_items_have_sources(case)) == []


def test_a_figure_of_reach_draws_what_makes_figures_differ(case):
    """Another shape for another thing counted, hollow for an old figure, a line between two reports on one service."""
    rows = case["reach"].query("kind == 'daily'")
    reports = rows["service"].str.partition(" (")[0]
    svg = reach_plot("daily", case=case).svg
    assert len(set(re.findall(r'id="(m[0-9a-f]{10})"', svg))) >= rows["measure_en"].nunique() > 1
    assert svg.count("stroke-dasharray: ") == reports.nunique() < len(rows)
    for measure in rows["measure_en"].unique():
        assert f"{measure}, " in svg
    monthly, newest = case["reach"].query("kind == 'monthly'"), reach_plot("monthly", case=case).svg
    old = ((monthly["date"].max() - monthly["date"]).dt.days >= OUTDATED_AFTER_DAYS).sum()
    assert old > 0 and len(re.findall(r"<use [^>]*fill: #ffffff", newest)) == old
    assert "fill: #ffffff; stroke: #0072b2" not in svg.lower()


def test_french_signs_of_the_hearing_do_not_break_from_their_words(case):
    for table in ("hearing_roles", "hearing_steps"):
        for column in [each for each in case[table] if each.endswith("_fr")]:
            broken = [text for text in case[table][column] if re.search(r" [:;!?»]|« ", text)]
            assert not broken, (table, column, broken)
