"""Lesson 11: what its texts say of the two lists of codes is so, and its prediction is told with its own government."""

from whodecides.answers import find_task
from whodecides.case import other_case
from whodecides.tools.compare_cases.model import shared_values
from whodecides.tools.compare_cases.widget import CompareCases


def test_the_later_list_of_reasons_has_four_more_and_the_list_of_reach_one_less(case):
    cases = (case, other_case(case, "december-2025"))
    alone = {
        name: [has for has in shared_values(cases, name).values() if not all(has)]
        for name in ("justification", "reach", "decider")
    }
    assert alone == {"justification": [(False, True)] * 4, "reach": [(True, False)], "decider": []}


def test_what_one_expected_of_a_government_is_told_with_it_alone(case, store):
    cases = (case, other_case(case, "december-2025"))
    store.record("11.1", "alliance", revision=find_task("11.1").revision)
    tool = CompareCases(cases, store, "USA+FRA", "justification", after="11.1")

    def told(place):
        tool.requested_state = {**tool.state, "place": place, "sent": tool.state["sent"] + 1}
        return tool.prediction_result

    assert told("FRA") == {}
    assert told("USA")["expected"] == "You expected: The alliance between states" and told("nobody") == told("USA")
