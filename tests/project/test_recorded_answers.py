"""Answers recorded when a living page is made: each is what Python answers in the page, in each language.

The gate compares those of one lesson, in `test_living.py`; here are all, for which the pages of all lessons are made.
"""

import json

import pytest
from helpers import ROOT
from made_up_runtime import made_up_runtime
from page_python import PagePython, write_student_kit
from recorded_answers import assert_answered_as_by_python, changed, hear, pressed_as, text_of
from test_living import data_of

from whodecides.case import paths_of
from whodecides.i18n import LANGUAGES
from whodecides.prepare.living.recorded import changes
from whodecides.prepare.site import kit_site
from whodecides.tools import CALLS

# Of all courses: a lesson is its place without an ending.
LESSONS = [
    path.relative_to(ROOT).with_suffix("").as_posix() for path in sorted((ROOT / "notebooks").glob("**/[0-9]*.ipynb"))
]


@pytest.fixture(scope="module")
def pages():
    """A function that returns the cells of a lesson's page and, in a language, their first states and the recorded answers."""
    made = {}

    def page(lesson, language):
        if lesson not in made:
            number = lesson.rpartition("/")[2][:2]
            made[lesson] = kit_site(paths_of(ROOT / lesson), made_up_runtime(), [number], for_students=True)
        site = made[lesson]
        data = data_of(site[f"{lesson}.html"])
        states = data["states"] if language == "en" else json.loads(site[data["languages"][language]])
        return data["cells"], states, json.loads(site[data["recorded"][language]])

    return page


@pytest.fixture(scope="module")
def kits(tmp_path_factory):
    """A function that returns the folder of the kit that Python reads in the page of a lesson."""
    made = {}

    def kit(lesson):
        paths = paths_of(ROOT / lesson)
        if paths.case not in made:
            made[paths.case] = write_student_kit(tmp_path_factory.mktemp(paths.case), paths)
        return made[paths.case]

    return kit


@pytest.fixture
def student(tmp_path, kits, lesson):
    """Python as in the page of the `lesson`, in the kit that it reads there."""
    started = PagePython(tmp_path, kits(lesson))
    yield started
    started.end()


@pytest.mark.parametrize(("before", "after"), [
    ({"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, 3]}),
    ({"a": 1}, {"a": 1, "b": {"c": None}}),
    ({"a": 1, "b": 2}, {"b": 2}),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ({"a": [1]}, {"a": [1, 2]}),
    ({"a": None}, {"a": [[]]}),
    ({"a": {"b": 1}}, {"a": None}),
    ({"a": ""}, {"a": ""}),
    ([{"a": 1}, 2], [{"a": 2}, 2]),
])  # fmt: skip
def test_what_changes_makes_the_same_text_again(before, after):
    found = json.loads(json.dumps(changes(before, after)))
    assert json.dumps(changed(before, found)) == json.dumps(after)


@pytest.mark.exhaustive
@pytest.mark.parametrize(("lesson", "language"), [(lesson, language) for lesson in LESSONS for language in LANGUAGES])
@pytest.mark.long(300)
def test_each_recorded_answer_is_the_one_that_python_gives(pages, student, lesson, language):
    assert_answered_as_by_python(*pages(lesson, language), student, language)


@pytest.mark.exhaustive
@pytest.mark.parametrize("lesson", LESSONS)
@pytest.mark.long(300)
def test_a_recorded_answer_depends_on_the_choice_alone(pages, student, lesson):
    """In one lesson that is open as a whole, press after press: what was pressed elsewhere, or before, changes no answer."""
    cells, states, table = pages(lesson, "en")
    opened = [student.ask("open_cell", each["source"]) for each in cells]
    longest = max(len(each["answers"]) for each in table.values())
    for turn in range(longest):
        for place, recorded in table.items():
            if turn >= len(recorded["answers"]):
                continue
            sent, told = recorded["answers"][turn]
            if "requested_state" not in sent and turn:
                continue  # a form counts its tries, and so does what it sends
            shown = opened[int(place)]
            says = hear(student, shown["model"], pressed_as(sent, turn + 1))
            shown["state"] |= says.get(shown["model"], {})
            on_page = {**states[int(place)]}
            on_page |= {name: changed(on_page.get(name), found) for name, found in told[place].items()}
            assert text_of(on_page, sent) == text_of(shown["state"], sent), (cells[int(place)]["source"], sent)


@pytest.mark.exhaustive
@pytest.mark.parametrize("lesson", LESSONS)
def test_the_first_decision_of_a_lesson_is_recorded(pages, lesson):
    cells, states, table = pages(lesson, "en")
    acting = next(str(place) for place, state in enumerate(states) if not state.get("locked"))
    assert len(table[acting]["answers"]) > 1


@pytest.mark.exhaustive
def test_what_is_declared_is_recorded_somewhere(pages):
    declared = {name for name, call in CALLS.items() if call.recorded}
    used = set()
    for lesson in LESSONS:
        cells, _states, table = pages(lesson, "en")
        used |= {name for place in table for name in declared if f"{name}(" in cells[int(place)]["source"]}
    assert used == declared
