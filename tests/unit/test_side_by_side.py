"""Side by side: a cell is signs until it is pressed, and silence is said as what it is."""

from whodecides.positions import position_matrix
from whodecides.tools.side_by_side.widget import SideBySide


def asked(widget, **state):
    widget.requested_state = {**widget.state, **state, "sent": widget.state.get("sent", 0) + 1}
    assert widget.message == ""
    return widget.view


def test_a_cell_that_is_pressed_says_its_words(case, store):
    widget = SideBySide(case, store, ["MEX", "ITA"], ["evaluation", "remedy"], None)
    cells = [cell for row in widget.view["rows"] for cell in row["cells"]]
    assert not any(cell["told"] for cell in cells) and [cell["empty"] for cell in cells] == [False, False, True, True]
    answers = [each for each in position_matrix(case)["MEX", "evaluation"] if each.kind == "substantive"]
    assert [count for _sign, count in cells[0]["signs"]] == [each.count for each in answers]
    view = asked(widget, opened=["MEX.evaluation"])
    assert view["rows"][0]["cells"][0]["told"] and view["panel"]["quotation"]["label"] == "condemns"
    assert widget.words["labels"]["left"] == "3 cells are still closed."
    view = asked(widget, opened=["MEX.evaluation", "ITA.remedy", "XXX.remedy"])
    assert view["panel"]["quotation"] is None and "not the same as neutral" in view["panel"]["absence"]["heading"]
    everything = [cell["id"] for cell in cells]
    asked(widget, opened=everything)
    assert widget.words["labels"]["left"].startswith("All cells are open")


def test_a_box_that_is_pressed_again_says_the_words_behind_its_next_code(case, store):
    widget = SideBySide(case, store, ["MEX", "POL"], ["remedy"], "06.2")
    answers = [each for each in position_matrix(case)["MEX", "remedy"] if each.kind == "substantive"]
    assert len(answers) > 2
    for turn, entry in enumerate([*answers, answers[0]]):
        panel = asked(widget, opened=["MEX.remedy"], turn=turn)["panel"]
        assert panel["quotation"]["id"] in entry.statements and panel["shown"] == turn % len(answers)
    assert panel["quotation"]["label"] not in panel["again"] and panel["again"].startswith("Press the box again")
    assert asked(widget, opened=["POL.remedy"], turn=0)["panel"]["again"] == ""  # one code alone


def test_a_task_stands_beside_words_and_wrong_sentences_are_told(case, store):
    widget = SideBySide(case, store, ["MEX", "DEU"], ["evaluation", "remedy"], "06.2")
    assert all(cell["told"] for row in widget.view["rows"] for cell in row["cells"])
    assert asked(widget, answer="law", tried=["same-side"])["verdict"]["right"] is False
    assert asked(widget, answer="differ")["verdict"]["right"] is True and store.answer("06.2")["answer"] == "differ"
