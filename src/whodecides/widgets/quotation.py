"""What somebody said, as a panel shows it: the words first, then our translation, who, when, where to read it."""

from typing import TypedDict

from ..case.reader import Reader
from ..i18n import localized_day
from ..provenance import evidence_card


class Quotation(TypedDict):
    """One statement. `reported` words are no quotation."""

    id: str
    wording: str
    wording_language: str
    reported: bool
    gloss: str
    who: str
    when: str
    about: str
    sources: list[dict[str, str]]


def quotation(reader: Reader, statement_id: str) -> Quotation:
    """Return the words of a statement, and whose they are. Raises KitError for an unknown id."""
    _, item = reader.say, evidence_card(reader.case, statement_id)
    statement, actor, principal = item["statement"], item["actor"], item["principal"]
    who = ", ".join(each for each in (actor["name"], reader.text(actor, "office")) if each)
    if principal:
        who += ", " + _("for {name}").format(name=principal["name"])
    return {
        "id": statement_id,
        "wording": statement["wording"],
        "wording_language": statement["language"],
        "reported": statement["wording_status"] == "reported speech",
        "gloss": reader.gloss(statement),
        "who": who,
        "when": reader.date(statement),
        "about": reader.word(statement["about"], "statements.about"),
        "sources": reader.links(statement),
    }


def spoken_quotation(reader: Reader, statement_id: str) -> Quotation:
    """Return the words of a statement with its day as one says it, where it is known to the day."""
    row = reader.case.row("statements", statement_id)
    shown = quotation(reader, statement_id)
    return {**shown, "when": localized_day(row["date"], reader.language)} if row["date_precision"] == "day" else shown


def in_quotation_marks(text: str, language: str) -> str:
    """Return a text between the quotation marks of the language."""
    opening, closing = {"en": "“”", "fr": ("«\u00a0", "\u00a0»"), "es": "«»"}[language]
    return f"{opening}{text}{closing}"
