"""The card of a document: what it is, of which day, where it can be read."""

from collections.abc import Sequence
from typing import Any

from ...case import Reader


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
