"""Language, pseudonym, and the answers as a file."""

from .widget import save_and_restore

__all__ = ["save_and_restore"]
