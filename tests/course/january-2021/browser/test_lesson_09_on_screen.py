"""The G20 table finished by a robot: forms and tools alone, on a small screen, then by keyboard."""

import json
import re

import nbformat
import pytest
from jupyterlab_page import accessibility_problems, open_notebook, show_whole_notebook

from whodecides.answers import Store
from whodecides.case import Reader
from whodecides.tools import CALLS

pytestmark = pytest.mark.exhaustive  # of lessons on screen the gate does 00 and 06

LESSON = "notebooks/09-the-g20-table.ipynb"
SIGNED = {"occasion": "b", "expression": "b", "decider": "d", "incitement": "b", "redress": "c", "equal": "b",
          "blocking": "c", "liability": "c", "follow-up": "b"}  # fmt: skip


@pytest.fixture
def room(page, address):
    """The lesson's notebook in a small window."""
    page.set_viewport_size({"width": 480, "height": 900})
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    return page


def answers(kit):
    return {
        task: record["answer"] for task, record in json.loads((kit / "my-answers.json").read_text())["answers"].items()
    }


def predict(page):
    page.locator(".wd-task").nth(1).get_by_role("button", name="Who decides").click()


def choose(tool, clause, variant):
    """Open a clause, and choose a wording of it: at one's own seat that is the offer."""
    tool.locator(f'[data-key="{clause}"]').click()
    tool.locator(f'[data-key="{clause}"][aria-pressed="true"]').wait_for()
    tool.locator(f'[data-key="wish-{variant}"]').check()


def act(tool, clause, variant, key):
    """Open a clause, look at a wording of it, and move."""
    choose(tool, clause, variant)
    # The button names the wording that it moves: a quick hand would press it for the one before.
    tool.locator(f'[data-key="{key}"]', has_text=re.compile(rf": \d+{variant} ")).click()
    short = tool.locator(f'[data-key="{clause}"] .wd-summit-room-short')
    return short.inner_text() if short.is_visible() else ""


def test_the_clause_is_read_out_and_each_no_is_heard(room, kit):
    fight = room.locator(".wd-clause_fight").first
    read = fight.locator("[data-key=read]")
    assert read.get_attribute("aria-disabled") == "true"  # an expectation comes first
    for seat in ("FRA", "USA"):
        fight.locator(f"[data-key=seat-{seat}]").click()
    fight.get_by_text("You expect 2 noes.").wait_for()
    fight.locator("[data-key=read]:not([aria-disabled=true])").press("Enter")
    fight.get_by_text("you expected 1 of 3.").wait_for()
    assert fight.locator(".wd-fight-voice").count() == 3
    assert fight.locator(".wd-fight-unsaid h4").all_inner_texts() == ["United States"]  # inferred: nobody is quoted
    fight.locator("[data-key=seat-GBR]").click()
    fight.locator(".wd-fight-voice").nth(1).wait_for(state="detached")
    assert "entitled to make their own moderation decisions" in fight.locator(".wd-said").first.inner_text()
    for variant in "bcd":
        fight.locator(f"[data-key=read-{variant}]").click()
        fight.locator(f"[data-key=read-{variant}][aria-pressed=true]").wait_for()
    fight.get_by_text("Each wording of this clause meets a no.").wait_for()
    assert answers(kit)["09.11"]["bets"] == ["FRA", "USA"]
    price = room.locator(".wd-clause_fight").nth(1)
    price.locator("[data-key=read-b]").click()
    price.get_by_text("texts can be signed by all 11").wait_for()
    price.locator("[data-key=door-b]").click()
    price.get_by_text("texts could be signed without one no: United States, inferred.").wait_for()
    assert answers(kit)["09.12"]["signed"] == ["b"]
    room.wait_for_function(
        "() => document.getAnimations().every((each) => each.timeline !== document.timeline || each.playState === 'finished')"
    )
    assert accessibility_problems(room, ".wd-clause_fight") == []
    room.locator(".onward select").select_option("fr")
    fight.get_by_text("Le seul non est le vôtre.").wait_for()
    for word in ("inferred", "says no", "objects", "Read as", "stated"):
        assert word not in fight.inner_text(), word


