"""A question asked of laws, and a word for a value, are data: both are added to a copy of the tables, and nothing else."""

import json

import pytest
from helpers import DATA, ROOT, copied_case, first_in_gate, read_rows, write_rows

from whodecides import compare_instruments
from whodecides.build.codebook import codebook
from whodecides.build.readme import check_pages
from whodecides.build.sample import sample
from whodecides.case import Reader, check_case, load, read_schema
from whodecides.case.rules.law import questions_have_outcomes
from whodecides.case.rules.statements import labels_complete
from whodecides.errors import KitError
from whodecides.i18n import LANGUAGES
from whodecides.provenance import trace
from whodecides.regulation import application_steps
from whodecides.tools.application.view import outcomes_table, questions_table
from whodecides.tools.story_page.view import told_of
from whodecides.widgets.instruments import rules_card

NOTICE = {
    "id": "notice", "name_en": "notice", "name_fr": "information", "name_es": "aviso",
    "question_en": "Must a user be told?", "question_fr": "Faut-il informer l’utilisateur\u202f?",
    "question_es": "¿Hay que avisar al usuario?", "for_all": "true", "rule": "Before or after the act.",
}  # fmt: skip
PAIR = ("DEU-netzdg", "USA-section-230")


@pytest.fixture
def folder(tmp_path):
    """A copy of the case that a test may change."""
    return copied_case(tmp_path / "data/copy")


def add(folder, table, *rows):
    write_rows(folder, table, [*read_rows(folder, table), *rows])


def provision(instrument):
    return {
        "instrument": instrument, "feature": "notice", "value": "yes", "value_fr": "oui", "value_es": "sí",
        "detail_en": "Tell them.", "detail_fr": "Les informer.", "detail_es": "Avisarles.", "article": "Art. 9",
        "source": read_rows(DATA, "provisions")[0]["source"],
    }  # fmt: skip


def problems(folder):
    return [str(each) for each in check_case(folder)]


@pytest.fixture
def asked(folder):
    """A case that asks each law for one thing more."""
    add(folder, "features", NOTICE)
    add(folder, "provisions", *(provision(each["id"]) for each in read_rows(folder, "instruments")))
    return folder


@pytest.mark.exhaustive  # the recipe of CONTRIBUTING walks the same way in the gate
def test_a_question_asked_of_laws_is_a_row_and_its_answers(asked, monkeypatch, tmp_path):
    assert problems(asked) == []
    monkeypatch.setenv("WHODECIDES_ANSWERS", str(tmp_path / "my-answers.json"))
    case = load(asked)
    shown = compare_instruments("+".join(PAIR), case=case)
    assert "Notice" in shown.static_html() and "notice=1" in shown.summary["state_text"]
    opened = compare_instruments("+".join(PAIR) + "?notice=1&language=fr&open=DEU-netzdg.notice", case=case)
    assert NOTICE["question_fr"] in opened.evidence["question"]
    assert ["Notice", "yes (Art. 9)"] in rules_card(Reader(case, "en"), PAIR[0])["facts"]
    lines = trace(case, "DEU-netzdg.notice")
    assert lines[0].endswith(", notice") and lines[1].endswith("yes (Art. 9)")
    page = codebook(case)
    assert "| notice | Must a user be told? | yes | Before or after the act. |" in page and page != codebook(load(DATA))
    assert "- feature: notice" in sample(case, seed=1, rows=1300)


def test_the_codebook_that_does_not_know_the_question_is_told_to_be_older(asked):
    assert any(each.startswith("CODEBOOK.md is older than the data") for each in check_pages(load(asked)))


@pytest.mark.parametrize(
    ("change", "said"),
    first_in_gate(
        (lambda folder: add(folder, "features", NOTICE), "has no row on notice; add it to provisions.csv"),
        (lambda folder: add(folder, "provisions", provision(PAIR[0])), "'notice' is not in features.csv."),
        (
            lambda folder: write_rows(
                folder, "labels", [r for r in read_rows(folder, "labels") if r["value"] != "misleading"]
            ),
            "labels.csv, column value: 'misleading' of claims.verdict has no label; add a row with it.",
        ),
        (
            lambda folder: add(folder, "labels", label("claims.verdict", "doubtful")),
            "'doubtful' is no value of claims.verdict.",
        ),
        (
            lambda folder: add(folder, "labels", label("claims.paraphrase", "x")),
            "'claims.paraphrase' is not marked as labelled in data/schema/claims.json",
        ),
        (
            lambda folder: write_rows(
                folder,
                "application_outcomes",
                [r for r in read_rows(folder, "application_outcomes") if r["step"] != "risk"],
            ),
            "'risk' has no outcome; add its rows to application_outcomes.csv, or empty the question.",
        ),
        (
            lambda folder: add(folder, "application_outcomes", {"step": "purpose", "id": "good", **words("label")}),
            "'purpose' has outcomes; write what is asked.",
        ),
        (
            lambda folder: add(folder, "application_steps", {"id": "appeal", **words("name"), "in_summary": "true"}),
            "has no row on appeal; add it.",
        ),
    ),
)
def test_check_names_what_a_question_or_a_value_lacks(folder, change, said):
    change(folder)
    assert any(said in each for each in problems(folder)), problems(folder)[:3]


