"""`whodecides new-case` makes a case that is valid and opens tools at once, and that nobody can take for a true one."""

import csv
import shutil

import pytest
from helpers import DATA, KIT, ROOT, task_rows

import whodecides
from whodecides.answers import Store, open_store
from whodecides.build.case_support import NEEDS
from whodecides.build.codebook import codebook, open_questions
from whodecides.build.new_case import CODEBOOK, ROWS, lesson_template_names
from whodecides.case import (
    Reader,
    case_names,
    check_case,
    compared_jurisdictions,
    load,
    missing_needs,
    using_case,
)
from whodecides.cli import main
from whodecides.provenance import trace
from whodecides.widgets.evidence import evidence_cards, statement_card


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
    assert any(each.startswith("left_out lacks the table claims") for each in others)


def test_comparator_timeline_evidence_and_codebook_open(begun):
    case = load(begun)
    assert not [
        each for each in ("compare", "timeline", "heat_map", "company_plot") if missing_needs(case, NEEDS[each])
    ]
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
    assert "NaN" not in (begun / "README.md").read_text(encoding="utf-8"), "one statement has no alpha"
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


def test_its_codebook_has_rules_of_its_own(begun):
    """An example of another case would be taken over with the rule."""
    own, theirs = load(begun)["variables"], load(DATA)["variables"]
    for column in own.columns[own.columns.str.startswith(("rule", "borderline"))]:
        assert all(own[column]) and not set(own[column]) & set(theirs[column]), column
    text = " ".join((begun / f"{table}.csv").read_text(encoding="utf-8") for table in CODEBOOK)
    names = [*load(DATA)["actors"]["name"], *load(DATA)["jurisdictions"]["name_en"]]
    assert not [each for each in (*names, "Trump", "January", "suspension", "Twitter") if each in text]


def test_it_stands_beside_the_case_that_was_there(begun):
    assert case_names(begun.parents[1]) == [*case_names(ROOT), "my-case"]
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


LESSON = "01-comparing"


@pytest.fixture
def with_lesson(tmp_path, monkeypatch):
    """A kit with the default case's course, in which an author has begun a case with a lesson."""
    for folder in ("data", "course", "notebooks"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WHODECIDES_ANSWERS", str(tmp_path / "my-answers.json"))
    assert main(["new-case", "my-case", "--lesson", "comparing"]) == 0
    return tmp_path


def test_a_lesson_of_its_own_opens_and_none_is_promised_to_another_case(with_lesson, capsys):
    assert main(["check", "data/my-case"]) == 0
    assert "Lessons of which every call opens: 01." in capsys.readouterr().out.splitlines()
    path = with_lesson / "course/my-case" / LESSON / "lesson.md"
    path.write_text(path.read_text(encoding="utf-8").replace("XAA+XBB", "XAA+MEX"), encoding="utf-8")
    assert main(["check", "data/my-case"]) == 0
    told = capsys.readouterr().out
    assert "Lessons of which every call opens: none." in told
    assert 'lesson 01, cell 4: compare("XAA+MEX", after="01.1"): ' in told


@pytest.mark.parametrize(("arguments", "said"), [
    (["new-case", "other", "--lesson", "comparison"], "There is no lesson 'comparison' to begin with. Did you mean comparing?"),
    (["new-case", "my-case", "--lesson", "comparing"], "'my-case' is there already"),
])  # fmt: skip
def test_a_lesson_that_cannot_be_begun_is_refused(with_lesson, arguments, said, capsys):
    there = sorted(with_lesson.rglob("*"))
    assert main(arguments) == 2
    assert said in capsys.readouterr().err and sorted(with_lesson.rglob("*")) == there
    assert lesson_template_names() == ["comparing"]


@pytest.mark.long(30)
def test_from_the_table_to_a_mark_and_to_a_page_beside_the_default_case(with_lesson, capsys):
    """A second statement in the table is another right answer, in the notebook, the grade book and on the page."""
    kit = with_lesson
    before = {path: path.read_bytes() for path in (kit / "notebooks").glob("*.ipynb")}
    path = kit / "data/my-case/statements.csv"
    header, row, *_others = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(header + row + row.replace("XAA-01", "XAA-02", 1), encoding="utf-8")
    path = kit / "data/my-case/positions.csv"
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(
        "".join([*rows, *(each.replace("XAA-01", "XAA-02") for each in rows if "XAA-01" in each)]), encoding="utf-8"
    )

    assert main(["build", "codebook", "--case", "my-case"]) == main(["build", "course", "--case", "my-case"]) == 0
    capsys.readouterr()
    for checked in ("data/my-case", "course/my-case", "notebooks/my-case"):
        assert main(["check", checked]) == 0, capsys.readouterr().out
    assert before == {path: path.read_bytes() for path in (kit / "notebooks").glob("*.ipynb")}

    with using_case("my-case"):
        assert "2" in whodecides.ask("01.2", 2).static_text()
        whodecides.ask("E01.1", 1)
        whodecides.ask("E01.2", "government")  # a mistake that the key foresees
    other = next(each for each in task_rows("06-comparing-national-positions") if each["id"] == "E06.7")
    Store(kit / "my-answers.json").record("E06.7", other["answer"], revision=other["revision"])
    open_store().choose_pseudonym("Ada")
    (kit / "class/Ada").mkdir(parents=True)
    shutil.copy(kit / "my-answers.json", kit / "class/Ada")
    assert main(["grade", "class", "--case", f"{KIT.case},my-case", "--lessons", "01,06", "--out", "graded"]) in (0, 1)
    assert main(["grade", "class", "--case", f"{KIT.case},my-case", "--lessons", "01,77", "--out", "none"]) == 2
    with (kit / "graded/grades.csv").open(encoding="utf-8-sig", newline="") as handle:
        (mark,) = csv.DictReader(handle)
    assert (mark["my-case-E01.1"], mark["my-case-E01.2"]) == ("1", "0") and float(mark["E06.7"]) > 0

    assert main(["site", "pages", "--read-only", "--case", "my-case"]) == 0
    page = (kit / "pages/notebooks/my-case/01-comparing.html").read_text(encoding="utf-8")
    assert "Comparing what governments said" in page and "supports (2)" in page
    assert not list((kit / "pages/notebooks").glob("*.html")), "the default case has a site of its own"
    assert main(["site", "default", "--read-only"]) == 0
    assert (kit / "default/notebooks/06-comparing-national-positions.html").exists()
    assert not (kit / "default/notebooks/my-case").exists()


@pytest.mark.exhaustive  # as long as a whole new case, which the gate makes
def test_a_task_that_bears_the_number_of_another_lesson_is_refused(with_lesson, capsys):
    """It would take the place of that lesson's task in keys and revisions."""
    course = with_lesson / "course/my-case"
    shutil.copytree(course / LESSON, course / "02-comparing-again")
    assert main(["build", "course", "--case", "my-case"]) != 0
    assert "begin its id with 02., or E02. in the exercise" in capsys.readouterr().err
    assert not (course / "keys/02-comparing-again.json").exists()
