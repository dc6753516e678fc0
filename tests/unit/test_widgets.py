import json
import re
from dataclasses import replace

import pytest
from helpers import ROOT, as_upload

import whodecides
from whodecides.answers import Store, Task
from whodecides.errors import KitError
from whodecides.i18n import LANGUAGES, _
from whodecides.tools.ask.widget import TaskForm, ask
from whodecides.tools.comparator.widget import Comparator, compare
from whodecides.tools.decision.widget import decision_path
from whodecides.tools.save_and_restore.widget import SaveBox
from whodecides.widgets.base import StatefulWidget
from whodecides.widgets.html import html_table

EXTENSION = "jupyter/installed/share/jupyter/labextensions/whodecides"


def choice(widget, **changes):
    """What the browser sends: the present choice with changes."""
    return {**widget.state, "opened": None} | changes


def shown(widget):
    """All parts that the browser draws."""
    return {
        part: getattr(widget, part) for part in ("words", "state", "matrix", "evidence", "ranking", "plain", "summary")
    }


def test_a_choice_changes_view_and_state(tiny, store):
    widget = Comparator(tiny, "AAA+BBB", store)
    widget.requested_state = choice(widget, language="es", opened=["BBB", "remedy"], weights={"remedy": 2})
    assert widget.summary["state_text"] == "AAA+BBB?remedy=2&near=AAA&language=es&open=BBB.remedy"
    assert [said["id"] for said in widget.evidence["columns"][1]["quotations"]] == ["BBB-01"]
    assert shown(Comparator(tiny, widget.summary["state_text"], store)) == shown(widget)


def test_a_weight_leaves_words_and_tables_alone(tiny, store):
    """What did not change is not sent again: this keeps a change fast."""
    widget = Comparator(tiny, "AAA+BBB", store)
    changed = set()
    widget.observe(lambda change: changed.add(change["name"]))
    widget.requested_state = choice(widget, weights={"evaluation": 3, "remedy": 1})
    assert changed == {"requested_state", "state", "ranking", "summary"}


def test_an_impossible_choice_keeps_the_view_and_says_why(tiny, store):
    widget = Comparator(tiny, "AAA+BBB", store)
    before = shown(widget)
    widget.requested_state = choice(widget, places=["AAA"])
    assert shown(widget) == before and "Choose 2 to 4" in widget.message
    widget.requested_state = choice(widget, places=["AAA", "CCC"])
    assert widget.message == "" and widget.state["places"] == ["AAA", "CCC"]


def test_a_saved_page_carries_table_and_sentence_beside_the_view(tiny, store):
    data, _ = Comparator(tiny, "AAA+DDD", store)._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert "condemns (2)" in data["text/html"] and "only for Alpha" in data["text/html"]
    assert data["text/plain"] == "Of these jurisdictions, a statement was found only for Alpha."


@pytest.mark.parametrize(("language", "word"), [("en", "run all cells"), ("fr", "exécutez toutes les cellules")])
def test_each_static_fallback_says_how_to_start_the_tools(tiny, store, language, word):
    """In words alone: a button is added by the kit's extension of JupyterLab and would be dead everywhere else."""
    store.choose_language(language)
    for widget in (Comparator(tiny, "AAA+DDD", store), TaskForm(TASK, store), SaveBox(store)):
        page = widget._repr_mimebundle_()[0]["text/html"]
        line, _, twin = page.partition("</p>")
        assert line.startswith(f'<p class="wd-again" lang="{language}">') and "<button" not in page
        assert word in line and "Run → Run All Cells" in line and "wd-again" not in twin


def test_the_extension_knows_the_static_fallbacks_and_every_language():
    extension = (ROOT / EXTENSION / "static/again.js").read_text(encoding="utf-8")
    assert 'const MARK = "wd-again"' in extension
    assert set(re.findall(r'(\w+): "', re.search(r"const START = \{(.*)\}", extension)[1])) == set(LANGUAGES)


