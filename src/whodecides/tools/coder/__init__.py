"""Code statements blind, and change one rule of the codebook."""

from .widget import coder, revise_rule

__all__ = ["coder", "revise_rule"]
