"""The widgets: thin views over the pure functions of the floors below."""

from .comparator import compare
from .negotiation import best_texts, delegation_brief, negotiation_table, objection_map
from .savebox import save_and_restore
from .task import ask

__all__ = [
    "ask",
    "best_texts",
    "compare",
    "delegation_brief",
    "negotiation_table",
    "objection_map",
    "save_and_restore",
]
