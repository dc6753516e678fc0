"""The evidence card: wording, gloss, who, when, where said, source, confidence."""

from collections.abc import Iterable
from typing import Any

from ..case import Row
from ..case.reader import Reader
from ..case.views import INFERRED, locate_words
from ..i18n import colon, localized_day
from ..provenance import CONFIDENCES, evidence, evidence_card

Card = dict[str, Any]
Fact = list[str]


def evidence_cards(reader: Reader, place: str, variable: str) -> list[Card]:
    """Return the cards behind one cell, in plain words, by date.

    Each is a dictionary of texts: heading, facts (list of [label, text], with the text's language as a third where it is
    not the reader's), and for a statement also
    wording, wording_language, gloss (empty where the wording is in the reader's language) and
    sources (list of {text, url}). `value` is the id of the value that was given.
    """
    return [
        {**(_absence_card(reader, item) if "search" in item else _coded_card(reader, item)), "value": item["value"]}
        for item in evidence(reader.case, place, variable)
    ]


def _absence_card(reader: Reader, item: dict[str, Any]) -> Card:
    _, search = reader.say, item["search"]
    facts = [
        english_fact(reader.language, _("Where one looked"), search["places"]),
        [_("When"), f"{search['date']:%Y-%m-%d}"],
        [_("Languages"), ", ".join(map(reader.language_name, search["languages"].split(";")))],
        [_("What one looked for"), search["terms"]],
    ]
    if search["note"]:
        facts.append(english_fact(reader.language, _("What came nearest"), reader.note(search)))
    return {"heading": _("No statement found. This is not the same as neutral."), "facts": facts, "sources": []}


def _coded_card(reader: Reader, item: dict[str, Any]) -> Card:
    _ = reader.say
    shown = statement_card(reader, item["statement"]["id"])
    coded = [
        [_("Coded as"), reader.labels()[item["variable"], item["value"]]],
        [_("How sure the coder was"), reader.word(item["confidence"], "positions.confidence")],
    ]
    label = _("Coder's note") if reader.language == "en" else _("Coder's note, in English")
    note = [english_fact(reader.language, label, item["note"])] if item["note"] else []
    rests = supporting_words(reader, item["statement"], item["words"])
    return {**shown, "facts": [*coded, *rests, *shown["facts"], *note]}


def coding_reasons(reader: Reader, statement_id: str, confidence: str, words: str, note: str) -> list[Fact]:
    """Return what has to stand beside a statement for its value to be seen, as facts.

    These are the words on which the value rests, or that it was inferred; what a coder noted; and a doubt of the coder.
    Of a value that says that nothing was said it is what else was said.
    """
    _, statement = reader.say, reader.case.row("statements", statement_id)
    doubt = [[_("How sure the coder was"), reader.word(confidence, "positions.confidence")]]
    rests = supporting_words(reader, statement, words)
    label = _("Why this code") if reader.language == "en" else _("Why this code, in English")
    why = [english_fact(reader.language, label, note)] if note else []
    return (rests + why or context_facts(reader, statement)) + (doubt if confidence == CONFIDENCES[-1] else [])


def supporting_words(reader: Reader, statement: Row, words: str) -> list[Fact]:
    """Return on which words of a statement a value or a stance rests, or that it was inferred, as a list of facts."""
    _ = reader.say
    if words == INFERRED:
        return [[_("Rests on"), _("no words: it was inferred")]]
    quoted, retold = locate_words(statement, words)
    found = [[_("Rests on the words"), quoted, statement["language"]]] if quoted else []
    label = (
        _("Rests on what was also said") if reader.language == "en" else _("Rests on what was also said, in English")
    )
    return [*found, english_fact(reader.language, label, retold)] if retold else found


def context_facts(reader: Reader, statement: Row) -> list[Fact]:
    """Return what was said beside the words of a statement as a list of facts; it is in English only."""
    _ = reader.say
    label = _("Also said") if reader.language == "en" else _("Also said, in English")
    return [english_fact(reader.language, label, statement["context"])] if statement["context"] else []


def english_fact(language: str, label: str, text: str) -> Fact:
    """Return a fact whose text is in English only, so that a screen reader says it in English."""
    return [label, text] if language == "en" else [label, text, "en"]


