"""What the kit shows as words and HTML tables, made from the data in the reader's language."""

from .agreement import agreement_html, agreement_view, rare_values_html, rare_values_view
from .comparison import comparator_view, comparison_csv, comparison_frame, comparison_html, comparison_sentence
from .evidence import evidence_cards, source_links, statement_card, value_labels
from .html import html_table

__all__ = [
    "agreement_html",
    "agreement_view",
    "comparator_view",
    "comparison_csv",
    "comparison_frame",
    "comparison_html",
    "comparison_sentence",
    "evidence_cards",
    "html_table",
    "rare_values_html",
    "rare_values_view",
    "source_links",
    "statement_card",
    "value_labels",
]
