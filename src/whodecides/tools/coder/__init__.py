"""Code statements blind, and change one rule of the codebook."""

from ...case.capability import Needs
from ...coding import CODING_NEEDS
from ...widgets.tool import Call, Tool
from .view import summarize_answer
from .widget import Coder, coder, revise_rule

TOOL = Tool(
    name="coder",
    calls=(
        Call(
            coder,
            needs=CODING_NEEDS,
            tables=("actors", "coding_set", "positions", "sources", "statements", "values", "variables"),
            answer_keys=Coder.answer_keys,
            summarize_answer=summarize_answer,
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