def statement_card(reader: Reader, statement_id: str) -> Card:
    """Return the card of one statement, without any coding. Raises KitError for an unknown id."""
    _ = reader.say
    item = evidence_card(reader.case, statement_id)
    statement, actor, principal = item["statement"], item["actor"], item["principal"]
    office = reader.text(actor, "office")
    speaker = f"{actor['name']}, {office}" if office else actor["name"]
    if principal:
        speaker += ", " + _("for {name}").format(name=principal["name"])
    about = reader.word(statement["about"], "statements.about")
    status = reader.word(statement["wording_status"], "statements.wording_status")
    facts = [
        [_("Speaker"), speaker],
        [_("Date"), reader.date(statement)],
        [
            _("Channel"),
            _joined_by_colon(reader, reader.word(statement["channel"], "statements.channel"), statement["venue"]),
        ],
        [_("About"), _joined_by_colon(reader, about, statement["companies"].replace(";", ", "))],
        [_("Wording"), f"{reader.language_name(statement['language'])}, {status}"],
    ]
    return {
        **row_card(reader, f"{statement['id']} · {actor['name']}", facts + context_facts(reader, statement), statement),
        "wording": statement["wording"],
        "wording_language": statement["language"],
        "gloss": reader.gloss(statement),
    }


def exhibit_card(reader: Reader, exhibit_id: str) -> Card:
    """Return the card of an exhibit: its words, whose they are, when they were made, where they can be read."""
    _, row = reader.say, reader.case.row("exhibits", exhibit_id)
    actor = reader.case.row("actors", row["whose"])
    whose, kind = f"{actor['name']}, {reader.text(actor, 'office')}", reader.word(row["kind"], "exhibits.kind")
    facts = [[_("Whose words"), whose], [_("Date"), reader.date(row)]]
    facts += [[_("Beside the words"), row["phrase"], row["language"]]] if row["phrase"] else []
    return {
        **row_card(reader, f"{exhibit_id} · {kind}", facts, row),
        "wording": row["wording"],
        "wording_language": row["language"],
        "gloss": reader.gloss(row),
    }


def action_card(reader: Reader, row: Row, title: str, day: str) -> Card:
    """Return the card of an action of a platform: who did what, on which ground, on which day, until when."""
    _ = reader.say
    done = reader.word(row["action"], "platform_actions.action")
    length = reader.word(row["duration"], "platform_actions.duration")
    facts = [
        [_("Company"), row["company"]],
        [_("What was done"), f"{done} ({length})"],
        [_("Ground that was stated"), reader.text(row, "ground")],
        [_("Day"), day],
    ]
    if row["end_date"] == row["end_date"]:
        facts.append([_("End"), localized_day(row["end_date"], reader.language)])
    return row_card(reader, f"{row['id']} · {title}", facts, row)


def record_links(reader: Reader, ids: Iterable[str]) -> list[dict[str, str]]:
    """Return what a text rests on, as a page lists it: [{text, url}, …], each with the address of its first source.

    `ids` are those of statements, instruments and events; what the case does not hold is left out.
    """
    return [
        {"text": f"{each} · {_record_name(reader, table, row)}", "url": reader.links(row)[0]["url"]}
        for each in ids
        for table in ("statements", "instruments", "events")
        if table in reader.case.tables and each in set(reader.case[table]["id"])
        for row in [reader.case.row(table, each)]
    ]


def _record_name(reader: Reader, table: str, row: Row) -> str:
    if table == "instruments":
        return reader.text(row, "name")
    name = reader.name("actors", row["actor"]) if table == "statements" else reader.text(row, "title")
    return f"{name}, {reader.date(row)}"


def row_card(reader: Reader, heading: str, facts: list[Fact], row: Row) -> Card:
    """Return the card of a row of any table: heading, the facts given, the row's note, its sources."""
    links = [*reader.links(row), *reader.note_links(row)]
    return {"heading": heading, "facts": [*facts, *note_facts(reader, row)], "sources": links}


def note_facts(reader: Reader, row: Row) -> list[Fact]:
    """Return the note of a row as a list of facts; it is in English only, so a reader of another language is told."""
    _ = reader.say
    label = _("Note") if reader.language == "en" else _("Note, in English")
    return [english_fact(reader.language, label, reader.note(row))] if row["note"] else []


def _joined_by_colon(reader: Reader, first: str, second: str) -> str:
    return f"{first}{colon(reader.language)}{second}" if second else first
