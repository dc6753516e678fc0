"""What happened when."""

from ...case.capability import Needs
from ...widgets.presses import one_of, placed_on
from ...widgets.tool import Call, Tool
from .asked_widgets import other_clocks, place_events, press_timeline
from .widget import timeline

NEEDS = Needs(entries=("period.first", "period.last"))
ON_DAYS = Needs(entries=(*NEEDS.entries, "variables.evaluation"))
TABLES = (
    "action_titles",
    "actors",
    "event_records",
    "events",
    "hours",
    "jurisdictions",
    "platform_actions",
    "statements",
)
CODED = (*TABLES, "positions", "sources", "values", "variables")
DAYS = one_of("answer", "view.asked.options")  # that can be pressed

TOOL = Tool(
    name="timeline",
    calls=(
        Call(timeline, needs=NEEDS, tables=(*TABLES, "sources")),
        Call(press_timeline, needs=ON_DAYS, tables=CODED, answer_keys=("answer",), recorded=DAYS),
        Call(place_events, needs=NEEDS, tables=TABLES, recorded=placed_on("view.days")),
        Call(other_clocks, needs=Needs(entries=("clocks",)), tables=TABLES, answer_keys=("answer",), recorded=DAYS),
    ),
)
