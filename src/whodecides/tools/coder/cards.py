"""The statements to be coded, as cards that do not tell who speaks."""

from functools import cache

from ...i18n import data_word, language_name, translator

MASK = "[X]"


@cache
def blind_cards(case, language):
    """Return the statements of the coding set as cards that do not tell who, where or when, in order.

    Each has id (not to be shown), heading, wording, wording_language, gloss, facts, sources (empty) and masked
    (whether words that tell who speaks are left out).
    """
    _ = translator(language)
    levels = {
        "national": _("one country (national)"),
        "union of states": _("a union of states"),
        "neither": _("neither a country nor a union of states"),
    }
    cards = []
    for number, row in enumerate(case["coding_set"].sort_values("order").to_dict("records"), 1):
        statement = case.row("statements", row["statement"])
        wording, gloss = (_mask(statement[each], row["masked"]) for each in ("wording", f"gloss_{language}"))
        about = data_word(statement["about"], "statements.about", language)
        if statement["companies"]:
            about += f" ({statement['companies'].replace(';', ', ')})"
        cards.append({
            "id": statement["id"],
            "heading": _("Statement {number}").format(number=number),
            "wording": wording,
            "wording_language": statement["language"],
            "gloss": "" if gloss == wording else gloss,
            "facts": [
                [_("Also said"), row[f"context_{language}"]],
                [_("About"), about],
                [_("Speaks at the level of"), levels[row["level"]]],
                [_("Wording"), language_name(statement["language"], language)],
            ],
            "sources": [],
            "masked": bool(row["masked"]),
        })  # fmt: skip
    return cards


def _mask(text, masked):
    for words in filter(None, masked.split(";")):
        text = text.replace(words, MASK)
    return text
