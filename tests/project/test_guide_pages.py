"""What the pages for students and instructors say is there, and the figures in them are those of the notebooks."""

import re
import tomllib

import pytest
from helpers import KIT, ROOT, first_in_gate

from whodecides.answers import exercise_tasks
from whodecides.answers.lesson_patterns import TOTAL
from whodecides.build.notebooks import read_notebook
from whodecides.case import Reader, case_names, load
from whodecides.cli import parser
from whodecides.game.plan import minutes_of_phases, phases_of
from whodecides.prepare.folder import class_folder, read_class_kit
from whodecides.prepare.game_plans import PLANS
from whodecides.tools.negotiation.screen_parts import rule_of_silence

PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "docs/architecture.md",
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


@pytest.mark.parametrize(
    ("guide", "must"),
    [
        ("grading.md", {"--roster", "--judgements", "--maximum", "--assignment"}),
        ("question-bank.md", {"--lessons", "--format", "--language", "--kit"}),
        ("lesson-plan.md", set()),
        ("README.md", {"--minutes", "--sessions", "--students", "--for", "--language", "--paper", "--name"}),
    ],
)
def test_every_command_and_option_that_the_guide_names_is_there(guide, must):
    text = (ROOT / "instructor" / guide).read_text(encoding="utf-8")
    (commands,) = (each for each in parser()._actions if each.dest != "help")
    known = {option for command in commands.choices.values() for option in command._option_string_actions}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))
    assert must <= named <= known
    assert set(re.findall(r"(?:^ {4,}|`)whodecides ([a-z-]+)", text, re.M)) <= set(commands.choices)


CALLED = re.compile(r"^    (whodecides|python3 bootstrap\.py run whodecides) (class .+)$", re.M)


def test_the_first_command_of_a_class_is_printed_whole_for_both_systems():
    text = (ROOT / "instructor/README.md").read_text(encoding="utf-8")
    whole = [command for system, command in CALLED.findall(text) if system != "whodecides"]
    assert len(whole) == 2 and whole == re.findall(r"^    py bootstrap\.py run whodecides (class .+)$", text, re.M)
    for command in whole:
        folder = command.rpartition("../")[2]
        assert f"`../{folder}` is a new folder, `{folder}`, beside the folder of the kit" in text
    assert text.index("bootstrap.py start`") > text.index(whole[0]), "who makes a folder needs no start before"


def test_the_guide_says_how_to_teach_each_case_that_has_lessons():
    text = (ROOT / "instructor/README.md").read_text(encoding="utf-8")
    _default, *others = case_names(ROOT)
    taught = [name for name in others if (ROOT / "course" / name).is_dir()]
    assert taught and all(f"--case {name}`" in text for name in taught)


@pytest.mark.exhaustive  # in the gate folders of other classes are made
def test_each_class_of_the_guide_has_a_plan_and_the_files_that_it_names():
    text = (ROOT / "instructor/README.md").read_text(encoding="utf-8")
    called = [command for _system, command in CALLED.findall(text)]
    kits = []
    for each in called:
        wished = parser().parse_args(each.split())
        kits.append(
            read_class_kit(
                ROOT, minutes=wished.minutes, students=wished.students, discipline=wished.discipline,
                sessions=wished.sessions,
            )
        )  # fmt: skip
    law, media, course = [kit.plan for kit in kits]
    assert law.lessons == ["00", "02"] and "do lesson 02 as far as task 02.3 (20 minutes)" in text
    assert [each.lessons for each in media.sessions] == [("00", "03"), ("04",), ("05",)]
    assert (
        "pool" in {step.kind for step in media.sessions[-1].steps} and "Run-sheet 3 has a row for these codes" in text
    )
    assert course.lessons == [f"{number:02}" for number in range(11)] and course.sessions[-1].home_lessons == ("10",)
    for kit, part in zip(kits, text.split("\n## ")[2:], strict=False):
        named = set(re.findall(r"`((?:run-sheet-\d|README|debrief|cards)\.html|for-students\.zip)`", part))
        assert named and named <= set(class_folder(kit))


