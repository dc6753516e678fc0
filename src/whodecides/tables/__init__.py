"""What the kit shows as words and HTML tables, made from the data in the reader's language."""

from .comparison import comparator_view, comparison_csv, comparison_frame, comparison_html, comparison_sentence
from .evidence import evidence_cards, source_links, statement_card
from .html import html_table

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
]
