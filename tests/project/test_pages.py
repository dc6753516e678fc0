"""What the pages for students and instructors say is there, and the figures in them are those of the notebooks."""

import re

import pytest
from shared import ROOT

from whodecides.answers import exercise_tasks
from whodecides.build import read_notebook
from whodecides.build.lessons import TOTAL
from whodecides.cli import parser

PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "exercises/README.md",
    "solutions/README.md",
    "instructor/hub/README.md",
    *(f"instructor/{path.name}" for path in (ROOT / "instructor").glob("*.md")),
]


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    assert "will stand here" not in text
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith(("http", "mailto")):
            continue
        path, _, place = target.partition("#")
        aimed = (ROOT / page).parent / path if path else ROOT / page
        assert aimed.exists(), target
        if place:
            headings = re.findall(r"^#+ (.+)$", aimed.read_text(encoding="utf-8"), re.M)
            assert place in {re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings}, target


def test_every_command_and_option_that_the_guide_names_is_there():
    ours = [page for page in PAGES if page.startswith("instructor/") and "/hub/" not in page]  # that names a system's
    text = "".join((ROOT / page).read_text(encoding="utf-8") for page in ours)
    (commands,) = (each for each in parser()._actions if each.dest != "help")
    known = {option for command in commands.choices.values() for option in command._option_string_actions}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))
    assert {"--roster", "--judgements", "--maximum", "--assignment", "--format", "--kit"} <= named <= known
    assert set(re.findall(r"^    whodecides (\w+)", text, re.M)) <= set(commands.choices)


def test_the_lesson_plan_has_every_lesson_with_its_minutes_and_points():
    rows = dict(
        re.findall(r"^\| (\d\d) \| (.+) \|$", (ROOT / "instructor/lesson-plan.md").read_text(encoding="utf-8"), re.M)
    )
    lessons = sorted((ROOT / "notebooks").glob("*.ipynb"))
    assert list(rows) == [path.name[:2] for path in lessons]
    for path in lessons:
        first = read_notebook(path).cells[0].source
        title, minutes = re.match(r"# (.+)", first)[1], TOTAL.search(first)[1]
        row = rows[path.name[:2]]
        assert row.startswith(f"[{title}](../notebooks/{path.name}) | {minutes} |")
        solution = ROOT / "solutions" / path.name
        if solution.exists():
            tasks = exercise_tasks(ROOT)[path.stem]
            points = sum(each.points for each in tasks if not each.optional)
            assert f"[{sum(each.minutes for each in tasks)} min, {points:g} points](../solutions/{path.name})" in row
