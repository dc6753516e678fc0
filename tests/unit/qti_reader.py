"""Reads a package of QTI 2.1 and works out its response processing. It knows nothing of the kit.

What it holds to is the specification: declared variables, identifiers, interactions that name a declared response, and
rules that are worked out one after the other.
"""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass

from question_page_reader import QuestionPage, plain_text

QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
PACKAGE = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
NAME = re.compile(r"[A-Za-z_][\w.-]*")


def read_qti(content):
    """Return ({id of a test: its groups of item ids}, {id: item}) of a package."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    manifest = ET.fromstring(archive.read("imsmanifest.xml"))
    assert manifest.findtext(f"{PACKAGE}metadata/{PACKAGE}schema") == "QTIv2.1 Package"
    listed = {each.get("href") for each in manifest.iter(f"{PACKAGE}file")}
    assert listed | {"imsmanifest.xml"} == set(archive.namelist())
    ids = {each.get("identifier") for each in manifest.iter(f"{PACKAGE}resource")}
    assert all(NAME.fullmatch(each) for each in ids)
    assert {each.get("identifierref") for each in manifest.iter(f"{PACKAGE}dependency")} <= ids
    items, tests = {}, {}
    for each in manifest.iter(f"{PACKAGE}resource"):
        page = None if each.get("type") == "webcontent" else ET.fromstring(archive.read(each.get("href")))
        if each.get("type") == "imsqti_item_xmlv2p1":
            items[each.get("identifier")] = Item(page, archive)
            assert items[each.get("identifier")].id == each.get("identifier")
        elif each.get("type") == "imsqti_test_xmlv2p1":
            tests[page.get("identifier")] = _groups(page, archive)
    return tests, items


def _groups(page, archive):
    (part,) = page.findall(f"{QTI}testPart")
    (section,) = part.findall(f"{QTI}assessmentSection")
    assert all(
        each.get("href").removeprefix("../") in archive.namelist() for each in part.iter(f"{QTI}assessmentItemRef")
    )
    found = []
    for node in section:
        if node.tag == f"{QTI}assessmentSection":
            count = int(node.find(f"{QTI}selection").get("select"))
            found.append((count, [each.get("identifier") for each in node.iter(f"{QTI}assessmentItemRef")]))
        else:
            found.append((1, [node.get("identifier")]))
    return found


@dataclass
class Field:
    """What takes a response in: its words for what can be chosen, by id (none where one writes)."""

    name: str
    options: dict[str, str]


class Item:
    """A question: `mark` works out what an answer earns and what is then read."""

    def __init__(self, page, archive):
        self.id, self.title = page.get("identifier"), page.get("title")
        assert NAME.fullmatch(self.id) and page.get("adaptive") == "false"
        self.responses = {
            each.get("identifier"): (each.get("cardinality"), each.get("baseType"))
            for each in page.findall(f"{QTI}responseDeclaration")
        }
        self.outcomes = {each.get("identifier"): each for each in page.findall(f"{QTI}outcomeDeclaration")}
        self.points = float(self.outcomes["MAXSCORE"].findtext(f"{QTI}defaultValue/{QTI}value"))
        self.rules = page.find(f"{QTI}responseProcessing")
        self.feedback = {
            each.get("identifier"): plain_text(_inside(each)) for each in page.findall(f"{QTI}modalFeedback")
        }
        assert all(each.get("outcomeIdentifier") in self.outcomes for each in page.findall(f"{QTI}modalFeedback"))
        body = page.find(f"{QTI}itemBody")
        rubric = body.find(f"{QTI}rubricBlock")
        self.grader = "" if rubric is None else plain_text(_inside(rubric))
        assert rubric is None or rubric.get("view") == "scorer"
        self.fields, self.interactions = [], set()
        for node in list(body.iter()):
            if node.get("responseIdentifier"):
                self.interactions.add(node.tag.removeprefix(QTI))
                options = {
                    each.get("identifier"): "".join(each.itertext()).strip()
                    for each in node
                    if each.tag in (f"{QTI}simpleChoice", f"{QTI}inlineChoice")
                }
                self.fields.append(Field(node.get("responseIdentifier"), options))
                assert all(NAME.fullmatch(each) for each in options)
                for child in list(node):
                    node.remove(child)
                node.text = QuestionPage.GAP
        assert [each.name for each in self.fields] == list(self.responses), "each declared response is asked for once"
        self.page = QuestionPage(_inside(body))
        for source, alt in self.page.pictures:
            assert source.removeprefix("../") in archive.namelist() and 0 < len(alt) <= 256

    def mark(self, answer):
        """Return (points, all that is then read) of an option's words, a number, a list of words in order, or {gap: …}."""
        given = answer if isinstance(answer, dict) else {"": answer}
        names = self.page.gaps if isinstance(answer, dict) else [""]
        assert set(given) == set(names)
        values = {"SCORE": 0.0, "FEEDBACK": []}
        for name, taker in zip(names, self.fields, strict=True):
            values[taker.name] = self._value(taker, given[name])
        self._run(self.rules, values)
        return values["SCORE"], " ".join(self.feedback.get(each, "") for each in values["FEEDBACK"])

    def _value(self, taker, given):
        ids = {text: name for name, text in taker.options.items()}
        cardinality, kind = self.responses[taker.name]
        if cardinality == "ordered":
            return [ids[each] for each in given]
        return ids[given] if kind == "identifier" else float(given) if kind == "float" else given

    def _run(self, rules, values):
        for rule in rules:
            name = rule.tag.removeprefix(QTI)
            if name == "setOutcomeValue":
                assert rule.get("identifier") in self.outcomes
                values[rule.get("identifier")] = self._work(rule[0], values)
                continue
            assert name == "responseCondition"
            for branch in rule:
                is_else = branch.tag == f"{QTI}responseElse"
                if is_else or self._work(branch[0], values):
                    self._run(branch if is_else else branch[1:], values)
                    break

    def _work(self, node, values):
        name = node.tag.removeprefix(QTI)
        if name == "variable":
            return values[node.get("identifier")]
        if name == "baseValue":
            return float(node.text) if node.get("baseType") == "float" else node.text
        parts = [self._work(each, values) for each in node]
        if name in ("and", "or"):
            return all(parts) if name == "and" else any(parts)
        if name == "not":
            return not parts[0]
        if name == "ordered":
            return parts
        if name == "multiple":
            return [one for each in parts for one in (each if isinstance(each, list) else [each])]
        if name == "match":
            return parts[0] == parts[1]
        assert name == "equal"
        below, above = map(float, node.get("tolerance", "0 0").split())
        assert (node.get("toleranceMode") == "exact") == (below == above == 0)
        return parts[1] - below - 1e-9 <= parts[0] <= parts[1] + above + 1e-9


def _inside(node):
    """Return what stands in an element, as HTML without its namespace."""
    text = (node.text or "") + "".join(ET.tostring(each, encoding="unicode") for each in node)
    return re.sub(r"<(/?)\w+:(\w+)", r"<\1\2", re.sub(r' xmlns:\w+="[^"]*"', "", text))
