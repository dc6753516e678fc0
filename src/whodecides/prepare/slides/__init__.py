"""Slides: a deck a lesson, made from the executed lesson and its tasks by rule, with notes for whoever speaks."""

from .decks import slides

__all__ = ["slides"]
