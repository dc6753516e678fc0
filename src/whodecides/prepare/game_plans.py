"""The plans of the games that a class plays in a room, by the names that `teaching.toml` gives them."""

from ..case import Case
from ..game.plan import Plan
from ..tools.hearing.plan import hearing_plan
from ..tools.negotiation.plan import table_plan

HEARING, SUMMIT = "hearing", "summit"
PLANS = {HEARING: hearing_plan, SUMMIT: table_plan}


def game_plan(case: Case, game: str) -> Plan:
    """Return the plan of a game on a case."""
    return PLANS[game](case)
