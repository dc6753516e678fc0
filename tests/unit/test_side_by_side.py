"""Side by side: a cell is signs until it is pressed, and silence is said as what it is."""

from html import unescape

import pytest

from whodecides.answers import tasks_by_id
from whodecides.errors import KitError
from whodecides.positions import position_matrix
from whodecides.regulation import provision
from whodecides.tools.side_by_side.texts import TextsSideBySide
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
    assert [count for _sign, count, _said in cells[0]["signs"]] == [each.count for each in answers]
    (key,) = widget.view["keys"]
    assert ["▼", "condemns"] in key["signs"] and key["name"] == ""
    view = asked(widget, opened=["MEX.evaluation"])
    assert view["rows"][0]["cells"][0]["told"] and view["panel"]["quotation"]["label"] == "condemns"
    assert widget.words["labels"]["left"] == "3 boxes are not yet read."
    view = asked(widget, opened=["MEX.evaluation", "ITA.remedy", "XXX.remedy"])
    assert view["panel"]["quotation"] is None and "not the same as neutral" in view["panel"]["absence"]["heading"]
    everything = [cell["id"] for cell in cells]
    asked(widget, opened=everything)
    assert widget.words["labels"]["left"].startswith("All boxes are read")


def test_signs_are_explained_for_each_question_where_one_has_two_meanings(case, store):
    places = ["MEX", "DEU", "FRA", "GBR", "EUU", "POL"]
    keys = SideBySide(case, store, places, ["evaluation", "remedy"], None).view["keys"]
    first, second = (dict(each["signs"]) for each in keys)
    assert [each["name"] for each in keys] == ["Evaluation of the suspension", "Remedy"]
    assert any(first[each] != second[each] for each in first.keys() & second.keys())
    assert list(first) == [each for each in "▲△●▽▼–" if each in first]


def test_a_box_leads_from_each_of_its_statements_to_the_next_one(case, store):
    widget = SideBySide(case, store, ["MEX", "POL"], ["remedy"], "06.2")
    answers = [each for each in position_matrix(case)["MEX", "remedy"] if each.kind == "substantive"]
    every = [(place, each) for place, entry in enumerate(answers) for each in entry.statements]
    assert len(answers) > 2 and len(every) > len(answers)
    found = []
    for turn in range(len(every)):
        panel = asked(widget, opened=["MEX.remedy"], turn=turn)["panel"]
        assert panel["next"] == f"Next statement ({(turn + 1) % len(every) + 1} of {len(every)})"
        found.append((panel["shown"], panel["quotation"]["id"]))
    assert sorted(found) == sorted(every) and [place for place, _id in found] == [place for place, _id in every]
    assert asked(widget, opened=["MEX.remedy"], turn=len(every))["panel"]["quotation"]["id"] == found[0][1]
    assert asked(widget, opened=["POL.remedy"], turn=1)["panel"]["quotation"]["label"] == "new national law"


def test_a_box_that_answers_nothing_shows_what_was_said(case, store):
    silent = next(
        place
        for (place, variable), entries in position_matrix(case).items()
        if variable == "evaluation" and {each.kind for each in entries} == {"not addressed"}
    )
    panel = asked(SideBySide(case, store, [silent], ["evaluation"], None), opened=[f"{silent}.evaluation"])["panel"]
    assert panel["quotation"]["label"] == "not addressed" and panel["absence"] == {}


def test_a_task_stands_beside_words_and_wrong_sentences_are_told(case, store):
    widget = SideBySide(case, store, ["MEX", "DEU"], ["evaluation", "remedy"], "06.2")
    assert all(cell["told"] for row in widget.view["rows"] for cell in row["cells"])
    assert asked(widget, answer="law", tried=["same-side"])["verdict"]["right"] is False
    assert asked(widget, answer="differ")["verdict"]["right"] is True and store.answer("06.2")["answer"] == "differ"


def test_a_prediction_comes_before_the_signs_and_stands_beside_the_record(case, store):
    task = tasks_by_id()["06.1"]
    mine = next(each["id"] for each in task.options if each["id"] != task.outcome)
    widget = SideBySide(case, store, ["MEX", "ITA"], ["evaluation"], "06.1")
    assert widget.view["rows"] == [] and len(widget.view["predicts"]["options"]) == len(task.options)
    open_part, _details, folded = widget.static_html().partition("<details>")
    assert task.question in unescape(open_part) and "<table" not in open_part and "condemns" in folded
    assert asked(widget, opened=["MEX.evaluation"])["panel"] == {}  # nothing opens before
    view = asked(widget, answer=mine, opened=[])
    names = {each["id"]: each["text"] for each in task.options}
    assert (view["answered"]["own"], view["answered"]["record"]) == (names[mine], names[task.outcome])
    assert view["predicts"] is None and not view["rows"][0]["cells"][0]["told"]
    assert store.answer("06.1")["answer"] == mine
    asked(widget, language="fr")
    assert widget.view["answered"]["record"] == "Pologne"
    assert asked(widget, opened=["MEX.evaluation"])["panel"]["quotation"]["label"] == "condamne"


def test_texts_say_what_they_say_with_article_and_source(case, store):
    widget = TextsSideBySide(case, store, ["DEU-netzdg", "USA-section-230"], ["removal deadline", "scope"], None)
    first, second = (row["cells"] for row in widget.view["rows"])
    assert first[0]["told"] and second[0]["told"] and widget.view["keys"] == []
    found = provision(case, "DEU-netzdg", "removal deadline")
    panel = asked(widget, opened=["DEU-netzdg.removal deadline"])["panel"]
    assert panel["rule"]["said"] == found["detail_en"] and ["Article", found["article"]] in panel["rule"]["facts"]
    assert panel["rule"]["sources"] and widget.view["rows"][0]["cells"][0]["told"]
    assert "<th" in widget.static_html() and widget.static_text() == "Texts side by side"


@pytest.mark.parametrize(("texts", "features"), [(["DEU-netzdgg"], ["scope"]), (["DEU-netzdg"], ["scopes"])])
def test_a_text_or_a_question_that_is_not_there_is_told(case, store, texts, features):
    with pytest.raises(KitError, match="Did you mean"):
        TextsSideBySide(case, store, texts, features, None)
