"""A page that asks what `whodecides class` needs, for whoever would rather not type its options."""

from .form import form_page, form_response

__all__ = ["form_response", "form_page"]
