"""Texts on free expression."""

from ...show.tool import Call, Tool
from .widget import guarantees

TOOL = Tool(name="guarantees", calls=(Call(guarantees, tables=("instruments", "provisions", "sources")),))
