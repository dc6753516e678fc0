"""Code statements without knowing who speaks, see who else read them so, and change a rule of the codebook."""

from ...case.capability import Needs
from ...coding import CODING_NEEDS
from ...widgets.presses import one_of
from ...widgets.tool import Call, Tool
from .view import summarize_answer
from .widget import Coder, HardestCode, RuleReviser, SentenceTrial, coder, hardest_code, revise_rule, try_sentence

CODED = ("coding_set", "positions", "statements", "values", "variables")  # the tables behind a code
SHOWN = ("actors", "jurisdictions", "positions", "sources", "statements", "values", "variables")

TOOL = Tool(
    name="coder",
    calls=(
        Call(
            coder,
            needs=CODING_NEEDS,
            tables=("coding_set", *SHOWN),
            answer_keys=Coder.answer_keys,
            summarize_answer=summarize_answer,
            recorded=one_of("codes", "view.values", of="view.at"),
        ),
        Call(hardest_code, needs=CODING_NEEDS, tables=CODED, answer_keys=HardestCode.answer_keys),
        Call(try_sentence, needs=CODING_NEEDS, tables=CODED, answer_keys=SentenceTrial.answer_keys),
        Call(
            revise_rule,
            needs=Needs(("rule_variants", "rule_changes")),
            tables=("rule_changes", "rule_variants", *SHOWN),
            answer_keys=RuleReviser.answer_keys,
        ),
    ),
)
