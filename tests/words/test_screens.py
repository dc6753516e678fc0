"""What students and instructors see in French and Spanish holds no English sentence that the catalogue can say."""

import re
from functools import cache
from inspect import signature

import pytest
from helpers import KIT, ROOT, first_in_gate
from test_i18n import catalogue, texts
from test_tools import use
from visible_texts import PageTexts, view_texts, widget_texts

import whodecides
from whodecides import plots
from whodecides.answers import (
    Store,
    all_variants,
    check_answer,
    exercise_tasks,
    feedback_text,
    foreseen_mistakes,
    is_of_an_exercise,
    lesson_tasks,
    right_answer,
)
from whodecides.answers.feedback import row_names
from whodecides.case import Reader, case_paths, citable, compared_jurisdictions, load
from whodecides.case.paths import case_names
from whodecides.case.views import GAP
from whodecides.classroom import (
    feedback_page,
    grade_class,
    made_up_class,
    moodle_name,
    pool_class,
    report_lines,
    simulate_class,
    write_archive,
)
from whodecides.errors import KitError
from whodecides.i18n import translator
from whodecides.tools import CALLS
from whodecides.tools.ask.widget import TaskForm
from whodecides.tools.first_minute.model import all_places
from whodecides.tools.your_path.widget import lesson_titles

LANGUAGES = ("fr", "es")
TASKS = lesson_tasks(KIT) + [task for tasks in exercise_tasks(KIT).values() for task in tasks]
FIELD = re.compile(r"\{\w*\}")

WORD = re.compile(r"(?<!\S)[^\W\d_]{2,}(?![\w-]|://)")  # not the beginning of an id or of an address

# Words that a tool shows as they stand, whatever its language: what somebody said or printed, and proper names.
ORIGINAL = {
    "actors.name", "articles.wording", "claims.as_printed", "exhibits.wording", "instruments.name_en", "renderings.wording",
    "searches.terms", "sources.origin", "sources.publisher", "sources.title", "statements.wording",
}  # fmt: skip
# Words that are English in every language because nobody has translated them yet. Lessons come with them.
NOT_YET = {
    "articles.note", "claims.note", "events.note", "exhibits.note", "platform_actions.company", "platform_actions.platform", "positions.note",
    "provisions.note", "searches.note", "searches.places", "statements.context", "statements.note", "tasks",
}  # fmt: skip


@cache
def english(language):
    """Return [(its longest part, pattern)] of the English messages that this language says in other words."""
    found = []
    for (_context, text), message in catalogue(language).items():
        for each, said in zip(texts(text), texts(message.string), strict=True):
            parts = FIELD.split(each)
            words = [word for part in parts for word in re.findall(r"[^\W\d_]+", part)]
            if each == said or not any(len(word) > 2 for word in words):
                continue
            # A short message may be part of any sentence, so it is looked for alone, with names of few words in it.
            short = len(words) < 4
            pattern = (r"(?:\S+ ?){1,3}" if short else ".+?").join(map(re.escape, parts))
            found.append((max(parts, key=len), re.compile(rf"\A{pattern}\Z" if short else pattern, re.S)))
    return found


def left_in_english(shown, language):
    """Return [(text, message)] of the texts in which a message of the catalogue stands in English."""
    return [
        (text, pattern.pattern)
        for text in dict.fromkeys(shown)
        for part, pattern in english(language)
        if part in text and pattern.search(text)
    ]


def test_english_that_could_be_said_is_found():
    few, many = "Cite at least 2 statements by the id that stands on the card; you cite 1.", "Les sources. Your answer"
    assert left_in_english([few], "fr") and left_in_english(["Your answer"], "es") and left_in_english([few], "es")
    assert not left_in_english([many, "Sources", "We have to have peace.", "MEX-01"], "fr")
    assert view_texts({"html": "<p title='a b'>c<style>d</style></p>", "kind": "in force"}) == ["a b", "c"]


