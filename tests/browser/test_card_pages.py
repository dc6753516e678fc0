"""Cards and sheets as a browser prints them: pages counted, nothing spills from its slip, no small print, axe clean."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from helpers import KIT, first_in_gate

from whodecides.case import Reader
from whodecides.prepare.cards import INSTRUCTOR_PAGE, cards, chosen_lessons
from whodecides.prepare.cards.card_pages import files_to_print

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


def pages(page):
    """Return how many pages of paper a page is."""
    counts = re.findall(rb"/Type /Pages\s+/Count (\d+)", page.pdf(prefer_css_page_size=True))
    return max(map(int, counts))  # of the document, and of parts of it


@pytest.mark.parametrize(
    ("people", "paper", "language"), first_in_gate((18, "a4", "en"), (30, "letter", "fr"), (46, "letter", "es"), (5, "a4", "fr"))
)  # fmt: skip
@pytest.mark.exhaustive  # how many slips a page holds is counted in the gate
def test_nothing_spills_from_a_slip_and_the_paper_is_what_was_told(browser, case, people, paper, language):
    lessons = chosen_lessons(KIT)[0]
    files = cards(KIT, case, lessons, people, paper, language)
    page = browser.new_page(viewport={"width": WIDTH[paper], "height": 900})
    page.emulate_media(media="print")
    for each in files_to_print(KIT, Reader(case, language), lessons, people):
        page.set_content(files[f"cards/{each.name}.html"].decode())
        assert page.evaluate(SPILLED) == [] and page.evaluate(SMALL) == [], each.name
        sheets = page.locator(".sheet").count()
        if sheets:
            assert sheets == -(-len(each.slips) // each.sheet.slips), each.name
        else:  # in more words, or on Letter, the two longest may need a page more
            more = each.name in ("01-record", "09-clauses") and (paper, language) != ("a4", "en")
            assert each.sheet.pages <= pages(page) <= each.sheet.pages + more, each.name
    page.set_content(files["cards/09-briefs.html" if people == 18 else "cards/08-exhibits.html"].decode())
    assert pages(page) == page.locator(".sheet").count(), "a sheet of slips is a sheet of paper"
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
