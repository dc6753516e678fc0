"""The tools: a folder each, with its model, its view as plain data, its widget and its script.

A folder is registered by its `TOOL` alone: exports, linter and tests read it from here.
"""

from importlib import import_module
from pkgutil import iter_modules

TOOLS = tuple(import_module(f"{__name__}.{each.name}").TOOL for each in iter_modules(__path__) if each.ispkg)
CALLS = {call.name: call for tool in TOOLS for call in tool.calls}
