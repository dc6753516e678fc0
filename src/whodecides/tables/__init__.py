"""What the kit shows as words and HTML tables, made from the data in the reader's language."""

from .arguments import Page, arguments_page
from .comparison import comparator_view, comparison_csv, comparison_frame, comparison_html, comparison_sentence
from .decision import decision_html, decision_sentence, decision_view, decision_words
from .evidence import evidence_cards, source_links, statement_card
from .guarantees import GUARANTEES, guarantee_card, guarantees_html, guarantees_sentence, guarantees_words
from .html import html_table

__all__ = [
    "GUARANTEES",
    "Page",
    "arguments_page",
    "comparator_view",
    "comparison_csv",
    "comparison_frame",
    "comparison_html",
    "comparison_sentence",
    "decision_html",
    "decision_sentence",
    "decision_view",
    "decision_words",
    "evidence_cards",
    "guarantee_card",
    "guarantees_html",
    "guarantees_sentence",
    "guarantees_words",
    "html_table",
    "source_links",
    "statement_card",
]
