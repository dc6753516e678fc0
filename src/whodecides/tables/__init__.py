"""What the kit shows as words and HTML tables, made from the data in the reader's language."""

from .comparison import comparator_view, comparison_csv, comparison_frame, comparison_html, comparison_sentence
from .evidence import evidence_cards, source_links, statement_card
from .html import html_table
from .timeline import (
    timeline_card,
    timeline_choices,
    timeline_html,
    timeline_listing,
    timeline_sentence,
    timeline_words,
)

__all__ = [
    "comparator_view",
    "comparison_csv",
    "comparison_frame",
    "comparison_html",
    "comparison_sentence",
    "evidence_cards",
    "html_table",
    "source_links",
    "statement_card",
    "timeline_card",
    "timeline_choices",
    "timeline_html",
    "timeline_listing",
    "timeline_sentence",
    "timeline_words",
]
