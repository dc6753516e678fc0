"""The brief of 600 words."""

from .widget import brief

__all__ = ["brief"]
