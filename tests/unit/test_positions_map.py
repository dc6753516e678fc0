"""Where governments stand: the last word of each up to a day, what is absent, and how it is said."""

import re
from base64 import b64decode
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from whodecides.answers import Store
from whodecides.case import Reader
from whodecides.case.rules.negotiation import states_have_tiles, tiles_do_not_overlap
from whodecides.errors import KitError
from whodecides.tools.positions_map.model import dated_statements, initial_place, standings
from whodecides.tools.positions_map.quotation_panel import place_panel
from whodecides.tools.positions_map.view import LISTED, map_sentence, world_view
from whodecides.tools.positions_map.widget import PositionsMap, where_they_stand
from whodecides.widgets.encodings import value_encodings

SPAN = (date(2021, 1, 6), date(2021, 1, 15))
PLACES = ("AAA", "BBB", "CCC", "DDD")


@pytest.fixture
def mapped(tiny):
    """The small case with a row of tiles."""
    rows = [{"jurisdiction": place, "letters": place[:2], "row": 1, "column": n} for n, place in enumerate(PLACES, 1)]
    return replace(tiny, tables={**tiny.tables, "tiles": pd.DataFrame(rows)})


@pytest.fixture
def reader(mapped):
    return Reader(mapped, "en")


def by(mapped, variable, day):
    found = standings(dated_statements(mapped, variable, *SPAN), date(2021, 1, day))
    return {place: each.value for place, each in found.items()}


def test_a_tile_has_the_last_word_up_to_the_day(mapped):
    assert by(mapped, "evaluation", 6) == {}
    assert by(mapped, "evaluation", 7) == {"AAA": "condemns"}
    assert by(mapped, "evaluation", 11) == {"AAA": "condemns", "BBB": "concerned", "CCC": "supports"}
    assert by(mapped, "evaluation", 12)["BBB"] == "condemns", "the opposition voice of that day does not count"


def test_silence_on_the_question_does_not_hide_an_earlier_answer(mapped):
    assert by(mapped, "remedy", 12) == {"AAA": "regional law", "BBB": "regional law", "CCC": "not addressed"}
    found = standings(dated_statements(mapped, "remedy", *SPAN), SPAN[1])["BBB"]
    assert (found.statement, found.statements, found.several) == ("BBB-01", ("BBB-01", "BBB-02"), False)
    assert standings(dated_statements(mapped, "remedy", *SPAN), SPAN[1])["AAA"].several


def test_only_the_days_of_the_map_count(mapped):
    only = dated_statements(mapped, "evaluation", date(2021, 1, 8), date(2021, 1, 11))
    assert [each.statement for each in only] == ["CCC-01", "BBB-01"]


def test_an_ordered_scale_shows_its_direction_and_a_named_one_does_not(mapped):
    signs = {value: sign for value, (sign, _order) in value_encodings(mapped, "evaluation").items()}
    assert [signs[each] for each in ("supports", "neutral", "condemns", "not addressed")] == ["▲", "●", "▼", "–"]
    named = value_encodings(mapped, "remedy")
    assert len({sign for sign, _order in named.values()}) == len(named) and "no statement found" not in named


def test_the_sentence_counts_governments_and_changes_with_the_day(reader):
    said = [each["sentence"] for each in world_view(reader, "evaluation", SPAN)["days"]]
    assert len(said) == 10 and said[0] == "By 6 January 2021, no government had spoken."
    assert said[1] == "By 7 January 2021, 1 government had spoken. Their last word: condemns\u00a01."
    assert (
        said[-1] == "By 15 January 2021, 3 governments had spoken. Their last word: condemns\u00a02, supports\u00a01."
    )
    remedy = world_view(reader, "remedy", SPAN)["days"][4]["sentence"]
    assert remedy.endswith("Their last word: European or regional law\u00a01, no answer to this question 1.")


def test_a_long_list_of_answers_is_cut(reader):
    stand = standings(dated_statements(reader.case, "remedy", *SPAN), SPAN[1])
    one = stand["AAA"]
    values = [each for each, (_sign, order) in value_encodings(reader.case, "remedy").items() if order >= 0]
    many = {value: replace(one, value=value) for value in values}
    assert map_sentence(reader, "remedy", many, SPAN[1]).endswith(f"other answers {len(values) - LISTED}.")


def test_what_is_absent_is_no_position(mapped):
    cut = replace(mapped, tables={**mapped.tables, "searches": mapped["searches"].iloc[:0]})
    positions = mapped["positions"]
    cut.tables["positions"] = positions[positions["search"] == ""]
    known = {each["id"]: each for each in world_view(Reader(mapped, "en"), "evaluation", SPAN)["tiles"]}
    assert (known["DDD"]["absent"], known["DDD"]["quiet"]) == ("none", "no statement found")
    assert known["AAA"]["absent"] == ""
    unsought = {each["id"]: each for each in world_view(Reader(cut, "en"), "evaluation", SPAN)["tiles"]}
    assert (unsought["DDD"]["absent"], unsought["DDD"]["quiet"]) == ("unsought", "not looked for")
    early = (date(2021, 1, 6), date(2021, 1, 9))
    later = {each["id"]: each for each in world_view(Reader(mapped, "en"), "evaluation", early)["tiles"]}
    assert later["CCC"]["quiet"] == "spoke, but not in these days"


