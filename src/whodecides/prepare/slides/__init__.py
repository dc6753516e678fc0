"""Slides, made by rule from the executed lessons and their tasks, with notes for whoever speaks."""

from .decks import class_slides, slides

__all__ = ["class_slides", "slides"]
