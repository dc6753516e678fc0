"""The story taken apart, and the translation chain: pure functions, and the tool as a notebook would use it."""

from html import unescape

import pytest

from whodecides.article_claims import (
    CHANGES,
    chain_ids,
    claim_ids,
    expression_chain,
    judged_steps,
    known_judgements,
    omissions,
)
from whodecides.case import Reader
from whodecides.errors import KitError
from whodecides.tools.translation_chain.flow_diagram import layout
from whodecides.tools.translation_chain.judged import counted_changes
from whodecides.tools.translation_chain.judged import judge as answer_to
from whodecides.tools.translation_chain.model import cuts_at, outcome_of_phrase, parts, phrase_paths
from whodecides.tools.translation_chain.phrase_paths import phrase_table
from whodecides.tools.translation_chain.widget import TranslationChain

LANGUAGES = ("en", "fr", "es")


def judge(widget, key, *given):
    """What the browser sends after a judgement."""
    judgements = {**widget.state["judgements"], key: list(given)}
    return {**widget.state, "judgements": judgements, "sent": widget.state["sent"] + 1}


def test_the_claims_for_class_show_every_verdict_and_not_only_errors(case):
    rows = [case.row("claims", each) for each in claim_ids(case, "class")]
    assert 10 <= len(rows) <= 12 and {row["verdict"] for row in rows} == set(case.vocabulary("claims", "verdict"))
    assert sum(row["verdict"] == "accurate" for row in rows) >= len(rows) / 3
    slips = dict(zip(case["class_claims"]["claim"], case["class_claims"]["slip"], strict=True))
    assert all((slips[row["id"]] == "none") == (row["verdict"] == "accurate") for row in rows)
    assert set(slips.values()) == set(case.vocabulary("class_claims", "slip"))


def test_all_claims_and_all_chains_can_be_reached(case):
    claims, expressions = case["claims"], case["renderings"]["expression"].unique()
    assert set(claim_ids(case, "all")) | {row["id"] for row in omissions(case)} == set(claims["id"])
    assert set(chain_ids(case, "all")) == set(expressions) and 4 <= len(chain_ids(case, "class")) <= 5


def test_a_chain_runs_from_the_speaker_to_the_story(case):
    for each in chain_ids(case, "all"):
        steps, branches = expression_chain(case, each)
        assert (steps[0]["stage"], steps[-1]["stage"]) == ("original speaker", "story")
        assert all(row["stage"] == "side branch" for row in branches)
    assert "R01.1" not in judged_steps(case, "all") and "R01.2" in judged_steps(case, "class")


def test_what_cannot_be_read_is_left_out(case):
    verdicts = case.vocabulary("claims", "verdict")
    stored = {"C01": ["false"], "C02": ["false", "opinion"], "C03": ["wrong"], "C04": "false", "C05": [], "C99": ["false"],
              "C06": ["false", "false", "false"]}  # fmt: skip
    assert known_judgements(stored, [f"C{n:02d}" for n in range(1, 7)], verdicts) == {
        "C01": ["false"],
        "C02": ["false", "opinion"],
    }
    assert known_judgements(None, ["C01"], verdicts) == {} and known_judgements(["C01"], ["C01"], verdicts) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_static_fallback_folds_the_answers_away(case, store, language):
    store.choose_language(language)
    shown, hidden = unescape(TranslationChain(case, store).static_html()).split("<details>")
    change = case["renderings"].set_index(["expression", "step"]).loc[("R01", 2), f"change_{language}"]
    assert "as a sort of Spanish Inquisition" in shown
    assert change in hidden and change not in shown


def test_a_chain_begins_with_the_expression_that_is_named(case, store):
    assert TranslationChain(case, store, scope="all", first="R07").view["expression"] == "R07"
    with pytest.raises(KitError, match="no expression 'R77'"):
        TranslationChain(case, store, first="R77")


def test_nobody_is_found_who_is_not_there(case):
    for ask in (
        lambda: claim_ids(case, "klass"),
        lambda: claim_ids(case, "C36+C577"),
        lambda: chain_ids(case, "al"),
        lambda: expression_chain(case, "R99"),
    ):
        with pytest.raises(KitError, match="Did you mean"):
            ask()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chain_opens_step_by_step(case, store, language):
    store.choose_language(language)
    widget = TranslationChain(case, store, "03.3")
    assert [step["id"] for step in widget.view["steps"]] == ["R01.1", "R01.2"]
    assert widget.view["steps"][1]["change"] == "" and widget.view["summary"] is None
    for number, step in enumerate(("R01.2", "R01.3", "R01.4"), 2):
        widget.requested_state = judge(widget, step, "yes")
        assert widget.view["steps"][number - 1]["change"]
    assert [row[0] for row in widget.view["summary"]["rows"]] == [2, 3, 4]
    assert len(widget.view["branches"]) == 4 and widget.view["done"] == ["R01"]
    assert store.answer("03.3")["answer"]["judgements"] == {f"R01.{n}": ["yes"] for n in (2, 3, 4)}
    widget.requested_state = judge(widget, "R01.2", "yes", "no")
    assert widget.view["steps"][1]["mine"] == ["yes", "no"] and len(widget.view["steps"]) == 4


