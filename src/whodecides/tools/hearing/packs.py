"""The case file and the packs of the roles."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from ...case import Reader, Row
from ...i18n import colon
from ...widgets.evidence import exhibit_card, statement_card
from .model import PACKS


def pack_view(reader: Reader, pack: str) -> dict[str, Any]:
    """Return one pack: {id, name, items}.

    Each item is {id, sort, kind, text, quotation, quotation_language, gloss, card}; `sort` is the code of its kind, `quotation` the
    words of its exhibit, "" where it has none, `card` the source card, or None where nothing is claimed.
    """
    return all_packs(reader)[pack]


@cache
def all_packs(reader: Reader) -> dict[str, dict[str, Any]]:
    """Map the id of each pack, and "outcome", to the pack as from `pack_view`."""
    packs = reader.case.vocabulary("hearing_roles", "pack")
    return {pack: _pack(reader, pack, reader.word(pack, "hearing_roles.pack")) for pack in packs}


def _pack(reader: Reader, pack: str, name: str) -> dict[str, Any]:
    rows = reader.case["hearing_roles"]
    items = [_item(reader, row) for row in rows[rows["pack"] == pack].to_dict("records")]
    return {"id": pack, "name": name, "items": items}


def _item(reader: Reader, row: Row) -> dict[str, Any]:
    exhibit = reader.case.row("exhibits", row["exhibit"]) if row["exhibit"] else {}
    return {
        "id": row["id"],
        "sort": row["kind"],
        "kind": reader.word(row["kind"], "hearing_roles.kind"),
        "text": reader.text(row, "text"),
        "quotation": exhibit.get("wording", ""),
        "quotation_language": exhibit.get("language", ""),
        "gloss": reader.gloss(exhibit) if exhibit else "",
        "card": _source_card(reader, row),
    }


def _source_card(reader: Reader, row: Row) -> dict[str, Any] | None:
    """Return the card of the exhibit or the statement behind an item, or one that describes its first document."""
    others = reader.links(row)
    if row["exhibit"]:
        card = exhibit_card(reader, row["exhibit"])
        more = [each for each in others if each not in card["sources"]]
        return {"heading": card["heading"], "facts": card["facts"], "sources": card["sources"] + more}
    if row["statement"]:
        card = statement_card(reader, row["statement"])
        return {**card, "sources": card["sources"] + others}
    return document_card(reader, row["source_1"], others) if others else None


def packs_static_fallback(reader: Reader) -> dict[str, Any]:
    """Return the case file and all role packs, as from `pack_view`, and the colon of the language."""
    packs = [pack for pack in all_packs(reader).values() if pack["id"] in PACKS]
    return {"packs": packs, "colon": colon(reader.language)}


def packs_sentence(reader: Reader) -> str:
    """Return one sentence on what the case file and the packs hold."""
    _ = reader.say
    rows = reader.case["hearing_roles"]
    return _("Case file: {facts} items; role packs: {roles}, with {items} items in all.").format(
        facts=int((rows["pack"] == "case file").sum()),
        roles=len(PACKS) - 1,
        items=int(rows["pack"].isin(PACKS[1:]).sum()),
    )


def document_card(reader: Reader, source_id: str, links: Sequence[dict[str, str]]) -> dict[str, Any]:
    """Return the card of a source: who published it, kind, language and day; `links` are the sources that it lists."""
    _ = reader.say
    source = reader.case.row("sources", source_id)
    facts = [
        [_("Kind of document"), reader.word(source["kind"], "sources.kind")],
        [_("Language"), reader.language_name(source["language"])],
    ]
    if source["date"] == source["date"]:
        facts.insert(0, [_("Date"), f"{source['date']:%Y-%m-%d}"])
    return {"heading": source["publisher"], "facts": facts, "sources": links}
