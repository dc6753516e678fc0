"""The card of a document: what it is, of which day, where it can be read."""

from ...i18n import data_word, language_name, translator


def document_card(case, source_id, links, language):
    """Return the card of a source: who published it, kind, language and day; `links` are the sources that it lists."""
    _ = translator(language)
    source = case.row("sources", source_id)
    facts = [
        [_("Kind of document"), data_word(source["kind"], "sources.kind", language)],
        [_("Language"), language_name(source["language"], language)],
    ]
    if source["date"] == source["date"]:
        facts.insert(0, [_("Date"), f"{source['date']:%Y-%m-%d}"])
    return {"heading": source["publisher"], "facts": facts, "sources": links}
