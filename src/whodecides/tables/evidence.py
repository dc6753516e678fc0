"""The evidence card: wording, gloss, who, when, where said, source, confidence."""

from functools import cache

from ..i18n import data_word, language_name, translator
from ..provenance import evidence


def evidence_cards(case, place, variable, language):
    """Return the cards behind one cell, in plain words, by date.

    Each is a dictionary of texts: heading, facts (list of [label, text]), and for a statement also
    wording, wording_language, gloss (empty where the wording is in the reader's language) and
    sources (list of {text, url}).
    """
    _ = translator(language)
    return [
        _absence_card(item, _) if "search" in item else _statement_card(case, item, language, _)
        for item in evidence(case, place, variable)
    ]


def _absence_card(item, _):
    search = item["search"]
    facts = [
        [_("Where one looked"), search["places"]],
        [_("When"), f"{search['date']:%Y-%m-%d}"],
        [_("Languages"), search["languages"].replace(";", ", ")],
        [_("What one looked for"), search["terms"]],
    ]
    if search["note"]:
        facts.append([_("What came nearest"), search["note"]])
    return {"heading": _("No statement found. This is not the same as neutral."), "facts": facts, "sources": []}


def _statement_card(case, item, language, _):
    statement, actor, principal = item["statement"], item["actor"], item["principal"]
    office = actor[f"office_{language}"]
    speaker = f"{actor['name']}, {office}" if office else actor["name"]
    if principal:
        speaker += ", " + _("for {name}").format(name=principal["name"])
    value = value_labels(case, language)[item["variable"], item["value"]]
    facts = [
        [_("Coded as"), value],
        [_("Confidence of the coder"), data_word(item["confidence"], language)],
        [_("Speaker"), speaker],
        [_("Date"), f"{statement['date']:%Y-%m-%d}"],
        [_("Channel"), _join(data_word(statement["channel"], language), statement["venue"])],
        [_("About"), _join(data_word(statement["about"], language), statement["companies"].replace(";", ", "))],
        [
            _("Wording"),
            f"{language_name(statement['language'], language)}, {data_word(statement['wording_status'], language)}",
        ],
    ]
    for label, text in (
        (_("Also said"), statement["context"]),
        (_("Coder's note"), item["note"]),
        (_("Note"), statement["note"]),
    ):
        if text:
            facts.append([label, text])
    gloss = statement[f"gloss_{language}"]
    return {
        "heading": f"{statement['id']} · {actor['name']}",
        "wording": statement["wording"],
        "wording_language": statement["language"],
        "gloss": "" if gloss == statement["wording"] else gloss,
        "facts": facts,
        "sources": [{"text": _source_text(each, language), "url": each["url"]} for each in item["sources"]],
    }


def _source_text(source, language):
    date = f", {source['date']:%Y-%m-%d}" if source["date"] == source["date"] else ""
    origin = "" if source["origin"] == source["publisher"] else f" ({source['origin']})"
    access = "" if source["access"] == "open" else f", {data_word(source['access'], language)}"
    return f"{source['publisher']}{origin}{date}: {source['title']} [{data_word(source['kind'], language)}{access}]"


def _join(first, second):
    return f"{first}: {second}" if second else first


@cache
def value_labels(case, language):
    """Map (variable, value) to the words of the value in the reader's language."""
    values = case["values"]
    return dict(zip(zip(values["variable"], values["id"], strict=True), values[f"label_{language}"], strict=True))
