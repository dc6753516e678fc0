import ast
import datetime
import pickle
import re
from string import Formatter

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po
from helpers import DATA, ROOT

from whodecides.article_claims import CHANGES
from whodecides.case import Reader, case_paths, load
from whodecides.case.origin_words import origin_in_words
from whodecides.case.paths import case_names
from whodecides.cli import main
from whodecides.cli.output import print_lines
from whodecides.errors import CountedMessage, KitError, Message, join_messages
from whodecides.i18n import (
    LANGUAGES,
    check_language,
    localized_day,
    localized_decimal,
    localized_number,
    localized_percent,
    localized_with_groups,
    terminal_language,
    translator,
)
from whodecides.tools.translation_chain.view import change_words

pytestmark = pytest.mark.any_version

SOURCE = ROOT / "src/whodecides"
MARKS = {"_": "id", "pgettext": "context", "ngettext": "plural"}

QUOTED = re.compile(r"[«“*]([^«»“”*]+)[»”*]")  # as a sentence names a button, a column or a word
COLUMNS_OF_FILES = {"Section", "pseudonym"}  # they are called so in every language

# What always stands for more than one: {fewest} and {most} are limits, the others are whole sets of things.
MANY = {"fewest", "most", "all", "every", "total", "asked", "facts", "items", "letters", "steps"}
# Numbers that a noun follows though the message has one form, and why that is right.
ONE_FORM = {
    "The title has {count} words; shorten it to {most} at most.": "told only of more words than the most",
    "You have {words} words; shorten to {most} at most.": "told only of more words than the most",
    "Scale: values in an order, as in the comparator.": "two coders are compared on dozens of statements",
    "Made-up numbers: {statements} statements": "the example has ten statements at least",
    "too large ({size} MB)": "a unit",
    "To print for {students} students: about {count} sheets of paper.": "of a class; the least is some dozens",
    "{count} min behind": "a unit",
    "Press on your phone: {alone} s alone": "a unit",
    "“{text}” is too long for its place": "a unit",
    "On paper: about {count} sheets.": "of a class; the least is some dozens",
    "A machine marks most tasks in seconds.": "told of a class with a plan of ten sessions",
    "Load the tools ({size} MB)": "a unit",
    "{file} has {size} MB": "a unit",
    "The game needs {rooms} rooms of at most {most}": "told only of more rooms than one",
    "Coders A and B on “{variable}”, {statements} statements": "two coders are compared on dozens of statements",
    "With {both} rare values": "a picture of many, and of none at its end",
    "{same} of {all} squares": "a square for each of dozens of statements",
    "{all} squares, not told yet": "a square for each of dozens of statements",
    "{same} of {all} draws": "a hundred draws",
    "It writes “{value}” {count} times.": "a machine codes dozens of statements",
    "Of all {all} it followed A": "told after three statements",
    "{total} codes, {rare} of them rare": "two bags, with two rare ones and more",
}
# Placeholders that hold a name, a day or an id, or that a verb or an adverb follows: what follows them is not counted.
NAMES = {"address", "ask", "board", "command", "date", "day", "deciding", "done", "entry", "file", "help", "id", "inferred", "last", "lesson", "listed", "mask", "minutes", "more", "name", "named", "none", "note",
         "other_file", "path", "place", "port", "question", "same", "seat", "second", "setting", "share", "short", "side", "start", "stated", "statement", "task", "variable", "version", "what", "wording"}  # fmt: skip
PREPOSITIONS = set(
    "a and are as at by con de des du en et au al from had has have in is o of on or ou par pour sur to was were y à".split()
)
NUMBERED = re.compile(r"\{(\w+)\}[ \u00a0](?:(?:of|sur|de|des|de las|de los) (?:all )?\{(\w+)\}[ \u00a0])?([^\W\d_]+)")

# Words in small letters that stand in two modules with one meaning; every other such word names its context.
ALIKE = {
    "statement": "of a source, and of an event on the timeline",
    "no statement found": "of a government, on the map and on the wall",
    "in force": "of a text, in the comparison and when it is applied",
    "not recorded": "of a text, in the comparison of laws and beside other texts",
    "not even announced": "of a text, in the comparison and when it is applied",
    "nobody says no": "of a wording, in the fight over a clause and on its slide",
}


def catalogue(language):
    with (SOURCE / f"locale/{language}.po").open("rb") as handle:
        return {(each.context, each.id): each for each in read_po(handle, locale=language) if each.id}


# Folders whose errors are said in English only, and why.
ENGLISH_ONLY = {"build": "it speaks to authors, who write English lessons; its other lines are English, too"}


