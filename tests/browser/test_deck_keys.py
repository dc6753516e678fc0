"""A deck on the wall: every text fits its place, keys that people press move it, and no hurried one opens an answer."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from helpers import KIT

from whodecides.case import Reader, load
from whodecides.prepare.deck import Material
from whodecides.prepare.deck.html_writer import deck_page
from whodecides.prepare.deck.part_slides import part_slides
from whodecides.prepare.deck.session_slides import session_slides
from whodecides.prepare.lessons import read_lessons, read_routes
from whodecides.prepare.pdf import find_browser, print_pages
from whodecides.prepare.plan import plan_class

# Texts that are larger than their places, by the number of their slide.
OVERFLOWING = """() => [...document.querySelectorAll('.text')]
  .filter((each) => each.scrollHeight > each.clientHeight + 3 || each.scrollWidth > each.clientWidth + 2)
  .map((each) => `${each.closest('.slide').ariaLabel}: ${each.textContent}`)"""
# Left, top, right and bottom of what stands in the speaker's window, and what of it is out of sight.
SPEAKER = """() => {
  const parts = {now: '#stage > .now', next: '#stage .beside > .next', clock: '#stage .time', buttons: '#stage .beside > p:last-child', say: '#stage > .say'};
  const box = (mark) => { const {left, top, right, bottom} = document.querySelector(mark).getBoundingClientRect(); return [left, top, right, bottom]; };
  const found = Object.fromEntries(Object.entries(parts).map(([name, mark]) => [name, box(mark)]));
  for (const name of ['now', 'next']) found[name + ' slide'] = box(parts[name] + ' .canvas');
  return found;
}"""
LONG = 1600  # milliseconds after which an answer opens


def slides_of(number):
    """Return the slides of a lesson in 75 minutes."""
    lessons, routes = read_lessons(KIT), read_routes(KIT)
    plan = plan_class(routes, lessons, students=18, only=[number], minutes=75)
    return session_slides(Material(Reader(load(KIT.tables), "en"), lessons), plan, plan.sessions[0], routes)


def written(slides, folder):
    """Write slides as a page, and return its file."""
    file = folder / "deck.html"
    file.write_bytes(deck_page(slides, "Deck", Reader(load(KIT.tables), "en").say).encode())
    return file


@pytest.fixture(scope="module")
def slides():
    """Those of lesson 06 in 75 minutes: all that its author wrote."""
    return slides_of("06")


@pytest.fixture(scope="module")
def page(slides, tmp_path_factory):
    return written(slides, tmp_path_factory.mktemp("deck"))


@pytest.fixture
def tab(browser, page):
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    opened = context.new_page()
    opened.clock.install(time=0)
    opened.goto(page.as_uri())
    yield opened
    context.close()


def shown(tab):
    """Return the number of the slide that is seen; there is only one."""
    seen = tab.evaluate(
        "() => [...document.querySelectorAll('.slide')].filter((each) => getComputedStyle(each).visibility === 'visible')"
        ".map((each) => each.querySelectorAll('.text')).map((all) => all[all.length - 1].textContent)"
    )
    assert len(seen) == 1
    return seen[0]


def question(slides):
    """Return the place of the first slide that the next one answers."""
    return next(place for place, each in enumerate(slides) if slides[place + 1].answer)


def test_every_text_fits_its_place_light_and_dark(tab):
    assert tab.evaluate(OVERFLOWING) == []
    assert Axe().run(tab).violations_count == 0
    tab.keyboard.press("d")
    assert tab.evaluate("getComputedStyle(document.querySelector('.canvas')).backgroundColor") == "rgb(20, 20, 20)"
    assert Axe().run(tab).violations_count == 0


@pytest.mark.exhaustive  # the build stops at a text that does not fit
def test_every_text_of_every_lesson_fits_its_place(browser, tmp_path):
    lessons = read_lessons(KIT)
    material = Material(Reader(load(KIT.tables), "en"), lessons)
    slides = [
        slide
        for each in lessons.values()
        for part in each.parts
        for made in part_slides(material, part)
        for slide in made.slides
    ]
    page = tmp_path / "all.html"
    page.write_bytes(deck_page(slides, "All", material.say).encode())
    tab = browser.new_page(viewport={"width": 1366, "height": 768})
    tab.goto(page.as_uri())
    assert tab.locator(".slide").count() == len(slides) > 100
    assert tab.evaluate(OVERFLOWING) == []
    tab.evaluate("document.querySelector('.text').textContent += ' and much more'.repeat(60)")
    assert len(tab.evaluate(OVERFLOWING)) == 1
    tab.close()


def test_keys_and_clicks_go_on_and_back_and_the_wheel_does_nothing(tab, slides):
    numbers = [each.number for each in slides]
    for key in ("ArrowRight", "ArrowDown", "PageDown", "Space", "Enter"):
        tab.keyboard.press("Home")
        tab.keyboard.press(key)
        assert shown(tab) == numbers[1], key
    for key in ("ArrowLeft", "ArrowUp", "PageUp", "Backspace"):
        tab.keyboard.press("Home")
        tab.keyboard.press("ArrowRight")
        tab.keyboard.press(key)
        assert shown(tab) == numbers[0], key
    tab.mouse.click(900, 400)
    assert shown(tab) == numbers[1]
    tab.mouse.click(60, 400)
    assert shown(tab) == numbers[0]
    tab.mouse.wheel(0, 900)
    assert shown(tab) == numbers[0] and tab.evaluate("scrollY") == 0
    tab.keyboard.press("End")
    assert shown(tab) == numbers[-1]
    tab.keyboard.press("3")
    assert shown(tab) == "3.1"


def test_no_hurried_key_opens_an_answer(tab, slides):
    tab.clock.pause_at(3600)  # from here on time passes only where the test says so
    place = question(slides)
    asked, answer = slides[place].number, slides[place + 1].number
    for _step in range(place + 3):
        tab.keyboard.press("ArrowRight")
    assert shown(tab) == asked
    tab.clock.fast_forward(LONG)
    tab.keyboard.down("ArrowRight")
    assert shown(tab) == answer
    tab.clock.fast_forward(LONG)
    tab.keyboard.down("ArrowRight")  # a key that is held down
    assert shown(tab) == answer
    tab.keyboard.up("ArrowRight")
    later = next(n for n, each in enumerate(slides) if n > place + 1 and each.answer)
    row = next(each.row for each in slides[later:] if each.row > slides[later].row)
    tab.keyboard.press(str(row))
    for _step in range(3):
        tab.keyboard.press("ArrowLeft")  # back into a row that was leapt over
    assert not next(each for each in slides if each.number == shown(tab)).answer


# The texts that are seen on the slide that stands.
SEEN = """() => [...document.querySelectorAll('.slide.shown .text')]
  .filter((each) => getComputedStyle(each).visibility === 'visible' && each.offsetHeight).map((each) => each.textContent)"""


def test_one_account_is_told_at_each_press(browser, tmp_path):
    slides = slides_of("02")
    place = next(place for place, each in enumerate(slides) if each.presses)
    asked, answer = slides[place - 1 : place + 1]
    told = [each for each in answer.texts if each.since]
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    tab = context.new_page()
    tab.clock.install(time=0)
    tab.goto(written(slides, tmp_path).as_uri() + f"#{place}")
    tab.clock.pause_at(3600)

    def seen():
        return set(tab.evaluate(SEEN))

    tab.clock.fast_forward(LONG)
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowRight")  # too hurried
    assert shown(tab) == answer.number and asked.headline in seen() and answer.headline not in seen()
    assert tab.evaluate(OVERFLOWING) == []
    for press in range(1, answer.presses + 1):
        assert tab.locator(".slide.shown .later").count() > 0
        tab.clock.fast_forward(LONG)
        tab.keyboard.press("ArrowRight")
        last = press == answer.presses
        assert (
            shown(tab) == answer.number and (answer.headline in seen()) == last and (asked.headline in seen()) != last
        )
    assert {each.words.replace("**", "").replace("\n", "") for each in told} <= seen()
    tab.keyboard.press("ArrowLeft")
    assert shown(tab) == asked.number
    tab.keyboard.press("ArrowRight")  # what was opened stays open
    assert answer.headline in seen()
    tab.clock.fast_forward(LONG)
    tab.keyboard.press("ArrowRight")
    assert shown(tab) == slides[place + 1].number
    tab.emulate_media(media="print")
    assert tab.locator("[data-since]").first.is_visible() and not tab.locator("[data-until]").first.is_visible()
    context.close()


def test_the_window_of_the_speaker_shows_what_the_next_press_opens(browser, tmp_path):
    slides = slides_of("02")
    place = next(place for place, each in enumerate(slides) if each.presses)
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    tab = context.new_page()
    tab.clock.install(time=0)
    tab.goto(written(slides, tmp_path).as_uri() + f"#{place}")
    tab.clock.pause_at(3600)
    with context.expect_page() as opened:
        tab.keyboard.press("s")
    speaker = opened.value
    tab.clock.fast_forward(LONG)
    for press in range(slides[place].presses):
        tab.keyboard.press("ArrowRight")
        tab.clock.fast_forward(LONG)
        for frame, seen in (("> .now", press), (".beside > .next", press + 1)):
            later = sum(each.since > seen for each in slides[place].items)
            speaker.wait_for_function(f"document.querySelectorAll('#stage {frame} .later').length === {later}")
    context.close()


def test_black_clock_and_help(tab):
    tab.clock.pause_at(3600)  # from here on time passes only where the test says so
    tab.keyboard.press("b")
    assert tab.locator("#black").is_visible()
    tab.keyboard.press("ArrowRight")  # the first key only brings the light back
    assert not tab.locator("#black").is_visible() and shown(tab) == "1.1"
    tab.keyboard.press(".")
    assert tab.locator("#black").is_visible()
    tab.keyboard.press(".")
    tab.keyboard.press("t")
    assert tab.locator("#clock").inner_text() == "3:00"
    tab.clock.run_for(61_000)
    assert tab.locator("#clock").inner_text() == "1:59"
    tab.keyboard.press("?")
    assert "S: speaker’s window" in tab.locator("#help").inner_text()


def test_the_window_of_the_speaker_leads_and_follows(tab, slides):
    with tab.context.expect_page() as opened:
        tab.keyboard.press("s")
    speaker = opened.value
    place = question(slides)
    now = speaker.locator("#stage > .now .text").last
    for _step in range(place):
        tab.keyboard.press("ArrowRight")
    speaker.wait_for_function(f"document.querySelector('#stage > .now').textContent.includes('{slides[place].number}')")
    assert now.inner_text() == slides[place].number
    assert slides[place + 1].headline in speaker.locator("#stage .next").inner_text()
    assert slides[place].notes[-1].text in speaker.locator("#stage > .say").inner_text()
    assert f"minutes {slides[place].start} to {slides[place].end}" in speaker.locator(".time").inner_text()
    speaker.get_by_role("button", name="Next").click()  # as hurried as a key
    speaker.get_by_role("button", name="Back").click()
    tab.wait_for_function(f"document.querySelector('.slide.shown').textContent.includes('{slides[place - 1].number}')")
    assert shown(tab) == slides[place - 1].number


def width_of(place):
    return place[2] - place[0]


def assert_all_in_view(speaker, size):
    """Assert that slides, clock, buttons and notes are seen, the current slide larger than the next one."""
    speaker.locator("#stage > .now .text").first.wait_for()  # the wall has told which slide it shows
    at = speaker.evaluate(SPEAKER)
    out = [name for name, (left, top, right, bottom) in at.items() if left < 0 or top < 0 or right > size[0] or bottom > size[1]]  # fmt: skip
    assert out == [], at
    assert width_of(at["now"]) > 1.2 * width_of(at["next"]) > 300
    for name in ("now", "next"):
        assert abs(width_of(at[f"{name} slide"]) - width_of(at[name])) < 5, at  # a slide fills its frame
    assert at["say"][3] - at["say"][1] > 150 and at["say"][1] >= max(at["now"][3], at["buttons"][3])
    assert at["now"][2] <= at["next"][0] and at["next"][3] <= at["clock"][1] and at["clock"][3] <= at["buttons"][1]


@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)])
def test_the_window_of_the_speaker_shows_all_at_once(tab, size):
    with tab.context.expect_page() as opened:
        tab.keyboard.press("s")
    speaker = opened.value
    speaker.set_viewport_size({"width": 1200, "height": 800})
    assert_all_in_view(speaker, (1200, 800))
    speaker.set_viewport_size({"width": size[0], "height": size[1]})
    speaker.wait_for_function(f"innerWidth === {size[0]}")
    speaker.evaluate("() => new Promise(requestAnimationFrame)")
    assert_all_in_view(speaker, size)
    speaker.reload()
    assert_all_in_view(speaker, size)


@pytest.mark.exhaustive  # in the gate it leads one that was not
def test_the_window_of_the_speaker_still_leads_a_wall_that_was_loaded_again(tab, slides):
    with tab.context.expect_page() as opened:
        tab.keyboard.press("s")
    speaker = opened.value
    tab.reload()
    speaker.get_by_role("button", name="Next").click()
    speaker.wait_for_function(f"document.querySelector('#stage > .now').textContent.includes('{slides[1].number}')")
    assert shown(tab) == slides[1].number


def test_a_deck_prints_a_slide_a_page(page, slides):
    document = page.with_suffix(".pdf")
    print_pages([(page, document)], find_browser())
    content = document.read_bytes()
    assert (
        content.count(b"/Type /Page\n") + content.count(b"/Type /Page ") == len(slides)
        or b"/Count %d" % len(slides) in content
    )
