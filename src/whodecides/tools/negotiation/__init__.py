"""The G20 table: briefs, the negotiation, who objects, the best texts."""

from ...show.tool import Call, Tool
from .widget import NegotiationTable, best_texts, delegation_brief, negotiation_table, objection_map

TOOL = Tool(
    name="negotiation",
    calls=(
        Call(
            negotiation_table,
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
        ),
        Call(delegation_brief, tables=("clauses", "delegations", "jurisdictions", "linkages", "stances", "variants")),
        Call(objection_map, tables=("clauses", "delegations", "jurisdictions", "linkages", "stances", "variants")),
        Call(best_texts, tables=("clauses", "delegations", "jurisdictions", "linkages", "stances", "variants")),
    ),
)