def texts(message):
    return (message,) if isinstance(message, str) else message


def marked():
    """Return {(context, message): modules} of all that the library marks; a message with a plural is a pair."""
    found = {}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", None))
            words = [each.value for each in (node.args if name in MARKS else []) if isinstance(each, ast.Constant)]
            if name not in MARKS or not words:
                continue
            key = {"id": (None, words[0]), "context": tuple(words), "plural": (None, tuple(words[:2]))}[MARKS[name]]
            found.setdefault(key, set()).add(path.relative_to(SOURCE).as_posix())
    return found


def test_babel_finds_every_message():
    """What stands within an f-string is hidden from it."""
    keywords = {name: DEFAULT_KEYWORDS[name] for name in MARKS}
    found = {(each[4], each[2]) for each in extract_from_dir(SOURCE, keywords=keywords)}
    assert found == set(marked())


@pytest.mark.parametrize("language", ["fr", "es"])
def test_every_message_is_translated(language):
    known, shown = catalogue(language), set(marked())
    missing = [each for each in shown if each not in known or not all(texts(known[each].string)) or known[each].fuzzy]
    assert not missing, f"Run 'make words', then translate in {language}.po: {missing}"
    assert set(known) == shown, "Run 'make words': the catalogue holds messages that nobody shows."


@pytest.mark.parametrize("language", ["fr", "es"])
def test_translations_keep_the_placeholders(language):
    fields = lambda text: {name for _, name, _, _ in Formatter().parse(text) if name}  # noqa: E731
    for (_context, text), message in catalogue(language).items():
        assert len({frozenset(fields(each)) for each in (*texts(text), *texts(message.string))}) == 1, text
        assert len(texts(message.string)) == len(texts(text)), text


@pytest.mark.parametrize("language", ["fr", "es"])
def test_a_sentence_names_a_button_as_it_is_called_in_its_language(language):
    words = {each.id: each.string for each in catalogue(language).values() if isinstance(each.id, str)}
    named = [
        (english, name.strip())
        for english, said in words.items()
        for name in QUOTED.findall(said)
        if name.strip() not in COLUMNS_OF_FILES
    ]
    assert len(named) > 20
    english_names = [(each, name) for each, name in named if words.get(name, name).lower() != name.lower()]
    assert english_names == []


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_what_is_counted_has_a_plural(language):
    for (_context, text), message in catalogue("fr" if language == "en" else language).items():
        if not isinstance(text, str) or any(text.startswith(each) for each in ONE_FORM):
            continue
        for number, of, noun in NUMBERED.findall(text if language == "en" else message.string):
            if noun not in PREPOSITIONS:
                assert (of or number) in MANY | NAMES, f"{{{number}}} {noun}: {text}"


def test_the_list_of_single_forms_holds_nothing_else():
    shown = [text for _context, text in marked() if isinstance(text, str)]
    assert all(any(text.startswith(each) for text in shown) for each in ONE_FORM)


def test_every_call_names_a_column_that_is_labelled_and_each_is_called(case):
    labelled = {
        f"{table['name']}.{field['name']}"
        for table in case.schema["resources"]
        for field in table["schema"]["fields"]
        if field.get("labelled")
    }
    named = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = isinstance(node, ast.Call) and getattr(node.func, "attr", None)
            # The reader hands on what it is given.
            if name in ("word", "short_word", "meaning") and (path.name != "reader.py" or len(node.args) != 2):
                named.add(ast.literal_eval(node.args[1]))
            elif path.name == "reader.py" and name == "word" and isinstance(node.args[1], ast.Constant):
                named.add(node.args[1].value)
    assert named == labelled


def test_each_change_that_a_student_may_see_has_words():
    assert tuple(change_words(translator("fr"))) == CHANGES


def test_no_english_word_stands_for_two_things():
    """A value of a column has its words in `labels.csv`, and is no word of the interface.

    A word of the interface in small letters, which agrees with what it is said of, is said of one thing: in one module,
    or with a context.
    """
    for (context, text), modules in marked().items():
        if context is None and isinstance(text, str) and re.fullmatch(r"[a-z]+( [a-z]+){0,2}", text):
            assert len(modules) == 1 or text in ALIKE, text


def test_one_english_word_has_the_words_of_each_of_its_things(case):
    french = Reader(case, "fr")
    assert french.word("oversight", "events.kind") == "conseil de surveillance"
    assert french.name("features", "oversight") == "contrôle"
    assert french.word("ruling", "instruments.kind") == "décision de justice"
    assert french.word("ruling", "platform_actions.action") == "décision d’une instance"
    assert Reader(case, "es").word("open", "sources.access") == "acceso libre"
    assert translator("es").pgettext("step", "open") == "por decidir"


