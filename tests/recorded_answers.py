"""Comparing the answers that a living page has recorded with those of Python."""

import json


def changed(before, found):
    """Make of what was before what is then, as the page does (`recorded.js`)."""
    if isinstance(found, list):
        return found[0]
    after = list(before) if isinstance(before, list) else dict(before)
    for key, each in found.items():
        place = int(key) if isinstance(after, list) else key
        after[place] = changed(after[place] if isinstance(after, list) else after.get(place), each)
    return after


def pressed_as(sent, number=1):
    """What the page sends, with how many it has sent."""
    return {name: {**value, "sent": number} if name == "requested_state" else value for name, value in sent.items()}


def hear(python, model, state):
    """Return {model: traits} that Python tells after a press."""
    said = python.ask("hear_page", json.dumps({"id": model, "data": {"method": "update", "state": state}}))["said"]
    told = {}
    for each in said:
        told[each["id"]] = told.get(each["id"], {}) | each["data"]["state"]
    return told


def text_of(state, without):
    """The picture of a tool as a text, without what the page itself sets and what counts."""
    shown = {name: state[name] for name in sorted(state) if name not in without}
    return json.dumps(shown | ({"state": {**state["state"], "sent": 0}} if state.get("state") else {}))


def assert_answered_as_by_python(cells, states, table, python, language):
    """Each answer of a table is what Python tells a new student; `states` are the first states of the cells of a page."""
    assert table
    for place, recorded in table.items():
        for sent, told in recorded["answers"]:
            python.ask("begin_anew", language)
            places = list(dict.fromkeys([place, *told]))
            opened = {each: python.ask("open_cell", cells[int(each)]["source"]) for each in places}
            says = hear(python, opened[place]["model"], pressed_as(sent))
            for each, shown in opened.items():
                now = {**shown["state"], **says.get(shown["model"], {})}
                on_page = {**states[int(each)]}
                on_page |= {name: changed(on_page.get(name), found) for name, found in told.get(each, {}).items()}
                assert text_of(on_page, sent) == text_of(now, sent), (cells[int(each)]["source"], sent)
            if not recorded["stored"]:
                continue
            kept = json.loads(python.answers.read_text())["answers"]
            assert set(kept) <= set(recorded["stored"]), sent
