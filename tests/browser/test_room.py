"""A room in real browsers: wall, console and phones; a press without a network; a process that is killed in the middle."""

import json
import random
import re
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from helpers import first_in_gate
from room_process import RoomProcess

from whodecides.case import Reader, current_case
from whodecides.game.log import CHAIR
from whodecides.game.play import Play
from whodecides.room.keys import Keys
from whodecides.room.pages import room_pages
from whodecides.room.rehearsal import chance_presses
from whodecides.room.server import qr_code
from whodecides.tools.negotiation import screens as table_screens
from whodecides.tools.negotiation.room_moves import TablePlay, table_game

PHONE, LAPTOP, WALL = ({"width": width, "height": height} for width, height in ((390, 750), (1100, 800), (1366, 768)))
MOST_BYTES = 150_000  # of all that a phone fetches
TASK = "00.4"
LETTERS = 24  # px on the wall
FITS = """() => [document.documentElement.scrollHeight, parseFloat(getComputedStyle(document.body).fontSize)]"""
POLL = [f"poll {TASK}", "press", "shown", "sentence", "sentences"]


@pytest.fixture
def process(tmp_path):
    found = RoomProcess(tmp_path / "room")
    yield found
    found.kill()


@contextmanager
def screens(browser, process, people=2, scheme="light"):
    """The wall, the console and phones of a room, each in a browser of its own. An error of a page is one of the test."""
    errors, contexts = [], []

    def opened(size, path):
        context = browser.new_context(viewport=size, color_scheme=scheme, accept_downloads=True)
        context.set_default_timeout(60_000)
        context.on("weberror", lambda error: errors.append(str(error.error)))
        contexts.append(context)
        page = context.new_page()
        page.goto(process.address + path)
        return page

    keys = process.keys
    phones = [opened(PHONE, f"#key={keys['join']}") for _each in range(people)]
    for each in phones:
        each.get_by_role("heading", name="You are in.").wait_for()
    yield opened(WALL, f"wall#key={keys['wall']}"), opened(LAPTOP, f"console#key={keys['console']}"), phones
    for context in contexts:
        context.close()
    assert errors == []


def begin(console, name):
    if name.startswith("poll"):
        console.locator("summary", has_text="One question").click()
    console.locator(f"[data-key='game {name}']").click()
    console.locator("[data-key=next], [data-key=seats]").first.wait_for()


def go_on(console, step):
    """Go on with the large button, by the keyboard, until a step is there."""
    press_large(console, "next", "document.querySelector('h1').innerText")


def press_large(console, key, seen):
    """Press the large button by the keyboard until something that is seen has changed: where few have pressed, it asks once."""
    before = console.evaluate(seen)
    asks = "document.querySelector('.lead .main').innerText.includes('have pressed: ')"
    for _press in range(2):
        console.locator(f"[data-key={key}]:not([aria-disabled])").focus()
        console.keyboard.press("Enter")
        console.wait_for_function(f"before => {seen} !== before || {asks}", arg=before)
        if console.evaluate(seen) != before:
            return
    console.wait_for_function(f"before => {seen} !== before", arg=before)