def test_a_static_fallback_is_true_before_and_after_the_prediction(tiny, store):
    """A page that was saved when the prediction was owed is read again when it is stored."""
    widget = Comparator(tiny, "AAA+BBB", store, after="06.1")
    said = "This tool opens once task 06.1 is done."
    assert said in widget.static_html() and widget.static_text() == said
    assert "store your answer" in widget.locked and "store your answer" not in widget.static_html()


def test_a_static_fallback_says_that_the_state_of_ones_work_is_of_the_day_it_was_saved(store):
    tool = decision_path(task="02.3")
    for said in (tool.static_text(), tool.static_html().splitlines()[-1].removeprefix("<p>")):
        assert said.startswith("When this was opened: ") and "Answer a step" in said
    assert "When this was opened" not in decision_path().static_html()


def test_a_prediction_opens_the_comparator(tiny, store):
    widget = Comparator(tiny, "AAA+BBB", store, after="06.1")
    assert widget.words == {} and "06.1" in widget.locked
    page = widget.static_html()
    assert page.index("<details>") < page.index("<table") and "condemns" not in widget.static_text()
    store.record("06.2", "other")
    assert widget.words == {}
    store.record("06.1", "no such country")
    assert widget.words == {}
    store.record("06.1", "DEU")
    assert widget.locked == "" and widget.state["places"] == ["AAA", "BBB"]
    assert Comparator(tiny, "AAA+BBB", store, after="06.1").words


def test_the_language_of_the_student_is_the_default(tiny, store):
    store.choose_language("fr")
    assert Comparator(tiny, "AAA+BBB", store).state["language"] == "fr"
    assert Comparator(tiny, "AAA+BBB?language=es", store).state["language"] == "es"


TASK = Task("06.2", "choice", 3, "Which?", options=[
    {"id": "a", "text": "Yes", "feedback": "Right, because.", "right": True},
    {"id": "b", "text": "No", "feedback": "Look again.", "misconception": "m"},
])  # fmt: skip


THREE = replace(
    TASK, options=[*TASK.options, {"id": "c", "text": "Maybe", "feedback": "Look once more.", "misconception": "m"}]
)


def test_an_answer_is_stored_at_once_and_comes_back(store):
    form = TaskForm(TASK, store)
    assert form.feedback == {}
    form.sent = {"answer": "b", "number": 1}
    said = {
        "right": False,
        "text": "Look again.",
        "tries": 1,
        "rows": {},
        "more": False,
        "about": "b",
        "stored": "b",
        "kept": True,
    }
    assert form.feedback == said | {"number": 1}
    form.sent = {"answer": "b", "number": 2}
    assert form.feedback == said | {"number": 2}  # the same answer again is the same try
    again = TaskForm(TASK, store)
    assert again.task["answer"] == "b" and again.feedback == said | {"number": 0}
    again.sent = {"answer": "", "number": 1}  # nothing is stored in its place, and the page knows what is
    assert (again.feedback["about"], again.feedback["stored"]) == ("", "b")


def test_whatever_a_form_has_said_it_says_in_the_language_chosen_later(store, monkeypatch):
    form = TaskForm(TASK, store)
    form.sent = {"answer": "", "number": 1}  # refused
    store.choose_language("fr")
    refused = form.feedback["text"]
    assert refused and form.feedback["number"] == 1
    store.choose_language("es")
    assert form.feedback["text"] not in ("", refused)

    def full(*_args, **_named):
        raise KitError(_("This answer is too long to be stored: shorten it, then store it again."))

    monkeypatch.setattr(store, "record", full)
    form.sent = {"answer": "b", "number": 2}
    said = {}
    for language in ("fr", "es", "en"):
        store.choose_language(language)
        said[language] = form.feedback["text"]
        assert (form.feedback["about"], form.feedback["stored"]) == ("b", None)
    assert len(set(said.values())) == 3 and said["en"].startswith("This answer is too long")


def test_a_tool_looks_for_the_language_that_another_lesson_chose(store):
    form, other = TaskForm(TASK, store), Store(store.path)  # another kernel's: it tells this one nothing
    other.choose_language("fr")
    assert form.task["language"] == "en"
    form._handle_custom_msg({}, [])
    assert form.task["language"] == "en"
    form._handle_custom_msg({"refresh": "language"}, [])
    assert form.task["language"] == "fr" and form.task["labels"]["store"] != "Store my answer"


