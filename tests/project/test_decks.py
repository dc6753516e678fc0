"""The decks of all lessons: no sentence, task or picture of a lesson is missing, and nothing is told before it is asked."""

import json
import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from helpers import KIT, ROOT

from whodecides.answers import is_of_an_exercise, lesson_tasks
from whodecides.answers.lesson_patterns import MINUTES
from whodecides.hosts.notebook_html import as_html
from whodecides.i18n import translator
from whodecides.prepare.lessons import read_cells, read_lessons
from whodecides.prepare.slides import slides
from whodecides.prepare.slides.cells import lesson_slides
from whodecides.prepare.slides.part import own_clock
from whodecides.prepare.slides.screen import read_screens
from whodecides.prepare.slides.spoilers import gives_away

NUMBERS = sorted(path.name[:2] for path in (ROOT / "notebooks").glob("*.ipynb"))
LESSONS = read_lessons(KIT)
SCREENS = read_screens(KIT, LESSONS)
TASKS = {each.id: each for each in lesson_tasks(KIT)}
OWN = "your_path("  # whose picture is empty before a student has answered


class Read(HTMLParser):
    """The words of a page, its pictures in words, what it fetches and what stands in it."""

    def __init__(self, page):
        super().__init__()
        self.said, self.alts, self.fetched, self.tags, self.links = "", [], [], Counter(), []
        self._silent = False
        self.feed(str(page))

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags[tag] += 1
        self._silent = tag in ("style", "script")
        self.alts += [given["alt"]] if tag == "img" else []
        self.alts += [given["aria-label"]] if tag == "svg" and "aria-label" in given else []
        self.fetched += [given["src"]] if "src" in given else []
        self.fetched += [given["href"]] if "href" in given and tag != "a" else []
        self.links += [given["href"]] if tag == "a" else []

    def handle_data(self, data):
        self.said += "" if self._silent else data + " "


def words(text):
    """The words of a text in their order, without its signs."""
    return " " + " ".join(re.findall(r"\w+", text)) + " "


