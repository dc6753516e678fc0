"""A task: question, answer, feedback."""

from .widget import ask

__all__ = ["ask"]
