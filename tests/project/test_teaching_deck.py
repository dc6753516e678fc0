"""Decks to teach from: what fits, what answers, what is true, and that the page and the PPTX say the same."""

import io
import re
from collections import Counter
from dataclasses import replace

import pytest
from helpers import KIT, ROOT, first_in_gate

from whodecides.case import Reader, load
from whodecides.cli import main
from whodecides.errors import KitError
from whodecides.prepare.deck import Material
from whodecides.prepare.deck.deck_checks import check_slides
from whodecides.prepare.deck.html_writer import deck_page
from whodecides.prepare.deck.kinds import KINDS
from whodecides.prepare.deck.part_slides import part_slides, stale_slides
from whodecides.prepare.deck.scene import HEIGHT, LEAST, WIDTH, Box, Sign
from whodecides.prepare.deck.session_slides import LEAST_MINUTES, most_slides, session_slides
from whodecides.prepare.deck.text_fitting import count_lines, fitted, text_height, text_width
from whodecides.prepare.lessons import read_lessons, read_routes
from whodecides.prepare.plan import plan_class
from whodecides.prepare.run_sheet.sheets import stretches

pytestmark = pytest.mark.exhaustive  # the check of the course makes each slide in the gate


@pytest.fixture(scope="module")
def lessons():
    return read_lessons(KIT)


@pytest.fixture(scope="module")
def material(lessons):
    return Material(Reader(load(KIT.tables), "en"), lessons)


@pytest.fixture(scope="module")
def routes():
    return read_routes(KIT)


@pytest.fixture(scope="module")
def decks(material, routes):
    """{name: (session, slides)} of the law route and of lessons alone."""
    asked = {
        "law": {"discipline": "law", "minutes": 75},
        "06": {"only": ["06"], "minutes": 50},
        "02": {"only": ["02"], "minutes": 75},
        **{number: {"only": [number], "minutes": 75} for number in ("03", "04", "05", "07")},
        "08": {"only": ["08"], "minutes": 115},
        "09": {"only": ["09"], "minutes": 75},
    }
    found = {}
    for name, each in asked.items():
        plan = plan_class(routes, material.lessons, students=18, **each)
        found[name] = plan.sessions[0], session_slides(material, plan, plan.sessions[0], routes)
    return found


def with_tables(material, number, heading, tables):
    """Return what slides are made from, where a part of a lesson has other tables, and the part."""
    lesson = material.lessons[number]
    parts = [{**each, "slide": tables} if each["heading"] == heading else each for each in lesson.teaching["part"]]
    changed = replace(lesson, teaching={**lesson.teaching, "part": parts})
    part = next(each for each in lesson.parts if each.heading == heading)
    return Material(material.reader, {**material.lessons, number: changed}), part


def test_words_take_the_largest_size_that_their_place_holds():
    words = "Whoever limits must show all three steps of the test."
    text = fitted(0, 0, 400, 120, words, 60)
    assert text_height(words, 400, text.size) <= 120 < text_height(words, 400, text.size + 1)
    assert fitted(0, 0, 400, 120, "Short", 40).size == 40
    assert text_width("mmm", 30) > text_width("iii", 30) and text_width("**a**", 30) == text_width("a", 30, bold=True)
    assert count_lines("one\ntwo", 400, 30) == 2 and count_lines("m" * 100, 400, 30) > 3
    assert text_width("言", 30) == pytest.approx(30)  # no letter of the font that measures


def test_what_does_not_fit_stops_and_is_named(material, routes):
    with pytest.raises(KitError, match="“Whoever limits must show.*”.* pixels"):
        fitted(0, 0, 200, 40, "Whoever limits must show all three steps of the test.")
    table = {"show": "points", "headline": "Far too long? " * 30, "points": ["a", "b"]}
    changed, part = with_tables(material, "06", "Count it yourself", [table])
    with pytest.raises(
        KitError, match=r"06-.*/teaching.toml, part 'Count it yourself', slide 1 \(points\): “Far too long"
    ):
        part_slides(changed, part)
    assert [each for each in check_slides(KIT, changed.lessons, routes) if "Far too long" in each]