def test_the_lesson_is_finished_without_code(room, kit):
    lesson, tasks = room, room.locator(".wd-task")
    summit = lesson.locator(".wd-summit").nth(1)
    summit.get_by_text("First store your answer to task 09.1").wait_for()
    predict(lesson)
    for number, basis in enumerate(("stated", "inferred", "inferred", "no evidence")):
        tasks.first.locator("select").nth(number).select_option(basis)
    tasks.first.get_by_role("button").click()
    tasks.first.get_by_text("What rests on nothing must never be played").wait_for()

    # Before the summit: an offer in private, and what another delegation answers.
    sherpa = lesson.locator(".wd-summit").first
    assert sherpa.locator(".wd-summit-room-grid").count() == 0 and "Red lines" not in sherpa.inner_text()
    sherpa.locator("[data-key=uncover]").click()
    sherpa.get_by_text("Red lines: you cannot live with").wait_for()
    for clause, variant in (("incitement", "b"), ("equal", "b"), ("redress", "c")):
        choose(sherpa, clause, variant)
    sherpa.get_by_text("Task 09.3: Complete").wait_for()
    assert lesson.locator(".wd-summit-room-spot .wd-summit-room-open").count() == 12  # one's own cards alone
    sherpa.locator('[data-key="USA.decider"]').click()
    sherpa.locator("[data-key=ask]").click()
    sherpa.get_by_text("It cannot live with 3a").first.wait_for()

    # The wall has nothing of it. The text on which all agree is proposed move by move.
    summit.locator(".wd-summit-room-grid").wait_for()
    assert summit.locator(".wd-summit-room-open").count() == 0
    for clause, variant in SIGNED.items():
        act(summit, clause, variant, "propose")
        summit.locator(".wd-summit-room-minutes li").first.get_by_text("Chair proposes").wait_for()
    summit.get_by_text(f"Clauses read: {len(SIGNED)} of 12").wait_for()
    summit.locator("[data-key=wording]").fill("A sentence of our own.")
    summit.locator("[data-key=wording]").blur()
    # Closing takes two steps: first the table says what it would do.
    summit.locator("[data-key=last]").click()
    summit.get_by_text("No clause is dropped, and each delegation of the model signs.").wait_for()
    assert lesson.evaluate("() => document.activeElement.dataset.key") == "close"
    assert summit.get_by_text("You expected: Who decides").count() == 0  # until the table is closed
    summit.locator("[data-key=close]").click()
    summit.get_by_text("All 11 sign.").wait_for()
    summit.get_by_text("You expected: Who decides").wait_for()
    summit.get_by_text("opens here once task 09.7 is done").wait_for()

    best = lesson.locator(".wd-best_texts")
    assert best.locator("table").count() == 0
    best.get_by_role("button", name="Nine").click()
    best.get_by_text("9 of 12").first.wait_for()
    best.locator("[data-key^=door-]").first.click()
    best.locator(".wd-summit-room-ground").wait_for()
    summit.get_by_text("A best text: 9").wait_for()

    kept = answers(kit)
    assert SIGNED.items() <= kept["09.6"]["picks"].items() and len(kept["09.6"]["picks"]) == 12  # closing decides all
    assert kept["09.6"]["wording"] == "A sentence of our own."
    assert [each["kind"] for each in kept["09.6"]["moves"]] == ["propose"] * len(SIGNED) + ["last", "close"]
    assert kept["09.3"]["picks"] == {"incitement": "b", "equal": "b", "redress": "c"} and kept["09.7"] == "9"


