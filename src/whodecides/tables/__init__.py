"""What the kit shows as words and HTML tables, made from the data in the reader's language."""

from .coder import coder_html, coder_sentence, coder_view, revision_html, revision_sentence, revision_view
from .comparison import comparator_view, comparison_csv, comparison_frame, comparison_html, comparison_sentence
from .evidence import evidence_cards, source_links, statement_card
from .html import html_table

__all__ = [
    "coder_html",
    "coder_sentence",
    "coder_view",
    "comparator_view",
    "comparison_csv",
    "comparison_frame",
    "comparison_html",
    "comparison_sentence",
    "evidence_cards",
    "html_table",
    "revision_html",
    "revision_sentence",
    "revision_view",
    "source_links",
    "statement_card",
]
