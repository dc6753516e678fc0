"""The evidence base: as much as promised, and every cell leads to a document that can be opened."""

import re

import pandas as pd
import pytest
from helpers import DATA, ROOT

from whodecides.build.codebook import open_questions
from whodecides.case import Reader
from whodecides.errors import KitError
from whodecides.i18n import localized_date
from whodecides.positions import position_matrix
from whodecides.provenance import trace
from whodecides.regulation import act_day, application_row, provision, status_on
from whodecides.tools.brief.evidence_list import evidence_entries

ADDRESS = re.compile(r"https?://\S+")


def test_the_claims_cover_the_story_and_what_it_leaves_out(case):
    claims = case["claims"]
    assert (claims["kind"] != "omission").sum() >= 45
    assert (claims["kind"] == "omission").sum() >= 6
    assert claims["as_printed"].map(lambda text: len(text.split())).max() <= 25
    assert (claims["source_2"] != "").mean() >= 0.9


def test_each_expression_is_followed_step_by_step(case):
    steps = case["renderings"].groupby("expression")["step"]
    assert len(steps) >= 12
    assert all(list(each) == list(range(1, len(each) + 1)) and len(each) >= 2 for _, each in steps)
    inferred = case["renderings"].query("inferred")
    assert len(inferred) and (inferred["note"] != "").all()  # an inferred step says why


def test_instruments_are_many_and_complete(case):
    instruments, provisions = case["instruments"], case["provisions"]
    assert len(instruments) >= 40
    assert set(case["features"]["id"]) == set(provisions["feature"])
    wanted = {"USA", "EUU", "DEU", "FRA", "POL", "HUN", "AUT", "GBR", "MEX", "BRA", "CAN", "AUS", "IND", "RUS", "TUR",
              "NGA", "UGA", "SGP", "VNM"}  # fmt: skip
    assert wanted <= set(instruments["jurisdiction"])
    assert {"treaty", "soft law", "private rule", "bill", "ruling"} <= set(instruments["kind"])


def test_actions_and_events_are_many_and_reach_to_the_present(case):
    actions, events = case["platform_actions"], case["events"]
    assert len(actions) >= 60 and len(events) >= 140
    assert events["date"].min().year == 2016 and events["date"].max().year == 2026
    companies = " ".join(actions.query("'2021-01-01' <= date < '2021-02-01'")["company"])
    for company in ("Twitter", "Facebook", "Google", "Snap", "Amazon", "Apple", "Reddit", "Shopify", "Stripe"):
        assert company in companies, company
    fates = {
        "g20",
        "mexico",
        "poland",
        "germany",
        "france",
        "european union",
        "russia",
        "telegram",
        "assange",
        "trump accounts",
    }
    assert fates <= set(events["thread"])


def test_the_index_covers_all_states_with_its_edition_and_licence(case):
    indicators = case["indicators"].query("indicator == 'v2x_freexp_altinf'")
    states = set(case["jurisdictions"].query("kind == 'state'")["id"])
    assert states == set(indicators["jurisdiction"])
    assert set(indicators["year"]) == set(range(2019, 2026))
    assert indicators["edition"].nunique() == 1 and set(indicators["licence"]) == {"CC BY-SA 4.0"}
    assert indicators["value"].between(0, 1).all()
    resource = next(each for each in case.schema["resources"] if each["name"] == "indicators")
    assert resource["licenses"][0]["name"] == "CC-BY-SA-4.0"
    assert "indicators.csv" in (ROOT / "LICENSE-TEXT-AND-DATA.md").read_text(encoding="utf-8")


def test_the_measure_beside_the_index_has_its_own_edition_and_licence(case):
    beside = case["indicators"].query("indicator == @case.entry('beside.indicator')")
    assert (
        len(beside) and beside["value"].between(0, 100).all() and not beside.duplicated(["jurisdiction", "year"]).any()
    )
    assert beside["edition"].nunique() == 1 and set(beside["licence"]) == {"CC BY 4.0"}
    assert "IT.NET.USER.ZS" in (ROOT / "LICENSE-TEXT-AND-DATA.md").read_text(encoding="utf-8")


