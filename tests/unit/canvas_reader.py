"""Reads a package of QTI 1.2 as Canvas's importer does, and marks answers as Canvas does. It knows nothing of the kit.

What it holds to, as the importer works: the type and the points of a question stand in its metadata; an option whose last
condition sets a score is right; each number in a numerical question and each text in a blank counts as right; the columns
of a matching question are those of its first row, known by the number in their id; feedback is known by the form of its id.
"""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass, field

from question_page_reader import QuestionPage, gap_labels, plain_text

QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
PACKAGE = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
CANVAS = "{http://canvas.instructure.com/xsd/cccv1p0}"


@dataclass
class Row:
    """An option, a number, a blank's text, or a row of a matching question."""

    id: str
    text: str
    weight: float = 0
    feedback: str | None = None
    match: int | None = None
    margin: float = 0


@dataclass
class ImportedQuestion:
    """A question after import."""

    id: str
    name: str
    kind: str
    points: float
    page: QuestionPage
    rows: list[Row]
    columns: dict[int, str] = field(default_factory=dict)
    blanks: dict[str, list[Row]] = field(default_factory=dict)
    feedback: dict[str, str] = field(default_factory=dict)

    def mark(self, answer):
        """Return (share of the points, all that is then read) of an option's words, a number, or {gap: words or number}."""
        share, told = getattr(self, f"_{self.kind}")(answer)
        told.append(self._general("correct" if share == 1 else "incorrect"))
        return share, " ".join(filter(None, [*told, self._general("general")]))

    def _general(self, kind):
        """Return the comment for right answers, for wrong ones, or for all: what the id of a feedback is known by."""
        for name, text in self.feedback.items():
            wrong = re.search("wrong|incorrect|_IC$", name, re.I)
            right = not wrong and re.search("correct|_C$", name, re.I)
            always = not wrong and not right and re.search("general_|_all", name, re.I)
            if {"incorrect": wrong, "correct": right, "general": always}[kind]:
                return text
        return ""

    def _multiple_choice_question(self, answer):
        chosen = next(each for each in self.rows if each.text == answer)
        return chosen.weight / 100, [self.feedback.get(chosen.feedback, "")]

    def _numerical_question(self, answer):
        return float(any(abs(float(answer) - float(each.text)) <= each.margin + 1e-9 for each in self.rows)), []

    def _matching_question(self, answer):
        assert set(answer) == {each.text for each in self.rows}
        wrong = [each for each in self.rows if self.columns[each.match] != answer[each.text]]
        return 1 - len(wrong) / len(self.rows), [self.feedback.get(each.feedback, "") for each in wrong]

    def _fill_in_multiple_blanks_question(self, answer):
        assert set(answer) == set(self.blanks)
        right = [
            answer[name].strip().lower() in {each.text.lower() for each in rows} for name, rows in self.blanks.items()
        ]
        return sum(right) / len(right), []


