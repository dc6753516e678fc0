"""The evidence and the parts of a brief: which ids a text cites, how long it is, what is still missing."""

import re
from functools import cache
from typing import Any

from ...case import CITABLE, Case, Citable
from ...texts import cited_ids, is_filler

SECTIONS = ("opening", "said", "record", "counter", "recommendation")
LENGTH = (270, 330)
TARGET = 300
COUNTER_WORDS = 25  # a counter-position shorter than this names an objection without its reason
TITLE_WORDS = 15

Content = dict[str, Any]  # a brief as it is stored: what each section, the title, the side … hold

RECORD_TABLES = ("instruments", "events", "platform_actions", "promises")


@cache
def _tables_of_citable_ids(case: Case) -> Citable:
    """Map each id that can be cited to its table."""
    return Citable(
        case, {each: {"table": table} for table in CITABLE if table in case.tables for each in case[table]["id"]}
    )


def cited_evidence(case: Case, text: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the evidence that a text cites: ([(table, id), …] in the order of first mention, [unknown ids])."""
    known = _tables_of_citable_ids(case)
    found, unknown = cited_ids(text, known)
    return [(known[each]["table"], each) for each in found], unknown


@cache
def _company_names(case: Case) -> dict[str, set[str]]:
    """Map each platform action to the names under which its company and its platform are known."""
    if "platform_actions" not in case.tables:
        return {}
    rows = case["platform_actions"]
    return {
        each: set(re.findall(r"[^;()\s](?:[^;()]*[^;()\s])?", f"{company};{platform}"))
        for each, company, platform in zip(rows["id"], rows["company"], rows["platform"], strict=True)
    }


def company_mismatches(case: Case, text: str) -> list[tuple[str, str]]:
    """Return the platform actions that are cited in a sentence which names other companies only: [(id, company), …].

    It may be meant so; a machine can only ask.
    """
    own, found = _company_names(case), []
    known = {name for names in own.values() for name in names if len(name) > 1}
    for sentence in re.split(r"(?<=[.!?])\s|\n", text):
        named = {name for name in known if re.search(rf"\b{re.escape(name)}\b", sentence)}
        cited = [each for table, each in cited_evidence(case, sentence)[0] if table == "platform_actions"]
        found += [
            (each, case.row("platform_actions", each)["company"]) for each in cited if named and not named & own[each]
        ]
    return list(dict.fromkeys(found))


def body_text(content: Content) -> str:
    """Return the text of all sections of a brief; `content` maps sections to texts and may lack some."""
    return "\n".join(section_text(content, each) for each in SECTIONS)


def section_text(content: Content, section: str) -> str:
    """Return the text of one section, "" where it is missing or not a text."""
    text = content.get(section, "")
    return text.strip() if isinstance(text, str) else ""


def missing_parts(case: Case, content: Content) -> list[tuple[str, str | int]]:
    """Return what a brief still lacks as a list of (code, detail), in the order in which one writes.

    Codes: question, side, addressee, title (choose or write it), long title, section (detail: which), filler (detail: a
    section that repeats few words), off topic (detail: a section with hardly a word on the case), unknown (ids),
    statement (the section on what was said cites none), record (the section on the record cites none),
    counter words (detail: count), counter evidence, short and long (detail: count of words).
    """
    lacks: list[tuple[str, str | int]] = [
        (each, "") for each in ("question", "side", "addressee") if not content.get(each)
    ]
    if not section_text(content, "title"):
        lacks.append(("title", ""))
    elif len(content["title"].split()) > TITLE_WORDS:
        lacks.append(("long title", len(content["title"].split())))
    lacks += [("section", each) for each in SECTIONS if not section_text(content, each)]
    lacks += [("filler", each) for each in SECTIONS if is_filler(section_text(content, each))]
    written = {each: section_text(content, each) for each in SECTIONS}
    lacks += [
        ("off topic", each)
        for each, text in written.items()
        if text and _tables_of_citable_ids(case).is_off_topic(text)
    ]
    unknown = cited_evidence(case, body_text(content))[1]
    if unknown:
        lacks.append(("unknown", ", ".join(unknown)))
    tables = {each: {table for table, _ in cited_evidence(case, section_text(content, each))[0]} for each in SECTIONS}
    if section_text(content, "said") and "statements" not in tables["said"]:
        lacks.append(("statement", ""))
    if section_text(content, "record") and not tables["record"] & set(RECORD_TABLES):
        lacks.append(("record", ""))
    counter = section_text(content, "counter")
    if counter and len(counter.split()) < COUNTER_WORDS:
        lacks.append(("counter words", len(counter.split())))
    if counter and not tables["counter"]:
        lacks.append(("counter evidence", ""))
    words = len(body_text(content).split())
    if words < LENGTH[0]:
        lacks.append(("short", words))
    elif words > LENGTH[1]:
        lacks.append(("long", words))
    return lacks
