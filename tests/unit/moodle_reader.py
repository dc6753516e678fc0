"""Reads a Moodle XML file as Moodle's importer does, and marks answers as its question types do. It knows nothing of the kit.

What it holds to: a name and a known type for each question; fractions that Moodle's own list has; the code of a gap in a
Cloze question; files beside the text that shows them; and that the marks of a Cloze question are the weights of its gaps.
"""

import base64
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

from question_page_reader import QuestionPage, plain_text

FRACTIONS = {0, 100, 90, 80, 75, 70, 60, 50, 40, 30, 25, 20, 10, 5}  # of Moodle's list, those without a period
CODE = re.compile(r"\{(\d*):(MULTICHOICE|NUMERICAL):")


@dataclass
class Choice:
    text: str
    fraction: float
    feedback: str
    tolerance: float = 0


@dataclass
class ImportedQuestion:
    """A question after import."""

    id: str
    name: str
    kind: str
    category: str
    marks: float
    page: QuestionPage
    general: str
    choices: list[Choice] = field(default_factory=list)
    gaps: dict[str, list[Choice]] = field(default_factory=dict)
    grader: str = ""
    tags: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    def mark(self, answer):
        """Return (share of the marks, all that is then read) of an option's words, a number, or {gap: words or number}."""
        if self.kind in ("multichoice", "numerical"):
            found = _chosen_option(self.choices, answer, self.kind == "numerical")
            return found.fraction / 100, f"{found.feedback} {self.general}"
        assert set(answer) == set(self.gaps), "an answer for each gap"
        each = [_chosen_option(self.gaps[name], given, name in self.page.numbers) for name, given in answer.items()]
        told = " ".join(one.feedback for one in each)
        return sum(one.fraction for one in each) / 100 / len(each), f"{told} {self.general}"


def _chosen_option(choices, answer, number):
    if not number:
        return next(each for each in choices if each.text == answer)
    for each in choices:  # the first that fits counts
        if each.text == "*" or abs(float(each.text) - float(answer)) <= each.tolerance + 1e-9:
            return each
    return Choice("", 0, "")


def read_moodle(content):
    """Return the questions of a file. Raises where Moodle would complain."""
    quiz = ET.fromstring(content)
    assert quiz.tag == "quiz"
    found, category = [], ""
    for node in quiz:
        assert node.tag == "question"
        if node.get("type") == "category":
            category = node.findtext("category/text")
            assert category.startswith("$course$/top/") and "//" not in category
        else:
            found.append(_question(node, category))
    assert len({each.id for each in found}) == len(found), "Moodle refuses an id number twice in a category"
    return found


def _question(node, category):
    kind, name = node.get("type"), node.findtext("name/text")
    assert name and len(name) <= 255 and kind in ("multichoice", "numerical", "cloze", "essay")
    files = {each.get("name"): base64.b64decode(each.text) for each in node.findall("questiontext/file")}
    text = _html(node.find("questiontext"))
    assert set(re.findall(r'src="@@PLUGINFILE@@/([^"]+)"', text)) == set(files)
    gaps = {}
    if kind == "cloze":
        text, codes = _without_codes(text)
        page = QuestionPage(text)
        assert len(page.gaps) == len(codes)
        gaps = dict(zip(page.gaps, (choices for _number, _weight, choices in codes), strict=True))
        page.numbers = {name for name, (number, *_rest) in zip(page.gaps, codes, strict=True) if number}
        marks = float(sum(weight for _number, weight, _choices in codes))
        assert len({weight for _number, weight, _choices in codes}) == 1, "`mark` counts each gap alike"
    else:
        page, marks = QuestionPage(text), float(node.findtext("defaultgrade"))
    choices = [_answer(each, kind) for each in node.findall("answer")]
    if kind in ("multichoice", "numerical"):
        assert max(each.fraction for each in choices) == 100
    if kind == "multichoice":
        assert node.findtext("single") == "true" and len(choices) >= 2
        assert node.findtext("answernumbering") in ("none", "abc", "ABCD", "123", "iii", "IIII")
    return ImportedQuestion(
        node.findtext("idnumber"), name, kind, category, marks, page, plain_text(_html(node.find("generalfeedback"))),
        choices, gaps, plain_text(_html(node.find("graderinfo"))), [each.text for each in node.findall("tags/tag/text")], files,
    )  # fmt: skip


def _html(node):
    if node is None:
        return ""
    assert node.get("format") == "html"
    return node.findtext("text") or ""


def _answer(node, kind):
    fraction = float(node.get("fraction"))
    assert fraction in FRACTIONS
    tolerance = float(node.findtext("tolerance")) if kind == "numerical" else 0
    assert kind != "numerical" or node.findtext("text") == "*" or float(node.findtext("text")) is not None
    return Choice(node.findtext("text"), fraction, plain_text(_html(node.find("feedback"))), tolerance)


def _without_codes(text):
    """Return a Cloze text with a mark for each gap, and (is it a number, its weight, its choices) of each code."""
    kept, codes = "", []
    while found := CODE.search(text):
        assert int(found[1]) >= 1, "Moodle takes whole numbers only"
        end = _unescaped(text, "}", found.end())
        parts = _split(text[found.end() : end], "~")
        codes.append((found[2] == "NUMERICAL", int(found[1]), [_alternative(each, found[2]) for each in parts]))
        kept, text = kept + text[: found.start()] + QuestionPage.GAP, text[end + 1 :]
    return kept + text, codes


def _unescaped(text, sign, start=0):
    """Return where a sign stands that no backslash and, for #, no & of an entity stands before."""
    place = text.index(sign, start)
    while text[place - 1] == "\\" or (sign == "#" and text[place - 1] == "&"):
        place = text.index(sign, place + 1)
    return place


def _split(text, sign):
    parts = []
    while True:
        try:
            place = _unescaped(text, sign)
        except ValueError:
            return [*parts, text]
        parts.append(text[:place])
        text = text[place + 1 :]


def _alternative(text, kind):
    fraction = 0.0
    if text.startswith("="):
        fraction, text = 100.0, text[1:]
    elif found := re.match(r"%(-?\d+)%", text):
        fraction, text = float(found[1]), text[found.end() :]
    assert fraction in FRACTIONS
    answer, *feedback = _split(text, "#")
    said = plain_text("#".join(feedback).replace("\\}", "}").replace("\\#", "#"))
    if kind == "NUMERICAL":
        number = re.fullmatch(r"(-?\d+\.?\d*)(?::(\d+\.?\d*))?", answer)
        return Choice(number[1], fraction, said, float(number[2] or 0))
    return Choice(plain_text(answer.replace("\\}", "}").replace("\\#", "#")), fraction, said)
