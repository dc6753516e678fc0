"""What governments said beside an index and their dated record."""

from ...case.capability import LAWS, Needs, entries_of
from ...widgets.presses import one_of
from ...widgets.tool import Call, Tool
from .widget import IndexExpectation, expect_index, record_explorer

TOOL = Tool(
    name="rhetoric_vs_practice",
    calls=(
        Call(
            record_explorer,
            needs=Needs(
                (*LAWS, "indicators", "events"),
                ("variables.reason", "record.reason", *entries_of("index")),
            ),
            tables=(
                "actors",
                "events",
                "indicators",
                "instruments",
                "jurisdictions",
                "positions",
                "sources",
                "statements",
                "statuses",
                "values",
                "variables",
            ),
        ),
        Call(
            expect_index,
            needs=Needs(("indicators",), entries=("index.indicator", "index.first", "index.last", "index.name")),
            tables=("indicators", "jurisdictions"),
            answer_keys=(IndexExpectation.option,),
            recorded=one_of("answer", "view.options"),
        ),
    ),
)
