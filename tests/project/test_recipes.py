"""CONTRIBUTING's recipes, walked by their own words: what is edited by hand is named there, in that order, and is no more."""

import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest
from helpers import KIT, ROOT, copied_case, read_rows, write_rows
from warm_kernel import warm_kernels

from whodecides.build.new_tool import new_tool
from whodecides.build.notebooks import read_notebook
from whodecides.build.readme import check_pages
from whodecides.case import load
from whodecides.case.checking import RULES, Problem
from whodecides.cli import main, parser

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
SECTION = GUIDE.partition("## Change something\n")[2].partition("\n## ")[0]
STEPS = {  # {title: its numbered steps}
    each.partition("\n")[0]: "\n".join(re.findall(r"^\d+\. .*$", each, re.M)) for each in SECTION.split("\n### ")[1:]
}
FOLDERS = {
    "A country": 1,
    "A question asked of statements": 1,
    "A question asked of laws": 1,
    "A value": 2,
    "A tool": 3,
    "A lesson": 2,
    "A case": 2,
}
MADE_BY = {"make course": ["build", "course"]}  # what a target of the Makefile runs of the kit
QUOTED = re.compile(r"`([^`]+)`")
FILE = re.compile(r"[\w./-]+\.(csv|toml|md|py|js|css|po|json)")
SPOKEN = "Nobody may close this account"


def files_in(title):
    """The files that the steps of a recipe name, in order, each as often as it is named."""
    return [each for each in QUOTED.findall(STEPS[title]) if FILE.fullmatch(each)]


def commands_in(title):
    return [each for each in QUOTED.findall(STEPS[title]) if each.startswith(("whodecides ", "make "))]


class Walk:
    """A recipe in a copy of the kit: what it edits and runs must stand in its steps.

    `stand_ins` are the folders that take the place of the recipe's: {its folder: the folder here}.
    """

    def __init__(self, title, kit, capsys, stand_ins):
        self.title, self.kit, self.capsys, self.edited = title, kit, capsys, []
        self.files = files_in(title)
        for named, here in stand_ins.items():
            assert any(each.startswith(named) for each in self.files), f"the recipe '{title}' does not name {named}"
            self.files = [each.replace(named, here) for each in self.files]

    def edit(self, path, old, new):
        """Replace a text in the file of a path below the kit, as an author does in an editor."""
        text = self.text(path)
        assert text.count(old) == 1, (path, old)
        self.write(path, text.replace(old, new))

    def text(self, path):
        return (self.kit / path).read_text(encoding="utf-8")

    def write(self, path, text):
        """Give a file another text."""
        self._by_hand(path)
        (self.kit / path).write_text(text, encoding="utf-8")

    def add(self, table, *rows, case=KIT.case):
        """Write rows below those of a table."""
        self._by_hand(f"data/{case}/{table}.csv")
        folder = self.kit / "data" / case
        write_rows(folder, table, [*read_rows(folder, table), *rows])

    def _by_hand(self, path):
        places = [number for number, each in enumerate(self.files) if path.endswith(each)]
        assert places, f"the recipe '{self.title}' does not name {path}"
        reached = self.edited[-1][1] if self.edited else 0
        place = next((each for each in places if each >= reached), None)
        assert place is not None, f"{path} comes earlier in '{self.title}'"
        self.edited.append((path, place))

    def run(self, command, code=0):
        """Run a command of the recipe here and return what it prints."""
        assert command in commands_in(self.title), f"the recipe '{self.title}' does not name {command}"
        words = shlex.split(command)
        assert main(words[1:] if words[0] == "whodecides" else MADE_BY[command]) == code, self.capsys.readouterr()
        return self.capsys.readouterr().out

    def problems(self):
        """What the check of the tables finds beside their schema, which takes longest: `made_whole` runs it all."""
        case = load(self.kit / KIT.data)
        return [str(Problem(*found)) for rule in RULES for found in rule(case)]

    def folders(self):
        return {path.rpartition("/")[0] for path, _place in self.edited}


