"""An expression from its speaker to the French text."""

from .widget import translation_chain

__all__ = ["translation_chain"]
