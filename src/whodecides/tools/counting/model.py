"""Lines of pandas that count codes, as they are shown, and the same lines as they run."""

import ast
from collections.abc import Sequence

import pandas as pd

from ...case import Case, government_codes
from ...errors import KitError, Message, _, suggest_names

# What is shown: a test runs these lines and finds the table of `counted`.
LINES = (
    "codes = government_codes()",
    'chosen = codes[codes["variable"] == {word}]',
    "four = chosen.query('jurisdiction in {places}')",
    'pd.crosstab(four["value"], four["jurisdiction"])',
)
STRAIGHT = str.maketrans("“”„«»‘’", '"""""\'\'')  # what a telephone writes by itself


def counted(case: Case, variable: str, places: Sequence[str]) -> pd.DataFrame:
    """Return how many statements of each government were given each value of a variable, as the lines say it."""
    codes = government_codes(case)
    chosen = codes[codes["variable"] == variable]
    four = chosen.query("jurisdiction in @places")
    return pd.crosstab(four["value"], four["jurisdiction"])


def read_word(text: str, variables: Sequence[str]) -> str:
    """Return the variable that a text in quotation marks names.

    Raises KitError, in one plain sentence, where quotation marks are missing or no variable has this name.
    """
    text = text.strip().translate(STRAIGHT)
    bare = text.strip("\"' ")
    suggested = bare if bare in variables else variables[0]
    try:
        found = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        if text == bare and bare.isidentifier():
            wrong = _("Python does not know the name {word}. A word stands between two quotation marks: {right}")
        else:
            wrong = _("Python cannot read {word}. A word stands between two quotation marks: {right}")
        raise KitError(Message(wrong, word=text or "–", right=f'"{suggested}"')) from None
    if found not in variables:
        nearest = suggest_names(str(found), variables)
        raise KitError(Message(_("No question of the table is called {word}. {nearest}"), word=text, nearest=nearest))
    return str(found)
