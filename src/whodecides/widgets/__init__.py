"""The widgets: thin views over the pure functions of the floors below."""

from .arguments import arguments
from .comparator import compare
from .decision import decision_path
from .guarantees import guarantees
from .savebox import save_and_restore
from .task import ask

__all__ = ["arguments", "ask", "compare", "decision_path", "guarantees", "save_and_restore"]
