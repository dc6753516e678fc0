"""The widgets: thin views over the pure functions of the floors below."""

from .agreement import agreement_explorer, rare_values
from .comparator import compare
from .savebox import save_and_restore
from .task import ask

__all__ = ["agreement_explorer", "ask", "compare", "rare_values", "save_and_restore"]