def test_there_is_a_bibliography(case):
    readings = case["readings"]
    assert len(readings) >= 25 and {f"{number:02d}" for number in range(11)} <= set(readings["lesson"])


def keys(case):
    """Every cell of the comparison, and every row of the other tables that claims something."""
    cells = [".".join(cell) for cell in position_matrix(case)]
    rows = [
        key
        for table in ("statements", "claims", "platform_actions", "events", "instruments")
        for key in case[table]["id"]
    ]
    provisions = case["provisions"].query("source != ''")
    return cells + rows + list(provisions["instrument"] + "." + provisions["feature"])


def test_every_cell_leads_to_a_document_or_to_where_one_looked(case):
    silent = set(case["searches"]["jurisdiction"])
    for key in keys(case):
        said = "\n".join(trace(case, key))
        if key.partition(".")[0] in silent and "." in key and "looked for in" in said:
            assert "no statement found" in said
        else:
            assert ADDRESS.search(said), key


def test_a_chain_goes_from_value_to_statement_to_source(case):
    lines = trace(case, "DEU.evaluation")
    said = "\n".join(lines)
    assert "Steffen Seibert for Angela Merkel, 2021-01-11" in said and "[de, original]" in said
    assert lines[0] == "DEU, Evaluation of the suspension"


def test_a_chain_says_who_acted_and_leads_to_what_its_note_names(case):
    assert "  company: Snap" in trace(case, "A017") and "  decided_by: company" in trace(case, "A017")
    for table in ("statements", "platform_actions", "provisions", "instruments"):
        named = [(row, each) for row in case[table].to_dict("records") for each in Reader(case, "en").note_sources(row)]
        for row, source in named[:10]:
            key = f"{row['instrument']}.{row['feature']}" if table == "provisions" else row["id"]
            assert f"{source['id']}: {source['publisher']}, {source['url']}" in "\n".join(trace(case, key))
            assert f"  url: {source['url']}" in trace(case, source["id"])
    search = case["searches"].iloc[0]
    assert search["places"] in trace(case, search["id"])[1]


def test_an_unknown_key_gets_the_nearest(case):
    with pytest.raises(KitError, match="Nothing in this case is called 'MEX.remedi'. Did you mean .*MEX.remedy"):
        trace(case, "MEX.remedi")


def test_what_could_not_be_established_is_a_page(case):
    page = (DATA / "OPEN_QUESTIONS.md").read_text(encoding="utf-8")
    assert page == open_questions(case), "run 'make codebook'"
    assert len(case["open_questions"]) >= 20


def test_the_tables_do_not_speak_of_how_they_were_searched(case):
    """Notes are for readers: where one looked, not with which tools."""
    for name, rows in case.tables.items():
        for column in rows.select_dtypes(exclude=["number", "bool", "datetime"]):
            hits = rows[
                rows[column]
                .astype(str)
                .str.contains(r"\bstored cop|\bcorpus\b|\bsnippet|search budget|search hit", case=False)
            ]
            assert hits.empty, (name, column, hits.iloc[0].to_dict())


def test_no_ruling_is_called_by_the_wrong_end(case):
    """A judgment set aside as moot, an order lifted before the ruling, a law annulled in part: each has its own word."""
    last = {name: rows["status"].iloc[-1] for name, rows in case["statuses"].groupby("instrument")}
    assert last["USA-knight-v-trump"] == "vacated" and last["NGA-twitter-suspension"] == "declared unlawful"
    assert last["FRA-loi-2021-1109-art42"] == last["CAN-c63"] == "lapsed"
    assert last["USA-texas-hb20"] == last["USA-florida-sb7072"] == "enjoined"
    assert {last[each] for each in ("FRA-avia", "BRA-marco-civil", "TUR-7253")} == {"partly struck"}
    kinds = case["instruments"].set_index("id")["kind"]
    steps = case["statuses"]
    # An interim ruling or a decision with an end to it can end by itself, as a law can.
    words = {"vacated": {"ruling"}, "lapsed": {"law", "bill", "ruling", "decision"}, "enjoined": {"law"}}
    for status, allowed in words.items():
        assert set(kinds[steps[steps["status"] == status]["instrument"]]) <= allowed, status


