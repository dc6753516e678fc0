"""The evidence card: wording, gloss, who, when, where said, source, confidence."""

from functools import cache
from typing import Any

from ..case import Case, Row
from ..i18n import data_word, dated, language_name, translator
from ..provenance import card, evidence, seen_title

Card = dict[str, Any]
Fact = list[str]


def evidence_cards(case: Case, place: str, variable: str, language: str) -> list[Card]:
    """Return the cards behind one cell, in plain words, by date.

    Each is a dictionary of texts: heading, facts (list of [label, text], with the text's language as a third where it is
    not the reader's), and for a statement also
    wording, wording_language, gloss (empty where the wording is in the reader's language) and
    sources (list of {text, url}). `value` is the id of the value that was given.
    """
    return [
        {
            **(_absence_card(item, language) if "search" in item else _coded_card(case, item, language)),
            "value": item["value"],
        }
        for item in evidence(case, place, variable)
    ]


def _absence_card(item: dict[str, Any], language: str) -> Card:
    _, search = translator(language), item["search"]
    tongues = [language_name(each, language) for each in search["languages"].split(";")]
    facts = [
        _english(_("Where one looked"), search["places"], language),
        [_("When"), f"{search['date']:%Y-%m-%d}"],
        [_("Languages"), ", ".join(tongues)],
        [_("What one looked for"), search["terms"]],
    ]
    if search["note"]:
        facts.append(_english(_("What came nearest"), search["note"], language))
    return {"heading": _("No statement found. This is not the same as neutral."), "facts": facts, "sources": []}


def _coded_card(case: Case, item: dict[str, Any], language: str) -> Card:
    _ = translator(language)
    shown = statement_card(case, item["statement"]["id"], language)
    coded = [
        [_("Coded as"), value_labels(case, language)[item["variable"], item["value"]]],
        [_("Confidence of the coder"), data_word(item["confidence"], "positions.confidence", language)],
    ]
    label = _("Coder's note") if language == "en" else _("Coder's note, in English")
    note = [_english(label, item["note"], language)] if item["note"] else []
    return {**shown, "facts": [*coded, *shown["facts"], *note]}


def _english(label: str, text: str, language: str) -> Fact:
    """Return a fact whose text is in English only, so that a screen reader says it in English."""
    return [label, text] if language == "en" else [label, text, "en"]


def statement_card(case: Case, statement_id: str, language: str) -> Card:
    """Return the card of one statement, without any coding. Raises KitError for an unknown id."""
    _ = translator(language)
    item = card(case, statement_id)
    statement, actor, principal = item["statement"], item["actor"], item["principal"]
    office = actor[f"office_{language}"]
    speaker = f"{actor['name']}, {office}" if office else actor["name"]
    if principal:
        speaker += ", " + _("for {name}").format(name=principal["name"])
    facts = [
        [_("Speaker"), speaker],
        [_("Date"), dated(statement["date"], statement["date_precision"], language)],
        [_("Channel"), _join(data_word(statement["channel"], "statements.channel", language), statement["venue"])],
        [
            _("About"),
            _join(
                data_word(statement["about"], "statements.about", language), statement["companies"].replace(";", ", ")
            ),
        ],
        [
            _("Wording"),
            f"{language_name(statement['language'], language)}, {data_word(statement['wording_status'], 'statements.wording_status', language)}",
        ],
    ]
    if statement["context"]:
        label = _("Also said") if language == "en" else _("Also said, in English")
        facts.append(_english(label, statement["context"], language))
    gloss = statement[f"gloss_{language}"]
    return {
        **row_card(case, f"{statement['id']} · {actor['name']}", facts, statement, language),
        "wording": statement["wording"],
        "wording_language": statement["language"],
        "gloss": "" if gloss == statement["wording"] else gloss,
    }


def row_card(case: Case, heading: str, facts: list[Fact], row: Row, language: str) -> Card:
    """Return the card of a row of any table: heading, the facts given, the row's note, its sources."""
    return {
        "heading": heading,
        "facts": [*facts, *note_facts(row, language)],
        "sources": source_links(case, row, language),
    }


def note_facts(row: Row, language: str) -> list[Fact]:
    """Return the note of a row as a list of facts; it is in English only, so a reader of another language is told."""
    _ = translator(language)
    label = _("Note") if language == "en" else _("Note, in English")
    return [_english(label, row["note"], language)] if row["note"] else []


def source_links(case: Case, row: Row, language: str) -> list[dict[str, str]]:
    """Return the sources of a row of any table as a card lists them: [{text, url}, …].

    `row` is a dictionary with `source`, or `source_1` and `source_2`, as from `case.row`.
    """
    names = [row[each] for each in ("source", "source_1", "source_2") if row.get(each)]
    return [
        {"text": _source_text(source, language), "url": source["url"]}
        for source in (case.row("sources", name) for name in names)
    ]


def _source_text(source: Row, language: str) -> str:
    access = "" if source["access"] == "open" else f", {data_word(source['access'], 'sources.access', language)}"
    return f"{source_name(source, source['origin'])} [{data_word(source['kind'], 'sources.kind', language)}{access}]"


def source_name(source: Row, origin: str = "") -> str:
    """Return who published a source, whose words it is where that is somebody else, when, and its title, where it was seen."""
    date = f", {source['date']:%Y-%m-%d}" if source["date"] == source["date"] else ""
    whose = "" if origin in ("", source["publisher"]) else f" ({origin})"
    title = seen_title(source)
    return f"{source['publisher']}{whose}{date}" + (f": {title}" if title else "")


def _join(first: str, second: str) -> str:
    return f"{first}: {second}" if second else first


@cache
def value_labels(case: Case, language: str) -> dict[tuple[str, str], str]:
    """Map (variable, value) to the words of the value in the reader's language."""
    values = case["values"]
    return dict(zip(zip(values["variable"], values["id"], strict=True), values[f"label_{language}"], strict=True))