def test_samples_and_rubric_come_once_a_whole_text_is_stored(store):
    samples = [{"level": n, "text": f"Sample {n}", "note": f"Note {n}"} for n in (1, 2)]
    rubric = [{"level": n, "text": f"Level {n}"} for n in (1, 2, 3)]
    text = Task("06.6", "text", 5, "Why?", words=[3, 9], right="Stored.", samples=samples, rubric=rubric)
    form = TaskForm(text, store)

    def sent():
        page = form._repr_mimebundle_()[0]["text/html"]
        return json.dumps({name: form.get_state(name)[name] for name in form.keys if not name.startswith("_")}) + page

    assert form.samples_and_rubric == {} and "Sample" not in sent() and "Note" not in sent() and "Level 1" not in sent()
    form.sent = {"answer": "Too short", "number": 1}
    assert form.samples_and_rubric == {} and "Sample" not in sent()
    form.sent = {"answer": "It is long enough.", "number": 2}
    assert form.samples_and_rubric == {"samples": samples, "rubric": rubric}
    assert TaskForm(text, store).samples_and_rubric == form.samples_and_rubric  # on the next day too
    form.sent = {"answer": "Too short", "number": 3}
    assert form.samples_and_rubric == {}
    assert "rubric" not in json.dumps(store.answer("06.6"))


def test_the_answer_is_told_to_whoever_asks_after_two_different_tries(store):
    form = TaskForm(THREE, store)
    for number, (answer, tries) in enumerate([("b", 1), ("b", 1), ("c", 2), ("b", 2), ("c", 2)], 1):
        form.sent = {"answer": answer, "number": number}
        assert (form.feedback["tries"], form.feedback["more"]) == (tries, tries == 2)
        assert "Yes" not in form.feedback["text"] and form.solution == ""
    form.solution_requests += 1
    assert form.solution == "The answer is: Yes" and form.feedback["text"] == "Look once more."
    store.choose_language("fr")
    assert form.solution.startswith("La réponse est") and form.solution.endswith("Yes")
    form.sent = {"answer": "b", "number": 6}
    assert form.solution == ""  # it belonged to the answer before
    form.sent = {"answer": "a", "number": 7}
    form.solution_requests += 1
    assert form.feedback["right"] is True and form.feedback["more"] is False and form.solution == ""


def test_the_answer_is_not_told_before(store):
    form = TaskForm(THREE, store)
    form.solution_requests += 1
    assert form.solution == ""
    form.sent = {"answer": "b", "number": 1}
    form.solution_requests += 1
    assert form.solution == ""


def test_the_field_shows_what_was_answered_in_code(store):
    number = Task("06.4", "number", 2, "How many?", answer=7, hint="Count again.", right="Yes.")
    store.record("06.4", 3)
    form = TaskForm(number, store)
    assert form.task["answer"] == 3
    form.store_cell_answer(7)
    assert form.feedback["right"] and form.task["answer"] == 7
    form.store_cell_answer(7)  # the cell is run again
    assert form.task["answer"] == 7


def test_an_empty_answer_is_not_stored(store):
    form = TaskForm(TASK, store)
    form.sent = {"answer": "", "number": 1}
    assert "Choose one" in form.feedback["text"] and store.answer("06.2") is None
    before = form.feedback
    form.sent = {"answer": "", "number": 2}
    assert form.feedback != before  # the same words again: the browser must learn that they are an answer


def test_a_form_follows_the_language(store):
    form = TaskForm(Task("06.4", "number", 2, "How many?", answer=7, hint="Count again."), store)
    form.sent = {"answer": "many", "number": 1}
    store.choose_language("fr")
    assert form.task["labels"]["store"] == "Enregistrer ma réponse" and "Écrivez un nombre" in form.feedback["text"]
    assert form.task["labels"]["late"].startswith("La machine ne répond pas")