def test_who_plays_alone_brings_an_offer_reads_out_the_rest_in_one_press_and_sees_the_verdict(room, kit):
    predict(room)
    sherpa, summit = room.locator(".wd-summit").first, room.locator(".wd-summit").nth(1)
    sherpa.locator("[data-key=uncover]").click()
    choose(sherpa, "equal", "b")
    summit.get_by_text("You brought: 8b “").wait_for()
    summit.locator("[data-key=bring]").click()
    summit.locator(".wd-summit-room-minutes").get_by_text("Mexico proposes 8b").wait_for()
    assert summit.locator("[data-key=bring]").count() == 0
    summit.get_by_role("button", name="Read out the others (11)").click()
    summit.get_by_text("Clauses read: 12 of 12").wait_for()
    assert room.evaluate("() => document.activeElement.dataset.key") == "minutes"
    assert summit.locator("[data-key=read-rest]").count() == 0
    summit.get_by_text("Mexico, and you? Your brief has a red line here: 4a").wait_for()
    assert accessibility_problems(room, ".wd-summit") == []
    summit.locator("[data-key=no-incitement]").click()
    summit.locator(".wd-summit-room-minutes").get_by_text("Mexico objects to 4a").wait_for()
    assert [each["kind"] for each in answers(kit)["09.6"]["moves"]] == ["propose"] * 12 + ["object"]
    act(summit, "incitement", "b", "propose")
    act(summit, "equal", "c", "propose")
    summit.locator(".wd-summit-room-breaks").get_by_text("India now objects to 4b").wait_for()
    # A wording further down its box is seen there once it is chosen.
    summit.locator("[data-key=occasion]").click()
    summit.locator("[data-key=occasion][aria-pressed=true]").wait_for()
    room.wait_for_function(
        """(box) => {
          const [all, one] = [box, box.querySelector("label:has(:checked)")].map((each) => each.getBoundingClientRect());
          return one.top >= all.top - 1 && one.bottom <= all.bottom + 1;
        }""",
        arg=summit.locator("[data-scroll=wordings]").element_handle(),
    )
    summit.locator("[data-key=last]").click()
    summit.locator("[data-key=close]").click()
    summit.locator("[data-key=result]:focus").wait_for()
    for seen in (summit.locator("[data-key=result]"), summit.locator(".wd-told")):
        room.wait_for_function(
            "(each) => each.getBoundingClientRect().top >= 0 && each.getBoundingClientRect().bottom < innerHeight - 64",
            arg=seen.element_handle(),
        )


def test_the_seat_covers_itself_when_the_window_is_left(room):
    predict(room)
    summit = room.locator(".wd-summit").nth(1)
    summit.locator("[data-key=tab-seat]").click()
    assert "Red lines" not in summit.inner_text()
    summit.locator("[data-key=uncover]").click()
    summit.get_by_text("Red lines: you cannot live with").wait_for()
    room.evaluate("() => window.dispatchEvent(new Event('blur'))")
    summit.locator("[data-key=uncover]").wait_for()
    assert "Red lines" not in summit.inner_text() and summit.locator(".wd-summit-room-grid").count() == 0
    assert accessibility_problems(room, ".wd-summit") == []
    summit.locator("[data-key=tab-wall]").click()
    assert summit.locator(".wd-summit-room-open").count() == 0 and accessibility_problems(room, ".wd-summit") == []


def test_one_moves_on_the_board_by_keyboard_and_objects_with_a_reason(room, kit):
    predict(room)
    summit = room.locator(".wd-summit").nth(1)
    summit.locator("[data-key=tab-seat]").click()
    summit.locator("[data-key=uncover]").press("Enter")
    assert room.evaluate("() => document.activeElement.dataset.key") == "dock-brief"
    summit.locator('[data-key="occasion"]').focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight"):
        room.keyboard.press(key)
    assert room.evaluate("() => document.activeElement.dataset.key") == "ITA.incitement"
    room.keyboard.press("Enter")
    before = summit.locator('[data-key="ITA.incitement"]').bounding_box()["y"]
    summit.locator('[data-key="ITA.incitement"][aria-pressed="true"]').wait_for()
    assert room.evaluate("() => document.activeElement.dataset.key") == "ITA.incitement"
    assert abs(summit.locator('[data-key="ITA.incitement"]').bounding_box()["y"] - before) < 2
    summit.locator("[data-key=object]").scroll_into_view_if_needed()
    before = summit.locator('[data-key="ITA.incitement"]').bounding_box()["y"]
    summit.locator("[data-key=object]").click()  # 4a is a red line of Mexico's brief
    summit.locator(".wd-summit-room-minutes").get_by_text("stated (MEX-13)").wait_for()
    assert abs(summit.locator('[data-key="ITA.incitement"]').bounding_box()["y"] - before) < 2
    summit.locator("[data-key=law]").click()
    summit.locator("[data-key=law][aria-pressed=true]").wait_for()
    summit.locator("[data-key=object]").click()
    summit.get_by_text("An objection needs a reason").wait_for()
    summit.locator("[data-key=reason]").fill("Our own courts could not apply this condition.")
    summit.locator("[data-key=object]").click()
    summit.locator(".wd-summit-room-minutes").get_by_text("Our own courts could not").wait_for()
    summit.locator("[data-key=take-0]").click()  # an earlier one than the last
    summit.locator(".wd-summit-room-minutes li").nth(1).wait_for(state="detached")
    assert "Our own courts could not" in summit.locator(".wd-summit-room-minutes li").inner_text()
    summit.locator("[data-key=undo-move]").click()
    summit.locator(".wd-summit-room-minutes li").wait_for(state="detached")
    moves = answers(kit)["09.6"]["moves"]
    assert [each["kind"] for each in moves] == ["object", "object", "undo", "undo"] and moves[2]["of"] == 0


