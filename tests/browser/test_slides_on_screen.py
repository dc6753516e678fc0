"""Decks in a browser: every slide of every lesson fits and is large enough, keys move, notes open, axe finds nothing."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from helpers import KIT, first_in_gate

from whodecides.prepare.pdf import find_browser, print_pages
from whodecides.prepare.slides import slides

# What stands out of its slide or its body, and letters of less than 24 pixels.
WRONG = """() => [...document.querySelectorAll('.slide')].flatMap((slide, place) => {
  const found = [];
  if (slide.scrollHeight > slide.clientHeight + 1 || slide.scrollWidth > slide.clientWidth + 1) found.push('too much');
  for (const body of slide.querySelectorAll('.body, .middle')) {
    const box = body.getBoundingClientRect();
    for (const each of body.querySelectorAll('*:not(svg *, .held)')) {
      const inner = each.getBoundingClientRect();
      if (inner.top < box.top - 1 || inner.bottom > box.bottom + 1 || inner.right > slide.clientWidth) found.push(each.tagName);
    }
  }
  const words = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const size = parseFloat(getComputedStyle(words.currentNode.parentElement).fontSize);
    if (words.currentNode.data.trim() && size < 23.9) found.push(words.currentNode.data);
  }
  return found.map((each) => `${place + 1}: ${each}`);
})"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("slides")
    for name, content in slides(KIT, [], "en", "A4").items():
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_bytes(content)
    return out / "slides"


def opened(browser, page, width=1366, height=768, scheme="light", script=True):
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=script
    )
    tab = context.new_page()
    tab.goto(page.as_uri())
    return tab


def deck(folder, number):
    return next(each for each in folder.glob(f"{number}-*.html") if "-notes" not in each.name)


def test_every_slide_of_every_lesson_fits_the_screen_and_can_be_read_from_afar(browser, folder):
    tab, counted, wrong = opened(browser, deck(folder, "00")), 0, {}
    for page in sorted(each for each in folder.glob("*.html") if "-notes" not in each.name):
        tab.goto(page.as_uri())
        counted += tab.locator(".slide").count()
        wrong |= {page.name: found} if (found := tab.evaluate(WRONG)) else {}
    assert wrong == {} and counted > 300
    tab.locator("h1").evaluate("each => { each.textContent += ' and much more'.repeat(60); }")
    assert any(each.startswith("1: ") for each in tab.evaluate(WRONG))
    tab.context.close()


HERE = "() => [...document.querySelectorAll('article')].findIndex((each) => Math.abs(each.getBoundingClientRect().top) < 2)"


def test_notes_in_a_second_window_and_the_slides_follow_each_other(browser, folder):
    tab = opened(browser, deck(folder, "06"))
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("Home")
    with tab.expect_popup() as found:
        tab.get_by_role("button", name="Notes in a second window").click()
    notes = found.value
    notes.wait_for_load_state()
    for window, other, place in ((tab, notes, 1), (notes, tab, 2)):
        window.keyboard.press("ArrowRight")
        other.wait_for_function(f"({HERE})() === {place}")
    assert notes.locator("details[open]").count() == tab.locator("article").count()
    assert tab.locator("details[open]").count() == 0
    tab.context.close()


def test_keys_move_open_notes_and_the_view_to_print(browser, folder):
    tab = opened(browser, deck(folder, "06"))
    last = tab.locator("article").count() - 1
    for key, place in (("ArrowRight", 1), ("PageDown", 2), ("ArrowLeft", 1), ("End", last), ("Home", 0)):
        tab.keyboard.press(key)
        if place != last:  # nothing stands below the last one, so it may not reach the top
            assert tab.evaluate(HERE) == place, key
    tab.keyboard.press("End")
    assert tab.evaluate("() => location.hash") == f"#s{last + 1}"  # what the driver calls the address comes later
    tab.keyboard.press("Home")
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("n")
    assert tab.locator("details[open]").count() == last + 1 and tab.evaluate(HERE) == 1
    tab.keyboard.press("n")
    assert tab.locator("details[open]").count() == 0
    tab.keyboard.press("p")
    assert tab.locator("body.handout").count() == 1 and tab.evaluate(HERE) == 1
    tab.keyboard.press("p")
    tab.locator(".controls input").uncheck()
    tab.keyboard.press("n")
    assert tab.locator("details[open]").count() == 0  # a single letter can be switched off
    tab.context.close()


WAYS = {  # what goes on, and back
    "Space": (lambda tab: tab.keyboard.press("Space"), lambda tab: tab.keyboard.press("Shift+Space")),
    "PageDown": (lambda tab: tab.keyboard.press("PageDown"), lambda tab: tab.keyboard.press("PageUp")),
    "arrow": (lambda tab: tab.keyboard.press("ArrowDown"), lambda tab: tab.keyboard.press("ArrowUp")),
    "click": (lambda tab: tab.mouse.click(900, 60), None),
    "wheel": (lambda tab: turn(tab, 100), lambda tab: turn(tab, -100)),
    "pad": (lambda tab: stroke(tab, [6, 30, 80, 90, 40, 10, 2]), None),
}
SEEN = """() => document.querySelectorAll('article').length && [...document.querySelectorAll('article')]
  .map((each, place) => [place, each.getBoundingClientRect()])
  .filter(([, box]) => box.bottom > 1 && box.top < innerHeight - 1).map(([place]) => place)"""


