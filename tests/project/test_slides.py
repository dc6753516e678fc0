"""Slides, from a lesson small enough to read: what becomes of a cell, what is asked before what, what notes say."""

import base64
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from whodecides.case import case_paths
from whodecides.cli import main
from whodecides.errors import KitError
from whodecides.hosts.notebook_html import as_html
from whodecides.i18n import translator
from whodecides.prepare.lessons import Lesson, read_cells, read_lessons
from whodecides.prepare.plan import plan_class
from whodecides.prepare.slides import class_slides, slides
from whodecides.prepare.slides.cells import _code_slides, lesson_slides
from whodecides.prepare.slides.part import own_clock
from whodecides.prepare.slides.pictures import HIGH, WIDE, picture_slides
from whodecides.prepare.slides.saved_output import SavedOutput
from whodecides.prepare.slides.screen import Screen, check_screens, read_screens
from whodecides.prepare.slides.side_by_side import side_by_side
from whodecides.prepare.slides.slide import Slide
from whodecides.prepare.slides.texts import MOST_ON_SLIDE, blocks, chunks, packed, words_in

FIRST = """# Which way?

You stand at a fork. Which way do you go?

**Time:** 20 minutes

**One session only?** Do task 77.1.

*5 minutes*"""
AIMS = """## What you will learn

1. **Choose** a way *(task 77.1)*

**Content note:** somebody gets lost.

Store your guess, and the map opens."""
PART = """## A map is *not* the land

*15 minutes*

Read the map."""
END = """## Key points

1. Look first.

**Next:** [lesson 78](78-more.ipynb)"""
TASKS = [
    {
        "id": "77.1", "kind": "prediction", "minutes": 2, "question": "Left or right?", "outcome": "right", "later": "77.2",
        "options": [{"id": "left", "text": "Left"}, {"id": "right", "text": "Right"}],
    },
    {
        "id": "77.2", "kind": "choice", "minutes": 3, "question": "Where does the road end?",
        "options": [
            {"id": "sea", "text": "At the sea", "right": True, "feedback": "The map shows water."},
            {"id": "hill", "text": "On a hill", "feedback": "Hills are brown.", "misconception": "blue-is-hill"},
        ],
    },
    {
        "id": "77.3", "kind": "text", "minutes": 3, "question": "Why?", "words": [5, 20], "right": "Stored.",
        "rubric": [{"level": 1, "text": "Says little."}, {"level": 2, "text": "Gives a reason."}],
        "samples": [{"level": 1, "text": "Because.", "note": "No reason."}, {"level": 2, "text": "Water lies low.", "note": "A reason."}],
    },
]  # fmt: skip
TEACHING = '[[part]]\nheading = "A map is *not* the land"\nsay = "Look at the map."\nwatch = "North is not up."\n'


def svg(width, height, heads=""):
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">{heads}</svg>'
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.encode()).decode()


MAP = f'<figure class="wd-figure"><img alt="A road to the sea" src="{svg(700, 300)}"><figcaption>North is up.</figcaption><details><table><caption>Roads</caption><tbody><tr><th>Road</th></tr></tbody></table></details></figure>'


def text(source, name=""):
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": source}


def code(source, html="", folded=True):
    outputs = [{"output_type": "execute_result", "data": {"text/html": html}}] if html else []
    return {"cell_type": "code", "id": "", "metadata": {"jupyter": {"source_hidden": folded}}, "source": source, "outputs": outputs}  # fmt: skip


