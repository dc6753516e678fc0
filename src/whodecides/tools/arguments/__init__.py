"""The strongest case for each answer."""

from ...show.tool import Call, Tool
from .widget import arguments

TOOL = Tool(name="arguments", calls=(Call(arguments, tables=("arguments", "sources"), interactive=False),))