def notebook(number):
    return json.loads(next((ROOT / "notebooks").glob(f"{number}-*.ipynb")).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def decks():
    files = slides(KIT, [], "en", "A4")
    return {name: Read(content.decode()) for name, content in files.items()}


@pytest.fixture(scope="module")
def made():
    def html(source):
        return as_html(source, "notebooks", (), anchors=False)

    return {
        number: lesson_slides(each, read_cells(KIT, each), html, own_clock(each), translator("en"), SCREENS[number])
        for number, each in LESSONS.items()
    }


def deck_of(decks, number):
    return next(page for name, page in decks.items() if name.startswith(f"slides/{number}") and "-notes" not in name)


@pytest.mark.parametrize("number", NUMBERS)
def test_no_word_and_no_picture_of_a_lesson_is_missing(decks, number):
    page, cells = deck_of(decks, number), notebook(number)["cells"]
    said = words(page.said)
    texts = [MINUTES.sub("", "".join(each["source"])) for each in cells if each["cell_type"] == "markdown"]
    pages = [as_html(each, "notebooks", (), anchors=False) for each in texts]
    sentences = [
        each for page in pages for each in re.split(r"(?<=[.?!:])\s+|\n", Read(page).said) if words(each).strip()
    ]
    labels = ("One session only", "Content note", "Time")  # said in another place
    assert len(sentences) > 20
    reworded = {words(re.sub(r"[*]", "", each)) for each in SCREENS[number].instead}
    sentences = [each for each in sentences if not any(words(each) in whole for whole in reworded)]
    said = said.lower()  # a content note begins with a capital here
    assert [each for each in sentences if words(each).lower() not in said and words(each).strip() not in labels] == []
    shown = ["".join(output["data"]["text/html"]) for cell in cells if OWN not in "".join(cell["source"])
             for output in cell.get("outputs", []) if "text/html" in output.get("data", {})]  # fmt: skip
    wanted = [alt for each in shown for alt in Read(each).alts]
    assert [alt for alt in wanted if not any(alt in given for given in page.alts)] == []


@pytest.mark.parametrize("number", NUMBERS)
def test_each_task_is_asked_and_what_is_so_is_told_later(made, number):
    place = {}
    for at, slide in enumerate(made[number]):
        for tag in slide.tags:
            place.setdefault(tag, at)
    own = [each for each in TASKS.values() if each.id.startswith(number) and not is_of_an_exercise(each)]
    assert own and all(f"{each.id} asked" in place for each in own)
    for task in own:
        if task.kind != "work":
            assert place[f"{task.id} asked"] < place[f"{task.id} told"], task.id
        for first in filter(None, (task.later, task.path.get("after"))):
            if task.kind == "prediction":
                assert place[f"{first} asked"] < place[f"{task.id} told"], task.id


def test_no_slide_points_at_the_page_of_its_lesson(made):
    """Not in a text, a question or what is told behind it; what is left out stands in the notes."""
    wrong = re.compile(r"\b(below|above|further down|start the tools|this page has|next (cell|tool))\b", re.I)
    said = [
        (number, str(text))
        for number, deck in made.items()
        for slide in deck
        for text in (slide.heading, *(slide.shown.get(name, "") for name in ("html", "text", "told", "caption")))
    ]
    assert [each for each in said if wrong.search(each[1])] == [] and len(said) > 1000
    left = [
        note.text for deck in made.values() for slide in deck for note in slide.notes if note.label == "On the page"
    ]
    assert any(wrong.search(each) for each in left)


def test_a_deck_fetches_nothing_and_its_links_lead_to_decks(decks):
    for name, page in decks.items():
        assert all(each.startswith(("data:", "#")) for each in page.fetched), name
        assert page.tags["h1"] == 1 and not {"link", "iframe", "object"} & set(page.tags)
        within = [each for each in page.links if not re.match(r"\w+:", each)]
        assert {f"slides/{each}" for each in within} <= set(decks), name
    assert "07-what-states-do.html" in decks["slides/06-comparing-national-positions.html"].links


def test_notes_hold_the_minutes_of_each_part_and_end_with_those_of_the_lesson(made):
    for number, deck in made.items():
        minutes = [note.text for slide in deck for note in slide.notes if note.label == "Time"]
        total = sum(
            int(each) for cell in notebook(number)["cells"] for each in MINUTES.findall("".join(cell["source"]))
        )
        assert minutes[0].startswith("minutes 0 to ") and minutes[-1].endswith(f" {total} of {total}"), number


def test_no_picture_or_table_shows_the_number_that_a_later_slide_of_its_part_asks_for(made):
    for deck in made.values():
        for task in (each for each in TASKS.values() if each.kind == "number"):
            for place, slide in enumerate(deck):
                if f"{task.id} asked" in slide.tags:
                    early = [each for each in deck[:place] if each.part == slide.part]
                    assert not [each.heading for each in early if gives_away(each, str(task.answer))], task.id
    (explorer,) = (each for each in made["05"] if each.kind == "picture" and each.shown["caption"].startswith("Codes"))
    assert gives_away(explorer, "12")


def test_notes_are_words_and_hold_no_code_and_no_marks(made):
    notes = [
        (number, note.label, str(note.text)) for number, deck in made.items() for slide in deck for note in slide.notes
    ]
    assert [each for each in notes if re.search(r"\w\(\w*=?\"|\w\(\)|\*\w|`", each[2])] == [] and len(notes) > 1000


def test_exhibits_of_the_first_lesson_name_who_speaks_and_on_which_day(made):
    for slide in (each for each in made["00"] if each.kind == "quotes"):
        assert re.search(r"President .* on Twitter, \d+ January", slide.kicker)


def test_the_minutes_of_a_task_agree_with_those_of_its_part(made):
    for number, deck in made.items():
        tasks = {each.id: each for each in LESSONS[number].tasks}
        for slide in deck:
            told = {each.label: str(each.text) for each in slide.notes}
            for tag in (each for each in slide.tags if each.endswith("asked") and f"Task {each[:-6]}" in told):
                start, end = map(int, re.findall(r"\d+", told["Time"])[:2])
                if tasks[tag[:-6]].minutes > end - start:
                    assert f"until minute {start + tasks[tag[:-6]].minutes}" in told[f"Task {tag[:-6]}"]
