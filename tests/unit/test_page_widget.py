"""A widget of a page in which Python runs by itself: the part of anywidget's contract that the kit uses."""

import numpy as np
import pytest
import traitlets

from whodecides.widgets.page_widget import OPENED, PageWidget, open_widget, pending_messages, said_by


class Tally(PageWidget):
    count = traitlets.Int(0).tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    own = traitlets.Int(0)


@pytest.fixture
def tally():
    pending_messages()
    widget = Tally()
    (opened,) = pending_messages()
    assert opened == {"type": OPENED, "id": widget.model_id, "data": {"state": {"count": 0, "words": {}}}}
    yield widget
    widget.close()


def test_what_changes_is_told_and_what_is_not_synced_is_not(tally):
    tally.count, tally.own = 3, 4
    assert pending_messages() == [said_by(tally.model_id, {"count": 3})] and pending_messages() == []
    tally.words = {"share": np.float64(0.5)}
    assert pending_messages() == [said_by(tally.model_id, {"words": {"share": 0.5}})]


def test_what_is_held_is_told_at_once_also_within_another_hold(tally):
    with tally.hold_sync():
        tally.count = 1
        with tally.hold_sync():
            tally.words = {"a": 1}
        assert pending_messages() == []
        tally.count = 2
    (said,) = pending_messages()
    assert said["data"]["state"] == {"count": 2, "words": {"a": 1}}
    with tally.hold_sync():
        pass
    assert pending_messages() == []


def test_what_the_page_says_is_heard_and_not_told_back(tally):
    tally.observe(lambda change: setattr(tally, "words", {"heard": change["new"]}), "count")
    tally.hear({"method": "update", "state": {"count": 5, "own": 9, "no such trait": 1}})
    assert (tally.count, tally.own) == (5, 0)
    assert pending_messages() == [said_by(tally.model_id, {"words": {"heard": 5}})]
    tally.count = 6  # what Python changes later is told again
    assert {"count": 6} in [each["data"]["state"] for each in pending_messages()]


def test_other_messages_reach_who_listens(tally):
    heard = []
    tally.on_msg(lambda widget, message, buffers: heard.append((widget, message, buffers)))
    tally.hear({"method": "custom", "content": {"refresh": "answers"}})
    assert heard == [(tally, {"refresh": "answers"}, [])]


def test_a_closed_widget_is_found_no_more(tally):
    assert open_widget(tally.model_id) is tally
    tally.close()
    assert open_widget(tally.model_id) is None
