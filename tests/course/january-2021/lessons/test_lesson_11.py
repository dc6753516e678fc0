"""Lesson 11: what its texts say of the two lists of codes is so."""

from whodecides.case import other_case
from whodecides.tools.compare_cases.model import shared_values


def test_the_later_list_of_reasons_has_four_more_and_the_list_of_reach_one_less(case):
    cases = (case, other_case(case, "december-2025"))
    alone = {
        name: [has for has in shared_values(cases, name).values() if not all(has)]
        for name in ("justification", "reach", "decider")
    }
    assert alone == {"justification": [(False, True)] * 4, "reach": [(True, False)], "decider": []}
