"""Figures of decks: what each draws is what the data say, and nothing of it stands on the slide that asks."""

from collections import Counter
from dataclasses import replace

import pytest
from helpers import KIT

from whodecides.agreement_measures import expected_agreement, synthetic_codes
from whodecides.article_claims import expression_chain
from whodecides.case import Reader, load
from whodecides.coding import coding_set, recoded_statements, reference_codes, rule_effect
from whodecides.errors import KitError
from whodecides.prepare.deck import Material
from whodecides.prepare.deck.kinds import KINDS
from whodecides.prepare.deck.scene import LEFT, RIGHT, Box, Line, Sign, Text
from whodecides.prepare.lessons import read_lessons
from whodecides.tools.story_page.model import slips
from whodecides.tools.story_page.view import stamp_of
from whodecides.tools.translation_chain.model import cuts_at, phrase_paths

pytestmark = pytest.mark.exhaustive  # the check of the course makes each slide in the gate, and holds its facts


@pytest.fixture(scope="module")
def material():
    return Material(Reader(load(KIT.tables), "en"), read_lessons(KIT))


def shown(material, kind, **table):
    """Return the slides of a table."""
    return KINDS[kind](material, {"headline": "What?", "told": "So it is", **table})


def words(slide):
    return [each.words for each in slide.items if isinstance(each, Text)]


def drawn(slide, kind, **look):
    return [each for each in slide.items if isinstance(each, kind) and all(getattr(each, k) == v for k, v in look.items())]  # fmt: skip


@pytest.mark.parametrize("expression", ["R01", "R10", "R12"])
def test_a_river_carries_each_phrase_as_far_as_it_goes(material, expression):
    task = "03.4" if expression == "R12" else "03.3"
    asked, told = shown(material, "river", task=task, of=expression)
    ways = phrase_paths(material.case, expression)
    said = Counter(words(told))
    for place in (place for way in ways.values() for place in way):
        assert not place["cut"]["words"] or said[place["cut"]["words"]]
    lost = sum(way[-1]["cut"]["change"] == "left out" for way in ways.values())
    assert said["left out"] == lost and said["✕"] == lost
    cuts = [each for step in cuts_at(material.case, expression).values() for each in step]
    stages = {row["step"]: row["stage"] for row in expression_chain(material.case, expression)[0]}
    assert said["≠"] == sum(each["change"] == "changed" and each["step"] in stages for each in cuts)
    assert drawn(told, Box, dash=True) and not drawn(asked, Box, fill="red")  # RT's words are presumed
    assert told.answer and not asked.answer and "River of words" in told.alt


def test_a_question_without_options_shows_our_translation_large_and_the_original_small(material):
    asked, _told = shown(material, "river", task="03.3", of="R01")
    for row in expression_chain(material.case, "R01")[0]:
        ours, original = row["gloss_en"] or row["wording"], row["wording"]
        sizes = {each.words: each.size for each in asked.texts}
        assert ours in sizes and (ours == original or sizes[ours] > sizes[original])


def test_a_phrase_that_has_no_room_in_its_river_is_named(material):
    with pytest.raises(KitError, match="“s’est engagé à mener une campagne mondiale contre” is too long"):
        shown(material, "river", task="03.3", of="R16")


def test_a_page_bears_its_stamps_only_once_they_are_told(material):
    claims = ["C53", "C15", "C43", "C37"]
    asked, told = shown(material, "article", task="03.8", of=claims)
    stamps = [stamp_of(material.reader, slips(material.case)[each]) for each in claims]
    for each in stamps:
        assert f"{each['sign']}  {each['name']}" in words(told)
        assert not any(each["name"] in text for text in words(asked))
    assert words(asked).count("?") == len(claims)
    assert [each for each in words(asked) if each in claims] == claims  # as sheets of paper name them
    printed = [each for each in asked.texts if each.lang == "fr"]
    assert len(printed) == len(claims) and all(each.italic for each in printed)
    records = [material.case.row("claims", each)["record_en"] for each in claims]
    assert [note.text for note in told.notes] == records


