import csv
import io
import re
from dataclasses import replace

import pandas as pd
import pytest
from helpers import DATA

from whodecides.case import Reader, load
from whodecides.case.reader import source_name
from whodecides.i18n import translator
from whodecides.provenance import independent_sources
from whodecides.tools.comparator.instruments import instruments_sentence
from whodecides.tools.comparator.model import INSTRUMENTS, parse
from whodecides.tools.comparator.sentence import comparison_sentence
from whodecides.tools.comparator.view import comparator_view, comparison_csv, comparison_table
from whodecides.widgets.evidence import evidence_cards, statement_card
from whodecides.widgets.html import html_table
from whodecides.widgets.similarity_ranking import ranking_rows


def test_absence_looks_different_from_every_value(tiny):
    view = comparator_view(tiny, parse("AAA+BBB+CCC+DDD", tiny))
    cells = {(row["id"], cell["place"]): cell["entries"] for row in view["matrix"]["rows"] for cell in row["cells"]}
    assert [e["text"] for e in cells["evaluation", "AAA"]] == ["condemns (2)"]
    kinds = {key: entries[0]["kind"] for key, entries in cells.items()}
    assert kinds["remedy", "CCC"] == "not addressed"
    assert kinds["remedy", "DDD"] == "no statement found"
    signs = {entry["kind"]: entry["sign"] for entries in cells.values() for entry in entries}
    assert len(set(signs.values())) == 3


def test_silence_stands_last_and_apart_from_every_answer(tiny):
    view = comparator_view(tiny, parse("AAA+BBB", tiny))
    remedy = next(row for row in view["matrix"]["rows"] if row["id"] == "remedy")
    assert [(entry["kind"], entry["count"], entry["order"] < 0) for entry in remedy["cells"][1]["entries"]] == [
        ("substantive", 1, False),
        ("not addressed", 1, True),
    ]
    assert view["plain"]["rows"][3][2].endswith(", not addressed (1)")


def test_only_an_ordered_question_has_a_scale(tiny):
    rows = {row["id"]: row for row in comparator_view(tiny, parse("AAA+BBB", tiny))["matrix"]["rows"]}
    scale = rows["evaluation"]["scale"]
    assert [each["label"] for each in scale][-2:] == ["concerned", "condemns"] and len(
        {e["sign"] for e in scale}
    ) == len(scale)
    assert rows["remedy"]["scale"] == []


def test_a_sign_tells_of_which_codes_the_coders_were_unsure(tiny):
    rows = tiny["positions"].copy()
    rows.loc[(rows["statement"] == "AAA-01") & (rows["variable"] == "evaluation"), "confidence"] = "low"
    case = replace(tiny, tables={**tiny.tables, "positions": rows})
    (entry,) = comparator_view(case, parse("AAA+BBB?evaluation=1", case))["matrix"]["rows"][0]["cells"][0]["entries"]
    assert (entry["count"], entry["unsure"]) == (2, 1)


def test_the_sentence_is_made_from_the_data(tiny):
    assert comparison_sentence(tiny, parse("AAA+CCC", tiny)) == (
        "Alpha, Gamma: no shared answer (2 questions); what each said most often counts."
    )
    assert comparison_sentence(tiny, parse("AAA+BBB+DDD", tiny)).endswith("; no statement was found for Delta.")
    assert comparison_sentence(tiny, parse("AAA+DDD", tiny)).endswith("found only for Alpha.")
    french = comparison_sentence(tiny, parse("AAA+BBB+DDD?language=fr", tiny))
    assert "Alpha fr" in french and "no statement" not in french


def test_csv_has_a_row_for_each_cell(tiny):
    rows = list(csv.reader(io.StringIO(comparison_csv(tiny, parse("AAA+DDD?evaluation=1", tiny)))))
    assert rows[1:] == [
        ["Alpha", "Evaluation of the suspension", "condemns (2)", "AAA-01 AAA-02"],
        ["Delta", "Evaluation of the suspension", "no statement found", ""],
    ]


