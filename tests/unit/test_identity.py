"""The tool `identity`: what it counts, shows and refuses, on the tiny case of `tests/conftest.py`."""

import pytest

from whodecides.errors import KitError
from whodecides.tools.identity.model import counts
from whodecides.tools.identity.widget import Identity


def test_government_statements_are_counted(tiny):
    """The opposition's one, which supports, does not count."""
    assert counts(tiny, "evaluation") == [("condemns", 3), ("concerned", 1), ("supports", 1)]
    with pytest.raises(KitError, match="no variable 'evaluatoin'. Did you mean evaluation"):
        counts(tiny, "evaluatoin")


def test_a_choice_changes_table_sentence_and_static_fallback(tiny, store):
    tool = Identity(tiny, "evaluation", store)
    assert tool.view["rows"][0] == ["condemns", 3]
    tool.requested_state = {"language": "fr", "variable": "remedy", "sent": 1}
    assert tool.message == "" and tool.view["headers"] == ["Valeur", "Déclarations"]
    assert tool.view["sentence"] == tool.static_text() and "droit européen ou régional" in tool.static_html()
