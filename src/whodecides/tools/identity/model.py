"""What the tool works out: pure functions over a case, without words and without HTML."""

from collections import Counter

from ...case import Case, government_codes
from ...errors import KitError, Message, _, suggest_names


def counts(case: Case, variable: str) -> list[tuple[str, int]]:
    """Return [(value, number of government statements), …] of a variable, the most frequent first.

    Raises KitError for a variable that the codebook does not have.
    """
    variables = list(case["variables"]["id"])
    if variable not in variables:
        wrong = _("The codebook has no variable '{name}'. {nearest}")
        raise KitError(Message(wrong, name=variable, nearest=suggest_names(variable, variables)))
    codes = government_codes(case)
    spoken = codes[(codes["variable"] == variable) & (codes["statement"] != "")]
    return Counter(spoken["value"]).most_common()
