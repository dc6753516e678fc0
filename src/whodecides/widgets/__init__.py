"""The widgets: thin views over the pure functions of the floors below."""

from .comparator import compare
from .hearing import hearing
from .savebox import save_and_restore
from .task import ask

__all__ = ["ask", "compare", "hearing", "save_and_restore"]