def test_no_letter_is_small_and_nothing_stands_out_of_its_slide(decks):
    texts = [each for _session, slides in decks.values() for slide in slides for each in slide.texts]
    assert min(each.size for each in texts) >= LEAST
    assert all(each.x >= 0 and each.x + each.w <= WIDTH and each.y + each.h <= HEIGHT for each in texts)
    tall = [(each, text_height(each.words, each.w, each.size, each.bold, each.serif) - each.h) for each in texts]
    assert [each.words for each, over in tall if over > 6] == []


def test_slides_are_numbered_like_the_rows_of_the_run_sheet(decks):
    session, slides = decks["law"]
    rows = stretches(session.steps)
    assert [each.number for each in slides][:3] == ["1.1", "2.1", "2.2"] and slides[-1].row == len(rows)
    for each in slides:
        assert (each.start, each.end) == (rows[each.row - 1][0].start, rows[each.row - 1][-1].end)
        assert any(text.words == each.number for text in each.texts)
        assert sum(text.title for text in each.texts) == 1 and each.texts[0].words == each.headline
    counted = Counter(each.row for each in slides)
    assert all(f"{row}.{count}" in {each.number for each in slides} for row, count in counted.items())


def test_a_session_has_few_slides_whatever_its_minutes(material, routes, decks):
    assert most_slides(75) == 20
    assert all(len(slides) <= most_slides(session.minutes) for session, slides in decks.values())
    longer = plan_class(routes, material.lessons, students=18, only=["06"], minutes=75)
    spared = {each.headline for each in decks["06"][1]}
    more = {each.headline for each in session_slides(material, longer, longer.sessions[0], routes)}
    assert spared < more  # what was spare comes in with more time


def test_what_goes_first_is_left_out_before_what_is_only_spare(decks):
    """In the whole lesson 02 a synthesis of a minute goes; a session of law, which has fewer parts of it, keeps it."""
    headlines = {name: " ".join(each.headline for each in decks[name][1]) for name in ("02", "law")}
    for name, words in headlines.items():
        assert "Nigeria closes Twitter" in words, name
        assert ("A company in California" in words) == (name == "law"), name
        assert all(
            (each in words) == (name == "02") for each in ("Who acts on whom?", "strongest reason of each side")
        ), name


def test_each_row_of_a_route_with_a_part_of_three_minutes_keeps_a_slide(material, routes):
    for route in routes["route"]:
        plan = plan_class(
            routes, material.lessons, minutes=75, students=18, discipline=route["for"], sessions=len(route["session"])
        )
        for session in plan.sessions:
            shown = {each.row for each in session_slides(material, plan, session, routes)}
            for row, steps in enumerate(stretches(session.steps), 1):
                parts = [step.part for step in steps if step.part and step.minutes >= LEAST_MINUTES]
                assert row in shown or not any(part_slides(material, each) for each in parts), (route["for"], row)


def test_the_last_slide_and_its_notes_name_what_is_for_home_alike(decks, material):
    session, slides = decks["law"]
    said = " ".join(each.words for each in slides[-1].texts)
    headings = [material.lessons[each[:2]].part_of(each).heading for each in session.home]
    assert headings and all(each in said for each in headings)
    assert "exercise 02" in said.lower() and "my-answers.json" in said and "…" not in said
    named = [f"{each} {heading}" for each, heading in zip(session.home, headings, strict=True)]
    assert all(each in said and each in slides[-1].notes[-1].text for each in named)


def test_places_stand_beside_bars(decks):
    answer = next(each for each in decks["06"][1] if each.headline.startswith("Nearest is Poland"))
    beside = {each.y: each.words for each in answer.texts if each.words.startswith("place ")}
    names = {each.y: each.words for each in answer.texts if each.y in beside and each.words in ("France", "Germany")}
    for y, name in names.items():
        place = beside[y].split(" ")[1]
        assert f"{name} {'has ' if name == 'France' else ''}place {place}" in answer.headline
    assert len(names) == 2


