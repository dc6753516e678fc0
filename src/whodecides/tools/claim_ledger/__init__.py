"""The story's claims, judged one at a time."""

from .widget import claim_ledger

__all__ = ["claim_ledger"]