def test_the_last_minute_says_what_closing_would_do_and_the_end_says_what_it_did(room, kit, case):
    predict(room)
    summit = room.locator(".wd-summit").nth(1)
    for clause in ("incitement", "law", "equal"):  # clause 8 is the price of Russia's yes to clause 9
        summit.locator(f"[data-key={clause}]").click()
        summit.locator(f"[data-key={clause}][aria-pressed=true]").wait_for()
        summit.locator("[data-key=propose]").click()
        summit.locator(".wd-summit-room-minutes li").first.get_by_text("Chair proposes").wait_for()
    summit.get_by_text("Clauses read: 3 of 12").wait_for()
    summit.locator("[data-key=last]").click()
    last = summit.locator(".wd-summit-room-last")
    last.get_by_text("8a “no country worse off” is dropped").wait_for()
    assert last.locator(".wd-summit-room-refusals li").inner_text().startswith("✖ Russia · 9. National law")
    assert "3 of 12 clauses say something" in last.inner_text() and accessibility_problems(room, ".wd-summit") == []
    preview = last.locator("li").all_inner_texts()
    summit.locator("[data-key=close]").click()
    summit.get_by_text("No text: it is not signed by Russia. 1 red line was not voiced.").first.wait_for()
    assert summit.locator(".wd-summit-room-closing li").all_inner_texts() == preview
    assert summit.locator("[data-key=class]").count() == 0 == summit.locator("[data-key=seat]").count()
    assert accessibility_problems(room, ".wd-summit") == []
    # Whoever reads the log tells the same.
    kept = answers(kit)["09.6"]
    told = CALLS["summit_table"].summarize_answer(Reader(case, "en"), kept)["record"]
    assert told == "No text: it is not signed by Russia. 1 red line was not voiced. 3 of 12 clauses say something."
    summit.locator("[data-key=undo-move]").click()
    last.get_by_text("is dropped").first.wait_for()
    summit.locator("[data-key=undo-move]").click()
    last.wait_for(state="detached")


def test_a_closed_table_begins_again_by_keyboard_and_asks_once(room, kit):
    predict(room)
    summit = room.locator(".wd-summit").nth(1)
    summit.locator("[data-key=minutes]").wait_for()
    assert summit.locator("[data-key=begin]").count() == 0  # there is no game yet
    summit.locator("[data-key=propose]").click()
    summit.get_by_text("Clauses read: 1 of 12").wait_for()
    summit.locator("[data-key=last]").click()
    summit.locator("[data-key=close]").click()
    summit.get_by_text("What closing did").wait_for()
    begin = summit.locator("[data-key=begin]")
    begin.press("Enter")
    summit.get_by_text("A new game keeps no move of this one").wait_for()
    assert room.evaluate("() => document.activeElement.dataset.key") == "begin-not"
    assert accessibility_problems(room, ".wd-summit") == []
    room.keyboard.press("Enter")
    begin.wait_for()
    assert answers(kit)["09.6"]["moves"][-1]["kind"] == "close"
    begin.press("Enter")
    summit.locator("[data-key=begin-now]").press("Enter")
    summit.get_by_text("Nothing was said yet").wait_for()
    summit.get_by_text("Clauses read: 0 of 12").wait_for()
    assert room.evaluate("() => document.activeElement.dataset.key") == "undo-move"
    assert begin.count() == 0 and summit.locator("[data-key=class]").is_visible()
    assert (answers(kit)["09.6"]["moves"], answers(kit)["09.6"]["picks"]) == ([], {})


