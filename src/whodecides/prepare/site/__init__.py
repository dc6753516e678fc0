"""The reading site: lessons, exercises, the documents of the data and the guide as pages that need no Jupyter."""

from .pages import reading_site

__all__ = ["reading_site"]
