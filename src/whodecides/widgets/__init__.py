"""The widgets: thin views over the pure functions of the floors below."""

from .coder import coder, revise_rule
from .comparator import compare
from .hearing import hearing
from .savebox import save_and_restore
from .task import ask
from .timeline import timeline

__all__ = ["ask", "coder", "compare", "hearing", "revise_rule", "save_and_restore", "timeline"]
