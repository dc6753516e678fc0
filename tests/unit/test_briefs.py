"""The brief: recognised evidence, what is missing, the document; the widget keeps each change."""

import base64
import io
import re

import pytest
from docx import Document
from helpers import prose

from whodecides.case import Reader
from whodecides.errors import KitError
from whodecides.tools.brief.brief_export import exported_text
from whodecides.tools.brief.document import brief_document
from whodecides.tools.brief.model import SECTIONS, cited_evidence, company_mismatches, missing_parts
from whodecides.tools.brief.view import brief_content, brief_view
from whodecides.tools.brief.widget import Brief

pytestmark = pytest.mark.any_version

WORDS = {"opening": 45, "said": 60, "record": 75, "counter": 50, "recommendation": 70}
IDS = {"said": "MEX-06 DEU-04", "record": "E162 EUU-dsa", "counter": "C11", "recommendation": "", "opening": ""}


def whole(**changes):
    """A brief in which nothing is missing, with changes."""
    texts = {each: f"{IDS[each]} " + prose(count - len(IDS[each].split())) for each, count in WORDS.items()}
    return {"question": "record", "side": "first", "addressee": "editor", "title": "A title", **texts, **changes}


def lacks(case, **changes):
    return [code for code, _ in missing_parts(case, whole(**changes))]


def test_ids_of_every_table_are_recognised(case):
    found, unknown = cited_evidence(case, "MEX-06, (EUU-dsa), E162; A038. C11 F05 P07")
    assert [table for table, _ in found] == [
        "statements", "instruments", "events", "platform_actions", "claims", "claims", "promises",
    ]  # fmt: skip
    assert unknown == []


def test_ids_may_be_written_loosely_and_count_once(case):
    assert cited_evidence(case, "mex-6, MEX-06 and e162; eur-lex EUU-DSA") == (
        [("statements", "MEX-06"), ("events", "E162"), ("instruments", "EUU-dsa")],
        [],
    )


def test_unknown_ids_are_named_and_ordinary_words_are_not(case):
    text = "MEX-99 POL-nothing E999 P77, but non-profit, G20, COVID-19, pre-2021, USA, top-down and 482-FZ are words"
    assert cited_evidence(case, text) == ([], ["MEX-99", "POL-nothing", "E999", "P77"])


def test_every_id_that_can_be_cited_is_recognised(case):
    for table in ("statements", "claims", "instruments", "events", "platform_actions", "promises"):
        for each in case[table]["id"]:
            assert cited_evidence(case, f"see {each}.") == ([(table, each)], []), each


def test_a_whole_brief_lacks_nothing(case):
    assert missing_parts(case, whole()) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"question": ""}, "question"),
        ({"side": ""}, "side"),
        ({"addressee": ""}, "addressee"),
        ({"title": "  "}, "title"),
        ({"title": prose(16)}, "long title"),
        ({"opening": ""}, "section"),
        ({"opening": "USA-99 " + prose(44)}, "unknown"),
        ({"opening": "GER-01 " + prose(44)}, "unknown"),
        ({"opening": "E9999 " + prose(44)}, "unknown"),
        ({"opening": "asdf " * 45}, "filler"),
        ({"said": "E162 " + prose(59)}, "statement"),
        ({"record": "MEX-06 C11 " + prose(73)}, "record"),
        ({"counter": "C11 " + prose(23)}, "counter words"),
        ({"counter": prose(50)}, "counter evidence"),
        ({"recommendation": prose(39)}, "short"),
        ({"recommendation": prose(101)}, "long"),
    ],
)
def test_what_is_missing_is_told(case, changes, code):
    assert code in lacks(case, **changes)
    assert len(brief_view(case, {"language": "fr", **whole(**changes)})["view"]["missing"]) == len(
        lacks(case, **changes)
    )


@pytest.mark.parametrize(("count", "code"), [(40, []), (39, ["short"]), (100, []), (101, ["long"])])
def test_the_limits_of_length_are_inside(case, count, code):
    assert lacks(case, recommendation=prose(count)) == code


def test_a_brief_that_is_not_begun_lacks_everything_but_offends_nobody(case):
    content = brief_content(case, {"said": 3, "question": "nonsense"})
    assert content["said"] == "" and content["question"] == ""
    assert [code for code, _ in missing_parts(case, content)] == [
        "question", "side", "addressee", "title", *["section"] * len(SECTIONS), "short",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "heading"), [("en", "Evidence cited"), ("fr", "Preuves citées"), ("es", "Pruebas citadas")]
)
def test_the_document_opens_and_holds_headings_and_links(case, language, heading):
    data = brief_document(Reader(case, language), brief_content(case, whole(said="MEX-06 says\n\nand <b>\x01more</b>")))
    document = Document(io.BytesIO(data))
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert len(headings) == 6 and headings[-1] == heading
    assert "and <b>more</b>" in [each.text for each in document.paragraphs]
    links = {each.target_ref for each in document.part.rels.values() if each.is_external}
    statement = case.row("statements", "MEX-06")
    assert case.row("sources", statement["source_1"])["url"] in links
    assert document.core_properties.language[:2] == language and document.core_properties.author == ""


