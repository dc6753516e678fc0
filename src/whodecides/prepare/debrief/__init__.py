"""The debrief of a class: expected answers, misconceptions and how to meet them, discussion, ground rules."""

from .debrief import debrief

__all__ = ["debrief"]