def test_a_number_says_its_noun_right():
    others = lambda language, count: translator(language).ngettext("{count} other", "{count} others", count)  # noqa: E731
    assert [others("en", count) for count in (0, 1, 2)] == ["{count} others", "{count} other", "{count} others"]
    assert [others("fr", count) for count in (0, 1, 2)] == ["{count} autre", "{count} autre", "{count} autres"]
    clauses = lambda count: translator("es").ngettext(  # noqa: E731
        "{some} of {all} clauses says something.", "{some} of {all} clauses say something.", count
    )
    assert "dice" in clauses(1) and "dicen" in clauses(0) and "dicen" in clauses(2)


LABELS = ("labels", "features", "application_steps", "application_outcomes", "test_steps")  # tables of words alone


def printed(case, language):
    """Return all texts of the interface, and all words for what stands in the case, in a language."""
    rows = [row for table in LABELS for row in case[table].to_dict("records")]
    words = [text for row in rows for column, text in row.items() if column.endswith(f"_{language}")]
    return [*words, *(text for message in catalogue(language).values() for text in texts(message.string))]


def test_french_and_spanish_are_set_as_they_are_printed(case):
    """No line ends between a word and its sign, and no quotation mark or apostrophe is that of another language."""
    for text in printed(case, "fr"):
        assert not re.search(r"[ \u202f][:»]|«[^\u00a0]|[ \u00a0][;!?]|[^\u00a0]»|\d %|['“”]", text), text
        assert not re.search(r"\w[:;!?](?!\d)", text), text
        assert "(s)" not in text and "(e)" not in text, text
    for text in printed(case, "es"):
        assert not re.search(r" [:;!?»]|« |[“”]|\d%", text), text


def errors():
    """Yield (module and line, what a KitError is made of, {name: values that the module gives it})."""
    for path in SOURCE.rglob("*.py"):
        module = path.relative_to(SOURCE)
        if module.parts[0] in ENGLISH_ONLY:
            continue
        nodes, given = list(ast.walk(ast.parse(path.read_text(encoding="utf-8")))), {}
        for node in nodes:
            for target in node.targets if isinstance(node, ast.Assign) else ():
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    pairs = zip(target.elts, node.value.elts, strict=True)
                else:
                    pairs = [(target, node.value)]
                for name, value in pairs:
                    given.setdefault(getattr(name, "id", None), []).append(value)
        for node in nodes:
            if isinstance(node, ast.Call) and getattr(node.func, "id", None) == "KitError":
                yield f"{module.as_posix()}:{node.lineno}", node.args[0], given


def can_be_said(words, given):
    """Return whether an expression is a marked message, a Message of one, or what somebody has already said."""
    if isinstance(words, ast.Subscript | ast.Attribute):
        return True  # from the words of a view, which are in the reader's language, or marked where they were given
    if isinstance(words, ast.Name):
        return all(can_be_said(each, given) for each in given.get(words.id, []))
    if not isinstance(words, ast.Call):
        return False
    match getattr(words.func, "id", getattr(words.func, "attr", None)):
        case "_" | "translated":
            return True
        case "format":
            return can_be_said(words.func.value, given)
        case "Message" | "KitError":
            return can_be_said(words.args[0], given)
    return False


def test_every_error_can_be_said_in_every_language():
    """An f-string, or words put together, are in no catalogue: KitError(Message(_("…{name}…"), name=name))."""
    found = list(errors())
    assert len(found) > 100
    assert [place for place, words, given in found if not can_be_said(words, given)] == []
    refused = ast.parse(
        """f"There is no '{name}'."; "a" + b; "There is none."; "{}".format(a); Message("There is none.")"""
    )
    assert not any(can_be_said(each.value, {}) for each in refused.body)
    assert not can_be_said(ast.parse("wrong").body[0].value, {"wrong": [refused.body[0].value]})


