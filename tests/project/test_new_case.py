"""`whodecides new-case` makes a case that is valid and opens tools at once, and that nobody can take for a true one."""

import csv

import pytest
from shared import DATA, ROOT

import whodecides
from whodecides.build import codebook, open_questions
from whodecides.build.new_case import ROWS
from whodecides.build.opening import NEEDS
from whodecides.case import Reader, check_case, compared_jurisdictions, lacks, load
from whodecides.cli import main
from whodecides.provenance import trace
from whodecides.show.evidence import evidence_cards, statement_card


@pytest.fixture
def begun(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("WHODECIDES_ANSWERS", str(tmp_path / "my-answers.json"))
    assert main(["new-case", str(tmp_path / "my-case")]) == 0
    return tmp_path / "my-case"


def test_it_is_valid_and_says_what_it_opens(begun, capsys):
    capsys.readouterr()
    assert main(["check", str(begun)]) == 0
    passed, opened, *others = capsys.readouterr().out.splitlines()
    assert passed == "All checks passed." and "compare, " in opened and "timeline" in opened
    assert any(each.startswith("claim_ledger lacks the table claims") for each in others)


def test_comparator_timeline_evidence_and_codebook_open(begun):
    case = load(begun)
    assert not [each for each in ("compare", "timeline", "heat_map", "company_plot") if lacks(case, NEEDS[each])]
    assert compared_jurisdictions(case) == ["XAA", "XBB"]
    assert "Exampleland" in whodecides.compare("XAA+XBB", case=case).static_html()
    assert "A made-up company suspends" in whodecides.timeline(case=case).static_html()
    assert statement_card(Reader(case, "fr"), "XAA-01")["sources"] and evidence_cards(
        Reader(case, "en"), "XBB", "evaluation"
    )
    assert trace(case, "XAA-01")[-1].endswith("https://example.org/made-up-page")
    assert "## The tables" in codebook(case) and "made up" in open_questions(case)


def test_its_codebook_is_written_beside_it(begun):
    assert main(["build", "codebook", str(begun)]) == 0
    assert (begun / "CODEBOOK.md").is_file() and "| `evaluation` |" in (begun / "README.md").read_text(encoding="utf-8")
    longest = csv.field_size_limit()
    assert check_case(begun) == [] and csv.field_size_limit() == longest, (
        "a check changes nothing for what is read later"
    )


def test_every_row_says_that_it_is_made_up_and_every_table_is_explained(begun):
    readme = (begun / "README.md").read_text(encoding="utf-8")
    for path in begun.glob("*.csv"):
        assert f"`{path.name}`" in readme
        with path.open(encoding="utf-8", newline="") as handle:
            rows = list(csv.DictReader(handle))
        assert rows
        if path.stem in ROWS and "note" in rows[0]:
            assert all("Made up" in row["note"] for row in rows)
    assert (begun / "variables.csv").read_bytes() == (DATA / "variables.csv").read_bytes()


def test_a_folder_that_is_there_is_not_overwritten(begun, capsys):
    assert main(["new-case", str(begun)]) == 2
    assert "is there already: name a folder that does not exist yet" in capsys.readouterr().err