def test_the_document_is_a_students_own(case):
    """A4 or Letter, room for name and date, numbered pages, small evidence, and none of the kit's notes on its work."""
    content = brief_content(case, whole(said="MEX-03 MEX-06 DEU-04 " + prose(57)))
    document = Document(io.BytesIO(brief_document(Reader(case, "fr"), content)))
    assert [round(each.mm) for each in (document.sections[0].page_width, document.sections[0].page_height)] == [
        210,
        297,
    ]
    texts = [each.text for each in document.paragraphs]
    assert any(each.startswith("Nom\u00a0: ____") for each in texts) and any(
        each.startswith("Date\u00a0: __") for each in texts
    )
    assert (
        "PAGE" in document.sections[0].footer._element.xml
        and document.sections[0].footer.paragraphs[0].text == "Page  / "
    )
    assert "title not seen" not in "".join(texts) + exported_text(Reader(case, "fr"), content)
    heading = next(number for number, each in enumerate(texts) if each == "Preuves citées")
    evidence = document.paragraphs[heading + 1 :]
    assert len(evidence) == 6 and {run.font.size.pt for each in evidence for run in each.runs} == {8.5}
    assert sum(len(each.text.split()) for each in evidence) < sum(len(each.split()) for each in texts[:heading])
    letter = Document(io.BytesIO(brief_document(Reader(case, "en"), content, "Letter")))
    assert (letter.sections[0].page_width.inches, letter.sections[0].page_height.inches) == (8.5, 11)


def written(case, store, **changes):
    """Write a brief, each part in its round; return the tool of the last round."""
    for number in (1, 2, 3):
        tool = Brief(case, store, number, "10.5")
        tool.requested_state = {**tool.state, **whole(**changes), "sent": 1}
    return tool


def test_the_document_carries_name_and_day_and_leads_from_each_id_to_its_evidence(case, store):
    tool = written(case, store, record="as mex-6 and E162 show " + prose(145))
    tool.requested_state = {**tool.state, "name": " Ada  L ", "file": "docx", "sent": 2}
    document = Document(io.BytesIO(base64.b64decode(tool.file["data"])))
    texts = [each.text for each in document.paragraphs]
    assert "Name: Ada L" in texts and f"Date: {store.answer('10.5')['at'][:10]}" in texts and "Ada" not in store.text()
    body = document.element.body.xml
    leaps, places = re.findall('w:anchor="([^"]+)"', body), re.findall('w:bookmarkStart [^>]*w:name="([^"]+)"', body)
    assert set(leaps) == set(places) and len(places) == 4 and leaps.count("id_MEX_06") == 2
    assert any("as mex-6 and E162 show" in each for each in texts)  # as it was written


def test_an_action_of_another_company_is_remarked_and_not_forbidden(case, store):
    assert case.row("platform_actions", "A018")["company"] == "Facebook"
    assert company_mismatches(case, "Twitter closed the account (A018).") == [("A018", "Facebook")]
    assert (
        company_mismatches(case, "Facebook did (A018). Twitter came later.")
        == company_mismatches(case, "Twitter and Facebook, A018")
        == []
    )
    tool = written(case, store, opening="Twitter acted (A018). " + prose(41))
    assert tool.view["remarks"] == [
        "A sentence with A018 names another company; A018 is about Facebook. Is it the right id?"
    ]
    assert tool.view["missing"] == []


def test_the_same_brief_gives_the_same_bytes(case):
    content = brief_content(case, whole())
    assert brief_document(Reader(case, "en"), content) == brief_document(Reader(case, "en"), content)
    assert b"vbaProject" not in brief_document(Reader(case, "en"), content)


def test_the_plain_text_lists_the_evidence(case):
    text = exported_text(Reader(case, "en"), brief_content(case, whole()))
    assert "EVIDENCE CITED\nMEX-06 · Andrés Manuel López Obrador, 2021-01-14" in text
    assert "verdict: imprecise" in text and "Yes, its record should count" in text


def test_the_tool_keeps_each_change_and_makes_a_file_on_demand(case, store):
    assert Brief(case, store, 3, "10.5").file == {} and store.answer("10.5") is None
    tool = written(case, store)
    assert store.answer("10.5")["answer"] == whole() and tool.view["ready"]
    tool.requested_state = {**tool.state, "file": "docx", "sent": 2}
    assert base64.b64decode(tool.file["data"])[:2] == b"PK" and "file" not in store.answer("10.5")["answer"]
    tool.requested_state = {**tool.state, "file": "", "opening": "Another", "sent": 3}
    assert tool.file == {}
    again = Brief(case, store, 3, "10.5")
    assert again.state["opening"] == "Another" and again.state["said"] == whole()["said"]
    assert "of 300" in again.static_text()


def test_rounds_share_one_brief_and_none_writes_over_another(case, store):
    first, last = Brief(case, store, 1, "10.5"), Brief(case, store, 3, "10.5")
    assert first.view["fields"] == ("title", "said", "record") and last.view["fields"] == ("opening", "recommendation")
    first.requested_state = {**first.state, "question": "court", "said": "As MEX-06 says", "sent": 1}
    assert last.state["said"] == "As MEX-06 says" and "court" in last.view["plan"]
    last.requested_state = {**last.state, "said": "as an older page has it", "recommendation": "Wait.", "sent": 1}
    kept = store.answer("10.5")["answer"]
    assert (kept["said"], kept["recommendation"]) == ("As MEX-06 says", "Wait.")
    with pytest.raises(KitError, match="1 to 3"):
        Brief(case, store, 4)


def test_an_unknown_id_is_named_at_once(case, store):
    tool = Brief(case, store, 1, "10.5")
    tool.requested_state = {**tool.state, "said": "As MEX-6 and USA-99 say", "sent": 1}
    assert "Nothing in this kit is called USA-99" in tool.view["status"]
    assert [each["id"] for each in tool.view["evidence"]] == ["MEX-06"]
    tool.requested_state = {**tool.state, "language": "es", "sent": 2}
    assert "USA-99" in tool.view["status"] and "palabras" in tool.view["status"] and tool.state["said"]
