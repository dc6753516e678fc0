"""The comparator of instruments and the tool that applies them, as a notebook uses them."""

import csv
import io
from itertools import groupby

import pytest
from helpers import ROOT

from whodecides import compare_instruments
from whodecides.case import Reader
from whodecides.errors import KitError
from whodecides.i18n import sort_key
from whodecides.regulation import applicable_instruments
from whodecides.tools.application.view import cards_words
from whodecides.tools.comparator.instruments import instruments_sentence, instruments_table, instruments_view
from whodecides.tools.comparator.model import INSTRUMENTS, parse
from whodecides.tools.comparator.widget import InstrumentComparator
from whodecides.widgets.instruments import history_card

THREE = "DEU-netzdg+POL-freedom-of-speech-bill+USA-section-230"


def view(case, state, language="en"):
    return instruments_view(case, parse(state, case, language=language, compared=INSTRUMENTS))


def test_a_state_names_instruments_and_features(case):
    selection = parse(THREE + "?maximum fine=1&redress=1&open=DEU-netzdg.redress", case, compared=INSTRUMENTS)
    assert str(selection) == THREE + "?maximum fine=1&redress=1&language=en&open=DEU-netzdg.redress"
    assert parse(str(selection), case, compared=INSTRUMENTS) == selection
    for text, said in (
        ("DEU-netzgd+EUU-dsa", "no instrument 'DEU-netzgd'. Did you mean DEU-netzdg"),
        ("EUU-dsa", "Choose 2 to 4 instruments"),
        ("EUU-dsa+EUU-dma?redres=1", "no feature 'redres'. Did you mean redress"),
        ("EUU-dsa+EUU-dma?open=DEU-ddg.redress", "is not shown"),
    ):
        with pytest.raises(KitError, match=said):
            parse(text, case, compared=INSTRUMENTS)


def test_columns_say_by_word_and_sign_how_a_text_stands(case):
    columns = view(case, THREE + "+FRA-avia?day=last")["matrix"]["columns"]
    marks = {each["id"]: each["mark"] for each in columns}
    assert marks["POL-freedom-of-speech-bill"]["label"] == "never adopted"
    assert marks["FRA-avia"]["label"] == "struck down in part"
    assert marks["USA-section-230"]["label"] == "in force"
    assert len({mark["sign"] for mark in marks.values()}) == 4


def test_unknown_looks_different_from_none(case):
    rows = view(case, "HUN-tech-companies-bill+USA-section-230")["matrix"]["rows"]
    redress, scope = (next(row for row in rows if row["id"] == each)["cells"] for each in ("redress", "scope"))
    kinds = [entry["kind"] for cell in (*redress, *scope) for entry in cell["entries"]]
    assert kinds == ["not established", "none", "not recorded", "rule"]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_evidence_is_the_rule_and_the_history(case, language):
    cards = view(case, THREE + f"?language={language}&open=DEU-netzdg.maximum fine")["evidence"]["cards"]
    rule, history = cards
    row = next(r for r in case["provisions"].to_dict("records") if r["instrument"] == "DEU-netzdg" and r["feature"] == "maximum fine")  # fmt: skip
    assert rule["facts"][1][1] == row[f"detail_{language}"] and rule["sources"][0]["url"].startswith("http")
    checked = f"{case.row('instruments', 'DEU-netzdg')['last_checked']:%Y-%m-%d}"
    assert [date for date, _ in history["facts"]] == [
        "2017-06-30",
        "2017-10-01",
        "2021-06-28",
        "2021-10-01",
        "2023-03-21",
        "2024-05-14",
        checked,
    ]


def test_the_comparator_shows_the_law_of_one_day_and_says_which(case):
    """Default is the day of the case; the state names another one, or what was recorded last."""
    states = {"": "2021-01-08", "?day=2024-03-01": "2024-03-01", "?day=last": "as last recorded"}
    for state, said in states.items():
        shown = view(case, THREE + state)
        assert said in shown["matrix"]["caption"] and shown["state"]["day"] == state.removeprefix("?day=")
        assert [each for each, _label in shown["words"]["days"]][:1] == [""] and shown["words"]["days"][-1][0] == "last"
        assert said in str(shown["words"]["days"]).casefold()

    def cells(state, feature):
        rows = view(case, "DEU-netzdg+FRA-loi-2021-1109-art42" + state)["matrix"]["rows"]
        return [cell["entries"][0]["text"] for row in rows if row["id"] == feature for cell in row["cells"]]

    assert (
        cells("", "redress")[0].startswith("none of its own") and "counter-notice" in cells("?day=last", "redress")[0]
    )
    assert (
        cells("?day=2023-12-30", "oversight")[1] == "Arcom"
        and cells("?day=2024-03-01", "oversight")[1] == "(as if) Arcom"
    )
    for text in ("2024-13-01", "yesterday"):
        with pytest.raises(KitError, match=f"'{text}' is not a day: write it as year-month-day"):
            parse(THREE + f"?day={text}", case, compared=INSTRUMENTS)
    with pytest.raises(KitError, match="codebook has no variable 'day'"):
        parse("MEX+DEU?day=2024-03-01", case)


