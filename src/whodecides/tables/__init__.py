"""What the kit shows as words and HTML tables, made from the data in the reader's language."""

from .agreement import agreement_html, agreement_view, rare_values_html, rare_values_view
from .claims import cards_html, first_open, ledger_html, ledger_sentence, ledger_view, omission_cards, origin_cards
from .coder import coder_html, coder_sentence, coder_view, revision_html, revision_sentence, revision_view
from .comparison import comparator_view, comparison_csv, comparison_frame, comparison_html, comparison_sentence
from .evidence import evidence_cards, source_links, statement_card, value_labels
from .hearing import (
    board_html,
    board_sentence,
    board_view,
    hearing_words,
    own_steps,
    pack_view,
    packs_html,
    packs_sentence,
    ruling_html,
    ruling_progress,
    step_view,
    steps_html,
    steps_progress,
    waiting_sentence,
)
from .html import html_table
from .reach import reach_caption, reach_rows
from .renderings import chain_html, chain_sentence, chain_view
from .timeline import (
    timeline_card,
    timeline_choices,
    timeline_html,
    timeline_listing,
    timeline_sentence,
    timeline_words,
)

__all__ = [
    "agreement_html",
    "agreement_view",
    "board_html",
    "board_sentence",
    "board_view",
    "cards_html",
    "chain_html",
    "chain_sentence",
    "chain_view",
    "coder_html",
    "coder_sentence",
    "coder_view",
    "comparator_view",
    "comparison_csv",
    "comparison_frame",
    "comparison_html",
    "comparison_sentence",
    "evidence_cards",
    "first_open",
    "hearing_words",
    "html_table",
    "ledger_html",
    "ledger_sentence",
    "ledger_view",
    "omission_cards",
    "origin_cards",
    "own_steps",
    "pack_view",
    "packs_html",
    "packs_sentence",
    "rare_values_html",
    "rare_values_view",
    "reach_caption",
    "reach_rows",
    "revision_html",
    "revision_sentence",
    "revision_view",
    "ruling_html",
    "ruling_progress",
    "source_links",
    "statement_card",
    "step_view",
    "steps_html",
    "steps_progress",
    "timeline_card",
    "timeline_choices",
    "timeline_html",
    "timeline_listing",
    "timeline_sentence",
    "timeline_words",
    "value_labels",
    "waiting_sentence",
]
