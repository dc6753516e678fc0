"""The case told on a few pages: a course's `narrative.toml`, what its sentences are held to, and the file that is made of it.

Each sentence ends with what it rests on, [ids] of rows or names of tables; figures are questions to the data, as in tasks.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from ..case import NARRATIVE, Case, CasePaths, citable, load
from ..errors import KitError
from .data_queries import query_result
from .task_compiler import fill_sentence

SOURCE = "narrative.toml"
MOST_QUOTED = 25  # words of one quotation
# A sentence: its words, what it rests on, and the sign that ends it before or behind the brackets.
SENTENCE = re.compile(r"(?P<words>[^\[\]]+?)\s*\[(?P<ids>[^\[\]]+)\](?P<stop>[.?!]?)\s*")
QUOTED = re.compile(r"“([^”]*)”")
ENDS = ".?!"


def read_narrative(paths: CasePaths) -> dict[str, Any]:
    """Return the narrative of a case as its author writes it, or {} where there is none."""
    path = paths.at(paths.course) / SOURCE
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def compile_narrative(written: Mapping[str, Any], case: Case) -> dict[str, Any]:
    """Return a narrative with its figures filled in: title, and sections of heading, questions, and paragraphs of sentences
    as (words, [(id, address of its first source)]).

    Raises KitError where a question cannot be answered.
    """
    facts = {name: query_result(question, case) for name, question in written.get("facts", {}).items()}
    addresses = _addresses(case)
    sections = [
        {
            "heading": section["heading"],
            "paragraphs": [
                [_sentence(found, facts, case, addresses) for found in SENTENCE.finditer(each)]
                for each in _paragraphs(section.get("text", ""))
            ],
            "questions": section.get("questions", []),
        }
        for section in written["section"]
    ]
    return {"title": written["title"], "sections": sections}


def make_narrative(paths: CasePaths) -> None:
    """Write `narrative.json` of a case from its text and its data, where it has one."""
    if written := read_narrative(paths):
        (paths.at(paths.course) / NARRATIVE).write_text(_text(written, load(paths.tables)), encoding="utf-8")


def check_narrative(paths: CasePaths, case: Case) -> list[str]:
    """Return a sentence for each thing in the narrative of a case that its data do not bear, or where its file is older."""
    try:
        written = read_narrative(paths)
    except tomllib.TOMLDecodeError as error:
        return [f"{SOURCE} is not valid TOML ({error}); mend it."]
    said = list[str]()
    for section in written.get("section", []):
        problems = [*_check_held(section, case)]
        for paragraph in _paragraphs(section.get("text", "")):
            problems += _check_paragraph(paragraph, case)
        said += [f"{SOURCE}, {section['heading']}: {each}" for each in problems]
    if not written or said:
        return said
    made = paths.at(paths.course) / NARRATIVE
    try:
        text = _text(written, case)
    except KitError as error:
        return [f"{SOURCE}: {error}"]
    if not made.is_file() or made.read_text(encoding="utf-8") != text:
        said.append(f"{NARRATIVE} is not what {SOURCE} and the data make: run 'make course'.")
    return said


def _check_held(section: Mapping[str, Any], case: Case) -> Iterator[str]:
    """What a section holds is what the data answer."""
    for question, expected in section.get("holds", []):
        try:
            found = query_result(question, case)
        except KitError as error:
            yield str(error)
            continue
        if found != expected:
            yield f"it holds {expected}, and the data say {found}; mend the sentence."


def _check_paragraph(paragraph: str, case: Case) -> Iterator[str]:
    """Each sentence ends with what it rests on; what it quotes stands there, and is short."""
    known = _known_rows(case)
    if left := SENTENCE.sub("", paragraph).strip():
        yield f"end '{left[:60]}' with what it rests on: ids of the data in brackets."
    for found in SENTENCE.finditer(paragraph):
        ids = _ids(found)
        for each in ids:
            if each not in known:
                yield f"the data have no {each}; name what they have."
        rested_on = " ".join(_plain(known.get(each, "")) for each in ids)
        for quoted in QUOTED.findall(found["words"]):
            if len(quoted.split()) > MOST_QUOTED:
                yield f"“{quoted[:40]}…” has more than {MOST_QUOTED} words; quote less."
            if _plain(quoted) not in rested_on:
                yield f"“{quoted}” does not stand in {', '.join(ids)}; quote their words, or name the row that has them."


def _tables(case: Case) -> set[str]:
    """Return the tables on whose rows a sentence can rest."""
    cited = (facts.get("table", "statements") for facts in citable(case).values())
    return {"exhibits", "arguments", *cited} & set(case.tables)


def _known_rows(case: Case) -> dict[str, str]:
    """Return {id: words of its row} of all that a sentence can rest on; a table is named where rows are counted."""
    found = dict.fromkeys(case.tables, "")
    for table in _tables(case):
        rows = case[table]
        shown = [each for each in ("wording", "gloss_en", "title_en", "text_en") if each in rows]
        found |= {
            row["id"]: " ".join(str(row[each]) for each in shown) for row in rows[["id", *shown]].to_dict("records")
        }
    return found


def _paragraphs(text: str) -> list[str]:
    return [each.strip() for each in text.split("\n\n") if each.strip()]


def _ids(found: re.Match[str]) -> list[str]:
    return [each.strip() for each in found["ids"].split(",")]


def _addresses(case: Case) -> dict[str, str]:
    """Return {id: address of its first source} of all rows that a text may cite and that have one."""
    urls, found = dict(zip(case["sources"]["id"], case["sources"]["url"], strict=True)), dict[str, str]()
    for table in _tables(case):
        rows = case[table]
        source = next((each for each in ("source_1", "source") if each in rows), "")
        found |= {row["id"]: urls[row[source]] for row in rows.to_dict("records") if source and row[source]}
    return found


def _sentence(
    found: re.Match[str], facts: Mapping[str, Any], case: Case, addresses: Mapping[str, str]
) -> tuple[str, list[tuple[str, str]]]:
    """Return the words of a sentence with the sign that ends it, and what it rests on, with the address of each."""
    words = fill_sentence(" ".join(found["words"].split()), facts, case)
    ends = "" if words[-1] in ENDS or words[-2:-1] in tuple(ENDS) else found["stop"] or "."
    return words + ends, [(each, addresses.get(each, "")) for each in _ids(found)]


def _text(written: Mapping[str, Any], case: Case) -> str:
    return json.dumps(compile_narrative(written, case), ensure_ascii=False, indent=1) + "\n"


def _plain(words: str) -> str:
    """Return words in small letters, with straight apostrophes and single spaces, without the sign that ends them."""
    return " ".join(words.replace("’", "'").casefold().split())
