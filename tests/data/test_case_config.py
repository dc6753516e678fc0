"""`case.toml` says in one sentence what is wrong with it, when it is read and when the case is checked."""

from dataclasses import replace

import pytest
from helpers import read_rows, write_rows
from made_up_case import write_case

from whodecides.case import check_case, load
from whodecides.case.rules.article import arguments_take_a_known_side
from whodecides.errors import KitError

NAME = 'name = { en = "Tiny", fr = "Minuscule", es = "Diminuto" }\n'
WRONG = {
    "acts.day = 2021-01-08": "No tool knows the entry 'acts' of case.toml. Did you mean act",
    "act.days = 2021-01-08": "No tool knows the entry 'act.days' of case.toml. Did you mean day",
    'act.day = "2021-01-08"': "The entry 'act.day' of case.toml is not a day, written as year-month-day",
    "act = 7": "The entry 'act' of case.toml is no table of entries",
    'index.first = "2020"': "The entry 'index.first' of case.toml is not a whole number",
    "story.language = 7": "The entry 'story.language' of case.toml is not a text",
    'promises.caption = { en = "Promises", fr = "Promesses", es = "" }': "lacks the words in es",
    "guarantees.instruments = []": "is no list with something in it",
    'clocks = [{ id = "Here", zone = "Mars/North", name = { en = "a", fr = "b", es = "c" } }]': "names no time zone: 'Mars/North'",
    'clocks = [{ id = "Here" }]': "has an item without zone, name",
    "clocks = [7]": "has an item without id, zone, name",
    "act = [": "case.toml cannot be read",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_no_tool_can_use_is_told_on_reading(tiny_folder, text):
    (tiny_folder / "case.toml").write_text(NAME + text, encoding="utf-8")
    with pytest.raises(KitError) as told:
        load(tiny_folder)
    assert WRONG[text] in str(told.value) and "\n" not in str(told.value)


def test_ids_in_it_must_be_in_their_tables(tiny_folder):
    more = 'act = { day = 2021-01-08, action = "A1" }\nguarantees.instruments = ["AAA-act", "AAA-atc"]\n'
    (tiny_folder / "case.toml").write_text(NAME + more, encoding="utf-8")
    assert [str(each) for each in check_case(tiny_folder)] == [
        "case.toml, act.action: 'A1' is not in platform_actions.csv; correct it or remove it.",
        "case.toml, guarantees.instruments: 'AAA-atc' is not in instruments.csv; correct it or remove it.",
    ]


STEP = '{ id = "%s", name = { en = "a", fr = "b", es = "c" } }'
LADDERS = {
    "steps = [{steps}, {step}]": "first_minute.steps: the ladder has 4 steps, each with an id of its own",
    'steps = [{steps}]\ntheirs = "e"': "first_minute.theirs: is no id of first_minute.steps; name one",
    'steps = [{steps}]\nthey = { en = "a", fr = "b", es = "c" }': "has words of its own for who decided, but no duty, rule_is, ground_is",
    'steps = [{steps}]\ntheirs = "b"': "",
    'steps = [{steps}]\ntheirs = ""': "",
}


@pytest.mark.parametrize("text", LADDERS)
def test_the_first_minute_has_four_measures_with_the_companys_among_them(tiny_folder, text):
    ladder = text.replace("{steps}", ", ".join(STEP % each for each in "abcd")).replace("{step}", STEP % "e")
    (tiny_folder / "case.toml").write_text(f"{NAME}[first_minute]\n{ladder}\n", encoding="utf-8")
    told = [str(each) for each in check_case(tiny_folder)]
    assert told == [] if not LADDERS[text] else len(told) == 1 and LADDERS[text] in told[0]


JUDGED = {
    "[first_minute]": "first_minute: nothing is judged; the act has no post, so name exhibits in first_minute.judged.",
    '[first_minute]\njudged = ["X03"]': "first_minute.named: no words of what is judged were read",
    '[first_minute]\njudged = ["X09"]': "first_minute.judged: 'X09' is not in exhibits.csv",
}


@pytest.mark.parametrize("text", JUDGED)
def test_the_first_minute_judges_what_is_there(tmp_path, text):
    folder = write_case(tmp_path / "harbour")
    config, rows = folder / "case.toml", read_rows(folder, "exhibits")
    config.write_text(config.read_text(encoding="utf-8").replace("[first_minute]", text), encoding="utf-8")
    write_rows(folder, "exhibits", [{**each, "kind": "page" if each["kind"] == "post" else each["kind"]} for each in rows])  # fmt: skip
    (told,) = (str(each) for each in check_case(folder))
    assert JUDGED[text] in told


def test_an_argument_takes_a_side_that_is_known(case):
    assert list(arguments_take_a_known_side(case)) == []
    rows = case["arguments"].assign(side="between")
    told = list(arguments_take_a_known_side(replace(case, tables={**case.tables, "arguments": rows})))
    assert len(told) == len(rows)
    assert told[0][2:] == ("side", "'between' is not for, against or a value of 'decider'; name one.")


def test_an_older_case_without_it_is_read_and_told_about(tiny_folder):
    (tiny_folder / "case.toml").unlink()
    assert load(tiny_folder).config == {}
    assert [str(each) for each in check_case(tiny_folder)] == [
        "case.toml: the case has no name; add [name] with the words in en, fr and es."
    ]
    with pytest.raises(KitError, match="This case has no 'act.day' in its case.toml: add it there."):
        load(tiny_folder).entry("act.day")
