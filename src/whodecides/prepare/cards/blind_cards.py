"""The statements to be coded, as cards that do not tell who speaks."""

from functools import cache
from typing import Any

from ...case import Reader
from ...coding import masked


@cache
def blind_cards(reader: Reader) -> list[dict[str, Any]]:
    """Return the statements of the coding set as cards that do not tell who, where or when, in order.

    Each has id (not to be shown), heading, wording, wording_language, gloss, facts, sources (empty) and masked
    (whether words that tell who speaks are left out).
    """
    _ = reader.say
    cards = []
    for number, row in enumerate(reader.case["coding_set"].sort_values("order").to_dict("records"), 1):
        statement = reader.case.row("statements", row["statement"])
        about = reader.word(statement["about"], "statements.about")
        if statement["companies"]:
            about += f" ({statement['companies'].replace(';', ', ')})"
        cards.append({
            "id": statement["id"],
            "heading": _("Statement {number}").format(number=number),
            "wording": masked(statement["wording"], row["masked"]),
            "wording_language": statement["language"],
            "gloss": masked(reader.gloss(statement), row["masked"]),
            "facts": [
                [_("Also said"), reader.text(row, "context")],
                [_("About"), about],
                [_("Speaks at the level of"), reader.word(row["level"], "coding_set.level")],
                [_("Wording"), reader.language_name(statement["language"])],
            ],
            "sources": [],
            "masked": bool(row["masked"]),
        })  # fmt: skip
    return cards