def test_each_judgement_is_answered_by_what_became_of_the_phrases(case):
    reader = Reader(case, "en")
    rows = {(each, row["step"]): row for each in chain_ids(case, "class") for row in expression_chain(case, each)[0]}
    for (expression, step), row in rows.items():
        cuts = cuts_at(case, expression).get(step, ())
        if step == 1 or any(cut["change"] == "said" for cut in cuts):
            continue
        changes = any(cut["change"] != "kept" for cut in cuts)
        said = {answer: answer_to(reader, row, answer) for answer in CHANGES}
        assert said["no"].startswith("Not so" if changes else "Right"), (expression, step)
        assert said["yes"].startswith("Right") == said["a little"].startswith("Right") == changes, (expression, step)
    unread = {answer: answer_to(reader, rows["R12", 2], answer) for answer in CHANGES}
    assert unread["cannot tell"].startswith("Right") and unread["yes"].startswith("Nobody can tell")
    assert answer_to(reader, rows["R12", 3], "cannot tell").startswith("A fair doubt")
    assert answer_to(reader, rows["R01", 2], "cannot tell").startswith("It can be told")
    assert counted_changes(reader, cuts_at(case, "R01")[3]) == "= kept 3, ≠ changed 1, ✕ left out 1"


def test_a_wording_is_its_phrases_and_what_stands_between_them():
    cuts = ({"words": "the king"}, {"words": "said"}, {"words": ""})
    assert [part["text"] for part in parts("“the king” has said, it seems.", cuts)] == [
        "“the king”",
        "has",
        "said,",
        "it seems.",
    ]
    assert parts("words of the speaker", ()) == [{"text": "words of the speaker", "cut": None}]


def test_a_changed_phrase_is_marked_in_all_later_steps(case):
    ways = phrase_paths(case, "R01")
    assert [place["water"] for place in ways[2]] == ["clear", "dyed", "dyed", "dyed"]
    assert [place["cut"]["words"] for place in ways[4]] == ["sobre las expresiones", "on what is expressed", ""]
    assert {phrase: outcome_of_phrase(way) for phrase, way in ways.items()} == {
        1: "kept", 2: "changed", 3: "kept", 4: "left out", 5: "changed",
    }  # fmt: skip
    assert outcome_of_phrase(phrase_paths(case, "R12")[6]) == "added"
    assert phrase_paths(case, "R01", last=1)[2][-1]["water"] == "clear"
    assert cuts_at(case, "R13") == {} and phrase_table(Reader(case, "en"), "R13") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chain_picture_tells_nothing_of_a_step_before_it_is_judged(case, store, language):
    store.choose_language(language)
    widget = TranslationChain(case, store)
    waiting = widget.view["steps"][1]
    assert [phrase["phrase"] for phrase in waiting["phrases"]] == [None] and waiting["gone"] == []
    notes = [row[f"note_{language}"] for cuts in cuts_at(case, "R01").values() for row in cuts]
    found = case.row("expressions", "R01")[f"finding_{language}"]
    told = [each for each in (*notes, found) if each]
    assert not any(each in str(widget.view) for each in told)
    for step in ("R01.2", "R01.3", "R01.4"):
        widget.requested_state = judge(widget, step, "no")
    shown = str([stream["places"] for stream in widget.view["streams"]]) + str(widget.view["branches"])
    assert all(note in unescape(shown) for note in [row[f"note_{language}"] for row in cuts_at(case, "R01")[3]] if note)
    assert widget.view["title"] == found and [part["text"] for part in widget.view["steps"][2]["gone"]] == [
        "on what is expressed"
    ]


def test_the_chain_picture_stands_in_the_saved_page(case, store):
    page = TranslationChain(case, store).static_html()
    assert "data:image/svg+xml;base64," in page.split("<details>")[1]
    assert "kept 2, changed 2, left out 1" in page
    for each in chain_ids(case, "all"):
        drawn = layout(Reader(case, "fr"), each)
        assert len(drawn["rows"]) == len(expression_chain(case, each)[0]) and drawn["ribbons"]
        assert all(box["left"] >= 0 for row in drawn["rows"] for box in row["boxes"])


def test_a_step_tells_language_gloss_and_what_is_inferred(case, store):
    widget = TranslationChain(case, store)
    widget.requested_state = {**widget.state, "judgements": {"R01.2": ["no"]}, "sent": 1}
    first, second, third = (step["card"] for step in widget.view["steps"])
    assert first["wording_language"] == "es" and "Holy Inquisition" in first["gloss"] and second["gloss"] == ""
    assert "(inferred)" in third["heading"] and "(inferred)" not in second["heading"]
    assert any(label == "Inferred" for label, _ in third["facts"])
    assert not any(label == "Note" for label, _ in third["facts"])  # a note may tell what changed


def test_a_step_that_could_not_be_read_says_so(case, store):
    widget = TranslationChain(case, store)
    widget.requested_state = {**widget.state, "expression": "R12", "sent": 1}
    card = widget.view["steps"][0]["card"]
    assert card["wording"] == "" and ["Wording", "could not be read"] in card["facts"]
    widget.requested_state = {**widget.state, "expression": "R77", "sent": 2}
    assert "no expression 'R77'" in widget.message and widget.state["expression"] == "R12"