def problems(page):
    """What axe finds, and what is too small to be pressed or leads sideways."""
    found = [(rule["id"], rule["nodes"][0]["html"][:120]) for rule in Axe().run(page).response["violations"] if rule["impact"] in ("serious", "critical")]  # fmt: skip
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, summary, select, input, textarea")].filter((each) => {
          const { width, height } = each.getBoundingClientRect();
          return width && (height < 43.5 || width < 43.5) && !each.closest(".wall");
        }).map((each) => each.outerHTML.slice(0, 100))"""
    )
    wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    return [*found, *small, *([("wide", wide)] if wide > 0 else [])]


@pytest.mark.parametrize("scheme", first_in_gate("light", "dark"))
def test_a_question_is_pressed_shown_and_spoken_of(browser, process, scheme):
    with screens(browser, process, scheme=scheme) as (wall, console, (first, second)):
        wall.get_by_alt_text("Point your camera here").wait_for()
        assert problems(wall) == problems(console) == problems(first) == []
        begin(console, POLL[0])
        go_on(console, "press")
        option = first.get_by_role("button", name="Label it")
        option.focus()
        first.keyboard.press("Enter")
        first.get_by_role("button", name="Label it", pressed=True).locator(".mark", has_text="◉").wait_for()
        assert first.evaluate("() => document.activeElement.textContent").startswith("B"), (
            "the focus stays where it was"
        )
        wall.get_by_text("1 of 2 have pressed").wait_for()
        assert wall.locator(".bars").count() == 0 and problems(first) == problems(wall) == []
        second.get_by_role("button", name="Leave it up").click()
        console.locator("[data-key=next].ready").wait_for()
        go_on(console, "shown")
        wall.locator(".bars .strong", has_text="What the company did").wait_for()
        assert problems(wall) == problems(console) == []
        go_on(console, "sentence")
        first.get_by_role("textbox").fill("<b>Because</b> of the rule.")
        first.get_by_role("button", name="Send").click()
        first.get_by_text("Sent. You may write it anew.").wait_for()
        go_on(console, "sentences")
        release = console.locator("[data-key^=release]")
        release.click()
        wall.get_by_text("<b>Because</b> of the rule.").wait_for()
        assert problems(wall) == problems(first) == problems(console) == []
        with second.expect_download() as download:
            second.get_by_text("Take my answers home").click()
            second.locator("[data-key='home answers']").click()
        kept = json.loads(Path(download.value.path()).read_text())
        assert kept["answers"][TASK]["answer"] == "leave"
        with second.expect_download() as download:
            second.locator("[data-key='home page']").click()
        assert "Leave it up" in Path(download.value.path()).read_text()


def test_as_the_room_ends_a_phone_has_what_its_owner_takes_home(browser, process):
    with screens(browser, process) as (wall, console, (first, second)):
        begin(console, POLL[0])
        go_on(console, "press")
        first.get_by_role("button", name="Label it").click()
        wall.get_by_text("1 of 2 have pressed").wait_for()
        for each in ("room", "end"):
            console.locator(f"[data-key={each}] > summary").click()
        console.locator("[data-key='end delete']").click()
        for each in (wall, first, second):
            each.get_by_role("heading", name="The room has ended.").wait_for()
        process.running.wait(20)
        with first.expect_download() as download:
            first.locator("[data-key='home answers']").click()
        assert json.loads(Path(download.value.path()).read_text())["answers"][TASK]["answer"] == "label"
        first.get_by_role("status").filter(has_text="my-answers.json").wait_for()
        with first.expect_download() as download:
            first.locator("[data-key='home page']").click()
        assert "Label it" in Path(download.value.path()).read_text()
        assert second.locator("[data-key^=home]").count() == 0, "who answered nothing has nothing to take"
        assert problems(first) == problems(wall) == []
        assert wall.locator("h1").evaluate("each => each.getClientRects().length") == 1


@pytest.mark.exhaustive  # in the gate without a browser, and with one a phone without a network
def test_what_is_pressed_while_the_room_is_dead_is_kept_and_heard_when_it_is_back(browser, process):
    with screens(browser, process) as (wall, console, (first, second)):
        begin(console, POLL[0])
        go_on(console, "press")
        second.get_by_role("button", name="Leave it up").click()
        wall.get_by_text("1 of 2 have pressed").wait_for()
        process.kill()
        first.get_by_text("No connection.").wait_for()
        first.get_by_role("button", name="Label it").click()
        first.get_by_role("button", name="Label it", pressed=True).locator(".mark", has_text="…").wait_for()
        process.start()
        wall.get_by_text("2 of 2 have pressed").wait_for()
        first.reload()
        first.get_by_role("button", name="Label it", pressed=True).locator(".mark", has_text="◉").wait_for()
        second.get_by_role("button", name="Leave it up", pressed=True).wait_for()
    lines = process.lines()
    assert sum(each["kind"] == "move" and each["move"]["kind"] == "choose" for each in lines) == 2


def test_a_phone_comes_in_by_the_code_is_covered_speaks_french_and_loses_its_seat_to_another(browser, process):
    with screens(browser, process, people=1) as (wall, console, (first,)):
        context = browser.new_context(viewport=PHONE, locale="fr-FR")
        late = context.new_page()
        late.goto(process.address)
        late.get_by_label("Le code affiché").fill("aaaaa")
        late.get_by_role("button", name="Entrer").click()
        late.get_by_text("Aucune salle").wait_for()
        assert problems(late) == []
        late.get_by_label("Le code affiché").fill(process.keys["code"].lower())
        late.get_by_role("button", name="Entrer").click()
        late.get_by_role("heading", name="Vous êtes dans la salle.").wait_for()
        begin(console, POLL[0])
        late.locator(".clock:not([hidden])").wait_for()  # else the cover says at once that there is a new step
        late.locator("[data-key=cover]").click()
        late.get_by_role("button", name="Caché.").wait_for()
        go_on(console, "press")
        late.get_by_role("button", name="Une nouvelle étape").wait_for()
        assert (
            "00.4" not in late.inner_text("body") and late.locator(".option").first.is_hidden() and problems(late) == []
        )
        late.keyboard.press("Enter")
        late.locator(".option").first.wait_for()
        console.locator("summary", has_text="Number 2").click()
        console.locator("[data-key='lost 1']").click()
        image = console.get_by_alt_text("The first phone is out")
        image.wait_for()
        late.get_by_role("heading", name="Cette place est passée à un autre téléphone").wait_for()
        assert problems(late) == [] and late.locator(".home").is_hidden()
        # The code on the console is that of the renewed seat, and whoever scans it has it.
        seat, said = f"#seat={Keys(**process.keys).token(1, 1)}", re.search(r"http://\S+/", wall.inner_text("body"))
        assert image.get_attribute("src") == qr_code(said[0] + seat)
        found = browser.new_context(viewport=PHONE).new_page()
        found.goto(process.address + seat)
        found.locator(".option").first.wait_for()
        found.context.close()
        context.close()
        wall.locator(".onward, footer select").last.select_option("es")
        wall.get_by_text("Han pulsado 0 de 2").wait_for()


@pytest.mark.exhaustive
def test_a_second_press_skips_nothing_and_less_than_half_is_asked_about_once(browser, process):
    with screens(browser, process) as (wall, console, (first, _second)):
        begin(console, "hearing")
        console.locator("[data-key=seats]").dblclick()
        console.locator("[data-key=next]").wait_for()
        assert console.locator("h1").inner_text() == "Seats"
        go_on(console, "cards")
        console.locator("[data-key=reveal]").dblclick()
        console.get_by_role("button", name="0 of 2 have pressed: show it now?").wait_for()
        for place in range(3):
            first.locator(".option").nth(place).click()
        first.get_by_text("3 of 3: press one of them again").wait_for()
        first.locator(".option").nth(3).dispatch_event("click")
        assert [first.locator(".option[aria-pressed=true]").count(), problems(first)] == [3, []], (
            "none is dropped in silence"
        )
        console.locator("[data-key=reveal]").click()
        console.locator("[data-key=next]").dispatch_event("click")
        console.locator("[data-key=next]:not([aria-disabled])").wait_for()
        assert console.locator("h1").inner_text().startswith("Cards"), "the class sees what was pressed"
        console.get_by_role("button", name="Take back: shown").click()
        console.locator("[data-key=reveal]").wait_for()


def test_a_phone_keeps_what_is_not_sent_and_says_at_once_that_there_is_no_network(browser, process):
    with screens(browser, process) as (_wall, console, (first, _second)):
        begin(console, POLL[0])
        for step in ("press", "shown", "sentence"):
            go_on(console, step)
        first.get_by_role("textbox").fill("Half a sentence")
        first.reload()
        first.get_by_role("textbox").wait_for()
        assert first.get_by_role("textbox").input_value() == "Half a sentence"
        go_on(console, "sentences")
        first.get_by_text("Not sent before the room went on (1)").click()
        first.get_by_text("Half a sentence").wait_for()
        first.context.set_offline(True)
        first.get_by_text("No connection.").wait_for()
        first.context.set_offline(False)
        first.get_by_text("No connection.").wait_for(state="detached")


@pytest.mark.exhaustive  # the gate plays the shortest game
@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("game", ["hearing", "table"])
def test_a_whole_game_with_invented_people_fits_each_screen(browser, tmp_path, game, language):
    """And is read at the back: no letter on the wall is smaller than 24 px."""
    process = RoomProcess(tmp_path / "room", people=17)
    try:
        with screens(browser, process, people=1) as (wall, console, (phone,)):
            console.get_by_text("People here: 18").wait_for()
            wall.locator("footer select").select_option(language)
            begin(console, game)
            console.locator("[data-key=seats]").click()
            console.locator("[data-key=next]").wait_for()
            steps = 0
            while console.locator("[data-key=next]").count():
                go_on(console, "")
                if console.locator("[data-key=reveal]").count():  # a step that is shown, and goes on then
                    press_large(console, "reveal", "document.querySelector('.lead .main').dataset.key")
                steps += 1
                phone.wait_for_timeout(150)
                tall, letters = wall.evaluate(FITS)
                assert tall <= WALL["height"] and letters >= LETTERS, (steps, tall, letters)
                if steps % 7 == 0:
                    assert problems(wall) == problems(phone) == problems(console) == [], steps
            assert steps > 20
    finally:
        process.kill()


def write_sentences(folder, count):
    """Let a room begin in the step in which so many people have written a sentence."""
    chair = [{"kind": "seats", "by": "", "people": count}, {"kind": "next", "by": "", "step": "sentence"}]
    wrote = [{"kind": "sentence", "by": f"class.{number}", "step": "sentence", "value": f"§ {number} " + "because " * (number % 16)} for number in range(1, count + 1)]  # fmt: skip
    lines = [
        *({"t": 0, "kind": "join", "dev": f"d{number}"} for number in range(count)),
        {"t": 0, "kind": "game", "name": POLL[0]},
        *({"t": 0, "kind": "move", "move": each} for each in (*chair, *wrote)),
    ]
    folder.mkdir(mode=0o700)
    (folder / "moves.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in lines))


def test_sixty_sentences_are_read_by_keys_many_at_a_time(browser, tmp_path):
    write_sentences(tmp_path / "room", 60)
    process = RoomProcess(tmp_path / "room")
    try:
        with screens(browser, process, people=0) as (_wall, console, _phones):
            console.set_viewport_size(WALL)
            console.get_by_text("Read: 0, to read: 60.").wait_for()
            asides = console.locator("[data-key^='aside ']")
            at_once = [each.bounding_box() for each in asides.all()[:8]]
            assert all(box["y"] + box["height"] <= WALL["height"] for box in at_once), "eight and more"
            asides.first.focus()
            for key in ("Enter", "Enter", "ArrowDown", "Shift+Tab", "Enter"):
                console.keyboard.press(key)
            console.get_by_text("Read: 3, to read: 57.").wait_for()
            assert console.evaluate("document.activeElement.closest('li').innerText").startswith("5. § 5")
            assert asides.first.bounding_box() == at_once[0], "what was pressed moves no other text"
            asides.first.dblclick()
            console.get_by_text("Read: 4, to read: 56.").wait_for()
            assert problems(console) == []
    finally:
        process.kill()


# Let the wall draw screens that no game led to: {language of the wall: each screen}, answered by height and letters.
HEARS_ALL = "window.WebSocket = class extends WebSocket { constructor(...to) { super(...to); window.heard = this; } }"
DRAWS = """(screens) => screens.map((screen) => {
  const draw = { screen, step: "", clock: { left: 100, runs: false, drift: 0 }, people: 18, joins: false, asked: 18, pressed: 9, act: "" };
  window.heard.dispatchEvent(new MessageEvent("message", { data: JSON.stringify({ draw }) }));
  return [document.documentElement.scrollHeight, parseFloat(getComputedStyle(document.body).fontSize)];
})"""


GAMES = range(24)  # played by chance


def last_walls(case, language, seed, people=18):
    """What the wall shows in the last minute and at the end of a table of invented people, with a new wording at times."""
    dice, reader, table = random.Random(seed), Reader(case, language), TablePlay(case, Play(table_game(case)))
    moves = iter(range(10_000))

    def take(by, kind, **more):
        table.take(next(moves), {"kind": kind, "by": by, **more})

    def press_all(step):
        for number, seat in enumerate(table.play.seats):
            for act, value in chance_presses(dice, table_screens.screen(reader, table, seat), number):
                take(seat, act, step=step.id, value=value)

    take(CHAIR, "seats", people=people)
    for step in table.play.game.plan:
        if step.phase in ("fight", "brief", "corridor"):
            continue
        take(CHAIR, "next", step=step.id)
        press_all(step)
        for part in table_screens.chair(reader, table) if step.kind in ("open", "last") else ():
            if part["kind"] == "options" and part["act"] == "put" and part["options"] and dice.random() < 0.5:
                take(CHAIR, "put", step=step.id, value=dice.choice(part["options"])["value"])
                press_all(step)
                break
        if step.kind in ("last", "result"):
            yield table_screens.screen(reader, table, "")


@pytest.mark.exhaustive  # plays whole games
def test_the_end_of_a_table_is_read_at_the_back_in_every_language(browser, process):
    with screens(browser, process, people=0) as (wall, _console, _phones):
        wall.context.add_init_script(HEARS_ALL)
        wall.reload()
        for language in ("en", "fr", "es"):
            wall.locator("footer select").select_option(language)
            shown = [each for seed in GAMES for each in last_walls(current_case(), language, seed)]
            found = wall.evaluate(DRAWS, shown)
            assert len(found) == 2 * len(GAMES)
            assert all(tall <= WALL["height"] and letters >= LETTERS for tall, letters in found), (language, found)


def test_the_first_minute_is_read_at_the_back_in_every_language(browser, process):
    with screens(browser, process, people=1) as (wall, console, _phones):
        begin(console, POLL[0])
        go_on(console, "press")
        titles = set()
        for language in ("en", "fr", "es"):
            wall.locator("footer select").select_option(language)
            wall.wait_for_function(
                "said => !said.includes(document.querySelector('.shown h1').innerText)", arg=list(titles)
            )
            titles.add(wall.locator(".shown h1").inner_text())
            tall, letters = wall.evaluate(FITS)
            assert tall <= WALL["height"] and letters >= LETTERS, (language, tall, letters)


def test_how_many_governments_said_so_is_read_at_the_back_in_every_language(browser, process):
    with screens(browser, process, people=1) as (wall, console, (phone,)):
        begin(console, "poll 00.5")
        go_on(console, "press")
        phone.locator(".option").nth(6).wait_for()  # the question has come
        phone.locator(".option").first.click()
        phone.locator(".option[aria-pressed=true] .mark", has_text="◉").wait_for()
        go_on(console, "shown")
        for language in ("en", "fr", "es"):
            wall.locator("footer select").select_option(language)
            wall.locator(f"html[lang={language}] .bars.two li:nth-child(7) .beside").wait_for()
            tall, letters = wall.evaluate(FITS)
            assert tall <= WALL["height"] and letters >= LETTERS, (language, tall, letters)
        assert problems(phone) == problems(wall) == []


def test_all_that_a_phone_fetches_is_small():
    pages = room_pages()
    assert sum(len(pages[each][1]) for each in ("", "phone.js", "room.css")) < MOST_BYTES
