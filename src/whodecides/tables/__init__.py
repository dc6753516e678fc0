"""What the kit shows as words and HTML tables, made from the data in the reader's language."""

from .brief_document import brief_document
from .briefing import brief_content, brief_html, brief_text, brief_view
from .comparison import comparator_view, comparison_csv, comparison_frame, comparison_html, comparison_sentence
from .evidence import evidence_cards, source_links, statement_card
from .html import html_table
from .promises import promises_html, promises_sentence, promises_view
from .rhetoric import decimal, find_speaker, record_html, record_sentence, record_view

__all__ = [
    "brief_content",
    "brief_document",
    "brief_html",
    "brief_text",
    "brief_view",
    "comparator_view",
    "comparison_csv",
    "comparison_frame",
    "comparison_html",
    "comparison_sentence",
    "decimal",
    "evidence_cards",
    "find_speaker",
    "html_table",
    "promises_html",
    "promises_sentence",
    "promises_view",
    "record_html",
    "record_sentence",
    "record_view",
    "source_links",
    "statement_card",
]
