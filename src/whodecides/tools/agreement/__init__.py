"""How far coders agree: the explorer, alpha of all variables, a constructed example of rare values."""

from ...agreement_measures import CODERS
from ...case.capability import Needs
from ...coding import CODING_NEEDS
from ...widgets.tool import Call, Tool
from .widget import agreement_explorer, alpha_plot, rare_values

TOOL = Tool(
    name="agreement",
    calls=(
        Call(
            agreement_explorer,
            needs=CODING_NEEDS,
            tables=("actors", "positions", "sources", "statements", "values", "variables"),
        ),
        Call(alpha_plot, needs=Needs(coders=CODERS), tables=("positions", "statements", "values", "variables")),
        Call(rare_values, needs=None),
    ),
)
