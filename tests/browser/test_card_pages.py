"""Cards and sheets as a browser prints them: pages counted, nothing spills from its slip, no small print, axe clean."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from helpers import KIT, ROOT, first_in_gate

from whodecides.case import Reader, case_names, case_paths, load
from whodecides.prepare.cards import INSTRUCTOR_PAGE, cards, chosen_lessons
from whodecides.prepare.cards.card_pages import files_to_print
from whodecides.prepare.cards.paper_use import SIZES

LEAST = 12.6  # px of the smallest letters: 9.5 pt
WIDTH = {"a4": 794, "letter": 816}  # px of the paper
SMALL = f"""() => [...document.querySelectorAll('main *')].filter((each) =>
  [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) &&
  parseFloat(getComputedStyle(each).fontSize) < {LEAST}).map((each) => each.outerHTML.slice(0, 120))"""
# What reaches beyond the inside of its slip, lines to write on excepted: they end where the slip does.
SPILLED = """() => [...document.querySelectorAll('.slip')].flatMap((slip) => {
  const outer = slip.getBoundingClientRect(), style = getComputedStyle(slip);
  const low = outer.bottom - parseFloat(style.paddingBottom) + 2, right = outer.right - parseFloat(style.paddingRight) + 2;
  return [...slip.querySelectorAll('*')].filter((each) => !each.parentElement.closest('.lines')).filter((each) => {
    const box = each.getBoundingClientRect();
    return box.bottom > low || box.right > right || each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline';
  }).map((each) => each.outerHTML.slice(0, 120));
})"""
# Texts with fewer lines to write on than three of the four that they ask for.
FEW_LINES = """() => [...document.querySelectorAll('.lines')].filter((each) => {
  const low = each.getBoundingClientRect().bottom + 1.5, lines = [...each.children];
  return lines.filter((line) => line.getBoundingClientRect().bottom <= low).length < 0.75 * lines.length;
}).map((each) => each.parentElement.textContent.trim().slice(0, 120))"""
# Boxes to tick through which a line to write on runs, or which it touches: within a millimetre.
CROSSED = """() => { const rules = [...document.querySelectorAll('.rule')].map((each) => each.getBoundingClientRect());
  return [...document.querySelectorAll('.box')].filter((each) => { const box = each.getBoundingClientRect();
    return rules.some((rule) => rule.bottom > box.top - 4 && rule.bottom < box.bottom && rule.left < box.right && rule.right > box.left);
  }).map((each) => each.parentElement.textContent.trim()); }"""
# Slips that do not begin where one cuts: at so many parts of the height of the paper.
ASTRAY = """() => [...document.querySelectorAll('.sheet')].flatMap((sheet) => {
  const outer = sheet.getBoundingClientRect();
  return [...sheet.querySelectorAll('.slip')].filter((slip) => { const own = slip.getBoundingClientRect();
    const place = (own.top - outer.top) / own.height;
    return Math.abs(place - Math.round(place)) > 0.02;
  }).map((slip) => slip.textContent.trim().slice(0, 60));
})"""
READABLE = 14.6  # px of what stands on the smallest slips: 11 pt
GROWING = ("01-record", "06-passages", "09-clauses")  # in more words, or on Letter, these may need a page more


def pages(page):
    """Return how many pages of paper a page is."""
    counts = re.findall(rb"/Type /Pages\s+/Count (\d+)", page.pdf(prefer_css_page_size=True))
    return max(map(int, counts))  # of the document, and of parts of it


@pytest.mark.parametrize(
    ("people", "paper", "language"), first_in_gate((18, "a4", "en"), (30, "letter", "fr"), (46, "letter", "es"), (5, "a4", "fr"))
)  # fmt: skip
@pytest.mark.parametrize("name", case_names(ROOT))
@pytest.mark.exhaustive  # how many slips a page holds is counted in the gate
def test_nothing_spills_from_a_slip_and_the_paper_is_what_was_told(browser, name, people, paper, language):
    kit = case_paths(ROOT, name)
    case, lessons = load(kit.at(kit.data)), chosen_lessons(kit)[0]
    files = cards(kit, case, lessons, people, paper, language)
    page = browser.new_page(viewport={"width": WIDTH[paper], "height": 900})
    page.emulate_media(media="print")
    for each in files_to_print(kit, Reader(case, language), lessons, people):
        page.set_content(files[f"cards/{each.name}.html"].decode())
        for wrong in (SPILLED, SMALL, CROSSED, ASTRAY):
            assert page.evaluate(wrong) == [], each.name
        assert (paper, language) != ("a4", "en") or page.evaluate(FEW_LINES) == [], each.name
        if each.sheet.slips == SIZES[-1]:
            words = page.locator(".slip > :not(header):not(h2)").first
            assert words.evaluate("each => parseFloat(getComputedStyle(each).fontSize)") >= READABLE, each.name
        sheets = page.locator(".sheet").count()
        if sheets:
            assert sheets == -(-len(each.slips) // each.sheet.slips), each.name
        else:
            more = each.name in GROWING and (paper, language) != ("a4", "en")
            assert each.sheet.pages <= pages(page) <= each.sheet.pages + more, each.name
        if each.name in ("00-you-decide-first", "08-exhibits"):
            assert pages(page) == sheets, "a sheet of slips is a sheet of paper"
    page.close()


@pytest.mark.exhaustive  # how many slips a page holds is counted in the gate
def test_a_slip_that_is_too_full_is_found(browser, case):
    page = browser.new_page(viewport={"width": WIDTH["a4"], "height": 900})
    page.emulate_media(media="print")
    fitting = cards(KIT, case, ["02"], 18, "a4", "en")["cards/02-predict.html"].decode()
    page.set_content(fitting.replace('<p class="question">', '<p class="question">' + 150 * "more and more "))
    assert page.evaluate(SPILLED) != []
    page.close()


@pytest.mark.exhaustive  # axe on the largest pages
@pytest.mark.exhaustive  # how many slips a page holds is counted in the gate
def test_axe_finds_nothing_serious(browser, case):
    files = cards(KIT, case, chosen_lessons(KIT)[0], 18, "a4", "fr")
    page = browser.new_page(viewport={"width": 390, "height": 900})
    for name in (INSTRUCTOR_PAGE, "cards/03-stamps.html", "cards/08-bench.html", "cards/04-coding-sheet.html"):
        page.set_content(files[name].decode())
        found = Axe().run(page).response
        assert [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found["violations"] if rule["impact"] in ("serious", "critical")] == [], name  # fmt: skip
    page.close()
