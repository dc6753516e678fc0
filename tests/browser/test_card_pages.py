"""Cards and sheets as a browser prints them: pages counted, nothing wider than the paper, no small print, axe clean."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from helpers import KIT, first_in_gate

from whodecides.prepare.cards import INSTRUCTOR_PAGE, cards, chosen_lessons
from whodecides.prepare.cards.seating import delegation_seats
from whodecides.tools.hearing.model import SIDES, seats
from whodecides.tools.negotiation.model import load_table

WIDE = {"a4": 182, "letter": 188}  # mm between the margins
SMALL = """() => [...document.querySelectorAll('main *')].filter((each) =>
  [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) &&
  parseFloat(getComputedStyle(each).fontSize) < 13.3).map((each) => each.outerHTML.slice(0, 120))"""
CUT = """() => [...document.querySelectorAll('main, main *')].filter((each) => each.scrollWidth > each.clientWidth + 1
  && getComputedStyle(each).display !== 'inline').map((each) => each.outerHTML.slice(0, 120))"""


def expected(case, people, paper):
    """Return {sheet: pages} where a page must hold exactly what it is for."""
    seated = seats(people)
    return {
        "08-sides": -(-seated.each * len(SIDES) // 2),  # two cards a page
        "08-bench": 3 * seated.bench,
        "08-queue": 1,
        "08-clerk": 1,
        "08-exhibits": 4,
        "09-briefs": sum(delegation_seats(list(load_table(case).delegations), people).values()),
        "09-wall": len(case["clauses"]) + 1,
    }


@pytest.mark.parametrize(
    ("people", "paper", "language"), first_in_gate((46, "letter", "es"), (18, "a4", "en"), (5, "letter", "fr"))
)
def test_pages_are_counted_and_nothing_is_cut(browser, case, people, paper, language):
    files = cards(KIT, case, ("08", "09"), people, paper, language)
    page = browser.new_page()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": int(WIDE[paper] * 96 / 25.4), "height": 900})
    for sheet, pages in expected(case, people, paper).items():
        page.set_content(files[f"cards/{sheet}.html"].decode())
        assert page.evaluate(CUT) == [] and page.evaluate(SMALL) == [], sheet
        printed = page.pdf(prefer_css_page_size=True)
        counts = re.findall(rb"/Type /Pages\s+/Count (\d+)", printed)  # of the document, and of parts of it
        assert max(map(int, counts)) == pages, sheet
    page.close()


@pytest.mark.exhaustive  # each kind of sheet; the gate counts the pages of cards
def test_every_other_sheet_fits_its_paper_and_axe_finds_nothing_serious(browser, case):
    files = cards(KIT, case, chosen_lessons(KIT)[0], 18, "a4", "fr")
    page = browser.new_page()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": int(WIDE["a4"] * 96 / 25.4), "height": 900})
    for name, content in files.items():
        page.set_content(content.decode())
        assert page.evaluate(CUT) == [] and page.evaluate(SMALL) == [], name
        if name in (INSTRUCTOR_PAGE, "cards/03-claims.html", "cards/08-bench.html", "cards/04-coding-sheet.html"):
            found = Axe().run(page).response
            assert [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found["violations"] if rule["impact"] in ("serious", "critical")] == [], name  # fmt: skip
    page.close()
