"""The figures: one file each, drawn from the data, with alt text and a table made from the same data.

A figure that lessons call is registered by the `CALL` of its file.
"""

from importlib import import_module
from pkgutil import iter_modules

from .class_agreement import class_agreement_plot
from .class_differences import class_difference_plot
from .class_predictions import class_prediction_plot
from .companies import company_plot
from .expression_index import index_plot
from .heat_map import heat_map
from .reach import reach_plot
from .similarity import dot_plot

_modules = (import_module(f"{__name__}.{each.name}") for each in iter_modules(__path__))
CALLS = {each.CALL.name: each.CALL for each in _modules if hasattr(each, "CALL")}
__all__ = [
    "class_agreement_plot",
    "class_difference_plot",
    "class_prediction_plot",
    "company_plot",
    "dot_plot",
    "heat_map",
    "index_plot",
    "reach_plot",
]
