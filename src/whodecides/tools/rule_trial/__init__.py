"""Cases decided one by one, a rule of one's own that is tried on them, and what the test says of that rule."""

from ...case.capability import Needs, entries_of
from ...widgets.presses import one_of
from ...widgets.tool import Call, Tool
from .view import summarize_answer, summarize_check, summarize_decisions
from .widget import AccountDecisions, RuleCheck, RuleTrial, account_decisions, rule_check, rule_trial

CASES = ("platform_actions", "sources", "trials")
ENTRIES = ("trials.question", "trials.ask")

TOOL = Tool(
    name="rule_trial",
    calls=(
        Call(
            account_decisions,
            needs=Needs(("trials", "platform_actions"), entries=ENTRIES),
            tables=CASES,
            answer_keys=AccountDecisions.answer_keys,
            summarize_answer=summarize_decisions,
            recorded=one_of("decisions", ("close", "open"), of="view.at"),
        ),
        Call(
            rule_trial,
            needs=Needs(("trials", "platform_actions"), entries=ENTRIES),
            tables=CASES,
            answer_keys=RuleTrial.answer_keys,
            summarize_answer=summarize_answer,
        ),
        Call(
            rule_check,
            needs=Needs(
                ("trials", "platform_actions", "fact_patterns", "fact_steps", "test_steps"), entries_of("trials")
            ),
            tables=(*CASES, "fact_patterns", "fact_steps", "test_steps"),
            answer_keys=RuleCheck.answer_keys,
            summarize_answer=summarize_check,
        ),
    ),
)
