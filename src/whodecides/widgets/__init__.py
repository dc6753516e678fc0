"""The widgets: thin views over the pure functions of the floors below."""

from .comparator import compare
from .savebox import save_and_restore
from .task import ask
from .timeline import timeline

__all__ = ["ask", "compare", "save_and_restore", "timeline"]
