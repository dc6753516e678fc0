"""Lesson 00 says what the data say."""

from helpers import ROOT

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


def test_mexicos_president_objected_one_day_before_twitters_last_step(case):
    said, acted = (
        case.row(table, key)["date"] for table, key in (("statements", "MEX-01"), ("platform_actions", "A027"))
    )
    assert (acted - said).days == 1 and "one day before Twitter's last step" in TEXT