def test_evidence_leads_from_the_value_to_the_source(tiny):
    cards = evidence_cards(Reader(tiny, "fr"), "BBB", "evaluation")
    assert [card["heading"] for card in cards] == ["BBB-01 · Ben B.", "BBB-02 · Bo B."]
    first = cards[0]
    assert first["wording"] == "words of the speaker" and first["gloss"] == "mots de l'orateur"
    speaker = {label: text for label, text, *_tongue in first["facts"]}
    assert any(text.startswith("anglais, ") for text in speaker.values())
    assert any("Bo B." in text for text in speaker.values())  # the spokesman spoke for the head
    assert [source["url"] for source in first["sources"]] == ["https://example.org/agency", "https://example.org/paper"]


@pytest.mark.parametrize(
    ("precision", "language", "text"),
    [
        ("day", "en", "2021-01-07"),
        ("published", "en", "published on 2021-01-07"),
        ("published", "fr", "publié le 2021-01-07"),
        ("published", "es", "publicado el 2021-01-07"),
        ("inferred", "en", "2021-01-07 (inferred)"),
        ("inferred", "fr", "2021-01-07 (déduit)"),
        ("inferred", "es", "2021-01-07 (inferido)"),
        ("month", "en", "2021-01"),
    ],
)
def test_the_card_says_how_exactly_the_day_is_known(tiny, precision, language, text):
    rows = tiny["statements"].assign(date_precision=precision)
    case = replace(tiny, tables={**tiny.tables, "statements": rows})
    assert text in [fact for _label, fact, *_tongue in statement_card(Reader(case, language), "AAA-01")["facts"]]


@pytest.mark.parametrize(
    ("agency", "paper", "independent"),
    [
        ({"origin": "AP"}, {"origin": "Paper"}, True),
        ({"origin": "AP"}, {"origin": "AP"}, False),
        ({"origin": "AP"}, {"origin": "AP (presumed)"}, False),
        ({"origin": "AP"}, {"origin": "unnamed agency", "kind": "national press"}, False),
        ({"origin": "unnamed agency"}, {"origin": "unnamed agency"}, False),
        ({"origin": "Herald", "kind": "national press"}, {"origin": "unnamed agency"}, True),
    ],
)
def test_sources_are_independent_only_where_their_origins_surely_differ(tiny, agency, paper, independent):
    rows = tiny["sources"].set_index("id")
    for name, cells in (("agency", agency), ("paper", paper)):
        rows.loc[name, list(cells)] = list(cells.values())
    case = replace(tiny, tables={**tiny.tables, "sources": rows.reset_index()})
    assert set(independent_sources(case)) == {independent}


def test_a_gloss_that_repeats_the_wording_is_left_out(tiny):
    assert evidence_cards(Reader(tiny, "en"), "BBB", "evaluation")[0]["gloss"] == ""


def test_absence_says_where_one_looked(tiny):
    (card,) = evidence_cards(Reader(tiny, "en"), "DDD", "remedy")
    assert card["heading"].startswith("No statement found")
    assert ["Where one looked", "papers"] in card["facts"]


def test_what_is_in_english_only_is_told_to_a_screen_reader(tiny):
    (card,) = evidence_cards(Reader(tiny, "fr"), "DDD", "remedy")
    facts = {label: rest for label, *rest in card["facts"]}
    assert facts["Où l’on a cherché"] == ["papers", "en"]
    assert len(facts["Langues"]) == 1 and all(len(each) > 2 for each in facts["Langues"][0].split(", "))


def test_the_ranking_lists_who_is_not_ranked(tiny):
    ranking = comparator_view(tiny, parse("AAA+BBB?remedy=1", tiny))["ranking"]
    assert [row[:2] for row in ranking["rows"]] == [[1, "Beta"]]
    assert ranking["unranked"] == ["Delta", "Gamma"]
    assert ranking["leading"] == "Similarity to Alpha: 1. Beta 50% (one statement only)"
    in_french = comparator_view(tiny, parse("AAA+BBB?remedy=1&language=fr", tiny))["ranking"]["leading"]
    assert in_french.endswith("1. Beta fr 50\u00a0% (une seule déclaration)")
    assert "in 2 ways" in ranking["sensitivity"]