@pytest.mark.exhaustive  # in the gate what a question lacks is named
@pytest.mark.parametrize(
    "table", first_in_gate("labels", "application_outcomes", "application_steps", "features", "test_steps")
)
def test_a_table_of_words_that_is_needed_is_missed(folder, table):
    schema = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    schema["resources"] = [each for each in schema["resources"] if each["name"] != table]
    (folder / "datapackage.json").write_text(json.dumps(schema), encoding="utf-8")
    assert any(table in each for each in problems(folder))


def test_the_rules_say_nothing_of_a_sound_case(case):
    assert not [*labels_complete(case), *questions_have_outcomes(case)]


def words(column):
    return {f"{column}_{each}": "a word" for each in LANGUAGES}


def label(column, value):
    return {"column": column, "value": value, **words("label")}


def test_labels_of_a_table_that_a_case_lacks_may_stay(tiny_folder):
    assert "claims.verdict" in {row["column"] for row in read_rows(tiny_folder, "labels")}
    assert problems(tiny_folder) == []


@pytest.mark.exhaustive  # the recipe of CONTRIBUTING walks the same way in the gate
def test_a_value_of_a_column_is_one_more_in_the_schema_and_a_label(folder):
    schema = read_schema(folder)
    fields = next(each for each in schema["resources"] if each["name"] == "claims")["schema"]["fields"]
    next(each for each in fields if each["name"] == "verdict")["constraints"]["enum"].append("disputed")
    (folder / "datapackage.json").write_text(json.dumps(schema), encoding="utf-8")
    assert problems(folder) == [
        "labels.csv, column value: 'disputed' of claims.verdict has no label; add a row with it."
    ]
    row = label("claims.verdict", "disputed")
    add(folder, "labels", {**row, "label_es": "discutida", "meaning_es": "Las fuentes se contradicen."})
    assert problems(folder) == []
    case = load(folder)
    assert Reader(case, "es").word("disputed", "claims.verdict") == "discutida"
    assert Reader(case, "es").short_word("disputed", "claims.verdict") == "discutida", "no shorter one is given"
    assert Reader(case, "es").meaning("disputed", "claims.verdict") == "Las fuentes se contradicen."
    assert "| claims.verdict | disputed | a word |  |" in codebook(case)


def test_a_corrected_label_is_shown(folder):
    rows = read_rows(folder, "labels")
    row = next(each for each in rows if (each["column"], each["value"]) == ("claims.verdict", "misleading"))
    row["label_fr"], row["meaning_fr"] = "trompeuse en tout", "Un sens."
    write_rows(folder, "labels", rows)
    case = load(folder)
    misleading = case["claims"].query("verdict == 'misleading'")["id"].iloc[0]
    told = told_of(Reader(case, "fr"), misleading)["card"]["facts"][0][1]
    assert told == "trompeuse en tout. Un sens."


@pytest.mark.exhaustive  # what a value lacks is told in the gate
def test_a_step_of_applying_a_law_is_data(folder):
    step = {"id": "appeal", **words("name"), **words("question"), "in_summary": "true"}
    add(folder, "application_steps", step | {"question_en": "Who hears an appeal?"})
    add(folder, "application_outcomes", {"step": "appeal", "id": "court", **words("label"), "label_en": "a court"})
    first = read_rows(folder, "applications")[0]
    ids = dict.fromkeys(each["instrument"] for each in read_rows(folder, "applications"))
    add(folder, "applications", *(first | {"instrument": each, "step": "appeal", "outcome": "court"} for each in ids))
    assert problems(folder) == []
    reader = Reader(load(folder), "en")
    steps = list(application_steps(reader.case))
    assert ["Who hears an appeal?", "a court"] in questions_table(reader, steps)["rows"]
    assert {row[-1] for row in outcomes_table(reader, list(ids), steps)["rows"]} == {"a court"}


def test_a_value_without_a_label_is_told_in_one_sentence(case):
    with pytest.raises(KitError, match="no label for 'doubtful' of claims.verdict: add a row to labels.csv"):
        Reader(case, "en").word("doubtful", "claims.verdict")


def test_nothing_of_it_stands_in_the_library():
    """A feature is no key of anything there, but for those on which a tool of the course rests."""
    known = {row["id"] for row in read_rows(DATA, "features")}
    assert "local presence" in known
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "src/whodecides").rglob("*.py")]
    assert not any('"local presence"' in each or '"maximum fine"' in each for each in texts)
