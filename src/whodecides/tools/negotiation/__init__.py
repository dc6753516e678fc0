"""The G20 table: briefs, the negotiation, who objects, the best texts."""

from .widget import best_texts, delegation_brief, negotiation_table, objection_map

__all__ = ["best_texts", "delegation_brief", "negotiation_table", "objection_map"]
