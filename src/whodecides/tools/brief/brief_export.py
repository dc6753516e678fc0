"""A brief as it is handed over: its parts, and the same as plain text."""

from collections.abc import Mapping
from typing import Any

from ...case import Reader
from ...i18n import colon
from .evidence_list import evidence_entries
from .model import Content, body_text, cited_evidence, section_text
from .words import brief_words

BLANK = "_" * 24  # to be filled in by hand


def exported_parts(reader: Reader, content: Content, facts: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return a brief as it is handed over: {title, facts, sections, page, evidence_heading, evidence}.

    `facts` may hold "name" and "date"; what is missing is a line to be filled in by hand. In what is returned it is a list of [label with its colon, text]; `sections` of (heading, [paragraph, …]); `evidence` as from `cited_entries`.
    """
    _, words = reader.say, brief_words(reader)
    names = {each[0]: each[1] for part in ("questions", "addressees") for each in words[part]}
    sides = next((each[2] for each in words["questions"] if each[0] == content["question"]), ["", ""])
    side = dict(zip(("first", "second"), sides, strict=True)).get(content["side"], "")
    given = facts or {}
    lines = [
        [_("Name"), given.get("name") or BLANK],
        [_("Date"), given.get("date") or BLANK],
        [words["labels"]["addressee"], names.get(content["addressee"], "")],
        [words["labels"]["question"], names.get(content["question"], "")],
        [words["labels"]["side"], side],
    ]
    found, _unknown = cited_evidence(reader.case, body_text(content))
    return {
        "title": " ".join(content["title"].split()) or _("Brief without a title"),
        "facts": [[label + colon(reader.language), text] for label, text in lines if text],
        "sections": [
            (name, [line.strip() for line in section_text(content, each).splitlines() if line.strip()])
            for each, name, _hint in words["sections"]
            if section_text(content, each)
        ],
        "page": _("Page"),
        "evidence_heading": _("Evidence cited"),
        "evidence": evidence_entries(reader, found),
    }


def exported_text(reader: Reader, content: Content, facts: Mapping[str, str] | None = None) -> str:
    """Return the brief with its list of evidence as plain text."""
    parts = exported_parts(reader, content, facts)
    lines = [parts["title"], "", *(label + text for label, text in parts["facts"])]
    for heading, paragraphs in parts["sections"]:
        lines += ["", heading.upper(), *paragraphs]
    if parts["evidence"]:
        lines += ["", parts["evidence_heading"].upper()]
    for entry in parts["evidence"]:
        lines.append(f"{entry['id']} · {entry['text']}")
        lines += [f"  {source['text']} <{source['url']}>" for source in entry["sources"]]
    return "\n".join(lines) + "\n"
