"""Apply a law to the case, and what some texts required."""

from .widget import applied_texts, apply_to_case

__all__ = ["applied_texts", "apply_to_case"]
