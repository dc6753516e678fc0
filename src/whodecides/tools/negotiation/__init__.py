"""The table of states: briefs, the negotiation, who objects, the best texts."""

from ...case.capability import Needs
from ...widgets.presses import Traits, ask_for
from ...widgets.tool import Call, Tool
from .answer_summary import summarize_answer, summarize_summit_answer
from .clause_fight import ClauseFight, clause_fight, summarize_fight
from .summit_widget import SummitTable, sherpa_seat, summit_table
from .widget import BestTexts, best_texts, delegation_brief, objection_map

NEEDED = Needs(("clauses", "variants", "delegations", "stances", "linkages"))
OFFERED = ("clauses", "delegations", "jurisdictions", "linkages", "stances", "variants")  # what delegations can offer
ROOM = (*OFFERED, "actors", "statements")


def _bets(traits: Traits) -> list[Traits]:
    """Return the presses on who may refuse, or, where another clause is given, on the wording that is read out."""
    view = traits["view"]
    if view["given"]:
        return [ask_for(traits, read=[each], at=each, opened="", door="") for each, *_rest in view["wordings"]]
    return [ask_for(traits, bets=[seat["id"]]) for seat in view["seats"] if not seat["mine"]]


TOOL = Tool(
    name="negotiation",
    calls=(
        Call(
            clause_fight,
            needs=NEEDED,
            tables=(*ROOM, "events", "instruments", "sources"),
            answer_keys=ClauseFight.answer_keys,
            summarize_answer=summarize_fight,
            recorded=_bets,
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
            tables=OFFERED,
        ),
        Call(
            objection_map,
            needs=NEEDED,
            tables=ROOM,
        ),
        Call(
            best_texts,
            needs=NEEDED,
            tables=OFFERED,
            answer_keys=BestTexts.answer_keys,
        ),
    ),
)