@pytest.mark.parametrize(("task", "unfinished", "wrong", "solution"), [
    (Task("06.4", "number", 2, "How many?", answer=7, hint="Count again."), "many", ("3", "4"), "The answer is: 7"),
    (
        Task("06.5", "classify", 2, "Which?", right="Yes.", categories=[{"id": "x", "text": "X"}, {"id": "y", "text": "Y"}],
             items=[{"id": each, "text": each, "answer": "x", "feedback": "Look again."} for each in "ab"]),
        {"a": "y"}, ({"a": "x", "b": "y"}, {"a": "y", "b": "y"}), "– a: X\n– b: X",
    ),
])  # fmt: skip
def test_an_unfinished_answer_is_kept_and_is_no_try(store, task, unfinished, wrong, solution):
    """Whoever stores half an answer first must still think about the first whole one."""
    form = TaskForm(task, store)
    form.sent = {"answer": unfinished, "number": 1}
    assert store.answer(task.id)["answer"] == unfinished and form.feedback["tries"] == 0
    form.sent = {"answer": wrong[0], "number": 2}
    assert form.feedback["tries"] == 1 and not form.feedback["more"]
    form.sent = {"answer": wrong[1], "number": 3}
    form.solution_requests += 1
    assert solution in form.solution


def test_a_full_disk_is_told_in_the_form(store, monkeypatch):
    form = TaskForm(TASK, store)
    monkeypatch.setattr("os.replace", lambda *paths: (_ for _ in ()).throw(OSError(28, "No space left")))
    form.sent = {"answer": "a", "number": 1}
    assert "could not be saved" in form.feedback["text"]


def test_the_form_does_not_give_the_answer_away(store):
    assert "feedback" not in str(TaskForm(TASK, store).task) and "right" not in str(
        TaskForm(TASK, store).task["options"]
    )


def test_a_saved_task_reads_without_a_kernel(store):
    data, _ = TaskForm(TASK, store)._repr_mimebundle_()
    assert data["text/plain"] == "06.2 Which?" and "<li>Yes</li>" in data["text/html"]


def test_answers_travel_by_file(store, tmp_path):
    box = SaveBox(store)
    other = Store(tmp_path / "elsewhere.json")
    other.record("06.1", "a")
    other.choose_language("es")
    box.restored = {"data": as_upload(other.text()), "number": 1}
    assert store.answer("06.1")["answer"] == "a" and box.language == "es"
    assert "1" in box.message and "06.1" in box.view["text"]
    box.restored = {"data": as_upload("rubbish"), "number": 2}
    assert "no contiene respuestas" in box.message and store.answer("06.1")
    box.pseudonym = "!?"
    assert "Elija un seudónimo" in box.message
    store.choose_language("en")
    assert box.message == ""


def test_the_box_takes_a_pseudonym_and_names_damage(store):
    store.path.write_text("{")
    box = SaveBox(store)
    assert "answers-damaged-1.json" in box.message
    box.pseudonym = "Heron"
    assert box.message == "" and store.read()["pseudonym"] == "Heron" and '"Heron"' in box.view["text"]
    box.pseudonym = "<b>"
    assert "at most 40 letters" in box.message and store.read()["pseudonym"] == "Heron"


def test_the_box_changes_the_language(store):
    box = SaveBox(store)
    box.language = "fr"
    assert store.language == "fr" and box.view["labels"]["language"] == "Langue"


def test_public_calls_find_the_case_and_the_tasks(monkeypatch):
    monkeypatch.chdir(ROOT / "notebooks")
    assert compare("Mexico+Germany").summary["state_text"].startswith("MEX+DEU?")
    with pytest.raises(KitError, match="no jurisdiction 'Germny'. Did you mean Germany"):
        compare("Mexico+Germny")
    with pytest.raises(KitError, match="There is no task '06.99'. Did you mean"):
        ask("06.99")


