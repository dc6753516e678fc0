"""A reader says what is in the tiny case in each language."""

import ast
import re

import pytest
from helpers import ROOT

from whodecides.case import Reader
from whodecides.case.reader import names_in_all_languages
from whodecides.errors import KitError

pytestmark = pytest.mark.any_version


@pytest.fixture(params=["en", "fr", "es"])
def reader(request, tiny):
    return Reader(tiny, request.param)


def test_names_and_texts_are_in_the_language(reader):
    alpha = {"en": "Alpha", "fr": "Alpha fr", "es": "Alpha es"}[reader.language]
    assert reader.name("jurisdictions", "AAA") == reader.names("jurisdictions")["AAA"] == alpha
    assert list(reader.names("jurisdictions")) == ["AAA", "BBB", "CCC", "DDD"]
    office = {"en": "Office", "fr": "Fonction", "es": "Cargo"}[reader.language]
    assert reader.text(reader.case.row("actors", "AAA-head"), "office") == office


def test_a_row_is_known_by_its_name_in_each_language(tiny):
    assert names_in_all_languages(tiny.row("jurisdictions", "AAA")) == ["Alpha", "Alpha fr", "Alpha es"]


def test_a_text_that_is_kept_in_english_is_read_where_the_language_has_none(reader):
    translated = {"rule": "Judge.", "rule_fr": "Jugez.", "rule_es": "Juzgue."}
    assert reader.text(translated, "rule") == {"en": "Judge.", "fr": "Jugez.", "es": "Juzgue."}[reader.language]
    assert reader.text({"rule": "Judge."}, "rule") == "Judge."
    with pytest.raises(KeyError, match=f"rule_{reader.language}"):
        reader.text({"name": "Alpha"}, "rule")


def test_entries_of_the_case_are_in_the_language(reader):
    assert reader.entry("name") == {"en": "Tiny", "fr": "Minuscule", "es": "Diminuto"}[reader.language]
    assert reader.entry("companies.note", "") == ""
    with pytest.raises(KitError, match=re.escape("This case has no 'companies.note' in its case.toml")):
        reader.entry("companies.note")


def test_values_and_codes_have_words(reader):
    assert (
        reader.labels()["evaluation", "condemns"]
        == {"en": "condemns", "fr": "condamne", "es": "condena"}[reader.language]
    )
    said = {"en": "interview", "fr": "interview", "es": "entrevista"}[reader.language]
    assert reader.word("interview", "statements.channel") == said
    assert reader.say("Date") == {"en": "Date", "fr": "Date", "es": "Fecha"}[reader.language]
    assert reader.language_name("de") == {"en": "German", "fr": "allemand", "es": "alemán"}[reader.language]


def test_a_date_is_said_as_exactly_as_it_is_known(reader):
    statement = reader.case.row("statements", "AAA-01")
    assert reader.date(statement) == "2021-01-07"
    assert reader.date({**statement, "date_precision": "month"}) == "2021-01"
    seen = {"en": "2021-01-07 or before", "fr": "2021-01-07 ou avant", "es": "2021-01-07 o antes"}[reader.language]
    assert reader.date({**statement, "date_precision": "seen"}) == seen


def test_a_gloss_is_given_where_the_reader_needs_one(reader):
    gloss = {"en": "", "fr": "mots de l'orateur", "es": "palabras del orador"}[reader.language]
    assert reader.gloss(reader.case.row("statements", "AAA-01")) == gloss
    quoted = {"quotation": "Go home.", "gloss_fr": "mots de l'orateur", "gloss_es": "palabras del orador"}
    assert reader.gloss(quoted) == gloss


def test_links_name_each_source_and_its_kind(reader):
    kind = {"en": "agency", "fr": "agence de presse", "es": "agencia de noticias"}[reader.language]
    first, second = reader.links(reader.case.row("statements", "AAA-01"))
    assert first == {
        "text": f"Agency (News Agency), 2021-01-14: Title of agency [{kind}]",
        "url": "https://example.org/agency",
    }
    assert [second] == reader.links({"source": "paper"}) and second["text"].startswith("Paper, 2021-01-14")


def test_two_readers_of_one_case_share_what_was_worked_out(reader):
    again = Reader(reader.case, reader.language)
    assert again == reader and again.names("variables") is reader.names("variables")
    assert again.labels() is reader.labels()


def test_an_unknown_language_gets_a_sentence(tiny):
    with pytest.raises(KitError, match=re.escape("The kit does not speak 'de'.")):
        Reader(tiny, "de")


def test_only_the_reader_knows_the_columns_of_a_language():
    folders = ("plots/*.py", "widgets/*.py", "tools/*/*.py", "build/tool/*.txt", "provenance.py")
    modules = [path for folder in folders for path in (ROOT / "src/whodecides").glob(folder)]
    told = re.compile(r"[\w}]_\{[a-z_.]*language\}|_(?:en|fr|es)\b[\"'\]]")
    assert len(modules) > 100
    assert [path for path in modules if told.search(path.read_text(encoding="utf-8"))] == []


def test_a_view_is_given_a_reader_and_not_case_and_language_side_by_side():
    """The text of a comparator's choice names its language itself: `parse` is told what to take where it does not."""
    paths = [path for folder in ("widgets", "tools") for path in (ROOT / "src/whodecides").glob(f"{folder}/**/*.py")]
    nodes = [node for path in paths for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
    assert len(functions) > 300
    assert [each.name for each in functions if {"case", "language"} <= {part.arg for part in each.args.args}] == [
        "parse"
    ]


def test_a_text_that_a_treaty_has_in_the_language_of_a_reader_is_no_translation_of_ours(case):
    row = case.row("exhibits", "X32")
    english, french = Reader(case, "en").own_words(row), Reader(case, "fr").own_words(row)
    assert english == {"words": row["wording"], "language": "en", "gloss": ""}
    assert french == {"words": row["gloss_fr"], "language": "fr", "gloss": ""}
    other = Reader(case, "fr").own_words(case.row("exhibits", "X25"))
    assert other["language"] == "en" and other["gloss"]
