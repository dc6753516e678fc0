"""What a reader of a question's page finds in it: plain text, pictures, and the gaps with what names them."""

import re
from html.parser import HTMLParser


def plain_text(page):
    """Return the words of a page, as they are read."""
    reader = QuestionPage(page)
    return " ".join(reader.text.split())


class QuestionPage(HTMLParser):
    """A page of HTML: `text`, `pictures` as (address, alternative text), and `gaps`, each by the words that name it.

    A gap in a list is named by the words before it; one in a table by the headings of its row and its column.
    """

    GAP = "\x01"

    def __init__(self, page):
        super().__init__()
        self.text, self.pictures, self.gaps, self.tags = "", [], [], []
        self.numbers = set()
        self._columns, self._cells, self._line = [], [], ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag == "img":
            self.pictures.append((dict(attrs)["src"], dict(attrs)["alt"]))
        if tag == "li":
            self._line = ""
        if tag == "tr":
            self._cells = []
        if tag in ("th", "td"):
            self._cells.append("")
        if tag in ("p", "li", "tr", "td", "th"):
            self.text += " "

    def handle_endtag(self, tag):
        if tag == "li" and self.GAP in self._line:
            name, rest = self._line.split(self.GAP)
            assert not rest.strip()
            self.gaps.append(" ".join(name.split()))
        if tag == "tr":
            if not any(self.GAP in each for each in self._cells):
                self._columns = self._cells
            for place, cell in enumerate(self._cells):
                if self.GAP in cell:
                    self.gaps.append(f"{self._cells[0].strip()}, {self._columns[place].strip()}")

    def handle_data(self, data):
        self.text += data
        self._line += data
        if self._cells:
            self._cells[-1] += data


def gap_labels(page):
    """Return {name in brackets, as in [g1]: the words that name this gap} of a page."""
    names = re.findall(r"\[(\w+)\]", page)
    return dict(zip(names, QuestionPage(re.sub(r"\[\w+\]", QuestionPage.GAP, page)).gaps, strict=True))