# Calls that fail, with what the sentence holds in English and in French.
WRONG_CALLS = {
    'compare()': ("write it as compare(state, case=None, after=None).", "Cet appel ne convient pas"),
    'compare("MEX+DEU", aftr="06.1")': ("This call does not fit", "Cet appel ne convient pas"),
    'compare("Mexico+Germny")': ("Did you mean Germany", "Vouliez-vous dire Germany"),
    'compare("MEX")': ("Choose 2 to 4 jurisdictions", "Choisissez de 2 à 4"),
    'compare("MEX+DEU?remedy=9")': ("must be one of 0, 1, 2, 3, not '9'", "doit être l’un de 0, 1, 2, 3"),
    'ask(6.1)': ("Did you mean 06.1 or E06.1", "Vouliez-vous dire 06.1 ou E06.1"),
    'timeline("yesterday")': ("'yesterday' is not a day", "«\u00a0yesterday\u00a0» n’est pas un jour"),
    'speech_triangle(task="02.99")': ("no task '02.99'", "pas de tâche «\u00a002.99\u00a0»"),
    'apply_to_case(3)': ("'3' cannot be applied", "ne peut pas être appliqué"),
    'agreement_explorer("x")': ("no variable 'x'. Choose from: evaluation", "Choisissez parmi\u00a0: evaluation"),
    'heat_map("evaluation", ["XXX", "DEU"])': ("no jurisdiction 'XXX'", "«\u00a0XXX\u00a0»"),
    'dot_plot({"x": 1}, near="DEU")': ("There is no 'x' in variables", "pas de «\u00a0x\u00a0» dans variables"),
    'dot_plot({"remedy": 1}, near="XXX")': ("no jurisdiction 'XXX'", "«\u00a0XXX\u00a0»"),
    'timeline(2021-1-6)': ("Write the day in quotation marks, as year-month-day", "Écrivez le jour entre guillemets"),
    'laws_over_time(2021-1-6)': ("Write the day in quotation marks", "Écrivez le jour entre guillemets"),
    'company_plot("soon")': ("'soon' is not a day", "«\u00a0soon\u00a0» n’est pas un jour"),
}  # fmt: skip


@pytest.mark.parametrize("language", [0, 1], ids=["en", "fr"])
@pytest.mark.parametrize("call", WRONG_CALLS)
def test_a_call_that_fails_says_why_in_the_students_language(call, language, store, monkeypatch):
    monkeypatch.chdir(ROOT / "notebooks")
    monkeypatch.setattr("whodecides.widgets.calls.open_store", lambda: store)
    store.choose_language(("en", "fr")[language])
    with pytest.raises(KitError) as found:
        eval(call, vars(whodecides).copy())
    (said,) = found.value._render_traceback_()  # what IPython prints: no traceback
    assert WRONG_CALLS[call][language] in said and "\n" not in said


def test_a_damaged_file_of_answers_does_not_hide_what_is_wrong_with_a_call(monkeypatch, tmp_path):
    monkeypatch.chdir(ROOT / "notebooks")
    monkeypatch.setattr("whodecides.widgets.calls.open_store", lambda: Store(tmp_path / "gone/x/answers.json"))
    monkeypatch.setattr(Store, "read", lambda self: (_ for _ in ()).throw(KitError("Your answers could not be read.")))
    with pytest.raises(KitError, match="This call does not fit"):
        whodecides.compare()


class Shelf(StatefulWidget):
    """The smallest stateful widget: it shows what was picked."""

    answer_keys = ("picked",)

    def compute_view(self, state):
        if "poison" in state["picked"]:
            raise KitError("Pick something else.")
        return {"words": {"labels": {"title": state["language"]}}, "view": {"count": len(state["picked"])}}

    def static_fallback(self, state):
        return html_table(["Picked"], [], "Shelf"), f"{len(state['picked'])} picked"


def test_an_explorer_stores_each_change_and_comes_back(store):
    shelf = Shelf(store, {"picked": []}, task="01.4")
    assert store.answer("01.4") is None and shelf.view == {"count": 0}
    shelf.requested_state = {**shelf.state, "picked": ["a"], "sent": 1}
    shelf.requested_state = {**shelf.state, "picked": ["a", "b"], "sent": 2}
    assert shelf.state["sent"] == 2 and store.answer("01.4")["answer"] == {"picked": ["a", "b"]}
    assert Shelf(store, {"picked": []}, task="01.4").view == {"count": 2}