def test_no_law_is_in_force_while_a_court_forbids_to_enforce_it(case):
    """Florida's and Texas's effective dates fell behind an injunction; the Fifth Circuit lifted it for twenty days."""
    found = {
        (name, day): status_on(case, name, day)
        for name in ("USA-florida-sb7072", "USA-texas-hb20")
        for day in ("2021-07-01", "2021-12-02", "2022-05-20", "2022-06-01", "2022-10-12", "2024-12-31")
    }
    assert {each for each, status in found.items() if status == "in force"} == {("USA-texas-hb20", "2022-05-20")}


def test_features_of_january_2021_are_those_of_january_2021(case):
    """What an amendment brought later is not shown for the day of the case."""
    changed = {
        ("DEU-netzdg", "redress"): ("none of its own", "counter-notice"),
        ("DEU-netzdg", "oversight"): ("§ 4(4)", "4a"),
        ("IND-it-rules-2021", "removal deadline"): ("36 hours", "3 hours"),
        ("BRA-marco-civil", "liability"): ("court order", "notice"),
        ("USA-twitter-civic-integrity", "maximum fine"): ("lock", "no scale of strikes"),
    }
    for (name, feature), words in changed.items():
        for day, word in zip((act_day(case), None), words, strict=True):
            row = provision(case, name, feature, day)
            assert word in f"{row['value']} {row['article']}", (name, feature, day)


def test_a_feature_begins_when_its_own_rule_does(case):
    """The NetzDG's amendment of June 2021 gave users of networks a counter-notice from October 2021 only."""
    redress = {day: provision(case, "DEU-netzdg", "redress", day)["value"] for day in ("2021-09-30", "2021-10-01")}
    assert redress["2021-09-30"].startswith("none of its own") and "counter-notice" in redress["2021-10-01"]
    assert "4a" in provision(case, "DEU-netzdg", "oversight", "2021-09-30")["article"]


def test_articles_bind_those_of_whom_they_are_told(case):
    """A very large platform is fined under article 74 of the DSA; section 88 binds the service, 89 its user."""
    articles = {
        ("EUU-dsa", "maximum fine"): "art. 74",
        ("AUS-online-safety-act", "removal deadline"): "s. 88",
        ("BRA-mp-1068", "must-carry"): "art. 8-A, IV-VI; 8-B; 8-C",
        ("IND-it-rules-2021", "transparency"): "rule 4(1)(d)",
    }
    assert {key: provision(case, *key)["article"] for key in articles} == articles
    assert application_row(case, "EUU-dsa", "risk")["article"] == "art. 52, 74"  # for others as national law sets
    assert application_row(case, "BRA-mp-1068", "duty")["article"] == "art. 8-A, 8-B, 8-C"


def test_the_situations_say_what_the_record_says(case):
    avia, youtube = case.row("fact_patterns", "avia-law"), case.row("fact_patterns", "cengiz-turkey")
    assert provision(case, "FRA-avia", "maximum fine")["value"] == "EUR 1.25m; 4% of world turnover"
    assert "1.25 million" in avia["facts_en"] and "4% of world turnover" in avia["facts_en"]
    assert f"{youtube['date']:%Y-%m-%d}" == "2008-05-05" and "30 October 2010" in youtube["facts_en"]


def test_a_date_is_never_told_more_exactly_than_it_is_known(case):
    """Britain's act and Twitter's rule were read on a day, and may have changed before."""
    (british,) = evidence_entries(Reader(case, "en"), [("instruments", "GBR-online-safety-act")])
    assert "(in force, 2026-01-12 or before)" in british["text"]
    assert "2023-10-12 or before superseded" in "\n".join(trace(case, "USA-twitter-glorification-violence"))
    assert localized_date(pd.Timestamp("2023-10-12"), "seen", "fr") == "2023-10-12 ou avant"


def test_each_version_of_a_feature_leads_to_its_source(case):
    lines = "\n".join(trace(case, "DEU-netzdg.redress"))
    assert "from the beginning: none of its own" in lines and "since 2021-10-01: yes (counter-notice" in lines
    assert len(ADDRESS.findall("\n".join(each for each in lines.splitlines() if each.startswith("  source: ")))) == 2
