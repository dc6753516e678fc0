"""The table of states: briefs, the negotiation, who objects, the best texts."""

from ...case.capability import Needs
from ...widgets.tool import Call, Tool
from .summit_widget import SummitTable, sherpa_seat, summit_table
from .view import summarize_answer, summarize_summit_answer
from .widget import NegotiationTable, best_texts, delegation_brief, negotiation_table, objection_map

NEEDED = Needs(("clauses", "variants", "delegations", "stances", "linkages"))
ROOM = (
    "actors",
    "clauses",
    "delegations",
    "jurisdictions",
    "linkages",
    "stances",
    "statements",
    "variants",
)
TOOL = Tool(
    name="negotiation",
    calls=(
        Call(
            negotiation_table,
            needs=NEEDED,
            tables=(
                "actors",
                "clauses",
                "delegations",
                "instruments",
                "jurisdictions",
                "linkages",
                "sources",
                "stances",
                "statements",
                "variants",
            ),
            answer_keys=NegotiationTable.answer_keys,
            summarize_answer=summarize_answer,
        ),
        Call(
            sherpa_seat,
            needs=NEEDED,
            tables=ROOM,
            answer_keys=SummitTable.answer_keys,
            summarize_answer=summarize_answer,
        ),
        Call(
            summit_table,
            needs=NEEDED,
            tables=(*ROOM, "events", "sources"),
            answer_keys=SummitTable.answer_keys,
            summarize_answer=summarize_summit_answer,
        ),
        Call(
            delegation_brief,
            needs=NEEDED,
            tables=("clauses", "delegations", "jurisdictions", "linkages", "stances", "variants"),
        ),
        Call(
            objection_map,
            needs=NEEDED,
            tables=ROOM,
        ),
        Call(
            best_texts,
            needs=NEEDED,
            tables=("clauses", "delegations", "jurisdictions", "linkages", "stances", "variants"),
        ),
    ),
)
