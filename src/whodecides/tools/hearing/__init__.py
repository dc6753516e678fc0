"""The hearing: file, steps, ruling, and what the Board decided."""

from .widget import hearing

__all__ = ["hearing"]
