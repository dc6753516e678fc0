"""The strongest case for each answer."""

from .widget import arguments

__all__ = ["arguments"]