@pytest.mark.parametrize(("case", "words"), first_in_gate((0, 1450), (1, 1550)))
def test_one_may_walk_in_after_some_minutes_of_reading(case, words):
    """What the guide asks to read for a law seminar and for week one of a media class; 200 words take a minute.

    A command and the message to students are copied; what comes between two weeks is read then, the answer of a row while
    the class decides.
    """
    start, once, *cases = (ROOT / "instructor/README.md").read_text(encoding="utf-8").split("\n## ")
    assert "**Read now**" in cases[case] and "Then you can walk in" in cases[case]
    wished = parser().parse_args(CALLED.search(cases[case])[2].split())
    kit = read_class_kit(
        ROOT, minutes=wished.minutes, students=wished.students, discipline=wished.discipline, sessions=wished.sessions
    )
    files = class_folder(kit)
    shown = re.sub(r"(?s)<details>.*?</details>|<blockquote>.*?</blockquote>", "", files["README.html"].decode())
    now = re.sub(r"(?m)^ {4}.+$", "", cases[case].partition("\n### ")[0])
    ahead = re.search(r'(?s)<div class="ahead">.*?</div>', files["debrief.html"].decode())[0]
    read = [start, once, now, *(re.sub(r"(?s)<head>.*?</head>|<small class=.answer.>.*?</small>|<[^>]+>", " ", each)
            for each in (shown, files["run-sheet-1.html"].decode(), ahead))]  # fmt: skip
    counts = [sum(bool(re.search(r"\w", word)) for word in each.split()) for each in read]
    assert sum(counts) <= words, counts
    assert counts[-1] <= 300, "half a page"


def test_the_lesson_plan_shows_the_routes():
    plan = (ROOT / "instructor/lesson-plan.md").read_text(encoding="utf-8")
    shown = {
        (row[0], int(count)): cell
        for row in re.findall(r"^\| (any|law|media|politics|comparison) \| (.+) \| (.+) \| (.+) \|$", plan, re.M)
        for count, cell in zip(("1", "3", "10"), row[1:], strict=True)
    }
    assert "| class of | 1 session | 3 sessions | 10 sessions |" in plan
    routes = tomllib.loads((ROOT / "course/january-2021/routes.toml").read_text(encoding="utf-8"))
    for route in routes["route"]:
        said = "; ".join(" and ".join(unit["lesson"] for unit in each["lessons"]) for each in route["session"])
        assert shown.pop((route["for"], len(route["session"]))) == said
    assert set(shown.values()) == {"as any"}


def test_the_lesson_plan_has_every_lesson_with_its_minutes_and_points():
    table = (ROOT / "instructor/lesson-plan.md").read_text(encoding="utf-8").partition("\n## ")[0]
    rows = dict(re.findall(r"^\| (\d\d) \| (.+) \|$", table, re.M))
    lessons = sorted((ROOT / "notebooks").glob("*.ipynb"))
    assert list(rows) == [path.name[:2] for path in lessons]
    for path in lessons:
        first = read_notebook(path).cells[0].source
        title, minutes = re.match(r"# (.+)", first)[1], TOTAL.search(first)[1]
        row = rows[path.name[:2]]
        assert row.startswith(f"[{title}](../notebooks/{path.name}) | {minutes} |")
        solution = KIT.solution(path.stem)
        if (ROOT / solution).exists():
            tasks = exercise_tasks(KIT)[path.stem]
            points = sum(each.points for each in tasks if not each.optional)
            assert f"[{sum(each.minutes for each in tasks)} min, {points:g} points](../{solution})" in row


def test_the_guide_to_the_room_takes_minutes_from_the_plans_and_says_of_the_table_what_its_wall_says():
    text, case = (ROOT / "instructor/room.md").read_text(encoding="utf-8"), load(KIT.at(KIT.data))
    for game, name in (("hearing", "The hearing"), ("summit", "The table")):
        plan = PLANS[game](case)
        (row,) = re.findall(rf"\| \*\*{name}\*\*.*\| (\d+) \| \d\d \|", text)
        assert int(row) == minutes_of_phases(plan, phases_of(plan)), name
    table = text.partition("## How the table goes")[2].partition("\n## ")[0]
    assert f"The plan takes {row} minutes" in table
    reader = Reader(case, "en")
    assert reader.entry("table.case") in table and rule_of_silence(reader) in table