def test_a_margin_is_empty_until_what_is_missing_is_told(material):
    missing = ["F01", "F02", "F06"]
    asked, told = shown(material, "left_out", task="03.5", of=missing)
    said = [material.case.row("claims", each)["paraphrase_en"] for each in missing]
    assert set(said) <= set(words(told)) and not set(said) & set(words(asked))


@pytest.mark.parametrize("number", ["03.1", "04.4", "09.2"])
def test_each_item_of_a_task_stands_beside_its_group_in_the_answer_alone(material, number):
    task = material.tasks[number]
    asked, told = shown(material, "groups", task=number)
    group = {each["text"]: each["id"] for each in task.categories}
    filled = [each for each in drawn(told, Box, fill="ink") if each.x > LEFT]
    names = [each for each in told.items if isinstance(each, Text) and each.words in group]
    assert len(filled) == len(names) == len({each["answer"] for each in task.items})
    for each in task.items:
        (place,) = [text for text in told.items if isinstance(text, Text) and text.words == each["text"]]
        (beside,) = [name for name in names if name.y <= place.y + place.h / 2 <= name.y + name.h]
        assert group[beside.words] == each["answer"], each["text"]


def test_a_class_that_pools_its_codes_sees_nobody_elses_first(material):
    (asked,) = shown(replace(material, pools=True), "coding", of="DEU-04", variable="evaluation")
    assert asked == shown(material, "coding", of="DEU-04", variable="evaluation")[0]


def test_a_statement_is_coded_without_a_name_and_then_says_who_gave_what(material):
    quoted = material.quoted("DEU-04")
    asked, told = shown(material, "coding", of="DEU-04", variable="evaluation")
    hidden = " ".join(words(asked))
    assert quoted.name not in hidden and quoted.original not in hidden and "the Chancellor" not in hidden
    assert "Coder A" not in hidden and {note.label for note in asked.notes} == {
        "supports",
        "supports with reservations",
        "neutral",
        "concerned",
        "condemns",
        "not addressed",
    }
    assert any(quoted.name in each for each in words(told))
    known = reference_codes(material.case)["DEU-04", "evaluation"]
    assert {known[each]["value"] for each in ("A", "B", "adjudicated")} == {"concerned"}
    assert "Coder A\nCoder B\nThird reading" in words(told)
    asked, told = shown(material, "coding", of="AUS-08", variable="evaluation")
    given = [each for each in words(told) if each in ("Coder A", "Coder B\nThird reading")]
    assert given == ["Coder A", "Coder B\nThird reading"]  # they differ on it


def test_two_readings_stand_with_their_rules_and_the_third_one_waits(material):
    table = {"of": "BRA-05", "variable": "evaluation", "values": ["concerned", "condemns"], "task": "05.7"}
    asked, told = shown(material, "coding", **table)
    assert {"Coder A: concerned", "Coder B: condemns"} <= set(words(asked))
    assert "Coder B, Third reading: condemns" in words(told) and "Third reading" not in " ".join(words(asked))
    (third,) = drawn(told, Box, fill="ink")
    assert third.x > LEFT + (RIGHT - LEFT) / 2


def test_voices_keep_their_days_to_themselves_where_these_would_tell_the_answer(material):
    of = ["DEU-01", "DEU-04"]
    days = [material.quoted(each).day for each in of]
    for told_at_once in (True, False):
        asked, told = shown(material, "voices", of=of, **({} if told_at_once else {"words_only": True}))
        assert [day in " ".join(words(asked)) for day in days] == [told_at_once] * len(of)
        assert all(day in " ".join(words(told)) for day in days)


def test_voices_stand_by_name_before_their_words_and_then_in_the_case_that_cites_them(material):
    of = ["FRA-11", "USA-20", "AUT-01"]
    asked, told = shown(material, "cited", task="02.11", question="suspension", of=of)
    cases = {row["id"]: row for row in material.case["arguments"].to_dict("records")}
    quoted = [material.quoted(each) for each in of]
    assert not any(each.words in " ".join(words(asked)) for each in quoted)
    assert all(each.name in " ".join(words(asked)) for each in quoted)
    for press, each in enumerate(quoted):
        (case,) = [row for row in cases.values() if row["question"] == "suspension" and each.id in row["evidence"].split(";")]  # fmt: skip
        new = [text for text in told.texts if text.since == press and not text.until]
        assert any(each.words in text.words for text in new)
        assert any(text.words == material.reader.text(case, "title") for text in new)
    assert told.presses == 2 and told.answer
    with pytest.raises(KitError, match="is cited in none of these cases"):
        shown(material, "cited", task="02.11", question="suspension", of=["MEX-05"])


