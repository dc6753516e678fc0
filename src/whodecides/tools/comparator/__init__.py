"""National positions, or laws and bills, side by side."""

from .widget import compare, compare_instruments

__all__ = ["compare", "compare_instruments"]