def test_whoever_speaks_can_answer_that_a_treaty_names_private_controls(decks):
    slides = decks["02"][1]
    place = next(place for place, each in enumerate(slides) if each.headline.startswith("Four of the five"))
    assert any("States, Companies, Both, Neither" in each.words for each in slides[place - 1].texts)
    assert "states must curb private controls" in [each.words for each in slides[place].texts]
    note = next(each for each in slides[place].notes if "American Convention on Human Rights" in each.label)
    assert note.label.endswith("Both”") and "private controls" in note.text


@pytest.mark.parametrize("number", ["03", "04", "05", "06"])
def test_a_lesson_alone_has_few_slides_also_in_fifty_minutes(material, routes, number):
    plan = plan_class(routes, material.lessons, students=18, only=[number], minutes=50)
    slides = session_slides(material, plan, plan.sessions[0], routes)
    assert len(slides) <= most_slides(50) and any(each.answer for each in slides)


def test_every_route_has_slides_that_can_be_made_and_are_true(lessons, routes):
    assert list(check_slides(KIT, lessons, routes)) == []


def test_a_question_stands_before_its_answer(decks):
    for _session, slides in decks.values():
        first = {each.row: each for each in reversed(slides)}
        assert not any(each.answer for each in first.values())  # where a digit leads
        assert not slides[-1].answer and any(each.answer for each in slides)
        for one, other in zip(slides, slides[1:], strict=False):
            assert not other.answer or "The next slide answers" in one.notes[-1].text or one.answer


def seen_after(slide, presses):
    """Return the texts that stand on a slide after so many presses."""
    return [each.words for each in slide.texts if each.since <= presses and not 0 < each.until <= presses]


def test_accounts_texts_and_steps_are_told_one_at_each_press(decks, material):
    slides = decks["law"][1]
    told = [(one, other) for one, other in zip(slides, slides[1:], strict=False) if other.presses]
    assert [other.number for _one, other in told] == ["3.2", "5.3", "7.2", "7.4"]
    for asked, answer in told:
        assert asked.presses == 0 and "one at each press" in asked.notes[-1].text
        for press in range(answer.presses):
            assert asked.headline in seen_after(answer, press) and answer.headline not in seen_after(answer, press)
        last = seen_after(answer, answer.presses)
        assert answer.headline in last and asked.headline not in last
    accounts = material.case["trials"].to_dict("records")
    for press in range(len(accounts)):
        seen = " ".join(seen_after(told[0][1], press))
        assert [material.reader.text(each, "who") in seen for each in accounts] == [n <= press for n in range(len(accounts))]  # fmt: skip
        assert [material.reader.text(each, "case") in seen for each in accounts] == [n > press for n in range(len(accounts))]  # fmt: skip


def test_what_one_expects_of_the_first_text_is_asked_before_all_five_as_in_the_lesson(decks, material):
    first, slide = (
        next(each for each in decks["law"][1] if words in each.headline)
        for words in ("Article 19 of the Covenant", "Whom does each text hold back?")
    )
    assert (first.number, slide.number) == ("5.1", "5.2")
    assert material.tasks["02.1"].question in [each.text for each in first.notes]
    assert material.tasks["02.10"].question in [each.text for each in slide.notes]
    words = material.case.entry("guarantees.words")
    assert [each.label for each in slide.notes if each.label in words] == words  # where each text was read
    (part,) = (each for each in material.lessons["02"].parts if each.heading == "Whom does it hold back?")
    assert part.tasks == ("02.1", "02.10")


def test_a_text_has_one_name_on_its_question_and_on_its_answer(decks):
    slides = decks["02"][1]
    place = next(place for place, each in enumerate(slides) if each.headline.startswith("Four of the five"))
    names = [{text.words for text in each.texts if text.bold and not text.title} for each in slides[place - 1 : place + 1]]  # fmt: skip
    assert len(names[0] & names[1]) >= 5  # and the number of the slide differs