def test_every_text_is_shown_with_the_day_on_which_it_was_last_checked(case):
    for each in case["instruments"].to_dict("records"):
        (*_steps, (day, said)) = history_card(Reader(case, "en"), each["id"])["facts"]
        assert day == f"{each['last_checked']:%Y-%m-%d}" and said.startswith("last checked")
    assert "Last checked on " in instruments_sentence(case, parse(THREE, case, compared=INSTRUMENTS))


def test_what_is_not_recorded_says_so(case):
    (card, _history) = view(case, THREE + "?open=USA-section-230.local presence")["evidence"]["cards"]
    assert card["heading"] == "not recorded" and card["sources"] == []


def test_a_comparator_of_instruments_ranks_nothing_and_keeps_its_filters(case, store):
    widget = InstrumentComparator(case, THREE, store)
    wanted = {"day": "last", "filters": {"status": "vetoed"}, "opened": ["DEU-netzdg", "redress"]}
    widget.requested_state = {**widget.state, **wanted, "sent": 1}
    assert widget.message == "" and widget.ranking == {} and widget.state["filters"] == {"status": "vetoed"}
    assert widget.summary["state_text"].endswith("open=DEU-netzdg.redress") and len(widget.evidence["cards"]) == 2
    assert "day=last" in widget.summary["state_text"] and "as last recorded" in widget.matrix["caption"]
    widget.requested_state = {**widget.state, "day": "", "sent": 2}
    assert widget.state["filters"] == {}  # nothing was vetoed in January 2021
    widget.requested_state = {**widget.state, "places": ["DEU-netzdg"], "opened": None, "sent": 3}
    assert "Choose 2 to 4 instruments" in widget.message and len(widget.state["places"]) == 3


def test_every_instrument_can_be_found_by_kind_and_status(case):
    for day in ("", "?day=last"):
        words = view(case, THREE + day)["words"]
        assert len(words["places"]) == len(case["instruments"])
        for filter_ in words["filters"]:
            known = {code for code, _label in filter_["options"]}
            assert all(tags[filter_["id"]] in known for _id, _name, tags in words["places"])


def test_all_three_languages_say_something_else(case):
    chosen = (parse(THREE, case, language=each, compared=INSTRUMENTS) for each in ("en", "fr", "es"))
    pages = [str(instruments_table(case, each)) for each in chosen]
    assert len(set(pages)) == 3 and "Must-carry" not in pages[1] and "Redress" not in pages[1] + pages[2]
    text = view(case, THREE, "fr")["plain"]["csv"]
    assert list(csv.reader(io.StringIO(text)))[0] == ["Instrument", "Caractéristique", "Valeur", "Article"]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_long_list_of_texts_is_grouped_by_country_or_body(case, language):
    """Each place comes once, with its name in the reader's language, and its texts in the order of their letters."""
    lists = {
        "compared": view(case, THREE + f"?language={language}")["words"]["places"],
        "applied": cards_words(Reader(case, language))["instruments"],
    }
    germany = Reader(case, language).name("jurisdictions", "DEU")
    for options in lists.values():
        groups = [tags["group"] for _id, _name, tags in options]
        once = list(dict.fromkeys(groups))
        assert once == [group for group, _run in groupby(groups)] == sorted(once, key=sort_key)
        german = [(each, name) for each, name, tags in options if tags["group"] == germany]
        assert {each[:3] for each, _name in german} == {"DEU"} and len(german) > 2
        assert [name for _id, name in german] == sorted((name for _id, name in german), key=sort_key)
    assert len(lists["compared"]) == len(case["instruments"]) and len(lists["applied"]) == len(
        applicable_instruments(case)
    )


def test_public_calls_find_the_case(monkeypatch):
    monkeypatch.chdir(ROOT / "notebooks")
    assert compare_instruments("EUU-dsa+EUU-dma").summary["state_text"].startswith("EUU-dsa+EUU-dma?")
