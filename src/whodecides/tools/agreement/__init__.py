"""How far coders agree: the explorer, alpha of all variables, a constructed example of rare values."""

from .widget import agreement_explorer, alpha_plot, rare_values

__all__ = ["agreement_explorer", "alpha_plot", "rare_values"]
