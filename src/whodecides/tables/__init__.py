"""What the kit shows as words and HTML tables, made from the data in the reader's language."""

from .application import application_html, application_sentence, application_view
from .comparison import comparator_view, comparison_csv, comparison_frame, comparison_html, comparison_sentence
from .evidence import evidence_cards, source_links, statement_card
from .html import html_table
from .instruments import history_card, instruments_html, instruments_sentence, instruments_view

__all__ = [
    "application_html",
    "application_sentence",
    "application_view",
    "comparator_view",
    "comparison_csv",
    "comparison_frame",
    "comparison_html",
    "comparison_sentence",
    "evidence_cards",
    "history_card",
    "html_table",
    "instruments_html",
    "instruments_sentence",
    "instruments_view",
    "source_links",
    "statement_card",
]
