"""What a government said beside an index and its dated record."""

from .widget import record_explorer

__all__ = ["record_explorer"]