@pytest.fixture
def kit(tmp_path, monkeypatch):
    """A kit with the first case and no course: then `check data` tries no lesson, which takes long."""
    copied_case(tmp_path / KIT.data)
    shutil.copy(ROOT / "data/cases.toml", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WHODECIDES_ANSWERS", str(tmp_path / "my-answers.json"))
    return tmp_path


COURSE, BEFORE, NEW = "course/my-case", "10-what-happened-next", "11-looking-back"


def renumbered(text, lesson, other):
    """The text of a lesson as that of another one: its name and number are in links and in the ids of tasks."""
    return re.sub(rf"(?<![\d-]){lesson[:2]}(?=\.\d|-exercise|\])", other[:2], text.replace(lesson, other))


@pytest.fixture
def course(kit, tmp_path_factory, monkeypatch):
    """A kit whose default case is a small one with one lesson, of the recipe's number, and kernels that start at once."""
    shutil.copytree(ROOT / "course", kit / "course", ignore=shutil.ignore_patterns(KIT.case))
    assert main(["new-case", "my-case", "--lesson", "comparing"]) == 0
    (kit / "data/cases.toml").write_text('default = "my-case"\n', encoding="utf-8")
    for page in (kit / COURSE / "01-comparing").rename(kit / COURSE / BEFORE).iterdir():
        text = renumbered(page.read_text(encoding="utf-8"), "01-comparing", BEFORE)
        page.write_text(re.sub(r"\.\./\.\./(\w+)/my-case/", r"../\1/", text), encoding="utf-8")
    with warm_kernels(tmp_path_factory.mktemp("kernels")) as share:
        monkeypatch.setenv("JUPYTER_PATH", str(share))
        yield


@pytest.fixture
def walk(kit, capsys):
    return lambda title, stand_ins=(): Walk(title, kit, capsys, dict(stand_ins))


def in_three(column, text):
    return {f"{column}_{language}": text for language in ("en", "fr", "es")}


def made_whole(walk):
    """Hold that check finds nothing but pages to be made anew, as the recipe says, and make them."""
    left = walk.run(f"whodecides check {KIT.data}", code=1).splitlines()
    assert left and all("older than the data: run 'whodecides build codebook" in each for each in left), left
    assert any(each.startswith("make codebook") for each in commands_in(walk.title))
    assert main(["build", "codebook"]) == 0
    assert check_pages(load(walk.kit / KIT.data)) == []
    assert len(walk.folders()) == FOLDERS[walk.title]


@pytest.mark.parametrize("title", STEPS)
def test_a_recipe_names_files_and_commands_that_there_are(title):
    """Those of a made-up name are made by a command; walks and `new-tool` show that."""
    for name in files_in(title):
        made_up = re.search("my-case|11-looking-back|tally|my-answers", name)
        assert (
            made_up
            or list(ROOT.glob(name))
            or list(ROOT.glob(f"*/{KIT.case}/**/{name}"))
            or (list(ROOT.glob(f"src/whodecides/tools/comparator/{name}")))
        ), f"there is no {name}"
    for command in commands_in(title):
        program, *words = shlex.split(command)
        if program == "make":
            assert all(re.search(rf"^[a-z -]*\b{each}\b.*:", MAKEFILE, re.M) for each in words if "=" not in each), (
                command
            )
        else:
            parser().parse_args(words)


def test_every_recipe_is_here():
    assert list(STEPS) == [
        "A country", "A question asked of statements", "A question asked of laws", "A value", "A word in French",
        "A tool", "A lesson", "A case",
    ]  # fmt: skip


@pytest.mark.exhaustive  # the gate asks another question of laws, and makes a tool and a lesson
def test_a_country(walk):
    walk = walk("A country")
    states = read_rows(walk.kit / KIT.data, "jurisdictions")
    model = next(each for each in states if each["id"] == "ALB")
    walk.add("jurisdictions", model | {"id": "XAA"})
    told = walk.problems()
    for place in (
        "has no figure in indicators.csv",
        "add a row to tiles.csv",
        "stands in no region; add it to one in case.toml",
    ):
        assert any(place in each for each in told), told
    walk.edit(f"{KIT.data}/case.toml", '  "ALB", "AUT"', '  "ALB", "XAA", "AUT"')
    walk.add("tiles", {"jurisdiction": "XAA", "letters": "XA", "row": "20", "column": "20"})
    years = [each for each in read_rows(walk.kit / KIT.data, "indicators") if each["jurisdiction"] == "ALB"]
    walk.add("indicators", *(each | {"jurisdiction": "XAA"} for each in years))
    source = next(each for each in read_rows(walk.kit / KIT.data, "sources") if each["id"] == years[0]["source"])
    walk.add("sources", source | {"id": "xaa-page", "url": "https://example.org/xaa"})
    actor = next(each for each in read_rows(walk.kit / KIT.data, "actors") if each["id"] == "MEX-lopez-obrador")
    walk.add("actors", actor | {"id": "XAA-head", "jurisdiction": "XAA"})
    spoken = next(each for each in read_rows(walk.kit / KIT.data, "statements") if each["id"] == "MEX-06")
    walk.add("statements", spoken | in_three("gloss", SPOKEN) | {
        "id": "XAA-01", "jurisdiction": "XAA", "actor": "XAA-head", "speaks_for": "XAA-head", "wording": SPOKEN,
        "source_1": "xaa-page", "source_2": "",
    })  # fmt: skip
    codes = [each for each in read_rows(walk.kit / KIT.data, "positions") if each["statement"] == "MEX-06"]
    walk.add("positions", *(
        each | {"jurisdiction": "XAA", "statement": "XAA-01", "words": SPOKEN if each["words"] else ""} for each in codes
    ))  # fmt: skip
    made_whole(walk)


@pytest.mark.exhaustive  # the gate asks another question of laws, and makes a tool and a lesson
def test_a_question_asked_of_statements(walk):
    walk = walk("A question asked of statements")
    variables, values = read_rows(walk.kit / KIT.data, "variables"), read_rows(walk.kit / KIT.data, "values")
    model = next(each for each in variables if each["scale"] == "nominal")
    own = [each for each in values if each["variable"] == model["id"]]
    codes = read_rows(walk.kit / KIT.data, "positions")
    walk.add("variables", model | {"id": "appeal"})
    walk.add("values", *(each | {"variable": "appeal"} for each in own))
    assert any("has no adjudicated value for appeal; code it in positions.csv" in each for each in walk.problems())
    walk.add("positions", *(each | {"variable": "appeal"} for each in codes if each["variable"] == model["id"]))
    made_whole(walk)
    assert "`appeal`" in (walk.kit / KIT.data / "CODEBOOK.md").read_text(encoding="utf-8")


@pytest.mark.exhaustive  # it checks a copy of the kit
def test_a_question_asked_of_laws(walk):
    walk = walk("A question asked of laws")
    features, rows = read_rows(walk.kit / KIT.data, "features"), read_rows(walk.kit / KIT.data, "provisions")
    model = next(each for each in features if each["for_all"] == "true")
    walk.add("features", model | {"id": "notice", **in_three("name", "notice")})
    assert any("has no row on notice; add it to provisions.csv" in each for each in walk.problems())
    walk.add("provisions", *(each | {"feature": "notice"} for each in rows if each["feature"] == model["id"]))
    made_whole(walk)


@pytest.mark.exhaustive  # the gate asks another question of laws, and makes a tool and a lesson
def test_a_value(walk):
    walk = walk("A value")
    begin = '"How the claim stands beside the record.",\n   "constraints": {\n    "required": true,\n    "enum": [\n'
    walk.edit("data/schema/claims.json", begin, begin + '     "disputed",\n')
    assert walk.problems() == [
        "labels.csv, column value: 'disputed' of claims.verdict has no label; add a row with it."
    ]
    walk.add("labels", {"column": "claims.verdict", "value": "disputed", **in_three("label", "disputed")})
    made_whole(walk)


OWN_WORDS = {"fr": "Les prises de position, comptées", "es": "Las declaraciones, contadas"}
IN_THE_COPY = """\
import whodecides
from whodecides.cli import main
from whodecides.i18n import translator

assert main(["build", "course"]) == main(["check", "course", "notebooks"]) == 0
print(whodecides.__file__, *(translator(each)("Statements, tallied") for each in ("fr", "es")), sep="\\n")
"""


@pytest.mark.exhaustive  # it checks a copy of the kit
@pytest.mark.usefixtures("course")
def test_a_tool(walk):
    """`new-tool` makes what the recipe names, and a lesson opens it at once; test_new_tool.py runs its tests."""
    walk, tool = walk("A tool"), "src/whodecides/tools/tally"
    shutil.copytree(ROOT / "src/whodecides", walk.kit / "src/whodecides")
    (walk.kit / "tests/unit").mkdir(parents=True)
    assert "make new-tool NAME=tally" in commands_in(walk.title)
    made = [each.relative_to(walk.kit).as_posix() for each in new_tool("tally", walk.kit)]
    assert {path.rpartition("/")[0] for path in made} == {tool, "tests/unit"}
    assert all(any(path.endswith(each) for each in walk.files) for path in made), made
    walk.edit(f"{tool}/view.py", "Government statements with each code", "Statements, tallied")
    for language, words in OWN_WORDS.items():
        path = f"src/whodecides/locale/{language}.po"
        walk.write(path, f'{walk.text(path)}\nmsgid "Statements, tallied"\nmsgstr "{words}"\n')
    cell = '```python\nfrom whodecides import tally\n\ntally("evaluation")\n```\n\n'
    next_part = "## Silence is not a position\n"
    walk.edit(f"{COURSE}/{BEFORE}/lesson.md", next_part, cell + next_part)
    assert "make course" in commands_in(walk.title)
    *_told, code, french, spanish = run_in_copy(walk.kit, IN_THE_COPY).splitlines()
    assert code.startswith(str(walk.kit)) and {"fr": french, "es": spanish} == OWN_WORDS
    assert "Statements, tallied" not in shown_in(walk.kit / f"notebooks/{BEFORE}.ipynb", 'tally("evaluation")')
    assert len(walk.folders()) == FOLDERS[walk.title]


def run_in_copy(kit, code):
    """Run Python with the package of a copied kit; return what it prints, and fail where it fails."""
    place = {"PYTHONPATH": str(kit / "src")}
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=kit, env=os.environ | place, capture_output=True, text=True
    )
    assert found.returncode == 0, found.stdout + found.stderr
    return found.stdout


