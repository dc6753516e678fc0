"""The widgets: thin views over the pure functions of the floors below."""

from .application import apply_to_case
from .comparator import compare, compare_instruments
from .savebox import save_and_restore
from .task import ask

__all__ = ["apply_to_case", "ask", "compare", "compare_instruments", "save_and_restore"]
