"""A statement that is to be judged without its speaker, and what those who coded it gave."""

from functools import cache
from typing import TypedDict

from ..agreement_measures import CODERS
from ..case import Case, Reader
from ..coding import ADJUDICATED, coding_set, masked, set_row
from .evidence import Fact, english_fact, supporting_words
from .html import PlainTable


class Passage(TypedDict):
    """What was said, as one reads it to judge it."""

    wording: str
    wording_language: str
    reported: bool
    gloss: str
    context: str


@cache
def blind_passage(reader: Reader, statement: str) -> Passage:
    """Return the words of a statement of the coding set without what tells who speaks."""
    about = set_row(reader.case, statement)
    row = reader.case.row("statements", statement)
    return {
        "wording": masked(row["wording"], about["masked"]),
        "wording_language": row["language"],
        "reported": row["wording_status"] == "reported speech",
        "gloss": masked(reader.gloss(row), about["masked"]),
        "context": reader.text(about, "context"),
    }


@cache
def third_readings(case: Case, variable: str) -> dict[str, dict[str, dict[str, str]]]:
    """Map each statement to the rows of its coders on a variable: value, note, words."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for row in case["positions"].query("variable == @variable").to_dict("records"):
        found.setdefault(row["statement"], {})[row["coder"]] = row
    return found


def readings_facts(reader: Reader, variable: str, statement: str, mask: str = "") -> list[Fact]:
    """Return what coders A and B and the third reading gave, each with its note, and the words on which this rests.

    `mask` are words that would tell who speaks, as in the coding set.
    """
    _, labels = reader.say, reader.labels()
    names = {**coder_names(reader), ADJUDICATED: _("Third reading")}
    given = third_readings(reader.case, variable)[statement]
    facts = []
    for coder, name in names.items():
        facts.append([name, with_note(labels[variable, given[coder]["value"]], given[coder]["note"])])
    row = reader.case.row("statements", statement)
    rests = supporting_words(reader, row, given[ADJUDICATED]["words"])
    return [*facts, *([label, masked(text, mask), *language] for label, text, *language in rests)]


def third_reason(reader: Reader, variable: str, statement: str) -> list[Fact]:
    """Return why the third reading gave its value, as it noted it in English; where it noted nothing, on which words it rests."""
    _, third = reader.say, third_readings(reader.case, variable)[statement][ADJUDICATED]
    if not third["note"]:
        return supporting_words(reader, reader.case.row("statements", statement), third["words"])
    label = _("Its reason") if reader.language == "en" else _("Its reason, in English")
    return [english_fact(reader.language, label, third["note"])]


def with_note(value: str, note: str) -> str:
    """Return a value with the note of whoever gave it."""
    return f"{value} ({note})" if note else value


def coder_names(reader: Reader) -> dict[str, str]:
    """Return {coder: how coders A and B are called}."""
    _ = reader.say
    return {each: _("Coder {name}").format(name=each) for each in CODERS}


def both_codes_table(reader: Reader, variable: str) -> PlainTable:
    """Return the statements that students code, with the codes of A and B."""
    _, labels, given = reader.say, reader.labels(), third_readings(reader.case, variable)
    rows = []
    for each in filter(given.__contains__, coding_set(reader.case)):
        passage = blind_passage(reader, each)
        codes = [labels[variable, given[each][coder]["value"]] for coder in CODERS]
        rows.append([passage["gloss"] or passage["wording"], passage["context"], *codes])
    headers = [_("Statement"), _("Also said"), *coder_names(reader).values()]
    return {"headers": headers, "rows": rows, "caption": reader.name("variables", variable)}
