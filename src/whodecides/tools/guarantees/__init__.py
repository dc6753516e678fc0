"""Texts on free expression."""

from .widget import guarantees

__all__ = ["guarantees"]