def test_the_panel_has_the_newest_words_first_and_says_what_is_missing(reader):
    panel = place_panel(reader, "evaluation", "BBB", SPAN)
    assert [each["id"] for each in panel["statements"]] == ["BBB-02", "BBB-01"]
    assert panel["statements"][1]["who"] == "Ben B., Office, for Bo B." and panel["statements"][1]["sources"]
    silent = place_panel(reader, "evaluation", "DDD", SPAN)
    assert silent["statements"] == [] and silent["absence"]["heading"].startswith("No statement found")


def test_one_begins_with_a_government_that_changed_its_answer(mapped):
    assert initial_place(dated_statements(mapped, "evaluation", *SPAN)) == "BBB"
    assert initial_place(()) == ""


def test_one_begins_with_words_that_show_their_value(mapped):
    """What opens by itself is judged before anybody chose it: its value is to be read in the words."""
    rows = mapped["positions"].copy()
    rows.loc[rows["statement"].eq("BBB-02") & rows["coder"].eq("adjudicated"), ["confidence", "note"]] = [
        "low",
        "from the context",
    ]
    doubted = replace(mapped, tables={**mapped.tables, "positions": rows})
    assert initial_place(dated_statements(doubted, "evaluation", *SPAN)) == "AAA"
    newest = place_panel(Reader(doubted, "en"), "evaluation", "BBB", SPAN)["statements"][0]
    rests = ["Rests on the words", "words of the speaker", "en"]
    assert newest["why"] == [rests, ["Why this code", "from the context"], ["How sure the coder was", "low"]]
    assert place_panel(Reader(doubted, "en"), "evaluation", "AAA", SPAN)["statements"][0]["why"] == [rests]


def test_of_a_value_that_rests_on_no_words_it_is_told_that_it_was_inferred_or_what_was_also_said(mapped):
    def why(**cells):
        rows = mapped["positions"].copy()
        own = rows["statement"].eq("AAA-01") & rows["variable"].eq("evaluation")
        rows.loc[own, list(cells)] = list(cells.values())
        other = replace(mapped, tables={**mapped.tables, "positions": rows})
        return place_panel(Reader(other, "en"), "evaluation", "AAA", SPAN)["statements"][-1]["why"]

    inferred = why(words="inferred", note="from the question")
    assert inferred == [["Rests on", "no words: it was inferred"], ["Why this code", "from the question"]]
    retold = why(words="words of the speaker … was said")
    assert retold == [["Rests on the words", "words of the speaker", "en"], ["Rests on what was also said", "was said"]]
    assert why(value="not addressed", words="") == [["Also said", "More was said."]]


def test_the_widget_answers_and_refuses(mapped, tmp_path):
    shown = PositionsMap(mapped, Store(tmp_path / "answers.json"), "evaluation", SPAN)
    assert shown.panel["place"] == "BBB"
    shown.requested_state = {**shown.state, "variable": "remedy", "place": "AAA", "language": "fr", "sent": 1}
    assert (shown.panel["name"], shown.panel["statements"][0]["id"]) == ("Alpha fr", "AAA-02")
    assert shown.world["days"][-1]["sentence"].startswith("Au 15 janvier 2021, 3 gouvernements s’étaient exprimés.")
    shown.requested_state = {**shown.state, "place": "ZZZ", "sent": 2}
    assert shown.message.startswith("La carte n’a pas de case") and shown.panel["place"] == "AAA"
    with pytest.raises(KitError, match="The codebook has no variable 'evaluatio'. Did you mean evaluation"):
        PositionsMap(mapped, Store(tmp_path / "answers.json"), "evaluatio", SPAN)


def test_the_saved_page_has_a_picture_that_says_the_same_as_its_table(mapped, tmp_path):
    page = PositionsMap(mapped, Store(tmp_path / "answers.json"), "evaluation", SPAN).static_html()
    assert "condemns: Alpha, Beta. supports: Gamma." not in page, "values stand in the order of the codebook"
    assert "supports: Gamma. condemns: Alpha, Beta." in page
    svg = b64decode(re.search(r"base64,([^\"]+)", page)[1]).decode()
    assert svg.count(">▼</text>") == 3 and ">AA</text>" in svg, "two tiles and the key"
    row = re.search(r"Beta</th>(.*?)</tr>", page, re.S)[1]
    assert re.findall(r">([^<>\n]+)</td>", row) == ["condemns", "2021-01-12", "BBB-02", "BBB-01, BBB-02"]


def test_two_tiles_do_not_share_a_place(mapped):
    assert list(tiles_do_not_overlap(mapped)) == []
    mapped["tiles"].loc[2, "column"] = 1
    assert list(tiles_do_not_overlap(mapped)) == [("tiles", 4, "column", "AAA has this place already; choose another.")]


def test_a_state_without_a_tile_is_named(case, mapped):
    assert list(states_have_tiles(case)) == []
    mapped.tables["tiles"] = mapped["tiles"].query("jurisdiction != 'BBB'")
    assert list(states_have_tiles(mapped)) == [
        ("jurisdictions", 3, "id", "'BBB' has no tile on the map; add a row to tiles.csv.")
    ]


def test_days_before_the_period_are_refused(mapped, tmp_path, monkeypatch):
    monkeypatch.setenv("WHODECIDES_ANSWERS", str(tmp_path / "my-answers.json"))
    with pytest.raises(KitError, match="The map begins on 2021-01-06: choose that day or a later one"):
        where_they_stand(case=mapped, until="2021-01-05")