def shown_in(notebook, code):
    """Return what a saved notebook shows below the cell with this code."""
    (cell,) = (each for each in read_notebook(notebook).cells if each.cell_type == "code" and code in each.source)
    return cell.outputs[0].data["text/html"]


@pytest.mark.exhaustive  # it checks a copy of the kit
@pytest.mark.usefixtures("course")
def test_a_lesson(walk):
    walk = walk("A lesson", {f"course/{KIT.case}": COURSE})
    shutil.copytree(walk.kit / COURSE / BEFORE, walk.kit / COURSE / NEW)
    for each in ("lesson.md", "exercise.md", "tasks.toml", "teaching.toml"):
        path = f"{COURSE}/{NEW}/{each}"
        walk.write(path, renumbered(walk.text(path), BEFORE, NEW))
    for each, folder in (("lesson.md", ""), ("exercise.md", "../notebooks/")):
        path = f"{COURSE}/{BEFORE}/{each}"
        walk.write(path, f"{walk.text(path)}\n**Next:** [lesson 11]({folder}{NEW}.ipynb)\n")
    walk.run("whodecides build course 11")
    walk.run("make course")
    assert "All checks passed." in walk.run("whodecides check course notebooks")
    assert "How many statements of the first government" in shown_in(walk.kit / f"notebooks/{NEW}.ipynb", 'ask("11.2")')
    assert len(walk.folders()) == FOLDERS[walk.title]


@pytest.mark.exhaustive  # it checks a copy of the kit
def test_a_case(walk):
    walk = walk("A case")
    walk.run("whodecides new-case my-case --lesson comparing")
    walk.edit("data/my-case/case.toml", 'en = "Made-up example"', 'en = "Brazil and X"')
    walk.add(
        "jurisdictions", {"id": "BRA", "kind": "state", **in_three("name", "Brazil"), "member": "false"}, case="my-case"
    )
    assert "Lessons of which every call opens: 01." in walk.run("whodecides check data/my-case")
    walk.run("whodecides build codebook --case my-case")
    walk.edit("course/my-case/01-comparing/lesson.md", "# Comparing what", "# Brazil: comparing what")
    assert {"/".join(each.split("/")[:2]) for each in walk.folders()} == {"data/my-case", "course/my-case"}
    assert len({"/".join(each.split("/")[:2]) for each in walk.folders()}) == FOLDERS[walk.title]