@pytest.fixture
def kit(tmp_path):
    cells = [
        text(FIRST), code('ask("77.1")', "asked"), text(AIMS), code('road(after="77.1")', MAP), text(PART, "folded"),
        code('ask("77.2")', "asked"), code('ask("77.3")', "asked"), text(END),
    ]  # fmt: skip
    notebook = {"cells": cells, "metadata": {"whodecides": {"beyond_the_short_way": ["folded"]}}}
    for name, content in (("notebooks/77-way.ipynb", notebook), ("course/january-2021/keys/77-way.json", TASKS)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
    (tmp_path / "course/january-2021/77-way").mkdir()
    (tmp_path / "course/january-2021/77-way/teaching.toml").write_text(TEACHING, encoding="utf-8")
    (tmp_path / "data/january-2021").mkdir(parents=True)
    (tmp_path / "data/january-2021/datapackage.json").write_text("{}", encoding="utf-8")
    return case_paths(tmp_path)


def html(source):
    return as_html(source, "notebooks", (), anchors=False)


def made_of(kit, number="77"):
    lesson = read_lessons(kit)[number]
    screen = read_screens(kit, [number])[number]
    return lesson_slides(lesson, read_cells(kit, lesson), html, own_clock(lesson), translator("en"), screen)


@pytest.fixture
def deck(kit):
    return made_of(kit)


def notes(slide):
    return {each.label: str(each.text) for each in slide.notes}


def test_the_title_comes_first_with_minutes_and_the_content_note_wherever_it_stands(deck):
    first = deck[0]
    assert (first.kind, first.level, first.heading) == ("title", 1, "Which way?")
    facts = {label: str(text) for label, text in first.shown["facts"]}
    assert "20 minutes" in facts["Time"] and "Somebody gets lost" in facts["Content note"]
    assert "Do task 77.1." in notes(first)["One session only"]
    assert not any("lost" in str(each.shown) for each in deck[1:])


def test_headings_are_those_of_the_lesson_and_what_follows_the_aims_belongs_to_its_beginning(deck):
    said = [(each.heading, each.level) for each in deck if each.kind == "text"]
    assert said == [
        ("Which way?", 0), ("What you will learn", 2), ("Which way?", 0), ("A map is not the land", 2), ("Key points", 2),
    ]  # fmt: skip


def test_a_prediction_is_asked_before_the_picture_and_told_behind_all_that_waits_for_it(deck):
    order = [sorted(each.tags) or each.kind for each in deck]
    asked, told = order.index(["77.1 asked"]), order.index(["77.1 told"])
    assert asked < order.index("picture") < order.index(["77.2 asked"]) < order.index(["77.2 told"]) < told
    assert deck[told].shown["options"] == [{"text": "Left", "so": False}, {"text": "Right", "so": True}]


def test_behind_a_question_stands_what_is_so_and_the_notes_answer_those_who_chose_otherwise(deck):
    told = next(each for each in deck if "77.2 told" in each.tags)
    assert told.shown["told"] == "The map shows water." and notes(told)["On a hill"] == "Hills are brown."
    question = next(each for each in deck if "77.2 asked" in each.tags)
    assert question.heading == "Where does the road end?" and notes(question)["Task 77.2"] == "3 minutes"


def test_a_text_is_followed_by_its_rubric_and_samples_whose_level_is_in_the_notes_alone(deck):
    rubric, *samples = [each for each in deck if "77.3 told" in each.tags]
    assert [each["text"] for each in rubric.shown["rubric"]] == ["Says little.", "Gives a reason."]
    assert [(each.shown["text"], notes(each)["Level 2"]) for each in samples[1:]] == [("Water lies low.", "A reason.")]


def test_notes_say_the_minutes_what_one_session_leaves_out_the_tool_and_the_picture_in_words(deck):
    picture = next(each for each in deck if each.kind == "picture")
    before = deck[deck.index(picture) - 1]
    assert picture.shown["caption"] == "North is up." and notes(picture)["The picture in words"] == "A road to the sea"
    assert (
        notes(before)["Now open in the lesson"] == "The tool under “Which way?”"
        and notes(before)["Time"] == "minutes 0 to 5 of 20"
    )
    part = next(each for each in deck if each.heading == "A map is not the land")
    assert notes(part) == {
        "Time": "minutes 5 to 20 of 20", "One session only": "Leave this part out.", "You say": "Look at the map.",
        "Watch for": "North is not up.",
    }  # fmt: skip
    assert not any("Look at the map." in notes(each).values() for each in deck if each is not part)


def test_a_tool_that_needs_no_case_shows_no_picture(deck):

    assert [each.kind for each in _code_slides(code("road()", MAP), [], "", translator("en"))] == ["picture"]
    assert _code_slides(code("your_path()", MAP), [], "", translator("en")) == []


def test_code_that_is_not_folded_is_shown_with_the_small_table_that_it_makes():
    rows = '<table><thead><tr><th>place</th><th>A</th></tr><tr><th>value</th><th></th></tr></thead><tbody><tr><th>yes</th><td>2</td></tr></tbody></table>'  # fmt: skip
    made = _code_slides(code("count()", rows, folded=False), [], "", translator("en"))
    assert [each.kind for each in made] == ["code", "table"]
    assert made[1].shown["head"] == [["value", "A"]] and made[1].shown["rows"] == [["yes", "2"]]
    many = rows.replace("<tr><th>yes", "<tr><th>no</th><td>1</td></tr>" * 11 + "<tr><th>yes")
    assert [each.kind for each in _code_slides(code("count()", many), [], "", translator("en"))] == []


def test_quotations_carry_whose_they_are_their_language_and_our_translation():
    page = '<p><strong>Two towns</strong></p><div>X1 · a mayor</div><blockquote lang="fr">“Non.”</blockquote><p>No.</p><div>X2</div><blockquote lang="en">“Yes.”</blockquote><p><strong>Judge.</strong></p>'
    assert SavedOutput([page]).quotes == [
        {"line": "X1 · a mayor", "language": "fr", "text": "“Non.”", "gloss": "No.", "scene": "Two towns"},
        {"line": "X2", "language": "en", "text": "“Yes.”", "gloss": "", "scene": "Two towns"},
    ]


def parts_of(drawn, width=900, height=1200):
    picture = SavedOutput([f'<img alt="Tall" src="{svg(width, height, drawn)}">']).pictures[0]
    return picture, picture_slides(picture, "", translator("en"))


def test_a_tall_picture_is_cut_between_its_rows_below_its_heads_and_misses_nothing():
    heads = "".join(f'<text x="{x}" y="20">{x}</text>' for x in (1, 2, 3))
    lines = [60 + 40 * row + 15 * line for row in range(28) for line in range(2)]  # 28 rows of two lines
    picture, slides = parts_of(heads + "".join(f'<text x="1" y="{y}">row</text>' for y in lines))
    parts = [each.shown for each in slides]
    assert picture["head"] == 28 and [each.kind for each in slides] == ["part"] * len(parts) and len(parts) > 2
    assert parts[0]["top"] == 28 and parts[-1]["top"] + parts[-1]["high"] == 1200
    for one, other in zip(parts, parts[1:], strict=False):
        assert one["top"] + one["high"] == other["top"]
        assert not any(
            y - 11 <= other["top"] <= y + 4 or (y - 56) % 40 == 4 and y < other["top"] < y + 15 for y in lines
        )
    assert all((each["head"] + each["high"]) * WIDE / 900 <= HIGH * 1.1 for each in parts)


def test_a_tall_picture_of_two_panels_is_cut_between_them_so_that_each_keeps_its_axis():
    def panel(number, top, end):
        label = f'<text transform="rotate(-0 200 {end + 30})">axis</text>'
        return f'<g id="axes_{number}"><path d="M 100 {end} L 300 {end} L 300 {top} L 100 {top} z"/>{label}</g>'

    _picture, slides = parts_of(panel(1, 20, 420) + panel(2, 500, 820), 420, 860)
    parts = [each.shown for each in slides if each.kind == "part"]
    assert [(each["top"], each["high"]) for each in parts] == [(0, 477), (477, 383)]


def test_a_picture_without_rows_or_panels_stays_whole():
    assert [each.kind for each in parts_of("", 900, 300)[1]] == ["picture"]
    assert [each.kind for each in parts_of('<g id="axes_1"/>', 420, 900)[1]] == ["picture"]


def test_how_to_read_a_picture_stands_before_it_where_it_is_long_and_once_for_two_alike():
    told = MAP.replace("North is up.", "North is up. " * 12)
    cells = [text("# Roads\n\nLook."), code("road()", told), code("path()", told)]
    lesson = Lesson("77-roads", "Roads", "", (), (), 0, {})
    made = lesson_slides(lesson, {"cells": cells, "metadata": {}}, html, own_clock(lesson), translator("en"), Screen())
    assert [each.kind for each in made] == ["title", "text", "caption", "picture", "picture"]
    assert made[3].shown["caption"] == ""


LONG = " ".join(f"Sentence {n} has seven words in it (see Smith v. Jones, 2{n})." for n in range(10, 22))


def test_long_text_is_cut_between_sentences_and_loses_no_word():
    made = packed([LONG])
    assert len(made) > 1 and " ".join(made) == LONG
    assert all(each.endswith(").") and words_in(each) <= MOST_ON_SLIDE for each in made)
    quoted = 'He said "It is so. It stays so. ' + "word " * 70 + 'And so on." Then he left.'
    assert packed([quoted])[0].endswith('on."')


def test_blocks_stand_together_while_they_are_few_words_and_a_list_stays_with_its_sentence():
    assert packed(["One.", "Two."]) == ["One.\n\nTwo."]
    lead, listed = "word " * 40 + "these:", "\n".join(f"- item {n} of the list" for n in range(6))
    assert packed([lead.strip(), listed]) == [f"{lead.strip()}\n\n{listed}"]
    assert packed(["word " * 39 + "end.", "word " * 39 + "end."]) == ["word " * 39 + "end."] * 2
    assert blocks("# Head\n\n*5 minutes*\n\nText") == ["# Head", "Text"]


@pytest.mark.parametrize("most", [10, 25, 60])
def test_chunks_keep_order_and_lie_within_what_was_asked_where_texts_allow(most):
    texts = ["word " * count for count in (3, 9, 4, 8, 2, 7, 5)]
    made = chunks(texts, most)
    assert [each for group in made for each in group] == texts
    assert all(sum(map(words_in, group)) <= most + 9 for group in made)


class Seen(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.tags, self.ids, self.fetched, self.lang, self.images = [], [], [], "", []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append(tag)
        self.ids += [given["id"]] if "id" in given else []
        self.fetched += [given[name] for name in ("src", "srcset", "poster", "data") if name in given]
        self.images += [given.get("alt")] if tag == "img" else []
        self.lang = given["lang"] if tag == "html" else self.lang


@pytest.mark.parametrize(("width", "words", "kinds"), [
    (500, 20, ["beside"]), (1200, 20, ["text", "picture"]), (500, 80, ["text", "picture"]),
])  # fmt: skip
def test_a_text_stands_beside_a_narrow_picture_and_its_notes_with_those_of_the_picture(width, words, kinds):
    picture = SavedOutput([f'<img alt="Tall" src="{svg(width, 500)}">']).pictures[0]
    shown = picture_slides(picture, "", translator("en"))
    made = side_by_side([Slide("text", "", {"html": "Look.", "words": words}), *shown])
    assert [each.kind for each in made] == kinds
    assert [note.text for each in made for note in each.notes] == ["Tall"]


PAGE = """page = ["below", "click the bar"]
[[say]]
lesson = "77"
sentence = "The road below leads down."
slide = "A road leads down."
"""


def pointing(kit, text, screen=PAGE):
    """The kit with another text in its second part, and what slides say in place of what points at the page."""
    path = kit.at("notebooks/77-way.ipynb")
    notebook = json.loads(path.read_text())
    notebook["cells"][4]["source"] = PART.replace("Read the map.", text)
    path.write_text(json.dumps(notebook))
    kit.at("course/january-2021/slides.toml").write_text(screen, encoding="utf-8")
    return kit


@pytest.mark.parametrize(
    ("text", "shown", "noted"),
    [
        ("Read the map. Look below. Then walk.", "<p>Read the map. Then walk.</p>", "Look below."),
        ("1. Look below.\n2. Click the bar; then walk.\n3. Rest.", "<ol>\n<li>Rest.</li>\n</ol>", "Look below. Click the bar; then walk."),
        ("The road below leads down. Walk.", "<p>A road leads down. Walk.</p>", None),
    ],
)  # fmt: skip
def test_a_sentence_that_points_at_the_page_goes_to_the_notes_or_is_said_in_a_slides_own_words(kit, text, shown, noted):
    part = next(each for each in made_of(pointing(kit, text)) if each.heading == "A map is not the land")
    assert re.sub(r' start="\d"', "", str(part.shown["html"])).strip() == shown
    left = notes(part).get("On the page")
    assert (left and re.sub(r"</?p>", "", left).strip()) == noted


def test_words_for_a_slide_that_no_longer_fit_and_a_question_that_points_are_told(kit):
    def told():
        return list(check_screens(kit, read_lessons(kit)))

    pointing(kit, "The road below leads down.")
    assert told() == []
    pointing(kit, "The path below leads down.")
    assert told() == ["lesson 77 no longer says “The road below leads down.”; write it as it stands there, or take it out."]  # fmt: skip
    pointing(kit, "The road below leads down.", PAGE.replace("A road leads", "The road below leads"))
    assert len(told()) == 1 and "points at a page, too" in told()[0]
    pointing(kit, "Walk.", 'page = ["road"]\nsay = []\n')
    assert told() == ["the question of task 77.2 points at its page; say here what a slide asks."]


ROUTES = {
    "class": {"games": [5, 46], "most": 3000, "opening": 3, "closing": [7, 7]},
    "route": [{"for": "any", "minutes": 60, "session": [{"lessons": [{"lesson": "77", "tasks": ["77.1"], "more": []}]}]}],
    **{kind: {"do": f"{kind}: do", "say": "", "watch": ""} for kind in ("opening", "exercise", "closing")},
    "rule": [{"name": "In role", "text": "You speak as a guide."}],
}  # fmt: skip


@pytest.fixture
def session(kit, monkeypatch):
    """The slides of a session of 25 minutes that does the first part; the page is not drawn."""
    kit.at("course/january-2021/77-way/teaching.toml").write_text(
        'part = []\ncut_first = []\n[[discuss]]\nquestion = "Would you go again?"\nanswers = []\n'
    )
    drawn = []
    monkeypatch.setattr("whodecides.prepare.slides.decks.deck_page", lambda made, *_, **__: drawn.append(made) or "")
    lessons = read_lessons(kit)
    plan = plan_class(ROUTES, lessons, minutes=25, students=18)
    files = class_slides(kit, plan, lessons, ROUTES, "en", "A4")
    assert list(files) == ["slides/session-1.html", "slides/session-1-notes.html"]
    return plan.sessions[0], drawn[0]


def test_the_deck_of_a_session_has_its_minutes_its_opening_and_its_debrief(session):
    plan, deck = session
    assert [(each.start, each.end) for each in plan.steps] == [(0, 3), (3, 8), (8, 25)]
    times = [notes(each)["Time"] for each in deck if not each.home and "Time" in notes(each)]
    assert list(dict.fromkeys(times)) == [f"minutes {each.start} to {each.end} of 25" for each in plan.steps]
    assert (deck[0].level, deck[0].heading, notes(deck[0])["Students"]) == (1, "Which way?", "opening: do")
    assert deck[1].shown["rules"][0]["name"] == "In role"
    debrief = next(each for each in deck if each.kicker == "Debrief")
    assert debrief.heading == "Would you go again?" and notes(debrief)["Students"] == "closing: do"
    assert sum(each.level == 1 for each in deck) == 1 and not any("20 minutes" in str(each) for each in deck)


@pytest.mark.parametrize(("minutes", "line"), [(25, "Exercise 77"), (70, "The rest of exercise 77")])
def test_the_exercise_of_a_lesson_is_for_home_and_what_is_begun_in_class_has_a_slide(kit, monkeypatch, minutes, line):
    kit.at("course/january-2021/77-way/teaching.toml").write_text(
        'part = []\ncut_first = []\n[[discuss]]\nquestion = "Why?"\n'
    )
    made = []
    monkeypatch.setattr("whodecides.prepare.slides.decks.deck_page", lambda slides, *_, **__: made.append(slides) or "")
    lessons = {number: replace(each, exercise=30) for number, each in read_lessons(kit).items()}
    plan = plan_class(ROUTES, lessons, minutes=minutes, students=18)
    class_slides(kit, plan, lessons, ROUTES, "en", "A4")
    begun = [each for each in plan.sessions[0].steps if each.kind == "exercise"]
    shown = [notes(each) for each in made[0] if each.heading == "Exercise 77"]
    assert [each["Students"] for each in shown] == ["exercise: do"] * len(begun) and len(begun) == (minutes == 70)
    assert line in next(each for each in made[0] if each.kind == "home").shown["lines"]


def test_what_is_for_home_stands_behind_a_divider_and_has_no_minutes(session):
    _plan, deck = session
    divider = next(place for place, each in enumerate(deck) if each.kind == "home")
    assert deck[divider].shown["lines"] == ["Tasks 77.2, 77.3", "Hand in my-answers.json by ……………"]
    assert not any(each.home for each in deck[:divider]) and all(each.home for each in deck[divider + 1 :])
    tasks = [{tag[:4] for each in half for tag in each.tags if tag.endswith("asked")} for half in (deck[:divider], deck[divider:])]  # fmt: skip
    assert tasks == [{"77.1"}, {"77.2", "77.3"}] and all("For home" in each.foot for each in deck[divider + 1 :])
    assert not any("Time" in notes(each) or "One session only" in notes(each) for each in deck[divider:])
    assert deck[-1].heading == "Key points" and "Next:" not in str(deck[-1].shown)


def test_a_deck_is_one_page_that_fetches_nothing_and_the_same_bytes_each_time(kit):
    files = slides(kit, ["77"], "en", "A4")
    assert list(files) == ["slides/77-way.html", "slides/77-way-notes.html"]
    assert files == slides(kit, ["77", "77"], "en", "A4") == slides(kit, [], "en", "A4")
    for content in files.values():
        seen = Seen(content.decode())
        assert (
            seen.tags.count("h1") == 1
            and not {"link", "iframe"} & set(seen.tags)
            and len(set(seen.ids)) == len(seen.ids)
        )
        assert all(each.startswith("data:") for each in seen.fetched) and seen.images == ["A road to the sea"]
    assert b"A4 landscape" in files["slides/77-way.html"]
    assert b"letter landscape" in slides(kit, ["77"], "en", "letter")["slides/77-way.html"]
    assert files["slides/77-way-notes.html"].count(b"<details class=\"notes\" open>") == files["slides/77-way.html"].count(b"<article")  # fmt: skip


def test_labels_come_in_the_language_asked_for_and_say_where_the_lesson_is_in_another(kit):
    page = slides(kit, ["77"], "fr", "A4")["slides/77-way.html"].decode()
    assert Seen(page).lang == "fr" and "Leçon 77" in page and "Lesson 77" not in page
    assert re.search(r'<h2 lang="en">A map is not the land', page)


def test_a_lesson_that_is_not_there_is_named_and_the_command_writes_pages(kit, tmp_path, capsys):
    with pytest.raises(KitError, match="78"):
        slides(kit, ["78"], "en", "A4")
    kit.at("notebooks").rename(tmp_path / "elsewhere")
    with pytest.raises(KitError, match="no lessons"):
        slides(kit, [], "en", "A4")
    (tmp_path / "elsewhere").rename(kit.at("notebooks"))
    out = tmp_path / "out"
    assert main(["slides", str(out), "--kit", str(kit.root), "--no-pdf"]) == 0
    assert sorted(each.name for each in out.iterdir()) == ["77-way-notes.html", "77-way.html"]
    assert "77-way.html" in capsys.readouterr().out
    assert main(["slides", str(out), "--kit", str(kit.root), "--lessons", "77", "--no-pdf"]) == 2


def test_the_bundle_of_a_class_has_no_keys_and_gives_no_slides(kit, tmp_path, capsys):
    kit.at("course/january-2021/keys/77-way.json").unlink()
    assert main(["slides", str(tmp_path / "out"), "--kit", str(kit.root)]) == 2
    assert "whole kit" in capsys.readouterr().err


def test_the_command_prints_each_page_where_a_browser_is_found(kit, tmp_path, monkeypatch, capsys):
    printed = []
    monkeypatch.setattr("whodecides.prepare.pdf.find_browser", lambda: "browser")
    monkeypatch.setattr("whodecides.prepare.pdf.print_pages", lambda pages, browser: printed.extend(pages))
    assert main(["slides", str(tmp_path / "one"), "--kit", str(kit.root)]) == 0
    assert [document.name for _page, document in printed] == ["77-way-notes.pdf", "77-way.pdf"]
    monkeypatch.setattr("whodecides.prepare.pdf.find_browser", lambda: None)
    assert main(["slides", str(tmp_path / "two"), "--kit", str(kit.root)]) == 0
    assert "No browser" in capsys.readouterr().out
