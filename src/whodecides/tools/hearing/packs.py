"""The case file and the packs of the roles."""

from functools import cache

from ...i18n import colon, translator
from ...show.evidence import source_links, statement_card
from .documents import document_card
from .model import PACKS
from .words import pack_names


def pack_view(case, pack, language):
    """Return one pack: {id, name, items}.

    Each item is {kind, text, quotation, gloss, card}; `card` is the source card, or None where nothing is claimed.
    """
    return all_packs(case, language)[pack]


@cache
def all_packs(case, language):
    """Map the id of each pack, and "outcome", to the pack as from `pack_view`."""
    names = {**pack_names(case, language), "outcome": case.entry("board.decided")[language]}
    return {pack: _pack(case, pack, name, language) for pack, name in names.items()}


def _pack(case, pack, name, language):
    rows = case["hearing_roles"]
    items = [_item(case, row, language) for row in rows[rows["pack"] == pack].to_dict("records")]
    return {"id": pack, "name": name, "items": items}


def _item(case, row, language):
    _ = translator(language)
    own = {"en": "", "fr": row["gloss_fr"], "es": row["gloss_es"]}
    return {
        "kind": _kind_names(_)[row["kind"]],
        "text": row[f"text_{language}"],
        "quotation": row["quotation"],
        "gloss": own[language],
        "card": _source_card(case, row, language),
    }


def _source_card(case, row, language):
    """Return the card of the statement behind an item, or one that describes its first document."""
    others = source_links(case, row, language)
    if row["statement"]:
        card = statement_card(case, row["statement"], language)
        return {**card, "sources": card["sources"] + others}
    return document_card(case, row["source_1"], others, language) if others else None


def packs_twin(case, language):
    """Return the case file and all role packs, as from `pack_view`, and the colon of the language."""
    packs = [pack for pack in all_packs(case, language).values() if pack["id"] in PACKS]
    return {"packs": packs, "colon": colon(language)}


def packs_sentence(case, language):
    """Return one sentence on what the case file and the packs hold."""
    _ = translator(language)
    rows = case["hearing_roles"]
    return _("Case file: {facts} items; role packs: {roles}, with {items} items in all.").format(
        facts=int((rows["pack"] == "case file").sum()),
        roles=len(PACKS) - 1,
        items=int(rows["pack"].isin(PACKS[1:]).sum()),
    )


def _kind_names(_):
    return {
        "fact": _("Fact"),
        "post": _("Post, described"),
        "measure": _("Measure"),
        "rule": _("Rule"),
        "company": _("What the company said"),
        "who": _("Who you are"),
        "argument": _("Argument"),
        "tool": _("How you work"),
        "question": _("Hardest question for you"),
        "decision": _("Decision"),
        "minority": _("Minority view"),
        "advice": _("Recommendations"),
        "afterwards": _("Afterwards"),
    }
