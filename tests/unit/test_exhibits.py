"""The exhibits that a lesson lays on the table: in their own words, with what a reader of another language needs."""

from dataclasses import replace

import pandas as pd
import pytest

from whodecides.errors import KitError
from whodecides.tools.exhibits.widget import Exhibits

ROW = {
    "kind": "post", "whose": "BBB-opposition", "date": pd.Timestamp("2021-01-08"), "date_precision": "day", "language": "en",
    "gloss_fr": "Soyez-y", "gloss_es": "Estad ahí", "glossed_by": "us", "part_of": "", "phrase": "", "act": "", "note": "",
    "source_1": "bbb-press", "source_2": "",
}  # fmt: skip


@pytest.fixture
def judged(tiny):
    """The tiny case with two exhibits, of whoever and whatever source it has first."""
    own = {"whose": tiny["actors"]["id"].iloc[0], "source_1": tiny["sources"]["id"].iloc[0]}
    rows = [{**ROW, **own, "id": each, "wording": said, "gloss_en": said} for each, said in (("X01", "Be there"), ("X02", "No <b>"))]  # fmt: skip
    return replace(
        tiny, tables={**tiny.tables, "exhibits": pd.DataFrame(rows).assign(what_en="", what_fr="", what_es="")}
    )


def test_exhibits_come_in_the_order_asked_for_and_lead_to_their_sources(judged, store):
    tool = Exhibits(judged, "X02+X01", store)
    assert [each["id"] for each in tool.view["exhibits"]] == [
        "X02",
        "X01",
    ] and tool.static_text() == "Exhibits: X02, X01"
    assert tool.view["exhibits"][1]["line"].startswith("X01 · post · ") and tool.view["exhibits"][1]["gloss"] == ""
    page = tool.static_html()
    assert "“Be there”" in page and "No &lt;b&gt;" in page and judged["sources"]["url"].iloc[0] in page


def test_a_reader_of_another_language_gets_the_gloss(judged, store):
    store.choose_language("fr")
    tool = Exhibits(judged, "X01", store)
    assert tool.view["exhibits"][0]["gloss"] == "Soyez-y" and "Soyez-y" in tool.static_html()


def test_what_is_no_exhibit_is_told(judged, store):
    with pytest.raises(KitError, match="'X3' is not one of the exhibits"):
        Exhibits(judged, "X01+X3", store)


@pytest.mark.parametrize(("language", "what"), [("en", "paraphrase of a law"), ("fr", "paraphrase d'une loi")])
def test_what_the_words_are_stands_above_them(judged, store, language, what):
    rows = judged["exhibits"].assign(kind="reading", what_en="paraphrase of a law", what_fr="paraphrase d'une loi")
    store.choose_language(language)
    tool = Exhibits(replace(judged, tables={**judged.tables, "exhibits": rows}), "X01", store)
    assert tool.view["exhibits"][0]["line"].startswith(f"X01 · {what} · ")
