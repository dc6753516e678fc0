"""The tool for the brief in words: what is written, what it cites and what it still lacks."""

from collections.abc import Sequence
from typing import Any

from ...case import Case, Reader
from ...i18n import Translator, colon
from ...widgets.base import State
from ...widgets.tool import AnswerSummary
from .evidence_list import evidence_entries
from .model import (
    COUNTER_WORDS,
    LENGTH,
    RECORD_TABLES,
    SECTIONS,
    TARGET,
    TITLE_WORDS,
    Content,
    body_text,
    cited_evidence,
    company_mismatches,
    missing_parts,
    section_text,
)
from .words import PAPERS, brief_words, example_ids

PLAN = ("question", "side", "addressee")
FIELDS = (*PLAN, "title", *SECTIONS)
ROUNDS = (("title", "said", "record"), ("counter",), ("opening", "recommendation"))  # what is written in each


def brief_content(case: Case, state: State) -> Content:
    """Return the parts of a brief that `state` holds as {field: text}; damaged or unknown parts become ""."""
    content = {each: state.get(each, "") if isinstance(state.get(each, ""), str) else "" for each in FIELDS}
    options = brief_words(Reader(case, "en"))
    for field, known in (
        ("question", options["questions"]),
        ("side", options["sides"]),
        ("addressee", options["addressees"]),
    ):
        if content[field] not in [each[0] for each in known]:
            content[field] = ""
    return content


def brief_view(case: Case, state: State) -> dict[str, dict[str, Any]]:
    """Return what the tool for the brief shows: words, view and the mended state (with language)."""
    reader = Reader(case, state["language"])
    content = brief_content(case, state)
    _ = reader.say
    found, unknown = cited_evidence(case, body_text(content))
    status = _("Words: {count} of {target} (from {fewest} to {most}; ids count as words).").format(
        count=len(body_text(content).split()), target=TARGET, fewest=LENGTH[0], most=LENGTH[1]
    )
    lacks = [_missing_part_text(reader, *each) for each in missing_parts(case, content)]
    ready = _(
        "Nothing is missing that a machine can see. People judge the argument: give it to a reader who disagrees."
    )
    return {
        "words": brief_words(reader),
        "view": {
            "status": _with_unknown(status, unknown, _),
            "counts": {each: _word_count_text(case, content, each, _) for each in SECTIONS},
            "plan": _plan_text(reader, content),
            "evidence": [{"id": each["id"], "text": each["text"]} for each in evidence_entries(reader, found)],
            "missing": lacks,
            "remarks": [
                _("A sentence with {id} names another company; {id} is about {company}. Is it the right id?").format(
                    id=each, company=company
                )
                for each, company in company_mismatches(case, body_text(content))
            ],
            "ready": "" if lacks else ready,
        },
        "state": {"language": reader.language, "paper": _known_paper(state), **content},
    }


def _known_paper(state: State) -> str:
    return state["paper"] if state.get("paper") in PAPERS else PAPERS[0]


def _word_count_text(case: Case, content: Content, section: str, _: Translator) -> str:
    text = section_text(content, section)
    counted = _("Words here: {count}; in all: {all} of {target}.").format(
        count=len(text.split()), all=len(body_text(content).split()), target=TARGET
    )
    return _with_unknown(counted, cited_evidence(case, text)[1], _)


def question_and_side_text(reader: Reader, content: Content) -> str:
    """Return the chosen question and side in full: a list on a small screen cuts them off."""
    question = next((each for each in brief_words(reader)["questions"] if each[0] == content["question"]), None)
    if not question:
        return ""
    sides = dict(zip(("first", "second"), question[2], strict=True))
    return f"{question[1]} {sides.get(content['side'], ' / '.join(question[2]))}"


def other_side_text(reader: Reader, content: Content) -> str:
    """Return the question with the side that one does not take, "" before question and side are chosen."""
    _, other = reader.say, {"first": "second", "second": "first"}.get(str(content["side"]), "")
    known = other and question_and_side_text(reader, {**content, "side": other})
    return _("The side to write here: {side}").format(side=known) if known else ""