@pytest.mark.parametrize("rule", ["decider-weighs-more", "conditions-decide", "step-needed"])
def test_a_heap_has_a_square_for_each_statement(material, rule):
    asked, told = shown(material, "heaps", task="04.7", of=rule)
    read, effect = recoded_statements(material.case, rule), rule_effect(material.case, rule)
    moved = (read["old_value"] != read["new_value"]).sum()
    squares = {colour: len(drawn(asked, Box, line=colour)) for colour in ("ink", "grey", "red")}
    assert squares["ink"] == len(read) and squares["red"] == 0
    assert squares["ink"] + squares["grey"] == effect["before"].sum()
    assert len(drawn(told, Box, fill="red")) == len(drawn(told, Box, fill="", line="red")) == moved
    for before, after in effect[effect["before"] != effect["after"]].itertuples(index=False):
        assert f"{before} → **{after}**" in words(told)


def test_the_cards_on_which_two_coders_differ_are_red(material):
    asked, told = shown(material, "two_coders", task="04.9", variable="evaluation")
    known = reference_codes(material.case)
    differ = [each for each in coding_set(material.case) if len({known[each, "evaluation"][coder]["value"] for coder in "AB"}) > 1]  # fmt: skip
    assert len(drawn(told, Box, line="red")) == len(differ) and not drawn(asked, Box, line="red")
    assert all(each in told.alt for each in differ)
    assert words(asked).count("?") == 2 * len(coding_set(material.case))


def test_two_bags_show_what_chance_alone_brings(material):
    asked, told = shown(material, "bag", example=[50, 24, 2], rare=[24, 0])
    for slide in (asked, told):
        left, right = (
            len([each for each in drawn(slide, Sign, sign="■") if (each.cx > 683) == side]) for side in (False, True)
        )
        assert (left, right) == (50, 2) and len(drawn(slide, Sign)) == 200
    assert not any("chance" in each for each in words(asked))
    bars = drawn(told, Box, fill="quiet")
    whole = drawn(told, Box, fill="soft")[0].w
    chances = [expected_agreement(synthetic_codes(50, both, 2))[0] for both in (24, 0)]
    assert [each.w / whole for each in bars] == pytest.approx(chances, abs=0.001)
    assert len(drawn(told, Box, fill="blue")) == 1  # nothing is reached where one value is hardly ever given
    assert "alpha" not in " ".join(words(asked))


def test_one_measure_stays_and_the_other_falls(material):
    _asked, told = shown(material, "rare_values", task="05.9", example=[50, 24, 2])
    stays, falls = drawn(told, Line, colour="ink"), drawn(told, Line, colour="blue")
    assert len(stays) == len(falls) == 24 and len({each.y1 for each in stays}) == 1
    assert all(each.y2 > each.y1 for each in falls)
    (dot,) = drawn(told, Sign)
    assert dot.cx == pytest.approx(falls[-1].x1)  # where one is left
    assert any("96%" in each for each in words(told)) and any("−0.01" in each for each in words(told))


def test_alpha_stands_within_its_interval(material):
    _asked, told = shown(material, "alphas", task="05.10")
    dots, intervals = drawn(told, Sign, colour="blue"), drawn(told, Line, colour="blue")
    assert len(dots) == len(material.tasks["05.10"].options)
    assert all(line.x1 < dot.cx < line.x2 for dot, line in zip(dots, intervals, strict=True))


def test_bars_of_agreement_say_which_was_asked_for(material):
    asked, told = shown(material, "shares", task="05.1")
    assert not any("%" in each for each in words(asked)) and {"83%", "91%", "93%"} <= set(words(told))
    assert len(drawn(told, Box, fill="ink")) == 1
    _asked, told = shown(material, "machine", task="05.8", variable="duty_to_moderate")
    assert {"73%", "92%", "the machine", "coder B"} <= set(words(told))
