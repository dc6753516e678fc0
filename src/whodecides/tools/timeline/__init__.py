"""What happened when."""

from .widget import timeline

__all__ = ["timeline"]