def _plan_text(reader: Reader, content: Content) -> str:
    """Return question, side and reader in one sentence, as far as they are chosen."""
    words = brief_words(reader)
    to = next((name for each, name in words["addressees"] if each == content["addressee"]), "")
    to = f"{words['labels']['addressee']}{colon(reader.language)}{to}." if to else ""
    return " ".join(each for each in (question_and_side_text(reader, content), to) if each)


def _with_unknown(text: str, unknown: Sequence[str], _: Translator) -> str:
    """Name what looks like an id and is none, where the student writes it."""
    if not unknown:
        return text
    named = _("Nothing in this kit is called {ids}: copy the id from a card or a table.").format(ids=", ".join(unknown))
    return f"{text} {named}"


def brief_static_fallback(reader: Reader) -> dict[str, dict[str, Any]]:
    """Return two tables, as headers, rows and caption: the parts of the brief, and the questions."""
    _, words = reader.say, brief_words(reader)
    parts = {
        "headers": [_("Section"), _("What belongs here")],
        "rows": [[name, hint] for _id, name, hint in words["sections"]],
        "caption": _("The parts of the brief, {fewest} to {most} words in all").format(
            fewest=LENGTH[0], most=LENGTH[1]
        ),
    }
    questions = {
        "headers": [_("Question"), *(name for _id, name in words["sides"])],
        "rows": [[name, *sides] for _id, name, sides in words["questions"]],
        "caption": _("Questions to choose from, and two sides of each"),
    }
    return {"sections": parts, "questions": questions}


def _missing_part_text(reader: Reader, code: str, detail: int | str) -> str:
    """Return one thing that is missing as a sentence that says what to do."""
    _ = reader.say
    sections = {each[0]: each[1] for each in brief_words(reader)["sections"]}
    sentences = {
        "question": _("Choose one of the questions."),
        "side": _("Choose the side that you argue, or take the one that you were given."),
        "addressee": _("Choose whom you write to."),
        "title": _("Write a title of {most} words at most.").format(most=TITLE_WORDS),
        "long title": _("The title has {count} words; shorten it to {most} at most.").format(count=detail, most=TITLE_WORDS),
        "section": _("Write the section “{section}”.").format(section=sections.get(detail, "")),
        "filler": _("The section “{section}” repeats few words again and again: write it in sentences of your own.").format(
            section=sections.get(detail, "")
        ),
        "off topic": _(
            "Hardly a word of the section “{section}” is on this case or on what it cites: name who spoke or acted."
        ).format(section=sections.get(detail, "")),
        "unknown": _("Correct or remove what this kit does not know: {ids}.").format(ids=detail),
        "statement": _("Cite a statement, such as {id}, in the section “{section}”.").format(
            id=example_ids(reader.case, "statements"), section=sections["said"]
        ),
        "record": _("Cite an event, a law, an action or a promise, such as {id}, in the section “{section}”.").format(
            id=example_ids(reader.case, *RECORD_TABLES), section=sections["record"]
        ),
        "counter words": _("Words of the counter-position: {count}; give it {fewest} or more, its best reason included.").format(
            count=detail, fewest=COUNTER_WORDS
        ),
        "counter evidence": _("Cite evidence for the counter-position, by at least one id."),
        "short": _("Words so far: {words}; write at least {fewest}.").format(words=detail, fewest=LENGTH[0]),
        "long": _("You have {words} words; shorten to {most} at most.").format(words=detail, most=LENGTH[1]),
    }  # fmt: skip
    return sentences[code]


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return the question and the side that was argued, and the recommendation."""
    content = brief_content(reader.case, answer)
    title = " ".join(content["title"].split())
    sentence = " · ".join(each for each in (title, question_and_side_text(reader, content)) if each)
    return {"sentence": sentence, "words": section_text(content, "recommendation"), "record": ""}
