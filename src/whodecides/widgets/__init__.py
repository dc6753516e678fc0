"""The widgets: thin views over the pure functions of the floors below."""

from .coder import coder, revise_rule
from .comparator import compare
from .savebox import save_and_restore
from .task import ask

__all__ = ["ask", "coder", "compare", "revise_rule", "save_and_restore"]
