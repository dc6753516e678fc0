import ast
import json
import re
from string import Formatter

import pytest
from babel.messages.pofile import read_po
from shared import ROOT

from whodecides.errors import KitError
from whodecides.i18n import DATA_WORDS, check_language, share, translator

SOURCE = ROOT / "src/whodecides"


def catalogue(language):
    with (SOURCE / f"locale/{language}.po").open("rb") as handle:
        return {message.id: message for message in read_po(handle, locale=language) if message.id}


def messages():
    """Every text that the library marks with _("…"), adjacent parts joined as Python does."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
                found |= {each.value for each in node.args if isinstance(each, ast.Constant)}
    return found


@pytest.mark.parametrize("language", ["fr", "es"])
def test_every_message_is_translated(language):
    known = catalogue(language)
    missing = sorted(each for each in messages() if not known.get(each) or not known[each].string or known[each].fuzzy)
    assert not missing, f"Run 'make words', then translate in {language}.po: {missing}"
    assert sorted(set(known) - messages()) == [], "Run 'make words': the catalogue holds messages that nobody shows."


@pytest.mark.parametrize("language", ["fr", "es"])
def test_translations_keep_the_placeholders(language):
    fields = lambda text: sorted(name for _, name, _, _ in Formatter().parse(text) if name)  # noqa: E731
    for text, message in catalogue(language).items():
        assert fields(text) == fields(message.string), text


def test_every_code_of_the_data_that_is_shown_has_words():
    schema = json.loads((ROOT / "data/datapackage.json").read_text(encoding="utf-8"))
    shown = {("jurisdictions", "kind"), ("statements", "channel"), ("statements", "wording_status"), ("statements", "about"),
             ("sources", "kind"), ("sources", "access"), ("positions", "confidence")}  # fmt: skip
    for resource in schema["resources"]:
        for field in resource["schema"]["fields"]:
            if (resource["name"], field["name"]) in shown:
                assert set(field["constraints"]["enum"]) <= set(DATA_WORDS)


def test_words_change_with_the_language():
    assert translator("en")("Evidence") == "Evidence"
    assert translator("fr")("Sources") and translator("es")("Evidence") != "Evidence"


def test_percentages_follow_the_language():
    assert share(0.756, "en") == "76%"
    assert share(0.756, "fr") == "76\u00a0%"
    assert (share(0.001, "en"), share(0, "en")) == ("<1%", "0%")


def test_an_unknown_language_gets_a_sentence():
    with pytest.raises(KitError, match=re.escape("The kit does not speak 'de'.")):
        check_language("de")