def test_an_error_is_said_with_all_its_parts():
    error = KitError(Message("{path} cannot be read: {reason}.", path="a", reason=Message("start the tools again")))
    assert error.translated(translator("fr")) == "a ne peut pas être lu\u00a0: redémarrez les outils."
    assert str(error) == "a cannot be read: start the tools again."


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "de:es:fr"}, "es"),
    ],
)
def test_the_command_speaks_the_language_of_the_terminal(monkeypatch, capsys, environment, language):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert terminal_language() == language
    monkeypatch.chdir(ROOT)
    assert main(["trace", "MEX-99", "--case", DATA.name]) == 2
    said = {"en": "Nothing in this case", "fr": "Rien dans ces données", "es": "Nada en estos datos"}
    assert capsys.readouterr().err.startswith(said[language])
    print_lines(["MEX-01", Message("Everything is in {folder}.", folder="a")])
    everything = {"en": "Everything is in a.", "fr": "Tout se trouve dans a.", "es": "Todo está en a."}
    assert capsys.readouterr().out == f"MEX-01\n{everything[language]}\n"


def test_words_change_with_the_language():
    assert translator("en")("Evidence") == "Evidence"
    assert translator("fr")("Sources") and translator("es")("Evidence") != "Evidence"


def test_numbers_follow_the_language():
    assert localized_percent(0.756, "en") == "76%"
    assert localized_percent(0.756, "fr") == "76\u00a0%"
    assert (
        localized_percent(0.001, "en"),
        localized_percent(0, "en"),
        localized_percent(-0.0, "en"),
        localized_percent(1e-17, "en"),
    ) == ("<1%", "0%", "0%", "0%")
    assert [localized_decimal(-0.2, each) for each in ("en", "fr", "es")] == ["−0.20", "−0,20", "−0,20"]
    assert localized_decimal(-0.001, "en") == "0.00"
    assert (localized_number(2.5, "fr"), localized_number(-3.0, "en")) == ("2,5", "−3")
    assert (
        localized_with_groups(12000, "en"),
        localized_with_groups(12000, "es"),
        localized_with_groups(2740.5, "fr"),
    ) == (
        "12,000",
        "12\xa0000",
        "2\u202f740,5",
    )


def test_an_unknown_language_gets_a_sentence():
    with pytest.raises(KitError, match=re.escape("The kit does not speak 'de'.")):
        check_language("de")


def test_what_is_counted_is_said_in_the_form_of_each_language():
    """French says nought of a thing like one, English like many."""
    told = [CountedMessage(("{count} other", "{count} others"), count) for count in (0, 1, 2)]
    assert told == ["0 others", "1 other", "2 others"]
    assert [each.translated(translator("fr")) for each in told] == ["0 autre", "1 autre", "2 autres"]
    several = join_messages([*told[:2], Message("no task")])
    assert several == "0 others, 1 other, no task"
    assert several.translated(translator("es")) == "0 más, 1 más, ninguna tarea"
    assert pickle.loads(pickle.dumps(several)).translated(translator("fr")) == "0 autre, 1 autre, aucune tâche"


def test_the_first_of_a_month_is_written_as_the_french_write_it():
    first, second = datetime.date(2024, 3, 1), datetime.date(2024, 3, 2)
    assert [localized_day(first, each) for each in LANGUAGES] == ["1 March 2024", "1er mars 2024", "1 de marzo de 2024"]
    assert localized_day(second, "fr") == "2 mars 2024"
    assert (
        localized_day(first, "fr", "EEEE d MMMM y") == "vendredi 1er mars 2024"
        and localized_day(first, "fr", "d") == "1"
    )


def test_every_day_in_words_is_written_in_one_place():
    """Who writes one by itself would write "1 mars" again."""
    source = ROOT / "src/whodecides"
    found = [path.relative_to(source).as_posix() for path in source.rglob("*.py") if "format_date" in path.read_text()]
    assert found == ["i18n.py"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_measure_that_is_not_defined_is_a_dash(language):
    assert localized_decimal(float("nan"), language) == localized_percent(float("nan"), language) == "–"


@pytest.mark.parametrize("language", ["fr", "es"])
def test_what_we_say_ourselves_of_whose_words_a_source_has_is_translated_and_names_are_not(language):
    _ = translator(language)
    origins = {each for name in case_names(ROOT) for each in load(case_paths(ROOT, name).tables)["sources"]["origin"]}
    said = {each: origin_in_words(each, _) for each in origins}
    assert [
        each for each in said.values() if re.search(r"^un(named|known)|\((cited|presumed|post)\b(?! dpa)", each)
    ] == []
    assert (
        said["Reuters"] == "Reuters"
        and origin_in_words("unnamed agency or CNA", translator("en")) == "unnamed agency or CNA"
    )
    french = {
        "unnamed writer": "auteur non nommé",
        "AFP (presumed; no credit seen)": "AFP (présumé; sans mention visible)",
    }
    if language == "fr":
        assert {each: origin_in_words(each, _) for each in french} == french
