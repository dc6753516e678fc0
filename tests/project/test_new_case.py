"""`whodecides new-case` makes a case that is valid and opens tools at once, and that nobody can take for a true one."""

import csv
import shutil

import pytest
from shared import DATA, ROOT

import whodecides
from whodecides.build import codebook, open_questions
from whodecides.build.new_case import ROWS
from whodecides.build.opening import NEEDS
from whodecides.case import Reader, case_names, check_case, compared_jurisdictions, lacks, load
from whodecides.cli import main
from whodecides.provenance import trace
from whodecides.show.evidence import evidence_cards, statement_card


@pytest.fixture
def begun(tmp_path, monkeypatch):
    """The folder of a new case in a kit that has the kit's own beside it, as an author begins it there."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WHODECIDES_ANSWERS", str(tmp_path / "my-answers.json"))
    assert main(["new-case", "my-case"]) == 0
    return tmp_path / "data/my-case"


def test_it_is_valid_and_says_what_it_opens(begun, capsys):
    capsys.readouterr()
    assert main(["check", "data/my-case"]) == 0
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
    kept = (DATA / "CODEBOOK.md").read_bytes()
    assert main(["build", "codebook", "--case", "my-case"]) == 0
    assert (begun.parents[1] / "data/january-2021/CODEBOOK.md").read_bytes() == kept
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


def test_it_stands_beside_the_case_that_was_there(begun):
    assert case_names(begun.parents[1]) == ["january-2021", "my-case"]
    assert load().folder.name == "january-2021", "the default case stays what it was"
    readme = (begun / "README.md").read_text(encoding="utf-8")
    assert "`whodecides check data/my-case`" in readme and "`whodecides build codebook --case my-case`" in readme


@pytest.mark.parametrize("name", ["my-case", "january-2021"])
def test_a_case_that_is_there_is_not_overwritten(begun, name, capsys):
    before = {path: path.read_bytes() for path in begun.parent.rglob("*") if path.is_file()}
    assert main(["new-case", name]) == 2
    assert "is there already: name a case that does not exist yet" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in begun.parent.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["My case", "../outside", "data/my-case", "a_b", "-x", "a--b", "a" * 31, ""])
def test_a_name_that_fits_no_folder_or_id_is_refused(begun, name, capsys):
    there = sorted(begun.parents[1].rglob("*"))
    assert main(["new-case", "--", name]) == 2
    assert "is no name for a case" in capsys.readouterr().err and sorted(begun.parents[1].rglob("*")) == there
