"""Cards and sheets are in French and Spanish but for what says that it is in another language."""

import pytest
from helpers import KIT
from test_screens import LANGUAGES, PageTexts, left_in_english

from whodecides.prepare.cards import cards, chosen_lessons

ALONE = {"br", "meta", "link", "img", "hr"}  # elements without an end


class Sheet(PageTexts):
    """The texts of a sheet that are in its own language."""

    def __init__(self, page):
        self._open, self._own = [], ""
        super().__init__(page)

    def handle_starttag(self, tag, attributes):
        spoken = dict(attributes).get("lang", self._open[-1] if self._open else "")
        self._own = self._own or spoken
        if tag not in ALONE:
            self._open.append(spoken)
        super().handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        self._open.pop()
        super().handle_endtag(tag)

    def handle_data(self, data):
        if self._open and self._open[-1] == self._own:
            super().handle_data(data)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_speaks_the_language(case, language):
    for name, page in cards(KIT, case, chosen_lessons(KIT)[0], 18, "a4", language).items():
        shown = Sheet(page.decode()).found
        assert shown and left_in_english(shown, language) == [], name


def test_what_says_that_it_is_english_is_left_out():
    page = '<html lang="fr"><p>Oui<br>non</p><p lang="en">Yes <b>no</b></p><p>Si</p></html>'
    assert Sheet(page).found == ["Oui", "non", "Si"]
