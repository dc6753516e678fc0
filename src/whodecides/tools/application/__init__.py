"""Apply a law to the case, and what some texts required."""

from ...case.capability import LAWS, Needs, entries_of
from ...widgets.tool import Call, Tool
from .view import summarize_answer
from .widget import CaseApplication, applied_texts, apply_to_case

APPLIED = ("application_steps", "application_outcomes", "applications")
TOOL = Tool(
    name="application",
    calls=(
        Call(
            apply_to_case,
            needs=Needs(
                (*LAWS, *APPLIED, "platform_actions"),
                entries=(*entries_of("act"), "application.law", "application.duty"),
            ),
            tables=(*APPLIED, "instruments", "jurisdictions", "platform_actions", "sources", "statuses"),
            answer_keys=CaseApplication.answer_keys,
            summarize_answer=summarize_answer,
        ),
        Call(
            applied_texts,
            needs=Needs(
                (*LAWS, *APPLIED),
                entries=("act.day", "act.this", "act.whom", "application.duty", "application.decides"),
            ),
            tables=(*APPLIED, "instruments", "statuses"),
        ),
    ),
)