def read_canvas(content):
    """Return ({id of a quiz: (its title, type and points, its groups of question ids)}, {id: question}) of a package."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    manifest = ET.fromstring(archive.read("imsmanifest.xml"))
    assert "imsqti_v2" not in archive.read("imsmanifest.xml").decode(), "Canvas would take it for QTI 2"
    resources = {each.get("identifier"): each for each in manifest.iter(f"{PACKAGE}resource")}
    listed = {each.get("href") for each in manifest.iter(f"{PACKAGE}file")}
    assert listed | {"imsmanifest.xml"} == set(archive.namelist())
    quizzes, questions = {}, {}
    for each in resources.values():
        if each.get("type") == "imsqti_xmlv1p2":
            depends = [resources[one.get("identifierref")] for one in each.iter(f"{PACKAGE}dependency")]
            assert all(one.get("type").endswith("learning-application-resource") for one in depends)
            path = each.find(f"{PACKAGE}file").get("href")
            name, groups, found = _quiz(ET.fromstring(archive.read(path)), archive)
            meta = ET.fromstring(archive.read(f"{name}/assessment_meta.xml"))  # where Canvas looks for it
            assert f"{name}/assessment_meta.xml" in {one.get("href") for one in depends}
            quizzes[name] = (
                *(meta.findtext(f"{CANVAS}{one}") for one in ("title", "quiz_type", "points_possible")),
                groups,
            )
            assert not set(found) & set(questions)
            questions |= found
    return quizzes, questions


def _quiz(page, archive):
    assessment = page.find(f"{QTI}assessment")
    (root,) = assessment.findall(f"{QTI}section")
    groups, found, points = [], {}, {}
    for node in root:
        if node.tag == f"{QTI}section":
            (count,) = node.iter(f"{QTI}selection_number")
            ids = [each.get("ident") for each in node.iter(f"{QTI}item")]
            points[tuple(ids)] = float(node.findtext(f".//{QTI}points_per_item"))
            groups.append((int(count.text), ids))
        else:
            groups.append((1, [node.get("ident")]))
        found |= {each.get("ident"): _item(each, archive) for each in node.iter(f"{QTI}item")}
    assert all(found[each].points == of_group for ids, of_group in points.items() for each in ids)
    return assessment.get("ident"), groups, found


def _item(node, archive):
    facts = {
        each.findtext(f"{QTI}fieldlabel"): each.findtext(f"{QTI}fieldentry")
        for each in node.iter(f"{QTI}qtimetadatafield")
    }
    kind, presentation = facts["question_type"], node.find(f"{QTI}presentation")
    text = presentation.find(f"{QTI}material/{QTI}mattext")
    assert text.get("texttype") == "text/html"
    feedback = {
        each.get("ident"): plain_text(each.find(f".//{QTI}mattext").text) for each in node.iter(f"{QTI}itemfeedback")
    }
    for each in node.iter(f"{QTI}displayfeedback"):
        assert each.get("linkrefid") in feedback, "feedback that is not there"
    page = QuestionPage(text.text)
    assert all(source in archive.namelist() for source, _alt in page.pictures)
    read = ImportedQuestion(
        node.get("ident"), node.get("title"), kind, float(facts["points_possible"]), page, [], feedback=feedback
    )
    conditions = list(node.iter(f"{QTI}respcondition"))
    fields = presentation.findall(f"{QTI}response_lid")
    if kind == "multiple_choice_question":
        read.rows = _options(fields, conditions)
    elif kind == "numerical_question":
        read.rows = _numbers(conditions)
    elif kind == "matching_question":
        read.rows, read.columns = _matches(fields, conditions)
    elif kind == "fill_in_multiple_blanks_question":
        names = gap_labels(text.text)
        read.blanks = {names[each.get("ident").removeprefix("response_")]: _labels(each) for each in fields}
        assert set(read.blanks) == set(names.values())
    else:
        assert kind == "essay_question" and presentation.find(f"{QTI}response_str") is not None
    return read


def _labels(field_node):
    found = []
    for each in field_node.iter(f"{QTI}response_label"):
        text = each.find(f"{QTI}material/{QTI}mattext")
        assert text.get("texttype") == "text/plain"
        found.append(Row(each.get("ident"), text.text))
    return found


def _condition_feedback(condition):
    shown = condition.find(f"{QTI}displayfeedback")
    return None if shown is None else shown.get("linkrefid")


def _options(fields, conditions):
    (only,) = fields
    rows = {each.id: each for each in _labels(only)}
    for condition in conditions:
        row = rows[condition.findtext(f"{QTI}conditionvar/{QTI}varequal")]
        score = condition.find(f"{QTI}setvar")
        row.weight = 0 if score is None else float(score.text)  # the last condition counts
        row.feedback = row.feedback or _condition_feedback(condition)  # the first sentence counts
    for row in rows.values():
        assert re.fullmatch(r"(\d+)_fb", row.feedback) and row.feedback.startswith(f"{row.id}_")
    assert [each.weight for each in rows.values()].count(100) == 1
    return list(rows.values())


def _numbers(conditions):
    """Return every number that a condition names: all are right, whatever score the condition sets."""
    found = []
    for each in conditions:
        assert each.find(f"{QTI}conditionvar/{QTI}varequal") is None, "a number alone would count as right, too"
        either = each.find(f"{QTI}conditionvar/{QTI}or")
        if either is not None:
            right, most = (either.find(f".//{QTI}{one}").text for one in ("varequal", "varlte"))
            found.append(Row("", right, 100, margin=float(most) - float(right)))
    assert found
    return found


def _matches(fields, conditions):
    columns = {int(re.search(r"\d+", each.id)[0]): each.text for each in _labels(fields[0])}
    assert len(columns) == len(_labels(fields[0])) == len(set(columns.values()))
    rows = {each.get("ident"): Row("", each.find(f"{QTI}material/{QTI}mattext").text) for each in fields}
    for condition in conditions:
        asked = condition.find(f".//{QTI}varequal")
        if asked is None:
            continue
        row = rows[asked.get("respident")]
        assert (condition.find(f"{QTI}conditionvar/{QTI}not") is None) == (_condition_feedback(condition) is None)
        row.feedback = _condition_feedback(condition)  # the last condition on a row counts
        if condition.find(f"{QTI}setvar") is not None:
            row.match = int(re.search(r"\d+", asked.text)[0])
    return list(rows.values()), columns