def test_a_changed_row_of_data_is_noticed(material):
    held = {
        "show": "points",
        "headline": "Nearest is Poland",
        "points": ["a", "b"],
        "holds": [[{"rank": "POL", "near": "MEX"}, 2]],
    }
    changed, part = with_tables(material, "06", "Count it yourself", [held])
    (said,) = stale_slides(changed, part)
    assert "“Nearest is Poland” was written for" in said and "it is 1 now" in said


def test_facts_stand_in_headlines(material):
    table = {
        "show": "points",
        "headline": "{n:Word} variables",
        "points": ["a", "{n}"],
        "facts": {"n": {"count": "variables"}},
    }
    changed, part = with_tables(material, "06", "Count it yourself", [table])
    ((slide,),) = [each.slides for each in part_slides(changed, part)]
    assert slide.headline == "Nine variables" and "9" in [each.words for each in slide.texts]


def test_an_answer_that_begins_a_part_is_refused(material, routes):
    table = {"show": "points", "headline": "So it was", "points": ["a", "b"], "answer": True}
    changed, _part = with_tables(material, "06", "Count it yourself", [table])
    assert any("begins with an answer" in each for each in check_slides(KIT, changed.lessons, routes))


def test_too_many_slides_for_a_route_are_refused(material, routes):
    table = {"show": "points", "headline": "One more", "points": ["a", "b"]}
    changed, _part = with_tables(material, "06", "Comparing national positions", [table] * 30)
    assert any("20 are enough" in each for each in check_slides(KIT, changed.lessons, routes))


def test_a_part_of_three_minutes_without_a_slide_is_named(material, routes):
    changed, _part = with_tables(material, "06", "Count it yourself", [])
    (said,) = check_slides(KIT, changed.lessons, routes)
    assert "part 'Count it yourself': it takes 3 minutes and has no slide" in said
    changed, _part = with_tables(material, "06", "Which sentence fits?", [])
    assert list(check_slides(KIT, changed.lessons, routes)) == []  # of a minute


def test_each_measure_of_the_record_is_on_its_rung(material, decks):
    slide = next(each for each in decks["08"][1] if each.answer and "measures on record" in each.headline)
    counts = Counter(material.case["platform_actions"]["action"])
    numbers = [text.words for text in slide.texts if text.size == 40]
    assert numbers == [str(counts[each]) for each in ("suspension", "lock", "removal", "feature limit", "label")]
    marks = [each for each in slide.items if isinstance(each, Sign)]
    assert len(marks) == sum(map(int, numbers))
    placed = {text.words: text.y for text in slide.texts if text.words in "12345" and text.colour == "paper"}
    task = material.tasks["08.3"]
    rungs = ("suspension", "lock", "removal", "feature limit", "label")  # from above
    by_rung = sorted(range(5), key=lambda place: rungs.index(task.items[place]["answer"]))
    assert sorted(placed, key=placed.get) == [str(place + 1) for place in by_rung]


def said_to_the_speaker(slide):
    return " ".join(each.text for each in slide.notes)


def test_who_says_no_is_what_the_stances_say(material, decks):
    slides = decks["09"][1]
    board = next(each for each in slides if "is hardest" in each.headline)
    stances = material.case["stances"]
    no = stances[stances["stance"] == "objects"]
    squares = [each for each in board.items if isinstance(each, Box)]
    assert len(squares) == len(no.drop_duplicates(["delegation", "clause"]))
    stated = no[no["basis"] == "stated"].drop_duplicates(["delegation", "clause"])
    assert sum(each.fill == "red" for each in squares) == len(stated)
    answer = next(each for each in slides if each.headline == "Whatever the wording: somebody says no")
    names = material.reader.names("jurisdictions")
    for place, variant in enumerate("abc"):
        found = no[(no["clause"] == "decider") & (no["variant"] == variant)]
        assert f"{variant.upper()}: " + ", ".join(names[each] for each in found["delegation"]) in said_to_the_speaker(
            answer
        )
        assert f"{variant.upper()}: {len(found)}" in answer.alt
        y = [text.y for text in answer.texts if text.words == variant.upper()][0]
        row = [each for each in answer.items if isinstance(each, Box) and y < each.y < y + 130]
        assert len(row) == len(found), place
        assert sum(each.fill == "red" for each in row) == (found["basis"] == "stated").sum()
    price = next(each for each in slides if each.headline.startswith("Silence has a price"))
    assert "nobody says no" in [text.words for text in price.texts] and "D: Mexico" in said_to_the_speaker(price)


