"""The widgets: thin views over the pure functions of the floors below."""

from .brief import brief
from .comparator import compare
from .promises import promise_fates
from .record import record_explorer
from .savebox import save_and_restore
from .task import ask

__all__ = ["ask", "brief", "compare", "promise_fates", "record_explorer", "save_and_restore"]
