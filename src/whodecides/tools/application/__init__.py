"""Apply laws to the case, one card at a time; and make a law of their parts."""

from ...case.capability import LAWS, Needs, entries_of
from ...widgets.tool import Call, Tool
from .view import summarize_answer, summarize_law
from .widget import LawBuilder, LawCards, apply_to_case, build_law

APPLIED = ("application_steps", "application_outcomes", "applications")
READ = (*APPLIED, "articles", "instruments", "jurisdictions", "sources", "statuses")
NEEDS = Needs(
    (*LAWS, *APPLIED), entries=(*entries_of("act"), "application.law", "application.duty", "application.decides")
)
TOOL = Tool(
    name="application",
    calls=(
        Call(
            apply_to_case, needs=NEEDS, tables=READ, answer_keys=LawCards.answer_keys, summarize_answer=summarize_answer
        ),
        Call(build_law, needs=NEEDS, tables=READ, answer_keys=LawBuilder.answer_keys, summarize_answer=summarize_law),
    ),
)