@pytest.mark.parametrize("language", first_in_gate(*LANGUAGES))
@pytest.mark.parametrize("name", sorted(CALLS))
def test_a_tool_speaks_the_language(case, store, monkeypatch, name, language):
    store.choose_language(language)
    # Tasks are in English, also where a tool shows them again.
    given = {text for task in TASKS for text in words_of(task)}
    given |= {place.text for place in all_places(case)}  # a post, cut where it can be pressed
    given |= {
        part for words in case["positions"]["words"] for part in (words, *words.split(" … "))
    }  # as they were said
    shown = [text for each in use(name, case, store, monkeypatch) for text in widget_texts(each)]
    assert len(shown) > 1 and left_in_english([text for text in shown if text not in given], language) == []


def figures(case, language):
    """Yield (name, figure) of every figure."""
    places = compared_jurisdictions(case)[:3]
    place = whodecides.government_codes(case).query("statement != ''")["jurisdiction"].iloc[0]
    archive, roster = made_up_class(case, lesson_tasks(KIT))
    pool = pool_class(archive, case, lesson_tasks(KIT), roster)
    predicted = pool["predictions"]
    made = {
        "class_agreement_plot": (pool["agreement"],),
        "class_difference_plot": (pool["disagreements"], "evaluation"),
        "class_prediction_plot": (predicted, predicted["task"].iloc[0]),
        "company_plot": (),
        "dot_plot": (dict.fromkeys(case["variables"]["id"], 1), place),
        "heat_map": ("evaluation", places),
        "index_plot": (list(case["indicators"]["jurisdiction"][:2]),),
        "reach_plot": ("monthly",),
    }
    for name in plots.__all__:
        named = {} if name == "class_prediction_plot" else {"case": case}
        yield name, getattr(plots, name)(*made[name], language=language, **named)


@pytest.mark.parametrize("language", first_in_gate(*LANGUAGES))
def test_a_figure_speaks_the_language(case, language):
    for name, figure in figures(case, language):
        shown = widget_texts(figure) + re.findall(r"<text[^>]*>([^<]+)", figure.svg)
        assert left_in_english(shown, language) == [], name


def answers_to(task):
    """Return answers to a task: none, a part, what no form sends, each that its author foresaw, and the right one."""
    given = [None, "x", "MEX-99", [], {}, "word " * 60, *(each["anchor"] for each in task.rubric if task.points)]
    given += [each["text"] for each in task.samples]
    if task.kind in ("work", "text", "evidence"):
        return given
    mistakes = [answer for answer, _feedback in foreseen_mistakes(task)]
    part = dict(list(right_answer(task).items())[:1]) if task.kind in ("classify", "table") else None
    return [*given, *mistakes, part, right_answer(task)]


def words_of(task):
    """Return all texts of a task, which are in English, the longest first."""
    rows = [task, *task.variants]
    return sorted(
        {text for each in rows for text in strings(vars(each) if each is task else each)}, key=len, reverse=True
    )


def strings(data):
    """Return all texts in plain data."""
    if isinstance(data, str):
        return [data]
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list | tuple) else ()
    return [text for part in parts for text in strings(part)]