def test_an_impossible_choice_is_not_stored(store):
    shelf = Shelf(store, {"picked": ["a"]}, task="01.4")
    heard = []
    shelf.observe(lambda change: heard.append(change["new"]), "message")
    for number in (1, 2):
        shelf.requested_state = {**shelf.state, "picked": ["poison"], "sent": number}
    assert heard == ["Pick something else.", "", "Pick something else."]
    assert shelf.view == {"count": 1} and store.answer("01.4") is None


def test_a_damaged_answer_does_not_stop_a_tool(store):
    store.record("01.4", "not a dictionary")
    assert Shelf(store, {"picked": []}, task="01.4").view == {"count": 0}


def test_all_explorers_follow_the_language(store):
    first, second = Shelf(store, {"picked": []}), Shelf(store, {"picked": []})
    first.requested_state = {**first.state, "language": "es"}
    assert store.language == "es" and second.words["labels"]["title"] == "es" and second.words["language"] == "Idioma"
    store.choose_language("fr")
    assert first.state["language"] == "fr"


def test_a_tool_that_failed_does_not_disturb_the_others(store):
    form, shelf = TaskForm(TASK, store), Shelf(store, {"picked": []}, task="01.4")
    with pytest.raises(KitError):
        Shelf(store, {"picked": ["poison"]})
    assert len(store._listeners) == 2
    shelf.requested_state = {**shelf.state, "picked": ["a"], "language": "fr", "sent": 1}
    assert shelf.message == "" and shelf.words["language"] == "Langue" and store.answer("01.4")
    assert form.task["labels"]["store"] == "Enregistrer ma réponse"
    form.sent = {"answer": "a", "number": 1}
    assert form.feedback["right"] and store.answer("06.2")["answer"] == "a"


@pytest.mark.parametrize("make", [
    lambda store: Shelf(store, {"picked": []}), lambda store: TaskForm(TASK, store), SaveBox,
])  # fmt: skip
def test_a_closed_tool_hears_no_more(store, make):
    widget = make(store)
    assert len(store._listeners) == 1
    widget.close()
    assert store._listeners == []
    widget.close()  # twice is once


def test_work_is_not_asked_as_a_form(monkeypatch):
    monkeypatch.chdir(ROOT / "notebooks")
    monkeypatch.setattr("whodecides.answers.tasks.tasks_by_id", lambda: {"01.4": Task("01.4", "work", 5, "Judge.")})
    with pytest.raises(KitError, match="done in a tool"):
        ask("01.4")


def test_what_other_lessons_stored_is_in_the_file_that_is_saved(store):
    box = SaveBox(store)
    Store(store.path).record("02.1", "a")  # the kernel of another lesson has a store of its own
    assert "02.1" not in box.view["text"]
    box.asked = 1
    assert box.given == 1 and "02.1" in box.view["text"] and box.view["labels"]["count"].endswith("1")


def test_tools_hear_of_what_other_lessons_stored_when_one_comes_into_sight(store):
    told, form, other = [], TaskForm(TASK, store), Store(store.path)
    store.subscribe(told.append)
    other.record("02.1", "a")
    other.choose_pseudonym("Heron")
    form._handle_custom_msg({"refresh": "answers"}, [])
    assert told == ["02.1", "pseudonym"]
    form._handle_custom_msg({"refresh": "answers"}, [])
    assert told == ["02.1", "pseudonym"]  # once
    other.record("02.2", "b")
    store.record("06.2", "a")
    assert told == ["02.1", "pseudonym", "02.2", "06.2"]


def test_the_reply_says_whether_the_answer_is_stored(store):
    form = TaskForm(TASK, store)
    for number, (answer, right, kept) in enumerate(
        [("", False, False), ("b", False, True), ("a", True, True), ("", False, False)]
    ):
        form.sent = {"answer": answer, "number": number}
        assert (form.feedback["right"], form.feedback["kept"]) == (right, kept)
    assert TaskForm(TASK, store).feedback["kept"]
