"""What instructors are told beside the lessons fits these, and what does not fit is named."""

import shutil
import tomllib

import pytest
from helpers import KIT, ROOT

from whodecides.case import case_paths
from whodecides.prepare.teaching_checks import check_teaching

LESSON = "06-comparing-national-positions"
FILE = f"{LESSON}/teaching.toml"


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    """The parts of the kit that are read."""
    folder = tmp_path_factory.mktemp("kit")
    for name in ("course", "data"):
        shutil.copytree(ROOT / name, folder / name)
    for place in ("notebooks", "solutions"):
        (folder / place).mkdir()
        for path in (ROOT / place).glob("0[06]-*.ipynb"):
            shutil.copy(path, folder / place)
    routes = folder / "course/january-2021/routes.toml"
    kept = routes.read_text(encoding="utf-8").partition("[[route]]")[0]
    routes.write_text(
        kept
        + '[[route]]\nfor = "any"\nminutes = 75\n[[route.session]]\nlessons = [{ lesson = "06", tasks = "all" }]\n',
        encoding="utf-8",
    )
    return case_paths(folder)


def said_of(kit, name, old, new):
    path = kit.at(kit.course) / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    try:
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return check_teaching(kit)
    finally:
        path.write_text(text, encoding="utf-8")


def test_every_lesson_of_the_kit_and_every_route_fits():
    assert check_teaching(KIT) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (FILE, 'do = "', 'phases = ["seats"]\ndo = "', "has phases and no game"),
        (FILE, 'do = "', 'game = "summit"\nphases = ["nap"]\ndo = "', "the summit has no phase 'nap'; it has seats"),
        (
            FILE,
            'do = "',
            'game = "summit"\nphases = ["out", "out"]\ndo = "',
            "the phase 'out' stands in an earlier part",
        ),
        (
            FILE,
            "#:schema ../../teaching.schema.json",
            "#",
            "begin the file with the line #:schema ../../teaching.schema.json",
        ),
        (FILE, "board = [", "board = [[", f"{FILE} is not valid TOML"),
        (FILE, "charged = ", "heated = ", "The schema course/teaching.schema.json says what belongs there."),
        (FILE, 'heading = "Which sentence fits', 'heading = "Which one fits', "has no part 'Which one fits?'"),
        (FILE, "Do they really think", "word " * 20 + "Do they really think", "keep to 20"),
        (FILE, "we looked and found nothing", "we looked and found MEX-99", "the data have no MEX-99"),
        (FILE, '"same-objection-same-remedy"', '"all-are-alike"', "names the misconception 'all-are-alike'"),
        ("routes.toml", 'lesson = "06"', 'lesson = "16"', "there is no lesson 16"),
        (
            f"keys/{LESSON}.json",
            '"question": "How many French government statements',
            '"question": "In the cell above: how many French government statements',
            "the question of task 06.4 points at its page, which no question bank brings",
        ),
        (f"{LESSON}/lesson.md", "06.6: about 13 minutes", "06.6: about 30 minutes", "its parts take 16"),
    ],
)
def test_what_does_not_fit_is_named_with_what_to_do(kit, name, old, new, said):
    found = said_of(kit, name, old, new)
    assert any(said in each for each in found[:3]), found


def test_a_lesson_without_notes_is_named(kit):
    path = kit.at(kit.course) / FILE
    text = path.read_text(encoding="utf-8")
    path.unlink()
    try:
        assert check_teaching(kit) == [
            f"{FILE} is missing: write there what an instructor says, watches for and cuts first."
        ]
    finally:
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("path", sorted(KIT.at(KIT.course).glob("*/teaching.toml")), ids=lambda path: path.parent.name)
def test_feedback_of_tasks_is_not_written_twice(path):
    written = path.read_text(encoding="utf-8")
    tasks = tomllib.loads(path.with_name("tasks.toml").read_text(encoding="utf-8"))["task"]
    feedback = [
        each["feedback"]
        for task in tasks
        for part in ("options", "items", "mistakes")
        for each in task.get(part, [])
        if each.get("feedback")
    ]
    assert feedback and not [each for each in feedback if each in written]