def turn(tab, pixels):
    """Turn the wheel by a notch, and let the hand rest, on the page's own clock."""
    tab.mouse.wheel(0, pixels)
    tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    tab.clock.run_for(200)


def stroke(tab, pixels):
    """Stroke a pad: many events, none of which the browser may take for scrolling, without a pause between them."""
    taken = """(all) => all.every((deltaY) => !document.body.dispatchEvent(
      new WheelEvent('wheel', { deltaY, bubbles: true, cancelable: true })))"""
    assert tab.evaluate(taken, pixels)
    tab.clock.run_for(200)


@pytest.mark.parametrize("way", first_in_gate(*WAYS))
def test_whatever_moves_shows_one_whole_slide_after_the_other(browser, folder, way):
    """Half of the next slide would tell what a prediction should not know."""
    on, back = WAYS[way]
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    tab = context.new_page()
    tab.clock.install()
    tab.goto(deck(folder, "02").as_uri())
    tab.mouse.move(900, 60)
    count = tab.locator("article").count()
    for place in range(1, count):
        on(tab)
        assert tab.evaluate(SEEN) == [place] == [tab.evaluate(HERE)]
    on(tab)
    assert tab.evaluate(SEEN) == [count - 1]
    if back:
        back(tab)
        assert tab.evaluate(SEEN) == [count - 2]
    context.close()


def test_a_click_on_what_has_one_of_its_own_turns_no_page_and_open_notes_scroll(browser, folder):
    tab = opened(browser, deck(folder, "02"))
    tab.locator(".controls label").click()
    tab.locator(".controls input").focus()
    tab.keyboard.press("Space")
    assert tab.evaluate(HERE) == 0 and tab.locator(".controls input").is_checked()
    tab.get_by_role("button", name="Notes", exact=True).click()
    assert tab.locator("details[open]").count() == tab.locator("article").count()
    tab.mouse.move(900, 60)
    tab.mouse.wheel(0, 300)
    tab.wait_for_function("() => scrollY > 100")
    assert tab.evaluate("() => document.querySelector('article').getBoundingClientRect().bottom > 0")
    tab.context.close()


def test_no_slide_tells_what_a_later_one_asks(folder):
    """The question of a task stands before what is so, with nothing between that is told of it."""
    for page in sorted(each for each in folder.glob("*.html") if "-notes" not in each.name):
        text = page.read_text(encoding="utf-8")
        slides_in = re.findall(r'(?s)<div class="slide (\w+)[^"]*">(.*?)<p class="foot">', text)
        asked = {
            re.search(r"<h2[^>]*>(.*?)</h2>", body)[1]
            for kind, body in slides_in
            if kind == "question" and "<h2" in body
        }
        seen = set()
        for kind, body in slides_in:
            if kind == "question" and (heading := re.search(r"<h2[^>]*>(.*?)</h2>", body)):
                seen.add(heading[1])
            if kind == "record" and (heading := re.search(r'<p class="claim"[^>]*>(.*?)</p>', body)):
                assert heading[1] in seen or heading[1] not in asked, (page.name, heading[1])


def test_without_script_a_deck_scrolls_and_its_notes_open_one_by_one(browser, folder):
    tab = opened(browser, deck(folder, "00"), script=False)
    assert tab.locator(".controls:visible").count() == 0 and tab.locator(".slide:visible").count() > 20
    tab.locator("details.notes summary").nth(2).click()
    assert tab.locator("details[open]").count() == 1
    tab.context.close()


@pytest.mark.parametrize(
    ("name", "scheme", "width"), [("06", "light", 1366), ("02", "dark", 360), ("08-notes", "dark", 900)]
)
@pytest.mark.exhaustive  # of what goes with these slides the gate looks at the deck
def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser, folder, name, scheme, width):
    page = deck(folder, name[:2])
    page = page.with_name(f"{page.stem}-notes.html") if name.endswith("notes") else page
    tab = opened(browser, page, width, scheme=scheme)
    tab.locator("details.notes").evaluate_all("all => { for (const each of all.slice(0, 8)) each.open = true; }")
    assert tab.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(tab).response
    assert any(rule["id"] == "color-contrast" for rule in found["passes"])
    assert [(rule["id"], each["html"][:200]) for rule in found["violations"] for each in rule["nodes"]] == []
    tab.context.close()


def test_a_deck_prints_one_slide_a_page_and_the_notes_below_their_slides(folder, tmp_path):
    pages = deck(folder, "00"), folder / f"{deck(folder, '00').stem}-notes.html"
    print_pages([(each, tmp_path / f"{each.stem}.pdf") for each in pages], find_browser())
    wide, tall = ((tmp_path / f"{each.stem}.pdf").read_bytes() for each in pages)
    slides_in = pages[0].read_text(encoding="utf-8").count("<article")
    assert wide.count(b"/Type /Page\n") == slides_in and b"/MarkInfo" in wide
    assert 0 < tall.count(b"/Type /Page\n") < slides_in
