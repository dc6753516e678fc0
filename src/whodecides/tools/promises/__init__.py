"""What became of the promises."""

from .widget import promise_fates

__all__ = ["promise_fates"]
