"""Laws over time: one line a text, and a day that moves."""

from ...case.capability import LAWS, Needs
from ...widgets.presses import one_of
from ...widgets.tool import Call, Tool
from .widget import LawsOverTime, laws_over_time

TOOL = Tool(
    name="laws_over_time",
    calls=(
        Call(
            laws_over_time,
            needs=Needs(LAWS, entries=("act.day",)),
            tables=(
                "application_outcomes",
                "application_steps",
                "applications",
                "instruments",
                "jurisdictions",
                "sources",
                "statuses",
            ),
            answer_keys=LawsOverTime.answer_keys,
            recorded=one_of("guess", "view.options"),
        ),
    ),
)
