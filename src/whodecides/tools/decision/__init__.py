"""The three-part test on real situations."""

from .widget import decision_path

__all__ = ["decision_path"]