def test_without_weights_the_view_says_what_to_do(tiny):
    ranking = comparator_view(tiny, parse("AAA+BBB?remedy=0", tiny))["ranking"]
    assert ranking["rows"] == [] and "give a weight" in ranking["sensitivity"]
    assert ranking["leading"].startswith("All weights are 0") and ranking["unranked"] == []  # no lack of evidence


def test_a_tie_is_said_in_the_table_and_in_the_sentence(tiny):
    view = comparator_view(tiny, parse("AAA+BBB?evaluation=1", tiny))
    (row,) = view["matrix"]["rows"]
    assert [e["text"] for e in row["cells"][1]["entries"]] == ["concerned (1, tied)", "condemns (1, tied)"]
    assert view["plain"]["rows"][1][2] == "concerned (1, tied), condemns (1, tied)"
    assert view["summary"]["sentence"] == (
        "Alpha, Beta: no shared answer (1 question); what each said most often counts; "
        "a tie leaves it open on Evaluation of the suspension."
    )


def test_the_line_beside_the_weights_ranks_all_that_are_on_show(case):
    leading = comparator_view(case, parse("DEU+EUU+FRA+MEX?decider=1&remedy=0&near=DEU", case))["ranking"]["leading"]
    assert all(re.search(rf"\d+\. {name} \d+%", leading) for name in ("European Union", "France", "Mexico")), leading
    assert "…; 9. European Union" in leading and leading.count("statements: ") + leading.count("one statement") <= 6


def test_a_rank_on_one_statement_is_said_to_be_one(tiny):
    assert (
        "Gamma 0% (one statement only)"
        in comparator_view(tiny, parse("AAA+BBB?evaluation=1", tiny))["ranking"]["leading"]
    )


def test_who_is_shown_as_equal_shares_a_rank(case):
    """Tried for each place as the one to be compared with, on each variable alone and on all together."""
    variables = list(case["variables"]["id"])
    for near in ("DEU", "MEX", "USA", "CHN"):
        for weights in (*({each: 1} for each in variables), dict.fromkeys(variables, 1)):
            rows = ranking_rows(Reader(case, "en"), weights, near)
            assert len({row["rank"] for row in rows}) == len({row["share"] for row in rows}), (near, weights)


def test_a_value_opens_the_passages_of_every_government_that_was_given_it(tiny):
    shown = comparator_view(tiny, parse("AAA+BBB+DDD?open=BBB.evaluation.condemns", tiny))
    panel = shown["evidence"]
    assert [each["place"] for each in panel["columns"]] == ["AAA", "BBB"] and panel["without"].endswith("Delta.")
    assert [[said["id"] for said in each["quotations"]] for each in panel["columns"]] == [
        ["AAA-01", "AAA-02"],
        ["BBB-02"],
    ]
    assert (panel["label"], panel["kind"], shown["state"]["value"]) == ("condemns", "substantive", "condemns")
    said = panel["columns"][1]["quotations"][0]
    assert said["who"].startswith("Bo B.") and said["sources"] and said["wording_language"] == "en"
    assert "Coded as" not in [label for label, *_rest in said["more"]]
    # A value that the cell does not have gives way to its most frequent one.
    again = comparator_view(tiny, parse("AAA+BBB?open=AAA.remedy.condemns", tiny))
    assert again["state"]["value"] == again["matrix"]["rows"][1]["cells"][0]["entries"][0]["id"]


def test_what_opens_first_is_the_answer_that_most_share(tiny, case):
    chosen = comparator_view(tiny, parse("AAA+BBB+CCC+DDD", tiny))["state"]
    assert (chosen["opened"], chosen["value"]) == (["AAA", "evaluation"], "condemns")
    rows = comparator_view(case, parse("MEX+DEU+FRA+POL", case))["matrix"]["rows"]
    for row in rows:  # no other answer is given by more of them
        having = {}
        for cell in row["cells"]:
            for entry in cell["entries"]:
                if entry["kind"] == "substantive":
                    having.setdefault(entry["id"], set()).add(cell["place"])
        assert (
            len(having[row["begin"][1]]) == max(map(len, having.values()))
            and row["begin"][0] in having[row["begin"][1]]
        )


