"""Lesson 00 says what the data say."""

import re

from helpers import ROOT, task_rows

from whodecides.tools.decider_dots.model import governments_by_decider

TEXT = (ROOT / "course/january-2021/00-start-here/lesson.md").read_text(encoding="utf-8")


def test_the_words_behind_the_opened_dot_are_those_of_the_record(case):
    statement = case.row("statements", "DEU-04")
    assert f"„{statement['wording']}“" in TEXT and f"“{statement['gloss_en']}”" in TEXT
    assert statement["actor"] == "DEU-seibert" and statement["speaks_for"] == "DEU-merkel"


def test_no_word_that_the_company_named_is_violence(case):
    readings = case["exhibits"].query("kind == 'reading' and act == @case.entry('act.action')")
    assert "violence" in case.entry("first_minute.named")["en"]
    assert not readings["phrase"].str.contains("violence").any()
    posts = case["exhibits"].query("kind == 'post' and act == @case.entry('act.action')")
    assert len(posts) == 2 and not posts["wording"].str.contains("violen").any()


def test_the_opened_dot_stands_in_its_row_and_what_it_rests_on_is_told(case):
    (code,) = (
        case["positions"]
        .query("statement == 'DEU-04' and variable == 'decider' and coder == 'adjudicated'")
        .to_dict("records")
    )
    assert code["value"] == "national law" and "A dot of “National law or state”" in TEXT
    assert code["words"].startswith("limits to free expression must follow the law")
    (who,) = (each for each in task_rows("00-start-here") if each["id"] == "00.2")
    (right,) = (each for each in who["options"] if each.get("right"))
    assert "Limits to free expression, he had said, must follow the law" in right["feedback"]


def test_the_places_and_the_day_are_those_of_the_record(case):
    readings = case["exhibits"].query("kind == 'reading' and part_of != '' and act == @case.entry('act.action')")
    assert len(readings) == 4 and "named four places" in TEXT and "Press the four" in TEXT
    acted = case.row("platform_actions", "A027")["date"]
    assert f"a {acted:%A}, {acted.day} {acted:%B %Y}" in TEXT


def test_the_three_voices_give_three_answers_and_none_is_the_one_of_most(case):
    voices = re.search(r'decider_dots\("([^"]+)"', TEXT)[1].split("+")
    rows = governments_by_decider(case)
    said = {answer for answer, row in rows.items() for each in row.values() if set(each) & set(voices)}
    assert len(voices) == len(said) == 3 and max(rows, key=lambda each: len(rows[each])) not in said
