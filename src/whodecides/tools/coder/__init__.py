"""Code statements blind, and change one rule of the codebook."""

from ...coding import CODED
from ...show.tool import Call, Tool
from .widget import Coder, coder, revise_rule

TOOL = Tool(
    name="coder",
    calls=(
        Call(
            coder,
            tables=("actors", "coding_set", "positions", "sources", "statements", "values", "variables"),
            variables=CODED,
            stores=Coder.kept,
        ),
        Call(
            revise_rule,
            tables=(
                "actors",
                "positions",
                "rule_changes",
                "rule_variants",
                "sources",
                "statements",
                "values",
                "variables",
            ),
        ),
    ),
)