def test_a_place_without_statements_opens_where_one_looked(tiny):
    panel = comparator_view(tiny, parse("AAA+DDD?open=DDD.remedy", tiny))["evidence"]
    (column,) = panel["columns"]
    assert (
        column["place"] == "DDD"
        and column["quotations"] == []
        and ["Where one looked", "papers"] in column["absence"]["facts"]
    )


def test_the_order_stands_beside_that_in_which_each_question_counts_once(case):
    first = parse("DEU+EUU?decider=1&remedy=0&near=DEU", case)
    ranking = comparator_view(case, first)["ranking"]
    even = comparator_view(case, replace(first, weights={"decider": 1, "remedy": 1}))["ranking"]
    assert [(each["id"], each["rank"]) for each in ranking["even"]] == [
        (each["id"], each["rank"]) for each in even["order"]
    ]
    before = {each["id"]: each["rank"] for each in ranking["even"]}
    assert [row[-1] for row in ranking["rows"]] == [before.get(each["id"], "–") for each in ranking["order"]]
    assert [each["id"] for each in ranking["order"]] != [each["id"] for each in ranking["even"]]
    for each in ranking["order"]:  # on one variable, the likeness is that of the variable
        assert ranking["similarity"][each["id"]]["decider"][1] == each["share"]


def test_a_place_rests_on_what_it_said_on_the_questions_that_count(tiny):
    order = {
        text: {each["id"]: each["statements"] for each in comparator_view(tiny, parse(text, tiny))["ranking"]["order"]}
        for text in ("AAA+BBB", "AAA+BBB?remedy=1&evaluation=0")
    }
    assert [found["BBB"] for found in order.values()] == [2, 1]


def test_html_is_escaped_and_has_headers():
    page = html_table(["<a>", "b"], [["x & y", "<script>"]], "cap")
    assert "<script>" not in page and "&lt;script&gt;" in page and "x &amp; y" in page
    assert 'scope="col"' in page and 'scope="row"' in page and "<caption" in page


def test_the_static_table_holds_every_cell(tiny):
    rows = comparison_table(tiny, parse("AAA+DDD", tiny))["rows"]
    assert len(rows) == 2 and rows[0][1] == "condemns (2)" and [row[2] for row in rows] == ["no statement found"] * 2


@pytest.mark.parametrize(
    ("title", "date", "shown"),
    [
        ("A title", "2021-01-08", "A paper, 2021-01-08: A title"),
        ("A title", None, "A paper: A title"),
        ("", "2021-01-08", "A paper, 2021-01-08"),
        ("", None, "A paper, sans date"),
    ],
)
def test_a_source_without_title_is_named_by_who_published_it_and_when(title, date, shown):
    source = {"publisher": "A paper", "title": title, "date": pd.Timestamp(date) if date else pd.NaT}
    assert source_name(source, translator("fr")) == shown
    assert source_name(source, translator("fr"), "AP") == shown.replace("A paper", "A paper (AP)")


def test_what_we_know_of_a_page_without_title_is_no_title():
    """That stands in the note, for those who check; a reader sees who published the page, and when."""
    case = load(DATA)
    for source in case["sources"].query("title == ''").to_dict("records"):
        (link,) = Reader(case, "en").links({"source": source["id"]})
        assert link["text"].startswith(source["publisher"]) and "not seen" not in link["text"]


def test_names_with_an_accent_stand_among_their_letter(case):
    """As in a dictionary: Égypte before Espagne, and not after Zimbabwe."""
    shown = comparator_view(case, parse("MEX+DEU?remedy=1&near=MEX&language=fr", case))
    chosen = [name for _id, name, _group in shown["words"]["places"]]
    for names, first, then in (
        (chosen, "Émirats arabes unis", "Zimbabwe"),
        (shown["ranking"]["unranked"], "Égypte", "Zimbabwe"),
    ):
        assert names.index(first) < names.index(then)


def test_a_colon_in_french_has_its_space(case):
    said = instruments_sentence(case, parse("DEU-netzdg+EUU-dsa?language=fr", case, compared=INSTRUMENTS))
    assert "NetzDG\u00a0: en vigueur" in said and not re.search(r"[^\u00a0 ]:", said)
