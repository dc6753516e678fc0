"""Lines of code: what is shown is what runs, and a word that cannot be read gets one plain sentence."""

import pandas as pd
import pytest

from whodecides.answers import tasks_by_id
from whodecides.case import government_codes
from whodecides.errors import KitError
from whodecides.positions import position_matrix
from whodecides.tools.counting.model import counted, read_word
from whodecides.tools.counting.widget import Counting

FOUR = ["MEX", "DEU", "FRA", "POL"]
ASKED = ["decider", "national law", "FRA"]


def asked(widget, **state):
    widget.requested_state = {**widget.state, **state, "sent": widget.state.get("sent", 0) + 1}
    assert widget.message == ""
    return widget.view


def test_the_lines_that_are_shown_make_the_table(case, store):
    """They run here as a student would run them."""
    *lines, last = Counting(case, store, "remedy", FOUR, None, None).view["lines"]
    names = {"government_codes": lambda: government_codes(case), "pd": pd}
    exec("\n".join([*lines, f"table = {last}"]).replace("{word}", '"decider"'), names)
    assert names["table"].equals(counted(case, "decider", FOUR))
    for place in FOUR:
        for each in position_matrix(case)[place, "decider"]:
            assert names["table"].loc[each.value, place] == each.count


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "decider",
            'Python does not know the name decider. A word stands between two quotation marks: "decider"',
        ),
        ('"decider', 'Python cannot read "decider. A word stands between two quotation marks: "decider"'),
        ("", "Python cannot read –. A word stands between two quotation marks: "),
        ('"Decider"', 'No question of the table is called "Decider". Did you mean decider?'),
        ("7", "No question of the table is called 7."),
    ],
)
def test_forgotten_quotation_marks_get_one_plain_sentence(case, store, text, said):
    with pytest.raises(KitError) as refused:
        read_word(text, list(case["variables"]["id"]))
    assert str(refused.value).startswith(said)
    widget = Counting(case, store, "remedy", FOUR, None, None)
    before = widget.view["rows"]
    view = asked(widget, word=text)
    assert view["problem"].startswith(said) and view["rows"] == before and widget.state["word"] == text
    assert asked(widget, word="“decider”")["problem"] == ""  # as a telephone writes it


def test_the_number_that_is_pressed_is_the_answer_and_opens_as_statements(case, store):
    task = tasks_by_id()["06.4"]
    widget = Counting(case, store, "remedy", FOUR, "06.4", ASKED)
    view = asked(widget, cell=["new national law", "FRA"])
    assert view["verdict"]["right"] is False and "answers another question" in view["verdict"]["text"]
    asked(widget, word='"decider"')
    view = asked(widget, cell=["national law", "FRA"])
    assert view["verdict"]["right"] is True and len(view["statements"]) == task.answer
    assert store.answer("06.4")["answer"] == f"{task.answer:g}"
    assert {each["id"][:3] for each in view["statements"]} == {"FRA"}


def test_the_same_number_elsewhere_is_no_answer(case, store):
    answer = tasks_by_id()["06.4"].answer
    table = counted(case, "evaluation", FOUR)
    value, place = next((value, place) for value in table.index for place in table if table.loc[value, place] == answer)
    widget = Counting(case, store, "evaluation", FOUR, "06.4", ASKED)
    view = asked(widget, cell=[value, place])
    assert (
        view["verdict"]["right"] is False
        and "of another cell" in view["verdict"]["text"]
        and store.answer("06.4") is None
    )
