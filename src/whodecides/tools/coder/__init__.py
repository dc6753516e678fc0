"""Code statements blind, and change one rule of the codebook."""

from ...case.capability import Needs
from ...coding import CODED_TWICE
from ...show.tool import Call, Tool
from .retold import retold
from .widget import Coder, coder, revise_rule

TOOL = Tool(
    name="coder",
    calls=(
        Call(
            coder,
            needs=CODED_TWICE,
            tables=("actors", "coding_set", "positions", "sources", "statements", "values", "variables"),
            stores=Coder.kept,
            retells=retold,
        ),
        Call(
            revise_rule,
            needs=Needs(("rule_variants", "rule_changes")),
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