def test_no_card_is_told_on_the_wall_before_the_table_has_closed(decks, material):
    """Who plays a delegation keeps its card covered: a slide that counts its no does not name it."""
    names = set(material.reader.names("jurisdictions").values())
    slides = decks["09"][1]
    closed = next(place for place, each in enumerate(slides) if "is hardest" in each.headline)
    told = [
        each for each in slides[:closed] if each.headline.startswith(("Whatever the wording", "Silence has a price"))
    ]
    assert len(told) == 2 and all(each.answer for each in told)
    for each in told:
        assert not names & {text.words for text in each.texts} and not any(name in each.alt for name in names)
        assert not any(name in each.headline for name in names)


def test_the_queue_tells_no_name_before_its_measures(material, decks):
    slides = decks["08"][1]
    asked = next(place for place, each in enumerate(slides) if each.headline.startswith("Six real cases"))
    who = [material.reader.text(each, "who") for each in material.case["queue"].to_dict("records")]
    said = " ".join(text.words for text in slides[asked].texts)
    assert not [each for each in who if each.split(",")[0] in said]
    assert set(who) <= {text.words for text in slides[asked + 1].texts}


def test_a_part_without_slides_asks_its_tasks(material):
    changed, part = with_tables(material, "06", "Which sentence fits?", [])
    ((slide,), spare) = part_slides(changed, part)[0]
    task = changed.tasks["06.2"]
    assert spare and slide.headline == task.question and not slide.answer
    assert {each["text"] for each in task.options} <= {each.words for each in slide.texts}


def test_every_kind_is_used_and_said_in_the_schema(lessons):
    used = {
        table["show"] for each in lessons.values() for part in each.teaching["part"] for table in part.get("slide", ())
    }
    schema = (ROOT / "course/teaching.schema.json").read_text(encoding="utf-8")
    assert used == set(KINDS) and all(f'"const": "{each}"' in schema for each in KINDS)


def test_notes_say_what_the_run_sheet_says_and_answer_wrong_options(decks, material):
    _session, slides = decks["06"]
    labels = [note.label for note in slides[1].notes]
    assert labels[:4] == ["Minute", "Students", "You say", "Watch for"]
    answer = next(each for each in slides if each.answer and "remedy" in each.headline)
    wrong = [each for each in material.tasks["06.2"].options if not each.get("right")]
    assert {each["feedback"] for each in wrong} <= {note.text for note in answer.notes}


def words_of_page(page):
    """Return the texts of each slide of a page, in order, without those that others take the place of."""
    sections = re.findall(r'<section class="slide".*?</section>', page, re.S)
    shown = [
        re.findall(r'<(?:h2|div) class="text (?:(?!data-until)[^>])*>(.*?)</(?:h2|div)>', each, re.S)
        for each in sections
    ]
    return [
        [[_plain(part) for part in re.findall(r"<span>(.*?)</span>", text, re.S)] for text in each] for each in shown
    ]


def _plain(markup):
    from html import unescape

    return unescape(re.sub(r"<[^>]+>", "", markup))


