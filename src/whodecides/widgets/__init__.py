"""The widgets: thin views over the pure functions of the floors below."""

from .claim_ledger import claim_ledger
from .comparator import compare
from .findings import left_out, read_around
from .savebox import save_and_restore
from .task import ask
from .translation_chain import translation_chain

__all__ = ["ask", "claim_ledger", "compare", "left_out", "read_around", "save_and_restore", "translation_chain"]
