"""Notes are written while one checks; what a card shows of them is for readers."""

import re

import pytest

from whodecides.article_claims import omissions
from whodecides.case import Reader
from whodecides.tools.read_around.view import origins_table
from whodecides.tools.story_page.margin import omission_card
from whodecides.widgets.evidence import row_card, statement_card

MACHINE = re.compile(r"https?://|\.md\b|\.csv\b|\.toml\b|\bfolder\b")


@pytest.fixture(scope="module")
def reader(case):
    return Reader(case, "en")


def test_no_note_shows_an_address_a_file_or_the_id_of_a_source(reader):
    case, links = reader.case, 0
    sources = set(case["sources"]["id"])
    for name, table in case.tables.items():
        if "note" not in table or name in ("sources", "open_questions"):  # these are listed on pages of their own
            continue
        for row in table.to_dict("records"):
            shown = reader.note(row)
            assert not MACHINE.search(shown), f"{name}: {shown}"
            assert not sources & set(re.findall(r"[\w.-]*\w", shown)), f"{name}: {shown}"
            links += len(reader.note_links(row))
    assert links > 100


def test_where_a_note_names_an_address_the_card_links_it(reader):
    row = reader.case.row("statements", "AUS-06")
    shown, address = statement_card(reader, "AUS-06"), re.search(r"https://[^\s)]+", row["note"])[0]
    assert address.rstrip(".") in [each["url"] for each in shown["sources"]]
    hungary = statement_card(reader, "HUN-03")  # its note names a source by its id
    assert "alfahir-2021" not in str(hungary["facts"]) and any("Alfah" in each["text"] for each in hungary["sources"])


def test_an_address_is_read_without_what_stands_around_it(reader):
    row = {"note": "A copy (https://www.example.org/a/b.html), another: https://example.net/c. The rest", "source": ""}
    assert reader.note(row) == "A copy (example.org), another: example.net. The rest"
    assert [each["url"] for each in reader.note_links(row)] == [
        "https://www.example.org/a/b.html",
        "https://example.net/c",
    ]
    assert row_card(reader, "x", [], row)["sources"][0] == {
        "text": "example.org",
        "url": "https://www.example.org/a/b.html",
    }


def test_reading_around_says_what_is_sure_and_what_is_open_apart(reader):
    for question, found, _sources in origins_table(reader)["rows"]:
        assert not MACHINE.search(found), question
    for row in reader.case["origins"].to_dict("records"):
        if row["certainty"] == "established":
            assert "not established" not in row["finding_en"], row["id"]


def test_a_gap_of_the_story_shows_no_file_of_ours(reader):
    for row in omissions(reader.case):
        card = omission_card(reader, row)
        assert not MACHINE.search(str([card["said"], card["card"]["facts"]])), row["id"]
