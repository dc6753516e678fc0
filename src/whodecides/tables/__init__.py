"""What the kit shows as words and HTML tables, made from the data in the reader's language."""

from .comparison import comparator_view, comparison_csv, comparison_frame, comparison_html, comparison_sentence
from .evidence import evidence_cards, source_links, statement_card
from .html import html_table
from .negotiation import (
    best_texts_html,
    best_texts_view,
    brief_sentence,
    delegation_brief_html,
    delegation_brief_view,
    negotiation_html,
    negotiation_view,
    objection_map_html,
    objection_map_view,
    record_card,
    signing_sentence,
)

__all__ = [
    "best_texts_html",
    "best_texts_view",
    "brief_sentence",
    "comparator_view",
    "comparison_csv",
    "comparison_frame",
    "comparison_html",
    "comparison_sentence",
    "delegation_brief_html",
    "delegation_brief_view",
    "evidence_cards",
    "html_table",
    "negotiation_html",
    "negotiation_view",
    "objection_map_html",
    "objection_map_view",
    "record_card",
    "signing_sentence",
    "source_links",
    "statement_card",
]
