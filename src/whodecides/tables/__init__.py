"""What the kit shows as words and HTML tables, made from the data in the reader's language."""

from .claims import (
    cards_html,
    first_open,
    ledger_html,
    ledger_sentence,
    ledger_view,
    omission_cards,
    origin_cards,
)
from .comparison import comparator_view, comparison_csv, comparison_frame, comparison_html, comparison_sentence
from .evidence import evidence_cards, source_links, statement_card
from .html import html_table
from .renderings import chain_html, chain_sentence, chain_view

__all__ = [
    "cards_html",
    "chain_html",
    "chain_sentence",
    "chain_view",
    "comparator_view",
    "comparison_csv",
    "comparison_frame",
    "comparison_html",
    "comparison_sentence",
    "evidence_cards",
    "first_open",
    "html_table",
    "ledger_html",
    "ledger_sentence",
    "ledger_view",
    "omission_cards",
    "origin_cards",
    "source_links",
    "statement_card",
]