@pytest.mark.parametrize(
    ("call", "board", "name", "shown"),
    [
        (
            'summit_table("MEX")',
            ".wd-summit-room-grid",
            ".wd-summit-room-clause",
            ("against", "not read", "no country worse off"),
        ),
        ("objection_map()", ".wd-objects-grid", ".wd-objects-name", ()),
    ],
)
def test_on_a_narrow_page_each_clause_is_a_block(page, address, kit, call, board, name, shown):
    page.set_viewport_size({"width": 360, "height": 900})
    cell = nbformat.v4.new_code_cell(f"from whodecides import *\n\n{call}")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), kit / "narrow.ipynb")
    assert open_notebook(page, address, "narrow.ipynb") == []
    grid = page.locator(board)
    grid.wait_for()
    clauses = grid.locator(name)
    boxes = [each.bounding_box() for each in clauses.all() if each.is_visible()]
    assert len(boxes) == 12 and all(each["width"] > 280 and each["height"] < 64 for each in boxes)
    assert grid.evaluate("(grid) => grid.scrollWidth <= grid.clientWidth")
    assert all(grid.get_by_text(each).first.is_visible() for each in shown)
    page.set_viewport_size({"width": 900, "height": 900})  # where there is room, a clause is a row
    page.wait_for_function("(one) => one.getBoundingClientRect().width < 600", arg=clauses.last.element_handle())


def test_who_takes_a_seat_late_says_nothing_until_they_speak(room):
    predict(room)
    summit = room.locator(".wd-summit").nth(1)
    assert (
        summit.locator("[data-key=class]").bounding_box()["y"]
        < summit.locator("[data-key=occasion]").bounding_box()["y"]
    )
    summit.locator("[data-key=decider]").click()
    summit.locator("[data-key=decider][aria-pressed=true]").wait_for()
    summit.locator("[data-key=propose]").click()
    card = summit.locator('[data-key="USA.decider"]')
    summit.get_by_text("It is objected to by: United States").first.wait_for()
    assert card.get_attribute("aria-label") == "Clause 3, United States: b ✖ objects, inferred"
    summit.get_by_text("For a class: who plays?").click()
    summit.locator("[data-key=team]").select_option("USA")
    summit.get_by_text("Clauses to read again: 3").first.wait_for()
    assert card.get_attribute("aria-label") == "Clause 3, United States: not heard yet"
    summit.get_by_text("People play: Mexico, United States. The model speaks for the others: 9.").wait_for()
    summit.get_by_text("Clauses read: 0 of 12").wait_for()
    # Another seat of one's own is one more seat that people play.
    summit.locator("[data-key=seat]").select_option("RUS")
    summit.get_by_text("People play: Mexico, Russia, United States.").wait_for()
    summit.locator("[data-key=undo-move]").click()
    summit.get_by_text("People play: Mexico, United States.").wait_for()
    assert summit.locator("[data-key=seat]").input_value() == "USA"


def test_a_class_reads_its_offers_in_and_plays_its_seats(room, tmp_path):
    predict(room)
    summit = room.locator(".wd-summit").nth(1)
    team = Store(tmp_path / "team.json")
    team.record("09.3", {"picks": {"redress": "a"}, "seat": "DEU"})
    summit.get_by_text("For a class: who plays?").click()
    summit.locator("[data-key=files]").set_input_files(tmp_path / "team.json")
    summit.get_by_text("Germany offers: 5a").first.wait_for()
    summit.get_by_text("with the clauses that they change: Germany (1).").wait_for()
    summit.locator("[data-key=team]").select_option("*")
    summit.get_by_text("United States: people take this seat.").first.wait_for()
    # Nobody speaks for a seat that people play: they say themselves who objects.
    summit.locator("[data-key=decider]").click()
    summit.locator("[data-key=decider][aria-pressed=true]").wait_for()
    summit.locator("[data-key=propose]").click()
    summit.get_by_text("Chair proposes 3b “companies under law”. Who objects?").first.wait_for()
    summit.locator("[data-key=by]").select_option("USA")
    summit.locator("[data-key=object]").click()
    summit.get_by_text("United States objects to 3b").first.wait_for()