@pytest.mark.parametrize("name", first_in_gate("06", "law", "03", "04", "05", "07", "08", "09"))
def test_the_pptx_can_be_edited_and_says_what_the_page_says(decks, material, name):
    from pptx import Presentation

    from whodecides.prepare.deck.pptx_writer import deck_pptx

    _session, slides = decks[name]
    written = deck_pptx(slides, name, "en")
    assert written == deck_pptx(slides, name, "en")
    deck = Presentation(io.BytesIO(written))
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9)
    assert [each.shapes.title.text_frame.text for each in deck.slides] == [each.headline for each in slides]
    page = words_of_page(deck_page(slides, name, material.say))
    for made, slide, shown in zip(deck.slides, slides, page, strict=True):
        assert not [each for each in made.shapes if each.shape_type == 13]  # a picture
        said = [
            [p.text for p in each.text_frame.paragraphs]
            for each in made.shapes
            if each.has_text_frame and each.text_frame.text
        ]
        assert sorted(said) == sorted(shown)
        notes = made.notes_slide.notes_text_frame.text
        assert all(note.text in notes for note in slide.notes)
        sizes = {
            run.font.size.pt
            for each in made.shapes
            if each.has_text_frame
            for p in each.text_frame.paragraphs
            for run in p.runs
        }
        assert min(sizes) >= LEAST * 960 / WIDTH - 0.5


def test_what_comes_press_by_press_appears_so_in_the_pptx(decks):
    from pptx import Presentation

    from whodecides.prepare.deck.pptx_writer import deck_pptx

    _session, slides = decks["law"]
    for made, slide in zip(Presentation(io.BytesIO(deck_pptx(slides, "law", "en"))).slides, slides, strict=True):
        moves = re.findall(r'nodeType="(\w+Effect)"', made._element.xml)
        assert moves.count("clickEffect") == slide.presses
        assert len(moves) == sum(bool(each.since) for each in slide.items if not each.until)
        shapes = {str(each.shape_id) for each in made.shapes}
        assert set(re.findall(r'spid="(\d+)"', made._element.xml)) <= shapes


def test_a_page_needs_no_network_and_tells_its_notes_to_nobody_but_the_speaker(decks, material):
    page = deck_page(decks["06"][1], "06", material.say)
    assert not re.search(r'(?:src|href)="(?!#)|url\((?!#)', page)
    notes = deck_page(decks["06"][1], "06", material.say, "A4", notes=True)
    assert "<script" not in notes and 'class="handout"' in notes


def test_the_command_writes_slides_of_lessons_and_of_a_route(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["slides", "06", "--minutes", "50", "--no-pdf", "--kit", str(ROOT)]) == 0
    assert {each.name for each in (tmp_path / "slides-06").iterdir()} == {
        "session-1.html",
        "session-1-notes.html",
        "session-1.pptx",
    }
    assert main(["slides", "06", "--minutes", "10", "--no-pdf", "--kit", str(ROOT)]) == 2
    assert "Change --minutes to at least" in capsys.readouterr().err
    assert main(["slides", "00,06", "--no-pdf", "--kit", str(ROOT)]) == 0  # without minutes, as class does
    assert (tmp_path / "slides-00-06/session-1.html").is_file()
    assert main(["slides", "--for", "law", "--sessions", "3", "--no-pdf", "--kit", str(ROOT), "--out", "law"]) == 0
    assert len(list((tmp_path / "law").glob("*.pptx"))) == 3


def test_without_python_pptx_there_is_a_page_and_a_word_on_it(tmp_path, monkeypatch, capsys):
    from whodecides.prepare.deck import decks as decks_module

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(decks_module, "find_spec", lambda name: None)
    assert main(["slides", "06", "--minutes", "50", "--no-pdf", "--kit", str(ROOT)]) == 0
    assert not list((tmp_path / "slides-06").glob("*.pptx")) and "-m pip install python-pptx" in capsys.readouterr().out


def test_another_language_is_that_of_the_notes_alone(material, routes, decks):
    french = Material(material.reader, material.lessons, "fr")
    plan = plan_class(routes, material.lessons, students=18, minutes=75, discipline="law")
    slides = session_slides(french, plan, plan.sessions[0], routes)
    assert [each.items for each in slides] == [each.items for each in decks["law"][1]]
    assert {"Étudiants", "Étudiantes et étudiants"} & {note.label for each in slides for note in each.notes}