def without(shown, given):
    """Return texts without what is given in English: a text that is all of it, or some words of one."""
    shown = [text for text in shown if text not in given]
    for each in (each for each in given if " " in each):
        shown = [text.replace(each, "") for text in shown]
    return shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_and_its_feedback_speak_the_language(case, store, language):
    store.choose_language(language)
    known, shown = citable(case), []
    for task in TASKS:
        for stated in all_variants(task):
            found = [check_answer(stated, answer, 2, known, language) for answer in answers_to(stated)]
            said = [text for each in found for text in (feedback_text(stated, each), each.solution)]
            said += widget_texts(TaskForm(stated, store, known)) if stated.kind != "work" else []
            shown += without(dict.fromkeys(said), words_of(task))
    assert len(shown) > 1000 and left_in_english(shown, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feedback_page_speaks_the_language(case, tmp_path, language):
    tasks = [each for each in TASKS if is_of_an_exercise(each)]
    students = simulate_class(tasks, 8, seed=1, class_name="class")
    own = f'"language": "{language}"'
    files = {moodle_name(each): each.text().replace('"language": "en"', own) for each in students}
    write_archive(tmp_path / "class.zip", files)
    report = grade_class(tmp_path / "class.zip", tasks, {"": citable(case)})
    judged = {(report.results[0].student.label, each.task): 3 for each in report.results[0].marks if each.judged}
    pages = [feedback_page(each, tasks, judged) for each in report.results]
    assert len(pages) == 8 and all(f'<html lang="{language}">' in each for each in pages)
    lines = [each.translated(translator(language)) for each in report_lines(report, judged)]
    shown = dict.fromkeys(text for page in pages for text in PageTexts(page).found) | dict.fromkeys(lines)
    given = [text for each in tasks for text in (*words_of(each), *row_names(each).values())]
    assert left_in_english(without(shown, given), language) == []


@pytest.mark.parametrize("language", first_in_gate(*LANGUAGES))
@pytest.mark.parametrize("name", whodecides.__all__)
def test_an_error_speaks_the_language(tiny, case, store, monkeypatch, name, language):
    """A call is told what it got wrong, on a case that has all that it needs and on one that has little."""
    store.choose_language(language)
    monkeypatch.setattr("whodecides.widgets.calls.open_store", lambda: store)
    parameters = signature(whodecides.PUBLIC[name].function).parameters.values()
    anything = {
        each.name: "x" for each in parameters if each.default is each.empty and each.kind is not each.VAR_KEYWORD
    }
    told = []
    for named in ({"no": 1}, {**anything, "case": tiny}, {**anything, "case": case}):
        try:
            getattr(whodecides, name)(**named)
        except KitError as error:
            told.append(str(error))
    assert told and left_in_english(told, language) == []


def origins(text, places):
    """Return the places of `places`, {place: texts}, in whose words a shown text consists; a masked name is left out.

    Words on which a code rests may stand apart there.
    """
    pieces = max(text.split("[X]"), key=len).strip().split(GAP)
    return {
        place
        for place, known in places.items()
        if any(all(piece in each for piece in pieces) or (" " in each and each in text) for each in known)
    }


@pytest.mark.exhaustive  # every tool in two languages, for two lists that seldom change
def test_what_is_not_translated_yet_is_listed(case, tmp_path, monkeypatch):
    """Every sentence that a tool says alike in English and in French has its place in one of two lists."""
    shown = {}
    for language in ("en", "fr"):
        for name in sorted(CALLS):
            store = Store(tmp_path / f"{language}-{name}.json")
            store.choose_language(language)
            shown.setdefault(language, set()).update(
                text for each in use(name, case, store, monkeypatch) for text in widget_texts(each)
            )
    cases = [case_paths(ROOT, name).tables for name in case_names(ROOT)]  # a call may show a case beside its own
    tables = [(each, Reader(each, "en")) for each in map(load, cases)]
    places = {
        place: {text for each, _reader in tables for text in each.tables.get(table, {}).get(column, ())} - {""}
        for place in ORIGINAL | NOT_YET - {"tasks"}
        for table, column in [place.split(".")]
    }
    for place in (each for each in places if each.endswith(".note")):  # a note is shown as the reader says it
        table = place.split(".")[0]
        places[place] |= {
            reader.note(row)
            for each, reader in tables
            if table in each.tables
            for row in each[table].to_dict("records")
        } - {""}
    titles = {f"{number} {title}" for number, title in lesson_titles().items()}
    places["tasks"] = {text for task in TASKS for text in words_of(task)} | titles
    sentences = [text for text in shown["en"] & shown["fr"] if len(WORD.findall(text)) > 3]
    found = {text: origins(text, places) for text in sentences}
    assert [text for text, origin in found.items() if not origin] == []
    assert {place for origin in found.values() for place in origin} == ORIGINAL | NOT_YET
    for place in sorted(NOT_YET):
        print(f"{place}: {len(places[place])} texts in English only")
