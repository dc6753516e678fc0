"""What reading around the story shows, and what the story leaves out."""

from .widget import left_out, read_around

__all__ = ["left_out", "read_around"]
