"""The G20 table: briefs, the negotiation, who objects, the best texts."""

from ...case.capability import Needs
from ...show.tool import Call, Tool
from .retold import retold
from .widget import NegotiationTable, best_texts, delegation_brief, negotiation_table, objection_map

NEEDED = Needs(("clauses", "variants", "delegations", "stances", "linkages"))
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
            stores=NegotiationTable.kept,
            retells=retold,
        ),
        Call(
            delegation_brief,
            needs=NEEDED,
            tables=("clauses", "delegations", "jurisdictions", "linkages", "stances", "variants"),
        ),
        Call(
            objection_map,
            needs=NEEDED,
            tables=("clauses", "delegations", "jurisdictions", "linkages", "stances", "variants"),
        ),
        Call(
            best_texts,
            needs=NEEDED,
            tables=("clauses", "delegations", "jurisdictions", "linkages", "stances", "variants"),
        ),
    ),
)
