"""What is handed out beside lessons, as a browser prints it: a poster and a plan of a page each, a briefing of half a page for each session."""

import re

import pytest
from helpers import ROOT, first_in_gate

from whodecides.prepare import folder as folder_module
from whodecides.prepare.folder import read_class_kit
from whodecides.prepare.handouts import NARRATIVE_PAGE
from whodecides.prepare.handouts.helpers import HELPERS
from whodecides.prepare.handouts.poster import POSTER
from whodecides.prepare.handouts.syllabus import SYLLABUS


def pages(page):
    printed = page.pdf(prefer_css_page_size=True)
    return max(map(int, re.findall(rb"/Type /Pages\s+/Count (\d+)", printed)))


@pytest.mark.parametrize(("paper", "language"), first_in_gate(("a4", "en"), ("letter", "fr"), ("letter", "es")))
def test_each_is_as_long_as_its_name_says(browser, paper, language):
    kit = read_class_kit(ROOT, minutes=75, students=400, sessions=10, paper=paper, language=language)
    page = browser.new_page(viewport={"width": 700, "height": 900})  # between the margins
    page.emulate_media(media="print")
    for make, name, most in ((folder_module._poster, POSTER, 1), (folder_module._syllabus, SYLLABUS, 2)):
        page.set_content(make(kit)[name].decode())
        assert pages(page) <= most, name
    page.set_content(folder_module._narrative(kit)[NARRATIVE_PAGE].decode())
    assert 2 <= pages(page) <= 4
    page.set_content(folder_module._helpers(kit)[HELPERS].decode())
    assert page.locator(".session").count() == 3 and pages(page) == 2
    page.close()
