import pytest

from whodecides.errors import KitError
from whodecides.tools.comparator.model import parse


def test_a_state_restores_the_same_view(tiny):
    text = "AAA+CCC?evaluation=2&remedy=0&near=CCC&language=fr&open=AAA.remedy"
    selection = parse(text, tiny)
    assert str(selection) == text
    assert parse(str(selection), tiny) == selection
    assert selection.opened == ("AAA", "remedy")
    text = "AAA+CCC?evaluation=2&remedy=0&near=CCC&view=near&language=fr&open=AAA.evaluation.condemns"
    assert str(parse(text, tiny)) == text
    assert parse(text + " not", tiny).value == "" and parse("AAA+CCC?view=other", tiny).view == ""


def test_what_is_left_out_is_filled_in(tiny):
    selection = parse("alpha+Beta fr", tiny, language="es")
    assert selection.places == ("AAA", "BBB")
    assert selection.weights == {"evaluation": 1, "remedy": 1}
    assert (selection.near, selection.language, selection.opened) == ("AAA", "es", None)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Alhpa+BBB", "no jurisdiction 'Alhpa'. Did you mean Alpha"),
        ("AAA+BBB?evalution=1", "no variable 'evalution'. Did you mean evaluation"),
        ("AAA+BBB?remedy=9", "weight of remedy must be one of 0, 1, 2, 3, not '9'"),
        ("AAA", "Choose 2 to 4 jurisdictions"),
        ("", "Choose 2 to 4 jurisdictions"),
        ("AAA+BBB?near=ZZZZ", "no jurisdiction 'ZZZZ'"),
        ("AAA+BBB?language=xx", "does not speak 'xx'"),
        ("AAA+BBB?open=CCC.remedy", "cell 'CCC.remedy' is not shown"),
        ("AAA+BBB?evaluation=1&open=AAA.remedy", "cell 'AAA.remedy' is not shown"),
    ],
)
def test_wrong_states_get_one_sentence(tiny, text, sentence):
    with pytest.raises(KitError, match=sentence) as caught:
        parse(text, tiny)
    assert "\n" not in str(caught.value)
