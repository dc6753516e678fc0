"""A sheet of exhibits: in their own words, with what a reader of another language needs."""

from dataclasses import replace

import pandas as pd
import pytest

from whodecides.case import Reader
from whodecides.prepare.cards.evidence import exhibit_sections
from whodecides.prepare.cards.sheet_list import SheetContext

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


def quotes(case, language, *which):
    sections = exhibit_sections(SheetContext(Reader(case, language), {}, 9), {"exhibits": which})
    return [block for section in sections for block in section.blocks]


def test_exhibits_come_in_the_order_asked_for_and_lead_to_their_sources(judged):
    second, first = quotes(judged, "en", "X02", "X01")
    assert (second["text"], first["text"]) == ("No <b>", "Be there") and first["line"].startswith("X01 · post · ")
    assert first["gloss"] == "" and judged["sources"]["url"].iloc[0] in str(first["sources"])


def test_a_reader_of_another_language_gets_the_gloss(judged):
    assert quotes(judged, "fr", "X01")[0]["gloss"] == "Soyez-y"


@pytest.mark.parametrize(("language", "what"), [("en", "paraphrase of a law"), ("fr", "paraphrase d'une loi")])
def test_what_the_words_are_stands_above_them(judged, language, what):
    rows = judged["exhibits"].assign(kind="reading", what_en="paraphrase of a law", what_fr="paraphrase d'une loi")
    case = replace(judged, tables={**judged.tables, "exhibits": rows})
    assert quotes(case, language, "X01")[0]["line"].startswith(f"X01 · {what} · ")
