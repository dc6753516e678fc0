"""Language, pseudonym, and the answers as a file."""

from ...widgets.tool import Call, Tool
from .widget import save_and_restore

TOOL = Tool(name="save_and_restore", calls=(Call(save_and_restore, needs=None),))
