"""A page that asks what `whodecides class` needs, for whoever would rather not type its options."""

from .asking import answer, asking_page

__all__ = ["answer", "asking_page"]
